"""What computers made without knowing of each other: there twice, or out of use and written with all the same."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Household, HouseholdCategory
from household_ledger.services.commands.categories import SayCategory
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.commands.same import GiveOwnCode, SayTheSame
from household_ledger.services.ports import Command
from household_ledger.services.views.doubles import DoubleLine, DoublesPage, OrphanLine
from household_ledger.text import counted
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.text.labels import household_words, record_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear, hairline
from household_ledger.ui.widgets.fields import ChoiceField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words


class DoublesCard(Card):
    """A paragraph for each of them, with the ways to put it right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("There twice, or out of use"))
        self.setObjectName("doubles_card")
        self._desk = desk

    def show_doubles(self, page: DoublesPage) -> None:
        """Show what there is now."""
        clear(self.body)
        parts: list[QVBoxLayout] = [self._double(line, at) for at, line in enumerate(page.doubles, 1)]
        parts += [self._orphan(line, at) for at, line in enumerate(page.orphans, 1)]
        for number, one in enumerate(parts):
            if number:
                self.body.addWidget(hairline())
            self.body.addLayout(one)

    def _double(self, line: DoubleLine, number: int) -> QVBoxLayout:
        double = line.double
        sort = record_name(double.sort.__name__)
        words = _("{sort}: the code {word} is there twice") if double.is_code else _("{sort}: {word} is there twice")
        rows = _paragraph(beside(*_whose(line.household), words.format(sort=sort, word=in_digits(double.word))))
        for at, (record, count) in enumerate(zip(double.records, line.entries, strict=True), 1):
            called = _("Another code…") if double.is_code else _("Another name…")
            rename = button(called, partial(self._rename, line, record), look="link")
            rename.setObjectName(f"rename_{number}_{at}")
            rename.setAccessibleDescription(_called(record))
            rows.addWidget(_line(beside(_called(record), counted.entries(count)), [rename]))
        same = button(_("They are the same"), partial(self._say_same, line))
        same.setObjectName(f"same_{number}")
        rows.addWidget(same, 0, Qt.AlignmentFlag.AlignLeft)
        return rows

    def _orphan(self, line: OrphanLine, number: int) -> QVBoxLayout:
        orphan = line.orphan
        words = _("{sort} {name} is out of use, and {entries} are kept with it all the same").format(
            sort=record_name(orphan.sort.__name__), name=_called(orphan.record), entries=counted.entries(orphan.entries)
        )
        rows = _paragraph(beside(*_whose(line.household if line.household != orphan.record else None), words))
        back = button(_("Bring it back into use"), partial(self._bring_back, orphan.record))
        back.setObjectName(f"bring_back_{number}")
        ways = [back]
        if line.others:
            other = button(_("It is the same as…"), partial(self._same_as, line))
            other.setObjectName(f"same_as_{number}")
            ways.append(other)
        rows.addWidget(_line("", ways))
        return rows

    def _say_same(self, line: DoubleLine) -> None:
        names = ", ".join(_called(one) for one in line.double.records)
        said = _("What was written with any of them stands under one from then on. It can be taken back.")
        if dialogs.confirm(self, _("Are these the same: {names}?").format(names=names), said, _("They are the same")):
            ids = tuple(Id(one.id) for one in line.double.records)
            self._do(SayTheSame(line.double.sort, ids))

    def _same_as(self, line: OrphanLine) -> None:
        """Ask which living one takes the place of what is out of use."""
        orphan = line.orphan
        others = [(_id(one), _called(one)) for one in line.others]
        field: ChoiceField[Id] = ChoiceField(_("Which one"), name="other", choices=others)
        FormDialog(
            self,
            _("{name} is the same as").format(name=_called(orphan.record)),
            (field,),
            save=lambda: self._desk.execute(SayTheSame(orphan.sort, (Id(orphan.record.id), field.value() or NO_ID))),
            save_words=_("They are the same"),
        ).exec()

    def _rename(self, line: DoubleLine, record: Any) -> None:  # noqa: ANN401 -- any record of the register
        """Give one of them another code or name."""
        if line.double.is_code and isinstance(record, HouseholdCategory):
            self._do(GiveOwnCode(record.id))
            return
        title = _("Another code for {name}") if line.double.is_code else _("Another name for {name}")
        label, field = (_("New code"), "code") if line.double.is_code else (_("New name"), "name")
        said = _("Both stay, each with what was written with it.")
        word = dialogs.ask_text(self, title.format(name=_called(record)), said, label, _("Save"))
        if word is None:
            return
        if isinstance(record, HouseholdCategory):
            said_of = SayCategory(
                household=record.household, code=record.code, name=word, need=record.need, is_hidden=record.is_hidden
            )
            self._do(said_of)
        else:
            self._do(ReplaceRecord(record, replace(record, **{field: word})))

    def _bring_back(self, record: Any) -> None:  # noqa: ANN401 -- any record of the register
        self._do(ReplaceRecord(record, replace(record, is_deleted=False)))

    def _do(self, command: Command) -> None:
        if self._desk.do(command) is not None:
            self._desk.say(_("Done. It can be taken back."))


def _paragraph(words: str) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(4)
    rows.addWidget(Words(words, "strong", wraps=True))
    return rows


def _line(words: str, ways: list[QPushButton]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    if words:
        row.addWidget(Words(words, wraps=True), 1)
    for one in ways:
        row.addWidget(one)
    if not words:
        row.addStretch(1)
    return made


def _called(record: Any) -> str:  # noqa: ANN401 -- any record of the register
    return household_words(in_digits(str(getattr(record, "code", ""))), str(getattr(record, "name", "")))


def _id(record: Any) -> Id:  # noqa: ANN401 -- any record of the register
    return Id(record.id)


def _whose(household: Household | None) -> list[str]:
    return [household_words(in_digits(household.code), household.name)] if household is not None else []
