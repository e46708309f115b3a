"""A chart: a plotly figure with its pictures beside it."""

import hashlib
from dataclasses import replace

import plotly.graph_objects as go

from . import lab, save, svg
from .packed import pack
from .plotly import as_dict
from .plotly_pen import WIDTH
from .small import small
from .zoom import zoom

KIND = "application/vnd.timeline+json"
PLOTLY = "application/vnd.plotly.v1+json"
VERSION = 1


def chart(scenes, facts):
    """The chart of a few scenes, the narrowest first.

    Parameters
    ----------
    scenes : list of Scene
        A picture for each least width.
    facts : Facts
    """
    words = facts.words()
    return Chart([replace(scene, words=words | scene.words) for scene in scenes], facts)


class Chart(go.Figure):
    """A plotly figure that also carries its pictures, and what they say in words.

    It becomes a figure when first used as one, as that takes longer than to draw it. One
    that was changed since shows what plotly shows; so do copies, which are plain figures.
    """

    def __init__(self, scenes, facts):
        self.__dict__["_scenes"], self.__dict__["_facts"] = tuple(scenes), facts

    def __getattr__(self, name):
        """Only what plotly has not made yet gets here."""
        own = self.__dict__
        if name.startswith("__") or "_facts" not in own or "_made" in own:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        own["_made"] = None
        super().__init__(as_dict(self._fitting(WIDTH), own["_facts"]))
        own["_made"] = _digest(self)
        return getattr(self, name)

    def __reduce__(self):
        """A copy is a plain figure."""
        return go.Figure, super().__reduce__()[1]

    def told(self):
        """What a report reads: the facts, a picture for each least width, and one for a card."""
        pictures = [
            {"least": scene.least, "svg": svg.in_page(scene), "zoom": zoom(scene)}
            for scene in self.scenes
        ]
        facts = self.__dict__["_facts"]
        told = {"version": VERSION, "facts": facts.as_dict(), "pictures": pictures}
        return told | {"small": (scene := small(self.scenes, facts)) and svg.in_page(scene)}

    @property
    def scenes(self):
        """A scene for each least width, the narrowest first."""
        return self.__dict__["_scenes"]

    @property
    def facts(self):
        """What it says in words."""
        return self.__dict__["_facts"]

    def alone(self):
        """The picture on its own, as SVG."""
        return svg.alone(self._fitting(svg.ALONE), self.facts, fills=True)

    def save(self, path, width=svg.ALONE, dark=None):
        """Write the picture to a file; no browser is needed.

        Parameters
        ----------
        path : str or Path
            Its ending says as what: .svg, .png, .pdf, or .html for a page of its own.
        width : int, optional
            Px; a page is as wide as its reader's.
        dark : bool, optional
            Which colours. By default an .svg and a page have those that their viewer
            prefers, and the others are light.

        Raises
        ------
        ValueError
            For another ending, or if the figure was changed after it was made.
        ModuleNotFoundError
            For a .pdf without CairoSVG.
        """
        if self._is_changed():
            raise ValueError(
                "this chart was changed after it was made, and its picture was not; use "
                "plotly's own write_html or write_image, or make the chart anew"
            )
        save.save(self.scenes, self.__dict__["_facts"], path, width, dark)

    def _repr_mimebundle_(self, include=None, exclude=None, **kwargs):
        if self._is_changed():
            return super()._repr_mimebundle_(include, exclude, **kwargs)
        facts = self.__dict__["_facts"]
        return {
            PLOTLY: lab.output(self._fitting(WIDTH), facts),
            "image/svg+xml": self.alone(),
            "text/plain": "\n".join(filter(None, [facts.title, facts.summary])),
            KIND: pack(self.told()),
        }

    def _repr_html_(self):
        """Nothing: it would hold all of plotly."""

    def _ipython_display_(self):
        if self._is_changed():
            return super()._ipython_display_()
        from IPython.display import display

        return display(self._repr_mimebundle_(), raw=True)

    def _is_changed(self):
        made = self.__dict__.get("_made")
        return made is not None and made != _digest(self)

    def _fitting(self, width):
        """The scene for the widest page that is no wider than so many px."""
        return ([self.scenes[0]] + [scene for scene in self.scenes if scene.least <= width])[-1]


def _digest(figure):
    return hashlib.sha256(figure.to_json(validate=False).encode()).hexdigest()
