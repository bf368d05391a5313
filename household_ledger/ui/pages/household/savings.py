"""Savings: how regularly a household puts by, how far each goal is, and when it will be there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from household_ledger.charts.goals import goal_chart
from household_ledger.charts.savings import savings_chart
from household_ledger.domain.figures import GoalFigures, MonthFigures
from household_ledger.domain.goal import Goal
from household_ledger.domain.goal_progress import free_savings
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import PocketKind
from household_ledger.domain.register import Pocket
from household_ledger.services.figure_drill import behind_goal
from household_ledger.services.pocket_balances import pocket_balances
from household_ledger.services.ports import EntryQuery
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.goal_card import GoalCard
from household_ledger.ui.pages.household.goal_form import ask_goal, ask_to_end
from household_ledger.ui.pages.household.goal_words import forecast_words, history_words
from household_ledger.ui.pages.household.saving_form import ask_saving
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear, hairline
from household_ledger.ui.widgets.chart_view import ChartView
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.words import Words

_YEAR, _LONGEST = 12, 36


class SavingsPage(Page):
    """Answers: are we putting by, and will it be enough in time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chosen: Id | None = None
        self._cards: dict[Id, GoalCard] = {}
        self.new_goal = self.add_button(button(_("Set a new goal"), self._on_new_goal))
        self.new_goal.setObjectName("new_goal")
        self.draw_out = self.add_button(button(_("Take savings out"), partial(self._on_save, is_out=True)))
        self.draw_out.setObjectName("withdraw")
        self.put_by = self.add_button(button(_("Put by now"), self._on_save, look="primary", picture="saving"))
        self.put_by.setObjectName("save")
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self._make_whole()
        self.nothing = EmptyState("saving", "", "", action=(_("Begin"), self._on_begin))
        self.stack.addWidget(self.nothing)

    def refresh(self) -> None:
        """Read goals, pockets and a year of savings."""
        household = self.desk.household
        for one in (self.new_goal, self.draw_out, self.put_by):
            one.setVisible(household is not None)
        if household is None:
            self._show_nothing(_("No household yet"), _("Add a household first; then its savings stand here."))
            return
        pockets = self._pockets(household)
        months = self.desk.figures.months(household, self.desk.month.plus(1 - _YEAR), self.desk.month)
        now = months[-1] if months and months[-1].month == self.desk.month else None
        self.put_by.setEnabled(bool(pockets))
        self.draw_out.setEnabled(bool(pockets))
        if not pockets:
            self._show_nothing(
                _("Nothing is put by here yet"),
                _("Begin with a place to keep it: a box at home, a bank, a savings group. Goals come after that."),
            )
            return
        self.stack.setCurrentWidget(self.whole)
        self._say_heading(months, now)
        self._show_goals(now)
        self._show_pockets(household, now)
        self._show_chosen()

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
        self.whole = QWidget()
        columns = QHBoxLayout(self.whole)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(14)
        self.goals = QVBoxLayout()
        self.goals.setSpacing(10)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addLayout(self.goals)
        self.more = Card()
        left.addWidget(self.more)
        self.pockets = Card(_("Where the savings are"))
        left.addWidget(self.pockets)
        left.addStretch(1)
        columns.addLayout(left, 2)
        right = QVBoxLayout()
        right.setSpacing(14)
        chart = Card()
        chart.frame_only()
        self.chart = ChartView(self.desk, least_height=300)
        self.chart.setObjectName("goal_chart")
        chart.body.addWidget(self.chart, 1)
        right.addWidget(chart, 1)
        columns.addLayout(right, 3)
        self.stack.addWidget(self.whole)

    def _show_nothing(self, title: str, words: str) -> None:
        self.say_heading(title)
        self.nothing.say(title, words)
        self.stack.setCurrentWidget(self.nothing)

    def _say_heading(self, months: tuple[MonthFigures, ...], now: MonthFigures | None) -> None:
        saved_in = len([one for one in months if one.times_saved])
        if now is None:
            self.say_heading(_("Nothing is known of this month yet"))
            return
        title = _("Saved in {count} of {months} months, {amount} baht put by").format(
            count=format_number(saved_in), months=format_number(len(months)), amount=format_amount(now.savings_end)
        )
        first = next(iter(now.goals), None)
        self.say_heading(title, forecast_words(first) if first is not None else _("No goal is set yet."))

    def _show_goals(self, now: MonthFigures | None) -> None:
        clear(self.goals)
        self._cards = {}
        goals = now.goals if now is not None else ()
        for one in goals:
            card = GoalCard(one)
            card.pressed.connect(partial(self._choose, one.goal))
            self._cards[one.goal] = card
            self.goals.addWidget(card)
        if not goals:
            begin = Card(_("A goal makes saving easier"))
            begin.body.addWidget(
                Words(_("Say what for and how much, and see each month how far it is."), "small", wraps=True)
            )
            begin.body.addWidget(button(_("Set a new goal"), self._on_new_goal), 0, Qt.AlignmentFlag.AlignLeft)
            self.goals.addWidget(begin)
        if self._chosen not in self._cards:
            self._chosen = next(iter(self._cards), None)

    def _show_pockets(self, household: Id, now: MonthFigures | None) -> None:
        clear(self.pockets.body)
        with self.desk.reader() as reader:
            balances = pocket_balances(reader, household, min(self.desk.month.last, self.desk.today))
        for one in balances:
            if one.pocket.kind is PocketKind.SAVINGS:
                query = EntryQuery(household=household, account=one.account, refs=frozenset({int(one.pocket.id)}))
                self.pockets.body.addLayout(self._line(one.pocket.name, format_amount(one.amount), query))
        if now is not None and now.goals:
            free = free_savings(now.savings_end, now.goals)
            self.pockets.body.addWidget(hairline())
            self.pockets.body.addLayout(self._line(_("Of it without a goal"), format_amount(free), None))

    def _line(self, name: str, amount: str, query: EntryQuery | None) -> QHBoxLayout:
        row = QHBoxLayout()
        if query is None:
            row.addWidget(Words(name, "small", wraps=True), 1)
        else:
            shown = button(name, lambda: self.desk.show_entries(name, (query,)), look="link")
            row.addWidget(shown)
            row.addStretch(1)
        row.addWidget(Words(amount, "strong", tone="saving"))
        return row

    def _show_chosen(self) -> None:
        household = self.desk.household
        if household is None:
            return
        for key, card in self._cards.items():
            card.choose(is_chosen=key == self._chosen)
        figures = self.desk.figures.months(household, self.desk.month.plus(1 - _LONGEST), self.desk.month)
        goal = self._goal_figures(figures)
        record = self._record()
        if goal is None or record is None:
            self.chart.show_chart(savings_chart(figures[-_YEAR:]))
            self.more.setVisible(False)
            return
        known = [one for one in figures if any(each.goal == goal.goal for each in one.goals)]
        self.chart.show_chart(goal_chart(known, goal, record))
        self._show_more(goal, record)

    def _show_more(self, goal: GoalFigures, record: Goal) -> None:
        """Show what can be done with the goal chosen, and what was changed in it."""
        clear(self.more.body)
        self.more.setVisible(True)
        self.more.name(record.name)
        buttons = QHBoxLayout()
        for name, words, run in (
            ("change_goal", _("Change"), partial(ask_goal, self.desk, self, record)),
            ("goal_entries", _("Entries of this goal"), partial(self._show_entries, record)),
            ("end_goal", _("End this goal"), partial(ask_to_end, self.desk, self, record)),
        ):
            one = button(words, run)
            one.setObjectName(name)
            buttons.addWidget(one)
        buttons.addStretch(1)
        self.more.body.addLayout(buttons)
        for line in (forecast_words(goal), *history_words(self.desk, record)):
            if line:
                self.more.body.addWidget(Words(line, "small", wraps=True))

    def _show_entries(self, record: Goal) -> None:
        place = self.desk.figures.place(record.household, self.desk.month)
        self.desk.show_entries(record.name, (behind_goal(place, record),))

    def _goal_figures(self, figures: tuple[MonthFigures, ...]) -> GoalFigures | None:
        goals = figures[-1].goals if figures else ()
        return next((one for one in goals if one.goal == self._chosen), None)

    def _record(self) -> Goal | None:
        if self._chosen is None:
            return None
        with self.desk.reader() as reader:
            return reader.record(Goal, self._chosen)

    def _pockets(self, household: Id) -> list[Pocket]:
        with self.desk.reader() as reader:
            return [one for one in reader.of_household(Pocket, household) if one.kind is PocketKind.SAVINGS]

    def _choose(self, goal: Id) -> None:
        self._chosen = goal
        self._show_chosen()

    def _on_new_goal(self) -> None:
        ask_goal(self.desk, self, None)

    def _on_save(self, *, is_out: bool = False) -> None:
        ask_saving(self.desk, self, self._chosen, is_out=is_out)

    def _on_begin(self) -> None:
        if self.desk.household is None:
            self.desk.go("register")
        else:
            self.desk.go("home", part="pockets")
