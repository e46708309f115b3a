// Draws the boxes of an explorer: what one of its kind looks like, at its own places.
import { parsedGroup } from "../nodes.js";

const NAME_LINE = 14; // px: of a name in two
const LIFTS = { over: 14, beside: 7 }; // px by which marks are lowerMarks in rows for two lines

export class BoxDrawer {
  #known;
  #samples;

  /** `known` are SceneEvents. */
  constructor(kinds, known, isHigh) {
    this.#known = known;
    this.#samples = kinds.map(({ markup, over }) => {
      const group = parsedGroup(markup);
      if (isHigh) lowerMarks(group, over ? LIFTS.over : LIFTS.beside);
      return { group, over };
    });
  }

  /** A new group of the event of that number. */
  group(number) {
    const { kinds, ids, lines } = this.#known;
    const { group: sample, over } = this.#samples[kinds[number]];
    const group = sample.cloneNode(true);
    group.dataset.box = number;
    group.dataset.id = ids[number];
    for (const mark of group.querySelectorAll("[data-at]")) this.#move(mark, number);
    writeName(group.querySelector(":scope > text"), lines[number], over);
    if (lines[number].length > 1) group.dataset.broken = "";
    return group;
  }

  #move(mark, number) {
    const places = mark.dataset.at.split(" ").map(Number);
    mark.dataset.at = places.map((place) => this.#placeOf(place, number)).join(" ");
  }

  // A kind's places are 1 to 4 where an event has its own, and between them in its middle.
  #placeOf(place, number) {
    const places = this.#known.places[number];
    return place % 1 ? (places[0] + places[3]) / 2 : places[place - 1];
  }
}

function lowerMarks(group, px) {
  for (const part of group.children) {
    for (const name of ["y", "cy"]) {
      if (part.hasAttribute(name)) part.setAttribute(name, Number(part.getAttribute(name)) + px);
    }
  }
}

// One line, or two: over a mark the second, beside it the middle stays where one would be.
function writeName(text, lines, over) {
  const y = Number(text.getAttribute("y"));
  const up = lines.length > 1 ? (over ? NAME_LINE : NAME_LINE / 2) : 0;
  lines.forEach((line, k) => {
    const part = k ? text.parentNode.appendChild(text.cloneNode()) : text;
    part.setAttribute("y", y - up + k * NAME_LINE);
    part.textContent = line;
  });
}
