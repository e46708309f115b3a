// A small map of where on Earth something lies: the land around it as one path, and no network.
import { svgElement } from "../dom.js";
import { landRings } from "./land.js";

const MAP = { wide: 300, high: 150 }; // px
const ACROSS = 50; // degrees of the equator that any map is wide
const LEAST_COS = 0.25; // nearer to a pole a degree of longitude is as wide as there
const NET = 10; // degrees from line to line
const FULL_TURN = 360;
const BAR_KM = 500;
const KM = 111.19; // of a degree

/** A picture of what lies around a place, or null where none is; `place` is its name. */
export function mapOf(lat, lon, place) {
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return null;
  const view = viewOf(lat, lon), { wide, high } = MAP;
  const words = [place, `${degreeWords(lat, "NS")}, ${degreeWords(lon, "EW")}`].filter(Boolean);
  const svg = svgElement("svg", { class: "map", viewBox: `0 0 ${wide} ${high}`, role: "img" });
  svg.setAttribute("aria-label", `Map: ${words.join(", ")}`);
  svg.append(
    svgElement("path", { class: "net", d: netPath(view) }),
    svgElement("path", { class: "land f-pale s-rule", "fill-rule": "evenodd", d: landPath(view) }),
    svgElement("circle", { class: "f-accent", cx: view.x(lon), cy: view.y(lat), r: 4.5 }),
    ...scaleBar(),
  );
  return svg;
}

// Degrees => px; equirectangular, true in the middle.
function viewOf(lat, lon) {
  const across = MAP.wide / ACROSS, along = across * Math.max(Math.cos((lat * Math.PI) / 180), LEAST_COS);
  return {
    west: lon - MAP.wide / 2 / along, east: lon + MAP.wide / 2 / along,
    south: lat - MAP.high / 2 / across, north: lat + MAP.high / 2 / across,
    x: (east) => MAP.wide / 2 + (east - lon) * along,
    y: (north) => MAP.high / 2 - (north - lat) * across,
  };
}

// The Earth goes on beyond 180 degrees.
function landPath(view) {
  const rings = landRings(), turns = [-FULL_TURN, 0, FULL_TURN];
  const turned = turns.flatMap((turn) => rings.map((ring) => ring.map(([lon, lat]) => [lon + turn, lat])));
  return turned.filter((ring) => touchesView(ring, view)).map((ring) => ringPath(ring, view)).join("");
}

function touchesView(ring, { west, east, south, north }) {
  const [lons, lats] = [0, 1].map((k) => ring.map((place) => place[k]));
  return Math.max(...lons) > west && Math.min(...lons) < east && Math.max(...lats) > south && Math.min(...lats) < north;
}

const ringPath = (ring, { x, y }) =>
  `M${ring.map(([lon, lat]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`).join("L")}Z`;

function netPath({ west, east, south, north, x, y }) {
  const meridians = netLines(west, east).map((lon) => `M${x(lon).toFixed(1)} 0v${MAP.high}`);
  const parallels = netLines(south, north).map((lat) => `M0 ${y(lat).toFixed(1)}h${MAP.wide}`);
  return [...meridians, ...parallels].join("");
}

function netLines(from, to) {
  const first = Math.ceil(from / NET), last = Math.floor(to / NET);
  return Array.from({ length: last - first + 1 }, (_, k) => (first + k) * NET);
}

function scaleBar() {
  const long = (BAR_KM / KM / ACROSS) * MAP.wide, y = MAP.high - 8;
  const words = svgElement("text", { x: 8 + long + 6, y: y + 1, "font-size": 12, class: "f-ink" });
  words.textContent = `${BAR_KM} km`;
  const plate = { x: 0, y: MAP.high - 20, width: long + 66, height: 20, class: "f-paper" };
  const bar = { class: "scale s-ink", d: `M8 ${y - 5}v5h${long.toFixed(1)}v-5` };
  return [svgElement("rect", plate), svgElement("path", bar), words];
}

// (-1.9, "EW") => "1.9° W"
const degreeWords = (degrees, sides) => `${Math.abs(degrees).toFixed(1)}° ${sides[degrees < 0 ? 1 : 0]}`;
