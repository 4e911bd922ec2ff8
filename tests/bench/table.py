"""The costs of two builds side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .timing import Cost

_COLUMNS = "{:>14}  {:<5} {:>6} {:>9} {:>8} {:>9} {:>8} {:>6} {:>8}"
HEADING = _COLUMNS.format("council", "build", "pages", "seconds", "work s", "ms a page", "peak MB", "ratio", "of work")
"""`work s` is what the processor did for the build alone; `ratio` and `of work` are our share of the bare build's."""


@dataclass(frozen=True)
class Pairs:
    """The builds of one size, ours and the bare one in turn."""

    council: str
    """What sets the council apart, such as `1,000 meetings`."""
    pages: int
    ours: tuple[Cost, ...]
    bare: tuple[Cost, ...]

    def ratio(self, part: Callable[[Cost], float]) -> float:
        """Our share of what the bare build costs."""
        return _least(self.ours, part) / _least(self.bare, part)

    def milliseconds(self, builds: tuple[Cost, ...]) -> float:
        """What a page costs, in milliseconds of work."""
        return 1_000 * _least(builds, _work) / self.pages


def rows(found: Pairs) -> tuple[str, str]:
    """The two lines about one size."""
    ratios = (f"{found.ratio(_seconds):.2f}", f"{found.ratio(_work):.2f}")
    return (
        _row(found.council, "ours", found, found.ours, ratios),
        _row("", "bare", found, found.bare, ("", "")),
    )


def growth(smaller: Pairs, larger: Pairs) -> str:
    """How the cost of a page changes from one size to the next."""
    ours = larger.milliseconds(larger.ours) / smaller.milliseconds(smaller.ours)
    bare = larger.milliseconds(larger.bare) / smaller.milliseconds(smaller.bare)
    return f"{smaller.council} to {larger.council}: a page costs {ours:.2f} times as much; bare, {bare:.2f}."


def _row(council: str, name: str, found: Pairs, builds: tuple[Cost, ...], ratios: tuple[str, str]) -> str:
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
