"""Whether the colours can be told apart and read, by all eyes, on both pages, and in print."""

import numpy as np
import pytest

from timeline.drawing.theme import DARK, DARK_SHADES, INK, PALETTE, PAPER, SHADES, SOFT, TONES

LIGHT, DARK_PALETTE = PALETTE, [DARK[colour] for colour in PALETTE]

# Linear sRGB as a dichromat sees it. Protanopia, deuteranopia, tritanopia: Machado, Oliveira and
# Fernandes (2009), doi:10.1109/TVCG.2009.113, severity 1.0. Its model is weakest for tritanopia,
# so that of Brettel, Viénot and Mollon (1997), doi:10.1364/JOSAA.14.002647, is asked as well: a
# colour is projected to the half-plane through the grey axis and the light of 660 or of 485 nm
# (here in the cone space of Smith and Pokorny 1975, with the white of sRGB).
MACHADO = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
BRETTEL = [
    [[1.01354, 0.14268, -0.15622], [-0.01181, 0.87561, 0.13619], [0.07707, 0.81208, 0.11085]],
    [[0.93337, 0.19999, -0.13336], [0.05809, 0.82565, 0.11626], [-0.37923, 1.13825, 0.24098]],
]
BRETTEL_SIDE = [0.0396, -0.0283, -0.0113]  # at least 0: the half-plane of 660 nm
TO_XYZ = np.array(  # IEC 61966-2-1, white D65
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)

# The least CIEDE2000 difference between any two of the first six colours, and of all eight: as
# measured, rounded down. One of about 1 is just seen side by side, of about 10 at a glance.
LEAST = {
    "light": {
        "normal": (22.1, 12.4),
        "protanopia": (12.6, 10.0),
        "deuteranopia": (12.5, 11.2),
        "tritanopia": (12.5, 10.9),
        "tritanopia (Brettel)": (12.3, 10.2),
        "grey": (2.7, 1.3),
    },
    "dark": {
        "normal": (21.5, 17.9),
        "protanopia": (12.5, 12.5),
        "deuteranopia": (12.3, 12.3),
        "tritanopia": (12.5, 12.5),
        "tritanopia (Brettel)": (12.2, 12.2),
        "grey": (3.1, 1.3),
    },
}
VISIONS = list(LEAST["light"])
PALETTES = {"light": LIGHT, "dark": DARK_PALETTE}


def linear(hexes):
    """Linear sRGB, 0 to 1, a row a colour."""
    share = np.array([list(bytes.fromhex(colour[1:])) for colour in hexes]) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def seen(hexes, vision):
    """Linear sRGB of what these eyes see."""
    light = linear(hexes)
    if vision == "normal":
        return light
    if vision == "grey":
        return np.repeat(light @ TO_XYZ[1:2].T, 3, axis=1)
    if vision == "tritanopia (Brettel)":
        one, other = (light @ np.transpose(plane) for plane in BRETTEL)
        return np.where((light @ BRETTEL_SIDE >= 0)[:, None], one, other).clip(0, 1)
    return (light @ np.transpose(MACHADO[vision])).clip(0, 1)


def lab(light):
    """CIELAB of linear sRGB."""
    t = light @ TO_XYZ.T / TO_XYZ.sum(axis=1)
    x, y, z = np.where(t > (6 / 29) ** 3, np.cbrt(t), t * 841 / 108 + 4 / 29).T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)


def ciede2000(one, other):
    """Colour difference of CIELAB rows, as Sharma, Wu and Dalal (2005) write it."""
    (l1, a1, b1), (l2, a2, b2) = np.transpose(one), np.transpose(other)
    c7 = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * np.sqrt(c7 / (c7 + 25**7))
    first, second = a1 * stretch + 1j * b1, a2 * stretch + 1j * b2
    c1, c2 = abs(first), abs(second)
    turn = np.angle(second * np.conj(first))
    hue = np.where(c1 * c2, np.angle(first) + turn / 2, np.angle(first + second))
    lightness, c = (l1 + l2) / 2, (c1 + c2) / 2
    t = 1 - 0.17 * np.cos(hue - np.radians(30)) + 0.24 * np.cos(2 * hue)
    t += 0.32 * np.cos(3 * hue + np.radians(6)) - 0.20 * np.cos(4 * hue - np.radians(63))
    off = (lightness - 50) ** 2
    dl = (l2 - l1) / (1 + 0.015 * off / np.sqrt(20 + off))
    dc = (c2 - c1) / (1 + 0.045 * c)
    dh = 2 * np.sqrt(c1 * c2) * np.sin(turn / 2) / (1 + 0.015 * c * t)
    bend = np.exp(-(((np.degrees(hue) % 360 - 275) / 25) ** 2))
    twist = -2 * np.sqrt(c**7 / (c**7 + 25**7)) * np.sin(np.radians(60) * bend)
    return np.sqrt(dl**2 + dc**2 + dh**2 + twist * dc * dh)


def apart(hexes, vision):
    """The difference between each two colours to these eyes, a square array."""
    rows = lab(seen(hexes, vision))
    return np.array([ciede2000(np.broadcast_to(row, rows.shape), rows) for row in rows])


def least(hexes, vision):
    return apart(hexes, vision)[np.triu_indices(len(hexes), 1)].min()


def contrast(text, page):
    """WCAG 2.1: the ratio of the relative luminances."""
    dark, light = np.sort(linear([text, page]) @ TO_XYZ[1])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [  # Sharma, Wu and Dalal (2005), table 1: pairs 1, 7, 9, 13, 19, 30, 34
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, -0.001, 2.49), (50, 0.0009, -2.49), 4.8045),
        ((50, 2.5, 0), (56, -27, -3), 31.9030),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_is_right(one, other, difference):
    assert ciede2000([one], [other])[0] == pytest.approx(difference, abs=1e-4)


@pytest.mark.parametrize(
    ("vision", "pair"),
    [
        ("protanopia", ["#b04a00", "#6b6000"]),
        ("deuteranopia", ["#6db6e8", "#b3a4ee"]),
        ("tritanopia", ["#117733", "#00707a"]),
        ("tritanopia (Brettel)", ["#117733", "#00707a"]),
        ("grey", ["#62c482", "#e796cf"]),
    ],
)
def test_colours_that_only_some_eyes_tell_apart_are_found(vision, pair):
    assert least(pair, "normal") > 20
    assert least(pair, vision) < 5


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("page", PALETTES)
def test_all_eyes_tell_the_themes_apart(page, vision):
    six, eight = LEAST[page][vision]
    assert least(PALETTES[page][:6], vision) >= six
    assert least(PALETTES[page], vision) >= eight


@pytest.mark.parametrize("page", PALETTES)
def test_neighbours_differ_in_grey(page):
    assert np.diagonal(apart(PALETTES[page], "grey"), offset=1).min() >= 3.1


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("shades", [[*SHADES, PAPER], [*DARK_SHADES, DARK[PAPER]]])
def test_each_shade_is_another_step(shades, vision):
    assert np.diagonal(apart(shades, vision), offset=1).min() >= 7.8


@pytest.mark.parametrize("colour", [INK, SOFT, *PALETTE])
def test_text_can_be_read_on_both_pages(colour):
    assert contrast(colour, PAPER) >= 4.5
    assert contrast(DARK[colour], DARK[PAPER]) >= 4.5


@pytest.mark.parametrize("colour", PALETTE)
def test_a_twin_has_the_hue_of_its_colour(colour):
    light, dark = (complex(*row[1:]) for row in lab(linear([colour, DARK[colour]])))
    assert abs(np.degrees(np.angle(dark / light))) <= 30


def test_swapping_gives_each_colour_its_own_twin():
    # a report replaces them one after another: no twin may be taken for a colour to come
    text = " ".join([*DARK, *SHADES])
    for colour, twin in DARK.items():
        text = text.replace(colour, twin)
    assert text.split() == [*DARK.values(), *SHADES]
    assert len({*DARK, *DARK.values()}) == 2 * len(DARK)


def test_context_differs_from_what_is_cited_on_any_page():
    for pair in zip(TONES["mark"], TONES["context"], strict=True):
        assert contrast(*pair) > 1.5


@pytest.mark.parametrize("tone", ["ink", "soft", "mark", "context", "accent", "rule"])
@pytest.mark.parametrize("ground", ["#ffffff", "#111111"])  # of JupyterLab's two themes
def test_a_colour_for_any_page_can_be_seen_on_each(tone, ground):
    assert contrast(TONES[tone][2], ground) >= 3
