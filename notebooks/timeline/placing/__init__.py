"""Where things go: widths of text, rows that hold at every zoom, counts. Pure numbers."""

from .boxes import LEFT, RIGHT, Event, anchor
from .density import Density, histograms
from .opening import MARGIN, opening_window, whole_window
from .order import priorities
from .rows import Layout, Page, Place, place
from .shown import WIDTHS, check, named, steps
from .spread import spread
from .text import SERIF, text_width, wrap, wrap_characters

__all__ = [
    "LEFT",
    "MARGIN",
    "RIGHT",
    "SERIF",
    "WIDTHS",
    "Density",
    "Event",
    "Layout",
    "Page",
    "Place",
    "anchor",
    "check",
    "histograms",
    "named",
    "opening_window",
    "place",
    "priorities",
    "spread",
    "steps",
    "text_width",
    "whole_window",
    "wrap",
    "wrap_characters",
]
