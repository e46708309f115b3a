import pytest
from conftest import NOTEBOOKS

from timeline.__main__ import main


def test_a_good_file_gives_counts(capsys):
    assert main([str(NOTEBOOKS.parent / "events.csv")]) == 0
    said = capsys.readouterr().out
    for words in ["no problem", "by precision", "by theme", "by article", "citations.csv"]:
        assert words in said


def test_a_bad_file_gives_all_problems_and_1(tmp_path, capsys):
    path = tmp_path / "mine.csv"
    path.write_text("date,title\n2024-02-30,A\nsoon,B\n")
    assert main([str(path)]) == 1
    said = capsys.readouterr().err
    assert "mine.csv: 2 problems" in said
    assert "February 2024 has 29 days" in said and "soon" in said


@pytest.mark.parametrize("name", ["nowhere.csv", "."])
def test_a_file_that_cannot_be_read(tmp_path, capsys, name):
    assert main([str(tmp_path / name)]) == 1
    assert str(tmp_path) in capsys.readouterr().err


def test_a_header_alone(tmp_path, capsys):
    (tmp_path / "a.csv").write_text("date,title\n")
    assert main([str(tmp_path / "a.csv")]) == 0
    assert "0 events" in capsys.readouterr().out
