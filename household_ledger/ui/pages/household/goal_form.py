"""Setting a goal, changing it with a reason, and ending it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.domain.goal import Goal, settled
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import GoalKind, PocketKind, Rhythm
from household_ledger.domain.money import ZERO
from household_ledger.domain.record_rules import problems_of
from household_ledger.domain.register import Debt, Pocket
from household_ledger.services.commands.goals import AddGoal, ChangeGoal
from household_ledger.text.dates import month_name
from household_ledger.text.i18n import _
from household_ledger.text.labels import goal_kind_name, rhythm_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.money_parts import watch
from household_ledger.ui.pages.household.several_field import SeveralField
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.fields import AmountField, ChoiceField, DateField, Field, NumberField, TextField
from household_ledger.ui.widgets.form import FormDialog

_WEEKLY = (Rhythm.WEEK, Rhythm.MEETING)
_YEAR = 12
_USUAL_MONTHS = 3


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
    fields = _fields(desk, debts, savings, is_new=goal is None)

    def save() -> None:
        now = _typed(form, goal, household)
        if goal is None:
            desk.execute(AddGoal(now))
        elif now != goal:
            desk.execute(ChangeGoal(was=goal, now=now, reason=form["reason"].value()))

    form = FormDialog(parent, _("Set a new goal") if goal is None else goal.name, fields, save=save)
    last = len(others) + 1
    new = Goal(id=NO_ID, household=household, name="", started_on=desk.today, priority=last)
    for field in fields:
        if field.name != "reason":
            field.show_value(getattr(goal or new, field.name) or None)
    for name in ("kind", "rhythm"):
        form[name].changed.connect(lambda: _fit(form, is_only=not others))
    watch(form, ("by", "months"), lambda: problems_of(_typed(form, goal, household)))
    _fit(form, is_only=not others)
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


def _fields(desk: Desk, debts: Sequence[Debt], savings: Sequence[Pocket], *, is_new: bool) -> tuple[Field, ...]:
    kinds = [one for one in GoalKind if one is not GoalKind.DEBT or debts]
    months = [(number, month_name(number, is_short=True)) for number in range(1, _YEAR + 1)]
    name = TextField(_("What for"), name="name", is_needed=True, longest=100)
    name.is_wide = True
    pockets = [(int(one.id), one.name) for one in savings]
    fields: list[Field] = [
        name,
        ChoiceField(_("Kind of goal"), name="kind", choices=[(one, goal_kind_name(one)) for one in kinds]),
        AmountField(_("How much, in baht"), name="target"),
        NumberField(_("For how many months of necessary spending"), name="months", minimum=1, maximum=24),
        ChoiceField(_("Which debt"), name="debt", choices=[(one.id, one.name) for one in debts]),
        DateField(_("By when"), name="by", today=desk.today, hint=_("Empty: no date")),
        ChoiceField(_("How often"), name="rhythm", choices=[(one, rhythm_name(one)) for one in Rhythm]),
        NumberField(_("Every how many weeks (empty: every one)"), name="every", minimum=1, maximum=52),
        SeveralField(_("Months of harvest"), name="harvest_months", choices=months, columns=6),
        AmountField(_("Already there, in baht"), name="opening"),
        DateField(_("Since"), name="started_on", today=desk.today, is_needed=is_new),
        NumberField(_("Which comes first (1 is first)"), name="priority", minimum=1, maximum=99),
    ]
    if pockets:
        fields.append(
            SeveralField(_("Where it is kept"), name="pockets", choices=pockets, columns=2, hint=_("Empty: anywhere"))
        )
    if not is_new:
        reason = TextField(_("Why the change"), name="reason", longest=300)
        reason.is_wide = True
        fields.append(reason)
    return tuple(fields)


def _fit(form: FormDialog, *, is_only: bool) -> None:
    """Show only what the kind and rhythm ask for; the only goal there is has no order."""
    kind, rhythm = form["kind"].value(), form["rhythm"].value()
    is_debt = kind is GoalKind.DEBT
    is_months = kind is GoalKind.EMERGENCY
    if is_months and form["months"].value() is None and form["target"].value() is None:
        form["months"].show_value(_USUAL_MONTHS)
    form["target"].show_hint(
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


def _typed(form: FormDialog, goal: Goal | None, household: Id) -> Goal:
    """Make a goal of what is typed; what its kind does not ask for is left out, though it stands unseen in the form."""
    before = goal if goal is not None else Goal(id=NO_ID, household=household, name="")
    return settled(
        replace(
            before,
            name=form["name"].value(),
            kind=form["kind"].value(),
            target=form["target"].value(),
            months=form["months"].value() or 0,
            debt=form["debt"].value() or NO_ID,
            by=form["by"].value(),
            rhythm=form["rhythm"].value(),
            every=form["every"].value() or 0,
            harvest_months=form["harvest_months"].value(),
            opening=form["opening"].value() or ZERO,
            started_on=form["started_on"].value(),
            pockets=form["pockets"].value() if form.has("pockets") else "",
            priority=form["priority"].value() or 1,
        )
    )
