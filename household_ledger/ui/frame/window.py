"""The window: rail, bars, drawer and the page in the middle, joined to what lies on the desk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.settings import SHOW_EVERYTHING, TYPE_SIZE, TYPE_SIZES
from household_ledger.text.i18n import _
from household_ledger.ui.arrivals import Arrival, TakeIn
from household_ledger.ui.desk import Desk, Sight
from household_ledger.ui.frame import reading_order
from household_ledger.ui.frame.actions import FrameActions
from household_ledger.ui.frame.bars import Bars
from household_ledger.ui.frame.doings import Doings
from household_ledger.ui.frame.drawers import Drawers
from household_ledger.ui.frame.listening import Helpers, Listening, show_notice
from household_ledger.ui.frame.messages_bar import ASKED
from household_ledger.ui.frame.page_stack import is_let_go
from household_ledger.ui.frame.parts import Parts
from household_ledger.ui.frame.qt_words import speak_qt
from household_ledger.ui.frame.state import DRAWER_WIDTH, LEAST_DRAWER, WIDEST_DRAWER, WindowState
from household_ledger.ui.frame.typist import Typist
from household_ledger.ui.frame.undo_keys import UndoKeys
from household_ledger.ui.frame.visibility import first_page, shown_workspaces
from household_ledger.ui.pages.catalogue import HOUSEHOLD, PAGE, PROVIDER, pages_of
from household_ledger.ui.pages.page import Page
from household_ledger.ui.theme.look import px

WIDTH, HEIGHT = 1366, 768
_BEFORE_KEPT = 1000
"""Milliseconds at one place before it is kept where one is: a machine that goes off suddenly comes back there."""


class Window(QMainWindow):
    """One opened book in one window; `actions` reach outside, `state_file` keeps how it was left.

    The first page is made when the window is first shown, so that what is chosen before costs nothing.
    """

    def __init__(self, desk: Desk, actions: FrameActions, state_file: Path) -> None:
        super().__init__()
        self.desk, self.outside = desk, actions
        self._state_file = state_file
        self.state = WindowState.load(state_file)
        self._is_provider_asked = self._is_let_go = False
        self._last_page = {one: pages_of(one)[0].key for one in (HOUSEHOLD, PROVIDER)}
        self._is_begun = False
        """Whether a page has been shown that could be read."""
        self._sent: Arrival | None = None
        self._look_at_first()
        self.setAcceptDrops(True)
        speak_qt()
        self.bars, self.drawers = Bars(desk), Drawers(self)
        self.typist = Typist(self, self.bars)
        self._undo_keys = UndoKeys(self)
        self.doings = Doings(self, self, self.drawers)
        self._build({})
        desk.print_asked.connect(self.doings.show_paper)
        desk.days_asked.connect(self.doings.ask_days)
        desk.asking_told.connect(self._show_asking)
        self._listening = Listening(self, self, Helpers(self.bars, self.drawers, self.typist))
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_BEFORE_KEPT)
        self._keeping.timeout.connect(self.keep_state)
        desk.moved.connect(self._keeping.start)
        self._place()

    # Going somewhere ------------------------------------------------------------------------------------------------

    def go(self, key: str, sight: Sight | None = None, wish: Arrival | None = None) -> bool:
        """Show a page, and another household or month with it; False when the one shown would not be left."""
        is_moved = sight is not None and sight != self.desk.sight
        if (is_moved or key != self.parts.pages.key) and not self.may_leave():
            self._mark_page()
            return False
        self.show_page(key, sight, wish)
        return True

    def go_to_number(self, number: int) -> None:
        """Show a page of the workspace by its number from 1."""
        pages = pages_of(self.workspace())
        if number <= len(pages):
            self.go(pages[number - 1].key)

    def go_to_workspace(self, workspace: str) -> None:
        """Show the page last looked at in a workspace."""
        self.go(self._last_page[workspace])

    def look_at(self, household: Id) -> None:
        """Look at another household; from the provider's pages, at its own page."""
        if self.workspace() != HOUSEHOLD:
            self.go(self._last_page[HOUSEHOLD], Sight(household, self.desk.month))
        elif self.may_leave():
            self.desk.look_at(household)

    def step_household(self, step: int) -> None:
        """Look at the household before or after."""
        households, place = self.bars.households()
        if self.workspace() == HOUSEHOLD and place is not None and 0 <= place + step < len(households):
            self.look_at(households[place + step].id)

    def turn_to(self, month: Month) -> None:
        """Look at another month."""
        if self.may_leave():
            self.desk.turn_to(month)

    def step_month(self, step: int) -> None:
        """Look at the month before or after; not beyond the present one and what is written ahead of it."""
        month = self.desk.month.plus(step)
        if step < 0 or month <= self.bars.last_month():
            self.turn_to(month)

    def open_person_menu(self) -> None:
        """Open the people of the book: who is typing."""
        self.doings.open_person_menu()

    def step_size(self, step: int) -> None:
        """Make letters larger or smaller by one step; 0: as usual."""
        place = TYPE_SIZES.index(self.desk.settings.number(TYPE_SIZE)) + step if step else 0
        if 0 <= place < len(TYPE_SIZES):
            self.desk.settings.choose(TYPE_SIZE, TYPE_SIZES[place])
            self.outside.dress()

    def show_everything(self, *, is_on: bool) -> None:
        """Show or hide what only providers need."""
        self.desk.settings.choose(SHOW_EVERYTHING, is_on)
        self._is_provider_asked = False
        self.show_workspaces()

    def to_area(self, step: int) -> None:
        """Bring the keyboard to the next part of the window: page, drawer, messages, top bar, rail, status line."""
        areas = [one for one in self.parts.areas() if any(True for _one in reading_order.controls(one))]
        at = QApplication.focusWidget()
        here = [place for place, one in enumerate(areas) if at is not None and (one is at or one.isAncestorOf(at))]
        area = areas[(here[0] + step) % len(areas) if here else 0]
        reading_order.to_control(self._first_in(area), Qt.FocusReason.ShortcutFocusReason)

    # What the outside asks ------------------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Build everything anew in the language, look and size of letters of the moment; what was typed stays."""
        key, kept, messages = self.parts.pages.key, self.parts.pages.keep(), self.parts.messages.shown()
        self._build(kept)
        if key:
            self.show_page(key)
        for notice in messages:
            if notice.kind == ASKED:
                self.typist.ask()
            else:
                show_notice(self, notice)
        self.drawers.open_again()

    def show_copied(self, when: datetime) -> None:
        """Show when the last safety copy was made (local time)."""
        self.bars.show_copied(when)

    def workspace(self) -> str:
        """Tell which workspace the page shown belongs to."""
        return PAGE[self.parts.pages.key].workspace if self.parts.pages.key else HOUSEHOLD

    def workspaces(self) -> tuple[str, ...]:
        """List the workspaces shown."""
        if self._is_provider_asked:
            return (HOUSEHOLD, PROVIDER)
        typist, (households, _place) = self.bars.typist(), self.bars.households()
        return shown_workspaces(self.desk.settings, len(households), typist.role if typist is not None else None)

    def show_workspaces(self) -> None:
        """Show the workspaces there are; from one that is hidden now, go to the household's."""
        shown = self.workspaces()
        if self.workspace() not in shown:
            self.show_page(pages_of(HOUSEHOLD)[0].key)
            return
        self.parts.rail.show_workspaces(shown, self.workspace())
        self._mark_page()

    def may_leave(self) -> bool:
        """Ask the page shown whether it may be left."""
        page = self.parts.pages.page()
        return page is None or page.may_leave()

    def may_close(self) -> bool:
        """Ask every page, and the asking about days, whether the window may close; a person, where they cannot say."""
        try:
            return (
                self.may_leave()
                and self.parts.pages.may_close()
                and (self.parts.asking is None or self.parts.asking.may_close())
            )
        except (UserError, EnvironmentProblem) as problem:
            return is_let_go(self, problem)

    def let_go(self) -> None:
        """Close without asking the pages: they were asked."""
        self._is_let_go = True
        self.close()

    def keep_state(self) -> None:
        """Keep how the window is left, for the next time: its place, the page, whose account is looked at."""
        self.state.geometry = bytes(self.saveGeometry().toHex().data()).decode()
        self.state.page = self.parts.pages.key or self.state.page
        self.state.note_household(self.desk.opened.place, self.desk.household)
        self.state.save(self._state_file)

    def show_page(self, key: str, sight: Sight | None = None, wish: Arrival | None = None) -> None:
        """Show a page without asking the one before it; a page of a hidden workspace brings its workspace along.

        With another household or month, it alone is read: the page before it rests until it is shown again.
        """
        info = PAGE[key]
        self.parts.uncover()
        if info.workspace not in self.workspaces():
            self._is_provider_asked = True
        self._last_page[info.workspace] = key
        was_shown, made = key == self.parts.pages.key, self.parts.pages.count()
        self.parts.pages.aim(key)
        self.desk.stand(self.drawers.sight_on(info.workspace, sight or self.desk.sight))
        page = self.parts.pages.show_page(key)
        self._keeping.start()
        self.show_workspaces()
        self.bars.show_household(info.workspace)
        self.bars.show_paper(page)
        by_qt = None if was_shown else QApplication.focusWidget()
        if isinstance(by_qt, QLineEdit) and made == self.parts.pages.count():
            by_qt = None  # where somebody was typing before the page was left
        self._sent = wish if self.parts.pages.is_in_trouble else None
        self._is_begun = self._is_begun or not self.parts.pages.is_in_trouble
        if wish is not None:
            page.arrive(wish)
        self._focus(page, by_qt)

    # What Qt tells the window ---------------------------------------------------------------------------------------

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 -- Qt's own signature
        """Go through the controls as they are read, whenever they were made."""
        return reading_order.move(self.parts.areas(), is_next=is_next) or super().focusNextPrevChild(is_next)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the first page when the window is first shown."""
        super().showEvent(event)
        if not self.parts.pages.key:
            self._begin()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take books of other computers, wherever on the window they are dropped."""
        if _bundles(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Go where they are taken in."""
        bundles = _bundles(event)
        if bundles:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.go("exchange", None, TakeIn(bundles)))  # the drag ends first

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the drawer, or the newest message, with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.parts.drawer.panel is not None:
            self.parts.drawer.close_drawer()
        elif event.key() != Qt.Key.Key_Escape or not self.parts.messages.close_newest():
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when the page may be left and the outside agrees; keep how the window was left."""
        if not self._is_let_go and not self.may_close():
            event.ignore()
            return
        if not self.outside.on_close():
            event.ignore()
            return
        self.keep_state()
        event.accept()
        QTimer.singleShot(0, self.deleteLater)  # a turn later: nobody else may hold the window any more

    # Building -------------------------------------------------------------------------------------------------------

    def _build(self, kept: Mapping[str, object]) -> None:
        self.parts = Parts(self.desk, kept)
        self.setCentralWidget(self.parts)
        self.setWindowTitle(f"{self.desk.opened.name} – {_('Household Ledger')}")
        self._connect_parts()
        self.show_workspaces()
        self.bars.fill(self.parts.top, self.parts.status, self.workspace())
        self.parts.rail.show_waiting("exchange", self.bars.count_to_settle())

    def _connect_parts(self) -> None:
        rail, top, status = self.parts.rail, self.parts.top, self.parts.status
        rail.page_chosen.connect(self._on_page_chosen)
        rail.workspace_chosen.connect(self.go_to_workspace)
        rail.search_asked.connect(self.doings.open_palette)
        top.household_stepped.connect(self.step_household)
        top.household_asked.connect(self.doings.find_household)
        top.month_stepped.connect(self.step_month)
        top.month_asked.connect(self.doings.pick_month)
        top.undo_asked.connect(self.doings.steps.undo)
        top.redo_asked.connect(self.doings.steps.redo)
        top.print_asked.connect(self.doings.print_page)
        top.help_asked.connect(self.drawers.show_help)
        status.copy_asked.connect(self.outside.copies)
        status.file_asked.connect(self.doings.open_file_menu)
        status.person_asked.connect(self.doings.open_person_menu)
        status.size_stepped.connect(self.step_size)
        status.lock_asked.connect(self.outside.lock)
        self.parts.pages.again_asked.connect(self._try_again)
        self.parts.pages.answered.connect(lambda: self.bars.show_paper(self.parts.pages.page()))
        self._show_asking()
        self.parts.drawer.closed.connect(self._on_drawer_closed)
        self.parts.messages.let_go.connect(lambda: self._begin_again(self.focusWidget()))
        self.parts.body.splitterMoved.connect(self._on_drawer_moved)

    def _place(self) -> None:
        kept = QByteArray.fromHex(QByteArray(self.state.geometry.encode("ascii", "ignore")))
        if kept.isEmpty() or not self.restoreGeometry(kept):
            room = self.screen().availableGeometry()
            self.resize(min(WIDTH, room.width()), min(HEIGHT, room.height()))
            if room.width() <= WIDTH:
                self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def _look_at_first(self) -> None:
        """Look at what was looked at last in this book, or at its first household; later, if it cannot be read now."""
        last = self.state.household_of(self.desk.opened.place)
        try:
            if self.desk.household is None and any(one.id == last for one in self.desk.figures.households()):
                self.desk.look_at(last)
            self.desk.take_first()
        except (UserError, EnvironmentProblem):
            return  # the page tells it, and trying again comes here again

    def _begin(self) -> None:
        self.show_page(self._first_page())
        if not (self.desk.opened.is_damaged or self.desk.opened.is_only_shown):
            self.typist.ask()

    def _try_again(self) -> None:
        """Read everything anew that could not be read; what is damaged is brought back instead."""
        if self.desk.opened.is_damaged:
            self.outside.rescue()
            return
        self._look_at_first()
        self.bars.fill(self.parts.top, self.parts.status, self.workspace())
        if self._is_begun:
            self.show_page(self.parts.pages.key, None, self._sent)
        else:
            self._begin()

    def _first_page(self) -> str:
        info = PAGE.get(self.state.page)
        if info is not None and info.workspace in self.workspaces():
            return info.key
        first = PAGE[first_page(self.desk.settings, len(self.bars.households()[0]))]
        return first.key if first.workspace in self.workspaces() else pages_of(HOUSEHOLD)[0].key

    def _focus(self, page: Page, by_qt: QWidget | None = None) -> None:
        """Begin where the page begins, unless the keyboard is in it already; where only Qt put it does not count."""
        at = QApplication.focusWidget()
        if at is not None and at.isVisible() and at is not by_qt and page.isAncestorOf(at):
            return  # the page has chosen while it took what it was sent, or somebody is at work on it
        reading_order.to_control(reading_order.first_of(page.first_focus(), page))

    def _first_in(self, area: QWidget) -> QWidget:
        return next(reading_order.controls(area), area)

    def _show_asking(self) -> None:
        self.parts.show_asking(self.desk, self.doings.ask_days)

    def _mark_page(self) -> None:
        if self.parts.pages.key:
            self.parts.rail.show_page(PAGE[self.parts.pages.key])

    # What the parts tell -------------------------------------------------------------------------------------------

    def _on_page_chosen(self, key: str) -> None:
        self.go(key)

    def _on_drawer_closed(self) -> None:
        self.drawers.forget()
        self.parts.close_drawer()
        self._begin_again(QApplication.focusWidget() if self.parts.drawer.had_keyboard else None)

    def _begin_again(self, by_qt: QWidget | None) -> None:
        page = self.parts.pages.page()
        if page is not None:
            self._focus(page, by_qt)

    def _on_drawer_moved(self, _position: int, _index: int) -> None:
        width = round(self.parts.drawer.width() * DRAWER_WIDTH / px(DRAWER_WIDTH))
        self.state.drawer_width = max(LEAST_DRAWER, min(WIDEST_DRAWER, width))


def _bundles(event: QDropEvent) -> tuple[Path, ...]:
    """Name the books of other computers among what is dropped."""
    from household_ledger.ui.widgets.dragged import bundles_of  # few windows ever see one

    return bundles_of(event.mimeData())
