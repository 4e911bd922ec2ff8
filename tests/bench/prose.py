"""Plain sentences that mean nothing, always the same ones for the same seed."""

from __future__ import annotations

from pathlib import Path
from random import Random

COMMON, WORDS = (part.split() for part in (Path(__file__).parent / "words.txt").read_text("utf-8").split("\n\n"))
"""Short words that join, and the words that they join."""
TERMS = tuple(f"{first}{last}" for first in ("CRB", "DPH", "EQP", "GLT", "HRX", "MTS") for last in "ABCDE")
"""Abbreviations that the glossary explains."""


class Words:
    """A source of texts."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def clause(self, length: int) -> str:
        """So many words, without a capital or a stop."""
        told = [self.random.choice(COMMON if place % 2 else WORDS) for place in range(length)]
        if self.random.random() < 0.1:
            told[-1] = self.random.choice(TERMS)
        return " ".join(told)

    def sentence(self, length: int) -> str:
        """A sentence of so many words."""
        told = self.clause(length)
        return f"{told[0].upper()}{told[1:]}."

    def text(self, sentences: int, length: int = 13) -> str:
        """A paragraph of so many sentences."""
        return " ".join(self.sentence(self.random.randint(length - 4, length + 4)) for _ in range(sentences))

    def title(self, length: int = 5) -> str:
        """A heading of so many words."""
        return " ".join(self.random.choice(WORDS) for _ in range(length)).capitalize()
