"""Scenes of files that take a place some other way: exports and bundles written over, a ledger moved, one salvaged."""

from __future__ import annotations

import hashlib
from pathlib import Path

from household_ledger.app.moving import move_ledger
from household_ledger.db.bundle import read_bundle
from household_ledger.db.salvage import salvage
from household_ledger.services.exchange.exporting import export_csv
from tests.db.deeds_base import written
from tests.db.ledgers import HandClock, opened_book
from tests.faults.scenes import LEDGER, Said, home_in, scene, see_book, seen_apart
from tests.faults.scenes_files import OnFiles

_TABLE, _STICK = "rows.csv", "stick.hlbundle"


class _OfWritten(OnFiles):
    def lay(self, folder: Path) -> None:
        """Write a little."""
        super().lay(folder)
        with opened_book(folder / LEDGER) as book:
            written(book, home_in(folder), *range(12))


@scene("export")
class Export(OnFiles):
    """A table and a bundle written over older ones, as every small file is (`files.write_whole`)."""

    def lay(self, folder: Path) -> None:
        """Write both, and then more into the ledger."""
        super().lay(folder)
        home = home_in(folder)
        with opened_book(folder / LEDGER) as book:
            written(book, home, *range(6))
            export_csv(book.store, folder / _TABLE)
            book.store.bundle(folder / _STICK)
            written(book, home, *range(6, 12))

    def act(self, folder: Path, said: Said) -> None:
        """Write both anew."""
        with opened_book(folder / LEDGER) as book:
            export_csv(book.store, folder / _TABLE)
            said(lambda: seen_apart(self, folder))
            book.store.bundle(folder / _STICK)
            said(lambda: seen_apart(self, folder))

    def see(self, folder: Path) -> str:
        """Look at both: whole, old or new."""
        table = (folder / _TABLE).read_bytes()
        steps = len(read_bundle(folder / _STICK).steps)
        return f"{hashlib.sha256(table).hexdigest()} {steps}\n{see_book(folder / LEDGER)}"


@scene("move")
class Move(_OfWritten):
    """A ledger brought to another folder."""

    def act(self, folder: Path, said: Said) -> None:
        """Move it, where that is not done."""
        if not (folder / "here" / LEDGER).exists():
            move_ledger(folder / LEDGER, folder / "here", HandClock())
        said(lambda: seen_apart(self, folder))

    def see(self, folder: Path) -> str:
        """Look at the old one, and at the new one if it is there."""
        there = folder / "here" / LEDGER
        return f"{see_book(folder / LEDGER)}\n{see_book(there) if there.exists() else ''}"


@scene("salvage")
class Salvage(_OfWritten):
    """What a file still says brought into a new one."""

    def act(self, folder: Path, said: Said) -> None:
        """Bring it, where that is not done."""
        if not (folder / "new.hldb").exists():
            salvage(folder / LEDGER, folder / "new.hldb", clock=HandClock())
        said(lambda: seen_apart(self, folder))

    def see(self, folder: Path) -> str:
        """Look at the old one, and at the new one if it is there."""
        there = folder / "new.hldb"
        return f"{see_book(folder / LEDGER)}\n{see_book(there) if there.exists() else ''}"
