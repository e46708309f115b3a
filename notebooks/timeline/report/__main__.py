"""``python -m timeline.report``: executes notebooks and exports each to a report."""

import argparse
import re
import sys
import tempfile
from pathlib import Path

import nbformat
from jinja2 import Environment
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

from .exporter import ReportExporter, asset, headline, policy


class ReportError(Exception):
    """A notebook that cannot be made a report, with the words for the user."""


def main(argv=None):
    """Make all reports, or none: what stood in the folder stays if one fails."""
    parser = argparse.ArgumentParser(prog="python -m timeline.report", description=main.__doc__)
    parser.add_argument("notebooks", nargs="*", type=Path, help="default: notebooks/*.ipynb")
    parser.add_argument("--to", type=Path, default=Path("reports"), help="the folder")
    parser.add_argument(
        "--outputs", action="store_true", help="no reports: store the outputs in the notebooks"
    )
    options = parser.parse_args(argv)
    notebooks = options.notebooks or sorted(Path("notebooks").glob("*.ipynb"))
    try:
        if not notebooks:
            raise ReportError("no notebooks found: there is no notebooks/*.ipynb here")
        if options.outputs:
            store(notebooks)
        else:
            build(notebooks, options.to)
    except (ReportError, OSError) as error:
        kept = "notebook" if options.outputs else "report"
        print(f"{error}\nNo {kept} was changed.", file=sys.stderr)
        return 1
    if not options.outputs:
        print(f"Open {options.to / 'index.html'}")
    return 0


def store(notebooks):
    """Run the notebooks, and write them back with their outputs if all succeed."""
    for path, nb in [(path, execute(path)) for path in notebooks]:
        nb.metadata.language_info.pop("version", None)  # it differs from machine to machine
        nbformat.write(nb, path)


def build(notebooks, folder):
    """Export the notebooks to `folder`, and write its index.html.

    Raises
    ------
    ReportError
        Names the notebook, the cell and the error. `folder` is then untouched.
    """
    reports = []
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".reports-") as scratch:
        for path in notebooks:
            nb = execute(path)
            page, _ = ReportExporter().from_notebook_node(nb, {"metadata": {"path": path.parent}})
            title, lead = headline(nb)
            reports.append({"file": f"{path.stem}.html", "title": title, "lead": lead})
            Path(scratch, f"{path.stem}.html").write_text(page, "utf-8")
        Path(scratch, "index.html").write_text(contents(reports), "utf-8")
        folder.mkdir(exist_ok=True)
        for page in Path(scratch).iterdir():
            page.replace(folder / page.name)


def execute(path):
    """A notebook run from top to bottom in its own folder."""
    print(f"{path} ...", flush=True)
    try:
        nb = nbformat.read(path, as_version=4)
    except OSError:
        raise
    except Exception as error:  # no JSON, or JSON that is no notebook: nbformat has many ways
        reason = str(error).splitlines()[0]
        raise ReportError(f"{path}: not a notebook ({reason})") from None
    try:
        NotebookClient(
            nb, resources={"metadata": {"path": path.parent}}, record_timing=False
        ).execute()
    except CellExecutionError as error:
        number = next(i for i, cell in enumerate(nb.cells, start=1) if has_error(cell))
        words = re.sub(r"\x1b\[[0-9;]*m", "", f"{error.ename}: {error.evalue}")
        raise ReportError(f"{path}, cell {number}: {words}") from None
    except NoSuchKernel as error:
        raise ReportError(f"{path}: wants a kernel that is not here, {error.name!r}") from None
    except DeadKernelError:
        raise ReportError(f"{path}: Python stopped while it ran the notebook") from None
    return nb


def has_error(cell):
    """Whether a cell ended in an error."""
    return any(output.output_type == "error" for output in cell.get("outputs", []))


def contents(reports):
    """The index page: the title and the first paragraph of each report."""
    template = Environment(autoescape=False).from_string(asset("contents.html.j2"))
    return template.render(reports=reports, style=asset("report.css"), policy=policy())


if __name__ == "__main__":
    sys.exit(main())
