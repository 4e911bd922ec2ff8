"""The last look before an edition is shown: no file of it may hold words that are kept back.

Words are compared by their letters and digits alone, so that neither markup, escapes, folded lines nor capitals hide
them. What the public record, the page addresses or the generator itself also say is no secret.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from html import unescape
from pathlib import Path

from openrecord.embargo import attachments
from openrecord.model.entry import Entry
from openrecord.model.fields import reference_fields
from openrecord.model.record import Record
from openrecord.model.seal import Seal
from openrecord.publishing.manifest import FileOf
from openrecord.publishing.reading import Unreadable, texts_in

SHORTEST = 12
"""Letters and digits. Shorter words stand on many pages by chance."""
_BREAK = re.compile(
    r"\[\[[^\]|\n]*\|?|\]\(\S*|[.!?;\n\[\](){}<>|`]+|[^\S ]|[\x00-\x1f\u200b-\u200f\u2028-\u202e\u2066-\u2069]"
)
_NO_LETTER = re.compile(r"[\W_]+")
_TAG = re.compile(r"<[^<>]*>")
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrtbf])")


def secrets(whole: Record, public: Record, root: Path, addresses: Iterable[str]) -> dict[str, str]:
    """The words that are kept back, as letters alone, each with the file of the council's that holds them."""
    told = {letters for text in _texts_of_record(public) for letters in _pieces(text)}
    kept_back = {letters: file for letters, file in _words_of_files(whole) if letters not in told}
    for name in whole.narratives.keys() - public.narratives.keys():
        kept_back |= dict.fromkeys(_pieces(whole.narratives[name].text), f"content/{name}")
    if kept_back:
        known = "\0".join(_known(public, root, addresses))
        kept_back = {letters: file for letters, file in kept_back.items() if letters not in known}
    return kept_back


def leaks(
    site: Path, files: Mapping[str, FileOf], kept_back: Mapping[str, str], vouched: frozenset[str] = frozenset()
) -> Iterator[str]:
    """A sentence for each file of a built site that holds what is kept back, without saying what it holds.

    A file that cannot be searched is one too, unless its checksum is among those that somebody vouched for.
    """
    for name in files if kept_back else ():
        found = set()
        try:
            for text in _texts(site / name):
                found |= {file for letters, file in kept_back.items() if letters in text}
        except Unreadable as why:
            if files[name].sha256 not in vouched:
                yield (
                    f"{name} {why}, so it cannot be searched for what is kept back; look through it, and then give its "
                    f"document in documents.yml `sha256: {files[name].sha256}` beside its path"
                )
        for file in sorted(found):
            yield f"{name} holds words of {file} that are kept back"


def vouched_for(public: Record) -> frozenset[str]:
    """The checksums of the files that public documents name by them: somebody knew what they published."""
    return frozenset(
        file.sha256.lower() for document in public.documents.values() for file in document.files if file.sha256
    )


def leaked_files(files: Mapping[str, FileOf], whole: Record, public: Record, root: Path) -> Iterator[str]:
    """A sentence for each file of a built site that is a copy of one that is kept back."""
    hidden = {_sum(root, path): path for path in sorted(attachments(whole) - attachments(public))}
    shared = {_sum(root, path) for path in attachments(public)} if hidden else set()
    for name, of in files.items():
        if of.sha256 in hidden and of.sha256 not in shared:
            yield f"{name} is content/{hidden[of.sha256]}, which is kept back"


def _sum(root: Path, path: str) -> str:
    try:
        return hashlib.sha256((root / "content" / path).read_bytes()).hexdigest()
    except (OSError, ValueError):
        return ""


def _words_of_files(whole: Record) -> Iterator[tuple[str, str]]:
    for source in whole.files:
        if isinstance(source.entries, Seal):
            continue  # it holds only what was public when it was made, each fact in the words of its own file
        for entry in source.entries if isinstance(source.entries, tuple) else (source.entries,):
            for text in _texts_of(entry):
                yield from ((letters, source.name) for letters in _pieces(text))


def _texts_of(value: object) -> Iterator[str]:
    """Every text in an entry that is its own, and no reference to another."""
    if isinstance(value, Entry):
        others = {name for name, _, _ in reference_fields(type(value))}
        for name in type(value).model_fields:
            if name not in others:
                yield from _texts_of(getattr(value, name))
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from _texts_of(member)
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from (*_texts_of(key), *_texts_of(member))


def _texts_of_record(public: Record) -> Iterator[str]:
    for field in fields(public):
        if field.name not in {"files", "narratives", "seals", "published", "announced", "broken"}:
            yield from _texts_of(getattr(public, field.name))


def _known(public: Record, root: Path, addresses: Iterable[str]) -> Iterator[str]:
    """What anybody may know: the public record, the addresses of the pages, and the generator's own words."""
    yield from map(_letters, _texts_of_record(public))
    yield from (_letters(narrative.text) for narrative in public.narratives.values())
    yield from map(_letters, addresses)
    here = Path(__file__).parents[1]
    for path in (*here.rglob("*.py"), *(root / "theme_overrides").rglob("*.html")):
        yield _letters(path.read_text("utf-8"))


def _pieces(text: str) -> Iterator[str]:
    """The sentences of a text as letters alone, as far as they are long enough to be told from chance."""
    for piece in _BREAK.split(text):
        letters = _letters(piece or "")
        if len(letters) >= SHORTEST:
            yield letters


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold())


def _texts(path: Path) -> Iterator[str]:
    """What a file says, as letters alone: with its markup and without; also what is packed in it."""
    for text in texts_in(path.read_bytes()):
        plain = unescape(_ESCAPED.sub(_character, text))
        yield _letters(plain)
        if "<" in plain:
            yield _letters(_TAG.sub("", plain))


def _character(match: re.Match[str]) -> str:
    return str(json.loads(f'"{match[0]}"'))
