"""A pack's numbers as tables for programs: a row a cell, a number, an estimate; households as the pack has them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from household_ledger.domain.disclosure import Told
from household_ledger.domain.kinds import Grade
from household_ledger.services.evidence.finding import why_nothing_leads
from household_ledger.services.evidence.pack import Cell, EvidencePack, Row, Side, Who
from household_ledger.services.exchange.data_package import Field, Table
from household_ledger.services.exchange.parquet import Kind, Value

_MOMENTS = ("before", "after")
_WHOSE = (
    Field("code", Kind.WORDS, "code of a household; null above the provider"),
    Field("name", Kind.WORDS, "name of a provider or NODE; null: all together"),
    Field("side", Kind.WORDS, "participants or comparison"),
)
_AT_LEAST = Field("at_least", Kind.WHOLE, "so many households at least; null: not told")
_CELLS = (
    Field("indicator", Kind.WORDS, "M1 to M20"),
    *_WHOSE,
    Field("of", Kind.WORDS, "occupation or lender class, the provider's alone"),
    Field("measure", Kind.WORDS),
    Field("value", Kind.NUMBER, "a household's own, or the median; amounts in satang"),
    Field("unit", Kind.WORDS),
    Field("mean", Kind.NUMBER),
    Field("n", Kind.WHOLE, "households; null: not told exactly"),
    _AT_LEAST,
    *(
        Field(
            f"grade_{grade.value.lower()}",
            Kind.WHOLE,
            f"household-months of grade {grade.value}; above the provider so many of a hundred",
        )
        for grade in Grade
    ),
    Field("reason", Kind.WORDS, "why there is no value"),
    Field("verdict", Kind.WORDS, "of a household's own comparison: up, same, down, unknown"),
)
_CHANGE = (
    *_WHOSE,
    Field("lead", Kind.WORDS, "what a report of participants says first; a change is claimed by group_income alone"),
    Field("verdict", Kind.WORDS, "which way the median went, beyond chance and the band: up, same, down, unknown"),
    Field("reason", Kind.WORDS, "why lead or verdict is null"),
)
_NUMBERS = (*_WHOSE, Field("key", Kind.WORDS), Field("value", Kind.WHOLE, "households; null: kept back"))
_ESTIMATES = (
    *_WHOSE,
    Field("key", Kind.WORDS),
    Field("value", Kind.NUMBER, "satang a month, or a ratio"),
    Field("low", Kind.NUMBER),
    Field("high", Kind.NUMBER),
    Field("n", Kind.WHOLE, "households; null: not told exactly"),
    _AT_LEAST,
    Field("reason", Kind.WORDS),
)
_PEOPLE = (
    *_WHOSE[:2],
    Field("key", Kind.WORDS, "participants; comparison; not_counted, without consent: above the provider in neither"),
    Field("n", Kind.WHOLE, "households; null: not told exactly"),
    _AT_LEAST,
)
_QUALITY = (*_WHOSE, Field("grade", Kind.WORDS), Field("months", Kind.WHOLE, "household-months; null: kept back"))
_STAIRS = (
    *_WHOSE[:2],
    Field("level", Kind.WHOLE, "0: on no stair"),
    Field("stair", Kind.WORDS),
    *(Field(key, Kind.WHOLE, "households; null: kept back") for key in ("at_start", "verified", "waiting", "fallen")),
)
_EIGHT = (
    *_WHOSE[:2],
    Field("slot", Kind.WHOLE, "place of the side in the form, 1 to 8"),
    Field("label", Kind.WORDS, "as the project calls it; null above the provider"),
    *(
        Field(key, Kind.WHOLE, "scored before and after; above the provider households, each once; null: kept back")
        for key in ("n", "up", "same", "down")
    ),
    *(Field(key, Kind.NUMBER, "median score; null: of fewer than three, or above the provider") for key in _MOMENTS),
    Field("scale", Kind.WHOLE, "the smallest of 5, 10 and 100 all scores fit; null above the provider"),
)


def package_tables(pack: EvidencePack) -> tuple[Table, ...]:
    """Give the tables of a pack."""
    return (
        Table("indicators", "Indicators", _CELLS, list(_cells(pack))),
        Table("change", "The change of income: what may be said", _CHANGE, list(_change(pack))),
        Table("change_numbers", "The change of income: households", _NUMBERS, list(_numbers(pack))),
        Table("change_estimates", "The change of income: estimates", _ESTIMATES, list(_estimates(pack))),
        Table("households", "Households counted", _PEOPLE, list(_people(pack))),
        Table("quality", "Household-months by grade", _QUALITY, list(_quality(pack))),
        Table("stairs", "Households on the stairs", _STAIRS, list(_stairs(pack))),
        Table("change_eight", "Change 8: scores before and after", _EIGHT, list(_eight(pack))),
    )


def _whose(who: Who | None) -> tuple[Value, Value]:
    return (None, None) if who is None else (who.code or None, who.name or None)


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _counted(told: Told) -> tuple[Value, Value]:
    """Give how many households; of a number kept back neither says anything, not that it is nought at least."""
    return told.n, told.at_least if told.n is not None or told.at_least else None


def _cells(pack: EvidencePack) -> Iterable[tuple[Value, ...]]:
    for table in pack.tables:
        for row in (*table.rows, *table.totals):
            for cell in row.cells:
                yield (table.indicator.value, *_cell(row, cell))


def _cell(row: Row, cell: Cell) -> tuple[Value, ...]:
    months = dict(cell.grades)
    return (
        *_whose(row.who),
        row.side.value,
        row.of or None,
        cell.key.value,
        _number(cell.value),
        cell.unit.value,
        _number(cell.mean),
        *_counted(Told(cell.n, cell.at_least)),
        *(months.get(grade, 0) if months else None for grade in Grade),
        cell.reason,
        None if row.verdict is None else row.verdict.value,
    )


def _change(pack: EvidencePack) -> Iterable[tuple[Value, ...]]:
    for side in (*pack.change.rows, *pack.change.totals):
        lead, verdict = (None if one is None else one.value for one in (side.lead, side.verdict))
        is_told = verdict is not None and (lead is not None or side.side is Side.COMPARISON)
        yield *_whose(side.who), side.side.value, lead, verdict, None if is_told else why_nothing_leads(side)


def _numbers(pack: EvidencePack) -> Iterable[tuple[Value, ...]]:
    for side in (*pack.change.rows, *pack.change.totals):
        for one in (*side.numbers, *side.reasons, *side.hindrances):
            yield (*_whose(side.who), side.side.value, one.key, one.value)


def _estimates(pack: EvidencePack) -> Iterable[tuple[Value, ...]]:
    found = [(side.who, side.side, one) for side in (*pack.change.rows, *pack.change.totals) for one in side.estimates]
    found += [(who, Side.PARTICIPANTS, one) for who, one in pack.change.differences]
    for who, side, one in found:
        limits = (_number(one.value), _number(one.low), _number(one.high))
        yield (*_whose(who), side.value, one.key, *limits, *_counted(Told(one.n, one.at_least)), one.reason)


def _people(pack: EvidencePack) -> Iterable[tuple[Value, ...]]:
    for one in pack.people:
        left_out = Told(one.not_counted, one.not_counted or 0)
        for key, told in (
            ("participants", one.participants),
            ("comparison", one.comparison),
            ("not_counted", left_out),
        ):
            yield (*_whose(one.who), key, *_counted(told))


def _quality(pack: EvidencePack) -> Iterable[tuple[Value, ...]]:
    for one in pack.quality:
        for grade, months in one.months:
            yield (*_whose(one.who), one.side.value, grade.value, months)


def _stairs(pack: EvidencePack) -> Iterable[tuple[Value, ...]]:
    for table in pack.stairs:
        yield (*_whose(table.who), 0, None, table.nowhere_at_start, table.nowhere, None, None)
        for one in table.stairs:
            told = (one.at_start, one.verified, one.waiting, one.fallen)
            yield (*_whose(table.who), one.level, one.name or None, *told)


def _eight(pack: EvidencePack) -> Iterable[tuple[Value, ...]]:
    for table in pack.eight:
        for one in table.sides:
            medians = (_number(one.before), _number(one.after))
            yield (*_whose(table.who), one.slot, one.name or None, *one.counts, *medians, one.scale)
