"""What an update published stays, or is corrected in the open; and its pages of the past do not change."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from openrecord.check import check
from openrecord.cli import main
from tests.conftest import EXAMPLE, opened, words_of

SEAL = "data/ledgers/seals/2024-26/q3.yml"
UPDATE = "data/plans/2024-26/updates/q3.yml"
THEME = "data/plans/2024-26/housing-repairs.yml"


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A copy of the invented council with one update sealed."""
    for folder in ("data", "content"):
        shutil.copytree(EXAMPLE / folder, tmp_path / folder)
    assert main(["freeze", "2024-26/q3", "--root", str(tmp_path)]) == 0
    return tmp_path


def change(root: Path, file: str, was: str, now: str) -> None:
    """Replace one text in a file."""
    path = root / file
    text = path.read_text("utf-8")
    assert text.count(was) >= 1, f"{was} stands nowhere in {file}"
    path.write_text(text.replace(was, now, 1), "utf-8")


def problems(root: Path) -> list[str]:
    """Every problem of a council, without its lines."""
    return [f"{problem.file}: {problem.message}" for problem in check(root)[1]]


def theme_then(root: Path) -> str:
    """The words of the theme's page as it stood at the sealed update."""
    site = opened(root)
    page = site.pages["as-at/2024-26/q3/plans/2024-26/housing-repairs/"]
    return words_of(site.renderer.page(page.kind, page.view(site.edition)))


def test_sealing_writes_every_fact_and_says_how_many(sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (sealed / SEAL).read_text("utf-8")
    assert re.search(r"^update: 2024-26/q3$", text, re.MULTILINE)
    assert re.search(r"^sha256: [0-9a-f]{64}$", text, re.MULTILINE)
    assert '"stated.complete_or_on_target.percent": "73"' in text
    assert '"milestones.void-homes.title": "Let 60 void homes again"' in text


def test_sealing_twice_changes_nothing(sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (sealed / SEAL).read_bytes()
    capsys.readouterr()
    assert main(["freeze", "2024-26/q3", "--root", str(sealed)]) == 0
    assert (sealed / SEAL).read_bytes() == before
    assert capsys.readouterr().out == (
        "2024-26/q3 is sealed already, and what it published is as it was or corrected in the open.\n"
    )


def test_an_update_that_is_not_there_is_named_with_the_nearest(
    sealed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["freeze", "2024-26/q33", "--root", str(sealed)]) == 2
    assert capsys.readouterr().err == "There is no update '2024-26/q33'; did you mean '2024-26/q3'?\n"


def test_a_sealed_record_is_sound(sealed: Path) -> None:
    assert problems(sealed) == []


def test_a_changed_figure_is_a_problem_that_says_what_was_sealed(sealed: Path) -> None:
    change(sealed, UPDATE, "percent: 73", "percent: 78")
    assert problems(sealed) == [
        f"{UPDATE}: stated.complete_or_on_target.percent: '78' is not what update 2024-26/q3 sealed, '73'; "
        "put it back, or add a correction that says where, was, now and why"
    ]


def test_a_changed_first_date_is_a_problem_and_a_correction_answers_it(sealed: Path) -> None:
    change(sealed, THEME, "due: 2024-12", "due: 2024-11")
    assert problems(sealed) == [
        f"{THEME}: milestones.void-homes.due: '2024-11' is not what update 2024-26/q3 sealed, '2024-12'; "
        "put it back, or add a correction that says where, was, now and why"
    ]
    correction = (
        "  - {date: 2025-06-01, where: void-homes, was: 2024-12, now: 2024-11, why: Misread., agreed_at: null}\n"
    )
    change(sealed, THEME, "corrections:\n", f"corrections:\n{correction}")
    assert problems(sealed) == []


def test_a_fact_that_is_gone_is_a_problem(sealed: Path) -> None:
    text = (sealed / UPDATE).read_text("utf-8")
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("  void-homes:")]
    assert len(lines) < len(text.splitlines())
    (sealed / UPDATE).write_text("".join(lines), "utf-8")
    assert any("milestones.void-homes.status: update 2024-26/q3 sealed" in problem for problem in problems(sealed))


def test_a_correction_that_matches_nothing_is_a_problem(sealed: Path) -> None:
    correction = "  - {date: 2025-06-01, where: void-homes, was: a, now: b, why: Misread., agreed_at: null}\n"
    change(sealed, THEME, "corrections:\n", f"corrections:\n{correction}")
    assert problems(sealed) == [
        f"{THEME}: where: 'void-homes' is no sealed fact that now says 'b'; "
        "name the fact by its id or its keys joined by points"
    ]


def test_a_seal_changed_by_hand_is_a_problem_and_not_a_crash(sealed: Path) -> None:
    change(sealed, SEAL, '"73"', '"99"')
    assert problems(sealed) == [
        f"{SEAL}: this seal was changed by hand or damaged: its facts do not have its checksum; "
        "take the file from version control"
    ]


@pytest.mark.parametrize("damage", ["", "facts: [", "update: 2024-26/q3\n", "- a\n", "\x00"])
def test_a_damaged_seal_is_a_problem_and_not_a_crash(sealed: Path, damage: str) -> None:
    (sealed / SEAL).write_text(damage, "utf-8")
    found = problems(sealed)
    assert found
    assert all(problem.startswith(SEAL) for problem in found)


def test_what_was_sealed_reads_the_same_after_later_additions(sealed: Path) -> None:
    before = theme_then(sealed)
    change(
        sealed,
        THEME,
        "    milestones:\n",
        "    milestones:\n      - id: added-later\n        title: Something new\n        due: 2025-12\n",
    )
    later = sealed / "data/plans/2024-26/updates/q5.yml"
    later.write_text(
        "title: Fourth update\ncovers: {from: 2025-04-01, to: 2025-06-01}\npublished: 2025-06-10\n"
        "milestones:\n  void-homes: {status: complete, source: report-2025-q4}\n",
        "utf-8",
    )
    assert problems(sealed) == []
    assert theme_then(sealed) == before
    assert "Something new" not in before
    assert "It was sealed, so what was added later does not show." in before


def test_without_a_seal_the_page_of_the_past_says_that_additions_show(tmp_path: Path) -> None:
    for folder in ("data", "content"):
        shutil.copytree(EXAMPLE / folder, tmp_path / folder)
    assert "It was not sealed: what was added to the plan later shows as not reported." in theme_then(tmp_path)


def test_a_page_of_the_past_knows_nothing_that_was_said_or_agreed_later(tmp_path: Path) -> None:
    site = opened(EXAMPLE)
    page = site.pages["as-at/2024-26/h1/plans/2024-26/housing-repairs/"]
    html = site.renderer.page(page.kind, page.view(site.edition))
    words = words_of(html)
    assert "This page shows how things stood on 24 October 2024" in words
    assert "Reopened" not in words
    assert "Mar 2025 six months later" not in words, "that date was agreed in December"
    assert 'href="../../../../../../plans/2024-26/housing-repairs/">The page of today' in html


def page_then(address: str) -> str:
    """The words of a page of the past of the invented council."""
    site = opened(EXAMPLE)
    return words_of(site.renderer.page("as-at", site.pages[address].view(site.edition)))


def test_a_page_of_the_past_shows_only_figures_that_a_source_had_given_by_then() -> None:
    told = page_then("as-at/2024-26/h1/plans/2024-26/housing-repairs/")
    assert "Days to let a home again : 118 days in 2023" in told, "that of 2024/25 was given in April 2025"
    assert "Repairs done on the promised day : 61% in 2022/23" in told, "the table of April 2025 gave the next"
    assert "Bids for each empty home : no figure yet" in told


def test_a_page_of_the_past_knows_no_later_judgement_and_not_that_its_plan_was_closed_later() -> None:
    assert "External auditor : Some weaknesses , November 2024" in page_then("as-at/2024-26/q3/plans/2024-26/")
    assert "External auditor" not in page_then("as-at/2024-26/h1/plans/2024-26/")
    assert "Closed" not in page_then("as-at/2022-24/first-year/plans/2022-24/")


def test_what_is_new_among_sealed_statements_goes_after_them(sealed: Path) -> None:
    lines = (sealed / UPDATE).read_text("utf-8").splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if line.startswith("achievements:"))
    lines.insert(first + 1, "  - {text: Something earlier., source: report-2024-q3}\n")
    (sealed / UPDATE).write_text("".join(lines), "utf-8")
    assert any(
        "achievements.1.text: 'Something earlier.' stands where update 2024-26/q3 sealed" in problem
        and problem.endswith("; keep what was sealed in its order, and add what is new after it")
        for problem in problems(sealed)
    )


def test_what_was_sealed_cannot_be_kept_back_afterwards(sealed: Path) -> None:
    change(sealed, UPDATE, "  void-homes: {", "  void-homes: {publish_from: 2099-01-01, ")
    assert problems(sealed) == [
        f"{UPDATE}: publish_from: '2099-01-01' keeps back what update 2024-26/q3 sealed; take it out, since readers "
        "have seen this"
    ]


def test_an_update_that_holds_something_kept_back_is_sealed_once_that_is_public(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("data", "content"):
        shutil.copytree(EXAMPLE / folder, tmp_path / folder)
    change(tmp_path, UPDATE, "  void-homes: {", "  void-homes: {publish_from: 2099-01-01, ")
    assert main(["freeze", "2024-26/q3", "--root", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"{UPDATE} holds what is kept back until 2099-01-01; seal 2024-26/q3 once that is public.\n"
    )
    assert not (tmp_path / SEAL).exists()


def test_a_correction_of_what_an_update_says_of_a_theme_stands_on_the_themes_pages_too(sealed: Path) -> None:
    change(sealed, UPDATE, "Every home on the damp list is said", "Nearly every home on the damp list is said")
    correction = (
        "corrections:\n  - {date: 2025-06-01, where: themes.housing-repairs.achievements.1.text, "
        "was: Every home on the damp list is said to have been inspected., "
        "now: Nearly every home on the damp list is said to have been inspected., why: Misread.}\n"
    )
    with (sealed / UPDATE).open("a", encoding="utf-8") as file:
        file.write(correction)
    assert problems(sealed) == []
    assert "Corrected on 1 June 2025 Was Every home on the damp list" in theme_then(sealed)
