"""Evidence: what may be said of a group, by which indicators, on whose entries; the outcome report of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.first_year import FirstYear, stayed
from household_ledger.domain.grade_months import GradeTable
from household_ledger.domain.group_change import GroupChange, Lead
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.result import Indicator
from household_ledger.domain.indicators.tables import Aggregate, IndicatorTable, IndicatorTables
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.services.views.evidence_walk import (
    Stop,
    stop_of_aggregate,
    stop_of_change,
    stop_of_households,
)
from household_ledger.text.first_year_words import first_year_headline
from household_ledger.text.group_figures import change_basis, change_heading
from household_ledger.text.i18n import _
from household_ledger.text.indicator_words import indicator_name
from household_ledger.text.labels import household_words
from household_ledger.ui.arrivals import AddHousehold
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.pages.provider.evidence.packing import (
    PackCard,
    PackOrder,
    PackRun,
    ask_for_pack,
    ask_for_roll_up,
)
from household_ledger.ui.pages.provider.evidence.said import SaidPanel
from household_ledger.ui.pages.provider.evidence.tables import evidence_table, picked, rows_of
from household_ledger.ui.pages.provider.loading import Loader, counting_words
from household_ledger.ui.pages.provider.villages import VillageChoice, villages_of
from household_ledger.ui.paper.orders import GROUP_OUTCOME, PaperOrder
from household_ledger.ui.widgets.beside import Ends
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.check_box import CheckBox
from household_ledger.ui.widgets.in_sight import bring_to_sight
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.stack import Stack
from household_ledger.ui.widgets.states import EmptyState

SAID, TABLE = "said", "table"
_ON_STAIRS = frozenset({Indicator.UNIT_COST, Indicator.STAIRCASE})
"""What stands behind these is looked at on the page of the staircase."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the page shows, of one state of the book; `tables` only where the indicators are looked at."""

    change: GroupChange
    grades: GradeTable
    """Of the participants, as the finding is: households only compared with are told apart."""
    tables: IndicatorTables | None
    year: FirstYear | None
    """Where income may not be claimed yet: what can be shown already."""
    names: Mapping[Id, str]
    villages: tuple[tuple[Id, str], ...]


class EvidencePage(Page):
    """Answers: what may be said of what changed, and what stands behind it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._read: _Read | None = None
        self.print = self.add_button(button(_("Outcome report"), self._on_print, picture="print"))
        self.print.setObjectName("print_outcome")
        self.together = self.add_button(button(_("Put packs together…"), self._on_together))
        self.together.setObjectName("put_together")
        self.make = self.add_button(
            button(_("Make the evidence pack"), self._on_make, look="primary", picture="evidence")
        )
        self.make.setObjectName("make_pack")
        self.body.addWidget(self._strip())
        self.said = SaidPanel(desk)
        self.table = evidence_table()
        self.table.pressed.connect(self._on_pressed)
        self.nothing = EmptyState(
            "evidence",
            _("No household yet"),
            _("Here stands what may be said of the change in all households, with the entries behind it."),
            action=(_("Add the first household"), lambda: desk.go("register", AddHousehold())),
        )
        self.shown = Stack()
        for one in (self.said, self.table):
            self.shown.addWidget(one)
        self.loader = Loader(desk, self.shown, self.nothing)
        self.loader.withdrawn.connect(self._on_withdrawn)
        self.body.addWidget(self.loader, 1)
        self.card = PackCard(desk)
        self.body.addWidget(self.card)

    def refresh(self) -> None:
        """Read the group's change up to the month of the desk."""
        if not self.desk.figures.households():
            self.say_heading(_("Evidence of results"))
            for one in (self.villages, self.sight, self.whole, self.print, self.make):
                one.hide()
            self.loader.setCurrentWidget(self.nothing)
            return
        month, village, has_tables = self.as_of, self.villages.village, self.sight.current() == TABLE
        self.loader.load(
            lambda: _read(self.desk, month, village, has_tables=has_tables),
            self._show,
            about=(month, village),
            words=counting_words(month),
        )

    @property
    def as_of(self) -> Month:
        """Tell up to which month it speaks: the one looked at, of one that still runs the last that is over."""
        return min(self.desk.month, Month.of(self.desk.today).plus(-1))

    def is_touched_by(self, changes: ChangeSet) -> bool:  # noqa: ARG002 -- any household's step may change the group
        """Tell that every step may change what may be said."""
        return True

    def paper(self) -> PaperOrder | None:
        """Name the outcome report of the village looked at, or of all."""
        if self._read is None:
            return None
        return PaperOrder(kind=GROUP_OUTCOME, month=self.as_of, group=self.villages.village)

    def palette_actions(self) -> list[PaletteAction]:
        """Offer both sights and what the buttons do."""
        together = PaletteAction(_("Put packs together…"), self._on_together, also="roll up rollup รวมชุดหลักฐาน")
        if self._read is None:
            return [together]
        return [
            PaletteAction(_("Make the evidence pack"), self._on_make, also="evidence pack ชุดหลักฐาน"),
            PaletteAction(_("Outcome report"), self._on_print, also="print report พิมพ์รายงานผลลัพธ์"),
            together,
            PaletteAction(_("What may be said"), lambda: self._look(SAID), also="evidence หลักฐาน"),
            PaletteAction(_("Indicators"), lambda: self._look(TABLE), also="indicators M1 M20 ตัวชี้วัด"),
        ]

    def keep(self) -> object:
        """Keep the village, what is looked at, and a pack made or under way."""
        return (self.villages.village, self.sight.current(), self.whole.isChecked(), self.card.run)

    def restore(self, kept: object) -> None:
        """Look at the same village in the same way."""
        if not isinstance(kept, tuple):
            return
        village, sight, is_whole, run = kept
        if isinstance(run, PackRun):
            self.card.follow(run)
        self.sight.choose(sight)
        self.whole.setChecked(bool(is_whole))
        self.villages.choose(village)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Begin at the first card, or at the table."""
        if self.loader.currentWidget() is not self.shown:
            return super().first_focus()
        return self.table if self.shown.currentWidget() is self.table else self.said.first_card()

    def help_text(self) -> str:
        """Say how the page is read."""
        return _(
            "Press a card, a line of the chart or an indicator to see whose it is, then a household to see its months, "
            "then a month to see its entries and their pictures. Esc goes one back. "
            "Only months of quality A and B count, only households with good months before and after are compared, "
            "and project money, loans, savings drawn and things sold are never income. — means it cannot be said, "
            "with the reason beside it."
        )

    def _strip(self) -> QWidget:
        self.villages = VillageChoice()
        self.villages.chosen.connect(self.refresh)
        self.whole = CheckBox(_("Every measure"))
        self.whole.setObjectName("every_measure")
        self.whole.toggled.connect(lambda _is_on: self._fill_table())
        self.whole.hide()
        self.sight = Segments(_("How to look at it"), ((SAID, _("What may be said")), (TABLE, _("Indicators"))), SAID)
        self.sight.setObjectName("sight")
        self.sight.chosen.connect(lambda _key: self.refresh())
        looks = QWidget()
        row = QHBoxLayout(looks)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.whole)
        row.addWidget(self.sight)
        return Ends(self.villages, looks)

    def _look(self, sight: str) -> None:
        self.sight.choose(sight)
        self.refresh()

    def _on_print(self) -> None:
        order = self.paper()
        if order is not None:
            self.desk.print_asked.emit(order)

    def _on_make(self) -> None:
        if not self.card.is_under_way:
            ask_for_pack(self.desk, self, self._begin)

    def _on_together(self) -> None:
        if not self.card.is_under_way:
            ask_for_roll_up(self.desk, self, self._begin)

    def _begin(self, order: PackOrder) -> None:
        self.card.begin(order)
        bring_to_sight(self.area, lambda: self.card)

    def _on_withdrawn(self) -> None:
        self._read = None
        self.say_heading(_("Evidence of results"))

    def _show(self, read: _Read) -> None:
        self._read = read
        for one in (self.sight, self.print, self.make):
            one.show()
        self.villages.show_villages(read.villages)
        early = read.year if read.year is not None and read.year.households else None
        title = first_year_headline(early) if early is not None else change_heading(read.change)
        self.say_heading(title, change_basis(read.change))
        self.whole.setVisible(read.tables is not None)
        if read.tables is not None:
            self._fill_table()
            self.shown.setCurrentWidget(self.table)
        else:
            self.said.show_change(read.change, read.grades, read.names, read.year)
            self.shown.setCurrentWidget(self.said)
        self.loader.setCurrentWidget(self.shown)

    def _fill_table(self) -> None:
        if self._read is not None and self._read.tables is not None:
            self.table.show_rows(rows_of(self._read.tables, is_whole=self.whole.isChecked()))

    def _on_pressed(self, key: object) -> None:
        if self._read is None or self._read.tables is None or not isinstance(key, tuple):
            return
        table, one = picked(self._read.tables, key)
        if table.indicator in _ON_STAIRS:
            self.desk.go("stairs")
        else:
            self.desk.walk(partial(_stop, table, one, self._read), self._read.tables.as_of)


def _stop(table: IndicatorTable, one: Aggregate, read: _Read) -> Stop:
    """Say whose a measure is; of what is reckoned over all together, everybody it looks at."""
    title, side = indicator_name(table.indicator), read.change.participants
    if table.indicator is Indicator.AGAINST_OTHERS:
        return stop_of_change(title, read.change, (side, read.change.comparison), read.names)
    if not table.participants.rows:
        return stop_of_households(title, stayed(read.change), read.names, table.indicator)
    return stop_of_aggregate(table, one, read.names)


def _read(desk: Desk, month: Month, village: Id | None, *, has_tables: bool) -> _Read:
    """Read in one go what the page shows; any thread."""
    figures = desk.figures
    households = figures.households()
    tables = figures.indicator_tables(month, village) if has_tables else None
    change = tables.change if tables is not None else figures.group_change(month, village)
    side = change if village is None else figures.group_change(month)
    takes_part = frozenset(side.participants.enrolled)
    with desk.reader() as reader:
        villages = villages_of(
            reader,
            (one.group for one in households if one.id in takes_part),
            beside=(one.group for one in households if one.is_comparison),
        )
    return _Read(
        change=change,
        year=figures.first_year(month, village) if change.lead is not Lead.INCOME else None,
        grades=figures.grade_months(month.plus(1 - MONTHS_A_YEAR), month, village).among(change.participants.enrolled),
        tables=tables,
        names={one.id: household_words(one.code, one.name) for one in households},
        villages=villages,
    )
