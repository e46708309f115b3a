"""What an event says when it is pointed at, taken from the facts, as plotly shows text."""

import textwrap
from html import escape

LINE = 50  # characters
SPAN = ("Date", "Event", "What happened", "Cited by", "Where they differ")


def hovers(facts, words):
    """What each event says, by its id: those of `words` where the facts have no row of it.

    Parameters
    ----------
    facts : Facts
    words : dict of str to str

    Returns
    -------
    callable
        ``say(id)``, in lines of at most 50 characters; blank where nothing is known.
    """
    rows = dict(reversed([*zip(facts.ids, facts.rows, strict=False)]))
    cited = any(_cell(facts, row, "Cited by") for row in facts.rows)
    made = {}

    def say(name):
        if name not in made:
            row = rows.get(name)
            made[name] = _lines(words.get(name, "")) if row is None else _card(facts, row, cited)
        return made[name]

    return say


def _card(facts, row, cited):
    """Title and date; what happened; who cites it, and where article and record differ."""
    date, title, happened, by, differ = (_cell(facts, row, name) for name in SPAN)
    context = "Context, cited by no article" if cited else ""
    head = [_lines(title, bold=True), _lines(date[:1].upper() + date[1:])]
    foot = [_lines(f"Cited by {by}" if by else context), _lines(differ)]
    parts = ["<br>".join(filter(None, part)) for part in (head, [_lines(happened)], foot)]
    return "<br><br>".join(filter(None, parts))


def _cell(facts, row, name):
    return row[facts.columns.index(name)] if name in facts.columns else ""


def _lines(text, bold=False):
    lines = [plain(line) for line in textwrap.wrap(text, LINE)]
    return "<br>".join(f"<b>{line}</b>" if bold else line for line in lines)


def plain(text):
    """Text that plotly shows as it is: neither markup nor, between dollars, a formula."""
    return escape(text, quote=False).replace("$", "&#36;")
