"""What a layout shows at a scale, and the proof that nothing in it ever overlaps."""

from math import inf

from .boxes import LEFT, anchor, apart, mark_box, six
from .search import line_wall

WIDTHS = (560, 640, 720, 840, 960, 1080, 1200, 1360)  # px: at each of these names are added


def named(layout, scale, window):
    """Which names are seen whole in a window.

    Parameters
    ----------
    layout : Layout
    scale : float
        Px per unit.
    window : tuple of float
        Its ends, in units.

    Returns
    -------
    list of int
        The numbers of the events, as they were given. A name over its bar slides along
        it to be in the window; one beside its mark stays, and is not seen without it.
    """
    places = enumerate(layout.places)
    return [i for i, at in places if at.threshold <= scale and _whole(layout, i, scale, window)]


def _whole(layout, i, scale, window):
    event, side = layout.events[i], layout.places[i].side
    start, end = (edge * scale for edge in window)
    at, px = anchor(event, side, layout.page.space)
    held = at * scale
    home = held + px - event.text * (side == LEFT)
    if event.over:  # it slides along its bar
        ends = event.x0 * scale + event.indent, event.x1 * scale - event.indent
        first, last = min(home, ends[0]), max(home, ends[1] - event.text)
        return max(first, start) <= min(last, end - event.text)
    return start <= min(home, held) and max(home + event.text, held) <= end


def steps(layout, widths=WIDTHS):
    """From which width of the axis on each is named at the opening, without a script.

    Parameters
    ----------
    layout : Layout
    widths : sequence of float
        Px, rising.

    Returns
    -------
    list of float or None
        The first width that shows it; None where none does. A page of any width shows
        what is marked with a width no greater than its own.
    """
    scales = [(width, layout.page.scale(width)) for width in widths]
    return [
        next((width for width, scale in scales if place.threshold <= scale), None)
        for place in layout.places
    ]


def check(layout):
    """The pairs that would overlap at some scale; of a sound layout none.

    All pairs of each row are looked at: ``max(a_i, a_j) >= s_ij`` must hold. One whose name
    would cross the line is a pair with itself.

    Returns
    -------
    list of (int, int)
    """
    rows = {}
    for i, place in enumerate(layout.places):
        if place.row >= 0:
            rows.setdefault(place.row, []).extend(_boxes(layout, i))
    pairs = [pair for members in rows.values() for pair in _overlapping(members, layout.page.gap)]
    return pairs + [(i, i) for i, at in enumerate(layout.places) if _crosses(layout, i, at)]


def _crosses(layout, i, at):
    return line_wall(layout.events[i], at.side, layout.page) > at.threshold


def _boxes(layout, i):
    """(box, threshold, number) of what an event has in its row."""
    event, page = layout.events[i], layout.page
    if event.always:
        yield mark_box(event), page.drawn, i
    if layout.places[i].threshold < inf:
        yield layout.box(i), layout.places[i].threshold, i


def _overlapping(members, gap):
    members = sorted(members, key=lambda member: member[0].x0)
    for k, (a, shown, i) in enumerate(members):
        for b, other, j in members[k + 1 :]:
            if i != j and six(apart(a, b, gap)) > max(shown, other):
                yield i, j
