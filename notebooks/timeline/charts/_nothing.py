"""What is drawn of a table without events."""

from ..drawing.chart import chart
from ..drawing.facts import Facts
from ..drawing.marks import Text
from ..drawing.scales import Numbers
from ..drawing.scene import Scene


def nothing(title, summary, source):
    """A chart that says that there are no events."""
    text = Text(text="No events", y=24, tone="soft", size=14)
    scene = Scene(least=320, scale=Numbers(), first=0, last=1, height=48, marks=(text,))
    return chart([scene], Facts(title or "No events", summary, source))
