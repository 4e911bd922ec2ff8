"""The HTML of a page as passages, each with the address that leads to it, and as the words that it can be found by."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import field
from html import unescape
from itertools import chain
from sys import intern

from openrecord.frozen import frozen

_UNREAD = re.compile(r"<(h1|svg|script|style|template|button|nav|form)\b.*?</\1>", re.DOTALL)
_SOURCE = re.compile(r'<small class="source">(.*?)</small>', re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|cite|code|em|i|mark|q|strong|sub|sup|time)\b[^>]*>")
"""Markup within a sentence. A span may stand on a line of its own, and ends a word."""
_TAG = re.compile(r"<[^>]*>")
_ADDRESS = ' id="'
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 40
"""Letters by which a word is known; what follows them is not looked at."""


@frozen
class Passage:
    """A part of a page that has an address, down to the next that has one."""

    anchor: str
    """Empty for what stands above the first address."""
    heading: str
    """The heading that it stands under; empty where that is the page's title."""
    text: str
    """What it says, without its heading."""
    opens: bool = False
    """Whether the heading is its own."""
    pieces: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """What stands between the spaces of it, with its heading where that is its own: text is not cut up twice."""


def passages(html: str) -> tuple[Passage, ...]:
    """The passages of a page that say something, in order; neither its title nor a source is one of them."""
    html = _INLINE.sub("", _SOURCE.sub(" ", _UNREAD.sub(" ", html)))
    found = []
    heading = ""
    for tag, anchor, rest in _addressed(html):
        if tag in _HEADINGS:
            title, _, text = rest.partition(f"</{tag}>")
            own, pieces = _pieces(title), _pieces(text)
            heading = " ".join(own)
            found.append(Passage(unescape(anchor), heading, " ".join(pieces), True, own + pieces))
        elif pieces := _pieces(rest):
            found.append(Passage(unescape(anchor), heading, " ".join(pieces), False, pieces))
    return tuple(found)


def _addressed(html: str) -> Iterator[tuple[str, str, str]]:
    """The elements with an address, after what stands above them: the tag, its address, and all up to the next.

    It goes from address to address, which is several times as fast as going from tag to tag.
    """
    tag = anchor = ""
    start = end = 0
    while (at := html.find(_ADDRESS, end)) >= 0:
        opened, end = html.rfind("<", start, at), at + len(_ADDRESS)
        if opened < 0 or ">" in html[opened:at]:
            continue  # in a text, which may hold the same letters
        yield tag, anchor, html[start:opened]
        tag = html[opened + 1 : at].split(None, 1)[0]
        anchor = html[end : html.index('"', end)]
        start = end = html.index(">", end + len(anchor)) + 1
    yield tag, anchor, html[start:]


def cited(html: str) -> Iterator[str]:
    """The words of what a page names as its sources, which many do."""
    return known_words(_pieces(" ".join(_SOURCE.findall(html))))


def words(text: str) -> list[str]:
    """The words of a text, without capitals and accents."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_WITHOUT_MARKS)
    return [word[:LONGEST_WORD] for word in _WORD.findall(text.lower())]


def weights(title: str, parts: tuple[Passage, ...], share: float) -> dict[str, float]:
    """How much each word of a page speaks for it, between 0 and 4.

    A word counts the more often it is said, though ever less, and the less the longer the page is; more in a heading
    of the record's own words, and most in the title, the shorter that is. `share` is how much of all but the title
    counts.
    """
    said = Counter(known_words(chain.from_iterable(part.pieces for part in parts)))
    long = 0.3 + said.total() / 1_000
    counts = {count: share * count / (count + long) for count in set(said.values())}
    found = {word: counts[count] for word, count in said.items()}
    headings = (part.heading.split() for part in parts if part.opens and not _is_ours(part.anchor))
    for word in set(known_words(chain.from_iterable(headings))):
        found[word] += share / 2
    titled = list(known_words(title.split()))
    for word in set(titled):
        found[word] = found.get(word, 0) + 1 + 1.5 / len(titled)
    return found


def _is_ours(anchor: str) -> bool:
    """Whether a template gave the address, and the same heading stands on many pages."""
    return anchor[:1].isupper()


def known_words(pieces: Iterable[str]) -> Iterator[str]:
    """The words of pieces of a text, one after the other, each the same object wherever it stands."""
    return chain.from_iterable(map(_KNOWN.__getitem__, pieces))


def _pieces(html: str) -> tuple[str, ...]:
    """What stands between the spaces of a text, without its markup."""
    return tuple(unescape(_TAG.sub(" ", html)).split())


class _WithoutMarks(dict[int, int | None]):
    """Takes accents and other marks out of decomposed text."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)).startswith("M") else code
        return self[code]


_WITHOUT_MARKS = _WithoutMarks()


class _Known(dict[str, tuple[str, ...]]):
    """The words of what stands between two spaces, worked out once: all pages share most of theirs."""

    def __missing__(self, written: str) -> tuple[str, ...]:
        self[written] = tuple(map(intern, words(written)))
        return self[written]


_KNOWN = _Known()
