"""The visits there were, the latest first; each can be read, changed and taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QPushButton

from household_ledger.domain.follow_up import VISIT_EVERY
from household_ledger.domain.ids import Id
from household_ledger.domain.photo import hashes_of
from household_ledger.services.commands.visits import RemoveVisit
from household_ledger.services.views.visits import VisitLine, visit_lines
from household_ledger.text.amounts import format_number
from household_ledger.text.cash_words import counted_words
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.evidence_words import checked_words
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.offered import PaletteAction
from household_ledger.ui.pages.provider.follow import part
from household_ledger.ui.pages.provider.follow.part import Deed, TablePart
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.table import Cell, Column, Row, Table

_NONE = "–"


class VisitsPart(TablePart[tuple[VisitLine, ...]]):
    """Answers: how many homes were visited lately."""

    def __init__(self, desk: Desk) -> None:
        nothing = EmptyState(
            "follow",
            _("No visit is written down yet"),
            _("Each visit stands here: who went, what was checked, which months were verified."),
            action=(_("Write the first visit"), self._on_visit),
        )
        self.table = Table(
            _("Visits"),
            (
                Column(_("Visited on"), 118),
                Column(_("Code"), 76, goes=3),
                Column(_("Household")),
                Column(_("Visitor"), 168, goes=2),
                Column(_("What was checked"), wraps=True),
                Column(_("Months verified"), 140, goes=1),
                Column(_("Pictures"), 70, "right", goes=4),
                Column("", 38),
            ),
        )
        self.table.setObjectName("visits")
        super().__init__(desk, nothing, self.table)
        self.visit = part.named(button(_("Write a visit"), self._on_visit, look="primary", picture="add"), "add_visit")
        self.rows.addWidget(self.loader, 1)

    def buttons(self) -> Sequence[QPushButton]:
        """Give the button beside the heading."""
        return (self.visit,)

    def is_offered(self, _one: QPushButton) -> bool:
        """Tell whether the way to begin stands elsewhere."""
        return bool(self.shown)

    def read(self, village: Id | None) -> tuple[VisitLine, ...]:
        """Read the visits; any thread."""
        with self.desk.reader() as reader:
            return visit_lines(reader, village)

    def show_read(self, read: tuple[VisitLine, ...]) -> None:
        """Show the visits, and count those of the last month."""
        self.table.show_rows([_row(one) for one in read])
        self.loader.setCurrentWidget(self.table if read else self.nothing)
        lately = [one for one in read if (self.desk.today - one.visit.visited_on).days <= VISIT_EVERY]
        homes = len({one.household.id for one in lately})
        told = ngettext(
            "{count} household was visited in the last {days} days",
            "{count} households were visited in the last {days} days",
            homes,
        )
        title = told.format(count=format_number(homes), days=format_number(VISIT_EVERY))
        every = ngettext("{count} visit in all", "{count} visits in all", len(read))
        self.say(title if read else _("No visit is written down yet"), every.format(count=format_number(len(read))))

    def deeds(self, key: object) -> list[Deed]:
        """List what can be done with a visit."""
        line = next((one for one in self.shown or () if one.visit.id == key), None)
        if line is None:
            return []
        show = partial(self.desk.show_history, "visit", line.visit.id)
        return [
            ("change", _("Change…"), partial(self._change, line)),
            ("pictures", _("Look at its pictures"), partial(self._look, line)),
            ("history", _("What was changed"), show),
            ("remove", _("Take it out…"), partial(self._remove, line)),
        ]

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the button does."""
        return [PaletteAction(_("Write a visit"), self._on_visit, also="visit เยี่ยมบ้าน")]

    def help_text(self) -> str:
        """Say what a visit does."""
        return _(
            "A visit says who went, what was checked and how much cash was counted. "
            "The months it names are verified by it: they must be closed, and typed by somebody else. "
            "Press a visit to change it; the last column has all that can be done."
        )

    def _on_visit(self) -> None:
        from household_ledger.ui.pages.provider.follow.visit_form import VisitForm

        VisitForm(self.desk, self, None).exec()

    def _change(self, line: VisitLine) -> None:
        from household_ledger.ui.pages.provider.follow.visit_form import VisitForm

        VisitForm(self.desk, self, line.household.id, line.visit).exec()

    def _look(self, line: VisitLine) -> None:
        from household_ledger.ui.photos.shown_album import ShownAlbum
        from household_ledger.ui.photos.viewer import PhotoViewer

        visit = line.visit
        title = beside(line.household.name, format_date(visit.visited_on))
        why_fixed = _("Change the visit to add pictures or take them off.")
        album = ShownAlbum(self.desk, visit.household, visit.photos, title=title, why_fixed=why_fixed)
        PhotoViewer(self.window(), album).open()

    def _remove(self, line: VisitLine) -> None:
        words = _("{name}, {day}. The months it verified are verified no more, unless another visit names them.")
        told = words.format(name=line.household.name, day=format_date(line.visit.visited_on))
        if dialogs.confirm(self, _("Take this visit out?"), told, _("Take it out"), _("Keep it")):
            self.desk.do(RemoveVisit(line.visit.id))


def _row(line: VisitLine) -> Row:
    visit = line.visit
    months = ", ".join(format_month(one, "short") for one in line.months)
    pictures = len(hashes_of(visit.photos))
    return Row(
        visit.id,
        (
            Cell(format_date(visit.visited_on), sort=visit.visited_on.isoformat()),
            Cell(in_digits(line.household.code), "ink_3"),
            Cell(line.household.name, tip=line.household.name),
            Cell(line.visitor, tip=line.visitor),
            Cell(_found(line) or _NONE),
            Cell(months or _NONE, tip=months),
            Cell(format_number(pictures) if pictures else _NONE, sort=pictures),
            Cell("⋯", "primary", tip=_("All that can be done")),
        ),
    )


def _found(line: VisitLine) -> str:
    """Tell what a visit checked, first the cash beside the book where it was counted."""
    if line.cash is None:
        return beside(checked_words(line.visit), line.visit.note)
    rest = checked_words(replace(line.visit, has_counted_cash=False))
    return beside(counted_words(line.cash), rest, line.visit.note)
