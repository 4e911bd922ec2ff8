"""The description of the tables as a Frictionless data package, drawn from the same schema."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping

from openrecord.exports.about import About
from openrecord.exports.columns import Column, Table
from openrecord.exports.schema import TABLES, VERSION
from openrecord.exports.texts import Json


def package(about: About, files: Mapping[str, bytes]) -> str:
    """The text of datapackage.json, which lies beside the CSV files; `files` holds these by table."""
    licence = about.licence
    told: dict[str, Json] = {
        "profile": "tabular-data-package",
        "name": re.sub(r"[^a-z0-9]+", "-", about.title.lower()).strip("-") or "record",
        "title": about.title,
        "description": f"The record of {about.council} as at {about.as_at}, one table a file.",
        "homepage": about.page,
        "version": VERSION,
        "as_at": about.as_at,
    }
    if licence is not None:
        name = re.sub(r"[^A-Za-z0-9.]+", "-", licence.name).strip("-")
        named: dict[str, Json] = {"name": name or "licence", "title": licence.name}
        told["licenses"] = ({**named, "path": licence.url} if licence.url else named,)
    told["resources"] = tuple(_resource(table, files[table.name]) for table in TABLES)
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table, content: bytes) -> dict[str, Json]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.sentence,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": tuple(map(_field, table.columns)),
            "primaryKey": "id",
            "foreignKeys": tuple(
                {"fields": column.name, "reference": {"resource": column.refers, "fields": "id"}}
                for column in table.columns
                if column.refers
            ),
            "missingValues": ("",),
        },
    }


def _field(column: Column) -> dict[str, Json]:
    constraints: dict[str, Json] = {}
    if column.required:
        constraints["required"] = True
    if column.name == "id":
        constraints["unique"] = True
    if column.allowed:
        constraints["enum"] = column.allowed
    told: dict[str, Json] = {"name": column.name, "type": column.type, "description": column.sentence}
    return {**told, "constraints": constraints} if constraints else told
