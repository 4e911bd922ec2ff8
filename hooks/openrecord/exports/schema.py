"""The published format: its version, its tables in the order in which they are published, and how it changed."""

from __future__ import annotations

from openrecord.exports import council, decided, items, library, meetings, milestones, plans, raised, redirects, updates
from openrecord.exports.across import CORRECTIONS, HOLDERS, citations_of, relations
from openrecord.exports.columns import Table
from openrecord.frozen import frozen

VERSION = "1.3"
"""Of the format. The first number is part of every address; it changes where a program that reads the files must."""
MAJOR = VERSION.partition(".")[0]


@frozen
class Change:
    """What a version of the format brought."""

    version: str
    told: str


CHANGES = (
    Change("1.3", "That nobody knows when the next update is to come: the column `next_update_unknown` of `council`."),
    Change("1.2", "`address` of `statements`, `stated_figures` and `intended_outcomes` leads to each of them."),
    Change("1.1", "When a meeting was to begin, where it began at another time: the column `planned` of `meetings`."),
    Change(
        "1.0",
        "The first version: the whole record in four forms, every table by itself, and each page's data beside it.",
    ),
)
"""Newest first. Tables and columns are added with a new second number; one that goes or changes is a new first."""

_OWN = (
    council.COUNCIL,
    plans.PLANS,
    plans.THEMES,
    plans.ACTIONS,
    milestones.MILESTONES,
    milestones.DATE_REVISIONS,
    plans.INTENDED_OUTCOMES,
    plans.ASSURANCES,
    updates.UPDATES,
    updates.THEME_REPORTS,
    updates.STATUS_REPORTS,
    updates.STATEMENTS,
    updates.STATED_FIGURES,
    council.BODIES,
    meetings.MEETINGS,
    meetings.SITTINGS,
    meetings.ATTENDANCE,
    meetings.DECLARATIONS,
    items.AGENDA_ITEMS,
    items.ASKED_TO,
    items.PARAGRAPHS,
    raised.PETITIONS,
    raised.QUESTIONS,
    decided.RESOLUTIONS,
    items.MOTIONS,
    items.VOTES_BY_NAME,
    decided.ACTIONS_ARISING,
    decided.ACTION_UPDATES,
    items.APPROVALS,
    library.MEASURES,
    library.OBSERVATIONS,
    library.COMPARATORS,
    library.DIRECTIONS,
    library.REQUIREMENTS,
    library.FULFILMENTS,
    library.DOCUMENTS,
    library.DOCUMENT_FILES,
    library.DOCUMENT_ASKS,
    council.PEOPLE,
    council.ROLES,
    council.PRIORITIES,
    council.OUTCOMES,
    council.EVENTS,
    council.TIMELINE,
    council.TERMS,
    council.DOUBTS,
    redirects.REDIRECTS,
    CORRECTIONS,
    HOLDERS,
)
TABLES: tuple[Table, ...] = (*_OWN, relations(_OWN), citations_of(_OWN))
"""Every table."""
BY_NAME = {table.name: table for table in TABLES}
