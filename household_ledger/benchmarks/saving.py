"""P4: an entry saved (command, checks, balanced lines, journal, totals) against one raw row committed."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from random import Random

from household_ledger.benchmarks.measure import Measure, in_turn, percentile
from household_ledger.benchmarks.sizes import LAST_MONTH, Bench
from household_ledger.db.connections import Address, connect
from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.kinds import EntryKind, KnownBy, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.entries import AddEntries

_ROUNDS = 400
_MEDIAN_MOST, _P99_MOST = 5.0, 20.0
_CODES = ("E01", "E02", "E04", "E08", "E16")


def measure_saving(bench: Bench) -> Measure:
    """Save entries one by one, each beside a raw commit of one row in a file with the same pragmas."""
    add, floor = adding(bench, LAST_MONTH.plus(1)), _raw_commit(bench)
    add()  # the first one prepares statements
    floor_times, times = in_turn([floor, add], _ROUNDS)
    floor_median, median = statistics.median(floor_times), statistics.median(times)
    return Measure(
        target="P4",
        what="entry saved",
        size=bench.size,
        floor_ms=floor_median * 1e3,
        median_ms=median * 1e3,
        ratio=median / floor_median,
        most=_MEDIAN_MOST,
        p99_ratio=percentile(times, 99) / floor_median,
        most_p99=_P99_MOST,
    )


def adding(bench: Bench, month: Month) -> Callable[[], object]:
    """Give an action that saves one more entry of some household, dated in a month."""
    random = Random(4)  # noqa: S311 -- repeatable on purpose
    with bench.app.store.reader() as reader:
        households = [
            (
                one.id,
                next(pocket.id for pocket in reader.of_household(Pocket, one.id) if pocket.kind is PocketKind.CASH),
            )
            for one in reader.households()
            if one.left_on is None
        ]

    def add() -> object:
        household, pocket = random.choice(households)
        amount = Money(random.randint(1, 400) * 100)
        draft = Draft(
            household=household,
            date=month.first.replace(day=random.randint(1, 20)),
            kind=EntryKind.EXPENSE,
            amount=amount,
            parts=(Part(fixed_id(random.choice(_CODES)), amount),),
            pocket=pocket,
            description="ค่ากับข้าว ตลาดเช้า",
            known_by=KnownBy.REMEMBERED,
        )
        return bench.app.ledger.execute(AddEntries((draft,)))

    return add


def _raw_commit(bench: Bench) -> Callable[[], object]:
    path = bench.folder / "floor.db"
    path.touch()
    raw = connect(Address(path, journal="WAL"))
    raw.execute("create table floor(id integer primary key, what text, satang integer) strict")

    def commit() -> None:
        raw.execute("begin immediate")
        raw.execute("insert into floor(what,satang) values(?,?)", ("ข้าวสาร", 12500))
        raw.execute("commit")

    return commit
