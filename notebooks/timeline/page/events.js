// The events of the page: each with its rows, its charts, and what can be said of it.
// A row of a table that tells of no event is walked and read like one.
export const events = new Map();
export const hidden = new Set(); // ids of the events that the reader has filtered out

export function loadEvents(charts) {
  for (const chart of charts) {
    const all = eventsOf(chart);
    all.forEach((event, k) => {
      describe(event, chart.told, k);
      if (chart.told.lanes) chart.lanes.set(event, chart.told.lanes[k]);
      if (!event.charts.includes(chart)) event.charts.push(chart);
    });
    chart.events = [...new Set(all)]; // a story may tell of one several times
  }
}

// The events of the rows of a chart, which may stand among others in another chart's table.
function eventsOf({ table, told }) {
  const columns = [...(table?.querySelectorAll("thead th") ?? [])].map(textOf);
  const all = [...(table?.querySelectorAll("tbody tr") ?? [])];
  const rows = told.rows ? told.rows.map((k) => all[k]) : all;
  return rows.map((row, k) => {
    const id = row.id || row.dataset.id;
    const event = remember(id || `${table.id} ${k}`, row, columns);
    event.linked = Boolean(id);
    return event;
  });
}

const textOf = ({ textContent }) => textContent;

function remember(id, row, columns) {
  if (!events.has(id)) {
    const said = Object.fromEntries(columns.map((name, k) => [name, wordsOf(row.cells[k])]));
    const title = said.Event ?? columns.map((name) => `${name}: ${said[name]}`).join(", ");
    const text = folded(Object.values(said).join(" "));
    const found = { id, title, when: said.Date ?? "", said, text };
    events.set(id, { ...found, rows: [], charts: [], facets: {} });
  }
  const event = events.get(id);
  if (!event.rows.includes(row)) event.rows.push(row);
  return event;
}

// The text of a cell, less its link.
const wordsOf = (cell) =>
  [...cell.childNodes]
    .filter((node) => !node.classList?.contains("link"))
    .map(textOf)
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
export const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export const linkedEvents = () => [...events.values()].filter((event) => event.linked);

export const shownEvents = (chart) => chart.events.filter(({ id }) => !hidden.has(id));

// "Overlaps with 2: A; B"
export function neighbours(event, chart) {
  if (!event.span) return "";
  const [first, last] = event.span;
  const found = shownEvents(chart).filter(
    (other) => other !== event && other.span && other.span[0] <= last && other.span[1] >= first,
  );
  if (!found.length) return "Overlaps with none";
  const names = found.length <= 3 ? `: ${found.map(({ title }) => title).join("; ")}` : "";
  return `Overlaps with ${found.length}${names}`;
}
