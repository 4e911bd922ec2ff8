"""What is kept back until a day is kept back whole."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from functools import cache

from openrecord.check.references import in_text, mentions
from openrecord.check.survey import Finding, Part, Survey, in_narrative
from openrecord.embargo import pruned
from openrecord.model.council import Council
from openrecord.model.entry import Entry
from openrecord.model.plan import Plan
from openrecord.model.record import Record
from openrecord.narrative import lines_without_code
from openrecord.problems import said
from openrecord.targets import Links
from openrecord.yamlfile import Place


def the_council_is_not_kept_back(survey: Survey) -> Iterator[Finding]:
    """council.yml itself cannot be kept back: without it there is no record."""
    for part in survey.of(Council):
        if part.entry.publish_from is not None:
            yield part.finding(
                f"publish_from: {said(part.entry.publish_from)} would keep back the council itself; take it out",
                "publish_from",
            )


def nothing_refers_to_what_is_kept_back(survey: Survey) -> Iterator[Finding]:
    """Nothing that may be read on the day that the record speaks for refers to what is kept back until later."""
    if survey.day is None:
        return
    hidden = {(part.file, part.place) for part in survey.hidden}
    if not hidden:
        return
    public = pruned(survey.record, survey.day)
    later = _Later(survey, survey.day)
    for part, place, kind, path, quote in mentions(survey):
        if isinstance(part.entry, Plan) and kind == "theme":
            continue  # a plan must name each theme of its folder; one kept back is left out of it by itself
        if not _is_hidden(part, hidden, public):
            until = later.until(kind, path)
            if until:
                yield Finding(part.file, place, _message(kind, path, until), quote=quote)
    for narrative in public.narratives.values():
        for number, line in lines_without_code(narrative.text) if "[[" in narrative.text else ():
            for kind, path in in_text(line):
                until = later.until(kind, path)
                if until:
                    yield in_narrative(narrative, number, _message(kind, path, until))


class _Later:
    """Until when what a reference names is kept back."""

    def __init__(self, survey: Survey, day: dt.date) -> None:
        self._record = survey.record
        self._links = survey.links
        starts = {part.entry.publish_from.first for part in _all(survey) if part.entry.publish_from is not None}
        self._days = (day, *sorted(start for start in starts if start > day))
        self._links_on = cache(lambda day: Links(pruned(survey.record, day)))
        self.until = cache(self._until)

    def _until(self, kind: str, path: str) -> dt.date | None:
        """The first day on which it may be read; None where that is the record's own day, or there is no such thing."""
        if not self._links.find(kind, path) or _is_of_broken_plan(self._record, kind, path):
            return None
        first = next((day for day in self._days if self._links_on(day).find(kind, path)), None)
        return None if first == self._days[0] else first


def _is_of_broken_plan(record: Record, kind: str, path: str) -> bool:
    """Whether a reference is to a part of a plan that could not be read, so that nobody knows when it may be."""
    return kind in {"theme", "action", "milestone", "update"} and path.partition("/")[0] not in record.plans


def _all(survey: Survey) -> Iterator[Part[Entry]]:
    return itertools.chain.from_iterable(survey.parts.values())


def _is_hidden(part: Part[Entry], hidden: set[tuple[str, Place]], public: Record) -> bool:
    """Whether a part is kept back itself, or with what holds it."""
    folders = part.file.split("/")
    if folders[1] == "plans" and folders[2] not in public.plans:
        return True
    return any((part.file, part.place[:steps]) in hidden for steps in range(len(part.place) + 1))


def _message(kind: str, path: str, until: dt.date) -> str:
    return f"refers to {kind} {said(path)}, which is kept back until {until}; keep this back too, or leave it out"


RULES = (the_council_is_not_kept_back, nothing_refers_to_what_is_kept_back)
