"""What updates and auditors said: statements, stated figures, judgements, and a few sentences in short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from openrecord import links, words
from openrecord.figure_addresses import counted_of, in_update, value_of
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.entry import Confirmation
from openrecord.model.plan import Assurance, Theme, Update
from openrecord.model.statement import Heading, Placed
from openrecord.progress import (
    Counts,
    Standing,
    State,
    updates_by,
)
from openrecord.views.parts import Link, Prose, SaidView
from openrecord.views.parts.writer import Writer

_WORDS: Mapping[Heading, str] = {
    "achievements": "achievement",
    "outcomes": "outcome",
    "continuing": "continuing work",
}


@frozen
class StatedView:
    """A figure as the council gave it."""

    figure: str
    sentence: str
    note: Prose
    sources: tuple[Link, ...]
    anchor: str
    """Its own address on the page of the update that gave it; empty on every other page."""
    href: str
    """The way to that address."""
    mark: str


@frozen
class AssuranceView:
    """What somebody independent judged."""

    by: str
    level: str
    of: Prose
    on: str
    sources: tuple[Link, ...]


def checked_sentence(told: Iterable[State]) -> str:
    """How many of the completed milestones somebody independent confirmed; empty where none is complete."""
    complete = [state for state in told if state.standing is Standing.COMPLETE]
    confirmed = sum(state.is_confirmed for state in complete)
    if not complete:
        return ""
    whole = words.count(len(complete), "completed milestone")
    if not confirmed and len(complete) == 1:
        return (
            "That is the council's own word: the one completed milestone is not known to have been confirmed by "
            "somebody independent."
        )
    if not confirmed:
        return (
            f"That is the council's own word: of {whole}, none is known to have been confirmed by somebody independent."
        )
    if len(complete) == 1:
        return "The one completed milestone was confirmed by somebody independent."
    how_many = words.capital(words.number(confirmed))
    return f"{how_many} of {whole} {words.agree(confirmed, 'was')} confirmed by somebody independent."


def said(writer: Writer, page: str, statements: Iterable[Placed], of: str = "") -> tuple[SaidView, ...]:
    """Statements of a page, or of a theme on it, with their sources, what they are about, and the way to each."""
    ways = ((told, writer.href(f"{page}#{told.anchor}")) for told in statements)
    return tuple(
        SaidView(
            text=writer.prose(told.statement.text),
            sources=writer.sources(told.statement.source),
            about=(writer.link("measure", told.statement.measure),) if told.statement.measure else (),
            anchor=told.anchor if href.startswith("#") else "",
            href=href,
            mark=f"Link to {_WORDS[told.heading]} {told.position}{f' of {of}' if of else ''}",
        )
        for told, href in ways
    )


def said_in(
    writer: Writer, update: Update | None, heading: Heading, theme: Theme | None = None
) -> tuple[SaidView, ...]:
    """What an update, if there is one, says under a heading of the whole plan or of one theme."""
    if update is None:
        return ()
    of, title = (theme.id, theme.title) if theme else ("", "")
    told = (told for told in update.statements if (told.theme, told.heading) == (of, heading))
    return said(writer, links.update(update.path), told, title)


def confirmation(told: Confirmation) -> str:
    """Who confirmed or agreed a thing, and when."""
    by = "somebody the sources do not name" if told.by == "unknown" else told.by
    when = (
        f" {words.on(told.on)}"
        if isinstance(told.on, PartialDate)
        else ", on a day that is not known"
        if isinstance(told.on, Unknown)
        else ""
    )
    return f"{by}{when}"


def stated_views(writer: Writer, update: Update, theme: str = "") -> tuple[StatedView, ...]:
    """The figures that an update gave, of the whole plan or of one theme."""
    stated = update.themes[theme].stated if theme else update.stated
    anchors = in_update(update)
    is_own = writer.here.address == links.update(update.path)
    views = []
    for name, figure in stated.items():
        what = name.replace("_", " ").replace("-", " ")
        counted = counted_of(figure)
        anchor = anchors[theme, name]
        views.append(
            StatedView(
                figure=value_of(figure),
                sentence=f"{counted}: {what}",
                note=writer.prose(figure.note),
                sources=writer.sources(figure.source),
                anchor=anchor if is_own else "",
                href=writer.href(links.update(update.path, anchor)),
                mark=f"Link to the figure {value_of(figure)} {counted}",
            )
        )
    return tuple(views)


def assurance_views(writer: Writer, assurance: Iterable[Assurance]) -> tuple[AssuranceView, ...]:
    """What somebody independent judged."""
    return tuple(
        AssuranceView(
            a.by,
            "level not known" if a.level == "unknown" else a.level or "",
            writer.prose(words.capital(a.of) if a.of else None),
            words.maybe_date(a.on, none="", unknown="on a day that is not known"),
            writer.sources(a.source),
        )
        for a in assurance
    )


def in_short(writer: Writer, plan: str, told: Iterable[State]) -> tuple[str, ...]:
    """The state of some milestones of a plan in at most three sentences."""
    every = list(told)
    counts = Counts.of(every)
    if not every:
        return ("No milestones of this are known, so there is nothing to count.",)
    late = sum(state.is_late for state in every)
    if not updates_by(writer.record, plan, writer.edition.day):
        return (
            "No update on this plan has been published yet.",
            f"{words.opening(counts.known, 'milestone', 'is')} known.",
            *([f"{words.opening(late, '', 'is')} late."] if late else []),
        )
    sentences = []
    done = counts[Standing.COMPLETE]
    if counts.total:
        sentences.append(f"{words.share(done, counts.total, 'milestone')} complete.")
    if late:
        sentences.append(f"{words.opening(late, '', 'is')} late.")
    elif counts.total and done < counts.total:
        sentences.append("It is not known to be late." if counts.total == 1 else "None is known to be late.")
    if counts.not_reported:
        silent_on = "it" if counts.total == 1 else words.number(counts.not_reported)
        sentences.append(f"The updates are silent on {silent_on}.")
    return tuple(sentences)
