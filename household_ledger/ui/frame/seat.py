"""What keys, menus and drawer may ask of the window they belong to."""

from __future__ import annotations

from typing import Protocol

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.ui.arrivals import Arrival
from household_ledger.ui.desk import Desk, Sight
from household_ledger.ui.frame.actions import FrameActions
from household_ledger.ui.frame.parts import Parts
from household_ledger.ui.frame.state import WindowState


class Seat(Protocol):
    """The window, as its helpers know it; it is a QWidget too."""

    desk: Desk
    outside: FrameActions
    state: WindowState
    parts: Parts

    def go(self, key: str, sight: Sight | None = None, wish: Arrival | None = None) -> bool:
        """Show a page, and another household or month with it; False when the one shown would not be left."""

    def go_to_number(self, number: int) -> None:
        """Show a page of the workspace by its number from 1."""

    def may_leave(self) -> bool:
        """Ask the page shown whether it may be left."""

    def look_at(self, household: Id) -> None:
        """Look at another household."""

    def step_household(self, step: int) -> None:
        """Look at the household before or after."""

    def turn_to(self, month: Month) -> None:
        """Look at another month."""

    def step_month(self, step: int) -> None:
        """Look at the month before or after."""

    def open_person_menu(self) -> None:
        """Open the people of the book: who is typing."""

    def step_size(self, step: int) -> None:
        """Make letters larger or smaller by one step."""

    def show_everything(self, *, is_on: bool) -> None:
        """Show or hide what only providers need."""

    def to_area(self, step: int) -> None:
        """Bring the keyboard to the next part of the window."""

    def workspace(self) -> str:
        """Tell which workspace the page shown belongs to."""

    def workspaces(self) -> tuple[str, ...]:
        """List the workspaces shown."""

    def show_workspaces(self) -> None:
        """Show the workspaces there are."""
