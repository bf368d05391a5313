"""A window around tiny pages: what the frame does is seen on pages that do nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from household_ledger.domain.category import fixed_id
from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.settings import DIGITS, LANGUAGE, THEME, TYPE_SIZE, Settings
from household_ledger.text.i18n import set_language
from household_ledger.ui.arrivals import Arrival
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.actions import FrameActions
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.catalogue import PageInfo
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.paper.orders import PaperOrder
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import DARK, LIGHT
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import wear


class TinyPage(Page):
    """A page with a field and a button, that writes down what it is asked."""

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__(desk)
        self.key = key
        self.asked: list[str] = []
        self.arrived: list[Arrival] = []
        self.may_be_left = True
        self.is_touched = True
        self.about_household = key != "register"
        self.say_heading(f"หน้า {key}")
        self.line = QLineEdit()
        self.line.setObjectName("line")
        self.line.setAccessibleName("ช่องของหน้า")
        self.body.addWidget(self.line)
        self.go = button("ทำต่อ", lambda: self.asked.append("pressed"))
        self.go.setObjectName("page_go")
        self.body.addWidget(self.go)
        self.body.addStretch(1)

    def refresh(self) -> None:
        self.asked.append("refresh")

    def is_touched_by(self, _changes: ChangeSet) -> bool:
        return self.is_touched

    def arrive(self, wish: Arrival) -> None:
        self.arrived.append(wish)

    def first_focus(self) -> QWidget | None:
        return self.line

    def keep(self) -> object:
        return self.line.text()

    def restore(self, kept: object) -> None:
        self.line.setText(str(kept))

    def may_leave(self) -> bool:
        self.asked.append("may_leave")
        return self.may_be_left

    def palette_actions(self) -> list[PaletteAction]:
        return [PaletteAction(f"ทำของหน้า {self.key}", lambda: self.asked.append("palette"), also="special thing")]

    def paper(self) -> PaperOrder | None:
        return PaperOrder(kind="month", month=self.desk.month) if self.key == "month" else None

    def help_text(self) -> str:
        return f"หน้า {self.key} ใช้อย่างนี้\nพิมพ์แล้วกด Enter"


@dataclass
class Outside:
    """What the frame asked of the outside."""

    asked: list[str] = field(default_factory=list)
    may_close: bool = True

    def actions(self, dress: Callable[[], object]) -> FrameActions:
        def note(name: str) -> Callable[[], None]:
            return lambda: self.asked.append(name)

        def on_close() -> bool:
            self.asked.append("close")
            return self.may_close

        return FrameActions(
            new=note("new"),
            open=note("open"),
            demo=note("demo"),
            settings=note("settings"),
            copy_now=note("copy"),
            copies=note("copies"),
            secret=note("secret"),
            lock=note("lock"),
            dress=dress,
            on_close=on_close,
        )


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def state_file(tmp_path: Path) -> Path:
    return tmp_path / "window.json"


@pytest.fixture
def _tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PageInfo, "make", lambda self, desk: TinyPage(desk, self.key))


Opened = Callable[[Desk], Window]


@pytest.fixture
def open_window(_tiny: None, qapp: QApplication, outside: Outside, state_file: Path) -> Iterator[Opened]:
    """Open windows on a desk, as large as the laptop's screen; closed at the end."""
    made: list[Window] = []

    def open_one(desk: Desk) -> Window:
        opened = Window(desk, outside.actions(lambda: redress(qapp, desk.settings, opened)), state_file)
        made.append(opened)
        opened.setWindowState(Qt.WindowState.WindowNoState)
        opened.resize(1366, 768)
        opened.show()
        opened.activateWindow()
        settle()
        return opened

    yield open_one
    for window in made:
        if isValid(window):
            window.hide()
            window.deleteLater()
    settle()


@pytest.fixture
def window(open_window: Opened, desk: Desk) -> Window:
    """Give a window on the made-up village, at its first household, October 2026, today's page."""
    desk.settings.chosen["writer"] = "volunteer"
    opened = open_window(desk)
    opened.parts.messages.asked_no_more()
    opened.go("today")
    settle()
    return opened


def redress(application: QApplication, settings: Settings, window: Window) -> None:
    """Put choices into force as the start of the program does."""
    set_language(settings.text(LANGUAGE), settings.text(DIGITS))
    wear(application, Look(DARK if settings.text(THEME) == "dark" else LIGHT, settings.number(TYPE_SIZE)))
    window.rebuild()


def settle() -> None:
    """Let what is waiting happen: signals of this turn, widgets thrown away."""
    for _turn in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def page_of(window: Window) -> TinyPage:
    page = window.parts.pages.page()
    assert isinstance(page, TinyPage)
    return page


@pytest.fixture
def answer(qapp: QApplication) -> Callable[[Callable[[QWidget], None]], None]:
    """Do something to the next dialog that opens."""

    def later(do: Callable[[QWidget], None]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            assert dialog is not None
            do(dialog)

        QTimer.singleShot(0, look)

    return later


def expense(desk: Desk, satang: int, what: str, household: Id | None = None) -> Draft:
    household = household or desk.household
    assert household is not None
    with desk.reader() as reader:
        pocket = reader.of_household(Pocket, household)[0].id
    amount = Money(satang)
    return Draft(
        household=household,
        date=desk.today,
        kind=EntryKind.EXPENSE,
        amount=amount,
        parts=(Part(fixed_id("E01"), amount),),
        pocket=pocket,
        description=what,
    )


def add(desk: Desk, satang: int = 12000, what: str = "ค่ากับข้าว", household: Id | None = None) -> Id:
    changes = desk.execute(AddEntries((expense(desk, satang, what, household),)))
    settle()
    return changes.ids[0]


def words_in(widget: QWidget) -> str:
    return "\n".join(one.words() for one in widget.findChildren(Words))
