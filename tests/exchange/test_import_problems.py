"""Broken rows of every sort: each one problem with its row and column, and nothing written."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import Household
from household_ledger.errors import UserError
from household_ledger.services.commands.importing import ImportEntries, ImportRefused
from household_ledger.services.exchange.importing_source import FileRows
from household_ledger.services.exchange.rows import COLUMNS
from household_ledger.services.importing import import_canonical
from household_ledger.text.all_sentences import SENTENCES
from household_ledger.text.i18n import using
from household_ledger.text.messages import message
from tests.db.ledgers import Book, add_home, new_book
from tests.exchange.making import Cells, entries_of, file_of, problems_of, row, take, take_text, text_of

REST = [row(), row("nothing", date="2026-05-05")]

BROKEN: list[tuple[list[Cells], tuple[int, str, str]]] = [
    ([row(date="5/11/2569")], (4, "date", "not_a_date")),
    ([row(date="1989-12-31")], (4, "date", "date_too_early")),
    ([row(date="2027-11-23")], (4, "date", "date_too_late")),
    ([row(entered_on="2031-01-01")], (4, "entered_on", "date_too_late")),
    ([row(household="")], (4, "household", "missing")),
    ([row("spending")], (4, "kind", "unknown_kind")),
    ([row(amount="0.125")], (4, "amount", "not_an_amount")),
    ([row(amount="1,25")], (4, "amount", "not_an_amount")),
    ([row(amount="-5")], (4, "amount", "amount_negative")),
    ([row(amount="")], (4, "amount", "amount_missing")),
    ([row(amount="0")], (4, "amount", "amount_missing")),
    ([row(amount="100000000000")], (4, "amount", "amount_too_big")),
    ([row("cash_count")], (4, "amount", "amount_missing")),
    ([row("opening", pocket="ก")], (4, "amount", "amount_missing")),
    ([row("adjust", amount="0")], (4, "amount", "amount_missing")),
    ([row("nothing", amount="5")], (4, "amount", "not_for_kind")),
    ([row("hours", occupation="นา", quantity="2", amount="5")], (4, "amount", "not_for_kind")),
    ([row(category="")], (4, "category", "category_missing")),
    ([row(category="E99")], (4, "category", "no_such_category")),
    ([row(category="e1")], (4, "category", "no_such_category")),
    ([row(category="E๐๑")], (4, "category", "no_such_category")),
    ([row(category="Ｅ01")], (4, "category", "no_such_category")),
    ([row(category="e011")], (4, "category", "no_such_category")),
    ([row(category="E99.1")], (4, "category", "no_such_category")),
    ([row(category="S01.1")], (4, "category", "no_such_category")),
    ([row(category="I01")], (4, "category", "category_not_for_kind")),
    ([row("income", category="E01", amount="5")], (4, "category", "category_not_for_kind")),
    ([row("borrow", category="S01", amount="5", debt="ก")], (4, "category", "category_not_for_kind")),
    ([row("save", category="D01", amount="5", to_pocket="ก")], (4, "category", "category_not_for_kind")),
    ([row("save", category="S05", amount="5", to_pocket="ก")], (4, "category", "category_not_for_kind")),
    ([row("opening", category="D01", amount="5", pocket="ก")], (4, "category", "category_not_for_kind")),
    ([row("nothing", category="E01")], (4, "category", "category_not_for_kind")),
    ([row("asset_buy", category="S01", amount="5")], (4, "category", "category_not_for_kind")),
    ([row(category="E27")], (4, "category", "interest_needs_debt")),
    ([row("save", amount="5")], (4, "to_pocket", "pocket_missing")),
    ([row("withdraw", amount="5")], (4, "pocket", "pocket_missing")),
    ([row("transfer", amount="5")], (4, "to_pocket", "pocket_missing")),
    ([row("transfer", amount="5", pocket="ก", to_pocket="ก")], (4, "to_pocket", "same_pocket")),
    ([row("credit", category="E01", amount="5")], (4, "debt", "debt_missing")),
    ([row("borrow", amount="5")], (4, "debt", "debt_missing")),
    ([row("repay", amount="5")], (4, "debt", "debt_missing")),
    ([row("lend", amount="5")], (4, "party", "party_missing")),
    ([row("hours", quantity="2")], (4, "occupation", "occupation_missing")),
    ([row("hours", occupation="นา")], (4, "quantity", "hours_missing")),
    ([row("in_kind_input", category="C01", amount="5")], (4, "occupation", "occupation_missing")),
    ([row("in_kind_received", category="E01", amount="5", source="E01")], (4, "source", "source_not_income")),
    ([row("in_kind_received", category="E01", amount="5", source="I99")], (4, "source", "no_such_category")),
    ([row("in_kind_received", category="E01", amount="5", source="I20")], (4, "source", "source_not_income")),
    ([row(source="I21")], (4, "source", "not_for_kind")),
    ([row(to_pocket="ธนาคาร")], (4, "to_pocket", "not_for_kind")),
    ([row(debt="ร้าน")], (4, "debt", "not_for_kind")),
    ([row(principal="5")], (4, "principal", "not_for_kind")),
    ([row(interest="5")], (4, "interest", "not_for_kind")),
    ([row("credit", category="E01", amount="5", debt="ร้าน", pocket="ก")], (4, "pocket", "not_for_kind")),
    ([row("save", amount="5", to_pocket="ก", life_months="6")], (4, "life_months", "not_for_kind")),
    ([row(life_months="6")], (4, "life_months", "life_only_for_tools")),
    ([row(life_months="0")], (4, "life_months", "not_months")),
    ([row("repay", amount="5", principal="3", interest="1", debt="ก")], (4, "amount", "repayment_does_not_sum")),
    ([row("repay", amount="5", principal="6", debt="ก")], (4, "amount", "repayment_does_not_sum")),
    ([row("opening", amount="5", pocket="ก", debt="ข")], (4, "debt", "opening_of_two")),
    ([row("opening", amount="-5", debt="ข")], (4, "amount", "amount_negative")),
    ([row(quantity="0")], (4, "quantity", "quantity_out_of_range")),
    ([row(quantity="1.2345")], (4, "quantity", "not_a_quantity")),
    ([row(known_by="heard")], (4, "known_by", "unknown_known_by")),
    ([row(description="ก" * 400)], (4, "description", "text_too_long")),
    ([row(pocket="ก\0ข")], (4, "pocket", "control_characters")),
    ([row("save", amount="5", pocket="ก", to_pocket="ข"), row(pocket="ข")], (5, "pocket", "pocket_must_be_spending")),
    (
        [
            row("opening", amount="5", pocket="ก", category="S01"),
            row("save", amount="5", to_pocket="ก", category="S03"),
        ],
        (5, "category", "form_differs"),
    ),
    (
        [row("borrow", amount="5", debt="ก", category="D01"), row("repay", amount="5", debt="ก", category="D02")],
        (5, "category", "class_differs"),
    ),
    ([row(entry_id="1"), row(), row(entry_id="1")], (6, "entry_id", "entry_id_scattered")),
    ([row(entry_id="1"), row(entry_id="1", date="2026-05-05")], (5, "entry_id", "entry_id_twice")),
    ([row(entry_id="1"), row("cost", entry_id="1", category="C01", amount="5")], (5, "entry_id", "entry_id_twice")),
    ([row("nothing", entry_id="1"), row("nothing", entry_id="1")], (5, "entry_id", "entry_id_twice")),
    ([row(entry_id="1", pocket="ก"), row(entry_id="1", pocket="ข")], (5, "pocket", "split_differs")),
    ([row(entry_id="1"), row(entry_id="1", note="ข")], (5, "note", "split_differs")),
    ([row(entry_id="1"), row(entry_id="1", amount="")], (5, "amount", "amount_missing")),
    ([row(entry_id="1", amount="-1"), row(entry_id="1")], (4, "amount", "amount_negative")),
    ([row(pair="1")], (4, "pair", "pair_not_two")),
    ([row(pair="1"), row(pair="1"), row(pair="1")], (4, "pair", "pair_not_two")),
    ([row(pair="1"), row(pair="1")], (4, "pair", "pair_makes_no_sense")),
    (
        [
            row("income", category="I14", amount="5", pair="1"),
            row("expense", category="E01", amount="5", pair="1", date="2026-05-05"),
        ],
        (4, "pair", "pair_not_together"),
    ),
]


@pytest.mark.parametrize(("rows", "problem"), BROKEN, ids=[f"{one[2]}-{one[1]}" for _rows, one in BROKEN])
def test_a_broken_row_is_one_problem_in_its_place_and_nothing_is_written(
    book: Book, rows: list[Cells], problem: tuple[int, str, str]
) -> None:
    steps, state = book.steps(), book.state()

    outcome = take(book, *REST, *rows)

    assert problems_of(outcome) == [problem]
    assert (outcome.problem_count, outcome.added, outcome.made) == (1, 0, ())
    assert (book.steps(), book.state()) == (steps, state)


def test_a_dry_run_tells_the_same_problems(book: Book) -> None:
    for rows, problem in BROKEN:
        assert problems_of(take(book, *REST, *rows, is_dry_run=True)) == [problem]


@pytest.mark.parametrize(("text", "problem"), [(",x\r\n", "csv_columns"), ('"a"b\r\n', "csv_quotes")])
def test_a_misshapen_line_stops_the_whole_file(book: Book, text: str, problem: str) -> None:
    outcome = take_text(book, text_of(REST) + text)

    assert problems_of(outcome) == [(4, "", problem)]
    assert entries_of(book) == []


def test_every_problem_is_counted_and_the_first_hundred_are_told(book: Book) -> None:
    outcome = take(book, *[row(amount="x", date="y")] * 80)

    assert (outcome.problem_count, len(outcome.problems)) == (160, 100)
    assert problems_of(outcome)[:3] == [
        (2, "date", "not_a_date"),
        (2, "amount", "not_an_amount"),
        (3, "date", "not_a_date"),
    ]


def test_the_command_itself_refuses_and_says_how_many(book: Book) -> None:
    command = ImportEntries(FileRows(file_of(row(amount="x"), row())))

    with pytest.raises(ImportRefused) as refused:
        book.do(command)

    assert (refused.value.code, refused.value.params) == ("import_problems", {"name": "rows.csv", "count": 1})
    assert book.steps() == 0


@pytest.mark.parametrize("text", [b"", b"date;household\n", "วันที่,household,kind\n".encode(), "ก".encode("cp874")])
def test_a_file_that_is_none_of_ours_is_one_sentence(book: Book, text: bytes) -> None:
    with pytest.raises(UserError):
        take_text(book, text)

    assert book.steps() == 0


def test_a_missing_file_is_told_by_name(book: Book, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        import_canonical(book.ledger, tmp_path / "ไม่มี.csv")

    assert (refused.value.code, refused.value.params) == ("no_such_file", {"name": "ไม่มี.csv"})


def test_what_the_ledger_says_of_a_pocket_stands_against_the_file(book: Book) -> None:
    add_home(book, "001")
    with book.store.reader() as reader:
        cash = next(one for one in book.state().values() if one.get("kind") == "cash")["name"]
        assert len(reader.all(Household)) == 1

    save = take(book, row("save", amount="5", to_pocket=cash))
    opening = take(book, row("opening", amount="5", pocket=cash, category="S01"))

    assert problems_of(save) == [(2, "to_pocket", "pocket_must_be_savings")]
    assert problems_of(opening) == [(2, "category", "pocket_must_be_savings")]


WORDS = "2026-05-04|001|002|5|0|-1|0.005|12.50|E01|E01.1|I01|C07|S03|D02|X02|I18|เงินสด|กลุ่ม|ก|receipt|2569-01-01|x|'"
CELLS = st.sampled_from(tuple(WORDS.split("|")))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(EntryKind), st.dictionaries(st.sampled_from(COLUMNS), CELLS, max_size=6)),
        max_size=6,
    )
)
def test_any_rows_are_taken_in_whole_or_not_at_all(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[EntryKind, Cells]]
) -> None:
    with new_book(tmp_path_factory.mktemp("any") / "ledger.hldb") as book:
        outcome = take(
            book, *(row(kind.value, **{k: v for k, v in cells.items() if k != "kind"}) for kind, cells in rows)
        )

        entries = entries_of(book)
        assert len(entries) == outcome.added
        assert bool(entries) <= (outcome.problem_count == 0)
        assert all(sum(line.satang for line in entry.lines) == 0 for entry in entries)
        book.assert_whole()


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_problem_has_its_sentence_with_nothing_left_open(book: Book, language: str) -> None:
    texts = [text_of(REST) + ",x\r\n", text_of(REST) + '"a"b\r\n']
    outcomes = [take(book, *REST, *rows) for rows, _problem in BROKEN] + [take_text(book, text) for text in texts]
    with using(language, "arabic"):
        told = {one.problem.code: message(one.problem) for outcome in outcomes for one in outcome.problems}

    for code, said in told.items():
        assert code in SENTENCES
        assert "{" not in said, said
    assert len(set(told.values())) == len(told)
