import pandas as pd

from timeline import Table


def test_cells_are_whole_and_never_markup():
    html = Table(pd.DataFrame({"a<b": ["x" * 200, "<i>"]}))._repr_html_()
    assert "x" * 200 in html and "&lt;i&gt;" in html and "a&lt;b" in html
    assert html.count("<tr>") == 3


def test_dollars_are_no_formula_in_jupyterlab_and_each_cell_has_its_direction():
    html = Table(pd.DataFrame({"a": ["costs $5 and $6"]}))._repr_html_()
    assert 'class="cards mathjax_ignore"' in html and '<td data-column="a" dir="auto"' in html


def test_it_is_the_same_each_time():
    frame = pd.DataFrame({"a": [1]})
    assert Table(frame)._repr_html_() == Table(frame)._repr_html_()
    assert repr(Table(frame)) == "1 rows: a"
