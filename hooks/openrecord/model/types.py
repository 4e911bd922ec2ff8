"""The types of the record's fields."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_plain_validator_function, plain_serializer_function_ser_schema

from openrecord.frozen import frozen
from openrecord.model.dates import UNKNOWN, Moment, PartialDate, Unknown

LONGEST_ID = 80
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED = frozenset({"unknown", "con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))})
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_LINKED = re.compile(r"\[\[[a-z]+:[^\]\n]{1,200}\]\]")
_CITATION = re.compile(r"([^#\s]+)(?:#(\S+))?")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

T = TypeVar("T")


@frozen
class Refers:
    """Marks a text field that names other entries of the record; `kind` is None where the text says the kind."""

    kind: str | None


class Read:
    """Marks a field that one function reads from the text that was written, and what that text may be."""

    def __init__(self, read: Callable[[object], object], schema: JsonSchemaValue) -> None:
        self.read, self.schema = read, schema

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_plain_validator_function(self.read, serialization=plain_serializer_function_ser_schema(_written))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return self.schema


class Prose:
    """Marks a text field whose `[[kind:path]]` references and glossary terms are explained on the page."""


@frozen
class Citation:
    """A document of the record, and the paragraph or heading of it where a fact stands.

    The record's own page of a meeting may stand in a document's place, as `meeting:body/date#item-4`.
    """

    document: str
    locator: str | None = None

    def __str__(self) -> str:
        return f"{self.document}#{self.locator}" if self.locator else self.document


def check_id(text: str) -> str:
    """The id itself. Raises ValueError where it could not stand in an address on every system."""
    if not _ID.fullmatch(text):
        like = id_like(text)
        meant = f", such as {like}" if like and like not in _RESERVED and text.isprintable() else ""
        raise ValueError(f"is not an id; use lower-case letters, digits and single hyphens between them{meant}")
    if len(text) > LONGEST_ID:
        raise ValueError(f"is an id of {len(text)} characters; use at most {LONGEST_ID}")
    if text in _RESERVED:
        raise ValueError("is a word that is kept for other uses; choose another id")
    return text


def id_like(text: str) -> str:
    """The id that comes nearest to a text, such as gwen-tudur for Gwen Tudur; empty where there is none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].rstrip("-")


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise ValueError("is not a name; use lower-case letters, digits, hyphens and underscores")
    return text


def _text(text: str) -> str:
    bad = None if text.isprintable() else _UNPRINTABLE.search(text)
    if bad:
        raise ValueError(f"holds a control character (U+{ord(bad[0]):04X}); remove it")
    if not text.strip():
        raise ValueError("is blank; fill it or leave it out")
    return text.strip()


def _line(text: str) -> str:
    found = _LINKED.search(text) if "[[" in text else None
    if found:
        raise ValueError(f"holds the link {found[0]}, and is shown as it is; write the words alone")
    return _text(text)


def _citation(value: object) -> Citation:
    if isinstance(value, Citation):
        return value
    match = _CITATION.fullmatch(_plain_text(value))
    if match is None:
        raise ValueError("is not a citation; write document-id or document-id#locator")
    return Citation(match[1], match[2])


def _written(value: object) -> object:
    """A value as it would be written: numbers and yes or no as they are, all else as text."""
    if isinstance(value, Unknown):
        return value.value
    return value if isinstance(value, (bool, int, Decimal)) else str(value)


def _plain_text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("one_value", "is not one value")
    return value.strip()


def _read_by(parse: Callable[[str], T]) -> Callable[[object], T]:
    def read(value: object) -> T:
        return parse(value) if isinstance(value, str) else parse(_plain_text(value))

    return read


def _or_unknown(parse: Callable[[str], T]) -> Callable[[object], T | Unknown]:
    def read(value: object) -> T | Unknown:
        text = _plain_text(value)
        return UNKNOWN if text == "unknown" else parse(text)

    return read


def _moment(text: str) -> Moment:
    if text == "unknown":
        raise ValueError("does not tell one sitting from another; write its day alone, without a time")
    return Moment.parse(text)


def _number(value: object) -> Decimal:
    text = _plain_text(value)
    if not _NUMBER.fullmatch(text):
        bare = re.sub(r"[\s,£%]", "", text)
        remedy = f"; did you mean {bare}? Write" if _NUMBER.fullmatch(bare) else "; write"
        raise ValueError(f"is not a number{remedy} digits, with a point for decimals and no separators")
    return Decimal(text)


def _whole_number(value: object) -> int:
    text = _plain_text(value)
    if not re.fullmatch(r"[0-9]{1,15}", text):
        raise ValueError("is not a whole number; write digits alone")
    return int(text)


def _yes_no(value: object) -> bool:
    text = _plain_text(value)
    if text not in {"true", "false", "yes", "no"}:
        raise ValueError("is neither true nor false; write one of those")
    return text in {"true", "yes"}


def one_or_many(value: Any) -> Any:
    """What may be a list as one, where a single thing is written."""
    return value if isinstance(value, (list, tuple)) else (value,)


def _without_nothing(value: Any) -> Any:
    return {key: told for key, told in value.items() if told is not None} if isinstance(value, dict) else value


_DATE_SCHEMA = {"type": "string", "description": "2017-06-30, 2017-06, 2017 or 2017/18"}
_ANY_DATE_SCHEMA = {"type": "string", "description": "2017-06-30, 2017-06, 2017, 2017/18 or unknown"}

Id = Annotated[str, AfterValidator(check_id)]
Name = Annotated[str, AfterValidator(_name)]
"""What a figure is called in its file, such as complete_or_on_target."""
Line = Annotated[str, AfterValidator(_line)]
"""A short text shown as it is: a name, a title."""
Text = Annotated[str, AfterValidator(_text), Prose()]
"""Plain words, in which `[[kind:path]]` becomes a link and a glossary term is explained."""
Date = Annotated[PartialDate, Read(_read_by(PartialDate.parse), _DATE_SCHEMA)]
MaybeDate = Annotated[PartialDate | Unknown, Read(_or_unknown(PartialDate.parse), _ANY_DATE_SCHEMA)]
When = Annotated[Moment, Read(_read_by(_moment), {"type": "string"})]
MaybeWhen = Annotated[Moment | Unknown, Read(_or_unknown(Moment.parse), {"type": "string"})]
Number = Annotated[Decimal, Read(_number, {"type": ["number", "string"]})]
Count = Annotated[int, Read(_whole_number, {"type": ["integer", "string"]})]
YesNo = Annotated[bool, Read(_yes_no, {"type": "boolean"})]
Cited = Annotated[
    tuple[Annotated[Citation, Read(_citation, {"type": "string"})], ...],
    BeforeValidator(one_or_many),
    Refers("document"),
]
PersonId = Annotated[Id, Refers("person")]
MaybePerson = Annotated[str | Unknown, Read(_or_unknown(check_id), {"type": "string"}), Refers("person")]
BodyId = Annotated[Id, Refers("body")]
DocumentId = Annotated[Id, Refers("document")]
DocumentPath = Annotated[Line, Refers("document")]
MeetingPath = Annotated[Line, Refers("meeting")]
MilestonePath = Annotated[Line, Refers("milestone")]
MeasureId = Annotated[Id, Refers("measure")]
Reference = Annotated[Line, Refers(None)]
"""`kind:path`, such as `theme:2030-31/homes`."""
ByName = BeforeValidator(_without_nothing)
"""Marks a field of entries by name, in which a name with nothing behind it means the same as one left out."""
TimeZone = Annotated[Line, Field(examples=["Europe/London"])]
Status = Literal["not-started", "under-way", "on-target", "delayed", "overdue", "complete", "not-pursued"]
Outcome = Literal["noted", "approved", "agreed", "referred", "deferred", "withdrawn", "rejected", "nil"]
"""What came of a piece of business."""
