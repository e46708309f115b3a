// A chart of the page, whatever draws it: its figure, and the events that its table tells of.
//
// Each kind has
//   surface         the element that takes the focus and has the marks
//   hint            what the keyboard does on it, in words
//   walks           which keys walk its events: {ArrowRight: 1, ...}, steps in order of time
//   draw(hidden)    draws it for its width, the page's theme, and the events that are left
//   marksOf(id)     the elements of an event that are to be seen
//   idAt(x, y)      the event whose mark lies there, or nearly
//   reveal(id)      brings the marks of an event into the picture
//   fit(ids)        brings those of all these into the picture
//   hasCards        whether the page shows a card for a mark
import { Signal } from "./signal.js";

export const drawers = {}; // Plotted, in a page that has a chart which plotly.js draws

export class Chart {
  events = [];
  lanes = new Map(); // event => the names of the lanes it lies in, from the top
  lane = null; // the one that the walk is in
  near = false; // whether it is in view, or nearly
  paper = false; // whether the page is being printed
  drawn = new Signal();
  isPlotted = false;

  constructor(figure, number) {
    this.figure = figure;
    this.number = number;
    this.stage = figure.querySelector(".stage");
    this.told = JSON.parse(figure.querySelector("script.told").textContent);
    this.table = document.getElementById(`${figure.id}-table`);
  }

  get name() {
    return this.figure.querySelector(".name").textContent;
  }

  // From the top down; where no chart function has said it, as its events name them.
  get laneNames() {
    return this.told.laneNames ?? [...new Set(this.events.map((event) => this.lanesOf(event)[0]))];
  }

  lanesOf(event) {
    return this.lanes.get(event) ?? [event.facets.theme?.[0] ?? ""];
  }

  // For styles and tests: the width that is drawn, once it is.
  isDrawn(width) {
    this.figure.dataset.drawn = width;
    this.drawn.tell(this);
  }

  async fit([first]) {
    await this.reveal(first);
  }

  // What any other key says => whether it says anything.
  act() {
    return false;
  }

  toPaper() {
    this.paper = true;
  }

  fromPaper() {
    this.paper = false;
  }
}
