"""One module a form of chart; each function takes a DataFrame and returns a go.Figure."""

from .key import key
from .precision import precision
from .timeline import timeline

__all__ = ["key", "precision", "timeline"]
