"""The daily page on the screen: what is typed on a line is read as it is typed, and kept when the line is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household, Pocket
from household_ledger.services.ports import Reader
from household_ledger.services.typed.paper_line import (
    AMOUNTS,
    CELLS,
    PaperGround,
    PaperLine,
    ReadLine,
    line_of,
    read_line,
)
from household_ledger.services.views.blank_page import DAY_ROWS, blank_day, laid_out_on
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.services.views.usual_categories import UsualCategory
from household_ledger.services.written_pages import PAGE, WrittenMonth, written_month
from household_ledger.text.amounts import format_amount, format_number, parse_amount
from household_ledger.text.dates import format_date, format_month, parse_date
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import household_words, name_beside
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.offer import Offer
from household_ledger.ui.entry_grid.saving import Saver
from household_ledger.ui.entry_paper.day_foot import DayFoot
from household_ledger.ui.entry_paper.day_head import DayHead
from household_ledger.ui.entry_paper.day_lines import DayLines
from household_ledger.ui.entry_paper.day_pages import Halves, Key, Pager, Pages
from household_ledger.ui.entry_paper.day_saving import DaySaving
from household_ledger.ui.entry_paper.day_totals import DayTotals
from household_ledger.ui.entry_paper.paper_suggesting import PaperSuggester
from household_ledger.ui.entry_paper.sheet import Sheet
from household_ledger.ui.offered import PaletteAction
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.in_sight import bring_to_sight

_BELOW = 4
"""Lines below the one at hand that are kept in sight."""
_NOTHING = WrittenMonth({}, {}, frozenset(), is_daily=False, count=None)


class DaySheet(Sheet):
    """Pages of twenty-four lines, as many as a month has."""

    def __init__(self, desk: Desk, saver: Saver) -> None:
        super().__init__(desk, saver)
        self._halves = Halves()
        self._key: Key | None = None
        self._book: NameBook | None = None
        self._usual: tuple[UsualCategory, ...] = ()
        self._whose = ""
        self.written = _NOTHING
        self._kept: dict[int, tuple[EntryRow, PaperLine, str]] = {}
        """What is kept on each line as it was read last: row, cells, what it is of."""
        self._tried: set[int] = set()
        self._here = 0
        self._begun: dict[str, str] = {}
        self.suggester = PaperSuggester(desk, self)
        self.pager = Pager()
        self.pager.turned.connect(self.turn)
        self.head, self.lines = DayHead(), DayLines(self.suggester, self.day_above)
        self.totals, self.foot = DayTotals(), DayFoot()
        self.saving = DaySaving(self)
        self.area = QScrollArea()
        self._lay_out()
        self.lines.typed.connect(self._on_typed)
        self.lines.entered.connect(self._on_entered)
        self.lines.cell_left.connect(self._on_cell_left)
        self.lines.line_left.connect(lambda line: self.saving.keep(line, is_left=True))
        self.lines.enter_pressed.connect(self._on_enter)
        self.lines.take_out_asked.connect(self.saving.take_out)
        self.lines.given_up.connect(self._give_back)
        self.lines.taken.connect(self._on_taken)
        self.lines.stepped.connect(lambda step: self.turn(self.pages.page + step))
        self.totals.typed.connect(self._on_sum)
        self.foot.circles.pressed.connect(self.saving.circle)
        self.foot.counted.connect(self.saving.count)
        self.foot.count_typed.connect(self._on_count)
        self.foot.marked.connect(self.saving.mark)
        desk.changed.connect(self._on_steps)

    @property
    def key(self) -> Key:
        """Give whose pages lie here, and of which month."""
        return self._key or (NO_ID, self.desk.month)

    @property
    def pages(self) -> Pages:
        """Give what is typed and not kept of them."""
        return self._halves.of(self.key)

    @property
    def ground(self) -> PaperGround | None:
        """Give what lines are read against, but for the day above; None before anything was read."""
        if self._book is None:
            return None
        return PaperGround(self._book, self._usual, self.key[1], self.desk.today)

    def heading(self) -> str:
        """Say how far the month's paper is typed in."""
        month, count = format_month(self.key[1]), len(self.written.rows)
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
        if key != self._key:
            self._key, self._tried = key, set()
            self._book = None
        self.read()
        self.show_page()
        self.heading_changed.emit()

    def read(self) -> None:
        """Read what is written by now."""
        with self.desk.reader() as reader:
            if self._book is None:
                self._read_names(reader)
            self.written = written_month(reader, *self.key)
        self.suggester.forget()

    def read_names(self) -> None:
        """Read the household's names and numbers anew: one was made."""
        with self.desk.reader() as reader:
            self._read_names(reader)

    def _read_names(self, reader: Reader) -> None:
        household, month = self.key
        self._book = NameBook.read(reader, household, today=self.desk.today)
        self._usual = blank_day(reader, household, month, today=laid_out_on(month, self.desk.today)).usual
        self._kept.clear()
        self.suggester.look_at(self._book)
        record = reader.record(Household, household)
        if record is not None:
            code = _("No. {code}").format(code=in_digits(record.code))
            self._whose = household_words(code, name_beside(record.code, record.name))

    def place_of(self, line: int) -> int:
        """Give the place of a line of the page shown."""
        return self.pages.page * PAGE + line

    def line_at(self, place: int) -> PaperLine:
        """Give what stands on a line: typed, or kept, or nothing."""
        half = self.pages.lines.get(place)
        return half if half is not None else self.kept_at(place)

    def kept_at(self, place: int) -> PaperLine:
        """Give what is kept on a line; a blank one for nothing."""
        return self._kept_at(place)[0]

    def _kept_at(self, place: int) -> tuple[PaperLine, str]:
        """Give what is kept on a line and what it is of; it is read once as long as it stays."""
        row, ground = self.written.rows.get(place), self.ground
        if row is None or ground is None:
            return PaperLine(), ""
        known = self._kept.get(place)
        if known is None or known[0] != row:
            line = line_of(row, ground)
            said = read_line(line, replace(ground, before=row.date)).said
            known = self._kept[place] = row, line, said
        return known[1:]

    def read_at(self, place: int) -> ReadLine | None:
        """Read a line as it stands."""
        ground, line = self.ground, self.line_at(place)
        if ground is None:
            return None
        ground = replace(ground, before=self.day_before(place))
        known, is_guess = (None, False)
        if not line.number.strip() and line.usual is None:
            known, is_guess = self.suggester.known(line)
        return read_line(line, ground, known=known, is_guess=is_guess)

    def day_above(self, line: int) -> date | None:
        """Give the day a line of the page shown takes over; None where none stands above."""
        return self.day_before(self.place_of(line))

    def day_before(self, place: int) -> date | None:
        """Give the day of the nearest line before a place that has one."""
        day: date | None = None
        for one in sorted({*self.written.rows, *self.pages.lines}):
            if one >= place:
                break
            half = self.pages.lines.get(one)
            if half is None:
                day = self.written.rows[one].date
            elif half.date.strip():
                typed = parse_date(half.date, day or self.key[1].first)
                day = day if isinstance(typed, Problem) else typed
        return day

    def show_page(self) -> None:
        """Show every line of the page, its sums and its foot."""
        page, month = self.pages.page, self.key[1]
        count = max(self.written.pages, page, *(place // PAGE for place in self.pages.lines), 1)
        self.pager.show_page(page, count, may_add=self.may_write)
        sheet = _("sheet {page}").format(page=in_digits(str(page)))
        self.head.show_head(self._whose, beside(f"{_('Daily page')} {format_month(month, 'era')}", sheet), self._usual)
        for line in range(1, DAY_ROWS + 1):
            self.look(line)
        self.totals.show_sums(self.written.sums(page), self.pages.sums.get(page, {}))
        self.foot.show_foot(month, self.written, self.pages.count, may_write=self.may_write)
        self.foot.let_mark(is_let=self.may_write and not self.saver.reason(*self.key))

    def look(self, line: int, problems: tuple[Problem, ...] = (), remark: str = "") -> None:
        """Show a line as it is: what it is of, and what is wrong with it; `problems` are the ledger's own."""
        place, row = self.place_of(line), self.lines.row(line)
        typed, is_half = self.line_at(place), place in self.pages.lines
        is_here = line == self.lines.current_line()
        row.show_texts(typed.texts)
        row.show_state(is_saved=place in self.written.rows and not is_half, is_here=is_here, may_write=self.may_write)
        above = self.day_before(place) if is_here or is_half else None
        row.show_day_above(format_date(above, "day") if above is not None else "")
        said = self.read_at(place) if is_half else None
        if said is None:
            row.show_said(self._kept_at(place)[1], is_guess=False)
            row.show_problems({})
            return
        row.show_said(said.said, is_guess=said.is_guess)
        wrong = {one.field: message(one) for one in reversed((*problems, *said.problems))}
        is_tried = place in self._tried
        shown = {name: words for name, words in wrong.items() if is_tried or typed.texts[name].strip()}
        told = [message(one) for one in said.read.remarks] if is_tried else []
        row.show_problems(shown, remark or " ".join(told))

    def turn(self, page: int) -> None:
        """Show another page, from its first free line."""
        most = max(self.written.pages, self.pages.page) + 1
        if not 1 <= page <= most or not self.may_leave():
            return
        self.pages.page = page
        self._tried.clear()
        self.show_page()
        self.begin()

    def begin(self) -> None:
        """Bring the keyboard to the first line nothing stands on."""
        where = self.first_focus()
        if where is not None:
            where.setFocus(Qt.FocusReason.TabFocusReason)

    def first_focus(self) -> QWidget | None:
        """Begin on the first free line: at the day where none stands above it, else at the words."""
        free = next((line for line in range(1, DAY_ROWS + 1) if self._is_free(line)), DAY_ROWS)
        half = self.pages.lines
        waiting = next((line for line in range(1, DAY_ROWS + 1) if self.place_of(line) in half), free)
        line = min(free, waiting)
        return self.lines.row(line).cells["what" if self.day_above(line) is not None else "date"]

    def go_on(self, line: int) -> None:
        """Go to the line after a line; after the last of a page to the next page."""
        if line >= DAY_ROWS:
            self.turn(self.pages.page + 1)
            return
        above = self.day_above(line + 1)
        self.lines.go(line + 1, "what" if above is not None else "date")

    def keep(self) -> object:
        """Give what was typed and not kept."""
        self._take_texts(self.lines.current_line())
        return self._halves

    def restore(self, kept: object) -> None:
        """Take what was typed before."""
        if isinstance(kept, Halves):
            self._halves = kept

    def may_leave(self) -> bool:
        """Keep the line at hand where it is done; else it waits as it is."""
        line = self.lines.current_line()
        if line:
            self.saving.keep(line, is_left=True)
        return True

    def unsaved(self) -> bool:
        """Tell whether closing the window now would lose something typed."""
        self.may_leave()
        return self._halves.is_unsaved

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
                _("Under Note: “on credit” and the shop, or “own produce”. Everything else is a remark."),
                _("Ctrl+Delete takes a line out, Ctrl+Z brings it back. Page Up and Page Down turn the page."),
                _("At the foot, type the paper's own sums: the page says where they differ."),
            )
        )

    @property
    def pocket_counted(self) -> Pocket | None:
        """Give the pocket the paper's count is of: the cash."""
        return self._book.default_pocket if self._book is not None else None

    def show_remark(self, line: int, words: str) -> None:
        """Say something under a line in place of what is wrong with it."""
        self.lines.row(line).show_problems({}, words)

    def go_to_wrong(self, line: int, said: ReadLine) -> None:
        """Go to the first cell that is wrong; where it is one of several names, show them."""
        wrong = {one.field for one in said.problems}
        name = next((one for one in CELLS if one in wrong), "what")
        self.lines.go(line, name)
        if name == "number" and not self.lines.row(line).cells[name].text():
            self.lines.list.open(everything=True)
        self.look(line)

    def try_line(self, place: int) -> None:
        """Show from now on all that is wrong with a line, also what is missing."""
        self._tried.add(place)

    def done_with(self, place: int) -> None:
        """Say that a line is as it is kept."""
        self.pages.lines.pop(place, None)
        self._tried.discard(place)

    def _is_free(self, line: int) -> bool:
        place = self.place_of(line)
        return place not in self.written.rows and place not in self.pages.lines

    def _take_texts(self, line: int) -> None:
        """Note what is typed on a line."""
        if not line:
            return
        place, texts = self.place_of(line), self.lines.row(line).texts()
        was, kept = self.line_at(place), self.kept_at(place)
        if texts == was.texts:
            return
        changed = was.with_texts(texts)
        if place not in self.written.rows and texts["what"] != was.what and was.usual is not None:
            changed = replace(changed, usual=None, usual_number="")  # other words: what they stood for is not meant
        is_empty = changed.is_blank and not changed.date.strip() and place not in self.written.rows
        if texts == kept.texts or is_empty:
            self.done_with(place)
        else:
            self.pages.lines[place] = changed

    def _on_typed(self, line: int, _name: str) -> None:
        self._take_texts(line)
        self._show_to_list(line)
        self.look(line)

    def _show_to_list(self, line: int) -> None:
        ground = self.ground
        if ground is not None:
            self.suggester.show_line(self.line_at(self.place_of(line)), ground)

    def _on_entered(self, line: int, name: str) -> None:
        self._begun = {name: self.lines.row(line).cells[name].text()}
        self._show_to_list(line)
        if line != self._here:
            before, self._here = self._here, line
            if before:
                self.look(before)
        self.look(line)
        around = min(DAY_ROWS, line + _BELOW)
        self.area.ensureWidgetVisible(self.lines.row(around), 0, 0)
        bring_to_sight(self.area, lambda: self.lines.row(line))

    def _on_cell_left(self, line: int, name: str) -> None:
        """Write what was typed as it is understood: a day, the result of a calculation."""
        cell = self.lines.row(line).cells[name]
        text = cell.text().strip()
        words = text
        if name == "date" and text:
            day = parse_date(text, self.day_above(line) or self.key[1].first)
            words = text if isinstance(day, Problem) or Month.of(day) != self.key[1] else format_date(day, "day")
        elif name in AMOUNTS and text:
            amount = parse_amount(text)
            words = text if isinstance(amount, Problem) else format_amount(amount)
        if words != cell.text():
            cell.show_text(words)
        self._take_texts(line)
        self.look(line)

    def _on_enter(self, line: int) -> None:
        if self.line_at(self.place_of(line)).is_blank or self.saving.keep(line):
            self.go_on(line)

    def _give_back(self, line: int, name: str) -> None:
        """Give back what stood in a cell, then in the whole line."""
        cell, place = self.lines.row(line).cells[name], self.place_of(line)
        before = self._begun.get(name, cell.text())
        if cell.text() != before:
            cell.show_text(before)
            self._take_texts(line)
        elif place in self.pages.lines:
            self.done_with(place)
        cell.selectAll()
        self.look(line)

    def _on_taken(self, line: int, name: str, offer: object) -> None:
        """Make of a line what an offer says, and go on."""
        place = self.place_of(line)
        was = self.line_at(place)
        if not isinstance(offer, Offer):
            return
        if name == "what":
            taken = self.suggester.filled(was, offer)
        elif isinstance(offer.value, UsualCategory):
            taken = replace(was, number=in_digits(str(offer.value.number)))
        else:
            taken = was.with_texts({name: offer.words})
        self.pages.lines[place] = taken
        self.look(line)
        self._show_to_list(line)
        said = self.read_at(place)
        amount = taken.column or (said.column if said is not None else "")
        order = ["what", "number", amount or "money_in", "note"]
        following = "number" if name == "what" and not (taken.column or amount) else order[-1]
        self.lines.go(line, (amount or following) if name in ("what", "number") else "note")

    def _on_sum(self, name: str, text: str) -> None:
        self.pages.sums.setdefault(self.pages.page, {})[name] = text

    def _on_count(self, day: str, amount: str) -> None:
        self.pages.count = {"day": day, "amount": amount}

    def _on_steps(self, changes: tuple[ChangeSet, ...]) -> None:
        self.suggester.take_changes(changes)
        self.suggester.forget()
        if any(one.kinds - {"entry"} for one in changes):
            self._book = None  # a name may be another one
            if self.isVisible():
                self.refresh()

    def _lay_out(self) -> None:
        ground = QFrame()
        ground.setObjectName("paper_page")
        ground.setProperty("kind", "card")
        page = QVBoxLayout(ground)
        page.setContentsMargins(px(14), px(12), px(14), px(16))
        page.setSpacing(px(8))
        for one in (self.head, self.lines, self.totals, self.foot):
            page.addWidget(one)
        page.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(ground)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.area)
