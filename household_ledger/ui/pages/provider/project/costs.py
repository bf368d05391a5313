"""What the project spent, of which budget and when, and what is left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.kinds import CostKind
from household_ledger.domain.project_costs import BudgetStanding, YearOfCosts, budget_standings, years_of_costs
from household_ledger.domain.register import Project, ProjectCost
from household_ledger.services.commands.register import DeleteRecords
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_date, format_month, format_year
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import cost_kind_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.project.chosen import ChosenDeeds
from household_ledger.ui.pages.provider.project.cost_form import ask_cost
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.cards import FigureCard
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.stack import Stack
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.table import Cell, Column, Row, Table

_ALL = "all"
_LEAST_HEIGHT, _MOST_CHIPS = 240, 6
NONE = "—"


class CostsPart(QWidget):
    """A card a budget, and a row a cost, year by year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._project = Project()
        self._years: tuple[YearOfCosts, ...] = ()
        self._standings: tuple[BudgetStanding, ...] = ()
        self.wanted = _ALL
        """The year looked at."""
        names = (*(cost_kind_name(kind) for kind in CostKind), _("Both together"))
        self.cards = tuple(FigureCard(name, "") for name in names)
        figures = Beside()
        for card in self.cards:
            figures.add(card, 1)
        self._chips = QVBoxLayout()
        self._chooser: Segments | None = None
        self.table = Table(
            _("Costs of the project"),
            (
                Column(_("Day"), 130),
                Column(_("Of which budget"), 190),
                Column(_("Spent on")),
                Column(_("Baht"), 130, "right"),
            ),
        )
        self.table.setObjectName("costs")
        self.table.setMinimumHeight(px(_LEAST_HEIGHT))
        self.table.open_on_double_click()
        self.table.pressed.connect(lambda _key: self._change())
        self.deeds = ChosenDeeds(self.table, self._change, self._take_out)
        self.nothing = EmptyState(
            "coin_out",
            _("No cost is written down yet"),
            _("Write what the project spends, of which budget and when. The cost of each result is reckoned from it."),
            action=(_("Add a cost…"), self.add),
        )
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(figures)
        rows.addLayout(self._chips)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.deeds)
        self.stack = Stack()
        self.stack.addWidget(whole)
        self.stack.addWidget(self.nothing)
        self._whole = whole
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack, 1)

    def refresh(self) -> None:
        """Read the costs and the budgets."""
        with self._desk.reader() as reader:
            costs, self._project = reader.all(ProjectCost), reader.project()
        self._standings = budget_standings(self._project, costs)
        self._years = years_of_costs(costs)
        for card, standing in zip(self.cards, self._standings, strict=True):
            card.show_figure(format_amount(standing.spent), _budget_words(standing))
        self.stack.setCurrentWidget(self._whole if costs else self.nothing)
        self._offer_years()
        self._show()

    def heading(self) -> tuple[str, str]:
        """Say what was spent of what."""
        if not self._years or not self._years[0].costs:
            return _("No cost is written down yet"), _(
                "Each cost belongs to one of two budgets: the project's own mechanism, or the occupations it helps."
            )
        whole, count = self._standings[-1], len(self._years[0].costs)
        counted = ngettext("{count} cost", "{count} costs", count).format(count=format_number(count))
        counted = beside(counted, self._later_words())
        if whole.budget is None or whole.left is None:
            return _("The project spent {spent} baht").format(spent=format_amount(whole.spent)), counted
        title = _("The project spent {spent} of {budget} baht").format(
            spent=format_amount(whole.spent), budget=format_amount(whole.budget)
        )
        return title, beside(_left_words(whole), counted)

    def _later_words(self) -> str:
        """Say how many costs are later than the month looked at: the sums hold them, the cost of a result does not."""
        month = self._desk.month
        count = len([one for one in self._years[0].costs if one.date > month.last])
        if not count:
            return ""
        told = ngettext("{count} of it later than {month}", "{count} of them later than {month}", count)
        return told.format(count=format_number(count), month=format_month(month))

    def has_costs(self) -> bool:
        """Tell whether there is any."""
        return bool(self._years and self._years[0].costs)

    def add(self) -> None:
        """Ask for one more cost."""
        with self._desk.reader() as reader:
            project = reader.project()
        ask_cost(self._desk, self, project)

    def look_at(self, year: str) -> None:
        """Look at a year, or all of them."""
        self.wanted = year
        if self._years:
            self._offer_years()
            self._show()

    def _offer_years(self) -> None:
        """Put a chip for each year over the table, where there are several."""
        if self._chooser is not None:
            self._chips.removeWidget(self._chooser)
            self._chooser.hide()
            self._chooser.deleteLater()
            self._chooser = None
        years = [str(one.year) for one in self._years[1 : _MOST_CHIPS + 1]]
        self.wanted = self.wanted if self.wanted in years else _ALL
        if len(years) > 1:
            words = [(_ALL, _("All years")), *((year, format_year(int(year), has_era=True)) for year in years)]
            self._chooser = Segments(_("Year"), words, self.wanted, look="chip")
            self._chooser.setObjectName("years")
            self._chooser.chosen.connect(self._on_year)
            self._chips.addWidget(self._chooser, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_year(self, key: str) -> None:
        self.wanted = key
        self._show()

    def _shown(self) -> YearOfCosts:
        return next((one for one in self._years if str(one.year) == self.wanted), self._years[0])

    def _show(self) -> None:
        shown = self._shown()
        total = Row(None, (Cell(""), Cell(""), Cell(_("Total")), Cell(format_amount(shown.spent), is_strong=True)))
        self.table.show_rows([_row(one) for one in shown.costs], total if shown.costs else None)
        self.deeds.look()

    def _cost(self) -> ProjectCost | None:
        key = self.table.current_key()
        return next((one for one in self._shown().costs if one.id == key), None) if self._years else None

    def _change(self) -> None:
        cost = self._cost()
        if cost is not None:
            ask_cost(self._desk, self, self._project, cost)

    def _take_out(self) -> None:
        cost = self._cost()
        if cost is not None and self._desk.do(DeleteRecords(ProjectCost, (cost.id,))) is not None:
            told = beside(format_date(cost.date), cost.note, format_amount(cost.amount))
            self._desk.say(_("Taken out: {what}. Ctrl+Z brings it back.").format(what=told))


def _row(cost: ProjectCost) -> Row:
    return Row(
        cost.id,
        (
            Cell(format_date(cost.date), sort=cost.date.isoformat()),
            Cell(cost_kind_name(cost.kind), "ink_2"),
            Cell(cost.note, tip=cost.note),
            Cell(format_amount(cost.amount), sort=cost.amount),
        ),
    )


def _budget_words(standing: BudgetStanding) -> str:
    """Say what the budget is and what is left of it; without one, that none was said."""
    if standing.budget is None or standing.left is None:
        return _("Budget: {none} (not said)").format(none=NONE)
    return _("of {budget}, {left}").format(budget=format_amount(standing.budget), left=_left_words(standing))


def _left_words(standing: BudgetStanding) -> str:
    left = standing.left if standing.left is not None else 0
    if left < 0:
        return _("{amount} over the budget").format(amount=format_amount(-left))
    return _("{amount} left").format(amount=format_amount(left))
