"""Each report made where something has changed, and put in its place whole or not at all.

What a report was made from stands in `.made-from.json` beside it, so that another
build runs only those notebooks of which something has changed.
"""

import hashlib
import json
import sys
from importlib.metadata import distributions

from .bundle import basic
from .notebook import headline, siblings
from .series import read

STAMP = ".made-from.json"
# Of each report in it.
KEYS = {"from", "page", "title", "lead", "finding", "small", "opening", "pins", "as_of"}
SKIPPED = {"__pycache__", "tests"}  # folders, and endings of files, that no notebook reads
PROSE = {".ipynb", ".html", ".md", ".part"}
OURS = b'<meta content="timeline.report" name="generator"'


def build(notebooks, folder, again=False, whole=False):
    """Export the notebooks that changed to `folder`, and write its index.html.

    Parameters
    ----------
    notebooks : list of Path
    folder : Path
    again : bool
        Whether to make also what has not changed.
    whole : bool
        Whether these are all notebooks: reports of others that we made are then removed.

    Returns
    -------
    list of str
        What failed and why, a line each. The report of a notebook that fails stays as it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(".*.part"):  # by a build that was killed
        left.unlink()
    made = _read_stamp(folder)
    if whole:
        _remove_others(folder, notebooks, made)
    wanted = fingerprints(notebooks)
    todo = [p for p in notebooks if again or not _is_fresh(folder, p, made, wanted[p])]
    print(f"{len(notebooks) - len(todo)} of {len(notebooks)} reports are up to date", flush=True)
    failures = _make_all(todo, folder, made, wanted)
    if todo or not (folder / "index.html").exists():
        from .front import front

        put(folder / "index.html", front(made, read(notebooks[0].parent)))
    return failures


def _make_all(todo, folder, made, wanted):
    """Make reports side by side, and note each in `made` and on disk as soon as it is there."""
    if not todo:
        return []
    from .run import side_by_side

    failures = []
    jobs = side_by_side(lambda path: make(path, folder), todo)
    for number, (path, report, seconds) in enumerate(jobs, start=1):
        failed = isinstance(report, Exception)
        print(
            f"[{number}/{len(todo)}] {path}: {'failed' if failed else f'{seconds:.1f} s'}",
            flush=True,
        )
        if failed:
            failures.append(str(report))
            continue
        made[path.stem] = report | {"from": wanted[path]}
        put(folder / STAMP, json.dumps(made, indent=1, sort_keys=True))
    return failures


def make(path, folder):
    """Run one notebook and put its report in its place => what the index says of it."""
    from .exporter import ReportExporter
    from .front import shown
    from .run import execute

    nb = execute(path)
    about = {"metadata": {"name": path.stem, "path": str(path.parent)}}
    page, resources = ReportExporter().from_notebook_node(nb, about)
    figures, target = resources["report"]["figures"], folder / f"{path.stem}.html"
    put(target, page)
    source = next((cell.source for cell in nb.cells if cell.cell_type == "markdown"), "")
    told = headline(source, path.stem) | shown(figures) | {"page": _hash(target)}
    first = next(iter(read(path.parent).entries), None)
    return told if first and first.name == path.stem else told | {"opening": ""}


def store(notebooks):
    """Run the notebooks, and write them back with their outputs if all succeed.

    Returns
    -------
    list of str
        What failed and why. If anything did, no notebook was changed.
    """
    import nbformat

    from .run import execute, side_by_side

    done = {path: result for path, result, _ in side_by_side(execute, notebooks)}
    failures = [str(result) for result in done.values() if isinstance(result, Exception)]
    for path, nb in {} if failures else done.items():
        nb.metadata.language_info.pop("version", None)  # it differs from machine to machine
        put(path, nbformat.writes(nb) + "\n")
    return failures


def put(path, text):
    """Write a file beside its place, and move it there once it is whole."""
    part = path.with_name(f".{path.name.lstrip('.')}.part")
    try:
        part.write_text(text, "utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from None


def _read_stamp(folder):
    """What the reports of a folder were made from; {} where nothing can be told."""
    try:
        made = json.loads((folder / STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: entry for name, entry in made.items() if set(entry) == KEYS}


def _is_fresh(folder, path, made, wanted):
    page, entry = folder / f"{path.stem}.html", made.get(path.stem, {})
    return entry.get("from") == wanted and page.is_file() and entry["page"] == _hash(page)


def _remove_others(folder, notebooks, made):
    """Remove the reports that this exporter made of notebooks that are gone."""
    names = {path.stem for path in notebooks}
    for page in folder.glob("*.html"):
        if page.stem not in names | {"index"} and OURS in page.read_bytes()[:3000]:
            page.unlink()
            print(f"{page}: removed, its notebook is gone")
    for name in set(made) - names:
        del made[name]


def fingerprints(notebooks):
    """For each notebook a hash of all that its report can depend on.

    The notebook; the files of its folder and those beside it, but for prose; the titles of
    its neighbours, and the series; Python, the packages, and which plotly.js is there.
    """
    tools = [sys.version, sorted(f"{each.name} {each.version}" for each in distributions())]
    folders = {path.resolve().parent for path in notebooks}
    shared = {folder: f"{tools} {bool(basic())} {_inputs(folder)}" for folder in folders}
    return {path: _mix(shared[path.resolve().parent], path) for path in notebooks}


def _mix(shared, path):
    own = path.read_bytes() if path.is_file() else b""
    return hashlib.sha256(shared.encode() + path.name.encode() + own).hexdigest()


def _inputs(folder):
    """What the notebooks of a folder may read and link to: names and hashes of files."""
    around = folder.parent
    files = sorted({*folder.rglob("*"), *around.glob("*")})
    return [siblings(folder), read(folder)] + [
        (str(file.relative_to(around)), _hash(file)) for file in files if _is_input(file, around)
    ]


def _is_input(file, around):
    parts = file.relative_to(around).parts
    unread = any(part.startswith(".") or part in SKIPPED for part in parts)
    return not unread and file.suffix not in PROSE and file.is_file()


def _hash(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()
