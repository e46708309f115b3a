// Whether the code is seen, told by an attribute: a page that has to look for a ticked box in
// all of itself does so in each frame of a picture that moves.

export function startCode() {
  const box = document.getElementById("_code");
  if (!box) return;
  const tell = () => document.body.toggleAttribute("data-code", box.checked);
  box.addEventListener("change", tell);
  tell();
}
