"""The settings a project draws for itself, by name and as they are read: "คงเดิม ±: ร้อยละ 5"."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from household_ledger.domain.thresholds import Changed
from household_ledger.text.amounts import format_number, format_percent
from household_ledger.text.dates import format_year
from household_ledger.text.i18n import N_, _

_NAMES = {
    "tau_permille": N_("income within which it is about the same"),
    "price_year": N_("year whose prices are used"),
    "matched_months": N_("least number of matched months"),
    "coverage_a_permille": N_("days written for grade A"),
    "coverage_b_permille": N_("days written for grade B"),
    "coverage_c_permille": N_("days written for grade C"),
    "unexplained_a_permille": N_("unexplained cash allowed for grade A"),
    "unexplained_b_permille": N_("unexplained cash allowed for grade B"),
    "lag_a_days": N_("days until written down for grade A"),
    "lag_b_days": N_("days until written down for grade B"),
    "other_permille": N_("“other” spending that is remarked on"),
    "minimum_wage_baht": N_("minimum wage of a day, baht"),
    "jpt_income_baht": N_("basic minimum needs: income of a person in a year, baht"),
    "jpt_social_item": N_("basic minimum needs: line of item 22.2 for social spending"),
    "deadweight_permille": N_("part of the gain that would have come anyway"),
}
_PERMILLE = "_permille"
_OF_ITSELF = 0
"""A value that lets the program choose: the last price year, the wage of the table."""


def setting_name(key: str) -> str:
    """Name a setting; one this program does not know is named by its key."""
    return _(_NAMES[key]) if key in _NAMES else key


def setting_value(key: str, value: int) -> str:
    """Write the value of a setting."""
    if key.endswith(_PERMILLE):
        return percent_of_permille(value)
    if value == _OF_ITSELF and key in ("price_year", "minimum_wage_baht", "jpt_income_baht"):
        return _("by the table")
    return format_year(value) if key == "price_year" else format_number(value)


def changed_lines(changed: Iterable[Changed]) -> tuple[str, ...]:
    """Say each setting that is drawn elsewhere than usual, the usual value beside it."""
    return tuple(
        _("{name}: {value} (usually {usual})").format(
            name=setting_name(one.key),
            value=setting_value(one.key, one.value),
            usual=setting_value(one.key, one.default),
        )
        for one in changed
    )


def percent_of_permille(permille: int) -> str:
    """Write thousandths as a percentage, a tenth only where there is one."""
    return format_percent(Fraction(permille, 10), words=False, places=1 if permille % 10 else 0)
