"""Build the site aside and put it in place whole, so that a build that fails leaves the last good site as it was."""

from __future__ import annotations

import fcntl
import filecmp
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SITE, NEW, OLD = "site", ".site-new", ".site-old"


def build(root: Path) -> int:
    """Build the project at `root` with MkDocs and swap the result in; MkDocs' exit status.

    Another build of the same project is waited for.
    """
    site, new, old = root / SITE, root / NEW, root / OLD
    with alone(root) as lock:
        if old.exists() and not site.exists():
            old.rename(site)  # an earlier swap was cut short between its two steps
        _remove(new)
        try:
            status = draw(root, Path(NEW), lock)
            if status == 0:
                keep_times(new, site)
                swap(new, site, old)
        finally:
            _remove(new)
    return status


def draw(root: Path, into: Path, *locks: int) -> int:
    """Draw the project's site into a folder with MkDocs; MkDocs' exit status.

    The locks are handed down: where this process is killed, they hold until MkDocs has ended too.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into)]
    return subprocess.run(command, cwd=root, pass_fds=locks, check=False).returncode


def swap(new: Path, site: Path, old: Path) -> None:
    """Put `new` in the place of `site`, which steps aside to `old` and is then removed.

    Raises OSError where it cannot be done; `site` is then what it was.
    """
    _remove(old)
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    _remove(old)


def keep_times(new: Path, old: Path) -> None:
    """Give each file that is byte for byte what it was in an earlier site the time that it had there.

    By that time web servers tell whether a reader's copy is still good.
    """
    for path in new.rglob("*"):
        before = old / path.relative_to(new)
        if path.is_file() and before.is_file() and filecmp.cmp(path, before, shallow=False):
            times = before.stat()
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


@contextmanager
def alone(root: Path) -> Iterator[int]:
    """While nobody else builds the project; the lock, as a file descriptor. Another is waited for."""
    folder = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield folder
    finally:
        os.close(folder)


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
