"""Long lists of entries: filtered, sorted and cut into pages by the database; and the cash that runs beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from household_ledger.db.columns import Value
from household_ledger.db.connections import Raw
from household_ledger.db.entry_search import search_condition
from household_ledger.db.records import ENTRY
from household_ledger.db.rows import read
from household_ledger.domain.changes import Step, Touched
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.entry_filter import (
    SPEAKS_FIRST,
    SPEAKS_LAST,
    CashMove,
    CashSums,
    EntryFilter,
    EntryOrder,
    SortKey,
)
from household_ledger.services.usual_words import WordsFor, WordsUsed
from household_ledger.services.views.entry_row import TONES
from household_ledger.text.collation import sort_key

OF_THOSE_HERE = "r.household_id in (select id from household where deleted=0)"
"""Of an entry called r: its household is in the file still."""
_KNOWN_KEYS = 100_000
_thai_key = lru_cache(maxsize=_KNOWN_KEYS)(sort_key)
_RANKS = " ".join(f"when '{kind}' then {rank}" for kind, rank in SPEAKS_FIRST.items())
_RANK = "case {one}.kind " + _RANKS + f" else {SPEAKS_LAST} end"
_SPEAKS = (
    "(r.pair=0 or not exists (select 1 from entry t where t.pair=r.pair and t.pair<>0 and t.household_id=r.household_id"
    f" and t.deleted=r.deleted and ({_RANK.format(one='t')},t.id)<({_RANK.format(one='r')},r.id)))"
)
_AMOUNT = "coalesce(r.counted,(select sum(q.satang) from entry_line q where q.entry_id=r.id and q.satang>0),0)"
_CATEGORY = (
    "(select q.ref from entry_line q where q.entry_id=r.id"
    " and q.account in ('income','spending','cost','thing') order by q.line limit 1)"
)
_OF_NO_CATEGORY = 1_000_000
_BY_WORDS = {SortKey.DESCRIPTION: "r.description", SortKey.CATEGORY: _CATEGORY}
_ALL = 1 << 62
_MONTH = {False: "r.month,r.date,r.id", True: "r.month desc,r.date desc,r.id desc"}
_DAY = {False: "r.date,r.household_id,r.id", True: "r.date desc,r.household_id desc,r.id desc"}
_CHOSEN = "(select value from json_each(?))"
_FEW = "json_each(?) k cross join entry r on r.id=k.value"
"""A cross join is gone through from the left: few entries are looked up, no index of many is walked."""
_STARTS = (
    "select value,(select coalesce(sum(satang),0) from month_total t where t.household_id=?1 and t.account='pocket'"
    " and t.month<value) from json_each(?2)"
)
_MOVES = (
    "select r.month,r.id,r.kind,r.pair,coalesce((select sum(q.satang) from entry_line q where q.entry_id=r.id"
    " and q.account='pocket'),0) from entry r"
    f" where r.household_id=? and r.deleted=0 and r.month in {_CHOSEN} order by r.month,r.date,r.id"
)
_CLOSED = f"select household_id,month from month where closed_on is not null and household_id in {_CHOSEN}"

_USED = (
    "select r.month,r.kind,r.description,count(*),max(r.date||printf('%020d',r.id)) from entry r"
    " where r.household_id=? and r.deleted=0 and r.description<>''"
    f" and r.kind not in ('cash_count','adjust','opening','nothing') and {_SPEAKS}"
    "{} group by r.month,r.kind,r.description"
)
_FOR = (
    "select r.description,coalesce(c.id,q.ref),count(*) from entry r join entry_line q on q.entry_id=r.id"
    " left join household_category h on q.ref>=10000 and h.id=q.ref left join category c on c.code=h.under"
    f" where r.deleted=0 and {OF_THOSE_HERE} and r.description<>'' and (q.account in ('spending','cost') or"
    " (q.account='income' and r.kind='income')){} group by 1,2"
)
_BESIDE = f"select t.id from entry t where t.pair<>0 and t.pair in (select pair from entry where id in {_CHOSEN})"
_CASH = (
    "select coalesce(sum(case when q.account='income' then -q.satang end),0),"
    "coalesce(sum(case when q.account in ('spending','cost') then q.satang end),0),"
    "coalesce(sum(case when q.account='savings' and r.kind='save' then q.satang end),0)"
    " from entry r join entry_line q on q.entry_id=r.id where q.medium='cash' and r.deleted=0 and r.id in"
    f" (select value from json_each(?) union {_BESIDE})"
)


class EntryLists:
    """What a list of entries asks of the database; part of `db.reader.SqlReader`."""

    raw: Raw

    def entry_keys(
        self, wanted: EntryFilter, order: EntryOrder, *, offset: int = 0, limit: int | None = None
    ) -> list[int]:
        """Give the ids of a list's rows in its order."""
        where, cells = filter_condition(wanted, self.raw)
        if order.key in _BY_WORDS:
            return self._by_words(f"entry r where {where}", cells, wanted, order)[offset : _end(offset, limit)]
        text = f"select r.id from entry r where {where} order by {_sorted(wanted, order)} limit ? offset ?"
        cut = (_ALL if limit is None else limit, offset)
        return [key for (key,) in self.raw.execute(text, (*cells, *cut))]

    def entry_keys_among(self, wanted: EntryFilter, order: EntryOrder, keys: Iterable[int]) -> list[int]:
        """Give those of some ids that are rows of a list, in its order; nothing else is looked at."""
        where, cells = filter_condition(wanted, self.raw, is_of_few=True)
        if order.key in _BY_WORDS:
            return self._by_words(f"{_FEW} where {where}", (_list(keys), *cells), wanted, order)
        text = f"select r.id from {_FEW} where {where} order by {_sorted(wanted, order)}"
        return [key for (key,) in self.raw.execute(text, (_list(keys), *cells))]

    def entries_beside(self, pairs: Iterable[int]) -> list[int]:
        """Give the ids of the entries linked by some pairs, deleted or not."""
        text = f"select r.id from entry r where r.pair<>0 and r.pair in {_CHOSEN}"
        return [key for (key,) in self.raw.execute(text, (_list(pairs),))]

    def heads(self) -> tuple[Step, ...]:
        """Name the last step of each writer."""
        from household_ledger.db.touched import read_heads

        return read_heads(self.raw)

    def touched_since(self, heads: Iterable[Step], *, most: int) -> Touched | None:
        """Tell what the steps after these touched; None for more than so many records, or where nobody knows."""
        from household_ledger.db.touched import touched_since

        return touched_since(self.raw, heads, most)

    def entry_count(self, wanted: EntryFilter) -> int:
        """Count the rows of a list."""
        where, cells = filter_condition(wanted, self.raw)
        row = self.raw.execute(f"select count(*) from entry r where {where}", cells).fetchone()
        return int(row[0]) if row is not None else 0

    def cash_sums(self, keys: Iterable[int]) -> CashSums:
        """Add up the cash of entries that are kept and of what is linked to them."""
        chosen = _list(keys)
        ((came, went, saved),) = self.raw.execute(_CASH, (chosen, chosen))
        return CashSums(Money(came), Money(went), Money(saved))

    def entries_of(self, keys: Sequence[Id]) -> list[Entry]:
        """Give entries by id in the order asked; unknown ones are left out."""
        found: dict[Id, Entry] = {
            entry.id: entry for entry in read(self.raw, ENTRY, f"where r.id in {_CHOSEN}", (_list(keys),))
        }
        return [found[key] for key in keys if key in found]

    def entries_of_pairs(self, pairs: Iterable[Id]) -> list[Entry]:
        """Give both halves of many pairs, deleted or not."""
        where = f"where r.pair<>0 and r.pair in {_CHOSEN} order by r.id"
        return list(read(self.raw, ENTRY, where, (_list(pairs),)))

    def closed_months(self, households: Iterable[Id]) -> frozenset[tuple[int, int]]:
        """Give the closed months of households as (household, month number)."""
        return frozenset((one, month) for one, month in self.raw.execute(_CLOSED, (_list(households),)))

    def cash_starts(self, household: Id, months: Iterable[int]) -> dict[int, Money]:
        """Give the cash at the start of months; what is brought forward in a month counts from its day."""
        rows = self.raw.execute(_STARTS, (int(household), _list(months)))
        return {month: Money(satang) for month, satang in rows}

    def cash_moves(self, household: Id, months: Iterable[int]) -> list[CashMove]:
        """Give what each entry of months moved in the spending pockets, by month, day, id."""
        rows = self.raw.execute(_MOVES, (int(household), _list(months)))
        return [CashMove(month, Id(key), _KINDS[kind], Id(pair), satang) for month, key, kind, pair, satang in rows]

    def words_used(self, household: Id, months: Iterable[int] | None = None) -> list[WordsUsed]:
        """Count a household's descriptions by month and kind; a linked pair counts once."""
        chosen = "" if months is None else f" and r.month in {_CHOSEN}"
        cells = (int(household),) if months is None else (int(household), _list(months))
        return [
            WordsUsed(month, _KINDS[kind], words, times, date.fromisoformat(last[:10]), Id(int(last[10:])))
            for month, kind, words, times, last in self.raw.execute(_USED.format(chosen), cells)
        ]

    def words_for(self, household: Id | None = None) -> list[WordsFor]:
        """Count for which categories descriptions stood, in the file or in one household; none of one taken out."""
        whose = "" if household is None else " and r.household_id=?"
        cells = () if household is None else (int(household),)
        return [WordsFor(words, Id(key), times) for words, key, times in self.raw.execute(_FOR.format(whose), cells)]

    def _by_words(self, source: str, cells: tuple[Value, ...], wanted: EntryFilter, order: EntryOrder) -> list[int]:
        """Give the ids of rows in an order that only the program knows: of Thai words, or of the categories' names."""
        column, place_of = _BY_WORDS[order.key], _placing(order)
        text = f"select r.id,{column} from {source} order by {_sorted(wanted, order)}"
        rows = self.raw.execute(text, cells).fetchall()
        rows.sort(key=lambda row: place_of(row[1]), reverse=order.is_down)  # equal ones keep the order they came in
        return [row[0] for row in rows]


_KINDS = {str(kind): kind for kind in EntryKind}


def filter_condition(wanted: EntryFilter, raw: Raw, *, is_of_few: bool = False) -> tuple[str, tuple[Value, ...]]:
    """Turn a filter into a condition on a table of entries called r, and its cells; `is_of_few` entries are asked."""
    parts, cells = [f"r.deleted={int(wanted.is_deleted)}"], []
    if wanted.households:
        parts.append(f"r.household_id in ({','.join('?' * len(wanted.households))})")
        cells += sorted(map(int, wanted.households))
    else:
        parts.append(OF_THOSE_HERE)
    days: list[Value] = []
    if wanted.first is not None:
        parts.append("r.month>=? and r.date>=?")
        days += [wanted.first.year * 100 + wanted.first.month, wanted.first.isoformat()]
    if wanted.last is not None:
        parts.append("r.month<=? and r.date<=?")
        days += [wanted.last.year * 100 + wanted.last.month, wanted.last.isoformat()]
    kinds = sorted(str(kind) for kind in _kinds(wanted))
    if kinds or wanted.kinds or wanted.tones:
        parts.append(f"r.kind in ({','.join('?' * len(kinds))})" if kinds else "1=0")
    who: list[Value] = []
    if wanted.member is not None:
        parts.append("r.member=?")
        who.append(int(wanted.member))
    if wanted.occupation is not None:
        parts.append(_OF_OCCUPATION)
        who += [int(wanted.occupation)] * 2
    further, further_cells = _further(wanted)
    found, found_cells = search_condition(wanted.text, raw, is_narrow=is_of_few or bool(wanted.households))
    parts += [*further, *found, _SPEAKS]
    return " and ".join(parts), (*cells, *days, *kinds, *who, *further_cells, *found_cells)


def _further(wanted: EntryFilter) -> tuple[list[str], list[Value]]:
    """Turn what few lists ask into conditions; those are loaded when somebody first narrows a search down."""
    asked = (wanted.category, wanted.pocket, wanted.least, wanted.most)
    if all(one is None for one in asked) and not wanted.has_photo and not wanted.is_corrected:
        return [], []
    from household_ledger.db.entry_further import further_condition

    return further_condition(wanted, _AMOUNT)


_OF_OCCUPATION = "(r.occupation_id=? or exists (select 1 from entry_line q where q.entry_id=r.id and q.occupation=?))"


def _kinds(wanted: EntryFilter) -> set[EntryKind]:
    kinds = set(wanted.kinds) if wanted.kinds else set(EntryKind)
    if wanted.tones:
        kinds &= {kind for kind, tone in TONES.items() if tone in wanted.tones}
    return kinds if wanted.kinds or wanted.tones else set()


def _sorted(wanted: EntryFilter, order: EntryOrder) -> str:
    by_day = (_MONTH if len(wanted.households) == 1 else _DAY)[order.is_down]
    down = " desc" if order.is_down else ""
    return f"{_AMOUNT}{down},{by_day}" if order.key is SortKey.AMOUNT else by_day


def _placing(order: EntryOrder) -> Callable[[Any], Any]:
    """Give what says where a row stands among the others."""
    if order.key is SortKey.DESCRIPTION:
        return _thai_key
    return lambda ref: order.places.get(ref, _OF_NO_CATEGORY)


def _end(offset: int, limit: int | None) -> int | None:
    return None if limit is None else offset + limit


def _list(keys: Iterable[int]) -> str:
    return json.dumps(sorted({int(key) for key in keys}))
