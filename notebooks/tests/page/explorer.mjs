// What an explorer says and understands, of what comes in as JSON; test_explorer_script.py asks.
import { readFileSync } from "node:fs";

import { Catalog } from "../../timeline/page/explorer/catalog.js";
import { addressOf, readAddress } from "../../timeline/page/explorer/host_page.js";
import { noState, soundState } from "../../timeline/page/explorer/state.js";
import { apartWords, windowEnds, windowWords } from "../../timeline/page/explorer/words.js";

const { told, windows, pairs, states, hashes, raws, searches, added } = JSON.parse(readFileSync(0, "utf8"));
const catalog = new Catalog(told);
const grown = new Catalog(told);
grown.add(added);
const sound = (raw) => soundState(raw, noState(), catalog, told.facets);
const found = {
  windows: windows.map((window) => windowWords(...window)),
  ends: windows.map((window) => windowEnds(...window)),
  pairs: pairs.map((pair) => apartWords(...pair)),
  addresses: states.map((state) => addressOf({ ...noState(), ...state })),
  restored: states.map((state) => sound(readAddress(addressOf({ ...noState(), ...state })))),
  hashes: hashes.map((hash) => sound(readAddress(hash))),
  raws: raws.map(sound),
  nothing: noState(),
  searches: searches.map(([find, chips]) => catalog.matches(find, chips)),
  grown: { ids: grown.ids, searches: searches.map(([find, chips]) => grown.matches(find, chips)) },
};
process.stdout.write(JSON.stringify(found));
