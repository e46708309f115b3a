// Plotly's JSON, made fit: for a width, in light or dark, in a period, for the events that are
// shown. What a figure changes for a width or for a dark page stands in its own layout.meta
// ("pages", "dark").

// The widths in px that a figure is laid out for.
export const widthsOf = ({ meta }) => [
  meta.width ?? 0,
  ...Object.keys(JSON.parse(meta.pages ?? "{}")).map(Number),
];

// The data and the layout of a chart: {json, meta, period}, in `dark`, without the `hidden`.
export function fitted(chart, width, dark, hidden) {
  const { data, layout } = JSON.parse(dark ? darkened(chart) : chart.json);
  const narrowest = Math.min(...widthsOf(chart));
  const choice = Math.max(narrowest, ...widthsOf(chart).filter((w) => w <= width));
  const page = JSON.parse(layout.meta?.pages ?? "{}")[choice];
  if (page) {
    page.traces.forEach((changes, k) => Object.assign(data[k], changes));
    Object.assign(layout, page.layout);
  }
  // the page says the title itself, and has period buttons that a keyboard can reach
  delete layout.title;
  cutTop(layout, (page ? 0 : (chart.meta.heading ?? 0)) + (chart.meta.menu ?? 0));
  usePeriods(chart, data, layout);
  for (const trace of data) takeOutHidden(trace, hidden);
  const stays = ({ name = "" }) => name !== "source" && !hidden.has(name.replace(/^event:/, ""));
  layout.annotations = layout.annotations?.filter(stays);
  layout.shapes = layout.shapes?.filter(stays);
  layout.width = Math.min(layout.width ?? Infinity, Math.max(width, narrowest));
  return { data, layout };
}

function darkened({ json, meta }) {
  let text = json;
  for (const [light, dark] of Object.entries(meta.dark ?? {})) text = text.replaceAll(light, dark);
  return text;
}

// Less by so many px at the top, in each period.
function cutTop(layout, px) {
  if (!px) return;
  layout.height -= px;
  layout.margin.t -= px;
  for (const { buttons } of layout.updatemenus ?? []) {
    for (const { args } of buttons) if (args[1]?.height) args[1].height -= px;
  }
}

function usePeriods(chart, data, layout) {
  const [menu, ...rest] = layout.updatemenus ?? [];
  layout.updatemenus = rest;
  if (!menu) return;
  chart.menu ??= menu;
  if (chart.period !== null) pressMenu(menu.buttons[chart.period], data, layout);
}

function pressMenu({ method, args }, data, layout) {
  const [traces, page, of = data.keys()] = method === "relayout" ? [{}, args[0]] : args;
  for (const [path, values] of Object.entries(traces ?? {})) {
    [...of].forEach((number, k) => {
      put(data[number], path, Array.isArray(values) ? values[k % values.length] : values);
    });
  }
  for (const [path, value] of Object.entries(page ?? {})) put(layout, path, value);
}

// put(layout, "xaxis.range[0]", 2) => layout.xaxis.range[0] = 2
function put(target, path, value) {
  const keys = path.replace(/\[(\d+)\]/g, ".$1").split(".");
  const last = keys.pop();
  for (const key of keys) target = target[key] ??= {};
  target[last] = value;
}

function takeOutHidden(trace, hidden) {
  if (!hidden.size || !Array.isArray(trace.customdata)) return;
  const gone = trace.customdata.map((id) => hidden.has(id));
  for (const axis of ["x", "y"]) {
    if (Array.isArray(trace[axis])) trace[axis] = trace[axis].map((v, i) => (gone[i] ? null : v));
  }
}
