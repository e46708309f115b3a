// Pictures for further widths, which a page carries packed: they join those of their charts.
import { unpack } from "./unpack.js";

export async function addPictures() {
  if (!document.getElementById("_pictures")) return;
  const packed = JSON.parse(await unpack("_pictures"));
  for (const [id, made] of Object.entries(packed)) join(document.querySelector(`#${id} .pictures`), made);
}

// The narrowest first, each up to the width from which the next one is seen.
function join(pictures, made) {
  pictures.insertAdjacentHTML("beforeend", made);
  const all = [...pictures.children].sort((a, b) => a.dataset.least - b.dataset.least);
  all.forEach((each, k) => {
    if (all[k + 1]) each.dataset.upto = all[k + 1].dataset.least;
  });
  pictures.append(...all);
}
