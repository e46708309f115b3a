// All events under the picture, and which part of them it shows.
import { make } from "../dom.js";

export class Overview {
  element = make("div");
  onwindow = () => {};

  setWindow() {}

  filter() {}

  resize() {}
}
