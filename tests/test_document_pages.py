"""What a reader finds on the pages of documents: what each is, its paragraphs, its files, and what cites it."""

from __future__ import annotations

import pytest

from openrecord.check import check
from openrecord.edition.namings import Namings
from openrecord.narrative import anchors_of, numbered, untitled
from openrecord.site import Site

from .conftest import EXAMPLE, Page

REPORT = "documents/report-2025-q4/"


def test_documents_are_listed_by_kind_the_newest_first_with_how_much_rests_on_each(
    example: Site, page_at: Page
) -> None:
    page = page_at(example, "documents/")
    assert "This record rests on 31 documents. Two have a digest here, in which each paragraph has an address" in page
    assert (
        "Letters Letters, newest first Document Date From and to Cited by "
        "Letter of the Leader to the Secretary of State 8 May 2025 Leader of the Council: Siân Llwyd "
        "to Secretary of State 3 Letter of the Secretary of State to the Leader 8 Apr 2024 "
        "Secretary of State to Leader of the Council 4" in page
    )


def test_a_document_says_what_it_is_who_wrote_it_to_whom_and_when(example: Site, page_at: Page) -> None:
    page = page_at(example, REPORT)
    assert "Report by Chief Executive to Secretary of State, 8 May 2025." in page
    assert (
        "Written by Chief Executive: Marged Onwuka To Secretary of State Date 8 May 2025 "
        "About Recovery plan 2024-26 Published at https://www.aberwen.example/documents/progress-2025-q4" in page
    )
    assert "What it asks its reader to do Note what was done Agree to move the damp inspections" in page


def test_a_file_is_told_with_its_size_its_day_and_its_sha256(example: Site, html_at: Page) -> None:
    html = html_at(example, REPORT)
    assert (
        '<a href="../../files/progress-2025-q4.txt">Short version in Welsh, English and Bengali (plain text)</a>'
        ", 783 bytes, published on 8 May 2025" in html
    )
    assert "<code>bbf50e5287f1712c428b0759f6622ed30771c39efea85a5ba61f11a07989bd53</code>" in html


def test_a_document_without_files_or_digest_says_so(example: Site, page_at: Page) -> None:
    assert "Files This record holds no copy of it. Digest There is none here." in page_at(
        example, "documents/strategy-2023/"
    )


def test_a_document_of_unknown_date_says_so(example: Site, page_at: Page) -> None:
    assert "Report by Chief Executive; its date is not known." in page_at(example, "documents/report-2023/")


def test_a_document_leads_to_the_one_that_it_takes_the_place_of_and_back(example: Site, page_at: Page) -> None:
    assert "Takes the place of Recovery plan 2022-24" in page_at(example, "documents/recovery-plan-2024/")
    assert "Replaced by Recovery plan 2024-26" in page_at(example, "documents/recovery-plan-2022/")


def test_what_cites_a_document_is_listed_by_kind_with_the_paragraphs_in_their_order(
    example: Site, page_at: Page
) -> None:
    page = page_at(example, REPORT)
    assert "Nine entries of this record rest on it or are about it. The numbers are the paragraphs that each" in page
    assert "Milestones Inspect every home where damp was reported a new date was proposed in it 2.1" in page
    assert (
        "Updates Third update, January to March 2025 (Recovery plan 2024-26) it is the update's report "
        "1.1 , 2.1 , 2.2 , 2.3 , 2.4 , 3.1 , 3.2 , 4.1 , 4.2" in page
    )
    assert "Measures Reports of damp still open 2.1 Repairs done on the promised day 2.4" in page
    assert "Duties Report every three months on the recovery plan. met by it" in page
    assert "What we do not know The report of May 2025 counts 60 homes in its text and 62 in its table. 2.3" in page


def test_a_cited_paragraph_leads_to_its_place_in_the_digest(example: Site, html_at: Page) -> None:
    assert '<a href="#2.4">2.4</a>' in html_at(example, REPORT)


def test_a_document_that_nothing_cites_says_so(example: Site, page_at: Page) -> None:
    assert "Nothing in this record cites it." in page_at(example, "documents/repairs-contract-paper/")


def test_every_source_of_every_entry_is_found_again_on_the_page_of_its_document() -> None:
    record, problems = check(EXAMPLE)
    assert problems == ()
    cited = {
        f"milestone:{path}"
        for path, (_, _, milestone) in record.milestones.items()
        if any(citation.document == "recovery-plan-2024" for citation in milestone.source)
    }
    assert cited
    assert cited <= {naming.by for naming in Namings(record).of("document", "recovery-plan-2024")}


def test_a_numbered_paragraph_has_an_address_and_its_number_leads_there() -> None:
    assert numbered("4.27 Later dates are asked for,\nthree of them.\n") == (
        "[4.27](#4.27){ .numbered__mark } Later dates are asked for,\nthree of them.\n{ #4.27 .numbered }\n"
    )


def test_paragraphs_that_are_numbered_one_two_three_have_addresses_too() -> None:
    assert numbered("1 The first.\n\n2 The second,\nof two lines.\n") == (
        "[1](#1){ .numbered__mark } The first.\n{ #1 .numbered }\n\n"
        "[2](#2){ .numbered__mark } The second,\nof two lines.\n{ #2 .numbered }\n"
    )
    assert list(anchors_of("4 The fourth.\n\n9 homes were mended.\n\n5 The fifth.\n")) == ["4", "5"]
    assert list(anchors_of("1 The first.\n\nBetween.\n\n2 The second.\n\n2.1 More.\n")) == ["1", "2", "2.1"]


@pytest.mark.parametrize(
    "markdown",
    [
        "12 homes were mended.\n\n15 were not.\n",
        "1 home was lost.\n\n3 were found.\n",
        "Of all,\n1 home was lost,\n2 were found.\n",
        "1. One.\n\n2. Two.\n",
        "1 200 homes were mended.\n\n2 300 were not.\n",
        "```\n1 One.\n\n2 Two.\n```\n",
    ],
)
def test_a_sentence_or_a_list_that_begins_with_a_number_is_left_as_it_is(markdown: str) -> None:
    assert numbered(markdown) == markdown


def test_a_number_that_a_heading_has_is_no_paragraphs_address() -> None:
    assert list(anchors_of("## 1 Homes\n\n1 The first.\n\n2 The second.\n")) == ["1", "2"]


def test_a_number_in_code_is_left_as_it_is() -> None:
    assert numbered("```\n4.27 not a paragraph\n```\n") == "```\n4.27 not a paragraph\n```\n"


def test_a_digest_that_begins_with_the_documents_title_does_not_say_it_twice() -> None:
    assert untitled("\n# The plan\n\nWords.\n") == "\n\n\nWords.\n"
    assert untitled("Words.\n\n# Not a title\n") == "Words.\n\n# Not a title\n"
