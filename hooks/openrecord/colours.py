"""The council's accent colour, and the shade of it that can be read on a dark page."""

from __future__ import annotations

import re

PAPER, DARK = (255, 255, 255), (22, 25, 29)
READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text (criterion 1.4.3)."""
DEFAULT = "#1d4f91"

Colour = tuple[int, int, int]


class BadColour(ValueError):
    """A colour that is not one, or that could not be read."""


def stylesheet(accent: str) -> str:
    """The two custom properties that set a council's colour. Raises BadColour where it could not be read."""
    light = parsed(accent or DEFAULT)
    if contrast(light, PAPER) < READABLE:
        raise BadColour(
            f"mkdocs.yml: extra.accent {accent} has a contrast of {contrast(light, PAPER):.1f} on white; "
            f"links need {READABLE}; choose a darker shade"
        )
    dark = light
    while contrast(dark, DARK) < 7:
        dark = tuple(min(255, part + 4) for part in dark)  # type: ignore[assignment]  # three parts stay three
    in_the_dark = f"@media screen and (prefers-color-scheme:dark){{:root{{--accent:{_hex(dark)}}}}}"
    return f":root{{--accent:{_hex(light)}}}{in_the_dark}\n"


def parsed(text: str) -> Colour:
    """The colour that `#1d4f91` names."""
    match = re.fullmatch(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})", text)
    if match is None:
        raise BadColour(f"mkdocs.yml: extra.accent '{text}' is not a colour; write it as #1d4f91")
    return int(match[1], 16), int(match[2], 16), int(match[3], 16)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = ((p / 255 / 12.92) if p / 255 <= 0.04045 else ((p / 255 + 0.055) / 1.055) ** 2.4 for p in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)
