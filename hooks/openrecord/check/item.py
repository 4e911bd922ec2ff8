"""Items of a meeting: their numbers and addresses, what is withheld, and what they refer to."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord.check.dates import is_before
from openrecord.check.survey import Finding, Survey
from openrecord.model.item import EXEMPT, EXEMPT_IN_WALES, LETTERS, AgendaItem, anchors
from openrecord.model.meeting import Meeting
from openrecord.problems import choice, said

_WITHHELD = {
    "record": "",
    "actions": "",
    "motions": "",
    "vote": "",
    "petitions": "",
    "questions": "",
    "resolved": "resolved",
    "papers": "papers",
    "asked_to": "papers",
}
"""What an item that is withheld may not carry, each with the word under `public` that allows it."""


def items_can_be_named(survey: Survey) -> Iterator[Finding]:
    """An item has a number or an id, and of two items with one number the later has an id."""
    for meeting in survey.of(Meeting):
        numbers: set[str] = set()
        for position, item in enumerate(meeting.entry.items):
            if item.number is None and item.id is None:
                yield meeting.finding(
                    f"the item {said(item.title)} has no number and no id; give it one of them", "items", position
                )
            elif item.number in numbers and item.id is None:
                yield meeting.finding(
                    f"number: {said(item.number)} stands twice; mend one, or give this item an id",
                    *("items", position, "number"),
                )
            if item.number is not None:
                numbers.add(item.number)


def withheld_items_stay_withheld(survey: Survey) -> Iterator[Finding]:
    """An item that is withheld carries nothing of its business but what the council itself published."""
    for part in survey.of(AgendaItem):
        withheld = part.entry.withheld
        if withheld is None:
            continue
        for key, word in _WITHHELD.items():
            if getattr(part.entry, key) and word not in withheld.public:
                remedy = f", or name {word} under public if the council published it" if word else ""
                yield part.finding(
                    f"{key}: {said(part.entry.title)} is withheld and may not carry {key}; take it out{remedy}", key
                )
        for position, paragraph in enumerate(withheld.paragraph):
            if paragraph not in EXEMPT and paragraph not in EXEMPT_IN_WALES:
                yield part.finding(
                    f"paragraph: {said(paragraph)} is no ground in Schedule 12A; allowed: 1 to 7, or in Wales 12 to 18",
                    *("withheld", "paragraph", position),
                )
        if bool(withheld.paragraph) == withheld.confidential:
            ground = "two grounds; keep" if withheld.confidential else "no ground; give"
            yield part.finding(
                f"{said(part.entry.title)} is withheld on {ground} either the paragraph or 'confidential: yes'",
                "withheld",
            )


def withholding_is_looked_at_again_later(survey: Survey) -> Iterator[Finding]:
    """What is withheld is looked at again after the meeting, not before."""
    for meeting in survey.of(Meeting):
        start = meeting.entry.start.date
        for position, item in enumerate(meeting.entry.items):
            review = item.withheld.review_on if item.withheld else None
            if is_before(review, start):
                yield meeting.finding(
                    f"review_on: {said(review)} is before the meeting, {said(start)}; mend one of them",
                    *("items", position, "withheld", "review_on"),
                )


def the_public_is_excluded_under_an_item(survey: Survey) -> Iterator[Finding]:
    """Where an item names the one in which the press and public were excluded, that is another of the meeting."""
    for meeting in survey.of(Meeting):
        numbers = meeting.entry.numbers
        for position, item in enumerate(meeting.entry.items):
            under = item.withheld.excluded_under if item.withheld else None
            others = [number for number in numbers if number not in {item.number, item.id}]
            if under is not None and under not in others:
                yield meeting.finding(
                    f"excluded_under: there is no other item {said(under)}{_choice(under, others)}",
                    *("items", position, "withheld", "excluded_under"),
                )


def actions_arise_from_parts_of_their_item(survey: Survey) -> Iterator[Finding]:
    """An action arises from paragraphs, resolutions, questions and petitions of the same item."""
    for part in survey.of(AgendaItem):
        for position, action in enumerate(part.entry.actions):
            if action.arises_from:
                allowed = _short_names(part.entry, "p", "r", "q", "t")
                for at, name in enumerate(action.arises_from):
                    if name not in allowed:
                        yield part.finding(
                            f"arises_from: this item has no {said(name)}{_choice(name, allowed)}",
                            *("actions", position, "arises_from", at),
                        )


def answers_come_after_the_question(survey: Survey) -> Iterator[Finding]:
    """What is later said of an action arising is not said before the meeting that asked for it."""
    for meeting in survey.of(Meeting):
        start = meeting.entry.start.date
        for position, item in enumerate(meeting.entry.items):
            for at, action in enumerate(item.actions):
                for number, update in enumerate(action.updates):
                    if is_before(update.date, start):
                        yield meeting.finding(
                            f"date: {said(update.date)} is before the meeting that asked for it, {said(start)}; "
                            "mend one of them",
                            *("items", position, "actions", at, "updates", number, "date"),
                        )


def amendments_amend_another_motion(survey: Survey) -> Iterator[Finding]:
    """A motion amends another motion of the same item."""
    for part in survey.of(AgendaItem):
        for position, motion in enumerate(part.entry.motions):
            if motion.amends is not None:
                others = {f"m{position + 1}", motion.id}
                allowed = [name for name in _short_names(part.entry, "m") if name not in others]
                if motion.amends not in allowed:
                    yield part.finding(
                        f"amends: this item has no other motion {said(motion.amends)}{_choice(motion.amends, allowed)}",
                        *("motions", position, "amends"),
                    )


def items_take_up_earlier_ones(survey: Survey) -> Iterator[Finding]:
    """An item continues an item of an earlier meeting, and approves minutes of earlier ones."""
    for meeting in survey.of(Meeting):
        for position, item in enumerate(meeting.entry.items):
            if item.continues is not None:
                if _names_no_item(survey, item.continues):
                    yield meeting.finding(
                        f"continues: {said(item.continues)} is no item; name the item taken up again, such as "
                        f"{said(_item_of(survey, item.continues))}",
                        *("items", position, "continues"),
                    )
                if _is_not_earlier(survey, item.continues, meeting.entry):
                    yield meeting.finding(
                        f"continues: {said(item.continues)} is not of an earlier meeting; name the item taken up again",
                        *("items", position, "continues"),
                    )
            for at, approval in enumerate(item.approves):
                if _is_not_earlier(survey, approval.meeting, meeting.entry):
                    message = f"{said(approval.meeting)} is no earlier meeting; name the one whose minutes these are"
                    yield meeting.finding(f"meeting: {message}", *("items", position, "approves", at, "meeting"))


def _is_not_earlier(survey: Survey, path: str | None, meeting: Meeting) -> bool:
    """Whether the meeting at a path is this one or certainly after it."""
    other = survey.record.meeting_at(path)
    return other is not None and (other is meeting or is_before(meeting.start, other.start))


def _names_no_item(survey: Survey, path: str) -> bool:
    """Whether a path is that of a whole meeting, or of a part of an item, and so leads nowhere that leads back."""
    name, _, anchor = path.partition("#")
    meeting = survey.record.meetings.get(name)
    if meeting is None or not meeting.items or survey.links.find("meeting", path) is None:
        return False
    return all(anchor != item.anchor for item in meeting.items)


def _item_of(survey: Survey, path: str) -> str:
    """The item to name in place of a part of it, or of the whole meeting."""
    name, _, anchor = path.partition("#")
    items = survey.record.meetings[name].items
    found = next((item for item in items if anchor in anchors(item).values()), items[0])
    return f"{name}#{found.anchor}"


def _short_names(item: AgendaItem, *letters: str) -> list[str]:
    """What the parts of an item are called inside it: p3, r2, m1, or their ids."""
    found = []
    for letter in letters:
        for position, thing in enumerate(getattr(item, LETTERS[letter]), start=1):
            found += [f"{letter}{position}", *([thing.id] if thing.id else [])]
    return found


def _choice(name: str, allowed: list[str]) -> str:
    return choice(name, allowed) if allowed else "; leave this out"


RULES = (
    items_can_be_named,
    withheld_items_stay_withheld,
    withholding_is_looked_at_again_later,
    the_public_is_excluded_under_an_item,
    actions_arise_from_parts_of_their_item,
    answers_come_after_the_question,
    amendments_amend_another_motion,
    items_take_up_earlier_ones,
)
