"""Files that cannot be opened say so, each in its own word, and stay as they were."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from household_ledger.db.faults import told
from household_ledger.db.making import make_file
from household_ledger.db.store import open_store
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Household
from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.services.commands.register import AddRecords
from household_ledger.text.all_sentences import SENTENCES
from household_ledger.text.messages import message
from tests.db.ledgers import HandClock, new_book, opened_book
from tests.encrypted import raw_connection


def _ledger(path: Path) -> Path:
    with new_book(path) as book:
        book.do(AddRecords((Household(id=NO_ID, code="001", name="บ้าน"),)))
    return path


def _set_version(path: Path, number: int) -> None:
    with closing(raw_connection(path)) as raw:
        raw.execute(f"pragma user_version={number}")


def _refusal(path: Path, *, read_only: bool = False) -> LedgerError:
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(LedgerError) as caught:
        open_store(path, clock=HandClock(), read_only=read_only).close()
    assert caught.value.code in SENTENCES
    assert (path.read_bytes() if path.is_file() else b"") == before
    return caught.value


@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_ledger_is_told_apart_and_not_touched(tmp_path: Path, read_only: bool) -> None:  # noqa: FBT001
    text = tmp_path / "note.hldb"
    text.write_text("บันทึก", encoding="utf-8")
    empty = tmp_path / "empty.hldb"
    empty.touch()
    other = tmp_path / "other.hldb"
    connection = driver.connect(str(other))
    connection.execute("create table t(x)")
    connection.close()
    newer = _ledger(tmp_path / "newer.hldb")
    _set_version(newer, 999)
    older = _ledger(tmp_path / "older.hldb")
    _set_version(older, 0)

    assert _refusal(tmp_path / "nowhere.hldb", read_only=read_only).code == "file_missing"
    assert _refusal(tmp_path, read_only=read_only).code == "not_a_ledger"
    assert _refusal(text, read_only=read_only).code == "not_a_ledger"
    assert _refusal(empty, read_only=read_only).code == "not_a_ledger"
    assert _refusal(other, read_only=read_only).code == "foreign_file"
    assert _refusal(newer, read_only=read_only).code == "newer_file"
    assert not read_only or _refusal(older, read_only=True).code == "older_file"
    assert _refusal(newer).params == {"name": "newer.hldb"}


def test_a_file_with_spoiled_pages_is_damaged(tmp_path: Path) -> None:
    path = _ledger(tmp_path / "x.hldb")
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(bytes(content))

    problem = _refusal(path)

    assert isinstance(problem, EnvironmentProblem)
    assert problem.code == "damaged"


@pytest.mark.parametrize(
    "statement",
    ["drop trigger op_no_update", "drop view entry_image", "create trigger t before update on op begin select 1; end"],
)
def test_a_file_whose_guards_were_changed_is_damaged(tmp_path: Path, statement: str) -> None:
    path = _ledger(tmp_path / "x.hldb")
    connection = raw_connection(path)
    connection.execute(statement)
    connection.commit()
    connection.close()

    assert _refusal(path).code == "damaged"


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "x.hldb"
    path.write_text("ของเดิม", encoding="utf-8")

    with pytest.raises(UserError, match="file_exists"):
        open_store(path, clock=HandClock(), create=True)

    assert path.read_text(encoding="utf-8") == "ของเดิม"


def test_a_new_file_in_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="no_folder"):
        open_store(tmp_path / "ไม่มี" / "x.hldb", clock=HandClock(), create=True)


def test_making_a_file_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("household_ledger.db.making.create_statements", lambda: ["create nonsense"])

    with pytest.raises(driver.OperationalError):
        make_file(tmp_path / "x.hldb", HandClock())

    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_it_is_said_and_reading_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _ledger(tmp_path / "x.hldb")
    monkeypatch.setattr(os, "access", lambda *_arguments: False)

    assert _refusal(path).code == "read_only"
    store = open_store(path, clock=HandClock(), read_only=True)
    with store.reader() as reader:
        assert [household.code for household in reader.households()] == ["001"]
    store.close()


_AS_NOBODY = """
import os, sys
from pathlib import Path
from household_ledger.db.store import open_store
from household_ledger.errors import EnvironmentProblem
from tests.db.ledgers import HandClock

def look(path):
    store = open_store(path, clock=HandClock(), read_only=True)
    with store.reader() as reader:
        assert len(reader.households()) == 1
    store.close()

path = Path(sys.argv[1])
look(path)  # and load everything that nobody may not read
import household_ledger.db.making
os.setgroups([]); os.setgid(65534); os.setuid(65534)
look(path)
for target, create in ((path, False), (path.with_name("new.hldb"), True)):
    try:
        open_store(target, clock=HandClock(), create=create)
    except EnvironmentProblem as problem:
        assert problem.code == "read_only", problem
    else:
        raise SystemExit("opened")
"""


@pytest.mark.skipif(not hasattr(os, "setuid") or os.geteuid() != 0, reason="only root can become nobody")
def test_in_a_folder_of_somebody_else_a_ledger_is_read_and_not_written(tmp_path: Path) -> None:
    path = _ledger(tmp_path / "x.hldb")
    for folder in [tmp_path, *list(tmp_path.parents)[:-2]]:
        folder.chmod(folder.stat().st_mode | stat.S_IXOTH | stat.S_IROTH)

    run = subprocess.run([sys.executable, "-c", _AS_NOBODY, str(path)], check=False, capture_output=True, text=True)

    assert run.returncode == 0, run.stderr
    assert sorted(one.name for one in tmp_path.iterdir()) == ["x.hldb"]


def test_a_store_opened_for_reading_writes_nothing(tmp_path: Path) -> None:
    path = _ledger(tmp_path / "x.hldb")
    store = open_store(path, clock=HandClock(), read_only=True)
    try:
        with pytest.raises(UserError, match="opened_for_reading"):
            store.undo_label()
        with store.reader() as reader, pytest.raises(driver.OperationalError, match="readonly database"):
            reader.raw.execute("delete from entry")
    finally:
        store.close()


def test_a_ledger_held_by_another_program_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("household_ledger.db.connections._BUSY_MILLISECONDS", 20)
    path = _ledger(tmp_path / "x.hldb")
    other = raw_connection(path)
    with opened_book(path) as book:
        other.execute("begin immediate")
        with pytest.raises(EnvironmentProblem, match="busy"):
            book.do(AddRecords((Household(id=NO_ID, code="2", name=""),)))
        other.execute("rollback")

        book.do(AddRecords((Household(id=NO_ID, code="2", name=""),)))
    other.close()


_REFUSALS = {
    5: "busy",
    6: "busy",
    8: "read_only",
    10: "io_error",
    11: "damaged",
    13: "disk_full",
    14: "cannot_open",
    26: "not_a_ledger",
    522: "io_error",
    1032: "read_only",
}


@pytest.mark.parametrize(("number", "code"), _REFUSALS.items())
def test_each_refusal_of_sqlite_has_its_code_and_a_whole_sentence(tmp_path: Path, number: int, code: str) -> None:
    problem = driver.OperationalError("…")
    problem.sqlite_errorcode = number

    refused = told(problem, tmp_path / "x.hldb")

    assert refused.code == code
    assert "x.hldb" in message(refused)
    assert "…" not in message(refused)
    assert code in SENTENCES


def test_a_full_disk_seen_by_the_operating_system_has_the_same_code() -> None:
    assert told(OSError(errno.ENOSPC, "full"), Path("x.hldb")).code == "disk_full"


def test_a_full_disk_in_the_middle_of_a_step_keeps_what_was_there(tmp_path: Path) -> None:
    path = _ledger(tmp_path / "x.hldb")
    with opened_book(path) as book:
        before = book.state()
        desk = book.store._desk  # noqa: SLF001 -- the only way to fill a disk in a test
        assert desk is not None
        (pages,) = desk.raw.execute("pragma page_count").fetchone() or (0,)
        desk.raw.execute(f"pragma max_page_count={pages}")
        many = tuple(Household(id=NO_ID, code=f"{n}", name="ชื่อยาว" * 50) for n in range(500))

        with pytest.raises(EnvironmentProblem, match="disk_full"):
            book.do(AddRecords(many))

        assert book.state() == before
        desk.raw.execute("pragma max_page_count=1000000")
        book.do(AddRecords(many))
        book.assert_whole()


def test_what_a_removed_ledger_left_behind_never_comes_into_a_new_one(tmp_path: Path) -> None:
    old, tail = tmp_path / "x.hldb", tmp_path / "x.hldb-wal"
    with new_book(old) as book:
        book.do(AddRecords((Household(id=NO_ID, code="กข1", name="บ้านเดิม"),)))
        left = tail.read_bytes()
    old.unlink()
    tail.write_bytes(left)

    with new_book(old) as book:
        assert left
        assert book.state() == {}
        book.assert_whole()
