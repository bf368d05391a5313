"""What is written in a locked ledger can be read in no file: not its own, its log's, a copy's, or one left by a kill.

Each place is also looked at with a ledger that is not locked: there the same words must be found, or the look is blind.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from household_ledger import files
from household_ledger.db import backup, connections
from household_ledger.db import salvage as salvage_module
from household_ledger.db.connections import Address
from household_ledger.db.keeping import keep_copy
from household_ledger.db.keys import KEYS, salt_of
from household_ledger.db.private_copy import private_copy
from household_ledger.db.recasting import recast
from household_ledger.db.restoring import restore
from household_ledger.db.salvage import salvage
from household_ledger.db.secret import Key
from household_ledger.db.store import open_store
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.photo import Photo, hash_of
from household_ledger.domain.register import Household
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.photos import AddWithPhotos
from household_ledger.services.commands.register import AddRecords
from tests.db.drafts import draft
from tests.db.ledgers import Book, HandClock, Home, add_home, new_book, opened_book

CANARIES = ("นกขมิ้นเหลืองอ่อน".encode(), b"CANARY-NOTE-7391", b"CANARY-PICTURE-5520")
KEY = Key(b"c" * 32, b"y" * 16).text
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
MANY = 3000


def plant(book: Book, home: Home, number: int = 1) -> None:
    """Write the words into a name, a note and a picture; so they are in the journal too."""
    name, note, shown = CANARIES
    picture = b"\xff\xd8" + shown + str(number).encode()
    photo = Photo(
        hash=hash_of(picture), household=home.id, width=9, height=9, added_on=date(2026, 11, 2), picture=picture
    )
    entry = replace(draft(number, home, kind=EntryKind.EXPENSE), note=note.decode())
    book.do(AddRecords((Household(id=NO_ID, code=f"C{number}", name=name.decode(), started_on=date(2026, 1, 1)),)))
    book.do(AddWithPhotos(AddEntries((entry,)), (photo,)))


def seen_in(folder: Path) -> set[str]:
    """Name what in a folder can be read by anybody, and files of ours without a name."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    seen = {path.relative_to(folder).as_posix() for path in files if shows(path)}
    return seen | ({"nameless"} if any(map(shows, nameless())) else set())


def shows(path: Path) -> bool:
    content = path.read_bytes()
    return any(canary in content for canary in CANARIES)


def nameless() -> Iterator[Path]:
    """Go through the files this program has open that have no name any more: what SQLite puts aside while it sorts."""
    for handle in Path("/proc/self/fd").glob("*") if sys.platform == "linux" else ():
        try:
            target = str(handle.readlink())
        except OSError:
            continue
        if target.endswith("(deleted)") and "etilqs" in target:
            yield handle


@pytest.fixture(params=["locked", "plain"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "book.hldb"
    with new_book(path) as book:
        plant(book, add_home(book))
    wanted = KEY if request.param == "locked" else ""
    if (salt_of(path) or "") != wanted[64:]:
        recast(path, wanted)
    with KEYS.held(wanted):
        yield path


def told(ledger: Path, *names: str) -> set[str]:
    """Say what must be seen: nothing of a locked ledger, all of a plain one."""
    return set() if salt_of(ledger) else set(names)


def test_neither_the_file_nor_its_log_nor_its_journal_shows_anything(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened_book(ledger) as book:
        plant(book, add_home(book, "002"), 2)
        assert seen_in(ledger.parent) == told(ledger, "book.hldb", "book.hldb-wal")
    monkeypatch.setattr("household_ledger.db.opening.journal_mode", lambda _path: "TRUNCATE")
    with opened_book(ledger) as book:
        raw = book.store._writing_desk().raw  # noqa: SLF001 -- in the midst of a step
        raw.execute("begin immediate")
        raw.execute("pragma cache_spill=1")
        raw.execute("update household set name='x' where code like 'C%'")
        raw.execute("update entry set note='x'")
        raw.execute("pragma cache_size=1")
        raw.execute("create table much as select randomblob(3000) from op a, op b limit 3000")
        assert seen_in(ledger.parent) >= told(ledger, "book.hldb-journal")
        assert seen_in(ledger.parent) == told(ledger, "book.hldb", "book.hldb-journal")
        raw.execute("rollback")


def test_no_copy_finished_or_not_shows_anything(ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, looked = tmp_path / "copies", set[str]()

    real = files.sync_file

    def looking(path: Path) -> None:
        looked.update(Path(name).suffix for name in seen_in(path.parent))
        real(path)

    monkeypatch.setattr(backup, "sync_file", looking)
    keep_copy(ledger, place, reason="by-hand", now=NOW)
    assert looked == told(ledger, ".part")
    assert {Path(name).suffix for name in seen_in(place)} == told(ledger, ".hldb")
    with private_copy(ledger, tmp_path / "reading", NOW) as path:
        assert seen_in(tmp_path / "reading") == told(ledger, path.name)
    (copy,) = place.glob("*.hldb")
    restore(copy, ledger, now=NOW)
    assert {Path(name).name.split()[-1] for name in seen_in(ledger.parent)} >= told(ledger, "book.hldb")
    assert salt_of(ledger) == salt_of(copy)
    if salt_of(ledger):
        assert seen_in(ledger.parent) == set()


def test_nothing_is_put_aside_readable_while_much_is_sorted(ledger: Path) -> None:
    with sorting(ledger):
        assert seen_in(ledger.parent) == told(ledger, "book.hldb")


def test_the_look_sees_what_is_put_aside_in_files(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = connections._first_pragmas  # noqa: SLF001
    monkeypatch.setattr(connections, "_first_pragmas", lambda address: (*real(address), "temp_store=FILE"))
    if sys.platform == "linux":
        with sorting(ledger):
            assert "nameless" in seen_in(ledger.parent)


@contextmanager
def sorting(ledger: Path) -> Iterator[None]:
    """Read in an order no index has, so much that it does not fit, and stop in its midst."""
    store = open_store(ledger, clock=HandClock(), read_only=True)
    with store.reader() as reader:
        reader.raw.execute("pragma cache_size=-100")
        much = "select a.note||b.label||hex(randomblob(200)) from entry a, op b, op c order by 1"
        rows = reader.raw.execute(f"{much} limit {MANY}")
        assert rows.fetchone() is not None
        big = reader.raw.execute(
            "with recursive n(i) as (select 1 union all select i+1 from n where i<20000) "
            "select (select max(note) from entry)||hex(randomblob(99)) from n order by 1"
        )
        big.fetchone()
        yield
    store.close()


def test_salvaging_shows_nothing_on_its_way(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = set[str]()
    for name in ("read_remains", "verify_all"):
        monkeypatch.setattr(salvage_module, name, _looking(getattr(salvage_module, name), ledger.parent, looked))

    salvage(ledger, ledger.with_name("new.hldb"), clock=HandClock())

    names = {Path(name).name for name in looked}
    assert names >= told(ledger, "book.hldb", "damaged", "new.hldb-wal")
    assert not (names and salt_of(ledger))
    assert seen_in(ledger.parent) == told(ledger, "book.hldb", "new.hldb")


def _looking(real: Callable[..., Any], folder: Path, looked: set[str]) -> Callable[..., Any]:
    def wrapped(*given: Any, **how: Any) -> Any:  # noqa: ANN401 -- whatever it is about
        looked.update(seen_in(folder))
        made = real(*given, **how)
        looked.update(seen_in(folder))
        return made

    return wrapped


def test_locking_leaves_nothing_readable_of_what_was_there_before(tmp_path: Path) -> None:
    path = tmp_path / "book.hldb"
    with new_book(path) as book:
        plant(book, add_home(book))
    if salt_of(path):
        recast(path, "")
    seen: list[set[str]] = []

    recast(path, KEY, before_swap=lambda _new: seen.append(seen_in(tmp_path)))

    assert seen == [{"book.hldb"}]
    assert seen_in(tmp_path) == set()


def test_the_look_sees_a_copy_that_was_not_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.hldb"
    with new_book(path) as book:
        plant(book, add_home(book))
    if not salt_of(path):
        recast(path, KEY)

    def careless(source: Address, target: Address) -> None:
        from household_ledger.db import recasting

        recasting._export(source.path, target.path, source.key, "")  # noqa: SLF001 -- the mutant

    monkeypatch.setattr(backup, "copy_pages", careless)
    monkeypatch.setattr(backup, "verify_copy", lambda *_said: 1)
    with KEYS.held(KEY):
        keep_copy(path, tmp_path / "copies", reason="by-hand", now=NOW)
    assert len(seen_in(tmp_path)) == 1
