"""The five doors, and the pages that stand behind each."""

from __future__ import annotations

from openrecord import links
from openrecord.edition import Edition
from openrecord.pages.page import ABOUT, DOCUMENTS, MEASURES, MEETINGS, PROGRESS
from openrecord.views.frame import Section


def sections(edition: Edition, own_pages: tuple[tuple[str, str], ...] = ()) -> tuple[Section, ...]:
    """The five doors and the pages behind them; `own_pages` are the council's own, as title and address."""
    record = edition.record
    current = edition.current_plan
    progress = [("Overview", links.HOME)]
    if current:
        progress.append(("The plan", links.plan(current)))
    if len(record.plans) > 1:
        progress.append(("All plans", links.PLANS))
    progress += [
        ("What changed", links.WHAT_CHANGED),
        ("What is late", links.LATE),
        ("Dates moved", links.DATES_MOVED),
        ("Updates", links.UPDATES),
        ("Duties", links.DIRECTIONS),
        ("Timeline", links.TIMELINE),
    ]
    if record.strategy:
        progress.append(("Priorities", links.PRIORITIES))
    meetings = [
        ("Meetings", links.MEETINGS),
        ("Decisions", links.DECISIONS),
        ("Actions arising", links.ACTIONS_ARISING),
        ("People", links.PEOPLE),
    ]
    about = [
        ("About this record", links.ABOUT),
        *own_pages,
        ("How we measure", links.HOW_WE_MEASURE),
        ("What we do not know", links.DOUBTS),
        ("Glossary", links.GLOSSARY),
        ("Data", links.DATA),
        ("Accessibility", links.ACCESSIBILITY),
        ("Privacy", links.PRIVACY),
    ]
    return (
        Section(PROGRESS, links.HOME, tuple(progress)),
        Section(MEETINGS, links.MEETINGS, tuple(meetings)),
        Section(MEASURES, links.MEASURES, ()),
        Section(DOCUMENTS, links.DOCUMENTS, ()),
        Section(ABOUT, links.ABOUT, tuple(about)),
    )
