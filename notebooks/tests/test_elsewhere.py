"""What plain nbconvert makes of the notebooks: each chart is an image, whole and wide."""

import re
import subprocess
import sys

import pytest
from conftest import NOTEBOOKS

from timeline.drawing.chart import KIND

STORY = sorted(NOTEBOOKS.glob("*.ipynb"))
KEY = "How to read the marks"  # drawn 420 px wide at most, and no wider
# of each image: what it is, how wide it is drawn and its column, and its shape, there and as made
IMAGES = """() => [...document.images].map((image) => {
  const code = new TextDecoder().decode(
    Uint8Array.from(atob(image.src.split(",")[1]), (letter) => letter.charCodeAt(0)));
  const {width, height} = image.getBoundingClientRect();
  const [wide, high] = code.match(/viewBox="0 0 (\\S+) (\\S+)"/).slice(1).map(Number);
  return [code.match(/<title>(.*?)<\\/title>/)[1], width, image.parentElement.clientWidth,
          width / height, wide / high];
})"""


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    """Converts all notebooks at once, without a network => the folder."""

    def to(form):
        folder = tmp_path_factory.mktemp(form)
        command = [sys.executable, "-m", "nbconvert", "--to", form, "--output-dir", str(folder)]
        done = subprocess.run([*command, *map(str, STORY)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return folder

    return to


def charts(path):
    return path.read_text("utf-8").count(f'"{KIND}": {{')


@pytest.fixture(scope="module")
def html(convert):
    return convert("html")


@pytest.mark.parametrize("path", STORY, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [1280, 800])
def test_html_shows_each_chart_as_wide_as_its_column(html, chromium, path, width):
    context = chromium.new_context(viewport={"width": width, "height": 900}, offline=True)
    page = context.new_page()
    page.goto((html / path.name).with_suffix(".html").as_uri())
    images = page.evaluate(IMAGES)
    context.close()
    assert len(images) == charts(path) > 0
    for title, drawn, column, shape, made in images:
        assert drawn >= 0.9 * column or (title == KEY and drawn >= 420)
        assert drawn <= column
        assert shape == pytest.approx(made, rel=0.01)


def test_markdown_has_an_image_of_each_chart(convert):
    folder = convert("markdown")
    for path in STORY:
        text = (folder / path.name).with_suffix(".md").read_text("utf-8")
        images = re.findall(r"^!\[.*\]\((.+\.svg)\)$", text, re.M)
        assert len(images) == charts(path) > 0
        for image in images:
            assert (folder / image).read_text("utf-8").startswith("<svg xmlns=")
