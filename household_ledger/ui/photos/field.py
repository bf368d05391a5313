"""Pictures asked for in a form: those that are there already, and more, made fit to keep while the rest is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from household_ledger.domain.ids import Id
from household_ledger.domain.photo import MOST_PHOTOS, Photo, hashes_of, photos_of
from household_ledger.errors import Cancelled, LedgerError, UserError
from household_ledger.services.photos import ENDINGS
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside, named
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import AnyJob
from household_ledger.ui.photos.making import Made, making
from household_ledger.ui.photos.wanted import Wanted, of_paths
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import clear
from household_ledger.ui.widgets.fields import FieldOf
from household_ledger.ui.widgets.words import Words


class PicturesField(FieldOf[tuple[Photo, ...]]):
    """New pictures of a household (0: of none), beside those a record has; any of both can be taken off."""

    is_wide = True

    def __init__(self, desk: Desk, label: str, *, name: str, household: Id, kept: str = "") -> None:
        self._desk, self._household = desk, household
        self._kept = list(hashes_of(kept))
        self._new: list[tuple[str, Photo]] = []
        self._job: AnyJob | None = None
        super().__init__(label, name=name)

    def value(self) -> tuple[Photo, ...]:
        """Give the pictures that were added."""
        return tuple(photo for _name, photo in self._new)

    def kept(self) -> str:
        """Give those of the record that stay, as records name them."""
        return photos_of(self._kept)

    def add(self, wanted: list[Wanted]) -> None:
        """Make pictures ready beside the window and put them here; why one cannot be is said below."""
        if not wanted or self._job is not None:
            return
        if len(self._kept) + len(self._new) + len(wanted) > MOST_PHOTOS:
            self.show_problem(message(UserError("pictures_too_many", most=MOST_PHOTOS)))
            return
        whose = (self._household, self._desk.today)
        done = partial(self._on_made, [one.name for one in wanted])
        self._job = self._desk.jobs.run(making(wanted, whose, done, self._on_failed))
        self._show()
        self._on_typed()

    def _make_editor(self) -> QWidget:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        rows.addLayout(self._rows)
        self.attach = button(_("Attach pictures…"), self._on_attach, picture="photo")
        self.attach.setObjectName(f"{self.name}_attach")
        self.attach.setAutoDefault(False)
        rows.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignLeft)
        holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder.setFocusProxy(self.attach)
        self._show()
        return holder

    def _put(self, value: tuple[Photo, ...]) -> None:
        self._new = [(_("The picture"), one) for one in value]
        self._show()

    def _typed(self) -> str:
        return photos_of([*self._kept, *(photo.hash for _name, photo in self._new)])

    def _wrong(self) -> str:
        return _("The pictures are being made ready. One moment, please.") if self._job is not None else ""

    def _on_attach(self) -> None:
        self.add(of_paths(dialogs.open_paths(self.window(), _("Attach pictures"), ENDINGS)))

    def _on_made(self, names: list[str], made: Made) -> None:
        if not isValid(self):  # the form was closed meanwhile
            return
        self._job = None
        there = {*self._kept, *(photo.hash for _name, photo in self._new)}
        for name, one in zip(names, made.each, strict=True):
            if isinstance(one, Photo) and one.hash not in there:
                there.add(one.hash)
                self._new.append((name, one))
        self._show()
        self._on_typed()
        if made.problems:
            self.show_problem(beside(*dict.fromkeys(message(one) for one in made.problems)))

    def _on_failed(self, problem: LedgerError | None) -> None:
        if not isValid(self):
            return
        self._job = None
        self._show()
        self._on_typed()
        if problem is not None and not isinstance(problem, Cancelled):
            self.show_problem(message(problem))

    def _show(self) -> None:
        """List what is here, each with the way to take it off."""
        clear(self._rows)
        numbered = _("Picture {number}")
        for place in range(len(self._kept)):
            words = numbered.format(number=format_number(place + 1))
            self._add_line(words, partial(self._kept.pop, place))
        for place, (name, _photo) in enumerate(self._new):
            words = beside(numbered.format(number=format_number(len(self._kept) + place + 1)), name)
            self._add_line(words, partial(self._new.pop, place))
        if self._job is not None:
            self._rows.addWidget(Words(_("Making pictures ready"), "small"))

    def _add_line(self, words: str, take: Callable[[], object]) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Words(words, wraps=True), 1)
        off = button(_("Take it off"), partial(self._take_off, take), look="link")
        off.setAccessibleName(named(words, off.text()))
        off.setAutoDefault(False)
        line.addWidget(off)
        self._rows.addLayout(line)

    def _take_off(self, take: Callable[[], object]) -> None:
        take()
        self._show()
        self._on_typed()
        self.attach.setFocus(Qt.FocusReason.OtherFocusReason)
