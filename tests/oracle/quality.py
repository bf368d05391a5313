"""The quality of a household-month, reckoned by walking through its days and counts one after the other."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.oracle.reckoning import Household
    from tests.oracle.village import Row

INFLOW = ["cash_income", "project_money", "windfall", "loans", "withdrawals", "asset_sales", "returned"]
OUTFLOW = ["occupation_cost_paid", "cash_spending", "interest", "principal", "deposits", "asset_purchases", "lent"]


def counting(rows: list[Row]) -> dict[str, Row]:
    """Give the entries that count for a day, each once."""
    return {row.entry: row for row in rows if row.kind not in ("opening", "hours") and row.known_by != "summary"}


def lived(household: Household, rows: list[Row]) -> list[Row]:
    """Give those of them on days that have come and on which the household was in the project."""
    left = household.facts.left_on
    return [row for row in counting(rows).values() if row.on <= household.today and (left is None or row.on <= left)]


def quality_figures(household: Household, rows: list[Row], month: str, terms: dict[str, Any]) -> dict[str, Any]:
    entries = lived(household, rows)
    is_paper = month in household.facts.paper_daily
    on_its_day = [row for row in entries if is_paper and row.known_by == "paper"]
    later = [row for row in entries if row.entered_on is not None and row not in on_its_day]
    lags = [0] * len(on_its_day) + [max(0, (row.entered_on - row.on).days) for row in later if row.entered_on]
    there, gap = counts(household, month)
    figures: dict[str, Any] = {
        "cash_counted": there,
        "unexplained": gap,
        "days_recorded": len({row.on for row in entries}),
        "days_in_month": household.enrolled_days(month),
        "median_lag_days": median(lags) if lags else None,
        "verified": month in household.facts.verified,
    }
    figures["grade"] = grade(household, rows, month, figures | {name: terms[name] for name in INFLOW + OUTFLOW})
    return figures


def grade(household: Household, rows: list[Row], month: str, figures: dict[str, Any]) -> str:
    """Go through the table of the reference, from A downwards."""
    moving = [row for row in rows if row.kind not in ("opening", "cash_count", "hours", "nothing")]
    if moving and all(row.known_by == "summary" for row in moving):
        return "C"
    enrolled = figures["days_in_month"]
    cov = Fraction(figures["days_recorded"], enrolled) if enrolled else Fraction(0)
    unx = unexplained_share(figures)
    lag = figures["median_lag_days"]
    seen = household.facts.verified.get(month)
    paper_unseen = month in household.facts.paper_daily and not re.search(
        "paper|กระดาษ|หน้าสมุด|สมุดจด", seen or "", re.IGNORECASE
    )
    if unx is not None and lag is not None:
        is_trusted = seen is not None and not paper_unseen
        if cov >= Fraction(9, 10) and unx <= Fraction(5, 100) and lag <= 7 and is_trusted:
            return "A"
        if cov >= Fraction(8, 10) and unx <= Fraction(10, 100) and lag <= 14:
            return "B"
    return "C" if cov >= Fraction(1, 2) else "D"


def unexplained_share(figures: dict[str, Any]) -> Fraction | None:
    if figures["unexplained"] is None:
        return None
    flow = sum(figures[name] for name in INFLOW + OUTFLOW)
    if flow == 0:
        return Fraction(0) if figures["unexplained"] == 0 else None
    return Fraction(abs(figures["unexplained"]) * 2, flow)


def counts(household: Household, month: str) -> tuple[int | None, int | None]:
    """Cash really there at the month's last count, and the gaps of the month's counts."""
    by_pocket: dict[str, dict[date, int]] = {}
    for row in household.counts:
        by_pocket.setdefault(row.pocket, {})[row.on] = row.amount  # rows come in order: the day's last stands
    days = [on for counted in by_pocket.values() for on in counted if on.strftime("%Y-%m") == month]
    if not days:
        return None, None
    gap = sum(_gaps(household, pocket, counted, month) for pocket, counted in by_pocket.items())
    there = sum(
        _there(household, pocket, by_pocket.get(pocket, {}), month, max(days)) for pocket in _pockets(household)
    )
    return there, gap


def _pockets(household: Household) -> set[str]:
    moved = {pocket for _on, pocket, _amount, _row in household.cash_moves}
    return moved | {row.pocket for row in household.counts}


def _moved(household: Household, pocket: str, after: date, until: date) -> int:
    """Add what moved in a pocket after one day until another, adjustments apart."""
    return sum(
        amount
        for on, where, amount, row in household.cash_moves
        if where == pocket and after < on <= until and row.kind != "adjust"
    )


def _gaps(household: Household, pocket: str, counted: dict[date, int], month: str) -> int:
    gap, before, last = 0, date.min, 0
    for on in sorted(counted):
        if on.strftime("%Y-%m") == month:
            gap += counted[on] - last - _moved(household, pocket, before, on)
        before, last = on, counted[on]
    return gap


def _there(household: Household, pocket: str, counted: dict[date, int], month: str, until: date) -> int:
    in_month = [on for on in counted if on.strftime("%Y-%m") == month]
    if not in_month:
        return sum(amount for on, where, amount, _row in household.cash_moves if where == pocket and on <= until)
    return counted[max(in_month)] + _moved(household, pocket, max(in_month), until)
