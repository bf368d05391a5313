"""Savings: how regularly a household puts by, how far each goal is, and when it will be there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from household_ledger.charts.goals import goal_chart
from household_ledger.charts.savings import savings_chart
from household_ledger.domain.figures import GoalFigures, MonthFigures
from household_ledger.domain.goal import Goal
from household_ledger.domain.goal_progress import free_savings
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import PocketKind
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.pocket_balances import PocketBalance, pocket_balances
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _
from household_ledger.text.joined import named
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.first_household import ask_first_household
from household_ledger.ui.pages.household.money_parts import ClosedNote, Newcomer
from household_ledger.ui.pages.household.our_home.pocket_form import ask_pocket
from household_ledger.ui.pages.household.savings.goal_card import GoalCard
from household_ledger.ui.pages.household.savings.goal_detail import GoalDetail
from household_ledger.ui.pages.household.savings.goal_form import ask_goal
from household_ledger.ui.pages.household.savings.goal_words import forecast_words
from household_ledger.ui.pages.household.savings.goals_aside import EndedGoals, LaterGoals
from household_ledger.ui.pages.household.savings.saving_form import ask_saving
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear, hairline
from household_ledger.ui.widgets.chart_card import ChartCard
from household_ledger.ui.widgets.in_sight import bring_to_sight
from household_ledger.ui.widgets.stack import Stack
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.words import Words

_LONGEST = 36
_TALLEST_CHART = 460
_MOST = 9
"""The chart takes what room there is, up to its tallest."""


class SavingsPage(Page):
    """Answers: are we putting by, and will it be enough in time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chosen: Id | None = None
        self._cards: dict[Id, GoalCard] = {}
        self._over: set[Id] = set()
        self._newcomer = Newcomer()
        self._records: dict[Id, Goal] = {}
        self._savings: list[PocketBalance] = []
        self.new_goal = self.add_button(button(_("Set a new goal"), self._on_new_goal))
        self.new_goal.setObjectName("new_goal")
        self.draw_out = self.add_button(button(_("Take savings out"), partial(self._on_save, is_out=True)))
        self.draw_out.setObjectName("withdraw")
        self.put_by = self.add_button(button(_("Put by now"), self._on_save, look="primary", picture="saving"))
        self.put_by.setObjectName("save")
        self.closed = ClosedNote()
        self.about.insertWidget(self.about.count() - 1, self.closed)
        self.stack = Stack()
        self.body.addWidget(self.stack, 1)
        self._make_whole()
        self.nothing = EmptyState("saving", "", "", action=(_("Name a place to keep savings"), self._on_begin))
        self.stack.addWidget(self.nothing)

    def refresh(self) -> None:
        """Read goals, pockets and a year of savings."""
        household = self.desk.household
        for one in (self.new_goal, self.draw_out, self.put_by):
            one.setVisible(household is not None)
        self.closed.hide()
        if household is None:
            self._show_nothing(
                _("No household yet"),
                _("Add a household first; then its savings stand here."),
                _("Add the first household"),
            )
            return
        with self.desk.reader() as reader:
            balances = pocket_balances(reader, household, min(self.desk.month.last, self.desk.today))
            self._records = {one.id: one for one in reader.of_household(Goal, household)}
        self._savings = [one for one in balances if one.pocket.kind is PocketKind.SAVINGS]
        self.draw_out.setVisible(bool(self._savings))
        if not self._savings and not self._records:
            self.put_by.hide()
            self._show_nothing(
                _("Nothing is put by here yet"),
                _("Begin with a place to keep it: a box at home, a bank, a savings group. Goals come after that."),
                _("Name a place to keep savings"),
            )
            return
        months = self.desk.figures.months(household, self.desk.month.plus(1 - MONTHS_A_YEAR), self.desk.month)
        now = months[-1] if months and months[-1].month == self.desk.month else None
        self.stack.setCurrentWidget(self.whole)
        self.closed.show_month(self.desk.month, is_closed=now is not None and now.is_closed)
        self._show_goals(now)
        self._show_pockets(household, now)
        self._show_chosen()
        self._say_heading(months, now)
        self._look_at_new()

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the buttons do."""
        return [
            PaletteAction(_("Put by now"), self._on_save, also="save ออม ฝาก"),
            PaletteAction(_("Take savings out"), partial(self._on_save, is_out=True), also="withdraw ถอน"),
            PaletteAction(_("Set a new goal"), self._on_new_goal, also="goal เป้าหมาย"),
        ]

    def keep(self) -> object:
        """Keep which goal is looked at."""
        return self._chosen

    def restore(self, kept: object) -> None:
        """Look at the same goal again."""
        if isinstance(kept, int):
            self._choose(Id(kept))

    def help_text(self) -> str:
        """Say how goals are counted."""
        return _(
            "Money put by for a goal counts for it, whatever pocket it lies in. Money put by without a goal is free. "
            "The forecast goes by what was really put by in the last months; the pale band is slowest and fastest."
        )

    def _make_whole(self) -> None:
        self.whole = Beside()
        left, right = QVBoxLayout(), QVBoxLayout()
        self.goals = QVBoxLayout()
        for one in (left, right, self.goals):
            one.setSpacing(12)
        left.addLayout(self.goals)
        self.pockets = Card(_("Where the savings are"))
        left.addWidget(self.pockets)
        self.later = LaterGoals(self.desk)
        left.addWidget(self.later)
        self.ended = EndedGoals(self.desk)
        left.addWidget(self.ended)
        left.addStretch(1)
        self.chart = ChartCard(self.desk, "goal_chart", least_height=280)
        self.chart.setMaximumHeight(px(_TALLEST_CHART))
        self.detail = GoalDetail(self.desk)
        right.addWidget(self.chart, _MOST)
        right.addWidget(self.detail)
        right.addStretch(1)
        self.whole.add(left, 2)
        self.whole.add(right, 3)
        self.stack.addWidget(self.whole)

    def _show_nothing(self, title: str, words: str, begin: str) -> None:
        self.say_heading(title)
        self.nothing.say(title, words, begin)
        self.stack.setCurrentWidget(self.nothing)

    def _say_heading(self, months: tuple[MonthFigures, ...], now: MonthFigures | None) -> None:
        if now is None:
            self.say_heading(_("Nothing is known of this month yet"))
            return
        saved_in = len([one for one in months if one.times_saved])
        chosen = next((one for one in now.goals if one.goal == self._chosen), None)
        told = forecast_words(chosen) if chosen is not None else self._without_goal()
        if not saved_in and not now.savings_end:
            self.say_heading(_("Nothing is put by here yet"), told)
            return
        words = _saved_words(saved_in) if len(months) > 1 else _of_the_first_month(saved_in)
        title = words.format(
            count=format_number(saved_in),
            months=format_number(len(months)),
            month=format_month(now.month),
            amount=format_amount(now.savings_end),
        )
        self.say_heading(title, told)

    def _without_goal(self) -> str:
        if self._cards:
            return _("Every goal is ended. Set a new one whenever you like.")
        return _("No goal had begun by then.") if self._records else _("No goal is set yet.")

    def _show_goals(self, now: MonthFigures | None) -> None:
        clear(self.goals)
        self._cards = {}
        goals = [one for one in now.goals if one.goal in self._records] if now is not None else []
        if all(self._records[one.goal].ended_on is not None for one in goals):
            self.goals.addWidget(self._beginning())
        day = min(self.desk.month.last, self.desk.today)
        for one in goals:
            card = GoalCard(one, self._records[one.goal], day)
            card.pressed.connect(partial(self._choose, one.goal))
            self._cards[one.goal] = card
            self.goals.addWidget(card)
        self._keep_choice()
        self._show_aside()

    def _keep_choice(self) -> None:
        """Look on at the goal chosen, or at the first running one; an ended one is looked at only when pressed."""
        over = {key for key in self._cards if self._records[key].ended_on is not None}
        is_kept = self._chosen in self._cards and (self._chosen not in over or self._chosen in self._over)
        if not is_kept:
            self._chosen = next((key for key in self._cards if key not in over), None)
        self._over = over

    def _beginning(self) -> Card:
        begin = Card(_("What shall the next goal be?") if self._records else _("A goal makes saving easier"))
        begin.body.addWidget(
            Words(_("Say what for and how much, and see each month how far it is."), "small", wraps=True)
        )
        made = button(_("Set a new goal"), self._on_new_goal)
        made.setObjectName("begin_goal")
        begin.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return begin

    def _show_aside(self) -> None:
        """Name the goals that are no part of this month."""
        aside = [one for one in self._records.values() if one.id not in self._cards]
        last = self.desk.month.last
        later = [one for one in aside if one.ended_on is None or (one.started_on or one.ended_on) > last]
        self.later.show_goals(later)
        self.ended.show_goals([one for one in aside if one not in later])

    def _show_pockets(self, household: Id, now: MonthFigures | None) -> None:
        clear(self.pockets.body)
        for one in self._savings:
            self.pockets.body.addLayout(self._pocket_line(household, one))
        if not self._savings:
            self.pockets.body.addWidget(Words(_("No place to keep savings is named yet."), "small", wraps=True))
            self.pockets.body.addWidget(button(_("Name one"), self._on_begin), 0, Qt.AlignmentFlag.AlignLeft)
        if now is not None and now.goals and self._savings:
            free = free_savings(now.savings_end, now.goals)
            self.pockets.body.addWidget(hairline())
            line = QHBoxLayout()
            line.addWidget(Words(_("Of it without a goal"), "small", wraps=True), 1)
            line.addWidget(Words(format_amount(free), "strong", tone="saving" if free >= 0 else "attention"))
            self.pockets.body.addLayout(line)
            if free < 0:
                words = _("Goals have more than the savings hold. Was what was there before forgotten?")
                self.pockets.body.addWidget(Words(words, "small", tone="attention", wraps=True))

    def _pocket_line(self, household: Id, balance: PocketBalance) -> QHBoxLayout:
        name = balance.pocket.name
        query = EntryQuery(household=household, account=balance.account, refs=frozenset({int(balance.pocket.id)}))
        line = QHBoxLayout()
        line.addWidget(Words(name, "small", wraps=True), 1)
        amount = button(format_amount(balance.amount), lambda: self.desk.show_entries(name, (query,)), look="link")
        amount.setObjectName(f"pocket_{balance.pocket.id}")
        amount.setAccessibleName(named(name, format_amount(balance.amount)))
        amount.setToolTip(_("Show the entries behind it"))
        line.addWidget(amount)
        return line

    def _show_chosen(self) -> None:
        household = self.desk.household
        if household is None:
            return
        for key, card in self._cards.items():
            card.choose(is_chosen=key == self._chosen)
        figures = self.desk.figures.months(household, self.desk.month.plus(1 - _LONGEST), self.desk.month)
        goal = self._goal_figures(figures)
        record = self._records.get(self._chosen) if self._chosen is not None else None
        self.detail.setVisible(goal is not None and record is not None)
        self.chart.setVisible(goal is not None or any(one.times_saved or one.savings_end for one in figures))
        if goal is None or record is None:
            self.chart.show_chart(savings_chart(figures[-MONTHS_A_YEAR:]) if figures else None)
            return
        self.chart.show_chart(goal_chart(figures, goal, record))
        self.detail.show_goal(record, [key for key in self._cards if self._records[key].ended_on is None])

    def _goal_figures(self, figures: tuple[MonthFigures, ...]) -> GoalFigures | None:
        goals = figures[-1].goals if figures else ()
        return next((one for one in goals if one.goal == self._chosen), None)

    def _choose(self, goal: Id) -> None:
        household = self.desk.household
        if household is None or goal not in self._cards:
            return
        self._chosen = goal
        self._show_chosen()
        months = self.desk.figures.months(household, self.desk.month.plus(1 - MONTHS_A_YEAR), self.desk.month)
        self._say_heading(months, months[-1] if months else None)
        if self.chart.visibleRegion().isEmpty():
            self.area.ensureWidgetVisible(self.chart)

    def _on_new_goal(self) -> None:
        self._newcomer.ask(self._records, partial(ask_goal, self.desk, self, None))

    def _look_at_new(self) -> None:
        """Look at the goal set just now, once the ledger's change has reached the page."""
        new = self._newcomer.come(self._records)
        if new is None:
            return
        self._choose(new)
        if new not in self._cards:
            self._say_later(self._records[new])
        # A goal that begins later than the month shown has no card; where that is said is looked at.
        bring_to_sight(self.area, lambda: self._cards.get(new, self.later))

    def _say_later(self, goal: Goal) -> None:
        if goal.started_on is not None:
            told = _("{goal} is set. It counts from {month} on.")
            words = told.format(goal=goal.name, month=format_month(Month.of(goal.started_on)))
            self.desk.say(words, about="kept")

    def _on_save(self, *, is_out: bool = False) -> None:
        if self._savings or self._on_begin():
            ask_saving(self.desk, self, self._chosen, is_out=is_out)

    def _on_begin(self) -> bool:
        """Ask for what is missing: the household itself, or a place to keep savings; True when it is there."""
        if self.desk.household is None:
            ask_first_household(self.desk, self)
            return False
        return ask_pocket(self.desk, self, for_savings=True)


def _saved_words(saved_in: int) -> str:
    """Give the sentence on several months, in so many of which something was put by."""
    if saved_in:
        return _("Saved in {count} of {months} months, {amount} baht put by")
    return _("Nothing new put by in {months} months, {amount} baht lie there")


def _of_the_first_month(saved_in: int) -> str:
    """Give the sentence on a book's first month: there are no others to count."""
    if saved_in:
        return _("Saved in {month}, {amount} baht put by")
    return _("Nothing new put by in {month}, {amount} baht lie there")
