"""One row of a list of households: what it says of a household and who lives there, and what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from household_ledger.domain.evidence_rules import place_problems
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.intake import LEAVING_REASON, YES_OR_NO, Answer, Asked, intake_in, intake_text
from household_ledger.domain.intake import LONGEST as LONGEST_ANSWER
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household
from household_ledger.domain.validation import FIRST_DAY
from household_ledger.services.exchange.sheet_reading import Cell
from household_ledger.text.clean import clean
from household_ledger.text.dates import parse_date, parse_year
from household_ledger.text.digits import to_arabic

_SUMS = frozenset(("รวม", "รวมทั้งหมด", "รวมทั้งสิ้น", "รวมทั้งหมู่บ้าน", "ยอดรวม", "total", "sum"))
"""What stands at the head of a row that counts the others."""
_COUNTED = re.compile(rf"(?:{'|'.join(sorted(_SUMS, key=len, reverse=True))})\s*[:=]?\s*\d[\d,.]*\s*[^\d\s]{{0,20}}")
LONGEST: Final[dict[str, int]] = {
    "code": 20,
    "name": 100,
    "member": 100,
    "village": 100,
    "address": 300,
    "leaving_reason": 200,
    **{question.value: LONGEST_ANSWER for question in Asked},
}
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
_NOTHING = frozenset(("", "-", "–", "ไม่มี", "ไม่ทราบ", "none"))
"""What stands where there is nothing to say."""
_HAS = frozenset(("มี", "มีสิทธิ์", "ได้", "ได้รับ", "has"))
_NONE = frozenset(("ไม่มี", "ไม่มีสิทธิ์", "ไม่ได้", "ไม่ได้รับ", "none"))


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
    village_no: str = ""
    postcode: str = ""
    phone: str = ""
    left_on: date | None = None
    intake: str = "{}"
    """What it answered when it was taken in, and why it left (`domain.intake`)."""
    members: tuple[ListedMember, ...] = ()

    def household(self, started_on: date | None = None) -> Household:
        """Make the household of it, without its village; `started_on` is the start of one that tells none."""
        return Household(
            id=NO_ID,
            code=self.code,
            name=self.name,
            province=self.province,
            address=self.address,
            started_on=self.started_on or started_on,
            left_on=self.left_on,
            is_comparison=self.is_comparison,
            intake=self.intake,
            village_no=self.village_no,
            subdistrict=self.subdistrict,
            district=self.district,
            postcode=self.postcode,
            phone=self.phone,
        )


@dataclass(slots=True)
class RowReading:
    """One row being read."""

    cells: Sequence[Cell]
    places: Mapping[str, int]
    today: date
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> tuple[ListedHousehold, list[Problem]]:
        """Read everything but the code."""
        name = " ".join(part for part in (self._words("title") + self._words("name"), self._words("surname")) if part)
        if is_total(self.cells) or any(_is_sum(at(self.cells, self.places, head)) for head in ("code", "name")):
            self.problems.append(Problem("register_total", "name"))
        elif not name:
            self.problems.append(Problem("missing", "name"))
        household = ListedHousehold(
            name=name,
            village=self._words("village"),
            subdistrict=self._words("subdistrict"),
            district=self._words("district"),
            province=self._words("province"),
            address=self._words("address"),
            started_on=self._day("started_on"),
            is_comparison=self._is("is_comparison"),
            village_no=to_arabic(self._words("village_no")),
            postcode=to_arabic(self._words("postcode")),
            phone=self._phone(),
            left_on=self._day("left_on"),
            intake=intake_text(self._intake()),
            members=self._members(name),
        )
        places = (one for one in place_problems(household.household()) if one.field != "intake")  # told by its column
        self.problems.extend((*places, *self._leaving(household)))
        return household, self.problems

    def _phone(self) -> str:
        """Read a telephone number; one a spreadsheet made a number of gets its nought back."""
        cell = at(self.cells, self.places, "phone")
        if isinstance(cell, int):
            return str(cell).zfill(len(str(cell)) + 1)
        words = to_arabic(self._words("phone"))
        return "" if words in _NOTHING else words

    def _leaving(self, one: ListedHousehold) -> list[Problem]:
        """Find a day of leaving that cannot be: not yet, before the start, or of a household without a start."""
        if one.left_on is None:
            is_said = LEAVING_REASON in intake_in(one.intake) and not at(self.cells, self.places, "left_on")
            return [Problem("missing", "left_on")] if is_said else []
        if one.left_on > self.today:
            return [Problem("leaving_later", "left_on")]
        if one.started_on is None:
            return [Problem("missing", "started_on")]
        return [Problem("left_before_start", "left_on")] if one.left_on < one.started_on else []

    def _intake(self) -> dict[str, Answer]:
        """Read what was asked at the start, and why the household left; an empty cell answers nothing."""
        said: dict[str, Answer] = {}
        for question in Asked:
            words = self._words(question)
            if question not in YES_OR_NO:
                said[question] = words
            elif words not in _NOTHING - _NONE:
                has_it = self._has(question, words.lower())
                if has_it is not None:
                    said[question] = has_it
        return said | {LEAVING_REASON: self._words(LEAVING_REASON)}

    def _has(self, name: str, text: str) -> bool | None:
        if text in _YES | _HAS:
            return True
        if text in _NO | _NONE:
            return False
        self.problems.append(Problem("register_yes_or_no", name, {"text": text}))
        return None

    def _words(self, name: str) -> str:
        text = clean(str(at(self.cells, self.places, name)))
        longest = LONGEST.get(name, _LONGEST_OTHER)
        if len(text) > longest:
            self.problems.append(Problem("register_too_long", name, {"longest": longest}))
        return text

    def _day(self, name: str) -> date | None:
        """Read a day; one a spreadsheet took พ.ศ. for the Common Era loses 543 years, once."""
        cell = at(self.cells, self.places, name)
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
        text = clean(str(at(self.cells, self.places, name))).lower()
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
        cell = at(self.cells, self.places, "birth_year")
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


def is_total(row: Sequence[Cell]) -> bool:
    """Tell whether the first thing a row says is that it adds up others."""
    return next((_is_sum(cell) for cell in row if str(cell).strip()), False)


def at(row: Sequence[Cell], places: Mapping[str, int], name: str) -> Cell:
    """Give the cell of a field; "" where the list has no such column, or the row ends before it."""
    place = places.get(name)
    return row[place] if place is not None and place < len(row) else ""


def _common(day: date, name: str) -> date | Problem:
    if day.year < _FIRST_BUDDHIST:
        return day
    try:
        return day.replace(year=day.year - _BUDDHIST_ERA)
    except ValueError:
        return Problem("date_impossible", name, {"text": day.isoformat()})
