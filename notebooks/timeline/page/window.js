// The window of a picture, {first, last} in the scale's units, within [from, to], the whole.

/** The nearest window within the whole, and at least so long; its middle stays where it can. */
export function clampWindow({ first, last }, [from, to], least) {
  const span = Math.min(Math.max(last - first, least), to - from);
  const start = (first + last - span) / 2;
  const begin = Math.min(Math.max(start, from), to - span);
  return { first: begin, last: begin + span };
}

/** A window that shows `factor` times as much detail, what lies at a place staying there. */
export function zoomWindow({ first, last }, factor, place, whole, least) {
  const longest = whole[1] - whole[0];
  const span = Math.min(Math.max((last - first) / factor, least), longest);
  const begin = place - ((place - first) / (last - first)) * span;
  return clampWindow({ first: begin, last: begin + span }, whole, least);
}

/** The window in which two places lie at two shares of the width, as two fingers hold them. */
export function pinchWindow(places, shares, whole, least) {
  const span = (places[1] - places[0]) / (shares[1] - shares[0]);
  const first = places[0] - shares[0] * span;
  return clampWindow({ first, last: first + span }, whole, least);
}

/** Of so long windows the nearest that holds all from a to b, or lies within if it is shorter. */
export function windowOver(first, span, [a, b]) {
  const ends = [a, b - span];
  const begin = Math.min(Math.max(first, Math.min(...ends)), Math.max(...ends));
  return { first: begin, last: begin + span };
}
