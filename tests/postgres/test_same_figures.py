"""The made-up provider on a server: every figure of every household and month is what it is in a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest

from household_ledger.db import identity
from household_ledger.db.base_store import BaseStore
from household_ledger.db.postgres.store import open_server
from household_ledger.db.reader import SqlReader
from household_ledger.db.records import KINDS
from household_ledger.db.store import open_store
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.ids import TAG_BITS
from household_ledger.domain.period import Month
from household_ledger.domain.staircase import Audience
from household_ledger.domain.stairs_reached import Staircase
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.entry_filter import EntryFilter, EntryOrder, SortKey
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import EntryQuery
from tests.databases import Databases
from tests.postgres.conftest import kept_server

_OPTIONS = DemoOptions(households=4, months=12, until=Month(2026, 10))
_BEGUN = Month(2025, 11)
_ORDERS = ("locale_provider icu icu_locale 'th' locale 'C'", "locale 'th_TH.utf8'", "locale 'en_US.utf8'")
"""Orders of words in which offices have databases made."""


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
        return usual(clock, others) >> TAG_BITS << TAG_BITS | 77

    monkeypatch.setattr("household_ledger.db.writers.new_writer", always)
    monkeypatch.setattr("household_ledger.db.postgres.writers.new_writer", always)


def filled(store: BaseStore) -> BaseStore:
    make_demo(Ledger(store, Day()), _OPTIONS)
    return store


@pytest.fixture(params=["bytes", "an office's"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Name a database that sorts by bytes, or as people do."""
    if request.param == "bytes":
        databases = request.getfixturevalue("databases")
        yield databases.url(databases.new())
        return
    with kept_server("own", "system") as kept:
        url = next(filter(None, (_sorting(Databases(kept.where), order) for order in _ORDERS)), "")
        if not url:
            pytest.skip("no server here knows another order than that of bytes")
        yield url


def _sorting(databases: Databases, order: str) -> str:
    """Give a database with an order of words, if the server knows it and it is not that of bytes."""
    with suppress(psycopg.Error):
        url = databases.url(databases.new(order=order))
        with psycopg.connect(url) as raw:
            if raw.execute("select 'Z' > 'a' and 'เก' < 'ข'").fetchone() == (True,):
                return url
    return ""


@pytest.mark.usefixtures("one_writer")
def test_a_server_gives_the_figures_and_entries_a_file_gives(tmp_path: Path, url: str) -> None:
    shared = filled(open_server(url, clock=Day(), create=True))
    alone = filled(open_store(tmp_path / "ไฟล์.hldb", clock=Day(), create=True))
    figures = [[replace(one, step=None) for one in _months(store)] for store in (shared, alone)]
    indicators = [Figures(store, Day()).all_indicators(_OPTIONS.until or _BEGUN) for store in (shared, alone)]
    stairs = [[replace(one, step=None) for one in _stairs(store)] for store in (shared, alone)]
    days = [_days(store) for store in (shared, alone)]
    with shared.reader() as ours, alone.reader() as theirs:
        entries = [list(reader.entries(EntryQuery())) for reader in (ours, theirs)]
        totals = [set(one.raw.execute("select * from month_total")) for one in (ours, theirs)]
        images = [_images(one) for one in (ours, theirs)]
        listed = [_lists(one) for one in (ours, theirs)]
        steps = [[one.label for one in reader.history()] for reader in (ours, theirs)]
    found = shared.check()
    shared.close()
    alone.close()

    assert len(figures[0]) == _OPTIONS.households * _OPTIONS.months
    assert figures[0] == figures[1]
    assert len(days[0]) == _OPTIONS.households + 1
    assert days[0] == days[1]
    assert len(indicators[0].households) == _OPTIONS.households
    assert indicators[0] == indicators[1]
    assert [len(one.people) for one in stairs[0]] == [_OPTIONS.households, 1]
    assert stairs[0] == stairs[1]
    assert len(entries[0]) > 1000
    assert entries[0] == entries[1]
    assert totals[0] == totals[1]
    assert images[0] == images[1], "sign for sign: the journal keeps them"
    assert listed[0] == listed[1]
    assert steps[0] == steps[1]
    assert found.findings == ()


def _months(store: BaseStore) -> list[MonthFigures]:
    return list(Figures(store, Day()).all_months(_BEGUN, _OPTIONS.until or _BEGUN))


def _stairs(store: BaseStore) -> list[Staircase]:
    figures = Figures(store, Day())
    return [figures.staircase(_OPTIONS.until or _BEGUN, audience) for audience in Audience]


def _days(store: BaseStore) -> list[object]:
    """Give every household's calendar of recording, and the grades of them all."""
    figures, last = Figures(store, Day()), _OPTIONS.until or _BEGUN
    homes = figures.households()
    return [*(figures.recording(one.id, _BEGUN, last) for one in homes), figures.grade_months(_BEGUN, last)]


def _lists(reader: SqlReader) -> list[object]:
    """Give what is listed, each in its order."""
    everything = EntryFilter()
    orders = [EntryOrder(key, is_down) for key in SortKey for is_down in (False, True)]
    homes = reader.households()
    return [
        [reader.entry_keys(everything, order) for order in orders],
        [reader.all(kind.record_class, with_deleted=True) for kind in KINDS if kind.household == "0"],
        [
            reader.of_household(kind.record_class, home.id, with_deleted=True)
            for kind in KINDS
            if kind.household == "household_id" and not kind.key[1]
            for home in homes
        ],
        [[reader.words_used(home.id), reader.month_states(home.id), reader.month_sums(home.id)] for home in homes],
        [homes, reader.words_for(), reader.last_step(), reader.conflicts(), reader.orphans()],
    ]


def _images(reader: SqlReader) -> list[list[tuple[object, ...]]]:
    asked = (f"select id,sub,household_id,image from {kind.name}_image order by 1,2" for kind in KINDS)
    return [reader.raw.execute(text).fetchall() for text in asked]
