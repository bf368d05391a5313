"""Setting a goal, changing it with a reason, and ending it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import GoalKind, Rhythm
from household_ledger.domain.money import ZERO
from household_ledger.domain.register import Debt
from household_ledger.services.commands.goals import AddGoal, ChangeGoal
from household_ledger.text.i18n import _
from household_ledger.text.labels import goal_kind_name, rhythm_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.fields import AmountField, ChoiceField, DateField, Field, NumberField, TextField
from household_ledger.ui.widgets.form import FormDialog

_WEEKLY = (Rhythm.WEEK, Rhythm.MEETING)


def ask_goal(desk: Desk, parent: QWidget | None, goal: Goal | None) -> bool:
    """Ask for a new goal, or change one; True when it was kept."""
    if desk.household is None:
        return False
    with desk.reader() as reader:
        debts = reader.of_household(Debt, desk.household)
    household = desk.household
    fields = _fields(desk, debts, is_new=goal is None)

    def save() -> None:
        now = _typed(form, goal, household)
        if goal is None:
            desk.execute(AddGoal(now))
        elif now != goal:
            desk.execute(ChangeGoal(was=goal, now=now, reason=form["reason"].value()))

    form = FormDialog(parent, _("Set a new goal") if goal is None else goal.name, fields, save=save)
    shown = goal if goal is not None else Goal(id=NO_ID, household=household, name="", started_on=desk.today)
    for field in fields:
        if field.name != "reason":
            field.show_value(getattr(shown, field.name) or None)
    for name in ("kind", "rhythm"):
        form[name].changed.connect(lambda: _fit(form))
    _fit(form)
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


def _fields(desk: Desk, debts: list[Debt], *, is_new: bool) -> tuple[Field, ...]:
    kinds = [one for one in GoalKind if one is not GoalKind.DEBT or debts]
    weeks = _("Empty or 0: every week, every month")
    fields: list[Field] = [
        TextField(_("What for"), name="name", is_needed=True, longest=100),
        ChoiceField(_("Kind of goal"), name="kind", choices=[(one, goal_kind_name(one)) for one in kinds]),
        AmountField(_("How much, in baht"), name="target", hint=_("Empty: no target, just putting by")),
        NumberField(_("For how many months of necessary spending"), name="months", minimum=1, maximum=24),
        ChoiceField(_("Which debt"), name="debt", choices=[(one.id, one.name) for one in debts]),
        DateField(_("By when"), name="by", today=desk.today, hint=_("Empty: no date")),
        ChoiceField(_("How often"), name="rhythm", choices=[(one, rhythm_name(one)) for one in Rhythm]),
        NumberField(weeks, name="every", minimum=0, maximum=52),
        TextField(_("Months of harvest"), name="harvest_months", longest=40, hint=_("For example 5,11")),
        AmountField(_("Already there, in baht"), name="opening"),
        DateField(_("Since"), name="started_on", today=desk.today),
        NumberField(_("Which comes first (1 is first)"), name="priority", minimum=1, maximum=99),
    ]
    if not is_new:
        fields.append(TextField(_("Why the change"), name="reason", longest=300))
    return tuple(fields)


def _fit(form: FormDialog) -> None:
    """Show only what the kind and rhythm ask for."""
    kind, rhythm = form["kind"].value(), form["rhythm"].value()
    form["target"].setVisible(kind is not GoalKind.DEBT)
    form["months"].setVisible(kind is GoalKind.EMERGENCY)
    form["debt"].setVisible(kind is GoalKind.DEBT)
    form["opening"].setVisible(kind is not GoalKind.DEBT)
    form["every"].setVisible(rhythm in _WEEKLY)
    form["harvest_months"].setVisible(rhythm is Rhythm.HARVEST)


def _typed(form: FormDialog, goal: Goal | None, household: Id) -> Goal:
    """Make a goal of what is typed; what the kind does not ask for is left out."""
    kind, rhythm = form["kind"].value(), form["rhythm"].value()
    before = goal if goal is not None else Goal(id=NO_ID, household=household, name="")
    is_debt = kind is GoalKind.DEBT
    return replace(
        before,
        name=form["name"].value(),
        kind=kind,
        target=None if is_debt else form["target"].value(),
        months=(form["months"].value() or 0) if kind is GoalKind.EMERGENCY else 0,
        debt=form["debt"].value() or NO_ID if is_debt else NO_ID,
        by=form["by"].value(),
        rhythm=rhythm,
        every=(form["every"].value() or 0) if rhythm in _WEEKLY else 0,
        harvest_months=form["harvest_months"].value() if rhythm is Rhythm.HARVEST else "",
        opening=ZERO if is_debt else form["opening"].value() or ZERO,
        started_on=form["started_on"].value(),
        priority=form["priority"].value() or 1,
    )
