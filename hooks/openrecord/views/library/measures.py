"""The list of measures: every one as a sentence, theme by theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openrecord import figures, words
from openrecord.drawing import Chart, chart
from openrecord.frozen import frozen
from openrecord.model.measure import Measure
from openrecord.views.library.measure import Headline, headline
from openrecord.views.parts import Link
from openrecord.views.parts.writer import Writer

ELSEWHERE = "Other figures"
_WAYS: Mapping[figures.Way, str] = {
    "better": "got better",
    "worse": "got worse",
    "same": "stayed the same",
    "moved": "moved, where neither way is better",
}


@frozen
class MeasureRow:
    """A measure in the list of them."""

    measure: Link
    headline: Headline | None
    chart: Chart | None


@frozen
class MeasureGroup:
    """The measures of one theme."""

    id: str
    title: str
    theme: Link | None
    plan: str
    measures: tuple[MeasureRow, ...]
    also: tuple[Link, ...]
    """Measures of this theme that stand under another."""


@frozen
class MeasuresView:
    """Every measure as a sentence, theme by theme."""

    title: str
    short: tuple[str, ...]
    groups: tuple[MeasureGroup, ...]


def measures_view(writer: Writer) -> MeasuresView:
    """The list of measures: themes with figures that tell of a change first, each part in the plans' order."""
    placed: dict[str, list[Measure]] = {}
    also: dict[str, list[Measure]] = {}
    for measure in writer.record.measures.values():
        about = map(writer.record.theme_of, measure.theme)
        themes = list(dict.fromkeys(f"theme:{theme.path}" if theme else "" for theme in about)) or [""]
        placed.setdefault(themes[0], []).append(measure)
        for theme in themes[1:]:
            also.setdefault(theme, []).append(measure)
    order = _theme_order(writer)
    telling = {theme for theme, found in placed.items() if any(figures.movements(m, writer.edition.day) for m in found)}
    last = len(order)
    groups = sorted(
        {*placed, *also}, key=lambda theme: (not theme, theme not in telling, order.get(theme, last), theme)
    )
    return MeasuresView(
        "Measures",
        _in_short(writer, tuple(writer.record.measures.values())),
        tuple(_group(writer, theme, placed.get(theme, []), also.get(theme, [])) for theme in groups),
    )


def _theme_order(writer: Writer) -> dict[str, int]:
    found = [f"theme:{theme.path}" for plan in writer.edition.plans for theme in writer.record.themes_of(plan.id)]
    return {theme: position for position, theme in enumerate(found)}


def _group(writer: Writer, theme: str, measures: Sequence[Measure], also: Sequence[Measure]) -> MeasureGroup:
    rows = sorted(measures, key=lambda m: (not figures.movements(m, writer.edition.day), m.title.casefold(), m.id))
    path = theme.partition(":")[2]
    link = writer.reference(theme) if theme else None
    return MeasureGroup(
        id=path.replace("/", ".") or "other",
        title=link.text if link else ELSEWHERE,
        theme=link,
        plan=words.the(writer.record.plans[path.partition("/")[0]].title) if path else "",
        measures=tuple(_row(writer, measure) for measure in rows),
        also=tuple(writer.link("measure", measure.id) for measure in also),
    )


def _row(writer: Writer, measure: Measure) -> MeasureRow:
    day = writer.edition.day
    return MeasureRow(writer.link("measure", measure.id), headline(measure, writer), chart(measure, day))


def _in_short(writer: Writer, measures: Sequence[Measure]) -> tuple[str, ...]:
    if not measures:
        return ("This record holds no measures.",)
    ways = [moved[0].way for measure in measures if (moved := figures.movements(measure, writer.edition.day))]
    measured = [found for measure in measures if (found := figures.newest(measure, writer.edition.day))]
    count = len(measured)
    if not measured:
        return ("Nothing has been measured yet, as far as this record knows.",)
    sentences = [f"{words.capital(words.count(count, 'figure'))} {words.agree(count, 'is')} on record."]
    if not ways:
        nobody = "so nobody can say whether things got better"
        return (*sentences, f"None has an earlier figure to compare it with, {nobody}.")
    told = [f"{words.number(ways.count(way))} {phrase}" for way, phrase in _WAYS.items() if way in ways]
    some = words.capital(words.number(len(ways))) if len(ways) < count else "It" if count == 1 else "All of them"
    can = f"{some} can be compared with an earlier one"
    if len(told) == 1:
        every = "it" if len(ways) == 1 else "both" if len(ways) == 2 else f"all {words.number(len(ways))}"
        sentences.append(f"{can}, and {every} {told[0].partition(' ')[2]}.")
    else:
        sentences.append(f"{can}: {words.series(told)}.")
    if len(ways) < count and len(ways) < sum(newest.value is not None for newest in measured):
        sentences.append("The others have no earlier figure, so nobody can say whether they rose or fell.")
    return tuple(sentences)
