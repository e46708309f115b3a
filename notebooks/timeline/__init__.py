"""Honest timelines from a CSV of dated events."""

from .charts import (
    annotated,
    diary,
    durations,
    key,
    lanes,
    long_view,
    mark_events,
    panels,
    pins,
    precision,
    promises,
    since,
    story_curve,
    tempo,
    timeline,
)
from .dates import in_words
from .drawing.table import Table
from .events import EventsError, read_articles, read_citations, read_events
from .explore import explore

__all__ = [
    "EventsError",
    "Table",
    "annotated",
    "diary",
    "durations",
    "explore",
    "in_words",
    "key",
    "lanes",
    "long_view",
    "mark_events",
    "panels",
    "pins",
    "precision",
    "promises",
    "read_articles",
    "read_citations",
    "read_events",
    "since",
    "story_curve",
    "tempo",
    "timeline",
]
