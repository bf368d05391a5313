"""What is no sound bundle is refused whole, with a sentence, and leaves the ledger as it was."""

from __future__ import annotations

import hashlib
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest

from household_ledger.db.bundle import read_bundle
from household_ledger.db.bundle_lines import CarriedLeaf, CarriedStep, lines_of
from household_ledger.db.journal import FORMAT, digest_of, op_hash
from household_ledger.domain.kinds import EntryKind
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.photos import AddWithPhotos
from household_ledger.text.all_sentences import SENTENCES
from tests.db.drafts import draft
from tests.db.history_photos import some_photo
from tests.db.ledgers import Book, HandClock, Home, add_home, new_book, opened_book
from tests.encrypted import ARE_ENCRYPTED
from tests.merging.replicas import content, rewrite


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Book]:
    with new_book(tmp_path / "รับ.hldb") as opened:
        yield opened


@pytest.fixture
def giver(tmp_path: Path) -> Iterator[tuple[Book, Home]]:
    with new_book(tmp_path / "ให้.hldb") as opened:
        home = add_home(opened)
        opened.do(AddWithPhotos(AddEntries((draft(1, home),)), (some_photo(1, home.id),)))
        opened.do(AddEntries((draft(2, home, kind=EntryKind.EXPENSE),)))
        yield opened, home


@pytest.fixture
def stick(giver: tuple[Book, Home], tmp_path: Path) -> Path:
    path = tmp_path / "ชุด.hlbundle"
    giver[0].store.bundle(path)
    return path


def _refused(book: Book, path: Path) -> str:
    """Have a bundle refused and nothing changed; give the code, which has a sentence."""
    before = content(book)
    with pytest.raises(UserError) as refusal:
        book.ledger.merge(path)
    assert content(book) == before
    assert refusal.value.code in SENTENCES
    book.assert_whole()
    return refusal.value.code


def test_three_hundred_damages_are_refused_or_change_nothing_of_what_is_read(stick: Path, other: Book) -> None:
    """A few bits of a zip mean nothing (a moment, a version): with one of them changed the very same is read."""
    whole, sound, r = stick.read_bytes(), read_bundle(stick), random.Random(5)
    codes = []
    for _damage in range(300):
        hurt = bytearray(whole)
        way = r.randrange(4)
        place = r.randrange(len(hurt))
        if way == 0:
            hurt[place] ^= 1 << r.randrange(8)
        elif way == 1:
            del hurt[place:]
        elif way == 2:
            hurt[place : place + r.randrange(1, 40)] = r.randbytes(r.randrange(1, 40))
        else:
            hurt[place : place + 30] = hurt[: r.randrange(30)]
        stick.write_bytes(hurt)
        try:
            assert read_bundle(stick) == sound
        except UserError as refusal:
            codes.append(refusal.code)
    assert set(codes) <= {"bundle_damaged", "bundle_cut_off", "not_a_bundle", "bundle_too_big"}
    assert len(codes) > 250
    assert _refused(other, _damaged(stick, whole)) == "bundle_damaged"


def _damaged(path: Path, whole: bytes) -> Path:
    hurt = bytearray(whole)
    hurt[len(hurt) // 3] ^= 4
    path.write_bytes(hurt)
    return path


def _steps(path: Path, change: Callable[[list[CarriedStep]], list[CarriedStep]]) -> None:
    """Write other steps into a bundle."""
    steps = change(list(read_bundle(path).steps))
    rewrite(path, lambda _lines: [line for step in steps for line in lines_of(step)])


def _mended(step: CarriedStep, leaves: tuple[CarriedLeaf, ...], **header: int) -> CarriedStep:
    """Forge a step whose own hashes hold."""
    sealed = tuple(replace(one, digest=digest_of(one.salt or b"", one.text or b"")) for one in leaves)
    cells = list(step.header)
    for name, value in header.items():
        cells[("writer", "seq", "hlc", "context", "schema").index(name)] = value
    chained = op_hash(step.previous, tuple(cells), [(one.salt, one.digest) for one in sealed])  # type: ignore[arg-type]
    return replace(step, header=tuple(cells), leaves=sealed, hash=chained)  # type: ignore[arg-type]


def _with_text(step: CarriedStep, old: bytes, new: bytes) -> CarriedStep:
    assert any(old in (one.text or b"") for one in step.leaves)
    leaves = tuple(replace(one, text=(one.text or b"").replace(old, new)) for one in step.leaves)
    return _mended(step, leaves)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("journal.jsonl", "บ้าน 001", "บ้าน 002"),
        ("journal.jsonl", '["step",', '["step",1,'),
        ("photos.jsonl", "[", "[1,"),
    ],
)
def test_words_changed_on_the_way_are_noticed_though_the_list_of_parts_was_mended(
    stick: Path, other: Book, part: str, old: str, new: str
) -> None:
    def change(lines: list[str]) -> list[str]:
        changed = [line.replace(old, new) for line in lines]
        assert changed != lines
        return changed

    rewrite(stick, change, part)
    assert _refused(other, stick) == "bundle_damaged"


def test_a_forged_entry_that_does_not_balance_is_refused(stick: Path, other: Book) -> None:
    def forge(steps: list[CarriedStep]) -> list[CarriedStep]:
        text = next(one.text for one in steps[-1].leaves if one.text)
        lines = json.loads(text)
        lines[0][4]["money"][-1][0][4] += 1
        leaf = replace(steps[-1].leaves[0], text=json.dumps(lines).encode())
        return [*steps[:-1], _mended(steps[-1], (leaf,))]

    _steps(stick, forge)
    assert _refused(other, stick) == "bundle_damaged"


@pytest.mark.parametrize("value", ['"date":"2026-99-99"', '"date":7', '"date":{"a":1}', '"known_by":"nobody"'])
def test_what_is_no_record_is_refused(stick: Path, other: Book, value: str) -> None:
    def forge(steps: list[CarriedStep]) -> list[CarriedStep]:
        text = next(one.text for one in steps[-1].leaves if one.text)
        changes = json.loads(text)
        name, said = next(iter(json.loads("{" + value + "}").items()))
        changes[0][4][name] = said
        leaf = replace(steps[-1].leaves[0], text=json.dumps(changes).encode())
        return [*steps[:-1], _mended(steps[-1], (leaf,))]

    _steps(stick, forge)
    assert _refused(other, stick) == "bundle_damaged"


def test_a_past_that_never_was_is_found_by_the_check(stick: Path, other: Book) -> None:
    """Nobody can know it when it is taken in: what a step says of before it may lie in what it knew of."""

    def forge(steps: list[CarriedStep]) -> list[CarriedStep]:
        text = next(one.text for one in steps[-1].leaves if one.text)
        changes = json.loads(text)
        changes[0][3] = {"note": "ไม่เคยมี"}
        leaf = replace(steps[-1].leaves[0], text=json.dumps(changes).encode())
        return [*steps[:-1], _mended(steps[-1], (leaf,))]

    sound = stick.read_bytes()
    _steps(stick, forge)
    assert stick.read_bytes() != sound
    other.ledger.merge(stick)
    assert [one.code for one in other.store.check().findings] == ["journal_contradicts"]


def test_one_number_with_two_contents_is_a_copied_file(stick: Path, other: Book) -> None:
    other.ledger.merge(stick)
    _steps(stick, lambda steps: [*steps[:-1], _mended(steps[-1], steps[-1].leaves, hlc=steps[-1].header[2] + 1)])
    assert _refused(other, stick) == "bundle_copied_file"


def test_a_file_copied_to_its_own_place_and_written_on_twice_is_told(
    giver: tuple[Book, Home], other: Book, tmp_path: Path
) -> None:
    book, home = giver
    book.store.close()
    aside = tmp_path / "aside"
    copyfile(book.path, aside)
    for note in (3, 4):
        copyfile(aside, book.path)
        with opened_book(book.path, HandClock()) as again:
            again.do(AddEntries((draft(note, home),)))
            again.store.bundle(tmp_path / f"{note}.hlbundle")
    other.ledger.merge(tmp_path / "3.hlbundle")
    assert _refused(other, tmp_path / "4.hlbundle") == "bundle_copied_file"


def test_a_step_that_does_not_follow_what_is_here_is_refused(stick: Path, other: Book) -> None:
    other.ledger.merge(stick)

    def forge(steps: list[CarriedStep]) -> list[CarriedStep]:
        last = replace(steps[-1], previous=b"\1" * 32)
        return [*steps, _mended(last, last.leaves, seq=last.header[1] + 1)]

    _steps(stick, forge)
    assert _refused(other, stick) == "bundle_other_history"


def test_what_a_newer_program_wrote_waits_and_is_passed_on(stick: Path, other: Book, tmp_path: Path) -> None:
    _steps(stick, lambda steps: [*steps[:-1], _mended(steps[-1], steps[-1].leaves, schema=FORMAT + 1)])
    merged = other.ledger.merge(stick)
    assert (merged.waiting, merged.applied) == (1, len(read_bundle(stick).steps) - 1)
    other.assert_whole()
    other.store.bundle(tmp_path / "ต่อ.hlbundle")
    assert read_bundle(tmp_path / "ต่อ.hlbundle").steps[-1] == read_bundle(stick).steps[-1]


def test_a_word_this_program_does_not_know_waits(stick: Path, other: Book) -> None:
    _steps(stick, lambda steps: [*steps[:-1], _with_text(steps[-1], b'"money"', b'"moonshine"')])
    assert other.ledger.merge(stick).waiting == 1
    other.assert_whole()


def test_a_bundle_of_a_newer_form_is_told(stick: Path, other: Book) -> None:
    with zipfile.ZipFile(stick, "w") as parts:
        parts.writestr("manifest.json", '{"bundle":2}')
    assert _refused(other, stick) == "bundle_newer"


@pytest.mark.parametrize("content_of", [b"", b"PK\5\6" + b"\0" * 18, b"hello"])
def test_what_is_no_bundle_is_told(tmp_path: Path, other: Book, content_of: bytes) -> None:
    path = tmp_path / "อะไร.hlbundle"
    path.write_bytes(content_of)
    assert _refused(other, path) == "not_a_bundle"


def test_a_bundle_without_its_end_and_a_book_itself_are_told_as_that(giver: tuple[Book, Home], stick: Path) -> None:
    book, _home = giver
    whole = stick.read_bytes()
    stick.write_bytes(whole[: len(whole) // 2])
    assert _refused(book, stick) == "bundle_cut_off"

    stick.write_bytes(book.path.read_bytes())
    told = "not_a_bundle" if ARE_ENCRYPTED else "bundle_is_ledger"  # nothing of a locked one says what it is
    assert _refused(book, stick) == told


def test_a_bomb_is_told_before_it_is_unpacked(stick: Path, other: Book) -> None:
    with zipfile.ZipFile(stick, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("manifest.json", '{"bundle":1}')
        parts.writestr("journal.jsonl", b" " * (50 << 20))
    assert stick.stat().st_size < 1 << 20
    assert _refused(other, stick) == "bundle_too_big"


def test_the_same_ledger_gives_the_same_bundle(giver: tuple[Book, Home], stick: Path, tmp_path: Path) -> None:
    giver[0].store.bundle(tmp_path / "อีก.hlbundle")
    first, second = (hashlib.sha256(one.read_bytes()).digest() for one in (stick, tmp_path / "อีก.hlbundle"))
    assert first == second
