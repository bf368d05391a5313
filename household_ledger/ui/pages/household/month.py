"""The month: what came in, went out, was put by and is owed; a year of months; and closing it when it is done."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from household_ledger.charts.months import months_chart
from household_ledger.charts.spending import spending_chart
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, HouseholdCategory
from household_ledger.services.figure_drill import behind
from household_ledger.services.month_page import MonthPage as MonthContent
from household_ledger.services.month_page import month_page, origin_of
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.i18n import _
from household_ledger.text.labels import grade_words
from household_ledger.text.suggestions import suggestion_text
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.month_cash import cash_lines
from household_ledger.ui.pages.household.month_closing import ask_to_close, ask_to_reopen, closed_words, reason_words
from household_ledger.ui.pages.household.month_words import answer, debt_words, in_words, out_words, saved_words
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.paper.orders import PaperOrder
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, FigureCard, clear
from household_ledger.ui.widgets.chart_view import ChartView
from household_ledger.ui.widgets.states import Banner, EmptyState
from household_ledger.ui.widgets.words import Words

_MOST_BARS = 5


class MonthPage(Page):
    """Answers: did the month leave something, why, and can it be closed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.print = self.add_button(button(_("Print the month's page"), self._on_print, picture="print"))
        self.print.setObjectName("print_month")
        self.close_month = self.add_button(button(_("Close the month"), self._on_close, look="primary", picture="lock"))
        self.close_month.setObjectName("close_month")
        self.why = button(_("See why"), self._on_why, look="link")
        self.why.setObjectName("see_why")
        self.reasons = Words("", "small", wraps=True)
        self.reasons.setObjectName("reasons")
        self.reasons.hide()
        self.about.insertWidget(1, self.why)
        self.body.addWidget(self.reasons)
        self.state = QVBoxLayout()
        self.body.addLayout(self.state)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.stack.addWidget(self._make_whole())
        self.nothing = EmptyState("month", "", "", action=(_("Write entries"), lambda: desk.go("entry")))
        self.stack.addWidget(self.nothing)

    def refresh(self) -> None:
        """Read the month, the year before it, and how it was recorded."""
        household = self.desk.household_record()
        for one in (self.print, self.close_month, self.why):
            one.setVisible(household is not None)
        clear(self.state)
        if household is None:
            self._show_nothing(_("No household yet"), _("Add a household first; then its months stand here."))
            return
        with self.desk.reader() as reader:
            origin = origin_of(reader, self.desk.opened.name, self.desk.today)
            content = month_page(self.desk.figures, reader, household, self.desk.month, origin=origin)
            categories = reader.of_household(HouseholdCategory, household.id, with_deleted=True)
        self._show_state(household, content.now)
        if not content.now.has_entries and not any(one.has_entries for one in content.year):
            told = _("Write what comes in and what goes out; the month adds itself up.")
            self._show_nothing(answer(content.now, content.last), told)
            return
        self.stack.setCurrentIndex(0)
        self._show(content, categories)

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the buttons do."""
        return [
            PaletteAction(_("Close the month"), self._on_close, also="close ปิดเดือน"),
            PaletteAction(_("Open the month again"), self._on_reopen, also="reopen เปิดเดือน"),
            PaletteAction(_("Print the month's page"), self._on_print, also="print พิมพ์"),
        ]

    def paper(self) -> PaperOrder | None:
        """Name the household's month as the document of this page."""
        if self.desk.household is None:
            return None
        return PaperOrder(kind="month", month=self.desk.month, households=(self.desk.household,))

    def help_text(self) -> str:
        """Say how the page is read and what closing means."""
        return _(
            "Press a figure or a bar to see the entries behind it. A closed month changes no more by mistake: "
            "it is corrected with a reason, or opened again with a reason, and both stay in the history."
        )

    def _make_whole(self) -> QWidget:
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        self.money_in = FigureCard(_("In"), "income", partial(self._behind, "cash_income", "project_money", "windfall"))
        self.money_out = FigureCard(
            _("Out"), "expense", partial(self._behind, "cash_spending", "occupation_cost_paid", "interest")
        )
        self.saved = FigureCard(_("Saved"), "saving", partial(self._behind, "deposits"))
        self.debt = FigureCard(_("Debts left"), "debt", partial(self._behind, "debt_end"))
        figures = QHBoxLayout()
        figures.setSpacing(14)
        for name, one in (
            ("money_in", self.money_in),
            ("money_out", self.money_out),
            ("saved", self.saved),
            ("debt", self.debt),
        ):
            one.setObjectName(name)
            figures.addWidget(one, 1)
        rows.addLayout(figures)
        lower = QHBoxLayout()
        lower.setSpacing(14)
        self.months_view = ChartView(self.desk, least_height=220, left_out=("subtitle",))
        self.months_view.setObjectName("months_chart")
        lower.addWidget(_framed(self.months_view), 5)
        self.spending_view = ChartView(self.desk, least_height=200, left_out=("subtitle", "note"))
        self.spending_view.setObjectName("spending_chart")
        lower.addWidget(_framed(self.spending_view), 4)
        rows.addLayout(lower, 1)
        self.cash = Card(_("Does the cash agree?"))
        self.hint = Banner("", picture="idea", kind="attention")
        last = QHBoxLayout()
        last.setSpacing(14)
        last.addWidget(self.cash, 5)
        last.addWidget(self.hint, 4)
        rows.addLayout(last)
        return whole

    def _show_nothing(self, title: str, words: str) -> None:
        self.say_heading(title)
        self.nothing.say(title, words)
        self.why.hide()
        self.reasons.hide()
        self.stack.setCurrentWidget(self.nothing)

    def _show(self, content: MonthContent, categories: list[HouseholdCategory]) -> None:
        now = content.now
        quality = now.quality
        told = _("{words} · written {days} of {all} days").format(
            words=grade_words(quality.grade),
            days=format_number(quality.days_recorded),
            all=format_number(quality.days_in_month),
        )
        self.say_heading(answer(now, content.last), told)
        self.reasons.show_words(reason_words(now))
        self.why.setVisible(bool(reason_words(now)))
        self.reasons.hide()
        self.money_in.show_figure(format_amount(now.money_in), in_words(now))
        self.money_out.show_figure(format_amount(now.money_out), out_words(now))
        self.saved.show_figure(format_amount(now.cash.deposits), saved_words(now))
        self.debt.show_figure(format_amount(now.debt_end), debt_words(now))
        self.months_view.show_chart(months_chart(content.year))
        self.spending_view.show_chart(spending_chart(now, categories, most=_MOST_BARS))
        self.hint.words.show_words(suggestion_text(content.suggestion))
        clear(self.cash.body)
        cash_lines(self.desk, self.cash.body, now)

    def _show_state(self, household: Household, now: MonthFigures) -> None:
        """Say that the month is closed, corrected or still to come."""
        is_closed = now.is_closed
        self.close_month.setVisible(not is_closed and self.desk.month <= Month.of(self.desk.today))
        if is_closed:
            words = closed_words(self.desk, household, self.desk.month)
            self.state.addWidget(
                Banner(words, picture="lock", kind="done", action=(_("Open the month again"), self._on_reopen))
            )
        elif self.desk.month > Month.of(self.desk.today):
            self.state.addWidget(Banner(_("This month is still to come."), picture="calendar"))
        if now.corrected_on is not None:
            self.state.addWidget(
                Banner(
                    _("Corrected on {day}; the figures are the corrected ones.").format(
                        day=format_date(now.corrected_on)
                    ),
                    picture="edit",
                    kind="done",
                )
            )

    def _behind(self, *keys: str) -> None:
        if self.desk.household is None:
            return
        place = self.desk.figures.place(self.desk.household, self.desk.month)
        self.desk.show_entries(format_month(self.desk.month), [one for key in keys for one in behind(place, key)])

    def _on_why(self) -> None:
        self.reasons.setVisible(not self.reasons.isVisible())

    def _on_print(self) -> None:
        order = self.paper()
        if order is not None:
            self.desk.print_asked.emit(order)

    def _on_close(self) -> None:
        household = self.desk.household_record()
        if household is not None:
            ask_to_close(self.desk, self, household, self.desk.month)

    def _on_reopen(self) -> None:
        if self.desk.household is not None:
            ask_to_reopen(self.desk, self, self.desk.household, self.desk.month)


def _framed(view: ChartView) -> Card:
    card = Card()
    card.frame_only()
    card.body.addWidget(view, 1)
    return card
