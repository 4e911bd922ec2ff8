"""A short address as a code that a telephone reads from paper. The only importer of segno."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

import segno

from openrecord.frozen import frozen

_STROKE = re.compile("[^01]?0*1+")
"""A run of dark squares with the light ones before it; the first of a row with the row's letter in front."""
_ROW = ord("A")
"""The letter of the first row."""
_ANY = "@"
"""Stands for every letter of an ending while nothing is known of it; letters differ from it in some of their bits."""


@frozen
class QrCode:
    """A code: how many squares it is wide, and the path of its dark ones."""

    size: int
    path: str

    @property
    def shown(self) -> str:
        """What of the plane a drawing shows: the code, and four light squares around it by which telephones find it."""
        return f"-4 -4 {self.size + 8} {self.size + 8}"


@frozen
class QrCodes:
    """Draws the codes of addresses that differ in their last letters alone.

    A code takes milliseconds, and a site has thousands. But each square is a sum, without carrying, of bits of the
    address (the correction of errors is linear, and the mask is added to it), so that the codes of all addresses are
    sums of a few: one for the beginning, and one for each bit of each letter of the ending.
    """

    start: str
    """What all the addresses begin with."""
    letters: str
    """What their endings are made of; ASCII."""
    length: int
    """How many letters each ending has."""

    def code(self, ending: str) -> QrCode:
        """The code of the address with that ending."""
        squares = self._beginning
        for place, letter in zip(self._endings, ending, strict=True):
            squares ^= place[letter]
        return QrCode(self._size, self._path(squares))

    @cached_property
    def _pattern(self) -> segno.QRCode:
        """A code of the right size, with the mask that suits an address of this kind best."""
        address = f"{self.start}{self.letters[: self.length].ljust(self.length, self.letters[0])}"
        return segno.make_qr(address.encode(), error="l", boost_error=False, mode="byte")

    @cached_property
    def _size(self) -> int:
        return len(self._pattern.matrix)

    @cached_property
    def _beginning(self) -> int:
        return self._squares(_ANY * self.length)

    @cached_property
    def _endings(self) -> tuple[Mapping[str, int], ...]:
        """For each place, the squares that a letter there turns over."""
        return tuple(self._place(position) for position in range(self.length))

    def _place(self, position: int) -> Mapping[str, int]:
        before, after = _ANY * position, _ANY * (self.length - position - 1)
        bits = [self._squares(f"{before}{chr(ord(_ANY) ^ 1 << bit)}{after}") ^ self._beginning for bit in range(7)]
        turned = {}
        for letter in self.letters:
            squares = 0
            for bit, found in enumerate(bits):
                if (ord(letter) ^ ord(_ANY)) >> bit & 1:
                    squares ^= found
            turned[letter] = squares
        return turned

    def _squares(self, ending: str) -> int:
        """The squares of a code, row after row, as the bits of one number."""
        pattern = self._pattern
        code = segno.make_qr(
            f"{self.start}{ending}".encode(),
            error="l",
            boost_error=False,
            mode="byte",
            mask=pattern.mask,
            version=pattern.version,
        )
        return int("".join("1" if square else "0" for row in code.matrix for square in row), 2)

    def _path(self, squares: int) -> str:
        """A path that is drawn as wide as one square: a stroke for each run of dark ones."""
        size = self._size
        bits = f"{squares:0{size * size}b}"
        rows = (f"{chr(_ROW + row)}{bits[row * size : (row + 1) * size]}" for row in range(size))
        return "".join(map(self._strokes.__getitem__, _STROKE.findall("".join(rows))))

    @cached_property
    def _strokes(self) -> _Strokes:
        return _Strokes()


class _Strokes(dict[str, str]):
    """How each run is drawn: a code has hundreds, and all the codes together have only hundreds that differ."""

    def __missing__(self, run: str) -> str:
        light, dark = run.count("0"), run.count("1")
        starts = light + dark < len(run)
        self[run] = f"M{light} {ord(run[0]) - _ROW}.5h{dark}" if starts else f"m{light} 0h{dark}"
        return self[run]
