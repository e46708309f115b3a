"""The exporter and the command line: what a report says, and what a build leaves behind."""

import errno
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from conftest import NOTEBOOKS
from nbclient import NotebookClient
from nbconvert.exporters import get_exporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from sample import chart, events, figure

from timeline.report import ReportExporter, build, bundle
from timeline.report.__main__ import main
from timeline.report.notebook import headline


def page(*cells):
    return ReportExporter().from_notebook_node(new_notebook(cells=list(cells)))[0]


def write(path, *sources):
    cells = [new_code_cell(source, id=f"c{k}") for k, source in enumerate(sources)]
    nbformat.write(new_notebook(cells=cells), path)


def paths(folder):
    return [str(path) for path in sorted(folder.glob("*.ipynb"))]


def run(folder, *options):
    """Build the reports of all notebooks of a folder into its folder "out"."""
    return main([*paths(folder), "--to", str(folder / "out"), *options])


def names(folder):
    return sorted(path.name for path in folder.glob("[!.]*"))


def contents_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_nbconvert_and_the_menu_of_jupyterlab_find_it():
    assert get_exporter("report") is ReportExporter
    assert ReportExporter.export_from_notebook


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_committed_notebooks_stay_small(path):
    assert path.stat().st_size < 500_000


def test_nothing_in_a_page_comes_from_elsewhere():
    html = page(new_markdown_cell("# T"), chart(figure(events())))
    assert "default-src 'none'" in html
    outside = re.sub(r'<script type="text/plain".*?</script>', "", html, flags=re.S)
    assert not re.search(
        r"<(script|img|link|iframe)[^>]+(src|href)\s*=\s*[\"']?(https?:)?//", outside
    )
    assert "@import" not in html and "url(" not in outside


def test_a_chart_has_a_caption_an_alternative_and_a_table():
    html = page(chart(figure(events(3), title="It is so")))
    assert '<h2 class="name" id="figure-1-title">It is so</h2><p>3 events.</p>' in html
    assert '<div aria-label="It is so. 3 events." class="plot" role="img">' in html
    assert [f"<li id=event-{n}>" in html for n in range(4)] == [True, True, True, False]
    assert html.count("<p>Facts as of 1 March 2021</p>") == 1
    assert html.count("<a href=https://example.org/a>A paper</a>") == 1
    assert html.count("<a href=#_1>A paper</a>") == 3


def test_an_event_of_several_charts_has_one_address():
    html = page(*[chart(figure(events(n))) for n in (5, 3)])
    assert html.count("id=event-1>") == 1 and html.count("<a href=#event-1>") == 2
    for said in ("A paper</a></ol>", "Event number 1</b>", "Facts as of"):
        assert html.count(said) == 1


def test_the_tables_of_charts_are_light_and_those_of_other_facts_whole():
    fig = figure(events(2))
    html = page(chart(fig))
    heads = "<th scope=col>Date</th><th scope=col>Event</th><th scope=col>Note</th></tr>"
    assert heads in html
    fig["layout"]["meta"]["ids"] = []
    html = page(chart(fig))
    assert "<th scope=col>Backed by</th>" in html and "class=entries" not in html


def test_a_heading_gives_way_to_an_event():
    html = page(new_markdown_cell("# T"), new_markdown_cell("## event-1"), chart(figure(events(3))))
    assert '<h2 id="event-1-section">event-1</h2>' in html
    html = page(new_markdown_cell('x\n\n## a " onclick="x'))
    assert 'id="a-&quot;-onclick=&quot;x"' in html


def test_a_title_may_come_from_the_file_name():
    about = {"metadata": {"name": "02-what-ended_here", "path": "nowhere"}}
    html = ReportExporter().from_notebook_node(new_notebook(), about)[0]
    assert "<title>What ended here</title>" in html and ">What ended here</h1>" in html


@pytest.mark.parametrize(
    ("source", "title", "lead", "finding"),
    [
        ("# *One*\nlead\n\nrest", "One", "lead", "lead"),
        ("## Two\n\n- a list", "Two", "", ""),
        ("# Three", "Three", "", ""),
        ("text first\n\n# Four", "My file", "", ""),
        ("# Five\n\n**All of [it](a.ipynb).** More.", "Five", "All of it. More.", "All of it."),
        (
            "# Six\n\nIn St. Petersburg. Then.",
            "Six",
            *("In St. Petersburg. Then.", "In St. Petersburg."),
        ),
    ],
)
def test_the_title_the_lead_and_the_finding(source, title, lead, finding):
    assert headline(source, "01-my-file") == {"title": title, "lead": lead, "finding": finding}


def test_the_levels_of_headings_have_no_gap():
    top, fig = new_markdown_cell("# T\n\nLead."), figure(events(2))
    html = page(top, chart(fig), new_markdown_cell("## S"), chart(fig))
    assert re.findall(r"<h(\d)", html) == ["1", "2", "2", "3", "2", "2"]


def test_code_is_folded_away():
    html = page(new_code_cell("1 < 2", execution_count=1))
    assert re.search(r'<pre [^>]*class="code"[^>]*><code>1 &lt; 2</code>', html)
    assert '<input id="_code" type="checkbox"/> Show the code' in html


@pytest.mark.parametrize(
    "text", ["<img src=x onerror=alert(1)>", "</td><script>x</script>", 'a" onclick="x', "a\x07b"]
)
def test_words_of_the_data_are_never_markup(text):
    rows = [events(1)[0] | {"title": text, "note": text}]
    html = page(chart(figure(rows, title=text)))
    found = BeautifulSoup(html, "html.parser").find_all
    assert not found("img") and not found(onclick=True) and not found("td")[1].find("script")
    assert "\x07" not in html


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " JaVaScript:x", "data:text/html,x", "//a.org", "file:///x"]
)
def test_only_addresses_of_the_web_are_links(address):
    fig = figure(events(1))
    fig["layout"]["meta"]["rows"][0][2] = [["A paper", address]]
    html = page(chart(fig))
    assert "A paper" in html and address not in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JaVaScript:x", "data:text/html,x"])
def test_addresses_that_act_are_no_links_in_prose(address):
    assert f'href="{address}' not in page(new_markdown_cell(f"[a]({address})"))
    assert address not in page(new_markdown_cell(f'<a href="{address}">a</a>'))


def test_a_notebook_that_was_not_run_says_so():
    assert "before all cells" in page(new_code_cell("1"))
    assert "before all cells" not in page(new_code_cell("1", execution_count=1))


def test_links_to_notebooks_lead_to_reports():
    html = page(new_markdown_cell("[next](02-b.ipynb#x) [far](https://a.org/c.ipynb)"))
    assert 'href="02-b.html#x"' in html and 'href="https://a.org/c.ipynb"' in html


def test_a_foreign_figure_is_drawn_too():
    for title, said in [({"text": "Mine"}, "Mine"), ("Ours", "Ours"), (None, "Chart 1")]:
        html = page(chart({"data": [], "layout": {"title": title}}))
        assert f'id="figure-1-title">{said}</h2>' in html


def test_the_same_notebook_gives_the_same_bytes():
    assert page(chart(figure(events(9)))) == page(chart(figure(events(9))))


def test_reports_and_an_index(tmp_path, capsys):
    write(tmp_path / "01-a.ipynb", "1 + 1")
    nb = new_notebook(cells=[new_markdown_cell("# Title & more\n\nThe *lead* [here](x.ipynb).")])
    nbformat.write(nb, tmp_path / "02-b.ipynb")
    assert run(tmp_path) == 0
    out = tmp_path / "out"
    assert names(out) == ["01-a.html", "02-b.html", "index.html"]
    index = (out / "index.html").read_text("utf-8")
    assert '<a href="02-b.html">Title &amp; more</a></h2>\n<p>The lead here.</p>' in index
    assert '<a href="01-a.html">A</a></h2>' in index
    assert ">2</pre>" in (out / "01-a.html").read_text("utf-8")
    assert '<a href="02-b.html">Title &amp; more</a>' in (out / "01-a.html").read_text("utf-8")
    said = capsys.readouterr().out
    assert "[2/2]" in said and "Open " in said


def test_two_builds_are_byte_identical(tmp_path):
    write(tmp_path / "a.ipynb", "1 + 1")
    assert run(tmp_path) == 0
    first = contents_of(tmp_path / "out")
    assert run(tmp_path, "--again") == 0
    assert contents_of(tmp_path / "out") == first


def test_only_what_changed_is_built_again(tmp_path, monkeypatch):
    for name in "ab":
        write(tmp_path / f"{name}.ipynb", "print(open('data.csv').read())")
    (tmp_path / "data.csv").write_text("old")
    built = []
    monkeypatch.setattr(build, "make", lambda *to: built.append(to[0].stem) or make_fast(*to))
    assert run(tmp_path) == 0 and sorted(built) == ["a", "b"]
    assert run(tmp_path) == 0 and len(built) == 2
    write(tmp_path / "a.ipynb", "2")
    assert run(tmp_path) == 0 and built[2:] == ["a"]
    (tmp_path / "data.csv").write_text("new")
    assert run(tmp_path) == 0 and sorted(built[3:]) == ["a", "b"]
    (tmp_path / "out" / "b.html").write_text("tampered with")
    assert run(tmp_path) == 0 and built[5:] == ["b"]


def make_fast(path, folder):
    """A report without running the notebook."""
    build.put(folder / f"{path.stem}.html", path.stem)
    page = build._hash(folder / f"{path.stem}.html")
    said = dict.fromkeys(["lead", "finding", "small", "opening", "pins", "as_of"], "")
    return said | {"title": path.stem, "page": page}


def test_the_report_of_a_notebook_that_is_gone_goes_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notebooks").mkdir()
    for name in ("01-a", "02-b"):
        write(tmp_path / "notebooks" / f"{name}.ipynb", "1")
    assert main([]) == 0
    (tmp_path / "reports" / "mine.html").write_text("by hand")
    (tmp_path / "notebooks" / "02-b.ipynb").unlink()
    assert main([]) == 0
    assert names(tmp_path / "reports") == ["01-a.html", "index.html", "mine.html"]
    assert "02-b" not in (tmp_path / "reports" / "index.html").read_text("utf-8")


def test_a_notebook_that_fails_leaves_its_old_report_as_it_was(tmp_path, capsys):
    out = tmp_path / "out"
    out.mkdir()
    (out / "02-bad.html").write_text("old")
    write(tmp_path / "01-good.ipynb", "1")
    write(tmp_path / "02-bad.ipynb", "1", "open('nowhere.csv')")
    assert run(tmp_path) == 1
    said = capsys.readouterr().err
    assert "02-bad.ipynb, cell 2: FileNotFoundError" in said and "nowhere.csv" in said
    assert "still stands" in said
    assert (out / "02-bad.html").read_text() == "old"
    assert names(out) == ["01-good.html", "02-bad.html", "index.html"]
    (tmp_path / "nowhere.csv").write_text("here now")
    assert run(tmp_path) == 0


def test_a_kernel_that_dies(tmp_path, capsys):
    write(tmp_path / "a.ipynb", "1", "import os; os.kill(os.getpid(), 9)")
    assert run(tmp_path) == 1
    assert "a.ipynb, cell 2: Python stopped while it ran" in capsys.readouterr().err


def test_a_kernel_that_does_not_start_is_tried_again(tmp_path, monkeypatch):
    write(tmp_path / "a.ipynb", "1")
    start, tries = NotebookClient.async_start_new_kernel, []

    async def fail_once(client, **options):
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError("Kernel died before replying to kernel_info")
        await start(client, **options)

    monkeypatch.setattr(NotebookClient, "async_start_new_kernel", fail_once)
    assert run(tmp_path) == 0 and len(tries) == 2


def test_a_kernel_that_is_not_here(tmp_path, capsys):
    nb = new_notebook(metadata={"kernelspec": {"name": "julia-1", "display_name": "Julia"}})
    nbformat.write(nb, tmp_path / "a.ipynb")
    assert run(tmp_path) == 1
    assert "wants a kernel that is not here, 'julia-1'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "No space left on device"), (errno.EROFS, "Read-only file system")],
)
def test_a_full_disk_or_a_read_only_folder(tmp_path, capsys, monkeypatch, number, words):
    write(tmp_path / "a.ipynb", "1")
    assert run(tmp_path) == 0
    before = contents_of(tmp_path / "out")
    write(tmp_path / "a.ipynb", "2")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", half_written(number))
        assert run(tmp_path) == 1
    said = capsys.readouterr().err
    assert words in said and "still stands" in said
    assert contents_of(tmp_path / "out") == before
    assert run(tmp_path) == 0
    assert (tmp_path / "out" / "a.html").read_bytes() != before["a.html"]


def half_written(number):
    """A `Path.write_text` that fails in the middle."""

    def write_text(path, text, *_):
        path.write_bytes(text[: len(text) // 2].encode())
        raise OSError(number, os.strerror(number), str(path))

    return write_text


def test_a_folder_that_cannot_be_made(tmp_path, capsys):
    write(tmp_path / "a.ipynb", "1")
    (tmp_path / "out").write_text("a file")
    assert run(tmp_path) == 1
    assert "out: File exists" in capsys.readouterr().err


def test_a_build_that_is_killed_is_finished_by_the_next(tmp_path, capsys):
    write(tmp_path / "01-fast.ipynb", "1")
    write(tmp_path / "02-slow.ipynb", "import time; time.sleep(4)")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "timeline.report", *paths(tmp_path), "--to", str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        next(line for line in child.stdout if "01-fast.ipynb: " in line)
        child.kill()
    (out / ".02-slow.html.part").write_text("half of it")
    assert run(tmp_path) == 0
    assert names(out) == ["01-fast.html", "02-slow.html", "index.html"]
    assert not list(out.glob(".*.part"))


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
def test_ctrl_c_ends_it_in_words(tmp_path):
    write(tmp_path / "a.ipynb", "import time; time.sleep(60)")
    command = [sys.executable, "-m", "timeline.report", *paths(tmp_path), "--to", "out"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=tmp_path, **pipes) as child:
        next(line for line in child.stdout if "up to date" in line)
        time.sleep(4)
        child.send_signal(signal.SIGINT)
        said = child.communicate(timeout=30)[1]
    assert child.returncode == 130
    assert "Stopped." in said and "Traceback" not in said


def test_a_file_that_is_no_notebook(tmp_path, capsys):
    (tmp_path / "a.ipynb").write_text("{")
    assert run(tmp_path) == 1
    assert "not a notebook" in capsys.readouterr().err
    assert main([str(tmp_path / "b.ipynb"), "--to", str(tmp_path / "out")]) == 1
    assert "b.ipynb: No such file" in capsys.readouterr().err


def test_outputs_are_stored_without_what_differs_between_machines(tmp_path):
    write(tmp_path / "a.ipynb", "1 + 1")
    assert main([str(tmp_path / "a.ipynb"), "--outputs"]) == 0
    nb = nbformat.read(tmp_path / "a.ipynb", 4)
    assert nb.cells[0].outputs[0].data["text/plain"] == "2"
    assert "execution" not in nb.cells[0].metadata
    assert "version" not in nb.metadata.language_info


def test_no_output_is_stored_if_a_notebook_fails(tmp_path, capsys):
    write(tmp_path / "a.ipynb", "1 + 1")
    write(tmp_path / "b.ipynb", "1 / 0")
    before = (tmp_path / "a.ipynb").read_bytes()
    assert main([*paths(tmp_path), "--outputs"]) == 1
    assert "b.ipynb, cell 1: ZeroDivisionError" in capsys.readouterr().err
    assert (tmp_path / "a.ipynb").read_bytes() == before


@pytest.fixture
def no_bundle(monkeypatch, tmp_path):
    """An environment without the small plotly.js."""
    monkeypatch.setattr(bundle.sys, "prefix", str(tmp_path))
    bundle.basic.cache_clear()
    yield
    bundle.basic.cache_clear()


def test_without_the_small_bundle_the_full_one_serves_and_a_line_says_so(
    no_bundle, monkeypatch, capsys
):
    monkeypatch.setattr(bundle.shutil, "which", lambda _: None)
    bundle.ensure()
    assert "full plotly.js" in capsys.readouterr().out
    assert bundle.script({"bar"}) == bundle.full()
    assert len(page(chart(figure(events(70))))) < 2_200_000


@pytest.mark.skipif(os.name == "nt", reason="stands in for npm with a shell script")
@pytest.mark.parametrize("answer", ["exit 1", "sleep 9", "touch plotly.tgz", "exit 0"])
def test_an_npm_that_fails_is_said_in_a_line(no_bundle, monkeypatch, capsys, tmp_path, answer):
    npm = tmp_path / "npm"
    npm.write_text(f"#!/bin/sh\n{answer}\n")
    npm.chmod(0o755)
    monkeypatch.setattr(bundle.shutil, "which", lambda _: str(npm))
    monkeypatch.setattr(bundle, "SECONDS", 0.5)
    bundle.ensure()
    assert "full plotly.js" in capsys.readouterr().out


def test_a_bundle_of_another_version_is_not_used(no_bundle):
    bundle.place().parent.mkdir(parents=True)
    bundle.place().write_text("/** plotly.js (basic - minified) v1.0.0\n")
    assert bundle.basic() == ""


def test_other_forms_of_trace_need_the_full_bundle(monkeypatch):
    monkeypatch.setattr(bundle, "basic", lambda: "small")
    assert bundle.script({"bar", "scatter"}) == "small"
    assert bundle.script({"bar", "heatmap"}) == bundle.full()
