"""``python -m timeline.report.picture``: the first chart of a notebook as files for a README."""

import argparse
import sys
from functools import partial
from pathlib import Path

from . import series
from .run import NotebookError, execute, side_by_side
from .series import SeriesError

FILE = Path("notebooks/at-a-glance.png")
SAVING = "from timeline.report.picture import save_first\nsave_first(Out.values(), {!r})"


def main(argv=None):
    """Run a notebook and save its first chart, once for light pages and once for dark ones."""
    prog = "python -m timeline.report.picture"
    parser = argparse.ArgumentParser(prog=prog, description=main.__doc__)
    parser.add_argument("notebook", nargs="?", type=Path, help="default: the first of the series")
    parser.add_argument("--to", type=Path, default=FILE, help=f"default: {FILE}")
    options = parser.parse_args(argv)
    saving = SAVING.format(str(options.to.resolve()))
    try:
        notebook = options.notebook or _first(Path("notebooks"))
    except SeriesError as error:
        print(error, file=sys.stderr)
        return 1
    ((_, done, _),) = side_by_side(partial(execute, more=saving), [notebook])
    if isinstance(done, NotebookError):
        print(done, file=sys.stderr)
    return int(isinstance(done, NotebookError))


def _first(folder):
    entries = series.read(folder).entries
    return folder / f"{entries[0].name}.ipynb" if entries else folder


def save_first(shown, path):
    """Save the first chart that has more to it than a key, light and dark.

    Parameters
    ----------
    shown : iterable of object
        What the cells of a notebook have shown.
    path : str or Path
        Of the light one; that of the dark one has ``-dark`` before its ending.

    Raises
    ------
    ValueError
        If there is no such chart.
    """
    from ..drawing.chart import Chart

    charts = (each for each in shown if isinstance(each, Chart) and each.told()["small"])
    chart, path = next(charts, None), Path(path)
    if chart is None:
        raise ValueError("no cell shows a chart; end one with a form, as in timeline(events)")
    chart.save(path, dark=False)
    chart.save(path.with_stem(f"{path.stem}-dark"), dark=True)


if __name__ == "__main__":
    sys.exit(main())
