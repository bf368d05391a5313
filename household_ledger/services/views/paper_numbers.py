"""The numbers written on daily pages: fixed by what a thing is, the same on every page, in every month.

Never of habits: what is written often decides what a page lists, not what a number there stands for
(`docs/decisions/0010-numbers-that-stay.md`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from household_ledger.domain.category import STANDARD_LIMIT, code_of, fixed_id, standard_categories, standard_codes
from household_ledger.domain.entry_rules import COSTS, SALES
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import SAVINGS_FORMS, PocketKind
from household_ledger.domain.register import Debt, HouseholdCategory, Occupation, Pocket
from household_ledger.services.ports import Reader
from household_ledger.text.digits import to_arabic

_BEFORE: Final = {"I": 0, "E": 30, "C": 60, "S": 80}
"""What is added to the number in a standard code: I01 is 1, E01 is 31, C01 is 61, savings of the form S01 are 81."""
_DEBT, _SAVINGS, _OWN = 70, 80, 90
SIGNS: Final = " -./–"
"""What may stand between the parts of a number."""
_NUMBER: Final = re.compile(r"(\d{1,3})(?:\s*[-./–]\s*(\d{1,3}))?(?:\s*[-./–]\s*(\d{1,3}))?")
_NUMERIC: Final = re.compile(r"[\d\s./–-]*\d[\d\s./–-]*")


class Numbered(NamedTuple):
    """What a number stands for: a category, maybe of an occupation; savings of a form or a pocket; or a debt."""

    category: Id = NO_ID
    occupation: Id = NO_ID
    pocket: Id = NO_ID
    debt: Id = NO_ID


def is_numeric(text: str) -> bool:
    """Tell whether a text is meant as a number, known or not: digits of any kind, maybe with - . or / between."""
    return _NUMERIC.fullmatch(to_arabic(text)) is not None


def as_number(text: str) -> str:
    """Write a number as the pages do, whichever digits and signs it was typed with: ๐๒.1 is 2-1; "" for no number."""
    found = _NUMBER.fullmatch(to_arabic(text.strip()))
    return "-".join(str(int(one)) for one in found.groups() if one is not None) if found is not None else ""


class PaperNumbers:
    """One household's numbers; places are counted over all it ever had, by id, so none moves when one ends."""

    def __init__(self, records: Iterable[object]) -> None:
        """Take in one household's records, deleted ones too; of other kinds than have numbers are left out."""
        works, debts, savings, own = [], [], [], {}
        for one in records:
            if isinstance(one, Occupation):
                works.append(one.id)
            elif isinstance(one, Debt):
                debts.append(one.id)
            elif isinstance(one, Pocket) and one.kind is PocketKind.SAVINGS:
                savings.append((one.id, one.category))
            elif isinstance(one, HouseholdCategory) and one.code != one.under:
                own[one.id] = fixed_id(one.under)
        self._works, self._debts = sorted(works), sorted(debts)
        self._savings = [one for one, _form in sorted(savings)]
        self._forms = dict(savings)
        self._own, self._under = sorted(own), own

    @classmethod
    def read(cls, reader: Reader, household: Id) -> PaperNumbers:
        """Read a household's."""
        kinds: tuple[type[object], ...] = (Occupation, Debt, Pocket, HouseholdCategory)
        return cls(one for kind in kinds for one in reader.of_household(kind, household, with_deleted=True))

    def of(self, one: Numbered) -> str:
        """Give the number of a thing, in 0–9; "" for what can have none.

        A category that needs an occupation and is of none is written -0 where there are occupations.
        """
        if one.debt != NO_ID:
            return _placed(_DEBT, self._debts, one.debt)
        if one.pocket != NO_ID:
            return _placed(_SAVINGS, self._savings, one.pocket)
        if one.category >= STANDARD_LIMIT:
            number = _placed(_OWN, self._own, one.category)
        else:
            code = standard_codes().get(int(one.category), "-")
            number = str(_BEFORE[code[0]] + int(code[1:])) if _is_numbered(code) else ""
        if one.occupation != NO_ID:
            return f"{number}-{self._works.index(one.occupation) + 1}" if one.occupation in self._works else ""
        return f"{number}-0" if number and self._works and self.needs_work(one.category) else number

    def meant(self, text: str) -> tuple[Numbered, ...]:
        """Give what a number stands for: one thing if it says all, several where it says no place; none if unknown."""
        base, *places = (int(one) for one in (as_number(text) or "0").split("-"))
        listed = {_DEBT: self._debts, _SAVINGS: self._savings, _OWN: self._own}.get(base)
        if listed is None:
            category = _standard(base)
            return self._of_work(category, places) if category != NO_ID else ()
        if not places:
            return tuple(self._thing(base, one) for one in listed)
        place, *further = places
        if not 1 <= place <= len(listed) or (further and base != _OWN):
            return ()
        thing = self._thing(base, listed[place - 1])
        return self._of_work(thing.category, further) if base == _OWN else (thing,)

    def all(self) -> Iterator[Numbered]:
        """Give everything that has a number, in the order of numbers; of an occupation only what needs one."""
        for code in sorted(
            (one for one in standard_categories() if one[0] in "IEC"), key=lambda one: "IEC".index(one[0])
        ):
            yield from self._of_work(fixed_id(code), ())
        for base, listed in ((_DEBT, self._debts), (_SAVINGS, self._savings)):
            yield from (self._thing(base, one) for one in listed)
        for own in self._own:
            yield from self._of_work(own, ())

    def standard(self, category: Id) -> Id:
        """Give the standard category an own one stands under, deleted or not; itself when standard."""
        return self._under.get(category, category)

    def needs_work(self, category: Id) -> bool:
        """Tell whether a category is of an occupation: what it sells, what it costs."""
        return self.standard(category) in (SALES | COSTS)

    def _of_work(self, category: Id, places: Sequence[int]) -> tuple[Numbered, ...]:
        """Give a category of the occupation at a place, 0 for none; of each where one is needed and no place said."""
        if _is_savings(category):
            return () if places else self._of_form(category)
        if not places:
            works = self._works if self.needs_work(category) else []
            return tuple(Numbered(category, one) for one in works) or (Numbered(category),)
        if len(places) > 1 or places[0] > len(self._works):
            return ()
        return (Numbered(category, self._works[places[0] - 1] if places[0] else NO_ID),)

    def _of_form(self, form: Id) -> tuple[Numbered, ...]:
        """Give the pockets that hold savings of a form; the form itself while there is none."""
        held = tuple(Numbered(pocket=one) for one in self._savings if self._forms[one] == code_of(form))
        return held or (Numbered(form),)

    @staticmethod
    def _thing(base: int, one: Id) -> Numbered:
        return {_DEBT: Numbered(debt=one), _SAVINGS: Numbered(pocket=one), _OWN: Numbered(one)}[base]


def _placed(base: int, listed: Sequence[Id], one: Id) -> str:
    return f"{base}-{listed.index(one) + 1}" if one in listed else ""


def _standard(number: int) -> Id:
    """Give the standard category of a plain number; NO_ID for none."""
    letter = next(one for one in ("S", "C", "E", "I") if number > _BEFORE[one] or one == "I")
    code = f"{letter}{number - _BEFORE[letter]:02}"
    return fixed_id(code) if code in standard_categories() and _is_numbered(code) else NO_ID


def _is_numbered(code: str) -> bool:
    return code in SAVINGS_FORMS if code[0] == "S" else code[0] in _BEFORE


def _is_savings(category: Id) -> bool:
    return category < STANDARD_LIMIT and code_of(category)[0] == "S"
