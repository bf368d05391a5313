"""One stair of one household: what it asks, what was found of each part, and the marks with what shows them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.photo import hashes_of
from household_ledger.domain.stair_rules import ClauseFinding, Either, Every, read_rule
from household_ledger.domain.staircase import StairMark
from household_ledger.domain.stairs_reached import State
from household_ledger.services.ports import Reader
from household_ledger.services.views.stair_steps import StairStep, person_name, writer_of
from household_ledger.text.amounts import NONE, format_number
from household_ledger.text.dates import format_date
from household_ledger.text.evidence_words import source_name
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside, named
from household_ledger.text.messages import message
from household_ledger.text.stair_words import clause_words, found_words, rule_words, why_not_told
from household_ledger.ui.pages.provider.stairs.words import (
    stair_name,
    state_meant,
    state_picture,
    state_tone,
    state_words,
)
from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import clear, hairline
from household_ledger.ui.widgets.words import Words

_SIGNS = {True: ("check", "income"), False: ("close", "expense"), None: ("help", "ink_3")}


class StepDetail(QWidget):
    """Shows a stair; `look` opens the pictures of a mark."""

    def __init__(self, look: Callable[[StairMark], object]) -> None:
        super().__init__()
        self._look = look
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)

    def show_step(self, step: StairStep, reader: Reader) -> None:
        """Show one stair as it stands now."""
        clear(self._rows)
        self.setAccessibleName(stair_name(step.stair))
        self._add(Words(stair_name(step.stair), "amount", wraps=True))
        self._line(state_picture(step), state_tone(step), state_words(step))
        self._add(Words(state_meant(step), "small", wraps=True))
        self._found(step)
        facts = (
            named(_("What shows it"), source_name(step.stair.source)),
            named(_("Where it stood before"), step.stair.baseline) if step.stair.baseline else "",
            named(_("Target"), step.stair.target) if step.stair.target else "",
            step.stair.note,
        )
        self._add(Words(beside(*facts), "hint", wraps=True))
        for one in step.marks:
            self._mark(one, reader)
        self._rows.addStretch(1)

    def _found(self, step: StairStep) -> None:
        """Say what was found of each condition."""
        if step.finding.problem is not None:
            self._line("warn", "attention", message(step.finding.problem))
        if step.finding.state is not State.BY_PERSON and step.finding.clauses:
            self._add(Words(_("What the book says"), "heading"))
            rule = read_rule(step.stair.test, step.stair.audience)
            if isinstance(rule, Every | Either):  # which conditions go together, and of which one is enough
                self._add(Words(rule_words(rule), "small", wraps=True))
        for one in step.finding.clauses:
            picture, tone = _SIGNS[one.is_met]
            self._line(picture, tone, clause_line(one))

    def _mark(self, mark: StairMark, reader: Reader) -> None:
        self._add(hairline())
        reached = _("Reached on {day}").format(day=format_date(mark.reached_on))
        self._add(Words(beside(reached, _("before the project") if mark.is_baseline else ""), "strong", wraps=True))
        if mark.fallen_on is not None:
            fell = _("Fallen back from on {day}").format(day=format_date(mark.fallen_on))
            self._line("down", "expense", fell)
        for words in (mark.value, named(_("Paper"), mark.document) if mark.document else "", mark.note):
            if words:
                self._add(Words(words, wraps=True))
        if mark.photos:
            count = len(hashes_of(mark.photos))
            words = ngettext("Look at {count} picture", "Look at {count} pictures", count)
            look = button(words.format(count=format_number(count)), partial(self._look, mark), picture="photo")
            look.setObjectName(f"pictures_{mark.id}")
            look.setAutoDefault(False)
            self._rows.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        self._add(Words(_written_words(mark, reader), "small", wraps=True))

    def _line(self, picture: str, tone: str, words: str) -> None:
        """Say something behind an icon."""
        line = QHBoxLayout()
        line.setSpacing(8)
        shown = QLabel()
        shown.setPixmap(pixmap(picture, tone, px(16)))
        said = Words(words, wraps=True)
        shown.setFixedHeight(said.fontMetrics().lineSpacing())  # level with the first line
        line.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(said, 1)
        self._rows.addLayout(line)

    def _add(self, widget: QWidget) -> None:
        self._rows.addWidget(widget)


def clause_line(finding: ClauseFinding) -> str:
    """Say a condition, and what was found of it."""
    condition, found = clause_words(finding.clause), found_words(finding)
    if finding.is_met is None:
        told = beside(found if found != NONE else "", why_not_told(finding))
        return _("{condition} — cannot be told: {why}").format(condition=condition, why=told)
    return _("{condition} — found: {found}").format(condition=condition, found=found)


def _written_words(mark: StairMark, reader: Reader) -> str:
    """Say who wrote a mark, and who looked at it."""
    writer = writer_of(reader, mark)
    wrote = _("Written by {name}").format(name=writer) if writer else _("Nobody said who wrote it")
    if mark.verified_on is None or mark.verified_by == NO_ID:
        return beside(wrote, _("verified by nobody yet"))
    words = _("verified by {name} on {day}")
    return beside(wrote, words.format(name=person_name(reader, mark.verified_by), day=format_date(mark.verified_on)))
