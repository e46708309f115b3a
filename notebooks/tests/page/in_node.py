"""Runs the pages' scripts in Node."""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def node(*arguments, given=""):
    """What Node prints; without Node the pages' scripts are not tested, and that is a failure."""
    path = shutil.which("node")
    if path is None:
        pytest.fail("no Node on this machine: it runs the pages' scripts. Install nodejs")
    done = subprocess.run(
        [path, *arguments], cwd=HERE, input=given, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
