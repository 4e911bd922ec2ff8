"""What an update published stays, or is corrected in the open."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from openrecord.check.survey import Finding, Survey
from openrecord.model.council import Body, Council, Doubt, Event, Person, Strategy, Term
from openrecord.model.direction import Direction
from openrecord.model.document import SourceDocument
from openrecord.model.entry import Corrected, Correction
from openrecord.model.item import anchors
from openrecord.model.measure import Measure
from openrecord.model.meeting import Meeting
from openrecord.model.plan import Plan, Theme, Update
from openrecord.model.record import Record
from openrecord.model.seal import Seal
from openrecord.problems import choice, said
from openrecord.seals import Fact, checksum, explains, facts_of, is_about

_CORRECTED: tuple[type[Corrected], ...] = (
    *(Council, Strategy, Person, Body, Term, Event, Doubt, SourceDocument, Direction),
    *(Plan, Theme, Update, Meeting, Measure),
)
"""What may hold corrections: an entry with a file of its own, or one of a list that has one."""

REMEDY = "put it back, or add a correction that says where, was, now and why"
GONE = "put it back, or write there what is so now and add a correction that says where, was, now and why"
ORDER = "keep what was sealed in its order, and add what is new after it"


def a_seal_is_whole(survey: Survey) -> Iterator[Finding]:
    """The facts of a seal have the checksum that it was given, and it lies in the file of its update."""
    for part in survey.of(Seal):
        if part.entry.update != f"{part.entry.plan}/{part.entry.id}":
            yield part.finding(f"update: {said(part.entry.update)} is not the one that the file is named for", "update")
        if checksum(part.entry.facts) != part.entry.sha256:
            yield part.finding(
                "this seal was changed by hand or damaged: its facts do not have its checksum; "
                "take the file from version control",
                "sha256",
            )


def what_was_sealed_stays(survey: Survey) -> Iterator[Finding]:
    """A fact that an update sealed says what it said, unless a correction tells what it was, what it is and why."""
    record = survey.record
    for seal in (part.entry for part in survey.of(Seal)):
        update = record.updates.get(seal.update)
        if update is None or checksum(seal.facts) != seal.sha256:
            continue  # other rules speak of these
        now = {(fact.file, fact.name): fact for fact in facts_of(record, update)}
        for file, facts in seal.facts.items():
            corrections = _corrections(record, seal.plan, file)
            for name, was in facts.items():
                fact = now.get((file, name))
                if (fact is None or fact.value != was) and not _is_corrected(corrections, name, was, fact):
                    was_there = {one.value for (of, called), one in now.items() if of == file and _alike(called, name)}
                    yield _broken(seal, file, name, was, fact, is_moved=was in was_there)


def what_was_sealed_is_not_kept_back(survey: Survey) -> Iterator[Finding]:
    """A part of which an update sealed facts is not kept out of the pages afterwards."""
    hidden = {(part.file, part.place): part for part in survey.hidden if part.place}
    told = set()
    for seal in (part.entry for part in survey.of(Seal)) if hidden else ():
        update = survey.record.updates.get(seal.update)
        for fact in facts_of(survey.record, update) if update else ():
            file = f"data/{fact.file}"
            for steps in range(1, len(fact.place) + 1):
                key = (file, fact.place[:steps])
                if key in hidden and key not in told and seal.facts.get(fact.file, {}).get(fact.name) == fact.value:
                    told.add(key)
                    part = hidden[key]
                    yield part.finding(
                        f"publish_from: {said(part.entry.publish_from)} keeps back what update {seal.update} sealed; "
                        "take it out, since readers have seen this",
                        "publish_from",
                    )


def a_correction_matches_something(survey: Survey) -> Iterator[Finding]:
    """A correction of a sealed plan names a fact, and what it says is now there is there."""
    record = survey.record
    for seal in (part.entry for part in survey.of(Seal)):
        update = record.updates.get(seal.update)
        facts = list(facts_of(record, update)) if update else []
        for file in seal.facts:
            for position, correction in enumerate(_corrections(record, seal.plan, file)):
                about = [fact for fact in facts if fact.file == file and is_about(correction, fact.name)]
                holder = _holder(record, seal.plan, file)
                if holder is None or not _is_among(_places(holder), correction):
                    continue  # another rule speaks of these
                if not any(fact.value in _chain(correction, _corrections(record, seal.plan, file)) for fact in about):
                    yield Finding(
                        f"data/{file}",
                        ("corrections", position, "where"),
                        f"where: {said(correction.where)} is no sealed fact that now says {said(correction.now)}; "
                        "name the fact by its id or its keys joined by points",
                    )


def a_correction_says_where(survey: Survey) -> Iterator[Finding]:
    """What a correction calls by `where` is in its file: a key, the id of an entry, or the address of a part."""
    for model in _CORRECTED:
        for part in survey.of(model):
            for position, correction in enumerate(part.entry.corrections):
                places = _places(part.entry)
                if not _is_among(places, correction):
                    whole = "entry" if part.place else "file"
                    yield part.finding(
                        f"where: {said(correction.where)} is no part of this {whole}"
                        f"{choice(_first(correction), places)}",
                        *("corrections", position, "where"),
                    )


def _is_among(places: Container[str], correction: Correction) -> bool:
    return correction.where is None or _first(correction) in places


def _first(correction: Correction) -> str:
    return (correction.where or "").partition(".")[0].partition(" ")[0]


def _places(holder: Corrected) -> list[str]:
    """What a correction in a file may name."""
    found = {field.alias or name for name, field in type(holder).model_fields.items()}
    if isinstance(holder, Meeting):
        found |= {place for item in holder.items for place in (item.anchor, *anchors(item), *anchors(item).values())}
    elif isinstance(holder, Theme):
        found |= {action.id for action in holder.actions} | {milestone.id for milestone in holder.milestones}
    elif isinstance(holder, Measure):
        found |= {str(observation.date.date) for observation in holder.observations}
    elif isinstance(holder, Update):
        found |= {*holder.milestones, *holder.themes}
    return sorted(found)


def _chain(correction: Correction, every: tuple[Correction, ...]) -> set[str]:
    """What a correction, and those that correct it again, say that there is now."""
    said_now = {correction.now}
    for later in every:
        if later.where == correction.where and later.was in said_now:
            said_now.add(later.now)
    return said_now


def _is_corrected(corrections: tuple[Correction, ...], name: str, was: str, fact: Fact | None) -> bool:
    value = was
    for correction in corrections:
        if explains(correction, name, value, correction.now):
            value = correction.now
    return fact is not None and value == fact.value


def _alike(name: str, other: str) -> bool:
    """Whether two facts stand in one list: their names differ in nothing but its numbers."""
    return name != other and re.sub(r"\d+", "", name) == re.sub(r"\d+", "", other)


def _broken(seal: Seal, file: str, name: str, was: str, fact: Fact | None, *, is_moved: bool) -> Finding:
    if fact is None:
        message = f"{name}: update {seal.update} sealed {said(was)}, which is gone; {GONE}"
        return Finding(f"data/{file}", (), message)
    if is_moved:
        message = f"{name}: {said(fact.value)} stands where update {seal.update} sealed {said(was)}; {ORDER}"
        return Finding(f"data/{file}", fact.place, message)
    message = f"{name}: {said(fact.value)} is not what update {seal.update} sealed, {said(was)}; {REMEDY}"
    return Finding(f"data/{file}", fact.place, message)


def _corrections(record: Record, plan: str, file: str) -> tuple[Correction, ...]:
    holder = _holder(record, plan, file)
    return holder.corrections if holder else ()


def _holder(record: Record, plan: str, file: str) -> Plan | Theme | Update | None:
    name = file.rsplit("/", 1)[-1].removesuffix(".yml")
    if "/updates/" in file:
        return record.updates.get(f"{plan}/{name}")
    return record.plans.get(plan) if name == "plan" else record.themes.get(f"{plan}/{name}")


RULES = (
    a_seal_is_whole,
    what_was_sealed_stays,
    what_was_sealed_is_not_kept_back,
    a_correction_matches_something,
    a_correction_says_where,
)
