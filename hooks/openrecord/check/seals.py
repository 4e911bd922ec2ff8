"""What an update published stays, or is corrected in the open."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord.check.survey import Finding, Survey
from openrecord.model.entry import Correction
from openrecord.model.plan import Plan, Theme, Update
from openrecord.model.record import Record
from openrecord.model.seal import Seal
from openrecord.problems import said
from openrecord.seals import Fact, checksum, explains, facts_of, is_about

REMEDY = "put it back, or add a correction that says where, was, now and why"


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
                    yield _broken(seal, file, name, was, fact)


def a_correction_matches_something(survey: Survey) -> Iterator[Finding]:
    """A correction of a sealed plan names a fact, and what it says is now there is there."""
    record = survey.record
    for seal in (part.entry for part in survey.of(Seal)):
        update = record.updates.get(seal.update)
        facts = list(facts_of(record, update)) if update else []
        for file in seal.facts:
            for position, correction in enumerate(_corrections(record, seal.plan, file)):
                about = [fact for fact in facts if fact.file == file and is_about(correction, fact.name)]
                if not any(fact.value in _chain(correction, _corrections(record, seal.plan, file)) for fact in about):
                    yield Finding(
                        f"data/{file}",
                        ("corrections", position, "where"),
                        f"where: {said(correction.where)} is no sealed fact that now says {said(correction.now)}; "
                        "name the fact by its id or its keys joined by points",
                    )


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


def _broken(seal: Seal, file: str, name: str, was: str, fact: Fact | None) -> Finding:
    if fact is None:
        return Finding(f"data/{file}", (), f"{name}: update {seal.update} sealed {said(was)}, which is gone; {REMEDY}")
    message = f"{name}: {said(fact.value)} is not what update {seal.update} sealed, {said(was)}; {REMEDY}"
    return Finding(f"data/{file}", fact.place, message)


def _corrections(record: Record, plan: str, file: str) -> tuple[Correction, ...]:
    name = file.rsplit("/", 1)[-1].removesuffix(".yml")
    holder: Plan | Theme | Update | None
    if "/updates/" in file:
        holder = record.updates.get(f"{plan}/{name}")
    else:
        holder = record.plans.get(plan) if name == "plan" else record.themes.get(f"{plan}/{name}")
    return holder.corrections if holder else ()


RULES = (a_seal_is_whole, what_was_sealed_stays, a_correction_matches_something)
