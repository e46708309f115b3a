// Unpacks the page's own script and runs it. Where a browser cannot, pictures and tables are
// there all the same.
import { runScript } from "./run.js";
import { unpack } from "./unpack.js";

unpack("_page").then(runScript, (error) => {
  for (const words of document.querySelectorAll(".missing")) words.hidden = false;
  console.error(error);
});
