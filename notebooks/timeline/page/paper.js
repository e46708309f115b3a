// Paper: light colours, the tables open, and no chart larger than its sheet.
export function startPaper(charts, redraw) {
  addEventListener("beforeprint", () => {
    for (const chart of charts) chart.toPaper();
    openTables();
    redraw(charts);
  });
  addEventListener("afterprint", () => {
    for (const chart of charts) chart.fromPaper();
    closeTables();
    redraw(charts.filter(({ near }) => near));
  });
}

function openTables() {
  for (const table of document.querySelectorAll("details.facts:not([open])")) {
    table.open = true;
    table.dataset.closed = "";
  }
}

function closeTables() {
  for (const table of document.querySelectorAll("details[data-closed]")) {
    table.open = false;
    delete table.dataset.closed;
  }
}
