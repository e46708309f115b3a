"""The front page of a series: its first report with its picture, a card for each of the others.

No script is needed for it, but for the switch to a dark page.
"""

import re

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from nbconvert.filters import markdown2html

from ..page import bundle as bundle_of
from ..page import style
from . import pictures
from .exporter import TEMPLATES, policy
from .words import clean, day_words, report_links

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
        would be too tall; "as_of", the latest day to which a chart draws what goes on.
    """
    first = next((each for each in figures if each.get("small")), {})
    whole = first.get("pictures") or []
    days = [each["facts"].get("as_of") or "" for each in figures]
    return {
        "small": pictures.brief(first.get("small") or ""),
        "opening": pictures.markup([each | {"zoom": ""} for each in whole]) if _fits(whole) else "",
        "as_of": max(days, default=""),
    }


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
        count=len(made),
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
    }


def _html(markdown):
    return Markup(clean(report_links(markdown2html(markdown))))


def _rules(listed):
    """The styles of the pictures: which of the whole ones is seen, and the colours of all."""
    drawn = "".join([card["opening"] for card in listed[:1]] + [card["small"] for card in listed])
    leasts = map(int, re.findall(r'data-least="(\d+)', drawn))
    return pictures.rules_of({*leasts}, drawn)
