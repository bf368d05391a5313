"""What is asked of a household when it is taken in: a calm form, begun today and gone on with another day."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.domain.intake import LONGEST, YES_OR_NO, Answer, Asked, answered, intake_in, intake_text
from household_ledger.domain.register import Household
from household_ledger.services.commands.households import ChangeHousehold
from household_ledger.text.amounts import format_number
from household_ledger.text.evidence_words import intake_name
from household_ledger.text.i18n import N_, _
from household_ledger.text.joined import named
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.fields import ChoiceField, Field, TextField
from household_ledger.ui.widgets.form import FormDialog

_HINTS = {
    Asked.LIVELIHOOD: N_("Rice, hens, day labour, a shop…"),
    Asked.SKILLS: N_("What somebody here can do well."),
    Asked.LAND: N_("How much, whose, with water or without."),
    Asked.TOOLS: N_("What there is to work with."),
    Asked.NEEDS: N_("What would help most."),
    Asked.LIMITS: N_("Health, debts, who must be cared for…"),
    Asked.OCCUPATION_WANTED: N_("What the household would like to earn with."),
    Asked.WELFARE: "",
}


def progress_words(household: Household) -> str:
    """Say how many of the questions are answered."""
    return _("{done} of {all} answered").format(
        done=format_number(answered(household.intake)), all=format_number(len(Asked))
    )


def ask_intake(desk: Desk, parent: QWidget | None, household: Household) -> bool:
    """Ask what a household has, can and wishes; True when it was kept. Whatever else is kept there stays."""
    before = intake_in(household.intake)
    fields = {question: _field(question, before.get(question, "")) for question in Asked}

    def said() -> Household:
        answers = before | {question: _answer(question, fields[question], before) for question in Asked}
        return replace(household, intake=intake_text(answers))

    def save() -> None:
        now = said()
        if intake_in(now.intake) != before:
            desk.execute(ChangeHousehold(was=household, now=now))

    listed = tuple(fields.values())
    intro = _("Ask what is easy to tell; the rest may wait for another day. What is left empty is only not answered.")
    title = named(household.name, progress_words(household))
    form = FormDialog(parent, title, listed, save=save, intro=intro)
    form.setObjectName("intake_form")
    return bool(form.exec())


def _field(question: Asked, answer: Answer) -> Field:
    name, label = question.value, intake_name(question)
    if question in YES_OR_NO:
        choices: tuple[tuple[bool | None, str], ...] = (
            (None, _("Not asked yet")),
            (True, _("Has it")),
            (False, _("Has none")),
        )
        choice = ChoiceField[bool | None](label, name=name, choices=choices)
        choice.show_value(answer if isinstance(answer, bool) else None)
        return choice
    hint = _HINTS[question]
    text = TextField(label, name=name, longest=LONGEST, hint=_(hint) if hint else "")
    text.show_value(_words(answer))
    return text


def _answer(question: Asked, field: Field, before: dict[str, Answer]) -> Answer:
    """Give what is answered; a list nobody touched stays a list."""
    if not field.is_changed():
        return before.get(question, "")
    value = field.value()
    return value if isinstance(value, bool | str) else ""


def _words(answer: Answer) -> str:
    return ", ".join(answer) if isinstance(answer, list) else str(answer)
