"""Tables as a Data Package: `datapackage.json` that describes them, each as CSV and as Parquet, for any engine."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from household_ledger.services.exchange.canonical import guarded
from household_ledger.services.exchange.parquet import Column, Kind, Value, write_parquet

DESCRIPTION = "datapackage.json"
FOLDER = "data"
_FIELD_TYPES = {
    Kind.WORDS: "string",
    Kind.WHOLE: "integer",
    Kind.NUMBER: "number",
    Kind.DAY: "date",
    Kind.YES_NO: "boolean",
}
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table: its name, what it holds, and what that means (English)."""

    name: str
    kind: Kind
    description: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the package: a name of letters and underscores, what it is, its columns and rows."""

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: Sequence[tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class About:
    """What the package is."""

    name: str
    title: str
    description: str
    created: datetime


def package_files(about: About, tables: Sequence[Table]) -> dict[str, bytes]:
    """Give the files of a package by their place in its folder; a table without rows is there with its columns."""
    files: dict[str, bytes] = {}
    resources = []
    for table in tables:
        for form, content in (("csv", _csv(table)), ("parquet", _parquet(table))):
            place = f"{FOLDER}/{table.name}.{form}"
            files[place] = content
            resources.append(_resource(table, form, place, content))
    told = {
        "name": about.name,
        "title": about.title,
        "description": about.description,
        "created": about.created.isoformat(timespec="seconds"),
        "resources": resources,
    }
    return {DESCRIPTION: json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"} | files


def places_of_package(folder: Path) -> frozenset[str]:
    """Name the files a package in a folder speaks of, itself too, by their place in it; none where there is none."""
    try:
        told = json.loads((folder / DESCRIPTION).read_bytes())
        return frozenset({DESCRIPTION, *(str(one["path"]) for one in told["resources"])})
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _resource(table: Table, form: str, place: str, content: bytes) -> Mapping[str, object]:
    told: dict[str, object] = {
        "name": f"{table.name}-{form}".replace("_", "-"),
        "title": table.title,
        "path": place,
        "format": form,
        "mediatype": _MEDIA[form],
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [
                {"name": one.name, "type": _FIELD_TYPES[one.kind], "description": one.description}
                for one in table.fields
            ],
            "missingValues": [""],
        },
    }
    if form == "csv":
        told |= {"profile": "tabular-data-resource", "encoding": "utf-8"}
    return told


def _parquet(table: Table) -> bytes:
    file = io.BytesIO()
    write_parquet(file, [Column(one.name, one.kind) for one in table.fields], table.rows)
    return file.getvalue()


def _csv(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(one.name for one in table.fields)
    writer.writerows(list(map(_plain, row)) for row in table.rows)
    return text.getvalue().encode()


def _plain(value: Value) -> str:
    """Write a cell: nothing for null, words never taken for a formula, yes and no as true and false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value) if isinstance(value, str) else str(value)
