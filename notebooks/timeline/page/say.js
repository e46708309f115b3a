// What a screen reader says of what was just done.
import { make } from "./dom.js";

const live = make("p", { className: "unseen", role: "status" });
document.querySelector("main").append(live);

export const say = (words) => (live.textContent = words);
