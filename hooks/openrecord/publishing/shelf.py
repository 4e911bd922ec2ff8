"""The folder of a published site: its editions side by side, and a link `live` to the one that readers see.

    DIR/live -> editions/0012/site      what a web server serves
    DIR/editions/0012/site/             the site
    DIR/editions/0012/manifest.json     every file with its SHA-256
    DIR/editions/0012/changes.txt       what changed, in words
    DIR/editions/0012/addresses.txt     what it published, for the ledger

Only two steps matter, and both are one rename: an edition comes to its place whole, and `live` leads to another.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from openrecord.frozen import frozen

LIVE, EDITIONS = "live", "editions"
_LOCK, _NEW, _NEW_LINK, _GONE = ".lock", ".new", ".live-new", ".gone-"
_NUMBER = re.compile(r"\d{4,}")
_TARGET = re.compile(r"editions/(\d{4,})/site")

Tell = Callable[[str], None]


class NotPublished(Exception):
    """Why nothing was published, or nothing taken back; what readers see is what it was."""


@frozen
class Shelf:
    """A folder of editions."""

    folder: Path

    def open(self) -> None:
        """Make the folder ready. Raises NotPublished where it holds what is none of ours."""
        if os.path.lexists(self.folder) and not self.folder.is_dir():
            raise NotPublished(f"{self.folder} is no folder; name an empty or a new folder")
        self.folder.mkdir(parents=True, exist_ok=True)
        names = sorted(path.name for path in self.folder.iterdir() if not path.name.startswith("."))
        if names and EDITIONS not in names:
            raise NotPublished(f"{self.folder} holds other files, such as {names[0]}; name an empty or a new folder")
        if os.path.lexists(self._live) and self._shown is None:
            raise NotPublished(f"{self._live} is no link to an edition; move it away")
        (self.folder / EDITIONS).mkdir(exist_ok=True)

    @contextmanager
    def alone(self, tell: Tell) -> Iterator[int]:
        """While nobody else publishes here; the lock, as a file descriptor. Another is waited for."""
        lock = os.open(self.folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                tell("Somebody else is publishing here; waiting for them to end.")
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield lock
        finally:
            os.close(lock)

    @property
    def new(self) -> Path:
        """Where the next edition is made, beside the others and out of sight."""
        return self.folder / _NEW

    @property
    def live(self) -> int | None:
        """The edition that readers see."""
        return self._shown if self._shown is not None and self.edition(self._shown).is_dir() else None

    @property
    def _shown(self) -> int | None:
        """The edition that the link leads to, be it there or not; None where there is no link to an edition."""
        try:
            match = _TARGET.fullmatch(os.readlink(self._live))  # noqa: PTH115 the text of the link, not a path
        except OSError:
            return None
        return int(match[1]) if match else None

    def edition(self, number: int) -> Path:
        """The folder of an edition."""
        return self.folder / EDITIONS / f"{number:04}"

    @property
    def numbers(self) -> tuple[int, ...]:
        """The editions that there are, oldest first."""
        names = [path.name for path in (self.folder / EDITIONS).iterdir()]
        return tuple(sorted(int(name) for name in names if _NUMBER.fullmatch(name)))

    def clear(self) -> None:
        """Take away what somebody who was cut short left behind."""
        (self.folder / _NEW_LINK).unlink(missing_ok=True)
        if self.new.is_symlink() or self.new.is_file():
            self.new.unlink()
        elif self.new.exists():
            shutil.rmtree(self.new)
        for path in (self.folder / EDITIONS).iterdir():
            if path.name.startswith(_GONE):
                shutil.rmtree(path)

    def place(self, number: int) -> None:
        """Put the edition that was made in its place, whole and safe on the disk."""
        for folder, _, files in os.walk(self.new):
            for name in files:
                _settle(Path(folder, name))
            _settle(Path(folder))
        self.new.rename(self.edition(number))
        _settle(self.folder / EDITIONS)

    def show(self, number: int) -> None:
        """Let readers see an edition: the one step in which the site changes."""
        link = self.folder / _NEW_LINK
        link.unlink(missing_ok=True)
        link.symlink_to(f"{EDITIONS}/{number:04}/site", target_is_directory=True)
        link.replace(self._live)
        _settle(self.folder)

    def drop(self, number: int) -> None:
        """Take an edition away; half of one is never among the others."""
        gone = self.folder / EDITIONS / f"{_GONE}{number:04}"
        self.edition(number).rename(gone)
        shutil.rmtree(gone)

    @property
    def _live(self) -> Path:
        return self.folder / LIVE


def _settle(path: Path) -> None:
    """Wait until a file, or what a folder lists, is safe on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
