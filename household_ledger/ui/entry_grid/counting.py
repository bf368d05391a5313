"""Counting cash: which pocket, how much is really there, how far that is from the book; adjusting only when asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import PocketKind
from household_ledger.domain.money import Money
from household_ledger.services.views.pocket_balances import LateBeginning, PocketBalance
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.ui.theme.look import has_large_letters, px
from household_ledger.ui.widgets.buttons import button, icon_button
from household_ledger.ui.widgets.fields import AmountField, ChoiceField
from household_ledger.ui.widgets.words import Words

_NARROWER = 40
"""How much narrower the fields are where letters are large, in pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted: how much lies in a pocket at the end of a day, and what the book holds."""

    day: date
    pocket: Id
    counted: Money
    book: Money

    @property
    def difference(self) -> Money:
        """Counted less book, in satang."""
        return self.counted - self.book


class CountPanel(QFrame):
    """A strip to count in. `counted` and `adjusted` carry a Count; `closed` when it is put away.

    `begin_asked` carries the beginning of the pocket that is told of a day behind rows of it.
    """

    begin_asked = Signal(object)
    counted = Signal(object)
    adjusted = Signal(object)
    closed = Signal()

    def __init__(self, day: date, balances: Sequence[PocketBalance], late: Sequence[LateBeginning] = ()) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self.setAccessibleName(_("Count cash"))
        self.day = day
        self._balances = {one.pocket.id: one for one in balances if one.pocket.kind is not PocketKind.SAVINGS}
        self._late = {one.pocket.id: one for one in late if one.first <= day}
        self._saved: Count | None = None
        choices = [(id_, one.pocket.name) for id_, one in self._balances.items()]
        self.pocket = ChoiceField(_("Pocket"), name="count_pocket", choices=choices)
        self.amount = AmountField(_("Really there (baht)"), name="count_amount", is_needed=True)
        narrower = _NARROWER if has_large_letters() else 0
        self.amount.setFixedWidth(px(190 - narrower))
        self.pocket.setFixedWidth(px(210 - narrower))
        self.said = Words("", "strong")
        self.said.setObjectName("count_said")
        self.below = Words("", "small", wraps=True)
        self.save_button = button(_("Keep the count"), self._on_save, look="primary")
        self.save_button.setObjectName("count_save")
        self.adjust_button = button(_("Make the book agree"), self._on_adjust)
        self.adjust_button.setObjectName("count_adjust")
        self.leave_button = button(_("Leave the book as it is"), self.closed.emit, look="primary")
        self.leave_button.setObjectName("count_leave")
        self.begin_button = button("", self._on_begin)
        self.begin_button.setObjectName("count_begin_earlier")
        self.late_said = Words("", "small", wraps=True, tone="attention")
        self.late_said.setObjectName("count_late")
        for one in (self.adjust_button, self.leave_button, self.late_said, self.begin_button):
            one.hide()
        self._lay_out()
        self.pocket.changed.connect(self._on_changed)
        self.amount.changed.connect(self._on_changed)
        self._say()

    def begin(self) -> None:
        """Bring the keyboard to the amount."""
        self.amount.setFocus(Qt.FocusReason.TabFocusReason)

    def count(self) -> Count | None:
        """Give what is typed; None while it cannot be read."""
        balance, amount = self._balance(), self.amount.value()
        if balance is None or amount is None or self.amount.problem():
            return None
        return Count(self.day, balance.pocket.id, amount, balance.amount)

    def show_balances(self, balances: Sequence[PocketBalance], late: Sequence[LateBeginning] = ()) -> None:
        """Hold what is typed against other balances; an offer that rested on the former ones is taken back."""
        before = self._balance()
        self._late = {one.pocket.id: one for one in late if one.first <= self.day}
        self._balances = {one.pocket.id: one for one in balances if one.pocket.id in self._balances}
        now = self._balance()
        if before is None or now is None or before.amount != now.amount:
            self._on_changed()
        else:
            self._say()

    def show_saved(self, count: Count) -> None:
        """Say that the count is kept; where the book does not agree, one more Enter leaves it so."""
        self._saved = count
        self.save_button.hide()
        for one in (self.adjust_button, self.leave_button):
            one.setVisible(bool(count.difference))
        self._say()
        if count.difference:
            self.leave_button.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter, put away with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.save_button.isVisible():
            self._on_save()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 8, 10, 8)
        rows.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(14)
        rows.addLayout(line)
        heads = QVBoxLayout()
        heads.setSpacing(0)
        heads.addWidget(Words(_("Count cash"), "heading"))
        heads.addWidget(Words(format_date(self.day), "hint"))
        heads.addStretch(1)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.said)
        said.addWidget(self.below)
        top = Qt.AlignmentFlag.AlignTop  # a sentence under one field leaves the others where they are
        line.addLayout(heads)
        line.addWidget(self.pocket, 0, top)
        line.addWidget(self.amount, 0, top)
        deeds, beside = line, 0
        if has_large_letters():  # what it comes to, and what can be done, need a line of their own
            deeds = QHBoxLayout()
            deeds.setSpacing(14)
            rows.addLayout(deeds)
            line.addStretch(1)
        else:
            beside = self.pocket.sizeHint().height() - self.save_button.sizeHint().height()
        deeds.addLayout(_lowered(said, beside), 1)
        for one in (self.adjust_button, self.leave_button, self.save_button):
            held = QVBoxLayout()
            held.addWidget(one)
            deeds.addLayout(_lowered(held, beside))
        closer = icon_button("close", _("Close"), self.closed.emit)
        closer.setObjectName("count_close")
        line.addWidget(closer, 0, top)
        late = QHBoxLayout()
        late.setSpacing(14)
        late.addWidget(self.late_said, 1)
        late.addWidget(self.begin_button)
        rows.addLayout(late)

    def _balance(self) -> PocketBalance | None:
        """Give what the book holds in the pocket chosen."""
        pocket = self.pocket.value()
        return self._balances.get(pocket) if pocket is not None else None

    def _on_changed(self) -> None:
        self._saved = None
        self.save_button.show()
        for one in (self.adjust_button, self.leave_button):
            one.hide()
        self._say()

    def _on_save(self) -> None:
        count = self.count()
        if count is None:
            self.amount.check()
            self.begin()
        else:
            self.counted.emit(count)

    def _on_adjust(self) -> None:
        if self._saved is not None:
            self.adjusted.emit(self._saved)

    def _say(self) -> None:
        balance, count = self._balance(), self.count()
        if balance is None:
            return
        self.below.show_words(_("The book says {amount} baht").format(amount=format_amount(balance.amount)))
        words, tone = difference_words(count) if count is not None else ("", "ink")
        if self._saved is not None:
            self.below.show_words(_("The count is kept."))
        self._say_late(self._late.get(balance.pocket.id))
        self.said.show_words(words)
        self.said.set_tone(tone)
        self.said.setVisible(bool(words))

    def _say_late(self, late: LateBeginning | None) -> None:
        """Say where what the pocket began with is told of a day behind rows of it, and offer to mend that."""
        for one in (self.late_said, self.begin_button):
            one.setVisible(late is not None)
        if late is not None:
            from household_ledger.ui.late_beginnings import count_words, way_words

            self.late_said.show_words(count_words(late))
            self.begin_button.setText(way_words(late))

    def _on_begin(self) -> None:
        balance = self._balance()
        if balance is not None and balance.pocket.id in self._late:
            self.begin_asked.emit(self._late[balance.pocket.id])


def _lowered(column: QVBoxLayout, pixels: int) -> QVBoxLayout:
    """Let a column stand at the height of the boxes, which have their labels above them, and stay there."""
    column.setContentsMargins(0, pixels, 0, 0)
    column.addStretch(1)
    return column


def difference_words(count: Count) -> tuple[str, str]:
    """Say how far a count is from the book, and in which tone."""
    if not count.difference:
        return _("It agrees ✓"), "income"
    amount = format_amount(abs(count.difference))
    if count.difference < 0:
        return _("{amount} baht less than the book").format(amount=amount), "attention"
    return _("{amount} baht more than the book").format(amount=amount), "attention"
