"""What the published data must never hold, and what it must hold to the letter."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from frictionless import validate
from hypothesis import example as case
from hypothesis import given
from hypothesis import strategies as st

from openrecord.exports.schema import CHANGES, MAJOR, TABLES, VERSION
from openrecord.exports.texts import as_written, safe
from openrecord.exports.workbook import CUT, LONGEST_CELL
from openrecord.site import Site

from .conftest import EXAMPLE, Lay, Page, opened
from .exported import Published, cells, publish
from .gates.hostile import PAYLOADS, Poison, poison

_MARK = re.compile(r"k\d+k")


def poisoned(folder: Path, payload: str) -> tuple[Poison, Published]:
    """The invented council's data, with a payload at the beginning of every text."""
    shutil.copytree(EXAMPLE, folder / "council")
    done = poison(folder / "council/data", payload)
    return done, publish(opened(folder / "council"), folder / "published")


def texts(published: Published) -> Iterator[tuple[str, str, str]]:
    """Every text of the whole record's JSON, with its table and column."""
    whole = json.loads(published.whole("record.json").read_text("utf-8"))
    for table, rows in whole["tables"].items():
        for row in rows:
            yield from ((table, column, cell) for column, cell in row.items() if isinstance(cell, str))


@pytest.mark.parametrize(
    "payload",
    ['=HYPERLINK("http://x")', "@SUM(A1)", "\ufeff-1", "_x000D_", PAYLOADS["strange texts"], PAYLOADS["script"]],
    ids=["formula", "function", "minus after a mark", "escape of workbooks", "strange texts", "script"],
)
def test_hostile_text_is_intact_where_it_is_data_and_safe_where_it_might_be_a_formula(
    payload: str, tmp_path: Path
) -> None:
    done, published = poisoned(tmp_path, payload)
    found = set()
    for name, column, text in texts(published):
        for mark in _MARK.findall(text):
            assert f"{payload} {mark}" in text, (name, column)
            found.add(mark)
    assert {where for mark, where in done.marked.items() if mark not in found} == set()
    with closing(sqlite3.connect(published.whole("record.sqlite"))) as database:
        book = openpyxl.load_workbook(published.whole("record.xlsx"))
        for table in TABLES:
            told = json.loads(published.whole(f"{table.name}.json").read_text("utf-8"))["tables"][table.name]
            place = {column.name: place for place, column in enumerate(table.columns)}
            of_text = [column.name for column in table.columns if column.type == "string"]
            wanted = [[row[name] for name in of_text] for row in told]
            in_database = database.execute(f"SELECT * FROM {table.name}").fetchall()
            assert [[row[place[name]] for name in of_text] for row in in_database] == wanted
            in_csv = cells(published.whole(f"{table.name}.csv").read_bytes())
            assert [[as_written(row[name]) or None for name in of_text] for row in in_csv] == wanted
            begun = {row[name].lstrip("\ufeff \t\r\n")[:1] for row in in_csv for name in of_text}
            assert begun.isdisjoint("=+-@")
            sheet = book[table.name]
            in_book = list(sheet.iter_rows(min_row=2))
            assert [[unescaped(row[place[name]].value) for name in of_text] for row in in_book] == [
                [unescaped(cell) for cell in row] for row in wanted
            ]
            assert {cell.data_type for row in in_book for cell in row} <= {"s", "n", "b", "d"}
    archive = zipfile.ZipFile(published.whole("record.xlsx"))
    assert not [name for name in archive.namelist() if b"<f>" in archive.read(name) or "externalLink" in name]


def unescaped(cell: object) -> object:
    """A text as XML keeps it, which knows one sort of line end."""
    return re.sub(r"_x000D_\n|\r\n?", "\n", cell) if isinstance(cell, str) else cell


@given(st.text(st.sampled_from("'=+-@\t\r\n \ufeff＝abc")))
@case("=1")
@case("'=1")
@case("'tis")
def test_what_makes_a_text_safe_can_be_undone(text: str) -> None:
    assert as_written(safe(text)) == text
    assert safe(text)[:1] not in tuple("=+-@\t\r＝")
    assert (safe(text) == text) or safe(text) == f"'{text}"


def test_numbers_stay_numbers_in_csv(tmp_path: Path) -> None:
    published = publish(opened(EXAMPLE), tmp_path)
    moved = {row["days"] for row in cells(published.whole("date_revisions.csv").read_bytes())}
    assert any(days.startswith("-") for days in moved), "no date of the example came forward, so this proves nothing"


def everything(published: Published) -> bytes:
    """Every byte that was published, with what is packed unpacked."""
    found = b""
    for file in sorted(published.folder.rglob("*")):
        if file.suffix in {".xlsx", ".zip"}:
            archive = zipfile.ZipFile(file)
            found += b"".join(map(archive.read, archive.namelist()))
        elif file.is_file():
            found += file.read_bytes()
    return found


MEETING = """\
status: held
start: 2024-05-16
declarations:
  state: declared
  entries: [{person: ann-lee, items: ["1"], type: sensitive, conduct: left-room}]
items:
  - {number: "1", title: An open item, record: [{heard: Words that are open.}]}
  - {number: "2", title: An item to come, publish_from: 2099-01-01, resolved: [{text: EMBARGOED}]}
  - number: "3"
    title: A withheld item
    presented_by: [{post: Treasurer}]
    withheld: {paragraph: 3, because: It is about money.}
"""


def test_what_is_kept_back_is_in_no_file_and_a_withheld_item_has_its_reason(small: Lay, tmp_path: Path) -> None:
    root = small(
        {
            "data/meetings/board/2024-05-16.yml": MEETING,
            "data/timeline.yml": "- {id: visit, date: 2024, title: EMBARGOED, publish_from: 2099-01-01}\n",
        }
    )
    published = publish(opened(root), tmp_path / "published")
    assert b"EMBARGOED" not in everything(published)
    data = published.json("meetings/board/2024-05-16/")["tables"]
    assert [(row["title"], row["withheld"], row["withheld_because"]) for row in data["agenda_items"]] == [
        ("An open item", False, None),
        ("A withheld item", True, "It is about money."),
    ]
    assert [row["text"] for row in data["paragraphs"]] == ["Words that are open."]
    assert [(row["type"], row["nature"], row["items"]) for row in data["declarations"]] == [
        ("sensitive", None, "board/2024-05-16#item-1")
    ]


def with_words(site: Site, nature: str) -> Site:
    """A site whose record wrongly holds what must not be published."""
    record = site.edition.record
    path, meeting = next((path, m) for path, m in record.meetings.items() if m.items and m.declarations.entries)
    item = meeting.items[0]
    withheld = {"paragraph": 3, "because": "Money", "public_interest": None, "review_on": None, "public": ()}
    part = type(item).model_validate(
        {
            "number": "1",
            "title": "Withheld",
            "record": [{"heard": nature}],
            "resolved": [{"text": nature}],
            "actions": [{"task": nature}],
            "asked_to": [nature],
            "motions": [{"text": nature}],
            "withheld": {key: str(value) for key, value in withheld.items() if value},
        }
    )
    entry = meeting.declarations.entries[0].model_copy(update={"type": "sensitive", "nature": nature})
    declared = meeting.declarations.model_copy(update={"entries": (entry,)})
    record.meetings[path] = meeting.model_copy(update={"items": (part,), "declarations": declared})
    return site


def test_not_even_a_record_that_wrongly_holds_secrets_gives_them_away(tmp_path: Path) -> None:
    published = publish(with_words(opened(EXAMPLE), "A SECRET"), tmp_path)
    assert b"A SECRET" not in everything(published)


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (publish(opened(EXAMPLE), tmp_path / name) for name in ("first", "second"))
    files = {file.relative_to(first.folder): file for file in first.folder.rglob("*") if file.is_file()}
    assert [name for name, file in files.items() if file.read_bytes() != (second.folder / name).read_bytes()] == []
    assert len(files) > 100


def test_tables_without_a_row_are_published_too(small: Lay, tmp_path: Path) -> None:
    published = publish(opened(small({})), tmp_path / "published")
    empty = [table for table in TABLES if not cells(published.whole(f"{table.name}.csv").read_bytes())]
    assert len(empty) > 5
    assert validate(str(published.whole("datapackage.json")), type="package").valid
    for table in empty:
        assert json.loads(published.whole(f"{table.name}.json").read_text("utf-8"))["tables"] == {table.name: []}
        sheet = openpyxl.load_workbook(published.whole("record.xlsx"))[table.name]
        assert [cell.value for cell in sheet[1]] == [column.name for column in table.columns]


def test_a_text_too_long_for_a_cell_is_cut_in_the_workbook_alone_and_says_so(small: Lay, tmp_path: Path) -> None:
    text = "A" * (LONGEST_CELL + 1)
    root = small({"data/timeline.yml": f"- {{id: visit, date: 1850, title: Visit, text: {text}}}\n"})
    published = publish(opened(root), tmp_path / "published")
    told = json.loads(published.whole("events.json").read_text("utf-8"))["tables"]["events"][0]
    assert told["text"] == text
    header, row = openpyxl.load_workbook(published.whole("record.xlsx"))["events"].iter_rows(values_only=True)
    shown = dict(zip(header, row, strict=True))
    assert len(str(shown["text"])) == LONGEST_CELL
    assert str(shown["text"]).endswith(CUT)
    assert shown["date_first"] == "1850-01-01"  # before the first day that a workbook can count


def test_the_page_of_tables_names_every_table_and_column(page_at: Page, example: Site) -> None:
    words = page_at(example, "data/tables/")
    for table in TABLES:
        assert f"{table.name} {table.sentence}" in words
        for column in table.columns:
            assert column.sentence.endswith("."), (table.name, column.name)
            assert f"{column.name} " in words
            assert column.sentence in words, (table.name, column.name)


def test_the_page_of_the_data_tells_the_files_their_sizes_and_every_version(page_at: Page, tmp_path: Path) -> None:
    site = publish(opened(EXAMPLE), tmp_path).site
    words = page_at(site, "data/")
    for file in ("record.xlsx", "record.zip", "record.json", "record.sqlite", "datapackage.json"):
        assert re.search(rf"{file} [A-Z][^.]+\.(?: \d+ [kM]B| [\d.]+ MB)", words), file
    assert f"Below data/v{MAJOR}/ on this site" in words
    assert CHANGES[0].version == VERSION
    for change in CHANGES:
        assert f"{change.version} : {change.told}" in words
