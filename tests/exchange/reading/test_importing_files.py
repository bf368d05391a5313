"""Files of other programs into one household: once, whole, as one step that can be taken back."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from household_ledger.domain.entry import Entry
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Pocket
from household_ledger.errors import UserError
from household_ledger.services import importing_files
from household_ledger.services.commands.entries import DeleteEntries
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.exchange.reading.looking import look
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.importing_files import FileOutcome, FileWish, import_file
from tests.db.ledgers import Book, Home, add_home
from tests.exchange.making import entries_of
from tests.exchange.reading.samples import OFX_SGML, QIF, SAMPLES

INCOME = FileWish(mapping=Mapping(other_income="I10", categories={"ของสด": "E01"}))


@pytest.fixture
def home(book: Book) -> Home:
    return add_home(book)


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in the test's own process: the other one is tried in `test_hostile_files` and from the command line."""
    monkeypatch.setattr(importing_files, "look_apart", lambda path, request, **_said: look(path.read_bytes(), request))


def household_of(book: Book, code: str = "001") -> Household:
    with book.store.reader() as reader:
        found = reader.household_by_code(code)
    assert found is not None
    return found


def take(
    book: Book, content: bytes | str, name: str = "a.csv", wish: FileWish = INCOME, code: str = "001"
) -> FileOutcome:
    path = book.path.with_name(name)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return import_file(book.ledger, path, household_of(book, code), wish)


def counts(done: FileOutcome) -> tuple[int, int, int]:
    return done.outcome.added, done.outcome.already_there, len(done.bad)


def statement(*rows: str) -> str:
    return "date,description,amount,category\n" + "".join(f"{row}\n" for row in rows)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_file_twice_adds_nothing_and_one_undo_takes_it_away(name: str, book: Book, home: Home) -> None:
    before, steps = book.state(), book.steps()

    first = take(book, SAMPLES[name](), name)
    after = book.state()
    again = take(book, SAMPLES[name](), name)

    added = first.outcome.added
    assert counts(first) == (added, 0, 0)
    assert added
    assert counts(again) == (0, added, 0)
    assert book.steps() == steps + 1
    book.do(Undo())
    assert book.state() == before
    book.do(Redo())
    assert book.state() == after
    assert {entry.household for entry in entries_of(book)} == {home.id}


@pytest.mark.usefixtures("home")
def test_rows_without_a_number_are_counted_as_a_multiset_of_their_day(book: Book) -> None:
    ice, other = "2026-11-05,น้ำแข็ง,-5,E04", "2026-11-06,น้ำแข็ง,-5,E04"

    assert counts(take(book, statement(ice, ice))) == (2, 0, 0)
    assert counts(take(book, statement(ice, ice, ice, other))) == (2, 2, 0)
    assert counts(take(book, statement(ice))) == (0, 1, 0)
    assert len(entries_of(book)) == 4


@pytest.mark.usefixtures("home")
def test_a_statement_exported_again_over_other_days_adds_what_is_new(book: Book) -> None:
    rows = [f"2026-11-{day:02},ซื้อ {day},-{day},E01" for day in range(1, 21)]

    assert counts(take(book, statement(*rows[:12]))) == (12, 0, 0)
    assert counts(take(book, statement(*rows[5:]))) == (8, 7, 0)


@pytest.mark.usefixtures("home")
def test_equal_splits_are_counted_too(book: Book) -> None:
    split = "D2026-11-13\nT-120.50\nPตลาด\nSE01\n$-100.50\nSE04\n$-20.00\n^\n"
    head = "!Account\nNเงินสด\nTCash\n^\n!Type:Cash\n"

    assert counts(take(book, head + split, "a.qif")) == (1, 0, 0)
    assert counts(take(book, head + split + split, "a.qif")) == (1, 1, 0)
    assert counts(take(book, head + split + split, "a.qif")) == (0, 2, 0)


@pytest.mark.usefixtures("home")
def test_by_the_banks_number_an_entry_is_known_whatever_it_is_called(book: Book) -> None:
    take(book, OFX_SGML, "a.ofx")

    assert counts(take(book, OFX_SGML.replace("เงินเดือน", "เงินเดือน พ.ย."), "a.ofx")) == (0, 2, 0)
    other = take(book, OFX_SGML.replace("<TRNAMT>500", "<TRNAMT>501"), "a.ofx")
    assert [one.problem.code for one in other.bad] == ["entry_id_means_another"]


@pytest.mark.usefixtures("home")
def test_deleted_rows_may_come_back(book: Book) -> None:
    take(book, statement("2026-11-05,x,-5,E04"))
    book.do(DeleteEntries(tuple(entry.id for entry in entries_of(book))))

    assert counts(take(book, statement("2026-11-05,x,-5,E04"))) == (1, 0, 0)


@pytest.mark.usefixtures("home")
def test_the_same_file_for_another_household_is_all_new(book: Book) -> None:
    add_home(book, "002")
    take(book, statement("2026-11-05,x,-5,E04"))

    assert counts(take(book, statement("2026-11-05,x,-5,E04"), code="002")) == (1, 0, 0)


@pytest.mark.usefixtures("home")
def test_with_a_bad_row_nothing_is_written(book: Book) -> None:
    state = book.state()

    done = take(book, statement("2026-11-05,x,-5,E04", "2026-11-06,y,five,E04"))

    assert counts(done) == (0, 0, 1)
    assert done.kept_in is None
    assert book.state() == state
    assert sorted(path.name for path in book.path.parent.glob("*.left-out*")) == []


def test_good_rows_come_in_when_wished_and_bad_ones_are_kept_beside_the_file(book: Book, home: Home) -> None:
    add = statement(
        "2026-10-05,closed,-5,E04", "2026-11-05,x,-5,E04", "2026-11-06,=1+1,five,E04", "2026-11-07,z,-7,E27"
    )
    book.do(CloseMonth(home.id, Month(2026, 10)))

    done = take(book, add, wish=replace(INCOME, skips_bad=True))

    assert counts(done) == (1, 0, 3)
    assert done.kept_in is not None
    with done.kept_in.open(encoding="utf-8-sig", newline="") as file:
        kept = list(csv.DictReader(file))
    assert [row["row"] for row in kept] == ["2", "4", "5"]  # as they stand in the file, whatever found each out
    assert (kept[1]["problem"], kept[1]["content"]) == ("not_an_amount", "2026-11-06 | =1+1 | five | E04")
    assert [entry.description for entry in entries_of(book)] == ["x"]
    again = take(book, add, wish=replace(INCOME, skips_bad=True))
    assert (counts(again)[:2], again.kept_in != done.kept_in) == ((0, 1), True)


@pytest.mark.usefixtures("home")
def test_a_dry_run_tells_the_same_and_writes_nothing(book: Book) -> None:
    state, text = book.state(), statement("2026-11-05,x,-5,E04", "2026-11-06,y,five,E04")

    dry = take(book, text, wish=replace(INCOME, is_dry_run=True, skips_bad=True))

    assert counts(dry)[2] == 1
    assert book.state() == state
    assert not list(book.path.parent.glob("*.left-out*"))


@pytest.mark.usefixtures("home")
def test_a_split_with_one_bad_share_stays_out_whole(book: Book) -> None:
    bad = QIF.replace("SE04", "SI07")

    done = take(book, bad, "a.qif", wish=replace(INCOME, skips_bad=True))

    assert [one.number for one in done.bad] == [11]
    assert EntryKind.EXPENSE not in {entry.kind for entry in entries_of(book)}


def test_new_accounts_of_a_bank_are_pockets_of_their_kind(book: Book, home: Home) -> None:
    take(book, SAMPLES["bank.ofx"](), "a.ofx")
    take(book, SAMPLES["card.qfx"](), "b.qfx")

    with book.store.reader() as reader:
        kinds = {one.name: one.kind for one in reader.of_household(Pocket, home.id)}
    assert (kinds["1234567890"], kinds["4444"]) == (PocketKind.BANK, PocketKind.CARD)


@pytest.mark.usefixtures("home")
def test_what_needs_an_answer_writes_nothing(book: Book) -> None:
    state = book.state()

    with pytest.raises(UserError, match="import_ask_way"):
        take(book, "date,amount\n2026-11-05,5\n")

    assert book.state() == state


def face(entry: Entry) -> tuple[object, ...]:
    return entry.date, entry.kind, entry.lines, entry.description, entry.note, entry.counted, entry.quantity


def test_own_csv_comes_in_for_the_household_it_is_of(book: Book, home: Home, tmp_path: Path) -> None:
    from household_ledger.services.exchange.exporting import export_csv

    take(book, SAMPLES["home.qif"](), "a.qif")
    take(book, statement("2026-11-05,x,-5,E04", "2026-11-06,y,70,I07", "2026-11-06,ผัก,-7.25,ผัก"))
    export_csv(book.store, tmp_path / "out.csv")
    told = Counter(face(entry) for entry in entries_of(book))
    book.do(DeleteEntries(tuple(entry.id for entry in entries_of(book))))

    done = take(book, (tmp_path / "out.csv").read_bytes(), "out.csv")

    assert done.bad == ()
    assert Counter(face(entry) for entry in entries_of(book)) == told
    assert home.id
