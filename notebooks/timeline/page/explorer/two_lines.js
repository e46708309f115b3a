// A name in two lines, and about how wide they are.

const THIN_LETTERS = /[ijlft.,:;'’|!()[\]I ]/g; // letters about half as wide as others
const LINE_SLACK = 1.06; // a line may be so much wider than its share

/** A name of so many px => {lines, most}: two, as alike as can be, and the px of the wider. */
export function brokenName(title, width) {
  const whole = letterWeight(title);
  const cuts = [...title.matchAll(/\s+/g)].map(({ index }) => index);
  if (!cuts.length) cuts.push(Math.ceil(title.length / 2));
  const pairs = cuts.map((at) => [title.slice(0, at), title.slice(at).trimStart()]);
  const most = (lines) => Math.max(...lines.map(letterWeight));
  const lines = pairs.reduce((best, pair) => (most(pair) < most(best) ? pair : best));
  return { lines, most: Math.min(1, (most(lines) / whole) * LINE_SLACK) * width };
}

function letterWeight(text) {
  return text.length - 0.5 * (text.match(THIN_LETTERS)?.length ?? 0);
}
