"""Scripts and styles that reports and the explorer share: ES modules, bundled into one scope.

A module imports names from its neighbours and exports functions, constants and classes,
no more; each top-level name is one module's. So a bundle is the modules in the order of what
they need, less their imports and exports.
"""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+)\.js";\n', re.M)
EXPORT = re.compile(r"^export (?=(?:async )?function\b|const\b|class\b)", re.M)


@cache
def asset(name):
    """The text of a file of this folder."""
    return (FOLDER / name).read_text("utf-8")


@cache
def bundle(*names):
    """The script of a page: these modules and all that they import, in one scope.

    Parameters
    ----------
    names : str
        Modules without their ending: ``bundle("report")``.
    """
    body = "\n".join(_bare(asset(f"{name}.js")) for name in ordered(names))
    return f'(() => {{\n"use strict";\n{body}}})();'


def ordered(names):
    """Modules with all that they import, each after what it imports.

    Raises
    ------
    ValueError
        If modules import each other in a circle.
    """
    found = []
    for name in names:
        _add(name, found, ())
    return found


def imports(name):
    """What a module imports: (module, names) each."""
    return [(m[2], re.findall(r"\w+", m[1])) for m in IMPORT.finditer(asset(f"{name}.js"))]


def _add(name, found, above):
    if name in above:
        raise ValueError(f"modules import each other in a circle: {' > '.join([*above, name])}")
    if name not in found:
        for other, _ in imports(name):
            _add(other, found, (*above, name))
        found.append(name)


def _bare(text):
    return EXPORT.sub("", IMPORT.sub("", text))
