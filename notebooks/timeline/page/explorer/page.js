// The explorers of a page: each stands where its picture was, and is told by a script in it.
import { unpacked } from "../unpack.js";
import { Explorer } from "./explorer.js";
import { PageHost } from "./host_page.js";

async function startExplorers() {
  const roots = [...document.querySelectorAll(".explorer")];
  const isAlone = !document.querySelector("figure.chart");
  const all = await Promise.all(roots.map((root, k) => startOne(root, k === 0, isAlone)));
  const explorers = all.filter(Boolean);
  if (explorers.length && isAlone) hideStatic();
  // before the page's own find takes it: who sees an explorer means that
  addEventListener("keydown", (press) => {
    if (press.target !== document.body) return;
    all.find((each, k) => each && isSeen(roots[k]))?.key(press);
  }, true);
  for (const [name, isPaper] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(name, () => explorers.forEach((each) => each.toPaper(isPaper)));
  }
  document.documentElement.dataset.explored = explorers.length; // for tests
}

// Whether it, and not what stands above or below it, is what one looks at.
function isSeen(root) {
  const { top, bottom } = root.getBoundingClientRect();
  return top < innerHeight / 2 && bottom > innerHeight / 2;
}

// It stays a picture if anything is wrong with it.
async function startOne(root, isFirst, isAlone) {
  const still = [...root.children];
  try {
    const script = root.querySelector("script.told");
    const packed = script.type === "application/json" ? script.textContent : await unpacked(script.textContent);
    const told = JSON.parse(packed);
    return new Explorer(root, told, isFirst ? new PageHost(told.by, isAlone) : new NoHost());
  } catch (error) {
    root.replaceChildren(...still);
    console.error(error);
    return null;
  }
}

// A page has one address: that of its first explorer.
class NoHost {
  ask = null;
  isPage = true;
  opensList = false;
  read() {}
  write() {}
  onstate() {}
}

// What the page lists for those without a script, the explorer lists itself; paper has it.
function hideStatic() {
  for (const list of document.querySelectorAll("#_events, .find, .entries")) list.classList.add("explored");
}

startExplorers();
