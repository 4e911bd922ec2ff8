"""How a reader takes the meetings into a calendar of their own."""

from __future__ import annotations

from openrecord import links
from openrecord.frozen import frozen
from openrecord.model.council import Body
from openrecord.model.dates import PartialDate
from openrecord.views.parts.writer import Writer

FOLLOWS = (
    "Once you subscribe, new meetings, changes and cancellations appear in your calendar by themselves. "
    "You give us no name and no address."
)


@frozen
class SubscribeView:
    """A calendar, what it holds, and what subscribing to it does."""

    holds: str
    follows: str
    """What happens after subscribing; empty where nothing more will come."""
    webcal: str
    """What makes the reader's own calendar follow the file; empty where nothing more will come or it cannot be said."""
    file: str


def everything_dated(writer: Writer) -> SubscribeView:
    """The calendar of everything dated."""
    holds = "A calendar of all these meetings, and of the days by which milestones and duties fall due."
    webcal = links.subscription(writer.edition.site_url, links.CALENDAR)
    return SubscribeView(holds, FOLLOWS, webcal, writer.href(links.CALENDAR))


def meetings_of(writer: Writer, body: Body) -> SubscribeView | None:
    """The calendar of a body's meetings; of one that has ended there is nothing to follow, and often nothing to see."""
    address = links.calendar_of(body.id)
    file = writer.href(address)
    if isinstance(body.ended, PartialDate) and body.ended.last < writer.edition.day:
        is_any = any(meeting.start.date.precision == "day" for meeting in writer.record.meetings_of(body.id))
        return SubscribeView("A calendar of the meetings that it held.", "", "", file) if is_any else None
    return SubscribeView(
        "A calendar of its meetings.", FOLLOWS, links.subscription(writer.edition.site_url, address), file
    )
