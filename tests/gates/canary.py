"""Lays marked text over a council's files in everything that is kept back, and looks for it in every byte of a site."""

from __future__ import annotations

import base64
import binascii
import gzip
import io
import quopri
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote_to_bytes

from openrecord.yamlfile import parse

MARKS = (b"qzcanary", b"371940", b"371941", b"371942", b"71.3719")
"""What must not come out: a word, and figures that stand nowhere else."""
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{16,}={0,2}")
_ESCAPES = re.compile(rb"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")


def lay(project: Path) -> None:
    """Lay the marked entries over a council; where a file is a list of the council's, they are added to it."""
    files = parse((Path(__file__).with_name("canary.yml")).read_text("utf-8"), "canary.yml")
    assert isinstance(files, dict)
    for place, text in files.items():
        name, _, key = place.partition("#")
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text("utf-8") if path.exists() else ""
        if key:
            assert f"\n{key}:\n" in before
            path.write_text(before.replace(f"\n{key}:\n", f"\n{key}:\n{text}", 1), "utf-8")
        else:
            path.write_text(f"{before}\n{text}" if before else str(text), "utf-8")


def found_in(site: Path) -> list[str]:
    """Every file of a site in which a mark stands, in its name or its bytes however they are packed or written."""
    leaks = []
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and (marked := sorted({*marks_in(name.encode()), *marks_in(path.read_bytes())})):
            leaks.append(f"{name}: {', '.join(marked)}")
    return leaks


def marks_in(data: bytes) -> set[str]:
    """The marks that stand in some bytes, as they are and as they can be read."""
    return {mark.decode() for text in readings(data) for mark in MARKS if mark in text or mark[::-1] in text}


def readings(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """Some bytes as a reader of them could see them: unpacked, decoded, without escapes and folds."""
    for packed in _unpacked(data):
        if depth < 3:
            yield from readings(packed, depth + 1)
    yield _plain(data)
    if b"=3D" in data:
        yield _plain(quopri.decodestring(data))
    if depth < 3 and len(data) < 10_000_000:
        yield _plain(b"\n".join(_of_base64(data)))


def _plain(data: bytes) -> bytes:
    """In small letters, the lines that a calendar or a letter folds joined, and every escape resolved.

    Without the zeros that stand between letters where two bytes are one.
    """
    joined = re.sub(rb"\r?\n[ \t]|=\r?\n|\x00", b"", data)
    resolved = _ESCAPES.sub(lambda m: chr(int((m[1] or m[2]).decode(), 16)).encode("utf-8", "replace"), joined)
    text = unescape(unquote_to_bytes(resolved).decode("utf-8", "replace"))
    return unicodedata.normalize("NFKC", text).lower().encode("utf-8", "replace")


def _of_base64(data: bytes) -> Iterator[bytes]:
    for run in _BASE64.findall(data):
        try:
            yield base64.b64decode(run + b"=" * (-len(run) % 4), validate=True)
        except binascii.Error:
            continue


def _unpacked(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                yield member.filename.encode()
                yield archive.read(member)
    elif data.startswith((b"\x78\x01", b"\x78\x9c", b"\x78\xda")):
        try:
            yield zlib.decompress(data)
        except zlib.error:
            return
