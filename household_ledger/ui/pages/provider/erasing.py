"""A household taken out of the book for good: asked for by its code, and where it still is listed afterwards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.domain.register import Household
from household_ledger.errors import UserError
from household_ledger.services.commands.erasing import EraseHousehold, is_code
from household_ledger.services.copies.words import reason_words, when_words
from household_ledger.services.erasing import (
    StillThere,
    elsewhere_words,
    kept_by_the_server,
    named_elsewhere,
    what_goes,
)
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.pages.provider.loading import while_there
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.fields import TextField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.waiting import Waiting
from household_ledger.ui.widgets.words import Words

_WIDTH = 640
_MOST_NAMED = 6


def ask_erasing(desk: Desk, parent: QWidget, household: Household) -> None:
    """Say what would go and have the code typed; then erase, and list where something of it still is."""
    code = household.code or household.name
    typed = TextField(_("Type the code of the household: {code}").format(code=code), name="code", is_needed=True)

    def check() -> None:
        if not is_code(household, typed.value()):
            raise UserError("erase_code_differs", code=code)

    with desk.reader() as reader:
        goes = what_goes(reader, household)
        named = elsewhere_words(named_elsewhere(reader, household))
    intro = _(
        "This takes away for good: {what}. Month sums stay, rounded and under no name. Nobody can bring it back, not"
        " with Undo either. A copy of the book is made first; older copies can be removed afterwards."
    )
    form = FormDialog(
        parent,
        _("Erase {name}").format(name=household.name),
        (typed,),
        save=check,
        save_words=_("Erase for good"),
        intro=" ".join(one for one in (intro.format(what=goes.words), named) if one),
    )
    form.setObjectName("erase_form")
    if form.exec():
        _erase(desk, parent, EraseHousehold(household.id, typed.value()))


def _erase(desk: Desk, parent: QWidget, command: EraseHousehold) -> None:
    if desk.household == command.household:
        others = [one.id for one in desk.figures.households() if one.id != command.household]
        desk.look_at(others[0] if others else None)
    opened, settings, person = desk.opened, desk.settings, desk.person

    def done(still: StillThere) -> None:
        if (drafts := desk.drafts()) is not None:
            drafts.forget([command.household])
        ErasedDialog(desk, parent, still).open()

    job = Job(
        _("Erasing, and copying the book anew"),
        lambda _progress: opened.erase(command, settings, person=person),
        while_there(parent, done),
        while_there(parent, desk.tell_failed),
    )
    Waiting(parent, desk.jobs.run(job, writes=True), desk.jobs)


class ErasedDialog(QDialog):
    """Says that it is done, and lists older copies that still hold it: all of them go on one press."""

    def __init__(self, desk: Desk, parent: QWidget, still: StillThere) -> None:
        super().__init__(parent)
        self._desk, self._still = desk, still
        self.setObjectName("erased")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("Erased"))
        self.setAccessibleName(_("Erased"))
        self.setMinimumWidth(px(_WIDTH))
        self.finished.connect(self.deleteLater)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        rows.addWidget(Words(_("Nothing of it is in this book any more"), "title", wraps=True))
        self.told = Words(self._words(), "small", wraps=True)
        self.told.setObjectName("told")
        rows.addWidget(self.told)
        self.table = self._table()
        rows.addWidget(self.table)
        if self._still.bundles:
            told = _("These bundles still hold it, remove them yourself:")
            rows.addWidget(Words(told, "small", tone="attention", wraps=True))
            rows.addWidget(self._bundles())
        for words in self._outside():
            rows.addWidget(Words(words, "small", tone="attention", wraps=True))
        rows.addWidget(Words(_given_away(), "small", wraps=True))
        if not isinstance(desk.opened.place, Path):
            rows.addWidget(Words(kept_by_the_server(), "small", wraps=True))
        rows.addSpacing(4)
        rows.addLayout(self._foot())

    def _words(self) -> str:
        count = len(self._still.copies)
        if not count:
            return _("A new safety copy is made, and no older copy holds it.")
        told = ngettext(
            "A new safety copy is made. {count} older copy still holds it:",
            "A new safety copy is made. {count} older copies still hold it:",
            count,
        )
        return told.format(count=format_number(count))

    def _table(self) -> Table:
        table = Table(_("Older copies"), (Column(_("Made"), 170), Column(_("Why")), Column(_("Where"), 220)))
        table.setObjectName("older_copies")
        table.show_rows(
            [
                Row(
                    one.path,
                    (
                        Cell(when_words(one), sort=f"{one.at.isoformat()} {one.number:04}"),
                        Cell(reason_words(one.reason)),
                        Cell(one.path.parent.name, "ink_2", tip=str(one.path)),
                    ),
                )
                for one in self._still.copies
            ]
        )
        table.setVisible(bool(self._still.copies))
        table.setMinimumHeight(px(160))
        return table

    def _bundles(self) -> Table:
        """List them all: whoever is to remove them has to find each."""
        table = Table(_("Bundles"), (Column(_("File")), Column(_("Where"), 220)))
        table.setObjectName("bundles")
        rows = [
            Row(one, (Cell(one.name, tip=str(one)), Cell(str(one.parent), "ink_2", tip=str(one))))
            for one in self._still.bundles
        ]
        table.show_rows(rows)
        table.setMinimumHeight(px(110))
        return table

    def _outside(self) -> list[str]:
        said = []
        if not self._still.is_clean:
            said.append(_("Another program still reads the book; the rest is done when it is closed."))
        if self._still.away is not None:
            told = _("The second place of copies is not connected: {path}. Older copies there still hold it.")
            said.append(told.format(path=self._still.away))
        return said

    def _foot(self) -> QHBoxLayout:
        has_copies = bool(self._still.copies)
        self.keep = button(_("Keep them for now") if has_copies else _("Close"), self.reject)
        self.keep.setObjectName("close")
        self.remove = button(_("Remove the older copies"), self._on_remove, look="primary")
        self.remove.setObjectName("remove")
        self.remove.setVisible(has_copies)
        self.remove.setAutoDefault(False)  # what cannot be taken back is not done by Enter
        self.keep.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.keep)
        foot.addWidget(self.remove)
        return foot

    def _on_remove(self) -> None:
        left = self._desk.opened.remove_copies(self._still.copies)
        if left:
            self.told.show_words(_("These could not be removed: {names}").format(names=_named(left)))
            self.remove.hide()
            return
        self._desk.say(_("The older copies are removed."))
        self.accept()


def _named(paths: tuple[Path, ...]) -> str:
    """Name files, some of many."""
    more = ["…"] if len(paths) > _MOST_NAMED else []
    return ", ".join([str(one) for one in paths[:_MOST_NAMED]] + more)


def _given_away() -> str:
    return _("Papers, exports, bundles and copies kept elsewhere are not reached from here; ask for them back.")
