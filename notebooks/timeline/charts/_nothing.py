"""What a form draws of a table without rows."""

from ..drawing.chart import chart
from ..drawing.facts import Facts
from ..drawing.marks import Text
from ..drawing.scales import Numbers
from ..drawing.scene import Scene


def nothing(title, summary, source):
    """A chart that says so."""
    words = Text(text="No events", y=20, tone="soft")
    scene = Scene(least=320, scale=Numbers(), first=0, last=1, height=40, marks=(words,))
    return chart([scene], Facts(title or "No events", summary, source))
