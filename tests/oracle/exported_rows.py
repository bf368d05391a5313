"""The entries of the JSON export as rows of the oracle, and as a table of pandas; nothing of the program is used."""

from datetime import date
from typing import Any

import pandas as pd

from tests.oracle.exported import facts_of
from tests.oracle.reckoning import Household, standard
from tests.oracle.village import Row, day

_TEXTS = (
    *("category", "pocket", "to_pocket", "debt", "occupation", "source", "goal", "known_by", "unit", "kind"),
    *("household", "entry_id", "entered_on"),
)
_NUMBERS = ("amount", "principal", "interest")


def households_of(told: dict[str, Any], today: date) -> dict[str, Household]:
    """Give every household of an export by its code, with its rows."""
    rows: dict[str, list[Row]] = {}
    for entry in told["entries"]:
        rows.setdefault(entry["household"], []).append(_row(entry))
    return {one["code"]: Household(facts_of(one), rows.get(one["code"], []), today) for one in told["households"]}


def _row(entry: dict[str, Any]) -> Row:
    principal, interest = entry.get("principal", 0), entry.get("interest", 0)
    return Row(
        entry=entry["entry_id"],
        on=day(entry["date"]),
        kind=entry["kind"],
        category=entry.get("category", ""),
        amount=entry.get("amount", 0) or principal + interest,
        pocket=entry.get("pocket", ""),
        to_pocket=entry.get("to_pocket", ""),
        debt=entry.get("debt", ""),
        principal=principal,
        interest=interest,
        occupation=entry.get("occupation", ""),
        source=entry.get("source", ""),
        goal=entry.get("goal", ""),
        quantity=round(entry.get("quantity", 0) * 1000),
        known_by=entry.get("known_by", ""),
        entered_on=day(entry["entered_on"]) if entry.get("entered_on") else None,
        life_months=int(entry.get("life_months") or 60),
    )


def table_of(told: dict[str, Any]) -> pd.DataFrame:
    """Give all entries as one table: satang, whole numbers of months (2026-10 is 24321), standard codes."""
    table = pd.DataFrame(told["entries"])
    for name in (*_TEXTS, *_NUMBERS, "quantity", "life_months"):
        if name not in table:
            table[name] = None
    for name in _TEXTS:
        table[name] = table[name].fillna("").astype(str)
    for name in _NUMBERS:
        table[name] = table[name].fillna(0).astype("int64")
    table["quantity"] = table["quantity"].fillna(0).astype(float)
    table["life_months"] = table["life_months"].fillna(60).astype(int).replace(0, 60)
    table["day"] = pd.to_datetime(table["date"])
    table["month"] = table["day"].dt.year * 12 + table["day"].dt.month - 1
    table["code"] = table["category"].map(standard)
    received = table["kind"].eq("in_kind_received")
    table["from_code"] = table["source"].where(table["source"].ne(""), "I21").where(received, "").map(standard)
    return table
