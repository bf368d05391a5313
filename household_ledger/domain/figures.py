"""What a household's month comes to: one object that feeds label, chart, paper and JSON alike.

Amounts in satang, months as 202611; None is unknown. Terms are those of `reference/indicators.md`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from household_ledger.domain.changes import Step
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import GoalKind, Grade, Need
from household_ledger.domain.money import SATANG_PER_BAHT, ZERO, Money, half_up
from household_ledger.domain.period import Month


@dataclass(frozen=True, slots=True)
class CategoryFigures:
    """One standard code in a month (own sub-categories stand under it)."""

    cash: Money
    credit: Money
    in_kind: Money

    @property
    def total(self) -> Money:
        """Add what was paid, what was taken on credit and what came as goods."""
        return self.cash + self.credit + self.in_kind


@dataclass(frozen=True, slots=True)
class OccupationFigures:
    """An occupation's own book of a month (M5): `in_kind` and `cost` hold K4 too; hours in thousandths.

    `own_input` is the K4 in `cost`: own produce used for the work.
    """

    occupation: Id
    name: str
    revenue: Money
    in_kind: Money
    cost_paid: Money
    cost: Money
    profit: Money
    hours: int
    own_input: Money = ZERO


@dataclass(frozen=True, slots=True)
class GoalFigures:
    """Where a goal stands at the end of a month (or today)."""

    goal: Id
    name: str
    kind: GoalKind
    target: Money | None
    by: date | None
    saved: Money
    saved_this_month: Money
    needed: Money | None
    """What each coming period needs (per `rhythm`); None without target or date, ZERO when reached."""
    forecast: date | None
    forecast_from: date | None
    forecast_to: date | None
    monthly_pace: Fraction = Fraction(0)
    """Mean net saving of the last up to six months, satang a month; 0 when unknown."""
    reason: str = ""
    """Why something above is None, as a code for `text.messages`."""
    ended_on: date | None = None
    """The day it was ended, of one that had ended by the day of these figures."""

    @property
    def is_ended(self) -> bool:
        """Tell whether nobody saves for it any more."""
        return self.ended_on is not None

    @property
    def permille(self) -> int:
        """Progress in thousandths, rounded down; 0 without a target, never above 1000."""
        if not self.target:
            return 0
        return max(0, min(1000, int(self.saved) * 1000 // int(self.target)))

    @property
    def missing(self) -> Money | None:
        """What is still to come, never below zero; None without a target."""
        return None if self.target is None else Money(max(0, self.target - self.saved))

    @property
    def asked(self) -> Money | None:
        """What is asked of people each period: `needed` rounded up to the whole baht."""
        return None if self.needed is None else Money(-(-int(self.needed) // SATANG_PER_BAHT) * SATANG_PER_BAHT)

    @property
    def is_reached(self) -> bool:
        """Tell whether there is as much as was wanted."""
        return self.target is not None and self.saved >= self.target


@dataclass(frozen=True, slots=True)
class Spending:
    """Cash + credit + in-kind spending by need class (N, R, O), E27 apart."""

    necessary: Money
    reducible: Money
    social: Money

    @property
    def total(self) -> Money:
        """Add the three classes."""
        return self.necessary + self.reducible + self.social


@dataclass(frozen=True, slots=True)
class CashBook:
    """The cash identity of a month, term by term; all spending pockets together."""

    cash_income: Money
    project_money: Money
    windfall: Money
    loans: Money
    withdrawals: Money
    asset_sales: Money
    returned: Money
    adjusted: Money
    occupation_cost_paid: Money
    cash_spending: Money
    interest: Money
    principal: Money
    deposits: Money
    asset_purchases: Money
    lent: Money
    cash_start: Money
    cash_end: Money
    cash_counted: Money | None
    unexplained: Money | None

    @property
    def flow(self) -> Money:
        """Add what came in and what went out, without adjustments: what a gap is held against."""
        came = self.cash_income + self.project_money + self.windfall + self.loans + self.withdrawals
        used = self.occupation_cost_paid + self.cash_spending + self.interest + self.principal + self.deposits
        return Money(came + self.asset_sales + self.returned + used + self.asset_purchases + self.lent)


@dataclass(frozen=True, slots=True)
class Quality:
    """The grade of a household-month and what it rests on (`reference/indicators.md`, Quality grade)."""

    days_recorded: int
    days_in_month: int
    """Days enrolled, up to today."""
    median_lag_halfdays: int | None
    """Median lag in half days, so that it stays whole; None without entries that count for a day."""
    unexplained_permille: int | None
    """|unexplained| ÷ mean flow, in thousandths rounded up; None when unknown."""
    is_verified: bool
    grade: Grade
    reasons: tuple[str, ...] = ()
    """Codes of what keeps the grade from being better."""
    to_good: tuple[str, ...] = ()
    """Codes of all that keeps a month of C or D from B, of which it would be evidence; none for A and B."""
    rests_on_a_file: bool = False
    """A or B only because a file of rows says when its rows were written: nobody saw it (decision 24)."""
    other_share_is_high: bool = False
    """E28 passes 15 % of spending."""


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """Everything of one household's one month (`design/cli.md`, month figures keys)."""

    household: Id
    code: str
    month: Month
    step: Step | None
    """The step the figures were read at."""
    members: int | None
    adult_equivalent_tenths: int | None
    cash: CashBook
    in_kind_income: Money
    project_in_kind: Money
    windfall_in_kind: Money
    credit_cost: Money
    occupation_cost: Money
    occupation_cost_in_kind: Money
    """The part of `occupation_cost` received in kind (spread where C07)."""
    credit_spending: Money
    spending: Spending
    cash_spending_by_need: Spending
    """The cash part of `spending`: its three classes add up to CE."""
    net_income: Money
    net_income_cash: Money
    savings_start: Money
    savings_end: Money
    debt_start: Money
    debt_end: Money
    interest_added: Money
    """Interest added to an unpaid debt (`credit` E27)."""
    times_saved: int
    quality: Quality
    by_category: dict[str, CategoryFigures]
    needs: dict[str, Need]
    """Need class of each E code in `by_category` as this household sees it."""
    by_occupation: tuple[OccupationFigures, ...]
    goals: tuple[GoalFigures, ...]
    is_closed: bool
    has_entries: bool
    corrected_on: date | None = None

    @property
    def money_in(self) -> Money:
        """Cash that came in as income of any sort: CI + PRJ + WND; not loans, not savings drawn, not things sold."""
        return self.cash.cash_income + self.cash.project_money + self.cash.windfall

    @property
    def money_out(self) -> Money:
        """Cash that was used up: OC_paid + CE + INT; not principal, not savings, not things bought."""
        return self.cash.occupation_cost_paid + self.cash.cash_spending + self.cash.interest

    @property
    def cost_not_paid(self) -> Money:
        """OC less OC_paid: inputs received, on credit, tools spread; below zero in the month a tool was bought."""
        return Money(self.occupation_cost - self.cash.occupation_cost_paid)

    @property
    def to_save_from(self) -> Money:
        """What M9 holds saving against: CI + WND − OC_paid."""
        return Money(self.cash.cash_income + self.cash.windfall - self.cash.occupation_cost_paid)

    @property
    def saved_net(self) -> Money:
        """SD − SW, the other side of M9."""
        return Money(self.cash.deposits - self.cash.withdrawals)

    @property
    def bought_on_credit(self) -> Money:
        """What was taken and not paid yet, for the home and for its work."""
        return self.credit_spending + self.credit_cost

    @property
    def uncashed(self) -> Money:
        """What of the spending was not paid in cash: own produce, gifts, on credit."""
        return Money(self.spending.total - self.cash_spending_by_need.total)

    @property
    def debt_change(self) -> Money:
        """What the debts grew by in the month; below zero they shrank."""
        return Money(self.debt_end - self.debt_start)

    @property
    def surplus(self) -> Money:
        """Money in less money out; below zero the month fell short."""
        return self.money_in - self.money_out

    @property
    def left_to_use(self) -> Money:
        """What came in less what was used up and put by."""
        return self.surplus - self.cash.deposits

    @property
    def is_written(self) -> bool:
        """Tell whether something of the month itself is written, not only what there was before it (`opening`)."""
        moved = self.money_in or self.money_out or self.in_kind_income
        return self.has_entries and bool(self.quality.days_recorded or moved)

    @property
    def is_short(self) -> bool:
        """Tell whether more was used up than came in (the household's "จ่ายเกินรับ"; M14 counts principal too)."""
        return self.has_entries and self.surplus < 0


@dataclass(frozen=True, slots=True)
class SavingsRow:
    """A household's row of the provider's monthly savings summary."""

    household: Id
    code: str
    name: str
    group: Id
    opening: Money
    deposits: Money
    withdrawals: Money
    closing: Money
    goal_percent: int | None
    """Progress of the first goal (by priority) in whole percent, rounded down; None: no goal with a target."""
    times_saved: int
    days_recorded: int
    days_in_month: int
    grade: Grade
    has_entries: bool = True
    """Whether anything at all came from this household for the month."""


@dataclass(frozen=True, slots=True)
class SavingsTable:
    """The summary of one month: rows in order of code, and their totals made where the rows were added up."""

    month: Month
    step: Step | None
    rows: tuple[SavingsRow, ...]
    opening: Money
    deposits: Money
    withdrawals: Money
    closing: Money
    households_saving: int
    deposits_before: Money
    """Deposits of the month before, the same households."""

    @property
    def change(self) -> Money:
        """Give how much more was put in than the month before; below zero less."""
        return Money(self.deposits - self.deposits_before)

    @property
    def silent(self) -> tuple[SavingsRow, ...]:
        """List the rows of households from which nothing came for the month."""
        return tuple(row for row in self.rows if not row.has_entries)

    @property
    def goal_percent(self) -> int | None:
        """Give the median of the rows that have one, in whole percent, rounded half up; None without any."""
        known = sorted(row.goal_percent for row in self.rows if row.goal_percent is not None)
        if not known:
            return None
        return half_up(known[(len(known) - 1) // 2] + known[len(known) // 2], 2)

    @property
    def times_tenths(self) -> int | None:
        """Give how often a household saved on average, in tenths, rounded half up; None without rows."""
        return half_up(10 * sum(row.times_saved for row in self.rows), len(self.rows)) if self.rows else None

    @property
    def grades(self) -> tuple[tuple[Grade, int], ...]:
        """Count the rows of each grade that there is, from A; those that are `silent` have none to speak of."""
        counted = Counter(row.grade for row in self.rows if row.has_entries)
        return tuple((grade, counted[grade]) for grade in Grade if counted[grade])


@dataclass(frozen=True, slots=True)
class SavingsMonth:
    """One month of a trend of savings: the totals of `SavingsTable`, without its rows; whose deposits they are."""

    month: Month
    deposits: Money
    withdrawals: Money
    closing: Money
    households_saving: int
    put_in_by: tuple[Id, ...] = ()
    taken_out_by: tuple[Id, ...] = ()


class ProviderCell(NamedTuple):
    """One household's one month (as 202611) in the provider's table; satang. Balances stand at the month's end."""

    household: int
    month: int
    money_in: int
    money_out: int
    """Cash used up: occupation costs, spending and interest."""
    deposits: int
    withdrawals: int
    cash_end: int
    savings_end: int
    debt_end: int


@dataclass(frozen=True, slots=True)
class ProviderTable:
    """Every household by month: households in order of code, each with every month from first to last."""

    first: Month
    last: Month
    step: Step | None
    cells: tuple[ProviderCell, ...]
