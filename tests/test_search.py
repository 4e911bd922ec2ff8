"""What search is given: every word once, its passages with their addresses, and the same bytes each time."""

from __future__ import annotations

import gzip
import json
from itertools import accumulate
from typing import Any

from openrecord.search import Index, Labels
from openrecord.search.passages import LONGEST_WORD, Passage, passages, weights, words
from openrecord.site import Site

from .conftest import Page

HTML = """
<p class="kicker">Minutes</p>
<h1>Council, <em>19 March</em></h1>
<p>In short &lt;b&gt; &amp; all.</p>
<nav><a href="x">Elsewhere</a></nav>
<h2 id="item-5"><span>5</span> Grants</h2><svg><text>drawn</text></svg>
<p id="item-5-p1"><span>Heard</span>The Board <em>not</em>ed <a href="y">it</a>.<a class="mark" href="#x"></a></p>
<ol><li class="resolved__one" id="item-5-r1">That it be agreed.</li></ol>
<h2 id="Who-was-there">Who was there</h2>
"""


def unpacked(content: bytes) -> Any:
    """What a file of the index holds."""
    return json.loads(gzip.decompress(content))


def made(*pages: tuple[str, str, Labels, str]) -> dict[str, Any]:
    """The files of an index of some pages, unpacked, by name."""
    index = Index()
    for page in pages:
        index.add(*page)
    return {uri.removeprefix("search/index/").removesuffix(".bin"): unpacked(content) for uri, content in index.files()}


def found(files: dict[str, Any], word: str) -> dict[int, int]:
    """The pages that hold a word, by number, with the weight of the word, read as a browser does."""
    shard = max(place for place, first in enumerate(files["catalogue"]["shards"]) if first <= word)
    for held, postings in files[f"words-{shard}"]:
        if held == word:
            return {page: weight for weight, *steps in postings for page in accumulate(steps)}
    return {}


def test_each_part_with_an_address_is_a_passage_under_its_heading() -> None:
    assert passages(HTML) == (
        Passage("", "", "Minutes In short <b> & all."),
        Passage("item-5", "5 Grants", "", True),
        Passage("item-5-p1", "5 Grants", "Heard The Board noted it."),
        Passage("item-5-r1", "5 Grants", "That it be agreed."),
        Passage("Who-was-there", "Who was there", "", True),
    )


def test_words_are_known_without_capitals_and_accents_in_any_script() -> None:
    assert words("Llŷr Siôn’s £2,300 (ﬁnal) snake_case") == ["llyr", "sion", "s", "2", "300", "final", "snake", "case"]
    assert words("রহিমা خَاتُون") == ["রহম", "خاتون"]
    assert words("a" * 10_000) == ["a" * LONGEST_WORD]


def test_a_word_counts_most_in_a_short_title_then_in_the_records_own_headings() -> None:
    page = passages('<h2 id="grants">Grants</h2><p>money money rents</p><h2 id="Meetings">Meetings</h2>')
    weight = weights("Homes", page, 1.0)
    assert weight["homes"] > weights("Homes and more", page, 1.0)["homes"] > weight["grants"] > weight["money"]
    assert weight["money"] > weight["rents"] == weight["meetings"]
    lighter = weights("Homes", page, 0.3)
    assert lighter["homes"] == weight["homes"]
    assert lighter["money"] < weight["rents"]


def test_the_words_of_a_decision_stand_at_its_own_address(example: Site, html_at: Page) -> None:
    found = {part.anchor: part for part in passages(html_at(example, "meetings/council/2025-02-25/"))}
    decision = found["tracker-sooner"]
    assert decision.heading == "8 Budget for 2025/26"
    assert decision.text.startswith("That the list of savings be published by 31 March 2025, three months sooner")


def test_every_word_of_a_page_is_in_the_index_and_leads_to_its_passage() -> None:
    files = made(("meetings/council/2018-03-19/", "Council, 19 March", Labels("Minutes"), HTML))
    assert files["page-0"] == [
        "meetings/council/2018-03-19/",
        "Council, 19 March",
        "Minutes",
        ["", "", "Minutes In short <b> & all."],
        ["item-5", "5 Grants", ""],
        ["item-5-p1", "5 Grants", "Heard The Board noted it."],
        ["item-5-r1", "5 Grants", "That it be agreed."],
        ["Who-was-there", "Who was there", ""],
    ]
    for word in ("council", "19", "minutes", "grants", "board", "agreed", "there"):
        assert found(files, word), word
    assert not found(files, "elsewhere")
    assert not found(files, "drawn")


def test_what_pages_can_be_narrowed_by_is_told_in_runs() -> None:
    files = made(
        ("b/", "B", Labels("Minutes", body="Cabinet", year="2025"), "<p>said</p>"),
        ("c/", "C", Labels("Action", plan="Recovery"), "<p>said</p>"),
        ("a/", "A", Labels("Minutes", body="Cabinet", year="2025"), "<p>said</p>"),
    )
    names, runs = files["catalogue"]["names"], files["catalogue"]["runs"]
    assert [(length, *(names[label] for label in labels)) for length, *labels in runs] == [
        (1, "Action", "Recovery", "", ""),
        (2, "Minutes", "", "Cabinet", "2025"),
    ]
    assert [files[f"page-{number}"][0] for number in found(files, "said")] == ["c/", "a/", "b/"]


def test_a_page_that_names_a_source_is_found_by_it_after_all_others() -> None:
    files = made(
        ("a/", "A", Labels("Action"), '<p>Done.</p><small class="source">Source: <a href="x">Letter</a></small>'),
        ("b/", "B", Labels("Action"), f"<p>A letter came. {'And more. ' * 30}</p>"),
    )
    weight = found(files, "letter")
    assert weight[1] > weight[0] == 1
    assert files["page-0"][3:] == [["", "", "Done."]]


def test_many_words_are_split_into_shards_in_their_order() -> None:
    files = made(*((f"{n}/", f"T{n}", Labels("List"), " ".join(f"w{n}x{m}" for m in range(400))) for n in range(20)))
    shards = files["catalogue"]["shards"]
    assert len(shards) > 3
    assert shards == sorted(shards)
    for number in (0, 7, 19):
        (page,) = found(files, f"w{number}x399")
        assert files[f"page-{page}"][0] == f"{number}/"


def test_the_same_pages_give_the_same_bytes_whatever_their_order_and_a_new_version_when_one_changes() -> None:
    pages = [(f"{number}/", "T", Labels("List"), f"<p>word {number}</p>") for number in range(5)]

    def of(order: list[tuple[str, str, Labels, str]]) -> list[tuple[str, bytes]]:
        index = Index()
        for page in order:
            index.add(*page)
        return list(index.files())

    assert of(pages) == of(pages[::-1]) == of([("3/", "Old", Labels("Old"), ""), *pages])
    changed = of([*pages[:4], ("4/", "T", Labels("List"), "<p>another</p>")])
    assert unpacked(changed[-1][1])["version"] != unpacked(of(pages)[-1][1])["version"]


def test_pages_of_the_past_and_the_search_page_are_not_found(example: Site) -> None:
    for source, address in example.sources.items():
        if address.startswith(("as-at/", "search/", "late/", "meetings/cabinet/", "plans/2024-26/housing-repairs/")):
            example.prepared(source, "")
            example.drawn(source, "")
    entries = example.index.entries
    assert not [address for address in entries if address.startswith(("as-at/", "search/"))]
    assert entries["late/"].labels == Labels("List")
    assert entries["meetings/cabinet/2025-03-11/"].labels == Labels("Minutes", "", "Cabinet", "2025")
    assert entries["plans/2024-26/housing-repairs/"].labels.kind == "Theme"
    assert entries["plans/2024-26/housing-repairs/"].labels.plan == "Recovery plan 2024-26"
