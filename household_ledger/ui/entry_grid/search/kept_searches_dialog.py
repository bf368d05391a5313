"""The searches kept under names: one is found and taken; or named anew, and removed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.services.commands.filters import ChangeFilter, RemoveFilter
from household_ledger.services.ports import Command
from household_ledger.services.sought import Sought
from household_ledger.services.views.kept_searches import KeptSearch, kept_searches, told_of
from household_ledger.services.views.name_book import Names
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.kept_dialog import KeptUnderNames, KeptWords
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.pick_list import PickLine
from household_ledger.ui.widgets.words import Words

_WIDTH, _HEIGHT = 560, 440


class KeptSearchesDialog(KeptUnderNames[SavedFilter]):
    """Typing finds one, Enter takes it; `taken` is what it looks for when the dialog is accepted."""

    def __init__(self, parent: QWidget, desk: Desk, *, has_others: bool) -> None:
        title, find = _("Kept searches"), _("Find a kept search")
        super().__init__(
            parent, desk, KeptWords("search", "searches", title, title, find, rename=_("Rename the search"))
        )
        self.setObjectName("kept_searches_dialog")
        self._has_others = has_others
        with desk.reader() as reader:
            self._names = Names.read(reader, self.household)
        self.taken: Sought | None = None
        self._all: dict[Id, KeptSearch] = {}
        self._shown: list[KeptSearch] = []
        self._lay_out()
        self.read_anew(NO_ID)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(px(_WIDTH), room.width() - 40), min(px(_HEIGHT), room.height() - 60))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        rows.addWidget(Words(self.windowTitle(), "title"))
        rows.addWidget(self.line)
        self.list.moved.connect(lambda _place: self.moved())
        self.list.taken.connect(lambda _place: self.enter())
        rows.addWidget(self.list, 1)
        self.told = Words("", "small", wraps=True)
        self.told.setObjectName("search_told")
        rows.addWidget(self.told)
        rows.addWidget(self.notice)
        self.use = button(_("Look"), self.enter, look="primary")
        self.use.setObjectName("use_search")
        rows.addLayout(self.foot(None, self.use))

    def read_anew(self, at: Id) -> None:
        """Read what is kept, and show it, standing at the one `at`."""
        with self.desk.reader() as reader:
            kept = kept_searches(reader, self.household, has_others=self._has_others)
        self._all = {one.saved.id: one for one in kept}
        self.show_list(at)

    def show_list(self, at: Id) -> None:
        """List what the line finds, standing at the one `at`, or at the first."""
        self._shown = [self._all[one.id] for one in self.found(one.saved for one in self._all.values())]
        place = next((place for place, one in enumerate(self._shown) if one.saved.id == at), 0 if self._shown else -1)
        self.list.show_lines([PickLine(one.saved.name, after=self._words(one)) for one in self._shown], place)
        self.moved()

    def record(self) -> SavedFilter | None:
        """Give what one stands at."""
        one = self._current()
        return one.saved if one is not None else None

    def moved(self) -> None:
        """Say all of what the line looks for, and what can be done with it."""
        one = self._current()
        self.use.setEnabled(one is not None and one.sought is not None)
        for made in (self.rename, self.remove):
            made.setVisible(one is not None)
        if one is not None:
            self.told.show_words(self._words(one) if one.sought is not None else _("This one cannot be read here."))
        elif self._all:
            self.told.show_words(_("Nothing found."))
        else:
            self.told.show_words(_("Nothing is kept yet. Look for something, then keep the search under a name."))

    def enter(self) -> None:
        """Take what one stands at."""
        one = self._current()
        if one is not None and one.sought is not None:
            self.taken = one.sought
            self.accept()

    def changing(self, was: SavedFilter, now: SavedFilter) -> Command:
        """Give the command that keeps it under another name."""
        return ChangeFilter(was, now)

    def removing(self, record: SavedFilter) -> Command:
        """Give the command that keeps it no more."""
        return RemoveFilter(record.id)

    def _words(self, one: KeptSearch) -> str:
        return told_of(one.sought, self._names, self.household) if one.sought is not None else ""

    def _current(self) -> KeptSearch | None:
        place = self.list.place()
        return self._shown[place] if 0 <= place < len(self._shown) else None
