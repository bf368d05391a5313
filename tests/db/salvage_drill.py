"""Damage done to ledger files, and what came back of them held against the whole file by plain SQL."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from household_ledger.db.pages import Pages
from household_ledger.db.records import KINDS
from household_ledger.services.copies.salvaged import Salvaged
from tests.encrypted import clear_bytes, raw_connection

PAGE = 4096
Row = tuple[object, ...]


@dataclass(frozen=True)
class Compared:
    """How a salvaged file differs from the whole one."""

    wanted: int
    """Entries the whole file holds, deleted ones too."""
    missing: int
    """Entries that did not come back."""
    untold: int
    """Of these, such as the report does not name as gone."""
    wrong: tuple[tuple[str, int, int], ...]
    """Records that are otherwise than in the whole file, and not told as such."""

    @property
    def back_permille(self) -> int:
        """Tell how many of a thousand entries came back."""
        return (self.wanted - self.missing) * 1000 // self.wanted


def destroy(path: Path, numbers: Iterable[int], *, seed: int = 0) -> None:
    """Overwrite pages of a file with what chance gives."""
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for number in numbers:
        content[(number - 1) * PAGE : number * PAGE] = chance.randbytes(PAGE)
    path.write_bytes(content)


def pages_of(path: Path, *names: str) -> list[int]:
    """List the pages of tables and indexes that can be reached from their roots, those a row flows over to left out."""
    connection = raw_connection(path)
    marks = ",".join("?" * len(names))
    roots = connection.execute(f"select rootpage from sqlite_master where name in ({marks})", names).fetchall()
    connection.close()
    pages, seen = Pages(clear_bytes(path)), set[int]()
    for (root,) in roots:
        list(pages.walk(root, seen))
    return sorted(seen)


def same_pages(before: Path, after: Path) -> set[int]:
    """List the pages that say after some writing what they said before it."""
    was, now = clear_bytes(before), clear_bytes(after)
    spans = [(number, slice((number - 1) * PAGE, number * PAGE)) for number in range(1, len(was) // PAGE + 1)]
    return {number for number, span in spans if was[span] == now[span]}


def chance_pages(path: Path, count: int, seed: int) -> list[int]:
    """Choose pages of a file, any of them."""
    return random.Random(seed).sample(range(1, path.stat().st_size // PAGE + 1), count)


def compare(whole: Path, salvaged: Salvaged) -> Compared:
    """Hold a salvaged file against the whole one, all columns of all records and their lines."""
    wanted, got = _records(whole), _records(salvaged.path)
    told = {(one.sort, one.id) for one in (*salvaged.older, *salvaged.gone)}
    months = {_month_of(one, whole) for one in salvaged.unverified}
    wrong = [
        key
        for key, row in got.items()
        if row != wanted.get(key) and key[:2] not in told and not (key[0] == "month" and key[1:] in months)
    ]
    missing = {key for key in wanted if key[0] == "entry"} - got.keys()
    return Compared(
        wanted=len([key for key in wanted if key[0] == "entry"]),
        missing=len(missing),
        untold=len([key for key in missing if key[:2] not in told]),
        wrong=tuple(sorted(wrong)),
    )


def _month_of(said: tuple[str, str], whole: Path) -> tuple[int, int]:
    connection = raw_connection(whole)
    homes = connection.execute("select id,code,name from household").fetchall()
    connection.close()
    home = next(record for record, code, name in homes if said[0] in (f"{code} {name}", code))
    return home, int(said[1].replace("-", ""))


def _records(path: Path) -> dict[tuple[str, int, int], tuple[Row, tuple[Row, ...]]]:
    connection = raw_connection(path)
    found: dict[tuple[str, int, int], tuple[Row, tuple[Row, ...]]] = {}
    for kind in KINDS:
        first, second = kind.key
        lines: dict[int, list[Row]] = {}
        if kind.child is not None:
            child = kind.child
            for owner, *cells in connection.execute(f'select {child.owner},* from "{child.table}" order by 1,"line"'):
                lines.setdefault(owner, []).append(tuple(cells))
        keys = f'"{first}",' + (f'"{second}"' if second else "0")
        for record, sub, *cells in connection.execute(f'select {keys},* from "{kind.name}"'):
            found[kind.name, record, sub] = (tuple(cells), tuple(lines.get(record, ())))
    connection.close()
    return found
