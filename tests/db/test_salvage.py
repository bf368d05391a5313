"""What a damaged ledger still says comes back, nothing of it wrong; what does not is named, and the file untouched."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from household_ledger.app.demo_file import make_demo_file
from household_ledger.app.secrets import make_locked
from household_ledger.db import salvage_reading, salvage_rows, salvage_weighing
from household_ledger.db.backup import make_copy
from household_ledger.db.images import derived_statements
from household_ledger.db.journal import packed, text_of
from household_ledger.db.keys import KEYS
from household_ledger.db.salvage import is_plain, salvage
from household_ledger.db.store import open_store
from household_ledger.domain.period import Month
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.copies.salvaged import Salvaged
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.secret import Secret
from tests.db.copy_drill import NOW, write_counts
from tests.db.ledgers import HandClock
from tests.db.salvage_drill import chance_pages, compare, destroy, pages_of, same_pages
from tests.encrypted import ARE_ENCRYPTED, raw_connection

ROUNDS = 60 if os.environ.get("HL_MORE") else 6
_TYPED = 300


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a book of more than 3,000 entries: a village read in at once, and rows typed a few at a time."""
    path = tmp_path_factory.mktemp("whole") / "สมุด.hldb"
    make_demo_file(path, DemoOptions(households=2, months=10, until=Month(2026, 10)), HandClock())
    write_counts(path, _TYPED).close()
    assert _count(path) > 3000
    return path


@pytest.fixture
def damaged(whole: Path, tmp_path: Path) -> Path:
    path = tmp_path / "สมุด.hldb"
    shutil.copy(whole, path)
    return path


def _count(path: Path) -> int:
    connection = raw_connection(path)
    (count,) = connection.execute("select count(*) from entry").fetchone()
    connection.close()
    return int(count)


def _salvaged(damaged: Path, copy: Path | None = None) -> Salvaged:
    """Salvage, and see that the damaged file is byte by byte as it was and the new one checks."""
    before = damaged.read_bytes()
    new = damaged.with_name("ใหม่.hldb")
    new.unlink(missing_ok=True)
    made = salvage(damaged, new, clock=HandClock(), copy=copy)
    assert damaged.read_bytes() == before
    assert {one.name for one in damaged.parent.iterdir()} >= {damaged.name, new.name}
    assert not list(damaged.parent.glob(".salvage-*"))
    store = open_store(new, clock=HandClock())
    try:
        report = store.check()
    finally:
        store.close()
    assert report.findings == ()
    assert report.entries == made.entries
    return made


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_of_a_file_with_pages_destroyed_by_chance_nearly_all_comes_back_and_nothing_wrong(
    whole: Path, damaged: Path, seed: int
) -> None:
    destroy(damaged, chance_pages(whole, 1 + seed % 4, seed), seed=seed)

    compared = compare(whole, _salvaged(damaged))

    assert compared.wrong == ()
    assert compared.untold == 0
    assert compared.back_permille >= 990


def test_where_only_indexes_and_kept_sums_are_destroyed_everything_comes_back_with_its_history(
    whole: Path, damaged: Path
) -> None:
    destroy(damaged, pages_of(whole, "entry_month", "op_order", "entry_apart", "month_total", "category"))

    made = _salvaged(damaged)

    assert made.is_everything
    assert (compare(whole, made).missing, compare(whole, made).wrong) == (0, ())
    assert _steps(made.path) == _steps(whole)


def test_where_every_page_of_entries_is_destroyed_the_history_gives_them_back(whole: Path, damaged: Path) -> None:
    destroy(damaged, pages_of(whole, "entry", "entry_line", "household", "pocket", "member"))

    made = _salvaged(damaged)

    assert made.is_everything
    assert (compare(whole, made).missing, compare(whole, made).wrong) == (0, ())
    assert _steps(made.path) == _steps(whole)


def test_where_the_whole_history_is_destroyed_the_rows_are_there_and_a_new_history_begins(
    whole: Path, damaged: Path
) -> None:
    destroy(damaged, pages_of(whole, "op", "leaf", "touch", "op_order"))

    made = _salvaged(damaged)

    assert (compare(whole, made).missing, compare(whole, made).wrong) == (0, ())
    assert made.gone == ()
    assert made.steps == 0


@pytest.mark.parametrize(
    "names",
    [
        ("entry_line",),
        ("leaf",),
        ("entry",),
        ("op",),
        # The first page of a locked file has the salt of its key on it: without, its copies alone know it.
        pytest.param(("sqlite_master",), marks=pytest.mark.skipif(ARE_ENCRYPTED, reason="the salt went with it")),
    ],
)
def test_a_lost_root_costs_nothing_its_other_pages_prove_themselves(
    whole: Path, damaged: Path, names: tuple[str, ...]
) -> None:
    destroy(damaged, [1] if names == ("sqlite_master",) else [_root(whole, names[0])])

    compared = compare(whole, _salvaged(damaged))

    assert (compared.missing, compared.wrong) == (0, ())


def _root(path: Path, name: str) -> int:
    connection = raw_connection(path)
    (root,) = connection.execute("select rootpage from sqlite_master where name=?", (name,)).fetchone()
    connection.close()
    return int(root)


def _steps(path: Path) -> list[tuple[object, ...]]:
    connection = raw_connection(path)
    rows = list(connection.execute("select writer,seq,hash from op order by 1,2"))
    connection.close()
    return rows


def test_a_copy_is_gone_on_from_and_what_was_written_after_it_comes_along(whole: Path, damaged: Path) -> None:
    copy = make_copy(damaged, damaged.parent / "สำเนา", reason="by-hand", now=NOW).path
    write_counts(damaged, 50, first=10_001).close()
    shutil.copy(damaged, later := damaged.with_name("later.hldb"))
    entries = pages_of(damaged, "entry")
    destroy(damaged, [*entries[:20], *pages_of(damaged, "entry_line")[:20], _root(damaged, "pocket")])

    made = _salvaged(damaged, copy)

    assert made.is_everything
    assert made.copy == copy
    assert made.came_after >= 5
    assert (compare(later, made).missing, compare(later, made).wrong) == (0, ())
    assert _count(made.path) == _count(whole) + 50


def test_a_copy_gives_back_what_the_damaged_file_lost_before_it(damaged: Path) -> None:
    copy = make_copy(damaged, damaged.parent / "สำเนา", reason="by-hand", now=NOW).path
    shutil.copy(damaged, before := damaged.with_name("before.hldb"))
    write_counts(damaged, 20, first=10_001).close()
    shutil.copy(damaged, later := damaged.with_name("later.hldb"))
    untouched = same_pages(before, damaged)
    destroy(damaged, [page for page in pages_of(damaged, "entry", "leaf") if page in untouched])

    made = _salvaged(damaged, copy)

    assert made.came_after >= 1
    assert compare(later, made).back_permille >= 990
    assert compare(later, made).wrong == ()


def test_a_copy_of_another_history_is_left_and_the_file_gives_what_it_has(damaged: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.hldb"
    shutil.copy(damaged, other)
    connection = raw_connection(other)
    connection.execute("drop trigger op_no_update")
    connection.execute("update op set hash=randomblob(32)")
    connection.execute(dict(derived_statements())["op_no_update"])
    connection.close()
    destroy(damaged, pages_of(damaged, "entry_month"))

    made = _salvaged(damaged, other)

    assert made.copy is None
    assert made.is_everything


def test_what_only_the_log_of_a_killed_program_holds_comes_back_too(damaged: Path, tmp_path: Path) -> None:
    store = write_counts(damaged, 40, first=20_001)
    log = damaged.with_name(damaged.name + "-wal")
    if not log.exists():
        pytest.skip("this disk is written without a log")
    fallen = tmp_path / "fallen"
    fallen.mkdir()
    for path in (damaged, log):
        shutil.copy(path, fallen / path.name)
    store.close()
    before = (fallen / log.name).read_bytes()
    destroy(fallen / damaged.name, pages_of(damaged, "month_total")[:2])

    made = _salvaged(fallen / damaged.name)

    assert (fallen / log.name).read_bytes() == before
    assert (compare(damaged, made).missing, compare(damaged, made).wrong) == (0, ())


@pytest.mark.parametrize("first", [bytes(4096), random.Random(7).randbytes(4096), b"%PDF" * 1024])
def test_an_open_file_that_lost_its_first_page_is_damaged_whatever_stands_there(
    first: bytes, whole: Path, damaged: Path
) -> None:
    damaged.write_bytes(first + whole.read_bytes()[len(first) :])

    assert not KEYS.is_locked(damaged)
    with pytest.raises(EnvironmentProblem, match="damaged"):
        open_store(damaged, clock=HandClock())

    assert _salvaged(damaged).entries == _count(whole)


def test_what_is_no_ledger_is_refused_and_a_file_that_is_there_is_not_written_over(tmp_path: Path, whole: Path) -> None:
    paper = tmp_path / "paper.hldb"
    paper.write_bytes(b"nothing of a ledger" * 1000)
    with pytest.raises(UserError, match="nothing_to_salvage"):
        salvage(paper, tmp_path / "new.hldb", clock=HandClock())
    there = tmp_path / "there.hldb"
    there.write_bytes(b"mine")
    with pytest.raises(UserError, match="file_exists"):
        salvage(whole, there, clock=HandClock())
    assert there.read_bytes() == b"mine"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["paper.hldb", "there.hldb"]


@pytest.mark.skipif(ARE_ENCRYPTED, reason="begins with a file that is open to all")
def test_nothing_of_a_locked_copy_comes_into_an_open_file(whole: Path, damaged: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked.hldb"
    make_locked(locked, Secret("ข้าวเหนียวมะม่วง"), HandClock())
    destroy(damaged, pages_of(whole, "entry_month"))
    assert not is_plain(locked)

    made = _salvaged(damaged, locked)

    assert made.copy is None
    assert made.is_everything


# The mistakes the tests above would see ---------------------------------------------------------------------------


def _alter_a_leaf(path: Path) -> None:
    """Write other words into the history, its digest left as it was."""
    connection = raw_connection(path)
    connection.execute("drop trigger leaf_no_update")
    query = "select writer,seq,part,body from leaf order by writer desc,seq desc"
    writer, seq, part, body = connection.execute(query).fetchone()
    text = text_of(body)
    changed = text.replace("นับครั้งที่".encode(), "นับผิดที่ๆ".encode())
    assert changed != text
    connection.execute(
        "update leaf set body=? where writer=? and seq=? and part=?", (packed(changed), writer, seq, part)
    )
    connection.close()


def _spoil_rows_and_a_leaf(path: Path) -> None:
    """Change words of rows, which nothing proves, and lose a leaf, so that rows are asked at all."""
    connection = raw_connection(path)
    connection.execute("update entry set note='ไม่จริง' where id in (select id from entry order by id limit 50)")
    connection.close()
    destroy(path, pages_of(path, "leaf")[-1:])


def _lose_first_page(path: Path) -> None:
    destroy(path, [1])


def _lose_lines_and_history(path: Path) -> None:
    destroy(path, [_root(path, "entry_line"), *pages_of(path, "op", "leaf", "touch")])


class _SameAsAnything:
    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    __hash__ = object.__hash__


MISTAKES: dict[str, tuple[Callable[[Path], None], object, str, object]] = {
    "believe a leaf without its digest": (
        _alter_a_leaf,
        salvage_reading,
        "digest_of",
        lambda *_said: _SameAsAnything(),
    ),
    "believe rows over the history": (
        _spoil_rows_and_a_leaf,
        salvage_weighing,
        "_is_certain",
        lambda *_said: False,
    ),
    "look for nothing no table leads to": (_lose_first_page, salvage_reading, "_search", lambda *_said: None),
    "leave pages without a way to them": (_lose_lines_and_history, salvage_rows, "orphans_of", lambda *_said: iter(())),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_seen(
    whole: Path, damaged: Path, mistake: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    damage, module, name, wrongly = MISTAKES[mistake]
    if ARE_ENCRYPTED and damage is _lose_first_page:
        pytest.skip("the salt went with it")
    damage(damaged)
    right = compare(whole, salvage(damaged, tmp_path / "right.hldb", clock=HandClock()))
    assert right.wrong == ()
    assert right.back_permille >= 950, "the worst of these loses both the way to the lines and the whole history"

    monkeypatch.setattr(module, name, wrongly)
    try:
        spoilt = compare(whole, salvage(damaged, tmp_path / "spoilt.hldb", clock=HandClock()))
    except (UserError, EnvironmentProblem, driver.Error):
        return  # the last look through the new file saw it
    assert spoilt.wrong or spoilt.back_permille < right.back_permille - 50
