// The list of all events and the tables of charts: what is shown, and what each offers.
import { copied } from "./clipboard.js";
import { make, makeButton } from "./dom.js";
import { hidden, linkedEvents } from "./events.js";
import { highlight } from "./here.js";
import { say } from "./say.js";
import { Signal } from "./signal.js";

const LONG = 20; // events
const list = document.querySelector(".entries");
let more = null; // the button that shows all of them

export const located = new Signal(); // the mark of an event was asked for: event, chart

export function buildRows() {
  for (const event of linkedEvents()) {
    buildEntry(event);
    for (const row of event.rows) buildRow(event, row);
  }
  buildMore();
}

// A long list shows its first few, and all of what is looked for.
function buildMore() {
  if (!list || list.children.length <= LONG) return;
  more = makeButton("tool more", `Show all ${list.children.length} events`, () => {
    const next = list.children[10].querySelector("summary, .link");
    showEvery();
    next.focus({ preventScroll: true });
  });
  list.after(more);
}

export function showEvery() {
  more?.remove();
  more = null;
  list?.classList.remove("short");
}

function buildEntry(event) {
  const { entry, charts, title } = event;
  const link = make("a", { className: "link", href: `#${encodeURIComponent(event.id)}` }, "Copy link");
  link.setAttribute("aria-label", `Copy link to ${title}`);
  link.addEventListener("click", (click) => {
    click.preventDefault();
    copyLink(event, link);
  });
  const back = makeButton("link", "Show in chart", () => located.tell(event, charts[0]));
  back.setAttribute("aria-label", `Show in chart: ${title}`);
  (entry.querySelector("details") ?? entry).append(make("p", { className: "doing" }, back, link));
  for (const to of entry.querySelectorAll("a[href^='#_']")) leadOut(to);
}

// A reference leads where the one of its number does: that is told once, at the page's end.
function leadOut(to) {
  const there = document.getElementById(to.hash.slice(1))?.querySelector("a");
  to.dataset.number = to.hash.slice(2);
  if (there) [to.href, to.title] = [there.href, there.textContent];
}

function buildRow(event, row) {
  const chart = event.charts.find(({ table }) => table?.contains(row));
  row.addEventListener("click", ({ target }) => {
    if (!target.closest("a, button") && getSelection().isCollapsed) located.tell(event, chart);
  });
}

async function copyLink(event, link) {
  history.replaceState(history.state, "", `#${encodeURIComponent(event.id)}`);
  highlight(event);
  const done = await copied(location.href);
  link.textContent = done ? "Copied" : "Copy it from the address bar";
  setTimeout(() => (link.textContent = "Copy link"), 2000);
  say(done ? `Link to ${event.title} copied` : "The link is in the address bar");
}

export function showRows(charts) {
  if (more) more.hidden = !list.classList.toggle("short", !hidden.size);
  for (const { entry, rows, id } of linkedEvents()) {
    for (const part of [entry, ...rows]) part.hidden = hidden.has(id);
  }
  for (const { table } of charts.filter(({ table, events }) => table && events.some(({ linked }) => linked))) {
    const all = [...table.querySelectorAll("tbody tr")];
    const left = all.filter((row) => !row.hidden).length;
    const rows = `${all.length} row${all.length > 1 ? "s" : ""}`;
    table.querySelector(".count").textContent = left < all.length ? `${left} of ${rows}` : rows;
  }
}
