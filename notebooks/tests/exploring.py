"""What one does in an explorer, by mouse or by keyboard: the same in JupyterLab and in a report."""

import random
import re

import pandas as pd
from troubles import TROUBLE

WORD = "kursk"
NAMED = ".scene [data-box]:has(text:not([display]))"  # playwright's, one an event
STEPS = 40  # of a wheel or a key, at most, to ten days
DAYS = 10
ABOVE = 2.5  # px: what letters of a high font leave empty above and below them
PAUSE = 400  # ms: until a list follows


class Hand:
    """A reader at an explorer.

    Parameters
    ----------
    page : playwright's Page
    explorer : playwright's Locator
    """

    def __init__(self, page, explorer):
        self.page, self.explorer = page, explorer
        self.scene = explorer.locator(".scene")
        self.scene.scroll_into_view_if_needed()

    @property
    def matches(self):
        """The titles of what is shown, in order of time."""
        self.page.wait_for_timeout(PAUSE)
        return self.explorer.locator(".list li button b").all_text_contents()

    @property
    def card(self):
        return self.explorer.locator(".sheet .title").text_content()

    @property
    def days(self):
        """How many are in the window, by its words; many if these are coarser."""
        words = self.explorer.locator(".dates").text_content()
        first, _, last = words.partition(" to ")
        last = last or first
        whole = last.split()  # "27", "Aug", "2024": what the first end leaves out
        first = " ".join([*first.split(), *whole[len(first.split()) :]])
        if not re.match(r"\d+ [A-Z]", first) or not re.match(r"\d+ [A-Z]", last):
            return 9999
        return (pd.Timestamp(last) - pd.Timestamp(first)).days + 1

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(40)


class Mouse(Hand):
    """Points and clicks; only what is looked for is typed."""

    def find(self):
        self.explorer.locator("[type=search]").click()
        self.page.keyboard.type(WORD)
        self.press("Enter")

    def zoom(self):
        self._click(self.explorer.locator(NAMED).first)
        self.page.keyboard.down("Control")
        for _ in range(STEPS):
            if self.days <= DAYS:
                break
            self.page.mouse.wheel(0, -200)
            self.page.wait_for_timeout(60)
        self.page.keyboard.up("Control")

    def next(self):
        self.explorer.get_by_role("button", name="Next", exact=True).click()

    def select(self):
        self.explorer.locator("[type=search]").click()
        self.press("Enter")
        self.page.wait_for_timeout(PAUSE)
        names = self.explorer.locator(NAMED)
        for number in range(3):
            self._click(names.nth(number), modifiers=["Shift"])
        return [" ".join(name.locator("text").all_text_contents()) for name in names.all()[:3]]

    def _click(self, event, **more):
        name = event.locator("text").first
        box = name.bounding_box()
        middle = {"x": box["width"] / 2, "y": box["height"] / 2}
        name.click(position=middle, force=True, **more)


class Keyboard(Hand):
    """Never touches the mouse."""

    def find(self):
        self.scene.focus()
        self.press("/")
        self.page.keyboard.type(WORD)
        self.press("Enter")

    def zoom(self):
        self.press("Home")
        for _ in range(STEPS):
            if self.days <= DAYS:
                break
            self.press("+")

    def next(self):
        self.press("Enter", "Tab", "Tab", "Enter")

    def select(self):
        self.press("Escape", "Home", "Space", "n", "Space", "n", "Space")
        return self.matches[:3]


HANDS = [Mouse, Keyboard]


def explore(hand):
    """All steps => the titles of the three that were selected."""
    hand.find()
    matches = hand.matches
    assert 3 <= len(matches) < 40, matches
    assert any(WORD in title.lower() for title in matches)
    assert hand.explorer.locator(".tally").text_content().startswith(f"{len(matches)} of ")
    hand.zoom()
    assert hand.days <= DAYS
    before = hand.card
    hand.next()
    assert hand.card == matches[matches.index(before) + 1]
    return hand.select()


# A walk by wheel and keys: of each window its words, what is wrong in it, its elements and names.
WALK = """async (root, steps) => {
  const trouble = TROUBLE, seen = [];
  const frame = () => new Promise(requestAnimationFrame);
  for (const { isFromAll, isAtMark, x, notches, key } of steps) {
    const svg = root.querySelector(".scene"), { left, width, top } = svg.getBoundingClientRect();
    const press = (key) => svg.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    if (isFromAll) press("0");
    await frame();
    const all = (query) => [...svg.querySelectorAll(query)].filter((e) => e.checkVisibility());
    const marks = all("[data-box] :is(rect, circle)");
    const mark = marks[Math.floor(x * marks.length)]?.getBoundingClientRect();
    const clientX = isAtMark && mark ? mark.left : left + x * width;
    for (let k = 0; k < Math.abs(notches); k++) {
      const turn = { deltaY: -300 * Math.sign(notches), ctrlKey: true, clientX, clientY: top + 9 };
      svg.dispatchEvent(new WheelEvent("wheel", { ...turn, bubbles: true, cancelable: true }));
    }
    if (key) press(key);
    await frame();
    await frame();
    const words = root.querySelector(".dates").textContent, names = all("[data-box] text");
    seen.push([words, trouble(svg), svg.querySelectorAll("*").length, names.length]);
  }
  return seen;
}"""


def steps(rng, number):
    """Windows of any length anywhere: nearer to a mark or a place, farther, aside, all."""
    for _ in range(number):
        yield {
            "isFromAll": rng.random() < 0.3,
            "isAtMark": rng.random() < 0.6,
            "x": rng.random(),
            "notches": rng.randrange(-6, 18),
            "key": rng.choice([None, "ArrowLeft", "ArrowRight", "+", "-"]),
        }


def assert_sound_anywhere(explorer, number=200, down=ABOVE):
    """Nothing meets anything at random windows, of which many differ and have names."""
    walk = list(steps(random.Random(number), number))
    seen = explorer.evaluate(WALK.replace("TROUBLE", TROUBLE.replace("DOWN", str(down))), walk)
    faults = [(words, wrong) for words, wrong, _, _ in seen if wrong]
    assert faults == [], faults[:5]
    assert max(elements for _, _, elements, _ in seen) <= 1_500
    assert len({words for words, *_ in seen}) > number / 2
    assert sum(names > 1 for *_, names in seen) > number / 4
