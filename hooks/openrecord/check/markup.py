"""content/ holds no HTML that a browser would pass over, because the site's policy forbids it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openrecord.check.survey import Finding, Survey, in_narrative
from openrecord.narrative import without_code
from openrecord.policy import disobeyed, wrong_in

_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\(\s*<?([^)\s>]+)")  # no bracket inside: each is looked at once, however many
_LINK = re.compile(r"\]\(\s*<?(javascript:[^)\s>]*)", re.IGNORECASE)
_GIVEN = re.compile(
    r"\{:?[^{}\n]*?(?<![\w-])(style|on[a-z]+)=(\"[^\"\n]*\"|'[^'\n]*'|[^\s{}]+)[^{}\n]*\}", re.IGNORECASE
)


def narratives_obey_the_policy(survey: Survey) -> Iterator[Finding]:
    """Markdown, outside of code, puts no style or script on an element and shows nothing from another host."""
    for narrative in survey.record.narratives.values():
        text = without_code(narrative.text)
        for line, message in sorted({*disobeyed(text), *_in_markdown(text)}):
            yield in_narrative(narrative, line, message)


def _in_markdown(text: str) -> Iterator[tuple[int, str]]:
    for pattern, name in ((_IMAGE, "src"), (_LINK, "href")):
        for match in pattern.finditer(text):
            yield from ((_line(text, match), message) for message in wrong_in(name, match[1]))
    for match in _GIVEN.finditer(text):
        yield from ((_line(text, match), message) for message in wrong_in(match[1].lower(), match[2].strip("\"'")))


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


RULES = (narratives_obey_the_policy,)
