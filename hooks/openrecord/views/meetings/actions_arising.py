"""The list of everything that meetings asked for, and how much of it has an answer."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from openrecord import links, words
from openrecord.edition.answers import STATES, is_answered, state_on
from openrecord.edition.found import Asked
from openrecord.edition.periods import period_called
from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.views.meetings.arising import ArisingView, arising_view
from openrecord.views.meetings.register import InYear, register
from openrecord.views.parts.archive import PeriodLinks, on_page, spread, themes_of
from openrecord.views.parts.writer import Writer


@frozen
class AnsweredRow:
    """How much of what one body asked for, or of what was asked of one theme, has an answer."""

    name: str
    asked: int
    answered: int
    unanswered: int


@frozen
class AnsweredView:
    """The answers to everything that meetings asked for."""

    by_body: tuple[AnsweredRow, ...]
    by_theme: tuple[AnsweredRow, ...]
    """An action of an item about two themes counts for both."""
    ownerless: tuple[ArisingView, ...]
    """What was given to nobody, and has no answer."""


@frozen
class AskedEntry:
    """An action arising in the list of all."""

    action: ArisingView
    owners: str
    """Their posts, parted by |."""


@frozen
class ActionsArisingView:
    """What boards asked for, who owns it, and what happened."""

    title: str
    short: tuple[str, ...]
    pages: PeriodLinks
    answered: AnsweredView | None
    """How much has an answer; on the first page of the list alone."""
    years: tuple[InYear[AskedEntry], ...]


def actions_arising_view(writer: Writer, period: str | None = None) -> ActionsArisingView:
    """The list of everything that meetings asked for, or of one year of it."""
    periods = writer.edition.trails.asked_in
    shown, pages = on_page(writer, periods, links.ACTIONS_ARISING, period)
    return ActionsArisingView(
        title=f"Actions arising in {period_called(period)}" if period else "Actions arising",
        short=in_short(shown if period else periods.entries, writer.edition.day),
        pages=pages,
        answered=None if period else answered_view(writer, periods.entries),
        years=register(writer, shown, partial(_entry, writer)),
    )


def _entry(writer: Writer, asked: Asked) -> AskedEntry:
    view = arising_view(writer, asked)
    return AskedEntry(view, "|".join(dict.fromkeys(owner.post or owner.name for owner in view.owners)))


def in_short(entries: Sequence[Asked], day: dt.date) -> tuple[str, ...]:
    """How many actions were asked for, how many have an answer, and how they stand."""
    if not entries:
        return ("No meeting in this record asked for anything.",)
    total = len(entries)
    answered = sum(is_answered(asked.action, day) for asked in entries)
    when = spread([asked.meeting for asked in entries])
    asked_for = f"Meetings asked for {words.count(total, 'thing')} {when}."
    if not answered:
        return (asked_for, f"The record does not yet say what came of {'it' if total == 1 else 'any of them'}.")
    if answered == total:
        told = f"The record says what came of {'it' if total == 1 else 'every one of them'}"
    else:
        rest = total - answered
        told = f"The record says what came of {words.number(answered)} of them; of {words.number(rest)} it does not"
    states = Counter(state_on(asked.action, day) for asked in entries)
    stand = words.series(
        [
            f"{words.number(states[state])} {words.agree(states[state], 'is')} {word.lower()}"
            for state, (_, word) in STATES.items()
            if states[state] and state != "unknown"
        ]
    )
    unknown = states["unknown"]
    silent = f"how {words.number(unknown)} {'stands' if unknown == 1 else 'stand'} is not known" if unknown else ""
    return (asked_for, f"{told}.", f"{words.capital('; '.join(part for part in (stand, silent) if part))}.")


def answered_view(writer: Writer, every: Iterable[Asked]) -> AnsweredView:
    """How much of what was asked for has an answer."""
    record, day, asked = writer.record, writer.edition.day, tuple(every)
    return AnsweredView(
        by_body=_rows(writer, asked, lambda one: (record.body_called(one.meeting.body),)),
        by_theme=_rows(writer, asked, lambda one: themes_of(record, one.item)),
        ownerless=tuple(
            arising_view(writer, one) for one in asked if not one.action.owner and not is_answered(one.action, day)
        ),
    )


def _rows(writer: Writer, asked: Iterable[Asked], names: Callable[[Asked], Iterable[str]]) -> tuple[AnsweredRow, ...]:
    found = grouped((name, is_answered(one.action, writer.edition.day)) for one in asked for name in names(one))
    return tuple(
        AnsweredRow(name, len(answers), sum(answers), len(answers) - sum(answers))
        for name, answers in sorted(found.items(), key=lambda row: (-len(row[1]), row[0]))
    )
