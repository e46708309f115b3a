"""Notebooks run side by side, each in a Python of its own."""

import asyncio
import os
import re
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from time import perf_counter

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell

VIEW = "application/vnd.jupyter.widget-view+json"  # what only a kernel can show
_running = set()  # the clients of the notebooks that run, to be stopped with the build
_lock = threading.Lock()
_stopping = threading.Event()


class NotebookError(Exception):
    """A notebook that cannot be run, or its report written: which, where and why."""


def side_by_side(task, notebooks):
    """Do a task for each notebook, on all cores.

    Parameters
    ----------
    task : callable
        Takes a path. It may raise NotebookError or OSError.
    notebooks : list of Path

    Yields
    ------
    tuple
        The path, what the task gave or the NotebookError, and the seconds it took, in the
        order in which they end.
    """
    _stopping.clear()
    with ThreadPoolExecutor(cores()) as pool:
        jobs = {pool.submit(_attempt, task, path): path for path in notebooks}
        try:
            from . import exporter  # noqa: F401 - while the first notebooks start

            for job in as_completed(jobs):
                yield jobs[job], *job.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            _stop_all()
            raise


def cores():
    """How many cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _attempt(task, path):
    begin = perf_counter()
    try:
        result = task(path)
    except NotebookError as error:
        result = error
    except OSError as error:
        result = NotebookError(f"{path}: {error.filename}: {error.strerror}")
    return result, perf_counter() - begin


def execute(path, tries=2, more=""):
    """A notebook run from top to bottom in its own folder, and then `more` code in its Python.

    A Python that does not start is tried again: another program may have taken its port.

    Raises
    ------
    NotebookError
        Names the notebook, the cell and the error.
    """
    nb, at = _read(path), {"cell": 0}
    nb.cells += [new_code_cell(more)] if more else []

    def note(cell, cell_index):
        at["cell"] = cell_index + 1

    about = {"metadata": {"path": str(path.parent)}}
    ways = {"record_timing": False, "store_widget_state": False, "on_cell_execute": note}
    client = NotebookClient(nb, resources=about, **ways)
    with tempfile.TemporaryFile("w+", errors="replace") as said, _listed(client):
        try:
            asyncio.run(client.async_execute(stderr=said))
        except CellExecutionError as error:
            words = re.sub(r"\x1b\[[0-9;]*m", "", f"{error.ename}: {error.evalue}")
            raise NotebookError(f"{path}, cell {at['cell']}: {words}") from None
        except NoSuchKernel as error:
            raise NotebookError(
                f"{path}: wants a kernel that is not here, {error.name!r}"
            ) from None
        except RuntimeError:  # of nbclient: the kernel is dead, or never answered
            if at["cell"] == 0 and tries > 1 and not _stopping.is_set():
                return execute(path, tries - 1, more)
            where = f"{path}, cell {at['cell']}" if at["cell"] else path
            raise NotebookError(f"{where}: Python stopped while it ran. {_last(said)}") from None
    for output in (output for cell in nb.cells for output in cell.get("outputs", [])):
        output.get("data", {}).pop(VIEW, None)
    return nb


def _read(path):
    try:
        return nbformat.read(path, as_version=4)
    except OSError as error:
        raise NotebookError(f"{path}: {error.strerror}") from None
    except Exception as error:  # no JSON, or JSON that is no notebook: nbformat has many ways
        reason = str(error).splitlines()[0]
        raise NotebookError(f"{path}: not a notebook ({reason})") from None


def _last(said):
    """The first thing that a kernel said when it ended, but for ipykernel's usual warning."""
    said.seek(0)
    lines = [line.strip() for line in said if line.strip() and "without encryption" not in line]
    return lines[0] if lines else "It was killed, perhaps for want of memory"


@contextmanager
def _listed(client):
    with _lock:
        _running.add(client)
    try:
        yield
    finally:
        with _lock:
            _running.discard(client)


def _stop_all():
    """End the kernels at once: the threads that wait for them then end as well."""
    _stopping.set()
    with _lock:
        clients = list(_running)
    for client in clients:
        process = getattr(getattr(client.km, "provisioner", None), "process", None)
        if process:
            process.kill()
