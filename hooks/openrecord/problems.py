"""One thing that is wrong, where it stands, and how it is printed."""

from __future__ import annotations

import difflib
import enum
import functools
import heapq
import itertools
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_QUOTE = 60
MOST_WORDS_LISTED = 24
LONGEST_COMPARED = 200
MOST_COMPARED = 40
MOST_PROBLEMS_IN_A_FILE = 1000


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in the council's files: where it stands, and what would mend it."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"

    def as_annotation(self) -> str:
        """The problem as a workflow command that GitHub shows on the line of a pull request."""
        file = _escaped(self.file).replace(":", "%3A").replace(",", "%2C")
        return f"::error file={file},line={self.line}::{_escaped(self.message)}"


def shortened(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, sorted and each told once; of a file with very many, the first, and that there are more."""
    kept: list[Problem] = []
    for file, found in itertools.groupby(sorted(set(problems)), key=lambda problem: problem.file):
        every = list(found)
        kept += every[:MOST_PROBLEMS_IN_A_FILE]
        if len(every) > MOST_PROBLEMS_IN_A_FILE:
            kept.append(Problem(file, kept[-1].line, "and more problems in this file; mend those above first"))
    return tuple(kept)


class Unsound(Exception):
    """The record has problems, so nothing may be built from it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def summary(problems: tuple[Problem, ...]) -> str:
    """How many problems in how many files, as one sentence."""
    files = len({problem.file for problem in problems})
    return (
        f"{len(problems)} problem{'s' * (len(problems) != 1)} in {files} file{'s' * (files != 1)}. "
        "Nothing was built; the last good site is as it was."
    )


def said(value: object) -> str:
    """A value as a message may show it: quoted, short, and with nothing that a terminal would obey."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    text = str(value.value if isinstance(value, enum.Enum) else value)
    if len(text) > LONGEST_QUOTE:
        text = f"{text[:LONGEST_QUOTE]}…"
    return f"'{visible(text)}'"


def visible(text: str) -> str:
    """A text with every character that nobody can see, or that a terminal would obey, as its number."""
    return "".join(_visible(character) for character in text)


def nearest(word: str, allowed: Iterable[str]) -> str:
    """`; did you mean 'x'?` for the allowed word most like the one given, or nothing at all."""
    return meant(closest(word, allowed))


def closest(word: str, allowed: Iterable[str]) -> str:
    """The allowed word most like the one given; empty where none is like it."""
    return _nearest(word, list(allowed)) or ""


def meant(close: str) -> str:
    """`; did you mean 'x'?`, or nothing where nothing is like what was written."""
    return f"; did you mean {said(close)}?" if close else ""


def nearest_path(path: str, known: Iterable[str]) -> str:
    """The known path most like the one given: those of its folder are likened by their last part, all else being equal.

    Empty where none is like it.
    """
    paths = list(known)
    folder, slash, last = path.rpartition("/")
    beside = [other.removeprefix(folder + slash) for other in paths if other.rpartition("/")[0] == folder]
    close = _nearest(last, beside) if beside else None
    if close:
        close = f"{folder}{slash}{close}"
    elif not beside:
        close = _nearest(path, paths)
    return close or ""


def choice(word: object, allowed: Iterable[str]) -> str:
    """What may stand in place of a wrong word, the nearest first: `; did you mean 'x'? Allowed: x, y, z`."""
    every = list(allowed)
    meant = nearest(str(word), every)
    return f"{meant} Allowed: {listed(every)}" if meant else f"; allowed: {listed(every)}"


def listed(words: Iterable[str]) -> str:
    """The allowed words in one line, cut short where there are very many; `none` where there is not one."""
    every = list(words) or ["none"]
    shown = ", ".join(every[:MOST_WORDS_LISTED])
    return shown if len(every) <= MOST_WORDS_LISTED else f"{shown} and {len(every) - MOST_WORDS_LISTED} more"


def _nearest(word: str, candidates: list[str]) -> str | None:
    word = word[:LONGEST_COMPARED]
    if len(candidates) > MOST_COMPARED:
        pairs = _pairs(word)
        candidates = heapq.nlargest(MOST_COMPARED, candidates, key=lambda other: len(pairs & _pairs(other)))
    return next(iter(difflib.get_close_matches(word, candidates, n=1, cutoff=0.6)), None)


@functools.lru_cache(maxsize=100_000)
def _pairs(word: str) -> frozenset[str]:
    """The pairs of neighbouring letters of a word: a quick measure of likeness, to choose whom to compare closely."""
    return frozenset(word[at : at + 2] for at in range(len(word) - 1))


def _visible(character: str) -> str:
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return f"U+{ord(character):04X}" if hidden else character


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
