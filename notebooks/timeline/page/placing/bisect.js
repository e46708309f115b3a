// Python's bisect: where something belongs in an array that is in order.

/** Before those that are equal. */
export function bisectLeft(sorted, value) {
  return bisectWhere(sorted.length, (at) => sorted[at] >= value);
}

/** After those that are equal. */
export function bisectRight(sorted, value) {
  return bisectWhere(sorted.length, (at) => value < sorted[at]);
}

/** The first of so many numbers from 0 on that passes, if all after it do; else how many. */
export function bisectWhere(length, passes) {
  let first = 0;
  let last = length;
  while (first < last) {
    const middle = (first + last) >>> 1;
    if (passes(middle)) last = middle;
    else first = middle + 1;
  }
  return first;
}
