"""Questions, petitions and deputations, as they stand on the page of a meeting's minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openrecord import links, words
from openrecord.edition.found import Brought
from openrecord.frozen import frozen
from openrecord.model.dates import Unknown
from openrecord.model.entry import Postholder
from openrecord.model.item import AgendaItem
from openrecord.model.meeting import Meeting
from openrecord.model.raised import Petition, Question
from openrecord.views.parts import HolderView, Link, Prose
from openrecord.views.parts.archive import OUTCOMES, meeting_link, part_called, plain
from openrecord.views.parts.writer import Writer

FORMS = {"petition": "Petition", "e-petition": "E-petition", "deputation": "Deputation"}
PUBLIC = HolderView("", "a member of the public")
UNKNOWN_MEMBER = HolderView("", "a member whose name is not known")


@frozen
class QuestionView:
    """A question, and what was answered."""

    anchor: str
    mark: str
    """What a link to it is called."""
    minute: str
    """The number that the minutes print before it."""
    asked_by: tuple[HolderView, ...]
    to: tuple[HolderView, ...]
    question: Prose
    answer_label: str
    """How it was answered: `Answered`, `Answered in writing on 6 May 2025`, `Declined`."""
    answer: Prose
    silence: str
    """What is said, as a sentence, where no answer stands here."""
    supplementary: Prose
    supplementary_answer: Prose
    sources: tuple[Link, ...]


@frozen
class PetitionView:
    """A petition or deputation, and what was done with it."""

    anchor: str
    mark: str
    """What a link to it is called."""
    minute: str
    """The number that the minutes print before it."""
    title: str
    what: str
    """`Petition with 1,204 signatures`."""
    presented_by: tuple[HolderView, ...]
    said: Prose
    reply: Prose
    outcome: str
    to: Link | None
    sources: tuple[Link, ...]


@frozen
class BroughtView:
    """A question or petition in a list."""

    thing: Link
    what: str
    meeting: Link


@frozen
class RaisedView:
    """What members and the public brought to an item."""

    petitions_heading: str
    """Empty where the item's title says it."""
    petitions: tuple[PetitionView, ...]
    questions_heading: str
    """Empty where the item's title says it."""
    questions: tuple[QuestionView, ...]


def raised_view(writer: Writer, meeting: Meeting, item: AgendaItem, named: Mapping[str, str]) -> RaisedView | None:
    """What was brought to an item; `named` has the addresses of its parts. None where nothing was."""
    if not item.petitions and not item.questions:
        return None
    held = meeting.status == "held" and meeting.extent != "agenda-only"
    return RaisedView(
        petitions_heading=_unless_told(item, _heading(item.petitions)),
        petitions=tuple(
            _petition(writer, petition, named[f"t{number}"], f"Link to {part_called(item, f't{number}')}", held=held)
            for number, petition in enumerate(item.petitions, start=1)
        ),
        questions_heading=_unless_told(item, "Questions"),
        questions=tuple(
            _question(writer, question, named[f"q{number}"], f"Link to {part_called(item, f'q{number}')}", held=held)
            for number, question in enumerate(item.questions, start=1)
        ),
    )


def brought_view(writer: Writer, found: Brought) -> BroughtView:
    """A question or petition in a list."""
    what = "Question" if isinstance(found.thing, Question) else FORMS[found.thing.form]
    href = writer.href(links.meeting(found.meeting.path, found.anchor))
    return BroughtView(Link(plain(writer, found.called), href), what, meeting_link(writer, found.meeting))


def counted(items: Sequence[AgendaItem]) -> str:
    """`three petitions, one deputation and five questions`, of those that were brought to some items."""
    petitions = [petition for item in items for petition in item.petitions]
    deputations = sum(petition.form == "deputation" for petition in petitions)
    questions = sum(len(item.questions) for item in items)
    counts = {"petition": len(petitions) - deputations, "deputation": deputations, "question": questions}
    return words.series([words.count(number, noun) for noun, number in counts.items() if number])


def _unless_told(item: AgendaItem, heading: str) -> str:
    return "" if heading.casefold() in item.title.casefold() else heading


def _heading(petitions: Sequence[Petition]) -> str:
    deputations = sum(petition.form == "deputation" for petition in petitions)
    others = len(petitions) - deputations
    found = [word for word, count in (("petitions", others), ("deputations", deputations)) if count]
    return words.capital(words.series(found))


def _petition(writer: Writer, petition: Petition, anchor: str, mark: str, *, held: bool) -> PetitionView:
    signed = ""
    if petition.signatures is not None:
        signed = f" with {words.count(petition.signatures, 'signature')}"
    elif petition.form != "deputation":
        signed = "; how many signed it is not stated"
    outcome = OUTCOMES[petition.outcome] if petition.outcome else ""
    silent = "What was done with it is not recorded here" if held and not petition.reply else ""
    return PetitionView(
        anchor=anchor,
        mark=mark,
        minute=petition.minute or "",
        title=petition.title,
        what=f"{FORMS[petition.form]}{signed}",
        presented_by=_brought_by(writer, petition.from_, petition.presented_by),
        said=writer.prose(petition.said),
        reply=writer.prose(petition.reply),
        outcome=outcome or ("Sent on" if petition.to else silent),
        to=writer.link("body", petition.to) if petition.to else None,
        sources=writer.sources(petition.source),
    )


def _question(writer: Writer, question: Question, anchor: str, mark: str, *, held: bool) -> QuestionView:
    return QuestionView(
        anchor=anchor,
        mark=mark,
        minute=question.minute or "",
        asked_by=_brought_by(writer, question.from_, question.asked_by),
        to=writer.holders(question.to),
        question=writer.prose(question.question),
        answer_label=_answer_label(question),
        answer=writer.prose(question.answer),
        silence="" if question.answer else _silence(question, held=held),
        supplementary=writer.prose(question.supplementary),
        supplementary_answer=writer.prose(question.supplementary_answer),
        sources=writer.sources(question.source),
    )


def _brought_by(writer: Writer, source: str, holders: Sequence[Postholder]) -> tuple[HolderView, ...]:
    """Who brought something: the public is never named, and a member may not be known."""
    if source == "public":
        return (PUBLIC,)
    return tuple(
        UNKNOWN_MEMBER if holder.post is None and isinstance(holder.person, Unknown) else view
        for holder, view in zip(holders, writer.holders(holders), strict=True)
    )


def _answer_label(question: Question) -> str:
    if question.answered == "declined":
        return "Declined"
    if question.answered != "in-writing":
        return "Answered"
    day = question.answered_on
    if isinstance(day, Unknown):
        return "Answered in writing, on a day that is not known"
    return f"Answered in writing {words.on(day)}" if day else "Answered in writing"


def _silence(question: Question, *, held: bool) -> str:
    if question.answered == "to-follow":
        return "A written answer was to follow."
    if question.answered == "declined":
        return "An answer was declined."
    if question.answered == "in-writing":
        return f"{_answer_label(question)}. What it says is not recorded here."
    return "What was answered is not recorded here." if held else ""
