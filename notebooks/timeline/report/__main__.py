"""``python -m timeline.report``: executes notebooks and exports each to a report."""

import argparse
import sys
from pathlib import Path

from . import build, bundle
from .series import SeriesError

# jsonschema would spend a second on a grammar for a kind of address that no notebook holds.
sys.modules.setdefault("rfc3987_syntax", None)


class UserError(Exception):
    """What went wrong, in words for the user."""


def main(argv=None):
    """Make the reports whose notebooks or data have changed, and index.html, the list of all."""
    parser = argparse.ArgumentParser(prog="python -m timeline.report", description=main.__doc__)
    parser.add_argument("notebooks", nargs="*", type=Path, help="default: notebooks/*.ipynb")
    parser.add_argument("--to", type=Path, default=Path("reports"), help="the folder")
    parser.add_argument("--again", action="store_true", help="make also what has not changed")
    parser.add_argument(
        "--outputs", action="store_true", help="no reports: store the outputs in the notebooks"
    )
    options = parser.parse_args(argv)
    try:
        return _run(options)
    except KeyboardInterrupt:
        print(f"\nStopped. {_kept(options)}", file=sys.stderr)
        return 130
    except (UserError, SeriesError) as error:
        print(f"{error}\n{_kept(options)}", file=sys.stderr)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}\n{_kept(options)}", file=sys.stderr)
    return 1


def _run(options):
    notebooks = options.notebooks or sorted(Path("notebooks").glob("*.ipynb"))
    if not notebooks:
        raise UserError("no notebooks found: there is no notebooks/*.ipynb here")
    if options.outputs:
        failures = build.store(notebooks)
    else:
        bundle.ensure()
        whole = not options.notebooks
        failures = build.build(notebooks, options.to, again=options.again, whole=whole)
        print(f"Open {options.to / 'index.html'}")
    if failures:
        raise UserError("\n".join(failures))
    return 0


def _kept(options):
    if options.outputs:
        return "No notebook was changed."
    return "What stood in its place still stands. Run it again to make what is missing."


if __name__ == "__main__":
    sys.exit(main())
