"""README's commands, run as it prints them, in a fresh clone: ``make test-readme``.

All that README prints as a command is run, one after the other in its order, but for those
of EXEMPT and those that `.ci/run` itself runs. So a command that is new there is run too.
"""

import json
import os
import re
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from urllib.request import Request, urlopen

import nbformat
import pytest
from conftest import NOTEBOOKS
from nbformat.v4 import new_code_cell, new_notebook

pytestmark = [
    pytest.mark.readme,
    pytest.mark.skipif(os.name == "nt", reason="README's commands for Windows are not tested"),
]

ROOT = NOTEBOOKS.parent
README = (ROOT / "README.md").read_text("utf-8")
STORY = README.partition("## Your own story\n")[2].partition("\n## ")[0]
SECONDS = 900  # for any one command: the first also sets up
BUNDLE = "python .ci/env.py -m timeline.report.bundle"  # spares weight; all works without it

RUN = {"make", "python", "python3", "jupyter"}
BY_CI = ["lint", "test", "test-long", "test-readme"]
BY_MAKE = ["bench"]  # takes minutes: its form without make is compared, not run as well
EXEMPT = {
    r"conda .*": "there is no conda on a bare machine",
    r"py( .*)?": "is Windows' name of Python",
    r"make|python3?": "is the name of a program, no command",
    r"(sudo )?apt(-get)? .*": "changes the machine",
}

# What README prints: blocks of code, and code in a line.
PRINTED = re.compile(
    r"^ *```(?P<language>\w*)\n(?P<block>.*?)^ *```$|`(?P<code>[^`\n]+)`", re.M | re.S
)
SHELLS = {"", "sh", "bash", "shell", "console"}
PROGRAMS = {*RUN, "apt", "apt-get", "bash", "brew", "choco", "conda", "curl", "docker", "git"}
PROGRAMS |= {"mamba", "node", "npm", "npx", "pip", "pip3", "pipx", "py", "pytest", "ruff", "sh"}
PROGRAMS |= {"sudo", "uv", "wget", "winget"}


def commands(text):
    """The commands that a text prints, in its order, each once."""
    found = []
    for printed in PRINTED.finditer(text):
        if printed["code"]:
            code = printed["code"].strip()
            found += [code] if is_command(code) else []
        elif printed["language"] in SHELLS:
            lines = [
                re.sub(r"(^| +)#.*", "", line).strip() for line in printed["block"].split("\n")
            ]
            found += filter(None, lines)
    return list(dict.fromkeys(found))


def is_command(code):
    """Whether code in a line is a command: by its first word, which may be a file of ours."""
    first, *more = re.sub(r"^(\w+=\S* +)+", "", code).split() or [""]
    if "/" in first:
        return (ROOT / first).is_file() and os.access(ROOT / first, os.X_OK)
    # a word alone may be the name of anything, as `date` and `id` are of columns
    return first in PROGRAMS or bool(more and shutil.which(first))


def blocks(text, language):
    """The blocks of code in a language."""
    found = [p for p in PRINTED.finditer(text) if p["block"] and p["language"] == language]
    return [dedent(printed["block"]) for printed in found]


def recipe(target):
    """What make runs for a target, by its Makefile, in words of README."""
    lines = re.search(
        rf"^{re.escape(target)}:.*\n((?:\t.*\n)*)", (ROOT / "Makefile").read_text("utf-8"), re.M
    )
    found = lines[1].split("\n")[:-1] if lines else []
    first = f"notebooks/{min(path.name for path in NOTEBOOKS.glob('*.ipynb'))}"
    known = [line.strip().replace("$(RUN)", "python .ci/env.py") for line in found]
    return [line.replace("$(FIRST)", first) for line in known]


def among(command, targets):
    """Whether a command makes one of these targets, or is a line of what make runs for it."""
    return any(command in (f"make {target}", *recipe(target)) for target in targets)


def starts_tests(command):
    """Whether it starts pytest, and with it perhaps this test, which must not run in itself."""
    return any("-m pytest" in line for line in [command, *recipe(command.split()[-1])])


def is_exempt(command):
    return any(re.fullmatch(pattern, command) for pattern in EXEMPT)


COMMANDS = commands(README)
FORMS = re.findall(r"^\| `make ([\w-]+)` \|([^|]*`[^|]*)\|", README, re.M)  # with and without make
TO_RUN = [
    command
    for command in COMMANDS
    if not is_exempt(command)
    and not among(command, BY_CI)
    and not any(command in recipe(target) for target in BY_MAKE)
]


@dataclass(frozen=True)
class Machine:
    """A fresh clone, and the environment of somebody who has Python, and nothing set up."""

    clone: Path
    settings: Path  # of Jupyter, empty
    environment: dict

    def run(self, command, **environment):
        """The output of a command that must end with 0, in time."""
        with self.started(command, **environment) as (process, said):
            try:
                code = process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                code = f"no end in {SECONDS} s"
        output = said.read_text("utf-8", "replace")
        assert code == 0, f"README's `{command}` failed ({code}):\n{output[-5000:]}"
        return output

    @contextmanager
    def started(self, command, **environment):
        """A command while it runs, and the file of what it says; none of it is left at the end."""
        said = self.settings / "said.txt"
        with said.open("wb") as file:
            process = subprocess.Popen(
                command,
                shell=True,
                cwd=self.clone,
                env=self.environment | environment,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # so that its children can be stopped with it
            )
        try:
            yield process, said
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def works(self, command):
        """Whether a short command ends with 0."""
        with self.started(command) as (process, _):
            return process.wait(60) == 0

    def path(self, name):
        return self.clone / name

    def notebooks(self):
        return sorted(self.path("notebooks").glob("*.ipynb"))

    def pages(self):
        """The reports there are, with the index."""
        return sorted(self.path("reports").glob("*.html"))

    def set_up_at(self):
        """When .venv was made, None if it is not there."""
        stamp = self.path(".venv/made-from")
        return stamp.stat().st_mtime_ns if stamp.exists() else None

    def restore(self):
        """Undo what a command that failed may have left, so that the next does not fail too."""
        git(self.clone, "reset", "--quiet", "--hard")
        git(self.clone, "clean", "--quiet", "--force", "-d")

    def changes(self, *options):
        """What git says of the clone: nothing, if all is as it was."""
        return git(self.clone, "status", "--porcelain", *options)


PICTURE = re.compile(r"<svg [^>]*class=scene ")


@pytest.fixture(scope="module")
def machine():
    with tempfile.TemporaryDirectory(prefix="a fresh clone ") as folder:
        clone, settings, tools = (Path(folder, name) for name in ("clone", "settings", "tools"))
        git(ROOT, "clone", "--quiet", ".", str(clone))
        lay_over(clone)
        settings.mkdir()
        tools.mkdir()
        bare = Machine(clone, settings, bare_environment(settings, tools))
        add_pythons(bare, tools)
        yield bare


def lay_over(clone):
    """Bring what is not committed yet into the clone, and commit it there."""
    names = git(ROOT, "diff", "--name-only", "-z", "HEAD")
    names += git(ROOT, "ls-files", "-z", "--others", "--exclude-standard")
    for name in filter(None, names.split("\0")):
        target = clone / name
        target.unlink(missing_ok=True)
        if (ROOT / name).exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target)
    git(clone, "add", "--all")
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    git(clone, *author, "commit", "--quiet", "--allow-empty", "--message", "Not committed yet")


def git(folder, *arguments):
    """What git says in a folder; a hook's settings, which name another, are not passed on."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", *arguments]
    return subprocess.run(
        command, cwd=folder, env=own, check=True, stdout=subprocess.PIPE, text=True, timeout=120
    ).stdout


def bare_environment(settings, tools):
    """The variables of this process without those of the environment that runs the tests."""
    # make hands its own on, MAKEFLAGS and PYTHON with them
    of_tests = ("CONDA", "GIT_", "JUPYTER", "MAKE", "MFLAGS", "PYTEST", "PYTHON", "VIRTUAL_ENV")
    own = {name: value for name, value in os.environ.items() if not name.startswith(of_tests)}
    active = [os.environ.get("VIRTUAL_ENV"), os.environ.get("CONDA_PREFIX")]
    active += [sys.prefix] if sys.prefix != sys.base_prefix else []
    folders = [
        folder
        for folder in os.environ["PATH"].split(os.pathsep)
        if not any(Path(folder).is_relative_to(prefix) for prefix in filter(None, active))
    ]
    own["PATH"] = os.pathsep.join([str(tools), *folders])
    return own | {f"JUPYTER_{name}_DIR": str(settings) for name in ("CONFIG", "RUNTIME")}


def add_pythons(machine, tools):
    """Give the names of Python that this machine lacks to the one that runs the tests."""
    for name in ["python", "python3", this_python()]:
        if not machine.works(f"{name} -c 'import ensurepip'"):
            base = shlex.quote(sys._base_executable)  # a link would not find its library
            (tools / name).write_text(f'#!/bin/sh\nexec {base} "$@"\n')
            (tools / name).chmod(0o755)


def this_python():
    return f"python{sys.version_info.major}.{sys.version_info.minor}"


def with_a_python_there_is(machine, command):
    """The command, with the Python it names if that works here, else with this one."""
    named = re.search(r"\bpython3\.\d+", command)
    if named is None or machine.works(f"{named[0]} -c 'import ensurepip'"):
        return command
    return command.replace(named[0], this_python())


def just_run(machine, command):
    machine.run(command)


def all_reports(machine, command):
    """A report for each notebook, and an index that leads to it, all made anew."""
    shutil.rmtree(machine.path("reports"), ignore_errors=True)
    machine.run(command)
    names = [f"{path.stem}.html" for path in machine.notebooks()]
    assert [page.name for page in machine.pages()] == sorted([*names, "index.html"])
    index = machine.path("reports/index.html").read_text("utf-8")
    assert all(f'href="{name}"' in index for name in names)
    assert machine.path(".venv").is_dir()


def all_reports_again(machine, command):
    """As before, but those that are up to date are made again too."""
    old = {page: page.stat().st_mtime_ns for page in machine.pages()}
    machine.run(command)
    assert len(machine.pages()) == len(machine.notebooks()) + 1
    assert not [page for page in machine.pages() if page.stat().st_mtime_ns == old.get(page)]


def one_report(machine, command):
    """A page with charts beside its notebook, from an environment that is active."""
    machine.run("python .ci/env.py")
    scripts = f"{machine.path('.venv/bin')}{os.pathsep}{machine.environment['PATH']}"
    page = machine.path(re.search(r"(\S+)\.ipynb", command)[1] + ".html")
    page.unlink(missing_ok=True)
    machine.run(command, PATH=scripts, VIRTUAL_ENV=str(machine.path(".venv")))
    assert PICTURE.search(page.read_text("utf-8"))


def all_outputs(machine, command):
    """The notebooks' outputs as they are stored, also where there were none."""
    for path in machine.notebooks():
        notebook = json.loads(path.read_text("utf-8"))
        for cell in notebook["cells"]:
            cell |= {"outputs": []} if cell["cell_type"] == "code" else {}
        path.write_text(json.dumps(notebook), "utf-8")
    assert machine.changes("notebooks")
    machine.run(command)


def a_picture(machine, command):
    """README's pictures anew; another machine has other fonts, so theirs may be others."""
    paths = [*machine.path("notebooks").glob("at-a-glance*.png")]
    before = {path: path.read_bytes() for path in paths}
    for path in paths:
        path.unlink()
    machine.run(command)
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in paths)
    for path, picture in before.items():
        path.write_bytes(picture)


def counts(machine, command):
    assert re.search(r": no problem, \d+ events", machine.run(command))


def all_removed(machine, command):
    """All goes that git ignores, with the caches of those commands that are left to CI."""
    for name in [".hypothesis", ".pytest_cache", ".ruff_cache", "notebooks/.ipynb_checkpoints"]:
        machine.path(name).mkdir(exist_ok=True)
        machine.path(f"{name}/a").touch()
    machine.run(command)
    assert machine.changes("--ignored") == ""


def a_server(machine, command):
    """A JupyterLab that shows the notebooks; it is told to stop, and does."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex()
    server = {"ip": "127.0.0.1", "port": port, "port_retries": 0, "allow_root": True}
    server |= {"open_browser": False}
    settings = {"ServerApp": server, "IdentityProvider": {"token": token}}
    path = machine.settings / "jupyter_server_config.json"
    path.write_text(json.dumps(settings), "utf-8")

    def ask(address, method="GET"):
        headers = {"Authorization": f"token {token}"}
        request = Request(f"http://127.0.0.1:{port}{address}", method=method, headers=headers)
        with urlopen(request, timeout=30) as answer:
            return answer.read()

    with machine.started(command) as (process, said):
        while not answers(ask, "/api"):
            assert process.poll() is None, (
                f"README's `{command}` ended:\n{said.read_text()[-5000:]}"
            )
        assert b"JupyterLab" in ask("/lab")
        shown = {entry["name"] for entry in json.loads(ask("/api/contents"))["content"]}
        assert {path.name for path in machine.notebooks()} <= shown
        ask("/api/shutdown", "POST")
        assert process.wait(60) == 0
    path.unlink()


def answers(ask, address):
    with suppress(OSError):
        ask(address)
        return True
    time.sleep(0.5)
    return False


# What a command does; of others it is only known that they must end with 0.
DOES = {
    r"make (PYTHON=\S+ )?reports|python3? \.ci/env\.py -m timeline\.report": all_reports,
    r"python3? \.ci/env\.py -m timeline\.report --again": all_reports_again,
    r"jupyter nbconvert --to report --execute \S+\.ipynb": one_report,
    r"make outputs|python3? \.ci/env\.py -m timeline\.report --outputs": all_outputs,
    r"make picture|python3? \.ci/env\.py -m timeline\.report\.picture": a_picture,
    r"python3? \.ci/env\.py -m timeline \S+\.csv": counts,
    r"make lab|python3? \.ci/env\.py -m jupyterlab notebooks/\S+": a_server,
    r"make clean": all_removed,
}


def test_commands_are_found_in_blocks_tables_and_sentences():
    text = """Of `date` and `id`, or `lanes(events, "theme")`: `make it`, `A=b npm start`.
    ```sh
    foo --bar    # a comment
    # another
    ```
    ```python
    import timeline
    ```
    | `python .ci/env.py -m pytest` |
    | with `python3` | `make it` | `.ci/run` | `.ci/env.py` | `git log` |"""
    assert commands(text) == [
        *["make it", "A=b npm start", "foo --bar", "python .ci/env.py -m pytest", "python3"],
        *[".ci/run", "git log"],
    ]


@pytest.mark.parametrize(
    "command", [c for c in COMMANDS if among(c, BY_CI) and c.startswith("make ")]
)
def test_ci_runs(command):
    lines = (ROOT / ".ci" / "run").read_text("utf-8").split("\n")
    assert command in lines, f"README prints `{command}`, which is no line of .ci/run"


@pytest.mark.parametrize(("target", "forms"), FORMS, ids=[target for target, _ in FORMS])
def test_make_runs_what_is_printed_beside_it(target, forms):
    assert commands(forms) == [line for line in recipe(target) if line != BUNDLE]


@pytest.mark.parametrize("command", TO_RUN)
def test_it_runs_as_printed(machine, command):
    can_run = command.split()[0] in RUN and not starts_tests(command)
    assert can_run, f"README prints `{command}`, which no test runs"
    does = next((does for form, does in DOES.items() if re.fullmatch(form, command)), just_run)
    machine.restore()
    before = machine.set_up_at()
    does(machine, with_a_python_there_is(machine, command))
    after = machine.set_up_at()
    first = before is None or "PYTHON=" in command
    assert first or after in (before, None), f"README's `{command}` sets up once more"
    assert machine.changes() == "", f"README's `{command}` leaves these behind"


def test_ones_own_story(machine):
    """The steps of README, the last test: the story told here is gone from the clone then."""
    (table,), (lines,) = blocks(STORY, "csv"), blocks(STORY, "python")
    checking, making = "python .ci/env.py -m timeline events.csv", "make reports"
    assert commands(STORY)[:2] == [checking, making]
    machine.restore()
    machine.path("events.csv").write_text(table, "utf-8")
    tables = [machine.path(f"notebooks/{name}.csv") for name in ("articles", "citations")]
    for path in [*machine.notebooks(), *tables, machine.path("notebooks/index.md")]:
        path.unlink()
    assert f"no problem, {table.count(chr(10)) - 1} events" in machine.run(checking)
    story = new_notebook(cells=[new_code_cell(lines)])
    nbformat.write(story, machine.path("notebooks/mine.ipynb"))
    machine.run(making)
    assert [page.name for page in machine.pages()] == ["index.html", "mine.html"]
    page = machine.path("reports/mine.html").read_text("utf-8")
    assert PICTURE.search(page) and "What the chart finds</h2>" in page
