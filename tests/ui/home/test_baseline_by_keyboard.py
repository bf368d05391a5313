"""A long sheet filled with the keyboard alone: what is typed into is seen, and a sentence moves nothing out of line."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.before_after.baseline_form import BaselineDialog
from household_ledger.ui.theme.look import Look
from household_ledger.ui.widgets.words import Words
from tests.ui import looking
from tests.ui.conftest import Shot, wear
from tests.ui.hands import child, type_anew, type_words
from tests.ui.home.test_baseline_form import began


def opened(desk: Desk) -> BaselineDialog:
    made = BaselineDialog(desk, began(desk, date(2026, 3, 10)), [])
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().height() == widget.height() > 0


def edges(widgets: list[QWidget], dialog: QWidget) -> list[tuple[int, int]]:
    """Give for each how high it stands in the dialog, and how wide it is."""
    return [(one.mapTo(dialog, QPoint()).y(), one.width()) for one in widgets]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab], ids=["Enter", "Tab"])
@pytest.mark.parametrize("size", [100, 150])
def test_every_box_the_keyboard_comes_to_is_seen_also_when_sentences_made_the_rows_above_higher(
    desk: Desk, qapp: QApplication, qtbot: QtBot, size: int, key: Qt.Key
) -> None:
    wear(qapp, Look(type_size=size))
    dialog = opened(desk)
    for one in ("I01_cash", "I02_cash"):
        type_anew(child(dialog, one), "xyz")
    child(dialog, "I02_goods").setFocus()
    came_to: list[str] = []

    while (at := QApplication.focusWidget()) is not None and dialog.area.isAncestorOf(at):
        assert isinstance(at, QLineEdit)
        qtbot.waitUntil(lambda here=at: is_whole(here), timeout=1000)  # type: ignore[misc] # the loop's own
        came_to.append(at.objectName())
        QTest.keyClick(at, key)

    assert len(came_to) == len(set(came_to)) > 20
    for field in dialog._fields():
        field.settle()


def test_what_is_said_below_a_box_is_seen_while_it_is_typed_into(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk)
    box = dialog.sheet.cash["I06"]
    box.setFocus()
    qtbot.waitUntil(lambda: is_whole(box.editor), timeout=1000)

    type_words(box.editor, "Q")

    assert box.problem()
    qtbot.waitUntil(lambda: is_whole(box.said) and is_whole(box.editor), timeout=1000)
    box.settle()


@pytest.mark.parametrize("size", [100, 150])
def test_a_sentence_leaves_boxes_and_their_names_in_line(desk: Desk, qapp: QApplication, size: int, shot: Shot) -> None:
    wear(qapp, Look(type_size=size))
    dialog = opened(desk)
    head: list[QWidget] = [dialog.kind.editor, dialog.last.editor]
    labels: list[QWidget] = [dialog.kind.label, dialog.last.label]
    foot: list[QWidget] = [one.editor for one in (dialog.members, dialog.debts, dialog.savings, dialog.note)]
    box = dialog.sheet.cash["I01"].editor
    (name,) = (one for one in dialog.sheet.findChildren(Words) if one.words() == "ขายพืชผล")
    before = [edges(head, dialog), edges(labels, dialog)]
    narrow = [wide for _top, wide in edges(foot, dialog)]
    middle = name.geometry().center().y() - box.mapTo(dialog.sheet, QPoint()).y()

    for one, words in (("last", "13/2569"), ("I01_cash", "12a"), ("members", "abc"), ("savings", "5.555")):
        type_anew(child(dialog, one), words)
    looking.layouts_at_rest(10)
    shot(dialog, f"baseline-wrong-{size}")

    assert [edges(head, dialog), edges(labels, dialog)] == before
    assert len({top for top, _wide in before[0]}) == 1
    assert [wide for _top, wide in edges(foot, dialog)] == narrow
    if size == 100:  # in large letters they stand below each other
        assert len(set(edges(foot, dialog))) == 1
    assert name.geometry().center().y() - box.mapTo(dialog.sheet, QPoint()).y() == middle
    for field in dialog._fields():
        field.settle()


def test_the_sum_counts_only_what_is_taken_and_people_are_no_amount(desk: Desk) -> None:
    dialog = opened(desk)
    type_anew(child(dialog, "I01_cash"), "500")

    type_anew(child(dialog, "I02_cash"), "-3")
    type_anew(child(dialog, "members"), "abc")

    assert dialog.total.words().endswith(" 500 บาท (ยังไม่ได้ถามต้นทุนอาชีพ)")
    assert dialog.members.said.words() == "เขียนจำนวนเต็มตั้งแต่ 1 ถึง 50"
    for field in dialog._fields():
        field.settle()
