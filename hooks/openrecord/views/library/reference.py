"""The pages about the record itself: its words, its data, who stands for it, how to find things."""

from __future__ import annotations

from collections.abc import Iterable

from openrecord import dictionary, links, words
from openrecord.frozen import frozen
from openrecord.model.council import Contact, Licence
from openrecord.views.library.downloads import DownloadsView
from openrecord.views.parts import Link, Prose, Span
from openrecord.views.parts.writer import Writer


@frozen
class TermView:
    """A term with its meaning."""

    id: str
    term: str
    means: Prose
    sources: tuple[Link, ...]


@frozen
class GlossaryView:
    """Every abbreviation and term that the record explains."""

    title: str
    short: tuple[str, ...]
    terms: tuple[TermView, ...]


@frozen
class Holding:
    """What one part of data/ holds, and how much of it."""

    file: str
    what: str
    count: int
    page: Link


@frozen
class KeyView:
    """A key of the data dictionary."""

    name: str
    type: Prose
    required: str
    sentence: str


@frozen
class ModelView:
    """A kind of entry in the data dictionary."""

    id: str
    name: str
    file: str
    sentence: str
    keys: tuple[KeyView, ...]


@frozen
class DataView:
    """What data/ holds, and the dictionary of it."""

    title: str
    short: tuple[str, ...]
    holdings: tuple[Holding, ...]
    files: tuple[ModelView, ...]
    parts: tuple[ModelView, ...]
    licence: Licence | None
    contact: Contact | None
    downloads: DownloadsView


@frozen
class Ways:
    """The ways to the pages that the pages about the record speak of."""

    about: str
    accessibility: str
    data: str
    documents: str
    doubts: str
    how: str
    people: str
    privacy: str
    search: str


@frozen
class AboutView:
    """What the pages about the record need to say of the council and of the record."""

    title: str
    council: str
    short_name: str
    site_title: str
    website: str
    day: str
    licence: Licence | None
    contact: Contact | None
    holds: str
    """What the record holds, as a sentence."""
    pages: Ways


@frozen
class SearchView:
    """How to find something, with scripts and without."""

    title: str
    lists: tuple[tuple[Link, str], ...]
    """The lists that can be browsed, each with what it holds."""
    index: str
    """Where the files lie that search reads."""
    root: str
    """Where the site begins."""


def glossary_view(writer: Writer) -> GlossaryView:
    """The glossary, in the order of the alphabet."""
    writer.explained.update(writer.record.terms)
    terms = sorted(writer.record.terms.values(), key=lambda term: (term.term.casefold(), term.id))
    count = len(terms)
    short = f"{words.capital(words.count(count, 'term'))}, explained in plain words."
    return GlossaryView(
        "Glossary",
        (short,) if terms else ("This record explains no terms.",),
        tuple(TermView(t.id, t.term, writer.prose(t.means), writer.sources(t.source)) for t in terms),
    )


def data_view(writer: Writer, downloads: DownloadsView) -> DataView:
    """What data/ holds, the dictionary of it, and in what forms it is to be had."""
    record = writer.record
    entries = dictionary.dictionary()
    holdings = tuple(_holdings(writer))
    total = sum(holding.count for holding in holdings)
    return DataView(
        title="Data",
        short=(
            "Every fact of this record is kept as plain text, in YAML files that people write and read.",
            f"They hold {words.count(total, 'entry', 'entries')}.",
            "All of it is here to download, and this page tells what it means.",
        ),
        holdings=holdings,
        files=tuple(_model(writer, entry) for entry in entries if entry.file),
        parts=tuple(_model(writer, entry) for entry in entries if not entry.file),
        licence=record.council.licence,
        contact=record.council.contact,
        downloads=downloads,
    )


def _holdings(writer: Writer) -> Iterable[Holding]:
    record = writer.record
    rows = (
        ("plans/", "Plans", len(record.plans), links.PLANS if len(record.plans) > 1 else links.HOME),
        ("plans/<plan>/", "Themes", len(record.themes), links.PLANS if len(record.plans) > 1 else links.HOME),
        ("plans/<plan>/<theme>.yml", "Actions", len(record.actions), links.HOME),
        ("plans/<plan>/<theme>.yml", "Milestones", len(record.milestones), links.HOME),
        ("plans/<plan>/updates/", "Updates", len(record.updates), links.UPDATES),
        ("meetings/", "Meetings", len(record.meetings), links.MEETINGS),
        ("measures/", "Measures", len(record.measures), links.MEASURES),
        ("documents.yml", "Documents", len(record.documents), links.DOCUMENTS),
        ("directions.yml", "Directions", len(record.directions), links.DIRECTIONS),
        ("timeline.yml", "Events", len(record.events), links.TIMELINE),
        ("bodies.yml", "Bodies", len(record.bodies), links.MEETINGS),
        ("people.yml", "People", len(record.people), links.PEOPLE),
        ("glossary.yml", "Terms", len(record.terms), links.GLOSSARY),
        ("doubts.yml", "Doubts", len(record.doubts), links.DOUBTS),
    )
    for file, what, count, address in rows:
        yield Holding(file, what, count, Link(what, writer.href(address)))


def _model(writer: Writer, entry: dictionary.ModelEntry) -> ModelView:
    return ModelView(
        id=_anchor(entry.name),
        name=words.capital(entry.name),
        file=entry.file,
        sentence=entry.sentence,
        keys=tuple(KeyView(key.name, _type(writer, key), key.required, key.sentence) for key in entry.keys),
    )


def _type(writer: Writer, key: dictionary.Key) -> Prose:
    """The type in words, in which the name of an entry leads to its own table."""
    text = key.type
    for name in key.models:
        before, found, after = text.partition(name)
        if found:
            return (Span(before), Span(name, f"#{_anchor(name)}"), Span(after))
    return (Span(text),)


def _anchor(name: str) -> str:
    return f"entry-{name.replace(' ', '-')}"


def about_view(writer: Writer, title: str) -> AboutView:
    """What the pages about the record itself have in common."""
    record = writer.record
    council = record.council
    counts = (
        (len(record.plans), "plan", ""),
        (len(record.milestones), "milestone", ""),
        (len(record.updates), "update", ""),
        (len(record.meetings), "meeting", ""),
        (len(record.measures), "measure", ""),
        (len(record.documents), "document", ""),
    )
    return AboutView(
        title=title,
        council=council.name,
        short_name=council.called,
        site_title=council.title,
        website=council.website or "",
        day=words.day(writer.edition.day),
        licence=council.licence,
        contact=council.contact,
        holds=words.series([words.count(*one) for one in counts if one[0]]) or "nothing yet",
        pages=Ways(
            about=writer.href(links.ABOUT),
            accessibility=writer.href(links.ACCESSIBILITY),
            data=writer.href(links.DATA),
            documents=writer.href(links.DOCUMENTS),
            doubts=writer.href(links.DOUBTS),
            how=writer.href(links.HOW_WE_MEASURE),
            people=writer.href(links.PEOPLE),
            privacy=writer.href(links.PRIVACY),
            search=writer.href(links.SEARCH),
        ),
    )


def search_view(writer: Writer) -> SearchView:
    """How to find something."""
    record = writer.record
    rows = [
        (writer.link("plan", plan.id), words.count(len(record.themes_of(plan.id)), "theme"))
        for plan in writer.edition.newest_plans
    ]
    trails = writer.edition.trails
    every = (
        ("Updates", links.UPDATES, words.count(len(record.updates), "update")),
        ("Meetings", links.MEETINGS, words.count(len(record.meetings), "meeting")),
        ("Decisions", links.DECISIONS, words.count(len(trails.decisions), "decision")),
        ("Actions arising", links.ACTIONS_ARISING, words.count(len(trails.actions), "action")),
        ("Measures", links.MEASURES, words.count(len(record.measures), "measure")),
        ("Duties", links.DIRECTIONS, words.count(len(record.directions), "direction")),
        ("Documents", links.DOCUMENTS, words.count(len(record.documents), "document")),
        ("Timeline", links.TIMELINE, words.count(len(writer.edition.chronicle.dated), "entry", "entries")),
        ("Glossary", links.GLOSSARY, words.count(len(record.terms), "term")),
        ("What we do not know", links.DOUBTS, words.count(len(record.doubts), "doubt")),
        ("People", links.PEOPLE, words.count(len(record.people), "person", "people")),
    )
    rows += [(Link(title, writer.href(address)), holds) for title, address, holds in every]
    return SearchView("Search", tuple(rows), writer.href(links.SEARCH_INDEX), writer.href(links.HOME))
