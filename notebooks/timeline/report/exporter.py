"""A notebook as one HTML file that needs no network.

Charts, their captions and tables come from what each figure carries in
`layout.meta`; this module knows nothing else about them.
"""

import base64
import gzip
import hashlib
import json
import re
from functools import cache
from html import unescape
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbconvert.preprocessors import Preprocessor
from plotly.offline import get_plotlyjs_version
from traitlets import default
from traitlets.config import Config

from . import bundle
from .charts import PLOTLY, figures, latest_day
from .notebook import opening, siblings
from .words import clean, escape, inert, report_links

TEMPLATES = Path(__file__).parent / "templates"
# What a report shows of an output, the best first.
TYPES = [
    PLOTLY,
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "text/plain",
]
SCRIPTS = ["theme", "charts", "events", "find", "address", "walk", "paper", "start"]
CONTENTS = "<!--contents-->"


class ReportExporter(HTMLExporter):
    """Exports a notebook to a page that carries its charts, plotly.js included.

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
        """The plotly type goes before the rest, which the stock exporter leaves blank."""
        config = super().default_config.copy()
        config.merge(Config({"NbConvertBase": {"display_data_priority": TYPES}}))
        return config

    def default_filters(self):
        """nbconvert's filters, and the report's own."""
        yield from super().default_filters()
        yield "report_links", report_links
        yield "clean", clean
        yield "words", escape
        yield "level", last_level

    def __init__(self, *args, **kw):
        """As nbconvert makes it, and last of its preprocessors the report's own."""
        super().__init__(*args, **kw)
        self.register_preprocessor(TellReport(), enabled=True)

    def from_notebook_node(self, nb, resources=None, **kw):
        """The page, and nbconvert's resources."""
        html, resources = super().from_notebook_node(nb, resources, **kw)
        report = resources["report"]
        html = add_contents(add_addresses(html))
        return add_scripts(html, report), resources


class TellReport(Preprocessor):
    """Takes out of a notebook what the page tells in its own way, as ``resources["report"]``.

    A preprocessor, since those before it may run the notebook and so make its outputs.
    """

    def preprocess(self, nb, resources):
        """The notebook without its title, finding and figures, and resources with them."""
        about = resources.get("metadata", {})
        drawn = figures(nb)
        title, lead = opening(nb, about.get("name", ""))
        forms = {trace.get("type", "scatter") for figure in drawn for trace in figure["traces"]}
        plotly = bundle.script(forms) if drawn else ""
        resources["report"] = {
            "title": title,
            "lead": lead,
            "name": about.get("name", ""),
            "figures": drawn,
            "others": siblings(about["path"] or ".") if "path" in about else [],
            "sources": list(dict.fromkeys(f["source"] for f in drawn if f["source"])),
            "latest": latest_day(drawn),
            "style": asset("report.css"),
            "script": page_script(),
            "plotly": plotly,
            "plotly_version": get_plotlyjs_version() if drawn else "",
            "policy": policy(page_script(), *filter(None, [plotly])),
        }
        return nb, resources


def policy(*scripts):
    """A Content-Security-Policy: no request, and no script but these."""
    hashes = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    allowed = " ".join(f"'sha256-{value}'" for value in hashes) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


@cache
def asset(name):
    """The text of a file beside the template."""
    return (TEMPLATES / "report" / name).read_text("utf-8")


@cache
def page_script():
    """The script of a page: one file a concept, in one scope."""
    body = "\n".join(asset(f"{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{body}}})();'


@cache
def packed(text):
    """Text as base64 of gzip: a third of the size of plotly.js, less of a figure."""
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


def add_scripts(html, report):
    """The page with its scripts at the end, behind all that can be read without them.

    JupyterLab stores outputs with their keys sorted; so are these, for the same page.
    """
    drawings = inert([figure["drawing"] for figure in report["figures"]])
    data = json.dumps(drawings, sort_keys=True, separators=(",", ":"))
    carried = {"_figures": data, "_plotly": report["plotly"]} if drawings else {}
    parts = [
        f'<script type="text/plain" id="{name}">{packed(text)}</script>'
        for name, text in carried.items()
    ]
    parts.append(f"<script>{report['script']}</script>")
    head, end, tail = html.rpartition("</body>")
    return head + "\n".join(parts) + "\n" + end + tail


def add_addresses(html):
    """Give each heading an id as JupyterLab makes it, "Two-words", but never an event's."""
    taken = set(re.findall(r'\sid="([^"]+)"', html))

    def with_id(match):
        name = escape(unescape(re.sub(r"<[^>]+>", "", match[2]))).strip().replace(" ", "-")
        while name in taken:
            name += "-section"
        taken.add(name)
        return f'<h{match[1]} id="{name}">{match[2]}</h{match[1]}>'

    return re.sub(r"<h([1-6])>(.*?)</h\1>", with_id, html, flags=re.S)


def add_contents(html):
    """The page with a list of its second headings, if there are two or more."""
    found = re.findall(r'<h2 id="([^_"][^"]*)">(.*?)</h2>', html, re.S)
    if len(found) < 2:
        return html.replace(CONTENTS, "", 1)
    items = "".join(
        f'<li><a href="#{name}">{re.sub("<[^>]+>", "", text)}</a></li>' for name, text in found
    )
    items = f'<nav class="contents" aria-label="Contents"><ol>{items}</ol></nav>'
    return html.replace(CONTENTS, items, 1)


def last_level(markup, level):
    """The level of the last heading in a piece of HTML, or `level` if it has none."""
    found = re.findall(r"<h([1-6])", markup)
    return int(found[-1]) if found else level


def contents(reports):
    """The index page: the title and the finding of each report.

    Parameters
    ----------
    reports : list of dict
        Each with its "file", "title" and "lead".
    """
    template = Environment(autoescape=True).from_string(asset("contents.html.j2"))
    script = asset("theme.js")
    return template.render(
        reports=reports,
        style=Markup(asset("report.css")),
        script=Markup(script),
        policy=policy(script),
    )
