"""What stands on the pages with an address of its own, and is promised to keep it.

Promised are the things of the record and what people wrote: agenda items and their parts, actions, milestones,
directions, requirements, terms, events, doubts, outcomes, statements, figures, and the headings and numbered
paragraphs of Markdown. Whatever else begins with a capital is a template's, and the groups of a list come and go with
the list: neither is promised.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from openrecord import links
from openrecord.figure_addresses import figures_of, figures_stated
from openrecord.model.item import AgendaItem, anchors
from openrecord.model.meeting import Meeting
from openrecord.model.plan import Theme, Update
from openrecord.model.record import Record
from openrecord.narrative import address_of, addressed
from openrecord.yamlfile import Place


class Standing(NamedTuple):
    """A thing that stands on a page: where, and in which words."""

    address: str
    """The address of the page."""
    anchor: str
    words: str
    file: str = ""
    """For a thing that stands in a list: the file. Only such a thing can be moved by another."""
    place: Place = ()
    """For such a thing: the way to it in the file."""
    item: str = ""
    """For a part of an agenda item: the item's own anchor."""


def standing(record: Record) -> Iterator[Standing]:
    """Every thing of a record that has an address within a page."""
    for meeting in record.meetings.values():
        yield from _parts_of(meeting)
    for theme in record.themes.values():
        for action in theme.actions:
            yield Standing(links.theme(theme.path), action.id, action.title)
            page = links.action(theme.path, action.id)
            yield from (Standing(page, milestone.id, milestone.title) for milestone in action.milestones)
        yield from _statements(theme, links.theme(theme.path), f"data/plans/{theme.path}.yml")
    for direction in record.directions.values():
        for page in (links.DIRECTIONS, links.direction_page(direction.id)):
            yield Standing(page, links.direction_anchor(direction.id), direction.title)
            for requirement in direction.requirements:
                anchor = links.direction_anchor(direction.id, requirement.id)
                yield Standing(page, anchor, requirement.text)
    for measure in record.measures.values():
        page = links.measure(measure.id)
        yield from (Standing(page, anchor, f"{measure.title}: {value}") for anchor, value in figures_of(measure))
    for update in record.updates.values():
        page = links.update(update.path)
        yield from (Standing(page, anchor, f"The council says: {value}") for anchor, value in figures_stated(update))
        yield from _statements(update, page, f"data/plans/{update.plan}/updates/{update.id}.yml")
    yield from (Standing(links.GLOSSARY, term.id, term.term) for term in record.terms.values())
    yield from (Standing(links.TIMELINE, event.id, event.title) for event in record.events.values())
    yield from (Standing(links.DOUBTS, doubt.id, doubt.text) for doubt in record.doubts.values())
    yield from (Standing(links.PRIORITIES, name, title) for name, title in record.outcomes.items())
    for narrative in record.narratives.values():
        page = quote(address_of(narrative.path))
        yield from (Standing(page, anchor, words) for anchor, words in addressed(narrative.text))


def _statements(told: Theme | Update, page: str, file: str) -> Iterator[Standing]:
    yield from (Standing(page, one.anchor, one.statement.text, file, one.place) for one in told.statements)


def _parts_of(meeting: Meeting) -> Iterator[Standing]:
    """The items of a meeting and their parts, in the order of the file."""
    page, file = links.meeting(meeting.path), f"data/meetings/{meeting.path}.yml"
    for position, item in enumerate(meeting.items):
        yield Standing(page, item.anchor, item.title, file, ("items", position))
        yield from _parts_of_item(item, page, file, position)


def _parts_of_item(item: AgendaItem, page: str, file: str, position: int) -> Iterator[Standing]:
    names = anchors(item)
    parts = (
        ("record", "p", [paragraph.words for paragraph in item.record]),
        ("resolved", "r", [resolution.text for resolution in item.resolved]),
        ("petitions", "t", [petition.title for petition in item.petitions]),
        ("questions", "q", [question.question for question in item.questions]),
        ("motions", "m", [motion.text for motion in item.motions]),
        ("actions", "a", [action.task for action in item.actions]),
    )
    for key, letter, texts in parts:
        for number, words in enumerate(texts):
            place = ("items", position, key, number)
            yield Standing(page, names[f"{letter}{number + 1}"], words, file, place, item.anchor)
