"""Setting a goal, changing it with a reason, and ending it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.domain.goal import Goal, settled
from household_ledger.domain.goal_progress import free_for
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import GoalKind, PocketKind, Rhythm
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.record_rules import problems_of
from household_ledger.domain.register import Debt, Pocket
from household_ledger.services.commands.goals import AddGoal, ChangeGoal
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import month_name
from household_ledger.text.i18n import _
from household_ledger.text.labels import goal_kind_name, rhythm_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.money_parts import watch
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.fields import (
    AmountField,
    ChoiceField,
    DateField,
    Field,
    NumberField,
    SeveralField,
    TextField,
)
from household_ledger.ui.widgets.form import FormDialog

_WEEKLY = (Rhythm.WEEK, Rhythm.MEETING)
_USUAL_MONTHS = 3


class _Fields:
    """What is asked of a goal; `pockets` only where there is money put by, `reason` only of a change."""

    def __init__(self, desk: Desk, debts: Sequence[Debt], savings: Sequence[Pocket], *, is_new: bool) -> None:
        kinds = [(one, goal_kind_name(one)) for one in GoalKind if one is not GoalKind.DEBT or debts]
        rhythms = [(one, rhythm_name(one)) for one in Rhythm]
        months = [(number, month_name(number, is_short=True)) for number in range(1, MONTHS_A_YEAR + 1)]
        weeks = _("Every how many weeks (empty: every one)")
        spending = _("For how many months of necessary spending")
        self.name = TextField(_("What for"), name="name", is_needed=True, longest=100)
        self.name.is_wide = True
        self.kind = ChoiceField(_("Kind of goal"), name="kind", choices=kinds)
        self.target = AmountField(_("How much, in baht"), name="target", is_above_zero=True)
        self.months = NumberField(spending, name="months", minimum=1, maximum=24)
        self.debt = ChoiceField(_("Which debt"), name="debt", choices=[(one.id, one.name) for one in debts])
        self.by = DateField(_("By when"), name="by", today=desk.today, hint=_("Empty: no date"))
        self.rhythm = ChoiceField(_("How often"), name="rhythm", choices=rhythms)
        self.every = NumberField(weeks, name="every", minimum=1, maximum=52)
        self.harvest = SeveralField(_("Months of harvest"), name="harvest_months", choices=months, columns=6)
        self.opening = AmountField(_("Already there, in baht"), name="opening")
        self.since = DateField(_("Since"), name="started_on", today=desk.today, is_needed=is_new)
        self.priority = NumberField(_("Which comes first (1 is first)"), name="priority", minimum=1, maximum=99)
        self.pockets = _pockets_field(savings) if savings else None
        self.reason = None if is_new else TextField(_("Why the change"), name="reason", longest=300)
        if self.reason is not None:
            self.reason.is_wide = True

    def all(self) -> tuple[Field, ...]:
        """List the fields in their order."""
        what = (self.name, self.kind, self.target, self.months, self.debt, self.by)
        when = (self.rhythm, self.every, self.harvest, self.opening, self.since, self.priority)
        asked = (*what, *when, self.pockets, self.reason)
        return tuple(one for one in asked if one is not None)

    def show(self, goal: Goal) -> None:
        """Show what is known of a goal."""
        self.name.show_value(goal.name)
        self.kind.show_value(goal.kind)
        self.target.show_value(goal.target or None)
        self.months.show_value(goal.months or None)
        self.debt.show_value(goal.debt or None)
        self.by.show_value(goal.by)
        self.rhythm.show_value(goal.rhythm)
        self.every.show_value(goal.every or None)
        self.harvest.show_value(goal.harvest_months)
        self.opening.show_value(goal.opening or None)
        self.since.show_value(goal.started_on)
        self.priority.show_value(goal.priority or None)
        if self.pockets is not None:
            self.pockets.show_value(goal.pockets)

    def goal(self, before: Goal) -> Goal:
        """Make a goal of what is typed; what its kind does not ask for is left out, though it stands unseen here."""
        return settled(
            replace(
                before,
                name=self.name.value(),
                kind=self.kind.given(),
                target=self.target.value(),
                months=self.months.value() or 0,
                debt=self.debt.value() or NO_ID,
                by=self.by.value(),
                rhythm=self.rhythm.given(),
                every=self.every.value() or 0,
                harvest_months=self.harvest.value(),
                opening=self.opening.value() or ZERO,
                started_on=self.since.value(),
                pockets=self.pockets.value() if self.pockets is not None else "",
                priority=self.priority.value() or 1,
            )
        )

    def tell(self, free: Money) -> None:
        """Say what is more than all savings without a goal (satang); it may be so, where an opening was forgotten."""
        opening = self.opening.value()
        words = _("Only {amount} baht of savings have no goal yet. Was what you had before forgotten?")
        is_more = opening is not None and opening > free
        self.opening.show_hint(words.format(amount=format_amount(max(free, ZERO))) if is_more else "", is_doubt=is_more)

    def fit(self, form: FormDialog, *, is_only: bool) -> None:
        """Show only what the kind and rhythm ask for; the only goal there is has no order."""
        kind, rhythm = self.kind.value(), self.rhythm.value()
        is_debt = kind is GoalKind.DEBT
        is_months = kind is GoalKind.EMERGENCY
        if is_months and self.months.value() is None and self.target.value() is None:
            self.months.show_value(_USUAL_MONTHS)
        self.target.show_hint(
            _("Empty: reckoned from the months") if is_months else _("Empty: no target, just putting by")
        )
        left_out = {
            "target": is_debt,
            "opening": is_debt,
            "pockets": is_debt,
            "months": not is_months,
            "debt": not is_debt,
            "every": rhythm not in _WEEKLY,
            "harvest_months": rhythm is not Rhythm.HARVEST,
            "priority": is_only,
        }
        form.leave_out({name for name, is_out in left_out.items() if is_out})


def ask_goal(desk: Desk, parent: QWidget | None, goal: Goal | None) -> bool:
    """Ask for a new goal, or change one; True when it was kept."""
    if desk.household is None:
        return False
    household = desk.household
    with desk.reader() as reader:
        debts = reader.of_household(Debt, household)
        savings = [one for one in reader.of_household(Pocket, household) if one.kind is PocketKind.SAVINGS]
        listed = [one for one in reader.of_household(Goal, household) if one.ended_on is None]
    others = [one for one in listed if goal is None or one.id != goal.id]
    last = len(others) + 1
    new = Goal(id=NO_ID, household=household, name="", started_on=desk.today, priority=last)
    before = goal if goal is not None else Goal(id=NO_ID, household=household, name="")
    asked = _Fields(desk, debts, savings, is_new=goal is None)
    asked.show(goal or new)

    def save() -> None:
        now = asked.goal(before)
        if goal is None:
            desk.execute(AddGoal(now))
        elif now != goal:
            desk.execute(ChangeGoal(was=goal, now=now, reason=asked.reason.value() if asked.reason is not None else ""))

    form = FormDialog(parent, _("Set a new goal") if goal is None else goal.name, asked.all(), save=save)
    for field in (asked.kind, asked.rhythm):
        field.changed.connect(lambda: asked.fit(form, is_only=not others))
    watch(form, ("by", "months"), lambda: problems_of(asked.goal(before)))
    free = _without_goal(desk, household, goal)
    asked.opening.changed.connect(lambda: asked.tell(free))
    asked.fit(form, is_only=not others)
    asked.tell(free)
    return bool(form.exec())


def ask_to_end(desk: Desk, parent: QWidget | None, goal: Goal) -> bool:
    """Ask whether a goal is to be ended; its money and its history stay."""
    if not dialogs.confirm(
        parent,
        _("End {goal}?").format(goal=goal.name),
        _("What was put by for it stays where it is, and the goal stays in the history."),
        _("End this goal"),
    ):
        return False
    return desk.do(ChangeGoal(was=goal, now=replace(goal, ended_on=desk.today))) is not None


def take_up_again(desk: Desk, goal: Goal) -> bool:
    """Go on with a goal that was ended."""
    return desk.do(ChangeGoal(was=goal, now=replace(goal, ended_on=None))) is not None


def _without_goal(desk: Desk, household: Id, goal: Goal | None) -> Money:
    """Give what of all savings belongs to no goal today, counting what was there at the start of the one spoken of."""
    now = desk.figures.month(household, Month.of(desk.today))
    return free_for(goal, now.savings_end, now.goals)


def _pockets_field(savings: Sequence[Pocket]) -> SeveralField:
    pockets = [(int(one.id), one.name) for one in savings]
    return SeveralField(_("Where it is kept"), name="pockets", choices=pockets, columns=2, hint=_("Empty: anywhere"))
