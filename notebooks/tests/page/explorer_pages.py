"""Pages with an explorer, and what is seen in them."""

import json

from timeline.drawing import svg
from timeline.page import bundle, style

# A host that keeps what is written, and gives what is told later.
HOST = """globalThis.states = [];
const host = { isPage: true, opensList: true, ask: null, read: () => (START),
  write: (state) => states.push(state),
  onstate: (listener) => (globalThis.tell = listener) };
const { events: held } = TOLD;
if (ASKS) host.ask = async (first, last) => { (globalThis.asked ??= []).push([first, last]);
  const more = Object.fromEntries(Object.entries(held).map(([name, of]) => [name, [of[0]]]));
  const [a, b] = [[first + 1], [first + 2]], places = { first: a, certain: a, until: b, last: b };
  const names = { id: ["late"], title: ["Zyxel comes late"], facets: { theme: [["Late"]] } };
  return { ...more, ...places, ...names }; };
globalThis.explorer = new Explorer(document.querySelector(".explorer"), TOLD, host);
document.documentElement.dataset.drawn = "";"""
# A model as a notebook has it: what is set is told to all that listen.
MODELS = """const modelOf = (told) => {
  const values = { _told: told, _window: [], _by: "", _find: "", _chips: {}, _event: "",
    _selected: [], _shown: null }, listeners = {}, sent = [];
  const tell = (name, ...facts) => (listeners[name] ?? []).forEach((each) => each(...facts));
  return { values, listeners, sent, saves: 0, tell,
    get: (name) => values[name],
    set: (name, value) => { values[name] = value; tell(`change:${name}`); },
    save_changes() { this.saves += 1; },
    on: (name, listener) => (listeners[name] ??= []).push(listener),
    off: (name, listener) => (listeners[name] = listeners[name].filter((l) => l !== listener)),
    send: (message) => sent.push(message) };
};
globalThis.models = [TOLD, TOLD].map(modelOf);
const roots = [...document.querySelectorAll("main > div")];
globalThis.gone = models.map((model, k) => renderWidget({ model, el: roots[k] }));
document.documentElement.dataset.drawn = "";"""


def write(path, body, script):
    styles = style("page.css") + svg.rules() + style("explorer.css")
    path.write_text(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Events</title>"
        f'<meta name=viewport content="width=device-width"><style>{styles}</style>'
        f"<body><main><h1>Events</h1>{body}</main><script>{script}</script>",
        "utf-8",
    )
    return path


def as_script(told):
    return json.dumps(told).replace("</", "<\\/")


def page_of(told, path, before=""):
    """A page as a report has it, with the static list of its events."""
    script = f'<script type="application/json" class="told">{as_script(told)}</script>'
    static = '<h2 id="_events">All</h2><ol class="entries"><li><b>An event</b></li></ol>'
    body = f'{before}<div class="explorer"><p class="still">Still</p>{script}</div>{static}'
    return write(path, body, bundle("explorer/page"))


def bare(told, path, start=None, asks=False):
    """A page whose explorer tells a test what it shows, in `states`."""
    last = HOST.replace("START", json.dumps(start)).replace("TOLD", as_script(told))
    last = last.replace("ASKS", json.dumps(asks))
    return write(path, '<div class="explorer"></div>', bundle("explorer/explorer", last=last))


def widgets(told, path):
    """Two explorers of a notebook in one page, each with a `model`."""
    last = MODELS.replace("TOLD", as_script(told))
    return write(path, "<div></div><div></div>", bundle("explorer/widget", last=last))
