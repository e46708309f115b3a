"""A notebook as one HTML file that needs no network.

Charts, their captions and tables come from what each output carries; `charts` reads it,
and this module knows nothing else about them.
"""

import base64
import hashlib
import re
from html import unescape
from pathlib import Path

from nbconvert.exporters import HTMLExporter
from nbconvert.preprocessors import Preprocessor
from plotly.offline import get_plotlyjs_version
from traitlets import default
from traitlets.config import Config

from ..page import bundle as bundle_of
from ..page import style
from . import bundle, packing, pictures, plotted, series
from .cells import check_tags, set_rails, take_next
from .charts import as_of, figures, leave_to_list, parts
from .entries import as_told, entries
from .notebook import opening, siblings
from .packing import carried, packed
from .words import as_json, clean, escape, report_links, tidy

TEMPLATES = Path(__file__).parent / "templates"
# What a report shows of an output, the best first.
TYPES = [
    pictures.KIND,
    plotted.KIND,
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "text/plain",
]
LATER = "<!--later {}-->"


class ReportExporter(HTMLExporter):
    """Exports a notebook to a page that carries its charts, and plotly.js where one needs it.

    nbconvert finds it by the name ``report``; JupyterLab lists it in the menu
    File > Save and Export Notebook As.
    """

    export_from_notebook = "Report (HTML, works offline)"
    template_file = "index.html.j2"

    @default("template_name")
    def _template_name_default(self):
        return "report"

    @default("exclude_anchor_links")
    def _exclude_anchor_links_default(self):
        return True

    @default("embed_images")
    def _embed_images_default(self):
        return True

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self):
        return [str(TEMPLATES)]

    @property
    def default_config(self):
        """Charts go before the rest, which the stock exporter leaves blank."""
        config = super().default_config.copy()
        config.merge(Config({"NbConvertBase": {"display_data_priority": TYPES}}))
        return config

    def default_filters(self):
        """nbconvert's filters, and the report's own."""
        yield from super().default_filters()
        yield "report_links", report_links
        yield "clean", clean
        yield "tidy", tidy
        yield "words", escape
        yield "parts", parts
        yield "level", last_level
        yield "carried", carried
        yield "later", self._keep

    def __init__(self, *args, **kw):
        """As nbconvert makes it, and last of its preprocessors the report's own."""
        self._kept = []
        super().__init__(*args, **kw)
        self.register_preprocessor(TellReport(), enabled=True)

    def from_notebook_node(self, nb, resources=None, **kw):
        """The page, and nbconvert's resources."""
        self._kept.clear()
        html, resources = super().from_notebook_node(nb, resources, **kw)
        for number, made in enumerate(self._kept):
            html = html.replace(LATER.format(number), made, 1)
        report = resources["report"]
        return add_pictures(add_scripts(add_addresses(html), report), report["figures"]), resources

    def _keep(self, markup):
        """What comes in once the page is made: nbconvert reads all of it and writes it anew."""
        self._kept.append(pictures.brief(str(markup)))
        return LATER.format(len(self._kept) - 1)


class TellReport(Preprocessor):
    """Takes out of a notebook what the page tells in its own way, as ``resources["report"]``.

    A preprocessor, since those before it may run the notebook and so make its outputs.
    """

    def preprocess(self, nb, resources):
        """The notebook without its title, finding and figures, and resources with them."""
        about = resources.get("metadata", {})
        name, folder = about.get("name", ""), (about["path"] or ".") if "path" in about else None
        check_tags(nb, name)
        drawn = figures(nb)
        title, lead = opening(nb, name)
        others = siblings(folder) if folder else []
        around = beside(name, others)
        told, references = entries(drawn)
        leave_to_list(drawn, told)
        resources["report"] = {
            "title": title,
            "lead": lead,
            "name": name,
            "figures": drawn,
            "entries": told,
            "told": as_told(told),
            "references": references,
            "others": others,
            "mast": masthead(folder, name),
            "beside": around,
            "next": take_next(nb) or following(around[1]),
            "sources": sources(drawn),
            "as_of": as_of(drawn),
        } | scripts(drawn)
        set_rails(nb)
        return nb, resources


def sources(drawn):
    """What charts say of their sources, but for what another says at greater length."""
    said = dict.fromkeys(chart["source"] for chart in drawn if chart["source"])
    return [each for each in said if not any(_goes_on(each, other) for other in said)]


def _goes_on(said, other):
    return other != said and other.startswith((said.rstrip(".") + " ", said.rstrip(".") + ","))


def masthead(folder, name):
    """The name of the series and which of its notebooks this one is; blank without a folder."""
    if folder is None:
        return ()
    place, whole = series.place(folder, name), series.read(folder)
    if place:
        return place.series, f"{place.number} of {place.of}"
    return whole.name, "The tool" if whole.is_told else ""


def beside(name, others):
    """The reports before and after this one in the series, each None where there is none."""
    listed = [None, *(other for other in others if other["number"]), None]
    around = zip(listed, listed[1:], listed[2:], strict=False)
    return next(((a, b) for a, this, b in around if this["name"] == name), (None, None))


def following(report):
    """A report as a link in Markdown; "" for None."""
    return f"[{report['title']}]({report['name']}.ipynb)" if report else ""


def scripts(drawn):
    """The styles and scripts of a page with these charts, and what it allows to run."""
    forms = [chart["forms"] for chart in drawn if "forms" in chart]
    plotly = bundle.script(set().union(*forms)) if forms else ""
    zooms = any(each["zoom"] for chart in drawn for each in chart.get("pictures", []))
    explored = any(map(pictures.is_explored, drawn))
    others = not all(map(pictures.is_explored, drawn))
    parts = {"zooms": zooms, "plotted": forms, "report": others, "explorer/page": explored}
    parts["contents"] = explored and not others
    own = bundle_of(*(name for name, is_needed in parts.items() if is_needed)) if drawn else ""
    script = bundle_of("boot" if drawn else "contents")
    styles = [style("page.css")] + [pictures.rules(drawn)] * bool(drawn)
    styles += [style("explorer.css")] * explored
    return {
        "style": "\n".join(styles),
        "script": script,
        "packed": {"_page": own, "_plotly": plotly},
        "plotly": plotly,
        "plotly_version": get_plotlyjs_version() if forms else "",
        "policy": policy(*filter(None, [script, own, plotly])),
    }


def policy(*scripts):
    """A Content-Security-Policy: no request, and no script but these."""
    hashes = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    allowed = " ".join(f"'sha256-{value}'" for value in hashes) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def add_scripts(html, report):
    """The page with its scripts at the end, behind all that can be read without them."""
    drawings = [figure["drawing"] for figure in report["figures"] if "drawing" in figure]
    carried = report["packed"] | {"_figures": as_json(drawings) if drawings else ""}
    parts = [packed(name, text) for name, text in carried.items() if text]
    parts.append(LATER.format("pictures"))
    parts.append(f"<script>{report['script']}</script>")
    head, end, tail = html.rpartition("</body>")
    return head + "\n".join(parts) + "\n" + end + tail


def add_pictures(html, figures):
    """The page with its pictures, each where the template has left a comment for it.

    Those for which it has no room are in it packed.
    """
    drawn = {figure["id"]: figure["pictures"] for figure in figures if "pictures" in figure}
    stand, rest = packing.parted(drawn, len(html.encode()))
    for name, some in stand.items():
        html = html.replace(f"<!--{name}-->", pictures.markup(some), 1)
    return html.replace(LATER.format("pictures"), rest, 1)


def add_addresses(html):
    """Give each heading an id as JupyterLab makes it, "Two-words", but never an event's."""
    taken = set(re.findall(r'\sid="?([^\s">]+)', html))

    def with_id(match):
        name = escape(unescape(re.sub(r"<[^>]+>", "", match[2]))).strip().replace(" ", "-")
        while name in taken:
            name += "-section"
        taken.add(name)
        return f'<h{match[1]} id="{name}">{match[2]}</h{match[1]}>'

    return re.sub(r"<h([1-6])>(.*?)</h\1>", with_id, html, flags=re.S)


def last_level(markup, level):
    """The level of the last heading in a piece of HTML, or `level` if it has none."""
    found = re.findall(r"<h([1-6])", markup)
    return int(found[-1]) if found else level
