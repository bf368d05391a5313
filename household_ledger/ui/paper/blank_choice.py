"""Which paper of one household each, and of which month: paper to write on is for the month to come too, or for any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.period import Month
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import N_, _
from household_ledger.text.joined import beside
from household_ledger.ui.paper.orders import (
    BEFORE_AFTER,
    BLANK_BASELINE,
    BLANK_DAY,
    BLANK_HOURS,
    BLANK_MONTH,
    BLANKS,
    CONSENT,
    JPT,
    MONTH,
    MY_DATA,
    OF_NO_MONTH,
    VISIT,
    YEAR,
    PaperOrder,
)
from household_ledger.ui.widgets.fields.choices import ChoiceField

_KINDS = {
    MONTH: N_("The month's page"),
    VISIT: N_("Visit sheet"),
    YEAR: N_("Accounts of the year"),
    JPT: N_("Basic needs items 22–23"),
    BEFORE_AFTER: N_("Before and after"),
    BLANK_DAY: N_("To write on: daily page"),
    BLANK_MONTH: N_("To write on: whole month"),
    BLANK_HOURS: N_("To write on: hours"),
    CONSENT: N_("Notice and consent"),
    BLANK_BASELINE: N_("To write on: what it was before the project"),
    MY_DATA: N_("Everything kept about this household"),
}
_THIS, _NEXT, _OPEN = "this", "next", "open"


def _asked(kinds: frozenset[str]) -> str:
    """Ask for what the list tells apart: above it may stand what sort of paper it is at all."""
    if kinds <= {*BLANKS, CONSENT, BLANK_BASELINE}:
        return _("Which paper to write on")
    return _("Which paper") if kinds & set(BLANKS) else _("Which page of each home")


class BlankChoice(QWidget):
    """Two lists, which paper and which month; the second only where the paper is blank."""

    changed = Signal()

    def __init__(
        self, kinds: Sequence[str], month: Month, names: tuple[str, str] = ("paper_of_household", "month_on_paper")
    ) -> None:
        """`names` are those of the two lists, for whoever looks for them."""
        super().__init__()
        self._month = month
        self.paper = ChoiceField(
            _asked(frozenset(kinds)),
            name=names[0],
            choices=[(kind, _(_KINDS[kind])) for kind in kinds],
        )
        self.when = ChoiceField(_("Which month"), name=names[1], choices=self._months())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for one in (self.paper, self.when):
            rows.addWidget(one)
            one.changed.connect(self._on_changed)
        self.when.setVisible(self.is_blank)

    @property
    def kind(self) -> str:
        """Give the kind of paper chosen."""
        return self.paper.given()

    @property
    def is_blank(self) -> bool:
        """Tell whether paper to write on is chosen."""
        return self.kind in BLANKS

    def show_month(self, month: Month) -> None:
        """Offer another month, and the one after it."""
        self._month = month
        for place, (_key, words) in enumerate(self._months()):
            self.when.box.setItemText(place, words)

    def ordered(self, order: PaperOrder) -> PaperOrder:
        """Give an order with the paper and month chosen here."""
        if not self.is_blank:
            return replace(order, kind=self.kind, month=self._month, is_month_open=False)
        when = self.when.given()
        month = self._month.plus(1) if when == _NEXT else self._month
        return replace(order, kind=self.kind, month=month, is_month_open=when == _OPEN)

    def words(self) -> str:
        """Name what is chosen."""
        when = self.when.box.currentText() if self.is_blank else format_month(self._month)
        return beside(_(_KINDS[self.kind]), "" if self.kind in OF_NO_MONTH else when)

    def keep(self) -> tuple[str, str]:
        """Give what is chosen."""
        return self.kind, self.when.given()

    def restore(self, kept: tuple[str, str]) -> None:
        """Choose the same again, without telling."""
        for field, value in zip((self.paper, self.when), kept, strict=True):
            field.show_value(value)
        self.when.setVisible(self.is_blank)

    def choose(self, order: PaperOrder) -> None:
        """Choose the paper of an order, without telling."""
        self.restore((order.kind, _OPEN if order.is_month_open else _THIS))

    def _months(self) -> list[tuple[str, str]]:
        months = [(_THIS, format_month(self._month)), (_NEXT, format_month(self._month.plus(1)))]
        return [*months, (_OPEN, _("No month: write it by hand"))]

    def _on_changed(self) -> None:
        self.when.setVisible(self.is_blank)
        self.changed.emit()
