"""What rows of several providers or NODEs come to together, from what they tell alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from household_ledger.domain.disclosure import Told
from household_ledger.domain.indicators.result import Key, Unit
from household_ledger.domain.kinds import Grade
from household_ledger.services.evidence.pack import (
    Cell,
    EightLine,
    EightTable,
    GradeMix,
    Guess,
    Held,
    Number,
    People,
    Quality,
    Row,
    Side,
    SideChange,
    StairLine,
    StairTable,
)
from household_ledger.services.evidence.telling import about_of_a_hundred, rounded_for

LEFT_OUT: Final = "evidence_rows_left_out"
"""How many rows a mean of several does not hold, since they keep theirs back."""
_ADDED: Final = frozenset({"contribution"})


def added(values: Iterable[int | None]) -> int | None:
    """Add numbers, None where one of them is kept back."""
    known = list(values)
    told = [one for one in known if one is not None]
    return sum(told) if len(told) == len(known) else None


def told_together(numbers: Sequence[Told]) -> Told:
    """Say how many households several rows are."""
    return Told(added(one.n for one in numbers), sum(one.at_least for one in numbers))


def people_together(rows: Sequence[People]) -> People:
    """Add the households of rows."""
    return People(
        who=None,
        participants=told_together([one.participants for one in rows]),
        comparison=told_together([one.comparison for one in rows]),
        not_counted=added(one.not_counted for one in rows),
    )


def quality_together(side: Side, rows: Sequence[Quality]) -> Quality:
    """Add the months of rows by grade."""
    mixes = [dict(one.months) for one in rows]
    return Quality(who=None, side=side, months=tuple((grade, added(mix[grade] for mix in mixes)) for grade in Grade))


def stairs_together(rows: Sequence[StairTable]) -> tuple[StairTable, ...]:
    """Add staircases stair by stair; none where they are not the same stairs, or it cannot be known that they are.

    What a provider calls stairs of its own never comes here: two without names need not be the same.
    """
    kinds = {tuple((one.level, one.name) for one in row.stairs) for row in rows}
    is_unknown = len(rows) > 1 and not all(one.name for row in rows for one in row.stairs)
    if len(kinds) != 1 or is_unknown:
        return ()
    lines = zip(*(row.stairs for row in rows), strict=True)
    together = StairTable(
        who=None,
        stairs=tuple(_stair(list(line)) for line in lines),
        nowhere=added(one.nowhere for one in rows),
        nowhere_at_start=added(one.nowhere_at_start for one in rows),
    )
    return (together,)


def _stair(lines: Sequence[StairLine]) -> StairLine:
    return StairLine(
        level=lines[0].level,
        name=lines[0].name,
        at_start=added(one.at_start for one in lines),
        verified=added(one.verified for one in lines),
        waiting=added(one.waiting for one in lines),
        fallen=added(one.fallen for one in lines),
    )


def eight_together(rows: Sequence[EightTable]) -> EightTable:
    """Add the sides of Change 8 by their number, each over the rows that use it."""
    slots = sorted({one.slot for row in rows for one in row.sides})
    return EightTable(
        who=None,
        sides=tuple(_side_of([one for row in rows for one in row.sides if one.slot == slot]) for slot in slots),
    )


def _side_of(lines: Sequence[EightLine]) -> EightLine:
    return EightLine(
        slot=lines[0].slot,
        n=added(one.n for one in lines),
        up=added(one.up for one in lines),
        same=added(one.same for one in lines),
        down=added(one.down for one in lines),
    )


def row_together(side: Side, of: str, rows: Sequence[Row]) -> Row:
    """Put the cells of rows together, measure by measure."""
    keys = dict.fromkeys(cell.key for row in rows for cell in row.cells)
    met = {key: [cell for row in rows if (cell := row.cell(key)) is not None] for key in keys}
    return Row(who=None, side=side, of=of, cells=tuple(_cell(key, cells) for key, cells in met.items()))


def _cell(key: Key, cells: Sequence[Cell]) -> Cell:
    """Give the mean of what rows tell a mean of, `n` being their households; of a single row its own cell."""
    if len(cells) == 1:
        return cells[0]
    known = [(one.mean, one.n) for one in cells if one.mean is not None and one.n is not None]
    unit = next((one.unit for one in cells if one.value is not None or one.mean is not None), cells[0].unit)
    mean = _weighed(known, unit)
    left_out = len(cells) - len(known)
    numbers = [Told(n, n) for _mean, n in known] or [Told(one.n, one.at_least) for one in cells]
    told = told_together(numbers)
    return Cell(
        key=key,
        value=None,
        unit=unit,
        n=told.n,
        at_least=told.at_least,
        is_middle=cells[0].is_middle,
        mean=mean,
        grades=_grades(cells),
        reason=Held.SEE_ROWS.value,
        least=cells[0].least,
        without=(Number(LEFT_OUT, left_out),) if known and left_out else (),
    )


def _weighed(known: Sequence[tuple[Fraction, int]], unit: Unit) -> Fraction | None:
    """Give the mean over all households of rows from the rows' means and their numbers."""
    if not known:
        return None
    whole = sum((mean * n for mean, n in known), start=Fraction(0))
    return rounded_for(whole / sum(n for _mean, n in known), unit)


def _grades(cells: Sequence[Cell]) -> GradeMix:
    """Mix the grades of the rows a mean is of, weighed by their households, where each of them tells its own."""
    behind = [(one.grades, one.n) for one in cells if one.mean is not None and one.n is not None]
    weighed: Counter[Grade] = Counter()
    for mix, n in behind:
        weighed.update({grade: share * n for grade, share in mix})
    return about_of_a_hundred(weighed) if all(mix for mix, _n in behind) else ()


def side_together(rows: Sequence[SideChange]) -> tuple[tuple[SideChange, ...], Guess]:
    """Put the changes of rows together, each side's, and say how the sides differ."""
    totals = tuple(_side(side, [one for one in rows if one.side is side]) for side in Side)
    means = [one.estimate("mean_per_month") for one in totals]
    values = [one.value for one in means if one is not None]
    if len(values) == len(totals) and all(value is not None for value in values):
        ours, others = (value for value in values if value is not None)
        n = min(one.n or 0 for one in means if one is not None)
        return totals, Guess(key="difference", value=ours - others, n=n, at_least=n)
    return totals, Guess(key="difference", value=None, reason=Held.SEE_ROWS.value)


def _side(side: Side, rows: Sequence[SideChange]) -> SideChange:
    """Put the changes of a side together; a single row's own is that of all."""
    if len(rows) == 1:
        return replace(rows[0], who=None)
    keys = dict.fromkeys(one.key for row in rows for one in row.numbers)
    numbers = tuple(Number(key, *told_together([row.told(key) for row in rows])) for key in keys)
    guesses = dict.fromkeys(one.key for row in rows for one in row.estimates)
    told = {one.key: one.value for one in numbers}
    estimates = tuple(_guess(key, [one for row in rows if (one := row.estimate(key))], told) for key in guesses)
    return SideChange(who=None, side=side, lead=None, numbers=numbers, estimates=estimates)


def _guess(key: str, guesses: Sequence[Guess], numbers: dict[str, int | None]) -> Guess:
    """Give the estimate of several rows where it can be made of theirs."""
    if len(guesses) == 1:
        return guesses[0]
    told = told_together([Told(one.n, one.at_least) for one in guesses])
    value: Fraction | None = None
    if key == "share_up":
        up, matched = numbers.get("increased"), numbers.get("matched")
        value = rounded_for(Fraction(up, matched), Unit.RATIO) if up is not None and matched else None
    elif key == "mean_per_month" and told.n is not None:
        known = [(one.value, one.n) for one in guesses if one.value is not None and one.n is not None]
        value = _weighed(known, Unit.SATANG_PER_MONTH) if len(known) == len(guesses) else None
    elif key in _ADDED:
        values = [one.value for one in guesses if one.value is not None]
        value = sum(values, start=Fraction(0)) if len(values) == len(guesses) else None
    reason = None if value is not None else Held.SEE_ROWS.value
    return Guess(key=key, value=value, n=told.n, at_least=told.at_least, reason=reason)
