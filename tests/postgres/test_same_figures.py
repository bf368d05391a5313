"""The made-up provider on a server: every figure of every household and month is what it is in a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from household_ledger.db import identity
from household_ledger.db.base_store import BaseStore
from household_ledger.db.postgres.store import open_server
from household_ledger.db.reader import SqlReader
from household_ledger.db.records import KINDS
from household_ledger.db.store import open_store
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.period import Month
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import EntryQuery
from tests.databases import Databases

_OPTIONS = DemoOptions(households=4, months=12, until=Month(2026, 10))
_BEGUN = Month(2025, 11)


@dataclass(frozen=True)
class Day:
    """A clock that stands on a day."""

    day: date = date(2026, 11, 21)

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 5, tzinfo=UTC)

    def today(self) -> date:
        return self.day


@pytest.fixture
def one_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give both ledgers a writer of the same number, so that what is alike has the same ids."""
    usual = identity.new_writer

    def always(clock: Day, others: list[int]) -> int:
        return usual(clock, others) >> identity.TAG_BITS << identity.TAG_BITS | 77

    monkeypatch.setattr("household_ledger.db.writers.new_writer", always)
    monkeypatch.setattr("household_ledger.db.postgres.writers.new_writer", always)


def filled(store: BaseStore) -> BaseStore:
    make_demo(Ledger(store, Day()), _OPTIONS)
    return store


@pytest.mark.usefixtures("one_writer")
def test_a_server_gives_the_figures_and_entries_a_file_gives(tmp_path: Path, databases: Databases) -> None:
    shared = filled(open_server(databases.url(databases.new()), clock=Day(), create=True))
    alone = filled(open_store(tmp_path / "ไฟล์.hldb", clock=Day(), create=True))
    figures = [[replace(one, step=None) for one in _months(store)] for store in (shared, alone)]
    with shared.reader() as ours, alone.reader() as theirs:
        entries = [list(reader.entries(EntryQuery())) for reader in (ours, theirs)]
        totals = [set(one.raw.execute("select * from month_total")) for one in (ours, theirs)]
        images = [_images(one) for one in (ours, theirs)]
        steps = [[one.label for one in reader.history()] for reader in (ours, theirs)]
    found = shared.check()
    shared.close()
    alone.close()

    assert len(figures[0]) == _OPTIONS.households * _OPTIONS.months
    assert figures[0] == figures[1]
    assert len(entries[0]) > 1000
    assert entries[0] == entries[1]
    assert totals[0] == totals[1]
    assert images[0] == images[1], "sign for sign: the journal keeps them"
    assert steps[0] == steps[1]
    assert found.findings == ()


def _months(store: BaseStore) -> list[MonthFigures]:
    return list(Figures(store, Day()).all_months(_BEGUN, _OPTIONS.until or _BEGUN))


def _images(reader: SqlReader) -> list[list[tuple[object, ...]]]:
    asked = (f"select id,sub,household_id,image from {kind.name}_image order by 1,2" for kind in KINDS)
    return [reader.raw.execute(text).fetchall() for text in asked]
