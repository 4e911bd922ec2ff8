"""Short addresses, the ways to cite a page, its code on paper and its picture where a link is shared."""

from __future__ import annotations

import json
import re
import struct
from html import unescape
from pathlib import Path

import markdown
import pytest
import segno

from openrecord import links
from openrecord.drawing.card import card_of
from openrecord.drawing.qr import QrCodes
from openrecord.problems import Unsound
from openrecord.site import Site, open_site
from openrecord.sound import sound_edition
from openrecord.views.frame.cite import CiteView, cite_view, in_markdown, qr_codes

from .conftest import EXAMPLE, NOW, ROOT, SMALL, Lay, Page, opened, words_of
from .gates.hostile import DANGEROUS, STRANGE

URL = "https://records.aberwen.example/open/record/"
BOARD = "meetings/improvement-board/2025-03-20/"
ROOTS = {"own": ROOT, "example": EXAMPLE}


def laid_out(root: Path, url: str = "", accent: str = "") -> Site:
    """A council's site at an address, with a place for every page."""
    site = open_site(root, ROOT / "theme_overrides", NOW, url, {"accent": accent})
    for source in site.edition.record.narratives:
        address = source.removesuffix(".md").removesuffix("index")
        site.add_narrative(f"{address.rstrip('/')}/" if address else "", source)
    list(site.missing_sources())
    return site


def files(site: Site, folder: str) -> dict[str, str | bytes]:
    """The site's files in one folder, by name."""
    return {name: content for name, content in site.assets() if name.startswith(folder)}


def cited(site: Site, address: str) -> CiteView:
    """How a page of the site is cited."""
    page = site.pages[address]
    return cite_view(page.writer(site.edition), page.place.title, site.url, qr_codes(site.url))


def forms(site: Site, address: str) -> dict[str, str]:
    """The ways to cite a page, by name."""
    return {form.name: form.text for form in cited(site, address).forms}


def frame(site: Site, address: str, part: str) -> str:
    """What stands around a page in one part of the theme."""
    source = next(source for source, found in site.sources.items() if found == address)
    return str(site.frame(source, "", "What the page says first.")[part])


def shared(site: Site, address: str) -> dict[str, str]:
    """What a page says of itself where it is shared, as a browser reads it."""
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', frame(site, address, "social"))
    return {name: unescape(content) for name, content in found}


@pytest.mark.parametrize(
    ("address", "short"),
    [
        ("", "r/bh4dqjgvc/"),
        ("plans/2017-18/grants/", "r/tj8pvnsfj/"),
        ("meetings/improvement-board/2025-03-20/", "r/jymvp8z2s/"),
        ("as-at/2017-18/q1/plans/2017-18/", "r/237jn6yr8/"),
    ],
)
def test_a_short_address_that_was_given_once_stays_for_ever(address: str, short: str) -> None:
    """These stand on paper: a change of how they are made breaks every one that was printed."""
    assert links.short(address) == short


@pytest.mark.parametrize("root", ROOTS.values(), ids=ROOTS)
def test_every_page_has_a_short_address_of_its_own_that_can_be_typed(root: Path) -> None:
    site = laid_out(root)
    found = files(site, "r/")
    moved = [redirect.page for redirect in site.promises.moved.values() if not redirect.anchor]
    assert len(found) == len({*site.sources.values(), *moved}) >= len(site.pages)
    assert set(found) >= {f"{links.short(address)}index.html" for address in moved}
    assert set(found) >= {f"{links.short(address)}index.html" for address in site.pages}
    assert any(page.past for page in site.pages.values())
    for name in found:
        assert re.fullmatch(r"r/[2-9bcdfghjkmnpqrstvwxyz]{9}/index\.html", name)


def test_pages_that_are_added_leave_every_short_address_as_it_was(small: Lay) -> None:
    root = small({})
    before = files(laid_out(root), "r/")
    (root / "content/notes.md").write_text("# Notes\n\nMore.\n", "utf-8")
    (root / "data/measures/homes.yml").write_text("title: Homes\nunit: count\n", "utf-8")
    after = files(laid_out(root), "r/")
    assert len(after) == len(before) + 2
    assert {name: after[name] for name in before} == before
    assert files(laid_out(root), "r/") == after


def test_two_pages_with_the_same_short_address_are_refused(small: Lay) -> None:
    """Two that do were looked for among two million."""
    root = small({"content/notes/1148089.md": "# One\n", "content/notes/1722365.md": "# Another\n"})
    with pytest.raises(Unsound) as refused:
        laid_out(root)
    assert [str(problem) for problem in refused.value.problems] == [
        "content/notes/1722365.md:1: the pages /notes/1148089/ and /notes/1722365/ have the same short address, "
        "/r/h8fc88vq3/; give the newer of the two another id or file name, so that the older keeps its address"
    ]


def test_the_check_names_the_new_page_that_would_have_the_short_address_of_one_that_was_published(small: Lay) -> None:
    ledger = '/notes/1722365/ 2024-01-01 "One"\n'
    files = {"content/notes/1148089.md": "# New\n", "data/ledgers/addresses/notes.txt": ledger}
    told = (
        ":1: the pages /notes/1722365/ and /notes/1148089/ have the same short address, /r/h8fc88vq3/; give "
        "/notes/1148089/, which is new, another id or file name, so that the older keeps its address"
    )
    root = small({**files, "content/notes/1722365.md": "# One\n"})
    with pytest.raises(Unsound) as refused:
        sound_edition(root, NOW)
    assert [str(problem) for problem in refused.value.problems] == [f"content/notes/1148089.md{told}"]
    (root / "content/notes/1722365.md").unlink()
    (root / "data/redirects.yml").write_text("- {from: notes/1722365/, to: late/, why: It moved.}\n", "utf-8")
    with pytest.raises(Unsound) as refused:
        sound_edition(root, NOW)
    assert [str(problem) for problem in refused.value.problems] == [f"content/notes/1148089.md{told}"]


def test_the_page_at_a_short_address_leads_on_and_stays_out_of_search_engines() -> None:
    site = laid_out(EXAMPLE, URL)
    title = site.pages[BOARD].title
    found = files(site, "r/")[f"{links.short(BOARD)}index.html"]
    assert isinstance(found, str)
    assert '<meta name="robots" content="noindex">' in found
    assert f'<noscript><meta http-equiv="refresh" content="0; url=../../{BOARD}"></noscript>' in found
    assert f'<link rel="canonical" href="{URL}{BOARD}">' in found
    assert '<script src="../../assets/short.js" defer></script>' in found
    assert f'<p>This short address leads to <a href="../../{BOARD}">' in found
    assert words_of(found) == f"{title} This short address leads to {title} ."


def test_the_page_at_a_short_address_names_no_whole_address_where_the_sites_own_is_not_known() -> None:
    found = files(laid_out(EXAMPLE), "r/")[f"{links.short(BOARD)}index.html"]
    assert "canonical" not in str(found)
    assert f'url=../../{BOARD}"' in str(found)


def test_a_page_is_cited_in_three_ways() -> None:
    assert forms(laid_out(ROOT, "https://record.example/"), "plans/2017-18/grants/") == {
        "Plain": "“Grants”, Tower Hamlets improvement record, London Borough of Tower Hamlets, as at 19 March 2018 "
        "(read on ______): https://record.example/plans/2017-18/grants/",
        "Markdown": "[Grants](https://record.example/plans/2017-18/grants/), Tower Hamlets improvement record, "
        "London Borough of Tower Hamlets, as at 19 March 2018 (read on ______)",
        "For committee papers": "Tower Hamlets improvement record, “Grants”, as at 19 March 2018, "
        "https://record.example/r/tj8pvnsfj, read on ______.",
    }


def test_the_first_page_is_cited_by_the_name_of_the_record_alone() -> None:
    assert forms(laid_out(ROOT, "https://record.example/"), "")["Plain"] == (
        "Tower Hamlets improvement record, London Borough of Tower Hamlets, as at 19 March 2018 "
        "(read on ______): https://record.example/"
    )


def test_a_page_of_the_past_is_cited_with_its_own_day() -> None:
    found = forms(laid_out(ROOT, "https://record.example/"), "as-at/2017-18/q1/plans/2017-18/grants/")
    assert "“Grants, as it stood on 29 June 2017”" in found["Plain"]
    assert ", as at 29 June 2017 (read" in found["Plain"]


def test_where_the_sites_address_is_not_known_a_line_is_left_for_it() -> None:
    site = laid_out(EXAMPLE)
    view = cited(site, BOARD)
    assert (view.address, view.short) == (f"______/{BOARD}", f"______/{links.short(BOARD).rstrip('/')}")
    assert (view.href, view.short_href, view.home) == ("./", f"../../../{links.short(BOARD)}", "../../../")
    assert view.code is None
    html = frame(site, BOARD, "cite")
    assert 'data-home="../../../"' in html
    assert "on-paper" not in html
    assert "Write on the line the day on which you read the page, and the address of this site." in words_of(html)


def test_what_the_page_shows_of_a_citation_is_the_citation() -> None:
    site = laid_out(EXAMPLE, URL)
    html = frame(site, BOARD, "cite")
    shown = [
        unescape(re.sub("<[^>]+>", "", text))
        for text in re.findall(r'<span class="cite__text"[^>]*>(.*?)</span></p>', html)
    ]
    assert shown == list(forms(site, BOARD).values())


@pytest.mark.parametrize(
    "payload", [*DANGEROUS.values(), *(text for text in STRANGE if "\n" not in text), "a_b*c|d~`e`!"]
)
def test_a_hostile_title_is_only_text_in_every_citation(small: Lay, payload: str) -> None:
    root = small({"data/measures/trust.yml": f"title: {json.dumps(payload)}\nunit: percent\n"})
    site = laid_out(root, URL)
    address, title = "measures/trust/", " ".join(payload.split())
    found = forms(site, address)
    assert f"“{title}”" in found["Plain"]
    html = frame(site, address, "cite") + str(files(site, "r/")[f"{links.short(address)}index.html"])
    assert re.findall(r"<(?:img|script)[^>]*>", html) == ['<script src="../../assets/short.js" defer>']
    rendered = markdown.markdown(found["Markdown"])
    assert rendered.startswith(f'<p><a href="{URL}{address}">')
    assert rendered.count("<") == 4, "the title became markup"
    told = unescape(rendered.partition(">")[2].partition(">")[2].partition("</a>")[0])
    assert told.strip() == title.strip("\ufeff").strip() or told == title


def test_markdown_shows_a_title_as_it_is_written() -> None:
    assert in_markdown("[x](y) <b> & *z* | ~") == r"\[x\]\(y\) &lt;b&gt; &amp; \*z\* &#124; &#126;"


@pytest.mark.parametrize("start", ["https://a.uk/r/", URL + "r/", f"https://records.example/{'long-' * 30}/r/"])
@pytest.mark.parametrize("ending", ["222222222", "zzzzzzzzz", "7km3xq9wd", "bh4dqjgvc"])
def test_a_code_is_the_one_that_a_maker_of_codes_would_make(start: str, ending: str) -> None:
    codes = QrCodes(start, links.LETTERS, links.LENGTH)
    found = codes.code(ending)
    made = next(
        code
        for mask in range(8)
        if drawn(code := segno.make_qr(f"{start}{ending}".encode(), error="l", boost_error=False, mask=mask))
        == squares(found.path, found.size)
    )
    assert made.version == segno.make_qr(f"{start}{ending}", error="l", boost_error=False).version


def drawn(code: segno.QRCode) -> list[str]:
    """The squares of a code, a line for each row."""
    return ["".join("#" if square else "." for square in row) for row in code.matrix]


def squares(path: str, size: int) -> list[str]:
    """The squares that a path draws, a line for each row."""
    rows = [["."] * size for _ in range(size)]
    x = y = 0
    for command, first, second in re.findall(r"([Mmh])(\d+)(?: ([\d.]+))?", path):
        if command == "h":
            rows[y][x : x + int(first)] = "#" * int(first)
            x += int(first)
        else:
            x, y = (int(first), int(float(second))) if command == "M" else (x + int(first), y)
    return ["".join(row) for row in rows]


def test_a_code_weighs_little() -> None:
    view = cited(laid_out(ROOT, "https://record.example/"), "plans/2017-18/grants/")
    assert view.code is not None
    assert len(view.code.path) < 1_500


@pytest.mark.parametrize("root", ROOTS.values(), ids=ROOTS)
def test_every_kind_of_page_has_a_picture_of_the_right_size_and_says_what_it_shows(root: Path) -> None:
    site = laid_out(root, URL)
    cards = files(site, "assets/cards/")
    assert cards == files(laid_out(root, URL), "assets/cards/")
    kinds = {page.kind: address for address, page in site.pages.items()}
    assert len(kinds) > 25
    for kind, address in kinds.items():
        told = shared(site, address)
        picture = cards[told["og:image"].removeprefix(URL)]
        assert isinstance(picture, bytes)
        assert picture.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", picture[16:24]) == (1200, 630)
        assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
        assert told["og:image:alt"] == f"{card_of(kind).shows}, white on the colour of the record."
        assert len(picture) < 10_000


def test_pictures_bear_the_councils_colour(small: Lay) -> None:
    picture = files(laid_out(small({}), URL, "#7a1f3d"), "assets/cards/")["assets/cards/record.png"]
    assert isinstance(picture, bytes)
    assert b"PLTE\x7a\x1f\x3d" in picture


def test_a_shared_link_shows_what_the_page_is_and_says() -> None:
    site = laid_out(EXAMPLE, URL)
    assert shared(site, "measures/trust-in-council/") == {
        "og:type": "article",
        "og:title": site.pages["measures/trust-in-council/"].title,
        "og:description": "What the page says first.",
        "og:site_name": site.title,
        "og:locale": "en_GB",
        "og:url": f"{URL}measures/trust-in-council/",
        "og:image": f"{URL}assets/cards/measure.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Four upright bars of the same height on a line, white on the colour of the record.",
        "twitter:card": "summary_large_image",
    }
    assert shared(site, "")["og:type"] == "website"


def test_a_shared_link_names_no_picture_where_the_sites_address_is_not_known() -> None:
    told = shared(laid_out(EXAMPLE), BOARD)
    assert sorted(told) == ["og:description", "og:locale", "og:site_name", "og:title", "og:type", "twitter:card"]
    assert told["twitter:card"] == "summary"


@pytest.mark.parametrize("payload", DANGEROUS.values(), ids=DANGEROUS)
def test_a_hostile_title_is_only_text_where_a_link_is_shared(small: Lay, payload: str) -> None:
    site = laid_out(small({"data/measures/trust.yml": f"title: {json.dumps(payload)}\nunit: percent\n"}), URL)
    assert shared(site, "measures/trust/")["og:title"] == payload


def test_every_milestone_has_a_mark_that_leads_to_it(council: Site, html_at: Page) -> None:
    found = 0
    for theme, action in council.edition.record.actions.values():
        html = html_at(council, links.action(theme.path, action.id))
        for milestone in action.milestones:
            assert f'<h2 id="{milestone.id}">' in html
            assert f'<a class="mark" href="#{milestone.id}" aria-label="Link to the milestone “' in html
            found += 1
    assert found > 100


def test_every_figure_has_an_address_that_newer_ones_do_not_take(small: Lay, html_at: Page) -> None:
    older = "- {date: 2016, value: 72}\n"
    older += "- {date: 2016, value: 60, group: Pobl Llŷn}\n- {date: 2016, value: 61, group: pobl llyn}\n"
    measure = f"title: Trust\nunit: percent\ncomparators: [{{name: Elsewhere, value: 59}}]\nobservations:\n{older}"
    root = small({"data/measures/trust.yml": measure})
    before = re.findall(r'<tr id="([^"]+)"', html_at(opened(root), "measures/trust/"))
    assert sorted(before) == ["Figure-2016", "Figure-2016-pobl-llyn", "Figure-2016-pobl-llyn.2", "Figure-elsewhere"]
    (root / "data/measures/trust.yml").write_text(f"{measure}- {{date: 2017, value: 79}}\n", "utf-8")
    html = html_at(opened(root), "measures/trust/")
    assert set(re.findall(r'<tr id="([^"]+)"', html)) == {*before, "Figure-2017"}
    assert '<a class="mark" href="#Figure-2017" aria-label="Link to the figure for 2017"></a></p>' in html


MARK = re.compile(r'<a class="mark" href="([^"]+)" aria-label="([^"]+)">')


def page_of(site: Site, address: str) -> str:
    """The HTML of a page, as it is put into the frame."""
    source = next(source for source, found in site.sources.items() if found == address)
    site.prepared(source, site.narrative(source))
    return site.drawn(source, "").html


def test_a_stated_figure_has_an_address_and_a_mark_on_the_page_of_its_update(example: Site) -> None:
    html = page_of(example, "updates/2024-26/h1/")
    marks = dict(MARK.findall(html))
    assert marks["#Stated-complete-or-on-target"] == "Link to the figure 71% of milestones"
    assert marks["#Stated-housing-repairs-complete-or-on-target"] == "Link to the figure 60% of milestones"
    assert marks["#Counted"] == "Link to what this record counts"
    for anchor in marks:
        assert html.count(f' id="{anchor[1:]}"') == 1


def test_each_statement_of_an_update_has_an_address_there_to_which_its_theme_leads(example: Site) -> None:
    html = page_of(example, "updates/2024-26/h1/")
    marks = dict(MARK.findall(html))
    assert marks["#continuing-housing-repairs-1"] == "Link to continuing work 1 of Trwsio cartrefi / Housing repairs"
    assert re.search(r'<li class="said__item" id="continuing-housing-repairs-1">\s*<p class="said__text">', html)
    of_theme = dict(MARK.findall(page_of(example, "plans/2024-26/housing-repairs/")))
    assert [href for href in of_theme if "#continuing" in href] == [
        "../../../updates/2024-26/q4/#continuing-housing-repairs-1"
    ]
    assert of_theme["#outcome-1"] == "Link to outcome 1 of Trwsio cartrefi / Housing repairs"


def test_a_figure_that_is_shown_elsewhere_is_marked_with_the_address_that_stays_when_a_newer_one_comes(
    example: Site,
) -> None:
    for address in ("", "plans/2024-26/", "updates/", "measures/"):
        away = [href for href, _ in MARK.findall(page_of(example, address)) if not href.startswith("#")]
        assert away, f"/{address} shows no figure with a mark"
        for href in away:
            page, _, anchor = href.lstrip("./").partition("#")
            assert anchor.startswith(("Stated-", "Figure-"))
            assert f' id="{anchor}"' in page_of(example, page if "/" in page[:-1] else f"{address}{page}"), href


def test_figures_of_names_that_are_typed_alike_have_two_addresses(small: Lay) -> None:
    update = "data/plans/recovery/updates/spring.yml"
    text = (SMALL / update).read_text("utf-8")
    stated = "{percent: 50, of: repairs}"
    site = laid_out(small({update: f"{text}stated: {{homes_done: {stated}, homes-done: {stated}}}\n"}))
    anchors = [href for href, _ in MARK.findall(page_of(site, "updates/recovery/spring/"))]
    assert anchors == ["#Stated-homes-done", "#Stated-homes-done.2", "#Counted"]
