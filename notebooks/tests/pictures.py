"""What can be wrong with the pictures of a page as a browser has drawn them, in real boxes."""

# What a reader may ask of a page: WCAG 2.1, 1.4.12.
SPACED = "* { letter-spacing: .12em !important; word-spacing: .16em !important; "
SPACED += "line-height: 1.5 !important }"

# All that is seen in each picture, and what of it meets what it must not.
FAULTS = """([air]) => {
  const shown = (item) => item.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const named = (item) => item.closest("[data-id]")?.dataset.id ?? "";
  // the sides of a line of small letters: what getBoundingClientRect gives has air above and below
  const inked = (text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(text).fontSize), middle = (top + bottom) / 2;
    return { left, right, top: middle - air * size, bottom: middle + air * size };
  };
  const meet = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
  // whether a straight line runs through a box (Liang and Barsky 1984)
  const crosses = ([x, y, x1, y1], box) => {
    let enter = 0, leave = 1;
    const [dx, dy] = [x1 - x, y1 - y];
    const across = [[-dx, x - box.left], [dx, box.right - x]];
    const sides = [...across, [-dy, y - box.top], [dy, box.bottom - y]];
    for (const [step, room] of sides) {
      if (step === 0 && room < 0) return false;
      if (step < 0) enter = Math.max(enter, room / step);
      if (step > 0) leave = Math.min(leave, room / step);
    }
    return enter < leave;
  };
  const faults = [];
  for (const svg of document.querySelectorAll("svg.scene")) {
    if (!shown(svg)) continue;
    const frame = svg.getBoundingClientRect();
    const where = svg.closest("figure")?.id ?? "";
    const inside = ({ left, right }) => right > frame.left && left < frame.right && right > left;
    const texts = [...svg.querySelectorAll("text")].filter(shown)
      .map((item) => ({ box: inked(item), id: named(item), text: item.textContent }))
      .filter(({ box, text }) => text.trim() && inside(box));
    const shapes = "[data-id] :is(circle, rect, path):not(.f-tint)"; // a tint is ground
    const marks = [...svg.querySelectorAll(shapes)].filter(shown)
      .map((item) => ({ box: item.getBoundingClientRect(), id: named(item), text: item.tagName }))
      .filter(({ box }) => inside(box));
    const paths = [...svg.querySelectorAll("line")]
      .filter((line) => shown(line) && !line.matches(".s-line, .s-hair, .strip *, .ticks *"))
      .map((line) => {
        const [x0, y0, x1, y1] = ["x1", "y1", "x2", "y2"].map((n) => line[n].baseVal.value);
        const to = line.getScreenCTM();
        return [to.a * x0 + to.e, to.d * y0 + to.f, to.a * x1 + to.e, to.d * y1 + to.f];
      });
    texts.sort((a, b) => a.box.left - b.box.left);
    texts.forEach((a, k) => {
      for (const b of texts.slice(k + 1)) {
        if (b.box.left > a.box.right) break;
        if (meet(a.box, b.box)) faults.push([where, "meet", a.text, b.text]);
      }
      for (const mark of marks) {
        if ((mark.id !== a.id || !a.id) && meet(a.box, mark.box))
          faults.push([where, "covers a mark", a.text, `${mark.text} of ${mark.id}`]);
      }
      for (const path of paths) if (crosses(path, a.box)) faults.push([where, "struck", a.text]);
      if (a.box.left < frame.left - 1.5 || a.box.right > frame.right + 1.5 ||
          a.box.top < frame.top - 1 || a.box.bottom > frame.bottom + 1)
        faults.push([where, "cut", a.text, Math.round(a.box.left), Math.round(a.box.right)]);
    });
  }
  return faults;
}"""


# Sizes are told after a frame, and what is asked for then is drawn in another.
SETTLED = """new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  setTimeout(done, 150))))"""


def wake(page):
    """Go past all charts of a page: one is drawn when it comes near the window."""
    for figure in page.query_selector_all("figure.chart"):
        figure.evaluate("figure => figure.scrollIntoView({ behavior: 'instant' })")
        page.evaluate(SETTLED)


def faults(page, air=0.33):
    """(figure, what, which texts) of all pictures that are visible on a page."""
    return page.evaluate(FAULTS, [air])
