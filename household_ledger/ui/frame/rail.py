"""The left rail: whose work it is, the pages of that work, and the search for everything."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from household_ledger.text.amounts import format_number
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import N_, _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.frame.elided import KeyCap, LaidButton, PictureLabel
from household_ledger.ui.pages.catalogue import PROVIDER, WORKSPACES, PageInfo, pages_of
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, look, px
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.words import Words

SEARCH_KEY = "Ctrl+K"
_WIDTH, _WIDER = 210, 1.35
"""Width at 100 %, and how much wider for every percent of larger letters: the page needs room too."""
_GAP, _BESIDE = 10, 62
"""Between icon, words and cap; margins of rail and button, the gap after the icon, a bar to scroll."""
_BY_WORKSPACE = 10
"""Padding and edge of the name of a workspace."""
_LARGE = 150
"""From this size of letters on words need the room of a long key."""
_SHORT_NAMES = {PROVIDER: N_("Providers")}


class Rail(QFrame):
    """The pages of one workspace as buttons; tells what was chosen and shows what the window decided."""

    page_chosen = Signal(str)
    workspace_chosen = Signal(str)
    search_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(_("Pages"))
        self.setFixedWidth(rail_width())
        self._buttons: dict[str, NavButton] = {}
        self._waiting: dict[str, int] = {}
        self._segments: Segments | None = None
        self._workspaces: tuple[str, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(10, 12, 10, 8)
        self._rows.setSpacing(8)
        self._head = QVBoxLayout()
        self._rows.addLayout(self._head)
        self._pages = QVBoxLayout()
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.setSpacing(2)
        self._rows.addWidget(self._scrolled(), 1)
        search = NavButton("search", _("Search all"), SEARCH_KEY)
        search.setObjectName("search_everything")
        search.clicked.connect(lambda _checked=False: self.search_asked.emit())
        self._rows.addWidget(search)

    def show_workspaces(self, keys: Sequence[str], current: str) -> None:
        """Offer workspaces; of only one, its pages say enough."""
        self._show_pages(pages_of(current))
        if tuple(keys) == self._workspaces:
            return
        self._workspaces = tuple(keys)
        while (item := self._head.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._segments = None
        if len(keys) > 1:
            names = [(key, _(_SHORT_NAMES.get(key, WORKSPACES[key]))) for key in keys]
            self._segments = Segments(_("Workspace"), names, current)
            self._segments.setStyleSheet("QPushButton { padding-left: 3px; padding-right: 3px; }")  # the rail is narrow
            letters = QFontMetrics(font(px(BODY), is_strong=True))
            for key in keys:
                one = self._segments.findChild(QPushButton, f"choice_{key}")
                if one is not None:
                    one.setMinimumWidth(letters.horizontalAdvance(one.text()) + _BY_WORKSPACE)
                    one.setToolTip(_(WORKSPACES[key]))
                    one.setAccessibleName(_(WORKSPACES[key]))
            self._segments.chosen.connect(self.workspace_chosen)
            self._head.addWidget(self._segments)
        else:
            name = Words(_("Household Ledger"), "strong", tone="primary")
            name.setContentsMargins(10, 4, 0, 4)
            self._head.addWidget(name)

    def show_page(self, info: PageInfo) -> None:
        """Mark the page that is shown."""
        if info.key not in self._buttons:
            self._show_pages(pages_of(info.workspace))
        if self._segments is not None:
            self._segments.choose(info.workspace)
        for key, one in self._buttons.items():
            one.setChecked(key == info.key)

    def show_waiting(self, key: str, count: int) -> None:
        """Show on a page's button how much waits there; 0 takes it away."""
        self._waiting[key] = count
        if key in self._buttons:
            self._buttons[key].show_waiting(count)

    def _show_pages(self, pages: Sequence[PageInfo]) -> None:
        if list(self._buttons) == [one.key for one in pages]:
            return
        for old in self._buttons.values():
            self._pages.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = {}
        for number, info in enumerate(pages, 1):
            words = _(info.short_name or info.name)
            one = NavButton(info.picture, words, f"Ctrl+{number}", hint=in_digits(str(number)))
            one.setAccessibleName(_(info.name))
            one.setToolTip(f"{_(info.name)} (Ctrl+{number})")
            one.setObjectName(f"page_{info.key}")
            one.setCheckable(True)
            one.clicked.connect(lambda _checked=False, key=info.key: self.page_chosen.emit(key))
            self._pages.insertWidget(number - 1, one)
            self._buttons[info.key] = one
            one.show_waiting(self._waiting.get(info.key, 0))

    def _scrolled(self) -> QScrollArea:
        """Hold the pages so that very large letters on a low screen scroll instead of being cut off."""
        holder = QWidget()
        holder.setObjectName("rail_pages")
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(self._pages)
        rows.addStretch(1)
        area = QScrollArea()
        area.setObjectName("rail_area")
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area


def rail_width() -> int:
    """Give its width in pixels for the size of letters in force."""
    return round(_WIDTH + (look().type_size - 100) * _WIDER)


class NavButton(LaidButton):
    """One line of the rail: icon, words that wrap, the key as a small cap."""

    def __init__(self, picture: str, words: str, key: str, *, hint: str = "") -> None:
        super().__init__(words, "nav", margins=(10, 3))
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)  # as high as its words, which may take two lines
        self.setSizePolicy(policy)
        self._key = key
        self.setAccessibleDescription(key)
        self.setToolTip(f"{words} ({key})")
        self._icon = PictureLabel(picture, "ink_2", 20)
        cap = KeyCap(hint or key) if hint or look().type_size < _LARGE else None
        room = rail_width() - _BESIDE - px(20) - (cap.width() + _GAP if cap is not None else 0)
        is_long = QFontMetrics(font(px(BODY), is_strong=True)).horizontalAdvance(words) > room
        self._words = Words(words, tone="ink_2", wraps=is_long)
        self.row.setSpacing(_GAP)
        self.add(self._icon)
        self.add(self._words, 1)
        self._told = Words("", "hint")
        self._told.setObjectName("waiting")
        self._told.setProperty("kind", "count")
        self._told.hide()
        self.add(self._told)
        if cap is not None:
            self.add(cap)
        self.toggled.connect(self._on_toggled)

    def show_waiting(self, count: int) -> None:
        """Show how much waits on the page, and say it aloud."""
        self._told.show_words(format_number(count))
        self._told.setVisible(count > 0)
        words = ngettext("{count} waits", "{count} wait", count).format(count=format_number(count))
        self.setAccessibleDescription(beside(self._key, words) if count else self._key)

    def _on_toggled(self, is_on: bool) -> None:  # noqa: FBT001 -- Qt's own signature
        self._icon.show_tone("primary" if is_on else "ink_2")
        self._words.set_tone("primary" if is_on else "ink_2")
