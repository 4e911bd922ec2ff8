"""Where the marks of a drawing stand; the templates draw them."""

from openrecord.drawing.axis import Axis, Tick
from openrecord.drawing.milestones import Timeline, timeline

__all__ = ["Axis", "Tick", "Timeline", "timeline"]
