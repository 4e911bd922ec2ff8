"""The file of the next update or meeting, written out as far as the record knows it; people fill in the rest.

What nobody has said yet stands behind `#`, so that the file is sound from the first, and claims nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import get_args

from openrecord import words
from openrecord.edition import Edition
from openrecord.model.dates import Moment, PartialDate
from openrecord.model.meeting import Meeting
from openrecord.model.plan import Milestone, Theme
from openrecord.model.types import Status, check_id
from openrecord.problems import choice, said
from openrecord.progress import FINISHED, WORDS, State

_NOT_YET_APPROVED = frozenset({"not-yet-published", "draft"})
_HOW_TO = (
    "Take '# ' away from a line to use it. Lines with ## are notes. Neither is published.",
    "The site's Data page explains every key, and `make check` tells what is wrong.",
)


class NotBegun(Exception):
    """A file that cannot be begun; says why."""


def new_update(
    edition: Edition, path: str, first: PartialDate, last: PartialDate, published: PartialDate
) -> tuple[str, str]:
    """Where an update belongs, and its YAML, in which each unfinished milestone waits for what is said of it.

    Raises NotBegun where the plan is not known or `path` is not plan/update.
    """
    plan, _, update = path.partition("/")
    if plan not in edition.record.plans:
        raise NotBegun(f"There is no plan {said(plan)}{choice(plan, edition.record.plans)}")
    lines = _update_lines(edition, plan, first, last, published)
    return f"data/plans/{plan}/updates/{_id(update)}.yml", _file(lines)


def new_meeting(edition: Edition, body: str, start: Moment, word: str = "") -> tuple[str, str]:
    """Where a meeting belongs, and its YAML, with the place, the members and the minutes that the last one leaves it.

    Raises NotBegun where the body is not known or `word` cannot stand in a file's name.
    """
    if body not in edition.record.bodies:
        raise NotBegun(f"There is no body {said(body)}{choice(body, edition.record.bodies)}")
    name = f"{start.date}-{_id(word)}" if word else f"{start.date}"
    return f"data/meetings/{body}/{name}.yml", _file(_meeting_lines(edition, body, name, start))


def _id(text: str) -> str:
    try:
        return check_id(text)
    except ValueError as why:
        raise NotBegun(f"{said(text)} {why}") from None


def _update_lines(
    edition: Edition, plan: str, first: PartialDate, last: PartialDate, published: PartialDate
) -> Iterator[str]:
    themes, states = edition.record.themes_of(plan), edition.states_on(plan, published.last)
    yield from _notes(_HOW_TO)
    yield f"title: {words.between(first, last)}"
    yield f"covers: {{from: {first}, to: {last}}}"
    yield f"published: {published}"
    yield from _usable(
        "report:  # the id of a document in data/documents.yml",
        "summary:  # a few plain sentences",
        "stated:  # figures as the council gives them; the site's own count stands beside them",
        "  complete-or-on-target:",
        "    percent:",
        "    of: milestones",
        "    source:",
        "themes:",
    )
    for theme in themes:
        yield from _usable(f"  {theme.id}:", "    summary:", "    achievements:", "      - text:", "        source:")
    yield ""
    yield from _notes(
        (
            "How each milestone stands: " + ", ".join(get_args(Status)) + ".",
            "complete needs a source; delayed, overdue and not-pursued need a note. Leave out what the report leaves",
            "out: the site then says that it was not updated this time.",
        )
    )
    yield "milestones:"
    for theme in themes:
        yield from _theme_lines(theme, states)


def _theme_lines(theme: Theme, states: dict[str, State]) -> Iterator[str]:
    waiting = [milestone for milestone in theme.milestones if states[milestone.id].standing not in FINISHED]
    finished = len(theme.milestones) - len(waiting)
    more = f" ({words.count(finished, 'milestone')} finished before)" if finished else ""
    yield ""
    yield from _notes([f"{theme.title}{more}"])
    for milestone in waiting:
        yield from _notes([f"{milestone.title}. {_stood(milestone, states[milestone.id])}"])
        yield from _usable(f"  {milestone.id}:", "    status:", "    note:", "    source:")


def _stood(milestone: Milestone, state: State) -> str:
    due = words.maybe_date(state.due)
    date = f"Date: {due}." if state.due == milestone.due else f"Date: {due}; first {words.maybe_date(milestone.due)}."
    told = f"; last told of in {state.update.title}" if state.update else ""
    return f"{date} {WORDS[state.standing]}{told}."


def _meeting_lines(edition: Edition, body: str, name: str, start: Moment) -> Iterator[str]:
    earlier = [one for one in edition.record.meetings_of(body) if one.start.order < start.order]
    held = [one for one in earlier if one.status == "held"]
    yield from _notes(_HOW_TO)
    if start.date.last > edition.day:
        yield "status: scheduled"
        yield from _notes(["Once it is over: held, cancelled, postponed or inquorate."])
    else:
        yield "status: held"
        yield from _usable("extent: full", "minutes: {state: draft}")
    yield f"start: {start}"
    yield from _usable("summary:  # what a resident needs to know, in at most four plain sentences")
    if held:
        yield from _as_before(held[-1])
    yield from _usable("items:")
    for number, meeting in enumerate((one for one in held if one.minutes.state in _NOT_YET_APPROVED), 1):
        yield from _usable(
            f'  - number: "{number}"',
            f"    title: Minutes of {words.date(meeting.start.date)}",
            "    kind: procedural",
            f"    approves: [{{meeting: {meeting.path}, as: approved}}]",
        )
        approved = f"minutes: {{state: approved, approved_at: {body}/{name}}}"
        yield from _notes([f"Then write {approved} in data/meetings/{meeting.path}.yml."])
    yield from _usable('  - number: ""', "    title:", "    record:", "      - noted:")


def _as_before(last: Meeting) -> Iterator[str]:
    yield from _notes(["", f"As at the last meeting, {words.on(last.start.date)}:"])
    if last.place:
        yield from _usable(f"place: {_scalar(last.place)}")
    members = [one for one in last.attendance if one.group == "member" and one.presence in {"present", "absent"}]
    if members:
        yield from _usable("attendance:")
    for one in members:
        as_ = f", as: {_scalar(one.as_)}" if one.as_ else ""
        chair = ", chair: true" if one.chair else ""
        yield from _usable(f"  - {{person: {one.person}{as_}{chair}, presence: unknown}}")


def _scalar(text: str) -> str:
    """A text as YAML that means it, in one line."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _notes(lines: Iterable[str]) -> Iterator[str]:
    return (f"## {' '.join(line.split())}".rstrip() for line in lines)


def _usable(*lines: str) -> Iterator[str]:
    return (f"# {line}" for line in lines)


def _file(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
