"""The picture that other programs show beside a link to a page: an emblem for its kind, on the council's colour.

An emblem shows what kind of thing the page is and never how things stand: such programs keep a picture for months.
"""

from __future__ import annotations

from collections.abc import Mapping

from openrecord.colours import DEFAULT, Colour, parsed
from openrecord.drawing.png import Block, Disc, Shape, png
from openrecord.frozen import frozen

WIDTH, HEIGHT = 1200, 630
_UNIT = 14
"""Emblems are drawn on a square of 24 units."""
_LEFT, _TOP = (WIDTH - 24 * _UNIT) / 2, (HEIGHT - 24 * _UNIT) / 2
_GROUND, _PALE = 0, 6


@frozen
class Card:
    """An emblem, and what it shows in words for those who do not see it."""

    name: str
    shows: str
    shapes: tuple[Shape, ...]

    def drawn(self, accent: str) -> bytes:
        """The picture, on the council's colour."""
        ground: Colour = parsed(accent or DEFAULT)
        edge = Block(0, HEIGHT - 2 * _UNIT, WIDTH, 2 * _UNIT, _PALE)
        return png(WIDTH, HEIGHT, ground, (edge, *map(_placed, self.shapes)))


def card_of(kind: str) -> Card:
    """The card of a kind of page; a kind without one of its own is a page of words."""
    return _CARDS.get(_NAMES.get(kind, kind), _PAGE)


def _placed(shape: Shape) -> Shape:
    x, y = _LEFT + shape.x * _UNIT, _TOP + shape.y * _UNIT
    if isinstance(shape, Disc):
        return Disc(x, y, shape.radius * _UNIT, shape.tone)
    return Block(x, y, shape.width * _UNIT, shape.height * _UNIT, shape.tone)


def _lines(x: float, y: float, width: float, number: int, tone: int = _GROUND) -> tuple[Shape, ...]:
    """Lines of writing, the last one shorter."""
    return tuple(Block(x, y + 3 * line, width * (0.6 if line == number - 1 else 1), 1, tone) for line in range(number))


def _person(x: float, y: float, size: float, tone: int = 15) -> tuple[Shape, ...]:
    """A head and shoulders, cut off straight below."""
    below = Block(x - size, y + 2 * size, 2 * size, size, _GROUND)
    return (Disc(x, y, size / 2, tone), Disc(x, y + 2 * size - size * 0.1, size, tone), below)


def _grid(columns: int, rows: int, tones: str) -> tuple[Shape, ...]:
    """Cells of a table, each pale or white as `tones` says."""
    width, height = (24 - (columns - 1)) / columns, (20 - (rows - 1)) / rows
    return tuple(
        Block(
            (cell % columns) * (width + 1),
            2 + (cell // columns) * (height + 1),
            width,
            height,
            15 if tones[cell] == "#" else _PALE,
        )
        for cell in range(columns * rows)
    )


_SHEET = Block(4, 0, 16, 24)
_PAGE = Card("page", "A sheet of paper with lines of writing", (_SHEET, *_lines(7, 4, 10, 6)))
_CARDS: Mapping[str, Card] = {
    card.name: card
    for card in (
        _PAGE,
        Card(
            "record",
            "Three bars of the same length, one below the other",
            tuple(Block(0, 3 + 7 * row, 24, 4, tone) for row, tone in enumerate((15, 10, _PALE))),
        ),
        Card("plan", "A wall of six cards", _grid(3, 2, "##.#.#")),
        Card(
            "action",
            "A list of four boxes with a line of writing beside each",
            tuple(s for y in (1, 7, 13, 19) for s in (Block(1, y, 4, 4), Block(8, y + 1.5, 15, 1, 10))),
        ),
        Card("late", "An exclamation mark", (Block(10, 1, 4, 15), Disc(12, 21, 2.4))),
        Card(
            "moved",
            "A sheet of a calendar that has slid away from its place",
            (Block(1, 4, 12, 14, _PALE), Block(11, 6, 12, 14), Block(11, 9, 12, 1, _GROUND)),
        ),
        Card(
            "update",
            "A sheet of paper with a heavy heading",
            (_SHEET, Block(7, 3, 10, 4, _GROUND), *_lines(7, 10, 10, 4)),
        ),
        Card("calendar", "The weeks of a calendar", _grid(5, 4, ".....#.....#......#.")),
        Card(
            "meeting",
            "A table seen from above, with eight seats",
            (
                Block(4, 8, 16, 8),
                *(Disc(x, y, 1.8, 10) for x in (7, 12, 17) for y in (5, 19)),
                *(Disc(x, 12, 1.8, 10) for x in (1, 23)),
            ),
        ),
        Card(
            "decision",
            "A passage set apart by a bar beside it",
            (Block(2, 2, 2, 20), *(Block(7, y, width, 1.5) for y, width in ((4, 15), (9, 15), (14, 15), (19, 8)))),
        ),
        Card("person", "A head and shoulders", _person(12, 7, 8)),
        Card(
            "body",
            "Three people",
            (*_person(4.5, 9, 4, 9), *_person(19.5, 9, 4, 9), *_person(12, 8, 6)),
        ),
        Card(
            "measure",
            "Four upright bars of the same height on a line",
            (*(Block(x, 3, 3, 16, t) for x, t in ((2, 15), (8, 10), (14, 15), (20, 10))), Block(0, 20, 24, 1)),
        ),
        Card(
            "document",
            "Two sheets of paper, one upon the other",
            (
                Block(1, 0, 15, 20, _PALE),
                Block(6, 3, 1, 18, _GROUND),
                Block(7, 4, 15, 20),
                *_lines(10, 8, 9, 5),
            ),
        ),
        Card(
            "direction",
            "A sheet of paper with a seal",
            (_SHEET, *_lines(7, 4, 10, 3), Disc(15, 18, 3.5, _GROUND), Disc(15, 18, 2.2)),
        ),
        Card(
            "timeline",
            "A line with four points on it",
            (Block(0, 11.5, 24, 1, _PALE), *(Disc(x, 12, 2) for x in (3, 9, 15, 21))),
        ),
        Card(
            "priorities",
            "Rings around a point",
            tuple(Disc(12, 12, radius, tone) for radius, tone in ((12, 15), (9, 0), (7, 15), (4, 0), (2, 15))),
        ),
        Card(
            "rule",
            "A ruler",
            (Block(0, 8, 24, 8), *(Block(2 + 3 * n, 8, 0.7, 4 if n % 2 == 0 else 2.5, _GROUND) for n in range(7))),
        ),
        Card("data", "A table of figures with its heading", _grid(3, 4, "###.........")),
        Card(
            "about", "The letter i in a circle", (Disc(12, 12, 12), Disc(12, 6.4, 1.7, 0), Block(10.6, 9.5, 2.8, 9, 0))
        ),
    )
}
_NAMES: Mapping[str, str] = {
    "home": "record",
    "theme": "record",
    "plans": "plan",
    "as-at": "plan",
    "dates-moved": "moved",
    "dates-moved-plan": "moved",
    "updates": "update",
    "meetings": "calendar",
    "meetings-year": "calendar",
    "brief": "meeting",
    "decisions": "decision",
    "decisions-year": "decision",
    "actions-arising": "action",
    "actions-arising-year": "action",
    "people": "body",
    "measures": "measure",
    "documents": "document",
    "directions": "direction",
    "timeline-year": "timeline",
    "how-we-measure": "rule",
}
"""The cards of the kinds of page that have none of their own name."""
