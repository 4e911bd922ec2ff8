"""The HTML of a page as passages, each with the address that leads to it, and as the words that it can be found by."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html import unescape

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


def passages(html: str) -> tuple[Passage, ...]:
    """The passages of a page that say something, in order; neither its title nor a source is one of them."""
    html = _INLINE.sub("", _SOURCE.sub(" ", _UNREAD.sub(" ", html)))
    found = []
    heading = ""
    for tag, anchor, rest in _addressed(html):
        if tag in _HEADINGS:
            title, _, text = rest.partition(f"</{tag}>")
            heading = _plain(title)
            found.append(Passage(unescape(anchor), heading, _plain(text), True))
        else:
            found.append(Passage(unescape(anchor), heading, _plain(rest)))
    return tuple(passage for passage in found if passage.text or passage.opens)


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


def cited(html: str) -> str:
    """What a page names as its sources, which many do."""
    return " ".join(map(_plain, _SOURCE.findall(html)))


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
    said: dict[str, int] = {}
    texts = " ".join(f"{part.heading} {part.text}" if part.opens else part.text for part in parts)
    for written, count in Counter(texts.split()).items():
        for word in _KNOWN[written]:
            said[word] = said.get(word, 0) + count
    long = 0.3 + sum(said.values()) / 1_000
    counts = {count: share * count / (count + long) for count in set(said.values())}
    found = {word: counts[count] for word, count in said.items()}
    for word in {word for part in parts if part.opens and not _is_ours(part.anchor) for word in words(part.heading)}:
        found[word] += share / 2
    titled = words(title)
    for word in set(titled):
        found[word] = found.get(word, 0) + 1 + 1.5 / len(titled)
    return found


def _is_ours(anchor: str) -> bool:
    """Whether a template gave the address, and the same heading stands on many pages."""
    return anchor[:1].isupper()


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())


class _WithoutMarks(dict[int, int | None]):
    """Takes accents and other marks out of decomposed text."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)).startswith("M") else code
        return self[code]


_WITHOUT_MARKS = _WithoutMarks()


class _Known(dict[str, tuple[str, ...]]):
    """The words of what stands between two spaces, worked out once: all pages share most of theirs."""

    def __missing__(self, written: str) -> tuple[str, ...]:
        self[written] = tuple(words(written))
        return self[written]


_KNOWN = _Known()
