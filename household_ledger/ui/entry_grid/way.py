"""The fast grid as a way of writing: the day's answer over it; a closed month tells how it may still be corrected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.views.day_page import DayPage, day_page
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_date, format_month, month_name
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import household_words
from household_ledger.ui.arrivals import Arrival, CountCash, ShowEntry, WriteOn
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.bin import BinDeed
from household_ledger.ui.entry_grid.deeds import GridDeeds
from household_ledger.ui.entry_grid.foot import Said, said_sums
from household_ledger.ui.entry_grid.going import GridGoing
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.keys import deed_of, is_typing
from household_ledger.ui.entry_ways import Way
from household_ledger.ui.offered import PaletteAction
from household_ledger.ui.theme.look import has_large_letters
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.states import Banner

if TYPE_CHECKING:
    from household_ledger.ui.entry_grid.late_bar import LateBar


class GridWay(Way):
    """The grid with what is said over it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.grid = EntryGrid(desk)
        self.going = GridGoing(self.grid)
        self.deeds = GridDeeds(self.grid, self.going)
        self.bin = BinDeed(self.grid)
        self._heading = ""
        self._shorter: Sequence[str] = ()
        self._banner: QWidget | None = None
        self.nothing_button = button(_("Nothing today"), lambda: self.deeds.run("nothing"))
        self.nothing_button.setObjectName("nothing_today")
        self.nothing_button.setToolTip(f"{_('Nothing today')} (F7)")
        self.count_button = button(_("Count cash"), lambda: self.deeds.run("count"), picture="count")
        self.count_button.setObjectName("count_cash")
        self.count_button.setToolTip(f"{_('Count cash')} (F4)")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(14)
        self._late: LateBar | None = None
        self.deeds.counting.turned = self._follow_late
        self._rows.addWidget(self.grid, 1)
        self._is_of_search = False
        """Whether what is said is of what was found."""
        self.grid.day_changed.connect(self._on_day)
        self.grid.looked.connect(self._on_looked)
        desk.changed.connect(self._on_steps)
        desk.back.connect(self._on_back)
        desk.moved.connect(self._on_turned)

    def heading(self) -> str:
        """Say what the day of the row being typed comes to."""
        return self._heading

    def shorter_headings(self) -> Sequence[str]:
        """Say the same of the day in fewer words."""
        return self._shorter

    def buttons(self) -> Sequence[QPushButton]:
        """Offer what is done without typing, where letters leave it room; the strip and its menu have it too."""
        return () if has_large_letters() else (self.nothing_button, self.count_button)

    def refresh(self) -> None:
        """Show the month's rows and what the day comes to."""
        self.deeds.counting.follow()
        self.grid.follow()
        if not self.grid.search.isVisible():
            self._say_day(self.grid.hands.day)  # what is found is said as it is looked for
        self._show_lock()
        self._follow_late()
        self.deeds.due.follow()
        for one in (self.nothing_button, self.count_button):
            one.setEnabled(not self.grid.parts.is_locked)

    def arrive(self, wish: Arrival) -> None:
        """Take a day to write on, an entry to change, or the wish to count cash."""
        match wish:
            case CountCash():
                self.deeds.run("count")
            case WriteOn(day, is_to_look):
                self.going.write_on(day, is_to_look=is_to_look)
            case ShowEntry(entry):
                self.going.show_entry(entry)
            case _:
                self.grid.focus()

    def first_focus(self) -> QWidget | None:
        """Begin in the row being typed."""
        return self.grid.first_focus()

    def keep(self) -> object:
        """Give everything typed and not saved, of every household."""
        return self.grid.kept()

    def restore(self, kept: object) -> None:
        """Take what was typed before."""
        self.grid.bring_back(kept)
        self._say_waiting()
        self.deeds.ways.offer_again()

    def may_leave(self) -> bool:
        """Stay where a row that was changed cannot be saved; what is new waits here, each household's own."""
        hands = self.grid.hands
        is_over_kept = hands.at is not None
        if not hands.leave_row():
            return False
        if is_over_kept:
            hands.begin_new("")  # whoever thinks better of leaving must not find a kept row there as if it were new
        return True

    def may_close(self) -> bool:
        """Ask before rows that are typed and not saved would be lost."""
        typed_of = self.grid.typed_of()
        if not typed_of:
            return True
        names = self._names_of(typed_of)
        if self._is_drafted(typed_of):
            words = _(
                "It is on the page of daily entries of {households}. A draft of it, as it was when it was not saved, is"
                " kept: it is there when the book is opened again."
            )
            lose = _("Close, and keep the draft")
        else:
            words = _("It is on the page of daily entries of {households}. Closing now loses it.")
            lose = _("Close without it")
        title, stay = _("A row is typed and not saved"), _("Go to the row")
        if dialogs.confirm(self.window(), title, words.format(households=names), lose, stay):
            return True
        here = self.desk.household
        self.desk.go("entry", household=here if here in typed_of else typed_of[0])
        return False

    def _names_of(self, households: Collection[Id]) -> str:
        """Name households; the book where they cannot be read just now: whoever closes it is asked all the same."""
        try:
            named = [one for one in self.desk.figures.households() if one.id in households]
        except (UserError, EnvironmentProblem):
            return self.desk.opened.name
        return beside(*(household_words(one.code, one.name) for one in named))

    def _is_drafted(self, households: Iterable[Id]) -> bool:
        drafts, halves = self.desk.drafts(), self.grid.parts.halves
        return drafts is not None and all(halves.of(one).is_drafted(drafts.is_kept) for one in households)

    def hear(self, event: QKeyEvent) -> bool:
        """Do the grid's deeds by their keys also where the keyboard is beside the grid, on a button or in the strip.

        What is typed there goes on in the row, and Esc comes back to it: a Tab too many loses no letter.
        """
        deed = deed_of(event)
        if deed:
            self.deeds.run(deed)
        elif event.key() == Qt.Key.Key_Escape and self.grid.search.isVisible():
            self.going.close_search()
        elif event.key() == Qt.Key.Key_Escape and self._is_in_strip():
            self.grid.focus()
        else:
            return is_typing(event) and self.grid.typing.type_on(event)
        return True

    def _is_in_strip(self) -> bool:
        at = QApplication.focusWidget()
        return at is not None and self.grid.foot is not None and self.grid.foot.isAncestorOf(at)

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the grid does."""
        return [
            PaletteAction(_("Count cash"), self.deeds.counting.open, "count cash นับเงินสด"),
            PaletteAction(_("Nothing today"), self.deeds.nothing, "nothing today วันนี้ไม่มีรายการ"),
            PaletteAction(_("Write what is due"), lambda: self.deeds.run("due"), "due recurring ถึงกำหนด ทำซ้ำ ประจำ"),
            PaletteAction(_("Bin: deleted entries"), self.going.open_bin, "bin deleted trash restore ถังขยะ ลบ กู้คืน"),
            PaletteAction(_("Pictures of the row"), lambda: self.deeds.run("photos"), "photo receipt ภาพ รูป ใบเสร็จ"),
            PaletteAction(_("Search entries"), self.going.open_search, "search find ค้นหารายการ"),
            PaletteAction(
                _("Kept searches"), lambda: self.deeds.run("kept_searches"), "searches filters kept การค้นที่เก็บไว้ ตัวกรอง"
            ),
            PaletteAction(
                _("Write a whole day again …"), lambda: self.deeds.run("copy_day"), "duplicate copy day ทำซ้ำ คัดลอก วัน"
            ),
            PaletteAction(
                _("Change them together …"), lambda: self.deeds.run("change_many"), "several many rows แก้หลายแถว พร้อมกัน"
            ),
            PaletteAction(
                _("Use a template …"), lambda: self.deeds.run("use_template"), "template templates แบบ ใช้แบบ แม่แบบ"
            ),
            PaletteAction(
                _("Keep as a template …"), lambda: self.deeds.run("keep_template"), "template keep เก็บเป็นแบบ แม่แบบ"
            ),
            PaletteAction(_("Another kind …"), self.deeds.open_kinds, "kind ชนิด ออม ถอน กู้ ใช้หนี้ เชื่อ โอน"),
        ]

    def help_text(self) -> str:
        """Say how the grid is used."""
        return "\n".join(
            (
                _("Type one line for each thing: what it was, then the amount under In or Out. Enter saves it."),
                _("Tab goes to the next cell and takes what is offered. Esc takes back what you typed."),
                _("The arrow ↑ goes to earlier rows; F2 changes a row, Delete takes it out, Ctrl+Z brings it back."),
                _("Saving, debts, own produce: type the word and press Tab, or press F3 for all kinds."),
                _("+ and − on the date move a day. Amounts can be reckoned: 35+20*2."),
                _("Ctrl+D repeats the row above, Ctrl+' the cell above, Ctrl+/ splits a receipt."),
                _("Shift+↑, or Ctrl and the mouse, choose rows: Ctrl+E changes them together, F8 writes them again."),
                _("F5 uses a template: rows kept under a name. Ctrl+F5 keeps the rows chosen as one."),
                _("F10 writes what comes again and is due in this month; nothing is written by itself."),
                _("F4 counts cash, F7 says that nothing happened today, Ctrl+F searches."),
                _("Drag a picture onto a row, or paste it with Ctrl+V; F12 shows the pictures of a row."),
                _("The search narrows down by category, person, amount, days; Alt+↓ shows searches that are kept."),
                _("In the search, “Bin” shows what was deleted; Enter brings the rows chosen back."),
            )
        )

    def _on_steps(self, changes: tuple[ChangeSet, ...]) -> None:
        """Say no more of what was done once something was taken back: it may not be so any longer."""
        if any(one.label.code in ("undo", "redo") for one in changes):
            self.grid.notice.close_bar()

    def _on_back(self) -> None:
        """Save what the machine refused, now that it keeps again."""
        self.deeds.ways.go_on()

    def _on_turned(self) -> None:
        """Say no more of what was met elsewhere, and again what waits here."""
        self.grid.notice.close_bar()
        self._say_waiting()

    def _say_waiting(self) -> None:
        if not self.deeds.tell_of_waiting():
            self.deeds.ways.tell_waiting()

    def _on_day(self, day: object) -> None:
        if isinstance(day, date):
            self._say_day(day)

    def _say_heading(self, words: str, *shorter: str) -> None:
        self._heading, self._shorter = words, shorter
        self.heading_changed.emit()

    def _say_day(self, day: date) -> None:
        """Say what the day of the row being typed comes to, in the heading and in the strip."""
        household = self.desk.household
        if household is None:
            return
        self._is_of_search = self.grid.search.isVisible()
        if self._is_of_search:
            self._say_found()
            return
        if self.grid.parts.is_locked:
            self._say_closed()
            return
        with self.desk.reader() as reader:
            page = day_page(reader, household, day)
        self._say_heading(*_headings(page, self.desk.today))
        if self.grid.foot is not None:
            is_today = day == self.desk.today
            self.grid.foot.say(_sums(page, _("Today") if is_today else format_date(day, "day")))

    def _on_looked(self) -> None:
        """Say what is found; once the search is away, the day again."""
        if self.grid.search.isVisible() or self._is_of_search:
            self._say_day(self.grid.hands.day)

    def _say_found(self) -> None:
        """Say how many rows are found, and what they come to: the day's sums are not theirs."""
        count = self.grid.model.entries
        told = ngettext("Found {count} entry", "Found {count} entries", count)
        if self.grid.search.is_in_bin:
            told = ngettext("{count} entry in the bin", "{count} entries in the bin", count)
        words = told.format(count=format_number(count))
        self._say_heading(words)
        if self.grid.foot is not None:
            with self.desk.reader() as reader:
                sums = self.grid.source.found_sums(reader)
            self.grid.foot.say([Said(words), *(said_sums(*sums) if sums is not None else ())])

    def _say_closed(self) -> None:
        """Say of a closed month what it holds: no day of it is being written."""
        count = self.grid.model.entries
        told = ngettext("{month} is closed — {count} entry", "{month} is closed — {count} entries", count)
        self._say_heading(told.format(month=format_month(self.desk.month), count=format_number(count)))
        if self.grid.foot is not None:
            self.grid.foot.say([])

    def _follow_late(self) -> None:
        """Say above the rows where the money they began with is told of a later day; made when it is first asked."""
        if self._late is None:
            from household_ledger.ui.entry_grid.late_bar import LateBar

            self._late = LateBar(self.grid)
            self._rows.insertWidget(self._rows.indexOf(self.grid), self._late)
        self._late.follow(is_counting=self.deeds.counting.panel is not None)

    def _show_lock(self) -> None:
        """Show whether the month is closed, and the ways on."""
        had_keyboard = False
        if self._banner is not None:
            at: QWidget | None = self.window().focusWidget()
            had_keyboard = at is not None and self._banner.isAncestorOf(at)
            self._rows.removeWidget(self._banner)
            self._banner.hide()  # said outright, or the layout it was in shows it once more, as a window of its own
            self._banner.setParent(None)
            self._banner.deleteLater()
            self._banner = None
        if had_keyboard:
            self.grid.focus()  # Qt would give it to "Nothing today", where the next Enter writes something false
        if self.grid.parts.is_locked:
            made = Banner(
                self._closed_words(),
                picture="lock",
                action=(_("Correct with a reason …"), self.correct),
            )
            made.add_action(_("Open the month again …"), self.reopen).setObjectName("reopen_month")
        elif self.grid.parts.reason:
            made = Banner(
                _("You are correcting a closed month: {reason}").format(reason=self.grid.parts.reason),
                picture="lock",
                action=(_("Stop correcting"), self._stop),
            )
        else:
            return
        made.setObjectName("lock_banner")
        self._banner = made
        self._rows.insertWidget(0, made)
        made.show()

    def _closed_words(self) -> str:
        """Say that the month is closed, and of a new row begun before, that it waits."""
        month, row = format_month(self.desk.month), self.grid.parts.half.new
        if row.is_blank:
            return _("{month} is closed. Its entries can only be corrected with a reason.").format(month=month)
        words = _(
            "{month} is closed. The row you were typing is kept: “{row}”. Correct with a reason or open the month"
            " again, and it is there."
        )
        typed = " ".join(one for one in (row.what, row.category, row.money_in or row.money_out) if one)
        return words.format(month=month, row=typed)

    def correct(self) -> None:
        """Ask for a reason, and let the closed month be corrected."""
        from household_ledger.ui.reopening import ask_correction

        reason = ask_correction(self.desk, self.window())
        if reason:
            row, key = self.grid.view.current_cell()
            self.grid.parts.saver.correct(self.desk.household or NO_ID, self.desk.month, reason)
            self.grid.notice.close_bar()
            self.refresh()
            if 0 <= row < self.grid.model.entries:
                self.grid.view.stand_at(row, key)  # the row somebody came to mend
            else:
                self.grid.focus()

    def _stop(self) -> None:
        self.grid.parts.saver.stop_correcting(self.desk.household or NO_ID, self.desk.month)
        self.refresh()

    def reopen(self) -> None:
        """Ask for a reason, and open the month again."""
        from household_ledger.ui.reopening import ask_reopen

        ask_reopen(self.desk, self.window(), self.desk.month)


def _headings(page: DayPage, today: date) -> list[str]:
    """Answer what the day comes to, the most words first: what is written, and what the book holds.

    Money in a bank is to spend too, so it is not called cash: that is what is counted.
    """
    if page.day.year != today.year:
        days = [format_date(page.day, "long"), format_date(page.day)]
    else:
        days = [in_digits(f"{page.day.day} {month_name(page.day.month, is_short=one)}") for one in (False, True)]
    if has_large_letters():
        return [_short_heading(page, days[1] if page.day.year == today.year else days[0])]
    cash, count = format_amount(page.cash_end), format_number(page.entries)
    if page.entries:
        told = ngettext(
            "{day} — {count} entry written, {cash} baht to spend by the book",
            "{day} — {count} entries written, {cash} baht to spend by the book",
            page.entries,
        )
        less = ngettext(
            "{day} — {count} entry, {cash} baht to spend",
            "{day} — {count} entries, {cash} baht to spend",
            page.entries,
        )
    elif page.is_nothing:
        told = _("{day} — nothing to write, {cash} baht to spend by the book")
        less = _("{day} — no entries, {cash} baht to spend")
    else:
        told = _("{day} — nothing written yet, {cash} baht to spend by the book")
        less = _("{day} — not written, {cash} baht to spend")
    long, short = days
    said = [one.format(day=day, count=count, cash=cash) for one, day in ((told, long), (less, long), (less, short))]
    return [*said, _short_heading(page, short)]


def _short_heading(page: DayPage, day: str) -> str:
    if page.entries:
        told = ngettext("{day} — {count} entry written", "{day} — {count} entries written", page.entries)
        return told.format(day=day, count=format_number(page.entries))
    words = _("{day} — nothing to write") if page.is_nothing else _("{day} — nothing written yet")
    return words.format(day=day)


def _sums(page: DayPage, day: str) -> list[Said]:
    return [Said(day), *said_sums(page.money_in, page.money_out, page.deposits)]
