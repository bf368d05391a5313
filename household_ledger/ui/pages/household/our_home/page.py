"""Our home: who lives here and since when, where money is kept, and what things are called here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import Id
from household_ledger.services.views.consent_page import HouseholdConsents
from household_ledger.text.consent_words import counting_words
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside, named
from household_ledger.text.labels import name_beside
from household_ledger.ui.arrivals import Arrival, ShowConsents, ShowRules
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.first_household import ask_first_household
from household_ledger.ui.pages.household.our_home.categories import CategoriesPart
from household_ledger.ui.pages.household.our_home.consents import ConsentsPart
from household_ledger.ui.pages.household.our_home.members import MembersPart
from household_ledger.ui.pages.household.our_home.name import ask_name
from household_ledger.ui.pages.household.our_home.parts import ListPart
from household_ledger.ui.pages.household.our_home.pockets import PocketsPart
from household_ledger.ui.pages.household.our_home.rules import RulesPart
from household_ledger.ui.pages.intake_form import ask_intake, progress_words
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.stack import Stack
from household_ledger.ui.widgets.states import EmptyState


class HomePage(Page):
    """Answers: what does the book know about this home."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._add_words = {
            "members": _("Add a person"),
            "consents": _("Write answers"),
            "pockets": _("Add a pocket"),
            "categories": _("Add a category of our own"),
            "rules": _("Add what comes again"),
        }
        self._names = {
            "members": _("People"),
            "consents": _("Consents"),
            "pockets": _("Pockets"),
            "categories": _("Categories"),
            "rules": _("What comes again"),
        }
        self.choice = Segments(_("What to look at"), tuple(self._names.items()), "members")
        self.choice.setObjectName("parts")
        self.choice.chosen.connect(self._turn)
        self.body.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.stack = Stack()
        self.members, self.rules = MembersPart(desk), RulesPart(desk)
        self.consents = ConsentsPart(desk, partial(self.show_part, "members"))
        self.parts: dict[str, ListPart] = {
            "members": self.members,
            "consents": self.consents,
            "pockets": PocketsPart(desk),
            "categories": CategoriesPart(desk),
            "rules": self.rules,
        }
        for one in self.parts.values():
            self.stack.addWidget(one)
        self.nobody = EmptyState(
            "home",
            _("No household yet"),
            _("Add a household first; then its people, pockets and words stand here."),
            action=(_("Add the first household"), lambda: ask_first_household(desk, self)),
        )
        self.stack.addWidget(self.nobody)
        self.body.addWidget(self.stack, 1)
        self.asked = self.add_button(button(_("What was asked at the start…"), self._ask_intake, picture="file"))
        self.asked.setObjectName("intake")
        self.rename = self.add_button(button(_("Change the name"), partial(ask_name, desk, self), picture="edit"))
        self.rename.setObjectName("rename")
        self.add_one = self.add_button(button(self._add_words["members"], self._on_add, look="primary", picture="add"))
        self.add_one.setObjectName("add")

    def refresh(self) -> None:
        """Show the part looked at."""
        household = self.desk.household_record()
        self.choice.setVisible(household is not None)
        for one in (self.add_one, self.rename, self.asked):
            one.setVisible(household is not None)
        if household is None:
            self.say_heading(_("Our home"))
            self.stack.setCurrentWidget(self.nobody)
            return
        since = (
            _("in the book since {day}").format(day=format_date(household.started_on)) if household.started_on else ""
        )
        code = household.code if name_beside(household.code, household.name) else ""
        self.asked.setToolTip(progress_words(household))
        self.say_heading(household.name, beside(code, household.address, since, self._agreed(household.id)))
        self._turn(self.choice.current())

    def _agreed(self, household: Id) -> str:
        """Say whether every adult agreed that the household is counted."""
        with self.desk.reader() as reader:
            consents = HouseholdConsents.read(reader, household, self.desk.today)
        return _("consent: {words}").format(words=counting_words(consents.counting))

    def _ask_intake(self) -> None:
        household = self.desk.household_record()
        if household is not None:
            ask_intake(self.desk, self, household)

    def show_part(self, part: str) -> None:
        """Look at one of the parts."""
        self.choice.choose(part)
        self._turn(part)

    def arrive(self, wish: Arrival) -> None:
        """Show what comes again to who came for it."""
        if isinstance(wish, ShowConsents):
            self.show_part("consents")
            self.consents.setFocus()
        if isinstance(wish, ShowRules):
            self.show_part("rules")
            self.rules.setFocus()

    def palette_actions(self) -> list[PaletteAction]:
        """Offer each part and adding to it."""
        adding = [
            PaletteAction(named(self._names[key], self._add_words[key]), partial(self._add_to, key))
            for key in self.parts
        ]
        also = "recurring repeat rules รายการประจำ ทำซ้ำ ทุกเดือน กฎ"
        return [
            *adding,
            PaletteAction(_("What comes again"), partial(self.show_part, "rules"), also),
            PaletteAction(_("What was asked at the start…"), self._ask_intake, "intake แรกเข้า ทักษะ ที่ดิน"),
            PaletteAction(_("Consents"), partial(self.show_part, "consents"), "consent pdpa ยินยอม ถอน"),
        ]

    def keep(self) -> object:
        """Keep which part is looked at."""
        return self.choice.current()

    def restore(self, kept: object) -> None:
        """Look at the same part again."""
        if isinstance(kept, str) and kept in self.parts:
            self.show_part(kept)

    def help_text(self) -> str:
        """Say what is told here."""
        return _(
            "A person counts for a month when they lived here in it: say since when, and until when if they left. "
            "Every pocket money is kept in has its own balance. "
            "Categories can be called what you call them at home; hidden ones are not offered, nothing is lost. "
            "What comes again is proposed on its day; Enter on its line changes it. "
            "Under Consents stands what each adult agreed to; anybody may take it back at any time."
        )

    def first_focus(self) -> QWidget | None:
        """Begin at the list shown."""
        return self.stack.currentWidget()

    def _turn(self, key: str) -> None:
        self.add_one.setText(self._add_words[key])
        self.add_one.setAccessibleName(self._add_words[key])
        at: QWidget | None = self.focusWidget()
        self.stack.setCurrentIndex(list(self.parts).index(key))
        self.parts[key].refresh()
        nothing = {  # an empty list has its own
            "members": self.members.is_empty,
            "consents": self.consents.is_empty,
            "rules": self.rules.is_empty,
        }
        self.add_one.setVisible(not nothing.get(key, False))
        if at is not None and self.stack.isAncestorOf(at) and not at.isVisibleTo(self):
            self._keep_keyboard(at)

    def _keep_keyboard(self, was_at: QWidget) -> None:
        """Go along to the part looked at now; from the empty list's button to where the next person is added."""
        begun = (one for one in (self.members, self.rules, self.consents) if one.nothing.isAncestorOf(was_at))
        has_begun = any(one.isVisibleTo(self) for one in begun)
        goes_to = self.add_one if has_begun else self.stack.currentWidget()
        if goes_to is not None:
            goes_to.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_add(self) -> None:
        self.parts[self.choice.current()].add()

    def _add_to(self, key: str) -> None:
        self.show_part(key)
        self.parts[key].add()
