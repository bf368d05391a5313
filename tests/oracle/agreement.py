"""Holding the program's figures against the oracle's, key by key."""

import json
from typing import Any

from household_ledger.domain.period import Month
from household_ledger.services.figures.figures import Figures
from household_ledger.services.figures.month_json import month_json
from tests.oracle.in_the_ledger import Opened
from tests.oracle.reckoning import Household, month_figures

EVER = (Month(1990, 1), Month(2100, 12))


def differences(opened: Opened, oracle: Household, *, figures: Figures | None = None) -> list[str]:
    """List every key of every household-month on which the two disagree; nothing means they agree on all."""
    months = (figures or opened.figures).months(opened.household(oracle.facts.code), *EVER)
    got = {one.month.iso: _plain(month_json(one)) for one in months}
    wanted = {month: _plain(month_figures(oracle, month)) for month in oracle.enrolled()}
    if got.keys() != wanted.keys():
        return [f"months: {sorted(got)} instead of {sorted(wanted)}"]
    return [
        f"{oracle.facts.code} {month} {key}: {got[month].get(key, 'missing')} instead of {figures.get(key, 'unknown')}"
        for month, figures in wanted.items()
        for key in figures.keys() | got[month].keys()
        if got[month].get(key, "missing") != figures.get(key, "unknown")
    ]


def _plain(figures: object) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(figures, default=str))
    return plain
