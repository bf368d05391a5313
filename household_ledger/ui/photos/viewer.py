"""Looking at the pictures of a row: one after the other, near or whole; adding, saving out and taking off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from household_ledger.errors import EnvironmentProblem
from household_ledger.files import write_whole
from household_ledger.paths import first_folder
from household_ledger.reports.paper_names import file_name
from household_ledger.services.photos import ENDINGS
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.photos.album import Album
from household_ledger.ui.photos.canvas import Canvas
from household_ledger.ui.photos.wanted import holds_pictures, is_picture_copied, of_paths, wanted_of
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button, icon_button
from household_ledger.ui.widgets.states import Banner, EmptyState
from household_ledger.ui.widgets.words import Words

Way = tuple[str, str, Callable[[], object]]
"""A way on: its name in the program, its words, what it does."""
Key = Qt.Key
_SHARE, _MOST = 0.86, (1120, 860)
_LEAST = (520, 420)
_MOVE = 0.2
_NARROW = 760
"""Pixels at 100 %, from which on the buttons below the picture say what they do in words."""


class PhotoViewer(QDialog):
    """A window over the book with one picture at a time."""

    def __init__(self, parent: QWidget, album: Album, place: int = 0) -> None:
        super().__init__(parent)
        self.album, self._place = album, place
        self._bar: Banner | None = None
        self.setObjectName("photo_viewer")
        self.setWindowTitle(_("Pictures: {what}").format(what=album.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(not album.why_fixed)
        self._lay_out()
        album.setParent(self)
        album.changed.connect(self.refresh)
        room = parent.window().size()
        wide, high = (min(px(most), int(side * _SHARE)) for most, side in zip(_MOST, room.toTuple(), strict=True))
        self.setMinimumSize(min(px(_LEAST[0]), wide), min(px(_LEAST[1]), high))
        self.resize(wide, high)
        self.refresh()
        (self.canvas if album.count() else self.add_button).setFocus()

    @property
    def place(self) -> int:
        """Give which picture is looked at, from 0."""
        return self._place

    def refresh(self) -> None:
        """Show the picture looked at as it is now, and what can be done."""
        count = self.album.count()
        self._place = min(self._place, max(0, count - 1))
        content = self.album.picture(self._place) if count else b""
        image = QImage.fromData(content, "JPG")  # type: ignore[arg-type]  # and nothing else; the stub wants bytes
        self.canvas.show_image(image)
        self._blank.setVisible(image.isNull())
        if image.isNull():
            self._say_blank(count, content)
        told = _("Picture {place} of {count}").format(place=format_number(self._place + 1), count=format_number(count))
        self.counted.show_words(told if count else "")
        self.canvas.setAccessibleName(f"{told}: {self.album.title}" if count else self._blank.heading.words())
        for one in (self.before, self.after):
            one.setVisible(count > 1)
        self.before.setEnabled(self._place > 0)
        self.after.setEnabled(self._place < count - 1)
        for one in (self.nearer, self.farther, self.whole):
            one.setEnabled(not image.isNull())
        self.percent.setVisible(not image.isNull())
        self.save_button.setEnabled(not image.isNull())
        self.remove_button.setEnabled(count > 0 and not self.album.why_fixed)
        self.add_button.setEnabled(not self.album.why_fixed)

    def say(self, words: str, ways: Sequence[Way] = (), *, kind: str = "done") -> None:
        """Say something over the picture, with ways on."""
        self.close_bar()
        self._bar = Banner(words, kind=kind, picture="check" if kind == "done" else "warn")
        self._bar.setObjectName("photo_notice")
        self._bar.setAccessibleName(words)
        for name, told, run in ways:
            self._bar.add_action(told, run).setObjectName(name)
        self._rows.insertWidget(1, self._bar)

    def close_bar(self) -> None:
        """Say no more of it."""
        if self._bar is not None:
            at = QApplication.focusWidget()
            had_keyboard = at is not None and self._bar.isAncestorOf(at)
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
            if had_keyboard:
                self.canvas.setFocus()

    def go(self, step: int) -> None:
        """Look at another picture."""
        wanted = self._place + step
        if 0 <= wanted < self.album.count():
            self._place = wanted
            self.refresh()

    def add(self) -> None:
        """Ask for files."""
        paths = dialogs.open_paths(self, _("Attach pictures"), ENDINGS)
        if paths:
            self.album.add(of_paths(paths))

    def remove(self) -> None:
        """Take the picture looked at off the row; a word to press brings it back."""
        if self.remove_button.isEnabled():
            self.album.remove(self._place)

    def save(self) -> None:
        """Save the picture looked at as a file of its own."""
        content = self.album.picture(self._place) if self.album.count() else b""
        if not content:
            return
        suggested = first_folder() / f"{file_name(f'{self.album.title} {self._place + 1}')}{ENDINGS[0]}"
        path = dialogs.save_path(self, _("Save the picture"), suggested, ENDINGS[:1])
        if path is None:
            return
        try:
            write_whole(path, content)
        except EnvironmentProblem as problem:
            self.say(message(problem), kind="attention")
        else:
            self.say(_("Saved: {path}").format(path=path))

    def paste(self) -> None:
        """Put what was copied with the row."""
        mime = QGuiApplication.clipboard().mimeData()
        if not self.album.why_fixed and is_picture_copied(mime):
            self.album.add(wanted_of(mime))

    # Keys and drags ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on and back, nearer and away; Esc closes."""
        ways = self._ways()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Save):
            self.save()
        elif event.key() in ways and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            ways[Key(event.key())]()
        else:
            super().keyPressEvent(event)

    def _ways(self) -> dict[Qt.Key, Callable[[], object]]:
        moves = {Key.Key_Left: (-_MOVE, 0.0), Key.Key_Right: (_MOVE, 0.0), Key.Key_Up: (0.0, -_MOVE)}
        moves |= {Key.Key_Down: (0.0, _MOVE)}
        ways: dict[Qt.Key, Callable[[], object]] = {
            Key.Key_PageUp: lambda: self.go(-1),
            Key.Key_PageDown: lambda: self.go(1),
            Key.Key_Plus: lambda: self.canvas.zoom(1),
            Key.Key_Equal: lambda: self.canvas.zoom(1),
            Key.Key_Minus: lambda: self.canvas.zoom(-1),
            Key.Key_0: self.canvas.fit,
            Key.Key_Delete: self.remove,
        }
        if self.canvas.is_near:
            return ways | {key: lambda by=by: self.canvas.move_by(*by) for key, by in moves.items()}
        return ways | {Key.Key_Left: lambda: self.go(-1), Key.Key_Right: lambda: self.go(1)}

    def dragEnterEvent(self, event: QDragMoveEvent) -> None:
        """Let pictures in."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let them go on."""
        if holds_pictures(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put what was dropped with the row."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.album.add(wanted_of(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say on the buttons what they do where there is room for it."""
        super().resizeEvent(event)
        is_narrow = self.width() < px(_NARROW)
        for one in (self.add_button, self.save_button, self.remove_button):
            one.setText("" if is_narrow else one.accessibleName())

    # Parts ---------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.setSpacing(10)
        head = QHBoxLayout()
        self.title = Words(self.album.title, "title", wraps=True)
        head.addWidget(self.title, 1)
        self.counted = Words("", "small")
        self.counted.setObjectName("photo_count")
        head.addWidget(self.counted)
        rows.addLayout(head)
        self.canvas = Canvas()
        self._blank = EmptyState("photo", "", "")
        inside = QVBoxLayout(self.canvas)
        inside.addWidget(self._blank)
        rows.addWidget(self.canvas, 1)
        rows.addLayout(self._foot())
        self.canvas.zoom_changed.connect(self._say_percent)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(4)
        self.before = self._small("left", _("Picture before"), lambda: self.go(-1), "photo_before")
        self.after = self._small("right", _("Next picture"), lambda: self.go(1), "photo_after")
        self.farther = self._small("zoom_out", _("Smaller (−)"), lambda: self.canvas.zoom(-1), "photo_farther")
        self.percent = Words("", "small")
        self.nearer = self._small("zoom_in", _("Larger (+)"), lambda: self.canvas.zoom(1), "photo_nearer")
        self.whole = self._small("whole", _("The whole picture (0)"), self.canvas.fit, "photo_whole")
        for one in (self.before, self.after, self.farther, self.percent, self.nearer, self.whole):
            foot.addWidget(one)
        foot.addStretch(1)
        self.add_button = button(_("Add a picture …"), self.add, picture="add")
        self.save_button = button(_("Save as …"), self.save, picture="save")
        self.remove_button = button(_("Take it off"), self.remove, picture="delete")
        close = button(_("Close"), self.close, look="primary")
        for made, name in (
            (self.add_button, "photo_add"),
            (self.save_button, "photo_save"),
            (self.remove_button, "photo_remove"),
            (close, "photo_close"),
        ):
            made.setObjectName(name)
            made.setToolTip(made.accessibleName())
            made.setAutoDefault(False)
            foot.addSpacing(4)
            foot.addWidget(made)
        return foot

    def _small(self, picture: str, words: str, run: Callable[[], object], name: str) -> QToolButton:
        made = icon_button(picture, words, run)
        made.setObjectName(name)
        return made

    def _say_percent(self, percent: int) -> None:
        self.percent.show_words(f"{format_number(percent)} %")

    def _say_blank(self, count: int, content: bytes) -> None:
        if count and content:
            self._blank.say(_("This picture is damaged"), _("Take it off, and add it again from the phone or camera."))
        elif count:
            self._blank.say(_("This picture is not there yet"), _("It is being made ready."))
        else:
            self._blank.say(
                _("No picture here"),
                self.album.why_fixed or _("Add one, drag one here from another window, or paste it with Ctrl+V."),
            )
