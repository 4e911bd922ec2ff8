"""Views into HTML, and what people ask of the record in content/; only this and `templates` know Jinja."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property
from html import unescape
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from openrecord.frozen import frozen
from openrecord.problems import said
from openrecord.templates import Templates
from openrecord.views.embedded import UnknownName
from openrecord.words import visible

_SANDBOX = ImmutableSandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
_SANDBOX.globals.clear()  # an expression may call what it is given, and no range() or lipsum() without end
_HEADING = re.compile(r'<h([23]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_OPENING = re.compile(r'<p(?: class="short")?>(.*?)</p>', re.DOTALL)
_IDS = re.compile(r' id="([^"]+)"')
_HOLDS_NO_WORDS = frozenset({"div", "dl", "ol", "table", "tbody", "tr", "ul"})
_HOLDS_WORDS = re.compile(r"<(?:dd|dt|h[1-6]|li|p|td|th)\b[^>]*>")


class BadExpression(Exception):
    """An expression in content/ that asks for nothing that the record holds; says what may be asked."""


@frozen
class Heading:
    """A heading of a page, for its list of contents."""

    level: int
    anchor: str
    title: str


_CURLY_QUOTES = frozenset("\u2018\u2019\u201c\u201d")
"""What word processors make of the quotes in an expression."""


@frozen
class Renderer:
    """Draws views with the templates of one folder."""

    folder: Path

    @cached_property
    def _templates(self) -> Templates:
        return Templates(self.folder)

    def page(self, kind: str, view: object, narrative: str = "") -> str:
        """The HTML of a page of a kind, drawn from its view and converted narrative by `pages/<kind>.html`."""
        template = self._templates.get_template(f"pages/{kind}.html")
        return visible(template.render(view=view, narrative=Markup(narrative)))

    @cached_property
    def _shared(self) -> dict[tuple[object, ...], Markup]:
        return {}

    def shared(self, name: str, macro: str, *arguments: object) -> Markup:
        """What `component` draws, for arguments that many pages share: drawn once for all of them."""
        known = (name, macro, *arguments)
        found = self._shared.get(known)
        if found is None:
            found = self._shared[known] = self.component(name, macro, *arguments)
        return found

    def component(self, name: str, macro: str, *arguments: object, **options: object) -> Markup:
        """The HTML that one macro of `components/<name>.html` draws."""
        module = self._templates.get_template(f"components/{name}.html").module
        return Markup(visible(str(getattr(module, macro)(*arguments, **options))))


def evaluated(expression: str, functions: Mapping[str, Callable[..., str]]) -> str:
    """The HTML that an expression of content/ stands for, worked out in Jinja's sandbox."""
    written = said("{{" + expression + "}}")
    value: object = None
    try:
        if _is_one_call(expression):
            value = _SANDBOX.compile_expression(expression, undefined_to_none=False)(**functions)
    except jinja2.TemplateSyntaxError:
        if not _CURLY_QUOTES.isdisjoint(expression):
            raise BadExpression(f"{written} has curly quotes; write straight ones") from None
        how = '{{ measure("id") }}'
        raise BadExpression(f"{written} is not an expression; write it as {how}, and close all that you open") from None
    except UnknownName:
        raise
    except Exception:  # whatever an editor's expression raises is the editor's mistake, told with its line
        raise BadExpression(f"{written} asks for nothing known; {_offer(functions)}") from None
    if not isinstance(value, Markup):
        raise BadExpression(f"{written} is no part of the record; {_offer(functions)}")
    return str(value)


def _is_one_call(expression: str) -> bool:
    """Whether an expression calls one name with plain values; any other might be work without end, such as 9**9**9."""
    call = Parser(_SANDBOX, expression, state="variable").parse_expression()
    if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name) or call.dyn_args or call.dyn_kwargs:
        return False
    return all(isinstance(value, nodes.Const) for value in (*call.args, *(option.value for option in call.kwargs)))


def _offer(functions: Mapping[str, object]) -> str:
    return f"write one of {', '.join(f'{name}(…)' for name in functions)}"


def headings(html: str) -> tuple[Heading, ...]:
    """The second- and third-level headings that have an address, in order."""
    found = []
    for level, anchor, inner in _HEADING.findall(html):
        title = " ".join(_TAG.sub("", inner).split())
        found.append(Heading(int(level), anchor, title))
    return tuple(found)


def opening(html: str) -> str:
    """The first sentences of a page, as plain text for search engines and previews; empty where it begins otherwise."""
    found = _OPENING.search(html)
    return unescape(" ".join(_TAG.sub("", found[1]).split())) if found else ""


def told_apart(narrative: str, html: str) -> str:
    """A narrative, with those of its addresses changed that its page has a second time.

    What people write above the data may have a heading of the same words as an entry below it, whose address stays.
    """
    own = anchors(narrative)
    every = Counter(_IDS.findall(html)) if own else {}
    for anchor in own:
        if every[anchor] > 1:
            for written in (f' id="{anchor}"', f'href="#{anchor}"'):
                narrative = narrative.replace(written, f'{written[:-1]}_"')
    return narrative


def aliased(html: str, aliases: Mapping[str, str]) -> str:
    """The HTML of a page with further empty elements, each placed in the element that an anchor of the page names.

    Where such an element may stand in no table or list as it is, it goes into the first part of it that holds words.
    """
    for anchor, alias in aliases.items():
        found = re.search(rf'<(\w+)\b[^>]* id="{re.escape(anchor)}"[^>]*>', html)
        if found and found[1] in _HOLDS_NO_WORDS:
            found = _HOLDS_WORDS.search(html, found.end())
        if found:
            html = html[: found.end()] + alias + html[found.end() :]
    return html


def anchors(html: str) -> frozenset[str]:
    """Every address on a page."""
    return frozenset(_IDS.findall(html))
