// The order of things: what can be read at once first, then the first chart, then the rest.
async function start() {
  const root = document.documentElement;
  if (!charts.length) return;
  try {
    const figures = loadFigures();
    const plotly = unpack("_plotly"); // beside what follows
    await figures;
    loadEvents();
    for (const chart of charts) {
      reserve(chart);
      buildPeriods(chart);
      buildWalk(chart);
    }
    buildRows();
    find.build();
    runPlotly(await plotly);
  } catch (error) {
    for (const chart of charts) giveUp(chart, error);
    return;
  }
  await draw(charts[0]);
  watch();
  if (location.hash) arrive();
  root.dataset.drawn = charts.length;
}

function watch() {
  const watcher = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        const chart = charts.find(({ figure }) => figure === target);
        chart.near = isIntersecting;
        if (isIntersecting) draw(chart);
      }
    },
    { rootMargin: "400px" },
  );
  for (const { figure } of charts) watcher.observe(figure);
  theme.follow(drawNear);
  let pending;
  addEventListener("resize", () => {
    clearTimeout(pending);
    pending = setTimeout(drawNear, 120);
  });
}

start();
