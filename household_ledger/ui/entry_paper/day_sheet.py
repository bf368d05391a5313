"""The daily page on the screen: what is typed on a line is read as it is typed, and kept when the line is done."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.entry import PAPER_PAGE
from household_ledger.services.typed.paper_columns import AMOUNTS, CELLS, IN
from household_ledger.services.typed.paper_line import ReadLine
from household_ledger.services.views.blank_page import DAY_ROWS
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_area import DayArea
from household_ledger.ui.entry_paper.day_book import DayBook
from household_ledger.ui.entry_paper.day_foot import DayFoot
from household_ledger.ui.entry_paper.day_head import DayHead
from household_ledger.ui.entry_paper.day_lines import DayLines
from household_ledger.ui.entry_paper.day_looks import DayLooks
from household_ledger.ui.entry_paper.day_pages import Halves, Pager
from household_ledger.ui.entry_paper.day_saving import DaySaving
from household_ledger.ui.entry_paper.day_totals import DayTotals
from household_ledger.ui.entry_paper.day_typing import DayTyping
from household_ledger.ui.entry_paper.paper_suggesting import PaperSuggester
from household_ledger.ui.entry_paper.sheet import Sheet
from household_ledger.ui.offered import PaletteAction
from household_ledger.ui.theme.look import has_large_letters
from household_ledger.ui.typing.saving import Saver
from household_ledger.ui.widgets.in_sight import bring_to_sight

if TYPE_CHECKING:
    from household_ledger.ui.doubts import Doubt


class DaySheet(Sheet):
    """Pages of twenty-four lines, as many as a month has."""

    def __init__(self, desk: Desk, saver: Saver) -> None:
        super().__init__(desk, saver)
        self.suggester = PaperSuggester(desk, self)
        self.book = DayBook(desk, self.suggester)
        self.looks = DayLooks(self)
        self.typing = DayTyping(self)
        self.may_keep = False
        """Whether the page shown may be written: that of the month one goes to is known before its page is."""
        self.pager = Pager()
        self.pager.turned.connect(self.turn)
        self.lines = DayLines(self.suggester, self.day_above, self.amount_column, self.typing.has_past)
        self.head, self.totals, self.foot = DayHead(), DayTotals(), DayFoot()
        self.saving = DaySaving(self)
        self.area = DayArea((self.head, self.lines, self.totals, self.foot), self.lines)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.area)
        self._listen()

    def heading(self) -> str:
        """Say how far the month's paper is typed in."""
        month, count = format_month(self.book.key[1]), len(self.book.written.rows)
        if has_large_letters():
            return self._short_heading(count)
        if not count:
            return _("{month} — no line of the daily page typed in yet").format(month=month)
        told = ngettext(
            "{month} — {count} line typed in from paper", "{month} — {count} lines typed in from paper", count
        )
        return told.format(month=month, count=format_number(count))

    def _short_heading(self, count: int) -> str:
        """Say it on one line of large letters."""
        month = format_month(self.book.key[1], "short")
        if not count:
            return _("{month} — nothing typed yet").format(month=month)
        told = ngettext("{month} — {count} line typed", "{month} — {count} lines typed", count)
        return told.format(month=month, count=format_number(count))

    def beside(self) -> QWidget | None:
        """Give the way from page to page."""
        return self.pager

    def refresh(self) -> None:
        """Read the month's pages and show the one looked at."""
        household = self.desk.household
        if household is None:
            return
        key = (household, self.desk.month)
        if key != self.book.key and self.typing.here:
            self.saving.keep(self.typing.here, is_left=True)  # done, though nobody pressed Enter: not lost on the way
        is_at_lines, is_turned = bool(self.lines.current_line()), self.book.turn_to(key)
        if is_turned:
            self.looks.forget_all()
            self.typing.here = 0
        self.show_anew()
        if is_turned and is_at_lines:
            self._begin()  # not where one stood on the page of another

    def show_anew(self) -> None:
        """Read and show what is written by now."""
        self.may_keep = self.may_write
        here = self.typing.here
        place = self.book.place_of(here)
        was = self.book.written.rows.get(place)
        self.book.read()
        if here and self.book.written.rows.get(place) != was and place not in self.book.pages.lines:
            self.typing.begin_anew()
        self.show_page()
        self.heading_changed.emit()

    def day_above(self, line: int) -> date | None:
        """Give the day a line of the page shown takes over; None where none stands above."""
        return self.book.day_before(self.book.place_of(line))

    def amount_column(self, line: int) -> str:
        """Name the column the amount of a line stands in by its number, or by what it was before; "" for neither."""
        place = self.book.place_of(line)
        typed = self.book.line_at(place)
        said = self.book.read_at(place) if typed.number.strip() or typed.usual is not None else None
        return said.column if said is not None else ""

    def show_page(self) -> None:
        """Show every line of the page, its sums and its foot."""
        book, page, month = self.book, self.book.pages.page, self.book.key[1]
        self.pager.show_page(page, book.page_count, may_add=self._may_add)
        sheet = _("sheet {page}").format(page=in_digits(str(page)))
        what = beside(f"{_('Daily page')} {format_month(month, 'era')}", sheet)
        self.head.show_head(book.whose, what, book.layout)
        for line in range(1, DAY_ROWS + 1):
            self.looks.look(line)
        self.totals.show_sums(book.written.sums(page), book.pages.sums.get(page, {}))
        self.foot.show_foot(month, book.written, book.pages.count, self.desk.today if self.may_write else None)
        self.foot.let_mark(is_let=self.may_write and not self.saver.reason(*book.key))

    def turn(self, page: int) -> None:
        """Show another page, from its first free line."""
        count = self.book.page_count
        if not 1 <= page <= count + 1 or (page > count and not self._may_add):
            return
        self.may_leave()
        self.book.pages.page, self.typing.here = page, 0
        self.looks.forget_all()
        self.show_page()
        self._begin()

    def first_focus(self) -> QWidget | None:
        """Begin on the first line that is free or half typed: at the day where none stands above it, else the words."""
        kept = self.book.written.rows
        free = (line for line in range(1, DAY_ROWS + 1) if self._is_open(self.book.place_of(line)))
        line = next(free, DAY_ROWS) if kept or self.book.pages.lines else 1
        return self.lines.row(line).cells["what" if self.day_above(line) is not None else "date"]

    def write_on(self, day: date) -> None:
        """Write the day onto the line at hand, where the line above has another."""
        line = self.lines.current_line()
        if line and self.may_write and self.book.is_free(self.book.place_of(line)) and self.day_above(line) != day:
            self.lines.go(line, "date")
            self.lines.row(line).cells["date"].type_anew(format_date(day, "day"))
            self.lines.go(line, "what")

    def go_on(self, line: int) -> None:
        """Go to the line after a line; after the last of a page to the sums the paper has there."""
        if line >= DAY_ROWS:
            if self._is_full:
                self.totals.ask()
            self._go_to_sums(IN)
            return
        above = self.day_above(line + 1)
        self.lines.go(line + 1, "what" if above is not None else "date")

    def keep(self) -> object:
        """Give what was typed and not kept."""
        self.typing.take_texts(self.lines.current_line())
        return self.book.halves

    def restore(self, kept: object) -> None:
        """Take what was typed before."""
        if isinstance(kept, Halves):
            self.book.halves = kept

    def may_leave(self) -> bool:
        """Keep the line at hand where it is done; else it waits as it is."""
        line = self.lines.current_line()
        if line:
            self.typing.take_texts(line)
            self.saving.keep(line, is_left=True)
        self.book.keep_sums()
        return True

    def unsaved(self) -> bool:
        """Tell whether closing the window now would lose something typed."""
        self.may_leave()
        return self.book.halves.is_unsaved

    def palette_actions(self) -> list[PaletteAction]:
        """Offer the sums of the page, and a new one."""
        sums = PaletteAction(_("Sum written on the paper"), partial(self._go_to_sums, IN), "sums ยอดรวม กระดาษ")
        new = PaletteAction(_("New page"), self.pager.new.click, "new page หน้าใหม่ กระดาษ")
        return [sums, new] if self.pager.new.isEnabled() else [sums]

    def help_text(self) -> str:
        """Say how the page is used."""
        return "\n".join(
            (
                _("Type what stands on the paper, line by line. Enter keeps the line and goes to the next."),
                _("An empty day takes over the one above. + and − move it."),
                _("Write the number instead of the category; ↓ shows them all."),
                _("Under Note: “on credit” and whose, “own produce”, “Somsri gave it”, “card”. All else is a remark."),
                _("Ctrl+Delete takes a line out, Ctrl+Z brings it back. Page Up and Page Down turn the page."),
                _("At the foot, type the paper's own sums: the page says where they differ. They are kept."),
            )
        )

    def done_with(self, place: int) -> None:
        """Say that a line is as it is kept."""
        self.book.pages.let_go(place)
        self.looks.forget(place)

    def go_to_wrong(self, line: int, said: ReadLine) -> None:
        """Go to the first cell that is wrong; where a number is missing, show them."""
        wrong = {one.field for one in said.problems}
        name = next((one for one in CELLS if one in wrong), "what")
        self.lines.go(line, name)
        if name == "number" and not self.lines.row(line).cells[name].text():
            self.lines.list.open(everything=True)
        elif any(one.code == "paper_credit_whom" for one in said.problems):
            self.typing.show_to_list(line)
            self.lines.list.open()  # the shops it may be, and one for nobody knows which
        self.looks.look(line)

    @property
    def _may_add(self) -> bool:
        """Tell whether a new page may be begun: not while the last one is empty."""
        last = self.book.page_count
        used = {place // PAPER_PAGE for place in (*self.book.written.rows, *self.book.pages.lines)}
        return self.may_write and last in used

    @property
    def _is_full(self) -> bool:
        """Tell whether the page shown has no line below what is written."""
        return not self.book.is_free(self.book.place_of(DAY_ROWS))

    def _begin(self) -> None:
        begins = self.first_focus()
        if begins is not None:
            begins.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to_sums(self, name: str) -> None:
        """Go from the lines to the paper's sum below a column; there is none below the others."""
        self.totals.fields[name if name in AMOUNTS else IN].setFocus(Qt.FocusReason.TabFocusReason)
        bring_to_sight(self.area, lambda: self.totals)

    def _is_open(self, place: int) -> bool:
        return place not in self.book.written.rows or place in self.book.pages.lines

    def _on_line_left(self, line: int) -> None:
        self.saving.keep(line, is_left=True)

    def _on_enter(self, line: int) -> None:
        typed = self.book.line_at(self.book.place_of(line))
        if typed.is_blank and typed.date.strip() and self.may_write:
            self.lines.go(line, "what")  # the day alone says nothing: what happened on it comes next
        elif typed.is_blank or self.saving.keep(line):
            self.go_on(line)

    def _on_sum(self, name: str, text: str) -> None:
        pages = self.book.pages
        pages.sums.setdefault(pages.page, {})[name] = text

    def _on_sums_done(self, words: str) -> None:
        """Go on from the paper's sums: from a full page to the next, where words begun there go with one.

        Hands go on from there, and the sums go out of sight: what does not agree is said where it is still seen.
        """
        self.book.keep_sums()
        page, wrong = self.book.pages.page, self.totals.wrong_words()
        if wrong:
            told = _("Sheet {page} and the paper do not agree: {sums}.")
            self.desk.say(told.format(page=format_number(page), sums=wrong), "problem", about="paper_sums")
        if not self._is_full:
            self.foot.circles.begin()
            bring_to_sight(self.area, lambda: self.foot)
            return
        self.turn(page + 1)
        begins = self.lines.current()
        if words and begins is not None:
            begins.type_anew(words)

    def _on_count(self, day: str, amount: str) -> None:
        self.book.pages.count = {"day": day, "amount": amount}

    def _on_steps(self, changes: tuple[ChangeSet, ...]) -> None:
        self.suggester.take_changes(changes)
        self.suggester.forget()
        if any(one.kinds - {"entry"} for one in changes):
            self.book.forget_names()
            if self.isVisible():
                self.refresh()

    def _on_found_saved(self, doubt: Doubt) -> None:
        """Note which line is known to be kept by now; it is looked at when the page is read, as it is then."""
        if self.book.note_found(doubt.of):
            self.desk.forget_doubt(doubt)

    def _listen(self) -> None:
        lines, foot, saving = self.lines, self.foot, self.saving
        self.typing.listen()
        lines.line_left.connect(self._on_line_left)
        lines.enter_pressed.connect(self._on_enter)
        lines.take_out_asked.connect(saving.take_out)
        lines.stepped.connect(lambda step: self.turn(self.book.pages.page + step))
        lines.below_asked.connect(self._go_to_sums)
        self.totals.typed.connect(self._on_sum)
        self.totals.left.connect(self.book.keep_sums)
        self.totals.done.connect(self._on_sums_done)
        self.totals.day_asked.connect(lambda: lines.go(1, "date"))
        self.totals.above_asked.connect(lambda name: lines.go(DAY_ROWS, name, Qt.FocusReason.OtherFocusReason))
        foot.circles.pressed.connect(saving.circle)
        foot.counted.connect(saving.count)
        foot.count_typed.connect(self._on_count)
        foot.marked.connect(saving.mark)
        self.desk.changed.connect(self._on_steps)
        self.desk.found_saved.connect(self._on_found_saved)
