"""The business that waits for a body: put off, fallen with a meeting, or sent to it, and not taken up since."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord import links
from openrecord.edition.found import Item, published
from openrecord.frozen import frozen
from openrecord.model.council import Body
from openrecord.model.item import AgendaItem
from openrecord.model.meeting import Meeting
from openrecord.views.meetings.raised import brought_view
from openrecord.views.parts import Link
from openrecord.views.parts.archive import item_title, meeting_link, plain
from openrecord.views.parts.writer import Writer


@frozen
class OpenView:
    """Business that an earlier meeting left open."""

    what: Link
    why: str
    meeting: Link


def left_open(writer: Writer, body: Body) -> Iterator[OpenView]:
    """What the body put off, what fell with a meeting of its own, and what others sent to it, until it is taken up."""
    trails = writer.edition.trails
    for meeting in writer.record.meetings_of(body.id):
        if trails.is_coming(meeting):
            continue
        fell = meeting.is_called_off or meeting.status == "inquorate"
        for item in meeting.items:
            if not _is_taken_up(writer, (meeting, item)) and (fell or _was_put_off(item)):
                yield _open(writer, meeting, item, "Not heard" if fell else "Put off")
    for decided in trails.sent_to.get(body.id, ()):
        if not _is_taken_up(writer, (decided.meeting, decided.item)):
            text = plain(writer, decided.resolution.text)
            what = Link(text, writer.href(links.meeting(decided.meeting.path, decided.anchor)))
            yield OpenView(what, "Sent to this body", meeting_link(writer, decided.meeting))
    for found in trails.petitions_to.get(body.id, ()):
        is_told = any(resolution.to == body.id for resolution in published(found.item).resolved)
        if not is_told and not _is_taken_up(writer, (found.meeting, found.item)):
            petition = brought_view(writer, found)
            yield OpenView(petition.thing, f"{petition.what}, sent to this body", petition.meeting)


def _is_taken_up(writer: Writer, found: Item) -> bool:
    """Whether a later meeting took an item up again; of one about minutes, whether they were approved since."""
    meeting, item = found
    trails = writer.edition.trails
    if trails.taken_up.get(f"{meeting.path}#{item.anchor}"):
        return True
    put_off = [approval.meeting for approval in item.approves if approval.as_ == "deferred"]
    return bool(put_off) and all(
        name is not None
        and any(later.approval.as_ != "deferred" for later in trails.approvals.get(name.partition("#")[0], ()))
        for name in put_off
    )


def _was_put_off(item: AgendaItem) -> bool:
    told = (item.outcome, *(resolution.outcome for resolution in item.resolved))
    return "deferred" in told or any(approval.as_ == "deferred" for approval in item.approves)


def _open(writer: Writer, meeting: Meeting, item: AgendaItem, why: str) -> OpenView:
    what = Link(item_title(item), writer.href(links.meeting(meeting.path, item.anchor)))
    return OpenView(what, why, meeting_link(writer, meeting))
