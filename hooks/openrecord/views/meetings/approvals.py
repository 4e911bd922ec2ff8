"""What a meeting did with the minutes of earlier ones."""

from __future__ import annotations

from openrecord.frozen import frozen
from openrecord.model.item import Approval
from openrecord.model.meeting import Meeting
from openrecord.views.parts import Link, Prose
from openrecord.views.parts.archive import meeting_link
from openrecord.views.parts.writer import Writer


@frozen
class ApprovalView:
    """What was done with the minutes of an earlier meeting."""

    before: str
    meeting: Link | None
    after: str
    note: Prose


def approved_here(writer: Writer, place: str) -> tuple[ApprovalView, ...]:
    """The minutes that say of themselves that they were approved at a meeting, or at an item of one."""
    return tuple(
        approval_view(writer, Approval(meeting=found.path, **{"as": approved_as(found)}))
        for found in writer.edition.trails.approved_at.get(place, ())
    )


def approved_as(meeting: Meeting) -> str:
    """What minutes that were approved say of it themselves."""
    return "approved-as-amended" if meeting.minutes.state == "approved-as-amended" else "approved"


def approval_view(writer: Writer, approval: Approval) -> ApprovalView:
    """What was done with the minutes of one earlier meeting."""
    before, after = {
        "approved": ("Approved the minutes of", ""),
        "approved-as-amended": ("Approved, with changes, the minutes of", ""),
        "deferred": ("Put off approving the minutes of", ""),
        "unknown": ("What was done with the minutes of", "is not known"),
    }[approval.as_]
    found = writer.record.meeting_at(approval.meeting)
    return ApprovalView(
        before=before if found else f"{before} an earlier meeting",
        meeting=meeting_link(writer, found) if found else None,
        after=after if found else f" {after}; which meeting is not said" if after else "; which one is not said",
        note=writer.prose(approval.note),
    )
