"""The set-up script, which must run before anything is installed."""

import importlib.util
import os
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest
from conftest import NOTEBOOKS

ROOT = NOTEBOOKS.parent


@pytest.fixture
def env():
    spec = importlib.util.spec_from_file_location("env", ROOT / ".ci" / "env.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_reads_the_one_list_of_packages(env):
    words = env.requirements()
    assert words[:4] == ["-c", ".ci/constraints.txt", "-e", "."]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", word) for word in words[4:])
    assert "pandas==3.1.1" in words


def test_all_that_is_installed_is_pinned(env):
    pinned = {word.split("==")[0].lower() for word in env.requirements() if "==" in word}
    held = (ROOT / ".ci" / "constraints.txt").read_text()
    pinned |= {line.split("==")[0].lower() for line in held.splitlines() if "==" in line}
    frozen = subprocess.check_output(
        [sys.executable, "-m", "pip", "freeze", "--exclude-editable"], text=True
    )
    installed = {line.split("==")[0].lower() for line in frozen.splitlines() if "==" in line}
    assert installed <= pinned


@pytest.mark.parametrize("version", [(3, 9, 18), (3, 10, 13), (3, 14, 0)])
def test_another_python_is_refused_in_words(env, monkeypatch, version):
    monkeypatch.setattr(
        env, "sys", SimpleNamespace(version_info=version, executable="py", exit=sys.exit)
    )
    with pytest.raises(SystemExit, match=r"Python 3\.11 to 3\.13 is needed, and py is 3\."):
        env.check_python()


def test_a_set_up_without_a_network_says_so(env, monkeypatch, tmp_path, capfd):
    monkeypatch.setattr(env, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(env, "STAMP", tmp_path / ".venv" / "made-from")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    with pytest.raises(SystemExit, match="over the network"):
        env.venv_python()
    assert not env.STAMP.exists()


@pytest.fixture
def made(env, monkeypatch, tmp_path):
    """A .venv that is complete, as far as one can see from outside."""
    monkeypatch.setattr(env, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(env, "STAMP", tmp_path / ".venv" / "made-from")
    python = tmp_path / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    libraries = "Lib/site-packages" if os.name == "nt" else "lib/python3.11/site-packages"
    for word in env.requirements():
        if "==" in word:
            name = word.lower().replace("-", "_").replace("==", "-")
            record = tmp_path / ".venv" / libraries / f"{name}.dist-info" / "RECORD"
            record.parent.mkdir(parents=True)
            record.write_text(f"{word.split('==')[0]}/__init__.py,,\n../../../bin/x,,\n")
            (tmp_path / ".venv" / libraries / word.split("==")[0]).mkdir()
    python.parent.mkdir()
    python.touch()
    env.STAMP.write_text(env.fingerprint())
    return tmp_path / ".venv" / libraries


def test_an_environment_from_which_a_package_was_deleted_is_made_anew(env, made, monkeypatch):
    assert env.venv_python().name.startswith("python")
    (made / "pandas").rmdir()
    monkeypatch.setattr(env, "run", lambda *_: env.stop("it began anew"))
    with pytest.raises(SystemExit, match="it began anew"):
        env.venv_python()


@pytest.mark.skipif(os.name == "nt", reason="lays out the environment as on Linux and macOS")
def test_an_active_conda_environment_that_has_the_project_is_used(env, monkeypatch, tmp_path):
    monkeypatch.setenv("CONDA_PREFIX", str(tmp_path))
    (tmp_path / "bin").mkdir()
    python = tmp_path / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    assert env.conda_python() == python
    python.write_text("#!/bin/sh\necho /elsewhere/timeline/__init__.py\n")
    assert env.conda_python() is None
    monkeypatch.delenv("CONDA_PREFIX")
    assert env.conda_python() is None
