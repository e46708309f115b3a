// The head of each lane: its name, how many events it has and how many of them match, and a line
// above it. It stays at the left edge of the picture.
import { svgElement } from "../dom.js";

export const LANE_HEAD = 26; // px above a lane's rows
const HEAD_LINE = 17; // px from there to what its letters stand on
const HEAD_LETTER = 8; // px: as wide as a letter may be
const COUNT_LETTERS = 18; // of how many it has

export class LaneHeads {
  #counts = []; // by lane, an element that says how many

  /** `lanes` are {name, y}, of which one without a name has no head. */
  constructor(lanes, width) {
    const most = Math.floor(width / HEAD_LETTER) - COUNT_LETTERS;
    this.elements = lanes.flatMap(({ name, y }, k) => {
      return name ? this.#draw(name, y - LANE_HEAD, k, most) : [];
    });
  }

  #draw(name, top, k, most) {
    const text = svgElement("text", { x: 0, y: top + HEAD_LINE, class: "lane f-soft" });
    const strong = svgElement("tspan", { "font-weight": 600, class: "f-ink" });
    strong.textContent = shortened(name, most);
    this.#counts[k] = svgElement("tspan");
    text.append(strong, this.#counts[k]);
    if (!k) return [text];
    return [svgElement("line", { x1: 0, x2: "100%", y1: top, y2: top, class: "s-line" }), text];
  }

  /** Say how many there are; those without a place match no filter. */
  tell(events, places) {
    const all = this.#counts.map(() => 0), found = [...all];
    for (const [number, { lane }] of events.entries()) {
      all[lane] += 1;
      if (places[number]) found[lane] += 1;
    }
    this.#counts.forEach((count, k) => (count.textContent = ` · ${countWords(found[k], all[k])}`));
  }
}

function countWords(found, all) {
  const words = `${all} event${all === 1 ? "" : "s"}`;
  return found === all ? words : `${found} of ${words}`;
}

function shortened(name, most) {
  return name.length > most ? `${name.slice(0, Math.max(most - 1, 1)).trimEnd()}…` : name;
}
