"""Looking for words in entries: what was written, the names they speak of, and amounts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from household_ledger.db.columns import Value
from household_ledger.db.connections import Raw
from household_ledger.domain.money import Money
from household_ledger.text.amounts import parse_amount
from household_ledger.text.clean import clean

_NAMED_IN = {
    "pocket": "counted_pocket",
    "debt": "",
    "party": "party",
    "occupation": "occupation_id",
    "member": "member",
    "goal": "goal_id",
}
"""Which column of an entry names a record of which table; its lines name more."""
_NAMED = " union all ".join(f"select id,'{one}' from {one} where name like ?1 escape '\\'" for one in _NAMED_IN)
_IN_REF = ("pocket", "debt", "party")
_CATEGORIES = (
    "select id from category where name_th like ?1 escape '\\' or name_en like ?1 escape '\\'"
    " union select h.id from household_category h where h.name like ?1 escape '\\'"
    " union select c.id from household_category h join category c on c.code=h.code where h.name like ?1 escape '\\'"
)
_WRITTEN = "r.description like ? escape '\\' or r.note like ? escape '\\'"
_LONGEST_WORD, _MOST_WORDS = 1_000, 200
"""Nothing anybody wrote has more; the database takes patterns of 50,000 bytes and 1,000 conditions in a row."""
_CHOSEN = "(select value from json_each(?))"
_OF_NAME = f"q.ref in {_CHOSEN} and q.account in ('pocket','savings','debt','lent')"
_OF_OCCUPATION = f"q.occupation in {_CHOSEN}"
_OF_CATEGORY = f"q.ref in {_CHOSEN} and q.account in ('income','spending','cost','thing')"
_OF_AMOUNT = "q.satang in (?,?)"
_OF_EACH = "exists (select 1 from entry_line q where q.entry_id=r.id and ({}))"
_OF_ALL = "r.id in (select q.entry_id from entry_line q where {})"


def search_condition(text: str, raw: Raw, *, is_narrow: bool) -> tuple[list[str], list[Value]]:
    """Turn each word looked for into a condition on a table of entries called r; all must be met.

    What is too long to stand anywhere (a whole talk pasted) finds nothing.
    Where `is_narrow`, few entries are asked and the lines of each are looked at; else all lines are gone through once.
    """
    conditions: list[str] = []
    cells: list[Value] = []
    words = list(dict.fromkeys(clean(text).split()))
    if len(words) > _MOST_WORDS or any(len(word) > _LONGEST_WORD for word in words):
        return ["1=0"], []
    for word in words:
        condition, its = _word(word, raw, _OF_EACH if is_narrow else _OF_ALL)
        conditions.append(condition)
        cells += its
    return conditions, cells


def _word(word: str, raw: Raw, has_line: str) -> tuple[str, list[Value]]:
    like = f"%{_plain(word)}%"
    named: dict[str, list[int]] = defaultdict(list)
    for key, table in raw.execute(_NAMED, (like,)):
        named[table].append(key)
    amount = parse_amount(word)
    satang = int(amount) if isinstance(amount, Money) and amount > 0 else None
    ways = [_WRITTEN]
    cells: list[Value] = [like, like]
    for table, keys in named.items():
        if _NAMED_IN[table]:
            ways.append(f"r.{_NAMED_IN[table]} in {_CHOSEN}")
            cells.append(_list(keys))
    if satang is not None:
        ways.append("r.counted=?")
        cells.append(satang)
    line_ways, line_cells = _line_ways(named, [key for (key,) in raw.execute(_CATEGORIES, (like,))], satang)
    if line_ways:
        ways.append(has_line.format(" or ".join(line_ways)))
    return "(" + " or ".join(ways) + ")", [*cells, *line_cells]


def _line_ways(named: dict[str, list[int]], categories: list[int], satang: int | None) -> tuple[list[str], list[Value]]:
    """List the ways in which a line may be meant, and their cells."""
    ways: list[str] = []
    cells: list[Value] = []
    refs = [key for table in _IN_REF for key in named.get(table, ())]
    for way, keys in ((_OF_NAME, refs), (_OF_OCCUPATION, named.get("occupation")), (_OF_CATEGORY, categories)):
        if keys:
            ways.append(way)
            cells.append(_list(keys))
    if satang is not None:
        ways.append(_OF_AMOUNT)
        cells += [satang, -satang]
    return ways, cells


def _plain(word: str) -> str:
    """Let no sign of a word mean anything but itself."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _list(keys: Iterable[int]) -> str:
    return json.dumps(sorted(keys))
