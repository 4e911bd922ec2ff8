"""Questions, petitions and deputations: who brought them, what was answered, and that nobody private is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from openrecord.check.survey import Finding, Part, Survey
from openrecord.model.entry import Entry, Postholder
from openrecord.model.item import AgendaItem
from openrecord.model.raised import Petition, Question
from openrecord.problems import said
from openrecord.yamlfile import Place

_STYLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\b\.?\s+(?:[^\W\d_]\.?\s+)*([^\W\d_][\w'’-]*)")
"""`Mrs A. Jones`: a title, perhaps initials, and a name."""
_WORDS: Mapping[type[Entry], tuple[str, ...]] = {
    Question: ("question", "answer", "supplementary", "supplementary_answer"),
    Petition: ("title", "said", "reply"),
}
"""The keys of what the public brings that hold words."""


def the_public_is_not_named(survey: Survey) -> Iterator[Finding]:
    """Somebody from the public who asks a question or presents a petition is named nowhere beside it."""
    known = {word.casefold() for person in survey.record.people.values() for word in (person.name or "").split()}
    for file, place, text in _words(survey):
        for match in _STYLED.finditer(text):
            name = re.sub(r"['’]s$", "", match[1])
            if name[0].isupper() and name.casefold() not in known:
                message = f"{said(match[0])} looks like the name of somebody from the public; take it out"
                yield Finding(file, place, f"{place[-1]}: {message}", quote=match[0].split()[0])


def whoever_brings_something_is_said(survey: Survey) -> Iterator[Finding]:
    """A question or petition from a member says which, or that it is not known; one from the public names nobody."""
    for question in survey.of(Question):
        yield from _brought(question, question.entry.from_, "asked_by", question.entry.asked_by)
    for petition in survey.of(Petition):
        yield from _brought(petition, petition.entry.from_, "presented_by", petition.entry.presented_by)


def answers_follow_questions(survey: Survey) -> Iterator[Finding]:
    """Nothing is answered that was not asked, none is to follow once it is there, and only a written one has a day."""
    for part in survey.of(Question):
        asked = part.entry
        if asked.supplementary_answer and not asked.supplementary:
            yield part.finding(
                "supplementary_answer: nothing is asked under supplementary; write the question, or take this out",
                "supplementary_answer",
            )
        if asked.answered == "to-follow" and (asked.answer or asked.answered_on):
            yield part.finding(
                "answered: 'to-follow' although the answer is here; write 'in-writing' or 'at-the-meeting'", "answered"
            )
        elif asked.answered_on and asked.answered != "in-writing":
            yield part.finding(
                "answered_on: is the day of a written answer; write 'in-writing' under answered, or take it out",
                "answered_on",
            )


def petitions_that_were_signed(survey: Survey) -> Iterator[Finding]:
    """A deputation speaks and is not signed."""
    for part in survey.of(Petition):
        if part.entry.form == "deputation" and part.entry.signatures is not None:
            yield part.finding(
                f"signatures: {said(part.entry.signatures)} of a deputation; write 'petition' under form, or none",
                "signatures",
            )


def _words(survey: Survey) -> Iterator[tuple[str, Place, str]]:
    """What is said in questions and petitions, and in the record of items that are about them."""
    for model, keys in _WORDS.items():
        for part in survey.of(model):
            for key in keys:
                yield part.file, (*part.place, key), getattr(part.entry, key) or ""
    for item in survey.of(AgendaItem):
        if item.entry.kind in {"petitions", "questions"}:
            for position, paragraph in enumerate(item.entry.record):
                yield item.file, (*item.place, "record", position, paragraph.kind), paragraph.words


def _brought(
    part: Part[Question] | Part[Petition], source: str, key: str, holders: tuple[Postholder, ...]
) -> Iterator[Finding]:
    if source == "public" and holders:
        yield part.finding(
            f"{key}: somebody from the public is not named; take it out, or write 'member' under from", key
        )
    elif source == "member" and not holders:
        yield part.finding(
            f"from: a member, but not which; say it under {key}, as {{person: unknown}} if need be", "from"
        )


RULES = (
    the_public_is_not_named,
    whoever_brings_something_is_said,
    answers_follow_questions,
    petitions_that_were_signed,
)
