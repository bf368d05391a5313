"""A figure turned around: which entries stand behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from household_ledger.domain.category import INTEREST, PROJECT_MONEY, TOOLS, WINDFALL, fixed_id, standard_codes
from household_ledger.domain.figures_needs import need_classes
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account, EntryKind, GoalKind, Medium, Need
from household_ledger.domain.period import Month
from household_ledger.domain.register import HouseholdCategory
from household_ledger.services.ports import EntryQuery

_GIFTS = frozenset({EntryKind.PRODUCED, EntryKind.RECEIVED, EntryKind.GIVEN})
_COSTS = frozenset({EntryKind.EXPENSE, EntryKind.COST, EntryKind.CREDIT, EntryKind.RECEIVED})
_BY_LETTER = {"I": Account.INCOME, "C": Account.COST, "E": Account.SPENDING}
_OF_KIND = {
    "loans": EntryKind.BORROW,
    "deposits": EntryKind.SAVE,
    "times_saved": EntryKind.SAVE,
    "withdrawals": EntryKind.WITHDRAW,
    "asset_sales": EntryKind.ASSET_SELL,
    "asset_purchases": EntryKind.ASSET_BUY,
    "lent": EntryKind.LEND,
    "returned": EntryKind.RETURNED,
    "adjusted": EntryKind.ADJUST,
    "cash_counted": EntryKind.CASH_COUNT,
    "unexplained": EntryKind.CASH_COUNT,
}
_BALANCES = {"cash": Account.POCKET, "savings": Account.SAVINGS, "debt": Account.DEBT}
_NEEDS = {need.value: need for need in Need}


@dataclass(frozen=True, slots=True)
class Place:
    """Whose month a figure is of, and that household's own words on categories (deleted ones too)."""

    household: Id
    month: Month
    categories: Sequence[HouseholdCategory] = ()

    @property
    def whole_month(self) -> EntryQuery:
        """Ask for every entry of the month."""
        return EntryQuery(household=self.household, first=self.month.first, last=self.month.last)

    def before(self, day: date) -> EntryQuery:
        """Ask for every entry up to and with a day."""
        return EntryQuery(household=self.household, last=day)

    def refs(self, is_wanted: Callable[[str], bool]) -> frozenset[int]:
        """Name the categories whose standard code is wanted, own sub-categories among them."""
        standard = {number for number, code in standard_codes().items() if is_wanted(code)}
        return frozenset(standard | {one.id for one in self.categories if _is_own(one) and is_wanted(one.under)})

    def refs_of_need(self, need: Need) -> frozenset[int]:
        """Name the spending categories of a need class, as the household sees it."""
        classes = need_classes(self.categories)
        standard = {int(fixed_id(code)) for code, one in classes.by_code.items() if one is need and code != INTEREST}
        own = {one.id for one in self.categories if _is_own(one) and classes.of(one.under, one.id) is need}
        return frozenset(standard | own)


def _is_own(category: HouseholdCategory) -> bool:
    return category.code != category.under


def behind_category(place: Place, code: str) -> EntryQuery:
    """Name the entries behind a standard code's cash, credit and in-kind amounts."""
    return replace(place.whole_month, account=_BY_LETTER[code[0]], refs=place.refs(lambda one: one == code))


def behind_occupation(place: Place, occupation: Id) -> EntryQuery:
    """Name the month's entries in an occupation's book (tools bought earlier have their share apart)."""
    return replace(place.whole_month, occupation=occupation)


def behind_goal(place: Place, goal: Goal) -> EntryQuery:
    """Name all entries a goal's savings are made of, up to the month's end; of a debt goal what moved the debt."""
    until = place.before(place.month.last)
    if goal.kind is GoalKind.DEBT:
        return replace(until, account=Account.DEBT, refs=frozenset({int(goal.debt)}))
    return replace(until, goal=goal.id, kinds=frozenset({EntryKind.SAVE, EntryKind.WITHDRAW}))


def behind(place: Place, key: str) -> tuple[EntryQuery, ...]:
    """Name the entries behind a figure by its key of `design/cli.md`; several queries when one cannot say it.

    KeyError for a key that no entries stand behind (`members`, `closed` …).
    """
    if key in _OF_KIND:
        return (replace(place.whole_month, kinds=frozenset({_OF_KIND[key]})),)
    if key in _NEEDS:
        return (replace(place.whole_month, account=Account.SPENDING, refs=place.refs_of_need(_NEEDS[key])),)
    what, _, end = key.rpartition("_")
    if what in _BALANCES and end in ("start", "end"):
        return _balance(place, _BALANCES[what], is_start=end == "start")
    return _BEHIND[key](place)


def _balance(place: Place, account: Account, *, is_start: bool) -> tuple[EntryQuery, ...]:
    if not is_start:
        return (replace(place.before(place.month.last), account=account),)
    openings = replace(place.whole_month, account=account, kinds=frozenset({EntryKind.OPENING}))
    return (replace(place.before(place.month.first - timedelta(days=1)), account=account), openings)


def _income(*codes: str, medium: Medium | None = None) -> Callable[[Place], tuple[EntryQuery, ...]]:
    """Income of some codes; without codes all that is earned."""

    def is_wanted(code: str) -> bool:
        return code in codes if codes else code[0] == "I" and code not in (PROJECT_MONEY, WINDFALL)

    def make(place: Place) -> tuple[EntryQuery, ...]:
        kinds: frozenset[EntryKind] = frozenset() if medium is Medium.CASH else _GIFTS
        query = replace(place.whole_month, account=Account.INCOME, refs=place.refs(is_wanted), kinds=kinds)
        return (replace(query, medium=medium),)

    return make


def _spending(account: Account, medium: Medium) -> Callable[[Place], tuple[EntryQuery, ...]]:
    """Costs, or spending without interest."""
    letter = "C" if account is Account.COST else "E"

    def make(place: Place) -> tuple[EntryQuery, ...]:
        refs = place.refs(lambda code: code[0] == letter and code != INTEREST)
        return (replace(place.whole_month, account=account, medium=medium, refs=refs),)

    return make


def _interest(place: Place) -> tuple[EntryQuery, ...]:
    refs = place.refs(lambda code: code == INTEREST)
    return (replace(place.whole_month, account=Account.SPENDING, medium=Medium.CASH, refs=refs),)


def _principal(place: Place) -> tuple[EntryQuery, ...]:
    return (replace(place.whole_month, account=Account.DEBT, kinds=frozenset({EntryKind.REPAY})),)


def _occupation_cost(place: Place) -> tuple[EntryQuery, ...]:
    """Name the month's costs, and every tool bought until then: those alive have a share in it."""
    running = place.refs(lambda code: code[0] == "C" and code != TOOLS)
    tools = place.refs(lambda code: code == TOOLS)
    return (
        replace(place.whole_month, account=Account.COST, kinds=_COSTS, refs=running),
        replace(place.before(place.month.last), account=Account.COST, kinds=_COSTS, refs=tools),
    )


def _whole(place: Place) -> tuple[EntryQuery, ...]:
    return (place.whole_month,)


_earned, _in_kind = _income(medium=Medium.CASH), _income()


def _net_income(place: Place) -> tuple[EntryQuery, ...]:
    return (*_earned(place), *_in_kind(place), *_occupation_cost(place))


def _net_income_cash(place: Place) -> tuple[EntryQuery, ...]:
    paid = (replace(query, kinds=_COSTS - {EntryKind.RECEIVED}) for query in _occupation_cost(place))
    return (*_earned(place), *paid)


_BEHIND: Mapping[str, Callable[[Place], tuple[EntryQuery, ...]]] = {
    "cash_income": _earned,
    "project_money": _income(PROJECT_MONEY, medium=Medium.CASH),
    "windfall": _income(WINDFALL, medium=Medium.CASH),
    "in_kind_income": _in_kind,
    "project_in_kind": _income(PROJECT_MONEY),
    "windfall_in_kind": _income(WINDFALL),
    "occupation_cost_paid": _spending(Account.COST, Medium.CASH),
    "credit_cost": _spending(Account.COST, Medium.CREDIT),
    "occupation_cost": _occupation_cost,
    "cash_spending": _spending(Account.SPENDING, Medium.CASH),
    "credit_spending": _spending(Account.SPENDING, Medium.CREDIT),
    "interest": _interest,
    "principal": _principal,
    "net_income": _net_income,
    "net_income_cash": _net_income_cash,
    "days_recorded": _whole,
    "median_lag_days": _whole,
    "grade": _whole,
}
