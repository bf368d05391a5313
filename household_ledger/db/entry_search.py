"""Looking for words in entries: what was written, the names they speak of, and amounts."""

from __future__ import annotations

import json

from household_ledger.db.columns import Value
from household_ledger.db.connections import Raw
from household_ledger.domain.money import Money
from household_ledger.text.amounts import parse_amount
from household_ledger.text.clean import clean

_NAMED = " union all ".join(
    f"select id from {table} where name like ?1 escape '\\'"
    for table in ("pocket", "debt", "party", "occupation", "member", "goal")
)
_CATEGORIES = (
    "select id from category where name_th like ?1 escape '\\' or name_en like ?1 escape '\\'"
    " union select h.id from household_category h where h.name like ?1 escape '\\'"
    " union select c.id from household_category h join category c on c.code=h.code where h.name like ?1 escape '\\'"
)
_WRITTEN = "r.description like ? escape '\\' or r.note like ? escape '\\'"
_SPEAKS_OF = (
    "r.occupation_id in {0} or r.member in {0} or r.party in {0} or r.goal_id in {0} or r.counted_pocket in {0}"
)
_CHOSEN = "(select value from json_each(?))"
_LINE = "exists (select 1 from entry_line q where q.entry_id=r.id and ({}))"


def search_condition(text: str, raw: Raw) -> tuple[list[str], list[Value]]:
    """Turn each word looked for into a condition on a table of entries called r; all must be met."""
    conditions: list[str] = []
    cells: list[Value] = []
    for word in clean(text).split():
        condition, its = _word(word, raw)
        conditions.append(condition)
        cells += its
    return conditions, cells


def _word(word: str, raw: Raw) -> tuple[str, list[Value]]:
    like = f"%{_plain(word)}%"
    ways = [_WRITTEN]
    cells: list[Value] = [like, like]
    line_ways: list[str] = []
    line_cells: list[Value] = []
    named = _found(raw, _NAMED, like)
    if named:
        ways.append(_SPEAKS_OF.format(_CHOSEN))
        cells += [named] * 5
        line_ways.append(
            f"q.account in ('pocket','savings','debt','lent') and q.ref in {_CHOSEN} or q.occupation in {_CHOSEN}"
        )
        line_cells += [named, named]
    categories = _found(raw, _CATEGORIES, like)
    if categories:
        line_ways.append(f"q.account in ('income','spending','cost','thing') and q.ref in {_CHOSEN}")
        line_cells.append(categories)
    amount = parse_amount(word)
    if isinstance(amount, Money) and amount > 0:
        ways.append("r.counted=?")
        cells.append(int(amount))
        line_ways.append("q.satang in (?,?)")
        line_cells.extend((int(amount), -int(amount)))
    if line_ways:
        ways.append(_LINE.format(" or ".join(f"({way})" for way in line_ways)))
    return "(" + " or ".join(ways) + ")", [*cells, *line_cells]


def _plain(word: str) -> str:
    """Let no sign of a word mean anything but itself."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _found(raw: Raw, text: str, like: str) -> str:
    """Give the ids found as a list of JSON; "" for none."""
    found = sorted({key for (key,) in raw.execute(text, (like,))})
    return json.dumps(found) if found else ""
