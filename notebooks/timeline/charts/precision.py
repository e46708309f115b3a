"""How exactly each article dates an event, beside how exactly the record does."""

import pandas as pd

from ..dates import PRECISIONS
from ..drawing.theme import BOTTOM, INK, PAPER, SHADES, SIZE, SOFT
from ._figure import figure, frame
from ._given import check

NONE = "no date"
KINDS = [*PRECISIONS, NONE]
ROW, BAR, TOP = 62, 26, 34  # px


def precision(events, citations, articles, *, title="", summary="", source=""):
    """Draw how exactly the articles and the record date the same events.

    For each article two bars, of the events that it cites: by the most exact date
    that the article itself gives in any mention, and by the date in `events`.

    Parameters
    ----------
    events, citations, articles : DataFrame
        From `events.read_events`, `read_citations` and `read_articles`.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are.

    Returns
    -------
    go.Figure

    Raises
    ------
    ValueError
        If no citation names an event.
    """
    check(read_events=events, read_citations=citations, read_articles=articles)
    counts = count_precision(events, citations)
    if counts.empty:
        raise ValueError(
            "no citation names one of these events, so there is nothing to compare: "
            "draw them with timeline"
        )
    names = articles["publisher"].where(articles["publisher"].ne(""), articles["title"])
    rows = [
        (f"{names[article]} says" if who == "article" else "The record, same events", row)
        for (article, who), row in counts.iterrows()
    ]
    title = title or "How exactly the articles and the record date the same events"
    summary = summary or "Events cited, by the most exact date given for them."
    given = [(kind, counts[kind], shade) for kind, shade in zip(KINDS, SHADES, strict=True)]
    traces = [_trace(*each) for each in given if each[1].any()] + [_names(rows)]
    widest = round(1.004 * float(counts.sum(axis="columns").max()), 3)  # room for its outline
    meta = {
        "title": title,
        "summary": summary,
        "source": source,
        "columns": ["Who", *KINDS],
        "rows": [[name, *map(str, row)] for name, row in rows],
        "ids": [],
    }

    def draw(_, top):
        return traces, frame(
            top + TOP,
            barmode="stack",
            bargap=round(1 - BAR / ROW, 3),
            height=top + TOP + ROW * len(rows) + BOTTOM,
            xaxis={"visible": False, "fixedrange": True, "range": [0, widest]},
            yaxis={"visible": False, "fixedrange": True, "range": [len(rows) - 0.5, -0.7]},
            legend={"y": 1, "yanchor": "bottom", "traceorder": "normal", "itemclick": False},
        )

    return figure(draw, meta)


def count_precision(events, citations):
    """Events by precision, two rows an article: what it says and what the record says.

    Returns
    -------
    DataFrame
        On the index (article, "article" or "record"), a column each of `KINDS`, of int.
    """
    named = citations[citations["event"].ne("")]
    said = named["precision"].where(named["precision"].ne(""), NONE)
    best = said.map(KINDS.index).groupby([named["article"], named["event"]], sort=False).min()
    record = events.set_index("id")["precision"]
    long = pd.DataFrame(
        {
            "article": [KINDS[i] for i in best],
            "record": record.loc[best.index.get_level_values("event")].to_numpy(),
        },
        index=best.index,
    )
    counts = [
        long[who].groupby(level="article", sort=False).value_counts().unstack(fill_value=0)
        for who in long
    ]
    table = pd.concat(counts, keys=long.columns, names=["who"]).swaplevel()
    order = [(article, who) for article in counts[0].index for who in long.columns]
    return table.reindex(index=order, columns=KINDS).fillna(0).astype(int)


def _trace(kind, counts, shade):
    paint, ink = shade
    return {
        "type": "bar",
        "orientation": "h",
        "name": kind,
        "x": counts.tolist(),
        "y": list(range(len(counts))),
        "text": [str(n) if n else "" for n in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "insidetextfont": {"color": ink, "size": SIZE},
        "textangle": 0,
        "constraintext": "none",
        "marker": {"color": paint, "line": {"color": SOFT if kind == NONE else PAPER, "width": 1}},
        "hovertemplate": f"%{{x}} dated to the {kind}<extra></extra>"
        if kind != NONE
        else "%{x} without a date<extra></extra>",
    }


def _names(rows):
    """What each bar is, written above it."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(rows),
        "y": [round(i - BAR / ROW / 2 - 0.18, 3) for i in range(len(rows))],
        "text": [f"{name}, {row.sum()} events" for name, row in rows],
        "textposition": "middle right",
        "textfont": {"size": SIZE + 1, "color": INK},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }
