"""What can be wrong with the plotly figure of a chart as a browser has drawn it, in real boxes."""

from itertools import product

from boxes import crosses, meeting

# The boxes of all texts, of dots and of shapes of a fixed size, and lines as segments with half
# their thickness. What is half transparent lies beneath texts on purpose: grounds, hairlines.
SEEN = """plot => {
  const box = (item) => {
    const r = item.getBoundingClientRect();
    return {text: item.textContent.trim(), size: parseFloat(getComputedStyle(item).fontSize),
            paint: getComputedStyle(item).fill, x0: r.left, x1: r.right, y0: r.top, y1: r.bottom};
  };
  const alpha = (style, paint) =>
    style[paint] === "none" ? 0 : +style[paint + "Opacity"] * +style.opacity
      * +((style[paint].match(/rgba\\(.*,(.*)\\)/) ?? [0, 1])[1]);
  const dark = (item) => {
    const style = getComputedStyle(item);
    return alpha(style, "fill") > 0.5
      || parseFloat(style.strokeWidth) > 0 && alpha(style, "stroke") > 0.5;
  };
  const all = (query) => [...plot.querySelectorAll(query)];
  const window_ = plot.querySelector(".xy > rect, .bglayer .bg, .nsewdrag").getBoundingClientRect();
  const lines = all(".scatterlayer path.js-line").filter(dark).flatMap((path) => {
    const to = path.getScreenCTM(), half = parseFloat(getComputedStyle(path).strokeWidth) / 2;
    let at = [0, 0];
    const found = [];
    for (const [, letter, numbers] of path.getAttribute("d").matchAll(/([MLHV])([^MLHV]*)/g)) {
      const all = (numbers.match(/-?[\\d.]+/g) ?? []).map(Number);
      for (let k = 0; k < all.length; k += "HV".includes(letter) ? 1 : 2) {
        const next = letter === "H" ? [all[k], at[1]] : letter === "V" ? [at[0], all[k]]
          : [all[k], all[k + 1]];
        if (letter !== "M" || k) found.push([...at, ...next]);
        at = next;
      }
    }
    return found.map(([x0, y0, x1, y1]) => [to.a * x0 + to.e, to.d * y0 + to.f,
                                            to.a * x1 + to.e, to.d * y1 + to.f, half]);
  });
  const held = all(".shapelayer path").filter(dark).map(box);
  const points = all(".scatterlayer .points path.point").filter(dark).map(box);
  const frame = plot.getBoundingClientRect();
  return {
    texts: all("text").filter((item) => !item.closest(".hoverlayer")).map(box)
      .filter(({text, x0, x1}) => text && x1 > x0),
    marks: [...held, ...points].filter((mark) =>
      mark.x1 > window_.left && mark.x0 < window_.right),
    lines,
    frame: {x0: frame.left, x1: frame.right, y0: frame.top, y1: frame.bottom},
  };
}"""


def wrong(plot):
    """Texts that meet, that a mark or a line strikes, that are small, or cut."""
    seen = plot.evaluate(SEEN)
    texts, frame = seen["texts"], seen["frame"]
    assert texts
    faults = [("meet", *pair) for pair in meeting(texts, texts)]
    # a name stands close above its own bar; its letters are less high than their line
    letters = [text | {"y0": text["y0"] + 3, "y1": text["y1"] - 3} for text in texts]
    for text in letters:
        others = [mark for mark in seen["marks"] if not is_number_on(text, mark)]
        faults += [("covers a mark", words) for words, _ in meeting([text], others)]
    faults += [("struck", t["text"]) for t, line in product(letters, seen["lines"]) if hit(t, line)]
    faults += [("small", text["text"]) for text in texts if text["size"] < 11]
    return faults + [("cut", text["text"]) for text in texts if not inside(text, frame)]


def is_number_on(text, mark):
    """Whether it is written on the mark: pale, and with the same middle."""
    middles = ([(box[f"{axis}0"] + box[f"{axis}1"]) / 2 for axis in "xy"] for box in (text, mark))
    apart = max(abs(a - b) for a, b in zip(*middles, strict=True))
    return text["paint"] == "rgb(255, 255, 255)" and apart < 2


def hit(text, line):
    """Whether a thick line enters the box of a text; its ends are cut straight."""
    x0, y0, x1, y1, half = line
    wide, high = half * (y0 != y1), half * (x0 != x1)
    box = text["x0"] + 1 - wide, text["y0"] - high, text["x1"] - 1 + wide, text["y1"] + high
    return crosses(line, box)


def inside(text, frame):
    across = frame["x0"] - 1 <= text["x0"] and text["x1"] <= frame["x1"] + 1
    return across and frame["y0"] - 1 <= text["y0"] and text["y1"] <= frame["y1"] + 1
