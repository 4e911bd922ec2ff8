"""Why an item of a meeting is not published, as its page says it."""

from __future__ import annotations

from openrecord import words
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate
from openrecord.model.item import EXEMPT_IN_WALES, Withheld
from openrecord.model.meeting import Meeting
from openrecord.views.parts import Link, Prose, Span
from openrecord.views.parts.archive import items_called
from openrecord.views.parts.writer import Writer


@frozen
class WithheldView:
    """Why an item is not published."""

    ground: str
    """What keeps it from the public, as a sentence."""
    because: Prose
    public_interest: Prose
    """Why the public interest is in withholding it, or that the record does not say so."""
    review: str
    public: str
    excluded_under: Link | None
    """The item in which the press and public were excluded."""


def withheld_view(writer: Writer, meeting: Meeting, withheld: Withheld) -> WithheldView:
    """Why an item of a meeting is not published."""
    review = withheld.review_on
    if review is None:
        when = "No date is set for looking at this again."
    elif not isinstance(review, PartialDate):
        when = "When this is looked at again is not known."
    elif review.last < writer.edition.day:
        when = f"This was to be looked at again {words.by(review)}. The record does not say whether it was."
    else:
        when = f"This is to be looked at again {words.by(review)}."
    names = {"resolved": "what was decided", "papers": "the papers"}
    published_all_the_same = words.series([names[part] for part in withheld.public])
    return WithheldView(
        ground=_ground(withheld, "is" if meeting.status == "scheduled" else "was"),
        because=writer.prose(withheld.because),
        public_interest=writer.prose(withheld.public_interest) or _no_public_interest(withheld),
        review=when,
        public=f"The council has published {published_all_the_same}." if published_all_the_same else "",
        excluded_under=_excluded_under(writer, meeting, withheld.excluded_under),
    )


def _ground(withheld: Withheld, is_or_was: str) -> str:
    if withheld.confidential:
        return (
            f"This item {is_or_was} confidential business, from which section 100A(2) of the Local Government Act 1972 "
            "keeps the public out."
        )
    noun = "paragraph" if len(withheld.paragraph) == 1 else "paragraphs"
    paragraphs = words.series([str(number) for number in withheld.paragraph])
    part = 4 if EXEMPT_IN_WALES.start <= max(withheld.paragraph) else 1
    return (
        f"This item {is_or_was} exempt business, under {noun} {paragraphs} of Part {part} of Schedule 12A to the "
        "Local Government Act 1972."
    )


def _no_public_interest(withheld: Withheld) -> Prose:
    """Exempt business may be withheld only while that is in the public interest; confidential business always is."""
    return () if withheld.confidential else (Span("Why that is in the public interest is not recorded."),)


def _excluded_under(writer: Writer, meeting: Meeting, number: str | None) -> Link | None:
    return next(iter(items_called(writer, meeting, (number,))), None) if number else None
