"""Writing a ledger as JSON: enough to recompute every figure and indicator without the program (`design/cli.md`)."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, TextIO

from household_ledger.domain.entry import PAPER_PAGE, Entry
from household_ledger.domain.ids import Id, given_on
from household_ledger.domain.photo import hashes_of
from household_ledger.domain.register import Person, ProjectCost, VillageGroup
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.files import write_whole
from household_ledger.services.exchange.json_export_evidence import EvidenceWriter
from household_ledger.services.exchange.json_export_household import HouseholdWriter
from household_ledger.services.exchange.json_prices import prices_json
from household_ledger.services.exchange.json_searches import search_json
from household_ledger.services.exchange.json_values import Json, iso, units
from household_ledger.services.exchange.rows import COLUMNS, Row
from household_ledger.services.exchange.scope import WHOLE, Readable, Scope, Tally, entries_told, households_told
from household_ledger.services.ports import Progress, Reader, no_progress

SCHEMA = "household-ledger/1"


def export_json(store: Readable, path: Path, progress: Progress = no_progress, *, scope: Scope = WHOLE) -> int:
    """Write everything of a ledger, or of what is meant of it, as one JSON object; gives the number of entries.

    Saved searches can name anybody: they go along only with everybody. Amounts in satang, dates ISO, months `2026-11`,
    quantities in units. Whole or not at all: EnvironmentProblem, Cancelled.
    """
    tally = Tally()
    with store.reader() as reader:
        write_whole(path, partial(_fill, reader, scope, progress, tally))
    return tally.entries


def _fill(reader: Reader, scope: Scope, progress: Progress, tally: Tally, file: BinaryIO) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="\n")
    text.write("{\n")
    for key, value in _head(reader, scope).items():
        text.write(f"{_dumped(key)}: {_dumped(value)},\n")
    _write_list(text, "households", _households(reader, scope))
    text.write(",\n")
    _write_list(text, "entries", _entries(reader, scope, progress, tally))
    text.write("\n}\n")
    text.flush()
    text.detach()


def _write_list(text: TextIO, key: str, values: Iterator[Json]) -> None:
    """Write a list one element a line, as it comes, so that no file is too big for the memory."""
    text.write(f"{_dumped(key)}: [")
    separator = "\n"
    for value in values:
        text.write(separator + _dumped(value))
        separator = ",\n"
    text.write("\n]")


def _dumped(value: Json | str) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _head(reader: Reader, scope: Scope) -> dict[str, Json]:
    project, provider = reader.project(), reader.provider()
    costs = sorted(reader.all(ProjectCost), key=lambda cost: (cost.date, cost.id))
    return {
        "schema": SCHEMA,
        "project": {
            "name": project.name,
            "funder": project.funder,
            "contract": project.contract,
            "start": iso(project.starts_on),
            "end": iso(project.ends_on),
            "price_year": project.price_year,
            "keep_until": iso(project.keep_until),
            "budgets": {
                "mechanism": None if project.mechanism_budget is None else int(project.mechanism_budget),
                "occupation": None if project.occupation_budget is None else int(project.occupation_budget),
            },
            "settings": json.loads(project.settings),
        },
        "costs": [
            {"date": iso(cost.date), "kind": cost.kind.value, "amount": int(cost.amount), "note": cost.note}
            for cost in costs
        ],
        "provider": {
            "name": provider.name,
            "node": provider.node,
            "region": provider.region,
            "province": provider.province,
            "address": provider.address,
        },
        "groups": [
            {
                "name": group.name,
                "subdistrict": group.subdistrict,
                "district": group.district,
                "province": group.province,
                "postcode": group.postcode,
            }
            for group in reader.all(VillageGroup)
        ],
        "people": [{"name": person.name, "role": person.role.value} for person in reader.all(Person)],
        "prices": prices_json(reader),
        "searches": [search_json(one, reader) for one in reader.all(SavedFilter) if scope.households is None],
        **EvidenceWriter.of(reader, _people(reader)).of_project(reader),
    }


def _households(reader: Reader, scope: Scope) -> Iterator[Json]:
    groups = {group.id: group.name for group in reader.all(VillageGroup, with_deleted=True)}
    people = _people(reader)
    evidence = EvidenceWriter.of(reader, people)
    for household, labels in households_told(reader, scope):
        yield HouseholdWriter(reader, household, labels, groups, people, evidence).value()


def _people(reader: Reader) -> dict[Id, str]:
    return {person.id: person.name for person in reader.all(Person, with_deleted=True)}


def _entries(reader: Reader, scope: Scope, progress: Progress, tally: Tally) -> Iterator[Json]:
    for told in entries_told(reader, scope, progress):
        for entry in told.entries:
            tally.entries += 1
            once = _beside_columns(entry)
            for row in told.maker.rows(entry):
                yield _entry(row) | once
                once = {}


def _beside_columns(entry: Entry) -> dict[str, Json]:
    """Give what no column has: the pictures, and page and line of the written page it was typed from."""
    told: dict[str, Json] = {"photos": list(hashes_of(entry.photos))} if entry.photos else {}
    page, line = divmod(entry.paper_line, PAPER_PAGE)
    came_on = given_on(entry.id)
    if entry.import_id and entry.first_written_on is not None and entry.first_written_on < came_on:
        told["came_in_on"] = iso(came_on)  # a file of rows says it was written before, and nobody saw that
    return told | ({"paper": {"page": page, "line": line}} if entry.paper_line else {})


def _entry(row: Row) -> dict[str, Json]:
    """Give the columns that say something: amounts in satang, the quantity in units."""
    told: dict[str, Json] = {}
    for column in COLUMNS:
        value = getattr(row, column)
        if value is None or value == "":
            continue
        if column in ("date", "entered_on"):
            told[column] = iso(value)
        elif column == "quantity":
            told[column] = units(value)
        else:
            told[column] = int(value) if isinstance(value, int) else str(value)
    return told
