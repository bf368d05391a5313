"""Data in and out: files for other programs and from them, and books of several laptops brought together."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.text.i18n import _
from household_ledger.ui.arrivals import Arrival
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.pages.provider.exchange.bundles.part import MergePart
from household_ledger.ui.pages.provider.exchange.export_part import ExportPart
from household_ledger.ui.pages.provider.exchange.importing.part import ImportPart
from household_ledger.ui.pages.provider.exchange.part import Part
from household_ledger.ui.widgets.segments import Segments

EXPORT, IMPORT, MERGE = "export", "import", "merge"


class ExchangePage(Page):
    """Answers what the part looked at answers."""

    about_household = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.export = ExportPart(desk)
        self.imports = ImportPart(desk)
        self.bundles = MergePart(desk)
        self.parts: dict[str, Part] = {EXPORT: self.export, IMPORT: self.imports, MERGE: self.bundles}
        words = ((EXPORT, _("Export")), (IMPORT, _("Import")), (MERGE, _("Several computers")))
        self.sight = Segments(_("What to do"), words)
        self.sight.setObjectName("parts")
        self.sight.chosen.connect(self._on_chosen)
        self.body.addWidget(self.sight, 0, Qt.AlignmentFlag.AlignLeft)
        for key, part in self.parts.items():
            self._take_in(key, part)
        self.body.addStretch(1)
        self._turn()

    @property
    def part(self) -> Part:
        """Give the part looked at."""
        return self.parts[self.sight.current()]

    def look_at(self, key: str) -> None:
        """Look at a part."""
        self.sight.choose(key)
        self._turn()

    def refresh(self) -> None:
        """Have the part looked at read what it shows."""
        self.part.refresh()
        self._say()

    def is_touched_by(self, changes: ChangeSet) -> bool:
        """Ask the part looked at."""
        return self.part.is_touched_by(changes)

    def arrive(self, wish: Arrival) -> None:
        """Hand on what was sent along to the part it is for."""
        meant = next((key for key, part in self.parts.items() if part.is_meant(wish)), None)
        if meant is not None and self.parts[meant] is not self.part:
            self.look_at(meant)
            self.refresh()
        self.part.arrive(wish)

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the parts offer; what is run turns to its part first."""
        return [
            replace(action, run=partial(self._run_in, key, action))
            for key, part in self.parts.items()
            for action in part.palette_actions()
        ]

    def _run_in(self, key: str, action: PaletteAction) -> None:
        if self.sight.current() != key:
            self.look_at(key)
            self.refresh()
        action.run()

    def keep(self) -> object:
        """Keep which part is looked at, and what each keeps."""
        return (self.sight.current(), {key: part.keep() for key, part in self.parts.items()})

    def restore(self, kept: object) -> None:
        """Look at the same again."""
        if not isinstance(kept, tuple):
            return
        current, parts = kept
        for key, part in self.parts.items():
            part.restore(parts.get(key))
        if current in self.parts:
            self.look_at(current)

    def may_leave(self) -> bool:
        """Leave freely: what is under way goes on."""
        return True

    def first_focus(self) -> QWidget | None:
        """Begin where the part looked at begins."""
        return self.part.first_focus() or super().first_focus()

    def help_text(self) -> str:
        """Say how the part looked at is used."""
        return self.part.help_text()

    def _take_in(self, key: str, part: Part) -> None:
        part.setObjectName(f"part_{key}")
        part.said.connect(lambda: self._on_said(part))
        part.seen_to.connect(self.area.ensureWidgetVisible)
        for one in reversed(part.buttons()):  # those that pass are put before one another
            self.add_button(one, may_go=True)
        self.body.addWidget(part)

    def _on_chosen(self, _key: str) -> None:
        self._turn()
        self.refresh()

    def _on_said(self, part: Part) -> None:
        if part is self.part:
            self._turn()

    def _turn(self) -> None:
        """Show the part chosen with its buttons alone."""
        for part in self.parts.values():
            part.setVisible(part is self.part)
            for one in part.buttons():
                one.setVisible(part is self.part and part.is_offered(one))
        self._say()

    def _say(self) -> None:
        self.say_heading(self.part.title or _("Data in and out"), self.part.subtitle)
