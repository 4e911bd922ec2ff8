"""A bare Material site with as many pages as one of ours, whose Markdown holds the same words.

Each page's Markdown is drawn from the page that we built: its headings, paragraphs, lists and tables, without links
or any other markup, which is the least that a bare site could hold.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

CONFIG = """\
site_name: A bare site
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: "*"
"""
_SPECIAL = re.compile(r"[\\`*_\[\]<>|#]")
_ARTICLE = re.compile(r'<article.*?(?=<details class="cite"|</article>)', re.DOTALL)
"""What a page says, without how it is cited, which every page has and no bare one."""
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_UNREAD = frozenset({"script", "style", "svg", "template"})


def write_bare(built: Path, root: Path) -> int:
    """Write the bare twin of a site of ours below a folder; the number of its pages."""
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    pages = [page for page in sorted(built.rglob("index.html")) if "<article" in page.read_text("utf-8")]
    for page in pages:
        path = root / "docs" / page.relative_to(built).with_suffix(".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdown(page.read_text("utf-8")), "utf-8")
    return len(pages)


def markdown(html: str) -> str:
    """What a page's article says, as Markdown."""
    article = _ARTICLE.search(html)
    reader = _Reader()
    reader.feed(article[0] if article else html)
    reader.close()
    return reader.markdown()


class _Reader(HTMLParser):
    """Gathers the words of one article, block by block."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.row: list[str] = []
        self.rows: list[str] = []

    def markdown(self) -> str:
        """The whole text."""
        self._end_block()
        return "\n\n".join(self.blocks) + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS and "table" not in self.open:
            self._end_block()
        if tag in _BLOCKS or tag in _UNREAD:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            return
        if "table" not in self.open[:-1] and tag in _BLOCKS and tag != "table":
            self._end_block()
        elif tag in {"td", "th"}:
            self.row.append(self._said())
        elif tag == "tr" and self.row:
            self._end_row()
        while self.open.pop() != tag:
            pass
        if tag == "table" and self.rows:
            self.blocks.append("\n".join(self.rows))
            self.rows = []

    def handle_data(self, data: str) -> None:
        if not _UNREAD.intersection(self.open):
            self.words.append(data)

    def _said(self) -> str:
        said = " ".join("".join(self.words).split())
        self.words = []
        return _SPECIAL.sub(r"\\\g<0>", said)

    def _end_row(self) -> None:
        self.rows.append(f"| {' | '.join(self.row)} |")
        if len(self.rows) == 1:
            self.rows.append(f"|{' --- |' * len(self.row)}")
        self.row = []

    def _end_block(self) -> None:
        said = self._said()
        if not said:
            return
        heading = next((tag for tag in self.open if re.fullmatch(r"h[1-6]", tag)), "")
        depth = sum(tag in {"ul", "ol"} for tag in self.open)
        if heading:
            self.blocks.append(f"{'#' * int(heading[1])} {said}")
        elif depth and self.blocks and _is_list(self.blocks[-1]):
            self.blocks[-1] += f"\n{'    ' * (depth - 1)}- {said}"
        else:
            self.blocks.append(f"- {said}" if depth else said)


def _is_list(block: str) -> bool:
    return block.startswith("- ")
