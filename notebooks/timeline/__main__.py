"""``python -m timeline events.csv``: checks a file, and what lies beside it."""

import argparse
import io
import sys
import warnings

from .dates import PRECISIONS, reach
from .events import ADDED, EVENTS, beside, read_articles, read_citations, read_events, split
from .problems import EventsError, visible

MOST_LINES = 20  # of a count


def main(argv=None):
    """Print a summary and return 0, or the problems as a table and return 1."""
    parser = argparse.ArgumentParser(prog="python -m timeline", description=main.__doc__)
    parser.add_argument("file", help="a CSV of dated events")
    path = parser.parse_args(argv).file
    if isinstance(sys.stdout, io.TextIOWrapper):  # a console may not know all letters
        sys.stdout.reconfigure(errors="replace")
    try:
        with warnings.catch_warnings(record=True) as notes:
            warnings.simplefilter("always")
            print(summary(path))
    except (EventsError, OSError) as error:
        print(_say(error), file=sys.stderr)
        return 1
    for note in notes:
        print(f"\nNote: {note.message}")
    return 0


def summary(path):
    """Counts of a file's events by precision, theme and article, as text."""
    events = read_events(path)
    counts = {
        "precision": events["precision"].value_counts().reindex(PRECISIONS).dropna(),
        "theme": events["theme"].value_counts(),
        "article": split(events["cited_by"]).explode().value_counts(),
    }
    lines = [f"{visible(path)}: no problem, {len(events)} events"]
    if len(events):
        lines[0] += f", {reach(events)}"
    for name, count in counts.items():
        table = count.rename(index={"": "(none)"}).astype(int)
        more = f"\n… and {len(table) - MOST_LINES} more" if len(table) > MOST_LINES else ""
        said = table.head(MOST_LINES).to_string(header=False)
        lines.append(f"\nby {name}\n{said}{more}" if len(table) else "")
    if own := [column for column in events if column not in [*EVENTS, *ADDED]]:
        lines.append(f"\ncolumns of its own, kept: {', '.join(own)}")
    if (articles := beside(path, "articles.csv")) and (found := beside(path, "citations.csv")):
        citations = read_citations(found, events, read_articles(articles))
        named = citations["event"].ne("").sum()
        lines.append(f"\n{found}: no problem, {len(citations)} mentions, {named} of an event")
    return "\n".join(filter(None, lines))


def _say(error):
    if isinstance(error, EventsError):
        return str(error)
    return f"{visible(error.filename)}: {error.strerror}"


if __name__ == "__main__":
    sys.exit(main())
