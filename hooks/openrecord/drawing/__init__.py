"""Where the marks of a drawing stand; the templates draw them."""

from openrecord.drawing.chart import Bars, Chart, bars, chart
from openrecord.drawing.flow import Flow, flow
from openrecord.drawing.milestones import Timeline, timeline
from openrecord.drawing.stated import StatedChart, Told, stated_chart

__all__ = [
    "Bars",
    "Chart",
    "Flow",
    "StatedChart",
    "Timeline",
    "Told",
    "bars",
    "chart",
    "flow",
    "stated_chart",
    "timeline",
]
