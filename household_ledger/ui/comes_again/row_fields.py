"""The fields of what is written when something comes again: money in or out, what, how much, from where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, SPENDING_WITHOUT_INTEREST
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.typed.completion import Completion
from household_ledger.services.typed.names import names_of
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.i18n import N_, _
from household_ledger.ui.widgets.fields import AmountField, ChoiceField, Field, TextField

_K = EntryKind
_CATEGORIES: Final = {_K.INCOME: CASH_INCOME, _K.EXPENSE: SPENDING_WITHOUT_INTEREST, _K.COST: COSTS}
_KIND_WORDS: Final = {
    _K.INCOME: N_("Money comes in"),
    _K.EXPENSE: N_("Spent by the household"),
    _K.COST: N_("Spent for an occupation"),
    _K.SAVE: N_("Put by"),
    _K.REPAY: N_("Debt paid back"),
}
_FIELDS: Final = {
    _K.INCOME: {"category", "pocket", "occupation"},
    _K.EXPENSE: {"category", "pocket"},
    _K.COST: {"category", "pocket", "occupation"},
    _K.SAVE: {"pocket", "to_pocket", "goal"},
    _K.REPAY: {"pocket", "debt"},
}
_OF_KIND: Final = frozenset({"category", "pocket", "to_pocket", "occupation", "goal", "debt"})


class RowFields:
    """Asks for one row as plain as most of what comes again is; `Completion` guesses the category from the words."""

    def __init__(self, book: NameBook, completion: Completion) -> None:
        self._book, self._completion = book, completion
        self._is_new = True
        names = names_of(book)
        none: list[tuple[Id, str]] = [(NO_ID, _("none"))]
        self.kind = ChoiceField[EntryKind](_("What it is"), name="kind", choices=_kinds(book))
        self.what = TextField(_("In words"), name="description", is_needed=True, longest=300)
        self.amount = AmountField(_("How much, in baht"), name="amount", is_needed=True, is_above_zero=True)
        self.category = ChoiceField[Id | None](_("Category"), name="category", choices=(), is_needed=True)
        self.pocket = _needed(_("Pocket"), "pocket", [(one.id, names.pockets.word(one.id)) for one in book.pockets])
        self.to_pocket = _needed(
            _("Into pocket"), "to_pocket", [(one.id, names.pockets.word(one.id)) for one in book.savings]
        )
        self.occupation = ChoiceField[Id](
            _("Occupation"), name="occupation", choices=[*none, *names.occupations.words.items()]
        )
        self.goal = ChoiceField[Id](_("For which goal"), name="goal", choices=[*none, *names.goals.words.items()])
        self.debt = _needed(_("Which debt"), "debt", names.debts.words.items())
        self.all: tuple[Field, ...] = (
            *(self.kind, self.what, self.amount, self.category, self.pocket),
            *(self.to_pocket, self.occupation, self.goal, self.debt),
        )
        if book.default_pocket is not None:
            self.pocket.show_value(book.default_pocket.id)
        self._offer_categories()
        self.kind.changed.connect(self._offer_categories)
        self.what.changed.connect(self._guess)
        self.category.changed.connect(lambda: self.category.show_hint(""))

    def show(self, draft: Draft) -> None:
        """Show a row; only one that `simple_draft` gave. Its category was chosen, no words guess another.

        A pocket or debt that is out of use is asked for: nothing else is meant in its place until somebody says so.
        """
        self._is_new = False
        if draft.kind not in dict(self.kind.choices()):
            self.kind.offer([*self.kind.choices(), (draft.kind, _(_KIND_WORDS[draft.kind]))])
        self.kind.show_value(draft.kind)
        self._offer_categories()
        self.what.show_value(draft.description)
        self.amount.show_value(draft.amount)
        self.category.show_value(draft.parts[0].category if draft.parts else NO_ID)
        self.occupation.show_value(draft.occupation)
        self.goal.show_value(draft.goal)
        for field, value in ((self.pocket, draft.pocket), (self.to_pocket, draft.to_pocket), (self.debt, draft.debt)):
            is_gone = value != NO_ID and value not in dict(field.choices())
            if is_gone:
                field.offer([(None, ""), *field.choices()])
            field.show_value(None if is_gone else value)

    def hidden(self) -> set[str]:
        """Name the fields that are not asked now; what there is none to choose of neither."""
        asked = _FIELDS[self.kind.given()]
        none = {"occupation": self._book.occupations, "goal": self._book.goals}
        return {name for name in _OF_KIND if name not in asked or not none.get(name, (True,))}

    def draft(self, before: Draft) -> Draft | None:
        """Give the row as it is typed; None while it cannot be read. What no field asks for stays."""
        amount, asked, kind = self.amount.value(), _FIELDS[self.kind.given()], self.kind.given()
        if amount is None or not self.what.value().strip():
            return None
        category = self.category.value()
        if "category" in asked and category is None:
            return None
        life = before.parts[0].life_months if before.parts and before.parts[0].category == category else 0
        return replace(
            before,
            kind=kind,
            description=self.what.value().strip(),
            amount=amount,
            parts=(Part(category, amount, life),) if "category" in asked and category is not None else (),
            pocket=self.pocket.value() or NO_ID,
            to_pocket=(self.to_pocket.value() or NO_ID) if "to_pocket" in asked else NO_ID,
            occupation=(self.occupation.value() or NO_ID) if "occupation" in asked else before.occupation,
            goal=(self.goal.value() or NO_ID) if "goal" in asked else NO_ID,
            debt=(self.debt.value() or NO_ID) if "debt" in asked else NO_ID,
        )

    def _offer_categories(self) -> None:
        """List the categories of the kind in the household's own words."""
        allowed = _CATEGORIES.get(self.kind.given(), frozenset())
        listed = [one for one in names_of(self._book).categories.listed if one.standard in allowed]
        nothing: list[tuple[Id | None, str]] = [(None, "")]  # never silently the first of them
        self.category.offer([*nothing, *((one.id, one.word) for one in listed if not one.is_hidden)])
        self._guess()

    def _guess(self) -> None:
        """Propose the category of the words, until somebody chose one."""
        allowed = frozenset(value for value, _words in self.category.choices() if value is not None)
        guess = self._completion.guess(self.what.value(), allowed) if self.what.value().strip() else None
        is_open = self._is_new and not self.category.is_changed()
        if guess is not None and (is_open or self.category.value() is None):
            self.category.show_value(guess.category)
            self.category.show_hint(_("guessed from the words"))


def _needed(words: str, name: str, choices: Iterable[tuple[Id, str]]) -> ChoiceField[Id | None]:
    return ChoiceField(words, name=name, choices=list[tuple[Id | None, str]](choices), is_needed=True)


def _kinds(book: NameBook) -> list[tuple[EntryKind, str]]:
    """List what can come again here: nothing is put by without a place for it, nothing paid back without a debt."""
    left_out = {kind for kind, there in ((_K.SAVE, book.savings), (_K.REPAY, book.debts)) if not there}
    return [(kind, _(words)) for kind, words in _KIND_WORDS.items() if kind not in left_out]
