"""The costs of two builds side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .timing import Cost

_COLUMNS = "{:>14}  {:<5} {:>6} {:>9} {:>8} {:>9} {:>8} {:>6} {:>8}"
HEADING = _COLUMNS.format("council", "build", "pages", "seconds", "work s", "ms a page", "peak MB", "ratio", "of work")
"""`work s` is what the processor did for the build alone; `ratio` and `of work` are our share of the bare build's.

`pages` is our build without the record as data (JSON, CSV, XLSX, SQLite), of which a bare site has nothing.
"""


@dataclass(frozen=True)
class Pairs:
    """The builds of one size, ours and the bare one in turn."""

    council: str
    """What sets the council apart, such as `1,000 meetings`."""
    pages: int
    ours: tuple[Cost, ...]
    alone: tuple[Cost, ...]
    """Ours, without the record as data."""
    bare: tuple[Cost, ...]

    def ratio(self, builds: tuple[Cost, ...], part: Callable[[Cost], float]) -> float:
        """The share of some builds in what the bare build costs."""
        return _least(builds, part) / _least(self.bare, part)

    def milliseconds(self, builds: tuple[Cost, ...]) -> float:
        """What a page costs, in milliseconds of work."""
        return 1_000 * _least(builds, _work) / self.pages


def rows(found: Pairs) -> tuple[str, str, str]:
    """The three lines about one size."""
    return (
        _row(found.council, "ours", found, found.ours),
        _row("", "pages", found, found.alone),
        _row("", "bare", found, found.bare),
    )


def growth(smaller: Pairs, larger: Pairs) -> str:
    """How the cost of a page changes from one size to the next."""
    whole = larger.milliseconds(larger.ours) / smaller.milliseconds(smaller.ours)
    alone = larger.milliseconds(larger.alone) / smaller.milliseconds(smaller.alone)
    bare = larger.milliseconds(larger.bare) / smaller.milliseconds(smaller.bare)
    return (
        f"{smaller.council} to {larger.council}: a page costs {whole:.2f} times as much; "
        f"without the record as data, {alone:.2f}; bare, {bare:.2f}."
    )


def _row(council: str, name: str, found: Pairs, builds: tuple[Cost, ...]) -> str:
    ratios = ("", "") if name == "bare" else (f"{found.ratio(builds, part):.2f}" for part in (_seconds, _work))
    return _COLUMNS.format(
        council,
        name,
        f"{found.pages:,}",
        f"{_least(builds, _seconds):.1f}",
        f"{_least(builds, _work):.1f}",
        f"{found.milliseconds(builds):.2f}",
        f"{_least(builds, _peak):.0f}",
        *ratios,
    ).rstrip()


def _least(builds: tuple[Cost, ...], part: Callable[[Cost], float]) -> float:
    """The least of the rounds: whatever else the machine does can only add to it."""
    return min(map(part, builds))


def _seconds(cost: Cost) -> float:
    return cost.seconds


def _work(cost: Cost) -> float:
    return cost.work


def _peak(cost: Cost) -> float:
    return cost.peak
