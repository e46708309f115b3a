"""The picture of a README: the first chart of a notebook, light and dark."""

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from timeline.report.picture import main

READ = "from timeline import key, read_events, timeline\nevents = read_events('events.csv')"


def written(folder, *cells):
    (folder / "events.csv").write_text("date,title\n2014-03-18,One\n2015-02-12,Two\n")
    path = folder / "a.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell(cell) for cell in (READ, *cells)]), path)
    return str(path)


def test_the_first_chart_is_saved_light_and_dark(tmp_path):
    first = "timeline(events, title='The first')"
    notebook = written(tmp_path, "key()", first, "timeline(events, title='The second')")
    assert main([notebook, "--to", str(tmp_path / "b.svg")]) == 0
    light, dark = ((tmp_path / name).read_text("utf-8") for name in ("b.svg", "b-dark.svg"))
    assert "The first" in light and "The first" in dark and light != dark
    assert "prefers-color-scheme" not in light + dark


def test_by_default_it_is_of_the_first_notebook_of_the_series(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notebooks").mkdir()
    written(tmp_path / "notebooks", "timeline(events, title='The first')")
    (tmp_path / "notebooks" / "0.ipynb").write_text("no notebook")
    (tmp_path / "notebooks" / "index.md").write_text("# A\n\n- [a](a.ipynb)\n")
    assert main([]) == 0 and (tmp_path / "notebooks" / "at-a-glance-dark.png").is_file()
    (tmp_path / "notebooks" / "index.md").write_text("")
    assert main([]) == 1 and "index.md has no title" in capsys.readouterr().err


def test_a_png_has_no_pale_edge(tmp_path):
    assert main([written(tmp_path, "timeline(events)"), "--to", str(tmp_path / "b.png")]) == 0
    for name in ("b.png", "b-dark.png"):
        head = (tmp_path / name).read_bytes()[:24]
        assert head.startswith(b"\x89PNG") and int.from_bytes(head[16:20], "big") == 1920
    assert main([written(tmp_path, "timeline(events)"), "--to", str(tmp_path / "b.svg")]) == 0
    box = (tmp_path / "b.svg").read_text("utf-8").partition('viewBox="0 0 ')[2].partition('"')[0]
    assert all(number.isdigit() for number in box.split())


def test_without_a_chart_a_sentence_says_what_to_do(tmp_path, capsys):
    assert main([written(tmp_path, "key()"), "--to", str(tmp_path / "b.png")]) == 1
    assert "no cell shows a chart; end one with a form" in capsys.readouterr().err
    assert main([str(tmp_path / "none.ipynb"), "--to", str(tmp_path / "b.png")]) == 1
