"""Times our build against bare Material, in pairs, at several sizes, and prints what it found."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from .bare import write_bare
from .council import USUAL, write_council
from .plans import Shape
from .searching import HEADING as SEARCHES
from .searching import MATERIAL, OURS, row, searched
from .table import HEADING, Pairs, growth, rows
from .timing import ROOT, BuildFailed, timed, timed_build, timed_parts

PROJECT = ("mkdocs.yml", "hooks", "theme_overrides")


def main() -> int:
    """Run the benchmark; the exit status: 0, or 1 where a build failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Time our build against bare Material.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 5_000], help="numbers of meetings")
    parser.add_argument(
        "--updates", type=int, nargs="*", default=[10, 40], help="numbers of updates of a plan of 2,600 milestones"
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each is built; the quickest is shown")
    parser.add_argument("--no-search", action="store_true", help="leave out what a search costs a reader")
    options = parser.parse_args()
    _say(HEADING)
    try:
        _compare([_pairs(f"{meetings:,} meetings", meetings, USUAL, options.rounds) for meetings in options.sizes])
        if options.updates:
            _compare([_pairs(f"{number} updates", 100, _long(number), options.rounds) for number in options.updates])
        if not options.no_search:
            _say(SEARCHES)
            for meetings in options.sizes:
                _search(f"{meetings:,} meetings", meetings)
        for meetings in options.sizes:
            _beside(f"{meetings:,} meetings", meetings)
    except BuildFailed as failed:
        sys.stderr.write(f"{failed}\n")
        return 1
    return 0


def _long(updates: int) -> Shape:
    """A plan of 26 themes and 2,600 milestones."""
    return Shape(themes=26, actions=10, milestones=10, updates=updates)


def _compare(done: list[Pairs]) -> None:
    """Say how the cost of a page grows from each to the next."""
    _say(*(growth(smaller, larger) for smaller, larger in pairwise(done)))


def _pairs(name: str, meetings: int, shape: Shape, rounds: int) -> Pairs:
    with tempfile.TemporaryDirectory(prefix="openrecord-bench-") as folder:
        found = _built(name, meetings, shape, rounds, Path(folder))
    _say(*rows(found))
    return found


def _built(name: str, meetings: int, shape: Shape, rounds: int, folder: Path) -> Pairs:
    """Build a council and its bare twin in turn, ours first, since the twin is made from it."""
    council, twin, site = _council(folder, meetings, shape), folder / "bare", folder / "site"
    ours, bare = [timed_parts(council, site)], []
    pages = write_bare(site, twin)
    for _ in range(rounds - 1):
        bare.append(timed_build(twin, site))
        ours.append(timed_parts(council, site))
    bare.append(timed_build(twin, site))
    whole, alone = zip(*ours, strict=True)
    return Pairs(name, pages, whole, alone, tuple(bare))


def _council(folder: Path, meetings: int, shape: Shape) -> Path:
    council = folder / "council"
    write_council(council, meetings, shape)
    for part in PROJECT:
        (council / part).symlink_to(ROOT / part)
    return council


def _search(name: str, meetings: int) -> None:
    """Say what a first search moves, in ours and in the bare twin, and what making our index takes."""
    with tempfile.TemporaryDirectory(prefix="openrecord-bench-") as folder:
        site, twin = Path(folder, "site"), Path(folder, "bare")
        timed_build(_council(Path(folder), meetings, USUAL), site)
        _say(row(name, "ours", searched(site, OURS)))
        cost = timed(["tests.bench.indexing", str(site)], ROOT)
        write_bare(site, twin)
        timed_build(twin, site)
        _say(row("", "bare", searched(site, MATERIAL)))
    _say(f"Making our index again from the built pages: {cost.work:.1f} s of work, {cost.peak:.0f} MB at most.")


def _beside(name: str, meetings: int) -> None:
    """Say what the files beside the pages cost, in a process of their own."""
    with tempfile.TemporaryDirectory(prefix="openrecord-bench-") as folder:
        council = _council(Path(folder), meetings, USUAL)
        _say(f"\n{name}:")
        subprocess.run([sys.executable, "-m", "tests.bench.beside", str(council)], cwd=ROOT, check=True)


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
