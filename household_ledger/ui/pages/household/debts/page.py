"""Debts: what is owed to whom, what is due next, and what others owe this home."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.charts.debts import debts_chart
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.ids import Id
from household_ledger.domain.period import MONTHS_A_YEAR
from household_ledger.services.views.debt_book import DebtStanding, debt_standings, lent_standings, paid_too_much
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.first_household import ask_first_household
from household_ledger.ui.pages.household.debts.card import DebtCard
from household_ledger.ui.pages.household.debts.detail import DebtDetail, LentCard
from household_ledger.ui.pages.household.debts.form import ask_debt
from household_ledger.ui.pages.household.debts.lending_form import ask_lending
from household_ledger.ui.pages.household.debts.payments import ask_borrowing, ask_repayment
from household_ledger.ui.pages.household.debts.words import coming_words, overpaid_words
from household_ledger.ui.pages.household.money_parts import ClosedNote, Newcomer
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear
from household_ledger.ui.widgets.chart_card import ChartCard
from household_ledger.ui.widgets.in_sight import bring_to_sight
from household_ledger.ui.widgets.stack import Stack
from household_ledger.ui.widgets.states import Banner, EmptyState
from household_ledger.ui.widgets.words import Words

_LEAST = 640
"""The width at 100 % that debts and what is told of one need beside each other."""
_TALLEST_CHART = 420
_MOST = 9
"""The chart takes what room there is, up to its tallest."""


class DebtsPage(Page):
    """Answers: what do we owe, to whom, and what comes next."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._standings: list[DebtStanding] = []
        self._chosen: Id | None = None
        self._cards: dict[Id, DebtCard] = {}
        self._newcomer = Newcomer()
        self.add_debt = self.add_button(button(_("Add a debt"), self._on_new_debt))
        self.add_debt.setObjectName("add_debt")
        self.lend = self.add_button(button(_("Lent and returned"), partial(ask_lending, desk, self)))
        self.lend.setObjectName("lend")
        self.pay = self.add_button(button(_("Pay a debt"), self._on_pay, look="primary", picture="debt"))
        self.pay.setObjectName("pay")
        self.closed = ClosedNote()
        self.about.insertWidget(self.about.count() - 1, self.closed)
        self.stack = Stack()
        self.body.addWidget(self.stack, 1)
        self._make_whole()
        self.nothing = EmptyState("debt", "", "", action=(_("Begin"), self._on_begin))
        self.stack.addWidget(self.nothing)

    def refresh(self) -> None:
        """Read the debts as they stand at the end of the month looked at, or today."""
        household = self.desk.household
        for one in (self.add_debt, self.lend):
            one.setVisible(household is not None)
        self.pay.hide()
        self.closed.hide()
        if household is None:
            self._standings = []
            self._show_nothing(
                _("No household yet"),
                _("Add a household first; then its debts stand here."),
                _("Add the first household"),
            )
            return
        day = min(self.desk.month.last, self.desk.today)
        with self.desk.reader() as reader:
            self._standings = debt_standings(reader, household, day)
            lent = lent_standings(reader, household, day)
        if not self._standings and not lent:
            self._show_nothing(
                _("No debts in the book"),
                _("A shop's credit book, a loan, an instalment: written down, each shows how it falls."),
                _("Add a debt"),
            )
            return
        self.stack.setCurrentWidget(self.whole)
        months = self.desk.figures.months(household, self.desk.month.plus(1 - MONTHS_A_YEAR), self.desk.month)
        self.closed.show_month(self.desk.month, is_closed=bool(months) and months[-1].is_closed)
        self.lent.show_lent(lent)
        self._show_hints()
        self._show_cards()
        self._show_chosen()
        self._show_whole(months)
        self._look_at_new()

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the buttons do."""
        return [
            PaletteAction(_("Add a debt"), self._on_new_debt, also="debt หนี้ กู้"),
            PaletteAction(_("Pay a debt"), self._on_pay, also="repay ใช้หนี้ จ่ายหนี้"),
            PaletteAction(_("Lent and returned"), partial(ask_lending, self.desk, self), also="lend ให้ยืม ได้คืน"),
        ]

    def keep(self) -> object:
        """Keep which debt is looked at."""
        return self._chosen

    def restore(self, kept: object) -> None:
        """Look at the same debt again."""
        if isinstance(kept, int) and Id(kept) in self._cards:
            self._choose(Id(kept))

    def help_text(self) -> str:
        """Say how debts are counted."""
        return _(
            "What is paid back of the sum itself is not spending; only the interest is. Many debts have none. "
            "What was owed before the book began is written as brought forward."
        )

    def _make_whole(self) -> None:
        self.whole = QWidget()
        rows = QVBoxLayout(self.whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        self.hints = QVBoxLayout()
        rows.addLayout(self.hints)
        columns = Beside(_LEAST)
        left, right = QVBoxLayout(), QVBoxLayout()
        self.debts = QVBoxLayout()
        for one in (left, right, self.debts):
            one.setSpacing(12)
        left.addLayout(self.debts)
        left.addStretch(1)
        self.chart = ChartCard(self.desk, "debts_chart", least_height=220)
        self.chart.setMaximumHeight(px(_TALLEST_CHART))
        self.detail = DebtDetail(self.desk)
        self.lent = LentCard(self.desk)
        right.addWidget(self.detail)
        right.addWidget(self.chart, _MOST)
        right.addWidget(self.lent)
        right.addStretch(1)
        columns.add(left, 2)
        columns.add(right, 3)
        rows.addWidget(columns, 1)
        self.stack.addWidget(self.whole)

    def _show_nothing(self, title: str, words: str, begin: str) -> None:
        self.say_heading(title)
        self.nothing.say(title, words, begin)
        self.stack.setCurrentWidget(self.nothing)

    def _show_whole(self, months: tuple[MonthFigures, ...]) -> None:
        owing = [one for one in self._standings if one.owed > 0]
        self.pay.setVisible(bool(owing))
        if not months:
            self.say_heading(_("Nothing is known of this month yet"))
            self.chart.hide()
            return
        chart = debts_chart(months)
        self.chart.setVisible(bool(self._standings))
        self.chart.show_chart(chart)
        if not owing:
            self.say_heading(_("Nothing is owed now"))
            return
        count = ngettext("{count} debt", "{count} debts", len(owing)).format(count=format_number(len(owing)))
        amount = format_amount(months[-1].debt_end)
        told = beside(coming_words(owing), overpaid_words(paid_too_much(self._standings)))
        self.say_heading(_("{amount} baht are owed, {count}").format(amount=amount, count=count), told)

    def _show_cards(self) -> None:
        clear(self.debts)
        self._cards = {}
        for one in self._standings:
            card = DebtCard(one)
            card.pressed.connect(partial(self._choose, one.debt.id))
            self._cards[one.debt.id] = card
            self.debts.addWidget(card)
        if not self._standings:
            empty = Card(_("No debts in the book"))
            words = _("A shop's credit book, a loan, an instalment: written down, each shows how it falls.")
            empty.body.addWidget(Words(words, "small", wraps=True))
            self.debts.addWidget(empty)
        if self._chosen not in self._cards:
            self._chosen = next(iter(self._cards), None)

    def _show_hints(self) -> None:
        """Say where an opening balance was probably forgotten."""
        clear(self.hints)
        for one in self._standings:
            if one.is_overpaid:
                words = _("More was paid back to {name} than the book holds. Was what you owed before forgotten?")
                run = partial(ask_borrowing, self.desk, self, one, is_opening=True)
                self.hints.addWidget(
                    Banner(words.format(name=one.debt.name), action=(_("Write what was owed before"), run))
                )

    def _show_chosen(self) -> None:
        for key, card in self._cards.items():
            card.choose(is_chosen=key == self._chosen)
        current = self._current()
        self.detail.setVisible(current is not None)
        if current is not None:
            self.detail.show_debt(current)

    def _current(self) -> DebtStanding | None:
        return next((one for one in self._standings if one.debt.id == self._chosen), None)

    def _choose(self, debt: Id) -> None:
        self._chosen = debt
        self._show_chosen()
        if self.detail.visibleRegion().isEmpty():
            self.area.ensureWidgetVisible(self.detail)

    def _on_new_debt(self) -> None:
        known = [one.debt.id for one in self._standings]
        self._newcomer.ask(known, partial(ask_debt, self.desk, self, None))

    def _look_at_new(self) -> None:
        """Look at the debt written just now: it is what is spoken of, and paid next."""
        new = self._newcomer.come(self._cards)
        if new is not None:
            self._choose(new)
            bring_to_sight(self.area, lambda: self._cards.get(new))

    def _on_pay(self) -> None:
        current = self._current()
        owing = [one for one in self._standings if one.owed > 0]
        if current is None or current.owed <= 0:
            current = next(iter(owing), current)
        if current is not None:
            ask_repayment(self.desk, self, self._standings, current)

    def _on_begin(self) -> None:
        if self.desk.household is None:
            ask_first_household(self.desk, self)
        else:
            self._on_new_debt()
