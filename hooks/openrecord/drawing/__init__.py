"""Where the marks of a drawing stand; the templates draw them."""

from openrecord.drawing.axis import Axis, Tick
from openrecord.drawing.chart import Bars, Chart, bars, chart
from openrecord.drawing.milestones import Timeline, timeline

__all__ = ["Axis", "Bars", "Chart", "Tick", "Timeline", "bars", "chart", "timeline"]
