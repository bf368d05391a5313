"""What the accounts and categories of a file are here: pockets, savings, debts and codes, made anew where unknown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from household_ledger.domain.category import standard_categories
from household_ledger.domain.kinds import DEBT_CLASSES, SAVINGS_FORMS, PocketKind
from household_ledger.services.exchange.reading.found import Found
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.own import Own, Sort
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import category_name, lender_name, pocket_kind_name, savings_form_name
from household_ledger.ui.pages.provider.exchange.importing.order import Sight
from household_ledger.ui.widgets.beside import Even
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.fields.choices import ChoiceField
from household_ledger.ui.widgets.words import Words

_MOST = 24
"""Accounts and categories asked about one by one; the rest goes where everything else goes, and is said."""
_KINDS = (PocketKind.CASH, PocketKind.BANK, PocketKind.CARD)

Choice = ChoiceField[str]


class AccountsCard(Card):
    """The choices; `changed` says that something else is chosen. Fields stay while the file names the same things."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Where the money is, and what it is for"))
        self.setObjectName("file_accounts")
        self.accounts: dict[str, Choice] = {}
        self.incomes: dict[str, Choice] = {}
        self.spendings: dict[str, Choice] = {}
        self._shown: object = None
        self._beside = Even(2)
        self.more = Words("", "hint", wraps=True)
        self.more.hide()
        self.body.addWidget(self._beside)
        self.body.addWidget(self.more)
        self._is_showing = False

    def show_sight(self, sight: Sight) -> None:
        """Show what each was taken for."""
        found, said = sight.looked.found, sight.looked.mapping
        if found is None or sight.household is None:
            self.hide()
            return
        accounts = list(found.owns)[:_MOST]
        asked = [one for one in found.uncoded if one.name not in said.categories]
        incomes = [one.name for one in asked if one.is_income]
        spendings = [one.name for one in asked if not one.is_income]
        coded = [name for name in said.categories if name not in (*incomes, *spendings)]
        incomes += [name for name in coded if said.categories[name][:1] == "I"]
        spendings += [name for name in coded if said.categories[name][:1] != "I"]
        incomes += [""] if said.other_income and "" not in incomes else []
        spendings += [""] if said.other_spending and "" not in spendings else []
        left = max(0, len(incomes) - _MOST) + max(0, len(spendings) - _MOST) + max(0, len(found.owns) - _MOST)
        what = (tuple(accounts), tuple(sorted(incomes)[:_MOST]), tuple(sorted(spendings)[:_MOST]), sight.household.id)
        self._is_showing = True
        if what != self._shown:
            self._shown = what
            self._make(sight, what[0], what[1], what[2])
        self._show(sight, found)
        self._is_showing = False
        words = ngettext(
            "{count} more goes where everything else goes", "{count} more go where everything else goes", left
        )
        self.more.show_words(words.format(count=format_number(left)))
        self.more.setVisible(left > 0)
        self.setVisible(bool(self.accounts or self.incomes or self.spendings))

    def is_shown_for(self, sight: Sight) -> bool:
        """Tell whether what stands here is about this household and could be read."""
        return sight.looked.found is not None and sight.household is not None

    def mapping(self, before: Mapping) -> dict[str, object]:
        """Give what is said of accounts and categories now."""
        accounts = {name: one.value() or "" for name, one in self.accounts.items() if name}
        codes = {name: one.value() or "" for name, one in (*self.incomes.items(), *self.spendings.items()) if name}
        kept = {name: code for name, code in before.categories.items() if name not in codes}
        pocket = self.accounts[""].value() or "" if "" in self.accounts else before.pocket
        return {
            "accounts": {**before.accounts, **accounts} if accounts else dict(before.accounts),
            "pocket": pocket,
            "categories": {**kept, **{name: code for name, code in codes.items() if code}},
            "other_income": (self.incomes[""].value() or "") if "" in self.incomes else before.other_income,
            "other_spending": (self.spendings[""].value() or "") if "" in self.spendings else before.other_spending,
        }

    def _make(self, sight: Sight, accounts: Sequence[str], incomes: Sequence[str], spendings: Sequence[str]) -> None:
        nameless = sight.looked.survey.account or _("the file")
        self.accounts = {
            name: Choice(_("Money of {account}").format(account=name or nameless), name=f"account_{at}", choices=[])
            for at, name in enumerate(accounts)
        }
        self.incomes = {
            name: Choice(
                _("Income “{name}”").format(name=name) if name else _("Income without a category"),
                name=f"income_{at}",
                choices=[],
            )
            for at, name in enumerate(incomes)
        }
        self.spendings = {
            name: Choice(
                _("Spending “{name}”").format(name=name) if name else _("Spending without a category"),
                name=f"spending_{at}",
                choices=[],
            )
            for at, name in enumerate(spendings)
        }
        made = [*self.accounts.values(), *self.incomes.values(), *self.spendings.values()]
        for one in made:
            one.changed.connect(self._on_changed)
        self._beside.show_parts(made, drops=True)

    def _show(self, sight: Sight, found: Found) -> None:
        said = sight.looked.mapping
        for name, one in self.accounts.items():
            one.offer([("", _found_words(name, found.owns.get(name))), *_kept_as(sight, name)])
            one.show_value(said.accounts.get(name, "") if name else said.pocket)
        income = [(code, category_name(code)) for code in _codes("I")]
        spending = [(code, category_name(code)) for code in _codes("EC")]
        own = [
            (code, words) for words, code in sight.known.categories.items() if "." in code and words != code.casefold()
        ]
        for name, one in self.incomes.items():
            one.offer([("", _("Choose…")), *income, *((code, words) for code, words in own if code[0] == "I")])
            one.show_value(said.categories.get(name, "") if name else said.other_income)
        for name, one in self.spendings.items():
            first = ("", _("{what} (unless you choose)").format(what=category_name("E28")))
            one.offer([first, *spending, *((code, words) for code, words in own if code[0] in "EC")])
            one.show_value(said.categories.get(name, "") if name else said.other_spending)

    def _on_changed(self) -> None:
        if not self._is_showing:
            self.changed.emit()


def _codes(letters: str) -> list[str]:
    return [code for code in standard_categories() if code[0] in letters]


def _found_words(name: str, own: Own | None) -> str:
    """Say what an account is taken for."""
    if own is None:
        return _("Choose…")
    if not name and not own.name:
        return _("The household's first cash pocket")
    return _("{what} (found out)").format(what=beside(own.name, _sort_words(own)))


def _sort_words(own: Own) -> str:
    if own.sort is Sort.SAVINGS:
        return savings_form_name(own.code)
    if own.sort is Sort.DEBT:
        return lender_name(own.code)
    return pocket_kind_name(PocketKind(own.code)) if own.code in set(PocketKind) else ""


def _kept_as(sight: Sight, name: str) -> list[tuple[str, str]]:
    """List what an account may be: what the household has, or something new under the file's name."""
    known = [
        (one.name, beside(one.name, _sort_words(one)))
        for one in sight.known.accounts.values()
        if one.sort in (Sort.SPENDING, Sort.SAVINGS, Sort.DEBT)
    ]
    new = name or sight.looked.survey.account or _("Bank")
    made = [(f"{kind.value}/{new}", pocket_kind_name(kind)) for kind in _KINDS]
    made += [(f"savings {form}/{new}", savings_form_name(form)) for form in SAVINGS_FORMS]
    made += [(f"debt {lender}/{new}", lender_name(lender)) for lender in DEBT_CLASSES]
    new_words = _("New: {name}, {kind}")
    return [*known, *((key, new_words.format(name=new, kind=kind)) for key, kind in made)]
