"""YAML text into plain values, and the line of every part of it.

Every scalar stays the text that was written (`no`, `18:30` and `007` mean what they say); what is empty or
`null` is None. Lines are looked up only for what is wrong, so a sound file costs one pass of the C parser.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import yaml

from openrecord.misformed import CUT_OFF, MAY_CUT_OFF, Complaint, explained
from openrecord.problems import Problem, said

Plain = str | None | list["Plain"] | dict[str, "Plain"]
Place = tuple[str | int, ...]
"""The way to a part of a file: the keys and positions (from 0) that lead to it."""

LARGEST_FILE = 8_000_000
"""Bytes. Many times the longest real minutes; a larger file is a mistake or an attack."""
LARGEST_TEXT = 2_000_000
"""Bytes of one page of Markdown: the words of three long novels."""
MOST_PARTS = 120_000
"""Values and keys. Some five thousand documents in one list; each part costs memory, however short it is."""
DEEPEST = 40
"""Levels of nesting. The format itself needs nine."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_ANCHOR_OR_TAG = re.compile(r"[&*!](?<![^\s\[,{:-].)\S")
_DEEP = re.compile(r"\n[ \t\-?:]{60}")
_BRACKET = re.compile(r"[\[\]{}]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class BadYaml(Exception):
    """A file that cannot be read as plain YAML; holds every problem found in it."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def read_text(path: Path, name: str, largest: int = LARGEST_FILE) -> str:
    """The text of a file of the council's, without a byte order mark.

    Raises BadYaml where it is a link or no file, has more than `largest` bytes, cannot be read or is not UTF-8;
    `name` is what the problem calls it.
    """
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            raise BadYaml(Problem(name, 1, "this file is a link; put the file itself here"))
        if not stat.S_ISREG(status.st_mode):
            what = "a folder" if stat.S_ISDIR(status.st_mode) else "a device or a pipe"
            raise BadYaml(Problem(name, 1, f"this is {what}, not a file; put a file here or remove it"))
        if status.st_size > largest:
            raise BadYaml(Problem(name, 1, f"this file has {status.st_size} bytes; it may have {largest}"))
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


def control_character(text: str, name: str) -> Problem | None:
    """The first character of a text that nobody can see and no page may hold, as a problem."""
    bad = _FORBIDDEN.search(text)
    if bad is None:
        return None
    return Problem(name, text.count("\n", 0, bad.start()) + 1, f"a control character ({said(bad[0])}); remove it")


def parse(text: str, name: str) -> Plain:
    """The plain value that a YAML text holds. Raises BadYaml with every problem of form in it."""
    problems: list[Problem] = []
    node = _composed(text, name)
    value = _plain(node, name, problems)
    if MAY_CUT_OFF.search(text):
        problems += _lost(node, text.split("\n"), name)
    if problems:
        raise BadYaml(*problems)
    return value


class Lines:
    """Where the parts of one sound YAML text stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._entries: dict[yaml.Node, dict[str, tuple[yaml.Node, yaml.Node]]] = {}

    def of(self, place: Place, quote: str = "") -> int:
        """The line (from 1) of the part at `place`, or of the nearest part above it that the text holds.

        Where the part runs over several lines, it is the first that holds the quote.
        """
        node = self._root
        line = node.start_mark.line
        for step in place:
            if isinstance(node, yaml.MappingNode):
                entry = self._entries_of(node).get(str(step))
                if entry is None and isinstance(step, int):
                    continue  # one mapping stands where the model sees a list of one
                if entry is None:
                    break
                line, node = entry[0].start_mark.line, entry[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.start_mark.line
        if quote:
            told = self._text.split("\n")[line : node.end_mark.line + 1]
            line += next((number for number, words in enumerate(told) if quote in words), 0)
        return int(line) + 1

    def _entries_of(self, node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """The keys and values of a mapping by key, made once: a file may be wrong in a thousand places."""
        if node not in self._entries:
            self._entries[node] = {str(key.value): (key, value) for key, value in reversed(node.value)}
        return self._entries[node]

    @cached_property
    def _root(self) -> yaml.Node:
        node = _Composer(self._text).get_single_node()
        assert node is not None, "only a text that was parsed has lines"
        return node


class LinesOfFiles:
    """Where the parts of a council's files stand; a file is read again when the first of its lines is asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, Lines] = {}

    def of(self, file: str, place: Place, quote: str = "") -> int:
        """The line of a part of a sound file, as `Lines` tells it."""
        if file not in self._read:
            self._read[file] = Lines(read_text(self._root / file, file))
        return self._read[file].of(place, quote)


class _Composer(yaml.CSafeLoader):
    """libyaml's parser, which asks nobody what type a scalar has, since the record's fields know."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: object) -> str:
        return ""

    def ascend_resolver(self) -> None:
        pass

    def descend_resolver(self, parent: yaml.Node | None, index: object) -> None:
        pass


def _composed(text: str, name: str) -> yaml.Node:
    if not text.strip():
        raise BadYaml(Problem(name, 1, "this file is empty; fill it or remove it"))
    try:
        if _could_grow(text):
            _refuse_what_could_grow(text, name)
        node = _Composer(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        raise BadYaml(_explained(error, text, name)) from None
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        unseen = control_character(text, name)
        raise BadYaml(unseen or Problem(name, 1, "a character that YAML does not allow; remove it")) from None
    if node is None:
        raise BadYaml(Problem(name, 1, "this file holds nothing but comments; fill it or remove it"))
    return node


def _could_grow(text: str) -> bool:
    """Whether a text might hold anchors, tags, deep nesting or too many parts: a cheap suspicion, never too low."""
    if len(text) > MOST_PARTS and 2 * sum(map(text.count, ("\n", ",", "[", "{", ": ", "- ", "? "))) > MOST_PARTS:
        return True
    return bool(_ANCHOR_OR_TAG.search(text) or _DEEP.search(f"\n{text}") or _are_brackets_deep(text))


def _are_brackets_deep(text: str) -> bool:
    if text.count("[") + text.count("{") <= DEEPEST:
        return False
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > DEEPEST:
            return True
    return False


def _refuse_what_could_grow(text: str, name: str) -> None:
    """Anchors could grow to gigabytes, nesting exhaust the stack and parts the memory: each ends here, as events."""
    depth = parts = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = (event.start_mark.line if event.start_mark else 0) + 1
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            raise BadYaml(Problem(name, line, f"an anchor or alias, {said(anchor)}; write the value out"))
        if tag:
            raise BadYaml(Problem(name, line, f"a tag, {said(tag)}; write the value alone"))
        if isinstance(event, yaml.NodeEvent):
            parts += 1
        if parts > MOST_PARTS:
            raise BadYaml(Problem(name, line, f"this file has more than {MOST_PARTS} parts; divide it"))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise BadYaml(Problem(name, line, f"nested deeper than {DEEPEST} levels; nothing of the record is"))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _explained(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    mark = error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    began = error.context_mark.line if error.context_mark else line
    told = (error.problem or "").strip()
    return explained(Complaint(told, error.context or "", line, column, began), text, name)


def _lost(node: yaml.Node, lines: Sequence[str], name: str) -> Iterator[Problem]:
    """The values of which a comment that nobody meant to begin takes a part away: `Mend #1 potholes`."""
    if isinstance(node, yaml.ScalarNode):
        end = node.end_mark
        cut = None if node.style or end.line >= len(lines) else CUT_OFF.fullmatch(lines[end.line], end.column)
        if cut and node.value:
            message = f"{said(cut[1])} is taken for a comment and lost; put the value in quotes, or a space after the #"
            yield Problem(name, end.line + 1, message)
    else:
        for part in node.value:
            for child in part if isinstance(part, tuple) else (part,):
                yield from _lost(child, lines, name)


def _plain(node: yaml.Node, name: str, problems: list[Problem]) -> Plain:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, name, problems) for child in node.value]
    plain: dict[str, Plain] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            line = key.start_mark.line + 1
            problems.append(Problem(name, line, "a key that is itself a list or mapping; a key is one word"))
        elif key.value in plain:
            line = key.start_mark.line + 1
            again = ", or begin another entry with a dash" if key.value == "id" else ""
            problems.append(Problem(name, line, f"the key {said(key.value)} stands twice here; keep one{again}"))
            if again:
                break  # what follows is the rest of that entry, and would only say so again
        else:
            plain[key.value] = _scalar(value) if isinstance(value, yaml.ScalarNode) else _plain(value, name, problems)
    return plain or None


def _scalar(node: yaml.ScalarNode) -> str | None:
    text: str = node.value
    return text if text and (node.style or text not in NULLS) else None
