"""Entries of journals this program wrote: what postings say, back in the columns they came from."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.services.exchange.canonical import baht_text, unguarded
from household_ledger.services.exchange.canonical_row import RowProblem, row_of
from household_ledger.services.exchange.rows import COLUMNS, Row

Told = tuple[dict[str, str], int | None, dict[str, str]]
"""A posting: what is told of its account, its satang, what is told of itself."""

_PARTS = {
    "income": ("income",),
    "expense": ("spending", "cost"),
    "cost": ("spending", "cost"),
    "credit": ("spending", "cost"),
    "in_kind_produced": ("spending", "cost"),
    "in_kind_received": ("spending", "cost"),
    "in_kind_given": ("spending", "cost"),
    "in_kind_input": ("spending", "cost"),
    "asset_buy": ("thing",),
    "asset_sell": ("thing",),
}
_HELD = ("pocket", "savings")


def own_rows(said: dict[str, str], postings: Sequence[Told], number: int) -> list[Row | list[RowProblem]] | None:
    """Give the rows of an entry; None where postings do not fit its kind. What is wrong in a cell stands in a list."""
    if any(satang is None for _facts, satang, _beside in postings):
        return None
    parts = _PARTS.get(said["kind"])
    if parts is None:
        cells = _single(said["kind"], postings)
        shares = None if cells is None else [cells]
    else:
        shares = _shares(parts, postings)
    if shares is None:
        return None
    return [row_of([{**said, **share}.get(column, "") for column in COLUMNS], number) for share in shares]


def _shares(accounts: tuple[str, ...], postings: Sequence[Told]) -> list[dict[str, str]] | None:
    beside: dict[str, str] = {}
    shares = []
    for facts, satang, told in postings:
        if facts.get("account") in accounts:
            share = {"category": facts.get("category", ""), "amount": baht_text(abs(satang or 0))}
            shares.append(share | ({"life_months": told["life_months"]} if "life_months" in told else {}))
        elif facts.get("account") in ("pocket", "debt"):
            beside[facts["account"]] = _name(facts)
    return [share | beside for share in shares] or None


def _single(kind: str, postings: Sequence[Told]) -> dict[str, str] | None:
    """Give the cells of a kind that is one row; without postings everything was told already."""
    if not postings:
        return {}
    held = sorted((one for one in postings if one[0].get("account") in _HELD), key=lambda one: one[1] or 0)
    debts = [one for one in postings if one[0].get("account") == "debt"]
    if kind in ("save", "withdraw", "transfer"):
        return _between(kind, held)
    if kind in ("borrow", "repay"):
        return _owed(kind, held, debts)
    if kind == "opening" and debts:
        facts, satang, _beside = debts[0]
        return {"debt": _name(facts), "category": facts.get("category", ""), "amount": baht_text(-(satang or 0))}
    if kind not in ("opening", "adjust", "lend", "returned") or len(held) != 1:
        return None
    facts, satang, _beside = held[0]
    form = {"category": facts["category"]} if facts.get("account") == "savings" and "category" in facts else {}
    amount = abs(satang or 0) if kind in ("lend", "returned") else satang or 0
    lent = [one for one in postings if one[0].get("account") == "lent"]
    party = {"party": _name(lent[0][0])} if lent else {}
    return {"pocket": _name(facts), "amount": baht_text(amount)} | form | party


def _between(kind: str, held: Sequence[Told]) -> dict[str, str] | None:
    if len(held) != 2:  # noqa: PLR2004 -- from one to the other
        return None
    giving, taking = held
    saved = giving if kind == "withdraw" else taking
    form = saved[0].get("category", "") if saved[0].get("account") == "savings" else ""
    return {
        "pocket": _name(giving[0]),
        "to_pocket": _name(taking[0]),
        "amount": baht_text(taking[1] or 0),
        "category": form,
    }


def _owed(kind: str, held: Sequence[Told], debts: Sequence[Told]) -> dict[str, str] | None:
    if len(held) != 1 or len(debts) != 1:
        return None
    (pocket, moved, _beside), (debt, principal, _told) = held[0], debts[0]
    cells = {"pocket": _name(pocket), "debt": _name(debt), "category": debt.get("category", "")}
    if kind == "borrow":
        return cells | {"amount": baht_text(moved or 0)}
    paid, part = -(moved or 0), principal or 0
    return cells | {"amount": baht_text(paid), "principal": baht_text(part), "interest": baht_text(paid - part)}


def _name(facts: dict[str, str]) -> str:
    return unguarded(facts.get("name", ""))
