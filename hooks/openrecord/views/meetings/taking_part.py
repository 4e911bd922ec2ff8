"""How a resident can attend, watch or ask a question."""

from __future__ import annotations

from openrecord.frozen import frozen
from openrecord.model.council import Body
from openrecord.model.dates import PartialDate
from openrecord.views.parts import Prose
from openrecord.views.parts.writer import Writer


@frozen
class TakingPartView:
    """How to take part in the meetings of a body."""

    attend: Prose
    watch: Prose
    ask: Prose
    silence: str
    """What the record does not say about it."""


def taking_part(writer: Writer, body: Body) -> TakingPartView:
    """How to take part in the meetings of a body."""
    access = body.public
    return TakingPartView(
        attend=writer.prose(access.attend) if access else (),
        watch=writer.prose(access.watch) if access else (),
        ask=writer.prose(access.ask) if access else (),
        silence=_silence(body),
    )


def _silence(body: Body) -> str:
    access = body.public
    told = (("attend", access.attend), ("watch", access.watch), ("ask a question", access.ask)) if access else ()
    missing = [what for what, text in told if text is None]
    if isinstance(body.ended, PartialDate) or (access and not missing):
        return ""
    if len(missing) in {0, len(told)}:
        return "The record does not say how to attend, watch or ask a question."
    return f"The record does not say how to {' or '.join(missing)}."
