"""The tables of what came of meetings: resolutions, and actions arising with how they stand."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord.edition.answers import STATES, is_answered, state_on, told_by
from openrecord.exports.columns import address, fields, listed, name, of, table, words, yes_no
from openrecord.exports.items import VOTE, Part, parts, under_item
from openrecord.exports.posts import LED_BY, in_words
from openrecord.exports.source import Source
from openrecord.frozen import frozen
from openrecord.model.item import ActionArising, ActionUpdate, Resolution
from openrecord.model.vote import Vote


@frozen
class _Reply:
    part: Part
    position: int
    update: ActionUpdate


def _resolutions(source: Source) -> Iterator[Part]:
    return parts(source, "resolved", "r")


def actions(source: Source) -> Iterator[Part]:
    """Every action arising."""
    return parts(source, "actions", "a")


def _replies(source: Source) -> Iterator[_Reply]:
    for part in actions(source):
        for position, update in enumerate(told_by(part.action, source.day), start=1):
            yield _Reply(part, position, update)


RESOLUTIONS = table(
    "resolutions",
    "Every decision that a meeting took.",
    _resolutions,
    (
        name("The meeting, and the resolution's address on its page after a #.", lambda row: row.path),
        under_item(),
        of("body", "bodies", "The body that decided.", lambda row: row.under.meeting.body),
        words("date", "The day of the meeting, as it was given.", lambda row: str(row.under.meeting.start.date)),
        fields(Resolution, "minute text outcome to=sent_to", lambda row: row.resolution),
        fields(Vote, VOTE, lambda row: row.resolution.vote),
        fields(Resolution, "source", lambda row: row.resolution),
        address(lambda row: row.address),
    ),
)

ACTIONS_ARISING = table(
    "actions_arising",
    "Everything that a meeting asked for, and how it stands on the edition's day.",
    actions,
    (
        name("The meeting, and the action's address on its page after a #.", lambda row: row.path),
        under_item(),
        of("body", "bodies", "The body that asked.", lambda row: row.under.meeting.body),
        words("date", "The day of the meeting, as it was given.", lambda row: str(row.under.meeting.start.date)),
        fields(ActionArising, "task", lambda row: row.action),
        words(
            "owner",
            LED_BY.replace("answers for it", "was to do it"),
            lambda row: in_words(row.under.source.record, row.action.owner),
        ),
        words(
            "arises_from",
            "The ids of the paragraphs and resolutions that it comes from, parted by spaces.",
            lambda row: listed(row.under.part(row.under.named.get(part, part)) for part in row.action.arises_from),
        ),
        fields(ActionArising, "due state=state_in_minutes", lambda row: row.action),
        words(
            "state",
            "How it stands: as the newest word on it says, or else as the minutes left it.",
            lambda row: state_on(row.action, row.under.source.day),
            STATES,
        ),
        yes_no(
            "answered",
            "Whether the record says what came of it.",
            lambda row: is_answered(row.action, row.under.source.day),
        ),
        fields(ActionArising, "source", lambda row: row.action),
        address(lambda row: row.address),
    ),
)

ACTION_UPDATES = table(
    "action_updates",
    "What was later said of an action arising, oldest first.",
    _replies,
    (
        name("The action arising, and the place among what was said.", lambda row: f"{row.part.path}/{row.position}"),
        of("action_arising", "actions_arising", "The action arising.", lambda row: row.part.path),
        of("meeting", "meetings", "The meeting that asked for it.", lambda row: row.part.under.meeting.path),
        fields(ActionUpdate, "date state text source", lambda row: row.update),
        address(lambda row: row.part.address),
    ),
)
