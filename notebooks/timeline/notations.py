"""Dates as people and spreadsheets write them => the EDTF that may be meant.

Nothing is decided here: what is found is offered in the message about a date that is
not EDTF. English and German words are known.
"""

import calendar
import re
import unicodedata
from datetime import date, timedelta

from .grammar import read

LONGEST = 60  # characters: what is longer is not looked at
_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_NAMES.split(), 1)}
_MONTHS |= {"mai": 5, "okt": 10, "dez": 12}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_BCE = r"b\.? ?c\.?(?: ?e\.?)?|v\.? ?chr"
_CE = r"a\.? ?d\.?|c\.? ?e\.?|n\.? ?chr"
_DAY, _NAME = r"(\d\d?)(?:st|nd|rd|th|\.)?,?", r"([a-z]{3,9})\.?,?"
NOT_A_DATE = (
    "not a date; write 2014-03-18 for a day, 2014-03 for a month, 2014 for a year, "
    "199X for a decade, 2014~ for about 2014, 2014-03/2015 for a span"
)


def mend(text):
    """What to write instead of a text that is no EDTF.

    Examples
    --------
    >>> mend("3/4/2022")
    'write 2022-04-03 for 3 April, or 2022-03-04 for 4 March'
    """
    if len(text) > LONGEST:
        return NOT_A_DATE
    found = [(edtf, said, _problem(edtf)) for edtf, said in _readings(text)]
    good = {edtf: said for edtf, said, problem in found if not problem}
    if found[0][0] in good or len(good) == 1:  # the first is the text itself, tidied up
        return f"write {next(iter(good))}"
    if good:
        return "write " + ", or ".join(f"{e} for {said}" if said else e for e, said in good.items())
    return next((problem for *_, problem in found if problem != " "), NOT_A_DATE)


def _problem(text):
    """What is wrong, ' ' where it is no EDTF, or ''."""
    try:
        read(text)
    except ValueError as error:
        return str(error) or " "
    return ""


def _readings(text):
    """What a text may mean: EDTF, and what tells this reading from the others, or ""."""
    words = _plain(text)
    return [(words.upper().replace(" ", ""), ""), *_marked(words), *_spans(words)]


def _plain(text):
    """Small letters without accents, ASCII digits, hyphens and single blanks."""
    letters = [
        "-"
        if unicodedata.category(letter) == "Pd" or letter == "−"
        else str(unicodedata.digit(letter, letter))
        for letter in unicodedata.normalize("NFKD", text.lower())
        if unicodedata.category(letter) not in ("Mn", "Cf")
    ]
    return " ".join("".join(letters).split()).strip(" .,;'\"")


# A part of time in words => the EDTF of its ends, put into a pattern.
_SPANS = [
    (r"(?:between|zwischen) (.+) (?:and|und) (.+)", "[{}..{}]"),
    (r"(.+) (?:or|oder) (.+)", "[{},{}]"),
    (r"(?:from |von )?(.+?) (?:-|/|to|until|till|bis) (.+)", "{}/{}"),
    (r"([^-]+)[-/]([^-]+)", "{}/{}"),
    (r"(?:since|from|seit|ab) (.+?)(?: on| onwards?)?", "{}/.."),
    (r"(.+?) ?(?:-|to|until|till|bis) ?(?:the )?(?:present|now|today|ongoing|heute)?", "{}/.."),
    (r"(.+?),? \(?ongoing\)?", "{}/.."),
    (r"(?:until|till|bis) (.+)", "/{}"),
    (r"(?:before|by|vor) (.+)", "[..{}]"),
    (r"(?:after|nach) (.+)", "[{}..]"),
]


def _spans(words):
    for pattern, edtf in _SPANS:
        if match := re.fullmatch(pattern, words):
            ends = [_marked(end) for end in _completed(*match.groups())]
            if len({len(end) for end in ends}) == 1:  # else one end tells how to read the other
                for pair in zip(*ends, strict=True):
                    yield edtf.format(*(end for end, _ in pair)), pair[0][1]


def _completed(first, last=None):
    """'3', '5 may 2014' => '3 may 2014', '5 may 2014'; '1914', '18' => '1914', '1918'."""
    if last is None:
        return [first]
    if re.fullmatch(r"\d{4}", first) and re.fullmatch(r"\d\d", last):
        return first, first[:2] + last
    missing = [] if re.search(r"\d{3}", first) else last.split()[len(first.split()) :]
    return " ".join([first, *missing]), last


_MARKED = re.compile(
    r"(?:(?:in|on|the|year|am|im|anno|jahr|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?) )*"
    r"((?:c|ca|circa|about|around|approx|approximately|roughly|etwa|um|gegen)\b\.? ?|~ ?|c(?=\d))?"
    r"((?:perhaps|probably|possibly|maybe|vielleicht) )?"
    rf"((?:ad|a\.d\.) )?(.+?)(?:[ t]\d\d?:\d\d.*)?(?: ?({_BCE})| ?({_CE}))?(?: ?(\(?\?\)?))?"
)


def _marked(words):
    """A date that may be said to be rough, doubtful, or before our era."""
    about, perhaps, ad, words, bce, ce, doubt = _MARKED.fullmatch(words or " ").groups()
    if ad or bce or ce:  # then its last number is a year, however short
        words = re.sub(r"\d+$", lambda year: year[0].zfill(4), words)
    mark = "~" * bool(about) + "?" * bool(perhaps or doubt)
    mark = "%" if len(mark) == 2 else mark
    found = [
        reading
        for pattern, read in _DATES
        if (match := re.fullmatch(pattern, words))
        for reading in read(*match.groups())
    ]
    if bce:
        found = [(_before_our_era(edtf), said) for edtf, said in found]
    return [(edtf.replace("/", f"{mark}/") + mark, said) for edtf, said in found]


def _before_our_era(edtf):
    """EDTF has a year 0, which is 1 BCE; and what ends first has the higher number."""
    numbers = [int(year) - 1 for year in re.findall(r"\d{4}", edtf)]
    years = [f"-{number:04}" if number else "0000" for number in numbers]
    return re.sub(r"\d{4}", lambda _: years.pop(), edtf)


def _year_first(year, month, day=None):
    return [("-".join(part.zfill(2) for part in (year, month, day) if part), "")]


def _year_last(first, mark, second, year):
    """Which of the two is the day only the writer knows, but for 3.4.2022."""
    orders = [(second, first), (first, second)][: 1 if mark == "." else 2]
    return [
        (edtf, f"{int(day)} {calendar.month_name[int(month)]}")
        for month, day in dict.fromkeys(orders)
        if 1 <= int(month) <= 12
        for edtf, _ in _year_first(_full(year), month, day)
    ]


def _full(year):
    """'22' => '2022', '89' => '1989', as Excel reads them."""
    return year if len(year) == 4 else ("20" if year < "30" else "19") + year


def _named(year, name, day=None):
    month = _MONTHS.get(name[:3])
    return _year_first(_full(year), str(month), day) if month else []


def _short_year(year):
    early = (year.zfill(4), f"the year {int(year)}")
    return [early] if len(year) == 3 else [early, (_full(year.zfill(2)), f"'{year.zfill(2)}")]


def _short_negative(year):
    after, number = int(year) + 1, int(year)
    return [(f"-{number:04}", f"{after} BCE"), (_before_our_era(f"{number:04}"), f"{number} BCE")]


def _excel_day(number):
    day = date(1899, 12, 30) + timedelta(int(number))
    return [(day.isoformat(), f"the day that Excel numbers {number}")] if day.year > 1945 else []


def _season(year, part):
    return [(f"{year}-{_SEASONS[part]}", "")] if part in _SEASONS else []


def _century(number):
    last = 100 * int(number)
    first, last = f"{last - 99:04}", f"{last:04}"
    return [(f"{first}/{last}", "all of it"), (f"[{first}..{last}]", "some time in it")]


def _decade(digits):
    decade = (f"{digits}X", "the ten years")
    return [decade, (f"{digits[:2]}XX", "the hundred years")] if digits[2] == "0" else [decade]


# A date in words => its readings.
_DATES = [
    (r"(\d{4})(?:\.0)?", lambda year: [(year, "")]),
    (r"(\d{1,3})", _short_year),
    (r"-(\d{1,3})", _short_negative),
    (r"(\d{5})(?:\.\d+)?", _excel_day),
    (r"(\d{4})(\d\d)(\d\d)", _year_first),
    (r"(\d{4})[./ -] ?(\d\d?)(?:[./ -] ?(\d\d?))?", _year_first),
    (r"(\d\d?)[./ -] ?(\d{4})", lambda month, year: _year_first(year, month)),
    (r"(\d\d?)([./ -]) ?(\d\d?)[./ -] ?(\d{4}|\d\d)", _year_last),
    (rf"{_NAME}[ -]?(?:of )?'?(\d{{4}}|\d\d)", lambda name, year: _named(year, name)),
    (rf"{_DAY}[ -]?(?:of )?{_NAME}[ -]?(\d{{4}}|\d\d)", lambda d, name, y: _named(y, name, d)),
    (rf"{_NAME} ?{_DAY} (\d{{4}})", lambda name, day, year: _named(year, name, day)),
    (rf"(\d{{4}})[ -]{_NAME}(?:[ -]{_DAY})?", _named),
    (r"([a-z]+),? (?:of )?(\d{4})", lambda part, year: _season(year, part)),
    (r"(\d{4})[ -]([a-z]+)", _season),
    (r"q([1-4])[ /-]?(\d{4})", lambda quarter, year: [(f"{year}-{32 + int(quarter)}", "")]),
    (r"(\d{4})[ /-]?q([1-4])", lambda year, quarter: [(f"{year}-{32 + int(quarter)}", "")]),
    (r"(?:(?:early|mid|late)[ -])?(\d{3})0(?:'?s|er)(?: jahre)?", _decade),
    (r"'?(\d)0(?:'?s|er)(?: jahre)?", lambda digit: [(f"19{digit}X", "")]),
    (
        r"(?:(?:early|mid|late)[ -])?(\d\d?)(?:st|nd|rd|th|\.)?[ -]?"
        r"(?:century|cent\.?|c\.?|jahrhunderts?|jhd?t?\.?)",
        _century,
    ),
]
