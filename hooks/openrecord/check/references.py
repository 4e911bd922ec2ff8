"""Whatever one entry says of another must be there."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord.check.parts import Finding, Part, parts_of, prose_fields, reference_fields
from openrecord.links import REFERENCE, Links
from openrecord.model.dates import Unknown
from openrecord.model.plan import Plan, Theme, Update
from openrecord.model.record import Record
from openrecord.model.types import Citation
from openrecord.problems import listed, nearest, said
from openrecord.yamlfile import Place


def references_exist(record: Record) -> Iterator[Finding]:
    """A reference, in a field or in a text, names something that the record holds."""
    links = Links(record)
    for part in parts_of(record):
        for name, key, kind in reference_fields(type(part.entry)):
            value = getattr(part.entry, name)
            for place, reference in _each(value, (*part.place, key)):
                yield from _missing(links, part, place, kind, reference)
        for name, key in prose_fields(type(part.entry)):
            value = getattr(part.entry, name)
            for place, text in _each(value, (*part.place, key)):
                if "[[" in text:
                    for match in REFERENCE.finditer(text):
                        yield from _missing(links, part, place, None, f"{match[1]}:{match[2]}")


def _each(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, (str, Citation)):
        yield place, str(value)
    elif isinstance(value, (tuple, dict)) and not isinstance(value, Unknown):
        keys = value if isinstance(value, dict) else range(len(value))
        for key, member in zip(keys, value, strict=True):
            if isinstance(member, (str, Citation)):
                yield (*place, key), str(member)


def _missing(links: Links, part: Part, place: Place, kind: str | None, reference: str) -> Iterator[Finding]:
    path = reference
    if kind == "document" and reference.startswith("meeting:"):
        kind, path = "meeting", reference.removeprefix("meeting:")
    elif kind is None:
        kind, _, path = reference.partition(":")
        if kind not in links.kinds or not path:
            message = f"{said(reference)} is not a reference{nearest(kind, links.kinds)}"
            yield Finding(part.file, place, f"{message}; write kind:path, the kind one of {listed(links.kinds)}")
            return
    elif kind.endswith(" of this plan"):
        kind = kind.removesuffix(" of this plan")
        plan = part.entry.plan if isinstance(part.entry, (Theme, Update)) else part.entry.id if isinstance(part.entry, Plan) else ""
        path = f"{plan}/{reference}"
    if _stands_in_a_broken_file(links.record, kind, path) or links.find(kind, path):
        return
    entry, _, anchor = path.partition("#")
    if anchor and links.find(kind, entry):
        yield Finding(part.file, place, f"{kind} {said(entry)} has no part {said(anchor)}; name one of its parts, or leave the # out")
        return
    known = links.known(kind)
    yield Finding(part.file, place, f"there is no {kind} {said(path)}{nearest(path, known)}")


def _stands_in_a_broken_file(record: Record, kind: str, path: str) -> bool:
    entry = path.partition("#")[0]
    if f"{kind}:{entry}" in record.broken or f"{kind}:*" in record.broken:
        return True
    plan = entry.partition("/")[0]
    return kind in {"milestone", "action"} and any(name.startswith(f"theme:{plan}/") for name in record.broken)
