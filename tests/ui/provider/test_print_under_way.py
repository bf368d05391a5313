"""A set of papers under way: in sight, stopped with what is finished kept, told on the page built anew."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from household_ledger.reports.batch import Batch, Piece
from household_ledger.reports.orders import PaperSource, batch_of
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.print_all import PrintAllPage
from household_ledger.ui.paper import making
from household_ledger.ui.paper.orders import PaperOrder
from tests.ui.hands import child
from tests.ui.provider.conftest import Shown, named, pressed, wait


def test_what_is_under_way_is_in_sight_on_a_low_screen(
    shown: Shown, desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(PrintAllPage, desk)
    page.resize(1156, 420)
    may_go_on, is_second = hold_second(monkeypatch)

    pressed(page, "choice_apart", "begin")
    assert is_second.wait(20)
    QTest.qWait(5)
    stop = child(page, "stop")
    is_seen = stop.visibleRegion().boundingRect().height() == stop.height()
    may_go_on.set()
    wait(desk)

    assert is_seen
    card = child(page, "print_result")
    assert card.visibleRegion().boundingRect().height() == card.height()


def delete(widget: QWidget) -> None:
    """Take a widget away as the frame does when it builds everything anew."""
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)


def hold_second(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """Hold the second paper of a set until the first event is set; the second says that it was begun."""
    may_go_on, is_second = threading.Event(), threading.Event()

    def slow(orders: tuple[PaperOrder, ...], source: PaperSource) -> Batch:
        batch = batch_of(orders, source)

        def held(piece: Piece) -> Callable[[], object]:
            def make() -> object:
                is_second.set()
                assert may_go_on.wait(20)
                return piece.make()

            return make

        pieces = [batch.pieces[0], Piece(batch.pieces[1].file_name, held(batch.pieces[1]))]  # type: ignore[arg-type]
        return Batch([*pieces, *batch.pieces[2:]], batch.title, batch.author, batch.made_at, batch.language)

    monkeypatch.setattr(making, "batch_of", slow)
    return may_go_on, is_second


def test_stopping_keeps_the_finished_files_and_names_them(
    shown: Shown, desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(PrintAllPage, desk)
    may_go_on, is_second = hold_second(monkeypatch)
    pressed(page, "choice_apart", "begin")
    assert is_second.wait(20)
    assert not child(page, "begin").isEnabled()
    pressed(page, "stop")
    may_go_on.set()
    wait(desk)

    assert sorted(one.name for one in folder.iterdir()) == [named(desk, 0), named(desk, 1)]
    assert page.card.told.words() == "หยุดแล้ว เก็บส่วนที่เสร็จไว้ 2 หน้า ใน 2 ไฟล์"
    assert page.card.more.words() == f"{named(desk, 0)}, {named(desk, 1)}"
    assert child(page, "begin").isEnabled()


def test_papers_under_way_are_stopped_on_the_page_built_anew(
    shown: Shown, desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(PrintAllPage, desk)
    may_go_on, is_second = hold_second(monkeypatch)
    pressed(page, "choice_apart", "begin")
    assert is_second.wait(20)

    again = PrintAllPage(desk)
    again.show()
    again.restore(page.keep())
    assert not child(again, "begin").isEnabled(), "nobody prints the same files twice at once"
    pressed(again, "stop")
    may_go_on.set()
    wait(desk)

    assert again.card.told.words() == "หยุดแล้ว เก็บส่วนที่เสร็จไว้ 2 หน้า ใน 2 ไฟล์"
    assert len(list(folder.iterdir())) == 2


def test_papers_finished_while_their_page_is_built_anew_are_told_and_shown_on_the_new_one(
    shown: Shown, desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PrintAllPage(desk)
    page.show()
    page.refresh()
    wait(desk)
    said: list[str] = []
    desk.said.connect(lambda notice: said.append(notice.words))
    may_go_on, is_second = hold_second(monkeypatch)
    pressed(page, "choice_apart", "begin")
    assert is_second.wait(20)

    kept = page.keep()
    delete(page)
    may_go_on.set()
    wait(desk)
    assert said == ["เสร็จแล้ว ได้ 4 หน้า ใน 4 ไฟล์"]

    again = shown(PrintAllPage, desk)
    again.restore(kept)
    assert again.card.told.words() == said[0]
    assert child(again, "open_folder").isVisible()
