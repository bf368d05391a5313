"""A ledger as a Data Package for central analysis: households, their month figures, their indicators; no entries.

Without names, households are those that may be counted alone, under a pseudonym whose key is made for this package and
kept nowhere; what is of few by its nature (occupations, categories, lenders, alcohol, tobacco, gambling) stays out.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Protocol

from household_ledger.domain.disclosure import LEAST_TOLD, Trait, shared_traits
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.result import HouseholdIndicators, ProviderIndicators
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.errors import UserError
from household_ledger.services.evidence.tables import GENERALISED
from household_ledger.services.exchange.data_package import Field, Table
from household_ledger.services.exchange.parquet import Kind, Value
from household_ledger.services.figures.month_json import month_json
from household_ledger.services.ports import Progress, Reader

_LETTERS: Final = 12
_NOT_AMOUNTS: Final[Mapping[str, Kind]] = {
    "household": Kind.WORDS,
    "month": Kind.WORDS,
    "members": Kind.WHOLE,
    "adult_equivalents": Kind.NUMBER,
    "times_saved": Kind.WHOLE,
    "days_recorded": Kind.WHOLE,
    "days_in_month": Kind.WHOLE,
    "median_lag_days": Kind.NUMBER,
    "verified": Kind.YES_NO,
    "grade": Kind.WORDS,
    "closed": Kind.YES_NO,
}
_NESTED: Final = frozenset({"by_category", "by_occupation", "goals"})
_OF_ONE: Final = frozenset({"days_in_month"})
"""What tells the very day a household came or left, and is not in a package without names."""
_CATEGORIES = (
    Field("household", Kind.WORDS),
    Field("month", Kind.WORDS),
    Field("category", Kind.WORDS, "standard code"),
    *(Field(key, Kind.WHOLE, "satang") for key in ("cash", "credit", "in_kind")),
)
_INDICATORS = (
    Field("household", Kind.WORDS),
    Field("indicator", Kind.WORDS),
    Field("of", Kind.WORDS, "occupation, lender class or cycle"),
    Field("measure", Kind.WORDS),
    Field("value", Kind.NUMBER, "amounts in satang"),
    Field("unit", Kind.WORDS),
    Field("reason", Kind.WORDS, "why there is no value"),
    Field("months", Kind.WHOLE, "months it rests on"),
)
_HOUSEHOLDS = (
    Field("household", Kind.WORDS, "code, or pseudonym"),
    Field("name", Kind.WORDS),
    Field("village", Kind.WORDS),
    Field("province", Kind.WORDS),
    Field("started", Kind.WORDS, "month"),
    Field("left", Kind.WORDS, "month"),
    Field("comparison", Kind.YES_NO, "null: too few are alike; so with province, started and left"),
)


class PackageFigures(Protocol):
    """The figures a package is made of, of one state of the ledger."""

    def all_months(self, first: Month, last: Month) -> Iterator[MonthFigures]:
        """Give every household's months."""

    def all_indicators(self, as_of: Month) -> ProviderIndicators:
        """Give every household's indicators."""


@dataclass(frozen=True, slots=True)
class Names:
    """What households go by: codes, or (`is_pseudonymous`) pseudonyms nobody can turn back, of those counted alone."""

    is_pseudonymous: bool
    counted: Collection[Id]
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def holds(self, household: Id) -> bool:
        """Tell whether a household is in the package."""
        return not self.is_pseudonymous or household in self.counted

    def of(self, household: Id, code: str) -> str:
        """Give what a household goes by."""
        if not self.is_pseudonymous:
            return code
        mark = hmac.new(self.key, str(int(household)).encode(), hashlib.sha256).digest()
        return "H" + base64.b32encode(mark).decode()[:_LETTERS]


def ledger_tables(
    figures: PackageFigures, reader: Reader, names: Names, span: tuple[Month, Month], progress: Progress
) -> tuple[Table, ...]:
    """Give the tables of a ledger, the months of a span, the indicators at its end. Raises Cancelled.

    UserError `evidence_package_too_few` where without names there would be fewer than five.
    """
    parts = 3
    progress(0, parts)
    everyone = [one for one in reader.households() if names.holds(one.id)]
    if names.is_pseudonymous and len(everyone) < LEAST_TOLD:
        raise UserError("evidence_package_too_few", count=len(everyone), least=LEAST_TOLD)
    households = Table("households", "Households", _HOUSEHOLDS, _sorted(_households(reader, names, everyone)))
    months = [one for one in figures.all_months(*span) if names.holds(one.household)]
    progress(1, parts)
    indicators = [one for one in figures.all_indicators(span[1]).households if names.holds(one.household)]
    progress(2, parts)
    tables = [
        households,
        _months(months, names),
        Table("indicators", f"Indicators to {span[1].iso}", _INDICATORS, _sorted(_indicators(indicators, names))),
    ]
    if not names.is_pseudonymous:
        rows = _sorted(_categories(months, names))
        tables.append(Table("categories", "Months by category", _CATEGORIES, rows))
    progress(parts, parts)
    return tuple(tables)


def _sorted(rows: Iterable[tuple[Value, ...]]) -> list[tuple[Value, ...]]:
    """Order rows by what households go by: the order of pseudonyms tells nothing of codes."""
    return sorted(rows, key=lambda row: str(row[0]))


def _households(reader: Reader, names: Names, everyone: Sequence[Household]) -> Iterator[tuple[Value, ...]]:
    groups = {one.id: one for one in reader.all(VillageGroup, with_deleted=True)}
    at_last = reader.provider().province
    traits: list[tuple[Trait, ...]] = [
        (one.is_comparison, _province(one, groups) or at_last or None, _month(one.started_on), _month(one.left_on))
        for one in everyone
    ]
    if names.is_pseudonymous:
        traits = shared_traits(traits)
    for one, (is_comparison, *others) in zip(everyone, traits, strict=True):
        own = (None, None) if names.is_pseudonymous else (one.name, _village(one, groups))
        yield (names.of(one.id, one.code), *own, *others, is_comparison)


def _province(one: Household, groups: Mapping[Id, VillageGroup]) -> str:
    group = groups.get(one.group)
    return one.province or (group.province if group is not None else "")


def _village(one: Household, groups: Mapping[Id, VillageGroup]) -> str | None:
    group = groups.get(one.group)
    return group.name if group is not None else None


def _month(day: date | None) -> str | None:
    return None if day is None else Month.of(day).iso


def _months(months: Iterable[MonthFigures], names: Names) -> Table:
    told = [{**month_json(one), "household": names.of(one.household, one.code)} for one in months]
    left_out = _NESTED | _OF_ONE if names.is_pseudonymous else _NESTED
    keys = [key for key in (told[0] if told else _NOT_AMOUNTS) if key not in left_out]
    fields = tuple(
        Field(key, _NOT_AMOUNTS.get(key, Kind.WHOLE), "" if key in _NOT_AMOUNTS else "satang") for key in keys
    )
    return Table("months", "Household-months", fields, _sorted(tuple(_flat(one[key]) for key in keys) for one in told))


def _flat(value: object) -> Value:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(type(value))


def _indicators(indicators: Iterable[HouseholdIndicators], names: Names) -> Iterator[tuple[Value, ...]]:
    for one in indicators:
        for result in one.results:
            for measure in result.values:
                if names.is_pseudonymous and (measure.of or measure.key in GENERALISED):
                    continue
                value = None if measure.value is None else float(measure.value)
                told = (measure.of or None, measure.key.value, value, measure.unit.value, measure.reason)
                yield (names.of(one.household, one.code), result.indicator.value, *told, len(result.months))


def _categories(months: Iterable[MonthFigures], names: Names) -> Iterator[tuple[Value, ...]]:
    for one in months:
        for code, sums in month_json(one)["by_category"].items():
            amounts = (sums["cash"], sums["credit"], sums["in_kind"])
            yield (names.of(one.household, one.code), one.month.iso, code, *amounts)
