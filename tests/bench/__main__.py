"""Times our build against bare Material, in pairs, at several sizes, and prints one table."""

from __future__ import annotations

import argparse
import itertools
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .bare import write_bare
from .council import write_council
from .timing import BuildFailed, Cost, timed_build

ROOT = Path(__file__).parents[2]
PROJECT = ("mkdocs.yml", "hooks", "theme_overrides")
AIM = 0.6
"""Our build should take at most this share of the bare one's time."""
ROW = "{:>8}  {:<5} {:>6} {:>8} {:>8} {:>8} {:>8}  {:>5}"


@dataclass(frozen=True)
class Pairs:
    """The builds of one size, ours and the bare one in turn."""

    meetings: int
    pages: int
    ours: Sequence[Cost]
    bare: Sequence[Cost]

    def milliseconds(self, builds: Sequence[Cost]) -> float:
        """What a page costs, in milliseconds of work."""
        return 1_000 * middle(builds, lambda cost: cost.work) / self.pages

    @property
    def ratio(self) -> float:
        """Our time as a share of the bare build's, the middle one of the pairs."""
        return statistics.median(ours.seconds / bare.seconds for ours, bare in zip(self.ours, self.bare, strict=True))


def middle(builds: Sequence[Cost], part: Callable[[Cost], float]) -> float:
    """The median of one part of some builds' costs."""
    return statistics.median(part(cost) for cost in builds)


def pairs(meetings: int, rounds: int, folder: Path) -> Pairs:
    """Build a council of a size and its bare twin in turn."""
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
    return Pairs(meetings, pages, ours, bare)


def rows(found: Pairs) -> list[str]:
    """The two lines of the table about one size."""
    told = []
    for name, builds in (("ours", found.ours), ("bare", found.bare)):
        told.append(
            ROW.format(
                f"{found.meetings:,}" if name == "ours" else "",
                name,
                f"{found.pages:,}",
                f"{middle(builds, lambda cost: cost.seconds):.1f}",
                f"{middle(builds, lambda cost: cost.work):.1f}",
                f"{found.milliseconds(builds):.2f}",
                f"{middle(builds, lambda cost: cost.peak):.0f}",
                f"{found.ratio:.2f}" if name == "ours" else "",
            ).rstrip()
        )
    return told


def growth(smaller: Pairs, larger: Pairs) -> str:
    """How the cost of a page changes from one size to the next."""
    ours = larger.milliseconds(larger.ours) / smaller.milliseconds(smaller.ours)
    bare = larger.milliseconds(larger.bare) / smaller.milliseconds(smaller.bare)
    step = f"From {smaller.meetings:,} to {larger.meetings:,} meetings"
    return f"{step} a page costs {ours:.2f} times as much; bare, {bare:.2f}."


def main() -> int:
    """Run the benchmark; the exit status: 0, or 1 where a build failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Time our build against bare Material.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 5_000], help="numbers of meetings")
    parser.add_argument(
        "--rounds", type=int, default=3, help="how often each pair is built; the middle figures are shown"
    )
    options = parser.parse_args()
    say = sys.stdout.write
    say(ROW.format("meetings", "build", "pages", "seconds", "work s", "ms/page", "peak MB", "ratio") + "\n")
    done: list[Pairs] = []
    for meetings in options.sizes:
        with tempfile.TemporaryDirectory(prefix="openrecord-bench-") as folder:
            try:
                done.append(pairs(meetings, options.rounds, Path(folder)))
            except BuildFailed as failed:
                sys.stderr.write(f"{failed}\n")
                return 1
        say("\n".join(rows(done[-1])) + "\n")
        sys.stdout.flush()
    for smaller, larger in itertools.pairwise(done):
        say(growth(smaller, larger) + "\n")
    say(f"Aim: a ratio of at most {AIM} at every size, and a page that costs no more at the larger size.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
