"""The record below a project's root once it is sound: as it may be shown on its day, and as the files hold it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from openrecord.check import check
from openrecord.edition import Edition
from openrecord.embargo import attachments, kept_back, pruned
from openrecord.embed import problems_in_content
from openrecord.model.record import Record
from openrecord.problems import Unsound, shortened
from openrecord.promises import Promises, problems_in_addresses
from openrecord.short import problems_in_short_addresses


def sound_edition(root: Path, now: dt.datetime, url: str = "", *, drafts: bool = False) -> Edition:
    """The record on its day, without what is kept back or, for a preview alone, with it; `url` is the site's address.

    Raises Unsound with every problem there is, those of content/ among them.
    """
    return _promised(root, *_public(root, now, url, drafts=drafts))[1]


def sound_record(root: Path, now: dt.datetime) -> tuple[Record, Edition]:
    """The record with what is kept back, and its edition without. Raises Unsound with every problem there is."""
    return _promised(root, *_public(root, now))


def traceable_edition(root: Path, now: dt.datetime) -> Edition:
    """The same as `sound_edition`, even where an address is gone: to find out what became of it.

    Raises Unsound with every other problem.
    """
    return _public(root, now)[1]


def _promised(root: Path, record: Record, edition: Edition) -> tuple[Record, Edition]:
    promises = Promises(edition)
    problems = (*problems_in_addresses(promises, record, root), *problems_in_short_addresses(promises))
    if problems:
        raise Unsound(shortened(problems))
    return record, edition


def _public(root: Path, now: dt.datetime, url: str = "", *, drafts: bool = False) -> tuple[Record, Edition]:
    record, problems = check(root, now)
    if not any(problem.file.startswith("data/") for problem in problems):
        day = record.day(now)
        public = record if drafts else pruned(record, day)
        hidden = (record.narratives.keys() - public.narratives.keys()) | (attachments(record) - attachments(public))
        previewed = kept_back(record, day) if drafts else None
        edition = Edition(public, day, frozenset(hidden), drafts=previewed, site_url=url)
        problems = tuple(sorted({*problems, *problems_in_content(edition)}))
    if problems:
        raise Unsound(problems)
    return record, edition
