import pandas as pd

from timeline import Table


def test_cells_are_whole_and_never_markup():
    html = Table(pd.DataFrame({"a<b": ["x" * 200, "<i>"]}))._repr_html_()
    assert "x" * 200 in html and "&lt;i&gt;" in html and "a&lt;b" in html
    assert html.count("<tr>") == 3


def test_it_is_the_same_each_time():
    frame = pd.DataFrame({"a": [1]})
    assert Table(frame)._repr_html_() == Table(frame)._repr_html_()
    assert repr(Table(frame)) == "1 rows: a"
