"""What a folder's index.md says of the series that its notebooks are."""

import json

import pytest

from timeline.report.__main__ import main
from timeline.report.build import fingerprints
from timeline.report.notebook import siblings
from timeline.report.series import Entry, Place, SeriesError, place, read

INDEX = """# Moon: who walked there, and when

The landings, in [two](https://example.org) sentences.
They took three years.

- [The first](02-first.ipynb)
- **[All of them](<./01 all.ipynb>)**: every landing,
  in one *picture*.
* [Coded](03%20coded.ipynb)

[A link in prose](04-tool.ipynb) is no entry.
"""


@pytest.fixture
def folder(tmp_path):
    for name in ("01 all", "02-first", "03 coded", "04-tool"):
        (tmp_path / f"{name}.ipynb").write_text("{}")
    return tmp_path


def write(folder, text):
    (folder / "index.md").write_text(text, "utf-8")
    return folder


def test_title_short_name_standfirst_and_order_come_from_index_md(folder):
    series = read(write(folder, INDEX))
    assert (series.title, series.name) == ("Moon: who walked there, and when", "Moon")
    assert series.standfirst.startswith("The landings, in [two](")
    assert series.standfirst.endswith("They took three years.")
    assert series.entries == (
        Entry("02-first"),
        Entry("01 all", "every landing, in one picture."),
        Entry("03 coded"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "# A\n1. [x](02-first.ipynb)\n2. [y](04-tool.ipynb)",
        "# A\r\n\r\n1) [x](02-first.ipynb)\r\n\r\n2) [y](04-tool.ipynb)\r\n",
        "\ufeff<!-- a remark -->\n# A #\n\n+ [x](./02-first.ipynb)\n+ [y](04-tool.ipynb). A tool.",
    ],
)
def test_lists_may_be_written_in_any_way_markdown_knows(folder, text):
    (folder / "index.md").write_bytes(text.encode())
    series = read(folder)
    assert (series.title, series.standfirst) == ("A", "")
    assert [entry.name for entry in series.entries] == ["02-first", "04-tool"]


def test_a_standfirst_may_end_where_the_list_begins(folder):
    series = read(write(folder, "# A\nWhat it is.\n1. [x](02-first.ipynb)"))
    assert (series.standfirst, len(series.entries)) == ("What it is.", 1)


def test_a_notebook_has_its_number_or_none_if_it_is_not_listed(folder):
    write(folder, INDEX)
    assert place(folder, "01 all") == Place("Moon", 2, 3)
    assert place(folder, "04-tool") is None


@pytest.mark.parametrize(
    "text, said",
    [
        ("Some words.\n", "has no title; let it begin with one, as in '# Name: the rest'"),
        ("", "has no title"),
        (
            "# A\n- [x](02-frist.ipynb)\n",
            "02-frist.ipynb, which is not there; the nearest .* 02-fi",
        ),
        ("# A\n- [x](zzz.ipynb)\n", "zzz.ipynb, which is not there; take it out"),
        ("# A\n- [x](04-tool.ipynb)\n- [y](04-tool.ipynb)", "lists 04-tool.ipynb twice; take one"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_with_the_mend(folder, text, said):
    with pytest.raises(SeriesError, match=f"^index.md .*{said}"):
        read(write(folder, text))


def test_without_index_md_all_stand_in_order_of_name_and_none_has_a_number(folder):
    series = read(folder)
    assert (series.title, series.standfirst) == ("Reports", "")
    assert [entry.name for entry in series.entries] == ["01 all", "02-first", "03 coded", "04-tool"]
    assert place(folder, "02-first") is None
    (folder / "README.md").write_text("# My moon\n\n- [x](nowhere.ipynb)\n")
    assert read(folder).title == "My moon"


def test_the_neighbours_of_a_notebook_stand_in_the_order_of_the_series(folder):
    cell = {"cell_type": "markdown", "metadata": {}, "source": ["# Two\n", "\n", "It finds."]}
    (folder / "02-first.ipynb").write_text(json.dumps({"cells": [cell]}))
    for name in ("01 all", "04-tool"):
        (folder / f"{name}.ipynb").write_text('{"cells": []}')
    found = siblings(write(folder, INDEX))
    assert [(each["name"], each["number"]) for each in found] == [
        ("02-first", 1),
        ("01 all", 2),
        ("04-tool", 0),
    ]
    assert found[0] == {"name": "02-first", "title": "Two", "lead": "It finds.", "number": 1}
    assert found[1]["lead"] == "every landing, in one picture."


def test_a_change_of_index_md_makes_reports_anew(folder):
    notebooks = sorted(folder.glob("*.ipynb"))
    before = fingerprints(notebooks)
    (folder / "notes.md").write_text("prose that no report shows")
    assert fingerprints(notebooks) == before
    write(folder, INDEX)
    now = fingerprints(notebooks)
    assert all(now[path] != before[path] for path in notebooks)
    write(folder, INDEX.replace("three years", "four years"))
    assert all(fingerprints(notebooks)[path] != now[path] for path in notebooks)


def test_a_wrong_index_md_ends_a_build_with_its_sentence(folder, capsys):
    write(folder, "no title")
    path = folder / "01 all.ipynb"
    path.write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
    assert main([str(path), "--to", str(folder / "out")]) == 1
    assert "index.md has no title" in capsys.readouterr().err
