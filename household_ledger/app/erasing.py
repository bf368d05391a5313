"""A household erased from a ledger that is open, with all that belongs to it: copies, room, what else lies about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from household_ledger.app.opening import Application
from household_ledger.db.keeping import remove_copy
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.paths import documents_folder
from household_ledger.services.commands.erasing import EraseHousehold
from household_ledger.services.copies.copy import AFTER_ERASE, BEFORE_ERASE, KeptCopy
from household_ledger.services.erasing import StillThere
from household_ledger.services.ports import Initiator
from household_ledger.settings import Settings


@dataclass(frozen=True, slots=True)
class Places:
    """Where copies of a ledger go: the folder chosen, and a second one that may not be there just now."""

    folder: Path
    second: Path | None = None

    @classmethod
    def chosen(cls, settings: Settings) -> Places:
        """Give those chosen in the window."""
        return cls(settings.copies_folder(), settings.second_folder())

    @property
    def there(self) -> tuple[Path, ...]:
        """List those that can be looked into."""
        return tuple(one for one in (self.folder, self.second) if one is not None and one.is_dir())


def erase_household(app: Application, command: EraseHousehold, places: Places, *, person: Id = NO_ID) -> None:
    """Copy the ledger, then take the household out of it; `finish_erasing` is to follow.

    UserError as the command, EnvironmentProblem as `Application.copy_before`: nothing was erased.
    """
    app.copy_before(BEFORE_ERASE, places.folder)
    app.ledger.execute(command, Initiator(person))


def finish_erasing(app: Application, places: Places, settings: Settings) -> StillThere:
    """Do all that follows an erasure, here or on another laptop, as often as wished; say where something is still.

    The file is written anew, a verified copy of it made, unfinished copies and kept sums go. EnvironmentProblem, the
    rest of it may be done again then.
    """
    from household_ledger.db.erased_copies import bundles_holding

    now = app.clock.now().astimezone()
    is_clean = app.store.finish_erasing()
    _forget_beside(app, settings)
    app.care.sweep(places.there)
    made = app.care.keep_copy(places.folder, reason=AFTER_ERASE, now=now)
    if places.second in places.there and places.second is not None:
        app.care.fill(made.path, places.second, now=now)
    older = app.care.copies_holding_erased(places.there)
    beside = [app.care.place.resolve().parent] if isinstance(app.care.place, Path) else []
    with app.store.reader() as reader:
        found = bundles_holding(reader.raw, (*beside, *places.there, documents_folder()))
    listed = {one.path.resolve() for one in older}
    bundles = tuple(one for one in found if one not in listed)
    away = places.second if places.second is not None and places.second not in places.there else None
    return StillThere(copy=made.path, copies=older, bundles=bundles, away=away, is_clean=is_clean)


def remove_copies(copies: Iterable[KeptCopy]) -> tuple[Path, ...]:
    """Remove older copies; give those the system would not let go of."""
    listed = [one.path for one in copies]
    for path in listed:
        remove_copy(path)
    return tuple(path for path in listed if path.exists())


def _forget_beside(app: Application, settings: Settings) -> None:
    """Let go of what was kept beside the choices of this computer: sums of the paper, rows that could not be saved."""
    from household_ledger.domain.register import Erasure
    from household_ledger.services.drafts import UNSAVED, Drafts
    from household_ledger.services.kept_sums import KeptSums

    with app.store.reader() as reader:
        erased = [one.id for one in reader.all(Erasure)]
    KeptSums(settings).forget(erased, app.care.book)
    Drafts(settings.path.with_name(UNSAVED), app.care.book).forget(erased)
