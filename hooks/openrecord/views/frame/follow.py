"""Which feed tells of what, and which of them belongs to a page."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord import links
from openrecord.edition import Edition
from openrecord.edition.news import News
from openrecord.frozen import frozen
from openrecord.links import Here
from openrecord.model.council import Body
from openrecord.model.plan import Plan, Theme


@frozen
class Feed:
    """A feed: what it tells of, and the page that it belongs to."""

    about: str
    """The reference of its plan, theme or body; `dates`, or `everything`."""
    page: str
    """The address of its page."""
    called: str
    """What it tells of, as the end of a sentence."""

    @property
    def address(self) -> str:
        """Where it lies."""
        return links.feed(self.page)

    def news(self, edition: Edition) -> tuple[News, ...]:
        """What it tells, newest first."""
        if self is EVERYTHING:
            return edition.news.newest_first
        return edition.news.of_dates if self is DATES else edition.news.by_thing.get(self.about, ())


@frozen
class FollowView:
    """How to follow what a page is about."""

    called: str
    title: str
    href: str
    more: str
    """Where it is explained what a feed is, with all the others."""


EVERYTHING = Feed("everything", links.HOME, "this whole record")
DATES = Feed("dates", links.LATE, "dates moved and what becomes late")


def feeds_of(edition: Edition) -> Iterator[Feed]:
    """Every feed of an edition."""
    record = edition.record
    yield EVERYTHING
    yield DATES
    for plan in edition.plans:
        yield _of_plan(plan)
        yield from (_of_theme(theme, plan) for theme in record.themes_of(plan.id))
    yield from map(_of_body, record.bodies.values())


def feed_for(edition: Edition, address: str) -> Feed:
    """The feed that belongs to a page: of its theme, plan or body, of dates, or of everything."""
    record = edition.record
    first, second, third, *_ = (*address.split("/"), "", "", "")
    door = f"{first}/"
    if door in {links.LATE, links.DATES_MOVED}:
        return DATES
    theme, plan, body = record.themes.get(f"{second}/{third}"), record.plans.get(second), record.bodies.get(second)
    if door == links.PLANS and theme and plan:
        return _of_theme(theme, plan)
    if door in {links.PLANS, links.UPDATES} and plan:
        return _of_plan(plan)
    if door == links.MEETINGS and body:
        return _of_body(body)
    return EVERYTHING


def _of_plan(plan: Plan) -> Feed:
    return Feed(f"plan:{plan.id}", links.plan(plan.id), plan.title)


def _of_theme(theme: Theme, plan: Plan) -> Feed:
    return Feed(f"theme:{theme.path}", links.theme(theme.path), f"{theme.title} ({plan.title})")


def _of_body(body: Body) -> Feed:
    return Feed(f"body:{body.id}", links.body(body.id), body.called)


def follow_view(edition: Edition, here: Here) -> FollowView:
    """How to follow what the page at an address is about."""
    feed = feed_for(edition, here.address)
    return FollowView(
        called=feed.called,
        title=feed_title(edition, feed),
        href=here.to(feed.address),
        more=here.to(f"{links.WHAT_CHANGED}#Follow"),
    )


def feed_title(edition: Edition, feed: Feed) -> str:
    """What a feed is called among others that somebody reads."""
    title = edition.record.council.title
    return title if feed is EVERYTHING else f"{title}: {feed.called}"
