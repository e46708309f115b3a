// Where an axis has its ticks and what they say: as timeline/drawing/scales.py has it.
//
// dateTicks(first, last, most) and dayTicks(first, last, most) => [{at, text}]: places in days
// since 1970, or from an event. At most about `most`, round, in order.

const DAYS_IN = { day: 1, week: 7, month: 30.436875, year: 365.2425, century: 36524.25 };
export const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"];
MONTHS.push("Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
const MONDAY = 3; // so many days after a Monday 1970 began

/** Round years, months, weeks or days; the year is said at the first, and where it changes. */
export function dateTicks(first, last, most) {
  const { unit, step } = dateStep((last - first) / most);
  const { numberOf, dayOf, round } = CALENDAR[unit];
  const [start, end] = [first, last].map((place) => numberOf(dayAt(place)));
  const ticks = [];
  let year = null;
  for (let k = Math.floor(start / step); ; k++) {
    const n = round(k, step);
    if (n > end) break;
    const at = dayOf(n);
    if (at < first || at === ticks.at(-1)?.at) continue;
    const date = dateOf(at);
    ticks.push({ at, text: dateTickText(date, unit, year) });
    year = date.year;
  }
  return ticks;
}

/** Round numbers of days, weeks, months, years or centuries from day 0. */
export function dayTicks(first, last, most) {
  const [unit, days] = longestUnit((last - first) / 8);
  const step = niceStep((last - first) / days / most);
  const end = Math.floor(last / days / step);
  const ticks = [];
  for (let n = Math.ceil(first / days / step); n <= end; n++) {
    ticks.push({ at: n * step * days, text: signedWords(n * step, unit) });
  }
  return ticks;
}

/** The next 1, 2 or 5 times a power of ten that is no smaller, and at least 1. */
function niceStep(step) {
  const least = Math.max(step, 1);
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((k) => k * power).find((nice) => nice >= least - 1e-9);
}

/** The day of a date, as {year, month (from 0), day}: of the Gregorian calendar, for ever. */
export function dateOf(number) {
  const shifted = number + 719468; // from 1 March of the year 0 on
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const leaps = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36524) + Math.floor(ofEra / 146096);
  const yearOfEra = Math.floor((ofEra - leaps) / 365);
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const ofYear = ofEra - 365 * yearOfEra - leapDays;
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = (fromMarch + 2) % 12;
  const year = yearOfEra + era * 400 + (month < 2 ? 1 : 0);
  return { year, month, day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1 };
}

/** The other way: months may be more than there are in a year. */
export function firstOfMonth(year, month) {
  const shifted = 12 * year + month - 2; // months since 1 March of the year 0
  const fromMarch = shifted - 12 * Math.floor(shifted / 12);
  const years = Math.floor(shifted / 12);
  const leaps = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return 365 * years + leaps + Math.floor((153 * fromMarch + 2) / 5) - 719468;
}

// Of a day the number of its day, month or year; the first day of one; the round ones by number.
const CALENDAR = {
  day: {
    numberOf: (day) => day,
    dayOf: (number) => number,
    round: (k, step) => k * step - (step >= 7 ? MONDAY : 0),
  },
  month: {
    numberOf: (day) => 12 * dateOf(day).year + dateOf(day).month,
    dayOf: (number) => firstOfMonth(0, number),
    round: (k, step) => k * step,
  },
  year: {
    numberOf: (day) => dateOf(day).year,
    dayOf: (number) => firstOfMonth(number, 0),
    // 100 BCE, 1, 100
    round: (k, step) => (k > 0 ? k * step : k * step + 1),
  },
};

// What is no shorter than so many days: a unit, how many of it.
function dateStep(days) {
  if (days <= 14) return { unit: "day", step: [1, 2, 7, 14].find((k) => k >= days) };
  if (days <= 190) {
    return { unit: "month", step: [1, 2, 3, 6, 12].find((k) => k * DAYS_IN.month >= days) };
  }
  return { unit: "year", step: niceStep(days / DAYS_IN.year) };
}

// The day in which a place lies, as Python rounds it: to seconds first.
function dayAt(place) {
  return Math.floor(Math.round(place * 86400) / 86400);
}

function dateTickText({ year, month, day }, unit, before) {
  if (unit === "year" || (unit === "month" && month === 0)) return yearWords(year);
  const words = unit === "day" ? `${day} ${MONTHS[month]}` : MONTHS[month];
  return year === before ? words : `${words} ${yearWords(year)}`;
}

/** Year 0 of ISO 8601 is 1 BCE. */
export function yearWords(year) {
  return year > 0 ? `${year}` : `${1 - year} BCE`;
}

// The longest unit that is no longer than so many days.
function longestUnit(days) {
  return Object.entries(DAYS_IN).findLast(([, length]) => length <= Math.max(days, 1));
}

function signedWords(number, unit) {
  if (number === 0) return "day 0";
  const units = unit === "century" ? "centuries" : `${unit}s`;
  const count = Math.abs(number);
  const digits = `${count}`.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${number > 0 ? "+" : "−"}${digits} ${count === 1 ? unit : units}`;
}
