"""What the files of a site say, whatever they are packed in; and which of them nobody but a person can read.

Pictures, sounds and fonts are let be: what they show is not looked for. A PDF is read by its text, page by page; a page
of it that is a picture is not let be, since that is how scanned papers come.
"""

from __future__ import annotations

import bz2
import gzip
import io
import logging
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it could not read is told in our own words
MOST_UNPACKED = 200_000_000
"""Bytes. What is packed in one file is read no further than that."""
DEEPEST = 4
"""How many times one archive may lie in another."""
_SHOWN = re.compile(
    rb"\x89PNG\r|\xff\xd8\xff|GIF8|RIFF....WEBP|\0\0[\1\2]\0|wOF[F2]|ID3|OggS|\0\0\0.ftyp|SQLite format 3\0", re.DOTALL
)
"""How pictures, sounds, films and fonts begin; and a database, which holds its words as they are."""
_UNSEEN = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
"""What stands in no text of one byte a letter."""
_ZIP = (b"PK\3\4", b"PK\5\6", b"PK\7\x08")
_PACKED: tuple[tuple[bytes, Callable[[IO[bytes]], io.BufferedIOBase]], ...] = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\0", lzma.LZMAFile),
)


class Unreadable(Exception):
    """Why a file cannot be searched, as the end of a sentence."""


def texts_in(raw: bytes) -> Iterator[str]:
    """The texts in a file and in what is packed in it. Raises Unreadable where there may be more than can be read."""
    left = [MOST_UNPACKED]
    yield from _texts(raw, left, DEEPEST)


def _texts(raw: bytes, left: list[int], deep: int) -> Iterator[str]:
    yield from _as_it_is(raw)
    inside = _inside(raw, left)
    if inside is None:
        return
    if not deep:
        raise Unreadable("holds archives within archives, too deep to be unpacked")
    for packed in inside:
        yield from packed if isinstance(packed, list) else _texts(packed, left, deep - 1)


def _inside(raw: bytes, left: list[int]) -> Iterator[bytes | list[str]] | None:
    """What is packed in a file; None for one that is no archive and no PDF."""
    for begins, opened in _PACKED:
        if raw.startswith(begins):
            return _unpacked(raw, opened, left)
    if raw.startswith(_ZIP):
        return _zipped(raw, left)
    if raw[257:262] == b"ustar":
        return _in_tar(raw, left)
    return _in_pdf(raw, left) if _is_pdf(raw) else None


def _as_it_is(raw: bytes) -> Iterator[str]:
    """A file as text, as far as it is one, with what its bytes spell where it is another thing."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield raw.decode("utf-16", "replace")
        return
    try:
        yield raw.decode("utf-8")
    except UnicodeDecodeError:
        yield raw.decode("utf-8", "replace")
        if not _UNSEEN.search(raw):
            yield raw.decode("cp1252", "replace")
        elif not (_SHOWN.match(raw) or _is_packed(raw)):
            raise Unreadable("is in a form that cannot be read here") from None


def _is_packed(raw: bytes) -> bool:
    known = (*(begins for begins, _ in _PACKED), *_ZIP)
    return raw.startswith(known) or raw[257:262] == b"ustar" or _is_pdf(raw)


def _is_pdf(raw: bytes) -> bool:
    """Whether it begins as a PDF, be it after something else; a page may name what PDFs begin with."""
    return raw.lstrip().startswith(b"%PDF-") or (b"%PDF-" in raw[:1024] and b"startxref" in raw)


def _read(file: IO[bytes] | io.BufferedIOBase, left: list[int]) -> bytes:
    """The whole of a packed file, as long as there is room for it."""
    found = file.read(left[0] + 1)
    left[0] -= len(found)
    if left[0] < 0:
        raise Unreadable(f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB")
    return found


def _unpacked(raw: bytes, opened: Callable[[IO[bytes]], io.BufferedIOBase], left: list[int]) -> Iterator[bytes]:
    try:
        with opened(io.BytesIO(raw)) as packed:
            yield _read(packed, left)
    except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError) as error:
        raise Unreadable("is packed and cannot be unpacked") from error


def _zipped(raw: bytes, left: list[int]) -> Iterator[bytes | list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            yield archive.namelist()
            for member in archive.infolist():
                with archive.open(member) as packed:
                    yield _read(packed, left)
    except (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
        raise Unreadable("is packed and cannot be unpacked, perhaps for want of a password") from error


def _in_tar(raw: bytes, left: list[int]) -> Iterator[bytes | list[str]]:
    try:
        with tarfile.open(fileobj=io.BytesIO(raw), mode="r:") as archive:
            for member in archive:
                yield [member.name]
                packed = archive.extractfile(member)
                if packed is not None:
                    yield _read(packed, left)
    except (OSError, EOFError, ValueError, tarfile.TarError) as error:
        raise Unreadable("is packed and cannot be unpacked") from error


def _in_pdf(raw: bytes, left: list[int]) -> Iterator[bytes | list[str]]:
    """The words of a PDF: its pages, notes and forms, what it says of itself, and the files that it carries."""
    from pypdf import PdfReader  # loaded here alone: it is large, and every command would wait for it

    try:
        reader = PdfReader(io.BytesIO(raw))
        yield [str(value) for value in (reader.metadata or {}).values()]
        yield [str(field.get("/V", "")) for field in (reader.get_fields() or {}).values()]
        for number, page in enumerate(reader.pages, start=1):
            words = page.extract_text()
            if not words.strip() and _shows_a_picture(page):
                raise Unreadable(f"is a PDF whose page {number} is a picture")
            notes = [str(note.get_object().get("/Contents", "")) for note in page.get("/Annots") or ()]
            yield [words, *notes]
        for contents in reader.attachments.values():
            for carried in contents:
                yield _read(io.BytesIO(carried), left)
    except Unreadable:
        raise
    except Exception as error:  # a damaged PDF can fail in any way, and whatever fails has not been read
        raise Unreadable("is a PDF that cannot be read, perhaps for want of a password") from error


def _shows_a_picture(page: Any) -> bool:
    return bool((page.get("/Resources") or {}).get("/XObject")) or b" ID" in (
        contents.get_data() if (contents := page.get_contents()) else b""
    )
