"""The numbers, dates and durations of a notebook's prose, and what its outputs know of them.

Prose is the Markdown of a cell, and the texts that its code hands to a chart. A number of it holds
if an output of the same section has it, or if an expression gives it that stands beside it in the
metadata of the cell, or of the notebook: ``"numbers": {"70 events": "len(cited)"}``. What is named
there has to stand in the prose, so that a number altered in one place only is found.
"""

import ast
import calendar
import json
import re
from dataclasses import dataclass, field
from html import unescape

import pandas as pd

from timeline import in_words, read_articles, read_citations
from timeline.drawing.packed import unpack

MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
UNITS = "year|month|week|day|hour|minute|decade|century|centuries"
ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
ONES += ["twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"]
ONES += ["nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = dict(zip(ONES, range(1, 20), strict=True))
WORDS |= dict(zip(TENS, range(20, 100, 10), strict=True))
WORDS |= {f"{ten}-{one}": WORDS[ten] + WORDS[one] for ten in TENS for one in ONES[:9]}
del WORDS["one"]  # more often a pronoun than a number
RANKS = ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"]
RANKS = dict(zip(RANKS, range(3, 12), strict=True))

_MONTH = "|".join(MONTHS)
_DAYS = r"(?:(?:, or |, | to | and | or |–)\d\d?)*"  # more days of the same month
_NUMBER = rf"\d+(?:,\d{{3}})*(?:\.\d+)?|{'|'.join(sorted(WORDS, key=len, reverse=True))}"
PATTERNS = {
    "iso": re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b"),
    "dates": re.compile(rf"\b(\d\d?)(?={_DAYS} ({_MONTH})\b(?: (\d{{4}}))?)"),
    "month": re.compile(rf"\b({_MONTH}) (\d{{3,4}})\b"),
    "rank": re.compile(rf"\b(?:(\d+)(?:st|nd|rd|th)|({'|'.join(RANKS)}))\b", re.I),
    "length": re.compile(rf"\b({_NUMBER})[ -](?:full )?({UNITS})s?\b", re.I),
    "year": re.compile(r"\b(1\d{3}|20\d\d)(?:s\b|\b)(?!,\d)"),
    "count": re.compile(rf"(?<![\w.])({_NUMBER})(?![\w]|\.\d)", re.I),
}
UNREAD = re.compile(r"\]\([^)]*\)|`[^`]*`|https?://\S+|<[^>]+>")


@dataclass(frozen=True)
class Number:
    """A number of a text: what it says, in a form that can be compared, and where it stands."""

    kind: str
    value: tuple
    start: int = field(compare=False, default=0)
    text: str = field(compare=False, default="")


def numbers(text):
    """All numbers, dates and durations of a text, in order, none of them twice."""
    text = UNREAD.sub(lambda match: " " * len(match[0]), text)
    found = []
    for kind, pattern in PATTERNS.items():
        for match in pattern.finditer(text):
            found.append(Number(*_read(kind, match), match.start(), _shown(kind, match)))
        if kind != "dates":
            text = pattern.sub(lambda match: " " * len(match[0]), text)
        else:
            text = _without_days(text)
    return sorted(found, key=lambda number: number.start)


def _without_days(text):
    pattern = rf"\b\d\d?{_DAYS} (?:{_MONTH})\b(?: \d{{4}})?"
    return re.sub(pattern, lambda match: " " * len(match[0]), text)


def _read(kind, match):
    if kind == "iso":
        return "date", tuple(map(int, match.groups()))
    if kind == "dates":
        year = int(match[3]) if match[3] else 0
        return "date", (year, MONTHS[match[2]], int(match[1]))
    if kind == "month":
        return kind, (int(match[2]), MONTHS[match[1]])
    if kind == "rank":
        return kind, (int(match[1]) if match[1] else RANKS[match[2].lower()],)
    if kind == "length":
        return match[2].lower().replace("centuries", "century") + "s", (_amount(match[1]),)
    return kind, (_amount(match[1]),)


def _shown(kind, match):
    return match[1] if kind == "dates" else match[0]


def _amount(text):
    return WORDS.get(text.lower()) or float(text.rstrip(",").replace(",", ""))


def known(text):
    """The numbers of a text, and what follows from them: a day has a month and a year."""
    found = set(numbers(text))
    for number in list(found):
        if number.kind == "date":
            year, month, day = number.value
            found |= {Number("date", (0, month, day)), Number("month", (year, month))}
        if number.kind in ("date", "month"):
            found.add(Number("year", (float(number.value[0]),)))
    return found


@dataclass
class Cell:
    """A cell's prose, the numbers its metadata explain, and what its section's outputs say."""

    notebook: str
    prose: str
    explained: dict
    evidence: set

    def faults(self, value_of):
        """What is wrong with its numbers, a line each.

        Parameters
        ----------
        value_of : callable
            Takes an expression, and gives what it comes to in this notebook.
        """
        lines, covered = [], []
        for text, expression in self.explained.items():
            places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", self.prose)]
            covered += places
            if not set(numbers(text)) <= known(said(value_of(expression))):
                lines.append(f"“{text}”: {expression} gives {said(value_of(expression))!r}")
        for number in numbers(self.prose):
            inside = any(start <= number.start < end for start, end in covered)
            if not inside and number not in self.evidence:
                lines.append(f"“{number.text}” stands in no output of its section")
        return lines


def said(value):
    """A value of an expression, as words in which numbers are looked for."""
    if isinstance(value, pd.Series | pd.DataFrame):
        return value.to_string()
    return f"{value:%Y-%m-%d}" if hasattr(value, "strftime") else str(value)


def sections(nb):
    """The cells of a notebook, parted where a heading begins."""
    parts = [[]]
    for cell in nb["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and re.match(r"#{1,6} ", source):
            parts.append([])
        parts[-1].append(cell)
    return [part for part in parts if part]


def cells(nb, name):
    """Each cell that has prose, as a `Cell`.

    A name of the notebook's own metadata is looked for in all its cells, one of a cell in this.
    """
    common = nb["metadata"].get("numbers", {})
    for part in sections(nb):
        evidence = set().union(*map(evidence_of, part))
        for cell in part:
            prose = text_of(cell)
            explained = {text: why for text, why in common.items() if text in prose}
            explained |= cell["metadata"].get("numbers", {})
            yield Cell(name, prose, explained, evidence)


def text_of(cell):
    """What a cell tells: its Markdown, or the texts of its code that are no names or dates."""
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        return source
    return "\n".join(text for text in _strings(source) if " " in text)


def _strings(source):
    nodes = ast.walk(ast.parse(source))
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def evidence_of(cell):
    """What the outputs of a cell know, but for what its code has said itself.

    A count in the rows of a chart is one of many: only its title and summary count.
    """
    if cell["cell_type"] != "code":
        return set()
    own = [text for text in _strings("".join(cell["source"])) if " " in text]
    found = set()
    for output in cell["outputs"]:
        told, rows = _output(output)
        found |= known(_without(told, own))
        found |= {number for number in known(_without(rows, own)) if number.kind != "count"}
    return found


def _without(text, own):
    for one in sorted(own, key=len, reverse=True):
        text = text.replace(one, " ")
    return text


def _output(output):
    """What an output says, and the rows that it draws."""
    data = output.get("data", {})
    if "application/vnd.timeline+json" in data:
        facts = unpack(data["application/vnd.timeline+json"])["facts"]
        rows = _texts([facts["rows"], facts["cards"]])
        return f"{facts['title']}\n{facts['summary']}", "\n".join(rows)
    if "text/html" in data:
        return unescape(re.sub(r"<[^>]+>", " ", "".join(data["text/html"]))), ""
    return "".join(data.get("text/plain", output.get("text", ""))), ""


def _texts(value):
    """All texts in lists of lists."""
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value or []
    return [text for item in items for text in _texts(item)]


def namespace(path):
    """What stands in a notebook once its code has run: its names, and `of` and `days`."""
    names = {}
    nb = json.loads(path.read_text("utf-8"))
    for cell in nb["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    events = names["events"].set_index("id", drop=False)
    names.setdefault("articles", read_articles(path.parent / "articles.csv"))
    names.setdefault(
        "citations", read_citations(path.parent / "citations.csv", events, names["articles"])
    )
    names.setdefault("cited", names["events"].loc[names["events"]["cited_by"].ne("")])
    return names | {"pd": pd} | helpers(events, names["citations"])


def helpers(events, citations):
    """What an expression may ask of an event, by its id.

    `of` is its date in words, `told` what happened and what to know, `cues` the words of the
    articles; `lasted` the whole years, months and days of a span and `years` their number;
    `apart` the days from one event to another.
    """
    pairs = citations.loc[citations["event"].ne(""), ["article", "event"]].drop_duplicates()
    return {
        "pairs": pairs,
        "of": lambda name: in_words(events.loc[name]),
        "told": lambda name: " ".join(events.loc[name, ["title", "description", "note"]]),
        "cues": lambda name: " ".join(citations.loc[citations["event"].eq(name), "cue"]),
        "lasted": lambda name: lasted(events.loc[name]),
        "years": lambda name: days(*ends(events.loc[name])) / 365.25,
        "apart": lambda one, other: days(ends(events.loc[one])[0], ends(events.loc[other])[0]),
    }


def ends(event):
    """The first and the last day on which it was certainly under way."""
    return [pd.Timestamp(str(event[edge])[:10]) for edge in ("start_max", "end_min")]


def days(first, last):
    return (last - first).days


def lasted(event):
    """The whole years, months and days from a span's first known day to its last."""
    first, last = ends(event)
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    rest = days(first + pd.DateOffset(months=months), last)
    return f"{months // 12} years {months % 12} months {rest} days"


def altered(number):
    """The text of a number, one more than it is."""
    text = number.text
    if text.lower() in WORDS or text.lower() in RANKS:
        return _next_word(text)
    for word in re.findall(r"[\w-]+", text):
        if word.lower() in WORDS | RANKS:
            return text.replace(word, _next_word(word), 1)
    return re.sub(r"\d[\d,]*", lambda m: str(int(m[0].replace(",", "")) + 1), text, count=1)


def _next_word(word):
    ordered = [*RANKS] if word.lower() in RANKS else sorted(WORDS, key=WORDS.get)
    following = ordered[(ordered.index(word.lower()) + 1) % len(ordered)]
    return following.capitalize() if word[0].isupper() else following
