"""The ledger the window holds open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.app.opening import Application
from household_ledger.db.soundness import Listener
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Clock, Progress, Reader
from household_ledger.ui.ports import FileCheck, PackWritten, SafetyCopy, Sent

if TYPE_CHECKING:
    from datetime import datetime

    from household_ledger.app.evidence import WrittenPack
    from household_ledger.domain.ids import Id
    from household_ledger.domain.period import Month
    from household_ledger.services.commands.erasing import EraseHousehold
    from household_ledger.services.copies.copy import KeptCopy
    from household_ledger.services.copies.going_back import Loss
    from household_ledger.services.erasing import StillThere
    from household_ledger.services.evidence.pack import Level
    from household_ledger.services.secret import Secret
    from household_ledger.services.server_address import Place
    from household_ledger.settings import Settings


@dataclass(frozen=True, slots=True)
class LedgerAtHand:
    """One ledger held open for the window; implements `ui.ports.OpenLedger`."""

    application: Application
    held: ExitStack = field(repr=False)

    @property
    def place(self) -> Place:
        """Where the ledger lies."""
        return self.application.care.place

    @property
    def book(self) -> str:
        """How this computer remembers it."""
        return self.application.care.book

    @property
    def path(self) -> Path:
        """Where its file is; UserError `shared_no_file` of one on a server."""
        return self.application.care.path

    @property
    def name(self) -> str:
        """The file's name for people."""
        return self.application.store.name

    @property
    def is_damaged(self) -> bool:
        """Whether it is only shown, as far as it goes."""
        return False

    @property
    def is_only_shown(self) -> bool:
        """Whether it may be read only."""
        return False

    @property
    def ledger(self) -> Ledger:
        """The door for writes."""
        return self.application.ledger

    @property
    def figures(self) -> Figures:
        """The figures, kept until a step changes them."""
        return self.application.figures

    @property
    def clock(self) -> Clock:
        """Where today comes from."""
        return self.application.clock

    def steps(self) -> int:
        """Count the steps, whoever wrote them."""
        return self.application.store.steps()

    def writer(self) -> int:
        """Name who writes here."""
        return self.application.store.writer()

    def reader(self) -> AbstractContextManager[Reader]:
        """Open one snapshot to read from."""
        return self.application.store.reader()

    def snapshot(self, *, is_long: bool = False) -> AbstractContextManager[tuple[Reader, Figures]]:
        """Give a reader and figures of one state."""
        return self.application.snapshot(is_long=is_long)

    def make_copy(self, folder: Path, *, reason: str) -> SafetyCopy:
        """Copy the ledger beside the work, verified."""
        made = self.application.care.keep_copy(folder, reason=reason, now=self._now())
        return SafetyCopy(made.path, made.entries)

    def fill_second(self, copy: Path, folder: Path) -> None:
        """Put a copy just made into a second folder as well."""
        self.application.care.fill(copy, folder, now=self._now())

    def copy_before_import(self, folder: Path) -> None:
        """Make the copy before much comes in at once."""
        from household_ledger.services.copies.copy import BEFORE_IMPORT

        self.application.copy_before(BEFORE_IMPORT, folder)

    def write_evidence(self, folder: Path, level: Level, as_of: Month, progress: Progress) -> PackWritten:
        """Write the evidence pack for a level."""
        from household_ledger.app.evidence import write_pack

        return _told(write_pack(self.application, folder, level=level, as_of=as_of, progress=progress))

    def roll_up_evidence(self, packs: Iterable[Path], folder: Path, progress: Progress) -> PackWritten:
        """Put packs together."""
        from household_ledger.app.evidence import write_roll_up

        return _told(write_roll_up(packs, folder, progress=progress))

    def write_bundle(self, path: Path, passphrase: str, progress: Progress) -> Sent:
        """Write the whole book for another computer."""
        with self.application.store.reader() as reader:
            entries = reader.entry_count(EntryFilter())
        steps = self.application.store.bundle(path, passphrase, progress=progress)
        return Sent(path.stat().st_size, entries, steps)

    def is_sealed(self, bundle: Path) -> bool:
        """Look at the beginning of a bundle."""
        from household_ledger.db.seal import is_sealed

        return is_sealed(bundle)

    def copy_before_merge(self, folder: Path) -> None:
        """Make the copy before another computer's book comes in."""
        from household_ledger.services.copies.copy import BEFORE_MERGE

        self.application.copy_before(BEFORE_MERGE, folder)

    def copies(self, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """List the copies in some folders and beside a file, newest first."""
        return self.application.care.copies(folders)

    def is_copy_sound(self, copy: Path) -> bool:
        """Read a whole copy."""
        from household_ledger.db.keeping import is_sound

        return is_sound(copy)

    def loss(self, copy: Path, secret: Secret | None = None) -> Loss:
        """Compare with a copy."""
        return self.application.care.loss(copy, secret, self.application.clock.now())

    def lies_on(self) -> str:
        """Say what the ledger lies on."""
        return self.application.care.lies_on

    def erase(self, command: EraseHousehold, settings: Settings, *, person: Id) -> StillThere:
        """Take a household out for good."""
        from household_ledger.app.erasing import Places, erase_household

        erase_household(self.application, command, Places.chosen(settings), person=person)
        return self.finish_erasing(settings)

    def finish_erasing(self, settings: Settings) -> StillThere:
        """Do what follows an erasure."""
        from household_ledger.app.erasing import Places, finish_erasing

        return finish_erasing(self.application, Places.chosen(settings), settings)

    def remove_copies(self, copies: Iterable[KeptCopy]) -> tuple[Path, ...]:
        """Remove copies."""
        from household_ledger.app.erasing import remove_copies

        return remove_copies(copies)

    def is_disk_nearly_full(self) -> bool:
        """Look at the room where the ledger lies."""
        return self.application.care.is_nearly_full()

    def _now(self) -> datetime:
        return self.clock.now().astimezone()

    def check(self) -> FileCheck:
        """Look through the whole file."""
        found = self.application.store.check()
        with self.reader() as reader:
            heads = reader.chain_heads()
        return FileCheck(found.entries, found.steps, tuple(one.code for one in found.findings), heads)

    def when_not_whole(self, tell: Listener) -> None:
        """Have it told when the file turns out not to be whole."""
        self.application.care.when_not_whole(tell)

    def wait_until_whole(self) -> None:
        """Wait until the file is known to be whole."""
        self.application.store.wait_until_whole()

    @property
    def is_encrypted(self) -> bool:
        """Whether the file is locked with a passphrase."""
        return self.application.store.is_encrypted

    def recovery_groups(self) -> tuple[str, ...]:
        """Give the numbers of the file's recovery sheet."""
        from household_ledger.app.secrets import recovery_groups_of

        return recovery_groups_of(self.path)

    @contextmanager
    def key_held(self) -> Iterator[None]:
        """Keep what opens the file while it is closed and opened again."""
        from household_ledger.db.secret import unlocked

        with unlocked(self.path):
            yield

    def rest(self) -> None:
        """Bring the log into the file, and finish an erasure that was broken off."""
        store = self.application.store
        self.application.care.rest()
        if store.is_erasing():
            store.finish_erasing()

    def close(self) -> None:
        """Close, so that the file alone is whole."""
        self.held.close()


@dataclass(frozen=True, slots=True)
class ShownAtHand(LedgerAtHand):
    """A shared ledger held open for somebody its server lets read only."""

    @property
    def is_only_shown(self) -> bool:
        """Say so."""
        return True

    def rest(self) -> None:
        """Do nothing: it is for who may write."""


def _told(written: WrittenPack) -> PackWritten:
    from household_ledger.services.evidence.words import people_line

    return PackWritten(written.folder, len(written.files), people_line(written.pack))
