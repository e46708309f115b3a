"""The explorer of many events in a report's page: when it is drawn, and when it lives."""

import io

from bench_page import report, sample

from timeline import explore, read_events

DRAWN = ".explorer svg.scene text"  # its picture, or what has taken its place
ALIVE = "html[data-explored] .explorer .controls"


def write(number, path):
    """A page of so many events."""
    explorer = explore(read_events(io.StringIO(sample(number))))
    path.write_text(report(explorer), "utf-8")
    return path
