"""What of a whole set is printed: which paper, of whom, in how many files, where to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.paths import documents_folder
from household_ledger.settings import PRINT_FOLDER
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, digits
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.villages import VillageChoice, villages_of
from household_ledger.ui.paper.blank_choice import BlankChoice
from household_ledger.ui.paper.making import SetOrder
from household_ledger.ui.paper.orders import (
    BEFORE_AFTER,
    BLANK_BASELINE,
    BLANKS,
    CONSENT,
    GROUP_OUTCOME,
    JPT,
    MONTH,
    SLIPS,
    SUMMARY,
    VISIT,
    YEAR,
    PaperOrder,
)
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.check_box import CheckBox
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.words import Words

TOGETHER, APART = "together", "apart"
EACH, BLANK = "each", "blank"
"""The choices of what was written of each household, and of paper to write on; which, is asked below."""
_WRITTEN = (MONTH, YEAR, JPT, BEFORE_AFTER, VISIT)
_LISTS = ("written_paper", "written_month")
_FOR_EACH = (EACH, BLANK)
"""Papers of one household each."""
_LEFT_OUT = "–"
_LEAST, _LEAST_TABLE = 720, 220
"""The width choices and households need beside each other, the height of the latter, at 100 %."""
_ROOM = 520
"""Pixels beside the choices that chips of villages may take."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The households of a month, and the villages they live in with how many of them."""

    month: Month
    households: tuple[Household, ...]
    villages: tuple[tuple[Id, str], ...]


class PrintChoice(Beside):
    """The choices at the left, the households at the right; `changed` says that something else is chosen."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_LEAST)
        self._desk = desk
        self._enrolled: Enrolled | None = None
        self._left_out: set[Id] = set()
        self.add(self._choices(), 2)
        self.add(self._households(), 3)

    @property
    def month(self) -> Month:
        """Give the month papers are made of: that of the households shown."""
        return self._enrolled.month if self._enrolled is not None else self._desk.month

    @property
    def count(self) -> int:
        """Count the households a paper is made for."""
        return len(self._chosen())

    @property
    def is_apart(self) -> bool:
        """Tell whether each paper is a file of its own."""
        return self.how.current() == APART

    def show_enrolled(self, enrolled: Enrolled) -> None:
        """Offer the households of another month: all but those somebody left out."""
        self._enrolled = enrolled
        self.villages.show_villages(enrolled.villages)
        self.blank.show_month(enrolled.month)
        self.written.show_month(enrolled.month)
        self._show()

    def set_order(self) -> SetOrder:
        """Give the set as it is chosen."""
        return SetOrder(
            orders=tuple(self._orders()), folder=self.folder, is_apart=self.is_apart, digits=self.digits.current()
        )

    def first_order(self) -> PaperOrder:
        """Give the whole set as one paper, to look at before."""
        kind, month = self.kind.current(), self.month
        if kind in _FOR_EACH:
            order = PaperOrder(kind=MONTH, month=month, households=tuple(self._chosen()))
            return (self.blank if kind == BLANK else self.written).ordered(order)
        village = self.villages.village
        return PaperOrder(kind=kind, month=month, group=village, has_signature_column=self.signing.isChecked())

    @property
    def folder(self) -> Path:
        """Give the folder chosen, or that of the last time, or the person's documents."""
        kept = self._desk.settings.text(PRINT_FOLDER)
        return Path(kept) if kept else documents_folder()

    def keep(self) -> object:
        """Give what was chosen."""
        chosen = (self.kind.current(), self.how.current(), self.digits.current(), self.signing.isChecked())
        return (*chosen, self.villages.village, frozenset(self._left_out), self.blank.keep(), self.written.keep())

    def restore(self, kept: object) -> None:
        """Choose the same again."""
        if isinstance(kept, tuple):
            kind, how, chosen_digits, is_signed, village, left_out, blank, written = kept
            self.blank.restore(blank)
            self.written.restore(written)
            self.kind.choose(kind)
            self.how.choose(how)
            self.digits.choose(chosen_digits)
            self.signing.setChecked(is_signed)
            self.villages.choose(village)
            self._left_out = set(left_out)
            self._show()

    def _choices(self) -> Card:
        card = Card()
        self.kind = Segments(
            _("Which paper"),
            (
                (EACH, _("Each home")),
                (SUMMARY, _("Savings summary")),
                (SLIPS, _("Slips")),
                (GROUP_OUTCOME, _("Outcomes")),
                (BLANK, _("Blank paper")),
            ),
        )
        self.how = Segments(_("How many files"), ((TOGETHER, _("One file")), (APART, _("One file each"))))
        self.digits = Segments(_("Digits"), (("arabic", "1 2 3"), ("thai", "๑ ๒ ๓")), digits())
        self.signing = CheckBox(_("A column to sign in"))
        self.signing.hide()
        self.blank = BlankChoice((*BLANKS, BLANK_BASELINE, CONSENT), self._desk.month)
        self.blank.hide()
        self.written = BlankChoice(_WRITTEN, self._desk.month, _LISTS)
        for which in (self.blank, self.written):
            which.changed.connect(self.changed)
        self.where = Words("", wraps=True)
        self.where.setObjectName("folder_name")
        change = button(_("Another folder…"), self._on_folder)
        for name, one in (
            ("paper_kind", self.kind),
            ("how_many_files", self.how),
            ("paper_digits", self.digits),
            ("signature_column", self.signing),
            ("change_folder", change),
        ):
            one.setObjectName(name)
        for made in (self.kind, self.how):
            made.chosen.connect(lambda _key: self._show())
        self.signing.toggled.connect(lambda _is_on: self.changed.emit())
        card.body.setSpacing(8)
        left = Qt.AlignmentFlag.AlignLeft
        for label, widget in (
            (_("Which paper"), self.kind),
            ("", self.written),
            ("", self.blank),
            (_("How many files"), self.how),
            (_("Digits"), self.digits),
            ("", self.signing),
            (_("Into the folder"), None),
        ):
            if label:
                card.body.addWidget(Words(label, "small"))
            if widget in (self.blank, self.written):
                card.body.addWidget(widget)
            elif widget is not None:
                card.body.addWidget(widget, 0, left)
        card.body.addWidget(self.where)
        card.body.addWidget(change, 0, left)
        card.body.addStretch(1)
        self._show_folder()
        return card

    def _households(self) -> Card:
        card = Card()
        self.villages = VillageChoice(_ROOM)
        self.villages.chosen.connect(self._show)
        self.table = Table(
            _("Households to print for"), (Column("", 48), Column(_("Code"), 90), Column(_("Household")))
        )
        self.table.setObjectName("print_households")
        self.table.setMinimumHeight(px(_LEAST_TABLE))
        self.table.pressed.connect(self._on_pressed)
        everyone = button(_("Choose all"), lambda: self._tick(is_on=True), look="flat")
        nobody = button(_("Choose none"), lambda: self._tick(is_on=False), look="flat")
        everyone.setObjectName("choose_all")
        nobody.setObjectName("choose_none")
        self._tickers = (everyone, nobody)
        row = QHBoxLayout()
        row.addWidget(everyone)
        row.addWidget(nobody)
        row.addStretch(1)
        rows = QVBoxLayout()
        rows.addWidget(self.villages, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.table, 1)
        rows.addLayout(row)
        card.body.addLayout(rows, 1)
        return card

    def _show(self) -> None:
        kind = self.kind.current()
        self.signing.setVisible(kind == SUMMARY)
        self.blank.setVisible(kind == BLANK)
        self.written.setVisible(kind == EACH)
        for one in self._tickers:
            one.setVisible(kind in _FOR_EACH)
        chosen = set(self._chosen())
        self.table.show_rows([self._row(one, is_on=one.id in chosen) for one in self._listed()])
        self.changed.emit()

    def _listed(self) -> list[Household]:
        if self._enrolled is None:
            return []
        village = self.villages.village
        return [one for one in self._enrolled.households if village is None or one.group == village]

    def _chosen(self) -> list[Id]:
        is_picked = self.kind.current() in _FOR_EACH
        return [one.id for one in self._listed() if not is_picked or one.id not in self._left_out]

    def _row(self, household: Household, *, is_on: bool) -> Row:
        told = _("will be printed") if is_on else _("left out")
        tone = "" if is_on else "ink_3"
        return Row(
            household.id,
            (
                Cell("✓" if is_on else _LEFT_OUT, "primary" if is_on else "ink_3", sort=not is_on, tip=told),
                Cell(in_digits(household.code), tone),
                Cell(household.name, tone, tip=household.name),
            ),
        )

    def _orders(self) -> list[PaperOrder]:
        whole = self.first_order()
        if whole.households or not self.is_apart or self._enrolled is None or whole.group is not None:
            return [whole]
        signing, month = whole.has_signature_column, whole.month
        villages = [one for one, _name in self._enrolled.villages]
        if villages and any(one.group == NO_ID for one in self._enrolled.households):
            villages.append(NO_ID)
        return [
            PaperOrder(kind=whole.kind, month=month, group=one, has_signature_column=signing) for one in villages
        ] or [whole]

    def _on_pressed(self, household: object) -> None:
        if self.kind.current() in _FOR_EACH and isinstance(household, int):
            self._left_out ^= {Id(household)}
            self._show()

    def _tick(self, *, is_on: bool) -> None:
        listed = {one.id for one in self._listed()}
        self._left_out = self._left_out - listed if is_on else self._left_out | listed
        self._show()

    def _on_folder(self) -> None:
        folder = dialogs.pick_folder(self, _("Where should the papers go?"), self.folder)
        if folder is not None:
            self._desk.settings.choose(PRINT_FOLDER, str(folder))
            self._show_folder()
            self.changed.emit()

    def _show_folder(self) -> None:
        self.where.show_words(str(self.folder))


def enrolled_of(desk: Desk, month: Month) -> Enrolled:
    """Read who is enrolled in a month; any thread."""
    households = desk.figures.enrolled_in(month)
    with desk.reader() as reader:
        return Enrolled(month, households, villages_of(reader, (one.group for one in households)))
