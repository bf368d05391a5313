"""How a source's files were read holds for the next ones: found by what they are, told, kept from other households."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as some

from household_ledger.domain.changes import Label
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import PocketKind
from household_ledger.domain.register import Pocket
from household_ledger.errors import UserError
from household_ledger.services import importing_files
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.exchange.reading import survey as surveying
from household_ledger.services.exchange.reading.formats import format_of
from household_ledger.services.exchange.reading.looking import look
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.survey import Survey, survey
from household_ledger.services.importing_files import FileOutcome, FileWish, import_file
from household_ledger.services.ports import Work
from tests.db.ledgers import Book, Home, add_home
from tests.exchange.reading.samples import BANK, OFX_SGML, QIF, SAMPLES, workbook
from tests.exchange.reading.test_importing_files import household_of

OPEN = "date,description,amount\n03/10/2026,rice,-20\n04/10/2026,eggs,-30\n"
SAID = Mapping(date_order="dmy", pocket="bank/ออมทรัพย์", other_income="I10")


@pytest.fixture
def home(book: Book) -> Home:
    add_home(book, "002")
    return add_home(book)


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing_files, "look_apart", lambda path, request, **_said: look(path.read_bytes(), request))


def take(book: Book, text: str, wish: FileWish, *, name: str = "a.csv", code: str = "001") -> FileOutcome:
    path = book.path.with_name(name)
    path.write_text(text, encoding="utf-8")
    return import_file(book.ledger, path, household_of(book, code), wish)


def seen(content: bytes | str, name: str = "a.csv", mapping: Mapping | None = None) -> Survey:
    data = content.encode() if isinstance(content, str) else content
    return survey(name, data, format_of(name, data), mapping or Mapping())


@pytest.mark.usefixtures("home")
def test_the_next_file_of_a_source_is_read_as_the_last_one_and_it_is_told(book: Book) -> None:
    with pytest.raises(UserError, match="import_ask_date_order"):
        take(book, OPEN, FileWish())
    first = take(book, OPEN, FileWish(mapping=SAID))
    assert not first.looked.is_remembered

    again = take(book, OPEN + "05/10/2026,oil,-40\n", FileWish(), name="later.csv")

    assert again.looked.is_remembered
    assert again.looked.mapping == SAID
    assert (again.outcome.added, again.outcome.already_there) == (1, 2)


@pytest.mark.usefixtures("home")
def test_undo_takes_the_entries_and_not_what_was_said(book: Book) -> None:
    take(book, OPEN, FileWish(mapping=SAID))
    book.do(Undo())
    assert take(book, OPEN, FileWish(is_dry_run=True)).looked.is_remembered
    book.do(Redo())
    book.assert_whole()


@pytest.mark.usefixtures("home")
def test_a_file_nothing_came_of_and_one_that_was_only_tried_are_not_remembered(book: Book) -> None:
    take(book, OPEN, FileWish(mapping=SAID, is_dry_run=True))
    with pytest.raises(UserError, match="import_ask_date_order"):
        take(book, OPEN, FileWish())


@pytest.mark.usefixtures("home")
def test_another_household_gets_how_it_is_written_and_no_name_of_the_first(book: Book) -> None:
    take(book, OPEN, FileWish(mapping=SAID))

    theirs = take(book, OPEN, FileWish(), code="002")

    assert theirs.looked.mapping == Mapping(date_order="dmy")
    with book.store.reader() as reader:
        assert "ออมทรัพย์" not in "".join(reader.readings(household_of(book, "002").id).values())


@pytest.mark.usefixtures("home")
def test_what_is_said_now_wins_and_what_does_not_fit_any_more_is_passed_over(book: Book) -> None:
    take(book, OPEN, FileWish(mapping=SAID))
    now = take(book, OPEN, FileWish(mapping=Mapping(date_order="mdy"), is_dry_run=True))
    assert (now.looked.is_remembered, now.looked.mapping.date_order) == (False, "mdy")

    named = Mapping(columns={"date": "when", "amount": "sum", "description": "what"}, header_row=1, amounts="spending")
    take(book, "when,what,sum\n5/10/2569,rice,20\n", FileWish(mapping=named))
    unknown = FileWish(mapping=Mapping(), is_anew=True)
    with pytest.raises(UserError, match="import_ask_columns"):
        take(book, "when,what,sum\n5/10/2569,rice,20\n", unknown)


def test_a_mapping_of_another_program_is_passed_over() -> None:
    assert importing_files.kept_mapping('{"later": 1}') is None
    assert importing_files.kept_mapping("no json") is None
    assert importing_files.kept_mapping('{"date_order": "dmy"}') == Mapping(date_order="dmy")


def test_files_of_one_source_are_known_whatever_their_rows_and_of_another_not() -> None:
    later = BANK.replace("2/11/2569,ถอนเงินสด ATM", "3/12/2569,ซื้อของ").replace('"3,000.00"', "7")
    assert seen(BANK).source == seen(later).source == seen(BANK, mapping=Mapping(header_row=4, separator=",")).source
    assert seen(BANK).account == "123-4-56789-0"
    others = [
        seen(BANK.replace("123-4-56789-0", "123-4-56789-1")),
        seen(BANK.replace("ถอน,ฝาก", "เดบิต,เครดิต")),
        seen(OFX_SGML, "a.ofx"),
        seen(OFX_SGML.replace("<ACCTID>1234567890", "<ACCTID>1234567891"), "a.ofx"),
        seen(QIF, "a.qif"),
    ]
    assert len({seen(BANK).source, *(one.source for one in others)}) == len(others) + 1


def test_a_source_is_the_same_in_every_encoding_and_as_a_sheet_is_another() -> None:
    encodings = ("utf-8", "utf-8-sig", "cp874", "utf-16", "utf-16-le")
    assert len({seen(BANK.encode(encoding)).source for encoding in encodings}) == 1
    rows = [("date", "amount"), ("2026-10-05", 3)]
    assert seen(workbook(rows), "a.xlsx").source == seen(workbook([*rows, ("2026-10-06", 4)]), "a.xlsx").source


@given(some.lists(some.tuples(some.integers(1, 28), some.integers(1, 10**6)), max_size=30))
def test_however_many_rows_a_source_keeps_its_name(rows: list[tuple[int, int]]) -> None:
    text = "when,what,sum\n" + "".join(f"{day}/10/2569,x {day},{satang / 100}\n" for day, satang in rows)
    assert seen(text).source == seen("when,what,sum\n").source


@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_has_a_source(name: str) -> None:
    assert seen(SAMPLES[name](), name).source


def test_a_name_made_of_the_rows_too_would_be_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    told = count()
    monkeypatch.setattr(surveying, "_named", lambda *_said: str(next(told)))
    with pytest.raises(AssertionError):
        test_files_of_one_source_are_known_whatever_their_rows_and_of_another_not()


@dataclass(frozen=True)
class _Keep:
    """Remembers many sources and makes a pocket, for a step that changes nothing is none."""

    household: Id
    count: int

    def write(self, work: Work) -> Label:
        for number in range(self.count):
            work.keep_reading(self.household, f"source {number:04}", "{}")
        work.insert([Pocket(id=work.new_id(), household=self.household, name="x", kind=PocketKind.BANK)])
        return Label("add_records")


def test_of_very_many_sources_of_a_household_the_oldest_go(book: Book, home: Home) -> None:
    book.do(_Keep(home.id, 150))
    book.clock.moment += timedelta(days=1)
    book.do(_Keep(home.id, 250))

    with book.store.reader() as reader:
        assert len(reader.readings(home.id)) == 200
        assert reader.readings(household_of(book, "002").id) == {}
