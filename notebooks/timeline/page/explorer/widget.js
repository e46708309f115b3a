// An explorer in a notebook: renderWidget({ model, el }), as anywidget has it.
import { Explorer } from "./explorer.js";
import { WidgetHost } from "./host_widget.js";

/** Draws it => what takes it away. */
export function renderWidget({ model, el }) {
  const root = document.createElement("div");
  root.className = "in-notebook";
  el.append(root);
  let host, explorer;
  const draw = () => {
    explorer?.remove();
    host?.remove();
    host = new WidgetHost(model);
    explorer = new Explorer(root, model.get("_told"), host);
  };
  draw();
  model.on("change:_told", draw);
  return () => {
    model.off("change:_told", draw);
    explorer.remove();
    host.remove();
  };
}
