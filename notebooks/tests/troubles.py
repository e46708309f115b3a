"""What can be wrong with a picture that zooms, as a browser shows it, in real boxes."""

# What meets what it should not, in words.
TROUBLE = """(root) => {
  const seen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && width + height > 0;
  };
  const groupOf = (element) => element.closest("[data-box]");
  const read = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const box = groupOf(element)?.dataset.box;
    const row = groupOf(element)?.getAttribute("transform");
    return { left, right, top, bottom, box, row, text: element.textContent };
  };
  const texts = [...root.querySelectorAll("text")].filter(seen).map(read);
  const marks = [...root.querySelectorAll("[data-box] :is(rect, circle, path)")]
    .filter(seen).map(read);
  const lines = [...root.querySelectorAll(":scope > .event > line")].filter(seen).map(read);
  const view = root.getBoundingClientRect();
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
    && ((a.row && a.row === b.row && a.box !== b.box)
      || Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > DOWN);
  const trouble = [];
  texts.forEach((a, k) => {
    if (a.left < view.left - 0.5 || a.right > view.right + 0.5 ||
        a.bottom < view.top || a.top > view.bottom) trouble.push(`cut: ${a.text}`);
    for (const b of texts.slice(k + 1)) if (meet(a, b)) trouble.push(`${a.text} meets ${b.text}`);
    for (const b of lines) {
      if (a.box && a.left < b.left && a.right > b.right) trouble.push(`${a.text} is crossed`);
    }
    for (const b of marks) {
      if (a.box !== b.box && meet(a, b)) trouble.push(`${a.text} meets a mark of ${b.box}`);
    }
  });
  return trouble;
}"""


def trouble(page, down=0.5):
    """What meets what: in a row at any height, else by more than so many px down."""
    return page.locator("svg").first.evaluate(TROUBLE.replace("DOWN", str(down)))
