// The events of the page: each with its rows, its charts, and what can be said of it.
// A row of a table that tells of no event is walked and read like one.
const events = new Map();
let here = null; // the event that is highlighted

function loadEvents() {
  for (const chart of charts) {
    const table = document.getElementById(`${chart.meta.table ?? chart.figure.id}-table`);
    const columns = [...(table?.querySelectorAll("thead th") ?? [])].map((th) => th.textContent);
    chart.table = table;
    chart.lanes = new Map(); // event => the names of the lanes it lies in, from the top
    const rows = [...(table?.querySelectorAll("tbody tr") ?? [])];
    chart.events = rows.map((row, k) => {
      const id = row.id || row.dataset.id;
      const event = remember(id || `${table.id} ${k}`, row, columns);
      event.linked = Boolean(id);
      describe(event, chart.meta, k);
      chart.lanes.set(event, chart.meta.lanes?.[k] ?? [event.facets.theme?.[0] ?? ""]);
      if (!event.charts.includes(chart)) event.charts.push(chart);
      return event;
    });
    chart.events = [...new Set(chart.events)]; // a story may tell of one several times
  }
}

function remember(id, row, columns) {
  if (!events.has(id)) {
    const said = Object.fromEntries(columns.map((name, k) => [name, words(row.cells[k])]));
    const title = said.Event ?? columns.map((name) => `${name}: ${said[name]}`).join(", ");
    const text = folded(Object.values(said).join(" "));
    events.set(id, { id, title, when: said.Date ?? "", text, rows: [], charts: [], facets: {} });
  }
  const event = events.get(id);
  if (!event.rows.includes(row)) event.rows.push(row);
  return event;
}

// The text of a cell, less its link.
const words = (cell) =>
  [...cell.childNodes]
    .filter((node) => !node.classList?.contains("link"))
    .map((node) => node.textContent)
    .join(" ");

// What the chart adds: theme, actors, articles, first and last day.
function describe(event, { facets = {}, spans = [] }, k) {
  for (const [name, values] of Object.entries(facets)) {
    event.facets[name] ??= (values[k] ?? "").split(/;\s*/).filter(Boolean);
  }
  const days = (spans[k] ?? "").split("/");
  if (days.length === 2 && days.every(Boolean)) event.span ??= days.map(dayNumber);
}

// "-0043-03-15" => a number that grows with time
function dayNumber(iso) {
  const [year, month, day] = iso.replace(/^-/, "").split("T")[0].split("-").map(Number);
  return (iso.startsWith("-") ? -year : year) * 372 + month * 31 + day;
}

// "Élysée" => "elysee"
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const shownEvents = (chart) => chart.events.filter(({ id }) => !hidden.has(id));

function overlapping(event, others) {
  if (!event.span) return null;
  const [first, last] = event.span;
  return others.filter(
    (other) => other !== event && other.span && other.span[0] <= last && other.span[1] >= first,
  );
}

function neighbours(event, chart) {
  const found = overlapping(event, shownEvents(chart));
  if (!found) return "";
  if (!found.length) return "Overlaps with none";
  const names = found.length <= 3 ? `: ${found.map(({ title }) => title).join("; ")}` : "";
  return `Overlaps with ${found.length}${names}`;
}

// The elements of a chart that stand for events, as far as they are to be seen.
// plotly draws traces with a zorder in subplots of their own, "xyz2": their drag layer is "xy".
const allMarks = ({ plot }) =>
  [...plot.querySelectorAll(".point, .textpoint, .errorbar")].filter((mark) => {
    const axes = mark.closest(".subplot")?.classList[1].replace(/z\d+$/, "");
    const frame = plot.querySelector(`.draglayer .${axes} .nsewdrag`)?.getBoundingClientRect();
    const box = mark.getBoundingClientRect();
    return box.width + box.height > 0 && frame && meet(box, frame, 0);
  });

// The id that a mark stands for: plotly binds it to points, but not to bars.
function idOf(mark) {
  const trace = mark.closest(".trace")?.__data__?.[0]?.trace;
  return trace?.customdata?.[mark.__data__?.i];
}

const marks = (chart, id) => allMarks(chart).filter((mark) => idOf(mark) === id);

function highlight(event) {
  for (const row of here?.rows ?? []) row.classList.remove("here");
  here = event;
  for (const row of here?.rows ?? []) row.classList.add("here");
  for (const chart of charts) showRing(chart);
}

// Boxes around the marks of the highlighted event, one for all that lie close together.
function showRing(chart) {
  for (const ring of chart.stage.querySelectorAll(".ring")) ring.remove();
  if (!here || paper) return;
  const frame = chart.stage.getBoundingClientRect();
  const boxes = marks(chart, here.id).map((mark) => mark.getBoundingClientRect());
  for (const { left, top, right, bottom } of joined(boxes)) {
    const ring = document.createElement("div");
    ring.className = "ring";
    const place = { left: left - frame.left, top: top - frame.top };
    const size = { width: right - left, height: bottom - top };
    for (const [name, px] of Object.entries({ ...place, ...size })) ring.style[name] = `${px}px`;
    chart.stage.append(ring);
  }
}

function joined(boxes) {
  const groups = [];
  for (const { left, top, right, bottom } of boxes) {
    let box = { left: left - 4, top: top - 4, right: right + 4, bottom: bottom + 4 };
    for (let k = groups.length - 1; k >= 0; k--) {
      if (meet(box, groups[k], 8)) box = around(box, groups.splice(k, 1)[0]);
    }
    groups.push(box);
  }
  return groups;
}

const meet = (a, b, gap) =>
  a.left <= b.right + gap && b.left <= a.right + gap && a.top <= b.bottom && b.top <= a.bottom;

const around = (a, b) => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const bringIntoView = (element, block) =>
  element?.scrollIntoView({ block, behavior: calm.matches ? "instant" : "smooth" });
