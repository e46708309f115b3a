// Paper: a picture taller than a sheet comes in slices, cut where nothing stands.
import { svgElement } from "./dom.js";

const LEAST = 90; // px: of a slice
const MOST = 260;
const TALL = 60; // px: what is higher is a line or a ground that may be cut
const OVER = 60; // px above an axis: it stays with what stands on it
const LEAVES = "text, circle, rect, path, line";

/** The slices of an SVG from the top down: each an SVG as high as it is. */
export function slices(svg) {
  const boxes = heightsOf(svg), height = Number(svg.getAttribute("height"));
  const cuts = [0, ...cutsOf(boxes, height), height];
  return cuts.slice(1).map((low, k) => slice(svg, boxes, cuts[k], low));
}

// Of each leaf from where to where it reaches, in px of the picture's own.
function heightsOf(svg) {
  const frame = svg.getBoundingClientRect(), unit = frame.height / Number(svg.getAttribute("height"));
  return [...svg.querySelectorAll(LEAVES)].map((leaf) => {
    const { top, bottom, width } = leaf.getBoundingClientRect();
    const isAxis = width > frame.width / 2 && bottom - top < 2;
    return [(top - frame.top) / unit - (isAxis ? OVER : 0), (bottom - frame.top) / unit];
  });
}

// In each stretch the middle of the widest gap.
function cutsOf(boxes, height) {
  const gaps = gapsOf(boxes), cuts = [];
  for (let at = 0; height - at > MOST; at = cuts.at(-1)) {
    const within = gaps.filter(({ middle }) => middle > at + LEAST && middle < at + MOST);
    if (!within.length) break;
    cuts.push(within.reduce((best, gap) => (gap.wide > best.wide ? gap : best)).middle);
  }
  return cuts;
}

function gapsOf(boxes) {
  const whole = boxes.filter(([top, low]) => low - top <= TALL + 2).sort(([a], [b]) => a - b);
  const gaps = [];
  let reached = 0;
  for (const [top, low] of whole) {
    if (top > reached + 1) gaps.push({ middle: (top + reached) / 2, wide: top - reached });
    reached = Math.max(reached, low);
  }
  return gaps;
}

function slice(svg, boxes, top, low) {
  const part = svg.cloneNode(true);
  [...part.querySelectorAll(LEAVES)].forEach((leaf, k) => {
    if (boxes[k][1] < top || boxes[k][0] > low) leaf.remove();
  });
  const moved = svgElement("g", { transform: `translate(0 ${-top})` });
  moved.append(...part.childNodes);
  part.setAttribute("height", low - top);
  part.append(moved);
  return part;
}
