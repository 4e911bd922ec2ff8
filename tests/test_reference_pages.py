"""What a reader finds on the pages of duties, time, doubts, priorities, words, data, and on those about the record."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pytest

from openrecord.dictionary import dictionary
from openrecord.edition import Edition
from openrecord.links import pages_with_narratives
from openrecord.model.council import Contact
from openrecord.pages import site_map
from openrecord.progress import DEFINITIONS
from openrecord.site import Site
from openrecord.views import timeline

from .conftest import Lay, Page, opened, words_of


def drawn(site: Site, edition: Edition, address: str) -> str:
    """The HTML of a page of another edition than the site's own."""
    page = next(page for page in site_map(edition) if page.address == address)
    return site.renderer.page(page.kind, page.view(edition))


# Duties


def test_the_page_of_duties_says_in_short_what_binds_and_until_when(example: Site, page_at: Page) -> None:
    assert (
        "In force: Directions of April 2024, until 7 April 2026. "
        "Of five requirements, three have something on record that met them." in page_at(example, "directions/")
    )


def test_a_requirement_is_told_with_what_met_it_or_that_nothing_on_record_did(example: Site, page_at: Page) -> None:
    page = page_at(example, "directions/")
    assert (
        "Agree a recovery plan and send it to the Secretary of State. Due By 30 June 2024 Met by 27 June 2024 "
        "Recovery plan 2024-26 . The plan was agreed on 14 May and sent on 27 June." in page
    )
    assert (
        "Say how tenants will be heard before decisions about their homes. Due By the end of 2025/26 "
        "Met by Nothing on record shows that it was met." in page
    )


def test_a_repeating_requirement_says_when_it_is_due_next_and_how_that_is_counted(example: Site, page_at: Page) -> None:
    page = page_at(example, "directions/")
    assert (
        "Due Every quarter Next due 8 August 2025, counted from 8 May 2025, when it was last met; "
        "no day of its own is set." in page
    )
    assert (
        "Due Every year, the first by 30 April 2025 Next due 30 April 2026. "
        "On that count it fell due once already, and nothing on record shows that it was met." in page
    )


def test_a_requirement_that_was_met_late_says_by_how_much(small: Lay, page_at: Page) -> None:
    directions = (
        "- id: one\n  title: Direction one\n  issued: 2024-01-31\n  state: in-force\n  requirements:\n"
        "    - {id: plan, text: Write a plan., due: 2024-02-29, met_by: [{document: report, date: 2024-05-20}]}\n"
    )
    page = page_at(opened(small({"data/directions.yml": directions})), "directions/")
    assert "Met by 20 May 2024 (about three months after its date) First report" in page


def test_a_direction_that_is_over_says_how_it_ended_and_what_took_its_place(example: Site, page_at: Page) -> None:
    page = page_at(example, "directions/")
    assert "What is over" in page
    assert "Directions of March 2022 Revoked on 8 April 2024" in page
    assert "Last day 31 March 2025 Replaced by Directions of April 2024" in page


def test_the_line_of_the_intervention_runs_to_the_day_and_beyond_it_to_what_is_still_in_force(
    example: Site, html_at: Page
) -> None:
    html = html_at(example, "directions/")
    assert "Six years from the first direction to the day; one of four is in force." in words_of(html)
    assert html.count('class="spell__force') == 4
    assert html.count('class="spell__ahead"') == 1


def test_a_requirement_has_the_address_that_references_lead_to(example: Site, html_at: Page) -> None:
    target = example.edition.links.find("direction", "directions-2024-04#tenants-heard")
    assert target is not None
    assert f'id="{target.address.partition("#")[2]}"' in html_at(example, "directions/")


def test_a_requirement_past_its_date_with_nothing_on_record_is_marked(example: Site) -> None:
    late = dataclasses.replace(example.edition, day=dt.date(2026, 4, 1))
    assert "Due By the end of 2025/26 its date has passed" in words_of(drawn(example, late, "directions/"))


# Time


def test_the_line_of_time_begins_with_what_is_still_to_come(example: Site, page_at: Page) -> None:
    page = page_at(example, "timeline/")
    assert page.startswith(
        "Timeline 62 entries from July 2019 to 20 June 2025, the newest first. 15 things are still to come. "
        "Three entries have no known date."
    )
    assert (
        "After 20 June 2025 30 June 2025 Rewrite the fifty letters sent most often , due Milestone "
        "17 July 2025 Improvement Board Meeting 24 July 2025 Next update , announced Update "
        "8 August 2025 Report every three months on the recovery plan , required every quarter, by this record's count "
        "Requirement October 2025" in page
    )
    assert "2025/26 Say how tenants will be heard before decisions about their homes , due Requirement" in page
    assert "7 April 2026 Directions of April 2024 , last day Direction" in page


def test_two_meetings_of_a_body_on_one_day_are_told_apart_on_the_line_of_time(example: Site, page_at: Page) -> None:
    assert "14 May 2024 Council (special) Meeting 14 May 2024 Council Meeting" in page_at(example, "timeline/")


def test_the_line_of_time_holds_everything_dated_and_says_what_became_of_it(example: Site, page_at: Page) -> None:
    page = page_at(example, "timeline/")
    for entry in (
        "15 May 2025 Improvement Board , cancelled Meeting",
        "4 February 2025 Audit Committee , too few members came Meeting",
        "8 May 2025 Third update, January to March 2025 , Recovery plan 2024-26 Update",
        "11 March 2025 Agree how the leisure trust will pay its own way , new date agreed by Cabinet Dates moved",
        "8 April 2024 Directions of March 2022 , revoked Direction",
        "November 2024 What the external auditor found Document",
        "2 May 2024 Local elections Event Eleven councillors are elected.",
        "2021/22 A Bengali-speaking desk opens",
    ):
        assert entry in page


def test_what_has_no_known_date_stands_in_a_section_of_its_own(example: Site, page_at: Page) -> None:
    assert "Date not known Not known The archive at Tŷ'r Dŵr is flooded Event" in page_at(example, "timeline/")


def test_a_stretch_of_time_keeps_the_capital_letters_of_its_months(council: Site, page_at: Page) -> None:
    page = page_at(council, "timeline/")
    assert "January to February 2017 Ofsted inspects children's services Event" in page
    assert page.startswith(
        "Timeline 53 entries from February 2014 to 19 March 2018, the newest first. Five things are still to come. "
        "Five entries have no known date."
    )


def test_an_event_has_the_address_that_references_lead_to(example: Site, html_at: Page) -> None:
    html = html_at(example, "timeline/")
    for event in example.edition.record.events:
        target = example.edition.links.find("event", event)
        assert target is not None
        assert target.address.startswith("timeline/#")
        assert f'id="{event}"' in html


def test_a_long_line_of_time_is_split_by_year_and_its_events_keep_their_addresses(
    example: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "MOST_ON_A_PAGE", 20)
    edition = dataclasses.replace(example.edition)
    whole = drawn(example, edition, "timeline/")
    assert "This page shows the events; everything else is on the page of its year." in words_of(whole)
    assert 'id="local-elections-2024"' in whole
    assert "Minutes of Cabinet" not in whole
    assert 'href="../timeline/2025/"' in whole
    year = drawn(example, edition, "timeline/2024/")
    assert 'href="../../timeline/#local-elections-2024">Local elections</a>' in year
    assert 'id="local-elections-2024"' not in year
    assert words_of(year).startswith("Timeline: 2024 22 entries of this record are dated 2024.")


# Doubts and silences


def test_doubts_are_grouped_by_what_they_are_about_and_say_what_the_record_does(example: Site, page_at: Page) -> None:
    page = page_at(example, "doubts/")
    assert "Four things in the sources are doubtful: contradicted, left out or misprinted." in page
    assert (
        "Recovery plan 2024-26 The report of May 2025 counts 60 homes in its text and 62 in its table. "
        "In this record: The record uses 60, the number that the plan gives." in page
    )


def test_a_doubt_has_the_address_that_references_lead_to(example: Site, html_at: Page) -> None:
    html = html_at(example, "doubts/")
    for doubt in example.edition.record.doubts:
        assert f'id="{doubt}"' in html


def test_the_silences_of_each_plan_are_counted(example: Site, page_at: Page) -> None:
    page = page_at(example, "doubts/")
    for sentence in (
        "One of 17 milestones has never been reported on.",
        "One of 17 milestones has not been reported on since its date passed.",
        "Two of 17 milestones have a date that the sources do not give.",
        "One of 17 milestones has no date: none was set.",
        "Not one of four milestones has ever been reported on.",
        "One of six milestones was open when the plan was closed.",
        "One document has no known date.",
        "The record does not hold the whole minutes of five of ten meetings held.",
        "What became of three of nine actions arising from meetings is not known.",
    ):
        assert sentence in page


def test_every_doubt_stands_in_just_one_group(council: Site, html_at: Page) -> None:
    html = html_at(council, "doubts/")
    for doubt in council.edition.record.doubts:
        assert html.count(f'id="{doubt}"') == 1


# Priorities


def test_each_outcome_names_the_themes_and_actions_that_serve_it_with_their_progress(
    example: Site, page_at: Page
) -> None:
    page = page_at(example, "priorities/")
    assert "The council has three priorities, with six outcomes that it wants to see. All of them are named by" in page
    assert (
        "People can use the council in Welsh, English or Bengali Build a repairs service that keeps its word "
        "Recovery plan 2024-26 2 of 3 milestones are complete or on target (67%); one is not reported." in page
    )


def test_priorities_and_outcomes_have_the_addresses_that_references_lead_to(example: Site, html_at: Page) -> None:
    html = html_at(example, "priorities/")
    for outcome in example.edition.record.outcomes:
        assert f'id="{outcome}"' in html


def test_that_no_plan_serves_a_priority_is_said_once(example: Site) -> None:
    record = example.edition.record
    themes = {path: theme.model_copy(update={"serves": (), "actions": ()}) for path, theme in record.themes.items()}
    edition = Edition(dataclasses.replace(record, themes=themes), example.edition.day)
    page = words_of(drawn(example, edition, "priorities/"))
    assert "None of them is named by a theme or an action of a plan in this record." in page
    assert "No theme or action of a plan names it." not in page


def test_a_council_without_a_strategy_has_no_page_of_priorities(example: Site) -> None:
    record = dataclasses.replace(example.edition.record, strategy=None)
    assert "priorities/" not in {page.address for page in site_map(Edition(record, example.edition.day))}


# How we measure


def test_every_status_is_told_with_its_rule_and_a_live_example(example: Site, page_at: Page) -> None:
    page = page_at(example, "how-we-measure/")
    for definition in DEFINITIONS:
        assert f"{definition.word} {definition.rule}" in page
    assert "It is left out of the total. Train twelve tenants as inspectors" in page
    assert "names its source. Award the new contract for repairs and 4 more" in page


def test_what_somebody_independent_confirmed_is_counted(example: Site, page_at: Page) -> None:
    assert (
        "Of 16 milestones of which an update of the current plan speaks, two have been confirmed by somebody "
        "independent of the council. They are Award the new contract for repairs and Publish the checked accounts "
        "for 2022/23" in page_at(example, "how-we-measure/")
    )


def test_n_of_m_is_shown_on_the_current_plan(example: Site, page_at: Page) -> None:
    page = page_at(example, "how-we-measure/")
    assert "n is how many of these are complete or on target." in page
    assert "7 of 16 milestones are complete or on target (44%); two are not reported." in page


# Words and data


def test_the_glossary_explains_each_term_at_the_address_that_texts_lead_to(example: Site, html_at: Page) -> None:
    html = html_at(example, "glossary/")
    for term in example.edition.record.terms:
        assert f'id="{term}"' in html
    assert words_of(html).startswith("Glossary Six terms, explained in plain words. exempt business business that")


def test_the_data_page_counts_what_the_record_holds(example: Site, page_at: Page) -> None:
    page = page_at(example, "data/")
    assert "Plans plans/ 3 Themes plans/<plan>/ 6" in page
    assert "Documents documents.yml 31" in page


def test_the_data_dictionary_says_of_each_key_what_it_holds_and_whether_it_is_required(
    example: Site, html_at: Page
) -> None:
    html = html_at(example, "data/")
    words = words_of(html)
    assert "due a date, or unknown no The earliest date known, never edited afterwards" in words
    assert "title a short text yes What is to be done." in words
    assert "source a citation, or a list of them no Where it is named." in words
    assert "id an id the file's name gives it The file's name." in words
    assert 'a list of <a href="#entry-milestone">milestone</a> entries' in html
    assert 'id="entry-milestone"' in html


def test_the_data_dictionary_explains_every_key_of_every_model() -> None:
    unexplained = [f"{entry.name}.{key.name}" for entry in dictionary() for key in entry.keys if not key.sentence]
    assert unexplained == []
    raw = {key.type for entry in dictionary() for key in entry.keys if "typing" in key.type or "class" in key.type}
    assert raw == set()


def test_every_entry_that_the_dictionary_speaks_of_has_a_table_of_its_own() -> None:
    names = {entry.name for entry in dictionary()}
    assert {model for entry in dictionary() for key in entry.keys for model in key.models} <= names


# About the record


@pytest.mark.parametrize(
    "content",
    [
        "in accordance with the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility "
        "Regulations 2018",
        "Feedback and contact information If a page shuts you out, or if you need something here in another form, tell "
        "Swyddfa'r Gwelliant / Improvement Office at improvement.office@aberwen.example",
        "The Equality and Human Rights Commission (EHRC) is responsible for enforcing",
        "contact the Equality Advisory and Support Service (EASS)",
        "This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard",
        "Non-compliance with the accessibility regulations",
        "Disproportionate burden Nothing is left out on this ground.",
        "Content that is not within the scope of the accessibility regulations",
        "This statement belongs to the edition of 20 June 2025",
    ],
)
def test_the_accessibility_statement_has_what_the_regulations_require(
    example: Site, page_at: Page, content: str
) -> None:
    assert content in page_at(example, "accessibility/")


def test_the_pages_about_the_record_name_whom_to_write_to_only_where_there_is_somebody(
    example: Site, page_at: Page
) -> None:
    assert "Tell Swyddfa'r Gwelliant / Improvement Office at improvement.office@aberwen.example" in page_at(
        example, "about/"
    )
    for contact in (None, Contact(name="The clerk")):
        council = example.edition.record.council.model_copy(update={"contact": contact})
        edition = Edition(dataclasses.replace(example.edition.record, council=council), example.edition.day)
        for address in ("about/", "privacy/", "accessibility/", "data/"):
            page = words_of(drawn(example, edition, address))
            assert ("The clerk" in page) is (contact is not None)
            assert "improvement.office" not in page


def test_a_page_about_the_record_gives_way_to_the_councils_own(council: Site, example: Site) -> None:
    assert "about/" in example.pages
    assert "about.md" in council.edition.record.narratives
    assert "about/" not in council.pages
    assert "how-we-measure/" in council.pages


def test_the_privacy_page_says_who_is_named_why_and_how_to_object(example: Site, page_at: Page) -> None:
    page = page_at(example, "privacy/")
    assert "without who promised and who was asked, a promise cannot be followed." in page
    assert "write to Swyddfa'r Gwelliant / Improvement Office" in page
    assert "your name can be taken out everywhere at once. What was done then stands under the post alone." in page


def test_the_privacy_page_says_that_nothing_is_collected(example: Site, page_at: Page) -> None:
    assert "They set no cookies, count no visits and fetch nothing from anybody else." in page_at(example, "privacy/")


def test_the_search_page_leads_readers_without_scripts_to_every_list(example: Site, page_at: Page) -> None:
    page = page_at(example, "search/")
    assert "The box needs scripts. If your browser does not run them, there is no box, and all else works" in page
    for entry in ("Recovery plan 2024-26 four themes", "Decisions 25 decisions", "People 20 people"):
        assert entry in page


@pytest.mark.parametrize("of", ["example", "council"])
def test_every_page_of_the_library_can_be_drawn(of: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(of)
    kinds = set()
    for page in site.pages.values():
        if page.kind in {"measure", "document", "measures", "documents", "directions", "timeline", "doubts", "data"}:
            html = site.renderer.page(page.kind, page.view(site.edition))
            ids = re.findall(r'\sid="([^"]+)"', html)
            assert sorted(ids) == sorted(set(ids)), f"{page.address} has an address twice"
            kinds.add(page.kind)
    assert len(kinds) == 8


def test_a_direction_has_a_page_of_its_own_for_what_people_write_about_it(council: Site, page_at: Page) -> None:
    page = page_at(council, "directions/directions-2017-03/")
    assert "Directions of 28 March 2017" in page
    assert "What it requires" in page
    assert "directions/directions-2017-03/" in pages_with_narratives(council.edition.record)


def test_a_direction_that_was_not_yet_issued_has_no_page(council: Site) -> None:
    addresses = {page.address for page in site_map(dataclasses.replace(council.edition, day=dt.date(2016, 1, 1)))}
    assert "directions/directions-2014-12/" in addresses
    assert "directions/directions-2017-03/" not in addresses


@pytest.mark.parametrize(
    ("met", "said"),
    [
        ([False], "Nothing on record shows that the one requirement was met."),
        ([True], "The one requirement has something on record that met it."),
        ([False, False], "Nothing on record shows that any of two requirements was met."),
        ([True, False], "Of two requirements, one has something on record that met it."),
    ],
)
def test_the_duties_say_in_short_how_many_were_met(small: Lay, page_at: Page, met: list[bool], said: str) -> None:
    needs = "".join(
        f"    - {{id: r{n}, text: Do it., met_by: [{'{text: Done.}' if done else ''}]}}\n" for n, done in enumerate(met)
    )
    root = small({"data/directions.yml": f"- id: duty\n  title: Duty\n  issued: 2024\n  requirements:\n{needs}"})
    assert said in page_at(opened(root), "directions/")
