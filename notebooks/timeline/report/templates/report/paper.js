// Paper: all charts drawn in light colours, each no larger than its sheet.
const SHEET = { width: 690, height: 800 }; // px: what A4 and Letter both have room for

// Of the widths that a chart is laid out for, the one that comes out largest on the sheet.
function paperWidth(chart) {
  const choices = [SHEET.width, ...widths(chart)].filter((width) => width >= SHEET.width);
  return choices.sort((a, b) => paperScale(chart, b) - paperScale(chart, a))[0];
}

function paperScale(chart, width) {
  const { height = 450 } = fitted(chart, width).layout;
  return Math.min(1, SHEET.width / width, SHEET.height / height);
}

function toPaper() {
  paper = true;
  for (const chart of charts.filter(({ stage }) => !stage.hidden)) {
    try {
      chart.plot.style.zoom = paperScale(chart, paperWidth(chart));
      draw(chart);
    } catch (error) {
      giveUp(chart, error);
    }
  }
  for (const table of document.querySelectorAll("details.facts:not([open])")) {
    table.open = true;
    table.dataset.closed = "";
  }
}

function fromPaper() {
  paper = false;
  for (const chart of charts) {
    chart.plot.style.zoom = "";
    if (!chart.near) chart.drawn = "";
  }
  for (const table of document.querySelectorAll("details[data-closed]")) {
    table.open = false;
    delete table.dataset.closed;
  }
  drawNear();
}

addEventListener("beforeprint", toPaper);
addEventListener("afterprint", fromPaper);
