"""Modules become one script."""

import pytest

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
        '(() => {\n"use strict";\nconst b = 1;\nclass c {}\n\nfunction d() {}\n\nconst a = c;\n\n'
        "a(b, c);\n\ndone();})();"
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


def test_each_import_of_our_modules_is_an_export_of_its_module():
    names = [path.relative_to(page.FOLDER) for path in page.FOLDER.rglob("*.js")]
    for name in names:
        for module, wanted in imports(str(name.with_suffix(""))):
            for each in wanted:
                exports = (f"export {kind} {each}" for kind in ("function", "const", "class"))
                assert any(line in page.asset(f"{module}.js") for line in exports), (name, each)
