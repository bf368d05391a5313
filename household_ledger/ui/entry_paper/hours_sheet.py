"""The sheet of hours to type in: a line a day, a column for each person at each work, as it was printed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from household_ledger.domain.day_hours import hours_together
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.problem import Problem
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry
from household_ledger.services.paper_cells import hours_said, hours_said_anew
from household_ledger.services.views.blank_page import HoursColumn
from household_ledger.services.views.day_hours import hours_of_day
from household_ledger.services.views.paper_hours import (
    HoursCell,
    HoursLine,
    PaperHours,
    hours_columns,
    hours_of_cell,
    hours_of_month,
    open_columns,
    paper_hours,
)
from household_ledger.text.amounts import format_quantity, parse_quantity
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside, named
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.cells_model import CellKind, Shown, ShownColumn, ShownGroup, ShownLine
from household_ledger.ui.entry_paper.cells_pane import CellsPane
from household_ledger.ui.entry_paper.cells_sheet import CellsSheet, Place, sum_cells
from household_ledger.ui.theme.look import has_large_letters
from household_ledger.ui.typing.saving import Saver
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.states import Banner


class HoursSheet(CellsSheet):
    """Hours by day, work and person: a typed cell is a row of hours at once, one emptied is taken out."""

    def __init__(self, desk: Desk, saver: Saver) -> None:
        pane = CellsPane(
            "hours_page",
            _("Hours worked"),
            corner=_("Date"),
            foot_words=_("Sums of the sheet of hours, and the paper's"),
        )
        super().__init__(desk, saver, pane)
        self.columns: tuple[HoursColumn, ...] = ()
        self._is_open: tuple[bool, ...] = ()
        self.page: PaperHours | None = None
        self._banner: Banner | None = None
        self._beside = button("", self._show_beside, look="link")
        self._beside.setObjectName("hours_beside")
        pane.add_below(self._beside)
        pane.body.opened.connect(self._on_opened)

    def heading(self) -> str:
        """Say how long everybody worked so far."""
        if self.page is None:
            return _("Hours worked")
        month = format_month(self.page.month, "short") if has_large_letters() else format_month(self.page.month)
        hours = self.page.everything
        if not hours:
            return _("{month} — no hours typed yet").format(month=month)
        return _("{month} — {hours} hours worked so far").format(month=month, hours=format_quantity(hours))

    def help_text(self) -> str:
        """Say how the sheet is typed in."""
        return "\n".join(
            (
                _("Type the hours under the work and the person. Enter goes down, Tab goes on along the line."),
                _("Half an hour is 0.5. Every cell is kept at once; empty a cell to take out what stands in it."),
                _("A column without a name is opened by writing down the work or the person first."),
            )
        )

    def read(self, text: str) -> int | Problem:
        """Read hours above zero, in thousandths."""
        read = parse_quantity(text)
        if isinstance(read, Problem):
            return read
        return read if read > 0 else Problem("number_not_above_zero", "quantity")

    def read_page(self, place: Place) -> None:
        """Read the month, and its columns where they are not known yet."""
        household, month = place
        with self.desk.reader() as reader:
            if self.is_stale:
                self.columns = hours_columns(reader, household, month, today=self.desk.today)
                self._is_open = open_columns(self.columns)
            self.page = paper_hours(reader, household, month, self.columns)

    def show_page(self) -> None:
        """Show the month as its sheet has it."""
        page = self.page
        if page is None:
            return
        self.pane.show_page(
            self._heads(), self._groups(), [self._day_line(one) for one in page.lines], self._sums(page)
        )
        self._show_banner()
        hours = format_quantity(page.beside or 0)
        words = _("{hours} hours more of work or people that have no column here").format(hours=hours)
        self._beside.setText(words)
        self._beside.setAccessibleName(words)
        self._beside.setVisible(bool(page.beside))

    def written(self, day: int, column: int) -> str:
        """Give the hours kept in a cell."""
        if self.page is None or not 0 <= column < len(self.columns):
            return ""
        hours = self.page.lines[day - 1].cells[column].hours
        return format_quantity(hours) if hours is not None else ""

    def write(self, day: int, column: int, value: int) -> str:
        """Keep hours as the row of their cell."""
        if self.page is None or self.place is None:
            return ""
        household, entry = self.place[0], self.page.lines[day - 1].cells[column].entry
        if entry is not None and entry.quantity == value:
            return ""
        draft = (
            hours_said_anew(entry, value)
            if entry
            else hours_said(self.columns[column], household, self.day(day), value)
        )
        with self.desk.reader() as reader:
            others = hours_of_day(reader, household, self.day(day), without=(entry.id,) if entry else ())
        remarks = hours_together(draft, others)
        wrong = self.run(ReplaceEntry(entry, draft) if entry else AddEntries((draft,)), (draft,))
        if remarks and not wrong:
            self.desk.say(message(remarks[0]), "problem", about="hours")
        return wrong

    def take_out(self, day: int, column: int) -> str:
        """Take the row of a cell out."""
        entry = self.page.lines[day - 1].cells[column].entry if self.page is not None else None
        return self.run(DeleteEntries((entry.id,))) if entry is not None else ""

    def total_keys(self) -> Sequence[str]:
        """Name the columns by their work and person."""
        return [f"{one.occupation}/{one.member}" for one in self.columns]

    def _heads(self) -> list[ShownColumn]:
        columns = self.columns
        by_hand = _("name …")
        return [
            ShownColumn(
                one.member_name or by_hand,
                is_firm=place + 1 == len(columns) or columns[place + 1].work != one.work,
                is_name=True,
            )
            for place, one in enumerate(columns)
        ]

    def _groups(self) -> list[ShownGroup]:
        works = [list(ones) for _work, ones in groupby(self.columns, key=lambda one: one.work)]
        return [ShownGroup(ones[0].occupation_name or _("work …"), len(ones), "ink") for ones in works]

    def _day_line(self, line: HoursLine) -> ShownLine:
        day = line.day.day
        cells = [self._cell(day, place, cell) for place, cell in enumerate(line.cells)]
        return self.line(day, cells)

    def _cell(self, day: int, place: int, cell: HoursCell) -> Shown:
        column = self.columns[place]
        whose = beside(format_date(self.day(day), "day"), column.occupation_name, column.member_name)
        text = format_quantity(cell.hours) if cell.hours is not None else ""
        told = named(whose, _("{hours} hours").format(hours=text)) if text else whose
        half = self.half_cell(day, place, told)
        if half is not None:
            return half
        shut = self.shut_words(day) or ("" if self._is_open[place] else _unnamed_words(column))
        if cell.entries and (cell.entry is None or shut):
            return Shown(text=text, kind=CellKind.OPENS, told=beside(told, _("Enter shows the entries")))
        return Shown(kind=CellKind.SHUT, told=beside(told, shut)) if shut else Shown(text=text, told=told)

    def _sums(self, page: PaperHours) -> list[ShownLine]:
        """Show the sums, those typed from the paper, and by how much they differ where they do."""
        texts = [format_quantity(one) if one is not None else "" for one in page.sums]
        heads = [beside(one.occupation_name, one.member_name) for one in self.columns]
        told = [named(head, text or "—") for head, text in zip(heads, texts, strict=True)]
        total = ShownLine(_("Total"), sum_cells(texts, told), is_firm=True, is_sum=True)
        differences = [self._difference(place) for place in range(len(self.columns))]
        typed = [self._paper_cell(place, heads[place], differences[place]) for place in range(len(self.columns))]
        lines = [total, ShownLine(_("In the paper"), tuple(typed), is_sum=True, is_firm=True)]
        if any(differences):
            cells = [
                Shown(text=_signed(one), kind=CellKind.SUM, tone="attention", told=_difference_words(one))
                if one
                else Shown(kind=CellKind.SUM)
                for one in differences
            ]
            lines.append(ShownLine(_("Difference"), tuple(cells), is_sum=True))
        return lines

    def _paper_cell(self, place: int, head: str, difference: int) -> Shown:
        typed, name = self.total_at(place), _("Sum in the paper")
        if not self._is_open[place]:
            return Shown(kind=CellKind.SUM)
        if not typed:
            return Shown(told=beside(head, name, _("type it here to check")))
        read = self.read(typed)
        if isinstance(read, Problem):
            return Shown(text=typed, told=beside(head, name), wrong=message(read))
        text = format_quantity(read)
        if difference:
            told = beside(head, named(name, text), _difference_words(difference))
            return Shown(text=text, tone="attention", told=told, is_strong=True)
        return Shown(
            text=text, tone="income", told=beside(head, named(name, text), _("agrees")), is_agreed=True, is_strong=True
        )

    def _difference(self, place: int) -> int:
        """Give by how many thousandths of an hour the paper has more than is typed; 0 where it has no sum."""
        typed = self.total_at(place)
        read = self.read(typed) if typed else None
        if self.page is None or read is None or isinstance(read, Problem):
            return 0
        return read - (self.page.sums[place] or 0)

    def _show_banner(self) -> None:
        """Say where work and people are written down, where the sheet has columns without a name."""
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if all(self._is_open):
            return
        has_work = any(one.occupation != NO_ID for one in self.columns)
        if has_work:
            words = _("Nobody of this household is written down yet: the hours are kept without a name.")
            action = (_("Write down who lives here"), lambda: self.desk.go("home"))
        else:
            words = _("No work of this household is written down yet: hours are kept for a work.")
            action = (_("Write down the work"), lambda: self.desk.go("occupations"))
        self._banner = Banner(words, action=action)
        self._banner.setObjectName("hours_unnamed")
        self.pane.add_above(self._banner)

    def _on_opened(self, row: int, column: int) -> None:
        """Show the rows that stand in a cell."""
        if self.place is not None:
            day, one = self.day(row + 1), self.columns[column]
            title = beside(format_date(day, "day"), one.occupation_name)
            self.desk.show_entries(title, [hours_of_cell(self.place[0], day, one.occupation)])

    def _show_beside(self) -> None:
        if self.place is not None:
            self.desk.show_entries(_("Hours worked"), [hours_of_month(*self.place)])


def _unnamed_words(column: HoursColumn) -> str:
    if column.occupation == NO_ID:
        return _("Write the work down first, on the page of occupations.")
    return _("Write down first who lives here: hours without a name stand in the column before.")


def _signed(hours: int) -> str:
    return f"+{format_quantity(hours)}" if hours > 0 else format_quantity(hours)


def _difference_words(difference: int) -> str:
    if difference > 0:
        return _("The paper has {hours} hours more than is typed.").format(hours=format_quantity(difference))
    return _("The paper has {hours} hours less than is typed.").format(hours=format_quantity(-difference))
