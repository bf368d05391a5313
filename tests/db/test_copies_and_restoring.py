"""Copies in their folder, which are let go, and going back to one: what stays, what is refused, what is noticed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from household_ledger.db import restoring, volume
from household_ledger.db.backup import make_copy, verify_file
from household_ledger.db.copy_loss import loss_of
from household_ledger.db.keeping import copies_of, fill, is_sound, keep_copy, prune
from household_ledger.db.restoring import put_aside, restore
from household_ledger.domain.changes import Label
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.commands.history import Undo
from household_ledger.services.copies.going_back import Loss
from tests.db.copy_drill import NOW, write_counts
from tests.db.ledgers import HandClock, add_home, new_book, opened_book
from tests.encrypted import raw_connection

COUNT = 40


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "บ้าน.hldb"
    with new_book(path) as book:
        add_home(book)
    write_counts(path, COUNT).close()
    return path


def entries(path: Path) -> int:
    with opened_book(path) as book:
        book.assert_whole()
        with book.store.reader() as reader:
            row = reader.raw.execute("select count(*) from entry where deleted=0").fetchone()
    return int(row[0]) if row else 0


def aged_copies(ledger: Path, folder: Path, *, days: int) -> list[Path]:
    """Make copies a day apart, the last one now."""
    days_ago = range(days, -1, -1)
    return [make_copy(ledger, folder, reason="by-hand", now=NOW - timedelta(days=day)).path for day in days_ago]


def test_old_copies_go_when_a_new_one_was_verified_and_nothing_else_in_the_folder(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    made = aged_copies(ledger, folder, days=20)
    other = tmp_path / "other" / "บ้าน.hldb"
    other.parent.mkdir()
    later = HandClock()
    later.move(seconds=1)
    with new_book(other, later) as book:
        add_home(book)
    theirs = make_copy(other, folder, reason="by-hand", now=NOW - timedelta(days=300, minutes=1)).path
    mine = folder / "บ้าน 2569-01-01 0900 on-close.hldb"  # without its sum: somebody put it there
    shutil.copyfile(made[0], mine)
    notes = folder / "บ้าน 2569-01-01 ของฉัน.txt"
    notes.write_text("สำคัญ", encoding="utf-8")

    newest = keep_copy(ledger, folder, reason="on-close", now=NOW + timedelta(minutes=15)).path

    left = {path.name for path in folder.iterdir()}
    assert {theirs.name, mine.name, notes.name, newest.name} <= left
    gone = [path for path in made if path.name not in left]
    assert gone, "of 21 days 14 stay"
    assert not any(path.with_name(path.name + ".sha256").exists() for path in gone)
    assert [path for path in made[7:] if path in gone] == []


def test_a_copy_that_cannot_be_made_lets_none_go(ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "copies"
    aged_copies(ledger, folder, days=20)
    before = sorted(folder.iterdir())

    def refuse(_path: Path) -> int:
        raise EnvironmentProblem("damaged", name="x")

    monkeypatch.setattr("household_ledger.db.backup.verify_file", refuse)
    with pytest.raises(EnvironmentProblem) as told:
        keep_copy(ledger, folder, reason="on-close", now=NOW + timedelta(days=1))

    assert told.value.code == "copy_failed"
    assert sorted(folder.iterdir()) == before


def test_with_a_clock_set_back_no_copy_goes(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    made = aged_copies(ledger, folder, days=20)

    keep_copy(ledger, folder, reason="on-close", now=NOW - timedelta(days=1))

    assert all(path.exists() for path in made)
    assert prune(ledger, folder, now=NOW) != ()


def test_what_a_kill_left_unfinished_goes_when_it_is_old(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    old, young = folder / "บ้าน 2569-11-20 0900 on-close.hldb.part", folder / "บ้าน 2569-11-20 0901 on-close.hldb.part"
    sums = folder / "บ้าน 2569-11-20 0902 on-close.hldb.sha256"
    for path in (old, young, sums):
        path.write_bytes(b"x")
    for path in (old, sums):
        os.utime(path, (1_000_000_000, 1_000_000_000))

    keep_copy(ledger, folder, reason="on-close", now=NOW)

    assert not old.exists()
    assert not sums.exists()
    assert young.exists()


def test_two_copies_of_one_minute_get_names_of_their_own(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    paths = [keep_copy(ledger, folder, reason="by-hand", now=NOW).path for _turn in range(3)]

    listed = copies_of(ledger, folder)

    assert [one.path for one in listed] == paths[::-1]
    assert [(one.entries, one.is_verified) for one in listed] == [(COUNT, True)] * 3


def test_the_newest_of_one_minute_is_the_one_that_stays(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    reasons = ("by-hand", "on-close", "on-close", "by-hand", "on-close", "after-erase")

    made = [keep_copy(ledger, folder, reason=reason, now=NOW).path for reason in reasons]

    left = [one.path for one in copies_of(ledger, folder)]
    assert left == list(reversed(made[-4:])), "a name sorts by its reason, which says nothing about when"


def test_of_what_was_refused_again_and_again_there_is_one_copy(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"

    def before(reason: str, minutes: int) -> Path:
        return keep_copy(ledger, folder, reason=reason, now=NOW + timedelta(minutes=minutes)).path

    first = before("before-merge", 0)
    again = before("before-merge", 1)
    other = before("before-import", 2)
    write_counts(ledger, 1, first=1_000).close()
    changed = before("before-import", 3)
    changed.write_bytes(changed.read_bytes()[:-1] + b"!")

    assert again == first
    assert before("before-import", 4) not in (other, changed), "what is not whole any more is no copy"
    assert len({first, other, changed}) == 3


def test_the_second_folder_gets_the_same_bytes_verified(ledger: Path, tmp_path: Path) -> None:
    made = keep_copy(ledger, tmp_path / "copies", reason="by-hand", now=NOW)

    there = fill(made.path, ledger, tmp_path / "stick", now=NOW)

    assert there.read_bytes() == made.path.read_bytes()
    assert is_sound(there)
    spoilt = bytearray(made.path.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    made.path.write_bytes(spoilt)
    with pytest.raises(EnvironmentProblem) as told:
        fill(made.path, ledger, tmp_path / "stick", now=NOW)
    assert told.value.code == "copy_failed"
    assert len(list((tmp_path / "stick").glob("*.hldb"))) == 1
    assert list((tmp_path / "stick").glob("*.part")) == []


def test_a_restore_keeps_what_was_there_and_can_be_undone(ledger: Path, tmp_path: Path) -> None:
    copy = keep_copy(ledger, tmp_path / "copies", reason="by-hand", now=NOW).path
    write_counts(ledger, 10, first=COUNT + 1).close()

    restored = restore(copy, ledger, now=NOW)

    assert restored.entries == COUNT
    assert entries(ledger) == COUNT
    assert restored.aside is not None
    assert is_sound(restored.aside)

    back = restore(restored.aside, ledger, now=NOW + timedelta(minutes=1))

    assert back.entries == entries(ledger) == COUNT + 10
    assert entries(copy) == COUNT, "the copy itself is as it was"


def test_what_a_killed_restore_left_of_its_aside_is_never_taken_for_a_part_of_the_next(
    ledger: Path, tmp_path: Path
) -> None:
    copy = keep_copy(ledger, tmp_path / "copies", reason="by-hand", now=NOW).path
    left = tmp_path / "บ้าน 2569-11-21 1000 before-restore.hldb-wal"
    left.write_bytes(b"of another time")

    aside = put_aside(ledger, NOW)
    assert aside.with_name(aside.name + "-wal") == left
    assert not left.exists()
    left.write_bytes(b"put beside it later")

    assert restore(aside, ledger, now=NOW + timedelta(minutes=1)).entries == COUNT
    assert is_sound(copy)
    aside.unlink()
    os.utime(left, (1_000_000_000, 1_000_000_000))
    prune(ledger, tmp_path, now=NOW)
    assert not left.exists()


def test_whoever_writes_after_a_restore_is_a_new_writer(ledger: Path, tmp_path: Path) -> None:
    copy = keep_copy(ledger, tmp_path / "copies", reason="by-hand", now=NOW).path
    write_counts(ledger, 10, first=COUNT + 1).close()

    restore(copy, ledger, now=NOW)
    write_counts(ledger, 10, first=900).close()

    with opened_book(ledger) as book, book.store.reader() as reader:
        lives = reader.raw.execute("select id,why from writer order by id").fetchall()
        written = dict(reader.raw.execute("select writer,count(*) from op group by writer").fetchall())
    assert [why for _writer, why in lives] == ["new", "restored"]
    assert written[lives[1][0]] == 1
    assert entries(ledger) == COUNT + 10


def test_a_restore_goes_back_in_place_of_a_ledger_that_is_gone(ledger: Path, tmp_path: Path) -> None:
    copy = keep_copy(ledger, tmp_path / "copies", reason="by-hand", now=NOW).path
    ledger.unlink()

    assert restore(copy, ledger, now=NOW).aside is None

    assert entries(ledger) == COUNT


def _empty(_good: bytes) -> bytes:
    return b""


def _page_of_zeros(good: bytes) -> bytes:
    return good[:8192] + bytes(4096) + good[12288:]


def _cut(good: bytes) -> bytes:
    return good[: len(good) // 2]


def _random_page(good: bytes) -> bytes:
    return good[:8192] + bytes(range(256)) * 16 + good[12288:]


def _no_header(good: bytes) -> bytes:
    return bytes(16) + good[16:]


@pytest.mark.parametrize("damage", [None, _empty, _page_of_zeros, _cut, _random_page, _no_header])
def test_damage_is_noticed_and_the_newest_copy_that_is_whole_brings_all_back(
    ledger: Path, tmp_path: Path, damage: Callable[[bytes], bytes] | None
) -> None:
    folder = tmp_path / "copies"
    for minutes in (0, 15, 30):
        keep_copy(ledger, folder, reason="by-hand", now=NOW + timedelta(minutes=minutes))
    newest = copies_of(ledger, folder)[0].path
    spoilt = bytearray(newest.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1  # one bit: an integrity check need not see it
    newest.write_bytes(spoilt)
    good = ledger.read_bytes()
    if damage is None:
        ledger.unlink()
    else:
        ledger.write_bytes(damage(good))

    assert damage is None or _is_refused(ledger)
    listed = copies_of(ledger, folder)
    with pytest.raises(EnvironmentProblem) as told:
        restore(listed[0].path, ledger, now=NOW)
    chosen = next(one for one in listed if is_sound(one.path))
    restored = restore(chosen.path, ledger, now=NOW)

    assert told.value.code == "copy_damaged"
    assert chosen == listed[1]
    assert entries(ledger) == COUNT
    assert (restored.aside is None) == (damage is None)
    if damage is not None and restored.aside is not None:
        assert restored.aside.read_bytes() == damage(good), "the damaged file lies aside as it lay"


def _is_refused(path: Path) -> bool:
    try:
        return verify_file(path) != COUNT
    except (EnvironmentProblem, sqlite.Error):
        return True


def test_a_restore_refuses_in_words_and_leaves_everything_as_it_was(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = keep_copy(ledger, tmp_path / "copies", reason="by-hand", now=NOW).path
    other = tmp_path / "other.hldb"
    later = HandClock()
    later.move(seconds=1)
    with new_book(other, later) as book:
        add_home(book)
    newer = tmp_path / "newer.hldb"
    shutil.copy(copy, newer)
    with closing(raw_connection(newer)) as raw:
        raw.execute("pragma user_version=99")
    (tmp_path / "words.hldb").write_text("ไม่ใช่บัญชี", encoding="utf-8")
    (tmp_path / "torn.hldb").write_bytes(copy.read_bytes()[:-5000])
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}

    def refusal(chosen: Path) -> str:
        with pytest.raises((UserError, EnvironmentProblem)) as told:
            restore(chosen, ledger, now=NOW)
        return str(told.value.code)

    assert refusal(other) == "copy_of_another"
    assert refusal(ledger) == "copy_is_ledger"
    assert refusal(newer) == "newer_file"
    assert refusal(tmp_path / "words.hldb") == "not_a_ledger"
    assert refusal(tmp_path / "gone.hldb") == "file_missing"
    assert refusal(tmp_path / "torn.hldb") == "copy_damaged"
    monkeypatch.setattr(volume, "free_bytes", lambda _path: volume.STOP_FREE_BYTES)
    assert refusal(copy) == "disk_full"
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_restore_that_fails_at_its_last_move_leaves_a_damaged_ledger_its_log(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = keep_copy(ledger, tmp_path / "copies", reason="by-hand", now=NOW).path
    ledger.write_bytes(_no_header(ledger.read_bytes()))
    log = ledger.with_name(ledger.name + "-wal")
    log.write_bytes(b"steps nobody has elsewhere")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}

    def held(_whole: Path, place: Path) -> None:
        raise EnvironmentProblem("file_held", name=place.name)

    monkeypatch.setattr(restoring, "take_place", held)
    with pytest.raises(EnvironmentProblem):
        restore(copy, ledger, now=NOW)

    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_restore_waits_for_nobody_who_still_reads(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("household_ledger.db.connections._BUSY_MILLISECONDS", 50)
    copy = keep_copy(ledger, tmp_path / "copies", reason="by-hand", now=NOW).path
    with opened_book(ledger) as book, book.store.reader() as reader:
        assert reader.raw.execute("select count(*) from entry").fetchone() == (COUNT,)
        with pytest.raises(EnvironmentProblem) as told:
            restore(copy, ledger, now=NOW)

    assert told.value.code == "busy"
    assert entries(ledger) == COUNT
    assert list(tmp_path.glob("*.restoring*")) == []
    assert list(tmp_path.glob("*before-restore*")) == []


def test_what_goes_aside_while_somebody_writes_is_not_taken_for_whole(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shutil.copyfile

    def copyfile(source: Path, target: Path) -> object:
        done = real(source, target)
        with ledger.open("ab") as file:
            file.write(b"x")
        return done

    monkeypatch.setattr("household_ledger.db.restoring.shutil.copyfile", copyfile)
    with pytest.raises(EnvironmentProblem) as told:
        put_aside(ledger, NOW)

    assert told.value.code == "busy"
    assert list(ledger.parent.glob("*before-restore*")) == []


def test_below_50_mb_no_copy_is_made_and_above_one_is(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volume, "free_bytes", lambda _path: volume.STOP_FREE_BYTES - 1)
    with pytest.raises(EnvironmentProblem) as told:
        keep_copy(ledger, tmp_path / "copies", reason="by-hand", now=NOW)
    monkeypatch.setattr(volume, "free_bytes", lambda _path: volume.STOP_FREE_BYTES)

    assert told.value.code == "no_room_for_copy"
    assert told.value.params["needed"] == 50
    assert keep_copy(ledger, tmp_path / "copies", reason="by-hand", now=NOW).entries == COUNT
    assert list((tmp_path / "copies").glob("*.part")) == []


def test_a_stick_has_to_hold_the_copy_and_no_more(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, stick = keep_copy(ledger, tmp_path / "copies", reason="by-hand", now=NOW), tmp_path / "stick"
    free = copy.size + (1 << 20)
    real = Path.stat

    def stat(path: Path, **more: bool) -> os.stat_result:
        there = real(path, **more)
        return os.stat_result((*there[:2], -1, *there[3:])) if path == stick else there

    monkeypatch.setattr(Path, "stat", stat)
    monkeypatch.setattr(volume, "free_bytes", lambda path: free if path.parent == stick else None)
    assert fill(copy.path, ledger, stick, now=NOW).parent == stick
    free = copy.size - 1

    with pytest.raises(EnvironmentProblem) as told:
        fill(copy.path, ledger, stick, now=NOW)

    assert (told.value.code, told.value.params["folder"]) == ("no_room_for_copy", str(stick))
    assert len(list(stick.glob("*.hldb"))) == 1
    assert list(stick.glob("*.part")) == []


def test_what_going_back_would_lose_is_counted(ledger: Path, tmp_path: Path) -> None:
    copy = keep_copy(ledger, tmp_path / "copies", reason="by-hand", now=NOW).path
    with opened_book(ledger) as book, book.store.reader() as reader:
        assert loss_of(reader.raw, copy) == Loss()
    write_counts(ledger, 20, first=COUNT + 1).close()
    with opened_book(ledger) as book:
        assert isinstance(book.ledger.undo_label(), Label)
        book.ledger.execute(Undo())  # the second ten
        with book.store.reader() as reader:
            lost = loss_of(reader.raw, copy)

    assert lost == Loss(made=10, steps=3)
    assert not lost.is_nothing


def test_a_day_in_a_name_is_of_the_clock_given(ledger: Path, tmp_path: Path) -> None:
    made = make_copy(ledger, tmp_path, reason="by-hand", now=datetime.fromisoformat("2026-02-28T23:05:00"))

    assert made.path.name == "บ้าน 2569-02-28 2305 by-hand.hldb"
