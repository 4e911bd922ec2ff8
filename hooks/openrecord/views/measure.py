"""The pages of the measures: what is better, what is worse, and how anybody knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openrecord import figures, words
from openrecord.drawing import Bars, Chart, bars, chart
from openrecord.model.measure import Comparator, Measure, Observation
from openrecord.progress import known_from
from openrecord.views.base import Link, Prose, Writer
from openrecord.views.doubts import DoubtRow, doubts_about
from openrecord.views.mentions import Mention, mentions_of

BETTER = {"higher": "higher is better", "lower": "lower is better", "neither": ""}
ELSEWHERE = "Other figures"


@dataclass(frozen=True)
class FigureRow:
    """One row of the table of figures."""

    when: str
    whose: str
    figure: str
    how: str
    """`worked out`, `about`, a change alone: what keeps the figure from being a plain statement of the source."""
    note: Prose
    sources: tuple[Link, ...]


@dataclass(frozen=True)
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
    way: str
    """better, worse, same or moved; empty where there is nothing to compare with."""


@dataclass(frozen=True)
class SaidInUpdate:
    """What an update says of a measure."""

    update: Link
    text: Prose
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class CorrectionRow:
    """A mistake put right in the open."""

    date: str
    where: str
    was: Prose
    now: Prose
    why: Prose
    agreed: Link | None


@dataclass(frozen=True)
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
    corrections: tuple[CorrectionRow, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class MeasureRow:
    """A measure in the list of them."""

    measure: Link
    headline: Headline | None
    chart: Chart | None


@dataclass(frozen=True)
class MeasureGroup:
    """The measures of one theme."""

    id: str
    title: str
    theme: Link | None
    plan: str
    measures: tuple[MeasureRow, ...]
    also: tuple[Link, ...]
    """Measures of this theme that stand under another."""


@dataclass(frozen=True)
class MeasuresView:
    """Every measure as a sentence, theme by theme."""

    title: str
    short: tuple[str, ...]
    groups: tuple[MeasureGroup, ...]


def measures_view(writer: Writer) -> MeasuresView:
    """The list of measures, the current plan's themes first."""
    placed: dict[str, list[Measure]] = {}
    also: dict[str, list[Measure]] = {}
    for measure in writer.record.measures.values():
        themes = list(dict.fromkeys(_theme(writer, reference) for reference in measure.theme)) or [""]
        placed.setdefault(themes[0], []).append(measure)
        for theme in themes[1:]:
            also.setdefault(theme, []).append(measure)
    order = _theme_order(writer)
    groups = sorted({*placed, *also}, key=lambda theme: (order.get(theme, len(order)), theme))
    return MeasuresView(
        "Measures",
        _in_short(writer, tuple(writer.record.measures.values())),
        tuple(_group(writer, theme, placed.get(theme, []), also.get(theme, [])) for theme in groups),
    )


def _theme_order(writer: Writer) -> dict[str, int]:
    current = writer.edition.current_plan
    plans = sorted(writer.record.plans, key=lambda plan: (plan == current, plan), reverse=True)
    found = [f"theme:{theme.path}" for plan in plans for theme in writer.record.themes_of(plan)]
    return {theme: position for position, theme in enumerate(found)}


def _theme(writer: Writer, reference: str) -> str:
    """The theme that a reference of a measure means; empty where it means no theme or part of one."""
    kind, _, path = reference.partition(":")
    record = writer.record
    if kind == "theme":
        return reference
    if kind == "action" and path in record.actions:
        return f"theme:{record.actions[path][0].path}"
    if kind == "milestone" and path in record.milestones:
        return f"theme:{record.milestones[path][0].path}"
    return ""


def _group(writer: Writer, theme: str, measures: Sequence[Measure], also: Sequence[Measure]) -> MeasureGroup:
    rows = sorted(
        measures, key=lambda m: (not figures.movements(m, writer.edition.day), m.title.casefold(), m.id)
    )
    path = theme.partition(":")[2]
    link = writer.reference(theme) if theme else None
    return MeasureGroup(
        id=path.replace("/", ".") or "other",
        title=link.text if link else ELSEWHERE,
        theme=link,
        plan=writer.record.plans[path.partition("/")[0]].title if path else "",
        measures=tuple(_row(writer, measure) for measure in rows),
        also=tuple(writer.link("measure", measure.id) for measure in also),
    )


def _row(writer: Writer, measure: Measure) -> MeasureRow:
    day = writer.edition.day
    return MeasureRow(writer.link("measure", measure.id), headline(measure, writer), chart(measure, day))


def _in_short(writer: Writer, measures: Sequence[Measure]) -> tuple[str, ...]:
    if not measures:
        return ("This record holds no measures.",)
    ways = [found[0].way for measure in measures if (found := figures.movements(measure, writer.edition.day))]
    count = len(measures)
    sentences = [f"{words.capital(words.count(count, 'figure'))} {words.agree(count, 'is')} on record."]
    if not ways:
        return (*sentences, "None has an earlier figure to compare it with, so nobody can say whether things got better.")
    told = [
        f"{words.number(ways.count(way))} got {way}" if way in {"better", "worse"} else f"{words.number(ways.count(way))} {phrase}"
        for way, phrase in (("better", ""), ("worse", ""), ("same", "stayed the same"), ("moved", "moved, where neither way is better"))
        if way in ways
    ]
    can = f"{words.capital(words.number(len(ways)))} can be compared with an earlier one"
    sentences.append(f"{can}: {words.series(told)}." if len(ways) > 1 or len(told) > 1 else f"{can}; it {told[0].partition(' ')[2]}.")
    if len(ways) < count:
        sentences.append("The others have no earlier figure, so nobody can say whether they rose or fell.")
    return tuple(sentences)


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
        guess = ", a figure that was worked out" if movement.since.derived else ""
        sentences.append(f"{movement.sentence}{guess}{tail}.")
    if now.value is None and now.change is not None:
        since = figures.since(now.change)
        sentences.append(f"Only the change is known, not the figure itself{f'; {since}' if since else ''}.")
    elif not moved:
        earlier = len([o for o in figures.series(measure, day) if o is not now])
        sentences.append(
            "What is known does not tell how far it moved." if earlier else "There is no earlier figure to compare it with."
        )
    sentences += [f"{figures.comparison(measure, comparator, day)}." for comparator in measure.comparators]
    target = figures.target(measure, day)
    if target:
        sentences.append(f"{target}.")
    prefix, figure, unit = _parts(measure, now)
    return Headline(
        prefix=prefix,
        figure=figure,
        unit=unit,
        when=figures.on(now.date),
        whose=now.group or "",
        sentences=tuple(sentences),
        way=moved[0].way if moved else "",
    )


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
            SaidInUpdate(writer.link("update", update.path), writer.prose(told.text), writer.sources(told.source))
            for update, told in writer.edition.namings.statements.get(measure.id, ())
            if known_from(update) <= day
        ),
        meetings=mentions_of(writer, {reference}),
        doubts=doubts_about(writer, reference),
        corrections=tuple(
            CorrectionRow(
                words.maybe_date(found.date),
                found.where or "",
                writer.prose(found.was),
                writer.prose(found.now),
                writer.prose(found.why),
                writer.link("meeting", found.agreed_at) if found.agreed_at else None,
            )
            for found in measure.corrections
        ),
        sources=writer.sources(measure.source),
    )


def _rows(writer: Writer, measure: Measure) -> tuple[FigureRow, ...]:
    """Every figure, the newest first; then those of others."""
    ours = [_observed(writer, measure, o) for o in reversed(figures.past(measure, writer.edition.day))]
    return (*ours, *(_elsewhere(writer, measure, comparator) for comparator in measure.comparators))


def _observed(writer: Writer, measure: Measure, observation: Observation) -> FigureRow:
    how = "Worked out, not stated" if observation.derived else ""
    if observation.value is None and observation.change is not None:
        since = figures.since(observation.change)
        how = f"Only the change is known{f', {since}' if since else ''}"
    return FigureRow(
        when=words.capital(figures.period(observation.date)),
        whose=observation.group or "",
        figure=figures.value(measure, observation),
        how=how,
        note=(*writer.prose(observation.derived), *writer.prose(observation.note)),
        sources=writer.sources(observation.source),
    )


def _elsewhere(writer: Writer, measure: Measure, comparator: Comparator) -> FigureRow:
    relation = {"above": "this council is above it", "below": "this council is below it", "same": "the same"}
    return FigureRow(
        when=words.capital(words.maybe_date(comparator.date, none="no date given")),
        whose=comparator.name,
        figure=words.figure(comparator.value, measure.unit) if comparator.value is not None else relation[comparator.relation or "same"],
        how="Somebody else's figure" if comparator.value is not None else "No value is given",
        note=writer.prose(comparator.note),
        sources=writer.sources(comparator.source),
    )

