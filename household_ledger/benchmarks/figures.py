"""P6, P7, P8: a month's figures, the provider's table and all indicators, against plain sums over the lines."""

from __future__ import annotations

from collections.abc import Callable

from household_ledger.benchmarks.measure import Measure, compared, in_turn, timed
from household_ledger.benchmarks.saving import adding
from household_ledger.benchmarks.sizes import LAST_MONTH, Bench
from household_ledger.db.connections import Address, Raw, connect
from household_ledger.db.keys import KEYS

_ROUNDS = 40
_TABLE_ROUNDS = 7
_INDICATOR_ROUNDS = 3
_MONTH_SUMS = (
    """select l.account, l.ref, l.occupation, l.medium, l.satang<0, sum(l.satang), count(*)
 from entry e join entry_line l on l.entry_id=e.id
 where e.household_id=? and e.month=? and e.deleted=0 group by 1,2,3,4,5""",
    """select l.account, sum(l.satang) from entry e join entry_line l on l.entry_id=e.id
 where e.household_id=? and e.month<? and e.deleted=0 and l.account in ('pocket','savings','debt') group by 1""",
    "select date, first_written_on, count(*) from entry where household_id=? and month=? and deleted=0 group by 1,2",
)
_TABLE_SUM = """select e.household_id, e.month, l.account, l.medium, sum(l.satang)
 from entry e join entry_line l on l.entry_id=e.id where e.deleted=0 and e.month between ? and ? group by 1,2,3,4"""

_ALL_LINES_SUM = """select e.household_id, e.month, l.account, l.medium, sum(l.satang)
 from entry e join entry_line l on l.entry_id=e.id where e.deleted=0 group by 1,2,3,4"""


def measure_month(bench: Bench) -> list[Measure]:
    """Ask for one month of one household: with nothing kept (the whole household is read), and kept."""
    raw, figures = _raw(bench), bench.app.figures
    household = figures.households()[0].id
    place = (int(household), LAST_MONTH.number)

    def floor() -> None:
        for sql in _MONTH_SUMS:
            raw.execute(sql, place).fetchall()

    def kept() -> object:
        return figures.month(household, LAST_MONTH)

    floor_times, cold_times = in_turn([floor, _after(figures.forget, kept)], _ROUNDS)
    kept()
    kept_times = in_turn([kept], _ROUNDS)[0]
    names = ("P6", "month figures, cold", bench.size), ("P6", "month figures, kept", bench.size)
    return [compared(names[0], floor_times, cold_times, 1.5), compared(names[1], floor_times, kept_times, 0.05)]


def measure_table(bench: Bench) -> list[Measure]:
    """Ask for every household's last twelve months: with nothing kept, and after one more entry."""
    raw, figures = _raw(bench), bench.app.figures
    first = LAST_MONTH.plus(-11)

    def floor() -> object:
        return raw.execute(_TABLE_SUM, (first.number, LAST_MONTH.number)).fetchall()

    def table() -> object:
        return figures.provider_table(first, LAST_MONTH)

    floor_times, cold_times = in_turn([floor, _after(figures.forget, table)], _TABLE_ROUNDS)
    add, after_times = adding(bench, LAST_MONTH), []
    for _ in range(_ROUNDS):
        add()
        after_times.append(timed(table))
    cold = compared(("P7", "provider table 75 × 12, cold", bench.size), floor_times, cold_times, 0.5)
    after = compared(("P7", "provider table after one entry", bench.size), floor_times, after_times, 0.05)
    return [cold, after]


def measure_indicators(bench: Bench) -> Measure:
    """Ask for every indicator of every household at the last month; nothing of it is kept."""
    raw, figures = _raw(bench), bench.app.figures

    def floor() -> object:
        return raw.execute(_ALL_LINES_SUM).fetchall()

    def indicators() -> object:
        return figures.all_indicators(LAST_MONTH)

    floor_times, times = in_turn([floor, _after(figures.forget, indicators)], _INDICATOR_ROUNDS)
    return compared(("P8", "all indicators of all households", bench.size), floor_times, times, 15)


def _after(before: Callable[[], object], action: Callable[[], object]) -> Callable[[], object]:
    """Run something first; forgetting itself costs next to nothing."""

    def run() -> object:
        before()
        return action()

    return run


def _raw(bench: Bench) -> Raw:
    return connect(Address(bench.path, is_for_reading=True, key=KEYS.of(bench.path)))
