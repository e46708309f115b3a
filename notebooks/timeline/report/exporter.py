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
from pathlib import Path

from nbconvert.exporters import HTMLExporter
from plotly.offline import get_plotlyjs
from traitlets import default
from traitlets.config import Config

TEMPLATES = Path(__file__).parent / "templates"
# What a report shows of an output, the best first.
TYPES = [
    "application/vnd.plotly.v1+json",
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "text/plain",
]


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
        yield "script_json", script_json

    def from_notebook_node(self, nb, resources=None, **kw):
        """The page, and nbconvert's resources."""
        title, _ = headline(nb)
        report = {
            "title": title,
            "style": asset("report.css"),
            "script": asset("report.js"),
            "bundle": bundle(),
            "policy": policy(asset("report.js"), get_plotlyjs()),
        }
        return super().from_notebook_node(nb, (resources or {}) | {"report": report}, **kw)


def policy(*scripts):
    """A Content-Security-Policy: no request, and no script but these."""
    hashes = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    allowed = " ".join(f"'sha256-{value}'" for value in hashes) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


@cache
def bundle():
    """plotly.js as base64 of gzip: a third of its size."""
    return base64.b64encode(gzip.compress(get_plotlyjs().encode(), mtime=0)).decode()


@cache
def asset(name):
    """The text of a file beside the template."""
    return (TEMPLATES / "report" / name).read_text("utf-8")


def headline(nb):
    """The first heading of a notebook, and the first paragraph below it, as plain text."""
    text = "\n\n".join(cell.source for cell in nb.cells if cell.cell_type == "markdown")
    text = re.sub(r"^(#.*)$", r"\1\n", text, flags=re.M)  # a heading is a block of its own
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text)]
    title = next((block.lstrip("# ") for block in blocks if block.startswith("#")), "Report")
    lead = next((block for block in blocks if block and not block.startswith("#")), "")
    return _plain(title), _plain(lead)


def _plain(markdown):
    """Links and emphasis of one paragraph => its words."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return " ".join(re.sub(r"[*_`]+", "", words).split())


def script_json(value):
    """JSON for a script element: no letter of it can end the element.

    JupyterLab stores outputs with their keys sorted; so does this, for the same page.
    """
    return json.dumps(value, sort_keys=True).replace("<", "\\u003c")


def report_links(html):
    """Links to notebooks beside this one => to their reports."""
    return re.sub(r'(href="[^":/?#]+)\.ipynb(?=["#])', r"\1.html", html)
