// The events of the page: each with its entry in the list of all, its rows and charts, and what
// can be said of it. A row of a table that tells of no event is walked and read like one.
import { folded } from "./folded.js";

export const events = new Map();
export const hidden = new Set(); // ids of the events that the reader has filtered out

export function loadEvents(charts) {
  loadEntries();
  for (const chart of charts) {
    const all = chart.told.all ? linkedEvents() : eventsOf(chart);
    all.forEach((event, k) => {
      if (chart.told.lanes) chart.lanes.set(event, chart.told.lanes[k]);
      if (!event.charts.includes(chart)) event.charts.push(chart);
    });
    chart.events = [...new Set(all)]; // a story may tell of one several times
  }
}

function loadEntries() {
  const told = JSON.parse(document.getElementById("_told")?.textContent ?? "{}");
  [...document.querySelectorAll(".entries > li")].forEach((entry, k) => {
    const event = remember(entry.id, saidIn(entry), { entry });
    describe(event, told, k);
  });
}

// What an entry says, by the names that tables give it.
function saidIn(entry) {
  const [when, name, happened, more] = entry.children;
  const said = { Date: when.textContent, Event: name.textContent };
  said["What happened"] = happened.textContent;
  const parts = [":scope > p:not(.differ)", ".differ"];
  const [by, differ] = parts.map((part) => more?.querySelector(part));
  said["Cited by"] = by?.textContent ?? "";
  said["Where they differ"] = differ?.textContent ?? "";
  return said;
}

// The events of the rows of a chart, in the order of time if they are events.
function eventsOf({ table }) {
  const columns = [...(table?.querySelectorAll("thead th") ?? [])].map(textOf);
  const rows = [...(table?.querySelectorAll("tbody tr") ?? [])];
  return rows.map((row, k) => {
    const link = row.querySelector("a[href^='#']");
    if (link) row.dataset.id = decodeURIComponent(link.hash.slice(1));
    const said = Object.fromEntries(columns.map((name, n) => [name, textOf(row.cells[n])]));
    const event = remember(row.dataset.id ?? `${table.id} ${k}`, said, {});
    if (!event.rows.includes(row)) event.rows.push(row);
    event.text += folded(` ${Object.values(said).join(" ")}`);
    return event;
  });
}

const textOf = ({ textContent }) => textContent;

function remember(id, said, { entry = null }) {
  if (!events.has(id)) {
    const title = said.Event ?? Object.entries(said).map((pair) => pair.join(": ")).join(", ");
    const text = folded(Object.values(said).join(" "));
    const found = { id, title, when: said.Date ?? "", said, text, entry, linked: Boolean(entry) };
    events.set(id, { ...found, rows: [], charts: [], facets: {} });
  }
  return events.get(id);
}

// What the page adds: theme, actors, articles, first and last day.
function describe(event, { facets = {}, spans = [] }, k) {
  for (const [name, [values, of]] of Object.entries(facets)) {
    event.facets[name] = of[k].map((n) => values[n]);
  }
  const days = (spans[k] ?? "").split("/");
  if (days.length === 2 && days.every(Boolean)) event.span = days.map(dayNumber);
}

// "-0043-03-15" => a number that grows with time
function dayNumber(iso) {
  const [year, month, day] = iso.replace(/^-/, "").split("T")[0].split("-").map(Number);
  return (iso.startsWith("-") ? -year : year) * 372 + month * 31 + day;
}

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
