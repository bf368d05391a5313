"""What waited for a machine that kept nothing: what was refused besides rows, and what became of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from household_ledger.services.ports import Command
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext

Say = Callable[[str, str], object]
"""Says a sentence, of a kind (`Notice.kind`)."""


@dataclass(frozen=True, slots=True)
class CameBack:
    """How many things that waited were saved, how many rows wait where they were typed, how many elsewhere.

    `deeds` counts what was done without a row (a month closed, a row deleted) and was not saved.
    """

    saved: int = 0
    standing: int = 0
    adrift: int = 0
    deeds: int = 0

    def words(self) -> str:
        """Say that the server is back, and what of it concerns who sits here."""
        rows, more = self._words_of_rows(), (self._words_of_deeds(), self._words_adrift())
        if rows or any(more):
            return " ".join(one for one in (rows or _("The server is back."), *more) if one)
        if self.saved:
            return _("The server is back, and what waited for it is saved.")
        return _("The server is back.")

    @property
    def is_well(self) -> bool:
        """Tell whether nothing typed or done here still waits."""
        return not self.standing and not self.deeds

    def _words_adrift(self) -> str:
        words = ngettext(
            "{count} row typed earlier is not saved yet.", "{count} rows typed earlier are not saved yet.", self.adrift
        )
        return words.format(count=format_number(self.adrift)) if self.adrift else ""

    def _words_of_rows(self) -> str:
        words = ngettext(
            "The server is back. {count} row is not saved yet: save it where it stands.",
            "The server is back. {count} rows are not saved yet: save them where they stand.",
            self.standing,
        )
        return words.format(count=format_number(self.standing)) if self.standing else ""

    def _words_of_deeds(self) -> str:
        words = ngettext(
            "{count} thing you did while it was away was not saved: look, and do it again.",
            "{count} things you did while it was away were not saved: look, and do them again.",
            self.deeds,
        )
        return words.format(count=format_number(self.deeds)) if self.deeds else ""


class Deeds:
    """What was refused and no draft holds, until it is done after all or told."""

    def __init__(self) -> None:
        self._refused: list[Command] = []

    def refused(self, command: Command) -> None:
        """Note what was not saved, once however often it was tried; of rows there is a draft."""
        from household_ledger.services.unsaved import unsaved_in

        if command not in self._refused and not unsaved_in(command):
            self._refused.append(command)

    def done(self, command: Command) -> None:
        """Note what was done after all."""
        if command in self._refused:
            self._refused.remove(command)

    def take(self) -> int:
        """Count those to be told now; they are told once."""
        count = len(self._refused)
        self._refused.clear()
        return count
