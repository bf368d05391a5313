"""The project: whose it is, what it spends, who works in it and where, and where it draws its lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.pages.provider.project.costs import CostsPart
from household_ledger.ui.pages.provider.project.facts import FactsPart
from household_ledger.ui.pages.provider.project.limits import LimitsPart
from household_ledger.ui.pages.provider.project.people import PeoplePart
from household_ledger.ui.pages.provider.project.villages import VillagesPart
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.segments import Segments

FACTS, COSTS, PEOPLE, VILLAGES, LIMITS = "facts", "costs", "people", "villages", "limits"
_PARTS = (FACTS, COSTS, PEOPLE, VILLAGES, LIMITS)
_KINDS = frozenset({"project", "project_cost", "provider", "person", "village_group", "household"})


class ProjectPage(Page):
    """Answers: what project this is, what it spent, and by which lines its figures are drawn."""

    about_household = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.change = self.add_button(button(_("Change these facts…"), self._on_facts, look="primary", picture="edit"))
        self.change.setObjectName("change_facts")
        self.step = self.add_button(button("", self._on_step, look="primary", picture="add"))
        self.step.setObjectName("step")
        self.sight = Segments(
            _("What to look at"),
            (
                (FACTS, _("Project and provider")),
                (COSTS, _("Project costs")),
                (PEOPLE, _("People and their part")),
                (VILLAGES, _("Villages")),
                (LIMITS, _("Lines and settings")),
            ),
        )
        self.sight.setObjectName("parts")
        self.sight.chosen.connect(lambda _key: self.refresh())
        self.body.addWidget(self.sight, 0, Qt.AlignmentFlag.AlignLeft)
        self.facts, self.costs, self.people = FactsPart(desk), CostsPart(desk), PeoplePart(desk)
        self.villages, self.limits = VillagesPart(desk), LimitsPart(desk)
        parts = (self.facts, self.costs, self.people, self.villages, self.limits)
        self._readers = tuple(one.refresh for one in parts)
        self.stack = QStackedWidget()
        for one in parts:
            self.stack.addWidget(one)
        self.body.addWidget(self.stack, 1)

    def refresh(self) -> None:
        """Read what is looked at."""
        part = self.sight.current()
        place = _PARTS.index(part)
        self._readers[place]()
        self.stack.setCurrentIndex(place)
        words, is_there = self._step_of(part)
        self.step.setText(words)
        self.step.setAccessibleName(words)
        self.step.setVisible(is_there)
        self.change.setVisible(part == FACTS)
        self._say(part)

    def is_touched_by(self, changes: ChangeSet) -> bool:
        """Tell that what is written of the project changes what is shown, and no entry does."""
        return bool(changes.kinds & _KINDS)

    def first_focus(self) -> QWidget | None:
        """Begin at the one next step."""
        return next((one for one in (self.change, self.step) if not one.isHidden()), super().first_focus())

    def look_at(self, part: str) -> None:
        """Look at one of its parts."""
        self.sight.choose(part)
        self.refresh()

    def keep(self) -> object:
        """Keep which part is looked at, and which year of costs."""
        return (self.sight.current(), self.costs.wanted)

    def restore(self, kept: object) -> None:
        """Look at the same again."""
        if isinstance(kept, tuple):
            part, year = kept
            self.costs.look_at(year)
            if part in _PARTS:
                self.look_at(part)

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the buttons do, whichever part is looked at."""
        return [
            PaletteAction(_("Change these facts…"), self.facts.add, also="provider project budget โครงการ หน่วย งบ"),
            PaletteAction(_("Add a cost…"), self.costs.add, also="cost ค่าใช้จ่าย โครงการ"),
            PaletteAction(_("Add a person"), self.people.add, also="person ผู้จด"),
            PaletteAction(_("Add a village"), self.villages.add, also="village หมู่บ้าน"),
            PaletteAction(_("Lines and settings"), lambda: self.look_at(LIMITS), also="settings tau เส้นแบ่ง ตั้งค่า"),
        ]

    def help_text(self) -> str:
        """Say how the page is used."""
        return "\n".join(
            (
                _("The facts stand at the head of every paper; the two budgets are held against the costs."),
                _("Each cost belongs to one of two budgets: the project's own mechanism, or the occupations it helps."),
                _("Who checks a month must be another than who wrote it: write everybody down by name."),
                _("A line drawn elsewhere than usual changes figures at once, and is printed beside them."),
            )
        )

    def _step_of(self, part: str) -> tuple[str, bool]:
        """Give the words of the next step of a part, and whether it stands beside the heading."""
        return {
            COSTS: (_("Add a cost…"), self.costs.has_costs()),
            PEOPLE: (_("Add a person"), bool(self.people.count())),
            VILLAGES: (_("Add a village"), self.villages.has_villages()),
        }.get(part, ("", False))

    def _on_facts(self) -> None:
        self.facts.add()

    def _on_step(self) -> None:
        part = self.sight.current()
        steps = {COSTS: self.costs.add, PEOPLE: self.people.add, VILLAGES: self.villages.add}
        if part in steps:
            steps[part]()

    def _say(self, part: str) -> None:
        """Say the answer of a part; each has a line below it, so that the choice of parts stays under the mouse."""
        if part == PEOPLE:
            count = self.people.count()
            words = ngettext("{count} person writes in this book", "{count} people write in this book", count)
            title = words.format(count=format_number(count)) if count else _("Nobody is written down yet")
            self.say_heading(
                title, _("Who checks a month must be another than who wrote it: write everybody down by name.")
            )
        elif part == COSTS:
            self.say_heading(*self.costs.heading())
        elif part == VILLAGES:
            self.say_heading(*self.villages.heading())
        elif part == LIMITS:
            self.say_heading(*self.limits.heading())
        else:
            self.say_heading(*self.facts.heading())
