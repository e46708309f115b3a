"""Order of telling against order of happening, one curve an article.

After "story curves": N. W. Kim, B. Bach et al., Visualizing Nonlinear Narratives with
Story Curves, IEEE Transactions on Visualization and Computer Graphics 24 (2018).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..dates import in_short, in_words, year_words
from ..drawing.theme import BOTTOM, INK, LINE, SIZE, SOFT, colours
from ..layout import text_width, wrap
from ._figure import LEFT, MIDDLE, RIGHT, figure, frame, legend_height, plain, sentence
from ._given import check

RANK, PANEL = 6, (120, 320)  # px: a rank's height; the least and the most of a panel's
MOST_STEP = 56  # px: a mention's width at most
STEP = 10, 28  # px: a mention's height on a phone, least and most
LEAST, SHORT, LONGEST = 72, 300, 2400  # px: a panel's there
HEAD = {False: 28, True: 64}  # px above a panel: its name; where the telling runs down, the years
YEARS, FOOT, GAP = 20, 26, 16  # px: years above a panel, paragraphs below one; air
DOT = 4, 8  # px: a mark's size, least and most
CAP = {False: 7, True: 3}  # px: the ends of a whisker, firm or themselves approximate
MOST_NAMES = 3  # in a title
AIR = "\u00a0"  # between a label and its mark
FADED = 0.45  # opacity of an approximate day
LABELS, TRIED, LABEL_WIDTHS = 7, 30, (150, 220, 110)  # a panel, at most; how many are tried; px
TEXT_LINE = 15.6  # px: plotly sets lines 1.3 em apart
PLACES = [
    *("middle right", "middle left", "top center", "bottom center"),
    *("top right", "bottom right", "top left", "bottom left"),
]
AFTER = {
    "": "the first",
    "back": "jump back",
    "ahead": "jump ahead",
    "same": "the same day",
    "open": "the dates do not tell",
}


def story_curve(events, citations, articles, *, title="", summary="", source=""):
    """Draw the order in which each article tells of events against that of their dates.

    A dot a mention, joined in the order of the text; the later an event began, the
    higher its dot (on a narrow page, where the telling runs downwards, the further
    right). A story told in order is a straight diagonal.

    Parameters
    ----------
    events, citations, articles : DataFrame
        From `events.read_events`, `read_citations` and `read_articles`. Mentions of
        events that are not in `events` are left out.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are.

    Returns
    -------
    go.Figure

    Raises
    ------
    ValueError
        If no citation names an event of the frame.
    """
    check(read_events=events, read_citations=citations, read_articles=articles)
    if not citations["event"].isin(events["id"]).any():
        raise ValueError(
            "no citation names one of these events, so none is told of: draw them with timeline"
        )
    told = tell(events, citations)
    told["name"] = told["article"].map(_called(articles.loc[told["article"].unique()]))
    told["colour"] = told["theme"].map(colours(events["theme"].cat.categories)).astype(str)
    meta = {
        "title": title or _title(told),
        "summary": summary or _summary(told),
        "source": source,
        "columns": ["Article", "Paragraph", "Cue", "Event", "Date", "After the one before"],
        "rows": [_row(mention) for mention in told.itertuples()],
        "ids": told["id"].tolist(),
    }
    return figure(lambda width, top: _draw(told, width, top), meta)


def tell(events, citations):
    """The mentions of events, article by article in the order of telling.

    Returns
    -------
    DataFrame
        A row a mention: `article`, `paragraph`, `cue`, the columns of its event, and

        - `turn`: its place in the article, from 1;
        - `rank`: the event's place in time among all events mentioned, from 1, by the
          middle of the days on which it may have begun; equal dates share one;
        - `low`, `high`: the ranks that it may have, as far as its date is known;
        - `day`: whether the day on which it began is known;
        - `step`: "back" if the event began before the one mentioned just before,
          "ahead" if after, "same" if on the same day, "open" if the dates do not
          tell, "" for the first.
    """
    named = citations[citations["event"].isin(events["id"])]
    named = named.iloc[pd.factorize(named["article"])[0].argsort(kind="stable")]
    mentioned = events[events["id"].isin(named["event"])]
    ranked = mentioned.join(_ranks(mentioned)).set_index("id", drop=False)
    told = ranked.loc[named["event"]].reset_index(drop=True)
    told[["article", "paragraph", "cue"]] = named[["article", "paragraph", "cue"]].to_numpy()
    told["turn"] = told.groupby("article").cumcount() + 1
    told["day"] = told["start_min"].eq(told["start_max"]) & (told["is_span"] | ~told["end_open"])
    told["step"] = _steps(told)
    return told


def _ranks(events):
    """The rank of each event, and the lowest and the highest that it may have."""
    first, last = events["first_possible"], events["start_max"]
    middle = first + (last - first) / 2
    rank = (
        pd.DataFrame({"middle": middle, "first": first}).groupby(["middle", "first"]).ngroup() + 1
    )
    first, last, numbers = first.to_numpy(), last.to_numpy(), rank.to_numpy()
    meets = (first[:, None] <= last) & (last[:, None] >= first) & (first != last)[:, None]
    meets |= np.eye(len(rank), dtype=bool)
    low = np.where(meets, numbers, len(rank) + 1).min(axis=1)
    high = np.where(meets, numbers, 0).max(axis=1)
    return pd.DataFrame({"rank": rank, "low": low, "high": high, "first": first})


def _steps(told):
    before = told.groupby("article")[["id", "day", "start_min", "start_max"]].shift()
    same = told["start_min"].eq(before["start_min"]) & told["day"] & before["day"].eq(True)
    same |= told["id"].eq(before["id"])
    back, ahead = told["start_max"] < before["start_min"], told["start_min"] > before["start_max"]
    return np.select(
        [before["id"].isna(), same, back, ahead], ["", "same", "back", "ahead"], "open"
    )


# --- words -------------------------------------------------------------------------


def _called(articles):
    """The publisher of each article, or its title where two have the same."""
    names = articles["publisher"]
    names = names.mask(names.eq("") | names.duplicated(keep=False), articles["title"])
    return names.mask(names.eq("") | names.duplicated(keep=False), articles.index.to_series())


def _title(told):
    backs = told["step"].eq("back").groupby(told["name"], sort=False).agg(["sum", "size"])
    if len(backs) > MOST_NAMES:
        times = f"{_times(backs['sum'].sum())} in {len(told)} mentions"
        return f"{len(backs)} articles jump back in time {times}"
    (name, back, mentions), *others = backs.itertuples(name=None)
    rest = [f", {other} {_times(n).removesuffix(' times')} in {m}" for other, n, m in others]
    jumps = f"{_times(back)} in {_plural(mentions, 'mention')}"
    return f"{name} jumps back in time {jumps}{''.join(rest)}"


def _times(number):
    return "once" if number == 1 else f"{number} times"


def _plural(number, thing):
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _summary(told):
    shares = told.groupby("name", sort=False)[["start_min", "start_max"]].apply(_in_order).dropna()
    known = [f"{share:.0f} in {name}" for name, share in shares.items()]
    pairs = (
        f" Of every 100 pairs of mentions, {' and '.join(known)} stand in the order of time;"
        " of a story told in order, all do."
    )
    return (
        "Each dot is a mention of a dated event, joined in the order of the text. The later the"
        " event began, the higher the dot (on a narrow page, the further right). A jump back, a"
        " stronger line, leads to an event that began before the one mentioned just before it."
    ) + pairs * (0 < len(known) <= MOST_NAMES)


def _in_order(mentions):
    """Per cent of the pairs, of different and known order in time, told in that order.

    It is (tau + 1) / 2 of Kendall's rank correlation of telling and time, ties left out.
    """
    first, last = mentions["start_min"].to_numpy(), mentions["start_max"].to_numpy()
    later = first[None, :] > last[:, None]  # the second of each pair, than the first
    ahead, back = np.triu(later).sum(), np.tril(later).sum()
    return 100 * ahead / (ahead + back) if ahead + back else np.nan


def _row(mention):
    return [
        mention.name,
        str(mention.paragraph),
        mention.cue,
        mention.title,
        in_words(mention),
        AFTER[mention.step],
    ]


def _hover(mention):
    """The event and its date; below, the words that mention it, and where they stand."""
    when, cue = sentence(in_words(mention)), f"“{mention.cue.strip('“”')}”"
    where = f"{mention.name}, paragraph {mention.paragraph}"
    title, when, cue, where = (
        _escaped(wrap(t, 300, SIZE)) for t in (mention.title, when, cue, where)
    )
    return "<br>".join([*(f"<b>{line}</b>" for line in title), *when, "", *cue, *where])


def _escaped(lines):
    return [plain(line) for line in lines]


# --- where all things go -----------------------------------------------------------


@dataclass(frozen=True)
class _Sheet:
    """One width, in px from the top left of the plot.

    `down` says that the telling runs downwards; `tops` is where the panel of each
    article begins, below its name; `step` and `unit` are px a mention and a rank.
    """

    room: float
    down: bool
    gutter: float
    step: float
    unit: float
    ranks: int
    tops: dict
    bottoms: dict

    @property
    def dot(self):
        """A mark's size, less where mentions crowd."""
        return round(float(np.clip(1.6 * self.step, *DOT)), 1)

    def across(self, rank):
        """Px of a rank: from the left where the telling runs down, else from a panel's top."""
        if self.down:
            return self.gutter + (rank - 0.5) * self.unit
        return (self.ranks - rank + 0.5) * self.unit

    def place(self, told, rank):
        """Mentions, each at a rank => rows of x and y."""
        along, top = (told["turn"] - 0.5) * self.step, told["article"].map(self.tops)
        if self.down:
            return np.column_stack([self.across(rank), top + along]).round(1)
        return np.column_stack([self.gutter + along, top + self.across(rank)]).round(1)


def _sheet(told, borders, width):
    room, down = width - LEFT - RIGHT, width < MIDDLE
    turns, ranks = told.groupby("article", sort=False)["turn"].max(), int(told["high"].max())
    most = int(turns.max())
    if down:
        gutter = text_width(f"¶ {told['paragraph'].max()}", SIZE) + 16
        step, unit = min(np.clip(SHORT / most, *STEP), LONGEST / most), (room - gutter) / ranks
        heights, below = (turns * step).clip(LEAST), GAP
    else:
        gutter = max((text_width(words, SIZE) for words in borders["words"]), default=0) + 10
        panel = float(np.clip(RANK * ranks, *PANEL))
        step, unit = min(MOST_STEP, (room - gutter) / most), panel / ranks
        heights, below = turns * 0 + panel, FOOT + GAP
    bottoms = (heights + HEAD[down] + below).cumsum() - below
    tops = bottoms - heights
    return _Sheet(room, down, gutter, step, unit, ranks, tops.to_dict(), bottoms.to_dict())


def _borders(told):
    """Where a year ends: below `rank` all is earlier, above it all is of that year or later.

    Returns
    -------
    DataFrame
        `rank` (such as 3.5), `words` (the year), and `weight`, how many ranks lie
        between it and the next border; the lowest, which begins the scale, weighs most.
    """
    ranks = told.groupby("rank").agg(early=("first", "min"), late=("start_max", "max"))
    above = ranks["early"].dt.year[::-1].cummin()[::-1]
    below = ranks["late"].dt.year.cummax().shift(fill_value=-99999)
    borders = above[above > below].rename("year").reset_index()
    borders["weight"] = borders["rank"].shift(-1).fillna(ranks.index.max() + 1) - borders["rank"]
    borders.loc[0, "weight"] = np.inf
    if told["start_open"].any():
        borders = borders.iloc[1:]  # how early the earliest was is not known
    return borders.assign(rank=borders["rank"] - 0.5, words=borders["year"].map(year_words))


def _kept(borders, sheet):
    """The borders whose years have room beside one another, the heaviest first."""
    kept = []
    for border in borders.sort_values("weight", ascending=False, kind="stable").itertuples():
        at, size = sheet.across(border.rank), text_width(border.words, SIZE) + 6
        first, last = (at, at + size) if sheet.down else (at - TEXT_LINE, at)
        free = all(last <= a or first >= b for a, b, _ in kept)
        if free and last <= (sheet.room if sheet.down else np.inf):
            kept.append((first, last, border))
    return [border for *_, border in kept]


# --- drawing -----------------------------------------------------------------------


def _draw(told, width, top):
    borders = _borders(told)
    sheet = _sheet(told, borders, width)
    told = told.assign(**dict(zip("xy", sheet.place(told, told["rank"]).T, strict=True)))
    panels = [panel for _, panel in told.groupby("article", sort=False)]
    labels = {n: label for panel in panels for n, label in _labels(panel, sheet).items()}
    traces = [*_scale(_kept(borders, sheet), sheet), _names(panels, sheet)]
    traces += [_paragraphs(panels, sheet), *_curves(panels)]
    themes = told.groupby("theme", observed=True)
    for _, group in themes:
        traces += [_whiskers(group, sheet), _marks(group, sheet, labels), _legend(group)]
    height = round(max(sheet.bottoms.values())) + (0 if sheet.down else FOOT)
    top += legend_height(list(themes.groups), width)
    return traces, frame(
        top,
        height=height + top + BOTTOM,
        xaxis={"visible": False, "fixedrange": True, "range": [0, sheet.room]},
        yaxis={"visible": False, "fixedrange": True, "range": [height, 0]},
        legend={"y": 1, "yanchor": "bottom", "tracegroupgap": 0},
    )


def _text(places, text, position, size=SIZE, color=SOFT):
    """Words at places (x and y)."""
    x, y = np.array(places, float).reshape(-1, 2).round(1).T.tolist()
    return {
        "type": "scatter",
        "mode": "text",
        "x": x,
        "y": y,
        "text": text,
        "textposition": position,
        "textfont": {"size": size, "color": color},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _lines(pieces, color, width, **more):
    """Lines through the places of each piece."""
    points = [point for piece in pieces for point in [*piece, (None, None)]]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x if x is None else round(float(x), 1) for x, _ in points],
        "y": [y if y is None else round(float(y), 1) for _, y in points],
        "line": {"color": color, "width": width},
        "hoverinfo": "skip",
        "showlegend": False,
    } | more


def _scale(borders, sheet):
    """The lines where a year begins, and the years, in each panel."""
    lines = [
        [(at, top - YEARS), (at, sheet.bottoms[article])]
        if sheet.down
        else [(0, top + at), (sheet.room, top + at)]
        for article, top in sheet.tops.items()
        for at in (sheet.across(border.rank) for border in borders)
    ]
    words = [border.words for border in borders] * len(sheet.tops)
    places = [(x + 3 * sheet.down, y) for (x, y), _ in lines]
    position = "bottom right" if sheet.down else "top right"
    return _lines(lines, LINE, 0.8), _text(places, words, position)


def _names(panels, sheet):
    """The article's name and its counts, on a phone the one above the other."""
    text, between = [], "<br>" if sheet.down else "\u2002"
    for panel in panels:
        back = panel["step"].eq("back").sum()
        words = f"{_plural(len(panel), 'mention')}, {_plural(back, 'jump')} back"
        name, most = panel["name"].iloc[0], int(sheet.room / text_width("0", SIZE + 1, bold=True))
        short = name if len(name) <= most - 24 * (not sheet.down) else f"{name[: most - 24]}…"
        text.append(f"<b>{plain(short)}</b>{between}{words}")
    places = [(0, top - HEAD[sheet.down] + 4) for top in sheet.tops.values()]
    return _text(places, text, "bottom right", SIZE + 1, INK)


def _paragraphs(panels, sheet):
    """The numbers of the paragraphs beside their first mentions, as far as there is room."""
    places, text = [], []
    for panel in panels:
        free, bottom = -np.inf, sheet.bottoms[panel["article"].iloc[0]] + 7
        for mention in panel.drop_duplicates("paragraph").itertuples():
            words = f"¶ {mention.paragraph}"
            at, size = (
                (mention.y, TEXT_LINE) if sheet.down else (mention.x, text_width(words, SIZE) + 6)
            )
            if at - size / 2 >= free:
                free = at + size / 2
                places.append((0, at) if sheet.down else (at, bottom))
                text.append(words)
    return _text(places, text, "middle right" if sheet.down else "bottom center")


def _curves(panels):
    """The curve of each article, and its jumps back once more, stronger."""
    curves = [panel[["x", "y"]].to_numpy() for panel in panels]
    backs = [
        curve[n - 1 : n + 1]
        for curve, panel in zip(curves, panels, strict=True)
        for n in np.flatnonzero(panel["step"].eq("back"))
    ]
    return _lines(curves, SOFT, 1.2, opacity=0.55), _lines(backs, INK, 1.6)


def _whiskers(group, sheet):
    """The ranks that an event may have whose date is not known to the day."""
    vague = group[~group["day"]]
    cap, early, late = (
        ("line-ns", "triangle-left", "triangle-right")
        if sheet.down
        else ("line-ew", "triangle-down", "triangle-up")
    )
    low = np.where(vague["start_open"], early, cap)
    high = np.where(vague["end_open"] & ~vague["is_span"], late, cap)
    symbols = [s for pair in zip(low.tolist(), high.tolist(), strict=True) for s in (*pair, cap)]
    colour = group["colour"].iloc[0]
    line = {"color": colour, "width": 1.6}
    sizes = [CAP[mark != ""] for mark in vague["start_qualifier"] for _ in range(3)]
    marker = {"symbol": symbols, "size": sizes, "color": colour, "line": line}
    drawn = {"mode": "lines+markers", "marker": marker} | _group(group)
    return _lines(zip(*_ends(vague, sheet), strict=True), colour, 1.6, **drawn)


def _ends(told, sheet):
    """The places of the lowest and of the highest rank that each mention's event may have."""
    half = 0.5 * ~told["day"]
    return sheet.place(told, told["low"] - half), sheet.place(told, told["high"] + half)


def _marks(group, sheet, labels):
    """A dot for a day; where there is none, the curve still turns, and can be asked."""
    opacity = np.where(group["day"], np.where(group["start_qualifier"].ne(""), FADED, 1), 0)
    given = [labels.get(n, ("", "middle right")) for n in group.index]
    colour = group["colour"].iloc[0]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": group["x"].tolist(),
        "y": group["y"].tolist(),
        "text": [text for text, _ in given],
        "textposition": [position for _, position in given],
        "textfont": {"size": SIZE, "color": INK},
        "marker": {"size": sheet.dot, "color": colour, "opacity": opacity.tolist()},
        "customdata": group["id"].tolist(),
        "hovertext": [_hover(mention) for mention in group.itertuples()],
        "hoverinfo": "text",
        "hoverlabel": {"bordercolor": colour},
        "cliponaxis": False,
        "showlegend": False,
    } | _group(group)


def _legend(group):
    """A swatch: the marks' own trace would put letters beside it."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None],
        "y": [None],
        "marker": {"size": DOT[1], "color": group["colour"].iloc[0]},
        "hoverinfo": "skip",
        "showlegend": group["theme"].iloc[0] != "",
    } | _group(group)


def _group(group):
    theme = plain(group["theme"].iloc[0]) or "Events"
    return {"legendgroup": theme, "name": theme}


# --- labels ------------------------------------------------------------------------


def _labels(panel, sheet):
    """{mention: (text, position)} of the most telling ones that have room.

    A label covers neither a mark nor another label nor the curve.
    """
    article = panel["article"].iloc[0]
    edge = (sheet.gutter, sheet.tops[article] - 4, sheet.room, sheet.bottoms[article] + GAP / 2)
    taken, own = _boxes(panel, sheet, sheet.dot / 2 + 1), _boxes(panel, sheet, 0.3 * sheet.dot)
    curve = _along(panel[["x", "y"]].to_numpy())
    labels = {}
    for n in _telling(panel):
        place = panel.index.get_loc(n)
        others = np.vstack([np.delete(taken, place, axis=0), own[place], curve])
        for text, position, box in _options(panel.loc[n], sheet.dot):
            if _within(box, edge) and not _meets(box, others):
                labels[n] = text, position
                taken = np.vstack([taken, box])
                break
        if len(labels) == LABELS:
            break
    return labels


def _telling(panel):
    """The first mention, the last, and where the largest jumps land; each event once."""
    jumps = panel["rank"].diff().abs().where(panel["step"].isin(["back", "ahead"]))
    largest = jumps.dropna().sort_values(ascending=False, kind="stable").index
    order = [panel.index[0], panel.index[-1], *largest]
    return panel.loc[order].drop_duplicates("id").index[:TRIED]


def _boxes(panel, sheet, reach):
    """What a label must not cover: left, top, right, bottom of each mark, `reach` px around it."""
    low, high = _ends(panel, sheet)
    return np.hstack([np.minimum(low, high) - reach, np.maximum(low, high) + reach])


def _along(points):
    """Points on the curve as boxes, so close that no label slips between two of them."""
    share = np.linspace(0, 1, 50)[:, None, None]
    spots = (points[:-1] + share * np.diff(points, axis=0)).reshape(-1, 2)
    return np.hstack([spots, spots])


def _options(mention, dot):
    """Text, position and box of each way to set a label.

    A wider page pulls all else away from the label's mark, but the gap between the two
    stays: a box begins at half the gap, so that nothing moves into it on a page twice
    as wide.
    """
    gap = dot / 1.6 + 1  # plotly's, from a mark's middle
    for limit in LABEL_WIDTHS:
        lines, width = _label(mention, limit)
        height = TEXT_LINE * len(lines)
        for position in PLACES if lines else []:
            y, x = position.split()
            left = mention.x + {"right": 0.5 * gap, "left": -gap - width, "center": -width / 2}[x]
            top = mention.y + {"middle": -height / 2, "top": -gap - height, "bottom": gap}[y]
            before, after = AIR * (x == "right"), AIR * (x == "left")
            text = "<br>".join(before + line + after for line in lines)
            right = left + width + 0.5 * gap * (x != "center")
            yield text, position, (left, top, right, top + height)


def _label(mention, limit):
    """The date above the title => lines of about `limit` px, none if a word is longer; px."""
    date, title = in_short(mention), wrap(mention.title, limit, SIZE)
    if " ".join(title) != " ".join(mention.title.split()):
        return [], 0
    width = max(text_width(date, SIZE, bold=True), *(text_width(line, SIZE) for line in title))
    return [f"<b>{date}</b>", *_escaped(title)], width + text_width(AIR, SIZE)


def _within(box, edge):
    return box[0] >= edge[0] and box[1] >= edge[1] and box[2] <= edge[2] and box[3] <= edge[3]


def _meets(box, boxes):
    left, top, right, bottom = boxes.T
    return bool(((box[0] < right) & (box[2] > left) & (box[1] < bottom) & (box[3] > top)).any())
