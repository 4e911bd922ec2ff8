"""The page that tells how progress is measured, drawn from the definitions that the counts are made with."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord import links, words
from openrecord.frozen import frozen
from openrecord.model.plan import Plan, Update
from openrecord.movement import MOVEMENTS
from openrecord.progress import (
    DEFINITIONS,
    GOOD,
    SILENT_DAYS,
    Counts,
    State,
    newest_news,
    published_by,
    slippage,
    updates_by,
)
from openrecord.views.parts import Link, ProgressView, StatusView
from openrecord.views.parts.doubts import other_silences, plan_silences
from openrecord.views.parts.writer import Writer
from openrecord.views.plans.dates_moved import by_both_dates
from openrecord.views.plans.late import late_rows
from openrecord.views.plans.milestone import slipped
from openrecord.views.plans.moved import moved_at
from openrecord.views.plans.statements import AssuranceView, assurance_views


@frozen
class DefinitionView:
    """A status as readers meet it, with the rule that decides it and a milestone that has it."""

    id: str
    status: StatusView
    rule: str
    example: Link | None
    others: str
    """How many more milestones of the current plan stand so; empty where none does."""


@frozen
class MovementView:
    """What may become of a milestone between two updates, with the rule that decides it and one of which it did."""

    heading: str
    rule: str
    example: Link | None
    others: str
    """How many more milestones moved so."""


@frozen
class HowWeMeasureView:
    """How progress is measured."""

    title: str
    plan: Link | None
    definitions: tuple[DefinitionView, ...]
    good: str
    """The words of the statuses that count as good."""
    progress: ProgressView | None
    late: str
    """How many milestones of the current plan are late, as a sentence."""
    late_example: tuple[Link, str] | None
    """The milestone of the current plan that is late by most, and why it is."""
    moved_example: tuple[Link, str] | None
    """A milestone of the current plan of which the date moved, and how."""
    by_both_dates: str
    """What counts by the dates in force and by the first dates, of the current plan."""
    confirmed: tuple[str, ...]
    """How much of what the council says somebody independent confirmed, as sentences."""
    confirmed_milestones: tuple[Link, ...]
    assurance: tuple[AssuranceView, ...]
    movements: tuple[MovementView, ...]
    compared: tuple[Link, ...]
    """The two newest updates of the current plan, from which the movements have their examples."""
    silences: tuple[str, ...]
    """What the record does not hold, as sentences."""
    silent_months: str
    silent_for: str
    """How long ago something new was published, as a sentence; empty where nothing was."""
    late_page: str
    moved_page: str
    doubts_page: str


def how_we_measure_view(writer: Writer) -> HowWeMeasureView:
    """The page that tells how progress is measured."""
    plan = writer.edition.current_plan
    told = writer.edition.states(plan) if plan else {}
    counts = Counts.of(told.values())
    late = sum(state.is_late for state in told.values())
    updates = published_by(writer.record, plan, writer.edition.day)[-2:] if plan else ()
    return HowWeMeasureView(
        title="How we measure progress",
        plan=writer.link("plan", plan) if plan else None,
        definitions=tuple(_definitions(writer, plan or "", told, counts)),
        good=" or ".join(definition.word.lower() for definition in DEFINITIONS if definition.standing in GOOD),
        progress=writer.progress(counts) if plan else None,
        late=f"Of the current plan, {words.count(late, 'milestone')} {words.agree(late, 'is')} late." if plan else "",
        late_example=_late_example(writer, plan) if plan else None,
        moved_example=_moved_example(writer, plan, told) if plan else None,
        by_both_dates=by_both_dates(writer, writer.record.plans[plan]) if plan else "",
        confirmed=_confirmed(writer, plan, told) if plan else (),
        confirmed_milestones=tuple(
            writer.link("milestone", f"{plan}/{key}") for key, state in told.items() if state.is_confirmed
        ),
        assurance=tuple(
            view for each in writer.record.plans.values() for view in assurance_views(writer, each.assurance)
        )
        + tuple(view for theme in writer.record.themes.values() for view in assurance_views(writer, theme.assurance)),
        movements=tuple(_movements(writer, updates)),
        compared=tuple(writer.link("update", update.path) for update in updates),
        silences=tuple(_silences(writer, writer.record.plans.get(plan or ""))),
        silent_months=words.count(words.whole_months(SILENT_DAYS), "month"),
        silent_for=_silent_for(writer),
        late_page=writer.href(links.LATE),
        moved_page=writer.href(links.DATES_MOVED),
        doubts_page=writer.href(links.DOUBTS),
    )


def _definitions(writer: Writer, plan: str, told: dict[str, State], counts: Counts) -> Iterator[DefinitionView]:
    for definition in DEFINITIONS:
        standing = definition.standing
        example = next((key for key, state in told.items() if state.standing is standing), None)
        yield DefinitionView(
            id=standing.value,
            status=StatusView(standing.value, definition.word),
            rule=definition.rule,
            example=writer.link("milestone", f"{plan}/{example}") if example else None,
            others=f"and {counts[standing] - 1:,} more" if counts[standing] > 1 else "",
        )


def _movements(writer: Writer, updates: tuple[Update, ...]) -> Iterator[MovementView]:
    moved = moved_at(writer, *updates) if len(updates) == 2 else ()
    for definition in MOVEMENTS:
        found = [change.milestone for change in moved if change.movement is definition.movement]
        yield MovementView(
            heading=definition.heading,
            rule=definition.rule,
            example=writer.link("milestone", f"{updates[-1].plan}/{found[0]}") if found else None,
            others=f"and {len(found) - 1:,} more" if len(found) > 1 else "",
        )


def _late_example(writer: Writer, plan: str) -> tuple[Link, str] | None:
    for row in late_rows(writer, plan)[:1]:
        why = "; ".join(filter(None, (row.status.word.lower(), row.status.detail)))
        return Link(row.title, row.href), f"{why}."
    return None


def _moved_example(writer: Writer, plan: str, told: dict[str, State]) -> tuple[Link, str] | None:
    """The first milestone whose date moved by a length of time that is known or, if there is none, whose date moved."""
    moved = []
    for key, state in told.items():
        milestone = writer.record.milestones[f"{plan}/{key}"][2]
        if milestone.due != state.due:
            by = slipped(slippage(writer.record, milestone, writer.edition.day))
            dates = f"first {writer.date(milestone.due).text}, now {writer.date(state.due).text}"
            moved.append((not by, key, f"{dates}: {by}." if by else f"{dates}."))
    if not moved:
        return None
    _, key, how = min(moved, key=lambda found: found[0])
    return writer.link("milestone", f"{plan}/{key}"), how


def _silent_for(writer: Writer) -> str:
    day = writer.edition.day
    newest = newest_news(writer.record, day)
    if newest is None:
        return ""
    if newest == day:
        return f"The newest is of {words.day(newest)}, the day that this page speaks for."
    return f"The newest is of {words.day(newest)}, {words.days_counted((day - newest).days)} before {words.day(day)}."


def _silences(writer: Writer, plan: Plan | None) -> Iterator[str]:
    if plan is not None:
        yield from (silence.sentence for silence in plan_silences(writer, plan).silences)
    yield from (silence.sentence for silence in other_silences(writer))
    doubts = len(writer.record.doubts)
    if doubts:
        count = words.capital(words.count(doubts, "doubt"))
        yield f"{count} about what the sources say {words.agree(doubts, 'is')} listed."


def _confirmed(writer: Writer, plan: str, told: dict[str, State]) -> tuple[str, ...]:
    if not updates_by(writer.record, plan, writer.edition.day):
        return ("No update on the current plan has been published yet, so there is nothing to confirm.",)
    said = [state for state in told.values() if state.report is not None]
    confirmed = sum(state.is_confirmed for state in said)
    count = len(said)
    if not count:
        return ("No update has spoken of any milestone of the current plan.",)
    of = f"Of {words.count(count, 'milestone')} of which an update of the current plan speaks, "
    have = f"{words.number(confirmed)} {words.agree(confirmed, 'has')}"
    return (f"{of}{have} been confirmed by somebody independent of the council.",)
