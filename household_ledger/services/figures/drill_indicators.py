"""An indicator turned around: which entries of a month stand behind it, with the sign they have in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from household_ledger.domain.category import PROJECT_MONEY, TOOLS, WINDFALL
from household_ledger.domain.entry import Entry, Line
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.poverty import CONSUMED
from household_ledger.domain.indicators.result import Indicator
from household_ledger.domain.indicators.spending import FOOD, FOOD_AT_HOME
from household_ledger.domain.indicators.terms import Term
from household_ledger.domain.kinds import Account, EntryKind, Medium, Need
from household_ledger.domain.money import Money, share_at, total
from household_ledger.domain.period import Month
from household_ledger.domain.posting import TOOL_LIFE_MONTHS
from household_ledger.services.figures.drill import Place, behind
from household_ledger.services.ports import EntryQuery

_MONEY: Final = (Medium.CASH, Medium.CREDIT)
_EATEN: Final = (*_MONEY, Medium.PRODUCED, Medium.RECEIVED)


@dataclass(frozen=True, slots=True)
class Part:
    """Entries of one term, as their lines that answer a query; `sign` is theirs in the indicator, 0 for no amount.

    A ratio holds what `is_held` against what `is_against`. `of` is an occupation.
    """

    term: Term
    queries: tuple[EntryQuery, ...]
    sign: int = 1
    is_held: bool = True
    is_against: bool = False
    of: str = ""


def parts_behind(place: Place, indicator: Indicator, occupations: Mapping[Id, str]) -> tuple[Part, ...]:
    """Name a month's entries behind an indicator by term; of M5–M7 those in the books of these `occupations`.

    What is made of the whole month (keeping books, a stair) has the whole month behind it, without a sign.
    """
    if (make := _PARTS.get(indicator)) is not None:
        return make(place)
    if indicator in _OF_WORK:
        with_hours = indicator is Indicator.PER_HOUR
        return tuple(
            part for one, name in occupations.items() for part in _book(place, one, name, with_hours=with_hours)
        )
    return (Part(Term.ANY, (place.whole_month,), sign=0),)


def lines_in(entry: Entry, part: Part) -> list[Line]:
    """Name the lines of an entry that belong to a part."""
    queries = [query for query in part.queries if not query.kinds or entry.kind in query.kinds]
    return [line for line in entry.lines if any(_answers(line, query) for query in queries)]


def counted(entry: Entry, part: Part, month: Month) -> Money:
    """Say what an entry counts for in a part of a month, with its sign: of a tool the month's share alone."""
    age = Month.of(entry.date).until(month) if part.term is Term.TOOL_SHARE else None
    return part.sign * total(_amount(line, age) for line in lines_in(entry, part))


def _answers(line: Line, query: EntryQuery) -> bool:
    return (
        line.account == query.account
        and (not query.refs or line.ref in query.refs)
        and (query.medium is None or line.medium == query.medium)
        and (query.occupation is None or line.occupation == query.occupation)
    )


def _amount(line: Line, age: int | None) -> Money:
    satang = Money(-line.satang if line.account is Account.INCOME else line.satang)
    return satang if age is None else share_at(satang, line.life_months or TOOL_LIFE_MONTHS, age)


def _costs(place: Place) -> tuple[Part, Part]:
    """Name what the month's work cost, and the tools that have a share in it."""
    running, tools = behind(place, "occupation_cost")
    return Part(Term.COST, (running,), -1), Part(Term.TOOL_SHARE, (tools,), -1)


def _net_income(place: Place) -> tuple[Part, ...]:
    return (*_earned(place), *_costs(place))


def _earned(place: Place) -> tuple[Part, ...]:
    return Part(Term.IN_CASH, behind(place, "cash_income")), Part(Term.IN_KIND, behind(place, "in_kind_income"))


def _saving(place: Place) -> tuple[Part, ...]:
    moved = (*behind(place, "deposits"), *behind(place, "withdrawals"))
    return (
        Part(Term.SAVED, tuple(replace(query, account=Account.SAVINGS) for query in moved)),
        Part(Term.IN_CASH, behind(place, "cash_income"), is_held=False, is_against=True),
        Part(Term.WINDFALL, behind(place, "windfall"), is_held=False, is_against=True),
        Part(Term.COST, behind(place, "occupation_cost_paid"), -1, is_held=False, is_against=True),
    )


def _reducible(place: Place) -> tuple[Part, ...]:
    return (
        Part(Term.REDUCIBLE, behind(place, Need.REDUCIBLE), is_against=True),
        Part(Term.NECESSARY, behind(place, Need.NECESSARY), is_held=False, is_against=True),
        Part(Term.SOCIAL, behind(place, Need.SOCIAL), is_held=False, is_against=True),
    )


def _service(place: Place) -> tuple[Part, ...]:
    return (
        Part(Term.PRINCIPAL, behind(place, "principal")),
        Part(Term.INTEREST, behind(place, "interest")),
        Part(Term.IN_CASH, behind(place, "cash_income"), is_held=False, is_against=True),
        *(replace(part, is_held=False, is_against=True) for part in _costs(place)),
    )


def _left_over(place: Place) -> tuple[Part, ...]:
    came = ((Term.IN_CASH, "cash_income"), (Term.WINDFALL, "windfall"))
    went = (
        (Term.COST, "occupation_cost_paid"),
        (Term.SPENT, "cash_spending"),
        (Term.INTEREST, "interest"),
        (Term.PRINCIPAL, "principal"),
    )
    return (
        *(Part(term, behind(place, key)) for term, key in came),
        *(Part(term, behind(place, key), -1) for term, key in went),
    )


def _food(place: Place) -> tuple[Part, ...]:
    other = (*_spent(place, {FOOD_AT_HOME}, (*_MONEY, Medium.RECEIVED)), *_spent(place, {*FOOD} - {FOOD_AT_HOME}))
    return (
        Part(Term.OWN_FOOD, _spent(place, {FOOD_AT_HOME}, (Medium.PRODUCED,)), is_against=True),
        Part(Term.OTHER_FOOD, other, is_held=False, is_against=True),
    )


def _spent(place: Place, codes: Iterable[str], media: tuple[Medium, ...] = _EATEN) -> tuple[EntryQuery, ...]:
    wanted = frozenset(codes)
    return _by(media, replace(place.whole_month, account=Account.SPENDING, refs=place.refs(wanted.__contains__)))


def _by(media: tuple[Medium, ...], query: EntryQuery) -> tuple[EntryQuery, ...]:
    return tuple(replace(query, medium=medium) for medium in media)


def _necessary(place: Place) -> tuple[Part, ...]:
    (query,) = behind(place, Need.NECESSARY)
    return (Part(Term.NECESSARY, _by(_MONEY, query)),)


def _book(place: Place, occupation: Id, name: str, *, with_hours: bool) -> tuple[Part, ...]:
    """Name an occupation's book of the month: K4 too, and the tools bought until then."""
    month = replace(place.whole_month, occupation=occupation)
    earned = place.refs(lambda code: code[0] == "I" and code not in (PROJECT_MONEY, WINDFALL))
    running = place.refs(lambda code: code[0] == "C" and code != TOOLS)
    until = replace(place.before(place.month.last), account=Account.COST, occupation=occupation)
    tools = replace(until, refs=place.refs(lambda code: code == TOOLS))
    hours = replace(month, kinds=frozenset({EntryKind.HOURS}))
    return (
        Part(Term.IN_CASH, (replace(month, account=Account.INCOME, refs=earned),), of=name),
        Part(Term.COST, (replace(month, account=Account.COST, refs=running),), -1, of=name),
        Part(Term.TOOL_SHARE, (tools,), -1, of=name),
        *([Part(Term.HOURS, (hours,), 0, of=name)] if with_hours else []),
    )


_OF_WORK: Final = frozenset({Indicator.OCCUPATIONS, Indicator.PER_HOUR, Indicator.NEW_OCCUPATIONS})
_PARTS: Final[Mapping[Indicator, Callable[[Place], tuple[Part, ...]]]] = {
    Indicator.NET_INCOME: _net_income,
    Indicator.PER_PERSON: _net_income,
    Indicator.REAL_CHANGE: _net_income,
    Indicator.SHARE_UP: _net_income,
    Indicator.AGAINST_OTHERS: _net_income,
    Indicator.DIVERSITY: _earned,
    Indicator.SAVING: _saving,
    Indicator.EMERGENCY: _necessary,
    Indicator.REDUCIBLE: _reducible,
    Indicator.DEBT_SERVICE: _service,
    Indicator.DEBT_STOCK: lambda place: (Part(Term.OWED, behind(place, "debt_end"), -1),),
    Indicator.SHORT_MONTHS: _left_over,
    Indicator.OWN_FOOD: _food,
    Indicator.POVERTY: lambda place: (Part(Term.CONSUMED, _spent(place, CONSUMED)),),
}
