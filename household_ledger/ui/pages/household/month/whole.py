"""The month at one glance: four figures, months beside each other, where money went, cash, goals, one suggestion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.charts.months import months_chart
from household_ledger.charts.spending import spending_chart, uncashed_words
from household_ledger.domain.register import HouseholdCategory
from household_ledger.services.views.month_page import MonthPage as MonthContent
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.text.suggestions import suggestion_text
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.month.cash import CashCard
from household_ledger.ui.pages.household.month.words import debt_words, in_words, out_words, saved_words
from household_ledger.ui.pages.household.savings.goal_lines import short_goal_lines
from household_ledger.ui.pages.household.today.page import MONEY_IN, MONEY_OUT
from household_ledger.ui.widgets.beside import Beside, Even
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, FigureCard, clear
from household_ledger.ui.widgets.chart_card import ChartCard
from household_ledger.ui.widgets.states import Banner

_CHECKS = 520
"""The width at 100 % that cash and goals need beside each other."""
_MOST_BARS, _FEW_BARS = 5, 4
_FIGURES = (
    ("money_in", "income", MONEY_IN),
    ("money_out", "expense", MONEY_OUT),
    ("saved", "saving", ("deposits",)),
    ("debt", "debt", ("debt_end",)),
)


class MonthWhole(QWidget):
    """Shows a month's content; `on_figure` is given a card's name and the keys of the figures it shows."""

    def __init__(self, desk: Desk, on_figure: Callable[[str, Sequence[str]], object]) -> None:
        super().__init__()
        self._desk = desk
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        names = {"money_in": _("In"), "money_out": _("Out"), "saved": _("Saved"), "debt": _("Debts left")}
        figures = Even()
        self.figures: dict[str, FigureCard] = {}
        for key, tone, keys in _FIGURES:
            card = FigureCard(names[key], tone, partial(on_figure, names[key], keys))
            card.setObjectName(key)
            self.figures[key] = card
            figures.add(card)
        rows.addWidget(figures)
        self.months = ChartCard(desk, "months_chart", least_height=190)
        self.spending = ChartCard(desk, "spending_chart", least_height=160)
        self.cash = CashCard(desk)
        self.goals = Card(_("Goals"))
        to_savings = button(_("All savings"), lambda: desk.go("savings"), look="link")
        to_savings.setObjectName("to_savings")
        self.goals.head.addWidget(to_savings)
        self.hint = Banner("", picture="idea")
        self.hint.setObjectName("suggestion")
        checks = Beside(_CHECKS)
        checks.add(self.cash, 3)
        checks.add(self.goals, 2)
        left, right = _column(), _column()
        left.addWidget(self.months, 1)
        left.addWidget(checks)
        right.addWidget(self.spending, 1)
        right.addWidget(self.hint)
        lower = Beside()
        lower.add(left, 5)
        lower.add(right, 4)
        rows.addWidget(lower, 1)

    def show_month(self, content: MonthContent, categories: list[HouseholdCategory]) -> None:
        """Show a month, the year before it, and how its cash stands."""
        now = content.now
        shown = {
            "money_in": (now.money_in, in_words(now)),
            "money_out": (now.money_out, out_words(now)),
            "saved": (now.cash.deposits, saved_words(now)),
            "debt": (now.debt_end, debt_words(now)),
        }
        for key, (amount, below) in shown.items():
            self.figures[key].show_figure(format_amount(amount), below)
        self.months.show_chart(months_chart(content.year))
        most = _FEW_BARS if now.is_closed else _MOST_BARS  # the word of the lock needs a line of the page
        spending = spending_chart(now, categories, most=most)
        nothing = "" if spending.bars else _("Write what goes out; then this shows where the money goes.")
        self.spending.show_chart(replace(spending, note=uncashed_words(now)), nothing=nothing)
        self.cash.show_check(content.cash, now.cash, is_closed=now.is_closed)
        clear(self.goals.body)
        short_goal_lines(self.goals.body, now)
        self.hint.words.show_words(suggestion_text(content.suggestion))


def _column() -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(14)
    return made
