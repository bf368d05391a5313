"""What tests of a household's pages share: turning the loop, writing entries, the month page, where a page goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.arrivals import Arrival
from household_ledger.ui.desk import Desk, Looked
from household_ledger.ui.pages.household.month.page import MonthPage
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.states import Banner

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


def turn() -> None:
    """Let the loop turn until what was built is shown and what was thrown away is gone."""
    for _turn in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def gone(desk: Desk) -> list[tuple[str, Arrival | None]]:
    """Collect where the page wants to go."""
    asked: list[tuple[str, Arrival | None]] = []
    desk.page_asked.connect(lambda key, wish: asked.append((key, wish)))
    return asked


@pytest.fixture
def looked(desk: Desk) -> list[Looked]:
    asked: list[Looked] = []
    desk.entries_asked.connect(asked.append)
    return asked


def home(desk: Desk) -> Id:
    assert desk.household is not None
    return desk.household


def pocket_of(desk: Desk) -> Id:
    with desk.reader() as reader:
        return next(one.id for one in reader.of_household(Pocket, home(desk)) if one.kind is PocketKind.CASH)


def write(desk: Desk, day: date, baht: int, code: str = "E01", kind: EntryKind = EntryKind.EXPENSE) -> Id:
    amount = Money(baht * 100)
    draft = Draft(
        household=home(desk),
        date=day,
        kind=kind,
        description="ของลอง",
        amount=amount,
        pocket=pocket_of(desk),
        parts=(Part(category=fixed_id(code), amount=amount),),
    )
    changes = desk.execute(AddEntries((draft,)))
    turn()
    assert changes is not None
    with desk.reader() as reader:
        return [one.id for one in reader.entries(EntryQuery(household=home(desk), first=day, last=day))][-1]


@pytest.fixture
def page(desk: Desk) -> Iterator[MonthPage]:
    made = built(desk)
    yield made
    made.close()


def built(desk: Desk) -> MonthPage:
    made = MonthPage(desk)
    made.resize(1156, 660)
    made.show()
    made.refresh()
    desk.changed.connect(lambda _changes: made.refresh())
    desk.moved.connect(made.refresh)
    turn()
    return made


def go_to(desk: Desk, month: Month) -> None:
    desk.turn_to(month)
    turn()


def answer(monkeypatch: pytest.MonkeyPatch, *, yes: bool) -> list[tuple[str, str]]:
    """Answer the next questions, the first way on or going back, and collect their titles and words."""
    asked: list[tuple[str, str]] = []

    def confirm(_parent: object, title: str, words: str, _yes: str) -> bool:
        asked.append((title, words))
        return yes

    def choose(_parent: object, title: str, words: str, _ways: object) -> int | None:
        asked.append((title, words))
        return 0 if yes else None

    monkeypatch.setattr(dialogs, "confirm", confirm)
    monkeypatch.setattr(dialogs, "choose", choose)
    return asked


def banners(page: MonthPage) -> list[str]:
    return [one.words.words() for one in page.findChildren(Banner) if one.isVisible() and one is not page.whole.hint]
