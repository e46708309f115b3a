// Time, stretched where events are dense: monotone, and its inverse exact.
import { bisectLeft } from "../placing/bisect.js";
import { MONTHS, dateOf, firstOfMonth, yearWords } from "../ticks.js";

const BY_EVENTS = 0.8; // of the length is shared out by events, the rest by time
const KNOTS = 120; // at most
const ROUND_YEARS = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
const ROUND_MONTHS = [6, 3, 1];
const ROUND_DAYS = [15, 10, 5, 1];
const TICK_APART = 56; // px, at least
const TICK_INSIDE = 8; // px from either end

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
  const ticks = [], px = { placeOf: (x) => placeOf(x / long), of: (place) => shareOf(place) * long };
  let told = null; // the year that was said last
  for (const { place, text } of roundDates(TICK_INSIDE, long - TICK_INSIDE, px)) {
    const year = yearWords(dateOf(place).year);
    const isTold = year === told || text === year;
    ticks.push({ share: shareOf(place), text: isTold ? text : `${text} ${year}` });
    told = year;
  }
  return ticks;
}

// The roundest date from one px to another, and so on at both of its sides.
function roundDates(from, to, px) {
  const date = from > to ? null : roundDate(px.placeOf(from), px.placeOf(to));
  if (!date) return [];
  const middle = px.of(date.place);
  const before = roundDates(from, middle - TICK_APART, px);
  return [...before, date, ...roundDates(middle + TICK_APART, to, px)];
}

function roundDate(from, to) {
  const { year, month, day } = dateOf(Math.floor(to));
  const found = (place, text) => (place >= from && place <= to ? { place, text } : null);
  const ofYear = (step) => found(firstOfMonth(roundYear(year, step), 0), yearWords(roundYear(year, step)));
  const ofMonth = (step) => found(firstOfMonth(year, month - (month % step)), MONTHS[month - (month % step)]);
  const ofDay = (step) => found(Math.floor(to) - (day % step), `${day - (day % step)} ${MONTHS[month]}`);
  const ways = [[ROUND_YEARS, ofYear], [ROUND_MONTHS, ofMonth], [ROUND_DAYS.filter((step) => step <= day), ofDay]];
  for (const [steps, dateOfStep] of ways) {
    for (const step of steps) {
      const date = dateOfStep(step);
      if (date) return date;
    }
  }
  return null;
}

// The last round one: 200, 100, 1, 100 BCE.
function roundYear(year, step) {
  if (year < 1) return 1 - step * Math.ceil((1 - year) / step);
  return Math.max(1, step * Math.floor(year / step));
}
