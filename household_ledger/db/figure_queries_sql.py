"""The statements all figures come from: sums in integers over `month_total` and `entry`, for one household or for all.

`{who}` is `h.id=?` for one, `h.deleted=0` for all, and always the first parameter. Every statement is joined in the
order written (`cross join` says so to SQLite): from the household to its months, so that indexes on (household, month)
are walked and never a whole table. A `+` keeps a column from choosing the index.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from household_ledger.db.identity import given_on
from household_ledger.domain.category import STANDARD_LIMIT
from household_ledger.domain.kinds import TELLS_OF_NO_DAY, WITHOUT_LINES, Account, EntryKind, KnownBy, Medium

ONE, ALL = "h.id=?", "h.deleted=0"


def _listed(words: Iterable[StrEnum]) -> str:
    return ",".join(f"'{word}'" for word in sorted(str(word) for word in words))


_CATEGORY = f"t.account in ({_listed((Account.INCOME, Account.SPENDING, Account.COST))})"
_BALANCE = f"t.account in ({_listed((Account.POCKET, Account.SAVINGS, Account.DEBT))})"
_USED_UP = f"t.account in ({_listed((Account.SPENDING, Account.COST))})"
_IN_SUMMARY = f"coalesce(e.known_by,'')='{KnownBy.SUMMARY}'"
_FROM_PAPER = f"e.known_by='{KnownBy.PAPER}'"
_MONEY = f"e.kind not in ({_listed({*WITHOUT_LINES, EntryKind.OPENING})})"
_CAME = f"case when e.import_id<>0 then {given_on('e.id')} else 0 end"
COUNTING = f"e.kind not in ({_listed(TELLS_OF_NO_DAY)}) and not {_IN_SUMMARY}"
_TOTALS_OF = "from household h cross join month_total t"
_ENTRIES_OF = "from household h cross join entry e"
APART = f"kind in ({_listed((EntryKind.CASH_COUNT, EntryKind.ADJUST, EntryKind.HOURS))})"
"""Kinds that a partial index holds apart: few entries, looked for through a household's whole past."""

TOTALS = f"""
select t.household_id, t.month, t.account, case when {_CATEGORY} then coalesce(o.under, c.code) else '' end,
 coalesce(o.id, 0), case when {_CATEGORY} then t.occupation else 0 end, t.medium, t.sign, sum(t.satang)
{_TOTALS_OF}
left join household_category o on t.ref>={STANDARD_LIMIT} and o.id=t.ref
left join category c on c.id=t.ref
where {{who}} and t.household_id=h.id and t.month between ? and ? group by 1,2,3,4,5,6,7,8
"""

BALANCES = f"""
select t.household_id, t.account, sum(t.satang)
{_TOTALS_OF}
where {{who}} and t.household_id=h.id and t.month<? and {_BALANCE} group by 1,2
"""

TOOLS = """
select e.household_id, e.month, l.occupation, l.medium, l.satang, l.life_months
from entry_line l cross join entry e cross join household h
where l.life_months>0 and e.id=l.entry_id and h.id=e.household_id and {who} and e.deleted=0 and e.month<=?
 and e.month/100*12+e.month%100+l.life_months>?
"""

DAYS = f"""
select e.household_id, e.month, e.date, e.first_written_on, count(*) filter (where {COUNTING}),
 count(*) filter (where {COUNTING} and {_FROM_PAPER}),
 count(*) filter (where e.kind='{EntryKind.SAVE}'), count(*) filter (where {_MONEY}),
 count(*) filter (where {_MONEY} and {_IN_SUMMARY}), count(*), {_CAME}
{_ENTRIES_OF}
where {{who}} and e.household_id=h.id and e.month between ? and ? and e.deleted=0 group by 1,2,3,4,11
"""

WRITTEN_DAYS = f"""
select e.household_id, e.date, count(*) filter (where e.kind<>'{EntryKind.NOTHING}'),
 count(*) filter (where e.kind='{EntryKind.NOTHING}')
{_ENTRIES_OF}
where {{who}} and e.household_id=h.id and e.month between ? and ? and e.deleted=0 and {COUNTING} group by 1,2
"""

HOURS = f"""
select e.household_id, e.month, e.occupation_id, sum(coalesce(e.quantity,0))
{_ENTRIES_OF}
where {{who}} and e.household_id=h.id and e.month between ? and ? and e.{APART} and e.kind='{EntryKind.HOURS}'
 and e.deleted=0 group by 1,2,3
"""

COUNTS = f"""
select e.household_id, e.month, e.date, e.id, e.counted_pocket, e.counted
{_ENTRIES_OF}
where {{who}} and e.household_id=h.id and e.month<=? and e.{APART} and e.kind='{EntryKind.CASH_COUNT}' and e.deleted=0
"""

ADJUSTS = f"""
select e.household_id, e.date, l.ref, sum(l.satang)
{_ENTRIES_OF} cross join entry_line l
where {{who}} and e.household_id=h.id and e.month<=? and e.{APART} and e.kind='{EntryKind.ADJUST}' and e.deleted=0
 and l.entry_id=e.id and l.account='{Account.POCKET}' group by 1,2,3
"""

BOOKS = f"""
select t.household_id, t.month, t.ref, sum(sum(t.satang)) over (partition by t.household_id, t.ref order by t.month)
{_TOTALS_OF}
where {{who}} and t.household_id=h.id and t.month<=? and t.account='{Account.POCKET}' group by 1,2,3
"""

POCKET_DAYS = f"""
with wanted(household_id, month) as (values {{pairs}})
select e.household_id, e.month, e.date, l.ref, sum(l.satang)
from wanted w cross join entry e cross join entry_line l
where e.household_id=w.household_id and e.month=w.month and e.deleted=0
 and l.entry_id=e.id and l.account='{Account.POCKET}' group by 1,2,3,4
"""

GOALS = f"""
select e.household_id, e.month, e.goal_id, sum(l.satang)
from household h cross join goal g cross join entry e cross join entry_line l
where {{who}} and g.household_id=h.id and g.deleted=0 and e.goal_id=g.id and e.goal_id<>0 and e.month<=?
 and +e.household_id=h.id and e.deleted=0 and e.kind in ('{EntryKind.SAVE}','{EntryKind.WITHDRAW}')
 and l.entry_id=e.id and l.account='{Account.SAVINGS}' group by 1,2,3
"""

DEBTS = f"""
select t.household_id, t.month, t.ref, -sum(sum(t.satang)) over (partition by t.household_id, t.ref order by t.month),
 coalesce(sum(t.satang) filter (where t.medium<>'{Medium.OPENING}'),0)
{_TOTALS_OF}
where {{who}} and t.household_id=h.id and t.month<=? and t.account='{Account.DEBT}' group by 1,2,3
"""

THINGS = f"""
select t.household_id, coalesce(o.under, c.code), sum(t.satang)
{_TOTALS_OF}
left join household_category o on t.ref>={STANDARD_LIMIT} and o.id=t.ref
left join category c on c.id=t.ref
where {{who}} and t.household_id=h.id and t.month<=? and t.account='{Account.THING}' group by 1,2
"""

FIRST_ENTRIES = """
select h.id, (select min(e.date) from entry e where e.household_id=h.id and e.deleted=0
 and e.month=(select min(f.month) from entry f where f.household_id=h.id and f.deleted=0))
from household h where {who}
"""

LAST_ENTRIES = f"""
select h.id, (select e.date from entry e where e.household_id=h.id and e.deleted=0 and e.kind<>'{EntryKind.OPENING}'
 and e.month<=? and e.date<=? order by e.month desc, e.date desc limit 1)
from household h
"""

DEBT_ON = f"""
select -coalesce((select sum(t.satang) from month_total t where t.household_id=? and t.month<?
 and t.account='{Account.DEBT}' and t.ref=?),0)
 -coalesce((select sum(l.satang) from entry e join entry_line l on l.entry_id=e.id
 and l.account='{Account.DEBT}' and l.ref=?
 where e.household_id=? and e.month=? and e.deleted=0 and e.date<=?),0)
"""

PROVIDER = f"""
select h.id, t.month,
 coalesce(-sum(t.satang) filter (where t.account='{Account.INCOME}' and t.medium='{Medium.CASH}'),0),
 coalesce(sum(t.satang) filter (where {_USED_UP} and t.medium='{Medium.CASH}'),0),
 coalesce(sum(t.satang) filter (where t.account='{Account.SAVINGS}' and t.medium='{Medium.CASH}' and t.sign>0),0),
 coalesce(-sum(t.satang) filter (where t.account='{Account.SAVINGS}' and t.medium='{Medium.CASH}' and t.sign<0),0),
 coalesce(sum(t.satang) filter (where t.account='{Account.POCKET}'),0),
 coalesce(sum(t.satang) filter (where t.account='{Account.SAVINGS}'),0),
 coalesce(-sum(t.satang) filter (where t.account='{Account.DEBT}'),0)
{_TOTALS_OF}
where {{who}} and t.household_id=h.id and t.month between ? and ? group by h.id, t.month
"""
