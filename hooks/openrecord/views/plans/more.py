"""Where milestones are to be found that a page has no room for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from openrecord import links, words
from openrecord.frozen import frozen
from openrecord.model.plan import Plan
from openrecord.views.parts import Link
from openrecord.views.parts.writer import Writer


@frozen
class MoreView:
    """How many more there are, and the themes on whose pages they stand."""

    sentence: str
    themes: tuple[Link, ...]


def more_view(
    writer: Writer, plan: Plan, milestones: Collection[str], *, beside: bool, update: str = ""
) -> MoreView | None:
    """Where some milestones of a plan stand: on today's pages, or those of an update; None where there are none.

    `beside` tells whether the page shows others of the sort.
    """
    if not milestones:
        return None
    counts = Counter(writer.record.milestones[f"{plan.id}/{key}"][0].path for key in milestones)
    themes = []
    for theme in writer.record.themes_of(plan.id):
        address = links.theme(theme.path)
        if counts[theme.path]:
            way = writer.href(links.as_it_stood(update, address) if update else address)
            themes.append(Link(f"{theme.title} ({counts[theme.path]:,})", way))
    how_many = words.capital(words.number(len(milestones)))
    where = "the page of its theme" if len(milestones) == 1 else "the pages of their themes"
    return MoreView(f"{how_many}{' more' if beside else ''}, on {where}:", tuple(themes))
