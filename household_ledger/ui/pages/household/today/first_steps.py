"""What else is worth doing in a book that has just begun: who lives there, a goal, the time before."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.domain.register import Member
from household_ledger.services.ports import Reader
from household_ledger.text.i18n import N_, _
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words

_STEPS = (
    ("members", Member, N_("Write down who lives here"), "home"),
    ("goal", Goal, N_("Set a savings goal"), "savings"),
    ("before", Baseline, N_("Tell what it was before"), "before_after"),
)


class FirstSteps(QWidget):
    """A link for each thing that is not there yet; gone when all are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(Words(_("Or begin with"), "small"), 0, Qt.AlignmentFlag.AlignHCenter)
        self._links = {}
        for name, kind, words, page in _STEPS:
            link = button(_(words), partial(desk.go, page), look="link")
            link.setObjectName(f"step_{name}")
            self._links[kind] = link
            rows.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_missing(self, reader: Reader, household: Id) -> None:
        """Show the steps of a household that are not done."""
        missing = [kind for _name, kind, _words, _page in _STEPS if not reader.of_household(kind, household)]
        for kind, link in self._links.items():
            link.setVisible(kind in missing)
        self.setVisible(bool(missing))
