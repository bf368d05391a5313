"""The safety copies of a book: a list, one more, and going back to one after a second look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.services.copies.copy import BEFORE_RESTORE, KeptCopy
from household_ledger.services.copies.going_back import Loss
from household_ledger.services.copies.words import loss_words, reason_words, when_words
from household_ledger.services.ports import Progress
from household_ledger.services.secret import Secret
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.copies.places import Places
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.words import Words

_WIDTH, _HEIGHT = 900, 600
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class CopiesWays:
    """What the place asks of the outside: a copy now, and the book put back to one (it closes and opens anew).

    A copy that another passphrase opens is put back with that.
    """

    copy_now: Callable[[], object]
    restore: Callable[[Path, Secret | None], object]
    secret: Callable[[], object] = lambda: None
    """What can be done about the passphrase of the book."""


class CopiesDialog(QDialog):
    """Stays open while copies are made; closes when a book goes back to one."""

    def __init__(self, desk: Desk, ways: CopiesWays, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._desk, self._ways = desk, ways
        self._copies: dict[Path, KeptCopy] = {}
        self._unsound: set[Path] = set()
        self._sound: set[Path] = set()
        self._is_there = True
        self._is_shared = not isinstance(desk.opened.place, Path)
        self.setObjectName("copies")
        self.setWindowTitle(_("Safety copies"))
        self.setAccessibleName(_("Safety copies"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        self.heading = Words(_("Safety copies"), "title", wraps=True)
        self.places = Places(desk.settings, self._now, on_changed=self.list_copies, copy_now=ways.copy_now)
        self.told = Words("", tone="attention", wraps=True)
        self.told.setObjectName("told")
        self.told.hide()
        self.table = Table(_("Safety copies"), self._columns())
        self.table.setObjectName("copies_list")
        self.table.chosen.connect(lambda _key: self._show_ways())
        rows.addWidget(self.heading)
        if self._is_shared:
            words = _(
                "A shared ledger does not go back to a copy: others are writing in it. To bring a copy back, begin a "
                "new book and take the copy in there, on the page “Data in and out”."
            )
            rows.addWidget(Words(words, tone="ink_2", wraps=True))
        rows.addWidget(self.places)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.told)
        rows.addLayout(self._foot())
        self.finished.connect(self._on_finished)
        room = self.screen().availableGeometry().size()
        self.resize(min(px(_WIDTH), room.width()), min(px(_HEIGHT), room.height()))
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list_copies()

    def list_copies(self) -> None:
        """Read anew which copies there are."""
        opened, folders = self._desk.opened, self._desk.settings.copies_folders()
        self._run(lambda _progress: opened.copies(folders), self._show)

    def on_copied(self) -> None:
        """Show a copy that was just made."""
        if not self._is_there:
            return
        self.places.show_places()
        self.list_copies()

    def current(self) -> KeptCopy | None:
        """Give the copy the list stands at."""
        key = self.table.current_key()
        return self._copies.get(key) if isinstance(key, Path) else None

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(_("Made"), 170),
            Column(_("Why")),
            Column(_("Entries"), 110, "right"),
            Column(_("Looked through"), 170),
            Column(_("Where"), 180),
        )

    def _foot(self) -> QHBoxLayout:
        self.undo = button(_("Undo the last going back…"), self._on_undo, picture="undo")
        self.secret = button(_("Passphrase of the book…"), self._on_secret, look="flat", picture="lock")
        self.close_button = button(_("Close"), self.reject)
        self.restore = button(_("Look and go back…"), self._on_restore, picture="history")
        self.make = button(_("Make a safety copy now"), self._ways.copy_now, look="primary", picture="copy")
        named = (
            ("undo_restore", self.undo),
            ("secret", self.secret),
            ("close", self.close_button),
            ("restore", self.restore),
        )
        for name, one in (*named, ("copy_now", self.make)):
            one.setObjectName(name)
            one.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.undo)
        foot.addWidget(self.secret)
        foot.addStretch(1)
        for one in (self.close_button, self.restore, self.make):
            foot.addWidget(one)
        self.undo.hide()
        self.restore.setEnabled(False)
        for one in (self.restore, self.secret):
            one.setVisible(not self._is_shared)
        return foot

    def _show(self, copies: tuple[KeptCopy, ...]) -> None:
        self._copies = {one.path: one for one in copies}
        self.table.show_rows([self._row(one) for one in copies])
        if copies:
            last = _("The last safety copy: {when}").format(when=when_words(copies[0]))
        else:
            last = _("There is no safety copy of this book yet")
        self.heading.show_words(last)
        if copies and self.current() is None:
            self.table.selectRow(0)
        self._show_ways()
        opened, unknown = self._desk.opened, [one.path for one in copies if one.path not in self._sound]
        wanted = [path for path in unknown if self._copies[path].is_verified and path not in self._unsound]
        if wanted:
            self._run(lambda progress: _looked_through(opened.is_copy_sound, wanted, progress), self._mark)

    def _mark(self, found: dict[Path, bool]) -> None:
        self._sound |= {path for path, is_sound in found.items() if is_sound}
        self._unsound |= {path for path, is_sound in found.items() if not is_sound}
        self.table.show_rows([self._row(one) for one in self._copies.values()])

    def _row(self, one: KeptCopy) -> Row:
        entries = format_number(one.entries) if one.entries is not None else "—"
        words, tone = self._standing(one)
        cells = (
            Cell(when_words(one), sort=f"{one.at.isoformat()} {one.number:04}"),
            Cell(reason_words(one.reason)),
            Cell(entries, sort=one.entries or 0),
            Cell(words, tone),
            Cell(self._where(one), "ink_2", tip=str(one.path)),
        )
        return Row(one.path, cells)

    def _standing(self, one: KeptCopy) -> tuple[str, str]:
        if one.is_locked and one.path not in self._unsound:
            return _("Another passphrase"), "ink_2"
        if one.path in self._unsound or one.entries is None:
            return _("Damaged"), "attention"
        if one.path in self._sound:
            return _("Whole"), "income"
        return (_("Whole when made"), "") if one.is_verified else (_("Not looked through"), "ink_2")

    def _where(self, one: KeptCopy) -> str:
        settings, folder = self._desk.settings, one.path.parent
        second = settings.second_folder()
        if second is not None and folder == second.resolve():
            return _("The second place")
        if folder == settings.copies_folder().resolve():
            return _("The first place")
        return _("Beside the book")

    def _show_ways(self) -> None:
        self.restore.setEnabled(self.current() is not None)
        self.undo.setVisible(self._gone_aside() is not None)

    def _gone_aside(self) -> KeptCopy | None:
        """Give what went aside when the book last went back to a copy."""
        return next((one for one in self._copies.values() if one.reason == BEFORE_RESTORE), None)

    def _on_undo(self) -> None:
        aside = self._gone_aside()
        if aside is not None:
            self._look_at(aside)

    def _on_secret(self) -> None:
        self.accept()
        self._ways.secret()

    def _on_restore(self) -> None:
        chosen = self.current()
        if chosen is not None:
            self._look_at(chosen)

    def _look_at(self, chosen: KeptCopy) -> None:
        """Look through a copy and say what going back to it would undo, before anything is done."""
        opened, secret = self._desk.opened, self._secret_of(chosen)
        if chosen.is_locked and secret is None:
            return
        self.restore.setEnabled(False)
        self.undo.setEnabled(False)
        self._tell(_("Looking through the copy…"), "ink_2")

        def work(_progress: Progress) -> Loss | None:
            is_whole = opened.is_copy_sound(chosen.path) if chosen.is_verified else True
            return opened.loss(chosen.path, secret) if is_whole else None

        self._run(work, lambda loss: self._ask(chosen, loss, secret))

    def _secret_of(self, chosen: KeptCopy) -> Secret | None:
        """Ask for what opens a copy made under another passphrase; None for any other, and where nobody would say."""
        if not chosen.is_locked:
            return None
        from household_ledger.ui.secret.asking import ask_secret, question_of_copy

        try:
            told = ask_secret(
                self, question_of_copy(chosen.path.name), lambda secret: self._desk.opened.loss(chosen.path, secret)
            )
        except (UserError, EnvironmentProblem) as problem:
            self._on_failed(problem)
            return None
        return told[0] if told is not None else None

    def _ask(self, chosen: KeptCopy, loss: Loss | None, secret: Secret | None) -> None:
        self.undo.setEnabled(True)
        self._show_ways()
        if loss is None:
            self._mark({chosen.path: False})
            self._tell(message(EnvironmentProblem("copy_damaged", name=chosen.path.name)))
            return
        self.told.hide()
        if chosen.entries is None:
            words = _("This copy was locked with another passphrase, which opens the book from then on.")
        else:
            holds = counted.entries(chosen.entries)
            words = _("The copy holds {entries}. {reason}.").format(entries=holds, reason=reason_words(chosen.reason))
        kept = _("The book as it is now is kept aside, so that this can be undone.")
        title = _("Go back to {when}?").format(when=when_words(chosen))
        said = "\n".join((words, loss_words(loss), kept))
        if dialogs.confirm(self, title, said, _("Go back to this copy"), _("Stay as it is")):
            self.accept()
            self._ways.restore(chosen.path, secret)

    def _tell(self, words: str, tone: str = "attention") -> None:
        self.told.set_tone(tone)
        self.told.show_words(words)
        self.told.show()

    def _run(self, work: Callable[[Progress], Result], done: Callable[[Result], object]) -> None:
        def when_there(result: Result) -> None:
            if self._is_there:
                done(result)

        self._desk.jobs.run(Job(_("Safety copies"), work, when_there, self._on_failed))

    def _on_failed(self, problem: LedgerError | None) -> None:
        if not self._is_there:
            return
        self.undo.setEnabled(True)
        self._show_ways()
        if isinstance(problem, UserError | EnvironmentProblem):
            self._tell(message(problem))
        elif problem is None:
            self._tell(_("Something went wrong inside the program."))

    def _on_finished(self) -> None:
        self._is_there = False
        self.deleteLater()

    def _now(self) -> datetime:
        return self._desk.opened.clock.now().astimezone().replace(tzinfo=None)


def _looked_through(is_sound: Callable[[Path], bool], paths: list[Path], progress: Progress) -> dict[Path, bool]:
    """Look through copies one by one; stops when it is asked to."""
    found = {}
    for number, path in enumerate(paths):
        progress(number, len(paths))
        found[path] = is_sound(path)
    return found


def show_copies(desk: Desk, ways: CopiesWays, parent: QWidget | None) -> CopiesDialog:
    """Open the place of safety copies over the window."""
    made = CopiesDialog(desk, ways, parent)
    made.setWindowModality(Qt.WindowModality.WindowModal)
    made.show()
    return made
