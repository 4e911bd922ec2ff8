"""How milestones flow from one update's statuses to the next one's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from openrecord import words
from openrecord.frozen import frozen
from openrecord.progress import WORDS, Standing, State

WIDTH, HEIGHT = 320, 200
"""The drawing's own units; it is scaled to the page."""
STACK = 14
"""The width of a stack of statuses."""


@frozen
class Block:
    """A status in the stack of one update."""

    key: str
    x: int
    y: float
    height: float


@frozen
class Band:
    """The milestones that went from one status to another."""

    key: str
    path: str


@frozen
class FlowRow:
    """A status and what became of it, for the table beside the drawing."""

    word: str
    total: int
    became: str
    """`12 complete, 3 under way`."""


@frozen
class Sort:
    """A status that is drawn, for the legend."""

    key: str
    word: str


@frozen
class Flow:
    """A flow of statuses, and the same numbers as a table."""

    blocks: tuple[Block, ...]
    bands: tuple[Band, ...]
    legend: tuple[Sort, ...]
    """What the stacks' colours and patterns mean."""
    rows: tuple[FlowRow, ...]
    sentence: str


def flow(then: Mapping[str, State], now: Mapping[str, State]) -> Flow | None:
    """The flow between two states of one plan; None where there is nothing to draw."""
    pairs = Counter((then[key].standing, now[key].standing) for key in now if key in then)
    total = sum(pairs.values())
    if not total:
        return None
    scale = HEIGHT / total
    starts, ends = Counter[Standing](), Counter[Standing]()
    for (before, after), count in pairs.items():
        starts[before] += count
        ends[after] += count
    left, right = _tops(starts, scale), _tops(ends, scale)
    blocks = [Block(s.value, 0, left[s], starts[s] * scale) for s in left]
    blocks += [Block(s.value, WIDTH - STACK, right[s], ends[s] * scale) for s in right]
    bands, rows = [], []
    for before in left:
        became = []
        for after in right:
            count = pairs[before, after]
            if count:
                bands.append(Band(before.value, _band(left[before], right[after], count * scale)))
                left[before] += count * scale
                right[after] += count * scale
                became.append(f"{count} {WORDS[after].lower()}")
        rows.append(FlowRow(WORDS[before], starts[before], ", ".join(became)))
    stayed = sum(count for (before, after), count in pairs.items() if before is after)
    moved = total - stayed
    had = "it had" if stayed == 1 else "they had"
    dropped = ends[Standing.NOT_PURSUED]
    counting = f", counting {words.number(dropped)} that {words.agree(dropped, 'is')} not pursued" if dropped else ""
    sentence = (
        f"Of {words.count(total, 'milestone')}{counting}, {words.number(stayed)} {words.agree(stayed, 'has')} "
        f"the status that {had}; {words.number(moved)} {words.agree(moved, 'has')} another."
    )
    rounded = tuple(Block(b.key, b.x, round(b.y, 1), round(b.height, 1)) for b in blocks)
    legend = tuple(Sort(standing.value, WORDS[standing]) for standing in Standing if starts[standing] or ends[standing])
    return Flow(rounded, tuple(bands), legend, tuple(rows), sentence)


def _tops(counts: Counter[Standing], scale: float) -> dict[Standing, float]:
    tops, top = {}, 0.0
    for standing in Standing:
        if counts[standing]:
            tops[standing] = top
            top += counts[standing] * scale
    return tops


def _band(start: float, end: float, height: float) -> str:
    x0, x1, middle = STACK, WIDTH - STACK, WIDTH // 2
    a, b, c, d = (f"{y:.1f}" for y in (start, end, end + height, start + height))
    return f"M{x0} {a}C{middle} {a} {middle} {b} {x1} {b}V{c}C{middle} {c} {middle} {d} {x0} {d}Z"
