"""A reader with a browser links to a page or a part of it, cites it, opens its short address, scans it from paper."""

from __future__ import annotations

import base64
import gzip
import re

import pytest
import zxingcpp
from playwright.sync_api import Page, expect

from openrecord import links

from .browser import Reader
from .faults import none_of
from .sites import ROOT, BuiltPage, BuiltSite, ServedSite, built, project, serving, site_url

WRITTEN = ("own", "example")
A_FEW = 8
"""Kinds of page of the other council whose codes are scanned too, in the other colours."""
MOST_TABS = 5
"""How many links stand in a paragraph before the way to cite it: a browser begins again at the part that it opened."""
_GREY = """async (png) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const { data, width, height } = canvas.getImageData(0, 0, picture.width, picture.height);
  return [width, height, Array.from({ length: width * height }, (_, i) => data[4 * i + 1])];
}"""
_CITED = "() => [...document.querySelectorAll('.cite__text')].map((text) => text.textContent)"


def minutes_of(site: BuiltSite) -> BuiltPage:
    """The longest minutes of a site."""
    return max(site.kinds["meeting"], key=lambda page: (page.size, page.path))


def cited(tab: Page) -> list[str]:
    """What each way to link to the page and to cite it says, once it is opened."""
    tab.evaluate("document.querySelector('.cite').open = true")
    expect(tab.locator("[data-slot=read]").first).not_to_have_text("______")
    return list(tab.evaluate(_CITED))


def scanned(tab: Page, blank: Page) -> str:
    """What a telephone reads from the code of a printed page."""
    picture = base64.b64encode(tab.locator(".on-paper__code").screenshot()).decode()
    width, height, pixels = blank.evaluate(_GREY, picture)
    found = zxingcpp.read_barcodes(memoryview(bytes(pixels)).cast("B", shape=(height, width)))
    return ", ".join(code.text for code in found)


@pytest.mark.parametrize(("council", "scheme"), [("own", "light"), ("example", "dark")])
def test_a_code_on_paper_leads_to_the_short_address_beside_it(site: ServedSite, reader: Reader, scheme: str) -> None:
    home = site_url(site.built.project)
    faults = []
    with reader.reading(scheme="dark" if scheme == "dark" else "light") as tab, reader.reading() as blank:
        tab.emulate_media(media="print")
        every = site.built.one_of_each_kind
        for page in every if site.built.council == "own" else every[:: len(every) // A_FEW]:
            if page.kind == "not-found":
                continue
            tab.goto(site.url(page))
            short = f"{home}{links.short(page.path).rstrip('/')}"
            if (read := scanned(tab, blank)) != short:
                faults.append(f"{page}: its code says {read}, not {short}")
            if short not in tab.locator(".on-paper__words").inner_text():
                faults.append(f"{page} does not print its short address in words")
    none_of(faults)


@pytest.mark.parametrize("council", WRITTEN)
def test_a_short_address_leads_to_the_part_with_scripts_and_to_the_page_without(
    site: ServedSite, reader: Reader
) -> None:
    page = minutes_of(site.built)
    short = site.address + links.short(page.path)
    with reader.reading() as tab:
        part = site.url(page) + "#item-1"
        tab.goto(f"{short.rstrip('/')}#item-1")
        tab.wait_for_url(part)
        tab.goto(short)
        tab.wait_for_url(site.url(page))
    with reader.reading(scripts=False) as tab:
        tab.goto(short)
        tab.wait_for_url(site.url(page))


@pytest.mark.parametrize("council", WRITTEN)
def test_search_and_the_site_map_know_no_short_address(built_site: BuiltSite) -> None:
    index = [gzip.decompress(file.read_bytes()) for file in (built_site.folder / "search/index").rglob("*.bin")]
    for text in ((built_site.folder / "sitemap.xml").read_bytes(), b"".join(index)):
        assert links.short(built_site.pages[0].path).encode() not in text
        assert b"meetings/" in text


@pytest.mark.parametrize("council", WRITTEN)
def test_a_part_that_is_opened_is_cited_and_so_is_the_day(site: ServedSite, reader: Reader) -> None:
    page, home = minutes_of(site.built), site_url(site.built.project)
    with reader.reading(390) as tab:
        tab.clock.set_fixed_time("2026-11-22T12:00:00Z")
        tab.goto(site.url(page))
        whole = cited(tab)
        tab.locator(".cite > summary").click()
        assert whole[:2] == [home + page.path, home + links.short(page.path).rstrip("/")]
        assert all("read on 22 November 2026" in form for form in whole[2:])
        mark = tab.locator(".para > a.mark, .resolved__text > a.mark").first
        part, called = mark.get_attribute("href"), (mark.get_attribute("aria-label") or "").removeprefix("Link to ")
        assert part
        mark.focus()
        tab.keyboard.press("Enter")
        jump = tab.get_by_role("link", name="Cite this")
        expect(jump).to_be_visible()
        for _ in range(MOST_TABS):
            tab.keyboard.press("Tab")
            if jump.evaluate("(link) => link === document.activeElement"):
                break
        expect(jump).to_be_focused()
        tab.keyboard.press("Enter")
        expect(tab.locator("#Cite")).to_be_focused()
        expect(tab.locator(".cite")).to_have_attribute("open", "")
        found = cited(tab)
        assert found[:2] == [f"{address}{part}" for address in whole[:2]]
        assert all(called in form and part in form for form in found[2:])
        expect(tab.locator("a.cite__text").first).to_have_attribute("href", re.compile(f"{re.escape(part)}$"))
        tab.goto(f"{site.url(page)}#%E0%A4%A")
        expect(tab.locator("a.cite__text").first).to_have_text(whole[0])
        assert cited(tab) == whole


def test_what_is_copied_is_what_stands_there_and_that_is_said(
    served_sites: dict[str, ServedSite], reader: Reader
) -> None:
    site = served_sites["example"]
    with reader.reading() as tab:
        tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab.goto(site.url(minutes_of(site.built)))
        tab.locator(".cite > summary").click()
        expect(tab.get_by_role("button", name="Copy: Plain")).to_be_visible()
        for name, text in zip(
            ("Address", "Short address", "Plain", "Markdown", "For committee papers"), tab.evaluate(_CITED), strict=True
        ):
            tab.get_by_role("button", name=f"Copy: {name}", exact=True).click()
            expect(tab.get_by_role("status").filter(has_text=f"{name}: copied")).to_be_visible()
            assert tab.evaluate("navigator.clipboard.readText()") == text


def test_a_site_that_does_not_know_its_address_is_cited_from_where_it_is_read(
    reader: Reader, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("nowhere")
    copy = project("example", folder / "example/project")
    config = copy / "mkdocs.yml"
    config.write_text(re.sub(r"^site_url:.*$", 'site_url: ""', config.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    with serving(built("example", folder)) as site, reader.reading() as tab:
        page = minutes_of(site.built)
        tab.goto(site.url(page))
        found = cited(tab)
        assert found[:2] == [site.url(page), site.address + links.short(page.path).rstrip("/")]
        assert site.url(page) in found[2]
        assert not any("______" in text for text in found)


MARKED = ("action", "home", "measure", "measures", "plan", "theme", "update", "updates")
"""The kinds of page with milestones or figures, each of which has a mark that leads to its own address."""


def test_every_mark_of_a_milestone_and_a_figure_leads_to_a_part(council: str, site: ServedSite) -> None:
    faults = []
    for page in (page for kind in MARKED for page in site.built.kinds[kind]):
        for href in re.findall(r'<a class="mark" href="([^"]+)"', page.file.read_text("utf-8")):
            way, _, mark = href.partition("#")
            there = page.file.parent / way / "index.html"
            if f' id="{mark}"' not in there.read_text("utf-8"):
                faults.append(f"{page}: nothing is called {href}")
    none_of(faults)


@pytest.mark.parametrize("council", ["own"])
def test_a_figure_of_the_first_page_is_cited_by_the_update_that_gave_it(site: ServedSite, reader: Reader) -> None:
    with reader.reading() as tab:
        tab.goto(site.address)
        mark = tab.locator(".hero__what > .mark").first
        called = (mark.get_attribute("aria-label") or "").removeprefix("Link to ")
        mark.focus()
        tab.keyboard.press("Enter")
        tab.wait_for_url(re.compile("/updates/.+#Stated-"))
        expect(tab.get_by_role("link", name="Cite this")).to_be_visible()
        found = cited(tab)
        assert "#Stated-" in found[1]
        assert all(called in form for form in found[2:])


def test_the_pictures_for_shared_links_are_there(built_site: BuiltSite) -> None:
    faults = []
    for page in built_site.pages:
        named = re.search(r'<meta property="og:image" content="([^"]+)">', page.file.read_text("utf-8"))
        if page.kind == "not-found":
            continue
        if named is None:
            faults.append(f"{page} names no picture")
        elif not (built_site.folder / named[1].removeprefix(site_url(built_site.project))).is_file():
            faults.append(f"{page}: {named[1]} is not there")
    none_of(faults)
    assert (ROOT / "theme_overrides/assets/short.js").read_bytes() == (
        built_site.folder / "assets/short.js"
    ).read_bytes()
