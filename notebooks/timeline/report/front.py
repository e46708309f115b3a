"""The front page of a series: its first report with its picture, a card for each of the others.

No script is needed for it, but for the switch to a dark page.
"""

import re

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from nbconvert.filters import markdown2html

from ..drawing.facts import ON_CHART
from ..page import bundle as bundle_of
from ..page import style
from . import pictures
from .exporter import TEMPLATES, policy
from .words import clean, day_words, report_links

NUMBERED = re.compile(r"(\d+)\. ")
RULE = re.compile(r'<line [^>]*y1="([\d.]+)" y2="\1" class="s-line"/>')
TALL = 900  # px: a picture higher than this is no opening, and its small one stands there


def shown(figures):
    """What the front page shows of a report: its first chart that has a small picture.

    Parameters
    ----------
    figures : list of dict
        As of `charts.figures`.

    Returns
    -------
    dict of str
        "small", the picture for a card; "opening", the whole one as HTML, or blank where it
        would be too tall; "pins", names and dates where it has numbered cards, which it then
        lacks; "as_of", the latest day to which a chart draws what goes on.
    """
    first = next((each for each in figures if each.get("small")), {})
    pinned = _pins(first.get("facts") or {})
    whole = [each | {"zoom": ""} for each in first.get("pictures") or []]
    whole = [each | {"svg": _strip(each["svg"])} for each in whole] if pinned else whole
    days = [each["facts"].get("as_of") or "" for each in figures]
    return {
        "small": pictures.brief(first.get("small") or ""),
        "opening": pictures.markup(whole) if _fits(whole) else "",
        "pins": pinned,
        "as_of": max(days, default=""),
    }


def _pins(facts):
    """The events of numbered cards and their dates, in order; none of another form."""
    if ON_CHART not in facts.get("columns", []):
        return []
    rows = [dict(zip(facts["columns"], row, strict=True)) for row in facts["rows"]]
    found = [(NUMBERED.match(str(row[ON_CHART])), row) for row in rows]
    found = sorted((int(number[1]), row["Event"], row["Date"]) for number, row in found if number)
    return [[event, date] for _, event, date in found]


def _strip(svg):
    """A picture without its cards: all that it has from the rule above the first of them on."""
    rule = RULE.search(svg)
    if not rule:
        return svg
    kept = re.sub(r'\sheight="[\d.]+', f' height="{rule[1]}', svg[: rule.start()], count=1)
    return f"{kept}</svg>"


def _fits(whole):
    """Whether the widest picture is no higher than a screen."""
    return whole and int(re.search(r'\sheight="(\d+)', whole[-1]["svg"])[1]) <= TALL


def front(made, series):
    """The page index.html.

    Parameters
    ----------
    made : dict of str to dict
        Of each report by its name what `notebook.headline` and `shown` say.
    series : Series

    Returns
    -------
    str
        Without a report that the series lists first, all are cards.
    """
    said = {entry.name: entry.sentence for entry in series.entries}
    listed = [_card(name, made[name], said[name]) for name in said if name in made]
    others = [_card(name, made[name], "") for name in sorted(made) if name not in said]
    script = bundle_of("contents")
    environment = Environment(autoescape=True, loader=FileSystemLoader(TEMPLATES / "report"))
    return environment.get_template("front.html.j2").render(
        series=series,
        standfirst=_html(series.standfirst),
        as_of=day_words(max((made[name]["as_of"] for name in made), default="")),
        first=listed[0] if listed else None,
        cards=listed[1:],
        others=others,
        style=Markup("\n".join([style("page.css"), style("front.css"), _rules(listed)])),
        script=Markup(script),
        policy=policy(script),
    )


def _card(name, told, sentence):
    return {
        "file": f"{name}.html",
        "title": told["title"],
        "lead": sentence or told["lead"],
        "finding": sentence or told["finding"],
        "small": Markup(told["small"]),
        "opening": Markup(told["opening"] or told["small"]),
        "pins": told["pins"] if told["opening"] else [],
    }


def _html(markdown):
    return Markup(clean(report_links(markdown2html(markdown))))


def _rules(listed):
    """The styles of the pictures: which of the whole ones is seen, and the colours of all."""
    drawn = "".join([card["opening"] for card in listed[:1]] + [card["small"] for card in listed])
    leasts = map(int, re.findall(r'data-least="(\d+)', drawn))
    return pictures.rules_of({*leasts}, drawn)
