"""The index that search fetches by parts: a catalogue, the words in shards, and the text of each page."""

from __future__ import annotations

import gzip
import json
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from operator import sub

from openrecord.frozen import frozen
from openrecord.links import SEARCH_INDEX
from openrecord.search.passages import cited, passages, weights

SHARD = 24_000
"""Bytes of a shard of words before it is compressed, unless one word alone takes more."""
STEPS = 8
"""Steps of weight between 0 and 1."""
_HEAVIEST = 31
_BITS = 5


@dataclass(frozen=True, order=True)
class Labels:
    """What a page can be narrowed by, in words; empty where it has none of it."""

    kind: str
    plan: str = ""
    body: str = ""
    year: str = ""


@frozen
class _Entry:
    """A page as it waits to be indexed."""

    labels: Labels
    words: tuple[str, ...]
    weights: bytes
    text: bytes


@dataclass
class Index:
    """Gathers pages as they are drawn, and makes the files that search reads."""

    entries: dict[str, _Entry] = field(default_factory=dict)
    """By address; a page that is drawn again takes the place of its older self."""

    def add(self, address: str, title: str, labels: Labels, html: str, weight: float = 1.0, day: str = "") -> None:
        """Take in a page; one of less weight stands below others that say the same."""
        parts = passages(html)
        found = dict.fromkeys(cited(html), 0.0) | weights(title, parts, weight)
        steps = {much: min(_HEAVIEST, max(1, round(STEPS * much))) for much in set(found.values())}
        what = ", ".join(filter(None, (labels.kind, labels.plan, day)))
        text = [address, title, what, *((part.anchor, part.heading, part.text) for part in parts)]
        self.entries[address] = _Entry(
            labels,
            tuple(found),
            bytes(map(steps.__getitem__, found.values())),
            _packed(text),
        )

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file of the index by its address, each the same whenever the pages are.

        Pages are numbered in the order of their labels, so that these are told in runs.
        """
        entries = [entry for _, entry in sorted(self.entries.items(), key=lambda item: (item[1].labels, item[0]))]
        shards = list(_shards(_inverted(entries)))
        version = sha256()
        for number, entry in enumerate(entries):
            version.update(entry.text)
            yield f"{SEARCH_INDEX}page-{number}.bin", entry.text
        for number, (_, content) in enumerate(shards):
            version.update(content)
            yield f"{SEARCH_INDEX}words-{number}.bin", content
        runs = [(len(list(run)), *key) for key, run in groupby(entries, _facets)]
        names = sorted({name for _, *labels in runs for name in labels})
        place = {name: number for number, name in enumerate(names)}
        catalogue = {
            "version": version.hexdigest()[:12],
            "shards": [first for first, _ in shards],
            "names": names,
            "runs": [[length, *(place[name] for name in labels)] for length, *labels in runs],
        }
        yield f"{SEARCH_INDEX}catalogue.bin", _packed(catalogue)


def _facets(entry: _Entry) -> tuple[str, str, str, str]:
    labels = entry.labels
    return labels.kind, labels.plan, labels.body, labels.year


def _inverted(entries: Sequence[_Entry]) -> dict[str, array[int]]:
    """For each word its pages in order, each as its number and the word's weight there in one figure."""
    found: dict[str, array[int]] = {}
    for number, entry in enumerate(entries):
        page = number << _BITS
        for word, weight in zip(entry.words, entry.weights, strict=True):
            try:
                found[word].append(page | weight)
            except KeyError:
                found[word] = array("I", [page | weight])
    return found


def _shards(inverted: dict[str, array[int]]) -> Iterator[tuple[str, bytes]]:
    """The words in order, cut where a shard is full: the first word of each, and its content."""
    waiting: list[str] = []
    first, size = "", 0
    for word in sorted(inverted):
        line = json.dumps([word, _postings(inverted[word])], ensure_ascii=False, separators=(",", ":"))
        if waiting and size + len(line) > SHARD:
            yield first, _compressed(f"[{','.join(waiting)}]")
            waiting, size = [], 0
        if not waiting:
            first = word
        waiting.append(line)
        size += len(line)
    if waiting:
        yield first, _compressed(f"[{','.join(waiting)}]")


def _postings(found: array[int]) -> list[list[int]]:
    """For each weight a list of its own: the weight, then how far each page is from the one before."""
    by_weight: defaultdict[int, list[int]] = defaultdict(lambda: [0])
    for one in found:
        by_weight[one & _HEAVIEST].append(one >> _BITS)
    return [[weight, *map(sub, of[1:], of)] for weight, of in sorted(by_weight.items(), reverse=True)]


def _packed(value: object) -> bytes:
    return _compressed(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _compressed(text: str) -> bytes:
    return gzip.compress(text.encode(), 6, mtime=0)
