"""Ticking who came: type a code or a name, Enter ticks and goes on; members where somebody wants to say which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Household, Member, VillageGroup
from household_ledger.services.views.lessons import Came
from household_ledger.text.amounts import format_number
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.matching import plain
from household_ledger.ui.desk import Desk
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button, clearable
from household_ledger.ui.widgets.check_box import CheckBox
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.words import Words

_WIDTH, _HEIGHT = 640, 560
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class AttendanceDialog(QDialog):
    """Shows every household there was on a day, and each of its members where wanted; what is ticked came."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, title: str, came: Iterable[Came], *, held_on: date | None = None
    ) -> None:
        super().__init__(parent)
        self._held_on = held_on or desk.today
        self.finished.connect(self.deleteLater)
        self._first = frozenset(came)
        self._came: list[Came] = list(dict.fromkeys(came))
        self._has_moved = False
        self._read(desk)
        self.setObjectName("attendance")
        words = title or _("Who came")
        self.setWindowTitle(words)
        self.setAccessibleName(words)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        rows.addWidget(Words(words, "title", wraps=True))
        rows.addWidget(Words(_("Type a code or a name and press Enter: that household came."), "small", wraps=True))
        rows.addLayout(self._strip())
        self.said = Words("", "small", tone="attention", wraps=True)
        self.said.setObjectName("attendance_said")
        self.said.hide()
        rows.addWidget(self.said)
        self.table = Table(
            _("Who came"), (Column("", 48), Column(_("Code"), 84), Column(_("Household")), Column(_("Village"), 150))
        )
        self.table.setObjectName("attendance_table")
        self.table.pressed.connect(self._toggle)
        self.table.installEventFilter(self)
        rows.addWidget(self.table, 1)
        rows.addLayout(self._foot())
        room = self.screen().availableGeometry()
        self.resize(min(px(_WIDTH), room.width() - 40), min(px(_HEIGHT), room.height() - 60))
        self._show()
        self.search.setFocus()

    @classmethod
    def ask(
        cls, desk: Desk, parent: QWidget, title: str, came: Iterable[Came], *, held_on: date | None
    ) -> tuple[Came, ...] | None:
        """Ask who came on a day (None: not said yet, today); None when it was not to be said."""
        made = cls(desk, parent, title, tuple(came), held_on=held_on)
        return made.came() if made.exec() else None

    def came(self) -> tuple[Came, ...]:
        """Give who is ticked."""
        return tuple(self._came)

    def reject(self) -> None:
        """Close without saying; what was ticked is thrown away only after asking."""
        if frozenset(self._came) != self._first and not dialogs.may_throw_away(self):
            return
        super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list from the search line, tick with Enter there and with Space in the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if watched is self.search and key in _STEPS:
                self._move(_STEPS[key])
                return True
            if watched is self.search and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._on_found()
                    return True
            elif watched is self.table and key == Qt.Key.Key_Space:
                self._toggle(self.table.current_key())
                return True
        return super().eventFilter(watched, event)

    def _read(self, desk: Desk) -> None:
        ticked = {household for household, _member in self._came}
        here = [one for one in desk.figures.households() if one.id in ticked or not one.left_before(self._held_on)]
        self._households: Sequence[Household] = here
        self._members: defaultdict[Id, list[Member]] = defaultdict(list)
        with desk.reader() as reader:
            self._villages = {one.id: one.name for one in reader.all(VillageGroup)}
            for one in reader.all(Member):
                self._members[one.household].append(one)

    def _strip(self) -> QHBoxLayout:
        self.search = QLineEdit()
        self.search.setObjectName("attendance_search")
        self.search.setPlaceholderText(_("Find by code, name or village"))
        self.search.setAccessibleName(_("Find by code, name or village"))
        self.search.setMinimumHeight(px(36))
        clearable(self.search)
        self.search.textChanged.connect(self._on_searched)
        self.search.installEventFilter(self)
        self.by_member = CheckBox(_("Say which members"))
        self.by_member.setObjectName("by_member")
        self.by_member.setChecked(any(member != NO_ID for _household, member in self._came))
        self.by_member.toggled.connect(lambda _is_on: self._show())
        strip = QHBoxLayout()
        strip.setSpacing(14)
        strip.addWidget(self.search, 1)
        strip.addWidget(self.by_member)
        return strip

    def _foot(self) -> QHBoxLayout:
        self.counted = Words("", tone="ink_2")
        self.counted.setObjectName("attendance_count")
        self.cancel = button(_("Cancel"), self.reject)
        self.save = button(_("These came"), self.accept, look="primary")
        foot = QHBoxLayout()
        foot.addWidget(self.counted)
        foot.addStretch(1)
        for made, name in ((self.cancel, "cancel"), (self.save, "save")):
            made.setObjectName(name)
            made.setAutoDefault(False)
            foot.addWidget(made)
        return foot

    def _show(self) -> None:
        """Show the households looked for, those that came no other than the rest: rows stay where they are."""
        wanted = plain(self.search.text())
        rows: list[Row] = []
        for one in self._households:
            village = self._villages.get(one.group, "")
            members = self._members[one.id] if self.by_member.isChecked() else []
            said = plain(f"{one.code} {one.name} {village} {' '.join(each.name for each in members)}")
            if wanted in said:
                rows.append(self._row((one.id, NO_ID), in_digits(one.code), one.name, village))
                rows += [self._row((one.id, each.id), "", f"    {each.name}", "") for each in members]
        self.table.show_rows(rows)
        if rows and self.table.current_key() is None:
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        count = len({household for household, _member in self._came})
        words = ngettext("{count} household came", "{count} households came", count)
        self.counted.show_words(words.format(count=format_number(count)) if count else _("nobody yet"))

    def _row(self, key: Came, code: str, name: str, village: str) -> Row:
        is_on = self._is_on(key)
        told = _("came") if is_on else _("not there")
        return Row(
            key,
            (
                Cell("✓" if is_on else "–", "primary" if is_on else "ink_3", is_strong=is_on, sort=not is_on, tip=told),
                Cell(code, "ink_3"),
                Cell(name, tip=name.strip(), is_strong=is_on),
                Cell(village, "ink_3", tip=village),
            ),
        )

    def _is_on(self, key: Came) -> bool:
        """Tell whether a row is ticked: a household is with any of its members, where these are not shown."""
        household, member = key
        if member == NO_ID and not self.by_member.isChecked():
            return any(household == one for one, _each in self._came)
        return key in self._came

    def _toggle(self, key: object) -> None:
        """Tick a row or take the tick off; a member says more than the household as one."""
        if not isinstance(key, tuple):
            return
        household, member = key
        is_on = self._is_on(key)
        if member == NO_ID:  # with the household its members go, and come as one
            self._came = [one for one in self._came if one[0] != household]
        else:
            self._came = [one for one in self._came if one not in (key, (household, NO_ID))]
        if not is_on:
            self._came.append((household, member))
        self._show()

    def _on_searched(self) -> None:
        """Stand at the first found: it is what Enter ticks."""
        self._show()
        if self.table.rows():
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        is_nobody = not self.table.rows()
        self._say(_("No household here is called “{words}”.").format(words=self.search.text()) if is_nobody else "")

    def _on_found(self) -> None:
        """Tick who was typed or gone to, and let the next be typed; Enter alone ticks nobody and takes no tick off."""
        key, is_meant = self.table.current_key(), bool(self.search.text().strip()) or self._has_moved
        if not is_meant or not self.table.rows() or not isinstance(key, tuple):
            return
        self._has_moved = False
        if self._is_on(key):
            self._say(_("Ticked already. A click, or Space in the list, takes the tick off."))
        else:
            self._toggle(key)
        self.search.selectAll()

    def _say(self, words: str) -> None:
        self.said.show_words(words)
        self.said.setVisible(bool(words))

    def _move(self, step: int) -> None:
        self._has_moved = True
        count = len(self.table.rows())
        if count:
            place = max(0, min(count - 1, self.table.currentIndex().row() + step))
            self.table.setCurrentIndex(self.table.model().index(place, 0))
