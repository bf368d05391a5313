"""Today: what this month comes to so far, what was written today, which days nobody knows of, how goals stand."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.register import Household
from household_ledger.services.commands.days import NothingToday
from household_ledger.services.figures.drill import behind
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.debt_book import debt_standings
from household_ledger.services.views.due import due_turns, next_turns
from household_ledger.services.views.entry_rows import entry_rows
from household_ledger.services.views.month_days import MonthDay, asked_until, is_book_empty, month_days
from household_ledger.services.views.pocket_balances import LateBeginning, last_count, late_beginnings
from household_ledger.services.views.so_far import same_days_before, so_far
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.arrivals import ShowEntry, WriteOn
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.first_household import ask_first_household
from household_ledger.ui.pages.household.money_parts import ClosedNote
from household_ledger.ui.pages.household.savings.goal_lines import goal_lines
from household_ledger.ui.pages.household.today.days_card import DaysCard
from household_ledger.ui.pages.household.today.due_card import DueCard
from household_ledger.ui.pages.household.today.first_steps import FirstSteps
from household_ledger.ui.pages.household.today.lines import due_lines, entry_line
from household_ledger.ui.pages.household.today.words import answer, comparison, goods_words, lines, parts_words
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.widgets.beside import Beside, Even
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, FigureCard, clear
from household_ledger.ui.widgets.stack import Stack
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.words import Words

_MOST_ENTRIES = 30
_RECENT, _RECENT_DAYS = 5, 60
"""What is shown when nothing is written for today yet."""
MONEY_IN = ("cash_income", "project_money", "windfall")
MONEY_OUT = ("cash_spending", "occupation_cost_paid", "interest")
"""What the figures of a card are made of (`MonthFigures.money_in` and `money_out`)."""


class TodayPage(Page):
    """Answers: where do we stand this month, and what is to be written now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.nothing_today = self.add_button(button(_("Nothing today"), self._on_nothing))
        self.nothing_today.setObjectName("nothing_today")
        self.write = self.add_button(
            button(_("Write today's entries"), self._on_write, look="primary", picture="entry")
        )
        self.write.setObjectName("write_today")
        self.closed = ClosedNote()
        self.about.insertWidget(self.about.count() - 1, self.closed)
        self.stack = Stack()
        self.body.addWidget(self.stack, 1)
        self.whole = QWidget()
        rows = QVBoxLayout(self.whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        self.late = QVBoxLayout()
        rows.addLayout(self.late)
        rows.addWidget(self._make_figures())
        self.due = DueCard(desk)
        self.due.emptied.connect(lambda: self.write.setFocus(Qt.FocusReason.OtherFocusReason))
        rows.addWidget(self.due)
        rows.addWidget(self._make_lower(), 1)
        self.stack.addWidget(self.whole)
        self.nobody = EmptyState(
            "home",
            _("Begin with a household"),
            _("Five short questions; then write what came in and what went out."),
            action=(_("Add the first household"), partial(ask_first_household, desk, self)),
        )
        self.stack.addWidget(self.nobody)
        self.beginning = EmptyState(
            "entry",
            _("The book of this household is still empty"),
            _("Write what came in and went out today. Then this page says what is left and which days are known."),
            action=(_("Write the first entry"), self._on_write),
        )
        self.steps = FirstSteps(desk)
        self.beginning.add_below(self.steps)
        self.stack.addWidget(self.beginning)

    def refresh(self) -> None:
        """Read the month so far, today's entries, the days and the goals."""
        household = self.desk.household_record()
        if household is None:
            self._show_empty(self.nobody, _("Welcome"))
            return
        figures = self.desk.figures.month(household.id, self.desk.month)
        with self.desk.reader() as reader:
            if not (figures.money_in or figures.money_out) and is_book_empty(reader, household.id):
                self.steps.show_missing(reader, household.id)
                self._show_empty(self.beginning, _("Nothing is written yet"))
                return
            self.stack.setCurrentWidget(self.whole)
            self.write.show()
            self.closed.show_month(self.desk.month, is_closed=figures.is_closed)
            days = month_days(reader, household, self.desk.month, self.desk.today)
            self._say_answer(household, figures, days)
            self._show_figures(reader, household, figures)
            self.due.show_turns(due_turns(reader, household, self.desk.today))
            self._show_entries(reader, household)
            self.days.show_days(reader, household, self.desk.month, days, is_closed=figures.is_closed)
            self._show_late(late_beginnings(reader, household.id))
            self._show_goals(reader, household, figures)

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the buttons do."""
        return [
            PaletteAction(_("Write today's entries"), self._on_write, also="write จด"),
            PaletteAction(_("Nothing today"), self._on_nothing, also="nothing ไม่มีรายการ"),
        ]

    def help_text(self) -> str:
        """Say how the page is used."""
        return _(
            "Press a figure to see the entries behind it, a day to write on it, an entry to change it. "
            "A day without anything is worth saying too: then it is known that somebody asked. "
            "What comes again waits under “Due now” until it is written or passed over. The menu of a row in daily "
            "entries lets that row come again; Our home lists all that does."
        )

    def _make_figures(self) -> Even:
        self.money_in = FigureCard(_("In"), "income", partial(self._behind, _("In"), *MONEY_IN))
        self.money_out = FigureCard(_("Out"), "expense", partial(self._behind, _("Out"), *MONEY_OUT))
        self.saved = FigureCard(_("Saved"), "saving", partial(self._behind, _("Saved"), "deposits"))
        row = Even()
        for name, one in (("money_in", self.money_in), ("money_out", self.money_out), ("saved", self.saved)):
            one.setObjectName(name)
            row.add(one)
        return row

    def _make_lower(self) -> Beside:
        """Put entries, days and goals side by side."""
        row = Beside()
        self.entries = Card(_("Today's entries"))
        self.entries.body.setSpacing(0)
        self.days = DaysCard(self.desk)
        self.ahead = Card(_("Goals"))
        row.add(self.entries, 20)
        row.add(self.days, 11)
        row.add(self.ahead, 11)
        return row

    def _show_empty(self, state: EmptyState, title: str) -> None:
        self.say_heading(title)
        for one in (self.write, self.nothing_today, self.closed):
            one.hide()
        self.stack.setCurrentWidget(state)

    def _say_answer(self, household: Household, figures: MonthFigures, days: list[MonthDay]) -> None:
        today, month = self.desk.today, self.desk.month
        earlier = self.desk.figures.months(household.id, month.plus(-MONTHS_A_YEAR), month.plus(-1))
        known, all_days = asked_until(days, today, household.left_on)
        told = format_date(today, "full")
        if all_days:
            told = ngettext(
                "{day} · written {days} of {all} day", "{day} · written {days} of {all} days", all_days
            ).format(day=told, days=format_number(known), all=format_number(all_days))
        if household.left_on is not None and household.has_left(today):
            told = beside(told, _("left the project on {day}").format(day=format_date(household.left_on)))
        self.say_heading(answer(figures, earlier, is_now=Month.of(today) == month), told)

    def _show_late(self, late: list[LateBeginning]) -> None:
        """Say where the money it began with is told of a day behind rows of it."""
        clear(self.late)
        if late:
            from household_ledger.ui.late_beginnings import late_banners

            for banner in late_banners(self.desk, late, self.desk.month):
                self.late.addWidget(banner)

    def _show_figures(self, reader: Reader, household: Household, figures: MonthFigures) -> None:
        month = self.desk.month
        last = max(min(month.last, self.desk.today), month.first)
        now = so_far(reader, household.id, month.first, last)
        earlier = self.desk.figures.months(household.id, month.plus(-1), month.plus(-1))
        came, went, saved = None, None, None
        if any(one.has_entries for one in earlier):
            before = same_days_before(reader, household.id, month, last)
            came, went, saved = before.money_in, before.money_out, before.deposits
        counted = last_count(reader, household.id, last)
        cash = _("to spend {amount}").format(amount=format_amount(figures.cash.cash_end))
        count = (
            _("counted last {day}").format(day=format_date(counted, "day"))
            if counted is not None
            else _("not counted yet")
        )
        self.money_in.show_figure(
            format_amount(figures.money_in),
            lines(comparison(figures.money_in, now.money_in, came), goods_words(figures)),
        )
        self.money_out.show_figure(
            format_amount(figures.money_out),
            lines(comparison(figures.money_out, now.money_out, went), parts_words(figures)),
        )
        self.saved.show_figure(
            format_amount(figures.cash.deposits),
            lines(comparison(figures.cash.deposits, now.deposits, saved), f"{cash} · {count}"),
        )

    def _show_entries(self, reader: Reader, household: Household) -> None:
        today = self.desk.today
        rows = entry_rows(reader, EntryQuery(household=household.id, first=today, last=today))
        written = [one for one in rows if one.entry.kind is not EntryKind.NOTHING]
        since = today - timedelta(days=_RECENT_DAYS)
        recent = [] if rows else entry_rows(reader, EntryQuery(household=household.id, first=since, last=today))
        clear(self.entries.body)
        self.entries.name(_("Latest entries") if recent else _("Today's entries"))
        self.nothing_today.setVisible(not rows)
        for one in written[-_MOST_ENTRIES:] or reversed(recent[-_RECENT:]):
            line = entry_line(one, has_day=bool(recent))
            line.pressed.connect(partial(self.desk.go, "entry", ShowEntry(one.entry.id)))
            self.entries.body.addWidget(line)
        if not written and not recent:
            told = _("It was said that nothing happened today.") if rows else _("Nothing is written for today yet.")
            self.entries.body.addWidget(Words(told, "small", wraps=True))
        self.entries.body.addStretch(1)

    def _show_goals(self, reader: Reader, household: Household, figures: MonthFigures) -> None:
        """Show the goals, and under them what falls due."""
        clear(self.ahead.body)
        goal_lines(self.desk, self.ahead.body, figures)
        standings = debt_standings(reader, household.id, self.desk.today)
        due_lines(self.ahead.body, standings, next_turns(reader, household, self.desk.today))
        self.ahead.body.addStretch(1)

    def _behind(self, name: str, *keys: str) -> None:
        if self.desk.household is None:
            return
        place = self.desk.figures.place(self.desk.household, self.desk.month)
        queries = [one for key in keys for one in behind(place, key)]
        self.desk.show_entries(beside(name, format_month(self.desk.month)), queries)

    def _on_write(self) -> None:
        self.desk.go("entry", WriteOn(self.desk.today), month=Month.of(self.desk.today))

    def _on_nothing(self) -> None:
        if self.desk.household is None:
            return
        if self.desk.do(NothingToday(self.desk.household, self.desk.today)) is not None:
            self.desk.say(_("Kept: nothing happened today."))
