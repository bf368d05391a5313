"""A chart in a card: its finding is the heading, and a small button offers it as a table, a picture, a copy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from household_ledger.charts.spec import About, AnyChart
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.buttons import icon_button
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.chart_view import ChartView
from household_ledger.ui.widgets.states import EmptyState

_EDGE = 16
"""With the frame's own margin as far in as the words of other cards, however large letters are."""


class ChartCard(Card):
    """Holds one ChartView named `name`; of the chart's words `left_out` names those there is no room for.

    `lead` goes to what a mark without entries is of.
    """

    def __init__(
        self,
        desk: Desk,
        name: str,
        *,
        least_height: int = 200,
        left_out: tuple[str, ...] = ("subtitle",),
        lead: Callable[[About], object] | None = None,
    ) -> None:
        super().__init__()
        self.frame_only()
        self.head.setContentsMargins(_EDGE, 6, 4, 0)
        self.more = icon_button("more", _("What else can be done with this chart"), self._on_more)
        self.more.setObjectName(f"{name}_more")
        self.head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.more.hide()
        self.view = ChartView(
            desk, least_height=least_height, left_out=("title", *left_out), is_trimmed=True, lead=lead
        )
        self.view.setObjectName(name)
        self.body.addWidget(self.view, 1)
        self.nothing = EmptyState("month", "", "")
        self.nothing.hide()
        self.body.addWidget(self.nothing, 1)

    def show_chart(self, chart: AnyChart | None, heading: str = "", *, nothing: str = "") -> None:
        """Show a chart under its finding (under `heading` where the page says the finding), or nothing.

        Of a chart in which there is nothing to see, `nothing` says how there will be something.
        """
        self.name(heading or (chart.title if chart is not None else ""))
        self.more.setVisible(chart is not None and not nothing)
        self.view.setVisible(not nothing)
        self.nothing.setVisible(bool(nothing))
        self.nothing.say("", nothing)
        self.view.show_chart(chart)

    def menu(self) -> QMenu:
        """Make the list of what can be done with the chart."""
        menu = QMenu(self)
        for words, run in self.view.actions_offered():
            menu.addAction(words, run)
        return menu

    def _on_more(self) -> None:
        menu = self.menu()
        menu.exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        menu.deleteLater()
