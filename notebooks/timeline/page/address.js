// One event, one address: from a mark to its entry, and from an entry to its mark.
import { closeCard, showCard } from "./card.js";
import { bringIntoView, jumpIntoView } from "./dom.js";
import { events, hidden } from "./events.js";
import { clearFind } from "./find.js";
import { highlight, spotsOf } from "./here.js";
import { read } from "./reading.js";
import { showEvery } from "./rows.js";

let origin = null; // where the reader came from to a row: {event, chart}

// From a mark to the event's entry in the list of all, or else to its row in the chart's table.
export function goToRow(event, chart) {
  history.replaceState({ event: event.id, chart: chart.number }, "");
  if (event.linked) history.pushState(null, "", `#${event.id}`);
  origin = { event, chart };
  openRow(event);
}

function openRow(event) {
  const row = event.entry ?? event.rows[0];
  closeCard();
  if (hidden.has(event.id)) clearFind();
  const isThere = row.getClientRects().length > 0;
  if (!isThere) showEvery();
  const folded = event.entry ? row.querySelector("details") : row.closest("details");
  if (folded) folded.open = true;
  highlight(event);
  const target = row.querySelector(".link") ?? row.closest(".scroll");
  target.focus({ preventScroll: true });
  if (isThere) bringIntoView(row, "center");
  else row.scrollIntoView({ block: "center", behavior: "instant" });
}

// From a row to its mark, wherever in time the chart is.
export async function goToMark(event, chart) {
  origin = null;
  if (hidden.has(event.id)) clearFind();
  await chart.reveal(event.id);
  chart.surface.focus({ preventScroll: true });
  showHeld(event, chart);
}

export async function walkTo(event, chart) {
  await chart.reveal(event.id);
  showHeld(event, chart);
}

// To the first of some events, with all of them in view.
export async function goToAll(some, chart) {
  chart.surface.focus({ preventScroll: true });
  await chart.fit(some.map(({ id }) => id));
  showHeld(some[0], chart);
}

// The card has the room that there is once the ring is in view.
function showHeld(event, chart) {
  highlight(event);
  jumpIntoView(chart.stage.querySelector(".ring, .tint") ?? chart.stage);
  hold(event, chart);
}

// Takes an event in hand: its rows, its ring, what is read of it, and its card by its mark, or
// where the picture begins if that does not show it.
export function hold(event, chart, pinned = false) {
  highlight(event);
  read(chart, event);
  const { left, top } = chart.surface.getBoundingClientRect();
  const [box = { left, right: left, top, bottom: top }] = spotsOf(chart, event.id);
  if (chart.hasCards) showCard(event, chart, box, pinned);
}

// Where the address of the page leads; null without an address.
export function arrive(charts) {
  const { event: id, chart } = history.state ?? {};
  if (events.has(id)) return goToMark(events.get(id), charts[chart]);
  const event = events.get(decoded(location.hash.slice(1)));
  return event?.linked ? openRow(event) : highlight(null);
}

function decoded(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash; // it was written by hand
  }
}

// Back to the mark that the reader came from; whether there was one.
export function goBack() {
  if (!origin) return false;
  goToMark(origin.event, origin.chart);
  return true;
}
