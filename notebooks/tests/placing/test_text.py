import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.placing import text_width, wrap, wrap_characters

TEXTS = [
    "Russia’s economic collapse, ending in default",
    "Trump says Putin is “not doing so well”",
    "UN Assembly votes 141 to 5 that Russia must withdraw",
    "Überfall, Größe, Straße: Ö–Ä … 30 %",
    "Élysée, façade, œuvre – naïve",
    "Россия и Украина: переговоры в Минске",
    "ВОЙНА В УКРАИНЕ",
    "Żółć, Ľubľana, Đoković",
    "Κωνσταντινούπολις",
    "c. 300 BCE (#5) & more @ $7",
]
FONTS = ["sans-serif", "DejaVu Sans", "Verdana"]
MEASURE = """([texts, fonts]) => {
    const pen = document.createElement("canvas").getContext("2d");
    return fonts.map(font => { pen.font = font; return texts.map(t => pen.measureText(t).width); });
}"""


@pytest.mark.parametrize("bold", [False, True])
def test_no_font_of_a_browser_is_wider_and_the_widest_hardly_narrower(chromium, bold):
    fonts = [f"{'bold ' * bold}100px '{name}'" for name in FONTS]
    fonts[0] = fonts[0].replace("'", "")  # a keyword
    page = chromium.new_page()
    measured = page.evaluate(MEASURE, [TEXTS, fonts])
    page.close()
    for text, *widths in zip(TEXTS, *measured, strict=True):
        assert max(widths) <= 1.01 * text_width(text, 100, bold)
    assert sum(map(max, *measured)) > 0.85 * sum(text_width(text, 100, bold) for text in TEXTS)


def test_letters_are_as_wide_as_they_are_in_the_wider_font():
    assert text_width("Minsk", 10) == pytest.approx(28.88)
    assert text_width("I", 1000) == pytest.approx(421)  # Verdana's has serifs
    assert text_width("W", 1000) > text_width("M", 1000) > text_width("i", 1000)
    assert text_width("nnn", 12, bold=True) > text_width("nnn", 12)
    assert text_width("大震災", 12) > text_width("MMM", 12)
    assert text_width("", 12) == 0


def test_an_accent_takes_no_room():
    assert text_width("é", 12) == text_width("e\u0301", 12) == text_width("e", 12)
    assert text_width("a\u200db\u00ad", 12) == text_width("ab", 12)


@settings(deadline=None)  # other tests run beside it
@given(st.text(max_size=80), st.floats(40, 600), st.integers(0, 30))
def test_wrap_loses_nothing_and_keeps_to_the_width(text, width, bold):
    lines = wrap(text, width, 12, bold)
    assert "".join("".join(lines).split(" ")) == "".join(text.split(" "))
    assert all(text_width(line, 12) <= width + 1e-6 for line in lines)
    assert lines and (all(lines) or lines == [""])


@settings(deadline=None)  # other tests run beside it
@given(st.text(st.sampled_from("ab, ."), max_size=200), st.integers(1, 60))
def test_wrapped_lines_have_no_more_characters_than_wanted(text, most):
    lines = wrap_characters(text, most)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) <= most for line in lines)
    assert len(wrap_characters(text, most + 5)) <= len(lines)


def test_wrap_evens_out_the_lines():
    assert wrap("one two three four", 90, 12) == ["one two", "three four"]
    assert wrap("short", 500, 12) == ["short"]
    assert wrap("", 90, 12) == [""]
    assert wrap("some 31\u00a0days", 70, 12) == ["some", "31\u00a0days"]
    assert wrap("The first Romanov tsars", 115, 14, 23) == ["The first", "Romanov", "tsars"]
    assert wrap_characters("one two three four", 12) == ["one two", "three four"]


def test_bold_words_take_more_room():
    width = text_width("one two", 12) + 0.1
    assert wrap("one two", width, 12) == ["one two"]
    assert wrap("one two", width, 12, bold=7) == ["one", "two"]


def test_a_word_wider_than_a_line_is_broken():
    assert wrap_characters("Donaudampfschifffahrt", 10) == ["Donauda", "mpfschi", "fffahrt"]
    assert len(wrap("Donaudampfschifffahrt", 90, 12)) > 1
    assert wrap("WWW", 1, 12) == ["W", "W", "W"]
