// Unpacks plotly.js, which the page carries gzipped, and draws each figure as
// wide as the page and in its colours. What a figure changes for a width or for
// a dark page stands in its own layout.meta ("pages", "dark").
"use strict";
(async () => {
  const PAPER_WIDTH = 690; // px: what an A4 or a Letter sheet has room for
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let printing = false;

  const charts = [...document.querySelectorAll("figure.chart")].map((figure) => ({
    figure,
    plot: figure.querySelector(".plot"),
    json: figure.querySelector('script[type="application/json"]').textContent,
    drawn: "",
  }));

  async function unpack() {
    const packed = atob(document.getElementById("plotly").textContent.trim());
    const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
    if (!window.Plotly) throw new Error("plotly.js did not start");
  }

  function fitted(chart, width) {
    let json = chart.json;
    const colours = JSON.parse(json).layout.meta?.dark ?? {};
    if (dark.matches && !printing) {
      for (const [light, twin] of Object.entries(colours)) json = json.replaceAll(light, twin);
    }
    const { data, layout } = JSON.parse(json);
    const { heading = 0, pages = "{}", width: own = 0 } = layout.meta ?? {};
    const others = JSON.parse(pages);
    const widths = [own, ...Object.keys(others).map(Number)];
    const choice = Math.max(Math.min(...widths), ...widths.filter((w) => w <= width));
    const page = others[choice];
    if (page) {
      page.traces.forEach((changes, k) => Object.assign(data[k], changes));
      Object.assign(layout, page.layout);
    } else if (heading) {
      layout.height -= heading;
      layout.margin.t -= heading;
      for (const menu of layout.updatemenus ?? []) {
        for (const button of menu.buttons) button.args[1].height -= heading;
      }
    }
    delete layout.title; // the page says both itself
    layout.annotations = layout.annotations?.filter(({ name }) => name !== "source");
    layout.width = Math.min(layout.width ?? Infinity, Math.max(width, Math.min(...widths)));
    return { data, layout };
  }

  async function draw(chart) {
    const width = printing ? PAPER_WIDTH : chart.figure.clientWidth;
    const state = [width, dark.matches, printing].join();
    if (!width || chart.drawn === state) return;
    chart.drawn = state;
    try {
      const { data, layout } = fitted(chart, width);
      await Plotly.newPlot(chart.plot, data, layout, { displayModeBar: false });
    } catch (error) {
      giveUp(chart, error);
    }
  }

  function giveUp({ figure, plot }, error) {
    plot.hidden = true;
    figure.querySelector(".missing").hidden = false;
    figure.querySelector("details.facts")?.setAttribute("open", "");
    console.error(error);
  }

  const drawAll = () => Promise.all(charts.map(draw));
  try {
    await unpack();
  } catch (error) {
    for (const chart of charts) giveUp(chart, error);
    return;
  }
  await drawAll();
  document.documentElement.dataset.drawn = charts.length;

  let pending;
  addEventListener("resize", () => {
    clearTimeout(pending);
    pending = setTimeout(drawAll, 120);
  });
  dark.addEventListener("change", drawAll);
  for (const [name, value] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(name, () => {
      printing = value;
      drawAll();
    });
  }
})();
