"""The explorer of many events in a report's page: when it is drawn, when it lives, its frames."""

import io

from bench_page import report, sample

from timeline import explore, read_events

DRAWN = ".explorer svg.scene text"  # its picture, or what has taken its place
ALIVE = "html[data-explored] .explorer .controls"
FRAMES = """async () => {
  const svg = document.querySelector(".explorer svg.scene"), times = [];
  svg.focus();
  for (let k = 0; k < 120; k++) {
    const key = k % 12 < 6 ? "+" : "-";
    svg.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    times.push(await new Promise(requestAnimationFrame));
  }
  return (1000 * (times.length - 1)) / (times.at(-1) - times[0]);
}"""


def write(number, path):
    """A page of so many events."""
    explorer = explore(read_events(io.StringIO(sample(number))))
    path.write_text(report(explorer), "utf-8")
    return path


def frames(browser, path):
    """Frames a second, zooming in and out by keys."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(path.as_uri())
    page.wait_for_selector(ALIVE, state="attached")
    page.wait_for_timeout(1000)
    rate = page.evaluate(FRAMES)
    page.close()
    return rate
