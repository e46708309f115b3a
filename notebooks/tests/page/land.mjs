// Which places lie on the land of the small map, of what comes in as JSON; test_map.py asks.
import { readFileSync } from "node:fs";

import { landRings } from "../../timeline/page/explorer/land.js";

const rings = landRings();

// Whether a line from a place to the west crosses coasts an odd number of times.
function isLand([lat, lon]) {
  let inside = false;
  for (const ring of rings) {
    ring.forEach(([x, y], k) => {
      const [px, py] = ring.at(k - 1);
      if (y > lat !== py > lat && lon < x + ((lat - y) / (py - y)) * (px - x)) inside = !inside;
    });
  }
  return inside;
}

const places = JSON.parse(readFileSync(0, "utf8"));
const ends = [0, 1].map((k) => Math.max(...rings.flat().map((place) => Math.abs(place[k]))));
process.stdout.write(JSON.stringify({ ends, isLand: places.map(isLand) }));
