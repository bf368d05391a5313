"""What a way of writing entries is to the page of daily entries, and which ways there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from household_ledger.settings import (
    ENTRY_WAY,
    GRID_WAY,
    INTERVIEW_WAY,
    PAPER_WAY,
    PARTICIPANT,
    PROVIDER,
    TILES_WAY,
    WRITER,
    Settings,
)
from household_ledger.text.i18n import N_
from household_ledger.ui.arrivals import Arrival
from household_ledger.ui.desk import Desk
from household_ledger.ui.offered import PaletteAction


class WritingPlace(QWidget):
    """Where entries are typed, and what is asked of it by whoever shows it.

    `heading_changed` tells that `heading` has another answer.
    """

    heading_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def heading(self) -> str:
        """Answer in a sentence what the page is about."""
        raise NotImplementedError

    def shorter_headings(self) -> Sequence[str]:
        """Give the same answer in fewer words, the longest first, for where it has no room on one line."""
        return ()

    def refresh(self) -> None:
        """Read and show everything anew; what is typed and not saved stays."""
        raise NotImplementedError

    def first_focus(self) -> QWidget | None:
        """Give the control the keyboard starts at."""
        return None

    def hear(self, _event: QKeyEvent) -> bool:
        """Take a key that nothing else wanted; False leaves it to the window."""
        return False

    def keep(self) -> object:
        """Give what was typed and not saved, of every household."""
        return None

    def restore(self, _kept: object) -> None:
        """Take what `keep` of the place before gave."""

    def may_leave(self) -> bool:
        """Save or ask before the place is left; False stays."""
        return True

    def palette_actions(self) -> list[PaletteAction]:
        """List what the palette offers while the place is shown."""
        return []

    def help_text(self) -> str:
        """Say in a few short lines how the place is used."""
        return ""


class Way(WritingPlace):
    """One way of writing entries, shown on their page while somebody's account is looked at.

    The page calls `refresh` when the way is shown and when something changed while it is.
    """

    def buttons(self) -> Sequence[QPushButton]:
        """List what stands beside the heading while the way is shown."""
        return ()

    def takes(self, _wish: Arrival) -> bool:
        """Tell whether what somebody came for can be done this way."""
        return True

    def arrive(self, _wish: Arrival) -> None:
        """Do what somebody came for; called after `refresh`."""

    def may_close(self) -> bool:
        """Save or ask before the window closes."""
        return True


@dataclass(frozen=True, slots=True)
class WayInfo:
    """A way: its key, its name, and the class that is it, imported when the way is first shown."""

    key: str
    name: str
    module: str
    class_name: str

    def make(self, desk: Desk) -> Way:
        """Import and build the way."""
        made = cast("type[Way]", getattr(import_module(f"household_ledger.ui.{self.module}"), self.class_name))
        return made(desk)


_GRID = WayInfo(GRID_WAY, N_("Table"), "entry_grid.way", "GridWay")
_TILES = WayInfo(TILES_WAY, N_("Big buttons"), "entry_tiles.way", "TilesWay")
_INTERVIEW = WayInfo(INTERVIEW_WAY, N_("Ask back"), "entry_interview.way", "InterviewWay")
_PAPER = WayInfo(PAPER_WAY, N_("Paper page"), "entry_paper.way", "PaperWay")
WAYS = {one.key: one for one in (_GRID, _TILES, _INTERVIEW, _PAPER)}
_USUAL = {PARTICIPANT: TILES_WAY, PROVIDER: PAPER_WAY}


def usual_way(settings: Settings) -> str:
    """Name the way entries are written here: as chosen, else as who writes here usually has them.

    Large buttons for who writes of the own household, the paper page for who types in what others wrote on paper.
    """
    chosen = settings.text(ENTRY_WAY) or _USUAL.get(settings.text(WRITER), GRID_WAY)
    return chosen if chosen in WAYS else GRID_WAY
