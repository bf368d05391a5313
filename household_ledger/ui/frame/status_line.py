"""The status line: kept and when, the last copy, the file, who is typing, how large letters are."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from household_ledger.settings import TYPE_SIZES
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.ui.frame.actions import LOCK_KEY
from household_ledger.ui.frame.elided import LaidButton, PictureLabel, ShortWords
from household_ledger.ui.theme.look import look
from household_ledger.ui.widgets.buttons import icon_button

_TARGET = 36
"""The line is low; its buttons fill it."""


class StatusLine(QFrame):
    """Words that are buttons; the window knows what they do."""

    copy_asked = Signal()
    file_asked = Signal()
    person_asked = Signal()
    size_stepped = Signal(int)
    lock_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status_line")
        self.setAccessibleName(_("Status"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 12, 1)
        row.setSpacing(2)
        self._tick = PictureLabel("check", "income", 16)
        self.saved = ShortWords("", "small", least=60)
        self.saved.setObjectName("saved")
        row.addSpacing(8)
        row.addWidget(self._tick)
        row.addSpacing(4)
        row.addWidget(self.saved)
        row.addSpacing(6)
        self.copy, self._copy = self._words("copy", "copy", self.copy_asked)
        self.copy.setToolTip(_("Safety copies and going back…"))
        self.file, self._file = self._words("file", "file", self.file_asked)
        self.person, self._person = self._words("person", "person", self.person_asked)
        self.lock = icon_button("lock", _("Lock now"), self.lock_asked.emit)
        self.lock.setObjectName("status_lock")
        self.lock.setToolTip(f"{_('Lock now')} ({LOCK_KEY})")
        self.lock.setMinimumSize(_TARGET, _TARGET)
        self.lock.hide()
        row.addWidget(self.copy)
        row.addWidget(self.file)
        row.addWidget(self.lock)
        row.addStretch(1)
        row.addWidget(self.person)
        self._make_sizes(row)

    def show_saved(self, when: datetime | None, today: datetime) -> None:
        """Show when the last thing was kept (local times); None: nothing is written yet."""
        words = _("Everything is saved") if when is None else _("Saved {time}").format(time=time_words(when, today))
        self._tick.show_picture("check", "income")
        self.saved.show_words(words)
        self.saved.set_tone("ink_2")

    def show_only_shown(self) -> None:
        """Show that nothing can be written into what is open."""
        self._tick.show_picture("eye", "ink_3")
        self.saved.show_words(_("To be looked at only"))
        self.saved.set_tone("ink_2")

    def show_not_saved(self) -> None:
        """Show that the last thing could not be kept."""
        self._tick.show_picture("warn", "attention")
        self.saved.show_words(_("The last entry is not saved"))
        self.saved.set_tone("attention")

    def show_copied(self, when: datetime | None, today: datetime) -> None:
        """Show when the last safety copy was made."""
        words = _("Safety copies") if when is None else _("Last copy {time}").format(time=time_words(when, today))
        self._copy.show_words(words)
        self.copy.setAccessibleName(words)

    def show_file(self, name: str, path: str, *, is_encrypted: bool = False) -> None:
        """Show which file is open; one with a passphrase can be locked from here."""
        self.lock.setVisible(is_encrypted)
        self._file.show_words(name)
        self.file.setAccessibleName(_("File: {name}").format(name=name))
        self.file.setToolTip(path)

    def show_shared(self, name: str, where: str) -> None:
        """Show which shared ledger is open, and on which server."""
        self._file.show_words(name)
        words = _("Shared ledger: {where}").format(where=where)
        self.file.setAccessibleName(words)
        self.file.setToolTip(words)

    def show_person(self, name: str) -> None:
        """Show who is typing; "": nobody said."""
        words = _("Typing: {name}").format(name=name) if name else _("Who is typing?")
        self._person.show_words(words)
        self._person.set_tone("ink_2" if name else "attention")
        self.person.setAccessibleName(words)
        self.person.setToolTip(_("Choose who is typing (F9)"))

    def _words(self, picture: str, name: str, asked: SignalInstance) -> tuple[LaidButton, ShortWords]:
        made = LaidButton("", "flat", margins=(8, 1))
        made.setObjectName(f"status_{name}")
        words = ShortWords("", "small", least=50)
        made.add(PictureLabel(picture, "ink_3", 15))
        made.row.setSpacing(5)
        made.add(words, 1)
        made.clicked.connect(lambda _checked=False: asked.emit())
        return made, words

    def _make_sizes(self, row: QHBoxLayout) -> None:
        size = look().type_size
        smaller = self._sized("remove", _("Smaller letters"), "Ctrl+−", -1)
        larger = self._sized("add", _("Larger letters"), "Ctrl+=", 1)
        smaller.setEnabled(size > TYPE_SIZES[0])
        larger.setEnabled(size < TYPE_SIZES[-1])
        self.letters = LaidButton(
            _("Size of letters: {size}").format(size=in_digits(f"{size} %")), "flat", margins=(4, 1)
        )
        self.letters.setObjectName("type_size")
        self.letters.setToolTip(_("Letters as usual (Ctrl+0)"))
        self.letters.add(ShortWords(in_digits(f"{size} %"), "small", least=50))
        self.letters.clicked.connect(lambda _checked=False: self.size_stepped.emit(0))
        for one in (smaller, self.letters, larger):
            row.addWidget(one)

    def _sized(self, picture: str, words: str, key: str, step: int) -> QToolButton:
        made = icon_button(picture, words, lambda: self.size_stepped.emit(step))
        made.setObjectName("smaller" if step < 0 else "larger")
        made.setToolTip(f"{words} ({key})")
        made.setMinimumSize(_TARGET, _TARGET)
        return made


def time_words(when: datetime, today: datetime) -> str:
    """Write a moment: the time alone of today, with its day otherwise."""
    time = in_digits(f"{when:%H:%M}")
    return time if when.date() == today.date() else f"{format_date(when.date(), 'day')} {time}"
