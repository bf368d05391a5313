"""The daily page on the screen: what is typed on a line is read as it is typed, and kept when the line is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.entry import PAPER_PAGE
from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.services.typed.paper_line import AMOUNTS, CELLS, PaperLine, ReadLine
from household_ledger.services.views.blank_page import DAY_ROWS
from household_ledger.services.views.usual_categories import UsualCategory
from household_ledger.text.amounts import format_amount, format_number, parse_amount
from household_ledger.text.dates import format_date, format_month, parse_date
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_area import DayArea
from household_ledger.ui.entry_paper.day_book import DayBook
from household_ledger.ui.entry_paper.day_foot import DayFoot
from household_ledger.ui.entry_paper.day_head import DayHead
from household_ledger.ui.entry_paper.day_lines import DayLines
from household_ledger.ui.entry_paper.day_pages import Halves, Pager
from household_ledger.ui.entry_paper.day_saving import DaySaving
from household_ledger.ui.entry_paper.day_totals import DayTotals
from household_ledger.ui.entry_paper.paper_suggesting import PaperSuggester
from household_ledger.ui.entry_paper.sheet import Sheet
from household_ledger.ui.offered import PaletteAction
from household_ledger.ui.typing.offer import Offer
from household_ledger.ui.typing.row_history import RowHistory
from household_ledger.ui.typing.saving import Saver


class DaySheet(Sheet):
    """Pages of twenty-four lines, as many as a month has."""

    def __init__(self, desk: Desk, saver: Saver) -> None:
        super().__init__(desk, saver)
        self.suggester = PaperSuggester(desk, self)
        self.book = DayBook(desk, self.suggester)
        self._tried: set[int] = set()
        self.may_keep = False
        """Whether the page shown may be written: that of the month one goes to is known before its page is."""
        self._here = 0
        self._begun: dict[str, str] = {}
        self._history = RowHistory(PaperLine())
        self.pager = Pager()
        self.pager.turned.connect(self.turn)
        self.head, self.lines = (
            DayHead(),
            DayLines(
                self.suggester,
                self.day_above,
                self.amount_column,
                lambda redo: self._history.has(self._line, redo=redo),
            ),
        )
        self.totals, self.foot = DayTotals(), DayFoot()
        self.saving = DaySaving(self)
        self.area = DayArea((self.head, self.lines, self.totals, self.foot), self.lines)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.area)
        self._listen()

    def heading(self) -> str:
        """Say how far the month's paper is typed in."""
        month, count = format_month(self.book.key[1]), len(self.book.written.rows)
        if not count:
            return _("{month} — no line of the daily page typed in yet").format(month=month)
        told = ngettext(
            "{month} — {count} line typed in from paper", "{month} — {count} lines typed in from paper", count
        )
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
        if key != self.book.key and self._here:
            self.saving.keep(self._here, is_left=True)  # done, though nobody pressed Enter: it is not lost on the way
        if self.book.turn_to(key):
            self._tried.clear()
            self._here = 0
        self.show_anew()

    def show_anew(self) -> None:
        """Read and show what is written by now."""
        self.may_keep = self.may_write
        place = self.book.place_of(self._here)
        was = self.book.written.rows.get(place)
        self.book.read()
        if self._here and self.book.written.rows.get(place) != was and place not in self.book.pages.lines:
            self._history.begin(self._line)  # the ledger has another line: to be taken back in its own steps
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
            self.look(line)
        self.totals.show_sums(book.written.sums(page), book.pages.sums.get(page, {}))
        self.foot.show_foot(month, book.written, book.pages.count, self.desk.today if self.may_write else None)
        self.foot.let_mark(is_let=self.may_write and not self.saver.reason(*book.key))

    def look(self, line: int, problems: tuple[Problem, ...] = (), remark: str = "") -> None:
        """Show a line as it is: what it is of, and what is wrong with it; `problems` are the ledger's own."""
        book, place, row = self.book, self.book.place_of(line), self.lines.row(line)
        typed, is_half = book.line_at(place), place in book.pages.lines
        is_here, is_tried = line == self.lines.current_line(), place in self._tried
        row.show_texts(typed.texts)
        row.show_state(is_saved=place in book.written.rows and not is_half, is_here=is_here, may_write=self.may_write)
        above = book.day_before(place) if is_here or is_half else None
        row.show_day_above(format_date(above, "day") if above is not None else "")
        if is_here:
            self.lines.offer_remove(line, is_let=self.may_write and not book.is_free(place))
        else:
            row.keep_room(None)
        said = book.read_at(place) if is_half else None
        if said is None:
            row.show_said(book.kept_at(place)[1], is_guess=False)
            row.show_problems({}, is_here=is_here)
            return
        row.show_said(said.said, is_guess=said.is_guess)
        wrong = {one.field: message(one) for one in reversed((*problems, *said.problems))}
        shown = {name: words for name, words in wrong.items() if is_tried or typed.texts[name].strip()}
        if not is_tried and row.cells["number"].hasFocus() and self.suggester.may_go_on(typed.number):
            shown.pop("number", None)  # 6 on the way to 62-1
        told = [message(one) for one in said.read.remarks] if is_tried else []
        row.show_problems(shown, remark or " ".join(told), is_here=is_here)

    def turn(self, page: int) -> None:
        """Show another page, from its first free line."""
        count = self.book.page_count
        if not 1 <= page <= count + 1 or (page > count and not self._may_add):
            return
        self.may_leave()
        self.book.pages.page, self._here = page, 0
        self._tried.clear()
        self.show_page()
        begins = self.first_focus()
        if begins is not None:
            begins.setFocus(Qt.FocusReason.TabFocusReason)

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
        """Go to the line after a line; after the last of a page to the next page."""
        if line >= DAY_ROWS:
            self.turn(self.book.pages.page + 1)
            return
        above = self.day_above(line + 1)
        self.lines.go(line + 1, "what" if above is not None else "date")

    def keep(self) -> object:
        """Give what was typed and not kept."""
        self._take_texts(self.lines.current_line())
        return self.book.halves

    def restore(self, kept: object) -> None:
        """Take what was typed before."""
        if isinstance(kept, Halves):
            self.book.halves = kept

    def may_leave(self) -> bool:
        """Keep the line at hand where it is done; else it waits as it is."""
        line = self.lines.current_line()
        if line:
            self._take_texts(line)
            self.saving.keep(line, is_left=True)
        return True

    def unsaved(self) -> bool:
        """Tell whether closing the window now would lose something typed."""
        self.may_leave()
        return self.book.halves.is_unsaved

    def palette_actions(self) -> list[PaletteAction]:
        """Offer the pages."""
        new = PaletteAction(_("New page"), self.pager.new.click, "new page หน้าใหม่ กระดาษ")
        return [new] if self.pager.new.isEnabled() else []

    def help_text(self) -> str:
        """Say how the page is used."""
        return "\n".join(
            (
                _("Type what stands on the paper, line by line. Enter keeps the line and goes to the next."),
                _("An empty day takes over the one above. + and − move it."),
                _("Write the number instead of the category; ↓ shows them all."),
                _("Under Note: “on credit” and whose, “own produce”, “Somsri gave it”, “card”. All else is a remark."),
                _("Ctrl+Delete takes a line out, Ctrl+Z brings it back. Page Up and Page Down turn the page."),
                _("At the foot, type the paper's own sums: the page says where they differ."),
            )
        )

    def try_line(self, place: int) -> None:
        """Show from now on all that is wrong with a line, also what is missing."""
        self._tried.add(place)

    def done_with(self, place: int) -> None:
        """Say that a line is as it is kept."""
        self.book.pages.lines.pop(place, None)
        self._tried.discard(place)

    def show_remark(self, line: int, words: str) -> None:
        """Say something under a line in place of what is wrong with it."""
        self.lines.row(line).show_problems({}, words)

    def go_to_wrong(self, line: int, said: ReadLine) -> None:
        """Go to the first cell that is wrong; where a number is missing, show them."""
        wrong = {one.field for one in said.problems}
        name = next((one for one in CELLS if one in wrong), "what")
        self.lines.go(line, name)
        if name == "number" and not self.lines.row(line).cells[name].text():
            self.lines.list.open(everything=True)
        elif any(one.code == "paper_credit_whom" for one in said.problems):
            self._show_to_list(line)
            self.lines.list.open()  # the shops it may be, and one for nobody knows which
        self.look(line)

    @property
    def _may_add(self) -> bool:
        """Tell whether a new page may be begun: not while the last one is empty."""
        last = self.book.page_count
        used = {place // PAPER_PAGE for place in (*self.book.written.rows, *self.book.pages.lines)}
        return self.may_write and last in used

    def _is_open(self, place: int) -> bool:
        return place not in self.book.written.rows or place in self.book.pages.lines

    def _take_texts(self, line: int) -> None:
        """Note what is typed on a line."""
        if line:
            place = self.book.place_of(line)
            if self.book.take_texts(place, self.lines.row(line).texts()) and place not in self.book.pages.lines:
                self._tried.discard(place)

    def _on_typed(self, line: int, _name: str) -> None:
        self._take_texts(line)
        self._show_to_list(line)
        self.look(line)

    def _show_to_list(self, line: int) -> None:
        ground = self.book.ground
        if ground is not None:
            self.suggester.show_line(self.book.line_at(self.book.place_of(line)), ground)

    def _on_entered(self, line: int, name: str) -> None:
        self._begun = {name: self.lines.row(line).cells[name].text()}
        self._show_to_list(line)
        before, self._here = self._here, line
        if before != line:
            self._history.begin(self._line)
            if before:
                self.look(before)
        self.look(line)
        self.area.bring_line(line)

    def _on_cell_left(self, line: int, name: str) -> None:
        """Write what was typed as it is understood: a day, the result of a calculation."""
        cell = self.lines.row(line).cells[name]
        words = text = cell.text().strip()
        if name == "date" and text:
            day = parse_date(text, self.day_above(line) or self.book.key[1].first)
            words = text if isinstance(day, Problem) or Month.of(day) != self.book.key[1] else format_date(day, "day")
        elif name in AMOUNTS and text:
            amount = parse_amount(text)
            words = text if isinstance(amount, Problem) else format_amount(amount)
        if words != cell.text():
            cell.show_text(words)
        self._take_texts(line)
        if line == self._here:
            self._history.note(self._line)
        self.look(line)

    def _take_back(self, line: int, is_redo: bool) -> None:  # noqa: FBT001 -- as the signal carries it
        """Show the line as it was before its last change, or after the next one."""
        place = self.book.place_of(line)
        was = self._line
        self.book.put(place, self._history.step(was, redo=is_redo))
        self.look(line)
        changed = (name for name in CELLS if getattr(was, name) != getattr(self._line, name))
        self.lines.go(line, next(changed, "what"))

    @property
    def _line(self) -> PaperLine:
        """Give the line at hand as it stands."""
        return self.book.line_at(self.book.place_of(self._here)) if self._here else PaperLine()

    def _on_line_left(self, line: int) -> None:
        self.saving.keep(line, is_left=True)

    def _on_enter(self, line: int) -> None:
        typed = self.book.line_at(self.book.place_of(line))
        if typed.is_blank and typed.date.strip() and self.may_write:
            self.lines.go(line, "what")  # the day alone says nothing: what happened on it comes next
        elif typed.is_blank or self.saving.keep(line):
            self.go_on(line)

    def _give_back(self, line: int, name: str) -> None:
        """Give back what stood in a cell, then in the whole line."""
        cell, place = self.lines.row(line).cells[name], self.book.place_of(line)
        before = self._begun.get(name, cell.text())
        if cell.text() != before:
            cell.show_text(before)
            self._take_texts(line)
        elif place in self.book.pages.lines:
            self.done_with(place)
        self.look(line)
        self._begun = {name: cell.text()}
        cell.selectAll()

    def _on_taken(self, line: int, name: str, offer: object) -> None:
        """Make of a line what an offer says, and go on as the eye does on the paper: to the number, to the amount."""
        place = self.book.place_of(line)
        was = self.book.line_at(place)
        if not isinstance(offer, Offer):
            return
        self._history.note(was)
        self.book.put(place, self._filled(was, name, offer))
        self._history.note(self._line)
        self.look(line)
        self._show_to_list(line)
        following = {"what": "number", "number": self.amount_column(line) or "money_in"}
        self.lines.go(line, following.get(name, "note"))

    def _filled(self, was: PaperLine, name: str, offer: Offer) -> PaperLine:
        if name == "what":
            return self.suggester.filled(was, offer)
        if isinstance(offer.value, UsualCategory):
            return replace(was, number=in_digits(offer.value.number))
        return was.with_texts({name: offer.words})

    def _on_sum(self, name: str, text: str) -> None:
        pages = self.book.pages
        pages.sums.setdefault(pages.page, {})[name] = text

    def _on_count(self, day: str, amount: str) -> None:
        self.book.pages.count = {"day": day, "amount": amount}

    def _on_steps(self, changes: tuple[ChangeSet, ...]) -> None:
        self.suggester.take_changes(changes)
        self.suggester.forget()
        if any(one.kinds - {"entry"} for one in changes):
            self.book.forget_names()
            if self.isVisible():
                self.refresh()

    def _listen(self) -> None:
        lines, foot, saving = self.lines, self.foot, self.saving
        lines.typed.connect(self._on_typed)
        lines.entered.connect(self._on_entered)
        lines.cell_left.connect(self._on_cell_left)
        lines.line_left.connect(self._on_line_left)
        lines.enter_pressed.connect(self._on_enter)
        lines.take_out_asked.connect(saving.take_out)
        lines.given_up.connect(self._give_back)
        lines.taken.connect(self._on_taken)
        lines.back_asked.connect(self._take_back)
        lines.stepped.connect(lambda step: self.turn(self.book.pages.page + step))
        self.totals.typed.connect(self._on_sum)
        foot.circles.pressed.connect(saving.circle)
        foot.counted.connect(saving.count)
        foot.count_typed.connect(self._on_count)
        foot.marked.connect(saving.mark)
        self.desk.changed.connect(self._on_steps)
