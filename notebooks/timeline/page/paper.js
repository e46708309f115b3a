// Paper: light colours, and no chart larger than its sheet.
export function startPaper(charts, redraw) {
  addEventListener("beforeprint", () => {
    for (const chart of charts) chart.toPaper();
    redraw(charts);
  });
  addEventListener("afterprint", () => {
    for (const chart of charts) chart.fromPaper();
    redraw(charts.filter(({ near }) => near));
  });
}
