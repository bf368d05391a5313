"""Files reach the present schema by the revisions, old or new and nothing between, with their guards put back."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from household_ledger.db import format as file_format
from household_ledger.db import opening, store, upgrading
from household_ledger.db.connections import Address, connect
from household_ledger.db.format import SCHEMA
from household_ledger.db.identity import this_place
from household_ledger.db.images import derived_statements
from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.photo import Photo
from household_ledger.domain.recurring import Recurring, RecurringTurn, Recurs
from household_ledger.domain.register import Household, Occupation
from household_ledger.domain.staircase import Audience, StairMark
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.commands.occupations import EndOccupation
from household_ledger.services.commands.recurring import AddRecurring, SkipTurn
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.ports import EntryQuery, Work
from tests.db.history_photos import some_photo
from tests.db.ledgers import Book, Home, new_book, opened_book
from tests.encrypted import raw_connection

_OLD = Path(__file__).parent / "files" / "schema-1.hldb.gz"
"""A book written by the program when its schema was 1: an entry of every kind, a pair, a closed month, a step undone,
and an occupation given up on a day nobody wrote down."""
_FOURTH = _OLD.with_name("schema-4.hldb.gz")
"""A book written when the schema was 4: an entry of every kind, a pair, one deleted, a closed month, a step undone."""
_FIFTH = _OLD.with_name("schema-5.hldb.gz")
"""A book written when the schema was 5: an entry of every kind, a pair, pictures, closed months, a household erased,
and what another laptop wrote differently."""
_NEXT = SCHEMA + 1
_MORE = """
import sqlalchemy as sa
from alembic import op
revision = "{next:04}"
down_revision = "{last:04}"
branch_labels = None
depends_on = None

def upgrade():
    kept = {{"sqlite_strict": True, "sqlite_with_rowid": False}}
    with op.batch_alter_table("op", recreate="always", table_kwargs=kept) as table:
        table.add_column(sa.Column("note", sa.Text()))
    with op.batch_alter_table("household", recreate="always", table_kwargs={{"sqlite_strict": True}}) as table:
        table.add_column(sa.Column("colour", sa.Text()))
    {more}
"""


def _masters(path: Path) -> dict[str, str]:
    connection = raw_connection(path)
    rows = connection.execute("select name,sql from sqlite_master where sql is not null").fetchall()
    connection.close()
    return {name: " ".join(sql.split()) for name, sql in rows}


def test_the_revisions_come_to_the_same_tables_as_a_new_file(tmp_path: Path) -> None:
    with new_book(tmp_path / "new.hldb"):
        pass
    path = tmp_path / "revised.hldb"
    path.touch()
    engine = create_engine("sqlite://", creator=lambda: connect(Address(path)), module=driver)
    with engine.begin() as connection:
        upgrading.run_revisions(connection)
    engine.dispose()

    derived = {name for name, _ in derived_statements()}
    new = {name: sql for name, sql in _masters(tmp_path / "new.hldb").items() if name not in derived}
    assert _masters(path) == new


def test_the_revisions_are_one_row_that_ends_in_the_present_schema() -> None:
    config = Config()
    config.set_main_option("script_location", str(upgrading.SCRIPTS))
    scripts = ScriptDirectory.from_config(config)

    assert scripts.get_heads() == [f"{SCHEMA:04}"]
    numbers = [int(revision.revision) for revision in scripts.walk_revisions()]
    assert numbers == list(range(SCHEMA, 0, -1))


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 -- a function
    """Make this program one version newer, with a revision that alters the journal and a table others hang on."""

    def begin(more: str = "pass") -> None:
        scripts = tmp_path / "migrations"
        shutil.copytree(upgrading.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        script = _MORE.format(more=more, next=_NEXT, last=SCHEMA)
        (scripts / "versions" / f"{_NEXT:04}_more.py").write_text(script, encoding="utf-8")
        real = upgrading.upgrade
        monkeypatch.setattr(upgrading, "upgrade", lambda address, copy: real(address, copy, to=_NEXT, scripts=scripts))
        for module in (opening, store, file_format, upgrading):
            monkeypatch.setattr(module, "SCHEMA", _NEXT)

    return begin


def test_an_older_file_is_copied_upgraded_and_goes_on(book: Book, home: Home, next_version: Any) -> None:  # noqa: ANN401
    before, totals, masters = book.state(), book.totals(), _masters(book.path)
    book.store.close()
    next_version()

    with opened_book(book.path) as later:
        assert (later.state(), later.totals()) == (before, totals)
        later.do(AddRecords((Household(id=NO_ID, code="2", name="ใหม่"),)))
        later.do(Undo())
        assert later.state() == before
        later.assert_whole()

    now = _masters(book.path)
    assert {name for name in now if name.endswith(("_no_update", "_no_delete"))}
    assert set(masters) == set(now)
    assert "colour" in now["household"]
    (copy,) = book.path.parent.glob("*before-upgrade*.hldb")
    assert "colour" not in _masters(copy)["household"]
    assert home.id in {key[1] for key in before}


@pytest.mark.parametrize("more", ["raise ValueError('ไฟดับ')", "op.execute('delete from op where seq=1')"])
def test_an_upgrade_that_fails_leaves_the_old_file(book: Book, next_version: Any, more: str) -> None:  # noqa: ANN401
    book.store.close()
    before = _masters(book.path)
    next_version(more)

    with pytest.raises((ValueError, EnvironmentProblem)):
        opened_book(book.path).__enter__()

    assert _masters(book.path) == before
    connection = raw_connection(book.path)
    assert connection.execute("pragma user_version").fetchone() == (SCHEMA,)
    connection.close()


def test_nothing_is_upgraded_without_its_copy(book: Book, next_version: Any) -> None:  # noqa: ANN401
    book.store.close()
    before = _masters(book.path)
    next_version()

    def refuse(_path: Path) -> None:
        raise EnvironmentProblem("disk_full", name="สำเนา")

    with pytest.raises(EnvironmentProblem, match="disk_full"):
        store.open_store(book.path, clock=book.clock, before_upgrade=refuse)

    assert _masters(book.path) == before


def _rows(path: Path) -> dict[str, list[dict[str, object]]]:
    """Read every row of every table as plain SQL gives it; what is said of the version and made anew apart."""
    connection = raw_connection(path)
    connection.row_factory = driver.Row
    tables = connection.execute("select name from sqlite_master where type='table'").fetchall()
    found = {
        name: [dict(zip(row.keys(), row, strict=True)) for row in connection.execute(f'select * from "{name}"')]
        for (name,) in map(tuple, tables)
        if name != "alembic_version"
    }
    connection.close()
    return found


@pytest.fixture
def old_path(tmp_path: Path) -> Path:
    path = tmp_path / "สมุดเก่า.hldb"
    path.write_bytes(gzip.decompress(_OLD.read_bytes()))
    connection = raw_connection(path)
    place = this_place(path).digest  # as if it had always lain here: whoever wrote it can take it back
    connection.execute("update file_info set value=? where key='place'", (place,))
    connection.commit()
    connection.close()
    return path


_SECOND_ON = ("recurring", "recurring_turn", "template", "saved_filter", "price", "unanswered", "photo")
_FOURTH_ON = ("waiting", "waiting_photo", "conflict", "erasure", "reading_memory")
_FIFTH_ON = ("consent", "visit", "training", "attendance", "stair", "stair_mark", "change_label", "change_score")
_COLUMNS: dict[str, dict[str, object]] = {
    "household": dict.fromkeys(("village_no", "subdistrict", "district", "postcode", "phone"), ""),
    "village_group": {"postcode": ""},
    "project": {"keep_until": None, "mechanism_budget": None, "occupation_budget": None},
}
"""What tables of older books got, and what it says there."""


def _take_off_what_is_newer(rows: dict[str, list[dict[str, object]]]) -> None:
    """Look whether what a book got since says nothing in it, and take it off."""
    for table, columns in _COLUMNS.items():
        for row in rows[table]:
            assert {name: row.pop(name) for name in columns if name in row} == columns


def test_a_real_book_of_the_first_schema_keeps_every_row_and_its_whole_history(old_path: Path) -> None:
    before = _rows(old_path)

    with opened_book(old_path) as book:
        book.assert_whole()
        after = _rows(old_path)
        assert all(one.pop("ended_on") is None for one in after["occupation"])
        assert all((one.pop("photos"), one.pop("paper_line")) == ("", 0) for one in after["entry"])
        _take_off_what_is_newer(after)
        newer = (*_SECOND_ON, *_FOURTH_ON, *_FIFTH_ON)
        assert [after.pop(name) for name in newer] == [[] for _name in newer]
        assert after == before

        end, steps = book.state(), [one for one in before["op"] if one["target"] is None]
        undone = len([one for one in before["op"] if one["target"] is not None])
        for _step in range(len(steps) - undone):
            book.do(Undo())
        assert not book.state(), "undone to the start, by what the journal said before there were last days"
        for _step in range(len(steps) - undone):
            book.do(Redo())
        assert book.state() == end
        book.assert_whole()
    (copy,) = old_path.parent.glob("*before-upgrade*.hldb")
    assert _rows(copy) == before


def test_a_book_of_the_fourth_schema_keeps_every_row_and_can_be_bundled_and_merged(tmp_path: Path) -> None:
    path = tmp_path / "สมุดเก่า.hldb"
    path.write_bytes(gzip.decompress(_FOURTH.read_bytes()))
    before = _rows(path)
    with opened_book(path) as book, new_book(tmp_path / "อีกเครื่อง.hldb") as other:
        after = _rows(path)
        newer = _FOURTH_ON + _FIFTH_ON
        assert [after.pop(name) for name in newer] == [[] for _name in newer]
        _take_off_what_is_newer(after)
        moved = {"writer", "file_info"}  # it lies at another place now, so whoever writes it begins a new life
        assert {name: after[name] for name in after.keys() - moved} == {n: before[n] for n in before.keys() - moved}
        book.store.bundle(tmp_path / "ชุด.hlbundle")
        merged = other.ledger.merge(tmp_path / "ชุด.hlbundle")
        assert (merged.applied, merged.conflicts) == (len(before["op"]), 0)
        assert other.state() == book.state()
        for one in (book, other):
            one.assert_whole()


def test_a_book_of_the_fifth_schema_keeps_every_row_and_its_pictures_and_takes_one_of_the_project(
    tmp_path: Path,
) -> None:
    path = tmp_path / "สมุดเก่า.hldb"
    path.write_bytes(gzip.decompress(_FIFTH.read_bytes()))
    before = _rows(path)

    with opened_book(path) as book:
        after = _rows(path)
        assert [after.pop(name) for name in _FIFTH_ON] == [[] for _name in _FIFTH_ON]
        _take_off_what_is_newer(after)
        assert [row.pop("keep_until") for row in before["project"]] == [None]
        moved = {"writer", "file_info"}
        assert {name: after[name] for name in after.keys() - moved} == {n: before[n] for n in before.keys() - moved}
        assert len(before["photo"]) == len(before["conflict"]) + 1 == len(before["erasure"]) + 1
        photo = some_photo(3, NO_ID)

        book.do(_ShowTheProjects(photo))

        with book.store.reader() as reader:
            assert reader.photo(NO_ID, photo.hash) == photo
        book.assert_whole()
        book.do(Undo())
        book.assert_whole()


@dataclass(frozen=True, slots=True)
class _ShowTheProjects:
    """Mark a stair of the provider's own as reached, with a picture that shows it."""

    photo: Photo

    def write(self, work: Work) -> Label:
        work.keep_photo(self.photo)
        day = work.clock.today()
        work.insert(
            [StairMark(id=work.new_id(), audience=Audience.PROVIDER, level=1, reached_on=day, photos=self.photo.hash)]
        )
        return Label("mark_stair")


def test_an_occupation_given_up_before_can_be_given_its_last_day(old_path: Path) -> None:
    with opened_book(old_path) as book:
        with book.store.reader() as reader:
            (over,) = (one for one in reader.all(Occupation, with_deleted=True) if one.is_given_up)
            last = max(one.date for one in reader.entries(EntryQuery(occupation=over.id)))
        assert (over.is_deleted, over.ended_on) == (True, None)

        book.do(EndOccupation(over.id, on=last))

        with book.store.reader() as reader:
            now = reader.record(Occupation, over.id)
            story = reader.record_history("occupation", over.id)
        assert now == replace(over, is_deleted=False, ended_on=last)
        assert [one.after for one in story] == [now, over, replace(over, is_deleted=False)]
        book.do(Undo())
        with book.store.reader() as reader:
            assert reader.record(Occupation, over.id) == over
        book.assert_whole()


def test_what_comes_again_can_be_kept_in_a_book_of_the_first_schema(old_path: Path) -> None:
    with opened_book(old_path) as book:
        with book.store.reader() as reader:
            household = reader.households()[0].id
        rows = kept([[Draft(household=household, date=date(2026, 11, 1), kind=EntryKind.NOTHING)]])
        rule = Recurring(
            id=NO_ID, household=household, rows=rows, rhythm=Recurs.MONTH_DAY, day=10, starts_on=date(2026, 11, 1)
        )
        (made,) = book.do(AddRecurring(rule))

        book.do(SkipTurn(made, date(2026, 11, 10)))

        with book.store.reader() as reader:
            (turn,) = reader.of_household(RecurringTurn, household)
        assert (turn.recurring, turn.due) == (made, 20261110)
        book.do(Undo())
        book.do(Undo())
        book.assert_whole()
