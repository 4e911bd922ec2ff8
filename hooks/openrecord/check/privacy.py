"""Nothing personal: no direct telephone numbers and no personal e-mail addresses, not even in a comment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from openrecord.check.content import OF_THE_RECORD
from openrecord.check.survey import Finding, Survey
from openrecord.model.council import PublicAccess
from openrecord.problems import said
from openrecord.yamlfile import BadYaml, read_text

_EMAIL = re.compile(r"(?<![\w.+%/-])([A-Za-z][\w.+%-]*)@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PERSONAL = re.compile(r"[a-z-]+(?:[._][a-z-]+){1,2}[0-9]{0,4}")
_OFFICES = frozenset(
    re.findall(
        r"[a-z]+",
        """
        accessibility admin board business cabinet care chief clerk committee committees communications community
        complaints contact contracts corporate council councillors customer data democracy democratic desk digital
        education elections electoral enquiries equalities events executive feedback finance foi freedom general
        governance grants health help helpdesk housing hr improvement info information internal audit legal library
        licensing mail mailbox management mayor media meetings members monitoring news newsletter office officer
        online payments performance planning plan policy press privacy procurement programme property protection
        public publicity records register repairs reply request requests research schools scrutiny secretariat service
        services social staff statistics strategy support survey tax team tenants transparency trustees unit user vote
        voter voting web webmaster website
        """,
    )
)
"""Words by which an address is known to be an office's, not a person's."""
_AT_HOME = re.compile(
    r"@(?:aol|btinternet|g(?:oogle)?mail|gmx|hotmail|icloud|live|mac|me|msn|ntlworld|outlook|proton(?:mail)?|sky"
    r"|talktalk|virginmedia|yahoo|ymail)\.(?:co\.)?[a-z]{2,3}",
    re.IGNORECASE,
)
"""Where people have addresses of their own, and no office has one."""
_NUMBER = re.compile(r"[+(0](?<![\w.,/+#-].)[\d ()\xa0-]{7,19}\d(?![\w.]?\d)", re.ASCII)
_FROM_ABROAD = re.compile(r"\A(?:\+|00)44(?:0(?=\d{10}\Z))?")
_UNPLACED = ("0800", "0808", "03", "084", "087")
"""The beginnings of numbers that lead to no desk in particular."""
_CALLED_DIRECT = re.compile(r"direct|mobile|\bext\b|extension|\bddi?\b", re.IGNORECASE)


def no_personal_addresses(survey: Survey) -> Iterator[Finding]:
    """An e-mail address is an office's.

    It is not firstname.lastname, nor made of the name of somebody in the record, nor with a provider of private mail.
    """
    allowed = survey.record.council.contact.email if survey.record.council.contact else None
    names, offices = _names(survey), _offices(survey)

    def is_personal(match: re.Match[str], _: str) -> bool:
        local = match[1].casefold()
        words = set(re.split(r"[._-]", local))
        is_private = _PERSONAL.fullmatch(local) is not None or _AT_HOME.fullmatch(match[0][len(match[1]) :]) is not None
        looks_so = is_private and words.isdisjoint(offices)
        return match[0] != allowed and (looks_so or re.sub(r"[^a-z]", "", local) in names)

    for file, line, found in _found(survey, "@", _EMAIL, is_personal):
        yield Finding(file, (), f"{said(found)} looks like a person's e-mail address; give an office's, or none", line)


def no_direct_telephone_numbers(survey: Survey) -> Iterator[Finding]:
    """A telephone number is not somebody's own.

    One by which the public reaches a body (`public` in bodies.yml), one that stands on an ordinary page of content/
    and is not called direct, and one that leads to no desk in particular (0800, 03) may stand.
    """
    told = [
        words for part in survey.of(PublicAccess) for words in (part.entry.attend, part.entry.watch, part.entry.ask)
    ]
    public = " ".join(words for words in told if words)

    def is_direct(match: re.Match[str], file: str) -> bool:
        number = _national(match[0])
        if number is None or number.startswith(_UNPLACED):
            return False
        if number.startswith("07"):
            return True
        if file == "data/bodies.yml":
            return " ".join(match[0].split()) not in public
        around = match.string[max(match.start() - 40, 0) : match.end() + 20]
        return _is_of_the_record(file) or _CALLED_DIRECT.search(around) is not None

    for file, line, found in _found(survey, "", _NUMBER, is_direct):
        yield Finding(file, (), f"{said(found)} looks like somebody's own telephone number; take it out", line)


def _found(
    survey: Survey, sign: str, pattern: re.Pattern[str], is_wrong: Callable[[re.Match[str], str], bool]
) -> Iterator[tuple[str, int, str]]:
    for file, text in _texts(survey):
        if sign in text:
            for match in pattern.finditer(text):
                if is_wrong(match, file):
                    found = match[0] if ")" in match[0] else match[0].lstrip("(")
                    yield file, text.count("\n", 0, match.start()) + 1, found


def _texts(survey: Survey) -> Iterator[tuple[str, str]]:
    """Every file as it is written, with its comments."""
    for source in survey.record.files:
        try:
            yield source.name, read_text(survey.root / source.name, source.name)
        except BadYaml:
            continue  # it changed since it was read; the next check reads it anew
    for narrative in survey.record.narratives.values():
        yield f"content/{narrative.path}", narrative.text


def _is_of_the_record(file: str) -> bool:
    """Whether a file is data, or stands on a page of the record: there, nobody needs the council's switchboard."""
    return file.startswith("data/") or file.split("/")[1] in OF_THE_RECORD


def _national(written: str) -> str | None:
    """A telephone number as it is dialled here, `02073645000`; as written where it leads abroad; None if it is none."""
    number = _FROM_ABROAD.sub("0", re.sub(r"[^0-9+]", "", written))
    if number.startswith("+"):
        return number if 9 <= len(number) <= 16 else None
    is_long_enough = len(number) == 11 or (len(number) == 10 and number[1] in "15")
    return number if is_long_enough and number[0] == "0" and number[1] != "0" else None


def _offices(survey: Survey) -> frozenset[str]:
    """The words of an office's address: the usual ones, and those of the names of the council and its bodies."""
    council = survey.record.council
    named = (council.name, council.called, *(body.name for body in survey.record.bodies.values()))
    return _OFFICES.union(*(re.findall(r"[a-z]{3,}", name.casefold()) for name in named))


def _names(survey: Survey) -> frozenset[str]:
    """How the names of the people in the record are usually made into addresses: john.biggs and jbiggs."""
    names: set[str] = set()
    for person in survey.record.people.values():
        words = [re.sub(r"[^a-z]", "", word) for word in (person.name or "").casefold().split()]
        if len(words) > 1 and words[0] and words[-1]:
            names |= {words[0] + words[-1], words[0][0] + words[-1]}
    return frozenset(names)


RULES = (no_personal_addresses, no_direct_telephone_numbers)
