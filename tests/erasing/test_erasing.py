"""A household is erased: nothing tells of it any more, everybody else is as before, and the history still holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from household_ledger.db import erasing, journal
from household_ledger.db.connections import _pragmas
from household_ledger.domain.changes import Step
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.erasing import EraseHousehold
from household_ledger.services.commands.filters import SaveFilter
from household_ledger.services.commands.history import RevertStep, Undo
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.entry_filter_text import to_text
from household_ledger.services.sought import Sought, Span
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home, add_home, add_people, new_book
from tests.encrypted import ARE_ENCRYPTED
from tests.erasing.planted import OTHERS, Canaries, Marks, do_everything, plant

_SUMS = """
select e.month,l.account,sum(l.satang) from entry e join entry_line l on l.entry_id=e.id
where e.household_id=? and e.deleted=0 and l.medium<>'opening' group by 1,2
"""


class Erased:
    """A book of three households, one of them with everything, about to be erased."""

    def __init__(self, book: Book, *, entries: int = 1050) -> None:
        self.book = book
        add_people(book)
        self.home, self.other, self.third = (add_home(book, code) for code in ("001", "002", "003"))
        for seed in range(40):
            book.do(AddEntries((draft(seed, self.other, months=6),)), "typist")
        book.do(
            SaveFilter(
                SavedFilter(id=NO_ID, name=OTHERS, text=to_text(Sought(span=Span.ALL, wanted=EntryFilter(text="ข้าว"))))
            )
        )
        do_everything(book, self.third)
        self.canaries = Canaries()
        plant(book, self.home, self.canaries, entries=entries)
        self.marks = Marks.of(book.path, self.home.id, self.canaries.words)

    def erase(self) -> None:
        self.book.do(EraseHousehold(self.home.id, "001"), "typist")
        assert self.book.store.finish_erasing()

    def left(self) -> set[bytes]:
        if ARE_ENCRYPTED:
            self.book.store.checkpoint()  # into the file, where what a key hides can be looked through
        return self.marks.found(self.book.path.parent)


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Erased]:
    with new_book(tmp_path / "บ้าน.hldb") as book:
        yield Erased(book, entries=160)


def nothing_is_left_of_it(made: Erased) -> None:
    assert made.left() == {*made.marks.words, *made.marks.packed}, "all are found where they were planted"
    others = {key: image for key, image in made.book.state().items() if not _is_of(made.home, key, image)}
    totals = {row for row in made.book.totals() if row[0] != made.home.id}
    figures = [one for one in made.book.figures() if one.household != made.home.id]

    made.erase()

    assert made.left() == set()
    now = made.book.state()
    assert {key: image for key, image in now.items() if key[0] != "erasure"} == others
    assert made.book.totals() == totals
    assert made.book.figures() == figures
    made.book.assert_whole()


def _is_of(home: Home, key: tuple[str, int, int], image: dict[str, Any]) -> bool:
    of = image.get("of")
    is_own = of == home.id or (isinstance(of, list) and of[0] == home.id)
    is_search = key[0] == "saved_filter" and image["name"] != OTHERS and "นกน้อย" in image["name"]
    return is_own or key[1] == home.id or is_search


def test_nothing_is_left_of_a_household_that_was_erased_and_everybody_else_is_as_before(tmp_path: Path) -> None:
    with new_book(tmp_path / "บ้าน.hldb") as book:
        made = Erased(book)
        assert len(made.canaries.words) >= 1000
        nothing_is_left_of_it(made)


def test_what_is_left_are_rounded_month_sums_under_no_name(made: Erased) -> None:
    with made.book.store.reader() as reader:
        rows = reader.raw.execute(_SUMS, (made.home.id,)).fetchall()
    signs = {"income": -1, "spending": 1, "cost": 1, "savings": 1, "debt": -1}
    wanted: dict[int, dict[str, int]] = {}
    for month, account, satang in rows:
        if account in signs:
            wanted.setdefault(month, dict.fromkeys(signs, 0))[account] = _hundreds(signs[account] * satang)

    made.erase()

    with made.book.store.reader() as reader:
        left = reader.raw.execute("select * from erased_total order by month").fetchall()
        (columns,) = reader.raw.execute("select sql from sqlite_master where name='erased_total'").fetchall()
    assert left == [(month, *sums.values()) for month, sums in sorted(wanted.items()) if any(sums.values())]
    assert len(left) >= 6
    assert "household" not in columns[0]


def _hundreds(satang: int) -> int:
    """Round to 100 baht as a person does, away from zero at the half."""
    hundreds, rest = divmod(abs(satang), 10_000)
    return (1 if satang > 0 else -1) * (hundreds + (rest >= 5_000)) * 10_000


def test_it_is_asked_for_by_its_code_and_cannot_be_taken_back(made: Erased) -> None:
    with pytest.raises(UserError, match="erase_code_differs"):
        made.book.do(EraseHousehold(made.home.id, "002"))
    made.book.do(AddEntries((draft(5, made.other),)), "typist")
    made.erase()
    with made.book.store.reader() as reader:
        (step,) = [one.step for one in reader.history(limit=1)]
        erased = reader.raw.execute("select writer,seq from leaf where body is null limit 1").fetchall()[0]
        assert reader.history(limit=1)[0].label.code == "erase_household"
    with pytest.raises(UserError, match="erased_for_good"):
        made.book.do(RevertStep(step))
    with pytest.raises(UserError, match="step_"):
        made.book.do(RevertStep(Step(*erased)))
    before = made.book.totals()
    made.book.do(Undo())
    assert made.book.totals() != before, "undo goes on with what others had"
    made.book.assert_whole()
    with pytest.raises(UserError, match="unknown_record"):
        made.book.do(EraseHousehold(made.home.id, "001"))


def test_two_are_erased_and_their_sums_are_one(tmp_path: Path) -> None:
    with new_book(tmp_path / "บ้าน.hldb") as book:
        made = Erased(book, entries=160)
        made.erase()
        first = _erased_months(book)
        book.do(EraseHousehold(made.other.id, "๐๐๒"), "typist")
        assert book.store.finish_erasing()
        both = _erased_months(book)
        assert first.keys() <= both.keys()
        assert both != first
        with book.store.reader() as reader:
            assert not {made.home.id, made.other.id} & {one.id for one in reader.households()}
        book.assert_whole()


def _erased_months(book: Book) -> dict[int, tuple[int, ...]]:
    with book.store.reader() as reader:
        return {month: tuple(sums) for month, *sums in reader.raw.execute("select * from erased_total")}


def test_who_listens_is_told_that_all_of_it_changed(made: Erased) -> None:
    told: list[Any] = []
    made.book.ledger.subscribe(told.append)
    made.erase()
    assert told[0].households == {made.home.id}
    assert {month for _home, month in told[0].months} >= set(range(202601, 202607))


_SHORT = "select writer,seq,part from leaf where household_id=? and body is not null and 0"
_MUTANTS: dict[str, list[tuple[Any, str, Any]]] = {
    "plainly deleted": [(erasing, "finish", lambda _raw: True)],
    "what labels say stays": [(erasing, "emptied_label", lambda label, _schema, _seals: label)],
    "the journal keeps it": [(erasing, "_READABLE", _SHORT)],
    "pictures stay": [(erasing, "_OWN_TABLES", ("month_total", "reading_memory"))],
    "how its files were read stays": [(erasing, "_OWN_TABLES", ("month_total", "photo", "waiting_photo"))],
    "kept searches stay": [
        (erasing.Erased, "learn", lambda *_all: None),
        (erasing, "_KNOWN", "select id,'[]' from erasure"),
    ],
    "rows stay": [(erasing, "_own_kinds", lambda: iter(()))],
    "totals stay": [(erasing, "_OWN_TABLES", ("photo", "waiting_photo", "reading_memory"))],
}


@pytest.mark.parametrize("name", _MUTANTS)
def test_an_erasure_that_leaves_something_is_found(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if name == "plainly deleted":
        _without_secure_delete(monkeypatch)
    for place, attribute, wrong in _MUTANTS[name]:
        assert hasattr(place, attribute)
        monkeypatch.setattr(place, attribute, wrong)
    with new_book(tmp_path / "บ้าน.hldb") as book, pytest.raises((AssertionError, sqlite.IntegrityError)):
        nothing_is_left_of_it(Erased(book, entries=160))


def _without_secure_delete(monkeypatch: pytest.MonkeyPatch) -> None:
    from household_ledger.db import connections

    monkeypatch.setattr(
        connections, "_pragmas", lambda *given, **how: (one for one in _pragmas(*given, **how) if "secure" not in one)
    )


def test_a_step_of_an_earlier_format_is_erased_and_the_chain_still_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from household_ledger.db import chain

    with new_book(tmp_path / "บ้าน.hldb") as book:
        monkeypatch.setattr(chain, "FORMAT", 1)
        made = Erased(book, entries=160)
        monkeypatch.undo()
        made.erase()
        assert made.left() == set()
        book.assert_whole()


def test_a_label_that_was_emptied_without_an_erasure_breaks_the_chain() -> None:
    assert not journal.is_chained(b"", (1, 1, 1, None, 1, 0, '["add_entry",""]', None), [(b"salt", b"digest")], b"")


def test_what_an_erased_label_said_cannot_be_guessed_from_what_is_left(made: Erased) -> None:
    with made.book.store.reader() as reader:
        key = "select o.writer,o.seq,o.label from op o join leaf l using(writer,seq) where l.household_id=? and l.seq=?"
        last = reader.raw.execute("select max(seq) from leaf where household_id=?", (made.home.id,)).fetchall()[0][0]
        (writer, seq, label) = reader.raw.execute(key, (made.home.id, last)).fetchall()[0]
        seals = reader.raw.execute("select salt,digest from leaf where writer=? and seq=?", (writer, seq)).fetchall()
    made.erase()
    with made.book.store.reader() as reader:
        (left,) = reader.raw.execute("select label from op where writer=? and seq=?", (writer, seq)).fetchall()[0]
    assert json.loads(left)[1] == json.loads(journal.emptied_label(label, 2, seals))[1]
    assert (
        json.loads(left)[1] != json.loads(journal.emptied_label(label, 2, [(None, digest) for _s, digest in seals]))[1]
    )
