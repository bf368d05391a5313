"""A ledger exported and read into an empty one gives the same figures to the satang."""

import csv
import random
from collections.abc import Generator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Debt, Household, HouseholdCategory, Member, Occupation, Pocket
from household_ledger.services.commands.entries import AddEntries, DeleteEntries
from household_ledger.services.commands.register import AddRecords, DeleteRecords, ReplaceRecord
from household_ledger.services.exchange.canonical_reader import CanonicalFile
from household_ledger.services.exchange.exporting import export_csv
from household_ledger.services.exchange.importing_source import FileRows, Item
from household_ledger.services.exchange.rows import COLUMNS
from household_ledger.services.figures.figures import Figures
from household_ledger.services.figures.month_json import month_json
from household_ledger.services.importing import import_canonical, import_rows
from tests.db.drafts import draft, pair
from tests.db.ledgers import Book, Home, add_home, new_book
from tests.exchange.making import Cells, entries_of, exported, problems_of, row, take

FIRST, LAST = Month(2025, 1), Month(2026, 11)
NOT_IN_ROWS = {"members", "adult_equivalents", "goals"}
"""Members' dates and what a goal aims at are what rows cannot carry; what was saved for a goal they can."""


def figures_of(book: Book) -> list[dict[str, Any]]:
    told = []
    for month in Figures(book.store, book.clock).all_months(FIRST, LAST):
        figures: dict[str, Any] = {**month_json(month)}
        saved = {goal["name"]: (goal["saved"], goal["saved_this_month"]) for goal in figures["goals"]}
        told.append({key: value for key, value in figures.items() if key not in NOT_IN_ROWS})
        told[-1]["saved"] = {name: amounts for name, amounts in saved.items() if any(amounts)}
    return told


def home_without_dates(book: Book, code: str) -> Home:
    home = add_home(book, code)
    with book.store.reader() as reader:
        household = reader.record(Household, home.id)
    assert household is not None
    book.do(ReplaceRecord(household, replace(household, started_on=None)))
    return home


def copied(book: Book, path: Path) -> list[dict[str, Any]]:
    """Export, import into an empty ledger, and give its figures."""
    rows = path / "rows.csv"
    export_csv(book.store, rows)
    with new_book(path / "copy.hldb", book.clock) as copy:
        outcome = import_canonical(copy.ledger, rows)
        assert problems_of(outcome) == []
        copy.assert_whole()
        return figures_of(copy)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 10**6), max_size=40), st.lists(st.integers(0, 50), max_size=4), st.randoms())
def test_every_figure_of_a_random_ledger_survives(
    tmp_path_factory: pytest.TempPathFactory, seeds: list[int], pairs: list[int], chance: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    with new_book(folder / "ledger.hldb") as book:
        homes = [home_without_dates(book, code) for code in ("001", "=002")]
        if seeds:
            book.do(AddEntries(tuple(draft(seed, homes[seed % 2], months=6) for seed in seeds)))
        for seed in pairs:
            both = pair(seed, homes[seed % 2])
            book.do(AddEntries((both.first, both.second), is_pair=True))
        entries = entries_of(book)
        if entries and chance.random() < 0.5:
            book.do(DeleteEntries((chance.choice(entries).id,)))

        assert copied(book, folder) == figures_of(book)


def test_each_kind_of_entry_survives_with_its_form_and_class(book: Book, tmp_path: Path) -> None:
    home = home_without_dates(book, "001")
    book.do(AddEntries(tuple(draft(seed, home) for seed in range(400))))
    kinds = {entry.kind for entry in entries_of(book)}
    rows, again = tmp_path / "rows.csv", tmp_path / "again.csv"
    assert export_csv(book.store, rows) == 400

    with new_book(tmp_path / "copy.hldb", book.clock) as copy:
        assert problems_of(import_canonical(copy.ledger, rows)) == []
        assert forms_of(copy) == forms_of(book)
        assert figures_of(copy) == figures_of(book)
        export_csv(copy.store, again)

    assert len(kinds) == len(EntryKind)
    assert again.read_bytes() == rows.read_bytes()


def forms_of(book: Book) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    with book.store.reader() as reader:
        savings = {(one.name, one.category) for one in reader.all(Pocket) if one.kind is PocketKind.SAVINGS}
        return savings, {(one.name, one.debt_class) for one in reader.all(Debt)}


def spent(home: Home, category: Id, pocket: Id, amount: int, occupation: Id) -> Draft:
    return Draft(
        household=home.id,
        date=date(2026, 3, 4),
        kind=EntryKind.EXPENSE,
        amount=Money(amount),
        parts=(Part(category, Money(amount)),),
        pocket=pocket,
        occupation=occupation,
    )


def test_records_of_the_same_name_stay_apart(book: Book, tmp_path: Path) -> None:
    home = home_without_dates(book, "001")

    def add(record: object) -> Id:
        return book.do(AddRecords((record,)))[0]

    cash = add(Pocket(id=NO_ID, household=home.id, name="กลุ่ม", kind=PocketKind.CASH))
    savings = add(Pocket(id=NO_ID, household=home.id, name="กลุ่ม ", kind=PocketKind.SAVINGS, category="S03"))
    works = [add(Occupation(id=NO_ID, household=home.id, name="ทอผ้า")) for _number in range(2)]
    debts = [add(Debt(id=NO_ID, household=home.id, name="ร้าน", debt_class=one)) for one in ("D04", "D03")]
    codes = [
        add(HouseholdCategory(id=NO_ID, household=home.id, code=code, under="E01", name="ผัก"))
        for code in ("ผัก", "E01.ก ข", "E01.ก ข")
    ]
    base = replace(spent(home, codes[0], cash, 100, works[0]), parts=())
    borrowed = [replace(base, kind=EntryKind.BORROW, debt=debt, occupation=NO_ID) for debt in debts]
    saved = replace(base, kind=EntryKind.SAVE, to_pocket=savings, occupation=NO_ID)
    book.do(AddEntries((*(spent(home, code, cash, 7, works[0]) for code in codes), *borrowed, saved)))
    book.do(AddEntries((spent(home, codes[0], cash, 3, works[1]),)))

    cells = exported(book, tmp_path / "rows.csv")

    assert len({one["category"] for one in cells if one["kind"] == "expense"}) == 3
    assert len({one["occupation"] for one in cells if "occupation" in one}) == 2
    assert {(one["debt"], one["category"]) for one in cells if "debt" in one} == {("ร้าน", "D04"), ("ร้าน (2)", "D03")}
    assert {one["to_pocket"] for one in cells if "to_pocket" in one} == {"กลุ่ม (2)"}
    assert [strip(one) for one in copied(book, tmp_path)] == [strip(one) for one in figures_of(book)]


def strip(figures: dict[str, Any]) -> dict[str, Any]:
    """Leave out what goes by an occupation's name; twins have got different ones."""
    return {key: value for key, value in figures.items() if key != "by_occupation"}


def test_what_is_deleted_from_the_register_still_has_its_name_in_old_entries(book: Book, tmp_path: Path) -> None:
    take(book, row("cost", amount="5", category="C01", occupation="ทำนา", member="แม่"))
    (entry,) = entries_of(book)
    book.do(DeleteRecords(Occupation, (entry.occupation,)))
    book.do(DeleteRecords(Member, (entry.member,)))

    (said,) = exported(book, tmp_path / "rows.csv")
    assert (said["occupation"], said["member"]) == ("ทำนา", "แม่")
    assert copied(book, tmp_path) == figures_of(book)


def test_rows_go_by_household_day_and_order_of_writing(book: Book, tmp_path: Path) -> None:
    take(
        book,
        row(household="ข", date="2026-05-02"),
        row(household="ก", date="2026-05-03"),
        row(household="ก", date="2026-05-01", description="หนึ่ง"),
        row(household="ก", date="2026-05-01", description="สอง"),
    )
    rows = exported(book, tmp_path / "rows.csv")

    assert [(one["household"], one["date"], one.get("description")) for one in rows] == [
        ("ก", "2026-05-01", "หนึ่ง"),
        ("ก", "2026-05-01", "สอง"),
        ("ก", "2026-05-03", None),
        ("ข", "2026-05-02", None),
    ]


def test_the_file_is_utf8_with_a_mark_and_the_columns_of_the_book(book: Book, tmp_path: Path) -> None:
    take(book, row(description="ข้าว"))
    export_csv(book.store, tmp_path / "rows.csv")
    content = (tmp_path / "rows.csv").read_bytes()

    assert content.startswith(b"\xef\xbb\xbfdate,household,kind,category,amount,")
    assert content.decode("utf-8-sig").splitlines()[0] == ",".join(COLUMNS)


TEXTS = st.text(
    st.one_of(
        st.sampled_from("=+-@%|＝＋－＠％｜'\" ,;\n\t\r\u200b\ufeffก"),
        st.characters(codec="utf-8", exclude_categories=["Cc"]),
    ),
    max_size=12,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.fixed_dictionaries(dict.fromkeys(("description", "note", "party", "member", "pocket", "unit"), TEXTS)))
def test_no_cell_of_an_export_starts_like_a_formula_and_every_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, texts: Cells
) -> None:
    folder = tmp_path_factory.mktemp("formula")
    with new_book(folder / "ledger.hldb") as book:
        outcome = take(book, row(**{column: text.replace("\r", "") for column, text in texts.items()}))
        if outcome.problem_count:
            return  # a stray control character
        export_csv(book.store, folder / "out.csv")
        with (folder / "out.csv").open(encoding="utf-8-sig", newline="") as file:
            (cells,) = csv.DictReader(file)
        for column in texts:
            start = cells[column].lstrip(' "\u00a0\u200b\ufeff')[:1]
            assert not start or start not in "=+-@%|＝＋－＠％｜\t\r\n"
        with new_book(folder / "copy.hldb") as copy:
            import_canonical(copy.ledger, folder / "out.csv")
            assert [(one.description, one.note, one.unit) for one in entries_of(copy)] == [
                (one.description, one.note, one.unit) for one in entries_of(book)
            ]


class Unlearned(FileRows):
    """A file of which no row is taken for plain: each is looked at in full."""

    def items(self, last_day: date) -> Generator[Item]:
        for item in super().items(last_day):
            yield item._replace(key=None)


def bare(entry: Entry) -> tuple[Any, ...]:
    """Give what an entry says, without ids that differ from ledger to ledger."""
    lines = [
        (one.account, one.medium, one.satang, one.life_months, bool(one.ref), bool(one.occupation))
        for one in entry.lines
    ]
    return (
        entry.date,
        entry.kind,
        lines,
        entry.quantity,
        entry.unit,
        entry.unit_price,
        entry.counted,
        bool(entry.counted_pocket),
        bool(entry.member),
        bool(entry.party),
        bool(entry.goal),
        bool(entry.pair),
        entry.description,
        entry.note,
        entry.known_by,
        entry.first_written_on,
        entry.import_id,
    )


def test_rows_of_a_known_shape_become_what_rows_looked_at_in_full_become(book: Book, tmp_path: Path) -> None:
    home = home_without_dates(book, "001")
    book.do(AddEntries(tuple(draft(seed, home, months=6) for seed in range(600))))
    rows = tmp_path / "rows.csv"
    export_csv(book.store, rows)

    copies = []
    for number, source in enumerate((FileRows, Unlearned)):
        with new_book(tmp_path / f"{number}.hldb", book.clock) as copy:
            outcome = import_rows(copy.ledger, source(CanonicalFile.at(rows)))
            assert (outcome.added, outcome.problem_count) == (600, 0)
            copies.append((list(map(bare, entries_of(copy))), figures_of(copy)))

    assert copies[0] == copies[1]
