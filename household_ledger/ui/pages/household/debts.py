"""Debts: what is owed to whom, what is due next, and what others owe this home."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from household_ledger.charts.debts import debts_chart
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account, InterestRule
from household_ledger.domain.register import Debt
from household_ledger.services.debt_book import DebtStanding, LentStanding, debt_standings, lent_standings
from household_ledger.services.ports import EntryQuery
from household_ledger.text.amounts import NONE, format_amount, format_number, format_quantity
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.labels import interest_rule_name, lender_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.debt_forms import ask_borrowing, ask_debt, ask_lending, ask_repayment
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear
from household_ledger.ui.widgets.chart_view import ChartView
from household_ledger.ui.widgets.states import Banner, EmptyState
from household_ledger.ui.widgets.table import Cell, Column, Row, Table

_YEAR = 12
_THOUSANDTHS = 10
"""A rate is kept in hundredths, a quantity written from thousandths."""


class DebtsPage(Page):
    """Answers: what do we owe, to whom, and what comes next."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._standings: list[DebtStanding] = []
        self.add_debt = self.add_button(button(_("Add a debt"), partial(ask_debt, desk, self, None)))
        self.add_debt.setObjectName("add_debt")
        self.lend = self.add_button(button(_("Lent and returned"), self._on_lend))
        self.lend.setObjectName("lend")
        self.pay = self.add_button(button(_("Pay a debt"), self._on_pay, look="primary", picture="debt"))
        self.pay.setObjectName("pay")
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.whole = self._make_whole()
        self.stack.addWidget(self.whole)
        self.nothing = EmptyState("debt", "", "", action=(_("Add a debt"), partial(ask_debt, desk, self, None)))
        self.stack.addWidget(self.nothing)

    def refresh(self) -> None:
        """Read the debts as they stand at the end of the month looked at, or today."""
        household = self.desk.household
        if household is None:
            self._standings = []
            for one in (self.add_debt, self.lend, self.pay):
                one.setVisible(False)
            self.say_heading(_("No household yet"))
            self.nothing.say(_("No household yet"), _("Add a household first; then its debts stand here."))
            self.stack.setCurrentWidget(self.nothing)
            return
        day = min(self.desk.month.last, self.desk.today)
        with self.desk.reader() as reader:
            self._standings = debt_standings(reader, household, day)
            lent = lent_standings(reader, household, day)
        for one in (self.add_debt, self.lend):
            one.setVisible(True)
        self.pay.setVisible(bool(self._standings))
        if not self._standings and not lent:
            self.say_heading(_("No debts in the book"))
            self.nothing.say(
                _("No debts in the book"),
                _("A shop's credit book, a loan, an instalment: written down, each shows how it falls."),
            )
            self.stack.setCurrentWidget(self.nothing)
            return
        self.stack.setCurrentWidget(self.whole)
        self._show(household, lent)

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the buttons do."""
        return [
            PaletteAction(_("Add a debt"), partial(ask_debt, self.desk, self, None), also="debt หนี้ กู้"),
            PaletteAction(_("Pay a debt"), self._on_pay, also="repay ใช้หนี้ จ่ายหนี้"),
            PaletteAction(_("Lent and returned"), self._on_lend, also="lend ให้ยืม ได้คืน"),
        ]

    def help_text(self) -> str:
        """Say how debts are counted."""
        return _(
            "What is paid back of the sum itself is not spending; only the interest is. Many debts have none. "
            "What was owed before the book began is written as brought forward."
        )

    def _make_whole(self) -> QWidget:
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        self.hints = QVBoxLayout()
        rows.addLayout(self.hints)
        self.table = Table(
            _("Debts of this home"),
            (
                Column(_("Owed to")),
                Column(_("Kind"), 200),
                Column(_("Taken"), 110, "right"),
                Column(_("Paid back"), 110, "right"),
                Column(_("Left"), 110, "right"),
                Column(_("Interest"), 180),
                Column(_("Next due"), 190),
            ),
        )
        self.table.setObjectName("debts")
        self.table.setMinimumHeight(190)
        self.table.pressed.connect(self._on_pressed)
        rows.addWidget(self.table, 3)
        foot = QHBoxLayout()
        for name, words, run in (
            ("pay_this", _("Pay"), self._on_pay),
            ("borrow_more", _("Borrow more"), self._on_borrow),
            ("change_debt", _("Change"), self._on_change),
        ):
            one = button(words, run)
            one.setObjectName(name)
            foot.addWidget(one)
        behind = button(_("Entries of this debt"), self._on_entries, look="link")
        behind.setObjectName("debt_entries")
        foot.addWidget(behind)
        foot.addStretch(1)
        rows.addLayout(foot)
        lower = QHBoxLayout()
        lower.setSpacing(14)
        chart = Card()
        chart.frame_only()
        self.chart = ChartView(self.desk, least_height=210)
        chart.body.addWidget(self.chart)
        lower.addWidget(chart, 3)
        self.lent = Card(_("What others owe us"))
        self.lent_table = Table(
            _("What others owe us"),
            (
                Column(_("Who")),
                Column(_("Lent"), 78, "right"),
                Column(_("Returned"), 78, "right"),
                Column(_("Left"), 78, "right"),
            ),
        )
        self.lent_table.setObjectName("lent")
        self.lent_table.pressed.connect(self._on_lent_pressed)
        self.lent.body.addWidget(self.lent_table)
        lower.addWidget(self.lent, 2)
        rows.addLayout(lower, 4)
        return whole

    def _show(self, household: Id, lent: list[LentStanding]) -> None:
        months = self.desk.figures.months(household, self.desk.month.plus(1 - _YEAR), self.desk.month)
        owing = [one for one in self._standings if one.owed > 0]
        chart = debts_chart(months)
        count = ngettext("{count} debt", "{count} debts", len(owing)).format(count=format_number(len(owing)))
        now = months[-1].debt_end if months else None
        if not owing or now is None:
            self.say_heading(_("Nothing is owed now"), chart.title if months else "")
        else:
            self.say_heading(
                _("{amount} baht are owed, {count}").format(amount=format_amount(now), count=count), _next_words(owing)
            )
        self.table.show_rows([_row(one) for one in self._standings])
        self.chart.show_chart(chart)
        self.lent.setVisible(bool(lent))
        self.lent_table.show_rows([_lent_row(one) for one in lent])
        self._show_hints()

    def _show_hints(self) -> None:
        """Say where an opening balance was probably forgotten."""
        clear(self.hints)
        for one in self._standings:
            if one.is_overpaid:
                words = _("More was paid back to {name} than the book holds. Was what you owed before forgotten?")
                self.hints.addWidget(
                    Banner(
                        words.format(name=one.debt.name),
                        action=(
                            _("Write what was owed before"),
                            partial(ask_borrowing, self.desk, self, one, is_opening=True),
                        ),
                    )
                )

    def _current(self) -> DebtStanding | None:
        key = self.table.current_key()
        found = next((one for one in self._standings if one.debt.id == key), None)
        return (
            found or next((one for one in self._standings if one.owed > 0), None) or next(iter(self._standings), None)
        )

    def _on_pressed(self, _key: object) -> None:
        self._on_entries()

    def _on_pay(self) -> None:
        current = self._current()
        if current is not None:
            ask_repayment(self.desk, self, self._standings, current)

    def _on_borrow(self) -> None:
        current = self._current()
        if current is not None:
            ask_borrowing(self.desk, self, current)

    def _on_change(self) -> None:
        current = self._current()
        if current is not None:
            ask_debt(self.desk, self, current.debt)

    def _on_entries(self) -> None:
        current = self._current()
        if current is not None:
            query = EntryQuery(
                household=current.debt.household, account=Account.DEBT, refs=frozenset({int(current.debt.id)})
            )
            self.desk.show_entries(current.debt.name, (query,))

    def _on_lend(self) -> None:
        ask_lending(self.desk, self)

    def _on_lent_pressed(self, key: object) -> None:
        if self.desk.household is not None and isinstance(key, int):
            query = EntryQuery(household=self.desk.household, account=Account.LENT, refs=frozenset({key}))
            self.desk.show_entries(_("What others owe us"), (query,))


def _next_words(owing: list[DebtStanding]) -> str:
    coming = [(one.due.due, one.debt.name) for one in owing if one.due is not None]
    if not coming:
        return ""
    day, name = min(coming)
    return _("Next due: {name}, {day}").format(name=name, day=format_date(day))


def _interest_words(debt: Debt) -> str:
    """Say a debt's interest with its rate."""
    forms = {
        InterestRule.PER_MONTH: _("{rate} % a month"),
        InterestRule.PER_YEAR: _("{rate} % a year"),
        InterestRule.FLAT: _("{rate} % of the loan"),
    }
    if debt.rule in forms:
        return forms[debt.rule].format(rate=format_quantity(debt.rate * _THOUSANDTHS))
    if debt.rule is InterestRule.FIXED_TOTAL and debt.total:
        return _("{amount} baht in all").format(amount=format_amount(debt.total))
    return interest_rule_name(debt.rule)


def _row(standing: DebtStanding) -> Row:
    debt = standing.debt
    rule = _interest_words(debt)
    due = NONE
    if standing.due is not None:
        due = _("{day}: {amount}").format(
            day=format_date(standing.due.due), amount=format_amount(standing.due.principal + standing.due.interest)
        )
    is_done = standing.owed == 0
    return Row(
        debt.id,
        (
            Cell(debt.name, "ink_3" if is_done else "", tip=debt.name),
            Cell(lender_name(debt.debt_class), "ink_2", tip=lender_name(debt.debt_class)),
            Cell(format_amount(standing.taken), "ink_2", sort=int(standing.taken)),
            Cell(format_amount(standing.repaid), "ink_2", sort=int(standing.repaid)),
            Cell(format_amount(standing.owed), "ink_3" if is_done else "debt", is_strong=True, sort=int(standing.owed)),
            Cell(rule, "ink_2", tip=rule),
            Cell(_("paid off") if is_done and standing.taken else due, "ink_2", sort=due),
        ),
    )


def _lent_row(standing: LentStanding) -> Row:
    return Row(
        int(standing.party.id),
        (
            Cell(standing.party.name, tip=standing.party.name),
            Cell(format_amount(standing.lent), "ink_2", sort=int(standing.lent)),
            Cell(format_amount(standing.returned), "ink_2", sort=int(standing.returned)),
            Cell(format_amount(standing.left), is_strong=True, sort=int(standing.left)),
        ),
    )
