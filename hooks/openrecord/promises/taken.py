"""The parts of meetings, and statements, whose address another has taken, by their order or their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from openrecord.frozen import frozen
from openrecord.ledger import fingerprint
from openrecord.model.address import Published
from openrecord.model.record import Record
from openrecord.problems import Problem
from openrecord.promises.kept import REDIRECTS
from openrecord.standing import Standing, standing
from openrecord.yamlfile import LinesOfFiles


@frozen
class Files:
    """Where things stand in the files, also those that are kept back."""

    root: Path
    whole: Record

    @cached_property
    def things(self) -> Mapping[str, Mapping[str, Standing]]:
        """What stands in lists, by page and anchor."""
        found: dict[str, dict[str, Standing]] = defaultdict(dict)
        for thing in standing(self.whole):
            if thing.file:
                found[thing.address][thing.anchor] = thing
        return found

    @cached_property
    def lines(self) -> LinesOfFiles:
        return LinesOfFiles(self.root)

    def problem(self, thing: Standing, message: str) -> Problem:
        return Problem(thing.file, self.lines.of(thing.file, thing.place), message)


@frozen
class Taken:
    """The parts of a page whose words now stand at another address than the one that was promised."""

    published: Published
    here: Mapping[str, Standing]
    """What stands on the page, by anchor."""

    @cached_property
    def moves(self) -> Mapping[str, str]:
        """From each promised address to where its words are now.

        Words that stand nowhere any more were put right or taken out, and have not moved.
        """
        now = {anchor: fingerprint(thing.words) for anchor, thing in self.here.items() if thing.file}
        promised = {anchor: known.fingerprint for anchor, known in self.published.anchors.items()}
        arrived: dict[str, list[str]] = defaultdict(list)
        for anchor, print_ in now.items():
            if promised.get(anchor) != print_:
                arrived[print_].append(anchor)
        found = {}
        for anchor, print_ in promised.items() if arrived else ():
            if now.get(anchor) != print_ and arrived[print_]:
                found[anchor] = arrived[print_].pop(0)
        return found

    @cached_property
    def told(self) -> Mapping[str, str]:
        """The same without the parts that went with their item."""
        items = self._moved_items
        return {was: is_ for was, is_ in self.moves.items() if not _goes_with(items, was, self.here[is_])}

    def goes_with_its_item(self, anchor: str) -> bool:
        """Whether it is of an item that was moved, so that it may be there again once that has its address back."""
        return any(anchor.startswith(f"{item}-") for item in self._moved_items)

    @cached_property
    def _moved_items(self) -> Mapping[str, str]:
        return {was: is_ for was, is_ in self.moves.items() if not self.here[is_].item}

    def is_taken(self, anchor: str) -> bool:
        """Whether a new thing, and not one that was moved itself, stands at the address of another."""
        return anchor in self.here and anchor not in self.moves.values()


def _goes_with(items: Mapping[str, str], was: str, thing: Standing) -> bool:
    return any(is_ == thing.item and was.startswith(f"{item}-") for item, is_ in items.items())


def moved(taken: Taken, told: Mapping[str, str], files: Files) -> Iterator[Problem]:
    """What to write where the words stand now, and where others took their address."""
    places = files.things[taken.published.address]
    for was, is_ in told.items():
        or_else = "" if was in taken.here else f", or say in {REDIRECTS} where it went"
        message = f"#{is_}: what stands here was published as #{was}; write id: {was} here{or_else}"
        yield files.problem(places[is_], message)
        if taken.is_taken(was):
            message = f"#{was}: this has taken the address of what now stands at #{is_}; give this an id of its own"
            yield files.problem(places[was], message)
