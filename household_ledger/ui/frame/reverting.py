"""Taking one old step back alone: a person says so first, for it may be far from what is looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.services.views.record_story import StoryStep
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.steps import label_text
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets import dialogs


def revert(desk: Desk, parent: QWidget, step: StoryStep) -> None:
    """Ask, and take the step back; what stands against it is told."""
    from household_ledger.services.commands.history import RevertStep

    if step.records > 1:
        told = ngettext(
            "{what}\n{count} record gets its values from before. What came after it stays. This can be undone.",
            "{what}\n{count} records get their values from before. What came after it stays. This can be undone.",
            step.records,
        ).format(what=step.words, count=format_number(step.records))
    else:
        told = _("{what}\nWhat came after it stays. This can be undone.").format(what=step.words)
    title, yes, no = _("Take back only this step?"), _("Take back only this step"), _("Leave it as it is")
    if not dialogs.confirm(parent, title, told, yes, no):
        return
    change = desk.do(RevertStep(step.step))
    if change is not None:
        desk.say(label_text(change.label))
