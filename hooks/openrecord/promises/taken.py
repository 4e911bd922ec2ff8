"""The parts of meetings whose address another part has taken, by their order or their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from openrecord import links
from openrecord.ledger import fingerprint
from openrecord.model.address import Published
from openrecord.model.meeting import Meeting
from openrecord.model.record import Record
from openrecord.problems import Problem
from openrecord.promises.kept import REDIRECTS
from openrecord.standing import Standing, parts_of
from openrecord.yamlfile import Lines, Place, read_text


@dataclass(frozen=True)
class Files:
    """Where the parts of files stand."""

    root: Path
    read: dict[str, Lines] = field(default_factory=dict)

    def line(self, file: str, place: Place) -> int:
        if file not in self.read:
            self.read[file] = Lines(read_text(self.root / file, file))
        return self.read[file].of(place)


class Taken:
    """The parts of a meeting's page whose words now stand at another address than the one that was promised."""

    def __init__(self, published: Published, here: Mapping[str, Standing]) -> None:
        self.published, self.here = published, here
        movable = {anchor: thing for anchor, thing in here.items() if thing.place}
        now = {anchor: fingerprint(thing.words) for anchor, thing in movable.items()} if published.anchors else {}
        moves: dict[str, str] = {}
        if any(now.get(anchor) != known.fingerprint for anchor, known in published.anchors.items()) and now:
            arrived: dict[str, list[str]] = defaultdict(list)
            for anchor, print_ in now.items():
                before = published.anchors.get(anchor)
                if before is None or before.fingerprint != print_:
                    arrived[print_].append(anchor)
            for anchor, known in published.anchors.items():
                there = arrived.get(known.fingerprint)
                if there and now.get(anchor) != known.fingerprint:
                    moves[anchor] = there.pop(0)
        items = {was: is_ for was, is_ in moves.items() if not here[is_].item}
        self.moves = moves
        """From each promised address to where its words are now."""
        self.told = {was: is_ for was, is_ in moves.items() if not _goes_with(items, was, here[is_])}
        """The same without the parts that went with their item."""

    def is_taken(self, anchor: str) -> bool:
        """Whether a new thing, and not one that was moved itself, stands at the address of another."""
        return anchor in self.here and anchor not in self.moves.values()


def _goes_with(items: Mapping[str, str], was: str, thing: Standing) -> bool:
    return any(is_ == thing.item and was.startswith(f"{item}-") for item, is_ in items.items())


def moved(taken: Taken, told: Mapping[str, str], whole: Record, lines: Files) -> Iterator[Problem]:
    page = taken.published.address
    meeting = next(meeting for meeting in whole.meetings.values() if links.meeting(meeting.path) == page)
    file, places = _places(meeting)
    for was, is_ in told.items():
        or_else = "" if was in taken.here else f", or say in {REDIRECTS} where it went"
        message = f"#{is_}: what stands here was published as #{was}; write id: {was} here{or_else}"
        yield Problem(file, lines.line(file, places[is_]), message)
        if taken.is_taken(was):
            message = f"#{was}: this has taken the address of what now stands at #{is_}; give this an id of its own"
            yield Problem(file, lines.line(file, places[was]), message)


def _places(meeting: Meeting) -> tuple[str, Mapping[str, Place]]:
    return f"data/meetings/{meeting.path}.yml", {part.anchor: part.place for part in parts_of(meeting)}
