"""A chart: a plotly figure with its picture beside it."""

import plotly.graph_objects as go

from . import svg
from .zoom import zoom

KIND = "application/vnd.timeline+json"
VERSION = 1


def chart(scenes, facts):
    """The chart of a few scenes, the narrowest first.

    Parameters
    ----------
    scenes : list of Scene
        A picture for each least width.
    facts : Facts
    """
    return Chart(scenes, facts)


class Chart(go.Figure):
    """A plotly figure that also carries its pictures, and what they say in words."""

    def __init__(self, scenes, facts):
        super().__init__()
        self.__dict__["_scenes"], self.__dict__["_facts"] = tuple(scenes), facts

    def told(self):
        """What a report reads: the facts, and a picture for each least width."""
        scenes, facts = self.scenes, self.__dict__["_facts"]
        pictures = [
            {"least": scene.least, "svg": svg.in_page(scene), "zoom": zoom(scene)}
            for scene in scenes
        ]
        return {"version": VERSION, "facts": facts.as_dict(), "pictures": pictures}

    @property
    def scenes(self):
        """A scene for each least width, the narrowest first."""
        return self.__dict__["_scenes"]
