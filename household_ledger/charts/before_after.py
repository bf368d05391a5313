"""The chart of before and after: income by source on matched months, costs and net under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from household_ledger.charts.before_after_words import finding, income_name, note, source_name, subtitle
from household_ledger.charts.spec import Behind, Pair, Pairs, Tone
from household_ledger.domain.change_sums import together
from household_ledger.domain.comparison import Amounts, Change, Comparison, SourceChange
from household_ledger.domain.comparison_periods import RECALLS
from household_ledger.domain.comparison_terms import Definition, Scope, rounded
from household_ledger.domain.kinds import EntryKind, Medium
from household_ledger.domain.period import Month
from household_ledger.domain.register import HouseholdCategory
from household_ledger.services.figures.drill import Place, behind, behind_category
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.i18n import _, ngettext

_Entries = Callable[[Place], Behind]
_MOST_PAIRS = 9
_GIFTS = frozenset({EntryKind.PRODUCED, EntryKind.RECEIVED, EntryKind.GIVEN})
_RECEIVED = frozenset({EntryKind.RECEIVED})


@dataclass(frozen=True, slots=True)
class _Row:
    """A source's cash or its goods, not yet rounded."""

    source: SourceChange
    is_in_kind: bool

    @property
    def change(self) -> Change:
        return self.source.in_kind if self.is_in_kind else self.source.cash

    @property
    def name(self) -> str:
        return source_name(self.source, is_in_kind=self.is_in_kind)


@dataclass(frozen=True, slots=True)
class _Periods:
    """The months either side is made of, to name entries behind an amount; recalled months have none."""

    before: tuple[Place, ...]
    after: tuple[Place, ...]

    @classmethod
    def of(cls, comparison: Comparison, categories: Sequence[HouseholdCategory] | None) -> _Periods:
        if categories is None:
            return cls((), ())

        def places(numbers: Sequence[int]) -> tuple[Place, ...]:
            return tuple(Place(comparison.household, Month.from_number(one), categories) for one in numbers)

        told = [] if comparison.basis in RECALLS else [pair[0] for pair in comparison.matched]
        return cls(places(told), places([pair[1] for pair in comparison.matched]))


def before_after_chart(
    comparison: Comparison,
    categories: Sequence[HouseholdCategory] | None = None,
    *,
    is_for_household: bool = False,
    most: int = _MOST_PAIRS,
) -> Pairs:
    """Show monthly means before beside after, by source, cash apart from goods; costs and income as lines below.

    Satang, each amount rounded half up by itself. `categories` are the household's own words (deleted ones too):
    without them nothing names the entries behind it. Where nothing may be compared the chart is empty and says why.
    `is_for_household` leaves grades and surveys out of the note. At most so many rows are drawn: the last of them holds
    all smaller sources together, so that the rows drawn come to the income under them. Of what nobody asked about of
    the time before nothing is drawn, and then no income that was left either: it would be a change of nothing known.
    """
    amounts = comparison.amounts
    rows = _rows(amounts, comparison) if amounts is not None else []
    periods = _Periods.of(comparison, categories)
    pairs = tuple(_source_pair(row, periods) for row in rows)
    shown = pairs if len(pairs) <= most else (*pairs[: most - 1], _others(rows[most - 1 :], pairs[most - 1 :]))
    below = _below(amounts, comparison, periods) if amounts is not None else ()
    return Pairs(
        kind="before-after",
        title=finding(comparison),
        subtitle=subtitle(comparison, [(row.name, row.change) for row in rows]),
        alternative=_alternative(comparison, (*pairs, *below)),
        note=note(comparison, is_for_household=is_for_household),
        pairs=shown,
        below=below,
        before_name=_("Before the project"),
        after_name=_("Now"),
        in_kind_name=_("Now, in kind"),
    )


def _rows(amounts: Amounts, comparison: Comparison) -> list[_Row]:
    """List sources, the largest (before or after) first; those that brought nothing or were not asked are left out."""
    asked = [source for source in amounts.sources if source.code not in comparison.not_asked]
    both = [_Row(source, is_in_kind) for source in asked for is_in_kind in (False, True)]
    scope = comparison.definition.scope
    is_wanted = {Scope.ALL: (False, True), Scope.CASH: (False,), Scope.IN_KIND: (True,)}[scope]
    wanted = [row for row in both if row.is_in_kind in is_wanted]
    told = [row for row in wanted if row.change.before or row.change.after]
    return sorted(told, key=lambda row: -max(row.change.before, row.change.after))


def _source_pair(row: _Row, periods: _Periods) -> Pair:
    def entries(place: Place) -> Behind:
        query = behind_category(place, row.source.code)
        return (replace(query, kinds=_GIFTS) if row.is_in_kind else replace(query, medium=Medium.CASH),)

    tone = Tone.IN_KIND if row.is_in_kind else Tone.INCOME
    return _pair(row.name, row.change, tone, behind=_of_both(periods, entries))


def _of_both(periods: _Periods, entries: _Entries) -> tuple[Behind, Behind]:
    before = tuple(query for place in periods.before for query in entries(place))
    return before, tuple(query for place in periods.after for query in entries(place))


def _pair(
    label: str, change: Change, tone: Tone, *, behind: tuple[Behind, Behind], is_taken_away: bool = False
) -> Pair:
    per_month = -change.per_month if is_taken_away else change.per_month
    return Pair(
        label=label,
        before=int(rounded(change.before_per_month)),
        after=int(rounded(change.after_per_month)),
        change=int(rounded(per_month)),
        tone=tone,
        behind_before=behind[0],
        behind_after=behind[1],
    )


def _below(amounts: Amounts, comparison: Comparison, periods: _Periods) -> tuple[Pair, ...]:
    """Give the lines under the sources: what costs took away, and the income that was left; of what was asked."""
    definition, is_net = comparison.definition, comparison.definition.is_net
    name = _("Less occupation costs") if is_net else _("Occupation costs (not taken off)")
    costs, income = _of_both(periods, _costs(definition)), _of_both(periods, _income(definition))
    cost = _pair(name, amounts.cost, Tone.EXPENSE, behind=costs, is_taken_away=is_net)
    left = _pair(income_name(definition), amounts.income, Tone.AFTER, behind=income)
    return (*(() if comparison.costs_not_asked else (cost,)), *(() if comparison.is_partly_asked else (left,)))


def _costs(definition: Definition) -> _Entries:
    def entries(place: Place) -> Behind:
        queries = behind(place, "occupation_cost")
        if definition.scope is Scope.CASH:
            return tuple(replace(query, kinds=query.kinds - _RECEIVED) for query in queries)
        if definition.scope is Scope.IN_KIND:
            return tuple(replace(query, kinds=_RECEIVED) for query in queries)
        return queries

    return entries


def _income(definition: Definition) -> _Entries:
    keys = {
        Scope.ALL: ("cash_income", "in_kind_income"),
        Scope.CASH: ("cash_income",),
        Scope.IN_KIND: ("in_kind_income",),
    }[definition.scope]

    def entries(place: Place) -> Behind:
        costs = _costs(definition)(place) if definition.is_net else ()
        return (*(query for key in keys for query in behind(place, key)), *costs)

    return entries


def _others(rows: Sequence[_Row], pairs: Sequence[Pair]) -> Pair:
    """Put the smallest sources into one row, with the entries behind all of them."""
    count = len(rows)
    told = ngettext("{count} smaller source", "{count} smaller sources together", count)
    before = tuple(query for pair in pairs for query in pair.behind_before)
    after = tuple(query for pair in pairs for query in pair.behind_after)
    change = together([row.change for row in rows])
    return _pair(told.format(count=format_number(count)), change, Tone.INCOME, behind=(before, after))


def _alternative(comparison: Comparison, pairs: Sequence[Pair]) -> str:
    """Say the whole chart in words, with the amounts per person where they are known."""
    told = finding(comparison)
    if comparison.amounts is None:
        return told
    each = (
        []
        if comparison.is_partly_asked
        else [
            _pair(name, change, Tone.AFTER, behind=((), ()))
            for name, change in (
                (_("Per person"), comparison.amounts.per_person),
                (_("Per adult equivalent"), comparison.amounts.per_adult_equivalent),
            )
            if change is not None
        ]
    )
    rows = "; ".join(
        _("{source}: {before} before, {after} now ({change})").format(
            source=pair.label,
            before=monthly(pair.before),
            after=monthly(pair.after),
            change=monthly(pair.change, signed=True),
        )
        for pair in (*pairs, *each)
    )
    return _("{finding}. Average baht a month. {rows}").format(finding=told, rows=rows)


def monthly(satang: int, *, signed: bool = False) -> str:
    """Write a monthly mean as charts and paper show it: whole baht."""
    return format_amount(satang, signed=signed, decimals="never")
