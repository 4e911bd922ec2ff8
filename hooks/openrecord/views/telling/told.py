"""What news is in words."""

from __future__ import annotations

from collections.abc import Iterable

from openrecord.frozen import frozen
from openrecord.views.parts import Link, Prose, Span


@frozen
class Told:
    """A news in words: what happened, why, where that is said, and where it leads."""

    title: str
    text: tuple[Prose, ...]
    """Its paragraphs, the one that says what happened first."""
    address: str
    sources: tuple[Link, ...] = ()
    subject: str = ""
    """What it is called where a heading says already what happened; empty where that is its title."""


def paragraphs(*found: Prose | str | None) -> tuple[Prose, ...]:
    """Some paragraphs, without those in which nothing stands."""
    every = ((Span(one),) if isinstance(one, str) and one else one for one in found)
    return tuple(one for one in every if one and not isinstance(one, str))


def led(before: str, text: Iterable[Span]) -> Prose:
    """A text with words in front that say whose it is or what it is for."""
    return (Span(before), *text)
