"""What became of a record, in the drawer: the newest step first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from household_ledger.services.views.record_story import Difference, StoryStep
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.ui.frame.reading_panel import ReadingPanel
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import hairline
from household_ledger.ui.widgets.words import Words


class HistoryPanel(ReadingPanel):
    """A step after the other; `revert_asked` carries the one to be taken back alone."""

    revert_asked = Signal(object)

    def __init__(self, story: Sequence[StoryStep]) -> None:
        super().__init__("history", _("What became of it"), gap=2)
        rows = self.rows
        for number, step in enumerate(story):
            if number:
                rows.addSpacing(6)
                rows.addWidget(hairline())
                rows.addSpacing(4)
            rows.addLayout(self._told(step))
        if not story:
            rows.addWidget(Words(_("Nothing is known of it."), "small", wraps=True))
        self.end_rows()

    def _told(self, step: StoryStep) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(0)
        rows.addWidget(Words(when_and_who(step), "hint", wraps=True))
        rows.addWidget(Words(step.words, "strong", tone="ink_3" if step.is_undone else "ink", wraps=True))
        if step.is_undone:
            rows.addWidget(Words(_("Taken back since"), "hint", wraps=True))
        for one in step.differences:
            rows.addWidget(Words(_said(one), "small", wraps=True))
        if not step.is_undone:
            made = button(_("Take back only this step"), lambda: self.revert_asked.emit(step), look="link")
            made.setObjectName("revert_step")
            made.setAccessibleDescription(step.words)
            rows.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return rows


def when_and_who(step: StoryStep) -> str:
    """Say when a step was made, and by whom where that is known."""
    at = step.at.astimezone()
    when = f"{format_date(at.date())} {in_digits(f'{at:%H:%M}')}"
    return beside(when, step.person)


def _said(one: Difference) -> str:
    if not one.before:
        return _("{name}: {after}").format(name=one.name, after=one.after)
    if not one.after:
        return _("{name}: {before} taken away").format(name=one.name, before=one.before)
    return _("{name}: {before} → {after}").format(name=one.name, before=one.before, after=one.after)
