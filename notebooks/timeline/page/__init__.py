"""Scripts and styles that reports and the explorer share: ES modules, bundled into one scope.

A module imports names from its neighbours and exports functions, constants and classes,
no more; each top-level name is one module's. So a bundle is the modules in the order of what
they need, less their imports and exports.
"""

import re
from functools import cache
from pathlib import Path, PurePosixPath

FOLDER = Path(__file__).parent
IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[\w./-]*/[\w-]+)\.js";\n', re.M)
EXPORT = re.compile(r"^export (?=(?:async )?function\b|const\b|class\b)", re.M)
OTHER = re.compile(r"^(?:import|export)\b.*", re.M)  # what is neither, and so stays
COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)$", re.M | re.S)
INCLUDE = re.compile(r'@import "([\w.-]+)";')  # of a style sheet
TOP = re.compile(r"^(?:async )?(?:function\*?|const|let|var|class) (\w+)", re.M)


@cache
def asset(name):
    """The text of a file of this folder."""
    return (FOLDER / name).read_text("utf-8")


@cache
def style(name):
    """A style sheet of this folder without its comments, and the spaces that say nothing.

    What it imports stands in it, even within a rule.
    """
    bare = re.sub(r"/\*.*?\*/", "", asset(name), flags=re.S)
    bare = INCLUDE.sub(lambda found: style(found[1]), bare)
    plain = r'("[^"]*")|\s*([{};,>])\s*|(:)\s+|\s+'
    return re.sub(plain, lambda found: found[found.lastindex or 0].strip() or " ", bare).replace(
        ";}", "}"
    )


@cache
def bundle(*names, last=""):
    """The script of a page: these modules and all that they import, in one scope.

    Parameters
    ----------
    names : str
        Modules without their ending: ``bundle("report", "placing/rows")``.
    last : str
        What is to run at the end of that scope.

    Raises
    ------
    ValueError
        If modules import each other in a circle, two have the same name at their top, or one
        imports or exports in any other way.
    """
    found = ordered(names)
    parts = [_bare(name) for name in found]
    _check_names(found, parts)
    body = _short("\n".join([*parts, last]))
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
    near = PurePosixPath(name).parent
    found = IMPORT.finditer(asset(f"{name}.js"))
    return [(_plain(near / m[2]), re.findall(r"\w+", m[1])) for m in found]


def _plain(path):
    """'placing/../ticks' => 'ticks'."""
    parts = []
    for part in path.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def _add(name, found, above):
    if name in above:
        raise ValueError(f"modules import each other in a circle: {' > '.join([*above, name])}")
    if name not in found:
        for other, _ in imports(name):
            _add(other, found, (*above, name))
        found.append(name)


def _bare(name):
    bare = EXPORT.sub("", IMPORT.sub("", asset(f"{name}.js")))
    if left := OTHER.search(bare):
        raise ValueError(f"{name}.js: write {left[0]!r} as a bundle can read it")
    return bare


def _short(script):
    """A script without its comments and its indents: a third less. No string has two lines."""
    lines = (line.strip() for line in COMMENT.sub("", script).splitlines())
    return "\n".join(filter(None, lines))


def _check_names(names, parts):
    owner = {}
    for name, part in zip(names, parts, strict=True):
        for top in TOP.findall(part):
            if owner.setdefault(top, name) != name:
                raise ValueError(f"{owner[top]}.js and {name}.js both have {top!r}")
