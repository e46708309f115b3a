"""Runs a command in the project's environment, and first makes it where it is missing.

    python .ci/env.py -m timeline.report

An active conda environment that holds this project is used as it is. Anywhere else
the packages of environment.yml go into .venv, with pip. It needs nothing but Python,
and an old one reads this file far enough to say what is wrong.
"""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 13)
ROOT = Path(__file__).resolve().parent.parent
SOURCES = ["environment.yml", ".ci/constraints.txt", "pyproject.toml"]
VENV = ROOT / ".venv"
STAMP = VENV / "made-from"


def main():
    python = str(conda_python() or venv_python())
    if len(sys.argv) > 1:
        sys.exit(subprocess.call([python, *sys.argv[1:]]))
    print(python)


def conda_python():
    """The interpreter of an active conda environment that this project is installed in."""
    prefix = os.environ.get("CONDA_PREFIX")
    if not prefix:
        return None
    python = Path(prefix, "python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        return None
    ask = "import timeline; print(timeline.__file__)"
    answer = subprocess.run(
        [str(python), "-c", ask], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    place = Path(answer.stdout.decode().strip() or os.sep).resolve()
    return python if ROOT in place.parents else None


def venv_python():
    """The interpreter of .venv, made anew if what it was made from has changed."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    made_from = fingerprint()
    if python.exists() and STAMP.exists() and STAMP.read_text() == made_from and is_whole():
        return python
    check_python()
    print("Setting up .venv from environment.yml; this takes a minute or two ...", flush=True)
    base = getattr(sys, "_base_executable", sys.executable)  # this may be the old .venv's own
    run(
        [base, "-m", "venv", "--clear", str(VENV)],
        "could not make .venv. On Debian and Ubuntu: apt install python3-venv",
    )
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(
        [*pip, *requirements()],
        "could not install the packages of environment.yml into .venv. They come over the "
        "network; the lines above say what pip missed",
    )
    STAMP.write_text(made_from)
    return python


def is_whole():
    """Whether each package of the list still lies in .venv: somebody may have tidied up."""
    places = [*VENV.glob("lib/python*/site-packages"), VENV / "Lib" / "site-packages"]
    pins = [word.lower() for word in requirements() if "==" in word]
    names = [pin.replace("-", "_").replace("==", "-") for pin in pins]
    return all(all_lies(places[0], f"{name}.dist-info") for name in names)


def all_lies(place, record):
    """Whether what pip has put there of a package is there, as far as its folders tell."""
    try:
        lines = (place / record / "RECORD").read_text("utf-8").splitlines()
    except OSError:
        return False
    tops = {line.split("/")[0] for line in lines if "/" in line}
    return all((place / top).exists() for top in tops if top != "..")


def check_python():
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        oldest, newest, this = (
            ".".join(map(str, version)) for version in (OLDEST, NEWEST, sys.version_info[:3])
        )
        stop(
            f"Python {oldest} to {newest} is needed, and {sys.executable} is {this}. Install one "
            "of them, or name it: make PYTHON=python3.12 reports"
        )


def fingerprint():
    """What .venv depends on: the files, the folder (its scripts name it) and this Python."""
    digest = hashlib.sha256(f"{ROOT} {sys.version}".encode())
    for name in SOURCES:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def requirements():
    """The pip part of environment.yml, as arguments of pip."""
    pip_part = (ROOT / "environment.yml").read_text().split("- pip:", 1)[1]
    return " ".join(re.findall(r"^\s+- (.+)$", pip_part, re.M)).split()


def run(command, trouble):
    if subprocess.call(command, cwd=str(ROOT)):
        stop(trouble)


def stop(trouble):
    sys.exit(f"\nSet-up failed: {trouble}.")


if __name__ == "__main__":
    main()
