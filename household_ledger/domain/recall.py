"""What a household told of the time before, in the layout of items 22–23 of the basic minimum needs survey (จปฐ.).

The lines are those of the page from the ledger (`domain.jpt`, `docs/jpt.md`), so both can be laid beside each other.
Amounts in satang. What was not asked is None, never zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from household_ledger.domain.baseline import REPAID, Baseline, BaselineLine
from household_ledger.domain.category import INTEREST, OWN_PRODUCE, RECEIVED_FREE
from household_ledger.domain.figures_sums import NeedClasses
from household_ledger.domain.jpt import FROM_WORK, LENDERS, Item
from household_ledger.domain.kinds import DEBT_CLASSES, SAVINGS_FORMS, BaselineType, Need
from household_ledger.domain.money import Money, total
from household_ledger.domain.period import Month


class Beside(StrEnum):
    """What is told beside the lines of 22.1 and 22.2."""

    RECEIVED = "received"
    """Goods received for nothing: income by the project's measure, in neither item of the survey."""
    DEBTS = "22.4"
    SAVINGS = "23"


Part = Item | Beside
PARTS: Final[tuple[Part, ...]] = (
    Item.WORK_UNSAID,
    Item.OTHER_INCOME,
    Item.OWN_PRODUCE,
    Beside.RECEIVED,
    Item.PRODUCTION_COST,
    Item.NECESSARY,
    Item.REDUCIBLE,
    Item.DEBT_REPAYMENT,
    Beside.DEBTS,
    Beside.SAVINGS,
)
"""In the order they are asked. A recalled line names a kind of work, not whose main work it is: (1) and (2) are one."""
RECALLED_INCOME: Final = (Item.WORK_UNSAID, Item.OTHER_INCOME, Item.OWN_PRODUCE)
RECALLED_SPENDING: Final = (Item.PRODUCTION_COST, Item.NECESSARY, Item.REDUCIBLE, Item.DEBT_REPAYMENT)
_HOURS_A_DAY: Final = 24_000
"""In thousandths, as hours are kept."""
_WITH_OWN: Final = frozenset({Item.OWN_PRODUCE, Item.NECESSARY, Item.REDUCIBLE})
"""Lines whose goods the survey counts: own produce, earned and eaten. Other goods are in neither item."""


class Clash(StrEnum):
    """What told amounts do not go together with, as a code of a sentence."""

    LENDERS_ABOVE_DEBTS = "recall_lenders_above_debts"
    FORMS_ABOVE_SAVINGS = "recall_forms_above_savings"
    COST_WITHOUT_WORK = "recall_cost_without_work"
    SPENT_ABOVE_INCOME = "recall_spent_above_income"
    EATEN_ABOVE_PRODUCED = "recall_eaten_above_produced"
    MONTH_ABOVE_YEAR = "recall_month_above_year"
    HOURS_ABOVE_TIME = "recall_hours_above_time"

    @property
    def is_impossible(self) -> bool:
        """Tell whether parts are more than their whole; the rest is unlikely, and may be so."""
        return self in (Clash.LENDERS_ABOVE_DEBTS, Clash.FORMS_ABOVE_SAVINGS, Clash.HOURS_ABOVE_TIME)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Told amounts that do not go together: by how much, and (of a month above its year) of which source.

    `hours` (thousandths) instead of an amount where more were told than there are.
    """

    clash: Clash
    amount: Money
    source: str = ""
    hours: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a line: in money and in goods, and what of the goods the survey counts as own produce."""

    cash: Money
    goods: Money
    own: Money

    @property
    def total(self) -> Money:
        """Add money and own produce, as the survey does."""
        return self.cash + self.own


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the project and the household have spending stand: social spending in (2) or (3), and the need classes."""

    classes: NeedClasses
    social_item: Item

    def part(self, source: str) -> Part | None:
        """Say where a source stands; None for what the survey does not ask."""
        letter = source[:1]
        if letter == "I":
            return _part_of_income(source)
        if letter == "C":
            return Item.PRODUCTION_COST
        if source in (REPAID, INTEREST):
            return Item.DEBT_REPAYMENT
        if letter == "E":
            need = self.classes.of(source, 0)
            by_need = {Need.SOCIAL: self.social_item, Need.REDUCIBLE: Item.REDUCIBLE}
            return by_need.get(need, Item.NECESSARY) if need else Item.NECESSARY
        if source in DEBT_CLASSES:
            return Beside.DEBTS
        return Beside.SAVINGS if source in SAVINGS_FORMS else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """One recalled baseline (C: a year, D: a month; `first`, `last` as 202611) in the layout of the survey.

    `parts` holds what was asked. `debts` and `savings` as they stood at the end, by code; `debt`, `saved` their whole.
    """

    type: BaselineType
    first: int
    last: int
    asked_on: date | None
    members: int | None
    parts: Mapping[Part, Told]
    income: Told | None
    spending: Told | None
    goods_aside: Money
    """Goods that are in neither item: received, earned for work, or put to work."""
    hours: int
    """Hours of work that were told, in thousandths."""
    debts: Mapping[str, Money]
    debt: Money | None
    savings: Mapping[str, Money]
    saved: Money | None
    social_item: Item
    doubts: tuple[Doubt, ...]

    def owed(self, place: int) -> Money | None:
        """Give what was owed to a group of lenders of 22.4, from 0; None where none of them was asked about."""
        told = [self.debts[code] for code in LENDERS[place] if code in self.debts]
        return total(told) if told else None


def recalled(baseline: Baseline, placing: Placing, others: Iterable[Baseline] = ()) -> Recalled:
    """Lay a recalled baseline out; `others` of the same household are held against it."""
    found: dict[Part, list[BaselineLine]] = {}
    for line in baseline.lines:
        part = placing.part(line.source)
        if part is not None:
            found.setdefault(part, []).append(line)
    parts = {part: _told(part, found[part]) for part in PARTS if part in found}
    debts, savings = (_standing(found.get(part, ())) for part in (Beside.DEBTS, Beside.SAVINGS))
    income, spending = (_whole(parts, items) for items in (RECALLED_INCOME, RECALLED_SPENDING))
    flows = [one for part, one in parts.items() if part not in (Beside.DEBTS, Beside.SAVINGS)]
    return Recalled(
        type=baseline.type,
        first=baseline.first,
        last=baseline.last,
        asked_on=baseline.asked_on,
        members=baseline.members,
        parts=parts,
        income=income,
        spending=spending,
        goods_aside=total(one.goods - one.own for one in flows),
        hours=sum(line.hours for line in baseline.lines),
        debts=debts,
        debt=baseline.debts if baseline.debts is not None else _sum_or_none(debts),
        savings=savings,
        saved=baseline.savings if baseline.savings is not None else _sum_or_none(savings),
        social_item=placing.social_item,
        doubts=(
            *_parts_above_wholes(baseline, debts, savings),
            *_hours_above_time(baseline),
            *_unlikely(parts),
            *_months_above_years(baseline, others),
        ),
    )


def _part_of_income(source: str) -> Part:
    if source in FROM_WORK:
        return Item.WORK_UNSAID
    if source == RECEIVED_FREE:
        return Beside.RECEIVED
    return Item.OWN_PRODUCE if source == OWN_PRODUCE else Item.OTHER_INCOME


def _told(part: Part, lines: Sequence[BaselineLine]) -> Told:
    goods = total(line.in_kind for line in lines)
    return Told(total(line.cash for line in lines), goods, goods if part in _WITH_OWN else Money(0))


def _standing(lines: Sequence[BaselineLine]) -> dict[str, Money]:
    codes = sorted({one.source for one in lines})  # as the reference file has them, on every paper alike
    return {code: total(line.cash for line in lines if line.source == code) for code in codes}


def _whole(parts: Mapping[Part, Told], items: Sequence[Item]) -> Told | None:
    told = [parts[item] for item in items if item in parts]
    if not told:
        return None
    return Told(total(one.cash for one in told), total(one.goods for one in told), total(one.own for one in told))


def _sum_or_none(told: Mapping[str, Money]) -> Money | None:
    return total(told.values()) if told else None


def _parts_above_wholes(
    baseline: Baseline, debts: Mapping[str, Money], savings: Mapping[str, Money]
) -> Iterable[Doubt]:
    wholes = (
        (Clash.LENDERS_ABOVE_DEBTS, debts, baseline.debts),
        (Clash.FORMS_ABOVE_SAVINGS, savings, baseline.savings),
    )
    for clash, told, whole in wholes:
        above = total(told.values()) - whole if whole is not None else 0
        if above > 0:
            yield Doubt(clash, Money(above))


def _hours_above_time(baseline: Baseline) -> Iterable[Doubt]:
    """Find more hours of work than the people of the home had, day and night; unknown people had any number."""
    if baseline.members is None:
        return
    stretch = Month.from_number(baseline.last).last - Month.from_number(baseline.first).first
    most = (stretch.days + 1) * _HOURS_A_DAY * baseline.members
    above = sum(line.hours for line in baseline.lines) - most
    if above > 0:
        yield Doubt(Clash.HOURS_ABOVE_TIME, Money(0), hours=above)


def _unlikely(parts: Mapping[Part, Told]) -> Iterable[Doubt]:
    """Find what can hardly be: costs of no work, more spent than came in, more eaten than there was."""

    def of(*wanted: Part) -> Told:
        told = [parts[one] for one in wanted if one in parts]
        return Told(total(one.cash for one in told), total(one.goods for one in told), Money(0))

    incomes = (*RECALLED_INCOME, Beside.RECEIVED)
    cost, work = of(Item.PRODUCTION_COST), of(Item.WORK_UNSAID, Item.OWN_PRODUCE)
    if cost.cash + cost.goods > 0 and work.cash + work.goods == 0:
        yield Doubt(Clash.COST_WITHOUT_WORK, cost.cash + cost.goods)
    above = of(*RECALLED_SPENDING).cash - of(*incomes).cash
    if above > 0 and any(one in parts for one in RECALLED_INCOME):
        yield Doubt(Clash.SPENT_ABOVE_INCOME, Money(above))
    above = of(Item.NECESSARY, Item.REDUCIBLE).goods - of(*incomes).goods
    if above > 0:
        yield Doubt(Clash.EATEN_ABOVE_PRODUCED, Money(above))


def _months_above_years(baseline: Baseline, others: Iterable[Baseline]) -> Iterable[Doubt]:
    """Find sources of which a month within a year tells more than the whole year."""
    for other in others:
        if {baseline.type, other.type} != {BaselineType.C, BaselineType.D} or other.is_deleted:
            continue
        year, month = (baseline, other) if baseline.type is BaselineType.C else (other, baseline)
        if not year.first <= month.first <= month.last <= year.last:
            continue
        of_year = {line.source: line for line in year.lines}
        for line in month.lines:
            whole = of_year.get(line.source)
            if whole is None or line.source in (*DEBT_CLASSES, *SAVINGS_FORMS):
                continue
            above = max(line.cash - whole.cash, line.in_kind - whole.in_kind)
            if above > 0:
                yield Doubt(Clash.MONTH_ABOVE_YEAR, Money(above), line.source)
