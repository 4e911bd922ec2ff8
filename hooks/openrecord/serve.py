"""Show the site on this machine while it is worked on, also what may not be published yet."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

DRAFTS = "OPENRECORD_DRAFTS"
"""Set in the environment of MkDocs where what is kept back is shown too; only `mkdocs serve` looks at it."""


def serve(root: Path, *, drafts: bool) -> NoReturn:
    """Become MkDocs, serving the project at `root` until it is stopped."""
    os.chdir(root)
    environment = {name: value for name, value in os.environ.items() if name != DRAFTS}
    os.execve(
        sys.executable,
        [sys.executable, "-m", "mkdocs", "serve"],
        environment | ({DRAFTS: "1"} if drafts else {}),
    )
