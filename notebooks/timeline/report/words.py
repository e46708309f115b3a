"""Text and HTML made safe for a page: what comes from data or notebooks never runs."""

import calendar
import html
import json
import re

import bleach
from bs4 import BeautifulSoup

from ..dates import year_words

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
TAGS = set(
    re.findall(
        r"\w+",
        """
        a abbr b bdi blockquote br caption cite code col colgroup dd del details div dl dt em
        figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span
        strong sub summary sup table tbody td tfoot th thead tr u ul var
        """,
    )
)
FIGURES = 6  # rows
COMMON = {"class", "colspan", "dir", "lang", "rowspan", "scope", "title", "data-column"}
OWN = {
    "img": {"alt", "width", "height"},
    "ol": {"start"},
}


def escape(text):
    """Text for a page: no letter of it is markup, and no control character stays."""
    return html.escape(inert(str(text)))


def inert(value):
    """JSON without control characters in its texts."""
    if isinstance(value, str):
        return CONTROL.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {key: inert(item) for key, item in value.items()}
    return [inert(item) for item in value] if isinstance(value, list) else value


def as_json(value):
    """JSON for a script of the page: no letter of it is markup, and its keys are sorted.

    JupyterLab stores outputs with their keys sorted; so are these, for the same page.
    """
    text = json.dumps(inert(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.replace("<", "\\u003c")


def clean(markup):
    """HTML of a notebook without scripts, styles, forms, far pictures, addresses that act.

    The empty corner of a pandas table becomes a plain cell: a heading must say something.
    """
    bare = re.sub(r"(?is)<(style|script)\b.*?(</\1\s*>|\Z)", "", markup)
    safe = bleach.clean(
        CONTROL.sub("", bare),
        tags=TAGS,
        attributes=_allowed,
        protocols={"http", "https", "mailto", "data"},
        strip=True,
    )
    safe = re.sub(r"<img(?![^>]* src=)[^>]*>", "", safe)
    return re.sub(r"<th>\s*</th>", "<td></td>", safe)


def _allowed(tag, name, value):
    """Whether an attribute stays: a picture lies in the page itself, an address does not."""
    if name in ("href", "src"):
        inside = value.strip().lower().startswith("data:image/")
        return (
            inside
            if (tag, name) == ("img", "src")
            else tag == "a" and not value.strip().lower().startswith("data:")
        )
    return name in COMMON or name in OWN.get(tag, ())


def is_web(address):
    """Whether an address is one of the web, and so may be a link."""
    return bool(re.match(r"https?://", str(address), re.I))


def plain(markdown):
    """Links and emphasis of one paragraph => its words."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return " ".join(re.sub(r"[*_`]+", "", words).split())


def report_links(markup):
    """Links to notebooks beside this one => to their reports."""
    return re.sub(r'(href="[^":/?#]+)\.ipynb(?=["#])', r"\1.html", markup)


def day_words(iso):
    """'2025-03-22' => '22 March 2025'; any other text stays."""
    found = re.fullmatch(r"(-?\d{4,})-(0[1-9]|1[0-2])-([0-3]\d)(?: 00:00:00)?", iso.strip())
    if not found:
        return iso
    year, month, day = map(int, found.groups())
    return f"{day} {calendar.month_name[month]} {year_words(year)}"


def tidy(markup):
    """A table of pandas as a reader wants it: dates in words, numbers marked, one row of heads."""
    soup = BeautifulSoup(markup, "html.parser")
    for head in soup("thead"):
        _join_heads(head("tr", recursive=False))
    for cell in soup(["td", "th"]):
        said = cell.get_text(strip=True)
        if (day := day_words(said)) != said:
            cell.string = day
        elif re.fullmatch(r"[-−+]?[\d.,\s]+%?", said):
            cell["class"] = "number"
    for table in soup("table"):
        _mark_columns(table("tr"))
        if _is_figures(table("tr")):
            table["class"] = [*table.get("class", []), "figures"]
    return str(soup)


def _is_figures(rows):
    """Whether a table is a few numbers, each with its name: at a side they stand large."""
    cells = [row(["td", "th"]) for row in rows[1:]]
    pairs = all(len(row) == 2 and row[1].get("class") == "number" for row in cells)
    return 0 < len(cells) <= FIGURES and pairs


def _mark_columns(rows):
    """A head stands over its numbers."""
    for head, cell in zip(rows[0](["th", "td"]), rows[-1](["th", "td"]), strict=False):
        if cell.get("class") == "number":
            head["class"] = "number"


def _join_heads(rows):
    """The name of the index goes into the empty corner above it."""
    cells = [row(["td", "th"]) for row in rows]
    said = [[cell.get_text(strip=True) for cell in row] for row in cells]
    if len(rows) == 2 and not said[0][0] and said[1][0] and not any(said[1][1:]):
        cells[0][0].replace_with(cells[1][0].extract())
        rows[1].decompose()
