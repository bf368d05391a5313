"""The ledger the window holds open, whole or damaged, and the shelf it takes ledgers from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from household_ledger.app.opening import Application, FileCare, copies_to_read, opened, restore_copy
from household_ledger.clock import SystemClock
from household_ledger.db.keys import KEYS
from household_ledger.db.soundness import Listener
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.files import disk_problem
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Clock, Progress, Reader, no_progress
from household_ledger.ui.ports import FileCheck, PackWritten, SafetyCopy, Sent

if TYPE_CHECKING:
    from datetime import datetime

    from household_ledger.app.evidence import WrittenPack
    from household_ledger.app.secrets import LedgerSecrets
    from household_ledger.domain.ids import Id
    from household_ledger.domain.period import Month
    from household_ledger.services.commands.erasing import EraseHousehold
    from household_ledger.services.copies.copy import KeptCopy
    from household_ledger.services.copies.going_back import Loss, Restored
    from household_ledger.services.copies.salvaged import Salvaged
    from household_ledger.services.erasing import StillThere
    from household_ledger.services.evidence.pack import Level
    from household_ledger.services.secret import Secret
    from household_ledger.services.server_address import Place, ServerAddress
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


@dataclass(frozen=True, slots=True)
class DamagedAtHand(LedgerAtHand):
    """One damaged ledger shown in the window: an `ui.ports.OpenLedger` that refuses what would write or print."""

    @property
    def is_damaged(self) -> bool:
        """Say so."""
        return True

    @property
    def name(self) -> str:
        """The damaged file's own name."""
        return self.path.name

    def snapshot(self, *, is_long: bool = False) -> AbstractContextManager[tuple[Reader, Figures]]:  # noqa: ARG002 -- refused
        """Refuse: nothing is printed from a damaged book."""
        self._refuse("damaged_printing")

    def write_evidence(self, folder: Path, level: Level, as_of: Month, progress: Progress) -> PackWritten:  # noqa: ARG002 -- refused
        """Refuse: what cannot be read whole is no evidence."""
        self._refuse("damaged_printing")

    def make_copy(self, folder: Path, *, reason: str) -> SafetyCopy:  # noqa: ARG002 -- refused
        """Refuse: no copy is made of what is damaged."""
        self._refuse("damaged_shown")

    def copy_before_import(self, folder: Path) -> None:  # noqa: ARG002 -- refused
        """Refuse."""
        self._refuse("damaged_shown")

    def check(self) -> FileCheck:
        """Say that it is damaged."""
        self._refuse("damaged")

    def rest(self) -> None:
        """Do nothing: nothing was written."""

    def _refuse(self, code: str) -> NoReturn:
        raise EnvironmentProblem(code, name=self.path.name)


def show_damaged(path: Path, clock: Clock) -> DamagedAtHand:
    """Open a damaged ledger as far as it goes, from a copy: nothing is ever written into it.

    EnvironmentProblem where nothing of it can be shown, or there is no room for the copy.
    """
    from household_ledger.db.damaged_copy import lay_beside
    from household_ledger.db.damaged_store import DamagedStore, check_can_be_shown
    from household_ledger.db.private_copy import private_copy

    whole = path.absolute()
    with ExitStack() as held:
        copy = held.enter_context(private_copy(whole.resolve(), copies_to_read(), clock.now(), lay_beside))
        store = DamagedStore(copy, clock, name=path.name)
        held.callback(store.close)
        check_can_be_shown(store)
        care = FileCare(store, whole)
        return DamagedAtHand(
            Application(store, Ledger(store, clock), Figures(store, clock), clock, care), held.pop_all()
        )


def _told(written: WrittenPack) -> PackWritten:
    from household_ledger.services.evidence.words import people_line

    return PackWritten(written.folder, len(written.files), people_line(written.pack))


@dataclass(frozen=True, slots=True)
class LedgerShelf:
    """Where the window takes ledgers from; implements `ui.ports.Shelf`."""

    clock: Clock = field(default_factory=SystemClock)

    @property
    def secrets(self) -> LedgerSecrets:
        """Locking ledgers with a passphrase."""
        from household_ledger.app.secrets import LedgerSecrets

        return LedgerSecrets(self.clock)

    def open(self, place: Place, secret: Secret | None = None) -> LedgerAtHand:
        """Open a ledger for writing."""
        if secret is None or not isinstance(place, Path):
            return self._take(place, create=False)
        from household_ledger.db.secret import unlocked

        with unlocked(place, secret):
            return self._take(place, create=False)

    def show_damaged(self, path: Path) -> LedgerAtHand:
        """Open a damaged ledger as far as it goes, to be read only."""
        return show_damaged(path, self.clock)

    def move(self, path: Path, folder: Path) -> Path:
        """Copy a closed ledger, verified, into a folder."""
        from household_ledger.app.moving import move_ledger

        return move_ledger(path, folder, self.clock)

    def can_be_rescued(self, path: Path) -> bool:
        """Tell whether a damaged ledger can be read page by page."""
        from household_ledger.db.salvage import can_be_read

        return can_be_read(path)

    def rescue(self, path: Path, folders: Iterable[Path], secret: Secret | None = None) -> Salvaged:
        """Put a whole ledger in the place of a damaged one."""
        from household_ledger.app.rescue import rescue

        kept = tuple(folders)
        with KEYS.held(KEYS.of(path) if secret is None else self._key_to_rescue(path, kept, secret)):
            return rescue(path.absolute(), kept, self.clock)

    def needs_secret_to_rescue(self, path: Path, copy: KeptCopy | None) -> bool:
        """Tell whether a damaged ledger, or the copy that stands for it, is locked."""
        from household_ledger.app.rescue import is_secret_needed

        return is_secret_needed(path, copy.path if copy is not None else None)

    def check_secret_to_rescue(self, path: Path, folders: Iterable[Path], secret: Secret) -> None:
        """Look whether a secret opens a damaged ledger, or its newest copy."""
        self._key_to_rescue(path, folders, secret)

    def _key_to_rescue(self, path: Path, folders: Iterable[Path], secret: Secret) -> str:
        from household_ledger.app.rescue import key_to_rescue

        copy = self.newest_copy(path, folders)
        return key_to_rescue(path, copy.path if copy is not None else None, secret)

    def is_locked(self, path: Path) -> bool:
        """Tell whether nothing in hand opens a ledger."""
        return KEYS.is_locked(path)

    def check_secret(self, path: Path, secret: Secret) -> None:
        """Look whether a secret opens a ledger."""
        from household_ledger.db.secret import key_of

        key_of(path, secret)

    def look_at(self, address: ServerAddress) -> tuple[int, int]:
        """Open a shared ledger for reading, and count what it holds."""
        with opened(address, self.clock) as application, application.store.reader() as reader:
            return len(reader.households()), reader.entry_count(EntryFilter())

    def create(self, place: Place, passphrase: Secret | None = None) -> LedgerAtHand:
        """Make a new empty ledger, locked where a passphrase is given, and open it."""
        if passphrase is None or not isinstance(place, Path):
            return self._take(place, create=True)
        from household_ledger.app.secrets import make_locked

        with KEYS.held(make_locked(place.absolute(), passphrase, self.clock)):
            return self._take(place, create=False)

    def restore(self, copy: Path, path: Path, secret: Secret | None = None) -> Restored:
        """Put a copy in a closed ledger's place."""
        return restore_copy(copy, path, self.clock, secret)

    def newest_copy(self, path: Path, folders: Iterable[Path]) -> KeptCopy | None:
        """Find the newest copy that is whole."""
        from household_ledger.app.rescue import newest_whole_copy

        return newest_whole_copy(path.absolute(), folders, may_be_locked=True)

    def demo(self, progress: Progress = no_progress, *, anew: bool = False) -> Path:
        """Give the made-up provider's file, made if it is not there."""
        from household_ledger.app.demo_file import demo_file

        return demo_file(self.clock, progress, anew=anew)

    def _take(self, place: Place, *, create: bool) -> LedgerAtHand:
        if not isinstance(place, Path):
            return self._held(place, create=create)
        whole = place.absolute()
        try:
            return self._held(whole, create=create)
        except OSError as problem:
            raise disk_problem(problem, whole) from problem
        except EnvironmentProblem as problem:
            if problem.code != "read_only" or create:
                raise
            raise EnvironmentProblem("book_read_only", **problem.params) from problem

    def _held(self, place: Place, *, create: bool) -> LedgerAtHand:
        with ExitStack() as held:
            try:
                application = held.enter_context(
                    opened(place, self.clock, to_write=True, create=create, is_beside=True)
                )
            except UserError as problem:
                if problem.code != "shared_shown":
                    raise
                return ShownAtHand(held.enter_context(opened(place, self.clock)), held.pop_all())
            return LedgerAtHand(application, held.pop_all())
