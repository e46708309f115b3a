"""Modules become one script."""

import re
from pathlib import Path

import pytest
from in_node import node

from timeline import page
from timeline.page import bundle, imports, ordered


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes modules into a folder of their own."""

    def write_all(**texts):
        for name, text in texts.items():
            path = tmp_path / f"{name.replace('__', '/')}.js"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")

    monkeypatch.setattr(page, "FOLDER", tmp_path)
    caches = [page.asset, page.bundle]
    for cached in caches:
        cached.cache_clear()
    yield write_all
    for cached in caches:
        cached.cache_clear()


def test_what_is_imported_comes_first_and_once(write):
    write(
        top='import { a } from "./parts/a.js";\nimport {\n  b,\n  c,\n} from "./b.js";\na(b, c);\n',
        parts__a='import { c } from "../b.js";\nimport { d } from "./d.js";\nexport const a = c;\n',
        parts__d="export function d() {}\n",
        b="export const b = 1;\nexport class c {}\n",
    )
    assert ordered(["top"]) == ["b", "parts/d", "parts/a", "top"]
    assert imports("top") == [("parts/a", ["a"]), ("b", ["b", "c"])]
    assert bundle("top", last="done();") == (
        '(() => {\n"use strict";\nconst b = 1;\nclass c {}\nfunction d() {}\nconst a = c;\n'
        "a(b, c);\ndone();})();"
    )


def test_a_circle_is_refused(write):
    write(a='import { b } from "./b.js";\n', b='import { a } from "./a.js";\n')
    with pytest.raises(ValueError, match="circle: a > b > a"):
        bundle("a")


@pytest.mark.parametrize(
    "line", ['import a from "./b.js";', "export default 1;", 'export { a } from "./b.js";']
)
def test_what_a_bundle_cannot_read_is_refused(write, line):
    write(a=f"{line}\n", b="")
    with pytest.raises(ValueError, match=r"a\.js: write"):
        bundle("a")


def test_a_name_of_two_modules_is_refused(write):
    write(a='import { b } from "./b.js";\nconst c = 1;\n', b="export const b = 1;\nlet c = 2;\n")
    with pytest.raises(ValueError, match=r"b\.js and a\.js both have 'c'"):
        bundle("a")


def test_comments_and_indents_are_left_out(write):
    write(a='/** What.\n * More. */\n  // Why.\nexport const a = "// no";  // px\n\n{\n  a;\n}\n')
    assert bundle("a") == '(() => {\n"use strict";\nconst a = "// no";  // px\n{\na;\n}})();'


MODULES = [str(path.relative_to(page.FOLDER).with_suffix("")) for path in page.FOLDER.rglob("*.js")]
ENTRIES = ["boot", "report", "zooms", "plotted", "contents"]  # what a page begins with
ENTRIES += ["explorer/page", "explorer/widget"]
DECLARED = re.compile(r"^(export )?(?:async )?(?:function\*?|const|let|class) (\w+)", re.M)


def exports(name):
    return {found[2] for found in DECLARED.finditer(page.asset(f"{name}.js")) if found[1]}


@pytest.mark.parametrize("name", MODULES)
def test_what_a_module_imports_is_exported_and_used(name):
    body = page.IMPORT.sub("", page.asset(f"{name}.js"))
    for module, wanted in imports(name):
        assert set(wanted) <= exports(module)
        assert [each for each in wanted if not re.search(rf"\b{each}\b", body)] == []


def test_what_is_exported_is_imported_somewhere():
    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("*.mjs"))
    wanted = {(module, each) for name in MODULES for module, all in imports(name) for each in all}
    given = {(name, each) for name in MODULES for each in exports(name) if name not in ENTRIES}
    assert {each for _, each in given - wanted if not re.search(rf"\b{each}\b", tests)} == set()


@pytest.mark.parametrize("name", MODULES)
def test_each_name_of_a_module_is_used(name):
    text = page.asset(f"{name}.js")
    for exported, each in DECLARED.findall(text):
        assert exported or len(re.findall(rf"\b{each}\b", text)) > 1, each


@pytest.mark.parametrize("name", MODULES)
def test_a_module_has_one_name_a_line_at_its_top_and_strings_of_one_line(name):
    text = page.COMMENT.sub("", page.asset(f"{name}.js"))
    assert re.findall(r"^(?:const|let) [^;({\[\n]*, *\w+ *[=;].*", text, re.M) == []
    assert [line for line in text.splitlines() if line.count("`") % 2] == []
    assert len(text.splitlines()) < 300


def test_a_page_has_the_scripts_of_its_kinds_of_charts_alone():
    assert not {"picture", "nodes", "placing/boxes", "plotted"} & set(ordered(["report"]))
    assert ordered(["zooms", "plotted", "report"])[-1] == "report"


@pytest.mark.parametrize("name", ENTRIES)
def test_a_bundle_is_a_script(name, tmp_path):
    (tmp_path / "a.js").write_text(bundle(name), "utf-8")
    node("--check", str(tmp_path / "a.js"))


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_one(name):
    node("--check", str(page.FOLDER / f"{name}.js"))


def test_each_module_is_reached():
    assert set(ordered(ENTRIES)) == set(MODULES)
