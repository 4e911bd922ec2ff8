"""What stands under one item of an agenda: its record, resolutions, motions, votes and actions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from openrecord.model.entry import Entry, Postholders
from openrecord.model.raised import Petition, Question
from openrecord.model.types import (
    BodyId,
    Cited,
    Count,
    DocumentId,
    Id,
    Line,
    MaybeDate,
    MeetingPath,
    Outcome,
    Reference,
    Text,
    YesNo,
    one_or_many,
)
from openrecord.model.vote import Motion, Vote

ItemKind = Literal[
    "standing",
    "procedural",
    "announcements",
    "petitions",
    "questions",
    "motion",
    "call-in",
    "substantive",
    "spotlight",
]

ActionState = Literal["unknown", "open", "done", "not-pursued"]

_KINDS_OF_PARAGRAPH = ("heard", "noted", "asked", "text")

EXEMPT = range(1, 8)
"""The paragraphs of Part 1 of Schedule 12A to the Local Government Act 1972, which holds in England."""
EXEMPT_IN_WALES = range(12, 19)
"""The paragraphs of its Part 4, which holds in Wales."""

_CURLY_QUOTES = "\u2018\u2019\u201c\u201d"
_PART_OF_ITEM = re.compile(r"[prqt][1-9]\d*|[a-z0-9]+(?:-[a-z0-9]+)*")


def _part(text: str) -> str:
    if not _PART_OF_ITEM.fullmatch(text):
        raise ValueError("is no part of an item; write p3 for its third paragraph or r2 for its second resolution")
    return text


PartOfItem = Annotated[Line, AfterValidator(_part)]


def _number(text: str) -> str:
    if text[0] in _CURLY_QUOTES:
        raise ValueError(f"begins with a curly quote; write {text.strip(_CURLY_QUOTES)!r} in straight ones")
    return text


class Paragraph(Entry):
    """One paragraph of the minutes: what was heard, noted, asked, or said otherwise."""

    id: Id | None = None
    """An address of its own, in place of its position."""
    minute: Line | None = None
    """The number that the minutes print before it, such as 94.1."""
    heard: Text | None = None
    """What the meeting heard."""
    noted: Text | None = None
    """What it noted."""
    asked: Text | None = None
    """What it asked for."""
    text: Text | None = None
    """Any other words."""
    source: Cited = ()
    """Where it stands."""

    @model_validator(mode="after")
    def _one_kind(self) -> Paragraph:
        if (self.heard, self.noted, self.asked, self.text).count(None) != len(_KINDS_OF_PARAGRAPH) - 1:
            raise ValueError("holds no words, or two kinds of them; write one of heard, noted, asked or text")
        return self

    @property
    def kind(self) -> str:
        """Which of heard, noted, asked or text it is."""
        return next(kind for kind in _KINDS_OF_PARAGRAPH if getattr(self, kind) is not None)

    @property
    def words(self) -> str:
        """What it says."""
        return str(getattr(self, self.kind))


class Resolution(Entry):
    """What a meeting decided."""

    id: Id | None = None
    """An address of its own, in place of its position."""
    minute: Line | None = None
    """The number that the minutes print before it, such as 94.1."""
    text: Text
    """What was decided."""
    outcome: Outcome | None = None
    """What sort of decision it was."""
    to: BodyId | None = None
    """The body that it was recommended or referred to."""
    vote: Vote | None = None
    """How the vote went."""
    source: Cited = ()
    """Where it stands."""


class ActionUpdate(Entry):
    """What was later said of an action arising: added to the list, never rewritten."""

    date: MaybeDate
    """When it was said."""
    state: ActionState
    """How the action stood."""
    text: Text | None = None
    """What was said."""
    source: Cited = ()
    """Where."""


class ActionArising(Entry):
    """What a meeting asked for."""

    id: Id | None = None
    """An address of its own, in place of its position."""
    task: Text
    """What was asked for."""
    owner: Postholders = ()
    """Who was to do it."""
    arises_from: tuple[PartOfItem, ...] = ()
    """The paragraphs, resolutions, questions and petitions of this item that it comes from."""
    due: MaybeDate | None = None
    """By when; absent where no date was set."""
    state: ActionState = "unknown"
    """How it stood, as the minutes left it."""
    updates: tuple[ActionUpdate, ...] = ()
    """What was said of it later; the newest word wins."""
    source: Cited = ()
    """Where it stands."""


class Approval(Entry):
    """A meeting's approval of the minutes of an earlier one."""

    meeting: MeetingPath | None = None
    """The earlier meeting; absent where the minutes do not say which."""
    as_: Literal["approved", "approved-as-amended", "deferred", "unknown"] = Field(default="approved", alias="as")
    """What was done with its minutes."""
    note: Text | None = None
    """What else is to be known about it."""


class Withheld(Entry):
    """Why an item is not published."""

    paragraph: Annotated[tuple[Count, ...], BeforeValidator(one_or_many)] = ()
    """The paragraphs of Schedule 12A to the Local Government Act 1972; one, or a list."""
    confidential: YesNo = False
    """Whether it is withheld as confidential under section 100A of the Act instead, which names no paragraph."""
    excluded_under: Line | None = None
    """The number, or id, of the item in which this meeting resolved to exclude the press and public."""
    because: Text
    """What the paragraph covers, in plain words."""
    public_interest: Text | None = None
    """Why the public interest is in withholding."""
    review_on: MaybeDate | None = None
    """When that is looked at again."""
    public: tuple[Literal["resolved", "papers"], ...] = ()
    """What the council itself published all the same."""


class AgendaItem(Entry):
    """One piece of a meeting's business."""

    id: Id | None = None
    """An address of its own; an item without a number must have one."""
    number: Annotated[Line, AfterValidator(_number)] | None = None
    """The agenda's number, as printed."""
    minute: Line | None = None
    """The minute's own number, where it has one."""
    title: Line
    """What it is about."""
    kind: ItemKind = "substantive"
    """What sort of business it is."""
    urgent: Text | None = None
    """Why the chair took it as a matter of urgency, though it stood on no published agenda."""
    presented_by: Postholders = ()
    """Who presented it."""
    about: tuple[Reference, ...] = ()
    """The themes, milestones, measures and other entries that it is about."""
    papers: tuple[DocumentId, ...] = ()
    """Its papers."""
    asked_to: tuple[Text, ...] = ()
    """What the paper asked the meeting to decide, apart from what it did decide."""
    continues: MeetingPath | None = None
    """The item of an earlier meeting that this one takes up again."""
    approves: tuple[Approval, ...] = ()
    """Minutes of earlier meetings, and what was done with them."""
    record: tuple[Paragraph, ...] = ()
    """What was said, in the order of the minutes."""
    petitions: tuple[Petition, ...] = ()
    """The petitions and deputations that were brought."""
    questions: tuple[Question, ...] = ()
    """The questions that were put, by the public or by members."""
    resolved: tuple[Resolution, ...] = ()
    """What was decided."""
    motions: tuple[Motion, ...] = ()
    """What was moved."""
    outcome: Outcome | None = None
    """The outcome of the whole item; absent: not recorded here."""
    vote: Vote | None = None
    """How the vote went; absent: not stated."""
    actions: tuple[ActionArising, ...] = ()
    """What was asked for."""
    withheld: Withheld | None = None
    """Why the item is not published."""
    source: Cited = ()
    """Where it stands."""

    @property
    def anchor(self) -> str:
        """Its address on the meeting's page: its id, or item- and its number."""
        return self.id or _counted(self.number or "unnumbered")


@cache
def _counted(number: str) -> str:
    """The address of an item that has no id, by its number."""
    return f"item-{re.sub(r'[^a-z0-9]+', '-', number.lower()).strip('-')}"


LETTERS: Mapping[str, str] = {
    "p": "record",
    "r": "resolved",
    "a": "actions",
    "m": "motions",
    "q": "questions",
    "t": "petitions",
}
"""The parts of an item that are addressed by their position: the letter of the address, and the key."""


def part_anchor(own: str, part_id: str | None, letter: str, position: int) -> str:
    """The address on the page of a part of an item, `own` being the item's: its id, or its letter and position."""
    return part_id or f"{own}-{letter}{position}"


def anchors(item: AgendaItem) -> dict[str, str]:
    """The address on the page of every part of an item, by the short name that `arises_from` uses (p3, r2, a1, m1)."""
    found: dict[str, str] = {}
    own = item.anchor
    for letter, key in LETTERS.items():
        for position, thing in enumerate(getattr(item, key), start=1):
            found[f"{letter}{position}"] = part_anchor(own, thing.id, letter, position)
            if thing.id:
                found[thing.id] = thing.id
    return found


def named_parts(items: Iterable[AgendaItem]) -> dict[str, str]:
    """The address on the page of every item and part of a meeting, by what it would be without ids of its own."""
    found: dict[str, str] = {}
    for item in items:
        place = _counted(item.number) if item.number else item.anchor
        found.setdefault(place, item.anchor)
        for letter, key in LETTERS.items():
            for position, thing in enumerate(getattr(item, key), start=1):
                own = part_anchor(item.anchor, thing.id, letter, position)
                found.setdefault(f"{place}-{letter}{position}", own)
                found.setdefault(f"{item.anchor}-{letter}{position}", own)
    return found
