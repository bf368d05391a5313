"""A made-up paper month of a household of the village, and a hand that types it with as few keys as the grid allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.benchmarks.key_presses import Way, shortest_way
from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.typed.category_guess import Guesser
from household_ledger.services.typed.completion import Completion
from household_ledger.text.amounts import format_amount
from household_ledger.ui.desk import Desk
from household_ledger.ui.typing.cell import CellEdit
from tests.ui.entry_grid.conftest import NONE, SHIFT, THIS_MONTH, Key, written

ENTRIES = 100
_NEW_EVERY = 10
"""One line in so many says what the household never wrote before."""
_NEW = (
    ("ซาลาเปาไส้หวาน", "E04", "ขนม"),
    ("ถ่านไฟฉายสองก้อน", "E09", "ของใช้"),
    ("แชมพูซองเล็ก", "E09", "ของใช้"),
    ("ยาหม่องตราช้าง", "E13", "หมอ"),
    ("ไม้บรรทัดของหลาน", "E14", "เรียน"),
)
_PLAIN = frozenset((EntryKind.INCOME, EntryKind.EXPENSE, EntryKind.COST))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the paper: what it says, and of words never written before the letters that find the category."""

    said: Draft
    sought: str = ""

    @property
    def seen(self) -> tuple[date, str, int, int]:
        """Give what the paper and the ledger must agree in: day, words, category, satang."""
        return self.said.date, self.said.description, int(self.said.parts[0].category), int(self.said.amount)


def paper_month(desk: Desk) -> list[Line]:
    """Write a paper up to today: mostly what the household wrote last month, for other amounts."""
    random = Random(11)
    last = THIS_MONTH.plus(-1)
    usual = [draft_of(one) for one in written(desk, last) if one.kind in _PLAIN and not one.pair and one.description]
    usual = [one for one in usual if len(one.parts) == 1 and not one.member]
    lines = []
    for number in range(ENTRIES):
        day = date(THIS_MONTH.year, THIS_MONTH.month, 1 + number * desk.today.day // ENTRIES)
        amount = Money(random.randint(5, 1_800) * 100 + random.choice((0, 0, 0, 25, 50)))
        if number % _NEW_EVERY == _NEW_EVERY - 1:
            words, code, sought = _NEW[number // _NEW_EVERY % len(_NEW)]
            lines.append(Line(_spent(desk, day, f"{words} {number}", Part(fixed_id(code), amount)), sought))
        else:
            said = random.choice(usual)
            lines.append(Line(replace(said, date=day, amount=amount, parts=(replace(said.parts[0], amount=amount),))))
    return lines


def _spent(desk: Desk, day: date, words: str, part: Part) -> Draft:
    assert desk.household is not None
    return Draft(
        household=desk.household,
        date=day,
        kind=EntryKind.EXPENSE,
        amount=part.amount,
        parts=(part,),
        description=words,
    )


def whole(line: Line) -> Way:
    """Type every letter of the words."""
    return Way(len(line.said.description), 0)


def shortest(desk: Desk, line: Line) -> Way:
    """Find the shortest way to words written before in what is written by now; new ones are typed whole."""
    if line.sought:
        return whole(line)
    assert desk.household is not None
    with desk.reader() as reader:
        completion = Completion.read(reader, desk.household, today=desk.today, guesser=Guesser(()))
    way = shortest_way(completion, line.said)
    assert way is not None, line
    return way


def kept(entry: Entry) -> tuple[date, str, int, int]:
    """Give of an entry what the paper says of a line."""
    said = draft_of(entry)
    return said.date, said.description, int(said.parts[0].category), int(said.amount)


class Hand:
    """Presses keys wherever the keyboard is and counts them; `pause` comes after every key."""

    def __init__(self, day: date, pause: Callable[[], object]) -> None:
        """`day` is that of the row under the hand."""
        self._day, self._pause = day, pause
        self.pressed = 0

    def type(self, words: str) -> None:
        """Press a key for each letter."""
        for letter in words:
            code = ord(letter.upper()) if letter.isascii() else 0
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                at = QApplication.focusWidget()
                assert isinstance(at, CellEdit), at
                QApplication.sendEvent(at, QKeyEvent(kind, code, NONE, letter))
            self._after()

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press keys that are no letters."""
        for key in keys:
            at = QApplication.focusWidget()
            assert at is not None
            QTest.keyClick(at, key, held)
            self._after()

    def write(self, line: Line, way: Way) -> int:
        """Type a line, its words as the way says, and give how many keys it took."""
        before = self.pressed
        self._go_to_day(line.said.date)
        self.type(line.said.description[: way.letters])
        self.press(*[Key.Key_Down] * way.down)
        if line.sought:
            self.press(Key.Key_Tab)
            self.type(line.sought)
        self.press(Key.Key_Tab)
        self.type(format_amount(line.said.amount).replace(",", ""))
        self.press(Key.Key_Return)
        return self.pressed - before

    def _go_to_day(self, day: date) -> None:
        if day != self._day:
            self.press(Key.Key_Tab, held=SHIFT)
            self.type(str(day.day))
            self.press(Key.Key_Tab)
            self._day = day

    def _after(self) -> None:
        self.pressed += 1
        self._pause()
