"""Two laptops with one book: each its own file, desk and real window; what is sent and taken in goes through these."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Person
from household_ledger.services.commands.entries import AddEntries, ReplaceEntry
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.merging.conflict import Conflict
from household_ledger.services.ports import EntryQuery
from household_ledger.settings import BUNDLE_FOLDER, COPIES_FOLDER, Settings
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.actions import FrameActions
from household_ledger.ui.frame.window import Window
from household_ledger.ui.jobs import Jobs
from household_ledger.ui.pages.provider.exchange.bundles.part import MergePart
from household_ledger.ui.pages.provider.exchange.page import MERGE, ExchangePage
from tests.ui.conftest import TickingClock
from tests.ui.provider.conftest import wait

OCTOBER = Month(2026, 10)


@dataclass
class Laptop:
    """One of them."""

    folder: Path
    desk: Desk
    window: Window

    @property
    def page(self) -> ExchangePage:
        """Give the page of data in and out, with the books of several computers looked at."""
        self.window.activateWindow()
        self.window.go("exchange")
        page = self.window.parts.pages.page()
        assert isinstance(page, ExchangePage)
        if page.sight.current() != MERGE:
            page.look_at(MERGE)
            page.refresh()
        self.rest()
        return page

    @property
    def part(self) -> MergePart:
        return self.page.bundles

    @property
    def home(self) -> Id:
        """Give the household both write about."""
        return self.desk.figures.households()[0].id

    def rest(self, until: Callable[[], bool] = lambda: True) -> None:
        """Let what is under way end and be shown."""
        wait(self.desk, until)

    def entries(self) -> list[Entry]:
        """List the plain spendings of October, oldest first."""
        query = EntryQuery(household=self.home, first=OCTOBER.first, last=OCTOBER.last)
        with self.desk.reader() as reader:
            return [one for one in reader.entries(query) if one.kind is EntryKind.EXPENSE]

    def write(self, description: str, satang: int, day: int = 20) -> None:
        """Write a spending alike another one."""
        alike = draft_of(self.entries()[0])
        drafted = replace(_costing(alike, satang), description=description, date=OCTOBER.first.replace(day=day))
        self.desk.execute(AddEntries((drafted,)))

    def change(self, entry: Id, *, satang: int = 0, note: str = "") -> None:
        """Write an entry anew with another amount, or another note."""
        with self.desk.reader() as reader:
            was = reader.entry(entry)
        assert was is not None
        drafted = draft_of(was)
        drafted = _costing(drafted, satang) if satang else drafted
        self.desk.execute(ReplaceEntry(was, replace(drafted, note=note) if note else drafted))

    def conflicts(self) -> list[Conflict]:
        """List what is to be settled."""
        with self.desk.reader() as reader:
            return reader.conflicts()


def _costing(drafted: Draft, satang: int) -> Draft:
    part = replace(drafted.parts[0], amount=Money(satang)) if drafted.parts else None
    return replace(drafted, amount=Money(satang), parts=(part,) if part is not None else ())


def make_laptop(folder: Path, book: Path, jobs: Jobs, *, person: str) -> Laptop:
    """Open a copy of a book in a window; somebody types there."""
    folder.mkdir()
    path = folder / "สมุด.hldb"
    shutil.copy(book, path)
    opened = LedgerShelf(TickingClock()).open(path)
    settings = Settings.load(folder / "settings.json")
    settings.choose(COPIES_FOLDER, str(folder / "copies"))
    settings.choose(BUNDLE_FOLDER, str(folder))
    settings.chosen |= {"writer": "provider", "entry_way": "grid"}
    desk = Desk(opened, settings, jobs)
    desk.look_at(opened.figures.households()[0].id)
    desk.turn_to(OCTOBER)
    with desk.reader() as reader:
        known = {one.name: one.id for one in reader.all(Person)}
    if person not in known:
        changes = desk.execute(AddRecords((Person(id=NO_ID, name=person, role=Role.RECORDER),)))
        known[person] = changes.ids[0]
    desk.let_type(known[person])
    names = {one.name for one in fields(FrameActions)} - {"on_close"}
    actions = FrameActions(**dict.fromkeys(names, lambda: None), on_close=lambda: True)
    window = Window(desk, actions, folder / "window.json")
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    window.show()
    wait(desk)
    QTest.qWait(5)
    return Laptop(folder, desk, window)
