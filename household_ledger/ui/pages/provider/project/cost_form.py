"""One cost of the project asked for, or changed: when, of which budget, how much, for what."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import CostKind
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Project, ProjectCost
from household_ledger.services.commands.register import AddRecords, ReplaceRecord, refuse
from household_ledger.text.i18n import _
from household_ledger.text.labels import cost_kind_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.fields import AmountField, ChoiceField, DateField, Field, TextField
from household_ledger.ui.widgets.form import FormDialog


def ask_cost(desk: Desk, parent: QWidget, project: Project, was: ProjectCost | None = None) -> bool:
    """Ask for a cost; tell whether it was written. One outside the project's period is doubted, one to come refused."""
    day = DateField(_("Day"), name="date", today=desk.today, is_needed=True)
    kind = ChoiceField(_("Of which budget"), name="kind", choices=[(one, cost_kind_name(one)) for one in CostKind])
    amount = AmountField(_("Amount, in baht"), name="amount", is_needed=True, is_above_zero=True)
    note = TextField(_("Spent on"), name="note", longest=200)
    day.show_value(was.date if was is not None else desk.today)
    kind.show_value(was.kind if was is not None else CostKind.MECHANISM)
    if was is not None:
        amount.show_value(was.amount)
        note.show_value(was.note)

    def doubt() -> None:
        said = day.value()
        first, last = project.starts_on, project.ends_on
        is_outside = said is not None and ((first is not None and said < first) or (last is not None and last < said))
        day.show_hint(_("This day is outside the project's period.") if is_outside else "", is_doubt=is_outside)

    def save() -> None:
        if day.given() > desk.today:  # by a slip of the year it would be in no unit cost
            refuse([Problem("day_to_come", "date", {"day": day.given().isoformat()})])
        now = ProjectCost(
            id=was.id if was is not None else NO_ID,
            date=day.given(),
            kind=kind.value() or CostKind.MECHANISM,
            amount=amount.given(),
            note=note.value(),
        )
        if was is None:
            desk.execute(AddRecords((now,)))
        elif now != was:
            desk.execute(ReplaceRecord(was=was, now=now))

    fields: tuple[Field, ...] = (day, kind, amount, note)
    title = _("Add a cost") if was is None else _("Change a cost")
    form = FormDialog(parent, title, fields, save=save)
    form.setObjectName("cost_form")
    day.changed.connect(doubt)
    doubt()
    return bool(form.exec())
