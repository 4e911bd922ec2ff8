"""Whatever one entry says of another must be there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from openrecord.check.survey import Finding, Part, Survey
from openrecord.links import REFERENCE
from openrecord.model.entry import Entry
from openrecord.model.fields import prose_fields, reference_fields
from openrecord.model.item import named_parts
from openrecord.model.measure import Measure
from openrecord.model.meeting import Meeting
from openrecord.model.plan import Plan, Theme, Update
from openrecord.model.record import Record
from openrecord.model.types import Citation
from openrecord.problems import choice, listed, meant, nearest_path, said
from openrecord.yamlfile import Place

_LONGEST_SHOWN = 40
_MOST_REMEMBERED = 100_000
_ONE_BRACKET = re.compile(r"(?<!\[)\[([a-z]+):[a-z0-9][a-z0-9/#.-]*(?:\|[^\[\]\n]*)?\](?!\])")
_BRACKETS = re.compile(r"\[\[+")


class Mention(NamedTuple):
    """A place where one entry names another; the kind is empty where what is written is no reference."""

    part: Part[Entry]
    place: Place
    kind: str
    path: str
    quote: str = ""
    """How the mention begins in a text of several lines."""


def references_exist(survey: Survey) -> Iterator[Finding]:
    """A reference, in a field or in a text, names something that the record holds."""
    absences = Absences(survey)
    misplaced = dict(_updates_elsewhere(survey))
    for file, other in misplaced.items():
        yield Finding(file, (), f"its milestones are of the plan {said(other)}; move it to data/plans/{other}/updates/")
    for part, place, kind, path, quote in mentions(survey):
        if kind == "milestone" and part.file in misplaced and isinstance(part.entry, Update):
            continue
        message = absences.of(kind, path)
        if message is not None:
            yield Finding(part.file, place, message, quote=quote)


def references_have_two_brackets(survey: Survey) -> Iterator[Finding]:
    """A reference in a text stands in two brackets on either side; with one it would be shown as it is."""
    for model in survey.parts:
        for name, key in prose_fields(model):
            for part in survey.parts[model]:
                value = getattr(part.entry, name)
                if value and (not isinstance(value, str) or "[" in value):
                    for place, text in _each(value, (*part.place, key)):
                        for found in _ONE_BRACKET.finditer(text):
                            if found[1] in survey.links.kinds:
                                message = (
                                    f"{said(found[0])} has one bracket, so it is shown as it is; write [{found[0]}]"
                                )
                                yield Finding(part.file, place, message, quote=found[0].partition(" ")[0])


def _updates_elsewhere(survey: Survey) -> Iterator[tuple[str, str]]:
    """The files of updates of which every milestone is of one other plan, with that plan."""
    known: dict[str, set[str]] = {}
    for path in survey.record.milestones:
        plan, _, milestone = path.partition("/")
        known.setdefault(plan, set()).add(milestone)
    for part in survey.of(Update):
        told = part.entry.milestones.keys()
        if told and told.isdisjoint(known.get(part.entry.plan, ())):
            yield from [(part.file, plan) for plan, milestones in known.items() if told <= milestones][:1]


def references_are_of_the_kind_that_belongs(survey: Survey) -> Iterator[Finding]:
    """A plan is required by directions, and a measure belongs to themes and actions."""
    for plan in survey.of(Plan):
        yield from _other_kinds(plan, "required_by", plan.entry.required_by, ("direction",))
    for measure in survey.of(Measure):
        yield from _other_kinds(measure, "theme", measure.entry.theme, ("theme", "action"))


def mentions(survey: Survey) -> Iterator[Mention]:
    """Every mention of an entry by another, in fields and in texts."""
    for model, parts in survey.parts.items():
        for name, key, kind in reference_fields(model):
            if model is Meeting and name == "body":
                continue  # a folder that is no body is one problem, not one for each of its meetings
            for part in parts:
                value = getattr(part.entry, name)
                if value:
                    for place, written in _each(value, (*part.place, key)):
                        yield Mention(part, place, *_named(part.entry, kind, written))
        for name, key in prose_fields(model):
            for part in parts:
                value = getattr(part.entry, name)
                if value and (not isinstance(value, str) or "[[" in value):
                    for place, text in _each(value, (*part.place, key)):
                        for found, path in in_text(text):
                            quote = f"[[{found}:{path}" if found else path
                            yield Mention(part, place, found, path, quote.partition(" ")[0])


def in_text(text: str) -> Iterator[tuple[str, str]]:
    """The kind and path of each `[[kind:path]]` in a text; where it is no reference, no kind and what stands there."""
    start = text.find("[[")
    while start >= 0:
        match = REFERENCE.match(text, start)
        if match:
            yield match[1], match[2].strip()
            end = match.end()
        else:
            end = text.find("]]", start, start + _LONGEST_SHOWN) + 2
            yield "", text[start : end if end > 1 else start + _LONGEST_SHOWN]
            end = _BRACKETS.match(text, start).end()  # type: ignore[union-attr]  # two of them stand here
        start = text.find("[[", end)


class Absences:
    """What is wrong with references, looked up once for each thing that is named."""

    def __init__(self, survey: Survey) -> None:
        self._record, self._links = survey.record, survey.links
        self._known: dict[tuple[str, str], str | None] = {}

    def of(self, kind: str, path: str) -> str | None:
        """What is wrong with a reference, or None where the record holds what it names."""
        named = kind, path
        if named in self._known:
            return self._known[named]
        message = self._message(kind, path)
        if len(self._known) < _MOST_REMEMBERED:
            self._known[named] = message
        return message

    def _message(self, kind: str, path: str) -> str | None:
        links = self._links
        if not kind:
            return f"{said(path)} is not a reference; write [[kind:path]] or [[kind:path|words]]"
        if kind not in links.kinds:
            written = f"{kind}:{path}" if path else kind
            return f"{said(written)} is not a reference, kind:path{choice(kind, links.kinds)}"
        if not path:
            return f"{said(kind)} names nothing; write {kind}: and the path of one"
        if links.find(kind, path) or _stands_in_a_broken_file(self._record, kind, path):
            return None
        entry, _, anchor = path.partition("#")
        if anchor and links.find(kind, entry):
            return f"{kind} {said(entry)} has no part {said(anchor)}{self._other_part(kind, entry, anchor)}"
        known = links.known(kind)
        if not known:
            return f"there is no {kind} {said(path)}; the record holds no {kind} yet"
        close = nearest_path(entry, known)
        if close and anchor and links.find(kind, f"{close}#{anchor}"):
            close = f"{close}#{anchor}"
        return f"there is no {kind} {said(path)}{meant(close) or _others(kind, entry, known)}"

    def _other_part(self, kind: str, entry: str, anchor: str) -> str:
        """What to name in place of a part that is not there: a part of a meeting may have an id of its own."""
        parts = named_parts(self._record.meetings[entry].items) if kind == "meeting" else {}
        if anchor in parts:
            return f"; that part has an id of its own, name {said(parts[anchor])}"
        digest = self._record.digest(entry) if kind == "document" else None
        allowed = sorted(digest.anchors) if digest else sorted(set(parts.values()))
        if kind == "direction":
            allowed = [requirement.id for requirement in self._record.directions[entry].requirements]
        if not allowed:
            return "; it has none, leave the # out"
        return choice(anchor, allowed)


def _others(kind: str, path: str, known: Iterable[str]) -> str:
    """What a reference that is like nothing in the record may name: of the same plan, where there is one.

    Of meetings, those are too many to list.
    """
    if kind != "meeting":
        folder = f"{path.rpartition('/')[0]}/"
        return f"; allowed: {listed([other for other in known if other.startswith(folder)] or known)}"
    return f"; the bodies that have met are {listed(sorted({path.partition('/')[0] for path in known}))}"


def _named(entry: Entry, kind: str | None, written: str) -> tuple[str, str]:
    if kind is None:
        kind, _, path = written.partition(":")
        return kind, path
    if kind == "document" and written.startswith("meeting:"):
        return "meeting", written.removeprefix("meeting:")
    if kind.endswith(" of this plan"):
        plan = entry.plan if isinstance(entry, (Theme, Update)) else entry.id if isinstance(entry, Plan) else ""
        return kind.removesuffix(" of this plan"), f"{plan}/{written}"
    return kind, written


def _each(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, (str, Citation)):
        yield place, str(value)
    elif isinstance(value, dict):
        yield from (((*place, key), key) for key in value)
    elif isinstance(value, tuple):
        for position, member in enumerate(value):
            if isinstance(member, (str, Citation)):
                yield (*place, position), str(member)


def _other_kinds(
    part: Part[Plan] | Part[Measure], key: str, written: tuple[str, ...], kinds: tuple[str, ...]
) -> Iterator[Finding]:
    for position, reference in enumerate(written):
        kind = reference.partition(":")[0]
        if ":" in reference and kind not in kinds:
            yield part.finding(
                f"{key}: {said(reference)} is not of a kind that belongs here{choice(kind, kinds)}", key, position
            )


def may_be_misnamed(record: Record, body: str) -> bool:
    """Whether the folder of a body's meetings may be one that is called after no body, which is said of that folder."""
    folders = {meeting.body for meeting in record.meetings.values()}
    return body in record.bodies and body not in folders and not folders <= record.bodies.keys()


def _stands_in_a_broken_file(record: Record, kind: str, path: str) -> bool:
    entry = path.partition("#")[0]
    above = entry.partition("/")[0]
    if kind == "meeting" and may_be_misnamed(record, above):
        return True
    if not record.broken:
        return False
    names = {f"{kind}:{entry}", f"{kind}:*", f"{kind}:{above}/*"}
    if kind in {"theme", "action", "milestone", "update"}:
        names.add(f"plan:{above}/*")
    if not names.isdisjoint(record.broken):
        return True
    return kind in {"milestone", "action"} and any(name.startswith(f"theme:{above}/") for name in record.broken)


RULES = (references_exist, references_have_two_brackets, references_are_of_the_kind_that_belongs)
