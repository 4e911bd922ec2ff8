"""The MkDocs hook, and the only file that knows MkDocs: reads the record, adds its pages, draws each one.

MkDocs keeps this module loaded while it serves, so all that it knows of a record is made anew in `on_config`.
"""

from __future__ import annotations

import datetime as dt
import gc
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import meta, write_file

from openrecord import policy
from openrecord.problems import Unsound, summary
from openrecord.serve import DRAFTS
from openrecord.site import Site, open_site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation

log = logging.getLogger("mkdocs.openrecord")


class _Build:
    """What one run of MkDocs remembers from event to event."""

    serving = False
    site: Site
    is_stale = False
    """Whether the files have problems now, and the last sound record is shown in their place."""
    inline = policy.NOTHING
    """What the pages hold between their own tags that a browser would run."""


_build = _Build()


class _WordlessPage(Page):
    """A page for which nobody wrote Markdown, so that there is none to convert."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the page empty, for `on_page_context` to draw."""
        self.content = ""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether a person is watching, who would rather see the last sound record than nothing."""
    _build.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the record; nothing is built from one with problems."""
    root = _root(config)
    gc.disable()  # what is read stays to the end, and need not be searched for cycles again and again
    try:
        site = open_site(
            root,
            Path(config.theme.custom_dir or root),
            dt.datetime.now(dt.UTC),
            config.site_url or "",
            config.extra,
            drafts=_build.serving and DRAFTS in os.environ,
        )
        _build.site, _build.is_stale, _build.inline = site, False, policy.NOTHING
        if not _build.serving:
            gc.freeze()
    except Unsound as unsound:
        for problem in unsound.problems:
            log.error("%s", problem)
        if not (_build.serving and hasattr(_build, "site")):
            raise Abort(summary(unsound.problems)) from None
        log.error("%s", "Still showing the last sound record.")
        _build.is_stale = True
    finally:
        gc.enable()
    config.site_name = _build.site.title
    config.copyright = None
    return config


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Build again when the data changes; MkDocs itself watches content/ and the templates."""
    server.watch(str(_root(config) / "data"))
    return server


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every page that is drawn from the record and has no narrative of its own, and the council's colours."""
    for file in [file for file in files if _build.site.is_kept_back(file.src_uri) or _is_unused(file, config)]:
        files.remove(file)
    for file in files.documentation_pages():
        _build.site.add_narrative(file.url, file.src_uri)
        file.inclusion = InclusionLevel.INCLUDED if config.nav else InclusionLevel.NOT_IN_NAV
    for uri in _build.site.missing_sources():
        file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(file)
        _WordlessPage(None, file, config)
    for uri, content in _build.site.assets():
        files.append(File.generated(config, uri, content=content))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Where mkdocs.yml has a `nav`, its first level becomes the doors."""
    if config.nav:
        _build.site.use_doors([(item.title or "", _first_url(item)) for item in nav.items])
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn the references and figures in what people write into places to be filled."""
    if _build.is_stale:
        markdown = meta.get_data(_build.site.narrative(page.file.src_uri))[0]
    page.meta = {**page.meta, **_build.site.meta(page.file.src_uri)}
    return _build.site.prepared(page.file.src_uri, markdown)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Date each page by its record: MkDocs would tell the site map the day of the build, and so change it every day."""
    for file in files.documentation_pages():
        if file.page is not None:
            file.page.update_date = _build.site.day_of(file.src_uri).isoformat()
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Draw the page from its view, around its narrative, and hand it to the theme with its sections and its frame.

    The record as data is written before the pages that tell its size, which are drawn last: while all its rows are
    held at once, drawing a page would take longer.
    """
    if _build.site.lacks_sizes(page.file.src_uri):
        _build.site.write_downloads(Path(config.site_dir))
    drawn = _build.site.drawn(page.file.src_uri, page.content or "")
    page.toc = get_toc(drawn.contents)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | drawn.anchors
    page.content = drawn.html
    page.meta.setdefault("description", drawn.description)
    description = str(page.meta["description"] or "")
    context["frame"] = _build.site.frame(page.file.src_uri, str(page.title or ""), description)
    context["policy"] = _policy()
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Hand a frame to the pages that MkDocs makes by itself, such as the one for an address that does not exist."""
    if template_name.endswith(".html"):
        context["frame"] = _build.site.frame("", "Page not found")
        context["policy"] = _policy()
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend what the theme's frame gets wrong, and let through what people wrote there that a browser would run."""
    page.content = ""  # it is written, and MkDocs would hold the words of every page to the end
    output = _mended(output)
    return output if isinstance(page, _WordlessPage) else _obeying(output, f"content/{page.file.src_uri}")


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Mend the pages that MkDocs makes by itself as well."""
    return _obeying(_mended(output), template_name) if template_name.endswith(".html") else output


def on_post_build(config: MkDocsConfig) -> None:
    """Write what search reads and the headers for hosts; nothing that was published may be gone without a word."""
    for uri, content in _build.site.index.files():
        write_file(content, str(Path(config.site_dir) / uri))
    broken = _build.site.broken_promises(Path(config.site_dir))
    for problem in broken:
        log.error("%s", problem)
    if broken and not _build.serving:
        raise Abort(summary(broken))
    for name, text in policy.for_hosts(_build.inline):
        write_file(text.encode(), str(Path(config.site_dir) / name))


def _is_unused(file: File, config: MkDocsConfig) -> bool:
    """Whether it is one of the theme's own scripts, which no page loads."""
    return file.src_uri.startswith("assets/javascripts/") and file.src_dir != config.docs_dir


def _policy() -> str:
    """What a page tells a browser; nothing while a person watches, since MkDocs then adds a script that reloads it."""
    return "" if _build.serving else policy.policy()


def _mended(html: str) -> str:
    """The theme's two hidden switches say that nothing should fill them in, which HTML forbids of a checkbox."""
    for switch in ("drawer", "search"):
        html = html.replace(f'id="__{switch}" autocomplete="off"', f'id="__{switch}"', 1)
    return html


def _obeying(html: str, source: str) -> str:
    """A page that holds nothing that the policy forbids, with a policy that lets through its scripts and styles."""
    for _, message in policy.disobeyed(html):
        log.error("%s: %s", source, message)
        if not _build.serving:
            raise Abort("Nothing was built; the last good site is as it was.")
    inline = policy.inline(html)
    _build.inline |= inline
    return policy.with_policy(html, inline)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").absolute().parent


def _first_url(item: Any) -> str:
    while getattr(item, "children", None):
        item = item.children[0]
    return str(getattr(item, "url", "") or "")
