"""What the window needs of the outside: ledgers to open, and what an opened one can do. `app` gives both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from household_ledger.errors import EnvironmentProblem
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Clock, Progress, Reader, no_progress

if TYPE_CHECKING:
    from household_ledger.domain.changes import ChainHead
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
class SafetyCopy:
    """A finished, verified copy: where it is, how many entries it holds."""

    path: Path
    entries: int


@dataclass(frozen=True, slots=True)
class Sent:
    """A bundle as it was written: its size in bytes, how many living entries and how many steps it holds."""

    size: int
    entries: int
    steps: int


@dataclass(frozen=True, slots=True)
class PackWritten:
    """An evidence pack that lies whole in its folder: how many files it has, and whom it counts, in words."""

    folder: Path
    files: int
    people: str


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What a look through the whole file found: how much it holds, and the codes of what is wrong (`text.findings`).

    `heads` are the last steps of its writers, as papers and packs name them.
    """

    entries: int
    steps: int
    findings: tuple[str, ...]
    heads: tuple[ChainHead, ...] = ()


class OpenLedger(Protocol):
    """One ledger open for writing, held until `close`."""

    @property
    def place(self) -> Place:
        """Where the ledger lies: a file, or a database on a server."""

    @property
    def book(self) -> str:
        """How this computer remembers the ledger; never with a password."""

    @property
    def path(self) -> Path:
        """Where its file is; UserError `shared_no_file` of one on a server."""

    @property
    def name(self) -> str:
        """Its name for people."""

    @property
    def is_damaged(self) -> bool:
        """Whether it is only shown, as far as it can be read: what would write or print is refused in words."""

    @property
    def is_only_shown(self) -> bool:
        """Whether somebody who may only read a shared ledger opened it: what would write is refused in words."""

    @property
    def ledger(self) -> Ledger:
        """The door for writes."""

    @property
    def figures(self) -> Figures:
        """The figures, kept until a step changes them."""

    @property
    def clock(self) -> Clock:
        """Where today comes from."""

    def steps(self) -> int:
        """Count the steps, whoever wrote them; cheap, any thread."""

    def writer(self) -> int:
        """Name who this program is in the journal just now; any thread."""

    def reader(self) -> AbstractContextManager[Reader]:
        """Open one snapshot to read from; any thread."""

    def snapshot(self, *, is_long: bool = False) -> AbstractContextManager[tuple[Reader, Figures]]:
        """Give a reader and figures of one state, whoever writes meanwhile: for what is printed; any thread.

        What `is_long` reads a copy where reading would keep others from writing.
        """

    def make_copy(self, folder: Path, *, reason: str) -> SafetyCopy:
        """Copy the file beside the work, verified; any thread. EnvironmentProblem as `db.backup.make_copy`."""

    def fill_second(self, copy: Path, folder: Path) -> None:
        """Put a copy just made into a second folder as well; any thread. EnvironmentProblem as `make_copy`."""

    def copy_before_import(self, folder: Path) -> None:
        """Make a copy before much comes in at once; EnvironmentProblem where it must not: `no_room_to_import`."""

    def write_evidence(self, folder: Path, level: Level, as_of: Month, progress: Progress) -> PackWritten:
        """Write the evidence pack for a level at a month that is over into a folder of its own; any thread.

        UserError `evidence_folder_taken`, `evidence_month_not_over`; EnvironmentProblem; Cancelled leaves nothing.
        """

    def roll_up_evidence(self, packs: Iterable[Path], folder: Path, progress: Progress) -> PackWritten:
        """Put packs together in a folder of its own; any thread. UserError as `app.evidence.write_roll_up`."""

    def write_bundle(self, path: Path, passphrase: str, progress: Progress) -> Sent:
        """Write the whole book for another computer, sealed where a passphrase is given; any thread.

        UserError `secret_short`; EnvironmentProblem as `files.write_whole`; Cancelled leaves no file.
        """

    def is_sealed(self, bundle: Path) -> bool:
        """Tell whether a bundle asks for a passphrase; False of what cannot be read."""

    def copy_before_merge(self, folder: Path) -> None:
        """Make a copy before another computer's book comes in, as `copy_before_import`."""

    def copies(self, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """List the copies of this ledger in some folders and beside the file itself, newest first; any thread."""

    def is_copy_sound(self, copy: Path) -> bool:
        """Tell whether a copy is byte by byte what was verified when it was made; reads all of it, any thread."""

    def loss(self, copy: Path, secret: Secret | None = None) -> Loss:
        """Say what going back to a copy would undo; any thread.

        UserError `secret_needed` (`name` is the copy's) where another secret opens it than the ledger's.
        """

    def lies_on(self) -> str:
        """Say what the ledger lies on: `fixed`, `synchronised` (in step with other computers), `elsewhere` (a stick).

        `server` of a shared ledger.
        """

    def erase(self, command: EraseHousehold, settings: Settings, *, person: Id) -> StillThere:
        """Take a household out for good, copied before and after; say where something of it still is; any thread.

        UserError as the command, EnvironmentProblem: nothing was erased, or `rest` finishes it.
        """

    def finish_erasing(self, settings: Settings) -> StillThere:
        """Do what follows an erasure, on another computer too: a new copy; say where something still is; any thread.

        EnvironmentProblem as the disk refuses; it may be done again.
        """

    def remove_copies(self, copies: Iterable[KeptCopy]) -> tuple[Path, ...]:
        """Remove copies; give those the system would not let go of."""

    def is_disk_nearly_full(self) -> bool:
        """Tell whether the disk the file lies on has little room left (200 MB)."""

    def check(self) -> FileCheck:
        """Look through the whole file; any thread."""

    def when_not_whole(self, tell: Callable[[EnvironmentProblem], None]) -> None:
        """Have it told, from any thread, when the file turns out not to be whole: it is shown before that is known.

        Nothing is written into it, then or before.
        """

    def wait_until_whole(self) -> None:
        """Wait until the file is known to be whole; EnvironmentProblem where it is not."""

    @property
    def is_encrypted(self) -> bool:
        """Whether the file is locked with a passphrase."""

    def recovery_groups(self) -> tuple[str, ...]:
        """Give the numbers of the file's recovery sheet (`services.secret`); UserError `is_not_encrypted`."""

    def key_held(self) -> AbstractContextManager[None]:
        """Keep what opens the file while it is closed and opened again: so when a copy is put in its place.

        Otherwise whoever closed it is asked anew.
        """

    def rest(self) -> None:
        """Do in an idle moment what need not be done while somebody types (bring the log into the file)."""

    def close(self) -> None:
        """Close, so that the file alone is whole."""


class Secrets(Protocol):
    """Locking ledgers that are closed with a passphrase, and unlocking them for good; each whole or not at all.

    What is refused leaves the ledger as it was: UserError `secret_needed`, `secret_wrong`, `recovery_digits`,
    `recovery_group`; EnvironmentProblem `in_use`, `busy`, `damaged`, `disk_full` … They take seconds: not in the
    window's thread. The passphrase to come is made by `services.secret.new_passphrase`.
    """

    def encrypt(self, path: Path, passphrase: Secret, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """Lock a plain ledger; list its copies, in some folders and beside it, that can still be read by anybody.

        UserError `is_encrypted`.
        """

    def change(self, path: Path, secret: Secret, new: Secret, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """Give a ledger another passphrase and so another recovery sheet; list the copies only the old ones open.

        UserError `is_not_encrypted`.
        """

    def remove(self, path: Path, secret: Secret) -> None:
        """Make a ledger one that anybody can read; UserError `is_not_encrypted`."""

    def remove_copies(self, copies: Iterable[KeptCopy]) -> tuple[KeptCopy, ...]:
        """Remove copies with what lies beside them; list those the system would not let go of."""


class Shelf(Protocol):
    """Where ledgers come from."""

    @property
    def secrets(self) -> Secrets:
        """Locking ledgers with a passphrase."""

    def show_damaged(self, path: Path) -> OpenLedger:
        """Open a damaged ledger as far as it goes; nothing is ever written into it.

        EnvironmentProblem `damaged_page` where nothing of it can be shown.
        """

    def move(self, path: Path, folder: Path) -> Path:
        """Copy a closed ledger, verified, into a folder under a name that is free; give where. The old one stays.

        EnvironmentProblem `disk_full`, `copy_failed` …: nothing is left of what was begun.
        """

    def can_be_rescued(self, path: Path) -> bool:
        """Tell whether a damaged ledger can be read page by page, one that is locked with its secret: not one gone."""

    def rescue(self, path: Path, folders: Iterable[Path], secret: Secret | None = None) -> Salvaged:
        """Put a whole ledger in the place of a damaged one, which goes aside as it lies; any thread.

        It is made of the newest whole copy in some folders, and of all the damaged one says beyond that; of one that is
        locked it is locked likewise. Of one that says nothing at all the copy alone comes back.
        UserError, EnvironmentProblem: the damaged one is as it was.
        """

    def needs_secret_to_rescue(self, path: Path, copy: KeptCopy | None) -> bool:
        """Tell whether `rescue` needs a secret, `copy` being the newest: one that lost its beginning does not tell."""

    def check_secret_to_rescue(self, path: Path, folders: Iterable[Path], secret: Secret) -> None:
        """Look whether a secret opens a damaged ledger, or its newest copy; raises as `check_secret`."""

    def open(self, place: Place, secret: Secret | None = None) -> OpenLedger:
        """Open a ledger for writing; UserError, EnvironmentProblem (`in_use` names the holder).

        Of a shared one UserError `server_refused` where its server wants a password, or another one.

        UserError `secret_needed` without the secret of one that is locked; `secret_wrong`, `recovery_digits`,
        `recovery_group` where it does not open it. Of one that is not locked a secret is not looked at.
        """

    def is_locked(self, path: Path) -> bool:
        """Tell whether a file is a ledger (or a copy of one) that cannot be opened without a secret."""

    def check_secret(self, path: Path, secret: Secret) -> None:
        """Look whether a secret opens a ledger, open in this program or not; takes a fifth of a second.

        UserError `secret_wrong`, or of one that is open here `secret_not_it`, `sheet_not_it`; `recovery_digits`,
        `recovery_group`.
        """

    def look_at(self, address: ServerAddress) -> tuple[int, int]:
        """Look whether a shared ledger can be opened; count its households and its entries.

        UserError `server_refused`, `no_database`, `not_a_ledger` …; EnvironmentProblem `no_server`.
        """

    def create(self, place: Place, passphrase: Secret | None = None) -> OpenLedger:
        """Make a new empty ledger, a file locked where a passphrase is given, and open it; UserError `file_exists`."""

    def restore(self, copy: Path, path: Path, secret: Secret | None = None) -> Restored:
        """Put a copy in the place of a ledger that is closed, what lies there aside first; it is as it was otherwise.

        Whatever opens the copy opens the ledger from then on. `secret` is the copy's own where it is locked and what
        opens it is not held (`OpenLedger.key_held`): UserError `secret_needed` (`name` is the copy's), `secret_wrong`.
        UserError `copy_of_another` …; EnvironmentProblem `copy_damaged`, `in_use`, `busy`, `disk_full` …
        """

    def newest_copy(self, path: Path, folders: Iterable[Path]) -> KeptCopy | None:
        """Find the newest copy of a ledger, in some folders and beside it, that is whole; reads it. None without any.

        The ledger itself may be damaged or gone.
        """

    def demo(self, progress: Progress = no_progress, *, anew: bool = False) -> Path:
        """Give the made-up provider's file, made if it is not there (or anew); any thread; `Cancelled` leaves none."""
