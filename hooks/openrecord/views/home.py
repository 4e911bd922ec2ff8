"""The first page: is it getting better, what is late, what does it mean for me?"""

from __future__ import annotations

from openrecord import figures, links, words
from openrecord.figure_addresses import in_measure
from openrecord.frozen import frozen
from openrecord.model.meeting import Meeting
from openrecord.movement import Movement
from openrecord.progress import Counts, Standing, published_by, updates_by
from openrecord.views.embedded import observed
from openrecord.views.library.measure import figure_mark, headline
from openrecord.views.meetings.ahead import ComingRow, coming
from openrecord.views.meetings.bodies import STATUSES
from openrecord.views.parts import Link, ProgressView
from openrecord.views.parts.writer import Writer
from openrecord.views.plans.late import LateRow, late_rows
from openrecord.views.plans.moved import ChangeGroup, change_groups, moved_at, moved_sentence
from openrecord.views.plans.plan import ThemeRow, theme_rows
from openrecord.views.plans.statements import StatedView, checked_sentence, stated_views
from openrecord.views.plans.update import comparison, stated_change

MOST_LATE = 5
MOST_CHANGES = 6
MOST_COMING = 6
MOST_MEETINGS = 4
MOST_MEASURES = 4


@frozen
class MeetingRow:
    """A meeting in a short list."""

    meeting: Link
    date: str
    status: str
    summary: str


@frozen
class SurveyFigure:
    """What residents say, as one figure."""

    figure: str
    what: Link
    when: str
    href: str
    """The figure's own address."""
    mark: str
    change: str
    """Which way it went, or that nothing tells, as a sentence."""


@frozen
class HomeView:
    """The whole record on one page."""

    title: str
    council: str
    short: tuple[str, ...]
    plan: Link | None
    stated: tuple[StatedView, ...]
    stated_in: Link | None
    stated_change: str
    comparison: str
    how: str
    """Where the rules of our own count stand."""
    progress: ProgressView | None
    checked: str
    themes: tuple[ThemeRow, ...]
    late: tuple[LateRow, ...]
    late_count: int
    late_page: str
    changed: tuple[ChangeGroup, ...]
    changed_sentence: str
    changed_in: Link | None
    all_changed: str
    coming: tuple[ComingRow, ...]
    measures: tuple[SurveyFigure, ...]
    measures_page: str
    past: tuple[MeetingRow, ...]
    future: tuple[MeetingRow, ...]
    meetings_page: str


def home_view(writer: Writer) -> HomeView:
    """The first page."""
    record, day = writer.record, writer.edition.day
    plan = record.plans.get(writer.edition.current_plan or "")
    updates = published_by(record, plan.id, day) if plan else ()
    counts = Counts.of(writer.edition.states(plan.id).values()) if plan else Counts({})
    late = late_rows(writer, plan.id) if plan else ()
    moved = moved_at(writer, updates[-2], updates[-1]) if len(updates) > 1 else ()
    most_telling = sorted(moved, key=lambda change: list(Movement).index(change.movement))[:MOST_CHANGES]
    stating = next((update for update in reversed(updates) if update.stated), None)
    trails = writer.edition.trails
    return HomeView(
        title=record.council.title,
        council=record.council.name,
        short=_in_short(writer, counts, len(late)),
        plan=writer.link("plan", plan.id) if plan else None,
        stated=stated_views(writer, stating)[:1] if stating else (),
        stated_in=writer.link("update", stating.path) if stating else None,
        stated_change=stated_change(writer, plan.id) if plan else "",
        comparison=comparison(stating, counts) if stating else "",
        how=writer.href(links.HOW_WE_MEASURE),
        progress=writer.progress(counts) if counts.known else None,
        checked=checked_sentence(writer.edition.states(plan.id).values()) if plan else "",
        themes=theme_rows(writer, plan) if plan else (),
        late=late[:MOST_LATE],
        late_count=len(late),
        late_page=writer.href(links.late_of(plan.id) if plan else links.LATE),
        changed=change_groups(writer, plan, updates[-1], most_telling) if plan and updates else (),
        changed_sentence=moved_sentence(moved) if len(updates) > 1 else "",
        changed_in=writer.link("update", updates[-1].path) if len(updates) > 1 else None,
        all_changed=writer.href(links.WHAT_CHANGED),
        coming=coming(writer)[:MOST_COMING],
        measures=survey_figures(writer)[:MOST_MEASURES],
        measures_page=writer.href(links.MEASURES),
        past=tuple(_meeting_row(writer, meeting) for meeting in trails.past.entries[:MOST_MEETINGS]),
        future=tuple(_meeting_row(writer, meeting) for meeting in trails.coming[:MOST_MEETINGS]),
        meetings_page=writer.href(links.MEETINGS),
    )


def _in_short(writer: Writer, counts: Counts, late: int) -> tuple[str, ...]:
    record, day = writer.record, writer.edition.day
    plan = record.plans.get(writer.edition.current_plan or "")
    if plan is None:
        return ("No plan has been published yet.",)
    if not counts.known:
        return (f"{plan.title} has no milestones on record yet.",)
    if not updates_by(record, plan.id, day):
        return (f"{plan.title} has {words.count(counts.known, 'milestone')}. No update on it has been published yet.",)
    done = counts[Standing.COMPLETE]
    if not counts.total:
        return (f"{plan.title} has {words.count(counts.known, 'milestone')}, of which none is pursued any more.",)
    some = words.number(done) if done else "none"
    of_plan = f"of {words.the(plan.title)}"
    stands = f"{some} of {words.count(counts.total, 'milestone')} {of_plan} {words.agree(done or 1, 'is')}"
    if counts.total == 1:
        stands = f"the only milestone {of_plan} is{'' if done else ' not'}"
    sentences = [f"On {words.day(day)}, {stands} complete."]
    none_late = "It is not known to be late." if counts.total == 1 else "None is known to be late."
    sentences.append(f"{words.opening(late, '', 'is')} late." if late else none_late)
    if counts.not_reported:
        silent_on = "it" if counts.total == 1 else words.number(counts.not_reported)
        sentences.append(f"The updates are silent on {silent_on}.")
    return tuple(sentences)


def _meeting_row(writer: Writer, meeting: Meeting) -> MeetingRow:
    return MeetingRow(
        writer.link("meeting", meeting.path),
        words.moment(meeting.start),
        "" if meeting.status == "scheduled" else STATUSES[meeting.status],
        (meeting.summary or "").split(". ")[0],
    )


def survey_figures(writer: Writer) -> tuple[SurveyFigure, ...]:
    """The newest answers to the questions that people were asked, newest first."""
    found = []
    for key, measure in writer.record.measures.items():
        newest = observed(measure)
        if measure.question and measure.unit == "percent" and newest and newest.value is not None and newest.date.last:
            told = headline(measure, writer)
            found.append(
                (
                    newest.date.last,
                    measure.title,
                    SurveyFigure(
                        words.figure(newest.value, measure.unit),
                        writer.link("measure", key),
                        figures.period(newest.date),
                        writer.href(links.measure(key, in_measure(measure)[id(newest)])),
                        figure_mark(newest),
                        (told.silence or told.sentences[0]) if told else "",
                    ),
                )
            )
    return tuple(figure for _, _, figure in sorted(found, key=lambda row: (-row[0].toordinal(), row[1])))
