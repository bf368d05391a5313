"""Whatever is changed behind the program's back is found by the check, and named."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from household_ledger.db.audit import verify_all, verify_journal
from household_ledger.db.connections import Raw
from household_ledger.db.history import list_steps
from household_ledger.db.journal import FORMAT, changes_in, digest_of, packed, text_of
from household_ledger.db.standing_rows import read_past
from household_ledger.services.commands.entries import AddEntries, DeleteEntries
from household_ledger.services.commands.history import Undo
from household_ledger.text.steps import label_text
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home


@pytest.fixture
def raw(book: Book, home: Home) -> Raw:
    for seed in range(6):
        book.do(AddEntries((draft(seed, home), draft(seed + 20, home))))
    book.do(DeleteEntries(book.do(AddEntries((draft(99, home),)))))
    book.assert_whole()
    desk = book.store._desk  # noqa: SLF001 -- a hand that goes past the door
    assert desk is not None
    for trigger in (
        "leaf_no_update",
        "leaf_no_delete",
        "op_no_update",
        "op_no_delete",
        "touch_no_delete",
        "touch_no_update",
    ):
        desk.raw.execute(f"drop trigger {trigger}")
    return desk.raw


_TAMPER: dict[str, tuple[str, str]] = {
    "a row changed": ("update entry set description='อื่น' where id=(select min(id) from entry)", "journal_is_not_rows"),
    "a row gone": ("delete from member", "row_missing"),
    "a line changed": ("update entry_line set satang=satang+1 where line=0", "does_not_balance"),
    "lines changed both": ("update entry_line set satang=2*satang", "journal_is_not_rows"),
    "a row made": ("insert into party(id,household_id,name) select 77,id,'ใคร' from household", "journal_is_not_rows"),
    "a total changed": ("update month_total set satang=satang+100", "total_differs"),
    "a total gone": ("delete from month_total where sign=1", "total_differs"),
    "a label changed": ("""update op set label='["delete_entry",[]]' where seq=3""", "chain_broken"),
    "a person changed": ("update op set person=5 where seq=2", "chain_broken"),
    "a step gone": ("delete from op where seq=4", "step_missing"),
    "a leaf gone": ("delete from leaf where seq=5", "chain_broken"),
    "a leaf's text changed": ("update leaf set body=zeroblob(5) where seq=5", "leaf_changed"),
    "the index of what was touched emptied": ("delete from touch", "touches_differ"),
    "one of the index gone": ("delete from touch where seq=5", "touches_differ"),
    "one of the index elsewhere": ("update touch set sub=sub+1 where seq=5 and part=0", "touches_differ"),
    "a salt changed": ("update leaf set salt=zeroblob(16) where seq=5", "leaf_changed"),
}


@pytest.mark.parametrize("what", _TAMPER)
def test_what_is_changed_past_the_door_is_found(book: Book, raw: Raw, what: str) -> None:
    statement, code = _TAMPER[what]
    raw.execute("pragma foreign_keys=OFF")
    raw.execute(statement)

    assert code in {finding.code for finding in book.store.check().findings} | {f.code for f in verify_journal(raw)}


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=3) | st.just("7"), some, max_size=3),
    max_leaves=6,
)
_WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
_LABELS = st.one_of(
    _WORDS,
    _JSON.map(json.dumps),
    st.tuples(_WORDS, _JSON).map(json.dumps),
    st.tuples(st.sampled_from(["add_expense", "undo", "import_entries"]), st.lists(st.tuples(_WORDS, _JSON))).map(
        json.dumps
    ),
    st.sampled_from(["[]", '["undo",[["of","undo/undo"]]]', '["a",[["b","\\ud800"]]]', "[" * 5000, "9" * 5000]),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(column=st.sampled_from(["label", "context"]), said=_LABELS, seq=st.integers(1, 8))
def test_words_of_the_journal_that_are_none_are_found_and_shown_as_nothing(
    raw: Raw, column: str, said: str, seq: int
) -> None:
    raw.execute("begin")
    try:
        (before,) = raw.execute(f"select {column} from op where seq=?", (seq,)).fetchall()[0]
        raw.execute(f"update op set {column}=? where seq=?", (said, seq))

        assert said == before or "chain_broken" in {one.code for one in verify_all(raw).findings}
        read_past(raw)
        for step in list_steps(raw, None):
            label_text(step.label).encode()
    finally:
        raw.execute("rollback")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(column=st.sampled_from(["body", "salt", "digest"]), said=st.binary(max_size=40), seq=st.integers(1, 8))
def test_bytes_of_the_journal_that_say_nothing_are_found(raw: Raw, column: str, said: bytes, seq: int) -> None:
    raw.execute("begin")
    try:
        raw.execute(f"update leaf set {column}=? where seq=?", (said, seq))

        assert {"leaf_changed", "chain_broken"} & {one.code for one in verify_all(raw).findings}
    finally:
        raw.execute("rollback")


@pytest.mark.parametrize("text", [b"7", b"[[1,2]]", b'[["entry",1,0,5,[]]]', b'[["nothing",1,0,null,{}]]', b"\xff"])
def test_a_leaf_sealed_anew_over_something_else_is_found(book: Book, raw: Raw, text: bytes) -> None:
    salt = bytes(16)
    raw.execute("update leaf set body=?,salt=?,digest=? where seq=5", (packed(text), salt, digest_of(salt, text)))

    assert "leaf_changed" in {one.code for one in book.store.check().findings}


def test_the_check_finds_missing_guards(book: Book, raw: Raw) -> None:
    assert "not_installed" in {finding.code for finding in verify_journal(raw)}
    assert {"leaf_no_update", "op_no_delete"} <= {finding.where for finding in book.store.check().findings}


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("statement", ["update alembic_version set version_num='0099'", "delete from alembic_version"])
def test_a_version_told_in_two_ways_is_found(book: Book, statement: str) -> None:
    desk = book.store._desk  # noqa: SLF001 -- a hand that goes past the door
    assert desk is not None
    assert book.store.check().findings == ()

    desk.raw.execute(statement)

    assert [(one.code, one.where) for one in book.store.check().findings] == [("not_installed", "alembic_version")]


def test_kept_totals_are_mended_from_the_lines(book: Book, home: Home) -> None:
    book.do(AddEntries((draft(1, home),)))
    before, steps = book.totals(), book.steps()
    desk = book.store._desk  # noqa: SLF001 -- a hand that goes past the door
    assert desk is not None
    desk.raw.execute("update month_total set satang=7,count=9")
    assert book.store.check().findings

    book.store.rebuild_totals()

    assert book.totals() == before
    assert book.steps() == steps
    book.assert_whole()


@pytest.mark.usefixtures("home")
def test_the_journal_cannot_be_rewritten_by_plain_statements(book: Book) -> None:
    desk = book.store._desk  # noqa: SLF001 -- a hand that goes past the door
    assert desk is not None
    for table in ("op", "writer", "leaf", "touch"):
        for statement in (f"delete from {table}", f"update {table} set {_A_COLUMN[table]}={_A_COLUMN[table]}+1"):
            with pytest.raises(Exception, match="append only"):
                desk.raw.execute(statement)


_A_COLUMN = {"op": "hlc", "writer": "id", "leaf": "household_id", "touch": "seq"}


def test_a_household_of_an_entry_is_written_once(book: Book, home: Home) -> None:
    (entry,) = book.do(AddEntries((draft(3, home),)))
    desk = book.store._desk  # noqa: SLF001 -- a hand that goes past the door
    assert desk is not None
    for statement in (f"update entry set id=5 where id={entry}", f"update entry set household_id=5 where id={entry}"):
        with pytest.raises(Exception, match="a key never changes"):
            desk.raw.execute(statement)


def test_a_step_is_written_with_only_what_changed(book: Book, home: Home) -> None:
    (entry,) = book.do(AddEntries((draft(3, home),)))
    book.do(DeleteEntries((entry,)))
    book.do(Undo())

    assert _last_change(book) == [["entry", entry, 0, {"deleted": 1}, {"deleted": None}]]


def _last_change(book: Book) -> list[list[object]]:
    with book.store.reader() as reader:
        row = reader.raw.execute("select body from leaf order by seq desc,part limit 1").fetchone()
    assert row is not None
    return [list(change) for change in changes_in(row[0])]


def test_the_first_format_of_leaves_never_changes() -> None:
    """A leaf kept from the first version must be read by every later one."""
    kept = bytes.fromhex(_KEPT_LEAF)

    assert (
        text_of(kept, schema=1).decode()
        == text_of(kept, FORMAT).decode()
        == ('[["entry",5,0,{"deleted":null},{"deleted":1}],["party",7,0,null,{"of":[3],"name":"ร้านป้า"}]]')
    )


_KEPT_LEAF = "8b86b34c090734c89f9022c61c2dac8d81de8116ea0f762c7eb0b3f3c18e4d0f76cc7cb0633684ad541b1b0b00"
