"""The statements of `indicator_queries.py`, written as those of `figure_queries_sql.py` are."""

from __future__ import annotations

from household_ledger.db.figure_queries_sql import COUNTING
from household_ledger.domain.category import INTEREST, PROJECT_MONEY, STANDARD_LIMIT, WINDFALL, fixed_id
from household_ledger.domain.indicators.sums import CASH
from household_ledger.domain.kinds import INFORMAL_LENDER, Account, EntryKind, KnownBy, Medium

_TOTALS_OF = "from household h cross join month_total t"
_ENTRIES_OF = "from household h cross join entry e"
_CODE_OF_TOTAL = f"""left join household_category o on t.ref>={STANDARD_LIMIT} and o.id=t.ref
left join category c on c.id=t.ref"""
_CODE_OF_LINE = f"""left join household_category o on l.ref>={STANDARD_LIMIT} and o.id=l.ref
left join category c on c.id=l.ref"""
_NOT_EARNED = f"coalesce(o.under, c.code) in ('{PROJECT_MONEY}','{WINDFALL}')"
_DAYS_OF = (
    "(cast(substr({day},1,4) as integer)*372+cast(substr({day},6,2) as integer)*31+cast(substr({day},9,2) as integer))"
)
"""Days to count by that grow no slower than the calendar's: both databases reckon them."""
_IN_KIND = f"t.medium in ('{Medium.PRODUCED}','{Medium.RECEIVED}','{Medium.GIVEN}')"

HELD = f"""
select t.household_id, case when t.account='{Account.POCKET}' then '{CASH}' else p.category end, sum(t.satang)
{_TOTALS_OF} left join pocket p on p.id=t.ref
where {{who}} and t.household_id=h.id and t.month<=? and t.account in ('{Account.SAVINGS}','{Account.POCKET}')
group by 1,2
"""

OWED = f"""
select t.household_id, d.debt_class, -sum(t.satang)
{_TOTALS_OF} join debt d on d.id=t.ref
where {{who}} and t.household_id=h.id and t.month<=? and t.account='{Account.DEBT}' group by 1,2
"""

DEBT_DAYS = f"""
select e.household_id, e.month, e.date, l.ref, d.debt_class,
 coalesce(sum(l.satang) filter (where e.kind='{EntryKind.REPAY}'),0),
 coalesce(sum((select sum(i.satang) from entry_line i where i.entry_id=e.id and i.account='{Account.SPENDING}')),0),
 coalesce(-sum(l.satang) filter (where e.kind='{EntryKind.BORROW}'),0)
{_ENTRIES_OF} cross join entry_line l join debt d on d.id=l.ref
where {{who}} and e.household_id=h.id and e.month between ? and ? and e.deleted=0
 and e.kind in ('{EntryKind.REPAY}','{EntryKind.BORROW}') and l.entry_id=e.id and l.account='{Account.DEBT}'
group by 1,2,3,4,5
"""

SOLD = f"""
select s.household_id, s.month, s.occupation_id, s.unit, sum(s.quantity), sum(s.satang)
from (select e.household_id, e.month, e.occupation_id, e.unit, e.quantity,
 (select -sum(l.satang) from entry_line l {_CODE_OF_LINE}
 where l.entry_id=e.id and l.account='{Account.INCOME}' and not {_NOT_EARNED}) satang
{_ENTRIES_OF}
where {{who}} and e.household_id=h.id and e.month between ? and ? and e.deleted=0 and e.kind='{EntryKind.INCOME}'
 and e.occupation_id<>0 and e.quantity>0) s
where s.satang>0 group by 1,2,3,4
"""

GOODS = f"""
select t.household_id, t.month, coalesce(o.under, c.code), t.medium, sum(t.satang)
{_TOTALS_OF}
{_CODE_OF_TOTAL}
where {{who}} and t.household_id=h.id and t.month between ? and ? and t.account='{Account.SPENDING}' and {_IN_KIND}
group by 1,2,3,4
"""

FIXED = f"""
select t.household_id, t.month, t.occupation, sum(t.satang)
{_TOTALS_OF}
{_CODE_OF_TOTAL}
where {{who}} and t.household_id=h.id and t.month between ? and ? and t.account='{Account.COST}'
 and coalesce(o.under, c.code) in ('C04','C08') group by 1,2,3
"""

CYCLES = f"""
select r.household_id, r.id,
 coalesce(-sum(l.satang) filter (where l.account='{Account.INCOME}' and not {_NOT_EARNED}),0),
 coalesce(sum(l.satang) filter (where l.account='{Account.COST}' and l.life_months=0),0)
from household h cross join production_cycle r cross join entry e cross join entry_line l
{_CODE_OF_LINE}
where {{who}} and r.household_id=h.id and r.deleted=0 and r.starts_on is not null and r.ends_on between ? and ?
 and e.household_id=r.household_id and e.deleted=0 and e.date between r.starts_on and r.ends_on
 and e.month between cast(substr(r.starts_on,1,4)||substr(r.starts_on,6,2) as integer)
 and cast(substr(r.ends_on,1,4)||substr(r.ends_on,6,2) as integer)
 and l.entry_id=e.id and l.occupation=r.occupation_id group by 1,2
"""

WRITTEN = f"""
select e.household_id, count(distinct e.date), count(*) filter (where e.kind<>'{EntryKind.NOTHING}')
{_ENTRIES_OF}
where {{who}} and e.household_id=h.id and e.month<=? and e.deleted=0 and {COUNTING} group by 1
"""

LATE = f"""
select e.household_id, e.month, e.date, e.first_written_on,
 coalesce(-sum(l.satang) filter (where l.account='{Account.INCOME}' and not {_NOT_EARNED}
 and l.medium<>'{Medium.OWN_INPUT}'),0),
 coalesce(sum(l.satang) filter (where l.account='{Account.COST}' and l.life_months=0),0)
{_ENTRIES_OF} cross join entry_line l
{_CODE_OF_LINE}
where {{who}} and e.household_id=h.id and e.month<=? and e.deleted=0 and e.first_written_on>e.date
 and l.entry_id=e.id and l.account in ('{Account.INCOME}','{Account.COST}')
 and {_DAYS_OF.format(day="e.first_written_on")}-{_DAYS_OF.format(day="e.date")}>?
 and not (coalesce(e.known_by,'')='{KnownBy.PAPER}' and exists (select 1 from month m
 where m.household_id=e.household_id and m.month=e.month and m.paper_daily=1))
group by 1,2,3,4
"""

INFORMAL = f"""
select e.household_id, max(e.date)
{_ENTRIES_OF} cross join entry_line l join debt d on d.id=l.ref
where {{who}} and e.household_id=h.id and e.month<=? and e.deleted=0
 and e.kind in ('{EntryKind.BORROW}','{EntryKind.CREDIT}') and l.entry_id=e.id and l.account='{Account.DEBT}'
 and d.debt_class='{INFORMAL_LENDER}' and not exists (select 1 from entry_line i
 where i.entry_id=e.id and i.account='{Account.SPENDING}' and i.ref={fixed_id(INTEREST)}) group by 1
"""
