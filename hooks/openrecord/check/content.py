"""content/: each narrative stands beside what it tells of, names what there is, and attached files are there."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from pathlib import PurePosixPath

from openrecord import links
from openrecord.check.references import Absences, in_text, may_be_misnamed
from openrecord.check.survey import Finding, Survey, in_narrative
from openrecord.model.document import Attachment
from openrecord.model.record import Record
from openrecord.narrative import address_of, lines_without_code
from openrecord.problems import nearest, nearest_path, said

OF_THE_RECORD = ("plans", "meetings", "measures", "documents", "people", "updates", "directions")
"""The folders of content/ in which only the pages of the record lie."""
_FOLDERS_OF_KINDS = {
    "plan": "plans",
    "theme": "plans",
    "update": "updates",
    "body": "meetings",
    "meeting": "meetings",
    "measure": "measures",
    "document": "documents",
    "person": "people",
    "direction": "directions",
}
_LONGEST_READ = 1 << 20


def narratives_belong_to_an_entry(survey: Survey) -> Iterator[Finding]:
    """Below the record's own folders, a Markdown file of content/ lies at the address of a page of the record."""
    pages = links.pages_with_narratives(survey.record)
    for narrative in survey.record.narratives.values():
        address = address_of(narrative.path)
        below = PurePosixPath(narrative.path).parts
        if len(below) == 1 or below[0] not in OF_THE_RECORD or address in pages:
            continue
        if not _may_be_of_a_broken_entry(survey.record, address):
            named = [f"{page.rstrip('/')}.md" for page in sorted(pages)]
            close = nearest_path(f"{address.rstrip('/')}.md", named)
            remedy = f"; did you mean '{close}'?" if close else "; name it after the page that it is for"
            yield in_narrative(narrative, 1, f"{said(narrative.path)} belongs to no entry{remedy}")


def a_page_has_one_narrative(survey: Survey) -> Iterator[Finding]:
    """No two Markdown files of content/ are the same page: homes.md and homes/index.md would be."""
    taken: dict[str, str] = {}
    for narrative in survey.record.narratives.values():
        other = taken.setdefault(address_of(narrative.path), narrative.path)
        if other != narrative.path:
            yield in_narrative(narrative, 1, f"{said(narrative.path)} is the same page as {said(other)}; keep one")


def references_in_narratives_exist(survey: Survey) -> Iterator[Finding]:
    """A reference in Markdown, outside of code, names something that the record holds."""
    absences = Absences(survey)
    for narrative in survey.record.narratives.values():
        if "[[" in narrative.text:
            for number, line in lines_without_code(narrative.text):
                for kind, path in in_text(line):
                    message = absences.of(kind, path)
                    if message is not None:
                        yield in_narrative(narrative, number, message)


def attachments_are_what_they_say(survey: Survey) -> Iterator[Finding]:
    """The file of a document lies below content/, and its bytes have the SHA-256 that the record gives."""
    for part in survey.of(Attachment):
        wrong = _wrong_path(part.entry.path) or _missing(survey, part.entry.path)
        if wrong:
            yield part.finding(f"path: {said(part.entry.path)} {wrong}", "path")
        elif part.entry.sha256 is not None:
            found = _sha256(survey, part.entry.path)
            if found != part.entry.sha256.lower():
                yield part.finding(
                    f"sha256: {said(part.entry.sha256)} is not that of {part.entry.path}, which is {found}; "
                    "put the right file back, or write that",
                    "sha256",
                )


def _may_be_of_a_broken_entry(record: Record, address: str) -> bool:
    """Whether an address may be that of an entry that could not be read."""
    parts = address.split("/")
    if parts[0] == "meetings" and may_be_misnamed(record, parts[1]):
        return True
    for name in record.broken:
        kind, _, path = name.partition(":")
        folder = _FOLDERS_OF_KINDS.get(kind)
        if folder and address.startswith(f"{folder}/{path.removesuffix('*')}"):
            return True
    return False


def _wrong_path(path: str) -> str | None:
    parts = path.split("/")
    if parts[0] == "content":
        return f"begins with content/, below which it lies; write {said(path.removeprefix('content/'))}"
    if path.startswith("/") or "\\" in path or ":" in parts[0] or not {"", ".", ".."}.isdisjoint(parts):
        return "does not lie below content/; write the way from there, such as 'files/report.pdf'"
    return None


def _missing(survey: Survey, path: str) -> str | None:
    try:
        for step in (*reversed(PurePosixPath(path).parents), PurePosixPath(path)):
            if stat.S_ISLNK((survey.root / "content" / step).lstat().st_mode):
                return f"is reached by a link, {said(str(step))}; put the file itself there"
        if stat.S_ISREG((survey.root / "content" / path).lstat().st_mode):
            return None
    except OSError:
        pass
    try:
        beside = sorted(one.name for one in (survey.root / "content" / path).parent.iterdir() if one.is_file())
    except (OSError, ValueError):
        beside = []  # no such folder, or no name that a folder could have
    close = nearest(PurePosixPath(path).name, beside)
    return f"is no file in content/{close or '; put it there, or take this entry out'}"


def _sha256(survey: Survey, path: str) -> str:
    digest = hashlib.sha256()
    try:
        with (survey.root / "content" / path).open("rb") as file:
            while chunk := file.read(_LONGEST_READ):
                digest.update(chunk)
    except OSError as error:
        return f"not known, since the file cannot be read ({error.strerror})"
    return digest.hexdigest()


RULES = (
    narratives_belong_to_an_entry,
    a_page_has_one_narrative,
    references_in_narratives_exist,
    attachments_are_what_they_say,
)
