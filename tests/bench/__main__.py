"""Times our build against bare Material, in pairs, at several sizes, and prints one table."""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from .bare import write_bare
from .council import write_council
from .table import HEADING, Pairs, growth, rows
from .timing import BuildFailed, timed_build

ROOT = Path(__file__).parents[2]
PROJECT = ("mkdocs.yml", "hooks", "theme_overrides")


def main() -> int:
    """Run the benchmark; the exit status: 0, or 1 where a build failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Time our build against bare Material.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 5_000], help="numbers of meetings")
    parser.add_argument("--rounds", type=int, default=3, help="how often each pair is built; the middle one is shown")
    options = parser.parse_args()
    _say(HEADING)
    done: list[Pairs] = []
    for meetings in options.sizes:
        with tempfile.TemporaryDirectory(prefix="openrecord-bench-") as folder:
            try:
                done.append(_pairs(meetings, options.rounds, Path(folder)))
            except BuildFailed as failed:
                sys.stderr.write(f"{failed}\n")
                return 1
        _say(*rows(done[-1]))
    _say(*(growth(smaller, larger) for smaller, larger in pairwise(done)))
    return 0


def _pairs(meetings: int, rounds: int, folder: Path) -> Pairs:
    """Build a council of a size and its bare twin in turn, ours first, since the twin is made from it."""
    council, twin, site = folder / "council", folder / "bare", folder / "site"
    write_council(council, meetings)
    for name in PROJECT:
        (council / name).symlink_to(ROOT / name)
    ours, bare = [timed_build(council, site)], []
    pages = write_bare(site, twin)
    for _ in range(rounds - 1):
        bare.append(timed_build(twin, site))
        ours.append(timed_build(council, site))
    bare.append(timed_build(twin, site))
    return Pairs(meetings, pages, tuple(ours), tuple(bare))


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
