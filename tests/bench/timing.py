"""What a build costs, each in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Cost:
    """What one build took."""

    seconds: float
    """From start to end."""
    work: float
    """Seconds that the processor worked for it, which other work on the machine disturbs less."""
    peak: float
    """The most memory that it held at once, in megabytes."""


class BuildFailed(Exception):
    """A build that ended in an error; holds what it printed."""


def timed_build(project: Path, site: Path) -> Cost:
    """Build a project with MkDocs into an empty folder, and what it cost. Raises BuildFailed."""
    shutil.rmtree(site, ignore_errors=True)
    return timed(["mkdocs", "build", "--strict", "--site-dir", str(site)], project)


def timed_parts(project: Path, site: Path) -> tuple[Cost, Cost]:
    """Build a project of ours, and what it cost: the whole, and without the record as data. Raises BuildFailed."""
    shutil.rmtree(site, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="openrecord-bench-") as folder:
        told = Path(folder, "took")
        whole = timed(["tests.bench.building", str(site), str(told)], project)
        seconds, work = map(float, told.read_text("utf-8").split())
    return whole, Cost(whole.seconds - seconds, whole.work - work, whole.peak)


def timed(module: list[str], folder: Path) -> Cost:
    """Run a Python module with its arguments from a folder, and what it cost. Raises BuildFailed."""
    command = [sys.executable, "-m", *module]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile("w+") as printed:
        started = time.perf_counter()
        building = subprocess.Popen(command, cwd=folder, env=environment, stdout=printed, stderr=printed)
        _, status, usage = os.wait4(building.pid, 0)
        seconds = time.perf_counter() - started
        building.returncode = os.waitstatus_to_exitcode(status)
        if status:
            printed.seek(0)
            raise BuildFailed(printed.read())
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1_024 / 1_000_000)
