"""What is typed on the daily pages and not kept yet, month by month of each household; and turning the pages."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.services.typed.paper_line import PaperLine
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.written_pages import MOST_PAGES
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.ui.theme.look import has_large_letters
from household_ledger.ui.widgets.buttons import button, icon_button
from household_ledger.ui.widgets.words import Words

Key = tuple[Id, Month]
PAPER = "paper"
"""Where a line was typed, with the household, the month and its place."""


@dataclass(frozen=True, slots=True)
class SentLine:
    """A line that was to be kept and of which nobody knows whether it was: as it was typed, where, as which entries."""

    typed: PaperLine
    place: int
    entries: tuple[Id, ...]


@dataclass(slots=True)
class Pages:
    """One month's: the page shown, lines typed and not kept (by place), the paper's own sums by page, a count."""

    page: int = 1
    lines: dict[int, PaperLine] = field(default_factory=dict)
    sums: dict[int, dict[str, str]] = field(default_factory=dict)
    count: dict[str, str] = field(default_factory=dict)
    begun: dict[int, tuple[EntryRow | None, PaperLine]] = field(default_factory=dict)
    """What was kept on each of these lines when it was begun to be typed on, as row and as cells."""
    met: dict[int, str] = field(default_factory=dict)
    """What is to be said of those that others wrote on meanwhile."""
    beside: set[int] = field(default_factory=set)
    """Those on which others wrote something of their own: what is typed is no change of that."""
    sent: dict[int, SentLine] = field(default_factory=dict)
    """Those that were to be kept and nobody knows whether they were."""
    found: set[int] = field(default_factory=set)
    """Those of them that turned out to be kept, not looked at since."""
    elsewhere: dict[int, SentLine] = field(default_factory=dict)
    """Those that turned out to be kept on another line: what is typed here since changes that one."""

    def let_go(self, place: int) -> None:
        """Forget what is typed on a line: it is as it is kept."""
        for one in (self.lines, self.begun, self.met, self.sent, self.elsewhere):
            one.pop(place, None)
        for places in (self.beside, self.found):
            places.discard(place)

    @property
    def is_unsaved(self) -> bool:
        """Tell whether anything of it is not kept."""
        return any(not one.is_blank for one in self.lines.values()) or any(self.count.values())


class Halves:
    """Those of every household and month."""

    def __init__(self) -> None:
        self._of: dict[Key, Pages] = {}

    def of(self, key: Key) -> Pages:
        """Give those of a household's month."""
        return self._of.setdefault(key, Pages())

    def all(self) -> Collection[tuple[Key, Pages]]:
        """Give those there are."""
        return self._of.items()

    def has(self, key: Key) -> bool:
        """Tell whether a household's month was looked at before."""
        return key in self._of

    @property
    def is_unsaved(self) -> bool:
        """Tell whether anything anywhere is not kept."""
        return any(one.is_unsaved for one in self._of.values())


class Pager(QWidget):
    """◀ page 2 of 3 ▶ and a new page; `turned` carries the page to show."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._page = self._count = 1
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        self.before = icon_button("left", _("Page before"), lambda: self.turned.emit(self._page - 1))
        self.before.setObjectName("page_before")
        self.said = Words("", "strong")
        self.said.setObjectName("page_said")
        self.after = icon_button("right", _("Next page"), lambda: self.turned.emit(self._page + 1))
        self.after.setObjectName("page_after")
        self.new: QAbstractButton
        if has_large_letters():  # the names of the sheets stand on the same line
            self.new = icon_button("add", _("New page"), lambda: self.turned.emit(self._count + 1))
        else:
            self.new = button(_("New page"), lambda: self.turned.emit(self._count + 1), picture="add")
        self.new.setObjectName("page_new")
        for one in (self.before, self.said, self.after, self.new):
            line.addWidget(one)

    def show_page(self, page: int, count: int, *, may_add: bool) -> None:
        """Show which page of how many is looked at."""
        self._page, self._count = page, count
        words = _("Page {page} of {count}")
        self.said.show_words(words.format(page=in_digits(str(page)), count=in_digits(str(count))))
        self.before.setEnabled(page > 1)
        self.after.setEnabled(page < count)
        self.new.setEnabled(may_add and count < MOST_PAGES)
