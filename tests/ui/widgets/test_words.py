"""Words break at Thai words where they must, and cost nothing where they need not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from household_ledger.text.wrap import with_zwsp
from household_ledger.ui.widgets import words as module
from household_ledger.ui.widgets.words import Words
from tests.ui import looking

SENTENCE = "ถ้าออมเท่านี้ต่อไปซ่อมหลังคาบ้านจะครบราวกันยายนปีหน้าและยังเหลือเงินไว้ใช้จ่ายยามจำเป็นอีกด้วย"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the words the dictionary was asked for."""
    told: list[str] = []

    def ask(text: str) -> str:
        told.append(text)
        return with_zwsp(text)

    monkeypatch.setattr(module, "with_zwsp", ask)
    return told


def shown(width: int, sentence: str = SENTENCE) -> QWidget:
    """Show a sentence as a page does: inside layouts that ask for many widths in passing."""
    inside = QWidget()
    rows = QVBoxLayout(inside)
    rows.addWidget(Words(sentence, wraps=True))
    rows.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.resize(width, 300)
    area.show()
    for _turn in range(5):
        QApplication.processEvents()
    return area


def test_the_dictionary_is_not_asked_where_the_words_fit(asked: list[str]) -> None:
    area = shown(1100)

    assert asked == []
    assert looking.clipped(area) == []


@pytest.mark.parametrize("width", [160, 300, 500])
def test_words_that_do_not_fit_are_broken_and_nothing_is_cut_off(asked: list[str], width: int) -> None:
    area = shown(width)

    assert set(asked) == {SENTENCE}
    assert looking.clipped(area) == []
    label = area.findChild(Words)
    assert label is not None
    assert label.words() == SENTENCE
    assert label.text() == with_zwsp(SENTENCE)
    lines = label.height() / label.fontMetrics().lineSpacing()
    wide = label.fontMetrics().horizontalAdvance(SENTENCE) / label.width()
    assert wide <= lines <= wide * 1.5 + 1


def test_words_are_broken_where_qt_itself_sees_one_long_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Thai is to Qt wherever the system has no library for it, Windows among them."""
    word = "abcdefgh" * 12
    monkeypatch.setattr(module, "with_zwsp", lambda text: "\u200b".join(text[at : at + 8] for at in range(0, 96, 8)))

    area = shown(200, word)

    label = area.findChild(Words)
    assert label is not None
    assert label.width() <= 200
    assert label.words() == word
    assert label.height() > 2 * label.fontMetrics().lineSpacing()
    assert looking.clipped(area) == []


def test_a_line_never_ends_between_a_sign_and_its_number() -> None:
    told = "เดือนก่อนถึงวันเดียวกัน 11,846.25 ▲ 719.50"
    letters = Words(told, wraps=True).fontMetrics()

    area = shown(letters.horizontalAdvance(told.removesuffix(" 719.50")) + 40, told)

    label = area.findChild(Words)
    assert label is not None
    assert "▲\u00a0719.50" in label.text()
    assert label.words() == told
    assert looking.clipped(area) == []
