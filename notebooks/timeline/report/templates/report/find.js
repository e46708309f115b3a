// Find: a box and chips filter tables and charts together.
const FACETS = { theme: "Theme", actors: "Actor", cited: "Article" };
const find = (() => {
  const bar = document.querySelector(".find");
  const chosen = {}; // facet => the values whose chips are pressed
  let box, count, clearing, pending;

  function build() {
    const all = linked();
    if (!all.length) return;
    const label = document.createElement("label");
    label.textContent = "Find events ";
    box = document.createElement("input");
    box.type = "search";
    box.addEventListener("input", later);
    box.addEventListener("keydown", ({ key }) => key === "Enter" && goToFirst());
    label.append(box);
    count = document.createElement("output");
    clearing = makeButton("tool", "Clear", clear);
    bar.append(label, ...Object.entries(FACETS).map(facet).filter(Boolean), count, clearing);
    bar.hidden = false;
    show();
  }

  const linked = () => [...events.values()].filter((event) => event.linked);

  function facet([name, title]) {
    const tally = new Map();
    for (const { facets } of linked()) {
      for (const value of facets[name] ?? []) tally.set(value, (tally.get(value) ?? 0) + 1);
    }
    if (tally.size < 2) return null;
    chosen[name] = new Set();
    const group = document.createElement("details");
    group.className = "facet";
    group.dataset.facet = name;
    const summary = document.createElement("summary");
    summary.textContent = title;
    const chips = document.createElement("div");
    const often = [...tally].sort((a, b) => b[1] - a[1]);
    chips.append(...often.map(([value, n]) => chip(name, value, n)));
    group.append(summary, chips);
    group.addEventListener("toggle", () => group.open && closeOthers(group));
    return group;
  }

  function closeOthers(group) {
    for (const other of bar.querySelectorAll("details")) if (other !== group) other.open = false;
  }

  function chip(name, value, n) {
    const button = makeButton("chip", `${value} `, () => toggle(name, value));
    const number = document.createElement("small");
    number.textContent = n;
    button.append(number);
    button.dataset.value = value;
    button.setAttribute("aria-pressed", "false");
    return button;
  }

  function toggle(name, value) {
    if (!chosen[name].delete(value)) chosen[name].add(value);
    show();
  }

  const offers = (name, value) =>
    [...bar.querySelectorAll(`[data-facet="${name}"] .chip`)].some(
      ({ dataset }) => dataset.value === value,
    );

  function later() {
    clearTimeout(pending);
    pending = setTimeout(show, 120);
  }

  function fits({ text, facets }, sought) {
    const chips = Object.entries(chosen).filter(([, values]) => values.size);
    return (
      sought.every((word) => text.includes(word)) &&
      chips.every(([name, values]) => facets[name]?.some((value) => values.has(value)))
    );
  }

  const active = () =>
    Boolean(box) && (box.value.trim() !== "" || Object.values(chosen).some(({ size }) => size));

  function show() {
    clearTimeout(pending);
    const sought = folded(box.value).split(/\s+/).filter(Boolean);
    hidden.clear();
    for (const event of linked()) if (!fits(event, sought)) hidden.add(event.id);
    const all = linked();
    count.textContent = `${all.length - hidden.size} of ${all.length}`;
    bar.classList.toggle("active", active());
    clearing.hidden = !active();
    for (const group of bar.querySelectorAll("details")) showChips(group);
    showTables();
    drawNear();
  }

  function showChips(group) {
    const values = chosen[group.dataset.facet];
    const summary = group.querySelector("summary");
    summary.textContent = FACETS[group.dataset.facet] + (values.size ? ` (${values.size})` : "");
    for (const button of group.querySelectorAll(".chip")) {
      button.setAttribute("aria-pressed", values.has(button.dataset.value));
    }
  }

  function showTables() {
    for (const { rows, id } of linked()) for (const row of rows) row.hidden = hidden.has(id);
    for (const chart of charts.filter(({ events: all }) => all.some((event) => event.linked))) {
      const rows = [...chart.table.querySelectorAll("tbody tr")];
      const left = rows.filter((row) => !row.hidden).length;
      const all = rows.length;
      const words = left < all ? `${left} of ${all} rows` : `${all} row${all > 1 ? "s" : ""}`;
      chart.table.querySelector(".count").textContent = words;
    }
  }

  function clear() {
    box.value = "";
    for (const values of Object.values(chosen)) values.clear();
    show();
    box.focus();
  }

  function goToFirst() {
    show();
    const chart = charts.find((each) => shownEvents(each).some((event) => event.linked));
    if (chart) goToMark(shownEvents(chart)[0], chart);
  }

  return { build, clear, active, toggle, offers, holds: (element) => bar.contains(element) };
})();
