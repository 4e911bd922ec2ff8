"""What a writer of Markdown may ask of the record: links, figures, bars and tables, in place of typed numbers.

`[[kind:path]]` becomes a link; `{{ measure("…") }}`, `{{ stated("…") }}`, `{{ progress("…") }}` and
`{{ milestones("…") }}` become what the record holds. Code spans and fenced code are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from openrecord.edition import Edition
from openrecord.frozen import frozen
from openrecord.links import REFERENCE, Here
from openrecord.narrative import CODE
from openrecord.problems import Problem
from openrecord.render import BadExpression, evaluated
from openrecord.views.embedded import Component, UnknownName, embeddable
from openrecord.views.parts.writer import Writer

_EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_BLOCKS = ("<div", "<table", "<figure")
"""What cannot stand inside a paragraph, and so ends the one that it was asked for in."""
_TOKEN = "openrecordpiece{}end"
_ANY_TOKEN = re.compile(r"(<p>)?openrecordpiece(\d+)end(</p>)?")


@frozen
class Prepared:
    """Markdown in which each request is a token, and the HTML for each token."""

    markdown: str
    pieces: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def filled(self, html: str) -> str:
        """The converted HTML with every token replaced."""
        if not self.pieces:
            return html

        def replaced(match: re.Match[str]) -> str:
            piece = self.pieces[int(match[2])].strip()
            before, after = match[1] or "", match[3] or ""
            if not piece.startswith(_BLOCKS):
                return f"{before}{piece}{after}"
            in_paragraph = html.rfind("<p>", 0, match.start(2)) > html.rfind("</p>", 0, match.start(2))
            if not in_paragraph:
                return piece
            return f"{'' if before else '</p>'}{piece}{'' if after else '<p>'}"

        return _ANY_TOKEN.sub(replaced, html)


def prepared(markdown: str, file: str, address: str, edition: Edition, component: Component) -> Prepared:
    """The Markdown of a file with its requests answered; what cannot be answered is a problem with its line."""
    if "[[" not in markdown and "{{" not in markdown:
        return Prepared(markdown)
    writer = Writer(edition, Here(address))
    functions = embeddable(writer, component)
    pieces: list[str] = []
    problems: list[Problem] = []

    def token(piece: str) -> str:
        pieces.append(piece)
        return _TOKEN.format(len(pieces) - 1)

    def answered(text: str, offset: int) -> str:
        def reference(match: re.Match[str]) -> str:
            link = writer.link(match[1], match[2], match[3] or "")
            return token(component("text", "link", link))

        def expression(match: re.Match[str]) -> str:
            try:
                return token(evaluated(match[1], functions))
            except (BadExpression, UnknownName) as error:
                line = markdown.count("\n", 0, offset + match.start()) + 1
                problems.append(Problem(file, line, str(error)))
                return match[0]

        return REFERENCE.sub(reference, _EXPRESSION.sub(expression, text))

    done = "".join(answered(text, offset) if is_text else text for text, offset, is_text in _parts(markdown))
    return Prepared(done, tuple(pieces), tuple(problems))


def problems_in_content(edition: Edition) -> Iterator[Problem]:
    """Every figure or table that content/ asks for and the record does not hold."""
    for narrative in edition.record.narratives.values():
        yield from prepared(narrative.text, f"content/{narrative.path}", "", edition, _undrawn).problems


def _parts(markdown: str) -> Iterator[tuple[str, int, bool]]:
    end = 0
    for match in CODE.finditer(markdown):
        yield markdown[end : match.start()], end, True
        yield match[0], match.start(), False
        end = match.end()
    yield markdown[end:], end, True


def _undrawn(*_: object) -> Markup:
    """Stands for every component while only the names in expressions are checked."""
    return Markup()
