// Places what comes in as JSON; test_placing_script.py compares it with what Python says.
import { readFileSync } from "node:fs";

import { six } from "../../timeline/page/placing/boxes.js";
import { place } from "../../timeline/page/placing/rows.js";

const { stories, scales } = JSON.parse(readFileSync(0, "utf8"));
const layouts = stories.map(({ events, page, lanes }) => place(events, page, lanes));
// JSON has no Infinity: a threshold of null is one that is never reached.
process.stdout.write(JSON.stringify({ layouts, scales: scales.map(six) }));
