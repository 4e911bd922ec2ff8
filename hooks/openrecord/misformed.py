"""What is wrong with the form of a YAML file, in the words of somebody who edits it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openrecord.frozen import frozen
from openrecord.problems import Problem, said

_STRANGE_SPACE = re.compile("[ ]*[\xa0\u2000-\u200a\u202f\u3000]")
_FIRST_COLON = re.compile(r"\s+[\w-]+:\Z")
_COLON = "mapping values are not allowed in this context"
_KEY_ALONE = "could not find expected ':'"
_UNENDED = "found unexpected end of stream"
_BRACES, _BRACKETS = "did not find expected ',' or '}'", "did not find expected ',' or ']'"
_MEANINGS = {
    _UNENDED: "quotes or a bracket that are opened and never closed; close them",
    _COLON: "a colon and a space inside a value; put the value in quotes",
    _KEY_ALONE: "a line that is neither a key nor part of a value; write key: value, or indent it",
    "found character that cannot start any token": "a value may not begin with this character; put the value in quotes",
    _BRACKETS: "a list in brackets that goes wrong; part its values with commas, and close it",
    _BRACES: "a mapping in braces that goes wrong; part its keys with commas, and close it",
    "block sequence entries are not allowed in this context": "a dash that begins a list inside a value; "
    "put the value in quotes, or begin the list on a line of its own",
    "did not find expected key": "indentation or quotes that go wrong at or above this line; line the keys up",
    "did not find expected '-' indicator": "indentation that goes wrong at or above this line; line the dashes up",
    "found invalid Unicode character escape code": "an escape that names no character; write the character itself",
    "but found another document": "a second document, after '---'; a file holds one",
}
"""What the parser says, in the words of somebody who edits the file."""
_MERGED = re.compile(r"<{7} |={7}$|>{7} ")
_NO_SPACE = re.compile(r"(\s*(?:- )?[a-z_]+):(\S.*)")
_NO_SPACE_AFTER_DASH = re.compile(r"\s*-([\w\"'{\[].*)")
_COMMENT = re.compile(r"\s#")
_QUOTED = re.compile(r"\s*(?:- )?[\w-]+:[ ]+([\"'])(.*)")
_ENDS = {'"': re.compile(r"(?:[^\"\\]|\\.)*\"(.*)"), "'": re.compile(r"(?:[^']|'')*'(?!')(.*)")}
CUT_OFF = re.compile(r"[ \t]+(#[^\s#!].*)")
"""A comment that hardly anybody meant to begin, after a value: no space follows its sign."""
MAY_CUT_OFF = re.compile(r"[ \t]#[^\s#!]")
"""What every text has that holds such a comment."""
_MAY_FOLLOW = re.compile(r"\s*(?:#.*)?")


@frozen
class Complaint:
    """What the parser says against a text, and where; lines and columns are counted from 0."""

    problem: str
    context: str
    line: int
    column: int
    began: int
    """The line on which what goes wrong began."""


def explained(complaint: Complaint, text: str, name: str) -> Problem:
    """The problem in a file's form that a parser's complaint is about."""
    told = complaint.problem
    number = complaint.began if told in {_UNENDED, _KEY_ALONE} else complaint.line
    lines = text.rstrip("\n").split("\n")
    number = min(number, len(lines) - 1)  # a file may end where something was to come
    line = lines[number]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Problem(name, number + 1, f"a tab before {said(line.strip())}; indent with spaces")
    strange = next((at for at in (number, number - 1) if at >= 0 and _STRANGE_SPACE.match(lines[at])), None)
    if strange is not None:
        told = f"a space that is none of the keyboard's before {said(lines[strange].strip())}; type it anew"
        return Problem(name, strange + 1, told)
    merged = next((at for at, one in enumerate(lines) if _MERGED.match(one)), None)
    if merged is not None:
        told = "two versions of this file stand here; keep one, and take this out"
        return Problem(name, merged + 1, f"{said(lines[merged])}: {told}")
    unclosed = _badly_quoted(lines[: number + 1])
    if unclosed is not None:
        meaning = 'quotes that do not enclose the whole value; close them at its end, and put \' inside "…"'
        return Problem(name, unclosed + 1, f"{said(lines[unclosed].strip())}: {meaning}")
    if told == _COLON and _FIRST_COLON.match(line[: complaint.column + 1]):
        told = "this key stands further in than the one above; line it up, or put the value above in quotes"
        return Problem(name, number + 1, f"{said(line.strip())}: {told}")
    meaning = _meant(told, line) or f"not YAML: {' '.join(part for part in (complaint.context, told) if part)}"
    return Problem(name, number + 1, f"{said(line.strip())}: {meaning}")


def _meant(told: str, line: str) -> str:
    no_space = _NO_SPACE.fullmatch(line)
    if told == _KEY_ALONE and no_space:
        return f"no space after the colon; write {no_space[1].strip()}: {no_space[2]}"
    after_dash = _NO_SPACE_AFTER_DASH.fullmatch(line)
    if after_dash and told not in {_BRACES, _BRACKETS}:
        return f"no space after the dash; write - {after_dash[1]}"
    if told in {_BRACES, _BRACKETS} and _COMMENT.search(line):
        return "a space and # begin a comment, so what follows is lost; take the space out, or put the value in quotes"
    return _MEANINGS.get(told, "")


def _badly_quoted(lines: Sequence[str]) -> int | None:
    """The line on which a value in quotes begins that goes on after them; its quotes may be closed lines below."""
    number = 0
    while number < len(lines):
        opened = _QUOTED.fullmatch(lines[number])
        if opened:
            first, rest = number, opened[2]
            while (closed := _ENDS[opened[1]].fullmatch(rest)) is None and number + 1 < len(lines):
                number += 1
                rest = lines[number]
            if closed is not None and not _MAY_FOLLOW.fullmatch(closed[1]):
                return first
        number += 1
    return None
