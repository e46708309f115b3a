// Time, stretched where events are dense: monotone, and its inverse exact.
import { bisectLeft } from "../placing/bisect.js";
import { MONTHS, dateOf, firstOfMonth, yearWords } from "../ticks.js";

const BY_EVENTS = 0.8; // of the length is shared out by events, the rest by time
const KNOTS = 120; // at most
const ROUND_YEARS = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
const TICK_APART = 66; // px, or more
const LEEWAY = 0.3; // of that, by which a tick may move to a rounder date

/** {shareOf(place), placeOf(share)}, of the whole and when events begin, in order. */
export function stretched([first, last], beginnings) {
  const inside = beginnings.filter((place) => place > first && place < last);
  const step = Math.max(1, inside.length / KNOTS);
  const knots = [[first, 0]];
  for (let k = 0; k < inside.length; k += step) {
    const place = inside[Math.floor(k)];
    if (place > knots.at(-1)[0]) knots.push([place, (Math.floor(k) + 1) / (inside.length + 1)]);
  }
  knots.push([last, 1]);
  const places = knots.map(([place]) => place);
  const shares = knots.map(([place, share]) => mixed(share, (place - first) / (last - first)));
  return {
    shareOf: (place) => interpolated(places, shares, place),
    placeOf: (share) => interpolated(shares, places, share),
  };
}

const mixed = (byEvents, byTime) => BY_EVENTS * byEvents + (1 - BY_EVENTS) * byTime;

// Of a value between rising ones, what lies as far between those that belong to them.
function interpolated(from, to, value) {
  const above = bisectLeft(from, value);
  if (above === from.length) return to.at(-1);
  if (above === 0) return to[0];
  const part = (value - from[above - 1]) / (from[above] - from[above - 1]);
  return to[above - 1] + part * (to[above] - to[above - 1]);
}

/** [{share, text}]: dates as round as so many px have room for, told as exactly as they must be. */
export function stretchedTicks({ shareOf, placeOf }, long) {
  const count = Math.max(1, Math.floor(long / TICK_APART)), leeway = LEEWAY / count;
  const ticks = [];
  let before = -Infinity, told = null; // the place of the last, the year that it said
  for (let k = 0; k < count; k++) {
    const at = (k + 0.5) / count;
    const { place, text } = roundDate(placeOf(at - leeway), placeOf(at + leeway));
    if (place <= before) continue;
    const year = yearWords(dateOf(place).year);
    const isTold = year === told || text === year;
    ticks.push({ share: shareOf(place), text: isTold ? text : `${text} ${year}` });
    [before, told] = [place, year];
  }
  return ticks;
}

// The roundest date from one place to another.
function roundDate(from, to) {
  const latest = dateOf(Math.floor(to)).year;
  for (const step of ROUND_YEARS) {
    const year = roundYear(latest, step);
    const place = firstOfMonth(year, 0);
    if (place >= from && place <= to) return { place, text: yearWords(year) };
  }
  const { year, month } = dateOf(Math.floor(to));
  const start = firstOfMonth(year, month);
  if (start >= from) return { place: start, text: MONTHS[month] };
  const place = Math.ceil((from + to) / 2), date = dateOf(place);
  return { place, text: `${date.day} ${MONTHS[date.month]}` };
}

// The last round one: 200, 100, 1, 100 BCE.
function roundYear(year, step) {
  if (year < 1) return 1 - step * Math.ceil((1 - year) / step);
  return Math.max(1, step * Math.floor(year / step));
}
