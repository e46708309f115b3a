"""What a report makes of the cells of a notebook: the rail, tables, what comes next."""

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from sample import chart, events, figure
from test_page import write

from timeline import Table
from timeline.report import ReportExporter, build
from timeline.report.cells import check_tags, set_rails, take_next
from timeline.report.entries import as_told, entries, label
from timeline.report.exporter import sources
from timeline.report.run import NotebookError
from timeline.report.words import day_words, tidy

TEXT = "A paragraph. " * 30


def rail(source="**27** events in 2025"):
    return new_markdown_cell(source, metadata={"tags": ["rail"]})


def order(*cells):
    nb = new_notebook(cells=list(cells))
    set_rails(nb)
    return nb.cells, [(cell.metadata["opens"], cell.metadata["closes"]) for cell in nb.cells]


@pytest.mark.parametrize("first", [0, 1])
def test_a_rail_stands_with_the_text_before_it_or_else_after_it(first):
    text, side = new_markdown_cell(TEXT), rail()
    cells, ends = order(*[side, text][first:], *[side, text][:first])
    assert cells == [text, side] and ends == [(True, False), (False, True)]


def test_two_rails_stand_with_one_text_and_one_alone_by_itself():
    one, two, text = rail("one"), rail("two"), new_markdown_cell(TEXT)
    assert order(text, one, two)[1] == [(True, False), (False, False), (False, True)]
    assert order(new_code_cell("1"), one)[1] == [(False, False), (True, True)]


@pytest.mark.parametrize(("width", "beside"), [(390, False), (1280, True)])
def test_a_rail_is_beside_its_text_where_there_is_room(visit, tmp_path, width, beside):
    table = {"text/html": "<table><tr><td>in all</td><td>70</td></tr></table>", "text/plain": "x"}
    output = new_output("execute_result", table, execution_count=1)
    counts = new_code_cell("1", execution_count=1, outputs=[output], metadata={"tags": ["rail"]})
    nb = new_notebook(cells=[new_markdown_cell("# T\n\nLead."), new_markdown_cell(TEXT), counts])
    page = visit(write(tmp_path / "a.html", nb), wait="main", width=width)
    side, text = (page.locator(part).bounding_box() for part in (".rail", ".beside > .prose"))
    assert page.inner_text(".rail").split() == ["in", "all", "70"]
    if beside:
        assert side["x"] > text["x"] + text["width"] and abs(side["y"] - text["y"]) < 30
    else:
        assert side["y"] >= text["y"] + text["height"]
        assert side["x"] + side["width"] <= width


def test_a_tag_that_nobody_reads_is_refused_with_the_nearest():
    nb = new_notebook(cells=[new_markdown_cell("x", metadata={"tags": ["raill"]})])
    with pytest.raises(NotebookError, match=r"01-a.ipynb, cell 1: .*'raill'.* mean 'rail'"):
        check_tags(nb, "01-a")
    nb.cells[0].metadata["tags"] = ["rail", "nbval-ignore-output"]
    check_tags(nb)


@pytest.mark.parametrize(
    ("source", "link", "rest"),
    [
        ("It ends.\n\nNext: [B](b.ipynb)", "[B](b.ipynb)", "It ends."),
        ("Next: [B](b.ipynb).\n", "[B](b.ipynb)", ""),
        ("Next: [B](b.ipynb) and more", "", None),
    ],
)
def test_what_comes_next_is_taken_out_of_the_text(source, link, rest):
    nb = new_notebook(cells=[new_markdown_cell(source), new_code_cell("1")])
    assert take_next(nb) == link
    assert nb.cells[0].source == (source if rest is None else rest)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1999-03-12", "12 March 1999"),
        ("2025-03-22 00:00:00", "22 March 2025"),
        ("-0043-03-15", "15 March 44 BCE"),
        ("1999-13-12", "1999-13-12"),
        ("16", "16"),
    ],
)
def test_a_day_in_words(text, words):
    assert day_words(text) == words


def test_a_table_has_one_row_of_heads_dates_in_words_and_numbers_marked():
    head = "<tr><td></td><th>members</th></tr><tr><th>since</th><td></td></tr>"
    body = "<tr><th>1999-03-12</th><td>19</td></tr>"
    made = tidy(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>")
    assert '<thead><tr><th>since</th><th class="number">members</th></tr></thead>' in made
    assert '<tr><th>12 March 1999</th><td class="number">19</td></tr>' in made


@pytest.mark.parametrize(("rows", "cell", "are"), [(6, "7", 1), (7, "7", 0), (2, "a", 0)])
def test_a_few_numbers_each_with_a_name_are_figures(rows, cell, are):
    body = f"<tr><th>name</th><td>{cell}</td></tr>" * rows
    made = tidy(f"<table><tr><td></td><th>events</th></tr>{body}</table>")
    assert ('class="figures"' in made) == are


def test_of_sources_the_one_that_says_more_stands():
    said = ["Source: a.csv.", "Source: a.csv, with references.", "Source: a.csv2.", ""]
    assert sources([{"source": each} for each in said]) == said[1:3]


def test_a_table_is_only_as_wide_as_it_must_be(visit, tmp_path):
    table = {"text/html": "<table><tr><td>in all</td><td>70</td></tr></table>", "text/plain": "x"}
    outputs = [new_output("execute_result", table, execution_count=1)]
    nb = new_notebook(cells=[new_code_cell("1", execution_count=1, outputs=outputs)])
    page = visit(write(tmp_path / "a.html", nb), wait="main")
    assert page.locator("table").bounding_box()["width"] < 150


def test_tables_of_three_columns_are_alike_and_need_no_names_on_a_phone(visit, tmp_path):
    names, words = ["Event", "Date", "Note"], ["brief", "many words of which there are more " * 3]
    tables = [Table(pd.DataFrame([[text] * 3], columns=names)) for text in words]
    tables.append(Table(pd.DataFrame([["a"] * 4], columns=[*names, "More"])))
    outputs = [
        new_output("execute_result", {"text/html": each._repr_html_()}, execution_count=1)
        for each in tables
    ]
    cells = [new_code_cell("1", execution_count=1, outputs=[each]) for each in outputs]
    path = write(tmp_path / "a.html", new_notebook(cells=cells))
    page = visit(path, wait="main")
    places = "all => all.map((e) => Math.round(e.getBoundingClientRect().left))"
    first, second = (page.locator(".cards").nth(n).locator("th") for n in (0, 1))
    assert first.evaluate_all(places) == second.evaluate_all(places)
    page = visit(path, wait="main", width=390)
    label = "all => all.map((e) => getComputedStyle(e, '::before').content)"
    said = [page.locator(".cards").nth(n).locator("td").evaluate_all(label) for n in (0, 2)]
    assert said[0] == ["none"] * 3
    assert said[1] == ["none", *(f'"{name}: "' for name in ["Date", "Note", "More"])]


def test_entries_are_merged_sorted_and_numbered():
    columns = ["Date", "Event", "Backed by"]
    paper, book = ["The Hill, A, 2025", "https://a.org"], ["A book", "javascript:x"]
    one = {
        "columns": columns,
        "ids": ["b", "a"],
        "spans": ["2000-01-01/2000-01-02", "-0043-03-15/"],
    }
    one |= {"rows": [["2000", "B", [paper]], ["44 BCE", "A", [book, paper]]]}
    one |= {"facets": {"theme": ["War", "War; Talks"]}}
    card = ["1999", "C", "It was so.", "The Hill", [], "Not so."]
    two = {"columns": ["Event", "Lasted"], "ids": ["c"], "rows": [["C", "1 day"]]}
    two |= {"spans": ["1999-01-01/1999-01-01"], "cards": {"c": card}}
    found, references = entries([{"facts": one}, {"facts": two}])
    assert [entry["id"] for entry in found] == ["a", "c", "b"]
    assert found[0]["refs"] == [(1, "A book"), (2, "The Hill")]
    assert found[1]["said"] == "It was so." and found[1]["differ"] == "Not so."
    assert [each["address"] for each in references] == ["", "https://a.org"]
    assert '"theme":[["War","Talks"],[[0,1],[],[0]]]' in as_told(found)


def test_a_reference_is_called_by_who_says_it():
    assert label("The Hill, What Putin wants, 2025") == "The Hill"
    assert label("word " * 30).endswith("word…") and len(label("word " * 30)) < 50


def test_the_page_says_once_as_of_when(tmp_path):
    late = figure(events(3))
    late["layout"]["meta"]["as_of"] = "2025-03-22"
    cells = [chart(figure(events(3))), chart(late)]
    about = {"metadata": {"name": "a", "path": str(tmp_path)}}
    html, _ = ReportExporter().from_notebook_node(new_notebook(cells=cells), about)
    assert html.count("As of") == 1 and "As of 22 March 2025" in html


@pytest.mark.parametrize(("title", "seen"), [("The same", False), ("Another", True)])
def test_a_chart_that_is_called_as_the_page_needs_no_second_headline(visit, tmp_path, title, seen):
    nb = new_notebook(
        cells=[new_markdown_cell("# The same"), chart(figure(events(3), title=title))]
    )
    page = visit(write(tmp_path / "a.html", nb))
    assert (page.locator("figcaption .name").bounding_box()["height"] > 5) == seen


def test_a_notebook_that_no_index_lists_is_a_tool(tmp_path):
    for name in ("01-a", "tool"):
        build.put(tmp_path / f"{name}.ipynb", '{"cells": []}')
    build.put(tmp_path / "index.md", "# Name: the rest\n\n1. [A](01-a.ipynb)\n")
    made = {}
    for name in ("01-a", "tool"):
        about = {"metadata": {"name": name, "path": str(tmp_path)}}
        made[name], _ = ReportExporter().from_notebook_node(new_notebook(), about)
    assert '<a href="index.html">Name</a> <span>1 of 1</span></p>' in made["01-a"]
    assert '<a href="index.html">Name</a> <span>The tool</span></p>' in made["tool"]
