"""Where things go: widths of text, rows that hold at every zoom, counts. Pure numbers."""

from .text import text_width, wrap, wrap_characters

__all__ = [
    "text_width",
    "wrap",
    "wrap_characters",
]
