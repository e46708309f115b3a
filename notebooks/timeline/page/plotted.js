// A chart that plotly.js draws.
import { away, meet } from "./boxes.js";
import { Chart, drawers } from "./chart.js";
import { makeButton } from "./dom.js";
import { fitted, widthsOf } from "./fitting.js";
import { Signal } from "./signal.js";
import { isDark } from "./theme.js";

const SHEET = { width: 690, height: 800 }; // px: what A4 and Letter both have room for
const REACHED = 12; // px: half the size of what a finger can hit

class Plotted extends Chart {
  isPlotted = true;
  hint = "Arrow keys walk the events, Home and End jump, Enter opens the row.";
  walks = { ArrowRight: 1, ArrowLeft: -1, n: 1, p: -1 };
  named = new Signal(); // a name in its legend was pressed: what the name is of, the name
  json = "{}"; // its data and layout
  meta = {};
  period = null; // the period button that was pressed
  #state = ""; // what was drawn last
  #gone = new Set(); // ids of events that are filtered out

  constructor(figure, number) {
    super(figure, number);
    this.surface = figure.querySelector(".plot");
  }

  // What is to be drawn is known: until it is drawn, it takes the room that it will need.
  take(drawing) {
    this.json = JSON.stringify(drawing);
    this.meta = drawing.layout.meta ?? {};
    try {
      const { layout } = this.#fitted(this.figure.clientWidth);
      if (layout.height) this.stage.style.height = `${layout.height}px`;
    } catch {
      // drawing it will say what is wrong
    }
    this.#buildPeriods();
  }

  #fitted(width) {
    return fitted(this, width, isDark() && !this.paper, this.#gone);
  }

  async draw(hidden) {
    this.#gone = hidden;
    const width = this.paper ? this.#paperWidth() : this.figure.clientWidth;
    const state = [width, isDark(), this.paper, this.period, ...hidden].join();
    if (!width || !window.Plotly || this.#state === state) return;
    this.#state = state;
    delete this.figure.dataset.drawn;
    try {
      const { data, layout } = this.#fitted(width);
      // not `react`: of plotly.js 4.1.1 it sets the legend where the margins were before
      const drawing = Plotly.newPlot(this.surface, data, layout, { displayModeBar: false });
      this.stage.style.height = "";
      await drawing;
      this.#answerLegend();
      if (this.#state === state) this.isDrawn(width);
    } catch (error) {
      this.giveUp(error);
    }
  }

  #answerLegend() {
    this.surface.on("plotly_legendclick", ({ curveNumber, fullData }) => {
      const pressed = { name: fullData[curveNumber].name, taken: false };
      this.named.tell(pressed);
      return !pressed.taken;
    });
  }

  giveUp(error) {
    this.stage.hidden = true;
    this.figure.querySelector(".missing").hidden = false;
    this.figure.querySelector("details.facts")?.setAttribute("open", "");
    console.error(error);
  }

  #buildPeriods() {
    const group = this.figure.querySelector(".periods");
    const pressed = (k) => k === (this.period ?? this.menu.active ?? 0);
    const buttons = (this.menu?.buttons ?? []).map(({ label }, k) => {
      const button = makeButton("chip", label, () => {
        this.period = k;
        buttons.forEach((b, i) => b.setAttribute("aria-pressed", pressed(i)));
        this.draw(this.#gone);
      });
      button.setAttribute("aria-pressed", pressed(k));
      return button;
    });
    group.replaceChildren(...buttons);
    group.hidden = !buttons.length;
  }

  marksOf(id) {
    return this.#marks().filter((mark) => idOf(mark) === id);
  }

  // The elements that stand for events, as far as they are to be seen.
  // plotly draws traces with a zorder in subplots of their own, "xyz2": their drag layer is "xy".
  #marks() {
    return [...this.surface.querySelectorAll(".point, .textpoint, .errorbar")].filter((mark) => {
      const axes = mark.closest(".subplot")?.classList[1].replace(/z\d+$/, "");
      const layer = this.surface.querySelector(`.draglayer .${axes} .nsewdrag`);
      const frame = layer?.getBoundingClientRect();
      const box = mark.getBoundingClientRect();
      return box.width + box.height > 0 && frame && meet(box, frame, 0);
    });
  }

  idAt(x, y) {
    const [near] = this.#marks()
      .map((mark) => [away(mark.getBoundingClientRect(), x, y), idOf(mark)])
      .filter(([distance, id]) => distance <= REACHED && id)
      .sort((a, b) => a[0] - b[0]);
    return near?.[1];
  }

  // Draws it if it was never in view, and all of it if the event is in none of this period.
  async reveal(id) {
    await this.draw(this.#gone);
    if (this.marksOf(id).length || this.period === null) return;
    this.period = null;
    this.#buildPeriods();
    await this.draw(this.#gone);
  }

  toPaper() {
    if (this.stage.hidden) return;
    super.toPaper();
    try {
      this.surface.style.zoom = this.#paperScale(this.#paperWidth());
    } catch (error) {
      this.giveUp(error);
    }
  }

  fromPaper() {
    super.fromPaper();
    this.surface.style.zoom = "";
    if (!this.near) this.#state = "";
  }

  // Of the widths that a chart is laid out for, the one that comes out largest on the sheet.
  #paperWidth() {
    const choices = [SHEET.width, ...widthsOf(this)].filter((width) => width >= SHEET.width);
    return choices.sort((a, b) => this.#paperScale(b) - this.#paperScale(a))[0];
  }

  #paperScale(width) {
    const { height = 450 } = this.#fitted(width).layout;
    return Math.min(1, SHEET.width / width, SHEET.height / height);
  }
}

// The id that a mark stands for: plotly binds it to points, but not to bars.
function idOf(mark) {
  const trace = mark.closest(".trace")?.__data__?.[0]?.trace;
  return trace?.customdata?.[mark.__data__?.i];
}

Object.assign(drawers, { Plotted });
