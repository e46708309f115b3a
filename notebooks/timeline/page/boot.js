// Unpacks the page's own script and runs it once all pictures are there. Where a browser cannot,
// pictures and tables are there all the same.
import { addPictures } from "./packed.js";
import { runScript } from "./run.js";
import { unpack } from "./unpack.js";

Promise.all([unpack("_page"), addPictures().catch(console.error)]).then(
  ([script]) => runScript(script),
  (error) => {
    for (const words of document.querySelectorAll(".missing")) words.hidden = false;
    console.error(error);
  },
);
