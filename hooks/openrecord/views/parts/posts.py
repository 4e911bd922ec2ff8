"""The posts that people hold and held, and since when."""

from __future__ import annotations

import datetime as dt

from openrecord import words
from openrecord.model.council import Role
from openrecord.model.dates import PartialDate


def is_held_on(role: Role, day: dt.date) -> bool:
    """Whether a post is known to be held on a day: it has begun, and is not known to have ended."""
    if isinstance(role.from_, PartialDate) and role.from_.first > day:
        return False
    return role.to is None or (isinstance(role.to, PartialDate) and role.to.last >= day)


def dates_held(role: Role) -> str:
    """`since June 2015`, `2022 to March 2024`, with what is not known of it said in words."""
    start, end = role.from_, role.to
    if isinstance(start, PartialDate):
        if end is None:
            return f"since {words.date(start)}"
        if isinstance(end, PartialDate):
            return words.between(start, end)
        return f"from {words.date(start)}; until when is not known"
    if end is None:
        return "since when is not known"
    return f"until {words.date(end)}; since when is not known" if isinstance(end, PartialDate) else "when is not known"
