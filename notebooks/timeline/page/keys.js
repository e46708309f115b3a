// Keys on a picture: arrows or A and D pan, + and - or W and S zoom, 0 shows all.

const PAN_BY = 0.15; // of the window
const ZOOM_BY = 1.5;

const panKey = (share) => (picture) => {
  picture.panBy(share * (picture.window.last - picture.window.first));
};
const zoomKey = (factor) => (picture) => picture.zoomBy(factor);

const ZOOM_KEYS = new Map([
  ["ArrowLeft", panKey(-PAN_BY)],
  ["ArrowRight", panKey(PAN_BY)],
  ["a", panKey(-PAN_BY)],
  ["d", panKey(PAN_BY)],
  ["+", zoomKey(ZOOM_BY)],
  ["=", zoomKey(ZOOM_BY)], // the same key without Shift
  ["w", zoomKey(ZOOM_BY)],
  ["-", zoomKey(1 / ZOOM_BY)],
  ["s", zoomKey(1 / ZOOM_BY)],
  ["0", (picture) => picture.all()],
]);

/** Do what a key says, `event.key` => whether it says anything here. */
export function actOnKey(picture, key) {
  const action = ZOOM_KEYS.get(key.length === 1 ? key.toLowerCase() : key);
  action?.(picture);
  return Boolean(action);
}
