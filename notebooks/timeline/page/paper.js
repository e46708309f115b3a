// Paper: light colours, and no chart larger than its sheet.
export const A4 = { width: 748, height: 1055 }; // px: what is left of A4 between its margins

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
