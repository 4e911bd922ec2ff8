"""Writes the facts of the record for one page: text with its links, sources, statuses, bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from openrecord import links, words
from openrecord.edition import Edition
from openrecord.frozen import frozen
from openrecord.links import REFERENCE, Here
from openrecord.model.dates import UNKNOWN, Moment, PartialDate, Unknown
from openrecord.model.document import SourceDocument
from openrecord.model.entry import Postholder
from openrecord.model.record import Record
from openrecord.model.types import Citation
from openrecord.progress import WORDS, Counts, Standing, State
from openrecord.views.parts import DateView, HolderView, Link, ProgressView, Prose, Segment, Span, StatusView

UNNAMED = Link("somebody whom the record does not name", "")


@frozen
class Writer:
    """Writes the record's facts for one page: its links lead from there, and a term is explained there once."""

    edition: Edition
    here: Here
    explained: set[str] = field(default_factory=set)

    @property
    def record(self) -> Record:
        """The record."""
        return self.edition.record

    def href(self, address: str) -> str:
        """An address of the site, relative to the page."""
        return self.here.to(address)

    def link(self, kind: str, path: str, text: str = "") -> Link:
        """A link to something of the record, with its title or the words given."""
        target = self.edition.links.find(kind, path)
        if target is None:
            return Link(text or path, "")
        return Link(text or words.capital(target.title), self.href(target.address))

    def person(self, person: str | Unknown) -> Link:
        """A link to a person, or words for somebody whom the sources do not name."""
        return UNNAMED if isinstance(person, Unknown) else self.link("person", person)

    def reference(self, reference: str) -> Link:
        """A link to what `kind:path` names."""
        kind, _, path = reference.partition(":")
        return self.link(kind, path)

    def prose(self, text: str | None) -> Prose:
        """A text with its references as links and its glossary terms explained."""
        if text is None:
            return ()
        if "[[" not in text:
            return tuple(self._terms_in(text))
        spans: list[Span] = []
        end = 0
        for match in REFERENCE.finditer(text):
            spans += self._terms_in(text[end : match.start()])
            target = self.edition.links.find(match[1], match[2])
            called = match[3] or (target.title if target else match[2])
            spans.append(Span(called, self.href(target.address) if target else ""))
            end = match.end()
        return (*spans, *self._terms_in(text[end:]))

    def _terms_in(self, text: str) -> list[Span]:
        pattern = self.edition.term_pattern
        if pattern is None:
            return [Span(text)] if text else []
        spans: list[Span] = []
        end = 0
        for match in pattern.finditer(text):
            key = self.edition.term(match[0])
            if key in self.explained:
                continue
            self.explained.add(key)
            if match.start() > end:
                spans.append(Span(text[end : match.start()]))
            spans.append(Span(match[0], self.href(links.term(key)), self.record.terms[key].means))
            end = match.end()
        if end < len(text):
            spans.append(Span(text[end:]))
        return spans

    def sources(self, cited: Sequence[Citation]) -> tuple[Link, ...]:
        """Where a fact stands: a short name for each document, leading to the paragraph."""
        return tuple(self._source(citation) for citation in cited)

    def _source(self, citation: Citation) -> Link:
        if citation.document.startswith("meeting:"):
            return self.reference(str(citation))
        document = self.record.documents.get(citation.document)
        target = self.edition.links.find("document", str(citation)) or self.edition.links.find(
            "document", citation.document
        )
        if document is None or target is None:
            return Link(str(citation), "")
        located = f", {locator(document, citation.locator)}" if citation.locator else ""
        return Link(f"{document_label(document)}{located}", self.href(target.address))

    def date(
        self, value: PartialDate | Unknown | None, *, none: str = "no date was set", unknown: str = "not known"
    ) -> DateView:
        """A date, or what is said where there is none or the sources are silent."""
        if isinstance(value, PartialDate):
            return DateView(words.date(value), words.short_date(value), value.iso)
        text = words.maybe_date(value, none=none, unknown=unknown)
        return DateView(text, text)

    def moment(self, value: Moment) -> DateView:
        """A moment, said as `6pm on 19 March 2018`."""
        iso = f"{value.date}T{value.time:%H:%M}" if value.time else value.date.iso
        return DateView(words.moment(value), words.short_date(value.date), iso)

    def status(self, state: State) -> StatusView:
        """A milestone's status tag, with the council's own word where it differs and what else a reader must know."""
        word = WORDS[state.standing]
        details = []
        report = state.report
        if report is not None:
            own = report.said or WORDS[Standing(report.status)]
            if own.casefold() != word.casefold():
                details.append(f"{'last' if state.silence else 'the update'} said: {own}")
        if state.silence == "since its date":
            details.append(f"nothing said since its date passed, {words.days(state.days_late)} ago")
        elif state.silence == "never":
            details.append("no update has spoken of it")
        elif state.silence == "plan closed":
            details.append("open when the plan was closed")
        if state.days_late and state.silence != "since its date":
            details.append(f"{words.days(state.days_late)} past its date")
        if state.not_updated and state.silence is None:
            details.append("not updated this time")
        confirmed = report.checked_by.by if report and report.checked_by else ""
        return StatusView(state.standing.value, word, "; ".join(details), confirmed)

    def progress(self, counts: Counts, what: str = "milestone") -> ProgressView:
        """A bar of statuses, with its `n of m` in a sentence."""
        return ProgressView(counts.good, counts.total, counts.percent, headline(counts, what), segments(counts))

    def holders(self, holders: Iterable[Postholder]) -> tuple[HolderView, ...]:
        """Who holds some posts."""
        return tuple(self._holder(holder) for holder in holders)

    def _holder(self, holder: Postholder) -> HolderView:
        post = "" if holder.post == UNKNOWN.value else holder.post or ""
        if isinstance(holder.person, Unknown):
            return HolderView(post, "name not known" if post else "not known")
        if holder.person is None:
            return HolderView(post, "")
        person = self.record.people.get(holder.person)
        name = (person.name if person else None) or ""
        link = self.link("person", holder.person)
        return HolderView(post or ("" if name else link.text), name, link.href)


def begun(link: Link) -> Link:
    """A link at the beginning of a sentence or of a line."""
    return Link(words.capital(link.text), link.href)


def document_label(document: SourceDocument) -> str:
    """A document's short name in a citation: `Letter, 29 June 2017`."""
    date = document.date
    kind = "document" if document.kind == "other" else document.kind
    return f"{kind.capitalize()}, {words.date(date) if isinstance(date, PartialDate) else 'date not known'}"


def locator(document: SourceDocument, part: str) -> str:
    """What a part of a document is called: `paragraph 4.27`, `section 2`, or the words of its heading."""
    if not part[0].isdigit():
        return part.replace("-", " ")
    word = "item" if document.kind == "minutes" else "paragraph" if "." in part else "section"
    return f"{word} {part}"


def headline(counts: Counts, what: str) -> str:
    """`9 of 14 milestones are complete or on target (64%); three are not reported.`"""
    if counts.total == 0:
        dropped = counts[Standing.NOT_PURSUED]
        return (
            f"{words.capital(words.count(dropped, what))} {words.agree(dropped, 'is')} not pursued."
            if dropped
            else f"No {what}s are known."
        )
    noun = what if counts.total == 1 else f"{what}s"
    silent = counts.not_reported
    rest = f"; {words.number(silent)} {words.agree(silent, 'is')} not reported" if silent else ""
    verb = words.agree(counts.good if counts.total > 1 else 1, "is")
    return f"{counts.good:,} of {counts.total:,} {noun} {verb} complete or on target ({counts.percent}%){rest}."


def segments(counts: Counts) -> tuple[Segment, ...]:
    """The parts of a bar, in the order of the standings."""
    found = []
    start = 0.0
    for standing, count in counts.by_standing.items():
        length = 100 * count / counts.known
        found.append(Segment(standing.value, WORDS[standing], count, round(start, 2), round(length, 2)))
        start += length
    return tuple(found)
