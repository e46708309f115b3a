import json
import re

import nbformat
import pytest
from conftest import NOTEBOOKS
from nbconvert.exporters import get_exporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from timeline import timeline
from timeline.report import ReportExporter
from timeline.report.__main__ import main


def page(*cells):
    return ReportExporter().from_notebook_node(new_notebook(cells=list(cells)))[0]


def chart(fig):
    data = {"application/vnd.plotly.v1+json": json.loads(fig.to_json())}
    return new_code_cell("fig", execution_count=1, outputs=[new_output("display_data", data)])


def write(path, *sources):
    nbformat.write(new_notebook(cells=[new_code_cell(source) for source in sources]), path)


def test_nbconvert_and_the_menu_of_jupyterlab_find_it():
    assert get_exporter("report") is ReportExporter
    assert ReportExporter.export_from_notebook


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_committed_notebooks_stay_small(path):
    assert path.stat().st_size < 300_000


def test_nothing_in_a_page_comes_from_elsewhere(events):
    html = page(new_markdown_cell("# T"), chart(timeline(events)))
    assert "default-src 'none'" in html
    outside = html.replace(re.search(r'<script id="plotly".*?</script>', html, re.S)[0], "")
    assert not re.search(
        r"<(script|img|link|iframe)[^>]+(src|href)\s*=\s*[\"']?(https?:)?//", outside
    )
    assert "@import" not in html and "url(" not in outside


def test_a_chart_has_a_caption_an_alternative_and_a_table(events):
    cited = events[events["cited_by"].eq("hill")]
    html = page(chart(timeline(cited, title="It is so", summary="What is drawn", source="Mine")))
    assert '<h3 id="figure-1-title">It is so</h3><p>What is drawn</p>' in html
    assert re.search(r'<div aria-label="It is so. What is drawn" class="plot" role="img">', html)
    assert html.count('<tr id="figure-1-') == len(cited)
    assert 'id="figure-1-kursk-incursion"' in html
    assert '<p class="source">Mine</p>' in html
    assert html.count('<a href="https://') + html.count('<a href="http://') >= len(cited)


def test_code_is_folded_away():
    html = page(new_code_cell("1 < 2", execution_count=1))
    assert '<details class="code"><summary>Code</summary><pre><code>1 &lt; 2</code>' in html


def test_words_of_the_data_are_never_markup(read):
    events = read("date,title,note", '2014,</script><img src=x onerror=alert(1)>,"<b>n"')
    html = page(chart(timeline(events, title="<i>T</i>")))
    assert "<img src=x" not in html and "<i>T" not in html and "<b>n" not in html


def test_a_notebook_that_was_not_run_says_so():
    assert "before all cells" in page(new_code_cell("1"))
    assert "before all cells" not in page(new_code_cell("1", execution_count=1))


def test_links_to_notebooks_lead_to_reports():
    html = page(new_markdown_cell("[next](02-b.ipynb#x) [far](https://a.org/c.ipynb)"))
    assert 'href="02-b.html#x"' in html and 'href="https://a.org/c.ipynb"' in html


def test_a_foreign_figure_is_drawn_too():
    data = {"application/vnd.plotly.v1+json": {"data": [], "layout": {"title": {"text": "Mine"}}}}
    html = page(new_code_cell("f", execution_count=1, outputs=[new_output("display_data", data)]))
    assert '<h3 id="figure-1-title">Mine</h3>' in html


def test_reports_and_an_index(tmp_path, capsys):
    write(tmp_path / "01-a.ipynb", "1 + 1")
    nb = new_notebook(cells=[new_markdown_cell("# Title & more\n\nThe *lead* [here](x.ipynb).")])
    nbformat.write(nb, tmp_path / "02-b.ipynb")
    notebooks = [str(tmp_path / name) for name in ("01-a.ipynb", "02-b.ipynb")]
    assert main([*notebooks, "--to", str(tmp_path / "out")]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "01-a.html",
        "02-b.html",
        "index.html",
    ]
    index = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert '<a href="02-b.html">Title &amp; more</a></h2><p>The lead here.</p>' in index
    assert ">2<" in (tmp_path / "out" / "01-a.html").read_text("utf-8")


def test_a_notebook_that_fails_leaves_all_reports_as_they_were(tmp_path, capsys):
    out = tmp_path / "out"
    out.mkdir()
    (out / "01-good.html").write_text("old")
    write(tmp_path / "01-good.ipynb", "1")
    write(tmp_path / "02-bad.ipynb", "1", "open('nowhere.csv')")
    notebooks = [str(tmp_path / name) for name in ("01-good.ipynb", "02-bad.ipynb")]
    assert main([*notebooks, "--to", str(out)]) == 1
    said = capsys.readouterr().err
    assert "02-bad.ipynb, cell 2: FileNotFoundError" in said and "nowhere.csv" in said
    assert [path.name for path in out.iterdir()] == ["01-good.html"]
    assert (out / "01-good.html").read_text() == "old"


def test_a_file_that_is_no_notebook(tmp_path, capsys):
    (tmp_path / "a.ipynb").write_text("{")
    assert main([str(tmp_path / "a.ipynb"), "--to", str(tmp_path / "out")]) == 1
    assert "not a notebook" in capsys.readouterr().err
    assert main([str(tmp_path / "b.ipynb"), "--to", str(tmp_path / "out")]) == 1
    assert "b.ipynb" in capsys.readouterr().err


def test_outputs_are_stored_without_what_differs_between_machines(tmp_path):
    write(tmp_path / "a.ipynb", "1 + 1")
    assert main([str(tmp_path / "a.ipynb"), "--outputs"]) == 0
    nb = nbformat.read(tmp_path / "a.ipynb", 4)
    assert nb.cells[0].outputs[0].data["text/plain"] == "2"
    assert "execution" not in nb.cells[0].metadata
    assert "version" not in nb.metadata.language_info
