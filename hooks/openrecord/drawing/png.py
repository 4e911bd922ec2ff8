"""Flat drawings of one colour as PNG files, of the same bytes each time; without words, for want of a font."""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Sequence

from openrecord.colours import Colour
from openrecord.frozen import frozen

WHITE = 15
"""The lightest tone; 0 is the ground."""
_DIGITS = b"0123456789abcdef".ljust(256, b"0")
"""The hexadecimal digit of each tone."""


@frozen
class Block:
    """A rectangle of one tone."""

    x: float
    y: float
    width: float
    height: float
    tone: int = WHITE

    def run(self, row: int) -> tuple[float, float] | None:
        """From where to where it covers a row; None where it does not."""
        return (self.x, self.x + self.width) if self.y <= row < self.y + self.height else None


@frozen
class Disc:
    """A disc of one tone."""

    x: float
    y: float
    radius: float
    tone: int = WHITE

    def run(self, row: int) -> tuple[float, float] | None:
        """From where to where it covers a row; None where it does not."""
        away = row + 0.5 - self.y
        if abs(away) >= self.radius:
            return None
        half = math.sqrt(self.radius**2 - away**2)
        return self.x - half, self.x + half


Shape = Block | Disc


def png(width: int, height: int, ground: Colour, shapes: Sequence[Shape]) -> bytes:
    """The shapes, each over those before it, on a ground; between the ground and white there are sixteen tones."""
    rows = bytearray()
    packed: dict[tuple[object, ...], bytes] = {}
    for row in range(height):
        runs = tuple((*run, shape.tone) for shape in shapes if (run := shape.run(row)))
        if runs not in packed:
            packed[runs] = _packed(width, runs)
        rows += packed[runs]
    tones = bytes(round(part + (255 - part) * tone / WHITE) for tone in range(WHITE + 1) for part in ground)
    header = struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)  # four bits a pixel, each naming one of the tones
    parts = ((b"IHDR", header), (b"PLTE", tones), (b"IDAT", zlib.compress(bytes(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, content) for name, content in parts)


def _packed(width: int, runs: Sequence[tuple[float, float, int]]) -> bytes:
    """A row of pixels, two to a byte, after the byte that says that they stand as they are."""
    pixels = bytearray(width)
    for start, end, tone in runs:
        first, last = math.ceil(start), math.floor(end)
        if first <= last:
            pixels[first:last] = bytes([tone]) * (last - first)
        for pixel, covered in ((first - 1, first - start), (last, end - last)):
            if covered > 0:
                pixels[pixel] = round(pixels[pixel] + (tone - pixels[pixel]) * covered)
    return b"\0" + bytes.fromhex(pixels.translate(_DIGITS).decode())


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
