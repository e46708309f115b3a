// How wide letters are: of another font, or spaced more widely, as a reader may ask for.
import { svgElement } from "./dom.js";

/** Calls `react` whenever the letters of a picture have become wider or narrower. */
export function watchLetters(svg, react) {
  const letters = svgElement("text", { y: -99, visibility: "hidden", "aria-hidden": true });
  letters.textContent = "The widest letters";
  svg.append(letters);
  let width = letters.getComputedTextLength();
  const observer = new ResizeObserver(() => {
    const now = letters.getComputedTextLength();
    if (now && now !== width) react();
    width = now || width; // none while the picture is not seen
  });
  observer.observe(letters);
  return observer;
}

/** How many times as wide as without its spacing the text is that this widens most. */
export const widening = (texts) => Math.max(1, ...texts.map(widened));

function widened(text) {
  const width = text.getComputedTextLength();
  const { letterSpacing, wordSpacing } = getComputedStyle(text);
  const words = text.textContent;
  const more = px(letterSpacing) * words.length + px(wordSpacing) * (words.split(" ").length - 1);
  return more > 0 && width > more ? width / (width - more) : 1;
}

const px = (spacing) => parseFloat(spacing) || 0; // "normal"
