"""Every number in the notebooks' prose stands in an output, and would be missed if it changed."""

import json
import os
from functools import cache
from pathlib import Path

import pytest
from prose import Cell, altered, cells, known, namespace, numbers

NOTEBOOKS = sorted(Path(__file__).parent.parent.glob("*.ipynb"))


@cache
def namespace_of(path):
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        return namespace(path)
    finally:
        os.chdir(before)


def told(path):
    return list(cells(json.loads(path.read_text("utf-8")), path.stem))


def faults(cell, path):
    return cell.faults(lambda expression: eval(expression, namespace_of(path)))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_prose_has_the_numbers_of_its_outputs(path):
    wrong = [fault for cell in told(path) for fault in faults(cell, path)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_metadata_explain_stands_in_the_prose(path):
    nb = json.loads(path.read_text("utf-8"))
    texts = [cell.prose for cell in told(path)]
    idle = [text for text in nb["metadata"].get("numbers", {}) if text not in "\n".join(texts)]
    for cell, text in zip(nb["cells"], texts, strict=True):
        idle += [name for name in cell["metadata"].get("numbers", {}) if name not in text]
    assert not idle


def test_a_number_altered_by_one_is_missed():
    """Each number of each notebook once, by turns: at least 95 of 100 make the check fail."""
    tried, unseen = 0, []
    for path in NOTEBOOKS:
        for cell in told(path):
            for number in numbers(cell.prose):
                tried += 1
                if not is_missed(cell, number, path):
                    unseen.append(f"{path.stem}: {number.text} in {cell.prose[:60]!r}")
    assert tried > 100
    assert len(unseen) <= 0.05 * tried, f"{len(unseen)} of {tried}:\n" + "\n".join(unseen)


def is_missed(cell, number, path):
    """Whether a cell fails with this number altered: in its text, or since it names another."""
    end = number.start + len(number.text)
    prose = cell.prose[: number.start] + altered(number) + cell.prose[end:]
    if any(prose.count(text) < cell.prose.count(text) for text in cell.explained):
        return True
    return bool(faults(Cell(cell.notebook, prose, cell.explained, cell.evidence), path))


@pytest.mark.parametrize(
    "text, values",
    [
        ("on 24 February 2022", [("date", (2022, 2, 24))]),
        ("6, 7 or 14 April 2014", [("date", (2014, 4, day)) for day in (6, 7, 14)]),
        ("from 7 to 18 March", [("date", (0, 3, 7)), ("date", (0, 3, 18))]),
        ("in May 1997", [("month", (1997, 5))]),
        ("Fourteen years and 10 months", [("years", (14,)), ("months", (10,))]),
        ("a 49-year lease", [("years", (49,))]),
        ("the 10th century of 3,985 things", [("rank", (10,)), ("count", (3985,))]),
        ("[in 2005](x-2006.html) `7`", [("year", (2005,))]),
        ("twenty-one of 70", [("count", (21,)), ("count", (70,))]),
        ("one article", []),
    ],
)
def test_numbers_are_found(text, values):
    assert [(number.kind, number.value) for number in numbers(text)] == values


def test_a_day_tells_its_month_and_year():
    assert set(numbers("24 February; February 2022; 2022")) <= known("2022-02-24")


@pytest.mark.parametrize(
    "prose, explained",
    [
        ("There are 71 events.", {}),
        ("There are 70 events.", {"70 events": "len([1])"}),
        ("Since 25 February 2022.", {}),
    ],
)
def test_a_wrong_number_is_a_fault(prose, explained):
    cell = Cell("x", prose, explained, known("70 since 24 February 2022"))
    assert cell.faults(eval)


def test_a_right_number_is_none():
    cell = Cell("x", "69 and 70 since February 2022.", {"69": "60 + 9"}, known("70, 2022-02-24"))
    assert cell.faults(eval) == []
