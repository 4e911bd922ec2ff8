"""Where each figure stands within a page: those of a measure on its own page, stated ones on the update that gave them.

Such an address begins with a capital, as it is made and not written; unlike a template's it is promised to keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from openrecord import figures, links, words
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.measure import Comparator, Measure, Observation
from openrecord.model.plan import StatedFigure, Update


def in_measure(measure: Measure) -> Mapping[int, str]:
    """The anchor of each observation and comparator, by its identity: two may say the same."""
    anchors: dict[int, str] = {}
    every: tuple[Observation | Comparator, ...] = (*measure.observations, *measure.comparators)
    for told in every:
        if isinstance(told, Comparator):
            anchor = links.figure_anchor(_typed(told.date), told.name)
        else:
            span = told.date.span
            anchor = links.figure_anchor(
                f"{span.from_} {span.to}" if span else _typed(told.date.date), told.group or ""
            )
        anchors[id(told)] = _told_apart(anchor, anchors.values())
    return anchors


def in_update(update: Update) -> Mapping[tuple[str, str], str]:
    """The anchor of each figure that an update states, by its theme, empty for the whole plan, and its name."""
    anchors: dict[tuple[str, str], str] = {}
    for theme, name, _ in _stated(update):
        anchors[theme, name] = _told_apart(links.stated_anchor(theme, name), anchors.values())
    return anchors


def figures_of(measure: Measure) -> Iterator[tuple[str, str]]:
    """The anchor of each figure on a measure's page, with what it says."""
    anchors = in_measure(measure)
    for observation in measure.observations:
        yield anchors[id(observation)], figures.value(measure, observation)
    for other in measure.comparators:
        value = words.figure(other.value, measure.unit) if other.value is not None else other.relation or ""
        yield anchors[id(other)], value


def figures_stated(update: Update) -> Iterator[tuple[str, str]]:
    """The anchor of each figure on an update's page, with what it says."""
    anchors = in_update(update)
    yield from ((anchors[theme, name], value_of(figure)) for theme, name, figure in _stated(update))


def value_of(figure: StatedFigure) -> str:
    """A stated figure as readers see it."""
    return words.figure(figure.percent, "percent") if figure.percent is not None else f"{figure.count:,}"


def counted_of(figure: StatedFigure) -> str:
    """What a stated figure counts, to stand after it: `of milestones` after 82%, `milestones` after 12."""
    if figure.percent is not None:
        return f"of {figure.of}"
    return f"of the {figure.of}" if figure.count == 1 else figure.of


def _stated(update: Update) -> Iterator[tuple[str, str, StatedFigure]]:
    yield from (("", name, figure) for name, figure in update.stated.items())
    for theme, told in update.themes.items():
        yield from ((theme, name, figure) for name, figure in told.stated.items())


def _told_apart(anchor: str, taken: Iterable[str]) -> str:
    again = sum(found.partition(".")[0] == anchor for found in taken)
    return f"{anchor}.{again + 1}" if again else anchor


def _typed(date: PartialDate | Unknown | None) -> str:
    return str(date) if isinstance(date, PartialDate) else ""
