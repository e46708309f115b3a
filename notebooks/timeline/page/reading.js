// What the live region of a chart says: the event, its date in words, its neighbours, its place.
import { make } from "./dom.js";
import { neighbours, shownEvents } from "./events.js";

export function read(chart, held) {
  const all = shownEvents(chart), event = all.includes(held) ? held : null;
  const place = `${all.indexOf(event) + 1} of ${all.length}`;
  const line = event
    ? [event.title, event.when, neighbours(event, chart), place]
    : [`${all.length} event${all.length === 1 ? "" : "s"}`, chart.hint];
  const parts = line.filter(Boolean).map((text) =>
    make("bdi", {}, /[.?!…]$/.test(text) ? text : `${text}.`),
  );
  readNothing();
  const reading = chart.figure.querySelector(".reading");
  reading.append(...parts.flatMap((part) => [part, " "]));
}

export function readNothing() {
  for (const reading of document.querySelectorAll(".reading")) reading.replaceChildren();
}
