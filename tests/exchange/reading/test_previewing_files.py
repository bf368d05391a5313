"""What becomes of each row, told before anything is written: exactly what then comes of it, whatever was there."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.entry import Entry
from household_ledger.domain.period import Month
from household_ledger.errors import UserError
from household_ledger.services import importing_preview
from household_ledger.services.commands.entries import DeleteEntries
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.exchange import importing_kept
from household_ledger.services.exchange.reading.formats import Request
from household_ledger.services.exchange.reading.looking import Looked, look
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.own import Known, known_of
from household_ledger.services.importing import ImportOutcome
from household_ledger.services.importing_files import left_out_text
from household_ledger.services.importing_preview import Fate, Preview, Taking, preview
from household_ledger.services.ports import Command
from household_ledger.services.views.taken_out import taken_out
from tests.db.ledgers import Book, Home, add_home, new_book
from tests.exchange.making import entries_of
from tests.exchange.reading.samples import OFX_SGML
from tests.exchange.reading.test_importing_files import household_of

HEAD = "date,description,amount,category\n"
Rows = list[tuple[int, int]]
"""Days of October and baht."""


def looked(book: Book, text: str, name: str = "a.csv") -> Looked:
    with book.store.reader() as reader:
        home = household_of(book)
        known = known_of(reader, home.id, home.code)
    return look(text.encode(), Request(name, known, book.clock.today(), mapping=Mapping(other_income="I10")))


def previewed(book: Book, text: str, name: str = "a.csv") -> Preview:
    return preview(book.ledger, name, looked(book, text, name), household_of(book))


def take(book: Book, told: Preview, *, with_asked: bool = False) -> ImportOutcome:
    def execute(command: Command) -> ChangeSet:
        return book.ledger.execute(command)

    return Taking(told, with_asked=with_asked).run(book.ledger, execute)


def statement(rows: Rows) -> str:
    return HEAD + "".join(f"2026-10-{day:02},ซื้อ,-{baht},E01\n" for day, baht in rows)


def fates(told: Preview) -> dict[Fate, int]:
    return {fate: count for fate, count in told.counts.items() if count}


def kept(book: Book) -> Counter[tuple[date, int]]:
    return Counter((one.date, abs(one.lines[0].satang)) for one in entries_of(book) if not one.is_deleted)


@pytest.fixture
def home(book: Book) -> Home:
    return add_home(book)


_days = some.lists(some.tuples(some.integers(1, 4), some.integers(1, 3)), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=_days, second=_days, deleted=some.integers(0, 5), with_asked=some.booleans())
def test_any_two_statements_add_up_as_multisets_of_the_day_and_deleted_rows_are_asked(
    tmp_path_factory: pytest.TempPathFactory, *, first: Rows, second: Rows, deleted: int, with_asked: bool
) -> None:
    with new_book(tmp_path_factory.mktemp("b") / "a.hldb") as book:
        add_home(book)
        if first:
            take(book, previewed(book, statement(first)))
        gone = _delete(book, deleted)
        there = kept(book)
        if not second:
            return
        told = previewed(book, statement(second))
        wanted = Counter((date(2026, 10, day), baht * 100) for day, baht in second)
        new = wanted - there
        asked = new & Counter((one.date, abs(one.lines[0].satang)) for one in gone)
        assert told.counts[Fate.THERE] == (wanted & there).total()
        assert told.counts[Fate.ASKED] == asked.total()
        assert told.counts[Fate.NEW] == (new - asked).total()
        done = take(book, told, with_asked=with_asked)
        coming = new if with_asked else new - asked
        assert done.added == coming.total()
        assert kept(book) == there + coming
        again = previewed(book, statement(second))
        assert again.counts[Fate.NEW] == 0, "the same file twice adds nothing"
        book.assert_whole()


def _delete(book: Book, count: int) -> list[Entry]:
    gone = entries_of(book)[:count]
    if gone:
        book.do(DeleteEntries(tuple(one.id for one in gone)))
    return gone


@pytest.mark.usefixtures("home")
def test_what_was_only_undone_is_new_and_not_asked_about(book: Book) -> None:
    take(book, previewed(book, statement([(1, 5), (2, 6)])))
    book.do(Undo())
    assert fates(previewed(book, statement([(1, 5), (2, 6)]))) == {Fate.NEW: 2}


@pytest.mark.usefixtures("home")
def test_a_deleted_entry_with_the_banks_number_is_asked_about_by_it(book: Book) -> None:
    take(book, previewed(book, OFX_SGML, "a.ofx"))
    _delete(book, 1)
    assert fates(previewed(book, OFX_SGML.replace("ร้านป้า", "ร้านลุง"), "a.ofx")) == {Fate.ASKED: 1, Fate.THERE: 1}


@pytest.mark.usefixtures("home")
def test_a_number_of_the_bank_used_again_in_a_later_statement_is_a_problem_of_its_row(book: Book) -> None:
    take(book, previewed(book, OFX_SGML, "a.ofx"))
    told = previewed(book, OFX_SGML.replace("-120.50", "-99.25"), "later.ofx")
    assert fates(told) == {Fate.BAD: 1, Fate.THERE: 1}
    assert [one.problem.code for one in told.bad()] == ["entry_id_means_another"]


@pytest.mark.usefixtures("home")
def test_rows_the_book_would_refuse_are_told_one_by_one_and_stay_out(book: Book, home: Home) -> None:
    book.do(CloseMonth(home.id, Month(2026, 9)))
    text = HEAD + "2026-10-05,ก,-5,E01\n2026-09-05,ข,-6,E01\n2026-10-32,ค,-7,E01\n"
    told = previewed(book, text)
    assert [(one.number, one.fate) for one in told.rows] == [(2, Fate.NEW), (3, Fate.BAD), (4, Fate.BAD)]
    assert take(book, told).added == 1
    lines = left_out_text(told.looked.held(), told.bad(), lambda one: one.code).decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["row", "3", "4"]
    assert "2026-09-05 | ข | -6 | E01" in lines[1]


@pytest.mark.usefixtures("home")
def test_a_book_that_changed_since_the_preview_takes_nothing_half(book: Book, home: Home) -> None:
    told = previewed(book, statement([(1, 5), (2, 6)]))
    book.do(CloseMonth(home.id, Month(2026, 10)))
    before = book.state()
    with pytest.raises(UserError, match="import_changed_since"):
        take(book, told)
    assert book.state() == before


@pytest.mark.usefixtures("home")
def test_what_others_wrote_since_the_preview_is_not_written_twice(book: Book) -> None:
    told, other = previewed(book, statement([(1, 5), (2, 6)])), previewed(book, statement([(1, 5)]))
    take(book, other)
    done = take(book, told)
    assert (done.added, done.already_there) == (1, 1)


def test_own_columns_bring_every_household_they_name(book: Book) -> None:
    text = "date,household,kind,category,amount\n2026-10-05,801,expense,E01,20\n2026-10-06,802,income,I10,50\n"
    request = Request("a.csv", Known(), book.clock.today())
    told = preview(book.ledger, "a.csv", look(text.encode(), request), None)
    assert fates(told) == {Fate.NEW: 2}
    assert take(book, told).added == 2
    with book.store.reader() as reader:
        assert {one.code for one in reader.households()} == {"801", "802"}


@pytest.fixture(params=["deleted rows forgotten", "undone rows asked", "there is new"])
def _mistaken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "deleted rows forgotten":
        monkeypatch.setattr(importing_kept.Kept, "was_taken_out", lambda *_said: None)
    elif request.param == "there is new":
        monkeypatch.setattr(importing_kept.Kept, "take", lambda *_said: False)
    else:
        real = taken_out

        class Never:
            is_taking_back = False

        monkeypatch.setattr(importing_preview, "taken_out", lambda *said: dict.fromkeys(real(*said), Never()))


@pytest.mark.usefixtures("_mistaken")
def test_mistakes_are_found_out(tmp_path: Path) -> None:
    with new_book(tmp_path / "a.hldb") as book:
        add_home(book)
        with pytest.raises(AssertionError):
            _each_in_turn(book)


def _each_in_turn(book: Book) -> None:
    test_what_was_only_undone_is_new_and_not_asked_about(book)
    test_a_deleted_entry_with_the_banks_number_is_asked_about_by_it(book)
    take(book, previewed(book, statement([(1, 5)])))
    assert fates(previewed(book, statement([(1, 5)] * 2))) == {Fate.NEW: 1, Fate.THERE: 1}
