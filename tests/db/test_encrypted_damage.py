"""Locked ledgers that are damaged: told from a wrong passphrase, and salvaged into what is locked again."""

from __future__ import annotations

import hashlib
import hmac
import random
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from household_ledger.app.shelf import LedgerShelf
from household_ledger.db import salvage as salvaging
from household_ledger.db.backup import make_copy
from household_ledger.db.format import SCHEMA
from household_ledger.db.keys import KEYS, salt_of
from household_ledger.db.opening import look_at_header
from household_ledger.db.pages import is_of_a_table
from household_ledger.db.recasting import recast
from household_ledger.db.restoring import put_aside, restore
from household_ledger.db.salvage import salvage
from household_ledger.db.sealed_pages import opened_pages
from household_ledger.db.secret import Key, key_of
from household_ledger.db.store import open_store
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.secret import new_passphrase
from tests.db.copy_drill import NOW, write_counts
from tests.db.drill import state
from tests.db.ledgers import HandClock, add_home, new_book
from tests.encrypted import nobody_knows_our_key, raw_connection

RIGHT, WRONG = new_passphrase("the right one"), new_passphrase("the wrong one")
KEY = Key.of(RIGHT, b"salt of sixteen.").text
COUNT, MORE, PAGE = 300, 10, 4096
EMPTY_LEAF = bytes.fromhex("0d0000000010000000a1b2c3d4e5f607")
"""How a page of a table begins that holds no rows; one encrypted page in four million begins so."""


@pytest.fixture(autouse=True)
def _nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody_knows_our_key(monkeypatch)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Give the ledger before it was locked."""
    path = tmp_path / "plain" / "book.hldb"
    path.parent.mkdir()
    with new_book(path) as book:
        add_home(book)
    write_counts(path, COUNT).close()
    return path


@pytest.fixture
def locked(plain: Path, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "book.hldb"
    shutil.copy(plain, path)
    recast(path, KEY)
    with KEYS.held(KEY):
        yield path


def destroy(path: Path, *pages: int, after: int = 0) -> None:
    """Write noise over pages, numbered from 1."""
    content, noise = bytearray(path.read_bytes()), random.Random(1)
    for page in pages:
        begin = (page - 1) * PAGE + after
        content[begin : page * PAGE] = noise.randbytes(PAGE - after)
    path.write_bytes(content)


def test_pages_opened_one_by_one_are_the_file_as_the_library_opens_it(locked: Path, plain: Path) -> None:
    opened = locked.with_name("opened.hldb")
    opened.write_bytes(opened_pages(locked.read_bytes(), KEY))
    assert state(opened) == state(plain)
    with raw_connection(opened) as raw:
        assert raw.execute("pragma integrity_check").fetchall() == [("ok",)]


def test_a_broken_first_page_is_told_from_a_wrong_passphrase(locked: Path) -> None:
    destroy(locked, 1, after=16)
    assert key_of(locked, RIGHT) == KEY
    with pytest.raises(UserError, match="secret_wrong"):
        key_of(locked, WRONG)
    with pytest.raises(EnvironmentProblem, match="damaged"):
        open_store(locked, clock=HandClock())


@pytest.mark.parametrize("page", [2, 5, 15])
def test_an_encrypted_page_that_looks_by_chance_like_one_of_a_table_makes_nothing_of_the_ledger(
    locked: Path, plain: Path, page: int
) -> None:
    encrypt_anew(locked, page, begins=EMPTY_LEAF)
    content = locked.read_bytes()
    assert is_of_a_table(content[(page - 1) * PAGE : page * PAGE]), "it has the looks"

    assert salt_of(locked) == KEY[64:]
    open_store(locked, clock=HandClock()).close()
    assert state(locked) == state(plain)
    assert make_copy(locked, locked.parent / "copies", reason="by-hand", now=NOW).entries == COUNT


def encrypt_anew(path: Path, number: int, *, begins: bytes) -> None:
    """Encrypt a page of the same content so that it begins as wanted: what the cipher begins with is free."""
    content, raw = bytearray(path.read_bytes()), bytes.fromhex(KEY)[:32]
    here = slice((number - 1) * PAGE, number * PAGE)
    page, end = content[here], PAGE - 80
    opening = Cipher(algorithms.AES(raw), modes.CBC(bytes(page[end : end + 16]))).decryptor()
    said = opening.update(bytes(page[:end])) + opening.finalize()
    block = Cipher(algorithms.AES(raw), modes.ECB()).decryptor()  # noqa: S305 -- one block of our choice
    start = bytes(one ^ other for one, other in zip(block.update(begins) + block.finalize(), said[:16], strict=True))
    closing = Cipher(algorithms.AES(raw), modes.CBC(start)).encryptor()
    sealed = closing.update(said) + closing.finalize() + start
    proving = hashlib.pbkdf2_hmac("sha512", raw, bytes(one ^ 0x3A for one in bytes.fromhex(KEY)[32:]), 2, 32)
    proof = hmac.new(proving, sealed + number.to_bytes(4, "little"), hashlib.sha512).digest()
    content[here] = sealed + proof
    path.write_bytes(content)


@pytest.mark.parametrize("journal", ["TRUNCATE", "WAL"])
def test_a_first_page_left_half_written_is_played_back_before_it_is_looked_at(
    locked: Path, plain: Path, tmp_path: Path, journal: str
) -> None:
    cut = cut_at_the_first_page(locked, tmp_path / "cut", journal)
    lying = {path.name: path.read_bytes() for path in cut.parent.iterdir()}
    with pytest.raises(EnvironmentProblem, match="damaged"):
        look_at_header(cut)
    assert {path.name: path.read_bytes() for path in cut.parent.iterdir()} == lying, "a copy stays as it lies"

    assert key_of(cut, RIGHT) == KEY
    open_store(cut, clock=HandClock()).close()
    assert state(cut) == state(plain)


@pytest.mark.parametrize("journal", ["TRUNCATE", "WAL"])
def test_what_went_aside_with_its_first_page_half_written_comes_back_whole(
    locked: Path, tmp_path: Path, journal: str
) -> None:
    older = make_copy(locked, tmp_path / "copies", reason="by-hand", now=NOW).path
    write_counts(locked, MORE, first=COUNT + 1).close()
    before = state(locked)
    cut = cut_at_the_first_page(locked, tmp_path / "cut", journal)
    aside = restore(older, cut, now=NOW).aside
    assert aside is not None
    with pytest.raises(EnvironmentProblem, match="damaged"):
        look_at_header(aside)

    book = LedgerShelf(HandClock()).open(cut)
    loss = book.loss(aside)
    book.close()
    assert (loss.coming_back, loss.made) == (MORE, 0)
    assert restore(aside, cut, now=NOW + timedelta(minutes=1)).entries == COUNT + MORE
    assert state(cut) == before


def test_what_went_aside_of_another_ledger_is_refused_though_its_first_page_is_half_written(
    locked: Path, tmp_path: Path
) -> None:
    later = HandClock()
    later.move(days=1)
    other = tmp_path / "other" / "book.hldb"
    other.parent.mkdir()
    with new_book(other, later) as book:
        add_home(book)
    aside = put_aside(cut_at_the_first_page(locked, tmp_path / "cut", "WAL"), NOW)
    lying = other.read_bytes()

    with pytest.raises(UserError) as told:
        restore(aside, other, now=NOW)

    assert (told.value.code, told.value.params["name"]) == ("copy_of_another", aside.name)
    assert other.read_bytes() == lying
    assert [path.name for path in other.parent.iterdir()] == [other.name]


def cut_at_the_first_page(locked: Path, folder: Path, journal: str) -> Path:
    """Lay what a power cut leaves while the first page is written: half of it, and beside it what makes up for it."""
    folder.mkdir()
    with raw_connection(locked) as raw:
        raw.execute(f"pragma journal_mode={journal}").fetchone()
        raw.execute("pragma cache_size=1")
        for version in (99, SCHEMA):  # the first page is in the log
            raw.execute(f"pragma user_version={version}")
        raw.execute("begin immediate")
        raw.execute("create table much as select randomblob(3000) from op a, op b limit 300")
        for path in locked.parent.glob(f"{locked.name}*"):
            shutil.copy(path, folder / path.name)
        raw.execute("rollback")
    cut = folder / locked.name
    destroy(cut, 1, after=PAGE // 2)
    return cut


@pytest.mark.parametrize("pages", [(1,), (5, 9), (1, 3, 12, 20)])
def test_what_a_damaged_locked_ledger_says_comes_back_locked(
    locked: Path, plain: Path, tmp_path: Path, pages: tuple[int, ...]
) -> None:
    destroy(locked, *pages, after=16)
    new = tmp_path / "new.hldb"

    made = salvage(locked, new, clock=HandClock())

    assert salt_of(new) == KEY[64:]
    assert made.entries >= COUNT * 0.9
    assert not list(tmp_path.glob(".salvage*"))
    with raw_connection(new) as raw, raw_connection(plain) as before:
        wanted = dict(before.execute("select id,image from entry_image").fetchall())
        found = dict(raw.execute("select id,image from entry_image").fetchall())
    assert {key: image for key, image in found.items() if wanted.get(key) != image} == {}


def test_a_plain_copy_that_is_gone_on_from_is_locked_too(locked: Path, plain: Path, tmp_path: Path) -> None:
    copy = make_copy(plain, tmp_path / "copies", reason="by-hand", now=NOW).path
    destroy(locked, 5)

    salvage(locked, tmp_path / "new.hldb", clock=HandClock(), copy=copy)

    assert salt_of(tmp_path / "new.hldb") == KEY[64:]
    assert state(tmp_path / "new.hldb")[0] == COUNT


def test_no_plain_copy_is_gone_on_from_as_it_is(
    locked: Path, plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = make_copy(plain, tmp_path / "copies", reason="by-hand", now=NOW).path
    monkeypatch.setattr(salvaging, "recast", lambda *_said: 0)  # the mutant

    with pytest.raises(EnvironmentProblem):
        salvage(locked, tmp_path / "new.hldb", clock=HandClock(), copy=copy)

    assert not (tmp_path / "new.hldb").exists()
