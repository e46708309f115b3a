"""What is read by splitting is what is read by the rules of CSV."""

import io
import warnings

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_input import CELLS, FILES, PLAIN, READ, a_row, fast, some_bytes, tables

import timeline.plain
import timeline.sheet
from timeline import EventsError, read_events
from timeline.plain import split
from timeline.rows import _lines

# name: a file that the rules of CSV must read, since splitting might give something else
ODD = {
    "a quote within": 'date,title\n2014,A "B"\n',
    "a lone quote": 'date,title\n2014,"A\n2015,B\n',
    "a quote too many": 'date,title\n2014,"A""\n',
    "a quote in quotes": 'date,title\n2014,"""A"" B"\n',
    "a blank before a quote": 'date,title\n2014, "A"\n',
    "a blank after a quote": 'date,title\n2014,"A" \n',
    "a letter after a quote": 'date,title\n2014,"A"B\n',
    "a letter before a quote": 'date,title\n2014,A"B, C"\n',
    "a quoted blank row": 'date,title\n2014,A\n"",""\n',
    "a quoted zero": 'date,title\n2014,"A\0"\n',
    "quoted text that turns": 'date,title\n2014,"A\u202e"\n',
    "a line that names the separator": "sep=,\ndate,title\n2014,A\n",
    "a quoted line that names the separator": '"sep=;"\ndate\n2014\n',
    "a cell too many": "date,title\n2014,A,B\n",
    "a cell too few": "date,title,note\n2014,A\n",
    "one too many and one too few": "date,title\n2014,A,B\n2015\n",
    "a blank line": "date,title\n2014,A\n\n2015,B\n",
    "a blank line before the header": "\ndate,title\n2014,A\n",
    "a blank row": "date,title\n2014,A\n , \n2015,B\n",
    "a blank row before the header": ",\ndate,title\n2014,A\n",
    "a tab that looks blank": "date,title\n2014,A\n\t,\t\n",
    "a column without a name": "date,,title\n2014, x,A\n",
    "blank columns at the end": "date,title,\n2014,A,\n",
    "ends of line of an old Mac": "date,title\r2014,A\r",
    "a carriage return in a cell": "date,title\n2014,A\rB\n",
    "two carriage returns": "date,title\r\r\n2014,A\r\r\n",
    "a tab in a cell": "date,title\n2014,A\tB\n",
    "a zero": "date,title\n2014,A\0\n",
    "a control character": "date,title\n2014,A\x1f\n",
    "a control character beyond ASCII": "date,title\n2014,A\x85\n",
    "a lone byte": "date,title\n2014,A\udce9\n",
    "text that turns": "date,title\n2014,A\u202e\n",
}
USUAL = [
    "plain",
    "with a mark of UTF-8",
    "semicolons",
    "tabs",
    "bars",
    "ends of line of Windows",
    "no end of line at the end",
    "quotes",
    "capitals",
]
QUOTED = [",", "A, B", "A\nB", "A\r\nB", "A\rB", " A; ", "\tA|", ""]
COLUMNS = {
    "date": ["2014", "2014-02-03", "2014-02-03", " 2014-02 ", "2014-02-30", ""],
    "Title": ["A", "A", "B b", "Zoë ", "\xa0中\u2028", *(f'"{cell}"' for cell in QUOTED)],
    "id": ["", "", " a", "b-2"],
    "mine": ["", "x", " ", "\ufeff", '"y"', '"x, y"', '"a\nb"'],
}
ODD_BITS = [
    *',;\t\r\n"\0\x85\ud800',
    "\r\n",
    "\n\n",
    "\n,\n",
    "\n , \n",
    '"A"',
    ',"',
    '""',
    "sep=,\n",
]


@st.composite
def lines(draw):
    """Rows as a program prints them that knows no quotes; into some something odd was put."""
    names = draw(st.sampled_from([["date", "Title"], ["id", "date", "Title"], [*COLUMNS]]))
    cells = [st.sampled_from(COLUMNS[name]) for name in names]
    rows = [names, *draw(st.lists(st.tuples(*cells), max_size=4))]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = end.join(map(",".join, rows)) + draw(st.sampled_from(["", end]))
    if draw(st.booleans()):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(ODD_BITS)) + text[place:]
    return text.replace(",", draw(st.sampled_from(",;\t|"))).encode("utf-8", "surrogatepass")


def test_lines_are_told_wherever_the_file_is_cut():
    for place in range(8180, 8200):  # 8192 bytes are decoded at once
        text = "x" * place + "é\r\nÀ\ud800\r\udce9\n\n\r\r\n\U0001f468"
        assert list(_lines(text, 1)) == list(io.StringIO(text, newline=""))[1:]


def answer(data):
    """The events, or all that is wrong; and what was warned of."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            events, said = read_events(io.BytesIO(data)), ""
        except EventsError as error:
            events, said = pd.DataFrame(error.problems), str(error)
    return events, said, [str(each.message) for each in warned]


def by_the_rules(data):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timeline.sheet, "split", lambda *_: None)
        return answer(data)


def agree(data):
    (events, *said), (expected, *words) = answer(data), by_the_rules(data)
    assert said == words
    pd.testing.assert_frame_equal(events, expected, check_exact=True, check_index_type="exact")
    assert type(events.index) is type(expected.index)


@pytest.mark.parametrize("name", USUAL)
def test_a_plain_file_is_split(name, monkeypatch):
    monkeypatch.setattr(timeline.sheet, "_by_rules", None)
    assert len(read_events(io.BytesIO(READ[name]))) == 2


@pytest.mark.parametrize("cell", QUOTED)
def test_what_is_quoted_is_not_split(cell):
    text = f'date,title,note\r\n2014,A,"{cell}"\r\n"2015","B",\r\n'
    assert split(text, ",", 3)[1] == [["2014", "2015"], ["A", "B"], [cell.strip(), ""]]
    agree(text.encode())


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_read_by_the_rules(name):
    text = ODD[name]
    assert split(text, ",", text.strip(", \n").splitlines()[0].count(",") + 1) is None
    agree(text.encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize("limit", ["MOST_BYTES", "MOST_ROWS"])
def test_what_is_beyond_a_limit_is_read_by_the_rules(limit, monkeypatch):
    monkeypatch.setattr(timeline.plain, limit, 1)
    assert split(PLAIN, ",", 2) is None


def test_both_ways_agree_on_all_cases():
    cells = [a_row(column, value) for column in CELLS for value in CELLS[column]]
    bare = [row.replace(b'"', b"") for row in cells]
    for data in [*READ.values(), *(data for data, _ in FILES.values()), *cells, *bare]:
        agree(data)


@given(lines())
@settings(fast, max_examples=200)
def test_both_ways_agree(data):
    agree(data)


@pytest.mark.long
@given(st.one_of(lines(), some_bytes, tables()))
@fast
def test_both_ways_agree_on_any_file(data):
    agree(data)
