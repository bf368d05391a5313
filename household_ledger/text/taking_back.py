"""What is said of a step that cannot be taken back, and of one that was passed over."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.domain.changes import Label
from household_ledger.errors import UserError
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.messages import message
from household_ledger.text.steps import label_text


def not_taken_back(step: Label, problem: UserError, *, redo: bool) -> str:
    """Say which step cannot be taken back (or brought back), and what stands in the way."""
    words = _("“{what}” cannot be brought back. {why}") if redo else _("“{what}” cannot be taken back. {why}")
    why = _("It was changed later by somebody else.") if problem.code == "changed_since" else message(problem)
    return words.format(what=label_text(step), why=why)


def once_more(before: Label | None, *, redo: bool) -> str:
    """Say what the next press would do: leave that step as it is and take the one before it."""
    if before is None:
        return _("There is nothing else to bring back.") if redo else _("There is nothing before it to take back.")
    if redo:
        return _("Ctrl+Shift+Z once more leaves it out and brings back: {what}").format(what=label_text(before))
    return _("Ctrl+Z once more leaves it as it is and takes back what was before it: {what}").format(
        what=label_text(before)
    )


def left_words(steps: Sequence[Label]) -> str:
    """Say which steps were left as they are, the last of them by name; "" for none."""
    if not steps:
        return ""
    what, more = label_text(steps[0]), len(steps) - 1
    if not more:
        return _("Left as it is: {what}").format(what=what)
    told = ngettext(
        "Left as they are: {what}, and {count} step more", "Left as they are: {what}, and {count} steps more", more
    )
    return told.format(what=what, count=format_number(more))
