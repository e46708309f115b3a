from pathlib import Path

import pytest

from timeline import read_articles, read_citations, read_events

NOTEBOOKS = Path(__file__).parent.parent


@pytest.fixture
def read(tmp_path):
    """Reads events from lines of CSV."""

    def from_lines(*lines):
        path = tmp_path / "events.csv"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return read_events(path)

    return from_lines


@pytest.fixture(scope="session")
def articles():
    return read_articles(NOTEBOOKS / "articles.csv")


@pytest.fixture(scope="session")
def events(articles):
    return read_events(NOTEBOOKS.parent / "events.csv", articles)


@pytest.fixture(scope="session")
def citations(events, articles):
    return read_citations(NOTEBOOKS / "citations.csv", events, articles)


def texts(fig, of_events=True):
    """The traces of a figure that are labels of events, or else the other texts."""
    found = [t for t in fig.data if t.type == "scatter" and t.mode == "text"]
    return [t for t in found if bool(t.customdata) == of_events]
