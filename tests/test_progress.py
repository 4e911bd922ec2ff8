"""The arithmetic of progress: what holds for every plan, and what the rules of the format say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openrecord.model.council import Council
from openrecord.model.dates import PartialDate
from openrecord.model.plan import Plan, Theme, Update
from openrecord.model.record import Record
from openrecord.past import record_on
from openrecord.progress import (
    Counts,
    Standing,
    State,
    due_on,
    good_by_first_dates,
    known_from,
    silence,
    slippage,
    states,
)
from openrecord.seals import seal_of

STATUSES = ("not-started", "under-way", "on-target", "delayed", "overdue", "complete", "not-pursued")
FIRST = dt.date(2020, 1, 1)


def plan_of(milestones: list[dict[str, object]], updates: list[dict[str, object]], **plan: object) -> Record:
    """A record of one plan with one theme and one action."""
    theme = Theme.model_validate(
        {
            "id": "theme",
            "plan": "p",
            "title": "Theme",
            "actions": [{"id": "action", "title": "Action", "milestones": milestones}],
        }
    )
    told = [
        Update.model_validate({"id": f"u{n}", "plan": "p", "title": f"Update {n}", **u}) for n, u in enumerate(updates)
    ]
    return Record(
        council=Council.model_validate({"name": "Council", "short_name": "Council"}),
        plans={"p": Plan.model_validate({"id": "p", "title": "Plan", "themes": ["theme"], **plan})},
        themes={"p/theme": theme},
        updates={update.path: update for update in told},
    )


def milestone(**given: object) -> dict[str, object]:
    return {"id": "m", "title": "Milestone", **given}


def update(published: str, status: str, **given: object) -> dict[str, object]:
    report = {"status": status, "note": "Because.", "source": "report", **given}
    return {"covers": {"from": published, "to": published}, "published": published, "milestones": {"m": report}}


def state(record: Record, day: str) -> State:
    return states(record, record.plans["p"], dt.date.fromisoformat(day))["m"]


def test_a_milestone_that_no_update_spoke_of_is_not_reported_and_late_once_its_date_has_passed() -> None:
    record = plan_of([milestone(due="2020-03")], [])
    before, after = state(record, "2020-03-31"), state(record, "2020-04-10")
    assert (before.standing, before.silence, before.is_late) == (Standing.NOT_REPORTED, "never", False)
    assert (after.standing, after.days_late, after.is_late) == (Standing.NOT_REPORTED, 10, True)


def test_a_milestone_called_on_target_before_its_date_and_not_since_is_not_reported_after_it() -> None:
    record = plan_of([milestone(due="2020-03-31")], [update("2020-02-01", "on-target")])
    assert state(record, "2020-03-31").standing is Standing.ON_TARGET
    later = state(record, "2020-04-01")
    assert (later.standing, later.silence, later.is_late) == (Standing.NOT_REPORTED, "since its date", True)


@pytest.mark.parametrize("word", ["not-started", "under-way", "on-target", "delayed", "overdue"])
def test_a_milestone_called_unfinished_after_its_date_is_overdue_whatever_the_word(word: str) -> None:
    record = plan_of([milestone(due="2020-03-31")], [update("2020-05-01", word)])
    assert state(record, "2020-05-01").standing is Standing.OVERDUE


def test_a_complete_milestone_stays_complete_when_later_updates_are_silent() -> None:
    record = plan_of(
        [milestone(due="2020-03-31"), {"id": "n", "title": "Other"}],
        [
            update("2020-02-01", "complete"),
            {**update("2020-06-01", "complete"), "milestones": {"n": {"status": "under-way"}}},
        ],
    )
    assert state(record, "2021-01-01") == state(record, "2020-02-01")


def test_a_complete_milestone_is_open_again_once_an_update_reopens_it() -> None:
    record = plan_of([milestone()], [update("2020-02-01", "complete"), update("2020-06-01", "delayed")])
    assert state(record, "2020-05-31").standing is Standing.COMPLETE
    assert state(record, "2020-06-01").standing is Standing.DELAYED


def test_a_plan_that_was_closed_nobody_knows_when_is_closed() -> None:
    record = plan_of([milestone(due="2020-03-31")], [update("2020-05-01", "delayed")], closed={"on": "unknown"})
    closed = state(record, "2020-07-01")
    assert (closed.standing, closed.silence, closed.is_late) == (Standing.NOT_REPORTED, "plan closed", False)


def test_a_milestone_left_open_when_its_plan_closed_is_not_reported_but_not_called_late() -> None:
    record = plan_of([milestone(due="2020-03-31")], [update("2020-05-01", "delayed")], closed={"on": "2020-06-30"})
    closed = state(record, "2020-07-01")
    assert (closed.standing, closed.silence, closed.is_late) == (Standing.NOT_REPORTED, "plan closed", False)


def test_an_unfinished_milestone_that_the_newest_update_leaves_out_is_marked() -> None:
    record = plan_of(
        [milestone(), {"id": "n", "title": "Other"}],
        [
            update("2020-02-01", "under-way"),
            {**update("2020-06-01", "complete"), "milestones": {"n": {"status": "under-way"}}},
        ],
    )
    assert not state(record, "2020-05-01").not_updated
    assert state(record, "2020-06-01").not_updated


def test_a_date_that_was_only_proposed_moves_nothing() -> None:
    record = plan_of([milestone(due="2020-03", revisions=[{"to": "2020-09", "proposed_in": "report"}])], [])
    moved = record.milestones["p/m"][2]
    assert str(due_on(record, moved, dt.date(2021, 1, 1))) == "2020-03"
    assert slippage(record, moved, dt.date(2021, 1, 1)) == 0


def test_a_date_moves_on_the_day_of_the_agreement_and_not_before() -> None:
    revision = {"to": "2020-09", "agreed": {"by": "Cabinet", "on": "2020-02-10"}}
    moved = plan_of([milestone(due="2020-03", revisions=[revision])], []).milestones["p/m"][2]
    record = plan_of([milestone(due="2020-03", revisions=[revision])], [])
    assert str(due_on(record, moved, dt.date(2020, 2, 9))) == "2020-03"
    assert str(due_on(record, moved, dt.date(2020, 2, 10))) == "2020-09"
    assert slippage(record, moved, dt.date(2020, 2, 10)) == 183


def test_a_complete_milestone_counts_by_its_first_date_only_if_it_was_done_by_then() -> None:
    revision = {"to": "2020-09", "agreed": {"by": "Cabinet", "on": "2020-02-10"}}
    early = plan_of(
        [milestone(due="2020-03", revisions=[revision])], [update("2020-05-01", "complete", on="2020-03-20")]
    )
    late = plan_of(
        [milestone(due="2020-03", revisions=[revision])], [update("2020-05-01", "complete", on="2020-04-20")]
    )
    day = dt.date(2020, 6, 1)
    assert good_by_first_dates(early, early.plans["p"], states(early, early.plans["p"], day)) == 1
    assert good_by_first_dates(late, late.plans["p"], states(late, late.plans["p"], day)) == 0


def test_an_update_whose_publication_is_not_known_counts_from_the_last_day_that_it_covers() -> None:
    record = plan_of(
        [milestone()],
        [{**update("2020-02-01", "complete"), "published": "unknown", "covers": {"from": "2020-01", "to": "2020-03"}}],
    )
    assert state(record, "2020-03-30").standing is Standing.NOT_REPORTED
    assert state(record, "2020-03-31").standing is Standing.COMPLETE


def test_counts_say_n_of_m_without_what_is_not_pursued() -> None:
    record = plan_of(
        [{"id": f"m{n}", "title": "M"} for n in range(5)],
        [
            {
                "covers": {"from": "2020-01-01", "to": "2020-01-31"},
                "published": "2020-02-01",
                "milestones": {
                    "m0": {"status": "complete", "source": "r"},
                    "m1": {"status": "on-target"},
                    "m2": {"status": "not-pursued", "note": "Dropped."},
                    "m3": {"status": "under-way"},
                },
            }
        ],
    )
    counts = Counts.of(states(record, record.plans["p"], dt.date(2020, 2, 1)).values())
    assert (counts.good, counts.total, counts.known, counts.not_reported, counts.percent) == (2, 4, 5, 1, 50)


def test_nothing_to_count_is_nought_per_cent_of_nothing() -> None:
    counts = Counts.of([])
    assert (counts.good, counts.total, counts.percent) == (0, 0, 0)


def test_the_record_warns_after_four_silent_months_and_when_an_announced_update_did_not_come() -> None:
    record = plan_of([milestone()], [update("2020-02-01", "complete")])
    assert silence(record, dt.date(2020, 6, 2)) == ""
    assert silence(record, dt.date(2020, 6, 3)) == "Nothing new has been published since 1 February 2020."
    council = Council.model_validate({"name": "C", "short_name": "C", "next_update": "2020-03-01"})
    announced = Record(council=council, updates=record.updates)
    assert silence(announced, dt.date(2020, 3, 1)) == ""
    assert silence(announced, dt.date(2020, 3, 2)) == "An update was announced for 1 March 2020, and has not come."


days = st.integers(0, 900).map(lambda n: FIRST + dt.timedelta(days=n))


Drafts = tuple[list[dict[str, object]], list[dict[str, object]], dict[str, object]]


@st.composite
def drafts(draw: st.DrawFn) -> Drafts:
    """Some milestones, some dated, some moved, updates in the order of their periods, and what else a plan says."""
    ids = [f"m{n}" for n in range(draw(st.integers(0, 6)))]
    milestones: list[dict[str, object]] = []
    for key in ids:
        due = draw(st.one_of(st.none(), st.just("unknown"), days.map(str)))
        revisions = draw(st.lists(st.tuples(days, st.one_of(st.none(), days)), max_size=2))
        milestones.append(
            {
                "id": key,
                "title": key,
                "due": due,
                "revisions": [
                    {"to": str(to)} | ({"agreed": {"by": "Board", "on": str(agreed)}} if agreed else {})
                    for to, agreed in sorted(revisions, key=lambda pair: pair[1] or FIRST)
                ],
            }
        )
    published = sorted(set(draw(st.lists(days, max_size=4))))
    updates: list[dict[str, object]] = [
        {
            "covers": {"from": str(day), "to": str(day)},
            "published": str(day),
            "milestones": {
                key: {"status": draw(st.sampled_from(STATUSES)), "note": "n", "source": "s"}
                for key in ids
                if draw(st.booleans())
            },
        }
        for day in published
    ]
    closed = draw(st.one_of(st.none(), days))
    return milestones, updates, {"closed": {"on": str(closed)}} if closed else {}


def histories() -> st.SearchStrategy[Record]:
    """Plans with their milestones and updates."""
    return drafts().map(lambda draft: plan_of(draft[0], draft[1], **draft[2]))


@settings(max_examples=60, deadline=None)
@given(histories(), days)
def test_the_counts_of_every_day_add_up_to_every_milestone(record: Record, day: dt.date) -> None:
    told = states(record, record.plans["p"], day)
    counts = Counts.of(told.values())
    assert set(told) == {m.id for m in record.themes["p/theme"].milestones}
    assert counts.known == len(told)
    assert sum(counts.by_standing.values()) == counts.total + counts[Standing.NOT_PURSUED]
    assert 0 <= counts.good <= counts.total
    assert 0 <= counts.percent <= 100


@settings(max_examples=60, deadline=None)
@given(histories(), days)
def test_nothing_slips_without_a_revision(record: Record, day: dt.date) -> None:
    for _, _, found in record.milestones.values():
        if not found.revisions:
            assert slippage(record, found, day) in {0, None}


@settings(max_examples=60, deadline=None)
@given(histories(), days)
def test_a_status_changes_only_on_a_publication_a_deadline_an_agreement_or_the_plans_end(
    record: Record, day: dt.date
) -> None:
    plan = record.plans["p"]
    eve = day - dt.timedelta(days=1)
    before, after = states(record, plan, eve), states(record, plan, day)
    for key in after:
        if before[key].standing is after[key].standing:
            continue
        found = record.milestones[f"p/{key}"][2]
        dates = {known_from(told) for told in record.updates.values()}
        dates |= {
            due.last + dt.timedelta(days=1)
            for at in (eve, day)
            if isinstance(due := due_on(record, found, at), PartialDate)
        }
        agreed = (revision.agreed.on for revision in found.revisions if revision.agreed)
        dates |= {on.last for on in agreed if isinstance(on, PartialDate)}
        if plan.closed and isinstance(plan.closed.on, PartialDate):
            dates.add(plan.closed.on.last)
        assert day in dates


@settings(max_examples=60, deadline=None)
@given(drafts(), st.lists(days, max_size=3), st.sampled_from(STATUSES), st.data())
def test_what_was_sealed_reads_the_same_after_any_later_addition(
    draft: Drafts, moved_on: list[dt.date], status: str, data: st.DataObject
) -> None:
    milestones, updates, plan = draft
    if not updates:
        return
    before = plan_of(milestones, updates, **plan)
    told = before.updates[f"p/u{len(updates) - 1}"]
    seals, day = {u.path: seal_of(before, u) for u in before.updates.values()}, known_from(told)
    report = {"status": status, "note": "n", "source": "s"}
    later: list[dict[str, object]] = [
        {**told, "revisions": [*cast(list[object], told["revisions"]), *_agreements(moved_on)]} for told in milestones
    ]
    later.insert(data.draw(st.integers(0, len(later))), {"id": "new", "title": "New", "due": "2020-01"})
    grown = [
        {**u, "summary": "More.", "milestones": {**cast(dict[str, object], u["milestones"]), "new": report}}
        for u in updates
    ]
    grown.append({"covers": {"from": "2030", "to": "2030"}, "published": "2031", "milestones": {"new": report}})
    then = record_on(replace(before, seals=seals), before.plans["p"], day, seals[told.path])
    after = replace(plan_of(later, grown, **plan), seals=seals)
    now = record_on(after, after.plans["p"], day, seals[told.path])
    assert now.updates == then.updates
    assert now.themes["p/theme"].milestones == then.themes["p/theme"].milestones
    assert _read(now, day) == _read(then, day)


def _agreements(moved_on: list[dt.date]) -> list[dict[str, object]]:
    """Changes of a date that somebody agreed, on a day that nobody knows."""
    return [{"to": str(to), "agreed": {"by": "Board", "on": "unknown"}} for to in moved_on]


def _read(record: Record, day: dt.date) -> dict[str, tuple[Standing, object, int]]:
    told = states(record, record.plans["p"], day)
    return {key: (state.standing, state.due, state.days_late) for key, state in told.items()}


@pytest.mark.parametrize(
    ("due", "moved_to", "status", "on", "kept"),
    [
        ("2020-03", None, "complete", "2020-04-20", 0),
        ("2020-03", None, "complete", "2020", 1),
        ("2020-03", "2020-09", "complete", "2020", 0),
        ("2020-03", None, "complete", None, 1),
        ("2020-03", "2020-09", "on-target", None, 0),
        ("2020-03", "unknown", "on-target", None, 0),
        ("2020-03", "2020-02", "on-target", None, 1),
        ("unknown", "2020-09", "complete", "2020-08-01", 1),
        (None, None, "on-target", None, 1),
    ],
)
def test_by_first_dates_counts_what_was_not_put_off_and_not_finished_later(
    due: str | None, moved_to: str | None, status: str, on: str | None, kept: int
) -> None:
    revisions = [{"to": moved_to, "agreed": {"by": "Cabinet", "on": "2020-01-10"}}] if moved_to else []
    record = plan_of([milestone(due=due, revisions=revisions)], [update("2020-01-20", status, on=on)])
    plan = record.plans["p"]
    assert good_by_first_dates(record, plan, states(record, plan, dt.date(2020, 1, 20))) == kept


@settings(max_examples=60, deadline=None)
@given(histories(), days)
def test_by_the_first_dates_never_more_is_good_than_by_those_in_force(record: Record, day: dt.date) -> None:
    told = states(record, record.plans["p"], day)
    assert 0 <= good_by_first_dates(record, record.plans["p"], told) <= Counts.of(told.values()).good
