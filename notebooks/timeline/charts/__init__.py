"""One module a form of chart; each function takes a DataFrame and returns a go.Figure."""

from .durations import durations
from .key import key
from .lanes import lanes
from .long_view import long_view
from .panels import panels
from .precision import precision
from .since import since
from .tempo import tempo
from .timeline import timeline

__all__ = [
    "durations",
    "key",
    "lanes",
    "long_view",
    "panels",
    "precision",
    "since",
    "tempo",
    "timeline",
]
