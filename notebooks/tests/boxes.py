"""What can be wrong with a chart as a browser has drawn it, measured in real boxes."""

from itertools import combinations, product

# The boxes of all visible texts of a chart, and of its marks; the hairlines as segments.
SEEN = """plot => {
  const shown = (item) => {
    for (let e = item; e && e !== plot; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.display === "none" || style.visibility === "hidden" || +style.opacity === 0)
        return false;
    }
    return true;
  };
  // Spaces keep a label away from its mark: they are no part of what can be covered.
  const spaces = (text, size) =>
    [...text].reduce((sum, c) => sum + size * (c === "\\u2002" ? 0.5 : 0.3), 0);
  const box = (item) => {
    const r = item.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(item).fontSize);
    const [before] = item.textContent.match(/^[\\s]*/), [after] = item.textContent.match(/[\\s]*$/);
    const text = item.textContent.trim();
    return {text, size, y0: r.top, y1: r.bottom,
            x0: r.left + spaces(before, size), x1: r.right - spaces(after, size)};
  };
  const all = (query) => [...plot.querySelectorAll(query)].filter(shown);
  const lines = all(".scatterlayer path.js-line").flatMap((path) => {
    if (parseFloat(getComputedStyle(path).strokeWidth) !== 1) return [];
    const to = path.getScreenCTM();
    const points = [...path.getAttribute("d").matchAll(/([MLHV])([^MLHV]*)/g)];
    let at = [0, 0], found = [];
    for (const [, letter, numbers] of points) {
      const pairs = numbers.match(/-?[\\d.]+/g).map(Number);
      for (let k = 0; k < pairs.length; k += "HV".includes(letter) ? 1 : 2) {
        const next = letter === "H" ? [pairs[k], at[1]] : letter === "V" ? [at[0], pairs[k]]
          : [pairs[k], pairs[k + 1]];
        if (letter !== "M" || k) found.push([...at, ...next]);
        at = next;
      }
    }
    return found.map(([x0, y0, x1, y1]) => [to.a * x0 + to.e, to.d * y0 + to.f,
                                            to.a * x1 + to.e, to.d * y1 + to.f]);
  });
  return {
    texts: all("text").filter((item) => !item.closest(".bars")).map(box).filter(({text}) => text),
    marks: all(".scatterlayer .points path.point, .barlayer .point path").map(box),
    lines,
    frame: (({left, right, top, bottom}) => ({x0: left, x1: right, y0: top, y1: bottom}))(
      plot.getBoundingClientRect()),
  };
}"""
# Waits until a chart of a report is drawn for the width that it has.
DRAWN = """plot => new Promise((done) => {
  const figure = plot.closest("figure");
  const look = () =>
    figure.dataset.drawn === String(figure.clientWidth) ? done() : requestAnimationFrame(look);
  look();
})"""
# Waits until nothing has changed for a while.
SETTLED = """plot => new Promise((done) => {
  const end = () => { watcher.disconnect(); done(); };
  let waiting = setTimeout(end, 250);
  const watcher = new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(end, 250);
  });
  watcher.observe(plot, {subtree: true, childList: true, attributes: true});
})"""


def meeting(boxes, others):
    """Pairs of texts and other boxes that share more than a pixel."""
    pairs = combinations(boxes, 2) if boxes is others else product(boxes, others)
    return [
        (a["text"], b["text"])
        for a, b in pairs
        if min(a["x1"], b["x1"]) - max(a["x0"], b["x0"]) > 1
        and min(a["y1"], b["y1"]) - max(a["y0"], b["y0"]) > 1
    ]


def struck(texts, lines):
    """The texts that a hairline passes through, well inside."""
    found = []
    for text, line in product(texts, lines):
        box = text["x0"] + 2, text["y0"] + 3, text["x1"] - 4, text["y1"] - 3
        if crosses(line, box):
            found.append((text["text"], line))
    return found


def crosses(line, box):
    """Whether a segment enters a box (Liang and Barsky 1984)."""
    x, y, dx, dy = line[0], line[1], line[2] - line[0], line[3] - line[1]
    enter, leave = 0, 1
    for step, room in ((-dx, x - box[0]), (dx, box[2] - x), (-dy, y - box[1]), (dy, box[3] - y)):
        if step == 0 and room < 0:
            return False
        if step:
            at = room / step
            enter, leave = (max(enter, at), leave) if step < 0 else (enter, min(leave, at))
    return enter < leave


def wrong(plot):
    """What is not as it should be in a chart as it is drawn now."""
    seen = plot.evaluate(SEEN)
    assert seen["texts"]
    texts, frame = seen["texts"], seen["frame"]
    faults = [("meet", *pair) for pair in meeting(texts, texts)]
    faults += [("covers a mark", *pair) for pair in meeting(texts, seen["marks"])]
    faults += [("struck", *pair) for pair in struck(texts, seen["lines"])]
    faults += [("small", text["text"]) for text in texts if text["size"] < 11]
    for text in texts:
        inside = text["x0"] >= frame["x0"] - 1 and text["x1"] <= frame["x1"] + 1
        if not (inside and text["y0"] >= frame["y0"] - 1 and text["y1"] <= frame["y1"] + 1):
            faults.append(("cut", text["text"]))
    return faults
