"""What the frame can be asked to do: its keys, its menus, its popups, and what the palette lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from household_ledger.domain.period import Month
from household_ledger.settings import DIGITS, LANGUAGE, SHOW_EVERYTHING, THEME, Setting
from household_ledger.text.i18n import N_, _
from household_ledger.ui.frame.actions import ASK_KEY, LOCK_KEY, SHARED_KEY, FrameAction
from household_ledger.ui.frame.number_keys import NumberKeys
from household_ledger.ui.frame.rail import SEARCH_KEY
from household_ledger.ui.frame.taking_back import TakingBack

if TYPE_CHECKING:
    from household_ledger.ui.frame.chooser import Chooser
    from household_ledger.ui.frame.drawers import Drawers
    from household_ledger.ui.frame.seat import Seat
    from household_ledger.ui.paper.orders import PaperOrder

_PAGES_WITH_KEYS = 9
_FINDER_SIZE, _PALETTE_SIZE = (380, 420), (620, 460)
_PALETTE_TOP = 90


class Doings:
    """Joined to one window; heavier parts are imported when they are first asked for."""

    def __init__(self, window: QWidget, seat: Seat, drawers: Drawers) -> None:
        """`seat` is the window again, as it is known here."""
        self._window, self._seat, self._drawers = window, seat, drawers
        self._desk = seat.desk
        self.steps = TakingBack(window, seat)
        for keys, run in self._keys():
            for key in keys.split():
                QShortcut(QKeySequence(key), window).activated.connect(run)
        for number in range(1, _PAGES_WITH_KEYS + 1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), window).activated.connect(partial(seat.go_to_number, number))
        self._numbers = NumberKeys(window, seat.go_to_number)

    def open_palette(self) -> Chooser:
        """Open the list of everything that can be gone to or done."""
        from household_ledger.ui.frame import palette
        from household_ledger.ui.frame.chooser import Chooser
        from household_ledger.ui.pages.catalogue import WORKSPACES

        seat, last = self._seat, self._desk.last_month()
        shown, key = seat.workspaces(), seat.parts.pages.key
        hidden = [one for one in WORKSPACES if one not in shown]  # found all the same, after everything else
        page, household = seat.parts.pages.page(), self._desk.household
        enrolled = self._desk.figures.enrolled(household) if household is not None else None
        choices = [
            *palette.of_page_actions(page.palette_actions() if page is not None else ()),
            *palette.of_pages(shown, seat.workspace(), seat.go),
            *palette.of_actions(self.actions()),
            *palette.of_households(self._desk.figures.households(), lambda one: seat.look_at(one.id)),
            *palette.of_months(enrolled[0] if enrolled else last, last, seat.turn_to),
            *palette.of_deeds(shown, key, self._do_there),
            *palette.of_pages(hidden, seat.workspace(), seat.go),
            *palette.of_deeds(hidden, key, self._do_there),
        ]
        chooser = Chooser(
            self._window,
            _("Search everything: page, household, month, action"),
            choices,
            more=lambda typed: palette.typed_month(typed, last, seat.turn_to),
            size=_PALETTE_SIZE,
        )
        chooser.setObjectName("palette")
        chooser.open_over(self._window, _PALETTE_TOP)
        return chooser

    def _do_there(self, key: str, deed: str) -> None:
        """Go to a page and do there what it is asked for, if it may be done now: a closed month is not closed again."""
        page = self._seat.parts.pages.page() if self._seat.go(key) else None
        actions = page.palette_actions() if page is not None else []
        for run in [one.run for one in actions if one.words == _(deed)]:
            run()

    def find_household(self) -> Chooser:
        """Open the list of households below the switcher."""
        from household_ledger.ui.frame.chooser import Choice, Chooser

        look_at = self._seat.look_at
        choices = [
            Choice(
                one.name,
                partial(look_at, one.id),
                before=one.code,
                after=_("has left") if one.has_left(self._desk.today) else "",
                is_now=one.id == self._desk.household,
            )
            for one in self._desk.figures.households()
        ]
        choices.append(Choice(_("Add a household…"), partial(self._seat.go, "register"), picture="add"))
        chooser = Chooser(self._window, _("Find a household by code or name"), choices, size=_FINDER_SIZE)
        chooser.open_below(self._seat.parts.top.household)
        return chooser

    def pick_month(self) -> None:
        """Open the months below the switcher."""
        from household_ledger.ui.frame.month_picker import MonthPicker

        closed: set[int] = set()
        if self._desk.household is not None:
            with self._desk.reader() as reader:
                states = reader.month_states(self._desk.household)
            closed = {one.month for one in states if one.closed_on is not None}
        picker = MonthPicker(
            self._window,
            self._desk.month,
            now=Month.of(self._desk.today),
            last=self._desk.last_month(),
            is_closed=lambda month: month.number in closed,
        )
        picker.picked.connect(self._seat.turn_to)
        picker.open_below(self._seat.parts.top.month)

    def ask_days(self) -> None:
        """Ask about the days of the month nobody knows of, or go on where it was left to write one of them."""
        from household_ledger.ui.pages.household.asking.begin import ask_days

        if self._seat.may_leave():
            ask_days(self._desk, self._window, self._seat.parts.pages.key)

    def open_file_menu(self) -> None:
        """Open what can be done with the file."""
        from household_ledger.ui.frame.menus import Line, open_menu

        actions, is_everything = self._seat.outside, self._desk.settings.is_on(SHOW_EVERYTHING)
        open_menu(
            self._seat.parts.status.file,
            (
                Line("file_new", _("New book…"), actions.new),
                Line("file_open", _("Open a book…"), actions.open),
                Line("file_shared", _("Open a shared ledger…"), actions.open_shared),
                Line("file_demo", _("Look at an example"), actions.demo),
                None,
                Line("file_copy", _("Make a safety copy now"), actions.copy_now),
                Line("file_copies", _("Safety copies and going back…"), actions.copies),
                Line("file_secret", _("Passphrase of the book…"), actions.secret),
                *([Line("file_lock", _("Lock now"), actions.lock)] if self._desk.opened.is_encrypted else []),
                Line("file_check", _("Look through the book for faults"), self.check),
                Line("file_history", _("History of the book…"), self._drawers.show_book_history),
                None,
                Line("file_everything", _("Show everything"), self._turn_everything, is_ticked=is_everything),
                Line("file_settings", _("Settings…"), actions.settings),
                None,
                Line("file_close", _("Close the book"), self._window.close),
            ),
        )

    def open_person_menu(self) -> None:
        """Open the people of the file: who is typing."""
        from household_ledger.ui.frame.menus import Line, open_menu
        from household_ledger.ui.frame.people import people_of

        lines: list[Line | None] = [
            Line(f"person_{number}", one.name, partial(self._desk.let_type, one.id), one.id == self._desk.person)
            for number, one in enumerate(people_of(self._desk))
        ]
        separator = [None] if lines else []
        open_menu(
            self._seat.parts.status.person,
            (*lines, *separator, Line("person_add", _("Add a person…"), self.add_person)),
        )

    def add_person(self) -> None:
        """Ask for a new person, who types from then on."""
        from household_ledger.ui.frame.people import add_person

        add_person(self._desk, self._window)

    def check(self) -> None:
        """Look through the whole book."""
        from household_ledger.ui.frame.checking import check_book

        check_book(self._desk)

    def print_page(self) -> None:
        """Print the paper of the page shown."""
        page = self._seat.parts.pages.page()
        order = page.paper() if page is not None else None
        if order is None:
            self._desk.say(_("This page has no paper. The month and the savings summary have one."), "problem")
        else:
            self._desk.print_asked.emit(order)

    def show_paper(self, order: PaperOrder) -> None:
        """Look at a paper before it is printed."""
        from household_ledger.ui.paper.preview import show_preview

        show_preview(self._desk, order, self._window)

    def actions(self) -> list[FrameAction]:
        """List what the frame can do, for the palette."""
        return [*self._of_book(), *self._of_sight(), *self._of_choices()]

    def _of_book(self) -> list[FrameAction]:
        seat, actions = self._seat, self._seat.outside
        return [
            FrameAction(N_("Undo"), self.steps.undo, "undo", "Ctrl+Z"),
            FrameAction(N_("Redo"), self.steps.redo, "redo", "Ctrl+Shift+Z"),
            FrameAction(N_("Print this page"), self.print_page, "print", "Ctrl+P"),
            FrameAction(N_("Former household"), partial(seat.step_household, -1), "up", "Ctrl+↑"),
            FrameAction(N_("Next household"), partial(seat.step_household, 1), "down", "Ctrl+↓"),
            FrameAction(N_("Month before"), partial(seat.step_month, -1), "left", "Alt+←"),
            FrameAction(N_("Next month"), partial(seat.step_month, 1), "right", "Alt+→"),
            FrameAction(N_("This month"), self._turn_to_present, "calendar"),
            *self._of_days(),
            FrameAction(N_("Who is typing?"), self.open_person_menu, "person", "F9"),
            FrameAction(N_("Add a person…"), self.add_person, "person"),
            FrameAction(N_("New book…"), actions.new, "add", "Ctrl+N"),
            FrameAction(N_("Open a book…"), actions.open, "folder", "Ctrl+O"),
            FrameAction(
                N_("Open a shared ledger…"),
                actions.open_shared,
                "people",
                SHARED_KEY,
                also="server database postgresql ฐานข้อมูล เครื่องกลาง สำนักงาน",
            ),
            FrameAction(N_("Look at an example"), actions.demo, "people", also="demo"),
            FrameAction(N_("Make a safety copy now"), actions.copy_now, "copy", also="backup"),
            FrameAction(
                N_("Safety copies and going back…"), actions.copies, "copy", also="restore กู้คืน สำเนากันหาย ย้อนกลับ"
            ),
            FrameAction(
                N_("Passphrase of the book…"), actions.secret, "lock", also="password encrypt รหัสผ่าน เข้ารหัส ล็อก แผ่นกู้คืน"
            ),
            *self._of_lock(),
            FrameAction(N_("Look through the book for faults"), self.check, "check"),
            FrameAction(
                N_("History of the book"), self._drawers.show_book_history, "history", also="undo revert ประวัติ ย้อน"
            ),
            FrameAction(N_("Close the book"), self._window.close, "close", "Ctrl+Q", also="quit exit ออก เลิก ปิด"),
        ]

    def _of_lock(self) -> list[FrameAction]:
        if not self._desk.opened.is_encrypted:
            return []
        return [FrameAction(N_("Lock now"), self._seat.outside.lock, "lock", LOCK_KEY, also="hide ซ่อน ล็อก")]

    def _of_days(self) -> list[FrameAction]:
        if self._desk.household is None:
            return []
        words = N_("Ask about days not written")
        return [FrameAction(words, self.ask_days, "calendar", ASK_KEY, also="gaps missing ไม่มีรายการ วันที่ขาด")]

    def _of_sight(self) -> list[FrameAction]:
        seat = self._seat
        everything = (
            FrameAction(N_("Show only what a household needs"), self._turn_everything, "home")
            if self._desk.settings.is_on(SHOW_EVERYTHING)
            else FrameAction(N_("Show everything"), self._turn_everything, "people", also="provider หน่วยพัฒนาอาชีพ")
        )
        return [
            FrameAction(N_("Help for this page"), self._drawers.show_help, "help", "F1"),
            everything,
            FrameAction(N_("Larger letters"), partial(seat.step_size, 1), "add", "Ctrl+="),
            FrameAction(N_("Smaller letters"), partial(seat.step_size, -1), "remove", "Ctrl+−"),
            FrameAction(N_("Letters as usual"), partial(seat.step_size, 0), "edit", "Ctrl+0"),
            FrameAction(N_("Settings…"), seat.outside.settings, "settings", "Ctrl+,"),
        ]

    def _of_choices(self) -> list[FrameAction]:
        listed = (
            (N_("Light colours"), THEME, "light", "theme"),
            (N_("Dark colours"), THEME, "dark", "theme"),
            (N_("Colours as the computer"), THEME, "system", "theme"),
            (N_("Speak Thai"), LANGUAGE, "th", "language ภาษา"),
            (N_("Speak English"), LANGUAGE, "en", "language ภาษา"),
            (N_("Thai digits"), DIGITS, "thai", "๑๒๓"),
            (N_("Arabic digits"), DIGITS, "arabic", "123"),
        )
        return [
            FrameAction(words, partial(self._choose, setting, value), "settings", also=also)
            for words, setting, value, also in listed
            if self._desk.settings.text(setting) != value
        ]

    def _choose(self, setting: Setting, value: str) -> None:
        self._desk.settings.choose(setting, value)
        self._seat.outside.dress()

    def _turn_everything(self) -> None:
        self._seat.show_everything(is_on=not self._desk.settings.is_on(SHOW_EVERYTHING))

    def _turn_to_present(self) -> None:
        self._seat.turn_to(Month.of(self._desk.today))

    def _keys(self) -> list[tuple[str, Callable[[], object]]]:
        """List keys and what they do; the keys of pages are their numbers, those of signs their Thai letters too."""
        seat, actions = self._seat, self._seat.outside
        return [
            (SEARCH_KEY, self.open_palette),
            ("Ctrl+H", self.find_household),
            ("Ctrl+M", self.pick_month),
            ("Ctrl+Up", partial(seat.step_household, -1)),
            ("Ctrl+Down", partial(seat.step_household, 1)),
            ("Alt+Left", partial(seat.step_month, -1)),
            ("Alt+Right", partial(seat.step_month, 1)),
            ("Ctrl+Z", self.steps.undo),
            ("Ctrl+Shift+Z Ctrl+Y", self.steps.redo),
            ("Ctrl+P", self.print_page),
            ("Ctrl+N", actions.new),
            ("Ctrl+O", actions.open),
            (SHARED_KEY, actions.open_shared),
            ("Ctrl+Q", self._window.close),
            ("Ctrl+, Ctrl+ม", actions.settings),
            ("Ctrl+= Ctrl++ Ctrl+ช", partial(seat.step_size, 1)),
            ("Ctrl+- Ctrl+ข", partial(seat.step_size, -1)),
            ("Ctrl+0", partial(seat.step_size, 0)),
            (f"{LOCK_KEY} Ctrl+ส", actions.lock),
            ("F1", self._drawers.show_help),
            ("F6", partial(seat.to_area, 1)),
            ("Shift+F6", partial(seat.to_area, -1)),
            ("F9", self.open_person_menu),
            (f"{ASK_KEY} Ctrl+เ", self.ask_days),
        ]
