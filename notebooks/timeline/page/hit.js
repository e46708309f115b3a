// Which event a pointer means.

const NEAR = 12; // px

/**
 * The number of the nearest box within reach of a point, or null.
 *
 * `rows` are {number, top, low, spans}, px from the top, spans [left, right] of its mark and
 * of its name; `ticks` {number: px}, which lie between `strip` [top, low].
 */
export function nearestBox([x, y], rows, ticks, strip) {
  let best = { number: null, distance: NEAR };
  const consider = (number, distance) => {
    if (distance < best.distance) best = { number, distance };
  };
  for (const { number, top, low, spans } of rows) {
    const across = outside(y, top, low);
    for (const [left, right] of spans) {
      consider(number, Math.hypot(outside(x, left, right), across));
    }
  }
  const across = outside(y, ...strip);
  for (const [number, at] of ticks) consider(number, Math.hypot(x - at, across));
  return best.number;
}

function outside(value, least, most) {
  return Math.max(least - value, value - most, 0);
}
