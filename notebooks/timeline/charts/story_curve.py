"""Order of telling against order of happening, one curve an article.

After "story curves": N. W. Kim, B. Bach et al., Visualizing Nonlinear Narratives with
Story Curves, IEEE Transactions on Visualization and Computer Graphics 24 (2018).
"""

from dataclasses import replace

import numpy as np

from ..dates import in_words
from ..drawing.chart import chart
from ..drawing.facts import facts
from ..drawing.scales import plural
from ..drawing.scene import PAGE, PHONE
from ._curves import curves
from ._given import check
from ._notes import check_named
from ._telling import annotations, in_order, tell

NAMED, CUES = 3, 4  # articles in a title; mentions in a hover
PAGES = {PHONE: 559, PAGE: 1400}  # px: the narrowest and the widest page of each picture
AFTER = {
    "": "the first",
    "back": "jump back",
    "ahead": "jump ahead",
    "same": "the same day",
    "open": "the dates do not tell",
}


def story_curve(
    events, citations, articles, *, title="", summary="", source="", accent=(), notes=None
):
    """Draw the order in which each article tells of events against that of their dates.

    A dot a mention, joined in the order of the text; the later an event began, the
    higher its dot. A story told in order only climbs. Up to three of the farthest jumps
    of an article are put into words; on a narrow page these stand below, by number.

    Parameters
    ----------
    events, citations, articles : DataFrame
        From `events.read_events`, `read_citations` and `read_articles`. Mentions of
        events that are not in `events` are left out.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are.
    accent : iterable of str
        Ids of events whose mentions stand out.
    notes : dict of str to str, optional
        A sentence for an event, where the farthest jump leads to it: in place of the
        words that would stand there, or one more.

    Returns
    -------
    Chart

    Raises
    ------
    ValueError
        If no citation names an event of the frame, or an event in `accent` or `notes`
        is not told of.
    """
    check(read_events=events, read_citations=citations, read_articles=articles)
    if not citations["event"].isin(events["id"]).any():
        raise ValueError(
            "no citation names one of these events, so none is told of: draw them with timeline"
        )
    told = tell(events, citations)
    check_named(told, notes=notes, accent=accent)
    accent, notes = {*accent}, dict(notes or {})
    told["name"] = told["article"].map(_called(articles.loc[told["article"].unique()]))
    told["tone"] = np.where(told["id"].isin(accent), "accent", "mark")
    said = annotations(told, notes)
    known = facts(
        events.set_index("id", drop=False).loc[told["id"]],
        title or _title(told),
        summary or _summary(told),
        source,
        columns=["Article", "Paragraph", "Cue", "Event", "Date", "After the one before"],
        rows=[_row(mention) for mention in told.itertuples()],
    )
    scenes = [curves(told, said, *page) for page in PAGES.items()]
    return chart([replace(scene, words=_words(told)) for scene in scenes], known)


# --- words -------------------------------------------------------------------------


def _called(articles):
    """The publisher of each article, or its title where two have the same."""
    names = articles["publisher"]
    names = names.mask(names.eq("") | names.duplicated(keep=False), articles["title"])
    return names.mask(names.eq("") | names.duplicated(keep=False), articles.index.to_series())


def _title(told):
    backs = told["step"].eq("back").groupby(told["name"], sort=False).agg(["sum", "size"])
    if len(backs) > NAMED:
        times = f"{_times(backs['sum'].sum())} in {len(told)} mentions"
        return f"{len(backs)} articles jump back in time {times}"
    (name, back, mentions), *others = backs.itertuples(name=None)
    rest = [f", {other} {_times(n).removesuffix(' times')} in {m}" for other, n, m in others]
    jumps = f"{_times(back)} in {plural(mentions, 'mention')}"
    return f"{name} jumps back in time {jumps}{''.join(rest)}"


def _times(number):
    return "once" if number == 1 else f"{number} times"


def _summary(told):
    said = "Each dot is a mention, in the order of the text; the later its event began, the higher."
    shares = told.groupby("name", sort=False)[["start_min", "start_max"]].apply(in_order).dropna()
    if 0 < len(shares) <= NAMED:
        known = " and ".join(f"{share:.0f} in {name}" for name, share in shares.items())
        said += f" Of every 100 pairs, {known} stand in the order of time."
    return said


def _row(mention):
    told = [mention.name, str(mention.paragraph), mention.cue, mention.title]
    return [*told, in_words(mention), AFTER[mention.step]]


def _words(told):
    """Of each event its name, its date, and where it is told."""
    words = {}
    for name, mentions in told.groupby("id"):
        one, *_ = rows = [*mentions.itertuples()]
        where = [
            f"{each.name}, paragraph {each.paragraph}: “{each.cue.strip('“”')}”" for each in rows
        ]
        more = [f"and {len(rows) - CUES} more"] * (len(rows) > CUES)
        words[name] = "\n".join([one.title, in_words(one), *where[:CUES], *more])
    return words
