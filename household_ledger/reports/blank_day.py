"""A daily page to write on (product §8.7): the household's own numbers above, then lines as the screen has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from household_ledger.reports.blank_head import blank_document
from household_ledger.reports.block import Block, Column
from household_ledger.reports.cards import Card
from household_ledger.reports.fitting import fit, fit_amount
from household_ledger.reports.fonts import width_of
from household_ledger.reports.ruled import Fill, HandLine, Ruled, RuledColumn, RuledRow, Tick
from household_ledger.reports.sheet import ASCENT, SOFT_INK, TABLE, TABLE_STRONG, TextStyle
from household_ledger.reports.thai_paragraph import Align
from household_ledger.services.views.usual_categories import UsualSort
from household_ledger.text.amounts import format_number
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import N_, _

if TYPE_CHECKING:
    from household_ledger.reports.frame import Document
    from household_ledger.reports.pen import Pen
    from household_ledger.reports.sheet import Box
    from household_ledger.services.views.blank_page import BlankDay, BlankHead
    from household_ledger.services.views.usual_categories import UsualCategory

_SORTS = {
    # L10N: which column the amount of a category on a blank page goes in; as short as can be
    UsualSort.IN: N_("In"),
    UsualSort.SPENDING: N_("Out"),
    UsualSort.COST: N_("Out (work)"),
    UsualSort.DEBT: N_("Out (debt)"),
    UsualSort.SAVING: N_("Saving"),
}
_STRIP_COLUMNS = 3
_STRIP_LINE = 13.9
_STRIP_GAP = 14.0
_AFTER_NUMBER = 4.0
_BEFORE_SORT = 6.0
_NAME = TABLE.at(9)
_LEAST_NAME = 0.8
"""A name in the strip may shrink by so much before it is cut: it is what the number stands for."""
_SORT = TextStyle(7.5, grey=SOFT_INK)
_FIVE = 5
_GAP = 5.0
_CIRCLE = 20.0
_MOST_WORDS = 0.14
_BETWEEN_DAYS = 3.0
"""The part of the line of days that its words may take."""


def blank_day(head: BlankHead, layout: BlankDay) -> Document:
    """Set a daily page on one A4 sheet, in the language and digits of the moment."""
    strip = [Card(NumberStrip(layout.usual), *_strip_words(layout), is_ruled=False)] if layout.usual else []
    return blank_document(
        head,
        _("Daily page"),
        (Column((*strip, _lines(layout), DayCircles(layout.days), _foot()), _GAP),),
        is_one_page=True,
    )


def _strip_words(layout: BlankDay) -> tuple[str, str]:
    told = _("This household's numbers: write the number instead of the word")
    return told, layout.remarks


def _lines(layout: BlankDay) -> Ruled:
    columns = (
        RuledColumn(_("No."), 9),
        RuledColumn(_("Date"), 15),
        RuledColumn(_("What"), align=Align.LEFT),
        RuledColumn(_("Number"), 14),
        *(RuledColumn(_(head), 23) for head in (N_("In"), N_("Out"), N_("Saving"))),
        RuledColumn(_("Note"), 30),
    )
    empty = ("",) * (len(columns) - 1)
    rows = [
        RuledRow((format_number(number), *empty), is_firm=number % _FIVE == 0) for number in range(1, layout.rows + 1)
    ]
    total = ("", "", _("Sum of this page"), *empty[2:])
    return Ruled(columns, (*rows, RuledRow(total, is_total=True)))


def _foot() -> HandLine:
    counted = (_("Cash counted on day"), Fill(0.5), _("amount"), Fill(), _("baht"))
    return HandLine((*counted, Tick(_("Written every day")), Tick(_("Now and then")), _("Recorder"), Fill(1.2)))


@dataclass(frozen=True, slots=True)
class NumberStrip(Block):
    """Numbers and what they stand for, down the columns; after each, which column its amount goes in."""

    usual: tuple[UsualCategory, ...]

    def height(self, width: float) -> float:  # noqa: ARG002
        """Give the height of its lines."""
        return self._lines * _STRIP_LINE

    def draw(self, pen: Pen, box: Box) -> None:
        """Write column after column."""
        numbers = [in_digits(one.number) for one in self.usual]
        widest = max(width_of(number, TABLE_STRONG) for number in numbers)
        left = box.x
        for column, width in enumerate(self._widths(box.width, widest)):
            for line, index in enumerate(self._places(column)):
                one, baseline = self.usual[index], box.y + line * _STRIP_LINE + TABLE.size * ASCENT - 1
                sort = _(_SORTS[one.sort])
                pen.text_right(left + widest, baseline, numbers[index], TABLE_STRONG)
                room = width - widest - _AFTER_NUMBER - width_of(sort, _SORT) - _BEFORE_SORT
                name = fit(one.name, _NAME, room, 1, least_scale=_LEAST_NAME)
                pen.text(left + widest + _AFTER_NUMBER, baseline, name.lines[0], name.style)
                pen.text_right(left + width, baseline, sort, _SORT)
            left += width + _STRIP_GAP

    def _widths(self, room: float, widest: float) -> list[float]:
        """Share out the room by what the longest line of each column needs: long names stand together."""
        needs = [
            widest + _AFTER_NUMBER + max((self._needs(self.usual[index]) for index in self._places(column)), default=0)
            for column in range(_STRIP_COLUMNS)
        ]
        free = room - _STRIP_GAP * (_STRIP_COLUMNS - 1)
        over = free - sum(needs)
        if over >= 0:
            return [need + over / _STRIP_COLUMNS for need in needs]
        return [need * free / sum(needs) for need in needs]

    @staticmethod
    def _needs(one: UsualCategory) -> float:
        return width_of(one.name, _NAME) + _BEFORE_SORT + width_of(_(_SORTS[one.sort]), _SORT)

    def _places(self, column: int) -> range:
        return range(column * self._lines, min((column + 1) * self._lines, len(self.usual)))

    @property
    def _lines(self) -> int:
        return -(-len(self.usual) // _STRIP_COLUMNS)


@dataclass(frozen=True, slots=True)
class DayCircles(Block):
    """The days of the month in a line, to circle those on which nothing happened."""

    days: tuple[int, ...]

    def height(self, width: float) -> float:  # noqa: ARG002
        """Give room for a circle by hand."""
        return _CIRCLE

    def draw(self, pen: Pen, box: Box) -> None:
        """Write the words, and after them the days up to the edge."""
        told = fit(_("Days without anything: circle them"), TABLE.at(8.5), box.width * _MOST_WORDS)
        top = box.y + (box.height - told.height) / 2
        for number, line in enumerate(told.lines):
            pen.text(box.x, top + number * told.style.leading + told.style.size * ASCENT, line, told.style)
        start = box.x + max(width_of(line, told.style) for line in told.lines) + 6
        each = (box.right - start) / len(self.days)
        widest = max((format_number(day) for day in self.days), key=lambda number: width_of(number, TABLE))
        style = fit_amount(widest, TABLE, each - _BETWEEN_DAYS).style
        baseline = box.y + (box.height - TABLE.leading) / 2 + TABLE.size * ASCENT
        for index, day in enumerate(self.days):
            pen.text_centred(start + (index + 0.5) * each, baseline, format_number(day), style)
