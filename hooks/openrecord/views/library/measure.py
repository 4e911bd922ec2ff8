"""The page of a measure: what is better, what is worse, and how anybody knows."""

from __future__ import annotations

import datetime as dt

from openrecord import figures, links, words
from openrecord.drawing import Bars, Chart, bars, chart
from openrecord.figure_addresses import in_measure
from openrecord.frozen import frozen
from openrecord.model.measure import Comparator, Measure, Observation
from openrecord.progress import known_from
from openrecord.views.parts import Link, Prose
from openrecord.views.parts.corrections import CorrectionView, correction_view
from openrecord.views.parts.doubts import DoubtRow, doubts_about
from openrecord.views.parts.mentions import Mention, mentions_of
from openrecord.views.parts.writer import Writer

BETTER = {"higher": "higher is better", "lower": "lower is better", "neither": ""}


@frozen
class FigureRow:
    """One row of the table of figures."""

    anchor: str
    mark: str
    when: str
    whose: str
    figure: str
    how: str
    """`worked out`, `about`, a change alone: what keeps the figure from being a plain statement of the source."""
    note: Prose
    sources: tuple[Link, ...]


@frozen
class Headline:
    """The newest figure and the sentences that go with it."""

    prefix: str
    """`about`, `at least`, `up`: what stands before the large figure."""
    figure: str
    unit: str
    """What a count is of."""
    when: str
    whose: str
    """The group to whom it applies, where it is not everybody asked."""
    sentences: tuple[str, ...]
    silence: str
    """Why nothing is said of a change; empty where something is."""
    way: str
    """better, worse, same or moved; empty where there is nothing to compare with."""
    href: str
    """Where the figure stands in the table on its measure's page."""
    mark: str


@frozen
class SaidInUpdate:
    """What an update says of a measure."""

    update: Link
    text: Prose
    sources: tuple[Link, ...]


@frozen
class MeasureView:
    """One measure: its newest figure, how it moved, how it stands beside others."""

    title: str
    headline: Headline | None
    question: Prose
    collected: str
    better: str
    note: Prose
    serves: tuple[Link, ...]
    chart: Chart | None
    bars: Bars | None
    rows: tuple[FigureRow, ...]
    updates: tuple[SaidInUpdate, ...]
    meetings: tuple[Mention, ...]
    doubts: tuple[DoubtRow, ...]
    corrections: tuple[CorrectionView, ...]
    sources: tuple[Link, ...]


def headline(measure: Measure, writer: Writer) -> Headline | None:
    """The newest figure with its change, its comparisons and its target in words; None where nothing was measured."""
    day = writer.edition.day
    now = figures.newest(measure, day)
    if now is None:
        return None
    moved = figures.movements(measure, day)
    sentences = []
    better = BETTER[measure.better]
    for position, movement in enumerate(moved):
        tail = f"; {better}" if better and position == 0 else ""
        sentences.append(f"{movement.sentence}{tail}.")
    if now.value is None and now.change is not None:
        since = figures.since(now.change)
        sentences.append(f"Only the change is known, not the figure itself{f'; {since}' if since else ''}.")
    sentences += [f"{figures.comparison(measure, comparator, day)}." for comparator in measure.comparators]
    target = figures.target(measure, day)
    if target:
        sentences.append(f"{target}.")
    guessed = [o for o in (now, *(movement.since for movement in moved)) if o.derived]
    if guessed:
        dates = words.series([figures.period(o.date) for o in guessed])
        figure_was = f"figures for {dates} were" if len(guessed) > 1 else f"figure for {dates} was"
        sentences.append(f"The {figure_was} worked out, not stated.")
    silence = ""
    if not moved and now.value is not None:
        silence = "There is no earlier figure to compare it with."
        if any(o is not now for o in figures.series(measure, day)):
            silence = "What is known does not tell how far it moved."
    prefix, figure, unit = _parts(measure, now)
    return Headline(
        prefix=prefix,
        figure=figure,
        unit=unit,
        when=words.capital(figures.on(now.date)),
        whose=now.group or "",
        sentences=tuple(sentences),
        silence=silence,
        way=moved[0].way if moved else "",
        href=writer.href(links.measure(measure.id, in_measure(measure)[id(now)])),
        mark=figure_mark(now),
    )


def figure_mark(observation: Observation) -> str:
    """What the link to a figure's own address is called."""
    whose = f", {observation.group}" if observation.group else ""
    return f"Link to the figure for {figures.period(observation.date)}{whose}"


def _parts(measure: Measure, now: Observation) -> tuple[str, str, str]:
    if now.value is None:
        prefix, _, figure = figures.change(now.change).partition(" ") if now.change else ("", "", "")
        return prefix, figure, ""
    prefix = "about" if now.about else "at least" if now.at_least else ""
    return prefix, words.figure(now.value, measure.unit), measure.counts or ""


def measure_view(writer: Writer, measure: Measure) -> MeasureView:
    """The page of a measure."""
    day = writer.edition.day
    reference = f"measure:{measure.id}"
    return MeasureView(
        title=measure.title,
        headline=headline(measure, writer),
        question=writer.prose(measure.question),
        collected=measure.collected or "",
        better=words.capital(BETTER[measure.better]) or "Neither higher nor lower is better in itself",
        note=writer.prose(measure.note),
        serves=tuple(writer.reference(theme) for theme in measure.theme),
        chart=chart(measure, day),
        bars=bars(measure, day),
        rows=_rows(writer, measure),
        updates=tuple(
            SaidInUpdate(
                Link(update.title, writer.href(links.update(update.path, told.anchor))),
                writer.prose(told.statement.text),
                writer.sources(told.statement.source),
            )
            for update, told in writer.edition.namings.statements.get(measure.id, ())
            if known_from(update) <= day
        ),
        meetings=mentions_of(writer, {reference}),
        doubts=doubts_about(writer, reference),
        corrections=tuple(correction_view(writer, found, found.where or "") for found in measure.corrections),
        sources=writer.sources(measure.source),
    )


def _rows(writer: Writer, measure: Measure) -> tuple[FigureRow, ...]:
    """Every figure, the newest first; then those of others."""
    past = sorted(figures.past(measure, writer.edition.day), key=lambda o: o.date.last or dt.date.min, reverse=True)
    anchors = in_measure(measure)
    ours = [_observed(writer, measure, observation, anchors[id(observation)]) for observation in past]
    return (*ours, *(_elsewhere(writer, measure, other, anchors[id(other)]) for other in measure.comparators))


def _observed(writer: Writer, measure: Measure, observation: Observation, anchor: str) -> FigureRow:
    how = "Worked out, not stated" if observation.derived else ""
    if observation.value is None and observation.change is not None:
        since = figures.since(observation.change)
        how = f"Only the change is known{f', {since}' if since else ''}"
    return FigureRow(
        anchor=anchor,
        mark=figure_mark(observation),
        when=words.capital(figures.period(observation.date)),
        whose=observation.group or "",
        figure=figures.value(measure, observation),
        how=how,
        note=(*writer.prose(observation.derived), *writer.prose(observation.note)),
        sources=writer.sources(observation.source),
    )


def _elsewhere(writer: Writer, measure: Measure, comparator: Comparator, anchor: str) -> FigureRow:
    relation = {"above": "this council is above it", "below": "this council is below it", "same": "the same"}
    figure = relation[comparator.relation or "same"]
    if comparator.value is not None:
        figure = words.figure(comparator.value, measure.unit)
    return FigureRow(
        anchor=anchor,
        mark=f"Link to the figure of {comparator.name}",
        when=words.capital(words.maybe_date(comparator.date, none="no date given")),
        whose=comparator.name,
        figure=figure,
        how="Somebody else's figure" if comparator.value is not None else "No value is given",
        note=writer.prose(comparator.note),
        sources=writer.sources(comparator.source),
    )
