"""content/: what Markdown shows or links to lies there, and each of its tables is one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from openrecord import links
from openrecord.check.survey import Finding, Survey, in_narrative
from openrecord.narrative import lines_without_code
from openrecord.problems import nearest, said

_LINKED = re.compile(r"(!?)\[[^\[\]\n]*\]\(\s*<?([^)\s>]+)")  # no bracket inside: each is looked at once, however many
_REFERENCE = re.compile(r"\[\[[^\[\]\n]*\]\]")
_OTHER_MARKS = re.compile(r"[ ]{0,3}(!!!|\?\?\?\+?|===|:::)[ ]+[\w\"]")
_SINGLE_BRACE = re.compile(r"(?<!\{)\{[ ]*((?:measure|stated|progress|milestones)\()")
_DASHES = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")

_MADE = frozenset({"..", "assets", links.CALENDAR, links.FEED})
"""Folders and files that are not in content/, but made by the build, which looks for them itself."""


def links_lead_to_files(survey: Survey) -> Iterator[Finding]:
    """What Markdown, outside of code, links to or shows by the name of a file lies in content/."""
    for narrative in survey.record.narratives.values():
        if "](" in narrative.text:
            for number, line in lines_without_code(narrative.text):
                for image, address in _LINKED.findall(line):
                    wrong = _wrong_link(survey.root / "content", narrative.path, address, "image" if image else "file")
                    if wrong:
                        yield in_narrative(narrative, number, f"{said(address)} {wrong}")


def tables_are_whole(survey: Survey) -> Iterator[Finding]:
    """A table in Markdown has an empty line above it, a row of dashes below its heads, and no row longer than these."""
    for narrative in survey.record.narratives.values():
        if "|" in narrative.text:
            lines = lines_without_code(narrative.text)
            for filled, block in groupby(lines, key=lambda told: bool(told[1].strip())):
                if filled:
                    for number, message in _wrong_table([(line, told.strip()) for line, told in block]):
                        yield in_narrative(narrative, number, message)


def marks_are_those_of_this_markdown(survey: Survey) -> Iterator[Finding]:
    """Nothing is written, outside of code, that another site's Markdown knows, or that one brace makes plain text."""
    for narrative in survey.record.narratives.values():
        for number, line in lines_without_code(narrative.text):
            mark, brace = _OTHER_MARKS.match(line), _SINGLE_BRACE.search(line)
            if mark:
                message = f"{said(line.strip())} begins a box that this site does not draw; begin its lines with '> '"
                yield in_narrative(narrative, number, message)
            if brace:
                message = f"{said(brace[0])} has one brace, so it is shown as it is; write two: {{{{ {brace[1]}…) }}}}"
                yield in_narrative(narrative, number, message)


def _wrong_link(content: Path, page: str, address: str, what: str) -> str:
    """Why a link on a page leads nowhere; empty where it leads to a file, or does not name one of content/."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "is no address; mend it"
    path, folder = unquote(parts.path), PurePosixPath(page).parent
    if parts.scheme or parts.netloc or "{{" in address:
        return ""
    if path.startswith("/"):
        return f"begins at the top of the web server; write {said(os.path.relpath(path, f'/{folder}'))}"
    way = PurePosixPath(os.path.normpath(folder / path))
    if "." not in PurePosixPath(path).name or way.name == "index.md" or way.parts[0] in _MADE or way.name in _MADE:
        return ""
    try:
        if os.path.lexists(content / way):
            return ""
        beside = sorted(file.name for file in (content / way.parent).iterdir())
    except (OSError, ValueError):
        beside = []  # no such folder, or no name that a file could have
    return f"is no {what}: {said(f'content/{way}')} is not there{nearest(way.name, beside) or '; put it there'}"


def _wrong_table(block: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """What is wrong with the table that some lines without an empty one among them are, or were meant to be."""
    rows = [(number, line) for number, line in block if line.startswith("|") and _cells(line) > 1]
    dashes = next((at for at, (_, line) in enumerate(block) if "|" in line and _DASHES.fullmatch(line)), None)
    if dashes is None:
        if len(rows) > 1:
            heads = " | ".join(["---"] * _cells(rows[0][1]))
            yield rows[0][0], f"a table without a row of dashes below its heads; write | {heads} | below this line"
    elif dashes > 1:
        yield block[dashes - 1][0], "a table that begins inside a paragraph; leave an empty line above this one"
    elif dashes == 1:
        width = _cells(block[0][1])
        for number, line in block[1:]:
            if _cells(line) > width:
                told = f"this row has {_cells(line)} cells and the table {width} heads, so that its end would be lost"
                yield number, f"{told}; write as many, and \\| for an upright stroke inside a cell"


def _cells(line: str) -> int:
    """How many cells a row has, between its strokes."""
    plain = _REFERENCE.sub("", line.replace("\\|", "")).strip()
    return plain.removeprefix("|").removesuffix("|").count("|") + 1


RULES = (links_lead_to_files, tables_are_whole, marks_are_those_of_this_markdown)
