"""The form for several rows: a field for each thing that makes sense for all of them, blank for "as it is"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from household_ledger.domain.entry_rules import CASH_INCOME, SPENDING
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import KnownBy
from household_ledger.services.many_rows import SaidOfMany, categories_of_all, may_be_said
from household_ledger.services.typed.names import CategoryNames, CategoryWord
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.labels import known_by_name
from household_ledger.ui.widgets.fields import ChoiceField, DateField, Field, TextField
from household_ledger.ui.widgets.form import FormDialog

_GROUPS = (SPENDING, CASH_INCOME)


class ManyForm(FormDialog):
    """Asks what is to be said of rows of which `book` knows the names; `said` gives it."""

    def __init__(
        self, parent: QWidget, rows: Sequence[EntryRow], book: NameBook, *, save: Callable[[], object]
    ) -> None:
        self._words = {one.id: one for one in CategoryNames(book).listed}
        as_it_is: list[tuple[Id | None, str]] = [(None, _("as it is"))]
        none: list[tuple[Id | None, str]] = [*as_it_is, (NO_ID, _("none"))]
        categories = [(one.id, one.word) for one in self._categories(rows)]
        work = [(one.id, one.name) for one in book.occupations]
        knowing: list[tuple[KnownBy | None, str]] = [(None, _("as it is"))]
        knowing += [(one, known_by_name(one)) for one in KnownBy]
        self.category = ChoiceField(_("Category"), name="category", choices=[*as_it_is, *categories])
        pockets = [(one.id, one.name) for one in book.pockets]
        self.pocket = ChoiceField(_("Pocket"), name="pocket", choices=[*as_it_is, *pockets])
        self.occupation = ChoiceField(_("Occupation"), name="occupation", choices=[*none, *work])
        people = [(one.id, one.name) for one in book.members]
        self.member = ChoiceField(_("Member"), name="member", choices=[*none, *people])
        self.date = DateField(_("Date"), name="date", today=book.today)
        self.note = TextField(_("Note"), name="note")
        self.known_by = ChoiceField(_("How it is known"), name="known_by", choices=knowing)
        fields: tuple[Field, ...] = (self.category, self.pocket, self.occupation, self.member)
        fields += (self.date, self.note, self.known_by)
        wanted = may_be_said(rows)
        title = ngettext("Change {count} row", "Change {count} rows together", len(rows))
        super().__init__(
            parent,
            title.format(count=format_number(len(rows))),
            [one for one in fields if one.name in wanted],
            save=save,
            intro=_("Only what you fill in is changed; all else stays as each row has it."),
        )
        self.setObjectName("change_many")

    def said(self) -> SaidOfMany:
        """Give what was filled in; a field that was not asked says nothing."""
        category = self.category.value()
        return SaidOfMany(
            category=category,
            standard=None if category is None else self._words[category].standard,
            pocket=self.pocket.value(),
            occupation=self.occupation.value(),
            member=self.member.value(),
            date=self.date.value(),
            known_by=self.known_by.value(),
            note=self.note.value(),
        )

    def _categories(self, rows: Sequence[EntryRow]) -> list[CategoryWord]:
        """List the categories every row may have, in the household's own words: spending, money in, then the rest."""
        allowed = categories_of_all(row.entry.kind for row in rows)
        listed = [one for one in self._words.values() if one.standard in allowed and not one.is_hidden]
        return sorted(listed, key=_group)


def _group(category: CategoryWord) -> int:
    return next((place for place, of in enumerate(_GROUPS) if category.standard in of), len(_GROUPS))
