// The charts: what each draws at a width, in light or dark, in a period, for the
// events that are shown. What a figure changes for a width or for a dark page
// stands in its own layout.meta ("pages", "dark").
const charts = [...document.querySelectorAll("figure.chart")].map((figure, number) => ({
  figure,
  number,
  plot: figure.querySelector(".plot"),
  stage: figure.querySelector(".stage"),
  json: "{}", // its data and layout
  meta: {},
  period: null, // the period button that was pressed
  near: false, // whether it is in view, or nearly
  drawn: "", // the state that was drawn last
}));
const hidden = new Set(); // ids of the events that the reader has filtered out
let paper = false; // whether the page is being printed

function fromBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

async function unpack(id) {
  const bytes = fromBase64(document.getElementById(id).textContent);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

async function loadFigures() {
  const drawings = JSON.parse(await unpack("_figures"));
  charts.forEach((chart, k) => {
    chart.json = JSON.stringify(drawings[k]);
    chart.meta = drawings[k].layout.meta ?? {};
  });
}

function runPlotly(text) {
  const script = document.createElement("script");
  script.textContent = text;
  document.head.append(script);
  if (!window.Plotly) throw new Error("plotly.js did not start");
}

// The widths in px that a chart is laid out for.
function widths(chart) {
  chart.widths ??= [
    chart.meta.width ?? 0,
    ...Object.keys(JSON.parse(chart.meta.pages ?? "{}")).map(Number),
  ];
  return chart.widths;
}

function fitted(chart, width) {
  let json = chart.json;
  if (theme.isDark() && !paper) {
    for (const [light, dark] of Object.entries(chart.meta.dark ?? {})) {
      json = json.replaceAll(light, dark);
    }
  }
  const { data, layout } = JSON.parse(json);
  const narrowest = Math.min(...widths(chart));
  const choice = Math.max(narrowest, ...widths(chart).filter((w) => w <= width));
  const page = JSON.parse(layout.meta?.pages ?? "{}")[choice];
  if (page) {
    page.traces.forEach((changes, k) => Object.assign(data[k], changes));
    Object.assign(layout, page.layout);
  }
  // the page says the title itself, and has period buttons that a keyboard can reach
  delete layout.title;
  cutTop(layout, (page ? 0 : (chart.meta.heading ?? 0)) + (chart.meta.menu ?? 0));
  usePeriods(chart, data, layout);
  for (const trace of data) takeOutHidden(trace);
  const stays = ({ name = "" }) => name !== "source" && !hidden.has(name.replace(/^event:/, ""));
  layout.annotations = layout.annotations?.filter(stays);
  layout.shapes = layout.shapes?.filter(stays);
  layout.width = Math.min(layout.width ?? Infinity, Math.max(width, narrowest));
  return { data, layout };
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
  if (chart.period !== null) press(menu.buttons[chart.period], data, layout);
}

function press({ method, args }, data, layout) {
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

function takeOutHidden(trace) {
  if (!hidden.size || !Array.isArray(trace.customdata)) return;
  const gone = trace.customdata.map((id) => hidden.has(id));
  for (const axis of ["x", "y"]) {
    if (Array.isArray(trace[axis])) trace[axis] = trace[axis].map((v, i) => (gone[i] ? null : v));
  }
}

async function draw(chart) {
  const width = paper ? paperWidth(chart) : chart.figure.clientWidth;
  const state = [width, theme.isDark(), paper, chart.period, ...hidden].join();
  if (!width || !window.Plotly || chart.drawn === state) return;
  chart.drawn = state;
  delete chart.figure.dataset.drawn; // for styles and tests: the width that is drawn, once it is
  try {
    const { data, layout } = fitted(chart, width);
    // not `react`: of plotly.js 4.1.1 it sets the legend where the margins were before
    const drawing = Plotly.newPlot(chart.plot, data, layout, { displayModeBar: false });
    chart.stage.style.height = "";
    await drawing;
    answerLegend(chart.plot);
    if (chart.drawn === state) chart.figure.dataset.drawn = width;
    showRing(chart);
  } catch (error) {
    giveUp(chart, error);
  }
}

// A name in the legend of themes filters the whole page, as its chip does.
function answerLegend(plot) {
  plot.on("plotly_legendclick", ({ curveNumber, fullData }) => {
    const { name } = fullData[curveNumber];
    if (!find.offers("theme", name)) return true;
    find.toggle("theme", name);
    return false;
  });
}

function giveUp({ figure, stage }, error) {
  stage.hidden = true;
  figure.querySelector(".missing").hidden = false;
  figure.querySelector("details.facts")?.setAttribute("open", "");
  console.error(error);
}

const drawNear = () => Promise.all(charts.filter(({ near }) => near).map(draw));

// Until it is drawn, a chart takes the room that it will need, and nothing jumps.
function reserve(chart) {
  try {
    const { layout } = fitted(chart, chart.figure.clientWidth);
    if (layout.height) chart.stage.style.height = `${layout.height}px`;
  } catch {
    // drawing it will say what is wrong
  }
}

function buildPeriods(chart) {
  const group = chart.figure.querySelector(".periods");
  const pressed = (k) => k === (chart.period ?? chart.menu.active ?? 0);
  const buttons = (chart.menu?.buttons ?? []).map(({ label }, k) => {
    const button = makeButton("chip", label, () => {
      chart.period = k;
      buttons.forEach((b, i) => b.setAttribute("aria-pressed", pressed(i)));
      draw(chart);
    });
    button.setAttribute("aria-pressed", pressed(k));
    return button;
  });
  group.replaceChildren(...buttons);
  group.hidden = !buttons.length;
}

function makeButton(kind, text, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = kind;
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}
