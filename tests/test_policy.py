"""The policy lets through what a page holds, and nothing else; hosts are told it in their own words."""

from __future__ import annotations

import base64
import hashlib
import re

import markdown as converter
import pytest

from openrecord.narrative import aligned
from openrecord.policy import Inline, disobeyed, for_hosts, inline, policy, with_policy

from .conftest import ROOT

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)


def hash_of(text: str) -> str:
    """The word by which a policy lets a text through."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_a_page_with_nothing_inside_is_told_the_strictest_policy() -> None:
    html = f'<meta content="{policy()}"><script src="a.js"></script><script type="application/ld+json">{{}}</script>'
    assert policy() == STRICT
    assert inline(html) == Inline()
    assert with_policy(html, inline(html)) == html


def test_scripts_and_styles_between_tags_are_let_through_by_their_hashes_alone() -> None:
    html = f'<meta content="{policy()}"><style>p {{ }}</style><script type=module>a</script><SCRIPT>\nbé</SCRIPT >'
    found = inline(html)
    assert found == Inline(frozenset({hash_of("a"), hash_of("\nbé")}), frozenset({hash_of("p { }")}))
    scripts = " ".join(sorted((hash_of("a"), hash_of("\nbé"))))
    expected = STRICT.replace("script-src 'self'", f"script-src 'self' {scripts}")
    expected = expected.replace("style-src 'self'", f"style-src 'self' {hash_of('p { }')}")
    assert with_policy(html, found) == html.replace(STRICT, expected)


def test_each_kind_of_host_is_told_the_same() -> None:
    told = dict(for_hosts(Inline(frozenset({hash_of("a")}))))
    scripts = STRICT.replace("script-src 'self'", f"script-src 'self' {hash_of('a')}")
    whole = f"{scripts}; frame-ancestors 'none'"
    assert f"/*\n  Content-Security-Policy: {whole}\n" in told["_headers"]
    assert f'header {{\n\tContent-Security-Policy "{whole}"\n' in told["_headers.caddy"]
    assert f'add_header Content-Security-Policy "{whole}" always;\n' in told["_headers.nginx"]
    names = [
        set(re.findall(r"\b([A-Z][A-Za-z]+(?:-[A-Z][A-Za-z]+)+)\b", text)) - {"Cache-Control"} for text in told.values()
    ]
    assert names[0] == names[1] == names[2]
    assert "unsafe" not in "".join(told.values())


@pytest.mark.parametrize(
    "text",
    ["the words style=red and onclick=go()", "&lt;img src=x onerror=alert(1)&gt;", '{"a": "<\\/script> onload=x"}'],
)
def test_words_about_scripts_are_no_scripts(text: str) -> None:
    assert disobeyed(f"<p title='onclick=go() javascript:'>{text}</p>") == ()


def test_columns_lean_as_their_writer_wants_without_a_style() -> None:
    html = converter.markdown("| a | b | c |\n| :-- | :-: | --: |\n| 1 | 2 | 3 |", extensions=["tables"])
    assert "style=" in html
    told = aligned(html)
    assert "style=" not in told
    assert re.findall(r'<td data-align="(\w+)">(\d)', told) == [("left", "1"), ("center", "2"), ("right", "3")]
    assert aligned('<p>style="text-align: right;"</p>') == '<p>style="text-align: right;"</p>'


def test_the_templates_hold_no_script_and_no_style_of_their_own() -> None:
    for template in sorted((ROOT / "theme_overrides").rglob("*.html")):
        text = template.read_text("utf-8")
        assert inline(text) == Inline(), template.name
        assert disobeyed(text) == (), template.name
