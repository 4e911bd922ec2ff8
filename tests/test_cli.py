"""`openrecord check`: every problem with its file and line and status 1, or one line of counts and 0."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from openrecord.cli import main
from tests.conftest import EXAMPLE, ROOT

from .conftest import Lay

WRONG = {
    "data/people.yml": "- {id: ann-lee, nmae: Ann Lee}\n- {id: bo-diaz, name: Bo Diaz}\n",
    "data/plans/recovery/plan.yml": "title: Recovery plan\noverseen_by: bord\nthemes: [homes]\n",
}


def test_a_sound_record_is_told_in_one_line_of_counts(small: Lay, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(small({}))]) == 0
    told = capsys.readouterr()
    assert told.out == (
        "Sound: one plan, one action, one milestone, one update, one meeting, one measure, one document and "
        "three people.\n"
    )
    assert told.err == ""


@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["the record", "the invented council"])
def test_the_records_that_the_project_holds_are_sound(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(root)]) == 0, capsys.readouterr().out


def test_problems_are_told_one_a_line_sorted_and_counted(small: Lay, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(small(WRONG))]) == 1
    told = capsys.readouterr()
    assert told.out == (
        "data/people.yml:1: unknown key 'nmae'; did you mean 'name'? "
        "Allowed: corrections, id, name, publish_from, roles, source\n"
        "data/plans/recovery/plan.yml:2: there is no body 'bord'; did you mean 'board'?\n"
    )
    assert told.err == "2 problems in 2 files. Nothing was built; the last good site is as it was.\n"


def test_one_problem_is_counted_as_one(small: Lay, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(small({"data/glossary.yml": ""}))]) == 1
    assert capsys.readouterr().err == "1 problem in 1 file. Nothing was built; the last good site is as it was.\n"


def test_problems_can_be_told_as_annotations_on_a_pull_request(small: Lay, capsys: pytest.CaptureFixture[str]) -> None:
    root = small({**WRONG, "data/measures/100%, really.yml": "title: x\n"})
    assert main(["check", "--format", "github", "--root", str(root)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "::error file=data/measures/100%25%2C really.yml,line=1::the file's name '100%25, really' is not an id; "
        "use lower-case letters, digits and single hyphens between them, such as 100-really",
        "::error file=data/people.yml,line=1::unknown key 'nmae'; did you mean 'name'? "
        "Allowed: corrections, id, name, publish_from, roles, source",
        "::error file=data/plans/recovery/plan.yml,line=2::there is no body 'bord'; did you mean 'board'?",
    ]


def test_what_a_terminal_would_obey_is_told_as_its_number(small: Lay, capsys: pytest.CaptureFixture[str]) -> None:
    """An escape sequence, and the mark that would turn a line around, do nothing in a message."""
    people = '- {id: "\\e[2J\\u202egpj.\\n", name: A}\n- {id: ann-lee, name: Ann}\n- {id: bo-diaz, name: Bo}\n'
    root = small({"data/people.yml": people})
    assert main(["check", "--root", str(root)]) == 1
    assert capsys.readouterr().out == (
        "data/people.yml:1: id: 'U+001B[2JU+202Egpj.U+000A' is not an id; "
        "use lower-case letters, digits and single hyphens between them\n"
    )


def test_a_folder_without_a_record_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().out == "data/council.yml:1: this file is missing; every council needs one\n"


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "--format", "html"]], ids=" ".join)
def test_a_wrong_call_ends_with_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: openrecord")


def test_a_terminal_that_knows_few_letters_is_told_all_the_same(small: Lay) -> None:
    root = small({"data/people.yml": "- {id: Siân, name: Siân}\n- {id: ann-lee}\n- {id: bo-diaz, name: Bo}\n"})
    command = [str(Path(sys.executable).with_name("openrecord")), "check", "--root", str(root)]
    ended = subprocess.run(
        command, env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert ended.stdout.splitlines()[0] == (
        "data/people.yml:1: id: 'Si\\xe2n' is not an id; use lower-case letters, digits and single hyphens "
        "between them, such as sian"
    )
    assert "Traceback" not in ended.stderr
