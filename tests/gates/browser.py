"""A reader with a browser, who notices when a page reaches for another host or trips over its own script."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Playwright, Request, Response

Scheme = Literal["light", "dark"]
WIDTHS = (1280, 390, 320)
NARROWEST_WITH_TABLES = 721
"""Where rows are no cards any more: about a tablet held upright."""
HEIGHTS = {1280: 900, NARROWEST_WITH_TABLES: 1024, 390: 844, 320: 640}

_WITHOUT = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *(
        "HttpsFirstBalancedModeAutoEnable",
        "LensOverlay",
        "MediaRouter",
        "PaintHolding",
        "ThirdPartyStoragePartitioning",
    ),
    *(
        "AvoidCorsURLLoaderRestartOnRedirect",
        "TcpPortRandomizationWin",
        "OptimizationHints",
        "NetworkTimeServiceQuerying",
    ),
    *("AimEnabled", "PreconnectToSearch", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
)
"""What Playwright switches off itself, since only the last such list counts, and the browser's own pages for its
address bar, which it would draw anew for each window that a test opens."""
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(_WITHOUT)}",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
_HERE = re.compile(r"(http://127\.0\.0\.1[:/]|data:|blob:|about:)")

_TELL = """addEventListener("securitypolicyviolation", (event) => policyViolated(
    `${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile ?? ""}:${event.lineNumber} ${event.sample}`
))"""


@dataclass(repr=False)
class Reader:
    """A browser, and everything in it that no page should ever cause."""

    browser: Browser
    troubles: list[str] = field(default_factory=list)

    @contextmanager
    def reading(
        self,
        width: int = 1280,
        scheme: Scheme = "light",
        *,
        scripts: bool = True,
        init: Path | None = None,
        strict: bool = False,
    ) -> Iterator[Page]:
        """A tab of a window of this width, with whatever it reaches for written down.

        Only a strict one obeys the policy of the site; in others a test may add scripts and styles of its own.
        """
        context = self.browser.new_context(
            viewport={"width": width, "height": HEIGHTS[width]},
            color_scheme=scheme,
            java_script_enabled=scripts,
            reduced_motion="reduce",
            bypass_csp=not strict,
        )
        context.set_default_timeout(15_000)
        if init:
            context.add_init_script(path=init)
        self._watch(context)
        if strict:
            self._watch_policy(context)
        try:
            yield context.new_page()
        finally:
            context.close()

    def _watch(self, context: BrowserContext) -> None:
        def asked(request: Request) -> None:
            if not _HERE.match(request.url):
                self.troubles.append(f"{_place(request)}: asks another host for {request.url}")

        def answered(response: Response) -> None:
            if response.status >= 400:
                self.troubles.append(f"{_place(response.request)}: {response.url} answers {response.status}")

        def interrupted(dialog: Dialog) -> None:
            self.troubles.append(f"a dialog opens: {dialog.message}")
            dialog.dismiss()

        context.on("request", asked)
        context.on("response", answered)
        context.on("dialog", interrupted)
        context.on("weberror", lambda error: self.troubles.append(f"{error.page and error.page.url}: {error.error}"))

    def _watch_policy(self, context: BrowserContext) -> None:
        def violated(source: dict[str, Page], what: str) -> None:
            self.troubles.append(f"{source['page'].url}: the policy forbids {what}")

        def told(message: ConsoleMessage) -> None:
            if "Content Security Policy" in message.text:
                self.troubles.append(f"{message.page and message.page.url}: {message.text}")

        context.expose_binding("policyViolated", violated)
        context.add_init_script(_TELL)
        context.on("console", told)


def launched(playwright: Playwright) -> Browser:
    """Debian's Chromium, which opens no connection but to this machine."""
    chromium = shutil.which("chromium")
    assert chromium, "chromium is needed and is not here; on Debian: apt install chromium"
    return playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)


def resize(page: Page, width: int) -> None:
    """Give the window another width."""
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})


def _place(request: Request) -> str:
    try:
        return request.frame.url
    except Exception:  # a worker's request belongs to no frame, and Playwright says so with its general error
        return "a worker"
