"""What became of a milestone between two updates, by the rules that readers are told."""

from __future__ import annotations

import pytest

from openrecord.model.dates import UNKNOWN, PartialDate
from openrecord.movement import MOVEMENTS, Change, Movement, movement
from openrecord.progress import Silence, Standing, State
from openrecord.site import Site
from openrecord.views.plans.moved import moved_sentence

from .conftest import Page


def stands(
    standing: Standing, due: str = "2024-06", *, silence: Silence | None = None, late: int = 0, left_out: bool = False
) -> State:
    """How a milestone stands."""
    date = UNKNOWN if due == "unknown" else PartialDate.parse(due)
    return State(standing, None, None, date, silence, left_out, late)


GOOD, DONE = stands(Standing.ON_TARGET), stands(Standing.COMPLETE)
LATE, NEVER = stands(Standing.DELAYED), stands(Standing.NOT_REPORTED, silence="never")


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        (GOOD, DONE, Movement.COMPLETED),
        (NEVER, DONE, Movement.COMPLETED),
        (GOOD, LATE, Movement.SLIPPED),
        (GOOD, stands(Standing.ON_TARGET, "2024-09"), Movement.SLIPPED),
        (LATE, stands(Standing.ON_TARGET, "2024-09"), Movement.SLIPPED),
        (GOOD, stands(Standing.NOT_REPORTED, silence="since its date", late=4), Movement.SLIPPED),
        (LATE, GOOD, Movement.RECOVERED),
        (LATE, stands(Standing.ON_TARGET, "2024-03"), Movement.RECOVERED),
        (DONE, GOOD, Movement.REOPENED),
        (DONE, LATE, Movement.REOPENED),
        (GOOD, stands(Standing.NOT_PURSUED), Movement.DROPPED),
        (NEVER, GOOD, Movement.FIRST_REPORTED),
        (GOOD, stands(Standing.UNDER_WAY), Movement.CHANGED),
        (GOOD, stands(Standing.ON_TARGET, "2024-03"), Movement.CHANGED),
        (GOOD, stands(Standing.ON_TARGET, "unknown"), Movement.CHANGED),
        (GOOD, stands(Standing.ON_TARGET, left_out=True), Movement.NOT_UPDATED),
        (NEVER, NEVER, Movement.NOT_UPDATED),
        (DONE, stands(Standing.COMPLETE, "2024-03"), None),
        (GOOD, GOOD, None),
        (DONE, DONE, None),
        (LATE, LATE, None),
    ],
)
def test_each_movement_follows_its_rule(before: State, after: State, moved: Movement | None) -> None:
    assert movement(before, after) is moved


def test_what_was_not_sealed_before_was_added_whatever_its_status() -> None:
    assert movement(NEVER, DONE, added=True) is Movement.ADDED


def test_every_movement_is_defined_once_in_the_order_of_its_page() -> None:
    assert [told.movement for told in MOVEMENTS] == list(Movement)


@pytest.mark.parametrize(
    ("moved", "said"),
    [
        ("", "No milestone moved since the update before."),
        ("n", "No milestone moved since the update before; one was not updated."),
        ("c", "Since the update before, one milestone became complete."),
        ("s", "Since the update before, one milestone slipped."),
        ("ccs", "Since the update before, two milestones became complete and one slipped."),
        ("ccsrnn", "Since the update before, two milestones became complete, one slipped and one recovered; two were "
         "not updated."),
        ("odf", "Since the update before, one milestone was opened again, one was dropped and one was reported for the "
         "first time."),
    ],
)  # fmt: skip
def test_the_sentence_about_what_moved_reads_well_for_none_one_and_many(moved: str, said: str) -> None:
    kinds = {"c": Movement.COMPLETED, "s": Movement.SLIPPED, "r": Movement.RECOVERED, "n": Movement.NOT_UPDATED}
    kinds |= {"o": Movement.REOPENED, "d": Movement.DROPPED, "f": Movement.FIRST_REPORTED}
    assert moved_sentence([Change("x", kinds[letter], GOOD, GOOD) for letter in moved]) == said


def test_how_we_measure_shows_each_movement_with_its_rule_and_a_milestone(example: Site, page_at: Page) -> None:
    page = page_at(example, "how-we-measure/")
    for told in MOVEMENTS:
        assert f"{told.heading} {told.rule}" in page


def test_how_we_measure_lists_what_the_record_does_not_hold(council: Site, page_at: Page) -> None:
    told = page_at(council, "how-we-measure/").partition("What this record does not hold")[2]
    assert "Six of 105 milestones have not been reported on since their dates passed." in told
    assert "about what the sources say are listed." in told
