"""The fields of what is written when something comes again: money in or out, what, how much, from where."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, SPENDING_WITHOUT_INTEREST
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.typed.completion import Completion
from household_ledger.services.typed.names import names_of
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.i18n import _
from household_ledger.ui.widgets.fields import AmountField, ChoiceField, Field, TextField

_K = EntryKind
_CATEGORIES: Final = {_K.INCOME: CASH_INCOME, _K.EXPENSE: SPENDING_WITHOUT_INTEREST, _K.COST: COSTS}
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
        self.pocket = ChoiceField[Id](
            _("Pocket"), name="pocket", choices=[(one.id, names.pockets.word(one.id)) for one in book.pockets]
        )
        self.to_pocket = ChoiceField[Id](
            _("Into pocket"), name="to_pocket", choices=[(one.id, names.pockets.word(one.id)) for one in book.savings]
        )
        self.occupation = ChoiceField[Id](
            _("Occupation"), name="occupation", choices=[*none, *names.occupations.words.items()]
        )
        self.goal = ChoiceField[Id](_("For which goal"), name="goal", choices=[*none, *names.goals.words.items()])
        self.debt = ChoiceField[Id](_("Which debt"), name="debt", choices=list(names.debts.words.items()))
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
        """Show a row; only one that `simple_draft` gave. Its category was chosen, no words guess another."""
        self._is_new = False
        self.kind.show_value(draft.kind)
        self._offer_categories()
        self.what.show_value(draft.description)
        self.amount.show_value(draft.amount)
        for field, value in (
            (self.category, draft.parts[0].category if draft.parts else NO_ID),
            (self.pocket, draft.pocket),
            (self.to_pocket, draft.to_pocket),
            (self.occupation, draft.occupation),
            (self.goal, draft.goal),
            (self.debt, draft.debt),
        ):
            field.show_value(value)

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


def _kinds(book: NameBook) -> list[tuple[EntryKind, str]]:
    """List what can come again here: nothing is put by without a place for it, nothing paid back without a debt."""
    kinds = [
        (_K.INCOME, _("Money comes in")),
        (_K.EXPENSE, _("Spent by the household")),
        (_K.COST, _("Spent for an occupation")),
    ]
    if book.savings:
        kinds.append((_K.SAVE, _("Put by")))
    if book.debts:
        kinds.append((_K.REPAY, _("Debt paid back")))
    return kinds
