"""`openrecord new`: the file of the next update or meeting, sound from the first, which people fill in."""

from __future__ import annotations

import re

import pytest

from openrecord.cli import main
from tests.conftest import ROOT, opened

from .conftest import Lay

Told = pytest.CaptureFixture[str]

PERIOD = ("--from", "2024-06", "--to", "2024-09", "--published", "2024-10-08")
AUTUMN = """\
## Take '# ' away from a line to use it. Lines with ## are notes. Neither is published.
## The site's Data page explains every key, and `make check` tells what is wrong.
title: June to September 2024
covers: {from: 2024-06, to: 2024-09}
published: 2024-10-08
# report:  # the id of a document in data/documents.yml
# summary:  # a few plain sentences
# stated:  # figures as the council gives them; the site's own count stands beside them
#   complete-or-on-target:
#     percent:
#     of: milestones
#     source:
# themes:
#   homes:
#     summary:
#     achievements:
#       - text:
#         source:

## How each milestone stands: not-started, under-way, on-target, delayed, overdue, complete, not-pursued.
## complete needs a source; delayed, overdue and not-pursued need a note. Leave out what the report leaves
## out: the site then says that it was not updated this time.
milestones:

## Homes
## Clear the backlog of repairs. Date: September 2024. Not reported; last told of in Spring update.
#   backlog:
#     status:
#     note:
#     source:
"""
DRAFT_MINUTES = """\
status: held
start: 2024-05-16 18:00
place: "Town Hall: the #1 room"
minutes: {state: draft}
attendance:
  - {person: ann-lee, as: "Mayor, and chair", chair: true}
  - {person: bo-diaz, presence: absent}
  - {person: treasurer, group: officer}
"""
JUNE = """\
## Take '# ' away from a line to use it. Lines with ## are notes. Neither is published.
## The site's Data page explains every key, and `make check` tells what is wrong.
status: held
# extent: full
# minutes: {state: draft}
start: 2024-06-20 18:30
# summary:  # what a resident needs to know, in at most four plain sentences
##
## As at the last meeting, on 16 May 2024:
# place: "Town Hall: the #1 room"
# attendance:
#   - {person: ann-lee, as: "Mayor, and chair", chair: true, presence: unknown}
#   - {person: bo-diaz, presence: unknown}
# items:
#   - number: "1"
#     title: Minutes of 16 May 2024
#     kind: procedural
#     approves: [{meeting: board/2024-05-16, as: approved}]
## Then write minutes: {state: approved, approved_at: board/2024-06-20} in data/meetings/board/2024-05-16.yml.
#   - number: ""
#     title:
#     record:
#       - noted:
"""


def used(draft: str) -> str:
    """A draft of which every line is used."""
    return re.sub(r"^# ", "", draft, flags=re.MULTILINE)


def test_an_update_is_begun_with_every_milestone_that_is_not_finished(small: Lay, capsys: Told) -> None:
    root = small({})
    assert main(["new", "update", "recovery/autumn", *PERIOD, "--root", str(root)]) == 0
    assert (root / "data/plans/recovery/updates/autumn.yml").read_text("utf-8") == AUTUMN
    assert capsys.readouterr().out == (
        "data/plans/recovery/updates/autumn.yml is begun. Fill in what is known; "
        "`openrecord check` tells what is wrong.\n"
    )


def test_an_update_that_was_begun_and_filled_in_is_what_the_site_tells(small: Lay) -> None:
    root = small({})
    main(["new", "update", "recovery/autumn", *PERIOD, "--root", str(root)])
    draft = root / "data/plans/recovery/updates/autumn.yml"
    filled = used(draft.read_text("utf-8"))
    for key, value in (
        ("report", "report"),
        ("summary", "Half is done."),
        ("percent", "50"),
        ("source", "report"),
        ("text", "Ten roofs were mended."),
        ("status", "overdue"),
        ("note", "The roofer left."),
    ):
        filled = re.sub(rf"\b{key}:(?=$|  #)", f"{key}: {value}", filled, flags=re.MULTILINE)
    draft.write_text(filled, "utf-8")
    council = root / "data/council.yml"
    council.write_text(council.read_text("utf-8").replace("2024-06-30", "2024-10-31"), "utf-8")
    update = opened(root).edition.record.updates["recovery/autumn"]
    assert update.summary == "Half is done."
    assert update.stated["complete-or-on-target"].percent == 50
    assert update.themes["homes"].achievements[0].text == "Ten roofs were mended."
    assert update.milestones["backlog"].status == "overdue"


def test_a_milestone_that_is_finished_is_counted_and_not_asked_for(small: Lay) -> None:
    spring = (ROOT / "tests/problems/_council/data/plans/recovery/updates/spring.yml").read_text("utf-8")
    root = small({"data/plans/recovery/updates/spring.yml": spring.replace("on-target", "complete")})
    main(["new", "update", "recovery/autumn", *PERIOD, "--root", str(root)])
    assert (
        (root / "data/plans/recovery/updates/autumn.yml")
        .read_text("utf-8")
        .endswith("milestones:\n\n## Homes (one milestone finished before)\n")
    )


def test_a_title_of_several_lines_stays_a_note(small: Lay) -> None:
    theme = 'title: Homes\nactions: [{id: a, title: A, milestones: [{id: backlog, title: "One\\u2028status: x"}]}]\n'
    root = small({"data/plans/recovery/homes.yml": theme})
    assert main(["new", "update", "recovery/autumn", *PERIOD, "--root", str(root)]) == 0
    text = (root / "data/plans/recovery/updates/autumn.yml").read_text("utf-8")
    assert "## One status: x. Date: no date was set." in text


def test_a_meeting_is_begun_with_what_the_last_one_leaves_it(small: Lay, capsys: Told) -> None:
    root = small({"data/meetings/board/2024-05-16.yml": DRAFT_MINUTES})
    assert main(["new", "meeting", "board", "2024-06-20 18:30", "--root", str(root)]) == 0
    draft = root / "data/meetings/board/2024-06-20.yml"
    assert draft.read_text("utf-8") == JUNE
    assert capsys.readouterr().out.startswith("data/meetings/board/2024-06-20.yml is begun.")
    draft.write_text(used(JUNE).split('  - number: ""')[0], "utf-8")
    approved = "{state: approved, approved_at: board/2024-06-20}"
    last = root / "data/meetings/board/2024-05-16.yml"
    last.write_text(DRAFT_MINUTES.replace("{state: draft}", approved), "utf-8")
    meeting = opened(root).edition.record.meetings["board/2024-06-20"]
    assert meeting.place == "Town Hall: the #1 room"
    assert [(one.person, one.as_) for one in meeting.attendance] == [("ann-lee", "Mayor, and chair"), ("bo-diaz", None)]
    assert meeting.items[0].approves[0].meeting == "board/2024-05-16"


def test_the_first_meeting_of_a_body_which_is_still_to_come_is_scheduled(small: Lay) -> None:
    root = small({"data/meetings/board/2024-05-16.yml": None})
    arguments = ["new", "meeting", "board", "2024-07-18", "--word", "extraordinary", "--root", str(root)]
    assert main(arguments) == 0
    meeting = opened(root).edition.record.meetings["board/2024-07-18-extraordinary"]
    assert (meeting.status, str(meeting.start), meeting.attendance) == ("scheduled", "2024-07-18", ())


def test_a_file_that_is_there_stays_as_it_is(small: Lay, capsys: Told) -> None:
    root = small({})
    before = (root / "data/meetings/board/2024-05-16.yml").read_bytes()
    assert main(["new", "meeting", "board", "2024-05-16", "--root", str(root)]) == 2
    assert capsys.readouterr().err == "data/meetings/board/2024-05-16.yml is there already; it is as it was.\n"
    assert (root / "data/meetings/board/2024-05-16.yml").read_bytes() == before


def test_a_file_with_which_the_record_would_not_be_sound_is_not_kept(small: Lay, capsys: Told) -> None:
    root = small({})
    period = ("--from", "2024-05", "--to", "2024-09", "--published", "2024-10-08")
    assert main(["new", "update", "recovery/autumn", *period, "--root", str(root)]) == 1
    assert capsys.readouterr().out == (
        "data/plans/recovery/updates/autumn.yml:4: covers: '2024-05 to 2024-09' overlaps update 'spring', "
        "'2024-04-01 to 2024-05-31'; let each day belong to one update\n"
    )
    assert not (root / "data/plans/recovery/updates/autumn.yml").exists()


def test_nothing_is_begun_beside_problems(small: Lay, capsys: Told) -> None:
    root = small({"data/bodies.yml": "- {id: board, nmae: Board}\n"})
    assert main(["new", "meeting", "board", "2024-06-20", "--root", str(root)]) == 1
    assert "unknown key 'nmae'" in capsys.readouterr().out
    assert not (root / "data/meetings/board/2024-06-20.yml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("update", "recovry/autumn", *PERIOD),
            "There is no plan 'recovry'; did you mean 'recovery'? Allowed: recovery",
        ),
        (
            ("update", "recovery/../autumn", *PERIOD),
            "'../autumn' is not an id; use lower-case letters, digits and single hyphens between them, such as autumn",
        ),
        (
            ("update", "recovery", *PERIOD),
            "'' is not an id; use lower-case letters, digits and single hyphens between them",
        ),
        (("meeting", "bord", "2024-06-20"), "There is no body 'bord'; did you mean 'board'? Allowed: board"),
        (
            ("meeting", "board", "2024-06-20", "--word", "../x"),
            "'../x' is not an id; use lower-case letters, digits and single hyphens between them, such as x",
        ),
    ],
)
def test_what_cannot_be_begun_is_told_with_the_nearest_right_word(
    small: Lay, capsys: Told, arguments: tuple[str, ...], message: str
) -> None:
    assert main(["new", *arguments, "--root", str(small({}))]) == 2
    assert capsys.readouterr().err == f"{message}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("meeting", "board", "20/06/2024"),
            "argument start: '20/06/2024' is not a date; did you mean 2024-06-20? Write a day (2017-06-30), a month "
            "(2017-06), a year (2017) or a financial year (2017/18)",
        ),
        (
            ("update", "recovery/autumn", *PERIOD[:-1], "2024-10-32"),
            "argument --published: '2024-10-32' is a day that does not exist; that month has 31 days",
        ),
    ],
)
def test_a_date_that_cannot_be_is_told_with_what_may_be_written(
    small: Lay, capsys: Told, arguments: tuple[str, ...], message: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["new", *arguments, "--root", str(small({}))])
    assert capsys.readouterr().err.endswith(f"{message}\n")
