"""Order of telling against order of happening, one curve an article.

After "story curves": N. W. Kim, B. Bach et al., Visualizing Nonlinear Narratives with
Story Curves, IEEE Transactions on Visualization and Computer Graphics 24 (2018).
"""

from dataclasses import replace

import numpy as np

from ..dates import in_words
from ..drawing.chart import chart
from ..drawing.facts import facts
from ..drawing.scene import PAGE, WIDE
from ._curves import curves
from ._curves_down import curves_down
from ._given import check
from ._notes import check_named
from ._telling import annotations, tell

NAMED, CUES = 3, 4  # articles in a title; mentions in a hover
PAGES = {PAGE: WIDE - 1, WIDE: 1400}  # px: the narrowest and the widest page of each picture
SUMMARY = (
    "Mentions in the order of the text, spaced by the order of their dates, not by years. "
    "Events of one day are no step back."
)
INEXACT = " A line, or a ring about a dot: the date is not known exactly."
AFTER = {
    "": "the first",
    "back": "a step back",
    "ahead": "a step ahead",
    "same": "the same day",
    "open": "the dates do not tell",
}


def story_curve(
    events, citations, articles, *, title="", summary="", source="", accent=(), notes=None
):
    """Draw the order in which each article tells of events against that of their dates.

    A dot a mention, joined in the order of the text; the later an event began, the
    higher its dot. A story told in order only climbs. On a phone the text runs down the
    page, and time from left to right. Three jumps of an article at most are put into words.

    A step leads from one mention to the next, and so there is one fewer than mentions. It
    goes back if its event began before the other one as far as the dates tell: events of one
    day count as no step back, whatever their order in the file.

    Parameters
    ----------
    events, citations, articles : DataFrame
        From `events.read_events`, `read_citations` and `read_articles`. Mentions of
        events that are not in `events` are left out.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are.
    accent : iterable of str
        Ids of events whose mentions stand out.
    notes : dict, optional
        What is said of jumps besides their paragraph and years, a sentence each, by where
        they lead: an event's id, or an article's key with a paragraph or an id, such as
        ``("hill", 12)``; of several mentions it is the farthest jump's. Three an article at
        most; one without any gets the titles of the events to which it jumps back farthest.

    Returns
    -------
    Chart

    Raises
    ------
    ValueError
        If no citation names an event of the frame, what `accent` or `notes` name is not
        told of, or an article has more than three notes.

    Examples
    --------
    >>> story_curve(
    ...     events, citations, articles, notes={("hill", 8): "The end of the Soviet Union."}
    ... )  # doctest: +SKIP
    """
    check(read_events=events, read_citations=citations, read_articles=articles)
    if not citations["event"].isin(events["id"]).any():
        raise ValueError(
            "no citation names one of these events, so none is told of: draw them with timeline"
        )
    told = tell(events, citations)
    check_named(told, accent=accent)
    accent = {*accent}
    told["name"] = told["article"].map(_called(articles.loc[told["article"].unique()]))
    told["tone"] = np.where(told["id"].isin(accent), "accent", "mark")
    said = annotations(told, notes or {})
    known = facts(
        events.set_index("id", drop=False).loc[told["id"]],
        title or _title(told),
        summary or SUMMARY + (INEXACT if _is_inexact(told) else ""),
        source,
        columns=["Told by", "Paragraph", "In the words", "Event", "Date", "In time, it is"],
        rows=[_row(mention) for mention in told.itertuples()],
    )
    scenes = [curves_down(told, said), *(curves(told, said, *page) for page in PAGES.items())]
    return chart([replace(scene, words=_words(told)) for scene in scenes], known)


# --- words -------------------------------------------------------------------------


def _called(articles):
    """The publisher of each article, or its title where two have the same."""
    names = articles["publisher"]
    names = names.mask(names.eq("") | names.duplicated(keep=False), articles["title"])
    return names.mask(names.eq("") | names.duplicated(keep=False), articles.index.to_series())


def _title(told):
    backs = told["step"].eq("back").groupby(told["name"], sort=False).agg(["sum", "size"])
    counts = [(name, f"{back} of {size - 1}") for name, back, size in backs.itertuples()]
    if len(counts) > NAMED:
        back, steps = backs["sum"].sum(), len(told) - len(backs)
        counts = [(f"{len(backs)} articles", f"{back} of {steps}")]
    (name, first), *others = counts
    rest = "".join(f", {other} in {number}" for other, number in others)
    return f"{name} {'go' if len(backs) > NAMED else 'goes'} back in time in {first} steps{rest}"


def _is_inexact(told):
    return not told["day"].all() or told["start_qualifier"].any()


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
