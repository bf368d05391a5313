"""A list of households read from a spreadsheet: what is new, what is there already, what cannot be read and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.domain.validation import FIRST_DAY
from household_ledger.errors import UserError
from household_ledger.services.exchange.register_columns import Columns, find_columns
from household_ledger.services.exchange.sheet_reading import Cell, Cells, read_cells
from household_ledger.services.household_codes import next_codes, usual_width
from household_ledger.services.ports import Progress, Reader, no_progress
from household_ledger.text.clean import clean
from household_ledger.text.dates import parse_date, parse_year
from household_ledger.text.digits import to_arabic

_SUMS = frozenset(("รวม", "รวมทั้งหมด", "รวมทั้งสิ้น", "รวมทั้งหมู่บ้าน", "ยอดรวม", "total", "sum"))
"""What stands at the head of a row that counts the others."""
_COUNTED = re.compile(rf"(?:{'|'.join(sorted(_SUMS, key=len, reverse=True))})\s*[:=]?\s*\d[\d,.]*\s*[^\d\s]{{0,20}}")
_LONGEST = {"code": 20, "name": 100, "member": 100, "village": 100, "address": 300}
_LONGEST_OTHER = 100
_BUDDHIST_ERA, _FIRST_BUDDHIST = 543, 2400
_OLDEST = 120
_DAYS_AHEAD = 366
_YES = frozenset(("ใช่", "y", "yes", "true", "1", "x", "✓", "/", "เปรียบเทียบ", "กลุ่มเปรียบเทียบ", "comparison"))
_NO = frozenset(
    (
        *("", "ไม่", "ไม่ใช่", "n", "no", "false", "0", "-", "–", "โครงการ", "participant"),
        *("เข้าร่วม", "ผู้เข้าร่วม", "เข้าร่วมโครงการ", "ครัวเรือนเข้าร่วม"),
    )
)


class Standing(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    FURTHER = "further"
    """One more member of a new household named in a row above."""
    KNOWN = "known"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class ListedMember:
    """A member a row names; the year of birth is of the Common Era."""

    name: str
    birth_year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedHousehold:
    """A household as a list tells it; a village by its name."""

    code: str = ""
    name: str = ""
    village: str = ""
    subdistrict: str = ""
    district: str = ""
    province: str = ""
    address: str = ""
    started_on: date | None = None
    is_comparison: bool = False
    members: tuple[ListedMember, ...] = ()


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
        while written and _is_total(written[-1][1]):
            written.pop()  # the foot of the list counts the others, and says nothing to mend
        codes = [self._code(row) for _number, row in written]
        free = next_codes({*self.by_code, *(code for code in codes if code)})
        for done, ((number, row), code) in enumerate(zip(written, codes, strict=True)):
            self.progress(done, len(written))
            household, problems = _Row(row, self.columns.places, self.today).read()
            yield self._standing(number, row, replace(household, code=code), problems, free)

    def _code(self, row: Sequence[Cell]) -> str:
        """Read a code; a spreadsheet that made a number of 012 gets its noughts back."""
        cell = _at(row, self.columns.places, "code")
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
        if len(one.code) > _LONGEST["code"]:
            problems.append(Problem("register_too_long", "code", {"longest": _LONGEST["code"]}))
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


@dataclass(slots=True)
class _Row:
    """One row being read."""

    cells: Sequence[Cell]
    places: Mapping[str, int]
    today: date
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> tuple[ListedHousehold, list[Problem]]:
        """Read everything but the code."""
        name = " ".join(part for part in (self._words("title") + self._words("name"), self._words("surname")) if part)
        moo = to_arabic(self._words("moo"))
        address = " ".join(part for part in (self._words("address"), f"หมู่ {moo}" if moo else "") if part)
        if _is_total(self.cells) or any(_is_sum(_at(self.cells, self.places, head)) for head in ("code", "name")):
            self.problems.append(Problem("register_total", "name"))
        elif not name:
            self.problems.append(Problem("missing", "name"))
        household = ListedHousehold(
            name=name,
            village=self._words("village"),
            subdistrict=self._words("subdistrict"),
            district=self._words("district"),
            province=self._words("province"),
            address=address,
            started_on=self._day("started_on"),
            is_comparison=self._is("is_comparison"),
            members=self._members(name),
        )
        return household, self.problems

    def _words(self, name: str) -> str:
        text = clean(str(_at(self.cells, self.places, name)))
        longest = _LONGEST.get(name, _LONGEST_OTHER)
        if len(text) > longest:
            self.problems.append(Problem("register_too_long", name, {"longest": longest}))
        return text

    def _day(self, name: str) -> date | None:
        """Read a day; one a spreadsheet took พ.ศ. for the Common Era loses 543 years, once."""
        cell = _at(self.cells, self.places, name)
        if isinstance(cell, date):
            read: date | Problem = _common(cell, name)
        elif str(cell).strip() in ("", "-", "–"):
            return None
        else:
            read = parse_date(str(cell), self.today, field=name)
        if isinstance(read, Problem):
            self.problems.append(read)
            return None
        if not FIRST_DAY <= read <= self.today + timedelta(days=_DAYS_AHEAD):
            self.problems.append(Problem("register_day_far", name, {"text": str(cell)}))
        return read

    def _is(self, name: str) -> bool:
        text = clean(str(_at(self.cells, self.places, name))).lower()
        if text not in _YES | _NO:
            self.problems.append(Problem("register_yes_or_no", name, {"text": text}))
        return text in _YES

    def _members(self, household: str) -> tuple[ListedMember, ...]:
        """Read who takes part; a year of birth beside no name is that of the one the household is named after."""
        born, name = self._birth_year(), self._words("member")
        name = name or (household if born is not None else "")
        return (ListedMember(name, born),) if name else ()

    def _birth_year(self) -> int | None:
        """Read a year of birth, or the year of a day of birth."""
        cell = _at(self.cells, self.places, "birth_year")
        if isinstance(cell, date):
            day = _common(cell, "birth_year")
            year: int | Problem = day if isinstance(day, Problem) else day.year
        elif str(cell).strip() in ("", "-", "–"):
            return None
        else:
            year = parse_year(str(cell), field="birth_year")
            if isinstance(year, Problem):
                day = parse_date(str(cell), self.today, field="birth_year")
                year = year if isinstance(day, Problem) else day.year
        if isinstance(year, Problem):
            self.problems.append(year)
            return None
        if not self.today.year - _OLDEST <= year <= self.today.year:
            self.problems.append(Problem("register_birth_far", "birth_year", {"text": str(cell)}))
        return year


def _is_sum(cell: Cell) -> bool:
    """Tell whether a cell says that its row adds up others: "รวม", "รวม 5 ครัวเรือน"."""
    text = clean(to_arabic(str(cell))).lower()
    return text in _SUMS or _COUNTED.fullmatch(text) is not None


def _is_total(row: Sequence[Cell]) -> bool:
    """Tell whether the first thing a row says is that it adds up others."""
    return next((_is_sum(cell) for cell in row if str(cell).strip()), False)


def _names(one: ListedHousehold) -> set[str]:
    return {member.name for member in one.members}


def _at(row: Sequence[Cell], places: Mapping[str, int], name: str) -> Cell:
    place = places.get(name)
    return row[place] if place is not None and place < len(row) else ""


def _common(day: date, name: str) -> date | Problem:
    if day.year < _FIRST_BUDDHIST:
        return day
    try:
        return day.replace(year=day.year - _BUDDHIST_ERA)
    except ValueError:
        return Problem("date_impossible", name, {"text": day.isoformat()})
