"""What templates make of texts, of other templates' HTML, and of names that are not there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import jinja2
import pytest
from markupsafe import escape

from openrecord.templates import Templates
from tests.gates.hostile import PAYLOADS

COMPONENT = """\
{% macro mark(text, quiet=false) -%}
<b{% if quiet %} class="quiet"{% endif %}>{{ text }}</b>
{%- endmacro %}
"""


@dataclass(frozen=True)
class View:
    text: str
    number: int = 3
    none: None = None


def drawn(folder: Path, template: str, view: object) -> str:
    """What a template draws of a view."""
    (folder / "mark.html").write_text(COMPONENT, "utf-8")
    (folder / "page.html").write_text(f'{{% from "mark.html" import mark %}}{template}', "utf-8")
    return Templates(folder).get_template("page.html").render(view=view)


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_every_way_to_write_a_text_escapes_it(text: str, tmp_path: Path) -> None:
    ways = (
        "{{ view.text }}",
        "{{ mark(view.text) }}",
        "{{ mark(mark(view.text)) }}",
        "{{ view.text ~ '' }}",
        "{{ view.text if view.number else '' }}",
        "{% for one in [view.text] %}{{ one }}{% endfor %}",
        "{% set said %}{{ view.text }}{% endset %}{{ said }}",
        "{{ [view.text] | join(' ') }}",
        "{{ view.text | default('') }}",
        "{% autoescape false %}{{ view.text }}{% endautoescape %}",
    )
    escaped = str(escape(text))
    for way in ways:
        html = drawn(tmp_path, way, View(text)).replace("<b>", "").replace("</b>", "")
        assert html == escaped, way


def test_what_is_no_text_is_written_as_one(tmp_path: Path) -> None:
    assert (
        drawn(tmp_path, "{{ view.number }}, {{ view.none }}, {{ ('<', 1) }}", View(""))
        == "3, None, (&#39;&lt;&#39;, 1)"
    )


def test_a_macro_takes_what_it_is_told_by_name(tmp_path: Path) -> None:
    template = "{% for one in [1] %}{{ mark(view.text, quiet=true) }}{% endfor %}"
    assert drawn(tmp_path, template, View("a")) == '<b class="quiet">a</b>'


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ vieww.text }}", "'vieww' is undefined"),
        ("{{ view.txet }}", "'View' object has no attribute 'txet'"),
        ("{% if view.txet %}{% endif %}", "'View' object has no attribute 'txet'"),
        ("{{ view.text.class }}", "has no attribute 'class'"),
        ("{{ mark() }}", "parameter 'text' was not provided"),
        ("{{ mark('a', 'b', 'c') }}", "macro 'mark' takes not more than 2 argument(s)"),
    ],
)
def test_a_template_that_names_what_is_not_there_draws_nothing(template: str, message: str, tmp_path: Path) -> None:
    with pytest.raises((jinja2.UndefinedError, AttributeError, TypeError), match=re.escape(message)):
        drawn(tmp_path, template, View("a"))
