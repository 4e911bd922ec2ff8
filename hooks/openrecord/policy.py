"""What a page may load and run: the strict policy that a browser is told, and what it would not obey.

Nothing comes from another host, and no script or style stands on an element. A script or style that a page holds
between its own tags is let through by its hash alone.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from openrecord.frozen import frozen
from openrecord.problems import said

_DIRECTIVES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),  # the theme's stylesheet holds its icons
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)
_BY_HOST_ALONE = "frame-ancestors 'none'"
"""What a browser believes of a host, and not of a page."""
HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Access-Control-Allow-Origin", "*"),  # what is public may be read by anybody's page
)
"""What a host tells of every file, beside the policy."""
FINGERPRINTED = ("/assets/stylesheets/*",)
"""What has a new name whenever it changes, and so may be kept for a year."""

_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<text>.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(?P<text>.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
_ELSEWHERE_OR_DATA = re.compile(r"""\bsrc\s*=|\btype\s*=\s*["']?application/(?:ld\+)?json""", re.IGNORECASE)
_SUSPECT = tuple(
    map(
        re.compile,
        (r"style\s*=", r"javascript:", r"<i?frame\b", r"src(?:set)?\s*=[^>]*//", r"poster\s*=", r"<object\b"),
    )
)
_HANDLER = re.compile(r"on[a-z]+\s*=")
"""What may be forbidden; only where it stands is a page read part by part, which takes far longer."""
_LOADING = {"src", "srcset", "poster", "data"}
_OTHER_HOST = re.compile(r"(?:^|,)\s*(?:https?:)?//", re.IGNORECASE)


@frozen
class Inline:
    """The hashes of what pages hold between their own tags and a browser would run or apply."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    def __or__(self, other: Inline) -> Inline:
        """Those of both."""
        return Inline(self.scripts | other.scripts, self.styles | other.styles)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.scripts or self.styles)


NOTHING = Inline()


def inline(html: str) -> Inline:
    """The scripts and styles that a page holds; blocks of data are neither."""
    scripts = {_hash(m["text"]) for m in _SCRIPT.finditer(html) if not _ELSEWHERE_OR_DATA.search(m["attributes"])}
    styles = {_hash(m["text"]) for m in _STYLE.finditer(html)} if "<style" in html else ()
    return Inline(frozenset(scripts), frozenset(styles)) if scripts or styles else NOTHING


def policy(allowed: Inline = NOTHING) -> str:
    """The policy as a page tells it."""
    hashes = {"script-src": allowed.scripts, "style-src": allowed.styles}
    return "; ".join(" ".join((name, value, *sorted(hashes.get(name, ())))) for name, value in _DIRECTIVES)


def with_policy(html: str, allowed: Inline) -> str:
    """The page with the policy that lets through what it holds, in the place of the one that lets nothing through."""
    return html.replace(policy(), policy(allowed), 1) if allowed else html


def headers(allowed: Inline) -> tuple[tuple[str, str], ...]:
    """What a host should tell with every file of a site that holds these."""
    return (("Content-Security-Policy", f"{policy(allowed)}; {_BY_HOST_ALONE}"), *HEADERS)


def for_hosts(allowed: Inline) -> Iterator[tuple[str, str]]:
    """The headers in the words of each kind of host, by file: that of Netlify and Cloudflare Pages, Caddy, nginx."""
    told = headers(allowed)
    kept = (f"{path}\n  Cache-Control: public, max-age=31536000, immutable\n" for path in FINGERPRINTED)
    yield "_headers", "".join(("/*\n", *(f"  {name}: {value}\n" for name, value in told), *kept))
    yield "_headers.caddy", "".join(("header {\n", *(f'\t{name} "{value}"\n' for name, value in told), "}\n"))
    yield "_headers.nginx", "".join(f'add_header {name} "{value}" always;\n' for name, value in told)


def disobeyed(html: str) -> tuple[tuple[int, str], ...]:
    """What a browser would pass over for the policy's sake, with its line and a remedy."""
    if not _is_suspect(html.lower()):
        return ()
    parts = _Parts()
    parts.feed(html)
    parts.close()
    return tuple(parts.found)


def _is_suspect(html: str) -> bool:
    """Whether anything forbidden may stand in it; patterns that begin with letters are found many times faster."""
    handlers = (match.start() for match in _HANDLER.finditer(html))
    return any(not html[start - 1].isalpha() for start in handlers) or any(one.search(html) for one in _SUSPECT)


class _Parts(HTMLParser):
    """Reads HTML element by element, and notes what the policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        for name, value in attrs:
            self.found += ((line, message) for message in wrong_in(name, value or "", tag))
        if tag in {"iframe", "frame"}:
            self.found.append((line, f"<{tag}> would stay empty: a page holds no other page; link to it"))


def wrong_in(name: str, value: str, tag: str = "") -> Iterable[str]:
    """What is wrong in an attribute of an element."""
    where = f"{name}={said(value)}{f' of <{tag}>' if tag else ''}"
    if name == "style":
        yield f"{where} would not be seen: the site's policy allows no styles on elements; take it out"
    elif name.startswith("on"):
        yield f"{where} would not run: the site's policy allows no scripts on elements; take it out"
    elif re.sub(r"[\s\x00-\x20]", "", value).lower().startswith("javascript:"):
        yield f"{where} would not run: the site's policy allows no scripts in addresses; link to a page"
    elif name in _LOADING and tag not in {"iframe", "frame"} and _OTHER_HOST.search(value):
        yield f"{where} would not be shown: pages load nothing from another host; put it in content/, or link to it"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
