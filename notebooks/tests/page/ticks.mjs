// The ticks of windows that come in as JSON; test_ticks_script.py compares them with Python's.
import { readFileSync } from "node:fs";

import { dateOf, dateTicks, dayTicks, firstOfMonth } from "../../timeline/page/ticks.js";

const { windows, days } = JSON.parse(readFileSync(0, "utf8"));
const made = { dates: dateTicks, days: dayTicks };
const ticks = windows.map(([kind, first, last, most]) => made[kind](first, last, most));
const dates = days.map(dateOf);
const firsts = dates.map(({ year, month }) => firstOfMonth(year, month));
process.stdout.write(JSON.stringify({ ticks, dates, firsts }));
