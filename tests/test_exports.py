"""The record as data: whole, beside every page, the same as on the pages, and safe to open."""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
from collections.abc import Mapping
from contextlib import closing
from decimal import Decimal

import openpyxl
import pytest
from frictionless import validate

from openrecord import figures, links
from openrecord.exports.pages import MAIN, pages_with_data
from openrecord.exports.schema import TABLES, VERSION
from openrecord.exports.source import Source
from openrecord.exports.texts import safe
from openrecord.model.dates import PartialDate
from openrecord.progress import Counts

from .conftest import EXAMPLE, ROOT, Page, opened, words_of
from .exported import Json, Published, cells, publish

WITHOUT_DATA = {
    "about",
    "accessibility",
    "data",
    "how-we-measure",
    "privacy",
    "search",
    "tables",
    "what-changed",
    "what-changed-year",
    "withdrawn",
}
"""Kinds of page that show no entries of the record."""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Published]:
    """The data of both councils."""
    roots = {"example": EXAMPLE, "own": ROOT}
    return {name: publish(opened(root), tmp_path_factory.mktemp("published")) for name, root in roots.items()}


@pytest.fixture(params=["example", "own"])
def published(both: Mapping[str, Published], request: pytest.FixtureRequest) -> Published:
    """The data of one council after the other."""
    return both[request.param]


@pytest.fixture
def invented(both: Mapping[str, Published]) -> Published:
    """The data of the invented council."""
    return both["example"]


def test_frictionless_finds_the_tables_as_they_are_described(published: Published) -> None:
    for file in (published.whole("datapackage.json"), published.whole("record.zip")):
        report = validate(str(file), type="package")
        assert report.flatten(["title", "rowNumber", "fieldName", "note"]) == []
        assert [task.name for task in report.tasks] == [table.name for table in TABLES]


def test_every_name_of_a_row_in_the_database_leads_to_that_row(published: Published) -> None:
    with closing(sqlite3.connect(published.whole("record.sqlite"))) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table in TABLES:
            columns = ", ".join(column.name for column in table.columns)  # none needs quotes
            found = database.execute(f"SELECT {columns} FROM {table.name}").fetchall()
            assert len(found) == len(cells(published.whole(f"{table.name}.csv").read_bytes())), table.name


def test_a_question_in_sql_has_the_answer_of_the_page(invented: Published) -> None:
    question = """
        SELECT themes.title, count(*) FROM milestones JOIN themes ON themes.id = milestones.theme
        WHERE milestones.late AND milestones.plan = ? GROUP BY themes.id ORDER BY themes.id
    """
    site = invented.site
    with closing(sqlite3.connect(invented.whole("record.sqlite"))) as database:
        found = dict(database.execute(question, ["2024-26"]))
    states = site.edition.states("2024-26")
    late = {
        theme.title: count
        for theme in site.edition.record.themes_of("2024-26")
        if (count := sum(states[milestone.id].is_late for milestone in theme.milestones))
    }
    assert late
    assert found == late


def test_the_workbook_holds_every_table_as_the_database_does(published: Published) -> None:
    book = openpyxl.load_workbook(published.whole("record.xlsx"), read_only=True)
    assert book.sheetnames == ["About", "Columns", *(table.name for table in TABLES)]
    with closing(sqlite3.connect(published.whole("record.sqlite"))) as database:
        for table in TABLES:
            header, *rows = book[table.name].iter_rows(values_only=True)
            assert list(header) == [column.name for column in table.columns]
            wanted = database.execute(f"SELECT * FROM {table.name}").fetchall()
            assert [tuple(map(as_in_database, row)) for row in rows] == wanted, table.name


def as_in_database(cell: object) -> object:
    """A cell of the workbook as the database holds it: a day as text."""
    return cell.date().isoformat() if hasattr(cell, "date") else cell


def test_every_form_holds_the_same_rows(published: Published) -> None:
    whole = json.loads(published.whole("record.json").read_text("utf-8"), parse_float=Decimal)
    assert list(whole["tables"]) == [table.name for table in TABLES]
    archive = zipfile.ZipFile(published.whole("record.zip"))
    for table in TABLES:
        alone = json.loads(published.whole(f"{table.name}.json").read_text("utf-8"), parse_float=Decimal)
        assert alone["tables"] == {table.name: whole["tables"][table.name]}
        content = published.whole(f"{table.name}.csv").read_bytes()
        assert archive.read(f"{table.name}.csv") == content
        assert cells(content) == [as_csv(row) for row in whole["tables"][table.name]], table.name


def as_csv(row: Json) -> dict[str, str]:
    """A row of JSON as CSV shows it; a number stands in both as it was given, noughts at its end included."""
    return {name: _as_csv(cell) for name, cell in row.items()}


def _as_csv(cell: object) -> str:
    if cell is None or isinstance(cell, str):
        return safe(cell or "")
    return f"{cell:f}" if isinstance(cell, Decimal) else json.dumps(cell)


def test_every_page_that_shows_entries_has_their_data_beside_it(published: Published) -> None:
    site = published.site
    with_data = {data.address for data in pages_with_data(Source(site.edition))}
    without = {page.kind for address, page in site.pages.items() if address not in with_data}
    assert without <= WITHOUT_DATA
    assert with_data <= set(site.pages)
    for address in with_data:
        data = published.json(address)
        main = data["tables"][data["main"]]
        assert data["page"] == f"https://record.example/{address}"
        assert data["format"] == VERSION
        assert [row["id"] for row in published.csv(address)] == [row["id"] for row in main]
        assert data["main"] == MAIN[site.pages[address].kind], address
        edition = site.pages[address].past or site.edition
        assert data["as_at"] == edition.day.isoformat()


def test_a_page_leads_to_its_data_and_one_without_says_nothing(published: Published) -> None:
    frame = published.site.frame
    link = str(frame(links.source_uri("late/"), "")["downloads"])
    assert words_of(link) == "Download this page’s data: JSON , CSV"
    assert 'href="data.json" download' in link
    assert frame(links.source_uri("search/"), "")["downloads"] == ""
    assert frame("", "Page not found")["downloads"] == ""


def test_the_counts_of_every_theme_and_plan_are_those_of_its_page(published: Published, page_at: Page) -> None:
    site = published.site
    pages = [(links.theme(theme), "themes") for theme in site.edition.record.themes]
    pages += [(links.plan(plan), "plans") for plan in site.edition.record.plans]
    for address, table in pages:
        data = published.json(address)
        rows = [row for row in data["tables"][table] if row["address"] == data["page"]]
        assert len(rows) == 1
        good, counted = rows[0]["good"], rows[0]["counted"]
        if counted:
            assert f"{good:,} of {counted:,} milestone" in page_at(site, address), address
        milestones = data["tables"]["milestones"]
        assert sum(row["status"] in {"complete", "on-target"} for row in milestones) == good
        assert sum(row["status"] != "not-pursued" for row in milestones) == counted
        assert sum(row["late"] for row in milestones) == rows[0]["late"]


def test_the_lists_of_late_things_decisions_actions_and_dates_are_those_of_their_pages(
    published: Published, html_at: Page
) -> None:
    site = published.site
    late = site.pages[links.LATE].view(site.edition)
    titles = [row.title for plan in late.plans for row in plan.late]  # type: ignore[attr-defined]
    assert sorted(row["title"] for row in published.csv(links.LATE)) == sorted(map(safe, titles))
    for address, what in (
        (links.DECISIONS, "decision"),
        (links.ACTIONS_ARISING, "thing"),
        (links.DATES_MOVED, "change"),
    ):
        rows = published.csv(address)
        said = words_of(html_at(site, address)).lower()
        assert re.search(rf"\b{counted_as(len(rows))} {what}", said), (address, len(rows))


def counted_as(number: int) -> str:
    """A count as a sentence has it."""
    small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return small[number] if number <= 10 else f"{number:,}"


def test_the_figures_of_every_measure_are_those_of_its_page(published: Published) -> None:
    site = published.site
    for measure in site.edition.record.measures.values():
        data = published.json(links.measure(measure.id))
        past = figures.past(measure, site.edition.day)
        assert sorted(str(row["value"]) for row in data["tables"]["observations"]) == sorted(
            str(json.loads(f"{o.value:f}")) if o.value is not None else "None" for o in past
        )
        newest = figures.newest(measure, site.edition.day)
        value = newest.value if newest else None
        assert data["tables"]["measures"][0]["newest_value"] == (None if value is None else json.loads(f"{value:f}"))


def test_a_page_of_the_past_has_the_data_of_its_day(published: Published) -> None:
    site, seen = published.site, 0
    for address, page in site.pages.items():
        if page.past is not None and address.count("/") == 6:
            theme = page.past.record.themes["/".join(address.split("/")[4:6])]
            told = page.past.states(theme.plan)
            counts = Counts.of(told[milestone.id] for milestone in theme.milestones)
            row = published.json(address)["tables"]["themes"][0]
            assert (row["good"], row["counted"]) == (counts.good, counts.total), address
            seen += 1
    assert seen


def test_a_date_is_never_said_more_exactly_than_it_was_given(published: Published) -> None:
    record = published.site.edition.record
    dues = {path: milestone.due for path, (_, _, milestone) in record.milestones.items()}
    for row in json.loads(published.whole("milestones.json").read_text("utf-8"))["tables"]["milestones"]:
        due = dues[row["id"]]
        days = (due.first.isoformat(), due.last.isoformat()) if isinstance(due, PartialDate) else (None, None)
        given = None if due is None else str(due) if isinstance(due, PartialDate) else "unknown"
        assert (row["due"], row["due_first"], row["due_last"]) == (given, *days)
