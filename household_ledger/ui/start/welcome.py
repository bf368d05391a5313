"""The first thing a new user sees: begin a new book, open one, or look at the made-up village."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from household_ledger.text.i18n import _
from household_ledger.ui.frame.actions import SHARED_KEY
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Pressable
from household_ledger.ui.widgets.states import Banner, Medal
from household_ledger.ui.widgets.words import Words

if TYPE_CHECKING:
    from household_ledger.services.server_address import Place, ServerAddress

_WAY, _GAP, _MEDAL = 260, 16, 52
"""Width of a way at 100 %, what is between two, in pixels, and how large its picture is."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be done from here."""

    new: Callable[[], object]
    open: Callable[[], object]
    shared: Callable[[], object]
    demo: Callable[[], object]
    open_place: Callable[[Place], object]
    is_locked: Callable[[Path], bool]
    settings: Callable[[], object]
    cancel: Callable[[], object]


class Welcome(QWidget):
    """Three ways to begin, the books opened before, and whatever kept the last one from opening."""

    def __init__(self, choices: Choices, recent: Sequence[Place], trouble: str = "") -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(_("Household Ledger"))
        self.setAccessibleName(_("Household Ledger"))
        self._choices = choices
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.close)
        QShortcut(QKeySequence(SHARED_KEY), self).activated.connect(choices.shared)
        self.trouble = trouble
        rows = QVBoxLayout(self)
        rows.setContentsMargins(48, 36, 48, 24)
        rows.setSpacing(16)
        rows.addStretch(1)
        heading = Words(_("Household Ledger"), "figure", tone="primary")
        said = Words(
            _("A household writes down what comes in and what goes out, and sees where it stands each month."),
            wraps=True,
        )
        for one in (heading, said):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(one)
        rows.addSpacing(8)
        if trouble:
            rows.addWidget(self._centred(Banner(trouble)))
        rows.addLayout(self._ways())
        rows.addWidget(self._centred(self._recent(recent)))
        rows.addWidget(self._centred(self._make_waiting()))
        rows.addStretch(2)
        foot = QHBoxLayout()
        shared = button(_("Open a shared ledger…"), choices.shared, look="flat", picture="people")
        shared.setObjectName("shared")
        shared.setToolTip(_("Of an office whose computers write in one ledger on a server"))
        foot.addWidget(shared)
        foot.addStretch(1)
        settings = button(_("Settings"), choices.settings, look="flat", picture="settings")
        settings.setObjectName("settings")
        foot.addWidget(settings)
        rows.addLayout(foot)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the made-up village is; the first call shows the bar."""
        self._waiting.setVisible(True)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    def _ways(self) -> QHBoxLayout:
        ways = (
            (
                "new",
                "add",
                _("Begin a new book"),
                _("An empty file; the first household comes next."),
                self._choices.new,
            ),
            ("open", "folder", _("Open a book"), _("A file on this computer or on a stick."), self._choices.open),
            (
                "demo",
                "people",
                _("Look at an example"),
                _("A made-up village. Try everything; nothing can break."),
                self._choices.demo,
            ),
        )
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addStretch(1)
        for name, picture, title, words, run in ways:
            row.addWidget(_Way(name, picture, title, words, run))
        row.addStretch(1)
        return row

    def _recent(self, recent: Sequence[Place]) -> QWidget:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        if recent:
            rows.addWidget(Words(_("Opened before"), "heading"))
        for number, place in enumerate(recent[:5]):
            one, told = self._one_of_file(place) if isinstance(place, Path) else self._one_shared(place)
            one.setObjectName(f"recent_{number}")
            row = QHBoxLayout()
            row.addWidget(one)
            where = Words(told, "hint")
            where.setObjectName("where")
            row.addWidget(where, 1)
            rows.addLayout(row)
        return holder

    def _one_of_file(self, path: Path) -> tuple[QPushButton, str]:
        is_locked, run = self._choices.is_locked(path), partial(self._choices.open_place, path)
        one = button(path.stem, run, look="link", picture="lock" if is_locked else "")
        if is_locked:
            one.setAccessibleName(_("{name}, locked with a passphrase").format(name=path.stem))
        one.setToolTip(str(path))
        return one, _shortened(path.parent)

    def _one_shared(self, address: ServerAddress) -> tuple[QPushButton, str]:
        one = button(address.name, partial(self._choices.open_place, address), look="link", picture="people")
        one.setAccessibleName(_("Shared ledger: {where}").format(where=address.shown))
        one.setToolTip(address.shown)
        return one, address.shown

    def _make_waiting(self) -> QWidget:
        self._waiting = QWidget()
        self._waiting.setVisible(False)
        row = QHBoxLayout(self._waiting)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Making up households"))
        stop = button(_("Stop"), self._choices.cancel)
        stop.setObjectName("stop")
        row.addWidget(Words(_("Making up households"), "small"))
        row.addWidget(self._bar, 1)
        row.addWidget(stop)
        return self._waiting

    @staticmethod
    def _centred(widget: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        widget.setFixedWidth(3 * px(_WAY) + 2 * _GAP)
        row.addWidget(widget)
        row.addStretch(1)
        return holder


class _Way(Pressable):
    def __init__(self, name: str, picture: str, title: str, words: str, run: Callable[[], object]) -> None:
        super().__init__(title)
        self.setObjectName(f"way_{name}")
        self.setProperty("kind", "card")
        self.setAccessibleDescription(words)
        self.setFixedWidth(px(_WAY))
        self.setMinimumHeight(px(170))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 20)
        rows.addWidget(Medal(picture, _MEDAL), 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(Words(title, "amount"))
        rows.addWidget(Words(words, "small", wraps=True))
        rows.addStretch(1)
        self.pressed.connect(run)


def _shortened(folder: Path) -> str:
    """Write a folder from the person's own one on; that one itself by its name."""
    home = Path.home()
    try:
        below = folder.relative_to(home)
    except ValueError:
        return str(folder)
    return str(below) if below.parts else home.name or str(home)
