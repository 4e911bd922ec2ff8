"""What a reader finds on the pages of plans, themes, actions and updates of the invented council."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from openrecord.edition import Edition
from openrecord.model.council import Council
from openrecord.model.entry import Correction
from openrecord.site import Site

from .conftest import Lay, Page, opened, words_of

REPAIRS = "plans/2024-26/housing-repairs/"


def test_the_first_page_says_in_short_how_the_plan_stands(example: Site, page_at: Page) -> None:
    assert (
        "On 20 June 2025, five of 16 milestones of the Recovery plan 2024-26 are complete. "
        "Five are late. The updates are silent on two." in page_at(example, "")
    )


def test_the_first_page_sets_the_councils_figure_beside_our_own_count(example: Site, page_at: Page) -> None:
    page = page_at(example, "")
    assert (
        "The council says 64% of milestones: complete or on target That is down 9 points from 73% (20 January 2025)."
        in page
    )
    assert "This record counts 44% 7 of 16 milestones are complete or on target (44%); two are not reported." in page


def test_figures_that_count_different_things_are_not_subtracted(council: Site, page_at: Page) -> None:
    assert (
        "The update before gave 82% of milestones: it counted something else, so the two cannot be compared."
        in page_at(council, "")
    )


def test_a_theme_without_milestones_says_so(example: Site, page_at: Page) -> None:
    assert "No milestones of this are known, so there is nothing to count." in page_at(
        example, "plans/2024-26/working-with-partners/"
    )


def test_a_plan_without_updates_says_so(example: Site, page_at: Page) -> None:
    assert "No update on this plan has been published yet. Four milestones are known." in page_at(
        example, "plans/2026-29/"
    )


def test_a_closed_plan_counts_what_was_left_open_as_not_reported_and_nothing_as_late(
    example: Site, page_at: Page
) -> None:
    page = page_at(example, "plans/2022-24/")
    assert "One of five milestones is complete. None is known to be late. The updates are silent on four." in page
    assert "Closed 14 May 2024. The new Council closed the plan on its first day." in page


def test_a_milestone_called_delayed_after_its_date_is_overdue_and_the_page_says_both(
    example: Site, page_at: Page
) -> None:
    assert "Overdue the update said: Delayed; about three months past its date" in page_at(example, REPAIRS)


def test_a_milestone_moved_twice_and_reopened_shows_its_whole_history(example: Site, page_at: Page) -> None:
    page = page_at(example, f"{REPAIRS}repairs-backlog/")
    moves = [
        "From 30 September 2024 to December 2024 three months later",
        "From December 2024 to March 2025 three months later",
        "From March 2025 to September 2025 six months later",
    ]
    assert [page.find(move) for move in moves] == sorted(page.find(move) for move in moves)
    assert all(move in page for move in moves)
    assert "Agreed by Leader of the Council on 19 December 2024." in page
    assert "No agreement is on record, so the date did not move." in page
    assert "Reopened: 41 homes in Tŵr Wen had been struck off the list without a visit." in page


def test_what_somebody_independent_confirmed_is_told_apart(example: Site, page_at: Page) -> None:
    assert "Award the new contract for repairs Complete Confirmed by External auditor" in page_at(example, REPAIRS)


def test_every_milestone_has_an_address_of_its_own(example: Site, html_at: Page) -> None:
    html = html_at(example, f"{REPAIRS}repairs-backlog/")
    for milestone in example.edition.record.actions["2024-26/repairs-backlog"][1].milestones:
        assert f'<h2 id="{milestone.id}">' in html


def test_late_lists_the_longest_late_first(example: Site, page_at: Page) -> None:
    page = page_at(example, "late/")
    rows = [
        "Let 60 void homes again",
        "Inspect every home where damp was reported",
        "Rewrite the fifty letters sent most often",
    ]
    assert [page.find(row) for row in rows] == sorted(page.find(row) for row in rows)
    assert "Five of 16 milestones are late." in page


def test_what_is_late_is_told_plan_by_plan_and_the_first_page_leads_to_the_plan_that_it_counts(
    council: Site, html_at: Page, page_at: Page
) -> None:
    assert page_at(council, "late/").startswith(
        "What is late 21 milestones are late: eight of the Best Value Improvement Plan 2017-18 and 13 of the Best "
        "Value Action Plans 2015. 24 more are without news"
    )
    assert '<a href="late/#Plan-2017-18">All 8 that are late</a>' in html_at(council, "")
    assert '<h2 id="Plan-2017-18">' in html_at(council, "late/")


def test_dates_moved_tells_agreed_from_proposed(example: Site, page_at: Page) -> None:
    page = page_at(example, "dates-moved/")
    assert (
        "Five changes of date are on record. Four were agreed. One was proposed, and no agreement is on record" in page
    )
    assert "Milestone Was Now, or proposed Change Agreed" in page
    assert "Was 30 Sep 2024" not in page, "labels of narrow screens are no words of the page"
    assert "30 Sep 2024 Dec 2024 three months later Item 4, Spotlight: damp (Improvement Board, 18 July 2024)" in page


def test_every_proposal_of_the_january_report_is_in_the_ledger_and_none_as_agreed(council: Site) -> None:
    proposed = [
        revision
        for _, _, milestone in council.edition.record.milestones.values()
        for revision in milestone.revisions
        if revision.proposed_in == "progress-update-2016-01#4.27"
    ]
    assert len(proposed) == 13
    assert not any(revision.in_force for revision in proposed)


def test_an_update_explains_why_the_numbers_moved(example: Site, page_at: Page) -> None:
    page = page_at(example, "updates/2024-26/q4/")
    assert (
        "Since the update before, three milestones became complete, two slipped, one was opened again, one was "
        "reported for the first time and two changed otherwise; two were not updated." in page
    )
    assert "was delayed; now Delayed Date moved from March 2025 to a date that is not known." in page
    assert (
        "Publish a list of every saving and how far it has come Arian a rheolaeth / Money and controls was on target; "
        "now Complete Date moved from 30 June 2025 to 31 March 2025. Councillors wanted to see the list" in page
    )
    assert (
        "Let tenants report repairs online in Welsh, English and Bengali Trwsio cartrefi / Housing repairs "
        "was on target; now Delayed" in page
    )


def test_the_first_update_has_nothing_to_be_compared_with(example: Site, page_at: Page) -> None:
    assert "This is the first update of the plan, so there is nothing to compare it with." in page_at(
        example, "updates/2024-26/h1/"
    )


def test_a_citation_leads_to_the_paragraph_of_the_document(example: Site, html_at: Page) -> None:
    html = html_at(example, REPAIRS)
    assert 'href="../../../documents/report-2025-q4/#2.1">Report, 8 May 2025, paragraph 2.1</a>' in html


def test_the_page_of_a_theme_tells_the_newest_figure_of_each_of_its_measures(example: Site, page_at: Page) -> None:
    page = page_at(example, REPAIRS)
    assert "Figures that tell whether it works Bids for each empty home : 39 in 2024/25" in page
    assert "Repairs done on the promised day : about 74% in March 2025" in page


def test_the_first_update_tells_what_it_said_of_each_milestone(example: Site, page_at: Page) -> None:
    told = page_at(example, "updates/2024-26/h1/").partition("What it says of each milestone")[2]
    assert "so there is nothing to compare it with." in told
    assert "Reported for the first time" in told


def test_corrections_of_a_plan_and_of_the_council_are_told(example: Site) -> None:
    record = example.edition.record
    mended = Correction.model_validate(
        {"date": "2025-06", "where": "title", "was": "Old", "now": "New", "why": "Misprint"}
    )
    plan = record.plans["2024-26"].model_copy(update={"corrections": (mended,)})
    council = record.council.model_copy(update={"corrections": (mended,)})
    changed = replace(record, council=council, plans={**record.plans, plan.id: plan})
    site = Site(Edition(changed, example.edition.day), example.renderer, "")
    for address in ("plans/2024-26/", "doubts/"):
        page = site.pages[address]
        assert "Misprint" in words_of(site.renderer.page(page.kind, page.view(site.edition))), address


@pytest.mark.parametrize(
    ("announced", "said"),
    [
        ("2025-07-01", "The next update is announced for 1 July 2025."),
        ("2025-06", "The next update is announced for June 2025."),
        ("2025-05", "The next update was announced for May 2025."),
        (None, "No date for the next update has been announced."),
        ("unknown", "It is not known when the next update is to come."),
    ],
)
def test_the_foot_of_a_page_says_when_the_next_update_comes_or_was_to_come(
    example: Site, announced: str | None, said: str
) -> None:
    council = Council.model_validate({"name": "Council", "next_update": announced})
    site = Site(Edition(replace(example.edition.record, council=council), example.edition.day), example.renderer, "")
    list(site.missing_sources())
    assert said in words_of(str(site.frame("late/index.md", "")["footer"]))


def test_updates_in_a_row_that_only_repeat_a_status_are_told_as_one(
    small: Callable[[Mapping[str, str]], Path], html_at: Page
) -> None:
    def update(month: int, told: str) -> str:
        day = f"2024-{month:02}"
        return (
            f"title: Update {month}\ncovers: {{from: {day}-01, to: {day}-20}}\npublished: {day}-21\n"
            f"milestones: {{backlog: {{{told}, source: report}}}}\n"
        )

    said = {
        6: "status: on-target",
        7: "status: on-target",
        8: "status: on-target, note: Two teams work on it.",
        9: "status: delayed, note: One team left.",
        10: "status: on-target",
    }
    files = {f"data/plans/recovery/updates/m{month}.yml": update(month, told) for month, told in said.items()}
    site = opened(small({**files, "data/council.yml": "name: Borough\nshort_name: Borough\nas_at: 2024-11-01\n"}))
    history = html_at(site, "plans/recovery/homes/repairs/").partition('<ol class="history">')[2].partition("</ol>")[0]
    assert [words_of(entry) for entry in history.split('<li class="history__entry">')[1:]] == [
        "On target Update 10 , 21 October 2024 Source: Report, May 2024",
        "Delayed Update 9 , 21 September 2024 One team left. Source: Report, May 2024",
        "On target Update 8 , 21 August 2024 Two teams work on it. Source: Report, May 2024",
        "On target in three updates in a row, from Spring update , 3 June 2024, to Update 7 , 21 July 2024 "
        "Source: Report, May 2024 and Report, May 2024, paragraph 1.1 "
        "Each of these updates Update 7 , 21 July 2024 Source: Report, May 2024 "
        "Update 6 , 21 June 2024 Source: Report, May 2024 "
        "Spring update , 3 June 2024 Source: Report, May 2024, paragraph 1.1",
    ]


def test_what_the_page_of_late_milestones_has_no_room_for_is_counted_by_theme(
    example: Site, page_at: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = page_at(example, "late/").partition(" Recovery plan")[0]
    monkeypatch.setattr("openrecord.views.plans.late.MOST_ON_A_PAGE", 2)
    page = page_at(example, "late/")
    assert page.startswith(short)
    assert page.count("A question to ask:") == 2
    assert (
        "Five more, on the pages of their themes: Trwsio cartrefi / Housing repairs (2) , Arian a rheolaeth / Money "
        "and controls (1) and Iaith a mynediad / Language and access / ভাষা ও প্রবেশাধিকার (2) ." in page
    )
    assert "None of four milestones is late. Four, on the pages of their themes: Bwrdeistref werdd" in page


def test_what_the_page_of_an_update_has_no_room_for_is_counted_by_theme_as_it_stood(
    example: Site, page_at: Page, html_at: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openrecord.views.plans.moved.MOST_ON_A_PAGE", 2)
    page = page_at(example, "updates/2024-26/q3/")
    told = page.partition("Became complete")[2].partition(" Not updated")[0]
    assert "One more, on the page of its theme: Iaith a mynediad" in told
    assert "Changed otherwise One, on the page of its theme: Arian a rheolaeth / Money and controls (1) ." in told
    way = 'href="../../../as-at/2024-26/q3/plans/2024-26/housing-repairs/">Trwsio cartrefi / Housing repairs (1)</a>'
    assert way in html_at(example, "updates/2024-26/q3/")
    assert "as-at/2024-26/q3/plans/2024-26/housing-repairs/" in example.pages


def test_a_long_ledger_of_dates_moved_has_a_page_for_each_plan(
    small: Callable[[Mapping[str, str]], Path], page_at: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def theme(name: str, milestone: str, moves: int) -> str:
        revisions = "".join(
            f"          - {{to: 2024-{month:02}, agreed: {{by: The Cabinet}}, reason: It rained., source: report}}\n"
            for month in range(10, 10 + moves)
        )
        return (
            f"title: {name}\nactions:\n  - id: {name.lower()}-mending\n    title: Mend it\n    milestones:\n"
            f"      - id: {milestone}\n        title: All is mended\n        due: 2024-09\n"
            f"        revisions:\n{revisions}"
        )

    root = small(
        {
            "data/plans/later/plan.yml": "title: Later plan\nthemes: [roads]\n",
            "data/plans/later/roads.yml": theme("Roads", "roads-done", 2),
            "data/plans/recovery/homes.yml": theme("Homes", "backlog", 1),
        }
    )
    assert [address for address in opened(root).pages if address.startswith("dates-moved/")] == ["dates-moved/"]
    monkeypatch.setattr("openrecord.views.plans.dates_moved.MOST_ON_A_PAGE", 2)
    site = opened(root)
    ledgers = [address for address in site.pages if address.startswith("dates-moved/")]
    assert ledgers == ["dates-moved/", "dates-moved/recovery/", "dates-moved/later/"]
    assert page_at(site, "dates-moved/").startswith(
        "Dates moved Three changes of date are on record. Three were agreed. This page shows those of the Recovery "
        "plan; each plan has a page of its own. Recovery plan (1) Later plan (2) Recovery plan By the dates"
    )
    assert page_at(site, "dates-moved/later/").startswith(
        "Dates moved: Later plan Two changes of date are on record. Two were agreed. "
        "Recovery plan (1) Later plan (2) Later plan By the dates"
    )


def test_each_update_is_compared_with_the_one_published_before_it(small: Lay, page_at: Page) -> None:
    report = (
        "title: Report of June\ncovers: {from: 2024-06-01, to: 2024-06-20}\npublished: 2024-06-29\n"
        "milestones: {backlog: {status: complete, source: report}}\n"
    )
    decision = "title: Decision\ncovers: {from: 2024-06-21, to: 2024-06-21}\npublished: 2024-06-22\nsource: report\n"
    site = opened(
        small({"data/plans/recovery/updates/june.yml": report, "data/plans/recovery/updates/decision.yml": decision})
    )
    told = page_at(site, "updates/recovery/decision/")
    assert "No milestone moved since the update before; one was not updated." in told
    assert "Before: Spring update After: Report of June" in told
    told = page_at(site, "updates/recovery/june/")
    assert "Since the update before, one milestone became complete." in told
    assert "Before: Decision" in told


def test_the_page_of_what_is_late_names_what_was_open_when_its_plan_was_closed(example: Site, page_at: Page) -> None:
    page = page_at(example, "late/")
    assert "Ten more are without news" in page
    assert "Renew the way to report wrongdoing Governance Not reported" in page


def test_the_first_dates_that_nobody_knows_are_counted_beside_the_share(council: Site, page_at: Page) -> None:
    page = page_at(council, "dates-moved/")
    assert "13 were proposed, and no agreement is on record, so those dates did not move." in page
    assert "by the first dates 62 of 104. 96 have no first date that is known, so they count alike both ways." in page


def test_how_we_measure_explains_late_dates_and_silence_with_what_is_so_now(example: Site, page_at: Page) -> None:
    page = page_at(example, "how-we-measure/")
    assert "For example Let 60 void homes again : overdue; about six months past its date." in page
    assert "first 30 September 2024, now March 2025: six months later." in page
    assert "by the first dates 6 of 16." in page
    assert "The newest is of 8 May 2025, 43 days before 20 June 2025." in page


def test_a_plan_without_updates_reads_well_once_its_dates_have_passed(small: Lay, page_at: Page) -> None:
    council = "name: Borough\nshort_name: Borough\nas_at: 2024-11-01\n"
    site = opened(small({"data/plans/recovery/updates/spring.yml": None, "data/council.yml": council}))
    assert (
        "No update on this plan has been published yet. One milestone is known. One is late. "
        "0 of 1 milestone is complete or on target (0%); one is not reported." in page_at(site, "plans/recovery/")
    )
    assert "This was due by the end of September 2024, and no update has ever spoken of it. Is it done?" in page_at(
        site, "late/"
    )
    assert page_at(site, "dates-moved/") == "Dates moved No changes of date are on record. No date has been moved."


def test_a_date_where_none_was_set_and_one_that_nobody_knows_are_told_in_words(council: Site, page_at: Page) -> None:
    page = page_at(council, "plans/2017-18/grants/third-sector-team/")
    assert "From a date that is not known to June 2017" in page


def test_a_date_that_never_moved_is_told_once_and_one_that_moved_as_first_and_now(
    example: Site, html_at: Page, page_at: Page
) -> None:
    page = page_at(example, "plans/2024-26/housing-repairs/repairs-backlog/")
    assert "Let 60 void homes again Overdue about six months past its date Due December 2024 What was said" in page
    assert "First date 30 September 2024 Date now March 2025 six months later What was said" in page
    rows = html_at(example, REPAIRS)
    assert '<td data-label="First date" class="table__spare">' in rows
    assert '<td data-label="Due"><time datetime="2024-12">Dec 2024</time></td>' in rows


def test_a_flow_of_all_milestones_says_how_many_of_them_no_share_counts(council: Site, page_at: Page) -> None:
    page = page_at(council, "updates/2017-18/year-end/")
    assert "62 of 104 milestones are complete or on target (60%)" in page
    assert "Of 105 milestones, counting one that is not pursued, 74 have the status that they had; 31 have" in page


def test_what_residents_say_is_told_with_the_way_it_went(council: Site, page_at: Page) -> None:
    said = page_at(council, "").partition("What residents say ")[2]
    assert said.startswith(
        "72% Residents satisfied with the council 2017 Up 6 points since 2016; higher is better. 47%"
    )
    assert "hard to reach by phone 2017 There is no earlier figure to compare it with. 59%" in said


def test_the_meetings_that_discussed_something_are_listed_with_what_came_of_them(council: Site, page_at: Page) -> None:
    assert (
        "Item 7: Children's Services improvement - Progress report Improvement Board, 19 March 2018 "
        "· three decisions and two actions asked for" in page_at(council, "plans/2017-18/organisational-culture/")
    )


def test_the_drawn_flow_says_what_its_colours_and_patterns_mean(example: Site, html_at: Page) -> None:
    flow = html_at(example, "updates/2024-26/q4/").partition('<figure class="flow">')[2].partition("</figure>")[0]
    legend = words_of(flow.partition('<ul class="legend">')[2].partition("</ul>")[0])
    assert legend == "Complete On target Under way Delayed Overdue Not started Not reported Not pursued"


def test_forty_updates_are_compared_by_the_newest_and_the_others_folded_away(small: Lay, html_at: Page) -> None:
    files = {
        f"data/plans/recovery/updates/m{year}-{month:02}.yml": (
            f"title: Update {year}-{month:02}\ncovers: {{from: {year}-{month:02}-01, to: {year}-{month:02}-20}}\n"
            f"published: {year}-{month:02}-21\nmilestones: {{backlog: {{status: under-way}}}}\n"
        )
        for year in (2021, 2022, 2023)
        for month in range(1, 13)
    }
    site = opened(small(files))
    theme = html_at(site, "plans/recovery/homes/")
    shown, _, folded = theme.partition('<h2 id="Updates">')[2].partition("<details")
    assert shown.count('class="stood__update"') == 8
    assert folded.count('class="stood__update"') == 29
    assert "At 29 updates before these" in folded
    assert "The newest eight of 37 updates, oldest first; each theme has all on its page." in words_of(
        html_at(site, "plans/recovery/")
    )


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "Not reported last said: On target; nothing said since its date passed, 31 days ago"),
        (
            {"data/plans/recovery/updates/spring.yml": None},
            "Not reported no update has spoken of it; 31 days past its date",
        ),
    ],
    ids=["since its date", "ever"],
)
def test_silence_is_told_with_what_was_said_last_and_how_long_ago_the_date_passed(
    small: Callable[..., Path], page_at: Page, files: Mapping[str, str | bytes | None], told: str
) -> None:
    council = "name: Borough\nshort_name: Borough\nas_at: 2024-10-31\n"
    site = opened(small({**files, "data/council.yml": council}))
    assert told in page_at(site, "plans/recovery/homes/")


def test_a_plan_closed_nobody_knows_when_says_so(small: Callable[[Mapping[str, str]], Path], html_at: Page) -> None:
    plan = "title: Recovery plan\nthemes: [homes]\nclosed: {on: unknown}\n"
    council = "name: Small Town Council\nas_at: 2024-06-30\nnext_update: unknown\n"
    site = opened(
        small(
            {
                "data/plans/recovery/plan.yml": plan,
                "data/council.yml": council,
                "data/plans/next/plan.yml": "title: N\n",
            }
        )
    )
    assert "closed on a day that is not known" in words_of(html_at(site, "plans/"))
    assert "Closed on a day that is not known." in words_of(html_at(site, "plans/recovery/"))
    assert "It is not known when the next is to come." in words_of(html_at(site, "updates/"))


def test_what_nobody_knows_is_said_in_whole_words(small: Callable[[Mapping[str, str]], Path], html_at: Page) -> None:
    files = {
        "data/plans/recovery/plan.yml": "title: Plan\nthemes: [homes]\nperiod: {from: unknown, to: unknown}\n",
        "data/plans/recovery/homes.yml": """
title: Homes
actions:
  - id: repairs
    title: Mend what is broken
    milestones:
      - {id: backlog, title: Clear the backlog, due: unknown}
      - {id: moved, title: Moved, due: 2024-08, revisions: [{to: unknown, proposed_in: report}]}
""",
        "data/plans/recovery/updates/spring.yml": """
title: Spring update
covers: {from: 2024-04-01, to: 2024-05-31}
published: 2024-06-03
milestones: {backlog: {status: complete, on: unknown, source: report}}
""",
        "data/directions.yml": """
- id: duty
  title: Duty
  issued: 2024-01
  state: unknown
  requirements: [{id: do, text: Do it., met_by: [{date: unknown, text: It was done.}]}]
""",
        "data/meetings/board/2024-05-16.yml": """
status: held
start: 2024-05-16
items: [{number: "1", title: Minutes, approves: [{as: unknown}]}]
""",
    }
    site = opened(small(files))
    assert "Runs a time that is not known" in words_of(html_at(site, "plans/recovery/"))
    theme = words_of(html_at(site, "plans/recovery/homes/"))
    assert "Complete on a day that is not known" in theme
    assert "a move to a day that is not known was proposed" in theme
    duties = words_of(html_at(site, "directions/"))
    assert "Met by on a day that is not known It was done." in duties
    assert "none of one is known to be in force." in duties
    assert "What was done with the minutes of an earlier meeting is not known; which meeting is not said." in words_of(
        html_at(site, "meetings/board/2024-05-16/")
    )


def test_a_plan_without_an_end_says_so(small: Callable[[Mapping[str, str]], Path], html_at: Page) -> None:
    plan = "title: Plan\nthemes: [homes]\nperiod: {from: 2024-04-01}\n"
    site = opened(small({"data/plans/recovery/plan.yml": plan}))
    assert "Runs from 1 April 2024; no end was set" in words_of(html_at(site, "plans/recovery/"))


def test_a_plan_without_themes_says_so(small: Callable[[Mapping[str, str]], Path], html_at: Page) -> None:
    page = html_at(opened(small({"data/plans/next/plan.yml": "title: Next plan\n"})), "plans/next/")
    assert "Themes No themes of this plan are known." in words_of(page)
    assert "<table" not in page
