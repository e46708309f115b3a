// What an explorer can be told to show: its state, and what of one that comes from outside holds.
//
//   window    [first, last] along the scale, or null for the opening
//   by        the column whose values are the lanes, or ""
//   find      what is looked for
//   chips     {facet: [values]}
//   event     the id of the event whose card is open, or ""
//   selected  ids
//   shown     the ids that are left by a filter, or null for all

export const noState = () => ({
  window: null, by: "", find: "", chips: {}, event: "", selected: [], shown: null,
});

const isText = (value) => typeof value === "string";
const isList = (value) => Array.isArray(value) && value.every(isText);

/** A state of what is right in `raw`; what is not is left as it is in `now`. */
export function soundState(raw, now, catalog, facets) {
  const known = (ids) => [...new Set(ids)].filter((id) => catalog.has(id));
  const { window, by, find, chips, event, selected, shown } = raw ?? {};
  return {
    window: isWindow(window) ? [...window] : window === null ? null : now.window,
    by: by === "" || (isText(by) && Object.hasOwn(facets, by)) ? by : now.by,
    find: isText(find) ? find.slice(0, 200) : now.find,
    chips: chips && typeof chips === "object" ? soundChips(chips, catalog) : now.chips,
    event: event === "" || catalog.has(event) ? event : now.event,
    selected: isList(selected) ? known(selected) : now.selected,
    shown: isList(shown) ? known(shown) : shown === null ? null : now.shown,
  };
}

const isWindow = (window) =>
  Array.isArray(window) && window.length === 2 && window.every(Number.isFinite) && window[0] < window[1];

function soundChips(chips, catalog) {
  const found = {};
  for (const [name, values] of Object.entries(chips)) {
    const offered = isList(values) ? values.filter((value) => catalog.offers(name, value)) : [];
    if (offered.length) found[name] = offered;
  }
  return found;
}

/** Chips with a value more, or less. */
export function toggledChips(chips, name, value) {
  const { [name]: values = [], ...others } = chips;
  const left = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return left.length ? { ...others, [name]: left } : others;
}
