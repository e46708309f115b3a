"""A table of words that a person reads: whole sentences, no numbers on the rows."""

import html

_CELL = 'dir="auto" style="text-align: start; vertical-align: top; white-space: normal"'


class Table:
    """Shows a frame whole in a notebook and in a report, a card a row on a phone.

    pandas cuts cells off after 50 characters, and its Styler numbers its tables at
    random, which nbval would take for a change.

    Parameters
    ----------
    frame : DataFrame
        Its columns' names are the headings; its index is not shown.
    """

    def __init__(self, frame):
        self.frame = frame

    def __repr__(self):
        return f"{len(self.frame)} rows: {', '.join(map(str, self.frame.columns))}"

    def _repr_html_(self):
        names = [html.escape(str(name)) for name in self.frame.columns]
        head = "".join(f'<th scope="col" {_CELL}>{name}</th>' for name in names)
        rows = [
            "".join(
                f'<td data-column="{name}" {_CELL}>{html.escape(str(cell))}</td>'
                for name, cell in zip(names, row, strict=True)
            )
            for row in self.frame.itertuples(index=False)
        ]
        body = "\n".join(f"<tr>{row}</tr>" for row in rows)
        head, body = f"<thead><tr>{head}</tr></thead>", f"<tbody>{body}</tbody>"
        # JupyterLab would else set what stands between two dollar signs as a formula
        return f'<table class="cards mathjax_ignore">\n{head}\n{body}\n</table>'
