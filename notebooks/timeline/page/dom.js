// Elements made and moved to.
const SVG = "http://www.w3.org/2000/svg";
const calm = matchMedia("(prefers-reduced-motion: reduce)");

// make("p", { className: "when" }, "2014") => <p class="when">2014</p>
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** An element of a picture with some attributes. */
export function svgElement(name, attributes = {}) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

export function makeButton(kind, text, act) {
  const button = make("button", { type: "button", className: kind }, text);
  button.addEventListener("click", act);
  return button;
}

export const bringIntoView = (element, block) =>
  element?.scrollIntoView({ block, behavior: calm.matches ? "instant" : "smooth" });

export function jumpIntoView(element) {
  scrollTo({ top: scrollY, behavior: "instant" }); // a smooth way elsewhere ends here
  element.scrollIntoView({ block: "nearest", behavior: "instant" });
}

// Whether a press is a plain key: none that the browser or the system means something by.
export const isPlain = ({ altKey, ctrlKey, metaKey }) => !(altKey || ctrlKey || metaKey);
