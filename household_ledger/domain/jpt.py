"""What items 22 and 23 of the basic minimum needs survey (จปฐ.) ask of a household, from twelve months of its ledger.

Rules: `reference/indicators.md`, last section. Amounts in satang; per person they are exact fractions of satang, each
month divided by its own members (as in M2). Income is gross of production cost. What was received for nothing (K2) is
neither income nor spending here, own produce used for work (K4) is nothing to the household, tools count whole when
bought.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from household_ledger.domain.category import INTEREST, OWN_PRODUCE
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.figures_sums import NeedClasses, TotalRow
from household_ledger.domain.indicators.sums import HeldRow
from household_ledger.domain.kinds import SAVINGS_FORMS, Account, Grade, Medium, Need
from household_ledger.domain.money import SATANG_PER_BAHT, ZERO, Money, total
from household_ledger.domain.period import MONTHS_A_YEAR, Month, months_between
from household_ledger.domain.register import Occupation
from household_ledger.domain.thresholds import Thresholds

FROM_WORK: Final = frozenset(f"I{number:02}" for number in range(1, 9))
_OWN_MEDIA: Final = frozenset({Medium.PRODUCED.value, Medium.GIVEN.value})


class Item(StrEnum):
    """The lines of 22.1 and 22.2, in the order of the survey; `WORK_UNSAID` is work nobody named an occupation of."""

    MAIN_WORK = "22.1 (1)"
    SECOND_WORK = "22.1 (2)"
    WORK_UNSAID = "22.1 (1)/(2)"
    OTHER_INCOME = "22.1 (3)"
    OWN_PRODUCE = "22.1 (4)"
    PRODUCTION_COST = "22.2 (1)"
    NECESSARY = "22.2 (2)"
    REDUCIBLE = "22.2 (3)"
    DEBT_REPAYMENT = "22.2 (4)"


INCOME: Final = (Item.MAIN_WORK, Item.SECOND_WORK, Item.WORK_UNSAID, Item.OTHER_INCOME, Item.OWN_PRODUCE)
SPENDING: Final = (Item.PRODUCTION_COST, Item.NECESSARY, Item.REDUCIBLE, Item.DEBT_REPAYMENT)
LENDERS: Final = (("D01", "D05"), ("D02",), ("D03", "D04", "D06"))
"""22.4: institutions, community funds, informal."""
VALUABLES: Final = "S05"


class Lack(StrEnum):
    """Why a figure of the page is missing, as a code of a sentence."""

    FEW_MONTHS = "jpt_few_months"
    MEMBERS_UNKNOWN = "jpt_members_unknown"
    NO_THRESHOLD = "jpt_no_threshold"


@dataclass(frozen=True, slots=True)
class JptLine:
    """One line over the months: paid or earned in money, taken on credit, own produce at its value.

    `per_person` is None where the members of a month with anything in it are not known.
    """

    cash: Money
    credit: Money
    own: Money
    per_person: Fraction | None

    @property
    def total(self) -> Money:
        """Add money, credit and own produce."""
        return self.cash + self.credit + self.own


@dataclass(frozen=True, slots=True)
class Owed:
    """What was owed at the end to one group of lenders of 22.4, by lender class where there was anything."""

    classes: tuple[tuple[str, Money], ...]
    total: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Jpt:
    """Items 22–23 of one household for the twelve months to `last`.

    `months` are those written and over, 202611; `missing` the others. `members` of the last month counted; where
    `members_changed`, months differ. `threshold` is what the survey asks of a person's yearly income.
    """

    first: Month
    last: Month
    months: tuple[int, ...]
    missing: tuple[int, ...]
    grades: tuple[tuple[Grade, int], ...]
    members: int | None
    members_changed: bool
    lines: Mapping[Item, JptLine]
    income: JptLine
    spending: JptLine
    received_free: Money
    """Goods received for nothing, those from the project too: in neither item."""
    social: Money
    """Social spending and giving, which stands in 22.2 (2) or (3)."""
    social_item: Item
    debts: tuple[Owed, ...]
    debt: Money
    savings: tuple[tuple[str, Money], ...]
    """What lay in savings at the end, by form where there was anything."""
    saved: Money
    valuables: Money
    """Gold, animals and the like (S05): bought less sold since the book began, at the prices paid; not in `saved`."""
    threshold: Money | None
    lacks: tuple[Lack, ...]

    @property
    def is_reached(self) -> bool | None:
        """Tell whether yearly income a person is at least the threshold; None where something is missing for that."""
        if self.lacks or self.threshold is None or self.income.per_person is None:
            return None
        return self.income.per_person >= int(self.threshold)


@dataclass(frozen=True, slots=True, kw_only=True)
class JptGround:
    """What the page is reckoned from: months of figures, the kept totals of these months, and what lay at the end."""

    last: Month
    months: Sequence[MonthFigures]
    totals: Iterable[TotalRow]
    held: Iterable[HeldRow]
    """Savings, debts and things of every form and class."""
    occupations: Iterable[Occupation]
    classes: NeedClasses
    thresholds: Thresholds
    survey_baht: int | None
    """What the survey asks of a person's income in the year the months end in; None where it is not known."""


def jpt_of(ground: JptGround) -> Jpt:
    """Reckon the page; only months that are over and have entries count."""
    first = ground.last.plus(1 - MONTHS_A_YEAR)
    used = {one.month.number: one for one in ground.months if _is_whole(one)}
    missing = tuple(one.number for one in months_between(first, ground.last) if one.number not in used)
    sorting = _Sorting(ground)
    for row in ground.totals:
        if row.month in used:
            sorting.add(row)
    sizes = {month: one.members for month, one in used.items()}
    held = _held(ground.held)
    debts = tuple(_owed(held, classes) for classes in LENDERS)
    savings = tuple((form, held[form]) for form in SAVINGS_FORMS if held.get(form))
    income = sorting.line(INCOME, sizes)
    threshold = _threshold(ground)
    return Jpt(
        first=first,
        last=ground.last,
        months=tuple(sorted(used)),
        missing=missing,
        grades=_grades(used.values()),
        members=sizes[max(used)] if used else None,
        members_changed=len(set(sizes.values())) > 1,
        lines={item: sorting.line((item,), sizes) for item in Item},
        income=income,
        spending=sorting.line(SPENDING, sizes),
        received_free=Money(sorting.received),
        social=Money(sorting.social),
        social_item=sorting.social_item,
        debts=debts,
        debt=total(one.total for one in debts),
        savings=savings,
        saved=total(amount for _form, amount in savings),
        valuables=held.get(VALUABLES, ZERO),
        threshold=threshold,
        lacks=_lacks(missing, income, threshold),
    )


def _is_whole(month: MonthFigures) -> bool:
    """Tell whether something is written of a month that is over and was the household's from first to last day."""
    return month.is_written and month.quality.days_in_month == month.month.days


def _grades(months: Iterable[MonthFigures]) -> tuple[tuple[Grade, int], ...]:
    grades = [one.quality.grade for one in months]
    return tuple((grade, grades.count(grade)) for grade in Grade if grade in grades)


def _lacks(missing: Sequence[int], income: JptLine, threshold: Money | None) -> tuple[Lack, ...]:
    found = (
        (Lack.FEW_MONTHS, bool(missing)),
        (Lack.MEMBERS_UNKNOWN, income.per_person is None and len(missing) < MONTHS_A_YEAR),
        (Lack.NO_THRESHOLD, threshold is None),
    )
    return tuple(lack for lack, is_so in found if is_so)


def _threshold(ground: JptGround) -> Money | None:
    """Give the project's own threshold, else the survey's of the year the months end in."""
    baht = ground.thresholds.jpt_income_baht or ground.survey_baht
    return None if baht is None else Money(baht * SATANG_PER_BAHT)


def _held(rows: Iterable[HeldRow]) -> dict[str, Money]:
    found: defaultdict[str, Money] = defaultdict(lambda: ZERO)
    for row in rows:
        found[row.code] += Money(row.satang)
    return dict(found)


def _owed(held: Mapping[str, Money], classes: Sequence[str]) -> Owed:
    there = tuple((code, held[code]) for code in classes if held.get(code))
    return Owed(there, total(amount for _code, amount in there))


@dataclass(slots=True)
class _Sum:
    """One line of one month, being added up."""

    cash: int = 0
    credit: int = 0
    own: int = 0


class _Sorting:
    """Sorts the kept totals of the months into the lines of the survey."""

    def __init__(self, ground: JptGround) -> None:
        self.social_item = Item(f"22.2 ({ground.thresholds.jpt_social_item})")
        self.received = self.social = 0
        self._main = {int(one.id): one.is_main for one in ground.occupations}
        self._classes = ground.classes
        self._sums: defaultdict[tuple[Item, int], _Sum] = defaultdict(_Sum)

    def add(self, row: TotalRow) -> None:
        """Put one cell of the totals where it belongs; what the survey does not ask is left out."""
        if row.account == Account.INCOME:
            self._income(row)
        elif row.account == Account.SPENDING:
            self._spending(row)
        elif row.account == Account.COST:
            self._put(Item.PRODUCTION_COST, row, row.satang)
        elif row.account == Account.DEBT and row.medium == Medium.CASH and row.sign > 0:
            self._put(Item.DEBT_REPAYMENT, row, row.satang)

    def line(self, items: Sequence[Item], sizes: Mapping[int, int | None]) -> JptLine:
        """Add lines over the months, and per person where every month's members are known."""
        chosen = [(month, one) for (item, month), one in self._sums.items() if item in items]
        per_person = None
        if sizes and all(sizes.values()):
            shares = (Fraction(one.cash + one.credit + one.own, sizes[month] or 1) for month, one in chosen)
            per_person = sum(shares, start=Fraction(0))
        return JptLine(
            cash=total(one.cash for _month, one in chosen),
            credit=total(one.credit for _month, one in chosen),
            own=total(one.own for _month, one in chosen),
            per_person=per_person,
        )

    def _income(self, row: TotalRow) -> None:
        if row.medium == Medium.RECEIVED:
            self.received -= row.satang
        elif row.code == OWN_PRODUCE:
            self._put(Item.OWN_PRODUCE, row, -row.satang)
        elif row.code in FROM_WORK:
            self._put(self._work(row.occupation), row, -row.satang)
        else:
            self._put(Item.OTHER_INCOME, row, -row.satang)

    def _work(self, occupation: int) -> Item:
        is_main = self._main.get(occupation)
        if is_main is None:
            return Item.WORK_UNSAID
        return Item.MAIN_WORK if is_main else Item.SECOND_WORK

    def _spending(self, row: TotalRow) -> None:
        if row.code == INTEREST:
            if row.medium == Medium.CASH:
                self._put(Item.DEBT_REPAYMENT, row, row.satang)
            return
        need = self._classes.of(row.code, row.own)
        if need is Need.SOCIAL:
            self.social += row.satang if row.medium != Medium.RECEIVED else 0
            self._put(self.social_item, row, row.satang)
        else:
            self._put(Item.REDUCIBLE if need is Need.REDUCIBLE else Item.NECESSARY, row, row.satang)

    def _put(self, item: Item, row: TotalRow, amount: int) -> None:
        """Add an amount by how it was paid; what was received for nothing, and own produce put to work, nowhere."""
        one = self._sums[item, row.month]
        if row.medium == Medium.CASH:
            one.cash += amount
        elif row.medium == Medium.CREDIT:
            one.credit += amount
        elif row.medium in _OWN_MEDIA:
            one.own += amount
