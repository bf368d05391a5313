"""The card over the pad: what will be written, in words, before it is; then what was, and the way to take it out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from household_ledger.domain.money import Money
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside, named
from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import has_large_letters, look, px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words, metrics

_PICTURE = 34
_FINGER = 48
_LEFT, _RIGHT, _GAP, _SLACK = 14, 10, 12, 6
_TO_WRITE, _WRITTEN = ("body", "body", "small"), ("title", "amount", "small")
"""Roles of the words: in letters as usual, in larger ones, and where pad and card would not stand on one screen."""
_LEAST_HEIGHT = 84
_FILLED = 0.85
"""Of two lines so much is filled where no word is broken."""
_UNBOUNDED = 16777215
"""Qt's own: as high as it likes."""
_LARGER = 120
_LARGEST = 175
"""From this size of letters on the words of what was written need the room; the table puts pictures with it."""


class SaidCard(QFrame):
    """A picture, what it is, how much."""

    def __init__(
        self, on_take_back: Callable[[], object], on_same: Callable[[], object], on_photo: Callable[[], object]
    ) -> None:
        """`on_same` takes the amount of the last time, `on_photo` puts a picture with what was written."""
        super().__init__()
        self._what = ""
        self.setObjectName("said")
        self.setProperty("kind", "card")
        line = QHBoxLayout(self)
        edge = 0 if has_large_letters() else 4
        line.setContentsMargins(_LEFT, edge, _RIGHT, edge)
        line.setSpacing(_GAP)
        self._picture = QLabel()
        self._picture.setFixedSize(px(_PICTURE), px(_PICTURE))
        self._picture.setVisible(not has_large_letters())  # it stands on the button pressed; words need the room
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        self.what = Words("", _TO_WRITE[0], tone="ink_2", wraps=True)
        self.what.setObjectName("said_what")
        size = look().type_size
        self.amount = Words("", "strong" if size >= _LARGEST else "amount" if has_large_letters() else "figure")
        self.amount.setObjectName("said_amount")
        rows.addStretch(1)
        rows.addWidget(self.what)
        amounts = QHBoxLayout()
        amounts.setSpacing(10)
        amounts.addWidget(self.amount)
        self.same = button("", on_same)
        self.same.setObjectName("same_amount")
        self.same.setProperty("room", "finger")
        self.same.setAutoDefault(False)
        amounts.addWidget(self.same)
        amounts.addStretch(1)
        rows.addLayout(amounts)
        rows.addStretch(1)
        line.addLayout(rows, 1)
        self.photo = button("", on_photo, picture="photo")
        self.photo.setAccessibleName(_("Attach a picture …"))
        self.photo.setToolTip(_("Attach a picture …"))
        self.photo.setObjectName("attach_photo")
        self.photo.setProperty("room", "finger")
        self.photo.setMinimumWidth(px(_FINGER))
        line.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignVCenter)
        self.photo.hide()
        self.take_back = button(_("Take it out"), on_take_back)
        self.take_back.setObjectName("take_back")
        self.take_back.setProperty("room", "finger")
        line.addWidget(self.take_back, 0, Qt.AlignmentFlag.AlignVCenter)
        self.take_back.hide()
        self._high = self._usual_height(2 * edge)

    def _usual_height(self, edges: int) -> int:
        """Give the height of the most it ever says in its usual room: the pad below must not move under a finger."""
        self.same.hide()
        if has_large_letters():
            self.same.setFixedHeight(_FINGER)  # as high as a finger, not as its letters would like
        step = has_large_letters() + (look().type_size >= _LARGER)
        of_words = max(metrics(_TO_WRITE[step]).lineSpacing(), metrics(_WRITTEN[step]).lineSpacing())
        of_amount = max(metrics(self.amount.role).lineSpacing(), min(_FINGER, self.same.sizeHint().height()))
        return max(_LEAST_HEIGHT, _lines() * of_words + of_amount + edges + 2 * self.frameWidth())

    def offer(self, amount: Money) -> None:
        """Offer the amount of the last time, to be taken with one press; satang, 0 for none. Nothing takes it silently.

        Large letters leave room for it or the question how much.
        """
        words = _("Last time {amount}").format(amount=format_amount(amount)) if amount else ""
        self.same.setText(words)
        self.same.setAccessibleName(words)
        self.same.setToolTip(_("Take the same amount (=)"))
        self.same.setVisible(bool(amount))
        if amount and has_large_letters():
            self.amount.hide()

    def count_photos(self, count: int) -> None:
        """Say on the button how many pictures were put with what was written."""
        self.photo.setText(format_number(count) if count else "")
        told = (
            ngettext("{count} picture", "{count} pictures", count).format(count=format_number(count)) if count else ""
        )
        self.photo.setAccessibleName(beside(_("Attach a picture …"), told))

    def say(self, what: str, amount: str, picture: str, tone: str) -> None:
        """Say what will be written, or what is missing."""
        self._show(what, amount, picture, tone)
        self.setToolTip("")
        self._offer_back(is_written=False)
        self._cut()

    def say_written(self, what: str, amount: str) -> None:
        """Say what was written, large: whoever pressed the button looks for it from an arm away."""
        told = beside(_("Written"), what)
        self._show(told, amount, "check", "primary")
        self.setAccessibleName(named(told, amount))
        self.setToolTip(named(told, amount))
        self._offer_back(is_written=True)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew for the room there is."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        """Say what was written on as many lines as there is room for, so that everything else stays where it is."""
        if self.maximumHeight() == _UNBOUNDED:
            return
        there = [one for one in (self.take_back, self.photo) if not one.isHidden()]
        beside_it = [max(one.sizeHint().width(), one.minimumWidth()) for one in there]
        if not self._picture.isHidden():
            beside_it.append(self._picture.width())
        room = self.width() - _LEFT - _RIGHT - _SLACK
        for wide in beside_it:
            room -= wide + _GAP
        if _lines() > 1:
            room = int(room * _lines() * _FILLED)
        letters = metrics(self.what.role)
        self.what.show_words(letters.elidedText(self._what, Qt.TextElideMode.ElideRight, room))

    def _show(self, what: str, amount: str, picture: str, tone: str) -> None:
        self._what = what
        self.setMinimumHeight(self._high)
        self.setMaximumHeight(_UNBOUNDED if tone == "attention" else self._high)  # what is asked is never cut
        self._picture.setPixmap(pixmap(picture, tone, px(_PICTURE)))
        self.what.show_words(what)
        self.amount.show_words(amount)
        self.amount.set_tone(tone)
        self.amount.setVisible(bool(amount))
        self.setAccessibleName(named(what, amount) if amount else what)

    def _offer_back(self, *, is_written: bool) -> None:
        step = has_large_letters() + (look().type_size >= _LARGER)
        self.what.role = (_WRITTEN if is_written else _TO_WRITE)[step]
        self.what.set_tone("ink" if is_written else "ink_2")
        self.take_back.setVisible(is_written)
        self.photo.setVisible(is_written and look().type_size < _LARGEST)
        self.photo.setText("")


def _lines() -> int:
    return 1 if has_large_letters() else 2
