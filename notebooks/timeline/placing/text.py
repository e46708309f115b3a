"""How wide text is, before anyone draws it, and where its lines break.

A report is read in whatever sans-serif font the reader has, so each letter counts as wide
as in the wider of the two widest common fonts, DejaVu Sans and Verdana. A page that has
measured its own font may lay out again. Serif text is a share of it, as in Noto Serif.
"""

from functools import cache, partial
from math import inf
from unicodedata import category, east_asian_width, normalize

# Advance widths of the characters from space to ~ in 1/1000 em, the greater of both fonts'.
_PLAIN = """352 401 460 838 636 1076 780 275 454 454 636 838 364 454 364 454 636 636 636 636 636
636 636 636 636 636 454 454 838 838 838 545 1000 684 686 698 771 632 575 775 752 421 455 693 557
863 748 787 603 787 695 684 616 732 684 989 685 615 685 454 454 454 838 636 636 613 635 550 635
615 352 635 634 278 344 592 278 974 634 612 635 635 427 521 394 634 592 818 592 592 525 636 454
636 838"""
_BOLD = """348 456 587 867 711 1272 872 332 543 543 711 867 380 480 380 689 711 711 711 711 711
711 711 711 711 711 402 402 867 867 867 617 1000 776 762 734 830 683 683 821 837 546 555 775 637
995 847 850 733 850 782 720 682 812 774 1128 771 737 725 543 689 543 867 711 711 675 716 593 716
678 435 716 712 343 403 671 343 1058 712 687 716 716 497 595 478 712 652 979 669 652 597 712 543
712 867"""
_ASCII = {
    bold: {chr(32 + k): int(width) / 1000 for k, width in enumerate(widths.split())}
    for bold, widths in [(False, _PLAIN), (True, _BOLD)]
}
# The same for what the table lacks; capitals of other alphabets are as wide as Zhe and Omega.
_OTHERS = {"‘": 0.32, "’": 0.32, "“": 0.52, "”": 0.52, "–": 0.64, "—": 1.0, "·": 0.37, "°": 0.55}
_SQUARE, _CAPITAL, _SYMBOL, _LETTER = 1.05, 0.86, 0.84, 0.68
_HEAVIER = 1.13  # a bold letter by a plain one
SERIF = 0.94  # a letter with serifs by one without


def text_width(text, size, bold=False, serif=False):
    """The width that one line of text takes in the widest common font.

    Parameters
    ----------
    text : str
    size : float
        Font size in px.
    bold, serif : bool

    Returns
    -------
    float
        Px. Of text in ASCII letters the sum of what is known of both fonts; of other
        alphabets an estimate. Kerning, which only narrows, is left out.

    Examples
    --------
    >>> text_width("Minsk", 10)
    28.88
    """
    return size * (SERIF if serif else 1) * sum(map(partial(_em, bold=bold), text))


@cache
def _em(letter, bold):
    """'é' is as wide as 'e', and 'ﬁ' as 'fi'."""
    parts = normalize("NFKD", letter)
    if parts != letter:
        return sum(_em(part, bold) for part in parts)
    return _ASCII[bold].get(letter) or _other(letter) * (_HEAVIER if bold else 1)


def _other(letter):
    kind = category(letter)
    if kind in ("Mn", "Me", "Cf"):  # marks on the letter before, and what is not seen
        return _mark(ord(letter)) if kind != "Cf" else 0.0
    if east_asian_width(letter) in "WF":  # as Chinese, Japanese and emoji are
        return _SQUARE
    wide = {"Lu": _CAPITAL, "S": _SYMBOL}
    return _OTHERS.get(letter) or wide.get(kind) or wide.get(kind[0], _LETTER)


def _mark(code):
    """What a font that has no such mark takes for it: a box, in scripts of which it has none."""
    if code < 0x345 or 0x590 <= code < 0x900 or 0xFE00 <= code < 0xFE10:
        return 0.0
    return 0.6 if code >= 0x900 else 0.2


def wrap(text, width, size, bold=0, even=True):
    """The fewest lines no wider than `width` px; `even` ones are about equally long.

    Parameters
    ----------
    text : str
    width, size : float
        Px: the room, the font.
    bold : int
        How many characters at the beginning are bold.

    Returns
    -------
    list of str
        At least one line. A no-break space is part of its word; a word that is wider
        than a line is broken anywhere.
    """
    broken = _even if even else _fill
    return broken(text, width, lambda part, at: text_width(part, size, at < bold))


def wrap_characters(text, most=46):
    """The fewest lines of at most so many characters, about equally long.

    As `wrap`, where what counts is how much is read in a line, as in a note.
    """
    return _even(text, most, lambda part, at: len(part))


def _even(text, most, measure):
    lines = _fill(text, most, measure)
    if len(lines) == 1:
        return lines
    words = [measure(word, at) for word, at in _words(text, inf, measure)]
    # no word is broken that a line can hold
    narrow = max([0.4 * most, *(wide for wide in words if wide <= most)])
    for _ in range(5):  # halve the distance to the narrowest width that does as well
        middle = (narrow + most) / 2
        tried = _fill(text, middle, measure)
        breaks = " ".join(lines) == text != " ".join(tried)  # a word that has room
        if len(tried) > len(lines) or breaks:
            narrow = middle
        else:
            lines, most = tried, middle
    return lines


def _fill(text, most, measure):
    lines, line, used = [], "", 0
    for word, at in _words(text, most, measure):
        wide = measure(word, at)
        space = measure(" ", at) if line else 0
        if line and used + space + wide > most:
            lines.append(line)
            line, used, space = "", 0, 0
        line = f"{line} {word}" if line else word
        used += space + wide
    return [*lines, line]


def _words(text, most, measure):
    """(word, where it begins), those that are wider than a line in pieces."""
    at = 0
    for word in text.split(" "):
        rest = word
        while rest:
            piece = rest[: _fitting(rest, at, most, measure)]
            yield piece, at
            rest, at = rest[len(piece) :], at + len(piece)
        at += 1


def _fitting(word, at, most, measure):
    """How many characters of the word a line holds, at least one."""
    if measure(word, at) <= most:
        return len(word)
    longest = next(k for k in range(1, len(word) + 1) if measure(word[:k], at) > most)
    return max(longest - 1, 1)
