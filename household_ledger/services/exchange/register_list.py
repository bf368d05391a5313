"""A list of households read from a spreadsheet: what is new, what is there already, what cannot be read and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.errors import UserError
from household_ledger.services.exchange.register_columns import Columns, find_columns
from household_ledger.services.exchange.register_row import LONGEST, ListedHousehold, RowReading, at, is_total
from household_ledger.services.exchange.sheet_reading import Cell, Cells, read_cells
from household_ledger.services.household_codes import next_codes, usual_width
from household_ledger.services.ports import Progress, Reader, no_progress
from household_ledger.text.clean import clean
from household_ledger.text.digits import to_arabic


class Standing(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    FURTHER = "further"
    """One more member of a new household named in a row above."""
    KNOWN = "known"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of the file: its number there (1 is the first line), what it says, and what becomes of it."""

    number: int
    household: ListedHousehold
    standing: Standing
    problems: tuple[Problem, ...] = ()
    known_as: str = ""
    """The name the book has for a household that is there already."""
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterList:
    """A list that was read: nothing of it is written yet."""

    name: str
    how: str
    heads: tuple[Cell, ...]
    unread: tuple[str, ...]
    rows: tuple[ListRow, ...]

    def of(self, *standings: Standing) -> tuple[ListRow, ...]:
        """List the rows of some standings."""
        return tuple(row for row in self.rows if row.standing in standings)

    def households(self) -> tuple[ListedHousehold, ...]:
        """List the new households, each with the members of its further rows."""
        told: dict[str, ListedHousehold] = {}
        for row in self.of(Standing.NEW, Standing.FURTHER):
            one = row.household
            first = told.get(one.code)
            told[one.code] = replace(first, members=first.members + one.members) if first is not None else one
        return tuple(told.values())


def read_register(path: Path, reader: Reader, today: date, progress: Progress = no_progress) -> RegisterList:
    """Read a list of households and set it beside the book; nothing is written.

    A household is known again by its code, without one by its name in its village; rows without a code are given one.
    UserError as `read_cells`, `register_no_heads` when no row names the columns, `register_no_rows` when nothing stands
    below the one that does; `Cancelled`.
    """
    cells = read_cells(path)
    columns = find_columns(cells.rows)
    if columns is None:
        raise UserError("register_no_heads", name=cells.name)
    rows = tuple(_Reading(reader, columns, today, progress).rows(cells))
    if not rows:
        raise UserError("register_no_rows", name=cells.name)
    return RegisterList(cells.name, cells.how, cells.rows[columns.row], columns.unread, rows)


@dataclass(slots=True)
class _Reading:
    """Reads rows one after the other, remembering what came before."""

    reader: Reader
    columns: Columns
    today: date
    progress: Progress
    by_code: dict[str, Household] = field(default_factory=dict)
    by_name: dict[tuple[str, str], Household] = field(default_factory=dict)
    listed: dict[str, ListedHousehold] = field(default_factory=dict)
    people: dict[str, set[str]] = field(default_factory=dict)
    """Who was listed under each code."""

    def rows(self, cells: Cells) -> Iterator[ListRow]:
        """Read the rows below the header; empty ones say nothing."""
        villages = {one.id: one.name for one in self.reader.all(VillageGroup)}
        for one in self.reader.households():
            self.by_code.setdefault(one.code, one)
            self.by_name.setdefault((one.name, villages.get(one.group, "")), one)
        head = cells.rows[self.columns.row]
        below = enumerate(cells.rows[self.columns.row + 1 :], self.columns.row + 2)
        written = [(number, row) for number, row in below if any(row) and row != head]  # heads come again on each sheet
        while written and is_total(written[-1][1]):
            written.pop()  # the foot of the list counts the others, and says nothing to mend
        codes = [self._code(row) for _number, row in written]
        free = next_codes({*self.by_code, *(code for code in codes if code)})
        for done, ((number, row), code) in enumerate(zip(written, codes, strict=True)):
            self.progress(done, len(written))
            household, problems = RowReading(row, self.columns.places, self.today).read()
            yield self._standing(number, row, replace(household, code=code), problems, free)

    def _code(self, row: Sequence[Cell]) -> str:
        """Read a code; a spreadsheet that made a number of 012 gets its noughts back."""
        cell = at(row, self.columns.places, "code")
        if isinstance(cell, int):
            return str(cell).zfill(usual_width(self.by_code))
        return clean(to_arabic(str(cell)))

    def _are_others(self, one: ListedHousehold) -> bool:
        """Tell whether a row names somebody its code has not got yet; the same row twice does not."""
        return bool(_names(one) - self.people[one.code])

    def _standing(
        self,
        number: int,
        cells: tuple[Cell, ...],
        one: ListedHousehold,
        problems: list[Problem],
        codes: Iterator[str],
    ) -> ListRow:
        if len(one.code) > LONGEST["code"]:
            problems.append(Problem("register_too_long", "code", {"longest": LONGEST["code"]}))
        known = self.by_code.get(one.code) or (None if one.code else self.by_name.get((one.name, one.village)))
        if known is not None:
            return ListRow(number, replace(one, code=known.code), Standing.KNOWN, (), known.name, cells)
        before = self.listed.get(one.code) if one.code else None
        if before is not None and self._are_others(one) and one.name in ("", before.name):
            further = replace(one, name=before.name)
            bad = tuple(each for each in problems if each.field != "name")
            self.people.setdefault(one.code, set()).update(_names(one))
            return ListRow(number, further, Standing.BAD if bad else Standing.FURTHER, bad, "", cells)
        if before is not None:
            problems.append(Problem("register_code_twice", "code", {"code": one.code}))
        if problems:
            return ListRow(number, one, Standing.BAD, tuple(problems), "", cells)
        if not one.code:
            one = replace(one, code=next(codes))
        self.listed[one.code] = one
        self.people[one.code] = _names(one)
        self.by_name.setdefault((one.name, one.village), Household(id=NO_ID, code=one.code, name=one.name))
        return ListRow(number, one, Standing.NEW, (), "", cells)


def _names(one: ListedHousehold) -> set[str]:
    return {member.name for member in one.members}
