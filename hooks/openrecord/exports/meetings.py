"""The tables of meetings: when and where, who came, what was declared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sized

from openrecord import links
from openrecord.exports.columns import address, fields, listed, name, number, of, table, words
from openrecord.exports.posts import named
from openrecord.exports.source import Source
from openrecord.frozen import frozen
from openrecord.model.meeting import Attendance, Declaration, Declarations, Meeting, Minutes, Sitting


@frozen
class _Met:
    """A meeting, and the place of something among what it holds."""

    source: Source
    meeting: Meeting
    position: int = 0

    @property
    def path(self) -> str:
        return self.meeting.path

    @property
    def called(self) -> str:
        return f"{self.path}/{self.position}"

    @property
    def address(self) -> str:
        return self.source.address(links.meeting(self.path))

    @property
    def sitting(self) -> Sitting:
        return self.meeting.sittings[self.position - 1]

    @property
    def attendance(self) -> Attendance:
        return self.meeting.attendance[self.position - 1]

    @property
    def declared(self) -> Declaration:
        return self.meeting.declarations.entries[self.position - 1]


def _meetings(source: Source) -> Iterator[_Met]:
    return (_Met(source, meeting) for meeting in source.record.meetings.values())


def _each(held: Callable[[Meeting], Sized]) -> Callable[[Source], Iterator[_Met]]:
    """Everything of one sort that meetings hold."""
    return lambda source: (
        _Met(source, meeting, number)
        for meeting in source.record.meetings.values()
        for number in range(1, len(held(meeting)) + 1)
    )


def _nature(row: _Met) -> str | None:
    """What an interest is; never of a sensitive one, whatever the file holds."""
    return None if row.declared.type == "sensitive" else row.declared.nature


def _items(row: _Met) -> str | None:
    """The items that an interest touches, by the ids of their rows."""
    anchors = {item.number or item.anchor: item.anchor for item in row.meeting.items}
    return listed(f"{row.path}#{anchors[name]}" for name in row.declared.items if name in anchors)


MEETINGS = table(
    "meetings",
    "Every meeting of a body, held, to come or cancelled.",
    _meetings,
    (
        name("How references name it, after “meeting:”.", lambda row: row.path),
        fields(Meeting, "body title status start planned ended place extent", lambda row: row.meeting),
        fields(Minutes, "state=minutes_state approved_at=minutes_approved_at", lambda row: row.meeting.minutes),
        fields(Declarations, "state=declarations_state", lambda row: row.meeting.declarations),
        number("items", "How many items its agenda has here.", lambda row: len(row.meeting.items)),
        fields(Meeting, "order_heard papers summary note source", lambda row: row.meeting),
        address(lambda row: row.address),
    ),
)

SITTINGS = table(
    "sittings",
    "The sittings of meetings that were adjourned to another day.",
    _each(lambda meeting: meeting.sittings),
    (
        name("The meeting, and its place among its sittings.", lambda row: row.called),
        of("meeting", "meetings", "The meeting.", lambda row: row.path),
        fields(Sitting, "start ended", lambda row: row.sitting),
        address(lambda row: row.address),
    ),
)

ATTENDANCE = table(
    "attendance",
    "Who was, or should have been, at each meeting, as its minutes list them.",
    _each(lambda meeting: meeting.attendance),
    (
        name("The meeting, and the place in its list.", lambda row: row.called),
        of("meeting", "meetings", "The meeting.", lambda row: row.path),
        of("body", "bodies", "The body that met.", lambda row: row.meeting.body),
        fields(Attendance, "person", lambda row: row.attendance),
        words(
            "name",
            "The person's name, where the record holds it.",
            lambda row: named(row.source.record, row.attendance.person),
        ),
        fields(
            Attendance,
            "as=capacity group=listed_under chair presence for=stands_in_for apology votes=may_vote away_for",
            lambda row: row.attendance,
        ),
        address(lambda row: row.address),
    ),
)

DECLARATIONS = table(
    "declarations",
    "Every interest that somebody declared; of a sensitive one nothing but that it was declared.",
    _each(lambda meeting: meeting.declarations.entries),
    (
        name("The meeting, and the place among its declarations.", lambda row: row.called),
        of("meeting", "meetings", "The meeting.", lambda row: row.path),
        fields(Declaration, "person", lambda row: row.declared),
        words("items", "The agenda items that it touches, parted by spaces; empty: the whole meeting.", _items),
        fields(Declaration, "type", lambda row: row.declared),
        words("nature", "What the interest is; never for a sensitive one.", _nature),
        fields(Declaration, "conduct dispensation", lambda row: row.declared),
        address(lambda row: row.address),
    ),
)
