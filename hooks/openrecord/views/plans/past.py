"""A page as it stood when an update was published."""

from __future__ import annotations

from openrecord import links, words
from openrecord.frozen import frozen
from openrecord.model.plan import Plan, Theme, Update
from openrecord.progress import known_from
from openrecord.views.parts import Link
from openrecord.views.parts.writer import Writer
from openrecord.views.plans.plan import PlanView, plan_view
from openrecord.views.plans.theme import ThemeView, theme_view


@frozen
class AsAtView:
    """A page of the past, marked as such."""

    kind: str
    """The kind of the page that is shown, and so its template."""
    page: PlanView | ThemeView
    day: str
    update: str
    sealed: bool
    """Whether what it shows was sealed, so that nothing added later can show here."""
    now: str
    """The page of today."""
    before: Link | None
    """The same page at the update before."""
    after: Link | None


def as_at_view(
    writer: Writer, thing: Plan | Theme, update: Update, now: str, before: Update | None, after: Update | None
) -> AsAtView:
    """The page of a plan or a theme as it stood at an update, between the updates before and after it.

    `now` is the address of the page of today.
    """

    def at(other: Update | None) -> Link | None:
        return Link(other.title, writer.here.root + links.as_it_stood(other.path, now)) if other else None

    page = plan_view(writer, thing) if isinstance(thing, Plan) else theme_view(writer, thing)
    return AsAtView(
        kind="plan" if isinstance(page, PlanView) else "theme",
        page=page,
        day=words.day(known_from(update)),
        update=update.title,
        sealed=update.path in writer.record.seals,
        now=writer.here.root + now,
        before=at(before),
        after=at(after),
    )
