"""Safety copies of a ledger that is in no file: its whole journal as a bundle, read again before it has its name."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from household_ledger.db import volume
from household_ledger.db.backup import Copy, give_name, sums_beside, take_name, take_new_name, take_over, under_way
from household_ledger.db.base_store import BaseStore
from household_ledger.db.bundle import read_bundle, write_bundle
from household_ledger.db.erased_copies import bundles_holding
from household_ledger.db.keeping import remove_copy, sweep
from household_ledger.db.place import created_on
from household_ledger.errors import EnvironmentProblem, LedgerError
from household_ledger.services.copies.copy import KeptCopy, read_name
from household_ledger.services.copies.keeping import Standing, to_remove
from household_ledger.services.merging.outcome import BUNDLE

_ENTRIES = "select count(*) from entry where deleted=0"
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class BundleCopies:
    """The copies of one opened ledger; what a copy is of lies in the zip's comment, so that no other's is removed."""

    store: BaseStore

    def keep(self, folder: Path, *, reason: str, now: datetime) -> Copy:
        """Write everything into a bundle, read all of it again, name it, and let old ones go; `now` is local time.

        EnvironmentProblem: `disk_full`, `read_only`, `copy_failed` (it could not be read and is gone) …
        """
        part, target = take_new_name(self._named, folder, reason=reason, now=now, ending=BUNDLE)
        with under_way(part, target):
            entries = self._write(part)
            give_name(part, target)
        self.prune(folder, now=now)
        return Copy(path=target, size=target.stat().st_size, entries=entries)

    def fill(self, copy: Path, folder: Path, *, now: datetime) -> None:
        """Put a copy just made into a second folder as well, under its own name, and let old ones there go."""
        part, target = take_name(self._named, folder, copy.stem, ending=BUNDLE)
        with under_way(part, target):
            take_over(copy, part, target)
        self.prune(folder, now=now)

    def among(self, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """List the copies in some folders, newest first; one that cannot be read is told by its name alone."""
        created = self._created()
        places = {folder.resolve(): None for folder in folders}
        found = [one for folder in places for one, its in self._in(folder) if its in ("", created)]
        return tuple(sorted(found, key=lambda one: one.age_order, reverse=True))

    def prune(self, folder: Path, *, now: datetime) -> None:
        """Remove the copies of this ledger whose time is over (`services.copies.keeping`)."""
        created = self._created()
        ours = [one for one, its in self._in(folder) if created and its == created]
        for one in to_remove(ours, Standing(now.replace(tzinfo=None), volume.free_bytes(folder / self._named.name))):
            remove_copy(one.path)
        sweep(self._named, folder, ending=BUNDLE)

    def sweep(self, folders: Iterable[Path]) -> None:
        """Remove what a killed program left of copies, at once."""
        for folder in folders:
            sweep(self._named, folder, seconds=0, ending=BUNDLE)

    def holding_erased(self, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """List the copies that hold something of an erased household, or that nobody can look into."""
        listed = tuple(folders)
        with self.store.reader() as reader:
            holding = set(bundles_holding(reader.raw, listed))
        return tuple(one for one in self.among(listed) if one.path.resolve() in holding)

    @property
    def _named(self) -> Path:
        """Give what a file of this ledger would be called."""
        return Path(_UNSAFE.sub("-", self.store.name) + BUNDLE)

    def _created(self) -> str:
        with self.store.reader() as reader:
            return created_on(reader.raw)

    def _write(self, part: Path) -> int:
        """Write all there is at one moment, say in it of what it is, and read it again; count the entries."""
        with self.store.reader() as reader:
            entries = int((reader.raw.execute(_ENTRIES).fetchone() or (0,))[0])
            write_bundle(reader.raw, part)
            of = {"created": created_on(reader.raw), "entries": entries}
        with zipfile.ZipFile(part, "a") as parts:
            parts.comment = json.dumps(of).encode()
        try:
            read_bundle(part)
        except LedgerError as problem:
            raise EnvironmentProblem("copy_failed", name=self.store.name) from problem
        return entries

    def _in(self, folder: Path) -> Iterator[tuple[KeptCopy, str]]:
        """Go through what has the name of a copy, with the day its ledger was made ("": cannot be read)."""
        try:
            paths = list(folder.iterdir())
        except OSError:
            return
        for path in paths:
            named = read_name(self._named, path, BUNDLE)
            if named is not None:
                with suppress(OSError):
                    created, entries = _said_in(path)
                    size, is_verified = path.stat().st_size, sums_beside(path) is not None
                    yield replace(named, size=size, is_verified=is_verified, entries=entries), created


def _said_in(path: Path) -> tuple[str, int | None]:
    """Read of which ledger a bundle is a copy, and how many entries it holds; nothing of any other bundle."""
    try:
        with zipfile.ZipFile(path) as parts:
            of = json.loads(parts.comment)
        return str(of["created"]), int(of["entries"])
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError):
        return "", None
