// How many of some can have touched each bin, and how many did for certain, wherever they lay:
// as timeline/placing/density.py counts them.

/**
 * {possible, certain}: a number a bin. `bounds` are four arrays of numbers of bins: where each
 * starts at the earliest and at the latest, and where it ends; `numberOf(k)` says how many a
 * k-th stands for.
 */
export function histogram([early, late, end, ended], bins, numberOf = () => 1) {
  return {
    possible: touched(early, ended, bins, numberOf),
    certain: touched(late, end, bins, numberOf),
  };
}

function touched(from, to, bins, numberOf) {
  const counts = new Int32Array(bins + 1);
  for (let k = 0; k < from.length; k++) {
    const [first, last] = [Math.max(from[k], 0), Math.min(to[k], bins - 1)];
    if (last < first) continue;
    const number = numberOf(k);
    counts[first] += number;
    counts[last + 1] -= number;
  }
  for (let bin = 1; bin < bins; bin++) counts[bin] += counts[bin - 1];
  return counts.subarray(0, bins);
}
