"""The provider's monthly savings summary: who saved, who sent nothing, and the paper of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from household_ledger.charts.village_savings import deposits_chart
from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.figures import SavingsMonth, SavingsTable
from household_ledger.domain.ids import Id
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.register import VillageGroup
from household_ledger.reports.paper_names import set_name
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_month, month_name
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.arrivals import AddHousehold
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.pages.provider.loading import Loader
from household_ledger.ui.pages.provider.savings_table import rows_of, savings_table, sheet_of, total_of
from household_ledger.ui.pages.provider.villages import VillageChoice, villages_of
from household_ledger.ui.paper.orders import SLIPS, SUMMARY, PaperOrder
from household_ledger.ui.paper.table_file import save_table
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.chart_card import ChartCard
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.states import EmptyState

TABLE, CHART = "table", "chart"


@dataclass(frozen=True, slots=True)
class _Read:
    """What the page shows, of one state of the book."""

    table: SavingsTable
    trend: tuple[SavingsMonth, ...]
    villages: tuple[tuple[Id, str], ...]
    provider: str
    group: VillageGroup | None


class SavingsSummaryPage(Page):
    """Answers: how many of our households saved this month, and how much."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._read: _Read | None = None
        self._is_only_silent = False
        self.export = self.add_button(button(_("Save as a table…"), self._on_export, picture="file"))
        self.export.setObjectName("export")
        self.slips = self.add_button(button(_("Slips"), self._on_slips, picture="print"))
        self.slips.setObjectName("slips")
        self.slips.setToolTip(_("A slip for each household to sign and keep"))
        self.summary = self.add_button(
            button(_("Print the summary"), self._on_summary, look="primary", picture="print")
        )
        self.summary.setObjectName("summary")
        self.body.addLayout(self._strip())
        self.table = savings_table()
        self.table.pressed.connect(self._on_pressed)
        self.chart_card = ChartCard(desk, "village_chart", least_height=180)
        self.chart = self.chart_card.view
        self.nothing = EmptyState(
            "saving",
            _("No household yet"),
            _("Here stand the savings of every household, month by month, ready to print."),
            action=(_("Add the first household"), lambda: desk.go("register", AddHousehold())),
        )
        self.nobody = EmptyState("calendar", "", _("Look at another month, or add households."))
        self.loader = Loader(desk, self.table, self.chart_card, self.nobody, self.nothing)
        self.body.addWidget(self.loader, 1)

    def refresh(self) -> None:
        """Read the month of the desk."""
        if not self.desk.figures.households():
            self.say_heading(_("Monthly savings summary"))
            self._show_controls(is_shown=False)
            self.loader.setCurrentWidget(self.nothing)
            return
        month, village = self.desk.month, self.villages.village
        self.loader.load(lambda: _read(self.desk, month, village), self._show)

    def is_touched_by(self, changes: ChangeSet) -> bool:  # noqa: ARG002 -- any household's step changes the table
        """Tell that every step may change a household's row."""
        return True

    def paper(self) -> PaperOrder | None:
        """Name the summary."""
        return self._order(SUMMARY) if self._read is not None and self._read.table.rows else None

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the buttons do."""
        if self.paper() is None:
            return []
        return [
            PaletteAction(_("Print the summary"), self._on_summary, also="print summary พิมพ์สรุป"),
            PaletteAction(_("Slips"), self._on_slips, also="slips ใบแจ้งยอด"),
            PaletteAction(_("Save as a table…"), self._on_export, also="export xlsx csv excel ส่งออก"),
        ]

    def keep(self) -> object:
        """Keep the village and what is looked at."""
        return (self.villages.village, self.sight.current(), self._is_only_silent)

    def restore(self, kept: object) -> None:
        """Look at the same village in the same way."""
        if not isinstance(kept, tuple):
            return
        village, sight, self._is_only_silent = kept
        self.sight.choose(sight)
        self.villages.choose(village)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Begin at the table."""
        return self.table if self.loader.currentWidget() is self.table else None

    def help_text(self) -> str:
        """Say what the columns mean."""
        return _(
            "Press a household to see its savings. Press a head to sort. "
            "The goal is each household's first goal. Quality: A and B are whole, C is fair, D is lacking. "
            "A household that sent nothing has no entry in the month at all: ask it first."
        )

    def _strip(self) -> QHBoxLayout:
        self.villages = VillageChoice()
        self.villages.chosen.connect(self.refresh)
        self.silent = button("", self._on_silent, look="link")
        self.silent.setObjectName("silent")
        self.silent.hide()
        self.sight = Segments(_("How to look at it"), ((TABLE, _("Table")), (CHART, _("Chart"))))
        self.sight.setObjectName("sight")
        self.sight.chosen.connect(lambda _key: self._turn())
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.villages)
        row.addStretch(1)
        row.addWidget(self.silent)
        row.addWidget(self.sight)
        return row

    def _show(self, read: _Read) -> None:
        self._read = read
        self.villages.show_villages(read.villages)
        table = read.table
        self._say_heading(table)
        self._show_controls(is_shown=True)
        self._show_rows()
        self.chart_card.show_chart(deposits_chart(read.trend))
        self._turn()

    def _show_rows(self) -> None:
        if self._read is None:
            return
        table = self._read.table
        self._is_only_silent = self._is_only_silent and bool(table.silent)
        if self._is_only_silent:
            self.table.show_rows(rows_of(table.silent))
            self.silent.setText(_("Show every household"))
        else:
            self.table.show_rows(rows_of(table.rows), total_of(table) if table.rows else None)
            self.silent.setText(_silent_words(len(table.silent)))
        self.silent.setAccessibleName(self.silent.text())
        self.silent.setVisible(bool(table.silent))

    def _say_heading(self, table: SavingsTable) -> None:
        month = format_month(table.month)
        if not table.rows:
            self.say_heading(_("{month}: no household was enrolled yet").format(month=month))
            return
        words = ngettext(
            "{month}: {count} of {all} household saved, {amount} baht in all",
            "{month}: {count} of {all} households saved, {amount} baht in all",
            len(table.rows),
        )
        if not table.households_saving:
            words = _("{month}: none of {all} households has saved yet")
        title = words.format(
            month=month_name(table.month.month),
            count=format_number(table.households_saving),
            all=format_number(len(table.rows)),
            amount=format_amount(table.deposits),
        )
        is_over = table.month < Month.of(self.desk.today)
        self.say_heading(title, _change_words(table) if is_over else _("The month is not over yet."))

    def _show_controls(self, *, is_shown: bool) -> None:
        for one in (self.export, self.slips, self.summary, self.sight):
            one.setVisible(is_shown)
        has_rows = self._read is not None and bool(self._read.table.rows)
        for made in (self.export, self.slips, self.summary):
            made.setEnabled(has_rows)
        if not is_shown:
            self.silent.hide()
            self.villages.hide()

    def _turn(self) -> None:
        if self._read is None:
            return
        if not self._read.table.rows:
            self.nobody.say(self.title.words(), _("Look at another month, or add households."))
            self.loader.setCurrentWidget(self.nobody)
        else:
            self.loader.setCurrentWidget(self.table if self.sight.current() == TABLE else self.chart_card)

    def _order(self, kind: str) -> PaperOrder:
        return PaperOrder(kind=kind, month=self.desk.month, group=self.villages.village)

    def _on_summary(self) -> None:
        self.desk.print_asked.emit(self._order(SUMMARY))

    def _on_slips(self) -> None:
        self.desk.print_asked.emit(self._order(SLIPS))

    def _on_export(self) -> None:
        if self._read is not None:
            village = self._read.group.name if self._read.group is not None else ""
            name = set_name(PaperOrder(kind=SUMMARY, month=self._read.table.month), village)
            save_table(self.desk, self, sheet_of(self._read.table, self._read.provider, self._read.group), name)

    def _on_silent(self) -> None:
        self._is_only_silent = not self._is_only_silent
        self.sight.choose(TABLE)
        self._turn()
        self._show_rows()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pressed(self, household: object) -> None:
        if isinstance(household, int):
            self.desk.go("savings", household=Id(household))


def _read(desk: Desk, month: Month, village: Id | None) -> _Read:
    """Read in one go what the page shows; any thread."""
    figures = desk.figures
    table = figures.savings_table(month, village)
    everyone = table if village is None else figures.savings_table(month)
    with desk.reader() as reader:
        villages = villages_of(reader, (row.group for row in everyone.rows))
        group = reader.record(VillageGroup, village) if village is not None else None
        provider = reader.provider().name
    return _Read(
        table=table,
        trend=figures.savings_months(month.plus(1 - MONTHS_A_YEAR), month, village),
        villages=villages,
        provider=provider,
        group=group,
    )


def _silent_words(count: int) -> str:
    words = ngettext("{count} household sent nothing: see it", "{count} households sent nothing: see them", count)
    return words.format(count=format_number(count))


def _change_words(table: SavingsTable) -> str:
    """Compare with the month before, and say what was taken out."""
    before = month_name(table.month.plus(-1).month)
    amount = format_amount(abs(table.change))
    if table.change > 0:
        told = _("{amount} baht more than in {month}").format(amount=amount, month=before)
    elif table.change < 0:
        told = _("{amount} baht less than in {month}").format(amount=amount, month=before)
    else:
        told = _("As much as in {month}").format(month=before)
    taken = _("{amount} baht taken out").format(amount=format_amount(table.withdrawals)) if table.withdrawals else ""
    return beside(told, taken)
