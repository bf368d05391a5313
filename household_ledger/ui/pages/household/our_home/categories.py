"""What things are called in a home: standard categories renamed, hidden or seen otherwise, and the home's own."""

from __future__ import annotations

from PySide6.QtCore import Qt

from household_ledger.domain.category import INTEREST, Category, standard_categories
from household_ledger.domain.kinds import Need
from household_ledger.domain.register import HouseholdCategory
from household_ledger.services.commands.categories import AddOwnCategory, SayCategory
from household_ledger.settings import SHOW_EVERYTHING
from household_ledger.text.i18n import _
from household_ledger.text.labels import category_name, need_name
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.our_home.parts import ListPart, change_and_delete
from household_ledger.ui.widgets.fields import CheckField, ChoiceField, Field, TextField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.table import Cell, Column, Row, Table

_NEED_TONES = {Need.NECESSARY: "primary", Need.REDUCIBLE: "attention", Need.SOCIAL: "debt"}


class CategoriesPart(ListPart):
    """A row a category: what it is called here, what it is in the standard list, how it is seen."""

    def __init__(self, desk: Desk) -> None:
        table = Table(
            _("Categories of this home"),
            (
                Column(_("Name here")),
                Column(_("In the standard list"), 330),
                Column(_("Seen as"), 150),
                Column(_("Offered"), 110),
            ),
        )
        super().__init__(desk, table, "categories")
        self.letters = Segments(
            _("Which categories"),
            (("I", _("What comes in")), ("E", _("What the home spends")), ("C", _("What the work costs"))),
            "E",
            look="chip",
        )
        self.letters.chosen.connect(lambda _letter: self.refresh())
        self.rows.addWidget(self.letters, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(self.table, 1)
        self.rows.addLayout(change_and_delete(self.table, self._change, None))

    def refresh(self) -> None:
        """Show the categories of the letter chosen, the home's own below their standard one."""
        words = self._words()
        letter = self.letters.current()
        rows = []
        for category in self._listed(letter):
            rows.append(self._row(category, words.get(category.code), is_own=False))
            rows += [
                self._row(category, one, is_own=True)
                for one in words.values()
                if one.under == category.code and one.code != one.under
            ]
        self.table.show_rows(rows)

    def add(self) -> None:
        """Ask for one more category of the home's own."""
        household = self._desk.household
        if household is None:
            return
        choices = [(one.code, category_name(one.code)) for one in self._listed(self.letters.current())]
        name = TextField(_("Name of the category"), name="name", is_needed=True, longest=100)
        under = ChoiceField(_("It belongs to"), name="under", choices=choices)
        need = _need_field() if self.letters.current() == "E" else None

        def save() -> None:
            self._desk.execute(
                AddOwnCategory(
                    household=household,
                    under=under.given(),
                    name=name.value(),
                    need=need.value() if need is not None else None,
                )
            )

        fields: tuple[Field, ...] = (name, under) if need is None else (name, under, need)
        FormDialog(self, _("Add a category of our own"), fields, save=save).exec()

    def _listed(self, letter: str) -> list[Category]:
        """List standard categories; the rare ones only when everything is shown or the home has a word on them."""
        words = self._words()
        is_all = self._desk.settings.is_on(SHOW_EVERYTHING)
        return [
            one
            for one in standard_categories().values()
            if one.code[0] == letter
            and one.code != INTEREST
            and (is_all or one.level != "advanced" or one.code in words)
        ]

    def _words(self) -> dict[str, HouseholdCategory]:
        if self._desk.household is None:
            return {}
        with self._desk.reader() as reader:
            return {one.code: one for one in reader.of_household(HouseholdCategory, self._desk.household)}

    def _row(self, category: Category, word: HouseholdCategory | None, *, is_own: bool) -> Row:
        standard = category_name(category.code)
        name = word.name if word is not None and word.name else standard
        need = word.need if word is not None and word.need is not None else category.need
        is_hidden = word is not None and word.is_hidden
        tone = "ink_3" if is_hidden else ""
        return Row(
            word.code if is_own and word is not None else category.code,
            (
                Cell(f"   {name}" if is_own else name, tone, is_strong=name != standard, sort=None, tip=name),
                Cell(standard if is_own or name != standard else "", "ink_3", tip=standard),
                Cell(
                    need_name(need) if need is not None else "", _NEED_TONES.get(need, "") if need is not None else ""
                ),
                Cell(_("hidden") if is_hidden else "✓", "ink_3" if is_hidden else "primary"),
            ),
        )

    def _change(self, key: object) -> None:
        household = self._desk.household
        if household is None or not isinstance(key, str):
            return
        word = self._words().get(key)
        standard = standard_categories()[word.under if word is not None else key]
        name = TextField(_("Name here"), name="name", longest=100, hint=_("Empty: as in the standard list"))
        need = _need_field() if standard.code[0] == "E" else None
        is_offered = CheckField(_("Offer it when writing"), name="is_offered")
        name.show_value(word.name if word is not None else "")
        is_offered.show_value(word is None or not word.is_hidden)
        if need is not None:
            need.show_value(word.need if word is not None else None)

        def save() -> None:
            self._desk.execute(
                SayCategory(
                    household=household,
                    code=key,
                    name="" if name.value() == category_name(key) else name.value(),
                    need=need.value() if need is not None else None,
                    is_hidden=not is_offered.value(),
                )
            )

        title = category_name(key) if word is None or not word.name else word.name
        fields: tuple[Field, ...] = (name, is_offered) if need is None else (name, need, is_offered)
        FormDialog(self, title, fields, save=save).exec()


def _need_field() -> ChoiceField[Need | None]:
    choices: list[tuple[Need | None, str]] = [(None, _("As in the standard list"))]
    choices += [(one, need_name(one)) for one in Need]
    return ChoiceField(_("Seen as"), name="need", choices=choices)
