"""Files as people, spreadsheets and enemies write them: what is read, and what is answered.

    python notebooks/tests/test_input.py

prints each case with the message that a person sees.
"""

import codecs
import csv
import io
import json
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import timeline.events
from timeline import (
    EventsError,
    Table,
    durations,
    in_words,
    lanes,
    panels,
    read_articles,
    read_events,
    tempo,
)
from timeline import timeline as timeline_of
from timeline.dates import BOUNDS, in_short, parse
from timeline.grammar import LONGEST

CHARTS = (timeline_of, panels, lanes, durations, tempo)
SCHEMA = json.loads(Path(timeline.__file__).with_name("events.schema.json").read_text("utf-8"))
FIELDS = {field["name"]: field for field in SCHEMA["fields"]}

# name: the file, and for each problem its row, its column and words of its message
FILES = {
    "empty": (b"", [(0, "", "is empty")]),
    "blank rows alone": (b"\n ,\n\n", [(0, "", "is empty")]),
    "a workbook": (b"PK\x03\x04 ...", [(0, "", "a workbook")]),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1", [(0, "", "old Excel workbook")]),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", [(0, "", "a picture")]),
    "UTF-16 as Excel writes it": (
        codecs.BOM_UTF16_LE + "date\ttitle\n2014\tKyiv\n".encode("utf-16-le"),
        [(0, "", "UTF-16")],
    ),
    "UTF-16 without its mark": ("date,title\n2014,Kyiv\n".encode("utf-16-be"), [(0, "", "UTF-16")]),
    "NUL bytes": (b"date,title\n2014,Ky\0iv\n", [(2, "", "bytes of zero")]),
    "Windows-1252": (
        "date,title\n2014,Café\n2024-02-30,Zoë\n".encode("cp1252"),
        [(2, "", "looks like Windows-1252"), (3, "date", "29 days")],
    ),
    "Windows-1251": ("date,title\n2014,Крым\n".encode("cp1251"), [(2, "", "Cyrillic")]),
    "a Japanese encoding": ("date,title\n2011,大震災\n".encode("shift-jis"), [(2, "", "Japanese")]),
    "a Chinese encoding": ("date,title\n2011,中国\n".encode("gb18030"), [(2, "", "East Asia")]),
    "a stray byte in UTF-8": (
        "date,title\n2014,Zoë\n2015,Caf".encode() + b"\xe9\n",
        [(3, "title", "perhaps it was é")],
    ),
    "no header": (b"2014,Kyiv\n2015,Minsk\n", [(1, "date", "no column date"), (1, "title", "no")]),
    "a header further down": (b"My events\n\ndate,title\n2014,A\n", [(1, "", "stand in row 3")]),
    "misspelt columns": (
        b"Datum,Titel\n2014,A\n",
        [(1, "Datum", "did you mean date?"), (1, "Titel", "did you mean title?")],
    ),
    "start and end apart": (
        b"start_date,end_date,title\n2014,2015,A\n",
        [(1, "start_date", "put start_date and end_date into one")],
    ),
    "repeated columns": (b"date,title,Title\n2014,A,B\n", [(1, "title", "columns B and C")]),
    "a column that is computed": (
        b"date,title,precision\n2014,A,B\n",
        [(1, "precision", "another")],
    ),
    "a column without a name": (b"date,,title\n2014,,A\n2015,x,B\n", [(3, "B", "has no name")]),
    "10,000 columns": (b"date,title" + b",x" * 9_998 + b"\n", [(1, "", "10,000 columns")]),
    "a cell too many": (
        b"date,title\n2014,Kyiv, again\n2024-13,A\n",
        [(2, "C", "a comma in it between double quotes"), (3, "date", "no month 13")],
    ),
    "decimal commas between commas": (
        b"date,title,lat,lon\n2014,A,50,45,30,52\n",
        [(2, "E", "6 cells")],
    ),
    "an unclosed quote": (
        b'date,title,note\n2013,A,\n2014,"Kyiv,\n2015,B,\nsoon,C,\n',
        [(3, "title", "must end with one"), (5, "date", "not a date")],
    ),
    "a lone quote": (b'date,title\n2014,"A" B\n2015,C\n', [(2, "title", "write each twice")]),
}
CELLS = {
    # column: {value: words of the message}
    "date": {
        "": "there is no date",
        "2024-02-30": "February 2024 has 29 days",
        "2024-13-01": "no month 13; write 2024-01-13 if 13 is the day",
        "2024-02-00": "leave an unknown day out: write 2024-02",
        "24/02/2022": "write 2022-02-24",
        "02/24/2022": "write 2022-02-24",
        "03/04/2022": "write 2022-04-03 for 3 April, or 2022-03-04 for 4 March",
        "24.02.2022": "write 2022-02-24",
        "2/24/22": "write 2022-02-24",
        "2022-2-4": "write 2022-02-04",
        "2022-02-24 00:00:00": "write 2022-02-24",
        "44616": "write 2022-02-24",
        "2014.0": "write 2014",
        "Feb 2022": "write 2022-02",
        "Feb-22": "write 2022-02",
        "24. Februar 2022": "write 2022-02-24",
        "Thursday, February 24th, 2022": "write 2022-02-24",
        "c. 1991": "write 1991~",
        "1991 (?)": "write 1991?",
        "1990s": "write 199X",
        "1900s": "write 190X for the ten years, or 19XX for the hundred years",
        "10th century": "write 0901/1000 for all of it, or [0901..1000] for some time in it",
        "44 BC": "write -0043",
        "5th century BC": "write -0499/-0400 for all of it",
        "79": "write 0079 for the year 79, or 1979 for '79",
        "988": "write 0988",
        "2014–2015": "write 2014/2015",
        "2014/15": "write 2014/2015",
        "1914-18": "write 1914/1918",
        "3–5 May 2014": "write 2014-05-03/2014-05-05",
        "between 1990 and 1995": "write [1990..1995]",
        "since 2022": "write 2022/..",
        "before 1984": "write [..1984]",
        "Q3 2022": "write 2022-35",
        "summer 2022": "write 2022-22",
        "２０１４": "write 2014",
        "2022/2014": "the end lies before the start",
        "XXXX-12-25": "needs at least its century",
        "Y-17000": "only years from -9999 to 9999",
        "../..": "neither a start nor an end",
        "soon": "not a date; write 2014-03-18 for a day",
        "[" + "1990," * 50 + "1991]": "256 characters, and at most 200",
    },
    "title": {
        "": "there is no title",
        "x" * 61: "61 characters, at most 60 fit",
        "a bell \a": "control character (U+0007)",
        "turned \u202egnirts": "turns the direction of text (U+202E)",
        "isolated \u2067x": "turns the direction of text (U+2067)",
        "\x1b[31mred": "control character (U+001B)",
        "lost \ufffd": "a letter was lost",
    },
    "id": {"Not An Id": "use small letters", "a--b": "use small letters"},
    "lat": {
        "91": "between -90 and 90",
        "inf": "decimal degrees are wanted",
        "nan": "decimal degrees are wanted",
        "1e999": "between -90 and 90",
        "50,45": "write 50.45",
        "50.45 S": "write -50.45",
        "50°27′": "write 50.45",
        "50° 27' 0\" N": "write 50.45",
        "−12.5": "write -12.5",
        "": "lon is given: give both, or neither",
    },
    "lon": {"181": "between -180 and 180", "": "lat is given: give both, or neither"},
    "reference_url": {
        "ftp://a.org": "http:// or https://",
        "javascript:alert(1)": "http:// or https://",
        "www.a.org": "http:// or https://",
        "https://a.org | https://b.org": "references: 1, addresses: 2",
        'https://a.org/"onclick="': "http:// or https://",
        "https://a.org/a b": "has no blanks",
    },
    "actors": {"x" * 61: "at most 60 characters"},
    "theme": {"x" * 41: "at most 40 fit"},
    "description": {"x" * 5_000_000: "5,000,000 characters, at most 1,000 fit"},
    "my_own": {"x" * 10_001: "at most 10,000 fit"},
}
GOOD = {
    "id": "an-id",
    "date": "2014",
    "title": "A title",
    "lat": "50.45",
    "lon": "30.52",
    "reference": "A paper",
    "reference_url": "https://a.org",
}


# name: a file that is read as if it were `PLAIN`
PLAIN = "date,title\n2014,Kyiv\n2015,Minsk\n"
READ = {
    "plain": PLAIN.encode(),
    "with a mark of UTF-8": codecs.BOM_UTF8 + PLAIN.encode(),
    "semicolons": PLAIN.replace(",", ";").encode(),
    "tabs": PLAIN.replace(",", "\t").encode(),
    "bars": PLAIN.replace(",", "|").encode(),
    "as Excel says its separator": ("sep=;\r\n" + PLAIN.replace(",", ";")).encode(),
    "ends of line of Windows": PLAIN.replace("\n", "\r\n").encode(),
    "ends of line of an old Mac": PLAIN.replace("\n", "\r").encode(),
    "no end of line at the end": PLAIN.rstrip().encode(),
    "quotes": b'"date","title"\n"2014","Kyiv"\n"2015","Minsk"\n',
    "blanks around all": b" date , title \n 2014 , Kyiv\n\t2015,\xc2\xa0Minsk \n",
    "a blank before a quote": b'date, "title"\n2014, "Kyiv"\n2015, "Minsk"\n',
    "capitals": PLAIN.replace("date,title", "Date,TITLE").encode(),
    "blank columns at the end": PLAIN.replace("\n", ",,\n").encode(),
    "blank rows at the end": (PLAIN + ",\n;\n".replace(";", "") + ",\n").encode(),
}


def problems(data):
    with pytest.raises(EventsError) as caught:
        read_events(io.BytesIO(data))
    return caught.value.problems


def a_row(column, value):
    """A file of one event that is good but for one cell."""
    row = GOOD | {column: value}
    cells = ['"' + cell.replace('"', '""') + '"' for cell in row.values()]
    return f"{','.join(row)}\n{','.join(cells)}\n".encode()


@pytest.mark.parametrize("name", FILES)
def test_wrong_files(name):
    data, expected = FILES[name]
    found = problems(data)
    assert [(problem.row, problem.column) for problem in found] == [each[:2] for each in expected]
    for problem, (*_, words) in zip(found, expected, strict=True):
        assert words in problem.message


@pytest.mark.parametrize(
    ("column", "value"), [(column, value) for column in CELLS for value in CELLS[column]]
)
def test_wrong_cells(column, value):
    (problem,) = problems(a_row(column, value))
    assert (problem.row, problem.column, problem.value) == (2, column, value)
    assert CELLS[column][value] in problem.message


@pytest.mark.parametrize("name", READ)
def test_files_that_are_read(name):
    events = read_events(io.BytesIO(READ[name]))
    assert events["date"].tolist() == ["2014", "2015"]
    assert events["title"].tolist() == ["Kyiv", "Minsk"]
    assert events.index.tolist() == [2, 3]


def test_a_header_alone_is_an_empty_timeline():
    empty, some = (read_events(io.StringIO(text)) for text in ["date,title\n", PLAIN])
    assert len(empty) == 0
    assert empty.dtypes.drop("theme").equals(some.dtypes.drop("theme"))
    assert empty.columns.equals(some.columns)


def test_a_file_opened_as_text_in_another_encoding(tmp_path):
    path = tmp_path / "events.csv"
    path.write_bytes(FILES["Windows-1252"][0])
    with path.open(encoding="utf-8") as file, pytest.raises(EventsError, match=r"Windows-1252"):
        read_events(file)


def test_a_folder_names_the_files_in_it(tmp_path):
    (tmp_path / "mine.csv").write_text(PLAIN)
    with pytest.raises(EventsError, match=r"a folder; name a CSV file in it, such\s+as mine\.csv"):
        read_events(tmp_path)


def test_a_missing_file_names_one_that_is_spelt_like_it(tmp_path):
    (tmp_path / "events.csv").write_text(PLAIN)
    with pytest.raises(FileNotFoundError, match=r"no such file; did you mean events\.csv\?"):
        read_events(tmp_path / "event.csv")


@pytest.mark.parametrize("name", ["a\0b.csv", "x" * 5000 + ".csv"])
def test_a_name_that_no_file_can_have(name):
    with pytest.raises((EventsError, FileNotFoundError)):
        read_events(name)


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    (tmp_path / "events.csv").write_text(PLAIN)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything
    with pytest.raises(EventsError, match="Permission denied"):
        read_events(tmp_path / "events.csv")


def test_a_column_that_looks_misspelt_is_kept_and_named():
    with pytest.warns(UserWarning, match="'descripton' is kept, .* did you mean description"):
        events = read_events(io.StringIO("date,title,descripton\n2014,A,Words\n"))
    assert events["descripton"].tolist() == ["Words"]


def test_a_column_of_ones_own_needs_no_warning():
    events = read_events(io.StringIO("date,title,reference,difference,mood\n2014,A,,open,good\n"))
    assert events["difference"].tolist() == ["open"] and events["mood"].tolist() == ["good"]


def test_repeated_ids_name_both_rows():
    (problem,) = problems(b"id,date,title\na,2014,A\n,2015,B\na,2016,C\n")
    assert problem.row == 4 and "row 2 has it already" in problem.message


def test_an_unknown_article_is_named(tmp_path):
    (tmp_path / "articles.csv").write_text("key,published\nhill,2025-01-31\n")
    (tmp_path / "events.csv").write_text("date,title,cited_by\n2014,A,hill; hil; x\n")
    with pytest.raises(EventsError) as caught:
        read_events(tmp_path / "events.csv")
    (problem,) = caught.value.problems
    message = "hil is not in articles.csv, did you mean hill?; x is not in articles.csv"
    assert problem.message == message


def test_an_article_that_never_ends_its_publication():
    with pytest.raises(EventsError, match="a latest day is wanted"):
        read_articles(io.StringIO("key,published\na,2025/..\n"))


def test_the_file_is_not_altered(tmp_path):
    for name, data in READ.items():
        path = tmp_path / "events.csv"
        path.write_bytes(data)
        before = path.stat()
        read_events(path)
        after = path.stat()
        assert path.read_bytes() == data, name
        assert before.st_mtime_ns == after.st_mtime_ns


HOSTILE = [
    "<script>alert(1)</script>",
    "<b>bold</b> &amp; <a href='x'>link",
    "%{x} %{customdata[0]}<extra></extra>",
    "$x^2$ and $y$",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "{{ 7 * 7 }} {% raw %}",
    "שלום العالم",
    "\u200fright to left",
    "family \U0001f468\u200d\U0001f469",
    "../../etc/passwd",
    "two\nlines",
    "'; DROP TABLE events; --",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    columns = ["title", "description", "theme", "actors", "place", "note", "my_own"]
    cell = '"' + text.replace('"', '""') + '"'
    events = read_events(
        io.StringIO(f"date,{','.join(columns)}\n2014,{','.join([cell] * len(columns))}\n")
    )
    for column in columns:
        assert events[column].tolist() == [text]
    assert re.fullmatch(r"\w+(-\w+)*", events["id"].item())
    page = Table(events[columns])._repr_html_()
    assert not re.search(r"<(script|b|a)\b", page)


def test_signs_that_govern_a_terminal_are_not_printed():
    with pytest.raises(EventsError) as caught:
        read_events(io.BytesIO(a_row("title", "\x1b[2J\u202e\a")))
    assert str(caught.value).replace("\n", "").isprintable()


def test_a_long_list_is_cut_and_the_rest_counted():
    with pytest.raises(EventsError) as caught:
        read_events(io.StringIO("date,title\n" + "soon,\n" * 1000))
    lines = str(caught.value).splitlines()
    assert len(caught.value.problems) == 2000 and len(lines) < 150
    assert lines[-1] == "… and 1,950 more: 975 in date, 975 in title"


def test_the_table_of_problems_fits_a_screen_and_is_aligned():
    text = "date,title\n24/02/2022,中国\nsoon,\n" + f"2014,{'x' * 200}\n"
    with pytest.raises(EventsError) as caught:
        read_events(io.StringIO(text))
    lines = str(caught.value).splitlines()
    assert all(len(line) <= 100 for line in lines)
    start = lines[1].index("what to do")
    assert all(line[start - 1] == " " and line[start] != " " for line in lines[1:])


# --- the schema says the same as the checks ---


def fits(column, value):
    """Whether a Table Schema lets a value pass."""
    field = FIELDS[column]
    rule = field.get("constraints", {})
    if not value:
        return not rule.get("required", False)
    if field["type"] == "number":
        try:
            return rule["minimum"] <= float(value) <= rule["maximum"]
        except ValueError:
            return False
    pattern = rule.get("pattern", ".*")
    return len(value) <= rule["maxLength"] and bool(re.fullmatch(pattern, value, re.DOTALL))


def test_the_schema_names_the_columns():
    assert list(FIELDS) == list(timeline.events.EVENTS)
    events = read_events(io.StringIO(PLAIN))
    assert list(events.columns[: len(FIELDS)]) == list(FIELDS)
    assert FIELDS["date"]["constraints"]["maxLength"] == LONGEST


def test_what_a_schema_can_say_is_what_is_checked():
    unsaid = {"date", "reference_url"}  # whether there is such a day; how many there are
    for column in set(CELLS) & set(FIELDS) - unsaid:
        for value in CELLS[column]:
            unseen = re.search("[\x00-\x1f\u202a-\u202e\u2066-\u2069\ufffd]", value)
            alone = column in ("lat", "lon") and not value
            assert fits(column, value) == bool(unseen or alone), (column, value)
    for column, value in GOOD.items():
        assert fits(column, value)


def test_at_its_limits_a_cell_passes_both():
    for column, field in FIELDS.items():
        rule = field.get("constraints", {})
        values = [str(rule[key]) for key in ("minimum", "maximum") if key in rule]
        if "maxLength" in rule and column in ("title", "description", "theme", "place", "note"):
            values += ["x" * rule["maxLength"]]
        for value in values:
            assert fits(column, value)
            read_events(io.BytesIO(a_row(column, value)))


def test_our_own_file_passes_the_schema():
    path = Path(timeline.__file__).parents[2] / "events.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for column in FIELDS:
                assert fits(column, row[column]), row["id"]


# --- anything at all ---

EXAMPLES, DRAWN = 5_000, 100
fast = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
PIECES = [b"date,title\n", b"date;title\r\n", b"sep=;\n", b"2014", b"2014-02-30", b"id", b"lat"]
PIECES += [sign.encode() for sign in (*',;\t"\n\r\0/~[X- =é\u202e', '""', "..")]
PIECES += [b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", b"\xe9"]
some_bytes = st.one_of(
    st.binary(max_size=200),
    st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=3)), max_size=40).map(b"".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map(
        lambda some: b"date,title\n" + b"".join(some)
    ),
)
DATES = ["2014", "2014-02", "2014-02-03", "199X~", "19XX", "1XXX?", "2014%", "2014-02/..", "2014/"]
DATES += ["/2014", "[..1984]", "[1984..]", "[2014,2016]", "{1990..1995}", "-0043-03-15", "0000"]
DATES += ["9999-12-31", "-9999", "9999/..", "0044/0100", "2004-01-3X", "2001-21", "1950S2"]
edtf = st.one_of(
    st.sampled_from([*DATES, *(value for value in CELLS["date"] if len(value) < 99)]),
    st.from_regex(r"-?[0-9X]{4}(-[0-9X]{2}){0,2}[~?%]?", fullmatch=True),
)
words = st.one_of(st.text(max_size=30), st.sampled_from(HOSTILE), st.just(""))
WILD = {
    "date": st.one_of(edtf, st.tuples(edtf, edtf).map("/".join), words),
    "id": st.sampled_from(["", "a", "a-2", "A B"]),
    "lat": st.one_of(st.sampled_from(["", "90.1", "50,45"]), st.floats().map(str)),
    "reference_url": st.sampled_from(["", "https://a.org | http://b.org", "b"]),
}
TAME = {
    "date": st.sampled_from(DATES),
    "title": st.sampled_from(["A", "B b", "C, d"]),
    "id": st.just(""),
    "theme": st.sampled_from(["", "A", "B"]),
    **{name: st.just(GOOD[name]) for name in ("lat", "lon", "reference", "reference_url")},
}


@st.composite
def tables(draw, wild=True):
    """A CSV of known and of other columns, some of them wild, from a spreadsheet of any habit."""
    names = draw(st.lists(st.sampled_from([*FIELDS, "mine", "Titel"]), max_size=4))
    pairs = [("lat", "lon"), ("reference", "reference_url")]
    names += [name for pair in pairs if {*pair} & {*names} for name in pair]
    names = list(dict.fromkeys(["date", "title", *names]))
    wild = draw(st.sets(st.sampled_from(names), max_size=2)) if wild else set()
    cells = [WILD.get(n, words) if n in wild else TAME.get(n, st.just("")) for n in names]
    rows = draw(st.lists(st.tuples(*cells), max_size=4))
    file = io.StringIO()
    delimiter, end = draw(st.sampled_from(",;\t")), draw(st.sampled_from(["\n", "\r\n"]))
    csv.writer(file, delimiter=delimiter, lineterminator=end).writerows([names, *rows])
    encodings = ["utf-8", "utf-8-sig", "utf-16", "cp1252"] if wild else ["utf-8"]
    return file.getvalue().encode(draw(st.sampled_from(encodings)), "replace")


def outcome(data):
    """The events, or None where the file is refused with reasons; nothing else happens."""
    try:
        events = read_events(io.BytesIO(data))
    except EventsError as error:
        assert error.problems and str(error).replace("\n", "").isprintable()
        return None
    for low, high in [BOUNDS[:2], BOUNDS[2:], BOUNDS[::3]]:
        assert not (events[low] > events[high]).any()
    assert events[["start_max", "end_max"]].notna().all(axis=None)
    assert events["id"].is_unique and events["id"].ne("").all()
    assert all(in_words(event) and in_short(event) for event in events.itertuples())
    return events


@pytest.mark.long
@pytest.mark.filterwarnings("ignore:.*is kept, but not known")
@given(some_bytes)
@fast
def test_any_bytes(data):
    outcome(data)


@pytest.mark.long
@pytest.mark.filterwarnings("ignore:.*is kept, but not known")
@given(tables())
@fast
def test_any_table(data):
    outcome(data)


@pytest.mark.long
@given(tables(wild=False))
@settings(fast, max_examples=DRAWN)
def test_what_is_read_can_be_drawn(data):
    events = outcome(data)
    for chart in CHARTS if events is not None else []:
        try:
            assert chart(events).to_json()
        except ValueError as error:  # of this kind alone: which form to use instead
            assert re.search("timeline$", str(error))


@pytest.mark.long
@given(edtf)
@settings(fast, max_examples=EXAMPLES // 5)
def test_a_date_that_is_read_has_only_the_signs_of_the_schema(text):
    if text and not parse(pd.Series([text]))["problem"].item():
        assert fits("date", text)


def main():
    for name, (data, _) in FILES.items():
        show(name, data)
    for column, values in CELLS.items():
        for value in values:
            show(f"{column}: {value[:50]!r}", a_row(column, value))


def show(name, data):
    try:
        print(f"--- {name}\n{len(read_events(io.BytesIO(data)))} events, no problem\n")
    except EventsError as error:
        print(f"--- {name}\n{error}\n")


if __name__ == "__main__":
    main()
