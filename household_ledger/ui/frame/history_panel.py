"""What became of a record, in the drawer: the newest step first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from household_ledger.services.views.record_story import Difference, StoryStep
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.ui.frame.reading_panel import ReadingPanel
from household_ledger.ui.widgets.cards import hairline
from household_ledger.ui.widgets.words import Words


class HistoryPanel(ReadingPanel):
    """A step after the other."""

    def __init__(self, story: Sequence[StoryStep]) -> None:
        super().__init__("history", _("What became of it"), gap=2)
        rows = self.rows
        for number, step in enumerate(story):
            if number:
                rows.addSpacing(6)
                rows.addWidget(hairline())
                rows.addSpacing(4)
            rows.addLayout(_told(step))
        if not story:
            rows.addWidget(Words(_("Nothing is known of it."), "small", wraps=True))
        self.end_rows()


def _told(step: StoryStep) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(0)
    at = step.at.astimezone()
    when = f"{format_date(at.date())} {in_digits(f'{at:%H:%M}')}"
    rows.addWidget(Words(f"{when} · {step.person}" if step.person else when, "hint", wraps=True))
    rows.addWidget(Words(step.words, "strong", tone="ink_3" if step.is_undone else "ink", wraps=True))
    if step.is_undone:
        rows.addWidget(Words(_("Taken back since"), "hint", wraps=True))
    for one in step.differences:
        rows.addWidget(Words(_said(one), "small", wraps=True))
    return rows


def _said(one: Difference) -> str:
    if not one.before:
        return _("{name}: {after}").format(name=one.name, after=one.after)
    if not one.after:
        return _("{name}: {before} taken away").format(name=one.name, before=one.before)
    return _("{name}: {before} → {after}").format(name=one.name, before=one.before, after=one.after)
