"""A chart of no events."""

from ..drawing.chart import chart
from ..drawing.facts import COLUMNS, Facts
from ..drawing.marks import Text
from ..drawing.scales import Numbers
from ..drawing.scene import PHONE, Scene


def nothing(title="", summary="", source=""):
    """It says so, and has an empty table."""
    words = Text(text="No events", y=24, tone="soft", size=14)
    scene = Scene(least=PHONE, scale=Numbers(), first=0, last=1, height=48, marks=(words,))
    summary = summary or "There is nothing to draw."
    return chart([scene], Facts(title or "No events", summary, source, COLUMNS))
