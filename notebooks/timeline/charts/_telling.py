"""In which order articles tell of events, against that in which these happened.

A step leads from one mention to the next. It goes back if the event began before the one
mentioned just before, as far as the dates tell: those of one day are no step back.
"""

import numpy as np
import pandas as pd

from ..dates import in_short, short_period
from ._notes import advice

JUMPS = 3  # that are put into words of an article
FAR = 0.2  # of all ranks: what is less is no jump worth a word
FARTHER = ["back", "ahead"]
NEARBY = 4  # mentions: of jumps so close to each other one is told


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
          tell, "" for the first;
        - `jump`: ranks from the one just before, 0 where the dates do not tell.
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
    far = told.groupby("article")["rank"].diff().abs()
    return told.assign(jump=far.where(told["step"].isin(FARTHER), 0).fillna(0))


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


def annotations(told, given):
    """What is said of a few mentions: {mention: (what is bold, the rest)}.

    In an article without any that are given these are its farthest jumps.

    Raises
    ------
    ValueError
        If a key of those given leads to no mention, or there are too many for an article.
    """
    chosen = {_mention(told, key): text for key, text in given.items()}
    for article, panel in told.groupby("article", sort=False):
        own = sum(n in panel.index for n in chosen)
        if own > JUMPS:
            raise ValueError(
                f"{own} notes on {article!r} hide its curve, {JUMPS} at most explain it; "
                "choose the best of them"
            )
        far = panel[panel["jump"].gt(FAR * told["rank"].max())]
        for n in _largest(far)[: 0 if own else JUMPS]:
            chosen[n] = told.at[n, "title"]
    return {n: (_where(told, n), text) for n, text in sorted(chosen.items())}


def _where(told, n):
    """'¶ 38: from 2022 back to c. 988', or where the dates tell of no step the paragraph."""
    mention = told.loc[n]
    jump = _jump_words(told.loc[n - 1], mention) if mention.step in FARTHER else ""
    return f"¶ {mention.paragraph}" + f": {jump}" * bool(jump)


def _mention(told, key):
    """The one that is farthest from the one before, of an event, an article's paragraph or both."""
    if isinstance(key, str):
        found = told[told["id"].eq(key)]
        known = advice(key, told)
    else:
        article, place = key if isinstance(key, tuple) and len(key) == 2 else ("", "")
        inside = told[told["article"].eq(article)]
        found = inside[inside["paragraph"].eq(place) | inside["id"].eq(place)]
        known = "give an article's key and a paragraph in which it mentions an event"
    if found.empty:
        raise ValueError(f"notes: there is no mention {key!r}; {known}")
    return found["jump"].idxmax()


def _largest(jumps):
    """The jumps of one article to different events, back before ahead, the farthest first.

    None is near another, as the way back from it is.
    """
    ordered = jumps.assign(back=jumps["step"].eq("back")).sort_values(
        ["back", "jump"], ascending=False, kind="stable"
    )
    kept = []
    for n in ordered.drop_duplicates("id").index:
        kept += [n] * all(abs(n - other) > NEARBY for other in kept)
    return kept


def _jump_words(before, after):
    """'from 2022 back to c. 988', and where both years are one the days in it."""
    old, new = _year(before), _year(after)
    if old == new:
        old, new = in_short(before), in_short(after)
    return f"from {old} {'back' if after.step == 'back' else 'forward'} to {new}"


def _year(mention):
    """When an event began, in years: '2014', 'c. 988', '1990s'."""
    first, last = mention.start_min, mention.start_max
    if first.year == last.year:
        first, last = first.replace(month=1, day=1), last.replace(month=12, day=31)
    elif pd.isna(first) or pd.isna(last):
        return in_short(mention)
    return short_period(first, last, mention.start_qualifier)
