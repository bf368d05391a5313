"""Encrypted ledgers: what opens them and what does not, copies of them, another passphrase, none any more."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from household_ledger.app.shelf import LedgerShelf
from household_ledger.db import backup, recasting
from household_ledger.db.backup import copy_and_verify, verify_file
from household_ledger.db.connections import Address, Raw, connect_simply
from household_ledger.db.format import APPLICATION_ID, SCHEMA
from household_ledger.db.keys import KEYS, salt_of
from household_ledger.db.recasting import recast
from household_ledger.db.secret import Key, unlocked
from household_ledger.db.store import open_store
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.secret import Secret, new_passphrase, secret_of
from tests.db.drafts import draft
from tests.db.drill import state
from tests.db.ledgers import HandClock, add_home, new_book
from tests.encrypted import nobody_knows_our_key

FIRST, SECOND = new_passphrase("ข้าวเหนียวหมูปิ้ง"), new_passphrase("correct horse")
PRESENT, OTHER = Key(b"k" * 32, b"s" * 16).text, Key(b"K" * 32, b"S" * 16).text
COUNT = 20


@pytest.fixture(autouse=True)
def _nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody_knows_our_key(monkeypatch)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "book.hldb"
    with new_book(path) as book:
        home = add_home(book)
        book.do(AddEntries(tuple(draft(number, home) for number in range(COUNT))))
    return path


@pytest.fixture
def locked(plain: Path) -> Iterator[Path]:
    """Give a ledger under the key `PRESENT`, which is in hand."""
    recast(plain, PRESENT)
    with KEYS.held(PRESENT):
        yield plain


@pytest.fixture
def shelf() -> LedgerShelf:
    return LedgerShelf(HandClock())


def refused(shelf: LedgerShelf, path: Path, secret: Secret | None = None) -> str:
    before = path.read_bytes()
    with pytest.raises(UserError) as told:
        shelf.open(path, secret)
    assert path.read_bytes() == before
    return told.value.code


def test_a_ledger_is_locked_opened_given_another_passphrase_and_made_plain_again(
    shelf: LedgerShelf, plain: Path, tmp_path: Path
) -> None:
    before, copies = state(plain), tmp_path / "copies"

    assert shelf.secrets.encrypt(plain, FIRST, [copies]) == ()
    assert shelf.is_locked(plain)
    assert [refused(shelf, plain), refused(shelf, plain, SECOND)] == ["secret_needed", "secret_wrong"]
    with unlocked(plain, FIRST):
        assert state(plain) == before

    left = shelf.secrets.change(plain, FIRST, SECOND, [copies])
    assert [one.reason for one in left] == ["after-new-passphrase"]
    assert refused(shelf, plain, FIRST) == "secret_wrong"
    with unlocked(plain, SECOND):
        assert state(plain) == before
        assert state(*copies.glob("*after-new-passphrase 2.hldb")) == before

    shelf.secrets.remove(plain, SECOND)
    assert not shelf.is_locked(plain)
    assert state(plain) == before


def test_who_lost_the_passphrase_opens_with_the_recovery_sheet_until_the_passphrase_is_another(
    shelf: LedgerShelf, plain: Path
) -> None:
    shelf.secrets.encrypt(plain, FIRST, [])
    book = shelf.open(plain, FIRST)
    sheet = secret_of(" ".join(book.recovery_groups()))
    book.close()

    shelf.open(plain, sheet).close()
    shelf.secrets.change(plain, sheet, SECOND, [])
    assert refused(shelf, plain, sheet) == "secret_wrong"
    assert refused(shelf, plain, FIRST) == "secret_wrong"
    shelf.open(plain, SECOND).close()


def test_the_key_goes_with_the_last_who_has_the_ledger_open(shelf: LedgerShelf, locked: Path) -> None:
    book = shelf.open(locked)
    with book.key_held():
        book.close()
        assert not shelf.is_locked(locked)
    with ExitStack() as held:
        held.enter_context(KEYS.held(OTHER))
        shelf.secrets.change(locked, secret_of(" ".join(groups(PRESENT))), FIRST, [])
        assert shelf.is_locked(locked)


def groups(key: str) -> tuple[str, ...]:
    from household_ledger.services.secret import recovery_groups

    return recovery_groups(Key.read(key).raw)


def test_a_key_is_what_the_library_itself_makes_of_the_passphrase(shelf: LedgerShelf, plain: Path) -> None:
    shelf.secrets.encrypt(plain, FIRST, [])

    connection = sqlite.connect(str(plain))
    connection.execute(f"pragma key='{FIRST.text}'")
    assert connection.execute("select count(*) from entry").fetchone()[0] >= COUNT
    connection.close()


def test_the_header_says_whose_file_it_is_and_of_which_schema_after_it_was_locked(locked: Path) -> None:
    raw = connect_simply(Address(locked, key=PRESENT))
    numbers = [raw.execute(f"pragma {one}").fetchone() for one in ("application_id", "user_version")]
    raw.close()
    assert numbers == [(APPLICATION_ID,), (SCHEMA,)]


@pytest.mark.parametrize("secret", [FIRST, secret_of("1 2 3 4 5 6 7 8"), Secret("", FIRST.kind)])
def test_what_does_not_open_a_ledger_changes_nothing(shelf: LedgerShelf, locked: Path, secret: Secret) -> None:
    before = {path: path.read_bytes() for path in locked.parent.iterdir()}
    for deed in (
        lambda: shelf.check_secret(locked, secret),
        lambda: shelf.secrets.remove(locked, secret),
        lambda: shelf.secrets.change(locked, secret, SECOND, [locked.parent / "copies"]),
    ):
        with pytest.raises(UserError, match="secret_wrong"):
            deed()
    after = {path: path.read_bytes() for path in locked.parent.iterdir() if path.suffix != ".lock"}
    assert after == {path: content for path, content in before.items() if path.suffix != ".lock"}


def test_a_secret_is_checked_while_the_ledger_is_open(shelf: LedgerShelf, plain: Path) -> None:
    shelf.secrets.encrypt(plain, FIRST, [])
    book = shelf.open(plain, FIRST)
    shelf.check_secret(plain, FIRST)
    with pytest.raises(UserError, match="secret_not_it"):
        shelf.check_secret(plain, SECOND)
    book.close()


def test_what_is_locked_already_or_not_at_all_is_told(shelf: LedgerShelf, plain: Path) -> None:
    for deed in (lambda: shelf.secrets.remove(plain, FIRST), lambda: shelf.secrets.change(plain, FIRST, SECOND, [])):
        with pytest.raises(UserError, match="is_not_encrypted"):
            deed()
    shelf.secrets.encrypt(plain, FIRST, [])
    with pytest.raises(UserError, match="is_encrypted"):
        shelf.secrets.encrypt(plain, SECOND, [])


def test_a_ledger_somebody_has_open_is_neither_locked_nor_unlocked(shelf: LedgerShelf, plain: Path) -> None:
    book = shelf.open(plain)
    with pytest.raises(EnvironmentProblem, match="in_use"):
        shelf.secrets.encrypt(plain, FIRST, [])
    book.close()


def test_a_new_ledger_is_locked_from_its_first_byte(shelf: LedgerShelf, tmp_path: Path) -> None:
    book = shelf.create(tmp_path / "new.hldb", FIRST)
    assert book.is_encrypted
    book.close()
    assert salt_of(tmp_path / "new.hldb") is not None
    assert refused(shelf, tmp_path / "new.hldb") == "secret_needed"


def test_a_file_of_random_bytes_is_told_as_a_wrong_passphrase_or_a_broken_file(
    shelf: LedgerShelf, tmp_path: Path
) -> None:
    path = tmp_path / "noise.hldb"
    path.write_bytes(b"".join(hashlib.sha256(bytes([number])).digest() for number in range(256)))
    assert refused(shelf, path, FIRST) == "secret_wrong"


@pytest.mark.parametrize("begins", [b"PK\3\4", b"\x89PNG", b"%PDF", b"\xff\xd8\xff", b"HLSEAL1\n"])
def test_a_picture_a_page_or_a_zip_is_no_locked_ledger(shelf: LedgerShelf, tmp_path: Path, begins: bytes) -> None:
    path = tmp_path / "other.hldb"
    path.write_bytes(begins + b"".join(hashlib.sha256(bytes([number])).digest() for number in range(256)))
    assert not shelf.is_locked(path)
    assert refused(shelf, path) == "not_a_ledger"


def test_one_bit_anywhere_in_a_locked_file_is_noticed(locked: Path, tmp_path: Path) -> None:
    content, spoilt = locked.read_bytes(), tmp_path / "spoilt.hldb"
    for place in range(16, len(content), len(content) // 40):
        spoilt.write_bytes(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])
        with pytest.raises((UserError, EnvironmentProblem), match=r"damaged|secret_wrong"):
            open_store(spoilt, clock=HandClock(), read_only=True)


def test_a_locked_file_cut_short_is_told_as_damaged(locked: Path, tmp_path: Path) -> None:
    content, short = locked.read_bytes(), tmp_path / "short.hldb"
    short.write_bytes(content[: len(content) // 2 // 4096 * 4096 + 100])
    with pytest.raises(EnvironmentProblem, match="damaged"):
        open_store(short, clock=HandClock(), read_only=True)


def test_a_safety_copy_opens_by_the_same_passphrase(shelf: LedgerShelf, plain: Path, tmp_path: Path) -> None:
    shelf.secrets.encrypt(plain, FIRST, [])
    book = shelf.open(plain, FIRST)
    copy = book.make_copy(tmp_path / "copies", reason="by-hand").path
    (listed,) = book.copies([tmp_path / "copies"])
    assert (listed.is_locked, bool(listed.salt), listed.entries) == (False, True, COUNT)
    book.close()
    shutil.copy(copy, tmp_path / "elsewhere.hldb")
    shelf.open(tmp_path / "elsewhere.hldb", FIRST).close()


def test_a_copy_under_an_older_passphrase_is_told_apart_and_comes_back_by_its_own(
    shelf: LedgerShelf, plain: Path, tmp_path: Path
) -> None:
    before, copies = state(plain), tmp_path / "copies"
    shelf.secrets.encrypt(plain, FIRST, [copies])
    shelf.secrets.change(plain, FIRST, SECOND, [])
    book = shelf.open(plain, SECOND)
    (old,) = book.copies([copies])
    assert (old.is_locked, old.entries) == (True, None)
    with pytest.raises(UserError, match="secret_needed"):
        book.loss(old.path)
    assert book.loss(old.path, FIRST).is_nothing
    with book.key_held():
        book.close()
        with pytest.raises(UserError, match="secret_needed"):
            shelf.restore(old.path, plain)
        restored = shelf.restore(old.path, plain, FIRST)
    with unlocked(plain, FIRST):
        assert state(plain) == before
    assert restored.aside is not None
    with unlocked(restored.aside, SECOND):
        assert state(restored.aside) == before


def test_who_lost_everything_goes_back_to_a_copy_anybody_can_read(
    shelf: LedgerShelf, plain: Path, tmp_path: Path
) -> None:
    before = state(plain)
    copy = tmp_path / "plain copy.hldb"
    shutil.copy(plain, copy)
    shelf.secrets.encrypt(plain, FIRST, [])

    shelf.restore(copy, plain)

    assert state(plain) == before


def test_the_newest_copy_of_a_lost_ledger_is_found_though_it_is_locked(
    shelf: LedgerShelf, plain: Path, tmp_path: Path
) -> None:
    shelf.secrets.encrypt(plain, FIRST, [tmp_path / "copies"])
    plain.write_bytes(b"")

    found = shelf.newest_copy(plain, [tmp_path / "copies"])

    assert found is not None
    assert found.is_locked


def test_plain_copies_are_named_and_go_on_one_word(shelf: LedgerShelf, plain: Path, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    book = shelf.open(plain)
    made = {book.make_copy(copies, reason=reason).path for reason in ("by-hand", "on-close")}
    book.close()
    (copies / "book 2569-11-21 1000 by-hand 7.hldb.part").write_bytes(plain.read_bytes())  # of a killed program

    left = shelf.secrets.encrypt(plain, FIRST, [copies])

    assert {one.path for one in left} == made
    assert shelf.secrets.remove_copies(left) == ()
    assert sorted(salt_of(path) is None for path in copies.iterdir() if path.suffix != ".sha256") == [False]


@pytest.mark.usefixtures("locked")
def test_an_unkeyed_target_is_refused_by_the_library_itself(locked: Path, tmp_path: Path) -> None:
    target = tmp_path / "target.hldb"
    with pytest.raises(sqlite.Error):
        backup.copy_pages(Address(locked, key=PRESENT), Address(target, mode="rwc"))
    assert not target.exists() or target.stat().st_size == 0


def test_a_copy_anybody_can_read_of_a_locked_ledger_is_no_copy(
    locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(source: Address, target: Address) -> None:
        recasting._export(source.path, target.path, source.key, "")  # noqa: SLF001 -- the mutant

    monkeypatch.setattr(backup, "copy_pages", careless)
    with pytest.raises(EnvironmentProblem, match="copy_failed"):
        copy_and_verify(locked, tmp_path / "copy.hldb")


@pytest.mark.parametrize(
    "spoil",
    [
        "delete from fresh.entry_line where entry_id=(select max(entry_id) from fresh.entry_line)",
        "update fresh.entry set note='x' where id=(select max(id) from fresh.entry)",
        "delete from fresh.sqlite_master where type='trigger' and name='op_no_update'",
    ],
)
def test_a_file_written_anew_that_is_not_the_same_is_not_put_in_place(
    plain: Path, monkeypatch: pytest.MonkeyPatch, spoil: str
) -> None:
    before, real = state(plain), recasting._differs  # noqa: SLF001

    def spoilt_first(raw: Raw) -> bool:
        raw.execute("pragma writable_schema=ON")
        raw.execute(spoil)
        return real(raw)

    monkeypatch.setattr(recasting, "_differs", spoilt_first)
    with pytest.raises(EnvironmentProblem, match="encrypting_failed"):
        recast(plain, PRESENT)
    assert state(plain) == before
    assert list(plain.parent.glob("*.recasting*")) == []


def test_what_a_killed_program_left_beside_a_ledger_goes_when_it_is_next_opened(
    shelf: LedgerShelf, plain: Path
) -> None:
    for ending in (".recasting", ".recasting-journal", ".restoring", ".restoring-wal"):
        plain.with_name(plain.name + ending).write_bytes(b"left")
    shelf.open(plain).close()
    assert sorted(path.name for path in plain.parent.iterdir()) == ["book.hldb", "book.hldb.lock"]


def test_a_locked_ledger_is_verified_and_its_damage_told(locked: Path) -> None:
    assert verify_file(locked) == COUNT
