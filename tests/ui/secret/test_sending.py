"""What a locked book sends to another computer: sealed, unless somebody takes the seal off and stays by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.ui.pages.provider.exchange.bundles.asking import SendForm
from household_ledger.ui.pages.provider.exchange.bundles.part import MergePart
from household_ledger.ui.pages.provider.exchange.page import MERGE, ExchangePage
from household_ledger.ui.start.session import Session
from household_ledger.ui.widgets import dialogs
from tests.ui.hands import child, press, type_words
from tests.ui.secret.conftest import NEXT, PASSPHRASE
from tests.ui.secret.test_passphrase_of_the_book import entering
from tests.ui.secret.visits import visitor
from tests.ui.start.conftest import settle


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "stick.hlbundle"
    monkeypatch.setattr(dialogs, "save_path", lambda *_asked, **_also: path)
    return path


def sending(run: Session, book: Path, qtbot: QtBot, fill: Callable[[SendForm], object]) -> None:
    """Open a book, fill in what is asked before it is sent, and wait until it is written."""

    def asked(form: QWidget) -> None:
        assert isinstance(form, SendForm)
        fill(form)

    steps = (("ask_secret", entering(PASSPHRASE)),) if run.shelf.is_locked(book) else ()
    with visitor(*steps):
        assert run.open(book)
    assert run.window is not None
    run.window.go("exchange")
    page = run.window.parts.pages.page()
    assert isinstance(page, ExchangePage)
    page.look_at(MERGE)
    settle()
    part = page.bundles
    assert isinstance(part, MergePart)
    with visitor(("send_form", asked)):
        press(part.send)
    qtbot.waitUntil(lambda: not run.jobs.is_busy, timeout=60_000)
    settle()


def type_twice(form: SendForm) -> None:
    for name in ("passphrase", "passphrase_again"):
        type_words(child(form, name, QLineEdit), NEXT)


def test_of_a_locked_book_the_seal_is_on_and_the_keyboard_at_its_passphrase(
    run: Session, locked: Path, stick: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(dialogs, "confirm", lambda *_asked: True)  # asked in vain: it is sealed as it stands
    seen: list[bool] = []

    def fill(form: SendForm) -> None:
        seen.extend((form.sealed.value(), form.first.line.hasFocus()))
        press(child(form, "save"))
        assert form.isVisible(), "nothing is written without a passphrase"
        type_twice(form)
        press(child(form, "save"))

    sending(run, locked, qtbot, fill)

    assert seen == [True, True]
    assert stick.read_bytes().startswith(b"HLSEAL1\n")


def test_of_a_plain_book_it_is_open_as_the_book_is_and_nobody_is_warned(
    run: Session, book: Path, stick: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(dialogs, "confirm", lambda *_asked: pytest.fail("warned of nothing"))

    sending(run, book, qtbot, lambda form: press(child(form, "save")))

    assert stick.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("is_meant", [True, False], ids=["meant", "not meant"])
def test_who_takes_the_seal_off_is_warned_and_may_go_back(
    run: Session, locked: Path, stick: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, *, is_meant: bool
) -> None:
    warned: list[str] = []

    def confirm(_over: object, _title: str, words: str, _yes: str, no: str) -> bool:
        warned.append(words)
        assert no, "going back is what stands out"
        return is_meant

    monkeypatch.setattr(dialogs, "confirm", confirm)

    def fill(form: SendForm) -> None:
        QTest.keyClick(form.sealed.box, Qt.Key.Key_Space)
        assert not form.first.isVisible()
        press(child(form, "save"))
        if not is_meant:
            assert form.isVisible()
            assert form.sealed.value()
            type_twice(form)
            press(child(form, "save"))

    sending(run, locked, qtbot, fill)

    assert len(warned) == 1
    assert stick.read_bytes().startswith(b"PK" if is_meant else b"HLSEAL1\n")
