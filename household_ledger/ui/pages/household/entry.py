"""Daily entries: the way of writing that was chosen, under its answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from household_ledger.settings import ENTRY_WAY, GRID_WAY, INTERVIEW_WAY
from household_ledger.text.i18n import _
from household_ledger.ui.arrivals import Arrival, AskBack
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_ways import WAYS, Way, usual_way
from household_ledger.ui.pages.first_household import ask_first_household
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from household_ledger.ui.entry_grid.deeds import GridDeeds
    from household_ledger.ui.entry_grid.going import GridGoing
    from household_ledger.ui.entry_grid.grid import EntryGrid
    from household_ledger.ui.entry_grid.way import GridWay
    from household_ledger.ui.paper.orders import PaperOrder


@dataclass(frozen=True, slots=True)
class _Kept:
    """Which way was shown, and what was typed in each."""

    shown: str
    of: dict[str, object] = field(default_factory=dict)


class EntryPage(Page):
    """The page of daily entries: hosts the ways of writing, of which one is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._ways: dict[str, Way] = {}
        self._empty: QWidget | None = None
        self.choice: Segments | None = None
        if len(WAYS) > 1:
            self.choice = self.add_button(
                Segments(_("Way of writing"), [(key, _(one.name)) for key, one in WAYS.items()])
            )
            self.choice.setObjectName("entry_ways")
            self.choice.chosen.connect(self._on_chosen)
        self._shown = usual_way(desk.settings)
        self._show(self._shown)

    @property
    def shown(self) -> Way:
        """Give the way that is shown."""
        return self._way(self._shown)

    @property
    def grid_way(self) -> GridWay:
        """Give the fast grid as a way, made now if it was not shown yet."""
        return cast("GridWay", self._way(GRID_WAY))

    @property
    def grid(self) -> EntryGrid:
        """Give the fast grid."""
        return self.grid_way.grid

    @property
    def going(self) -> GridGoing:
        """Give what goes about in the grid."""
        return self.grid_way.going

    @property
    def deeds(self) -> GridDeeds:
        """Give what the grid does."""
        return self.grid_way.deeds

    def refresh(self) -> None:
        """Show the way, or where to begin in a file without households."""
        has_household = self.desk.household is not None
        if has_household and self._empty is not None and not self._empty.isHidden():
            self._show(usual_way(self.desk.settings))  # it was said just now who writes
        self.shown.setVisible(has_household)
        if self.choice is not None:
            self.choice.setVisible(has_household)
        self._show_empty(is_empty=not has_household)
        self._show_buttons()
        if has_household:
            self.shown.refresh()
        else:
            self.say_heading(_("Daily entries"))

    def arrive(self, wish: Arrival) -> None:
        """Take what somebody came for; what the way shown cannot do is done in the grid, asking back as such."""
        if isinstance(wish, AskBack) or not self.shown.takes(wish):
            self._show(INTERVIEW_WAY if isinstance(wish, AskBack) else GRID_WAY)
            self.refresh()
        self.shown.arrive(wish)

    def first_focus(self) -> QWidget | None:
        """Begin where the way begins."""
        return self.shown.first_focus() if self.desk.household is not None else None

    def keep(self) -> object:
        """Give everything typed and not saved, of every way."""
        return _Kept(self._shown, {key: one.keep() for key, one in self._ways.items()})

    def restore(self, kept: object) -> None:
        """Show the way that was shown, and take what was typed before."""
        if isinstance(kept, _Kept):
            self._show(kept.shown)
            for key, one in kept.of.items():
                self._way(key).restore(one)

    def may_leave(self) -> bool:
        """Stay where the way shown has something that cannot be left."""
        return self.shown.may_leave()

    def may_close(self) -> bool:
        """Ask in every way that was used before what is typed there would be lost."""
        return all(one.may_close() for one in self._ways.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the way hear keys also where the keyboard is beside it, on a button of the heading."""
        if self.desk.household is None or not self.shown.hear(event):
            super().keyPressEvent(event)

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the way does, and the other ways."""
        others = [key for key in WAYS if key != self._shown]
        ways = [PaletteAction(_(WAYS[key].name), partial(self._on_chosen, key), key) for key in others]
        blank = PaletteAction(_("Print blank paper…"), self._on_blank, "blank paper หน้าจดเปล่า กระดาษ แบบฟอร์ม พิมพ์")
        return [*self.shown.palette_actions(), *([blank] if self.desk.household is not None else ()), *ways]

    def paper(self) -> PaperOrder | None:
        """Name the month's page."""
        household = self.desk.household
        if household is None:
            return None
        from household_ledger.ui.paper.orders import PaperOrder  # paper comes later than the page

        return PaperOrder(kind="month", month=self.desk.month, households=(household,))

    def _on_blank(self) -> None:
        """Look at the daily page to write on; the other papers of the household are chosen there."""
        month_page = self.paper()
        if month_page is not None:
            from household_ledger.ui.paper.orders import BLANK_DAY

            self.desk.print_asked.emit(replace(month_page, kind=BLANK_DAY))

    def help_text(self) -> str:
        """Say how the way is used."""
        return self.shown.help_text()

    def _way(self, key: str) -> Way:
        """Give a way, made when it is first asked for."""
        if key not in self._ways:
            made = self._ways[key] = WAYS[key].make(self.desk)
            made.hide()
            made.heading_changed.connect(lambda: self._on_heading(made))
            for one in made.buttons():
                self.add_button(one, may_go=True).hide()
            self.body.addWidget(made, 1)
        return self._ways[key]

    def _show(self, key: str) -> None:
        self.shown.hide()
        self._shown = key
        self.shown.show()
        if self.choice is not None:
            self.choice.choose(key)
        self._show_buttons()

    def _show_buttons(self) -> None:
        for way in self._ways.values():
            for one in way.buttons():
                one.setVisible(way is self.shown and self.desk.household is not None)

    def _on_chosen(self, key: str) -> None:
        """Write another way from now on, if the one shown may be left."""
        if key == self._shown or not self.shown.may_leave():
            if self.choice is not None:
                self.choice.choose(self._shown)
            return
        self.desk.settings.choose(ENTRY_WAY, key)
        self._show(key)
        self.refresh()
        begins = self.first_focus()
        if begins is not None:
            begins.setFocus()

    def _on_heading(self, way: Way) -> None:
        if way is self.shown:
            self._say_answer()

    def _say_answer(self) -> None:
        """Say the answer in as many words as have room on one line; where even the fewest have none, in all of them."""
        whole, *shorter = self.shown.heading(), *self.shown.shorter_headings()
        self.say_heading(next((one for one in (whole, *shorter) if self.has_room_beside(one)), whole))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the answer in more words, or in fewer."""
        if self.desk.household is not None and self.shown.shorter_headings():
            self._say_answer()
        super().resizeEvent(event)

    def _show_empty(self, *, is_empty: bool) -> None:
        """Say where to begin in a file without households; made only then, its words are long to break."""
        if is_empty and self._empty is None:
            self._empty = EmptyState(
                "entry",
                _("No household yet"),
                _("Entries are written for a household. Make the first one, then write what came in and went out."),
                action=(_("Add the first household"), lambda: ask_first_household(self.desk, self)),
            )
            self.body.addWidget(self._empty, 1)
        if self._empty is not None:
            self._empty.setVisible(is_empty)
