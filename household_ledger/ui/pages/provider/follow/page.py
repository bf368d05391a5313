"""Follow-up: whom to see next, the visits there were, and the lessons held."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.pages.provider.follow.lessons_part import LessonsPart
from household_ledger.ui.pages.provider.follow.part import TablePart
from household_ledger.ui.pages.provider.follow.queue_part import QueuePart
from household_ledger.ui.pages.provider.follow.visits_part import VisitsPart
from household_ledger.ui.pages.provider.villages import VillageChoice, villages_of
from household_ledger.ui.paper.orders import PaperOrder
from household_ledger.ui.widgets.segments import Segments

QUEUE, VISITS, LESSONS = "queue", "visits", "lessons"
_ROOM = 560


class FollowPage(Page):
    """Answers what the part looked at answers, of one village or of all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.queue, self.visits, self.lessons = QueuePart(desk), VisitsPart(desk), LessonsPart(desk)
        self.parts: dict[str, TablePart[Any]] = {}
        self.sight = Segments(
            _("What to look at"),
            ((QUEUE, _("Whom to see next")), (VISITS, _("Visits")), (LESSONS, _("Lessons"))),
        )
        self.sight.setObjectName("parts")
        self.sight.chosen.connect(lambda _key: self._on_chosen())
        self.villages = VillageChoice(_ROOM)
        self.villages.chosen.connect(self.refresh)
        strip = QHBoxLayout()
        strip.setSpacing(14)
        strip.addWidget(self.sight)
        strip.addStretch(1)
        strip.addWidget(self.villages)
        self.body.addLayout(strip)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        for key, one in ((QUEUE, self.queue), (VISITS, self.visits), (LESSONS, self.lessons)):
            self._take_in(key, one)
        self._turn()

    @property
    def part(self) -> TablePart[Any]:
        """Give the part looked at."""
        return self.parts[self.sight.current()]

    def refresh(self) -> None:
        """Have the part looked at read what it shows."""
        self._show_villages()
        self.part.village = self.villages.village
        self.part.refresh()
        self._turn()

    def is_touched_by(self, changes: ChangeSet) -> bool:  # noqa: ARG002 -- an entry changes when it was last written
        """Tell that every step may change a row."""
        return True

    def paper(self) -> PaperOrder | None:
        """Name what the part looked at prints."""
        return self.part.paper()

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the parts offer, each thing once; what is run turns to its part first."""
        offered: dict[str, PaletteAction] = {}
        for key, part in self.parts.items():
            for action in part.palette_actions():
                offered.setdefault(action.words, replace(action, run=partial(self._run_in, key, action)))
        return list(offered.values())

    def keep(self) -> object:
        """Keep which part is looked at, which village, and what each part keeps."""
        kept = {key: part.keep() for key, part in self.parts.items()}
        return (self.sight.current(), self.villages.village, kept)

    def restore(self, kept: object) -> None:
        """Look at the same again."""
        if not isinstance(kept, tuple):
            return
        current, village, parts = kept
        self.villages.choose(village)
        for key, part in self.parts.items():
            part.restore(parts.get(key))
        if current in self.parts:
            self.sight.choose(current)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        """Begin where the part looked at begins."""
        return self.part.first_focus() or super().first_focus()

    def help_text(self) -> str:
        """Say how the part looked at is used."""
        return self.part.help_text()

    def _take_in(self, key: str, part: TablePart[Any]) -> None:
        self.parts[key] = part
        part.setObjectName(f"part_{key}")
        part.said.connect(lambda: self._on_said(part))
        for one in reversed(part.buttons()):  # those that pass are put before one another
            self.add_button(one, may_go=True)
        self.stack.addWidget(part)

    def _on_chosen(self) -> None:
        self._turn()
        self.refresh()

    def _run_in(self, key: str, action: PaletteAction) -> None:
        if self.sight.current() != key:
            self.sight.choose(key)
            self._on_chosen()
        action.run()

    def _on_said(self, part: TablePart[Any]) -> None:
        if part is self.part:
            self._turn()

    def _turn(self) -> None:
        """Show the part chosen with its buttons alone."""
        self.stack.setCurrentWidget(self.part)
        for part in self.parts.values():
            for one in part.buttons():
                one.setVisible(part is self.part and part.is_offered(one))
        self.say_heading(self.part.title or _("Follow-up"), self.part.subtitle)

    def _show_villages(self) -> None:
        """Offer the villages somebody lives in, where there are several."""
        with self.desk.reader() as reader:
            here = [one for one in self.desk.figures.households() if not one.has_left(self.desk.today)]
            shown = villages_of(
                reader,
                (one.group for one in here if not one.is_comparison),
                beside=(one.group for one in here if one.is_comparison),
            )
        self.villages.show_villages(shown if len(shown) > 1 else ())
