"""A file is looked through beside its opening: it is shown at once, and nothing is written before the answer."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from household_ledger.db import opening, soundness
from household_ledger.db.connections import Raw
from household_ledger.db.place import Place
from household_ledger.db.store import SqlStore, open_store, open_store_beside
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import Household
from household_ledger.errors import Cancelled, EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.ledger import Ledger
from tests.db.drafts import draft
from tests.db.ledgers import HandClock, Home, add_home, new_book
from tests.encrypted import raw_connection

_PAGE = 4096
_SPOILED = "แผ่นนี้จะเสีย"
ADDED = AddRecords((Household(id=NO_ID, code="002", name="บ้านสอง"),))


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Give a ledger of a few hundred pages, closed."""
    path = tmp_path / "x.hldb"
    with new_book(path) as book:
        home = add_home(book)
        for number in range(3):
            book.do(AddEntries(tuple(_long(home, number * 100 + one) for one in range(100))))
    return path


def _long(home: Home, number: int) -> Draft:
    note = f"{number} {_SPOILED if number == 100 else 'ข้าว'} " + "ก" * 250
    return replace(draft(1, home, kind=EntryKind.NOTHING), description="", note=note)


@pytest.fixture
def damaged(whole: Path) -> Path:
    """Spoil a page of old entries, which opening the file and adding to it do not come by."""
    whole.write_bytes(_spoiled(whole))
    return whole


def _spoiled(whole: Path) -> bytes:
    """Give the content of a file with the page spoiled that holds one old entry."""
    content = bytearray(whole.read_bytes())
    words = f"100 {_SPOILED}".encode()
    page = content.index(words) // _PAGE if words in content else _page_of_entry(whole, f"100 {_SPOILED}%")
    content[page * _PAGE : page * _PAGE + 8] = b"\xff" * 8
    return bytes(content)


def _page_of_entry(whole: Path, note: str) -> int:
    """Find the page of an encrypted file that holds an entry, and neither the first nor the last: by spoiling each."""
    trial = whole.with_name("trial.hldb")
    shutil.copy(whole, trial)
    with closing(raw_connection(whole)) as raw:
        (wanted,) = raw.execute("select id from entry where note like ?", (note,)).fetchone()
        others = raw.execute("select min(id),max(id) from entry").fetchone()
    for page in range(1, trial.stat().st_size // _PAGE):
        with trial.open("r+b") as file:
            file.seek(page * _PAGE)
            before = file.read(8)
            file.seek(page * _PAGE)
            file.write(b"\xff" * 8)
            file.flush()
            is_found = not _is_readable(trial, wanted) and all(_is_readable(trial, one) for one in others)
            file.seek(page * _PAGE)
            file.write(before)
        if is_found:
            trial.unlink()
            return page
    raise AssertionError(note)


def _is_readable(path: Path, entry: int) -> bool:
    with closing(raw_connection(path, mode="immutable")) as raw:
        try:
            return raw.execute("select note from entry where id=?", (entry,)).fetchone() is not None
        except driver.DatabaseError:
            return False


class Held:
    """A look through a file that waits until the test lets it go on."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()

    def look_through(self, raw: Raw, path: Path) -> None:
        assert self.may_go_on.wait(20)
        opening.look_through(raw, path)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    made = Held()
    monkeypatch.setattr(soundness, "look_through", made.look_through)
    yield made
    made.may_go_on.set()


@contextmanager
def beside(path: Path) -> Iterator[tuple[SqlStore, Ledger]]:
    store = open_store_beside(path, clock=HandClock())
    try:
        yield store, Ledger(store, HandClock())
    finally:
        store.close()


class Writer:
    """Somebody who writes in a thread, and what came of it."""

    def __init__(self, ledger: Ledger) -> None:
        self.problem: BaseException | None = None
        self.thread = threading.Thread(target=self._write, args=(ledger,))
        self.thread.start()

    def _write(self, ledger: Ledger) -> None:
        try:
            ledger.execute(ADDED)
        except (EnvironmentProblem, Cancelled) as problem:
            self.problem = problem


def names(store: SqlStore) -> list[str]:
    with store.reader() as reader:
        return [one.code for one in reader.households()]


def test_a_file_is_read_while_it_is_looked_through_and_written_once_it_is_whole(whole: Path, held: Held) -> None:
    with beside(whole) as (store, ledger):
        assert names(store) == ["001"]
        assert store.undo_label() is not None
        writer = Writer(ledger)
        writer.thread.join(0.2)
        assert writer.thread.is_alive(), "it waits for the answer"
        assert names(store) == ["001"]

        held.may_go_on.set()
        writer.thread.join(20)

        assert writer.problem is None
        assert names(store) == ["001", "002"]
        store.wait_until_whole()


def test_nothing_is_ever_written_into_a_file_that_turns_out_damaged(damaged: Path, held: Held) -> None:
    before = damaged.read_bytes()
    with beside(damaged) as (store, ledger):
        assert names(store) == ["001"]
        told: list[EnvironmentProblem] = []
        store.when_not_whole(told.append)
        writer = Writer(ledger)
        held.may_go_on.set()
        writer.thread.join(20)

        assert isinstance(writer.problem, EnvironmentProblem)
        assert (writer.problem.code, writer.problem.params) == ("damaged", {"name": "x.hldb"})
        for write in (lambda: ledger.execute(ADDED), store.rebuild_totals, store.checkpoint, store.wait_until_whole):
            with pytest.raises(EnvironmentProblem, match="damaged"):
                write()
        store.when_not_whole(told.append)
        assert [one.code for one in told] == ["damaged", "damaged"], "whoever asks later is told too"
    assert damaged.read_bytes() == before


def test_what_reading_a_damaged_place_leads_to_is_told_as_damage(damaged: Path, held: Held) -> None:
    with beside(damaged) as (store, _ledger):
        threading.Timer(0.1, held.may_go_on.set).start()
        with pytest.raises(EnvironmentProblem, match="damaged"), store.reader():
            raise ValueError("a word nobody knows")


def test_a_mistake_of_ours_in_a_whole_file_stays_one(whole: Path) -> None:
    with beside(whole) as (store, _ledger), pytest.raises(ValueError, match="ours"), store.reader():
        raise ValueError("ours")


def _moved(path: Path) -> Path:
    return path.rename(path.parent / "elsewhere.hldb")


def _a_copy(path: Path) -> Path:
    with closing(raw_connection(path)) as raw:
        raw.execute("pragma journal_mode=DELETE")
    return path


@pytest.mark.parametrize("make", [_moved, _a_copy])
def test_what_opening_itself_would_write_waits_too(damaged: Path, make: object) -> None:
    path = make(damaged)  # type: ignore[operator]
    before = path.read_bytes()

    for opener in (open_store, open_store_beside):
        with pytest.raises(EnvironmentProblem, match="damaged"):
            opener(path, clock=HandClock())
        assert path.read_bytes() == before


@pytest.mark.parametrize("make", [_moved, _a_copy])
def test_a_whole_file_from_elsewhere_opens(whole: Path, make: object) -> None:
    path = make(whole)  # type: ignore[operator]
    with beside(path) as (store, ledger):
        ledger.execute(ADDED)
        assert names(store) == ["001", "002"]
        assert store.check().findings == ()


def _look_forever(raw: Raw, _path: Path) -> None:
    raw.execute("with recursive n(i) as (select 1 union all select i+1 from n) select count(*) from n").fetchall()


def test_closing_does_not_wait_for_the_look_to_end(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soundness, "look_through", _look_forever)
    store = open_store_beside(whole, clock=HandClock())
    told: list[EnvironmentProblem] = []
    store.when_not_whole(told.append)
    writer = Writer(Ledger(store, HandClock()))

    store.close()
    writer.thread.join(20)

    assert isinstance(writer.problem, Cancelled), "no answer is no leave to write"
    assert told == []
    assert not any(one.name == "soundness" for one in threading.enumerate())
    assert not whole.with_name(whole.name + "-wal").exists()


def test_closing_waits_for_whoever_is_at_the_door(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One who had passed the first look at whether the book is open found nothing to write with."""
    store = open_store_beside(whole, clock=HandClock())
    is_inside, may_go_on = threading.Event(), threading.Event()

    def is_kept(_place: Place) -> bool:
        is_inside.set()
        assert may_go_on.wait(20)
        return True

    monkeypatch.setattr(Place, "is_kept", is_kept)
    writer = Writer(Ledger(store, HandClock()))
    assert is_inside.wait(20)
    closer = threading.Thread(target=store.close)
    closer.start()
    closer.join(0.2)
    may_go_on.set()
    writer.thread.join(20)
    closer.join(20)

    assert not closer.is_alive()
    assert writer.problem is None or isinstance(writer.problem, Cancelled)
    assert not whole.with_name(whole.name + "-wal").exists()


def test_a_look_that_fails_counts_as_no_answer(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_raw: Raw, _path: Path) -> None:
        problem = driver.OperationalError("disk I/O error")
        problem.sqlite_errorcode = 10
        raise problem

    monkeypatch.setattr(soundness, "look_through", fail)
    with beside(whole) as (store, ledger):
        told: list[EnvironmentProblem] = []
        store.when_not_whole(told.append)
        with pytest.raises(EnvironmentProblem, match="io_error"):
            ledger.execute(ADDED)
        assert [one.code for one in told] == ["io_error"]


def test_a_file_that_comes_back_as_another_copy_is_looked_through_anew(whole: Path, tmp_path: Path) -> None:
    with beside(whole) as (store, ledger):
        store.wait_until_whole()
        content = _spoiled(whole)
        whole.rename(tmp_path / "away.hldb")
        for tail in ("-wal", "-shm"):
            whole.with_name(whole.name + tail).unlink(missing_ok=True)
        whole.write_bytes(content)

        with pytest.raises(EnvironmentProblem, match="damaged"):
            ledger.execute(ADDED)
        shutil.copy(tmp_path / "away.hldb", whole)
        ledger.execute(ADDED)
        assert names(store) == ["001", "002"]


def test_otherwise_a_damaged_file_is_not_opened_at_all(damaged: Path) -> None:
    for read_only in (True, False):
        with pytest.raises(EnvironmentProblem, match="damaged"):
            open_store(damaged, clock=HandClock(), read_only=read_only)
