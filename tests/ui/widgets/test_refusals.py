"""Where a form says why it was not saved: at the field while it is seen, else below the fields."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from household_ledger.domain.problem import Problem
from household_ledger.errors import UserError
from household_ledger.services.refusals import InvalidEntry
from household_ledger.text.messages import message
from household_ledger.ui.widgets.fields import TextField
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.hands import type_anew

WRONG = Problem("name_missing", "goal")


@pytest.mark.parametrize("refused", [InvalidEntry([(0, WRONG)]), UserError("name_missing")], ids=["problem", "error"])
@pytest.mark.parametrize("is_left_out", [True, False])
def test_a_refusal_is_said_where_it_can_be_seen(refused: UserError, *, is_left_out: bool, qtbot: QtBot) -> None:
    def save() -> None:
        raise refused

    fields = [TextField("ชื่อ", name="name"), TextField("เป้าหมาย", name="goal")]
    form = FormDialog(None, "แบบ", fields, save=save)
    qtbot.addWidget(form)
    form.show()
    if is_left_out:
        form.leave_out({"name", "goal"})

    form.save_button.click()

    seen = [one.said.words() for one in fields if one.isVisible()]
    seen += [form.refusal.words()] if form.refusal.isVisible() else []
    assert message(WRONG) in seen
    assert form.isVisible()


@pytest.mark.parametrize("name", ["date", "opened_on", "other"])
def test_a_refusal_goes_when_what_it_is_about_is_changed(name: str, qtbot: QtBot) -> None:
    def save() -> None:
        raise UserError("month_closed", month="2026-11")

    form = FormDialog(None, "แบบ", [TextField("วัน", name=name), TextField("หมายเหตุ", name="note")], save=save)
    qtbot.addWidget(form)
    form.show()
    form.save_button.click()
    told = message(UserError("month_closed", month="2026-11"))
    assert told in (form[name].said.words(), form.refusal.words())
    assert form.refusal.isVisible() is (name == "other")

    type_anew(form[name].editor, "22")

    assert told not in (form[name].said.words(), form.refusal.words())
    assert not form.refusal.isVisible()
    form[name].settle()  # so that closing it asks nobody
