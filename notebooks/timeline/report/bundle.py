"""plotly.js for the pages: its basic bundle if npm can fetch it, else plotly.py's full one.

``python -m timeline.report.bundle`` fetches the basic bundle, a quarter of the full
one, into the environment that runs, where JupyterLab and nbconvert find it too.
"""

import shutil
import subprocess
import sys
import tarfile
import tempfile
from functools import cache
from pathlib import Path

from plotly.offline import get_plotlyjs, get_plotlyjs_version

PACKAGE = "plotly.js-basic-dist-min"
DRAWS = {"scatter", "bar", "pie"}  # the forms of trace that the basic bundle knows
SECONDS = 60  # to wait for npm


class BundleError(Exception):
    """Why there is no basic bundle, in words."""


def script(forms):
    """The smallest plotly.js at hand that draws these forms of trace.

    Parameters
    ----------
    forms : set of str
        ``{"scatter", "bar"}``
    """
    return (set(forms) <= DRAWS and basic()) or full()


@cache
def full():
    """plotly.js as plotly.py carries it, 4.8 MB."""
    return get_plotlyjs()


@cache
def basic():
    """The basic bundle of exactly the same version, 1.2 MB; "" if it was not fetched."""
    path = place()
    text = path.read_text("utf-8") if path.is_file() else ""
    return text if is_ours(text) else ""


def place():
    """Where the fetched bundle lies: in the environment, so that all its tools find it."""
    return Path(sys.prefix, "share", "timeline", f"plotly-basic-{get_plotlyjs_version()}.min.js")


def is_ours(text):
    """Whether the text says of itself that it is the basic bundle of plotly.py's version."""
    return f"plotly.js (basic - minified) v{get_plotlyjs_version()}\n" in text[:200]


def fetch():
    """Fetch the basic bundle by npm, which checks the download against its registry.

    Raises
    ------
    BundleError
        There is no npm, no network, no such version, or no place to write.
    """
    if basic():
        return
    npm = shutil.which("npm")
    if npm is None:
        raise BundleError("there is no npm on this machine")
    with tempfile.TemporaryDirectory() as folder:
        text = _unpack(_pack(npm, folder))
    if not is_ours(text):
        raise BundleError(f"npm's {PACKAGE} is not version {get_plotlyjs_version()}")
    try:
        _keep(text)
    except OSError as error:
        raise BundleError(f"{error.filename}: {error.strerror}") from None
    basic.cache_clear()


def _pack(npm, folder):
    """The package as npm's archive, in `folder`."""
    wanted = f"{PACKAGE}@{get_plotlyjs_version()}"
    command = [npm, "pack", wanted, "--silent", "--pack-destination", folder]
    try:
        answer = subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BundleError(f"npm did not answer ({type(error).__name__})") from None
    archives = list(Path(folder).glob("*.tgz"))
    if answer.returncode or not archives:
        raise BundleError(f"npm could not fetch {wanted}: no network, or no such version")
    return archives[0]


def _unpack(archive):
    try:
        with tarfile.open(archive) as files:
            return files.extractfile("package/plotly-basic.min.js").read().decode("utf-8")
    except (tarfile.TarError, KeyError, ValueError):
        raise BundleError("what npm fetched is not the package") from None


def _keep(text):
    place().parent.mkdir(parents=True, exist_ok=True)
    part = place().with_suffix(".part")
    part.write_text(text, "utf-8")
    part.replace(place())


def ensure():
    """Fetch the bundle, or say in one line why the full one serves."""
    try:
        fetch()
    except BundleError as error:
        print(f"Reports carry the full plotly.js, 1.5 MB more each: {error}.", flush=True)


if __name__ == "__main__":
    ensure()
