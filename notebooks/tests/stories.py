"""Stories that nobody wrote: random, yet of a kind that people write; each comes again by its seed.

`story` makes one, `read` reads it, `FORMS` are all the charts that can be drawn of it.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, partial
from io import StringIO
from random import Random

import numpy as np
import pandas as pd
import plotly.express as px

import timeline

# --- the forms -------------------------------------------------------------------------


def _of_events(form, **words):
    """A form that needs the events alone, called as all are."""
    return lambda events, *_: form(events, **words)


def _since(events, *_, exact):
    """The first event whose first day is known is day 0, or the first whose is not.

    Where a story has none of the kind, the origin is one that must be refused.
    """
    known = events["start_min"].eq(events["start_max"]) & events["start_qualifier"].eq("")
    ids = events.loc[known.eq(exact), "id"]
    return timeline.since(events, next(iter(ids), "no-such-event"))


def _promises(events):
    """A row for each of the first spans, which ends with the event after it in every other one."""
    if not len(getattr(events, "is_span", ())):
        return timeline.promises(events, {})
    ids, spans = events["id"].tolist(), events.loc[events["is_span"], "id"].tolist()[:6]
    ends = [ids[n + 1 : n + 2] * (n % 2) for n in range(len(spans))]
    rows = [(ids[n], span, *end) for n, (span, end) in enumerate(zip(spans, ends, strict=True))]
    notes = dict.fromkeys(spans[:3] + ids[2:4], "A clause. And then words enough for two lines.")
    used = {name for row in rows for name in row}
    notes = {name: note for name, note in notes.items() if name in used}
    named = {f"Row {n} " + "of a name " * n: row for n, row in enumerate(rows)}
    return timeline.promises(events, named, notes=notes, accent=rows[0][:1] if rows else ())


def _lined(events, *_):
    """A line of the first day that is known, and the first span as a phase."""
    known = events["start_min"].eq(events["start_max"]) & events["start_qualifier"].eq("")
    days = events.loc[known & ~events["is_span"] & ~events["end_open"], "id"]
    spans = events.loc[events["is_span"] & known & events["precision"].eq("day"), "id"]
    return timeline.timeline(events, line=next(iter(days), ""), phases=[*spans[:1]])


@cache
def _line():
    days = pd.date_range("1950-01-01", "2030-01-01", 9)
    return px.line(x=days, y=[3, 1, 4, 1, 5, 9, 2, 6, 5])


def _series():
    return pd.Series([3, 1, 4, 1, 5, 9, 2, 6, 5], pd.date_range("1950-01-01", "2030-01-01", 9))


# name => callable(events, citations, articles)
FORMS = {
    "timeline": _of_events(timeline.timeline),
    "timeline with a line": _lined,
    "panels": _of_events(timeline.panels),
    "lanes by theme": _of_events(timeline.lanes, by="theme"),
    "lanes by actors": _of_events(timeline.lanes, by="actors"),
    "lanes by cited": _of_events(timeline.lanes, by="cited"),
    "since": partial(_since, exact=True),
    "since an inexact day": partial(_since, exact=False),
    "long_view": _of_events(timeline.long_view),
    "long_view on a logarithmic scale": _of_events(timeline.long_view, scale="log"),
    "pins": lambda events, *_: timeline.pins(events, [*getattr(events, "id", [])][:8]),
    "diary by theme": _of_events(timeline.diary, by="theme"),
    "diary by cited": lambda events, _, articles: timeline.diary(
        events, "cited", articles=articles
    ),
    "annotated": lambda events, *_: timeline.annotated(_series(), events),
    "durations": _of_events(timeline.durations),
    "tempo": _of_events(timeline.tempo),
    "story_curve": timeline.story_curve,
    "precision": timeline.precision,
    "promises": lambda events, *_: _promises(events),
    "mark_events": lambda events, *_: timeline.mark_events(_line(), events),
    "key": _of_events(timeline.key),
}
OF_CITATIONS = ["story_curve", "precision"]  # not to be drawn of a story without any


# --- a story ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Story:
    """The texts of its files; blank where it has no such file."""

    events: str
    articles: str = ""
    citations: str = ""


def story(seed):
    """A story, the same one whenever it is asked for.

    Parameters
    ----------
    seed : int

    Returns
    -------
    Story
        One that is read without a problem.
    """
    random = Random(seed)
    dates = _Dates(random)
    events = _events(random, dates)
    articles = _articles(random, dates) if random.random() < 0.6 else []
    citations = _citations(random, dates, events, articles) if random.random() < 0.7 else []
    _cite(random, events, articles, citations)
    chosen = [name for name in OPTIONAL if random.random() < 0.75]
    needed = ["id", "cited_by"] if citations else ["cited_by"] if articles else []
    columns = dict.fromkeys([*needed, "date", "title", *" ".join(chosen).split()])
    write = partial(_csv, separator=random.choice(",,,,;\t|"))
    return Story(write(events, columns), write(articles), write(citations))


def read(files):
    """The frames of a `Story`: events, citations and articles, None for those that it has not."""
    articles = timeline.read_articles(StringIO(files.articles)) if files.articles else None
    events = timeline.read_events(StringIO(files.events), articles)
    if not files.citations:
        return events, None, articles
    return events, timeline.read_citations(StringIO(files.citations), events, articles), articles


def _csv(rows, columns=None, separator=","):
    file = StringIO()
    if rows:
        names = [*(columns or rows[0])]
        writer = csv.DictWriter(file, names, extrasaction="ignore", delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    return file.getvalue()


# --- dates -----------------------------------------------------------------------------

DAY_0, NEW, DAY_N = (
    int(np.datetime64(day).astype(int)) for day in ("-3000-01-01", "1900-01-01", "2030-12-31")
)
# days: one day, a month, a year, a decade, a century, a thousand years, all there are
LENGTHS = [0, 0, 27, 364, 3_652, 36_524, 365_242, DAY_N - DAY_0]


def _parts(day):
    """A day's number => year, month and day as text, a year before our era with its sign."""
    year, month, day = str(np.datetime64(day, "D")).rsplit("-", 2)
    return f"{int(year):0{4 + year.startswith('-')}}", month, day


def _season(random, year, month, _):
    """That in which the month lies: of the north, the south or no half; or a part of the year."""
    zero = int(month) - 1
    numbers = [33 + zero // 3, 37 + zero // 4, 40 + zero // 6]
    if zero > 1:  # the winter to which January belongs has the number of the year before
        of_year = (zero - 2) // 3
        numbers += [21 + of_year, 25 + of_year, 29 + (of_year + 2) % 4]
    return f"{year}-{random.choice(numbers)}"


def _unknown_digits(random, year, month, day):
    """Some digits are X; since the day itself fits, the calendar has one that does."""
    year = random.choice([year, year, f"{year[:-1]}X", f"{year[:-2]}XX"])
    month = random.choice([month, "XX", f"{month[0]}X"])
    day = random.choice(["", "-XX", f"-{day[0]}X", f"-X{day[1]}"])
    return f"{year}-{month}{day}"


# Each makes the text of a period in which the day lies.
EXACT = [lambda _, year, month, day: f"{year}-{month}-{day}"]
VAGUE = [
    lambda _, year, month, day: f"{year}-{month}",
    lambda _, year, month, day: year,
    lambda _, year, month, day: f"{year[:-1]}X",
    lambda _, year, month, day: f"{year[:-2]}XX",
    lambda random, year, month, day: f"{year}S{random.choice('234')}",
    _season,
    _unknown_digits,
]
ODD = [
    lambda _, year, month, day: f"{year}-{month}-{day}T23:30:00Z",
    lambda random, year, month, day: f"{year}-{random.choice('~?%')}{month}-{day}",
    lambda random, year, month, day: f"{year}{random.choice('~?%')}-{month}-{day}",
]
# Sets and spans of two dates, each with all that may be open.
SETS = ["[{0}..{1}]", "[..{1}]", "[{0}..]", "[{0},{1}]", "{{{0},{1}}}", "[{0},{1}..]"]
SPANS = ["{0}/{1}", "{0}/{1}", "{0}/{1}", "{0}/", "/{1}", "{0}/..", "../{1}"]


class _Dates:
    """The dates of one story: how far apart they lie, and of which kinds they are."""

    def __init__(self, random):
        self.random = random
        length = random.choice(LENGTHS)
        oldest = random.choice([DAY_0, NEW, NEW])
        self.last = random.randint(min(oldest + length, DAY_N), DAY_N)
        self.first = self.last - length
        self.crowd = random.choice([1, 1, 4])  # the higher, the more lies near the last day
        self.periods = random.choice([EXACT, EXACT, VAGUE, EXACT * 8 + VAGUE, EXACT + VAGUE + ODD])
        self.marked = random.choice([0, 0.1, 0.5])
        point, one_of, span = self.point, self.one_of, self.span
        kinds = [[point], [point], [span], [point] * 5 + [one_of, span], [point, one_of, span]]
        self.kinds = random.choice(kinds)

    def any(self):
        return self.random.choice(self.kinds)()

    def day(self):
        return self.last - round((self.last - self.first) * self.random.random() ** self.crowd)

    def point(self, day=None):
        """A period in which the day lies, perhaps with a mark of doubt."""
        day = self.day() if day is None else day
        text = self.random.choice(self.periods)(self.random, *_parts(day))
        if "T" in text or self.random.random() >= self.marked:
            return text
        mark = self.random.choice("~?%")
        return self.random.choice([f"{text}{mark}", f"{text}{mark}", f"{mark}{text}"])

    def one_of(self, day=None):
        """A set of dates, from before the day to after it."""
        day = self.day() if day is None else day
        reach = self.random.randint(0, 1 + (self.last - self.first) // 8)
        days = max(self.first, day - reach), min(self.last, day + reach)
        return self.random.choice(SETS).format(*map(self.point, days))

    def span(self):
        """One whose first end may begin no later than its last may end, as is checked."""
        kinds = [self.point] * 6 + [self.one_of] * (len(self.kinds) > 1)
        ends = [self.random.choice(kinds)(day) for day in sorted([self.day(), self.day()])]
        return self.random.choice(SPANS).format(*ends)


# --- words -----------------------------------------------------------------------------

OPTIONAL = ["id", "description", "theme", "actors", "place", "lat lon", "cited_by", "note"]
PLAIN = "Treaty signed vote in the parliament of talks fail again after a raid on Port"
SCRIPTS = [
    *[PLAIN] * 6,
    "Договор подписан в Москве после выборов",
    "Συνθήκη για την ειρήνη υπογράφεται",
    "معاهدة السلام في القاهرة بعد الحرب",
    "חוזה שלום נחתם בירושלים",
    "条約が調印される 和平协定签署 国会で採決",
    "संधि पर हस्ताक्षर दिल्ली में",
    "สนธิสัญญาสันติภาพลงนามที่กรุงเทพฯ",
    "e\u0301te\u0301 n\u0303ame Z\u0351\u034ea\u0311\u0350lgo\u0338 Viê\u0323t",
    "🚀 launch 👩\u200d🚀 crew 🇺🇦 lands",
    "Donaudampfschifffahrtsgesellschaft Rindfleischetikettierungsüberwachung",
    '“Yes” "no" \'so\' ‘or’ d’État "" «non»',
    "<b>bold</b> &amp; <br> <i> </script> a<b & %{x} {{y}} [z](u) *w* _v_ `c` \\n #t",
    "costs $5 and $6, or $x^2$ of US$ 1,000; a|b =1+1 -2 @home 50% 100 % …",
]
THEMES = [
    *["Talks", "War", "Sanctions & trade", "Syria", "Выборы", "選挙", "<i>Law</i>", "Costs in $"],
    *["A theme with a name of all forty letters", "Culture: “arts”", "Space"],
]
ACTORS = [*[f"Actor {letter}" for letter in "ABCDEFGHIJKL"], "ООН", "Smith & Sons", "<U>"]
PUBLISHERS = [
    "",
    "The Paper",
    "The Paper",
    "CNN & Co",
    "Вести",
    "A <b>bold</b> $ daily of the town",
]
PLACES = [("Kyiv", "50.45", "30.52"), ("Santiago", "-33.4", "-70.66"), ("somewhere", "", "")]
REASONS = ["background era", "opinion", "hoped for or feared", "standing condition"]


def _words(random, least, most):
    """Some words of one script, in characters at least and at most."""
    words, limit, text = random.choice(SCRIPTS).split(), random.randint(least, most), ""
    while len(text) < limit:
        text += f"{random.choice(words)} "
    return text[:limit].strip().ljust(least, ".")


def _some(random, values, most):
    return random.sample(values, random.randint(0, min(most, len(values))))


def _maybe(random, make, share=0.5):
    return make() if random.random() < share else ""


# --- rows ------------------------------------------------------------------------------


def _events(random, dates):
    themes = _some(random, THEMES, 9)
    actors = _some(random, ACTORS, random.choice([3, 8, 15]))
    number = random.choice([1, random.randint(2, 5), *(random.randint(5, 60) for _ in range(4))])
    return [_event(random, dates, n, themes, actors) for n in range(1, number + 1)]


def _event(random, dates, number, themes, actors):
    place, lat, lon = random.choice([*PLACES, ("", "", "")])
    texts = {
        name: _maybe(random, partial(_words, random, 10, 300), share)
        for name, share in (("description", 0.5), ("note", 0.2))
    }
    return texts | {
        "id": f"event-{number}",
        "date": dates.any(),
        "title": _words(random, 3, 60),
        "theme": random.choice([*themes * 4, ""]),
        "actors": "; ".join(_some(random, actors, 3)),
        "place": place,
        "lat": lat,
        "lon": lon,
    }


def _articles(random, dates):
    """Most are published when all has happened, some before that."""
    return [
        {
            "key": f"article-{number}",
            "title": _words(random, 3, 100),
            "author": _maybe(random, partial(_words, random, 5, 30)),
            "publisher": random.choice([*PUBLISHERS, f"Paper {number}"]),
            "published": dates.point(random.choice([dates.last, dates.last, dates.day()])),
        }
        for number in range(1, random.randint(1, 5) + 1)
    ]


def _citations(random, dates, events, articles):
    """Article by article in the order of the text; some mention no event."""
    about = random.choice([1, 0.9, 0.8, 0.7, 0.6, 0.3, 0])
    return [
        _citation(random, dates, article["key"], paragraph, events, about)
        for article in articles
        for paragraph in sorted(random.randint(1, 30) for _ in range(random.randint(0, 20)))
    ]


def _citation(random, dates, article, paragraph, events, about):
    named = random.random() < about
    return {
        "article": article,
        "paragraph": paragraph,
        "cue": " ".join(_words(random, 5, 60).split()[:8]),
        "date": _maybe(random, dates.any, 0.4),
        "event": random.choice(events)["id"] if named else "",
        "reason": "" if named else random.choice(REASONS),
    }


def _cite(random, events, articles, citations):
    """Who cites each event: as the citations say, where there are any, else by chance."""
    cited = defaultdict(dict)
    for row in citations:
        cited[row["event"]][row["article"]] = None
    keys = [article["key"] for article in articles] or ["hill", "cnn", "a-paper"]
    by_chance = random.choice([0, 1, 3])
    for event in events:
        found = cited[event["id"]] if citations else _some(random, keys, by_chance)
        event["cited_by"] = "; ".join(found)
