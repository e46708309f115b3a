// What a strip counts and how it stretches time, of what comes in as JSON; test_overview_script.py asks.
import { readFileSync } from "node:fs";

import { histogram } from "../../timeline/page/explorer/histogram.js";
import { stretched, stretchedTicks } from "../../timeline/page/explorer/stretch.js";

const { stories, bins, spans, widths } = JSON.parse(readFileSync(0, "utf8"));
const counts = stories.map(({ bounds, numbers }) => histogram(bounds, bins, (k) => numbers[k]));
const plain = counts.map((each) => Object.fromEntries(Object.entries(each).map(([name, of]) => [name, [...of]])));
const scales = spans.map(([whole, beginnings]) => stretched(whole, beginnings));
const shares = Array.from({ length: 101 }, (_, k) => k / 100);
const places = scales.map(({ placeOf }) => shares.map(placeOf));
const back = scales.map(({ shareOf }, k) => places[k].map(shareOf));
const ticks = scales.map((scale) => widths.map((width) => stretchedTicks(scale, width)));
process.stdout.write(JSON.stringify({ counts: plain, places, back, ticks }));
