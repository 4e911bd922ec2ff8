"""An address that was published never dies: it stands, or says where it went; and another thing never takes it."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from openrecord import ledger
from openrecord.cli import main
from openrecord.model.address import Anchor, Published
from openrecord.problems import Unsound
from openrecord.promises import Promises
from openrecord.publishing.addresses import lost, published_on, write_ledger
from openrecord.render import aliased
from openrecord.site import Site, open_site
from openrecord.sound import sound_edition, traceable_edition
from tests.conftest import NOW, ROOT, SMALL, opened, words_of

from .conftest import Lay

Change = Mapping[str, str]

DAY = dt.date(2024, 7, 1)
MEETING = "data/meetings/board/2024-05-16.yml"
THEME = "data/plans/recovery/homes.yml"
PAGE = "meetings/board/2024-05-16/"
ITEMS = """\
status: held
start: 2024-05-16
items:
  - number: "1"
    title: The backlog of repairs
    record:
      - heard: Half of the repairs are done.
      - noted: The rest will take a year.
    resolved:
      - text: That the work go on.
  - number: "2"
    title: Money
    record:
      - heard: There is none.
"""


def drawn(site: Site, into: Path) -> list[str]:
    """A site drawn into a folder without MkDocs: the parts of its pages that the ledger is about."""
    names = []
    for source in sorted(site.sources):
        name = f"{site.sources[source]}index.html"
        site.prepared(source, site.narrative(source))
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        (into / name).write_text(f"<article>{site.drawn(source, '').html}</article>", "utf-8")
        names.append(name)
    return names


def with_ledger(root: Path, into: Path) -> Path:
    """The same council, all of whose addresses are in the ledger."""
    site = opened(root)
    found = published_on(DAY, into, drawn(site, into), Promises(site.edition))
    write_ledger(root, ledger.merged({}, found.values()))
    return root


@pytest.fixture(scope="module")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The council that most tests begin with, made once."""
    folder = tmp_path_factory.mktemp("ledger")
    shutil.copytree(SMALL, folder / "council")
    (folder / "council" / MEETING).write_text(ITEMS, "utf-8")
    return with_ledger(folder / "council", folder / "drawn")


@pytest.fixture
def published(common: Path, tmp_path: Path) -> Callable[[Change], Path]:
    """Makes a small council, all of whose addresses are in the ledger, with some files laid over it before."""

    def make(files: Mapping[str, str]) -> Path:
        root = tmp_path / "council"
        shutil.copytree(common, root)
        for name, text in files.items():
            (root / name).write_text(text, "utf-8")
        return with_ledger(root, tmp_path / "drawn") if files else root

    return make


def change(root: Path, file: str, was: str, now: str) -> None:
    """Replace one text in a file."""
    text = (root / file).read_text("utf-8")
    assert was in text, f"{was} stands nowhere in {file}"
    (root / file).write_text(text.replace(was, now, 1), "utf-8")


def told(root: Path) -> list[str]:
    """Every problem that the check tells."""
    try:
        sound_edition(root, NOW)
    except Unsound as unsound:
        return [str(problem) for problem in unsound.problems]
    return []


def html_of(root: Path, address: str) -> str:
    """The HTML of one page, as it is put into the frame."""
    site = opened(root)
    source = next(source for source, found in site.sources.items() if found == address)
    site.prepared(source, site.narrative(source))
    return site.drawn(source, "").html


def test_a_line_of_the_ledger_says_the_address_the_day_the_title_and_the_parts(
    published: Callable[[Change], Path],
) -> None:
    root = published({})
    lines = (root / "data/ledgers/addresses/meetings/board.txt").read_text("utf-8").splitlines()
    assert lines[0].startswith("# Every address that was ever published, written by `openrecord publish`.")
    assert re.fullmatch(
        r'/meetings/board/2024-05-16/ 2024-07-01 "[^"]*16 May 2024" item-1=\w{6} item-1-p1=\w{6} item-1-p2=\w{6} '
        r"item-1-r1=\w{6} item-2=\w{6} item-2-p1=\w{6}",
        lines[2],
    )


def test_milestones_actions_and_paragraphs_of_digests_are_promised(published: Callable[[Change], Path]) -> None:
    promised = sound_edition(published({}), NOW).record.published
    assert list(promised["plans/recovery/homes/repairs/"].anchors) == ["backlog"]
    assert "repairs" in promised["plans/recovery/homes/"].anchors
    assert "late/" in promised
    assert promised[""].title


def test_a_record_that_stays_as_it_was_is_sound(published: Callable[[Change], Path]) -> None:
    assert told(published({})) == []


def test_words_put_right_in_their_place_are_no_problem(published: Callable[[Change], Path]) -> None:
    root = published({})
    change(root, MEETING, "Half of the repairs", "A third of the repairs")
    assert told(root) == []


def test_a_new_paragraph_at_the_end_is_no_problem(published: Callable[[Change], Path]) -> None:
    root = published({})
    change(root, MEETING, "take a year.\n", "take a year.\n      - noted: They thanked the staff.\n")
    assert told(root) == []


def test_a_paragraph_inserted_before_others_asks_for_ids_until_every_address_is_back(
    published: Callable[[Change], Path],
) -> None:
    root = published({})
    change(root, MEETING, "      - heard: Half", "      - heard: They met.\n      - heard: Half")
    assert told(root) == [
        f"{MEETING}:7: #item-1-p1: this has taken the address of what now stands at #item-1-p2; "
        "give this an id of its own",
        f"{MEETING}:8: #item-1-p2: what stands here was published as #item-1-p1; write id: item-1-p1 here",
        f"{MEETING}:9: #item-1-p3: what stands here was published as #item-1-p2; write id: item-1-p2 here",
    ]
    change(root, MEETING, "- heard: They", "- id: they-met\n        heard: They")
    change(root, MEETING, "- heard: Half", "- id: item-1-p1\n        heard: Half")
    change(root, MEETING, "- noted: The rest", "- id: item-1-p2\n        noted: The rest")
    assert told(root) == []


def test_a_statement_inserted_before_others_asks_for_ids_until_every_address_is_back(
    published: Callable[[Change], Path],
) -> None:
    update = "data/plans/recovery/updates/spring.yml"
    root = published(
        {
            update: """\
title: Spring update
covers: {from: 2024-04-01, to: 2024-05-31}
published: 2024-06-03
themes:
  homes:
    achievements:
      - text: Ten roofs were mended.
"""
        }
    )
    change(root, update, "      - text: Ten", "      - text: Doors were hung.\n      - text: Ten")
    assert told(root) == [
        f"{update}:7: #achievement-homes-1: this has taken the address of what now stands at #achievement-homes-2; "
        "give this an id of its own",
        f"{update}:8: #achievement-homes-2: what stands here was published as #achievement-homes-1; "
        "write id: achievement-homes-1 here",
    ]
    change(root, update, "- text: Doors", "- id: doors\n        text: Doors")
    change(root, update, "- text: Ten", "- id: achievement-homes-1\n        text: Ten")
    assert told(root) == []


def test_items_in_another_order_keep_their_addresses(published: Callable[[Change], Path]) -> None:
    root = published({})
    head, first, second = re.split(r'(?=  - number: "[12]")', ITEMS)
    (root / MEETING).write_text(head + second + first, "utf-8")
    assert told(root) == []


def test_items_with_new_numbers_are_told_of_once_and_not_for_each_of_their_parts(
    published: Callable[[Change], Path],
) -> None:
    root = published({})
    change(root, MEETING, 'number: "2"', 'number: "3"')
    change(root, MEETING, 'number: "1"', 'number: "2"')
    change(root, MEETING, "items:\n", 'items:\n  - {number: "1", title: Welcome}\n')
    assert told(root) == [
        f"{MEETING}:4: #item-1: this has taken the address of what now stands at #item-2; give this an id of its own",
        f"{MEETING}:5: #item-2: what stands here was published as #item-1; write id: item-1 here",
        f"{MEETING}:12: #item-3: what stands here was published as #item-2; write id: item-2 here",
    ]
    change(root, MEETING, '{number: "1", title', '{number: "1", id: welcome, title')
    change(root, MEETING, '- number: "2"', '- number: "2"\n    id: item-1')
    change(root, MEETING, '- number: "3"', '- number: "3"\n    id: item-2')
    assert told(root) == []


def test_a_paragraph_that_went_to_another_item_keeps_its_address_though_its_own_item_was_numbered_anew(
    published: Callable[[Change], Path],
) -> None:
    root = published({})
    change(root, MEETING, "      - heard: Half of the repairs are done.\n", "")
    change(root, MEETING, "There is none.\n", "There is none.\n      - heard: Half of the repairs are done.\n")
    change(root, MEETING, 'number: "1"', 'number: "7"')
    assert told(root) == [
        f"{MEETING}:4: #item-7: what stands here was published as #item-1; write id: item-1 here, or say in "
        "data/redirects.yml where it went",
        f"{MEETING}:14: #item-2-p2: what stands here was published as #item-1-p1; write id: item-1-p1 here, or say in "
        "data/redirects.yml where it went",
    ]
    change(root, MEETING, '- number: "7"', '- number: "7"\n    id: item-1')
    change(root, MEETING, "- heard: Half", "- id: item-1-p1\n        heard: Half")
    assert told(root) == [
        f"{MEETING}:8: the address #item-1-p1 is taken by another part of this meeting; give this an id of its own"
    ]
    change(root, MEETING, "- noted: The rest", "- id: the-rest\n        noted: The rest")
    assert told(root) == [
        f"{MEETING}:8: #the-rest: what stands here was published as #item-1-p2; write id: item-1-p2 here, or say in "
        "data/redirects.yml where it went"
    ]
    change(root, MEETING, "id: the-rest", "id: item-1-p2")
    assert told(root) == []


def test_of_an_item_that_has_another_number_nothing_is_missed_before_it_has_its_address_back(
    published: Callable[[Change], Path],
) -> None:
    root = published({})
    change(root, MEETING, 'number: "1"', 'number: "7"')
    change(root, MEETING, "Half of the repairs", "A third of the repairs")
    assert told(root) == [
        f"{MEETING}:4: #item-7: what stands here was published as #item-1; write id: item-1 here, or say in "
        "data/redirects.yml where it went",
    ]
    change(root, MEETING, '- number: "7"', '- number: "7"\n    id: item-1')
    assert told(root) == []


def test_a_part_that_was_taken_out_is_named(published: Callable[[Change], Path]) -> None:
    root = published({})
    change(root, MEETING, "    resolved:\n      - text: That the work go on.\n", "")
    assert told(root) == [
        "data/ledgers/addresses/meetings/board.txt:3: /meetings/board/2024-05-16/#item-1-r1, published on 2024-07-01, "
        "is gone; put it back, or say in data/redirects.yml where it went or why it was withdrawn"
    ]


def test_a_milestone_with_another_id_is_told_with_its_likely_successor(published: Callable[[Change], Path]) -> None:
    root = published({})
    for file in (THEME, "data/plans/recovery/updates/spring.yml", "content/plans/recovery/homes.md"):
        change(root, file, "backlog", "old-repairs")
    (problem,) = told(root)
    assert problem == (
        "data/ledgers/addresses/plans/recovery.txt:4: /plans/recovery/homes/repairs/#backlog, published on 2024-07-01, "
        "is gone; it is likely at /plans/recovery/homes/repairs/#old-repairs now; put it back, "
        "or say in data/redirects.yml where it went or why it was withdrawn"
    )
    (root / "data/redirects.yml").write_text(
        '- {from: "plans/recovery/homes/repairs/#backlog", to: milestone:recovery/old-repairs, why: Renamed.}\n',
        "utf-8",
    )
    assert told(root) == []
    html = html_of(root, "plans/recovery/homes/repairs/")
    assert '<h2 id="old-repairs"><span class="alias" id="backlog"></span>' in html


def test_a_figure_that_is_no_longer_there_is_told_with_its_likely_successor_and_led_on(
    published: Callable[[Change], Path],
) -> None:
    root = published({})
    change(root, "data/measures/trust.yml", "date: 2024,", "date: 2024-05,")
    assert told(root) == [
        "data/ledgers/addresses/measures.txt:3: /measures/trust/#Figure-2024, published on 2024-07-01, is gone; "
        "it is likely at /measures/trust/#Figure-2024-05 now; put it back, or say in data/redirects.yml where it went "
        "or why it was withdrawn"
    ]
    (root / "data/redirects.yml").write_text(
        '- {from: "measures/trust/#Figure-2024", to: "measures/trust/#Figure-2024-05", why: The month is known.}\n',
        "utf-8",
    )
    assert told(root) == []
    html = html_of(root, "measures/trust/")
    assert re.search(r'<tr id="Figure-2024-05"><th scope="row"><span class="alias" id="Figure-2024"></span>', html)


def renamed(root: Path) -> Path:
    """The small council with its one theme under another name."""
    for file in ("data/plans/recovery/plan.yml", "data/measures/trust.yml"):
        text = (root / file).read_text("utf-8")
        (root / file).write_text(text.replace("homes", "housing"), "utf-8")
    (root / THEME).rename(root / "data/plans/recovery/housing.yml")
    (root / "content/plans/recovery/homes.md").rename(root / "content/plans/recovery/housing.md")
    return root


def test_a_page_that_is_gone_is_told_with_its_title_and_its_likely_successor(
    published: Callable[[Change], Path],
) -> None:
    problems = told(renamed(published({})))
    assert (
        "data/ledgers/addresses/plans/recovery.txt:3: /plans/recovery/homes/ ('Homes'), published on 2024-07-01, "
        "is gone; it is likely at /plans/recovery/housing/ now; put it back, "
        "or say in data/redirects.yml where it went or why it was withdrawn" in problems
    )


def test_one_redirect_is_enough_for_a_page_those_below_it_and_those_of_its_past(
    published: Callable[[Change], Path],
) -> None:
    root = renamed(published({}))
    (root / "data/redirects.yml").write_text(
        "- {from: plans/recovery/homes/, to: theme:recovery/housing, why: It was renamed.}\n", "utf-8"
    )
    assert told(root) == []
    site = open_site(root, ROOT / "theme_overrides", NOW, "https://example.org/record")
    pages = {
        uri: page for uri, page in site.assets() if isinstance(page, str) and uri.endswith(".html") and uri[:2] != "r/"
    }
    assert sorted(pages) == [
        "as-at/recovery/spring/plans/recovery/homes/index.html",
        "plans/recovery/homes/index.html",
        "plans/recovery/homes/repairs/index.html",
    ]
    page = pages["plans/recovery/homes/repairs/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../../../../plans/recovery/housing/repairs/">' in page
    assert '<link rel="canonical" href="https://example.org/record/plans/recovery/housing/repairs/">' in page
    assert "It is now at Mend what is broken . It was renamed." in words_of(page)
    assert "<script" not in page


def test_a_page_that_was_withdrawn_keeps_its_address_and_says_what_was_there_when_and_why(
    published: Callable[[Change], Path],
) -> None:
    root = published({"data/glossary.yml": "- {id: rent, term: rent, means: What a tenant pays.}\n"})
    change(root, "data/documents.yml", "- id: report", "- id: first-report")
    for file in ("data/measures/trust.yml", "data/plans/recovery/updates/spring.yml"):
        text = (root / file).read_text("utf-8")
        (root / file).write_text(
            re.sub(r"\breport#", "first-report#", text)
            .replace("report: report", "report: first-report")
            .replace("source: report", "source: first-report"),
            "utf-8",
        )
    (root / "content/documents/report.md").rename(root / "content/documents/first-report.md")
    (root / "data/redirects.yml").write_text(
        "- {from: documents/report/, withdrawn: 2024-06-12, was: First report, why: It named who owes rent.}\n",
        "utf-8",
    )
    assert told(root) == []
    html = html_of(root, "documents/report/")
    assert words_of(html) == (
        "Withdrawn: First report This page was withdrawn on 12 June 2024. It keeps its address, so that a link to it "
        "says what became of it. What was here First report Withdrawn 12 June 2024 Why It named who owes rent . "
        "You can search the record for what took its place."
    )


def test_a_part_that_left_its_page_keeps_its_address_there_and_says_where_it_is(
    published: Callable[[Change], Path],
) -> None:
    root = published({})
    change(root, MEETING, "    resolved:\n      - text: That the work go on.\n", "")
    change(root, MEETING, "      - noted: The rest will take a year.\n", "")
    (root / "data/redirects.yml").write_text(
        f'- {{from: "{PAGE}#item-1-r1", to: theme:recovery/homes, why: It was no decision.}}\n'
        f'- {{from: "{PAGE}#item-1-p2", withdrawn: 2024-06, was: A remark, why: It named a <b>tenant</b>.}}\n',
        "utf-8",
    )
    assert told(root) == []
    html = html_of(root, PAGE)
    section = html[html.index('<section class="gone"') :]
    assert 'id="item-1-r1"' in section
    assert 'id="item-1-p2"' in section
    assert words_of(section) == (
        "No longer on this page What stood here at #item-1-r1 is now at Homes . It was no decision. "
        "A remark: withdrawn in June 2024. It named a <b>tenant</b>."
    )


@pytest.mark.parametrize(
    ("redirect", "problem"),
    [
        (
            "{from: late/, to: updates/, why: No.}",
            "from: 'late/' is a page of this site; take the redirect out, or give the page another id",
        ),
        (
            "{from: late/, withdrawn: 2024, was: What is late, why: No.}",
            "from: 'late/' is a page of this site; take the redirect out, or give the page another id",
        ),
        (
            '{from: "meetings/board/2024-05-16/#item-1", to: late/, why: No.}',
            "from: 'meetings/board/2024-05-16/#item-1' still stands there; take the redirect out, "
            "or give what stands there another id",
        ),
        (
            "{from: files/report.txt, to: late/, why: No.}",
            "from: 'files/report.txt' is a file of content/; take the redirect out",
        ),
        ("{from: lat/, to: updates/, why: No.}", "from: 'lat/' was never published; did you mean 'late/'?"),
        (
            '{from: "meetings/board/2024-05-16/#item-11", to: late/, why: No.}',
            "from: 'meetings/board/2024-05-16/#item-11' was never published; did you mean 'item-1'?",
        ),
    ],
)
def test_a_redirect_begins_where_something_was_published_and_is_no_more(
    published: Callable[[Change], Path], redirect: str, problem: str
) -> None:
    root = published({})
    (root / "data/redirects.yml").write_text(f"# Moved\n- {redirect}\n", "utf-8")
    assert told(root) == [f"data/redirects.yml:2: {problem}"]


def test_a_milestone_that_went_to_another_action_is_told_with_its_new_place(
    published: Callable[[Change], Path],
) -> None:
    root = published({})
    text = (root / THEME).read_text("utf-8")
    head, milestones = text.split("    milestones:\n")
    (root / THEME).write_text(f"{head}  - id: more\n    title: More\n    milestones:\n{milestones}", "utf-8")
    (problem,) = told(root)
    assert "/plans/recovery/homes/repairs/#backlog, published on 2024-07-01, is gone; it is likely at " in problem
    assert "it is likely at /plans/recovery/homes/more/#backlog now; put it back" in problem


def test_a_redirect_of_a_part_stays_sound_when_its_whole_page_moves(published: Callable[[Change], Path]) -> None:
    root = published({})
    for file in (THEME, "data/plans/recovery/updates/spring.yml", "content/plans/recovery/homes.md"):
        change(root, file, "backlog", "old-repairs")
    part = '- {from: "plans/recovery/homes/repairs/#backlog", to: milestone:recovery/old-repairs, why: Renamed.}\n'
    (root / "data/redirects.yml").write_text(part, "utf-8")
    assert told(root) == []
    renamed(root)
    whole = "- {from: plans/recovery/homes/, to: theme:recovery/housing, why: It was renamed.}\n"
    (root / "data/redirects.yml").write_text(part + whole, "utf-8")
    assert told(root) == []


def test_a_redirect_leads_to_no_part_that_is_not_there(small: Lay) -> None:
    root = small(
        {
            "data/glossary.yml": "- {id: rent, term: rent, means: What a tenant pays.}\n",
            "data/redirects.yml": '- {from: a/, to: "glossary/#rents"}\n- {from: b/, to: "late/#Late"}\n',
        }
    )
    assert told(root) == [
        "data/redirects.yml:1: to: 'glossary/#rents' names no part of that page that stays; did you mean 'rent'?"
    ]


def test_an_address_from_before_the_ledger_may_lead_on_unless_it_looks_like_a_slip(
    published: Callable[[Change], Path],
) -> None:
    root = published({})
    redirect = "- {from: improvement/newsletter.html, to: late/}\n- {from: lats/, to: late/}\n"
    (root / "data/redirects.yml").write_text(redirect, "utf-8")
    assert told(root) == ["data/redirects.yml:2: from: 'lats/' was never published; did you mean 'late/'?"]


def test_a_redirect_ends_where_readers_find_something(small: Lay) -> None:
    root = small(
        {
            "data/redirects.yml": "- {from: a/, to: lat/, why: No.}\n- {from: b/, to: event:visit, why: No.}\n",
            "data/timeline.yml": "- {id: visit, date: 2024-09-01, title: Visit, publish_from: 2024-09-01}\n",
        }
    )
    assert told(root) == [
        "data/redirects.yml:1: to: 'lat/' is no page of this site; did you mean 'late/'?",
        "data/redirects.yml:2: to: 'event:visit' is not there, or kept back; lead to what readers can see",
    ]


def test_a_page_that_is_kept_back_after_it_was_published_is_told(published: Callable[[Change], Path]) -> None:
    root = published(
        {"data/bodies.yml": "- {id: board, name: The board, kind: board}\n- {id: panel, name: Panel, kind: board}\n"}
    )
    change(root, "data/bodies.yml", "name: Panel,", "name: Panel, publish_from: 2030-01-01,")
    assert told(root) == [
        "data/ledgers/addresses/meetings.txt:4: /meetings/panel/ ('Panel'), published on 2024-07-01, is gone; "
        "it is kept back now; take publish_from out, "
        "or say in data/redirects.yml where it went or why it was withdrawn"
    ]


def test_what_a_page_leaves_out_as_it_is_drawn_breaks_its_promise(published: Callable[[Change], Path]) -> None:
    """A heading that the check believes to be there is looked for on the page as well."""
    root = published({})
    file = root / "data/ledgers/addresses/meetings/board.txt"
    file.write_text(file.read_text("utf-8").replace(" item-1=", " in-words=aaaaaa item-1="), "utf-8")
    (root / "content/meetings/board").mkdir(parents=True)
    (root / "content/meetings/board/2024-05-16.md").write_text("# Title\n\n## In words\n", "utf-8")
    assert told(root) == []
    site = opened(root)
    site.prepared("meetings/board/2024-05-16.md", "")
    site.drawn("meetings/board/2024-05-16.md", "<p>No heading.</p>")
    assert [problem.message for problem in site.broken_promises(root / "content")] == [
        "/meetings/board/2024-05-16/#in-words, published on 2024-07-01, is gone; put it back, "
        "or say in data/redirects.yml where it went or why it was withdrawn"
    ]


def test_a_file_that_is_not_in_the_built_site_breaks_its_promise(published: Callable[[Change], Path]) -> None:
    root = published({})
    file = root / "data/ledgers/addresses/files.txt"
    file.write_text('/files/a%20report.pdf 2024-07-01 ""\n/files/report.txt 2024-07-01 ""\n', "utf-8")
    site = opened(root)
    assert [str(problem) for problem in site.broken_promises(root / "content")] == [
        "data/ledgers/addresses/files.txt:1: /files/a%20report.pdf, published on 2024-07-01, is gone; put it back, "
        "or say in data/redirects.yml where it went or why it was withdrawn"
    ]
    (root / "content/files/a report.pdf").write_bytes(b"%PDF")
    assert site.broken_promises(root / "content") == ()


def test_two_lines_about_one_address_mean_what_they_say_together(published: Callable[[Change], Path]) -> None:
    root = published({})
    file = root / "data/ledgers/addresses/meetings/board.txt"
    file.write_text(
        file.read_text("utf-8") + '/meetings/board/2024-05-16/ 2024-06-01 "The board" item-1=aaaaaa item-9=bbbbbb\n',
        "utf-8",
    )
    known = traceable_edition(root, NOW).record.published["meetings/board/2024-05-16/"]
    assert (known.since, known.title) == (dt.date(2024, 6, 1), "The board")
    assert known.anchors["item-1"] == Anchor(dt.date(2024, 6, 1), "aaaaaa")
    assert known.anchors["item-1-p1"].since == DAY
    assert "item-9" in known.anchors


def test_what_is_written_is_read_again_whatever_a_title_holds(tmp_path: Path) -> None:
    later = dt.date(2024, 8, 1)
    titles = ['"quoted" \\ <b>', "two\nlines\u2028three", "সভা = x=y 2024-01-01", "\u202eturned", "{{ 7*7 }}"]
    made = {
        f"a/{number}/": Published(
            f"a/{number}/",
            DAY,
            title,
            ledger.told(DAY, {"x.y_z:1": Anchor(DAY, "abcdef"), "n": Anchor(later, "bcdef0")}),
        )
        for number, title in enumerate(titles)
    }
    (text,) = ledger.written(made).values()
    read = [ledger.parsed(line, "", 1) for line in text.split("\n")]
    again = {one.address: one for one in read if one}
    assert [again[name].title for name in made] == titles
    assert [again[name].anchors for name in made] == [made[name].anchors for name in made]
    assert again["a/0/"].anchors["n"].since == later


def test_the_ledger_forgets_nothing_and_keeps_the_first_day() -> None:
    old = Published("a/", DAY, "Old", "x=aaaaaa")
    new = Published("a/", dt.date(2025, 1, 1), "New", "x=bbbbbb y=cccccc")
    one = ledger.merged({"a/": old, "b/": old}, [new])["a/"]
    assert (one.since, one.title, one.told) == (DAY, "New", "x=bbbbbb 2025-01-01 y=cccccc")
    assert "b/" in ledger.merged({"b/": old}, [new])


def test_what_is_live_and_unknown_to_the_ledger_is_found_again() -> None:
    known = {"a/": Published("a/", DAY, "A", "x=aaaaaa")}
    live = {"a/": Published("a/", DAY, "A", "x=bbbbbb y=cccccc"), "b/": Published("b/", DAY, "B")}
    found = lost(known, live)
    assert {address: one.told for address, one in found.items()} == {"a/": "y=cccccc", "b/": ""}
    assert lost(ledger.merged(known, found.values()), live) == {}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p class="a" id="new">Words</p>', '<p class="a" id="new">@Words</p>'),
        ('<tr id="new"><th scope="row">A</th></tr>', '<tr id="new"><th scope="row">@A</th></tr>'),
        ('<div id="new"><dt>A</dt></div>', '<div id="new"><dt>@A</dt></div>'),
        ('<p id="newer">Words</p>', '<p id="newer">Words</p>'),
    ],
)
def test_an_old_address_is_put_where_an_empty_element_may_stand(html: str, expected: str) -> None:
    assert aliased(html, {"new": "@"}) == expected


class TestTheCommand:
    """`openrecord links`."""

    def test_lists_every_page_with_its_state(
        self, published: Callable[[Change], Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        root = published({})
        (root / "content/news.md").write_text("# News\n", "utf-8")
        assert main(["links", "--root", str(root)]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert "/late/  What is late  (since 2024-07-01)" in lines
        assert "/news/  News  (not yet published)" in lines

    def test_finds_a_word_in_addresses_titles_and_parts(
        self, published: Callable[[Change], Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["links", "take a YEAR", "--root", str(published({}))]) == 0
        assert capsys.readouterr().out == (
            "/meetings/board/2024-05-16/#item-1-p2  The rest will take a year.  (since 2024-07-01)\n"
        )

    @pytest.mark.parametrize(
        "asked",
        [
            "/meetings/board/2024-05-16/#item-1-p2",
            "meetings/board/2024-05-16#item-1-p2",
            "https://council.example/record/meetings/board/2024-05-16/#item-1-p2",
        ],
    )
    def test_explains_an_address_however_it_is_written(
        self, published: Callable[[Change], Path], capsys: pytest.CaptureFixture[str], asked: str
    ) -> None:
        assert main(["links", asked, "--root", str(published({}))]) == 0
        out = capsys.readouterr().out.splitlines()
        assert out[0] == "/meetings/board/2024-05-16/#item-1-p2"
        assert out[1].endswith("16 May 2024': The rest will take a year.")
        assert out[2:] == ["Published on 1 July 2024.", "It stands."]

    def test_explains_what_moved_and_what_is_gone(
        self, published: Callable[[Change], Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        root = renamed(published({}))
        assert main(["links", "plans/recovery/homes/", "--root", str(root)]) == 0
        assert capsys.readouterr().out.splitlines()[-1] == "It is gone, and nothing says where it went."
        (root / "data/redirects.yml").write_text(
            "- {from: plans/recovery/homes/, to: theme:recovery/housing, why: Renamed.}\n", "utf-8"
        )
        assert main(["links", "plans/recovery/homes/", "--root", str(root)]) == 0
        assert capsys.readouterr().out.splitlines()[-1] == "Moved to /plans/recovery/housing/. Renamed."

    def test_says_so_where_nothing_is_known(
        self, published: Callable[[Change], Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["links", "meetings/bord/", "--root", str(published({}))]) == 1
        assert capsys.readouterr().err == ("No address is known by 'meetings/bord/'; did you mean 'meetings/board/'?\n")
