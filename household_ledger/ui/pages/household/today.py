"""Today: what this month comes to so far, what was written today, which days nobody knows of, how goals stand."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from household_ledger.domain.entry import Draft
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.debt_book import debt_standings
from household_ledger.services.entry_rows import entry_rows
from household_ledger.services.figure_drill import behind
from household_ledger.services.month_days import DayState, month_days, unknown_days
from household_ledger.services.pocket_balances import last_count
from household_ledger.services.ports import EntryQuery
from household_ledger.services.so_far import same_days_before, so_far
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.first_household import ask_first_household
from household_ledger.ui.pages.household.goal_lines import goal_lines
from household_ledger.ui.pages.household.today_lines import due_lines, entry_line
from household_ledger.ui.pages.household.today_words import answer, change_words
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, FigureCard, clear
from household_ledger.ui.widgets.day_map import DayMap
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.words import Words

_MOST_ENTRIES = 30
_RECENT, _RECENT_DAYS = 5, 60
"""What is shown when nothing is written for today yet."""


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
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.whole = QWidget()
        rows = QVBoxLayout(self.whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        rows.addLayout(self._make_figures())
        rows.addLayout(self._make_lower(), 1)
        self.stack.addWidget(self.whole)
        self.nobody = EmptyState(
            "home",
            _("Begin with a household"),
            _("Five short questions; then write what came in and what went out."),
            action=(_("First household"), partial(ask_first_household, desk, self)),
        )
        self.stack.addWidget(self.nobody)

    def refresh(self) -> None:
        """Read the month so far, today's entries, the days and the goals."""
        household = self.desk.household_record()
        self.write.setVisible(household is not None)
        self.nothing_today.setVisible(household is not None)
        if household is None:
            self.say_heading(_("Welcome"))
            self.stack.setCurrentWidget(self.nobody)
            return
        self.stack.setCurrentWidget(self.whole)
        figures = self.desk.figures.month(household.id, self.desk.month)
        self._show_figures(household, figures)
        self._show_entries(household)
        self._show_days(household)
        clear(self.goals.body)
        goal_lines(self.desk, self.goals.body, figures)
        self._show_due(household)

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
            "A day without anything is worth saying too: then it is known that somebody asked."
        )

    def _make_figures(self) -> QHBoxLayout:
        self.money_in = FigureCard(_("In"), "income", partial(self._behind, "cash_income"))
        self.money_out = FigureCard(_("Out"), "expense", partial(self._behind, "cash_spending", "occupation_cost_paid"))
        self.saved = FigureCard(_("Saved"), "saving", partial(self._behind, "deposits"))
        row = QHBoxLayout()
        row.setSpacing(14)
        for name, one in (("money_in", self.money_in), ("money_out", self.money_out), ("saved", self.saved)):
            one.setObjectName(name)
            row.addWidget(one, 1)
        return row

    def _make_lower(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        self.entries = Card(_("Today's entries"))
        self.days = Card(_("Days written"))
        self.day_map = DayMap()
        self.day_map.pressed.connect(self._on_day)
        self.days.body.addWidget(self.day_map)
        self.legend = Words(f"■ {_('written')}   □ {_('nothing that day')}", "hint")
        self.days.body.addWidget(self.legend)
        self.gaps = Words("", "small", tone="attention", wraps=True)
        self.days.body.addWidget(self.gaps)
        self.ask_gaps = button(_("Write them now"), self._on_gaps)
        self.ask_gaps.setObjectName("ask_gaps")
        self.days.body.addWidget(self.ask_gaps, 0, Qt.AlignmentFlag.AlignLeft)
        self.days.body.addStretch(1)
        self.goals = Card(_("Goals"))
        self.due = Card(_("Due soon"))
        side = QVBoxLayout()
        side.setSpacing(14)
        side.addWidget(self.goals)
        side.addWidget(self.due)
        side.addStretch(1)
        row.addWidget(self.entries, 5)
        row.addWidget(self.days, 3)
        row.addLayout(side, 3)
        return row

    def _show_figures(self, household: Household, figures: MonthFigures) -> None:
        month = self.desk.month
        last = min(month.last, self.desk.today)
        with self.desk.reader() as reader:
            now = so_far(reader, household.id, month.first, max(last, month.first))
            before = same_days_before(reader, household.id, month, max(last, month.first))
            counted = last_count(reader, household.id, last)
        title = answer(figures, month, is_now=Month.of(self.desk.today) == month)
        quality = figures.quality
        told = _("{day} · written {days} of {all} days").format(
            day=format_date(self.desk.today, "full"),
            days=format_number(quality.days_recorded),
            all=format_number(quality.days_in_month),
        )
        self.say_heading(title, told)
        self.money_in.show_figure(format_amount(figures.money_in), change_words(now.money_in, before.money_in))
        parts = _("for the work {costs} · at home {home}").format(
            costs=format_amount(now.costs), home=format_amount(now.home)
        )
        self.money_out.show_figure(
            format_amount(figures.money_out), parts if now.costs else change_words(now.money_out, before.money_out)
        )
        cash = _("cash in hand {amount}").format(amount=format_amount(figures.cash.cash_end))
        count = (
            _("counted last {day}").format(day=format_date(counted, "day"))
            if counted is not None
            else _("not counted yet")
        )
        self.saved.show_figure(format_amount(figures.cash.deposits), f"{cash} · {count}")

    def _show_entries(self, household: Household) -> None:
        today = self.desk.today
        with self.desk.reader() as reader:
            rows = entry_rows(reader, EntryQuery(household=household.id, first=today, last=today))
            written = [one for one in rows if one.entry.kind is not EntryKind.NOTHING]
            since = today - timedelta(days=_RECENT_DAYS)
            recent = [] if rows else entry_rows(reader, EntryQuery(household=household.id, first=since, last=today))
        clear(self.entries.body)
        self.entries.name(_("Latest entries") if recent else _("Today's entries"))
        self.nothing_today.setVisible(not rows)
        for one in written[-_MOST_ENTRIES:] or reversed(recent[-_RECENT:]):
            line = entry_line(one)
            line.pressed.connect(partial(self.desk.go, "entry", entry=int(one.entry.id)))
            self.entries.body.addWidget(line)
        if not written and not recent:
            told = _("It was said that nothing happened today.") if rows else _("Nothing is written for today yet.")
            self.entries.body.addWidget(Words(told, "small", wraps=True))
        self.entries.body.addStretch(1)

    def _show_days(self, household: Household) -> None:
        with self.desk.reader() as reader:
            days = month_days(reader, household, self.desk.month, self.desk.today)
        self.days.name(_("Days written in {month}").format(month=format_month(self.desk.month)))
        self.day_map.show_days(days)
        unknown = unknown_days(days)
        self._first_gap = unknown[0] if unknown else None
        named = ", ".join(format_number(one.day) for one in unknown)
        self.gaps.show_words(
            _("⚠ {count} days not known yet: {days}").format(count=format_number(len(unknown)), days=named)
        )
        self.gaps.setVisible(bool(unknown))
        self.ask_gaps.setVisible(bool(unknown))
        self.legend.setVisible(any(one.state is DayState.NOTHING for one in days))

    def _show_due(self, household: Household) -> None:
        clear(self.due.body)
        with self.desk.reader() as reader:
            standings = debt_standings(reader, household.id, self.desk.today)
        count = due_lines(self.due.body, standings)
        self.due.setVisible(count > 0)

    def _behind(self, *keys: str) -> None:
        if self.desk.household is None:
            return
        place = self.desk.figures.place(self.desk.household, self.desk.month)
        queries = [one for key in keys for one in behind(place, key)]
        self.desk.show_entries(format_month(self.desk.month), queries)

    def _on_write(self) -> None:
        self.desk.turn_to(Month.of(self.desk.today))
        self.desk.go("entry", day=self.desk.today)

    def _on_day(self, day: date) -> None:
        self.desk.go("entry", day=day)

    def _on_gaps(self) -> None:
        if self._first_gap is not None:
            self.desk.go("entry", day=self._first_gap)

    def _on_nothing(self) -> None:
        if self.desk.household is None:
            return
        draft = Draft(household=self.desk.household, date=self.desk.today, kind=EntryKind.NOTHING)
        if self.desk.do(AddEntries((draft,))) is not None:
            self.desk.say(_("Kept: nothing happened today."))
