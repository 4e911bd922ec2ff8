"""Nothing that is kept back, withheld or personal comes out anywhere in a site, in whatever form."""

from __future__ import annotations

import base64
import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from openrecord.dictionary import FILES
from openrecord.embargo import kept_back
from openrecord.model.council import Contact, Council, Licence, Strategy
from openrecord.model.entry import Entry
from openrecord.model.fields import children
from openrecord.read import read

from .canary import MARKS, found_in, lay, marks_in
from .sites import build, project

COUNCILS = ("own", "example")
UNSEEN = {Council, Licence, Contact, Strategy}
"""Models of which a council has one that is always public."""


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A council's project with the marked entries laid over it."""
    folder = project(str(request.param), tmp_path_factory.mktemp("canary") / "project")
    lay(folder)
    return folder


@pytest.mark.parametrize("laid", COUNCILS, indirect=True)
def test_no_byte_of_a_site_holds_what_is_kept_back(laid: Path, tmp_path: Path) -> None:
    built = build(laid, tmp_path / "site")
    assert built.returncode == 0, built.stdout
    assert "qzcanary" not in built.stdout.lower()
    assert found_in(tmp_path / "site") == []
    assert "Report on birds" in (tmp_path / "site/documents/bird-report/index.html").read_text("utf-8")


def test_the_same_words_are_found_once_they_may_be_shown(tmp_path: Path) -> None:
    folder = project("example", tmp_path / "project")
    lay(folder)
    for file in folder.rglob("*.yml"):
        file.write_text(file.read_text("utf-8").replace("2199-01-01", "2001-01-01"), "utf-8")
    built = build(folder, tmp_path / "site")
    assert built.returncode == 0, built.stdout
    found = " ".join(found_in(tmp_path / "site"))
    for place in (
        "search/index/words-",
        "search/index/page-",
        "sitemap.xml",
        "timeline/index.html",
        "files/qzcanary.txt",
    ):
        assert place in found


@pytest.mark.parametrize("laid", ["example"], indirect=True)
def test_every_model_of_the_format_is_kept_back_somewhere(laid: Path) -> None:
    record, problems = read(laid)
    assert problems == ()
    hidden: set[type[Entry]] = set()
    assert record.council.as_at is not None
    for kept in kept_back(record, record.council.as_at.last):
        hidden |= {type(entry) for entry in _within(kept.entry)}
    assert _models() - hidden - UNSEEN == set()


def _within(entry: Entry) -> Iterator[Entry]:
    yield entry
    for name, _ in children(type(entry)):
        value = getattr(entry, name)
        for child in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,):
            if isinstance(child, Entry):
                yield from _within(child)


def _models() -> set[type[Entry]]:
    found: set[type[Entry]] = set()
    waiting: list[object] = list(FILES)
    while waiting:
        part = waiting.pop()
        if isinstance(part, type) and issubclass(part, Entry):
            if part not in found:
                found.add(part)
                waiting += [part.model_fields[name].annotation for name, _ in children(part)]
        else:
            waiting += get_args(part)
    return found


PACKED = io.BytesIO()
with zipfile.ZipFile(PACKED, "w", zipfile.ZIP_DEFLATED) as _archive:
    _archive.writestr("inside.csv", "a,Qzcanary")


@pytest.mark.parametrize(
    "hiding",
    [
        b"<p>Qzcanary</p>",
        b"Q&#122;canary",
        b"%51zcanary",
        rb'"\u0051zcanary"',
        b"SUMMARY:Qzca\r\n nary",
        gzip.compress(b"Qzcanary"),
        PACKED.getvalue(),
        gzip.compress(PACKED.getvalue()),
        base64.b64encode(b"a long text with a Qzcanary"),
        "Qzcanary".encode("utf-16-le"),
        b"yranaczQ",
        b"8371940",
    ],
    ids=[
        "plain",
        "html",
        "address",
        "json",
        "folded",
        "gzip",
        "zip",
        "both",
        "base64",
        "utf-16",
        "backwards",
        "figure",
    ],
)
def test_a_mark_is_found_however_it_is_written(tmp_path: Path, hiding: bytes) -> None:
    (tmp_path / "file.bin").write_bytes(hiding)
    (tmp_path / "clean.txt").write_bytes(b"nothing")
    assert len(found_in(tmp_path)) == 1
    assert marks_in(hiding) <= {mark.decode() for mark in MARKS}
