"""Honest timelines from a CSV of dated events."""

from .charts import (
    annotated,
    durations,
    key,
    lanes,
    long_view,
    mark_events,
    panels,
    precision,
    since,
    story_curve,
    tempo,
    timeline,
)
from .dates import in_words
from .events import EventsError, read_articles, read_citations, read_events
from .table import Table

__all__ = [
    "EventsError",
    "Table",
    "annotated",
    "durations",
    "in_words",
    "key",
    "lanes",
    "long_view",
    "mark_events",
    "panels",
    "precision",
    "read_articles",
    "read_citations",
    "read_events",
    "since",
    "story_curve",
    "tempo",
    "timeline",
]
