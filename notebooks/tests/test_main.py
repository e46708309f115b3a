import os
import subprocess
import sys

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


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (["-0299~"], "about 300 BCE"),
        (["1989"], "1989"),
        (["-0299~", "1989"], "about 300 BCE to 1989"),
        (["1990/2014-03-18", "[2001..2003]"], "1990 to 18 Mar 2014"),
        (["[..1984]", "199X"], "? to 1990s"),
    ],
)
def test_the_reach_of_a_file_is_said_no_more_exactly_than_it_is_known(
    tmp_path, capsys, dates, words
):
    (tmp_path / "a.csv").write_text("date,title\n" + "".join(f"{date},A\n" for date in dates))
    assert main([str(tmp_path / "a.csv")]) == 0
    said = capsys.readouterr().out.splitlines()[0]
    assert said.endswith(f" events, {words}")


@pytest.mark.parametrize("name", ["nowhere.csv", "."])
def test_a_file_that_cannot_be_read(tmp_path, capsys, name):
    assert main([str(tmp_path / name)]) == 1
    assert str(tmp_path) in capsys.readouterr().err


def test_a_header_alone(tmp_path, capsys):
    (tmp_path / "a.csv").write_text("date,title\n")
    assert main([str(tmp_path / "a.csv")]) == 0
    assert "0 events" in capsys.readouterr().out


def test_a_name_that_is_misspelt_gets_the_right_one(tmp_path, capsys):
    (tmp_path / "events.csv").write_text("date,title\n")
    assert main([str(tmp_path / "event.csv")]) == 1
    assert "event.csv: there is no such file; did you mean events.csv?" in capsys.readouterr().err


def test_columns_of_ones_own_are_named_and_those_that_look_misspelt(tmp_path, capsys):
    (tmp_path / "a.csv").write_text("date,title,mood,discription\n2014,A,good,B\n")
    assert main([str(tmp_path / "a.csv")]) == 0
    said = capsys.readouterr().out
    assert "columns of its own, kept: mood, discription" in said
    assert "Note: " in said and "did you mean description?" in said


def test_a_console_that_does_not_know_all_letters(tmp_path):
    (tmp_path / "a.csv").write_text("date,title,theme\n2014/2015,A,Ελλάδα\n", "utf-8")
    command = [sys.executable, "-m", "timeline", str(tmp_path / "a.csv")]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    assert b"1 events" in subprocess.check_output(command, env=environment)


def test_long_counts_are_cut(tmp_path, capsys):
    rows = "".join(f"2014,A,T{i}\n" for i in range(50))
    (tmp_path / "a.csv").write_text(f"date,title,theme\n{rows}")
    assert main([str(tmp_path / "a.csv")]) == 0
    assert "… and 30 more" in capsys.readouterr().out
