"""What is kept back until a day is nowhere before it, and moves nobody's address when it comes or goes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from openrecord.embargo import attachments, pruned
from openrecord.model.item import anchors
from openrecord.model.meeting import Meeting
from openrecord.model.record import Record
from openrecord.read import read
from openrecord.targets import Links

from .conftest import Lay

BEFORE, AFTER = dt.date(2024, 6, 30), dt.date(2024, 9, 1)


def record_of(root: Path) -> Record:
    """A council's record, which must be sound by itself."""
    record, problems = read(root)
    assert problems == ()
    return record


def test_a_record_that_keeps_nothing_back_stays_the_very_same(small: Lay) -> None:
    record = record_of(small({"data/timeline.yml": "[]\n"}))
    assert pruned(record, BEFORE) is record


def test_on_its_day_an_entry_is_there(small: Lay) -> None:
    record = record_of(
        small({"data/timeline.yml": "- {id: visit, date: 2024, title: Visit, publish_from: 2024-09-01}\n"})
    )
    assert list(pruned(record, BEFORE).events) == []
    assert list(pruned(record, AFTER).events) == ["visit"]
    assert pruned(record, AFTER) is record


def test_parts_of_the_council_itself_are_left_out(small: Lay) -> None:
    council = """
name: Small Town Council
as_at: 2024-06-30
contact: {name: The new office, publish_from: 2024-07-01}
licence: {name: A new licence, publish_from: 2024-07-01}
corrections:
  - {date: 2024-06, was: A, now: B, why: C}
  - {date: 2024-06, was: D, now: E, why: F, publish_from: 2024-07-01}
"""
    public = pruned(record_of(small({"data/council.yml": council})), BEFORE).council
    assert (public.contact, public.licence) == (None, None)
    assert [correction.was for correction in public.corrections] == ["A"]


def test_parts_at_any_depth_are_left_out(small: Lay) -> None:
    record = record_of(
        small(
            {
                "data/plans/recovery/homes.yml": """\
title: Homes
outcomes:
  - {text: Homes are dry., publish_from: 2024-09-01}
  - {text: Homes are warm.}
actions:
  - id: repairs
    title: Mend what is broken
    milestones:
      - {id: backlog, title: Clear the backlog of repairs}
      - {id: damp, title: Look at every damp home, publish_from: 2024-09-01}
""",
                "data/plans/recovery/updates/spring.yml": """\
title: Spring update
covers: {from: 2024-04-01, to: 2024-05-31}
published: 2024-06-03
themes:
  homes: {summary: All is well., publish_from: 2024-09-01}
milestones:
  damp: {status: on-target, publish_from: 2024-09-01}
  backlog: {status: on-target, checked_by: {by: The auditor, publish_from: 2024-09-01}}
""",
            }
        )
    )
    public = pruned(record, BEFORE)
    update = public.updates["recovery/spring"]
    assert [outcome.text for outcome in public.themes["recovery/homes"].outcomes] == ["Homes are warm."]
    assert list(public.milestones) == ["recovery/backlog"]
    assert (list(update.themes), list(update.milestones)) == ([], ["backlog"])
    assert update.milestones["backlog"].checked_by is None


def test_an_entry_goes_with_the_part_that_it_cannot_be_without(small: Lay) -> None:
    update = """\
title: June update
covers: {from: 2024-06-01, to: 2024-06-15, publish_from: 2024-09-01}
published: 2024-06-20
"""
    record = record_of(small({"data/plans/recovery/updates/june.yml": update}))
    assert list(pruned(record, BEFORE).updates) == ["recovery/spring"]


def test_a_plan_takes_its_themes_updates_and_narratives_with_it(small: Lay) -> None:
    record = record_of(
        small(
            {
                "data/plans/next/plan.yml": "title: Next plan\npublish_from: 2024-09-01\nthemes: [roads]\n",
                "data/plans/next/roads.yml": "title: Roads\n",
                "data/plans/next/updates/first.yml": (
                    "title: First\ncovers: {from: 2024-04, to: 2024-05}\npublished: unknown\n"
                ),
                "content/plans/next/roads.md": "# Roads\n",
                "content/plans/next/index.md": "# Next plan\n",
                "content/updates/next/first.md": "# First\n",
                "content/about.md": "# About\n",
            }
        )
    )
    public = pruned(record, BEFORE)
    assert (list(public.plans), list(public.themes), list(public.updates)) == (
        ["recovery"],
        ["recovery/homes"],
        ["recovery/spring"],
    )
    assert sorted(public.narratives) == ["about.md", "documents/report.md", "plans/recovery/homes.md"]


def test_a_plan_names_no_theme_that_is_kept_back(small: Lay) -> None:
    record = record_of(
        small(
            {
                "data/plans/recovery/plan.yml": "title: Recovery plan\nthemes: [money, homes]\n",
                "data/plans/recovery/money.yml": "title: Money\npublish_from: 2024-09-01\n",
            }
        )
    )
    assert pruned(record, BEFORE).plans["recovery"].theme_ids == ("homes",)
    assert pruned(record, AFTER).plans["recovery"].theme_ids == ("money", "homes")


def test_the_files_of_a_document_go_with_it(small: Lay) -> None:
    documents = """\
- id: report
  title: First report
  kind: report
  date: 2024-05
  files:
    - {title: The report, path: files/report.txt}
    - {title: Its appendix, path: files/appendix.txt, publish_from: 2024-09-01}
- id: letter
  title: Letter
  kind: letter
  date: 2024
  publish_from: 2024-09-01
  files: [{title: The letter, path: letter.txt}]
"""
    record = record_of(small({"data/documents.yml": documents}))
    assert sorted(attachments(record) - attachments(pruned(record, BEFORE))) == ["files/appendix.txt", "letter.txt"]


MEETING = """\
status: held
start: 2024-05-16
order_heard: ["2", "1", damp]
attendance:
  - {person: ann-lee, away_for: ["1", "2"]}
declarations:
  state: declared
  entries:
    - {person: ann-lee, items: ["1", "2"]}
    - {person: bo-diaz, items: ["2"]}
    - {person: bo-diaz}
items:
  - number: "1"
    title: Homes
    record:
      - {heard: The first., publish_from: 2024-09-01}
      - heard: The second.
      - {id: third, heard: The third.}
    resolved:
      - {text: The first., publish_from: 2024-09-01}
      - text: The second.
    motions:
      - {text: The first., publish_from: 2024-09-01}
      - {text: The second., amends: m1}
      - {text: The third., amends: m2}
    questions:
      - {question: The first., publish_from: 2024-09-01}
      - question: The second.
    petitions:
      - {title: The first, publish_from: 2024-09-01}
      - title: The second
    actions:
      - {task: Do it, arises_from: [p1, p2, third, r1, r2, q1, q2, t1, t2]}
  - {number: "2", title: Money, publish_from: 2024-09-01}
  - {id: damp, title: Damp, withheld: {paragraph: 3, because: A price., excluded_under: "2"}}
"""


def meeting_of(record: Record) -> Meeting:
    """The meeting that the cases above are about."""
    return record.meetings["board/2024-05-16"]


def test_what_stays_of_an_item_keeps_its_address(small: Lay) -> None:
    record = record_of(small({"data/meetings/board/2024-05-16.yml": MEETING}))
    item = meeting_of(pruned(record, BEFORE)).items[0]
    assert [(part.id, part.words) for part in item.record] == [("item-1-p2", "The second."), ("third", "The third.")]
    assert [part.id for part in item.resolved] == ["item-1-r2"]
    assert [(part.id, part.amends) for part in item.motions] == [("item-1-m2", None), ("item-1-m3", "item-1-m2")]
    assert [part.id for part in item.questions] == ["item-1-q2"]
    assert [part.id for part in item.petitions] == ["item-1-t2"]
    assert [part.arises_from for part in item.actions] == [
        ("item-1-p2", "third", "item-1-r2", "item-1-q2", "item-1-t2")
    ]
    whole = set(anchors(meeting_of(record).items[0]).values())
    assert set(anchors(item).values()) < whole


UPDATE = """\
title: Spring update
covers: {from: 2024-04-01, to: 2024-05-31}
published: 2024-06-03
achievements:
  - {text: The board met., publish_from: 2030-01-01}
  - {text: The board wrote.}
themes:
  homes:
    stated: {complete: {percent: 50, of: milestones, publish_from: 2030-01-01}}
    achievements:
      - {text: Ten roofs were mended.}
    continuing:
      - {text: Doors are hung.}
      - {text: Walls are dried., publish_from: 2030-01-01}
      - {text: Floors are laid.}
"""


def test_what_stays_of_an_update_keeps_its_address(small: Lay) -> None:
    record = record_of(small({"data/plans/recovery/updates/spring.yml": UPDATE}))
    kept, whole = pruned(record, BEFORE).updates["recovery/spring"], record.updates["recovery/spring"]
    assert {told.statement.text: told.anchor for told in kept.statements} == {
        "The board wrote.": "achievement-2",
        "Ten roofs were mended.": "achievement-homes-1",
        "Doors are hung.": "continuing-homes-1",
        "Floors are laid.": "continuing-homes-3",
    }
    assert {told.anchor for told in kept.statements} < {told.anchor for told in whole.statements}
    assert not kept.themes["homes"].stated


def test_a_reference_leads_to_the_same_address_before_and_after(small: Lay) -> None:
    record = record_of(small({"data/meetings/board/2024-05-16.yml": MEETING}))
    before, after = Links(pruned(record, BEFORE)), Links(pruned(record, AFTER))
    for part in ("#item-1-p2", "#third", "#item-1-r2", "#item-1-q2", "#item-1-t2", "#item-1-a1", "#damp"):
        assert before.find("meeting", f"board/2024-05-16{part}") == after.find("meeting", f"board/2024-05-16{part}")
    assert before.find("meeting", "board/2024-05-16#item-1-p1") is None


def test_a_meeting_does_not_give_away_the_numbers_of_items_that_are_kept_back(small: Lay) -> None:
    meeting = meeting_of(pruned(record_of(small({"data/meetings/board/2024-05-16.yml": MEETING})), BEFORE))
    assert meeting.order_heard == ("1", "damp")
    assert [one.away_for for one in meeting.attendance] == [("1",)]
    assert [item.withheld and item.withheld.excluded_under for item in meeting.items] == [None, None]
    assert [(one.person, one.items) for one in meeting.declarations.entries] == [("ann-lee", ("1",)), ("bo-diaz", ())]
