"""One chart of many events, from CSV to page; as a program, the memory that it takes, in MB."""

import io
import resource
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from nbformat.v4 import new_code_cell, new_notebook, new_output

from timeline import read_events, timeline
from timeline.report import ReportExporter

UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, in which the system counts


def sample(number):
    """A CSV of single days and of spans, crowded towards the end as stories are."""
    random = np.random.default_rng(1)
    days = np.sort(2025 - random.exponential(4, number))
    first = pd.to_datetime(((days - 1970) * 365.2425).astype("int64"), unit="D")
    last = first + pd.to_timedelta(random.integers(1, 300, number), unit="D")
    rows = [
        f"{a:%Y-%m-%d}{f'/{b:%Y-%m-%d}' if i % 3 else ''},Event number {i} of the sample,T{i % 5}"
        for i, (a, b) in enumerate(zip(first, last, strict=True))
    ]
    return "\n".join(["date,title,theme", *rows])


def ours(text, path):
    path.write_text(report(timeline(read_events(io.StringIO(text)))), "utf-8")


def report(chart):
    """The page of a notebook that shows one chart."""
    output = new_output("display_data", chart._repr_mimebundle_())
    cell = new_code_cell("timeline(events)", execution_count=1, outputs=[output])
    return ReportExporter().from_notebook_node(new_notebook(cells=[cell]))[0]


if __name__ == "__main__":
    ours(sample(int(sys.argv[1])), Path(sys.argv[2]))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT / 1e6)
