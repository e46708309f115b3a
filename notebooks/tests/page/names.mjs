// Where names stand, of what comes in as JSON; test_names_script.py compares it with Python.
import { readFileSync } from "node:fs";

import { Frame } from "../../timeline/page/frame.js";
import { markEdges, nameLeft } from "../../timeline/page/names.js";
import { placeableEvent } from "../../timeline/page/placing/boxes.js";

const found = JSON.parse(readFileSync(0, "utf8")).map(({ event, side, window, width, line }) => {
  const one = { event: placeableEvent(event), side };
  const frame = new Frame(window, width, { space: 5, gap: 6, line });
  return [nameLeft({ ...one, text: one.event.text }, frame), markEdges(one.event, frame)];
});
process.stdout.write(JSON.stringify(found));
