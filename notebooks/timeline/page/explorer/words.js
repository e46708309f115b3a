// What an explorer says of times: its window, and how far one event lies from another.
import { MONTHS, dateOf, yearWords } from "../ticks.js";

const LONG_MONTHS = "January February March April May June July August September October".split(" ");
LONG_MONTHS.push("November", "December");
const YEARS = 2200; // days from which on a window is told in years,
const MONTHLY = 200; // and in months
const UNITS = [["century", 36524.25, 2], ["year", 365.2425, 1.9], ["month", 30.436875, 2.5]];
UNITS.push(["week", 7, 2]); // days in each, and so many at least are told by it
const NUMBERS = "no one two three four five six seven eight nine ten eleven twelve thirteen".split(" ");
NUMBERS.push(..."fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(" "));

/** (20089, 20176) => "1 Jan to 28 Mar 2025"; as coarse as the window is long. */
export function windowWords(first, last) {
  const { from, to, exact } = windowDates(first, last);
  const parts = [from, to].map((date) => datePartWords(date, exact));
  const ends = [from, to].map(({ year }) => yearWords(year));
  const isOneMonth = exact === 2 && ends[0] === ends[1] && from.month === to.month;
  if (isOneMonth && from.day < to.day) return `${from.day} to ${parts[1]} ${ends[0]}`;
  if (ends[0] !== ends[1]) return joinEnds(parts.map((part, k) => `${part} ${ends[k]}`.trim()));
  return `${joinEnds(parts)} ${ends[0]}`;
}

/** (20089, 20176) => ["1 January 2025", "28 March 2025"]: the same, each end for itself. */
export function windowEnds(first, last) {
  const { from, to, exact } = windowDates(first, last);
  return [from, to].map((date) => `${datePartWords(date, exact, LONG_MONTHS)} ${yearWords(date.year)}`.trim());
}

function windowDates(first, last) {
  const [from, to] = [Math.floor(first), Math.ceil(last) - 1].map(dateOf);
  return { from, to, exact: last - first > YEARS ? 0 : last - first > MONTHLY ? 1 : 2 };
}

const joinEnds = ([from, to]) => (from === to ? from : `${from} to ${to}`).trim();

const datePartWords = ({ day, month }, exact, names = MONTHS) =>
  ["", names[month], `${day} ${names[month]}`][exact];

/** How long before or after one event another begins, in words that are true of both dates. */
export function apartWords(event, other) {
  const ends = [other.first - begun(event), begun(other) - event.first].map(Math.round);
  if (ends[0] === 0 && ends[1] === 0) return "the same day";
  if (ends[0] * ends[1] <= 0) return "at about the same time";
  const [a, b] = ends.map((days) => longWords(Math.abs(days)));
  const middle = Math.round(Math.abs(ends[0] + ends[1]) / 2);
  return `${a === b ? a : `about ${longWords(middle)}`} ${ends[0] > 0 ? "later" : "earlier"}`;
}

// The latest day on which an event can have begun.
const begun = ({ first, certain, last }) => Math.max(Math.min(certain, last - 1), first);

// 3300 => "nine years", as timeline/charts/_gaps.py has it
function longWords(days) {
  const found = UNITS.find(([, size, few]) => days >= few * size);
  const isDays = !found || (days % 7 && days <= 20);
  const [unit, size] = isDays ? ["day", 1] : found;
  const number = Math.round(days / size);
  const units = unit === "century" ? "centuries" : `${unit}s`;
  return `${NUMBERS[number] ?? number.toLocaleString("en")} ${number === 1 ? unit : units}`;
}

export const counted = (n, unit) => `${n.toLocaleString("en")} ${unit}${n === 1 ? "" : "s"}`;
