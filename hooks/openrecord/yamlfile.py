"""YAML text into plain values, and the line of every part of it.

Every scalar stays the text that was written (`no`, `18:30` and `007` mean what they say); an empty scalar
or `null` is None. Lines are looked up only for what is wrong, so a sound file costs one pass of the C parser.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from openrecord.problems import Problem, said

Plain = str | None | list["Plain"] | dict[str, "Plain"]
Place = tuple[str | int, ...]
"""The way to a part of a file: the keys and positions (from 0) that lead to it."""

LARGEST_FILE = 8_000_000
"""Bytes. Many times the longest real minutes; a larger file is a mistake or an attack."""
DEEPEST = 40
"""Levels of nesting. The format itself needs nine."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_IMPLICIT = frozenset(f"tag:yaml.org,2002:{t}" for t in "str int float bool null timestamp merge value".split())
_ANCHOR = re.compile(r"[&*!](?<![^\s\[,{:-].)\S")
_DEEP = re.compile(r"^[ \t\-?:]{60}", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]{}]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class BadYaml(Exception):
    """A file that cannot be read as plain YAML; holds every problem found in it."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def read_text(path: Path, name: str) -> str:
    """The text of a file of the council's, without a byte order mark.

    Raises BadYaml where it is a link, too large, unreadable or not UTF-8; `name` is what the problem calls it.
    """
    if path.is_symlink():
        raise BadYaml(Problem(name, 1, "this file is a link; put the file itself here"))
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise BadYaml(Problem(name, 1, f"this file has {size} bytes; a file may have {LARGEST_FILE}"))
        raw = path.read_bytes()
    except OSError as error:
        raise BadYaml(Problem(name, 1, f"this file cannot be read: {error.strerror}; make it readable")) from None
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        byte = raw[error.start]
        raise BadYaml(
            Problem(name, line, f"this file is not UTF-8: byte 0x{byte:02X} stands here; save it as UTF-8")
        ) from None


def parse(text: str, name: str) -> Plain:
    """The plain value that a YAML text holds. Raises BadYaml with every problem of form in it."""
    problems: list[Problem] = []
    value = _plain(_compose(text, name), name, problems)
    if problems:
        raise BadYaml(*problems)
    return value


def line_of(text: str, place: Place) -> int:
    """The line (from 1) of the part at `place`, or of the nearest part above it that the text holds."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    line = node.start_mark.line
    for step in place:
        if isinstance(node, yaml.MappingNode):
            entry = next(((key, value) for key, value in node.value if key.value == str(step)), None)
            if entry is None and isinstance(step, int):
                continue  # one mapping stands where the model sees a list of one
            if entry is None:
                break
            line, node = entry[0].start_mark.line, entry[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
    return int(line) + 1


def _compose(text: str, name: str) -> yaml.Node:
    if not text.strip():
        raise BadYaml(Problem(name, 1, "this file is empty; fill it or remove it"))
    try:
        if _ANCHOR.search(text) or _DEEP.search(text) or _bracket_depth(text) > DEEPEST:
            _refuse_what_could_grow(text, name)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(part for part in (error.context, error.problem) if part)
        raise BadYaml(Problem(name, (mark.line if mark else 0) + 1, f"not YAML: {what}")) from None
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        bad = _FORBIDDEN.search(text)
        line = text.count("\n", 0, bad.start()) + 1 if bad else 1
        what = said(bad[0]) if bad else "one that YAML does not allow"
        raise BadYaml(Problem(name, line, f"a control character ({what}); remove it")) from None
    if node is None:
        raise BadYaml(Problem(name, 1, "this file holds nothing but comments; fill it or remove it"))
    return node


def _bracket_depth(text: str) -> int:
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _refuse_what_could_grow(text: str, name: str) -> None:
    """Anchors could grow to gigabytes and deep nesting could exhaust the C stack, so both end here, as events."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1
        if getattr(event, "anchor", None):
            raise BadYaml(Problem(name, line, f"an anchor or alias, {said(event.anchor)}; write the value out"))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise BadYaml(Problem(name, line, f"nested deeper than {DEEPEST} levels"))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _plain(node: yaml.Node, name: str, problems: list[Problem]) -> Plain:
    if isinstance(node, yaml.ScalarNode):
        if node.tag not in _IMPLICIT:
            problems.append(Problem(name, node.start_mark.line + 1, f"a tag, {said(node.tag)}; write the value alone"))
        return None if not node.style and node.value in NULLS else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, name, problems) for child in node.value]
    plain: dict[str, Plain] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            line = key.start_mark.line + 1
            problems.append(Problem(name, line, "a key that is itself a list or mapping; a key is one word"))
        elif key.value in plain:
            line = key.start_mark.line + 1
            problems.append(Problem(name, line, f"the key {said(key.value)} stands twice here; keep one"))
        else:
            plain[key.value] = _plain(value, name, problems)
    return plain
