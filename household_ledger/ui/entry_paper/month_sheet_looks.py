"""How the monthly page is put into cells and words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.problem import Problem
from household_ledger.services.views.blank_page import FIRST_SIDE
from household_ledger.services.views.name_book import Names
from household_ledger.services.views.paper_month import MonthLine, PaperCell, PaperMonth, PaperSums, Share, Side
from household_ledger.text.amounts import format_amount, format_baht, format_number
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside, named
from household_ledger.text.messages import message
from household_ledger.ui.entry_paper.cells_model import CellKind, Shown, ShownColumn, ShownGroup, ShownLine
from household_ledger.ui.entry_paper.cells_sheet import CellsSheet, sum_cells, with_edges

_TONES = {Side.IN: "income", Side.OUT: "expense", Side.SAVING: "saving"}


class MonthLooks:
    """The page of a month as its sheet shows it."""

    def __init__(self, sheet: CellsSheet, page: PaperMonth, names: Names) -> None:
        self._sheet, self._page, self._names = sheet, page, names
        self._amounts = len(page.columns)

    def columns(self) -> tuple[ShownColumn, ...]:
        """Head the columns as the paper does; firm rules part in, out, and the sums of the day."""
        heads = [*(one.name for one in self._page.columns), _("Nothing"), _("All in"), _("All out")]
        firm = [place for place, one in enumerate(self._page.columns) if self._is_last_of_side(place)]
        return with_edges(heads, [*firm, self._amounts])

    def groups(self) -> tuple[ShownGroup, ...]:
        """Put the columns under the heads of their sides."""
        sides = {side: len(list(ones)) for side, ones in groupby(one.side for one in self._page.columns)}
        return (
            ShownGroup(_("In"), sides[Side.IN], "income"),
            ShownGroup(_("Out"), sides[Side.OUT], "expense"),
            ShownGroup("", 1),
            ShownGroup("", 1),
            ShownGroup(_("Sum of the day"), 2),
        )

    def lines(self) -> list[ShownLine]:
        """Show the days, after the first side its sums."""
        lines = [self._line(one) for one in self._page.lines]
        first, last = format_number(1), format_number(FIRST_SIDE)
        head = _("Sum {first}–{last}").format(first=first, last=last)
        lines.insert(FIRST_SIDE, self._sum_line(head, self._page.first_side))
        return lines

    def sums(self) -> list[ShownLine]:
        """Show the sums of the month, those typed from the paper, and by how much they differ where they do."""
        typed = self._paper_line()
        found = [self._sum_line(_("Whole month"), self._page.whole), typed]
        differences = [self._difference(place) for place in range(len(typed.cells))]
        if any(differences):
            cells = [
                Shown(
                    text=format_amount(one, signed=True) if one else "",
                    kind=CellKind.SUM,
                    tone="attention",
                    told=_difference_words(one) if one else "",
                )
                for one in differences
            ]
            found.append(ShownLine(_("Difference"), tuple(cells), is_sum=True))
        return found

    def _line(self, line: MonthLine) -> ShownLine:
        day, shut = format_date(line.day, "day"), self._sheet.shut_words(line.day.day)
        cells = [self._cell(line, place, day, shut) for place in range(self._amounts)]
        tones = ((line.money_in, _("All in")), (line.money_out, _("All out")))
        texts = [format_amount(one) if one is not None else "" for one, _name in tones]
        told = [beside(day, named(name, _baht(one))) for one, name in tones]
        return self._sheet.line(line.day.day, (*cells, self._box(line, day, shut), *_light(sum_cells(texts, told))))

    def _cell(self, line: MonthLine, place: int, day: str, shut: str) -> Shown:
        column, cell = self._page.columns[place], line.cells[place]
        told = beside(day, self._told(column.name, cell))
        half = self._sheet.half_cell(line.day.day, place, told)
        if half is not None:
            return half
        text = format_amount(cell.amount) if cell.amount is not None else ""
        if cell.shares and (cell.entry is None or shut):
            told = beside(told, _("Enter shows the entries"))
            return Shown(text=text, kind=CellKind.OPENS, tone=_TONES[column.side], told=told)
        if shut:
            return Shown(kind=CellKind.SHUT, told=beside(told, shut))
        return Shown(text=text, tone=_TONES[column.side], told=told)

    def _told(self, name: str, cell: PaperCell) -> str:
        """Say what stands in a cell, and of what where the column does not say it."""
        if cell.amount is None:
            return name
        words = list(dict.fromkeys(self._what(one) for one in cell.shares))
        of = beside(*(one for one in words if one and one != name))
        count = len(cell.shares)
        several = ngettext("{count} entry", "{count} entries", count).format(count=format_number(count))
        return beside(named(name, format_baht(cell.amount)), of, several if count > 1 else "")

    def _what(self, share: Share) -> str:
        entry = share.entry
        what = entry.description or self._names.category(entry.household, share.ref) or self._names.name(share.ref)
        return beside(what, self._names.name(entry.goal))

    def _box(self, line: MonthLine, day: str, shut: str) -> Shown:
        """Show the box of a day without entries."""
        told = beside(day, _("nothing to write: ticked") if line.marks else _("nothing to write: not ticked"))
        if line.marks and line.is_written and not shut:
            words = _(
                "It is ticked that nothing happened, and something is written. Press the box to take the tick out."
            )
            return Shown(kind=CellKind.BOX, is_ticked=True, told=told, wrong=words)
        if shut or (line.is_written and not line.marks):
            why = shut or _("{date} has entries already.").format(date=day)
            return Shown(kind=CellKind.SHUT, told=why, text="✓" if line.marks else "")
        return Shown(kind=CellKind.BOX, is_ticked=bool(line.marks), told=told)

    def _sum_line(self, head: str, sums: PaperSums) -> ShownLine:
        amounts = (*sums.columns, None, sums.money_in, sums.money_out)
        texts = [format_amount(one) if one is not None else "" for one in amounts]
        heads = [one.words for one in self.columns()]
        told = [beside(head, named(name, _baht(one))) for name, one in zip(heads, amounts, strict=True)]
        return ShownLine(head, sum_cells(texts, told), is_firm=True, is_sum=True)

    def _paper_line(self) -> ShownLine:
        heads = [one.words for one in self.columns()]
        cells = [self._paper_cell(place, heads[place]) for place in range(len(heads))]
        return ShownLine(_("In the paper"), tuple(cells), is_sum=True, is_firm=True)

    def _paper_cell(self, place: int, head: str) -> Shown:
        if place == self._amounts:
            return Shown(kind=CellKind.SUM)
        typed, name = self._sheet.total_at(place), _("Sum in the paper")
        if not typed:
            return Shown(told=beside(head, name, _("type it here to check")))
        read = self._sheet.read(typed)
        if isinstance(read, Problem):
            return Shown(text=typed, told=beside(head, name), wrong=message(read))
        difference, text = self._difference(place), format_amount(read)
        if difference:
            told = beside(head, named(name, format_baht(read)), _difference_words(difference))
            return Shown(text=text, tone="attention", told=told, is_strong=True)
        told = beside(head, named(name, format_baht(read)), _("agrees"))
        return Shown(text=text, tone="income", told=told, is_agreed=True, is_strong=True)

    def _difference(self, place: int) -> Money:
        """Give by how much the paper has more than is typed; zero where it has no sum, or one that is none."""
        typed = self._sheet.total_at(place)
        read = self._sheet.read(typed) if typed and place != self._amounts else None
        if read is None or isinstance(read, Problem):
            return ZERO
        whole = self._page.whole
        amounts = (*whole.columns, None, whole.money_in, whole.money_out)
        return Money(read) - (amounts[place] or ZERO)

    def _is_last_of_side(self, place: int) -> bool:
        columns = self._page.columns
        return place + 1 == len(columns) or columns[place + 1].side is not columns[place].side


def _light(cells: Sequence[Shown]) -> tuple[Shown, ...]:
    """Write the sums of a day as light as what they add up."""
    return tuple(Shown(text=one.text, kind=one.kind, told=one.told, tone="ink_2") for one in cells)


def _baht(amount: Money | None) -> str:
    return format_baht(amount) if amount is not None else "—"


def _difference_words(difference: Money) -> str:
    amount = format_baht(abs(difference))
    if difference > 0:
        return _("The paper has {amount} more than is typed.").format(amount=amount)
    return _("The paper has {amount} less than is typed.").format(amount=amount)
