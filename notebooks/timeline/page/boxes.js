// Boxes on the page: {left, top, right, bottom} in px.
export const meet = (a, b, gap) =>
  a.left <= b.right + gap && b.left <= a.right + gap && a.top <= b.bottom && b.top <= a.bottom;

// How far a place lies from a box; 0 inside of it.
export const away = ({ left, right, top, bottom }, x, y) =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));

export const holds = (box, { left, top, right, bottom }) =>
  box.left <= left && box.top <= top && box.right >= right && box.bottom >= bottom;

// What of a box lies in a frame; null where nothing does.
export function within(box, frame) {
  const left = Math.max(box.left, frame.left), right = Math.min(box.right, frame.right);
  const top = Math.max(box.top, frame.top), bottom = Math.min(box.bottom, frame.bottom);
  return right >= left && bottom >= top ? { left, top, right, bottom } : null;
}

// The box of a line, a little wider at its sides but no longer.
export function broadened({ left, top, right, bottom }) {
  const [dx, dy] = right - left < bottom - top ? [4, 0] : [0, 4];
  return { left: left - dx, top: top - dy, right: right + dx, bottom: bottom + dy };
}

// One box, a little wider, around all that lie close together.
export function joined(boxes) {
  const groups = [];
  for (const { left, top, right, bottom } of boxes) {
    let box = { left: left - 4, top: top - 4, right: right + 4, bottom: bottom + 4 };
    for (let k = groups.length - 1; k >= 0; k--) {
      if (meet(box, groups[k], 8)) box = around(box, groups.splice(k, 1)[0]);
    }
    groups.push(box);
  }
  return groups;
}

// The box around two.
export const around = (a, b) => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});
