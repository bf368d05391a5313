"""Hands for the follow-up page: turning to its parts, standing in its tables, answering its windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Role
from household_ledger.domain.money import Money
from household_ledger.domain.register import Household, Person
from household_ledger.domain.training import Training
from household_ledger.domain.visit import Visit
from household_ledger.services.commands.lessons import RemoveTraining
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.commands.visits import RecordVisit, RemoveVisit
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.follow.page import FollowPage
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.table import Table
from tests.ui.hands import child, press
from tests.ui.provider.conftest import Shown, wait

Keys = Qt.Key


@pytest.fixture
def verifier(desk: Desk) -> Id:
    """Somebody who typed nothing, and types now."""
    person = desk.execute(AddRecords((Person(id=NO_ID, name="ครูผู้ตรวจ", role=Role.VERIFIER),))).ids[0]
    desk.let_type(person)
    return person


@pytest.fixture
def page(shown: Shown, desk: Desk) -> FollowPage:
    """Give the page of a book in which nobody visited or taught yet."""
    for visit in all_of(desk, Visit):
        desk.execute(RemoveVisit(visit.id))
    for training in all_of(desk, Training):
        desk.execute(RemoveTraining(training.id))
    return shown(FollowPage, desk)


def turn(page: FollowPage, part: str) -> None:
    press(child(page, f"choice_{part}"))
    wait(page.desk)


def table(page: FollowPage, name: str) -> Table:
    found = child(page, name, Table)
    assert isinstance(found, Table)
    return found


def column(page: FollowPage, name: str, number: int) -> list[str]:
    return [row.cells[number].text for row in table(page, name).rows()]


def stand_at(page: FollowPage, name: str, place: int, at: int = 0) -> Table:
    found = table(page, name)
    found.setFocus()
    found.setCurrentIndex(found.model().index(place, at))
    return found


def all_of(desk: Desk, kind: type[Any]) -> list[Any]:
    with desk.reader() as reader:
        return reader.all(kind)


def homes(desk: Desk) -> tuple[Household, ...]:
    return desk.figures.households()


def in_window(kind: type[Any], act: Callable[[Any], object]) -> None:
    """Do something in the window that opens next, which closes it."""

    def found() -> None:
        opened = QApplication.activeModalWidget()
        assert isinstance(opened, kind)
        try:
            act(opened)
            assert not opened.isVisible(), "still open"
        except BaseException:
            opened.done(0)  # else the test would wait for it for ever
            raise

    QTimer.singleShot(0, found)


def in_form(act: Callable[[FormDialog], object]) -> None:
    """Do something in the form that opens next."""
    in_window(FormDialog, act)


def visited(desk: Desk, place: int, days: int, *, note: str = "", counted: Money | None = None) -> Visit:
    """Write a visit to a household, some days ago, by the first person of the book."""
    visitor = all_of(desk, Person)[0].id
    day = desk.today - timedelta(days=days)
    went = Visit(id=NO_ID, household=homes(desk)[place].id, visited_on=day, visitor=visitor, note=note)
    went = replace(went, counted=counted, has_counted_cash=counted is not None)
    desk.execute(RecordVisit(went))
    made: Visit = all_of(desk, Visit)[-1]
    return made
