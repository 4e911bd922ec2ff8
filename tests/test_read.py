"""data/ and content/ into a record; files that lead outside, cannot be read or would fill the memory are problems."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from openrecord.check import check
from openrecord.model.dates import UNKNOWN, Moment, PartialDate
from openrecord.problems import MOST_PROBLEMS_IN_A_FILE
from openrecord.read import read
from openrecord.yamlfile import LARGEST_FILE, LARGEST_TEXT

from .conftest import Lay

MOST_MEMORY = 200_000_000

CHECK = """\
import sys
from pathlib import Path

from openrecord.check import check

_, problems = check(Path(sys.argv[1]))
print(len(problems))
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


def told(root: Path) -> list[str]:
    """Every problem of the files for themselves."""
    return [str(problem) for problem in read(root)[1]]


def test_the_smallest_council_is_sound(small: Lay) -> None:
    assert told(small({})) == []


def test_an_entry_is_read_as_it_was_written(small: Lay) -> None:
    record, _ = read(small({}))
    meeting = record.meetings["board/2024-05-16"]
    assert (meeting.start, meeting.ended) == (Moment.parse("2024-05-16 18:00"), Moment.parse("2024-05-16 19:30"))
    assert record.milestones["recovery/backlog"][2].due == PartialDate.parse("2024-09")
    assert record.council.as_at == PartialDate.parse("2024-06-30")
    assert record.digest("report") is not None


def test_a_council_without_a_short_name_is_called_by_its_name(small: Lay) -> None:
    root = small({"data/council.yml": "name: Small Town Council\nshort_name:\nas_at: 2024-06-30\n"})
    assert told(root) == []
    council = read(root)[0].council
    assert (council.called, council.title) == ("Small Town Council", "Small Town Council public record")


def test_a_name_with_nothing_behind_it_is_as_if_left_out(small: Lay) -> None:
    text = """
title: Spring update
covers: {from: 2024-04-01, to: 2024-05-31}
published: 2024-06-03
stated:
  on_target:
themes:
  homes:
milestones:
  backlog:
"""
    root = small({"data/plans/recovery/updates/spring.yml": text})
    assert told(root) == []
    update = read(root)[0].updates["recovery/spring"]
    assert (update.stated, update.themes, update.milestones) == ({}, {}, {})


def test_not_known_is_not_the_same_as_none(small: Lay) -> None:
    text = "status: held\nstart: 2024-06-20\nended: unknown\nplace: null\n"
    root = small({"data/meetings/board/2024-06-20.yml": text})
    meeting = read(root)[0].meetings["board/2024-06-20"]
    assert (meeting.ended, meeting.place) == (UNKNOWN, None)


def test_themes_stand_in_the_order_of_their_plan_and_updates_and_meetings_in_that_of_time(small: Lay) -> None:
    record, problems = read(
        small(
            {
                "data/plans/recovery/plan.yml": "title: Recovery plan\nthemes: [money, homes]\n",
                "data/plans/recovery/money.yml": "title: Money\n",
                "data/plans/recovery/updates/before.yml": (
                    "title: Winter\ncovers: {from: 2024-01, to: 2024-03}\npublished: 2024-04\n"
                ),
                "data/meetings/board/2024-04-30.yml": "status: held\nstart: 2024-04-30\n",
                "data/meetings/board/2024-05-16-special.yml": "status: held\nstart: 2024-05-16 17:00\n",
            }
        )
    )
    assert problems == ()
    assert [theme.id for theme in record.themes_of("recovery")] == ["money", "homes"]
    assert [update.id for update in record.updates_of("recovery")] == ["before", "spring"]
    assert [meeting.id for meeting in record.meetings_of("board")] == ["2024-04-30", "2024-05-16-special", "2024-05-16"]


def test_a_file_that_is_wrong_does_not_hide_what_is_wrong_with_the_others(small: Lay) -> None:
    wrong = {"data/council.yml": "name: [\n", "data/people.yml": "- {id: A}\n", "data/measures/trust.yml": "title: x\n"}
    root = small(wrong)
    assert sorted(problem.partition(":")[0] for problem in told(root)) == [
        "data/council.yml",
        "data/measures/trust.yml",
        "data/people.yml",
    ]


def test_a_file_or_folder_that_is_a_link_is_not_followed(small: Lay, tmp_path: Path) -> None:
    root = small({})
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "2024-05-20.yml").write_text("status: held\nstart: 2024-05-20\n")
    (outside / "plan.yml").write_text("title: Plan\n")
    (root / "data/glossary.yml").symlink_to("/etc/passwd")
    (root / "data/meetings/board/2024-05-20.yml").symlink_to(outside / "2024-05-20.yml")
    (root / "data/meetings/panel").symlink_to(outside)
    (root / "data/plans/other").symlink_to(outside)
    (root / "content/guides").symlink_to(outside)
    (root / "content/passwords.md").symlink_to("/etc/passwd")
    (root / "data/doubts.yml").symlink_to("nowhere")
    link = "this is a link; put the file or folder itself here"
    assert sorted(problem for problem in told(root) if problem.endswith(link)) == [
        f"content/guides:1: {link}",
        f"content/passwords.md:1: {link}",
        f"data/doubts.yml:1: {link}",
        f"data/glossary.yml:1: {link}",
        f"data/meetings/board/2024-05-20.yml:1: {link}",
        f"data/meetings/panel:1: {link}",
        f"data/plans/other:1: {link}",
    ]
    assert "board/2024-05-20" not in read(root)[0].meetings


@pytest.mark.parametrize("folder", ["data", "data/meetings", "data/measures", "content"])
def test_a_whole_folder_that_is_a_link_is_not_followed(small: Lay, tmp_path: Path, folder: str) -> None:
    root = small({})
    (root / folder).rename(tmp_path / "elsewhere")
    (root / folder).symlink_to(tmp_path / "elsewhere")
    assert f"{folder}:1: this is a link; put the file or folder itself here" in told(root)


def test_what_cannot_be_read_is_told(small: Lay) -> None:
    root = small({"data/glossary.yml/x": "", "data/measures/trust.yml": None, "data/plans/other": ""})
    (root / "data/measures/trust.yml").mkdir()
    os.mkfifo(root / "data/measures/pipe.yml")
    assert sorted(told(root)) == [
        "data/glossary.yml:1: no folder 'glossary.yml' belongs here; allowed: plans, measures, meetings, ledgers",
        "data/glossary.yml:1: this is a folder, not a file; put a file here or remove it",
        "data/measures/pipe.yml:1: this is a device or a pipe, not a file; put a file here or remove it",
        "data/measures/trust.yml:1: a folder 'trust.yml' stands where only files belong; move it out of data/",
        "data/plans/other:1: a plan is a folder with a plan.yml; make one for it",
    ]


def test_what_the_system_refuses_is_told(small: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small({})

    def refuse(path: object) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "data/people.yml:1: this file cannot be read: Permission denied; make it readable" in told(root)
    monkeypatch.setattr(os, "scandir", refuse)
    assert "data/measures:1: this folder cannot be read: Permission denied; make it readable" in told(root)


def test_a_name_that_nobody_can_see_is_told_in_one_line(small: Lay) -> None:
    root = small({})
    (root / "data/measures/two\nlines.yml").write_text("title: x\n")
    (root / "data/measures" / os.fsdecode(b"\xff.yml")).write_text("title: x\n")
    assert sorted(told(root)) == [
        "data/measures/U+DCFF.yml:1: this name holds what nobody can see; rename it",
        "data/measures/twoU+000Alines.yml:1: this name holds what nobody can see; rename it",
    ]


def test_bytes_of_windows_and_unseen_characters_in_markdown_are_told(small: Lay) -> None:
    of_windows = "# About\n\n“Quoted”\n".encode("windows-1252")
    root = small({"content/about.md": of_windows, "content/more.md": "# More\n\nA\x02b\n"})
    assert sorted(told(root)) == [
        "content/about.md:3: this file is not UTF-8: byte 0x93 stands here; save it as UTF-8",
        "content/more.md:3: a control character ('U+0002'); remove it",
    ]


def test_a_mark_of_order_and_line_ends_of_windows_change_nothing(small: Lay) -> None:
    text = "name: Small Town Council\r\nshort_name: Small Town\r\nas_at: 2024-06-30\r\n"
    record, problems = read(small({"data/council.yml": f"\ufeff{text}"}))
    assert problems == ()
    assert record.council.short_name == "Small Town"


WORDS = "  text: b\n  treatment: c\n"
GROWING = {
    "a scalar of 50 MB": "- id: a\n  text: " + "x" * 50_000_000,
    "a scalar as long as a file may be": "- {id: a, treatment: b, text: " + "x" * (LARGEST_FILE - 100) + "}\n",
    "nested aliases": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(9000)),
    "brackets without end": "[" * (LARGEST_FILE - 1),
    "a list of empty lists": "[" + "[]," * 2_000_000 + "]",
    "a list of numbers": "- 1\n" * 100_000,
    "more keys than anybody knows": "- id: a\n" + "".join(f"  k{n}: 1\n" for n in range(59_000)),
    "names of nobody": "- id: a\n  about:\n" + "".join(f"  - person:k{n}\n" for n in range(50_000)) + WORDS,
    "references without end": "- {id: a, treatment: b, text: '" + "[[x " * 400_000 + "'}\n",
}


@pytest.mark.parametrize("name", GROWING)
def test_a_hostile_file_is_checked_in_little_memory(small: Lay, name: str) -> None:
    root = small({"data/doubts.yml": GROWING[name]})
    ended = subprocess.run([sys.executable, "-c", CHECK, root], capture_output=True, text=True, check=True, timeout=300)
    count, kilobytes = map(int, ended.stdout.split())
    assert kilobytes * 1024 < MOST_MEMORY
    assert count <= MOST_PROBLEMS_IN_A_FILE + 1


@pytest.mark.parametrize("words", ["[[a:", "[[a:b|", "`", "[[", "(0 ", "a.", "# "])
def test_a_page_of_signs_without_end_is_checked_in_good_time(small: Lay, words: str) -> None:
    """Good time is what a reader of patterns that looks at everything twice would never keep."""
    text = words * (LARGEST_TEXT // 10 // len(words))
    root = small({"content/about.md": text})
    subprocess.run([sys.executable, "-c", CHECK, root], capture_output=True, check=True, timeout=120)


def test_a_page_may_not_be_larger_than_three_novels(small: Lay) -> None:
    root = small({"content/about.md": "x" * (LARGEST_TEXT + 1)})
    assert told(root) == [f"content/about.md:1: this file has {LARGEST_TEXT + 1} bytes; it may have {LARGEST_TEXT}"]


def test_of_very_many_problems_in_a_file_the_first_are_told(small: Lay) -> None:
    people = "".join(f"- {{id: p{number}, nmae: x}}\n" for number in range(3000))
    _, problems = check(small({"data/people.yml": people}))
    told = [str(problem) for problem in problems if problem.file == "data/people.yml"]
    assert len(told) == MOST_PROBLEMS_IN_A_FILE + 1
    assert told[-1].endswith(": and more problems in this file; mend those above first")
