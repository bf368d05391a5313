"""Which packs that lie in a folder are put together, and which of them never are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from household_ledger.errors import UserError
from household_ledger.services.evidence.pack import Level
from household_ledger.services.evidence.pack_file import PACK_FILE, ReadPack, read_pack
from household_ledger.services.evidence.roll_up import why_never


@dataclass(frozen=True, slots=True)
class PacksFound:
    """The folders of packs that may be put together, and those left out; `why` of a folder that holds no others."""

    taken: tuple[Path, ...]
    left_out: tuple[Path, ...] = ()
    why: UserError | None = None


def packs_in(place: Path, name: str) -> PacksFound:
    """Look through the folders of a folder for packs to put together under a name; OSError.

    Left out are packs that name households, those of all NODEs, what has that name already, and what was put together
    beside packs of providers: that is an older one of the same. What cannot be read is taken, to be refused by name.
    """
    folders = sorted(one.parent for one in place.glob(f"*/{PACK_FILE}"))
    read = {one: _read(one) for one in folders}
    never = {one: problem for one, pack in read.items() if pack is not None and (problem := why_never(pack))}
    has_providers = any(pack is not None and _sort(pack) == (Level.NODE, False) for pack in read.values())
    older = {one for one, pack in read.items() if pack is not None and _sort(pack) == (Level.NODE, True)}
    left_out = {place / name, *never} | (older if has_providers else set())
    taken = tuple(one for one in folders if one not in left_out)
    return PacksFound(taken, tuple(one for one in folders if one in left_out), next(iter(never.values()), None))


def _read(folder: Path) -> ReadPack | None:
    try:
        return read_pack(folder)
    except UserError:
        return None


def _sort(read: ReadPack) -> tuple[Level, bool]:
    return read.pack.level, read.pack.is_rolled_up
