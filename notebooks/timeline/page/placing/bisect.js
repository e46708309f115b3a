// Python's bisect: where something belongs in an array that is in order.

/** Before those that are equal; what is before `first` is less for certain. */
export function bisectLeft(sorted, value, first = 0) {
  let last = sorted.length;
  while (first < last) {
    const middle = (first + last) >>> 1;
    if (sorted[middle] < value) first = middle + 1;
    else last = middle;
  }
  return first;
}

/** After those that are equal. */
export function bisectRight(sorted, value) {
  let first = 0;
  let last = sorted.length;
  while (first < last) {
    const middle = (first + last) >>> 1;
    if (value < sorted[middle]) last = middle;
    else first = middle + 1;
  }
  return first;
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
