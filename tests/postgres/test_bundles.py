"""Bundles out of a shared ledger and into one: the same journal in a file and on a server, and nothing half."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from household_ledger.db import standing_rows, units
from household_ledger.db.connections import Raw
from household_ledger.db.records import RecordKind
from household_ledger.domain.changes import Step
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.history import Undo
from tests.databases import Databases
from tests.db.drafts import draft
from tests.db.ledgers import Book, add_home, add_people, new_book
from tests.postgres.shared import shared_book


def _typed(book: Book, seeds: range) -> None:
    add_people(book)
    home = add_home(book)
    for seed in seeds:
        book.do(AddEntries((draft(seed, home),)), "typist")
    book.do(AddEntries(tuple(draft(seed, home) for seed in range(300))), "typist")
    book.do(AddEntries((draft(1000, home),)), "typist")
    book.do(Undo())


def _journal(book: Book) -> set[tuple[object, ...]]:
    with book.store.reader() as reader:
        ops = reader.raw.execute("select writer,seq,hlc,context,person,label,target,hash from op").fetchall()
        leaves = reader.raw.execute("select writer,seq,part,household_id,records,salt,digest,body from leaf").fetchall()
        return {*ops, *leaves}


def test_a_ledger_goes_from_a_file_to_a_server_and_back_with_its_whole_journal(
    tmp_path: Path, databases: Databases
) -> None:
    out, back = tmp_path / "out.hlbundle", tmp_path / "back.hlbundle"
    with new_book(tmp_path / "one.hldb") as first, new_book(tmp_path / "two.hldb") as last:
        _typed(first, range(20))
        first.store.bundle(out)
        with shared_book(databases.url(databases.new()), create=True) as shared:
            merged = shared.store.merge(out)
            assert merged.applied == first.steps()
            assert shared.store.merge(out).applied == 0
            shared.store.bundle(back)

            assert last.store.merge(back).applied == first.steps()
            assert _journal(shared) == _journal(first) == _journal(last)
            assert shared.state() == first.state() == last.state()
            assert shared.totals() == first.totals()
            shared.assert_whole()
        last.assert_whole()


def test_two_offices_that_wrote_apart_come_together_on_the_server(tmp_path: Path, databases: Databases) -> None:
    url = databases.url(databases.new())
    with new_book(tmp_path / "one.hldb") as first, shared_book(url, create=True) as shared:
        _typed(first, range(5))
        _typed(shared, range(5, 12))
        first.store.bundle(tmp_path / "a.hlbundle")
        shared.store.bundle(tmp_path / "b.hlbundle")
        shared.store.merge(tmp_path / "a.hlbundle")
        first.store.merge(tmp_path / "b.hlbundle")

        assert shared.state() == first.state()
        shared.assert_whole()
        first.assert_whole()
        shared.do(Undo())
        assert shared.state() != first.state()


@pytest.mark.parametrize("value", ["word", 1.5, [1], "\0", 1 << 70])
def test_what_fits_into_no_row_is_refused_whole(
    tmp_path: Path, databases: Databases, monkeypatch: pytest.MonkeyPatch, value: object
) -> None:
    with new_book(tmp_path / "one.hldb") as first:
        _typed(first, range(3))
        first.store.bundle(tmp_path / "a.hlbundle")
    with shared_book(databases.url(databases.new()), create=True) as shared:
        before, steps = shared.state(), shared.steps()

        def spoilt(raw: Raw, kind: RecordKind, records: list[Any]) -> None:
            usual(raw, kind, [(key, (*row[:-1], cast("str", value)), children) for key, row, children in records])

        usual = units.insert_rows
        monkeypatch.setattr(standing_rows, "insert_rows", spoilt)
        with pytest.raises(UserError, match="bundle_damaged"):
            shared.store.merge(tmp_path / "a.hlbundle")
        assert (shared.state(), shared.steps()) == (before, steps)
        shared.assert_whole()


def test_every_step_of_a_server_is_one_of_its_writers(databases: Databases) -> None:
    url = databases.url(databases.new())
    with shared_book(url, create=True) as one, shared_book(url) as other:
        add_people(one)
        add_people(other)
        with one.store.reader() as reader:
            heads = reader.heads()
    assert heads == tuple(Step(writer, 2) for writer in sorted(head.writer for head in heads))
    assert len(heads) == 2
