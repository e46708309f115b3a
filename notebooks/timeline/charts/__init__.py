"""One module a form of chart; each function takes a DataFrame and returns a go.Figure."""

from .annotated import annotated
from .diary import diary
from .durations import durations
from .key import key
from .lanes import lanes
from .long_view import long_view
from .mark_events import mark_events
from .panels import panels
from .pins import pins
from .precision import precision
from .promises import promises
from .since import since
from .story_curve import story_curve
from .tempo import tempo
from .timeline import timeline

__all__ = [
    "annotated",
    "diary",
    "durations",
    "key",
    "lanes",
    "long_view",
    "mark_events",
    "panels",
    "pins",
    "precision",
    "promises",
    "since",
    "story_curve",
    "tempo",
    "timeline",
]
