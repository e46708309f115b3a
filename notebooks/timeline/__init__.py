"""Honest timelines from a CSV of dated events."""

from .charts import key, precision, timeline
from .dates import in_words
from .events import EventsError, read_articles, read_citations, read_events
from .table import Table

__all__ = [
    "EventsError",
    "Table",
    "in_words",
    "key",
    "precision",
    "read_articles",
    "read_citations",
    "read_events",
    "timeline",
]
