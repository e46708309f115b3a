// The rows of the tables: which are shown, and what each offers.
import { make, makeButton } from "./dom.js";
import { hidden, linkedEvents } from "./events.js";
import { highlight } from "./here.js";
import { say } from "./say.js";
import { Signal } from "./signal.js";

export const located = new Signal(); // the mark of a row was asked for: event, chart

export function buildRows() {
  for (const event of linkedEvents()) for (const row of event.rows) buildRow(event, row);
}

function buildRow(event, row) {
  const chart = event.charts.find(({ table }) => table?.contains(row)) ?? event.charts[0];
  const link = make("a", { className: "link", href: `#${event.id}` }, "Copy link");
  link.setAttribute("aria-label", `Copy link to ${event.title}`);
  link.addEventListener("click", (click) => {
    click.preventDefault();
    copyLink(event, link);
  });
  const back = makeButton("link", "Show in chart", () => located.tell(event, chart));
  back.setAttribute("aria-label", `Show in chart: ${event.title}`);
  row.cells[0].append(link, back);
  row.addEventListener("click", ({ target }) => {
    if (!target.closest("a, button") && getSelection().isCollapsed) located.tell(event, chart);
  });
}

async function copyLink(event, link) {
  history.replaceState(history.state, "", `#${event.id}`);
  highlight(event);
  const done = await copied(location.href);
  link.textContent = done ? "Copied" : "Copy it from the address bar";
  setTimeout(() => (link.textContent = "Copy link"), 2000);
  say(done ? `Link to ${event.title} copied` : "The link is in the address bar");
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export function showRows(charts) {
  for (const { rows, id } of linkedEvents()) for (const row of rows) row.hidden = hidden.has(id);
  for (const chart of charts.filter(({ events }) => events.some(({ linked }) => linked))) {
    const all = [...chart.table.querySelectorAll("tbody tr")];
    const left = all.filter((row) => !row.hidden).length;
    const rows = `${all.length} row${all.length > 1 ? "s" : ""}`;
    const words = left < all.length ? `${left} of ${rows}` : rows;
    chart.table.querySelector(".count").textContent = words;
  }
}
