"""Where things go: widths of text, rows that hold at every zoom, counts. Pure numbers."""

from .opening import opening_window
from .order import priorities
from .text import text_width, wrap, wrap_characters

__all__ = [
    "opening_window",
    "priorities",
    "text_width",
    "wrap",
    "wrap_characters",
]
