"""The news of plans in words."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord import links, words
from openrecord.edition.news import facts
from openrecord.model.dates import PartialDate, days_between
from openrecord.model.plan import Plan, Update
from openrecord.movement import Movement
from openrecord.progress import WORDS, published_by
from openrecord.views.parts import Prose, Span
from openrecord.views.parts.writer import Writer
from openrecord.views.plans.milestone import slipped
from openrecord.views.plans.moved import moved_at, moved_sentence
from openrecord.views.plans.statements import confirmation, stated_views
from openrecord.views.telling.told import Told, led, paragraphs

_OPENINGS = {
    Movement.RECOVERED: "Recovered",
    Movement.REOPENED: "Opened again",
    Movement.ADDED: "Added to the plan",
    Movement.DROPPED: "Dropped",
}
"""What a change of status is called where the new status alone would not say it."""


def update_told(writer: Writer, fact: facts.Published) -> Told:
    """An update, with what it says of the whole plan and of each theme."""
    update = fact.update
    plan = writer.record.plans[update.plan]
    figures = (f"The council says: {view.figure} {view.sentence}." for view in stated_views(writer, update))
    return Told(
        f"{update.title}: {plan.title}",
        paragraphs(
            writer.prose(update.summary),
            *figures,
            _moved(writer, plan, update),
            *(writer.prose(said.text) for said in update.achievements),
            *_themes(writer, plan, update),
        ),
        links.update(update.path),
        writer.sources(update.source),
    )


def _moved(writer: Writer, plan: Plan, update: Update) -> str:
    known = published_by(writer.record, plan.id, writer.edition.day)
    position = known.index(update)
    if not position:
        return "It is the first update on this plan."
    return moved_sentence(moved_at(writer, known[position - 1], update))


def _themes(writer: Writer, plan: Plan, update: Update) -> Iterator[Prose]:
    for theme in writer.record.themes_of(plan.id):
        report = update.themes.get(theme.id)
        if report is not None:
            said = [statement.text for statement in (*report.achievements, *report.outcomes, *report.continuing)]
            for text in filter(None, (report.summary, *said)):
                yield led(f"{theme.title}: ", writer.prose(text))


def status_told(writer: Writer, fact: facts.Stood) -> Told:
    """How a milestone stands by an update, how it stood before, and why."""
    change, update = fact.change, fact.update
    theme, _, milestone = writer.record.milestones[f"{update.plan}/{change.milestone}"]
    now = WORDS[change.after.standing]
    report = change.after.report
    was = "" if change.before.silence == "never" else f", was {WORDS[change.before.standing].lower()} before"
    done = report.on if report and change.movement is Movement.COMPLETED else None
    when = f" It was completed {words.on(done)}." if isinstance(done, PartialDate) else ""
    update_named = writer.prose(f"[[update:{update.path}]]")
    return Told(
        f"{_OPENINGS.get(change.movement, now)}: {milestone.title}",
        paragraphs(
            (Span(f"{theme.title}: {now.lower()}{was}, says "), *update_named, Span(f".{when}")),
            writer.prose(report.note) if report else (),
        ),
        _address(writer, f"{update.plan}/{change.milestone}"),
        writer.sources(report.source) if report else (),
        milestone.title if change.movement is Movement.COMPLETED else "",
    )


def date_moved_told(writer: Writer, fact: facts.DateMoved) -> Told:
    """A date that was moved, or is to be moved: from when to when, on whose agreement, and why."""
    theme, _, milestone = writer.record.milestones[fact.milestone]
    revision, was, now = fact.revision, fact.was, fact.revision.to
    length = slipped(days_between(was, now))
    by = f" ({length})" if length else ""
    dates = f"from {words.from_or_to(was)} to {words.from_or_to(now)}{by}"
    if fact.agreed:
        by_whom = writer.prose(f"[[meeting:{revision.agreed_at}]]") if revision.agreed_at else ()
        agreed = f"agreed by {confirmation(revision.agreed)}" if revision.agreed else "agreed at "
        sentence = (*led(f"{theme.title}: the date moved {dates}, {agreed}", by_whom), Span("."))
    else:
        sentence = led(f"{theme.title}: it was proposed to move the date {dates}. The date in force stays.", ())
    return Told(
        f"{'Date moved' if fact.agreed else 'New date proposed'}: {milestone.title}",
        paragraphs(sentence, writer.prose(revision.reason)),
        _address(writer, fact.milestone),
        writer.sources(revision.source),
    )


def date_passed_told(writer: Writer, fact: facts.DatePassed) -> Told:
    """A milestone that became late because its date passed."""
    theme, _, milestone = writer.record.milestones[fact.milestone]
    text = f"{theme.title}: it was due {words.by(fact.due)}, and nothing on record says that it was done by then."
    return Told(f"Date passed: {milestone.title}", paragraphs(text), _address(writer, fact.milestone))


def closed_told(writer: Writer, fact: facts.Closed) -> Told:
    """The end of a plan."""
    plan, closed = fact.plan, fact.plan.closed
    return Told(
        f"Closed: {plan.title}",
        paragraphs("Nothing more will be reported on this plan.", writer.prose(closed.note) if closed else ()),
        links.plan(plan.id),
        writer.sources(closed.source) if closed else (),
    )


def _address(writer: Writer, path: str) -> str:
    theme, action, milestone = writer.record.milestones[path]
    return links.action(theme.path, action.id, milestone.id)
