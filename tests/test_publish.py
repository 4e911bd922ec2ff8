"""An edition is shown whole or not at all, whoever pulls the plug, and never with what is kept back."""

from __future__ import annotations

import bz2
import datetime as dt
import gzip
import hashlib
import io
import json
import lzma
import os
import resource
import shutil
import signal
import subprocess
import sys
import tarfile
import threading
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import reduce
from pathlib import Path

import pytest
from pypdf import PdfWriter

from openrecord.cli import main
from openrecord.problems import Unsound
from openrecord.publishing import News, NotPublished, Shelf, publish, roll_back
from openrecord.publishing.addresses import addresses_in, ledger_of
from openrecord.publishing.manifest import files_of, read_manifest
from tests.conftest import ROOT, SMALL

NOW = dt.datetime(2024, 7, 1, 12, tzinfo=dt.UTC)
Pages = Mapping[str, str | bytes]

OLD: Pages = {
    "index.html": "<article>Old</article>",
    "late/index.html": "<article>None</article>",
    "assets/a.css": "a{}",
}
NEW: Pages = {
    "index.html": "<article>New</article>",
    "updates/index.html": "<article>One</article>",
    "files/x.csv": "1",
}
CHANGING = frozenset({"os.rename", "os.symlink", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree"})
"""What Python tells an audit hook of before it changes a folder."""


def draws(pages: Pages) -> Callable[..., int]:
    """A stand-in for MkDocs, which draws the same pages each time."""

    def draw(root: Path, into: Path, *locks: int) -> int:
        for name, content in pages.items():
            path = into / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return 0

    return draw


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The smallest council."""
    shutil.copytree(SMALL, tmp_path / "council")
    return tmp_path / "council"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A folder of editions, not yet made."""
    return Shelf(tmp_path / "public")


def put(root: Path, shelf: Shelf, pages: Pages, keep: int = 5) -> News:
    """Publish some pages."""
    return publish(root, shelf, NOW, keep, lambda sentence: None, draws(pages))


def shown(shelf: Shelf) -> dict[str, bytes]:
    """What a reader finds: every file, by name."""
    live = shelf.folder / "live"
    return {p.relative_to(live).as_posix(): p.read_bytes() for p in sorted(live.rglob("*")) if p.is_file()}


def as_bytes(pages: Pages) -> dict[str, bytes]:
    """Pages as a reader finds them."""
    return {name: text.encode() if isinstance(text, str) else text for name, text in sorted(pages.items())}


def leftovers(shelf: Shelf) -> list[str]:
    """What somebody who was cut short left behind."""
    found = [*shelf.folder.glob(".*new*"), *shelf.folder.glob("editions/.*")]
    return sorted(path.name for path in found)


def test_the_first_edition_makes_the_folder_and_is_served_from_live(root: Path, shelf: Shelf) -> None:
    news = put(root, shelf, OLD)
    assert (news.edition, news.is_new) == (1, True)
    assert shown(shelf) == as_bytes(OLD)
    assert (shelf.folder / "live").readlink() == Path("editions/0001/site")
    assert leftovers(shelf) == []


def test_the_next_edition_takes_its_place_and_the_one_before_stays(root: Path, shelf: Shelf) -> None:
    put(root, shelf, OLD)
    assert put(root, shelf, NEW).edition == 2
    assert shown(shelf) == as_bytes(NEW)
    assert shelf.numbers == (1, 2)


def test_the_manifest_names_every_file_with_its_sum_and_is_the_same_for_the_same_files(
    root: Path, shelf: Shelf, tmp_path: Path
) -> None:
    put(root, shelf, OLD)
    told = json.loads((shelf.edition(1) / "manifest.json").read_text("utf-8"))
    assert (told["edition"], told["before"], told["day"]) == (1, None, "2024-06-30")
    assert [file["path"] for file in told["files"]] == sorted(OLD)
    assert told["files"][0] == {
        "path": "assets/a.css",
        "size": 3,
        "sha256": hashlib.sha256(b"a{}").hexdigest(),
    }
    again = Shelf(tmp_path / "again")
    put(root, again, OLD)
    assert (again.edition(1) / "manifest.json").read_bytes() == (shelf.edition(1) / "manifest.json").read_bytes()


def test_the_summary_says_in_words_what_changed(root: Path, shelf: Shelf) -> None:
    put(root, shelf, OLD)
    news = put(root, shelf, NEW)
    assert news.changes.sentence == "One page is new, one page is changed and one page is gone."
    assert (shelf.edition(2) / "changes.txt").read_text("utf-8") == (
        "Edition 2, as at 30 June 2024, compared with edition 1.\n"
        "One page is new, one page is changed and one page is gone.\n"
        "\nNew pages, of updates (1):\n  /updates/  Updates\n"
        "\nChanged pages, of the whole record (1):\n  /  Small Town public record\n"
        "\nPages that are gone; each says where it went, of the whole record (1):\n  /late/  What is late\n"
        "\nNew files (1):\n  /files/x.csv\n"
        "\nFiles that are gone beside the pages, and the tool's own: 1.\n"
    )


def test_the_summary_begins_with_what_residents_will_read_as_new_and_names_pages_that_are_called_otherwise(
    root: Path, shelf: Shelf
) -> None:
    page = {"plans/recovery/homes/index.html": "<article>Same</article>"}
    put(root, shelf, page)
    theme, event = root / "data/plans/recovery/homes.yml", root / "data/timeline.yml"
    theme.write_text(theme.read_text("utf-8").replace("title: Homes", "title: Better homes"), "utf-8")
    event.write_text("- {id: visit, date: 2024-02-02, title: A visit, text: They came. They saw.}\n", "utf-8")
    news = put(root, shelf, {**page, "index.html": "<article>Home</article>"})
    assert news.told == ("", "What else happened:", "  A visit. They came. They saw.")
    assert (shelf.edition(2) / "changes.txt").read_text("utf-8") == (
        "Edition 2, as at 30 June 2024, compared with edition 1.\n"
        "One page is new and one page is changed.\n"
        "\nWhat else happened:\n  A visit. They came. They saw.\n"
        "\nNew pages, of the whole record (1):\n  /  Small Town public record\n"
        "\nChanged pages, of plans (1):\n  /plans/recovery/homes/  Better homes (was called: Homes)\n"
    )
    assert put(root, shelf, {**page, "index.html": "<article>Home</article>"}).told == ()


def test_a_page_whose_frame_alone_changed_reads_as_before(root: Path, shelf: Shelf) -> None:
    put(root, shelf, {"index.html": "<p>As at Monday</p><article>Same</article>"})
    news = put(root, shelf, {"index.html": "<p>As at Tuesday</p><article>Same</article>"})
    assert news.is_new
    assert news.changes.sentence == "No page reads otherwise than before."


def test_publishing_the_same_again_makes_no_edition(root: Path, shelf: Shelf) -> None:
    put(root, shelf, OLD)
    assert not put(root, shelf, OLD).is_new
    assert shelf.numbers == (1,)
    assert leftovers(shelf) == []


def test_a_file_that_is_as_it_was_keeps_its_time_by_which_web_servers_know_it(root: Path, shelf: Shelf) -> None:
    put(root, shelf, OLD)
    for path in (shelf.edition(1) / "site").rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    put(root, shelf, {**OLD, "index.html": "<article>New</article>"})
    times = {name: int((shelf.folder / "live" / name).stat().st_mtime) for name in OLD}
    assert times.pop("index.html") > 1_000_000_000
    assert set(times.values()) == {1_000_000_000}


def test_only_so_many_earlier_editions_are_kept(root: Path, shelf: Shelf) -> None:
    for number in range(5):
        put(root, shelf, {"index.html": str(number)}, keep=2)
    assert shelf.numbers == (3, 4, 5)
    assert shown(shelf) == {"index.html": b"4"}


def test_going_back_shows_the_edition_before_and_says_what_goes_dark(root: Path, shelf: Shelf) -> None:
    put(root, shelf, OLD)
    put(root, shelf, NEW)
    assert roll_back(shelf, lambda sentence: None) == (1, 2, ("files/x.csv", "updates/"))
    assert shown(shelf) == as_bytes(OLD)


def test_going_back_from_an_edition_that_followed_another_way_back_skips_the_one_left(root: Path, shelf: Shelf) -> None:
    put(root, shelf, OLD)
    put(root, shelf, NEW)
    roll_back(shelf, lambda sentence: None)
    assert put(root, shelf, {"index.html": "Third"}).edition == 3
    assert roll_back(shelf, lambda sentence: None)[0] == 1
    with pytest.raises(NotPublished, match="no edition before 1 is kept in"):
        roll_back(shelf, lambda sentence: None)
    assert shown(shelf) == as_bytes(OLD)


def test_what_was_published_is_in_the_ledger_with_the_day(root: Path, shelf: Shelf) -> None:
    news = put(root, shelf, NEW)
    assert news.ledger == (
        "data/ledgers/addresses/files.txt",
        "data/ledgers/addresses/site.txt",
        "data/ledgers/news/2024.txt",
        "data/ledgers/editions.yml",
    )
    ledger = ledger_of(root)
    assert ledger is not None
    assert {address: one.since.isoformat() for address, one in ledger.items()} == {
        "": "2024-07-01",
        "files/x.csv": "2024-07-01",
        "updates/": "2024-07-01",
    }


def test_an_address_that_leads_on_from_before_the_ledger_is_written_down_and_may_not_vanish_either(
    root: Path, shelf: Shelf
) -> None:
    redirects = root / "data/redirects.yml"
    redirects.write_text(
        "- {from: plans/recovery/home/, to: theme:recovery/homes}\n"
        "- {from: files/report.doc, withdrawn: 2024-01, was: A report, why: It was wrong.}\n"
        '- {from: "documents/report/#9.9", withdrawn: 2024-01, was: A remark, why: It was wrong.}\n',
        "utf-8",
    )
    pages = {"documents/report/index.html": '<p id="1.1">One</p>', "plans/recovery/home/index.html": "It moved"}
    put(root, shelf, pages)
    assert not put(root, shelf, pages).is_new
    redirects.unlink()
    with pytest.raises(Unsound) as refused:
        put(root, shelf, pages)
    assert [str(problem) for problem in refused.value.problems] == [
        "data/ledgers/addresses/documents.txt:3: /documents/report/#9.9, published on 2024-07-01, is gone; put it "
        "back, or say in data/redirects.yml where it went or why it was withdrawn",
        "data/ledgers/addresses/plans/recovery.txt:3: /plans/recovery/home/ ('Homes'), published on 2024-07-01, is "
        "gone; it is likely at /plans/recovery/homes/ now; put it back, or say in data/redirects.yml where it went or "
        "why it was withdrawn",
    ]


def test_a_ledger_that_was_not_committed_is_told_again_of_what_is_live(root: Path, shelf: Shelf) -> None:
    put(root, shelf, OLD)
    shutil.rmtree(root / "data/ledgers")
    put(root, shelf, NEW)
    ledger = ledger_of(root)
    assert ledger is not None
    assert "late/" in ledger


def test_a_damaged_ledger_is_not_written_over(root: Path, shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    put(root, shelf, OLD)
    file = root / "data/ledgers/addresses/site.txt"
    file.write_text("<<<<<<< HEAD\n", "utf-8")
    assert main(["publish", "--to", str(shelf.folder), "--root", str(root)]) == 1
    assert capsys.readouterr().out == (
        "data/ledgers/addresses/site.txt:1: '<<<<<<< HEAD' is a mark of a merge; keep the lines of both sides, and "
        "take the mark out\n"
    )
    assert file.read_text("utf-8") == "<<<<<<< HEAD\n"


@pytest.mark.parametrize("name", ["", ".."])
def test_a_folder_that_holds_what_the_site_is_made_from_is_refused(root: Path, name: str) -> None:
    with pytest.raises(NotPublished, match="holds what the site is made from; name another folder"):
        put(root, Shelf(root / name), OLD)


@pytest.mark.parametrize("name", ["data", "content/public", "site", ".venv", ".git/x", "new/public"])
def test_a_folder_of_the_project_is_refused_unless_it_holds_nothing_else(root: Path, name: str) -> None:
    """What is published in site/ would be gone with the next `make site`."""
    with pytest.raises(NotPublished, match="is part of the project; name a folder that holds nothing else"):
        put(root, Shelf(root / name), OLD)
    assert put(root, Shelf(root / "public"), OLD).edition == 1
    assert put(root, Shelf(root / "public"), NEW).edition == 2


def test_what_is_no_folder_is_refused_with_a_reason(root: Path, tmp_path: Path) -> None:
    file, loop, dangling = tmp_path / "file", tmp_path / "loop", tmp_path / "dangling"
    file.write_text("x", "utf-8")
    loop.symlink_to(loop)
    dangling.symlink_to(tmp_path / "nowhere")
    for path in (file, dangling):
        with pytest.raises(NotPublished, match=f"{path} is no folder; name an empty or a new folder"):
            put(root, Shelf(path), OLD)
    with pytest.raises(NotPublished, match="loop is "):
        put(root, Shelf(loop), OLD)
    assert not (tmp_path / "nowhere").exists()


def test_a_link_that_leads_elsewhere_is_not_taken_for_ours(root: Path, shelf: Shelf, tmp_path: Path) -> None:
    (shelf.folder / "editions").mkdir(parents=True)
    (shelf.folder / "live").symlink_to(tmp_path)
    with pytest.raises(NotPublished, match="live is no link to an edition; move it away"):
        put(root, shelf, OLD)
    assert (shelf.folder / "live").readlink() == tmp_path


def test_going_back_where_nothing_was_published_makes_no_folder(shelf: Shelf) -> None:
    with pytest.raises(NotPublished, match="nothing is published in"):
        roll_back(shelf, lambda sentence: None)
    assert not shelf.folder.exists()


def test_a_folder_with_other_files_is_refused_and_left_alone(root: Path, shelf: Shelf) -> None:
    shelf.folder.mkdir()
    (shelf.folder / "index.html").write_text("Somebody else's", "utf-8")
    with pytest.raises(NotPublished, match=r"holds other files, such as index\.html; name an empty or a new folder"):
        put(root, shelf, OLD)
    assert [path.name for path in shelf.folder.iterdir()] == ["index.html"]


def test_a_site_that_cannot_be_drawn_changes_nothing(root: Path, shelf: Shelf) -> None:
    put(root, shelf, OLD)

    def half(root: Path, into: Path, *locks: int) -> int:
        (into / "index.html").write_text("Half", "utf-8")
        return 1

    with pytest.raises(NotPublished, match="the site could not be drawn; see above"):
        publish(root, shelf, NOW, 5, lambda sentence: None, half)
    assert shown(shelf) == as_bytes(OLD)
    assert leftovers(shelf) == []


def test_two_publishers_at_once_wait_for_each_other(root: Path, shelf: Shelf) -> None:
    told: list[str] = []
    began = threading.Event()
    go_on = threading.Event()

    def slowly(root: Path, into: Path, *locks: int) -> int:
        began.set()
        go_on.wait(20)
        return draws(OLD)(root, into)

    first = threading.Thread(target=lambda: publish(root, shelf, NOW, 5, told.append, slowly))
    first.start()
    assert began.wait(20)
    other = root.parent / "other"
    shutil.copytree(SMALL, other)
    second = threading.Thread(target=lambda: publish(other, shelf, NOW, 5, told.append, draws(NEW)))
    second.start()
    second.join(0.5)
    assert shown(shelf) == {}
    go_on.set()
    first.join()
    second.join()
    assert told == ["Somebody else is publishing here; waiting for them to end."]
    assert shown(shelf) == as_bytes(NEW)
    assert shelf.numbers == (1, 2)


def in_a_child(act: Callable[[], object]) -> int:
    """Do something in a process of its own; how it ended, as `os.waitstatus_to_exitcode` says it."""
    child = os.fork()
    if child == 0:
        status = 99
        try:
            act()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill_at(step: int, within: Path) -> None:
    """Kill this process just before it changes or opens something for the nth time."""
    steps = 0

    def watch(event: str, told: tuple[object, ...]) -> None:
        nonlocal steps
        is_file = event == "open" and str(told[0]).startswith(str(within))
        if event in CHANGING or is_file:
            steps += 1
            if steps == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def test_a_kill_at_any_step_leaves_the_old_edition_or_the_new_one_whole(root: Path, shelf: Shelf) -> None:
    put(root, shelf, {"index.html": "Oldest"}, keep=1)
    put(root, shelf, OLD, keep=1)
    start = root.parent / "start"
    for folder in (root, shelf.folder):
        shutil.copytree(folder, start / folder.name, symlinks=True)
    seen: list[str] = []
    step = 0
    ended = -signal.SIGKILL
    while ended == -signal.SIGKILL:
        step += 1
        for folder in (root, shelf.folder):
            shutil.rmtree(folder)
            shutil.copytree(start / folder.name, folder, symlinks=True)

        def cut_short(step: int = step) -> None:
            kill_at(step, shelf.folder)
            put(root, shelf, NEW, keep=1)

        ended = in_a_child(cut_short)
        found = shown(shelf)
        assert found in (as_bytes(OLD), as_bytes(NEW)), f"killed at step {step}, a reader finds {sorted(found)}"
        seen.append("old" if found == as_bytes(OLD) else "new")
        for number in shelf.numbers:
            manifest = read_manifest(shelf.edition(number))
            assert manifest is not None
            assert manifest.files == files_of(shelf.edition(number) / "site"), f"edition {number} is not whole"
        put(root, shelf, NEW, keep=1)
        assert shown(shelf) == as_bytes(NEW)
        assert leftovers(shelf) == []
        assert list((root / "data/ledgers").rglob(".*")) == []
        ledger = ledger_of(root)
        assert ledger is not None
        assert ledger.keys() == {"", "late/", "updates/", "files/x.csv"}
    assert ended == 0
    assert seen == sorted(seen, reverse=True), "once readers had the new edition, the old one came back"
    assert (seen.count("old") > 20, seen.count("new") > 5) == (True, True)


@pytest.mark.parametrize("largest", [2_000, 6_000])
def test_a_disk_that_is_full_changes_nothing_and_is_told(root: Path, shelf: Shelf, largest: int) -> None:
    """Both while pages are drawn and while the manifest is written."""
    put(root, shelf, OLD)
    pages = {"index.html": "x" * 4_000, **{f"files/{number}.txt": str(number) for number in range(100)}}
    message = root.parent / "message"
    message.write_text("", "utf-8")
    with message.open("r+", encoding="utf-8") as told:

        def with_little_room() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
            try:
                put(root, shelf, pages)
            except NotPublished as why:
                told.write(str(why))
                told.flush()

        assert in_a_child(with_little_room) == 0
    assert message.read_text("utf-8").startswith("File too large: ")
    assert shown(shelf) == as_bytes(OLD)
    assert leftovers(shelf) == []
    assert shelf.numbers == (1,)
    assert put(root, shelf, pages).edition == 2


def test_a_ledger_that_cannot_be_written_is_told_and_made_good_next_time(
    root: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(root: Path, ledger: object) -> tuple[str, ...]:
        raise OSError(28, "No space left on device", "data/ledgers/addresses/site.txt")

    with monkeypatch.context() as patched:
        patched.setattr("openrecord.publishing.addresses.write_ledger", refuse)
        news = put(root, shelf, OLD)
    assert news.trouble == "No space left on device: data/ledgers/addresses/site.txt"
    assert shown(shelf) == as_bytes(OLD)
    assert ledger_of(root) == {}
    put(root, shelf, NEW)
    ledger = ledger_of(root)
    assert ledger is not None
    assert "late/" in ledger


SECRET = 'The depot in "Mill" Lane & its yard will be sold to Jäger & Sons'
KEPT_BACK = f"""\
- id: start
  date: 2024-04
  title: Work begins
- id: depot-in-mill-lane
  date: 2024-09-01
  title: Actions arising
  text: {json.dumps(SECRET)}
  publish_from: 2024-09-01
"""


def zipped(text: str) -> bytes:
    """A text in an archive, as spreadsheets are."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", text)
    return whole.getvalue()


def zipped_files(files: Mapping[str, bytes]) -> bytes:
    """Files in an archive."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def tarred(content: bytes) -> bytes:
    """A file in an archive of the older kind."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as archive:
        member = tarfile.TarInfo("page.txt")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return whole.getvalue()


def pdf(text: str = "", *, picture: bool = False, packed: bool = True) -> bytes:
    """A PDF of one page that says a text, or shows a picture."""
    drawn = b"/P Do" if picture else b"BT /F 12 Tf 72 720 Td (%s) Tj ET" % text.encode("cp1252")
    stream = zlib.compress(drawn) if packed else drawn
    packing = b"/Filter /FlateDecode " if packed else b""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    image = b"<< /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    things = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> "
        + (b"/XObject << /P 6 0 R >> " if picture else b"")
        + b">> >>",
        b"<< %s/Length %d >> stream\n%s\nendstream" % (packing, len(stream), stream),
        font,
        image + b" stream\n\0\nendstream",
    )
    whole, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(things, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(things) + 1, len(whole)
    return whole + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, start)
    )


def rewritten(change: Callable[[PdfWriter], object], whole: bytes = b"") -> bytes:
    """A PDF with something done to it."""
    writer = PdfWriter(clone_from=io.BytesIO(whole or pdf("Nothing.")))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


ESCAPED = SECRET.replace("&", "&amp;").replace('"', "&#34;")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("index.html", f"<article>{ESCAPED}</article>"),
        ("index.html", ESCAPED.replace("Lane", "<a class='term' title='A road.'>Lane</a>")),
        ("index.html", f'<meta name="description" content="{ESCAPED.upper()}">'),
        ("index.html", "<a href='/timeline/#depot-in-mill-lane'>Later</a>"),
        ("data.json", json.dumps({"text": SECRET})),
        ("search.json", json.dumps({"text": SECRET}, ensure_ascii=False)),
        ("calendar.ics", SECRET.replace("will be", "wi\r\n ll be")),
        ("rows.csv", '"' + SECRET.replace('"', '""') + '"'),
        ("page.html.gz", gzip.compress(SECRET.encode())),
        ("book.xlsx", zipped(ESCAPED)),
        ("papers.zip", zipped_files({"more/book.xlsx": zipped(ESCAPED)})),
        ("papers.zip", zipped_files({f"{SECRET.replace('/', '-')}.txt": b""})),
        ("old.csv", SECRET.encode("cp1252")),
        ("old.txt", SECRET.encode("utf-16")),
        ("split.txt", unicodedata.normalize("NFD", SECRET)),
        ("page.bz2", bz2.compress(SECRET.encode())),
        ("page.tar.xz", lzma.compress(tarred(SECRET.encode()))),
        ("paper.pdf", pdf(SECRET)),
        ("paper.pdf", b"\n" + pdf(SECRET, packed=False)),
        ("paper.pdf", rewritten(lambda writer: writer.add_metadata({"/Title": SECRET}))),
        ("paper.pdf", rewritten(lambda writer: writer.add_attachment("plan.xlsx", zipped(ESCAPED)))),
        ("paper.pdf", rewritten(lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"), pdf(SECRET))),
        ("papers.zip", zipped_files({"paper.pdf": pdf(SECRET)})),
    ],
    ids=[
        *("text", "markup between", "attribute", "address", "JSON", "JSON in UTF-8", "calendar", "CSV", "gzip", "zip"),
        *("zip in zip", "name in a zip", "Windows-1252", "UTF-16", "split letters", "bzip2", "tar in xz", "PDF"),
        *("PDF as it is", "title of a PDF", "attachment of a PDF", "PDF without a password", "PDF in zip"),
    ],
)
def test_words_that_are_kept_back_are_found_however_they_are_written(
    root: Path, shelf: Shelf, name: str, content: str | bytes
) -> None:
    (root / "data/timeline.yml").write_text(KEPT_BACK, "utf-8")
    put(root, shelf, OLD)
    with pytest.raises(NotPublished) as refused:
        put(root, shelf, {**NEW, name: content})
    assert str(refused.value) == (
        f"what is kept back stands in the site, or may:\n  {name} holds words of data/timeline.yml that are kept back"
    )
    assert shown(shelf) == as_bytes(OLD)


SCAN = pdf(picture=True)
UNREADABLE = {
    "scan.pdf": (SCAN, "is a PDF whose page 1 is a picture"),
    "papers.zip": (zipped_files({"scan.pdf": SCAN}), "is a PDF whose page 1 is a picture"),
    "locked.pdf": (
        rewritten(lambda writer: writer.encrypt("secret", "owner", algorithm="RC4-128")),
        "is a PDF that cannot be read, perhaps for want of a password",
    ),
    "half.pdf": (pdf("Nothing.")[:300], "is a PDF that cannot be read, perhaps for want of a password"),
    "half.gz": (gzip.compress(b"Nothing." * 99)[:30], "is packed and cannot be unpacked"),
    "half.zip": (zipped("x" * 999)[:60], "is packed and cannot be unpacked, perhaps for want of a password"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "is in a form that cannot be read here"),
    "more.7z": (b"7z\xbc\xaf\x27\x1c\0\4", "is in a form that cannot be read here"),
    "deep.gz": (
        reduce(lambda inside, _: gzip.compress(inside), range(6), b"Nothing."),
        "holds archives within archives, too deep to be unpacked",
    ),
    "bomb.gz": (gzip.compress(bytes(300_000_000)), "unpacks to more than 200 MB"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_while_anything_is_kept_back_a_file_that_cannot_be_searched_is_refused_until_somebody_vouches_for_it(
    root: Path, shelf: Shelf, name: str
) -> None:
    content, why = UNREADABLE[name]
    put(root, shelf, OLD)
    (root / "data/timeline.yml").write_text(KEPT_BACK, "utf-8")
    with pytest.raises(NotPublished) as refused:
        put(root, shelf, {**NEW, f"files/{name}": content})
    known = hashlib.sha256(content).hexdigest()
    assert str(refused.value) == (
        f"what is kept back stands in the site, or may:\n  files/{name} {why}, so it cannot be searched for what is "
        f"kept back; look through it, and then give its document in documents.yml `sha256: {known}` beside its path"
    )
    assert shown(shelf) == as_bytes(OLD)
    (root / "content/files" / name).write_bytes(content)
    with (root / "data/documents.yml").open("a", encoding="utf-8") as documents:
        documents.write(
            "- id: scan\n  title: A paper\n  kind: report\n  date: 2024-05\n"
            f"  files: [{{title: The paper, path: files/{name}, sha256: {known}}}]\n"
        )
    assert put(root, shelf, {**NEW, f"files/{name}": content}).edition == 2


def test_a_file_that_cannot_be_searched_passes_where_nothing_is_kept_back_and_where_readers_have_it_already(
    root: Path, shelf: Shelf
) -> None:
    put(root, shelf, {**OLD, "files/scan.pdf": SCAN})
    (root / "data/timeline.yml").write_text(KEPT_BACK, "utf-8")
    assert put(root, shelf, {**NEW, "files/scan.pdf": SCAN}).edition == 2


@pytest.mark.parametrize(
    "content",
    [
        pdf("Minutes."),
        pdf(),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0\0",
        b"",
        b"PK",
        b"# How a %PDF- begins",
    ],
)
def test_a_file_that_can_be_searched_or_shows_nothing_but_a_picture_passes(
    root: Path, shelf: Shelf, content: bytes
) -> None:
    (root / "data/timeline.yml").write_text(KEPT_BACK, "utf-8")
    assert put(root, shelf, {"index.html": "Home", "files/some": content}).edition == 1


def test_words_that_anybody_may_say_are_no_leak(root: Path, shelf: Shelf) -> None:
    """What is kept back is called like one of the site's own pages, and says what the record says elsewhere."""
    told = KEPT_BACK.replace(json.dumps(SECRET), "Half of the repairs are done. It is cold.")
    (root / "data/timeline.yml").write_text(told, "utf-8")
    put(root, shelf, {"index.html": "Actions arising. Half of the repairs are done. It is cold."})
    assert shelf.numbers == (1,)


def test_what_was_sealed_is_no_leak(root: Path, shelf: Shelf) -> None:
    """A seal holds citations as they are written, which stand in the downloads."""
    for name in ("data/documents.yml", "data/plans/recovery/updates/spring.yml", "data/measures/trust.yml"):
        file = root / name
        file.write_text(file.read_text("utf-8").replace("report", "progress-report-of-may"), "utf-8")
    update = root / "data/plans/recovery/updates/spring.yml"
    update.write_text(update.read_text("utf-8").replace("progress-report-of-may:", "report:"), "utf-8")
    documents = root / "data/documents.yml"
    documents.write_text(documents.read_text("utf-8").replace("kind: progress-report-of-may", "kind: report"), "utf-8")
    (root / "content/documents/report.md").rename(root / "content/documents/progress-report-of-may.md")
    assert main(["freeze", "recovery/spring", "--root", str(root)]) == 0
    (root / "data/timeline.yml").write_text(KEPT_BACK, "utf-8")
    put(root, shelf, {"data/v1/citations.csv": "progress-report-of-may#1.1"})
    assert shelf.numbers == (1,)


def test_on_its_day_what_was_kept_back_is_published(root: Path, shelf: Shelf) -> None:
    (root / "data/timeline.yml").write_text(KEPT_BACK, "utf-8")
    council = root / "data/council.yml"
    council.write_text(council.read_text("utf-8").replace("2024-06-30", "2024-09-01"), "utf-8")
    put(root, shelf, {"index.html": ESCAPED})
    assert shown(shelf) == {"index.html": ESCAPED.encode()}


def test_a_file_and_a_narrative_that_are_kept_back_are_found(root: Path, shelf: Shelf) -> None:
    with (root / "data/documents.yml").open("a", encoding="utf-8") as documents:
        documents.write(
            "- id: letter\n  title: A letter about it\n  kind: letter\n  date: 2024-09\n  publish_from: 2024-09-01\n"
            "  files: [{title: The letter, path: files/letter.pdf}]\n"
        )
    (root / "content/files/letter.pdf").write_bytes(pdf("The letter."))
    (root / "content/documents/letter.md").write_text("# A letter about it\n\nThe **yard** goes first.\n", "utf-8")
    with pytest.raises(NotPublished) as refused:
        put(root, shelf, {"copy.pdf": pdf("The letter."), "index.html": "<p>The <b>yard</b> goes first.</p>"})
    assert str(refused.value) == (
        "what is kept back stands in the site, or may:\n"
        "  copy.pdf is content/files/letter.pdf, which is kept back\n"
        "  index.html holds words of content/documents/letter.md that are kept back"
    )


@pytest.fixture
def project(root: Path) -> Path:
    """The smallest council as a project that MkDocs builds."""
    for name in ("hooks", "theme_overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


def command(*arguments: str, at: int = 1_719_792_000) -> subprocess.CompletedProcess[str]:
    """Run `openrecord` as a person would; `at` is the second that MkDocs takes for now."""
    program = str(Path(sys.executable).with_name("openrecord"))
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(at)}
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False, env=environment)


def test_the_command_publishes_goes_back_and_refuses_what_breaks_a_promise(project: Path, shelf: Shelf) -> None:
    to = ("--to", str(shelf.folder), "--root", str(project))
    first = command("publish", *to)
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith(f"Edition 1 is live in {shelf.folder}/live/. ")
    assert first.stdout.endswith("files in data/ledgers/.\n")
    published = addresses_in(shelf.edition(1))
    assert "item-1-p1" in published["meetings/board/2024-05-16/"].anchors
    assert "1.1" in published["documents/report/"].anchors
    assert "files/report.txt" in published

    again = command("publish", *to, at=1_788_888_888)
    assert again.stdout == "Nothing has changed since edition 1, which stays live.\n"

    (project / "content/news.md").write_text("# News\n\n## Repairs\n\nDone.\n", "utf-8")
    second = command("publish", *to)
    assert second.stdout.startswith(f"Edition 2 is live in {shelf.folder}/live/. One page is new")

    (project / "content/news.md").write_text("# News\n\n## Repair\n\nDone.\n", "utf-8")
    gone = command("publish", *to)
    assert gone.returncode == 1
    assert "/news/#repairs, published on" in gone.stdout
    assert "it is likely at /news/#repair now" in gone.stdout

    back = command("publish", "--rollback", *to)
    assert back.stdout == (
        f"Edition 1 is live again in {shelf.folder}/live/, in place of edition 2.\n"
        "Until the next edition, one address of edition 2 will not be found:\n  /news/\n"
    )


def test_the_build_refuses_to_lose_a_file_that_was_published(project: Path) -> None:
    ledger = project / "data/ledgers/addresses/files.txt"
    ledger.parent.mkdir(parents=True)
    ledger.write_text('/files/old.pdf 2024-01-01 ""\n', "utf-8")
    lost = command("build", "--root", str(project))
    assert lost.returncode == 1
    assert "data/ledgers/addresses/files.txt:1: /files/old.pdf, published on 2024-01-01, is gone; put it back" in (
        lost.stdout + lost.stderr
    )
    assert not (project / "site").exists()
    redirect = "- {from: files/old.pdf, withdrawn: 2024-02-01, was: An old report, why: It was wrong.}\n"
    (project / "data/redirects.yml").write_text(redirect, "utf-8")
    assert command("build", "--root", str(project)).returncode == 0
    assert "An old report" in (project / "site/files/old.pdf/index.html").read_text("utf-8")


def test_at_least_one_edition_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["publish", "--to", "x", "--keep", "0"])
    assert "keep at least one edition, for --rollback to go back to" in capsys.readouterr().err
