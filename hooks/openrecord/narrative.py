"""What the Markdown of content/ says about itself: its headings' and numbered paragraphs' addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from markdown.extensions.toc import slugify

CODE = re.compile(r"(?ms)^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)|(`+)(?!`).+?(?<!`)\2(?!`)")
"""Fenced code, or a code span: what a writer of Markdown wants to be left as it is."""
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*)")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}\Z")
_OWN_ADDRESS = re.compile(r"\{[^{}]*#([\w.:-]+)[^{}]*\}[ \t]*\Z")
_TITLE = re.compile(r"\A(\s*)# [^\n]*")
_PARAGRAPH = re.compile(r"(\d+(?:\.\d+)+) ")
_WHOLE = re.compile(r"([1-9]\d{0,2}) +(?=[^\s\d])")
_ALIGNED = re.compile(r'(<t[hd]\b[^<>]*?) style="text-align: (left|right|center);"')
_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)\.?(?:[ \t]+|$)")


def numbered(markdown: str) -> str:
    """The Markdown with an address on every heading and paragraph that begins with a number.

    A paragraph that begins `4.27 ` gets the address `4.27`, and its number leads there, so that it can be copied;
    a heading `## 5 Homes` gets the address `5`. A paragraph that begins `2 ` has one only where another begins with the
    number before or after it: a sentence may begin with a number too.
    """
    lines = markdown.split("\n")
    for position, address, is_heading in _addresses(lines):
        if is_heading:
            lines[position] = f"{lines[position].rstrip()} {{ #{address} }}"
        else:
            end = position
            while end + 1 < len(lines) and lines[end + 1].strip():
                end += 1
            words = lines[position].removeprefix(address)
            lines[position] = f"[{address}](#{address}){{ .numbered__mark }}{words}"
            lines[end] = f"{lines[end].rstrip()}\n{{ #{address} .numbered }}"
    return "\n".join(lines)


def untitled(markdown: str) -> str:
    """The Markdown without the title that it begins with, for a page that has one; no line changes its number."""
    return _TITLE.sub(r"\1", markdown, count=1)


def aligned(html: str) -> str:
    """Converted Markdown in which a cell says to which side it leans in a way that the site's policy lets be seen."""
    return _ALIGNED.sub(r'\1 data-align="\2"', html) if "text-align" in html else html


def address_of(path: str) -> str:
    """The address of the page that a Markdown file below content/ is, or stands on."""
    place = PurePosixPath(path)
    page = place.parent if place.stem in {"index", "README"} else place.with_suffix("")
    return "" if page == PurePosixPath(".") else f"{page}/"


def without_code(markdown: str) -> str:
    """The Markdown with blanks in place of fenced code and code spans, so that places and lines stay what they are."""
    if "`" not in markdown and "~~~" not in markdown:
        return markdown
    return CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), markdown)


def lines_without_code(markdown: str) -> Iterator[tuple[int, str]]:
    """The lines of the same, each with its number."""
    return enumerate(without_code(markdown).split("\n"), start=1)


def anchors_of(markdown: str) -> Iterator[str]:
    """The addresses that the text's headings and numbered paragraphs have on the page."""
    yield from (anchor for anchor, _ in addressed(markdown))


def addressed(markdown: str) -> Iterator[tuple[str, str]]:
    """The same addresses, each with the words that begin there; a heading may give its own, `## Homes { #homes }`."""
    lines = markdown.split("\n")
    yield from ((address, lines[position]) for position, address, _ in _addresses(lines))
    for line in lines:
        heading = _heading(line)
        if heading is not None:
            own = _OWN_ADDRESS.search(line)
            if own:
                yield own[1], heading
            elif not _NUMBERED.match(heading):
                yield slugify(heading, "-"), heading


def title_of(markdown: str) -> str:
    """The title that a page of somebody's own gives itself; empty where it gives none."""
    for line in markdown.splitlines():
        if line.startswith("# "):
            return line[2:].strip()
        if line.startswith("title:"):
            return line.removeprefix("title:").strip().strip("\"'")
    return ""


def _heading(line: str) -> str | None:
    """The words of a line that is a heading, without what may follow them; each step reads the line once."""
    found = _HEADING.match(line)
    return None if found is None else _ATTRIBUTES.sub("", found[1].rstrip()).rstrip().rstrip("#").rstrip()


def _addresses(lines: list[str]) -> list[tuple[int, str, bool]]:
    """The lines that have an address, with it, and whether they are headings; each address once."""
    seen: set[str] = set()
    found: list[tuple[int, str, bool]] = []
    whole: dict[int, int] = {}
    for position, line, starts in _outside_fences(lines):
        heading = _heading(line)
        if heading is not None:
            number = _NUMBERED.match(heading)
        else:
            number = _PARAGRAPH.match(line) if starts else None
            next_whole = _WHOLE.match(line) if starts else None
            if next_whole and "{" not in line[-3:]:
                whole.setdefault(int(next_whole[1]), position)
        if number and number[1] not in seen and "{" not in line[-3:]:
            seen.add(number[1])
            found.append((position, number[1], heading is not None))
    for figure, position in whole.items():
        if (figure - 1 in whole or figure + 1 in whole) and str(figure) not in seen:
            found.append((position, str(figure), False))
    return sorted(found)


def _outside_fences(lines: list[str]) -> Iterator[tuple[int, str, bool]]:
    """The lines that are no code, each with its position and whether the one above is blank."""
    fence = ""
    blank_above = True
    for position, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1][:3]
        elif fence:
            fence = "" if line.strip().startswith(fence) else fence
        else:
            yield position, line, blank_above
        blank_above = not line.strip()
