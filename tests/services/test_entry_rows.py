"""Entries as rows of words: every one shown once, with the cash that runs beside them; long lists as sorted by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from household_ledger.domain.category import fixed_id
from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, HouseholdCategory, Occupation, Pocket
from household_ledger.services.commands.entries import AddEntries, DeleteEntries
from household_ledger.services.commands.months import CloseMonth, CorrectClosed
from household_ledger.services.entry_filter import EntryFilter, EntryOrder, SortKey
from household_ledger.services.ports import EntryQuery, Work
from household_ledger.services.views.entry_row import TONES, amount_of, row_of
from household_ledger.services.views.entry_rows import EntryList, EntryRow, entry_count, entry_page, entry_rows
from household_ledger.services.views.name_book import Names
from household_ledger.text.collation import sort_key
from household_ledger.text.i18n import using
from tests.db.drafts import draft, pair
from tests.db.ledgers import Book, Home
from tests.services.made_village import UNTIL, Village, made_village

K = EntryKind
_CASH_BEFORE = (
    "select coalesce(sum(l.satang),0) from entry e join entry_line l on l.entry_id=e.id join pocket p on p.id=l.ref"
    " where e.household_id=? and e.deleted=0 and l.account='pocket' and p.kind<>'savings'"
    " and (e.date<? or (e.date<=? and e.kind='opening'))"
)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    with made_village(tmp_path_factory.mktemp("rows")) as made:
        yield made


def _month(village: Village, household: Household, month: Month = UNTIL) -> list[EntryRow]:
    return entry_rows(village.reader, EntryQuery(household=household.id, first=month.first, last=month.last))


def _all(village: Village) -> list[EntryRow]:
    return entry_rows(village.reader, EntryQuery())


def test_every_entry_is_shown_once_and_each_pair_in_one_row(village: Village) -> None:
    rows = _all(village)
    shown = [entry.id for row in rows for entry in row.entries]
    kept = list(village.reader.entries(EntryQuery()))

    assert sorted(shown) == sorted(entry.id for entry in kept)
    assert {len(row.entries) for row in rows} == {1, 2}
    assert all(row.twin is None or row.twin.pair == row.entry.pair != 0 for row in rows)
    assert sum(row.twin is not None for row in rows) * 2 == sum(entry.pair != 0 for entry in kept)


def test_the_balance_runs_from_the_month_s_start_to_the_figures_end(village: Village) -> None:
    seen = 0
    for household in village.reader.households():
        for month in (UNTIL, UNTIL.plus(-1), UNTIL.plus(-7)):
            rows = _month(village, household, month)
            if not rows:
                continue
            seen += 1
            figures = village.figures.month(household.id, month)
            first, last = month.first.isoformat(), month.last.isoformat()
            ((cash,),) = village.reader.raw.execute(_CASH_BEFORE, (household.id, first, last))
            for row in rows:
                cash += sum(
                    line.satang
                    for entry in row.entries
                    for line in entry.lines
                    if line.account.value == "pocket" and entry.kind is not K.OPENING
                )
                assert row.balance == cash
            assert rows[-1].balance == figures.cash.cash_end
    assert seen >= 10


def test_a_part_of_a_month_has_the_balance_of_the_whole(village: Village) -> None:
    household = village.reader.households()[0]
    whole = {row.entry.id: row.balance for row in _month(village, household)}
    days = EntryQuery(household=household.id, first=date(2026, 10, 9), last=date(2026, 10, 12))
    found = EntryFilter(households=frozenset({household.id}), text="ข้าว")

    for row in entry_rows(village.reader, days):
        assert row.balance == whole[row.entry.id]
    page = entry_page(village.reader, found, offset=0, limit=500, order=EntryOrder(is_down=True))
    assert any(row.entry.id in whole for row in page)
    assert all(row.balance == whole[row.entry.id] for row in page if row.entry.id in whole)


def test_rows_of_many_households_have_no_balance(village: Village) -> None:
    assert {row.balance for row in entry_page(village.reader, EntryFilter(), offset=50, limit=50)} == {None}


def test_a_query_that_finds_only_one_half_of_a_pair_shows_the_pair(village: Village) -> None:
    lent = entry_rows(village.reader, EntryQuery(kinds=frozenset({K.LEND})))
    sold = [row for row in lent if row.twin is not None]

    assert sold
    assert all(row.entry.kind is K.INCOME and row.twin is not None and row.twin.kind is K.LEND for row in sold)


def test_rows_say_what_the_paper_form_would(village: Village) -> None:
    with using("th"):
        rows = _all(village)
    by_kind = {(row.entry.kind, row.twin.kind if row.twin else None): row for row in rows}
    split = next(row for row in rows if row.parts > 1)

    assert by_kind[K.PRODUCED, None].sign == "≈"
    assert by_kind[K.PRODUCED, None].pocket == "—"
    assert by_kind[K.PRODUCED, None].tag == "กินเอง"
    assert by_kind[K.SAVE, None].tone == "saving"
    assert by_kind[K.CREDIT, None].pocket
    assert by_kind[K.EXPENSE, K.INCOME].tag == "บัตรสวัสดิการ"
    assert by_kind[K.EXPENSE, K.INCOME].money_out == amount_of(by_kind[K.EXPENSE, K.INCOME].entry)
    assert by_kind[K.INCOME, K.LEND].sign == "◔"
    assert by_kind[K.HOURS, None].money_in is by_kind[K.HOURS, None].money_out is None
    assert "ชม." in by_kind[K.HOURS, None].note or by_kind[K.HOURS, None].entry.unit in by_kind[K.HOURS, None].note
    assert split.tag.endswith(f"แยก {split.parts}")
    assert split.categories.count(" · ") == split.parts - 1
    assert all(
        (row.money_in is None) != (row.money_out is None) for row in rows if row.entry.kind not in (K.HOURS, K.NOTHING)
    )
    assert all(row.what and row.tone == TONES[row.entry.kind] for row in rows)


def _thai(row: EntryRow) -> Any:  # noqa: ANN401 -- a key to sort by
    return sort_key(row.entry.description)


def _first_category(village: Village) -> Callable[[EntryRow], Any]:
    places = Names.read(village.reader).places()

    def place(row: EntryRow) -> int:
        lines = [line for line in row.entry.lines if line.account.value in ("income", "spending", "cost", "thing")]
        return places[lines[0].ref] if lines else 1_000_000

    return place


def _amount(row: EntryRow) -> int:
    return int(amount_of(row.entry))


@pytest.mark.parametrize("is_down", [False, True])
@pytest.mark.parametrize("key", list(SortKey))
def test_long_lists_are_sorted_as_by_hand(village: Village, key: SortKey, *, is_down: bool) -> None:
    by = {
        SortKey.DATE: lambda _row: 0,
        SortKey.DESCRIPTION: _thai,
        SortKey.CATEGORY: _first_category(village),
        SortKey.AMOUNT: _amount,
    }[key]
    order = EntryOrder(key, is_down=is_down, places=Names.read(village.reader).places())
    by_hand = sorted(
        _all(village),
        key=lambda row: (by(row), row.date, row.entry.household, row.entry.id),
        reverse=is_down,
    )

    listed = EntryList(village.reader, EntryFilter(), order)

    assert listed.count == entry_count(village.reader, EntryFilter()) == len(by_hand)
    for offset in (0, len(by_hand) // 2, len(by_hand) - 40):
        page = listed.page(village.reader, offset, 40)
        assert [row.entry.id for row in page] == [row.entry.id for row in by_hand[offset : offset + 40]]
        assert page == entry_page(village.reader, EntryFilter(), offset=offset, limit=40, order=order)
    assert listed.place(by_hand[17].entry.id) == 17


def _occupation(village: Village) -> Occupation:
    return village.reader.all(Occupation)[3]


def _words_of(names: Names, row: EntryRow) -> str:
    lines = [line for entry in row.entries[:1] for line in entry.lines]
    refs = [line.ref for line in lines if line.account.value in ("pocket", "savings", "debt", "lent")]
    categories = [line.ref for line in lines if line.account.value in ("income", "spending", "cost", "thing")]
    entry = row.entry
    spoken = [entry.occupation, entry.member, entry.party, entry.goal, entry.counted_pocket, *refs]
    spoken += [line.occupation for line in lines]
    return "\n".join(
        [entry.description, entry.note, *(names.name(one) for one in spoken)]
        + [names.category(entry.household, one) for one in categories]
    )


def _filters(village: Village) -> list[tuple[EntryFilter, Callable[[EntryRow], bool]]]:
    names = Names.read(village.reader)
    one, two = village.reader.households()[:2]
    occupation = _occupation(village)
    member = next(row.entry.member for row in _all(village) if row.entry.member)
    first, last = date(2026, 9, 20), date(2026, 10, 3)
    return [
        (EntryFilter(households=frozenset({one.id, two.id})), lambda row: row.entry.household in (one.id, two.id)),
        (EntryFilter(first=first, last=last), lambda row: first <= row.date <= last),
        (EntryFilter(kinds=frozenset({K.SAVE, K.CREDIT})), lambda row: row.entry.kind in (K.SAVE, K.CREDIT)),
        (EntryFilter(tones=frozenset({"saving", "debt"})), lambda row: row.tone in ("saving", "debt")),
        (EntryFilter(kinds=frozenset({K.SAVE}), tones=frozenset({"debt"})), lambda _row: False),
        (EntryFilter(member=member), lambda row: row.entry.member == member),
        (
            EntryFilter(occupation=occupation.id),
            lambda row: occupation.id in (row.entry.occupation, *(line.occupation for line in row.entry.lines)),
        ),
        (EntryFilter(text="ข้าว"), lambda row: "ข้าว" in _words_of(names, row)),
        (EntryFilter(text="ไก่ 110"), lambda row: "ไก่" in _words_of(names, row) and _speaks_of(names, row, "110")),
        (EntryFilter(text="ป้าแดง"), lambda row: "ป้าแดง" in _words_of(names, row)),
        (EntryFilter(text="_%"), lambda row: "_%" in _words_of(names, row)),
    ]


def test_further_conditions_find_what_one_finds_by_hand(village: Village) -> None:
    rows = _all(village)
    pocket = next(one for one in village.reader.all(Pocket) if one.kind is PocketKind.SAVINGS)
    counted = {row.entry.counted_pocket for row in rows}
    cash = next(one for one in village.reader.all(Pocket) if one.id in counted)
    own = next(one for one in village.reader.all(HouseholdCategory) if one.code != one.under)
    above = fixed_id(own.under)
    least, most = Money(10_000), Money(25_050)
    asked: list[tuple[EntryFilter, Callable[[EntryRow], bool]]] = [
        (EntryFilter(pocket=pocket.id), lambda row: pocket.id in _refs(row, "pocket", "savings")),
        (
            EntryFilter(pocket=cash.id),
            lambda row: cash.id in _refs(row, "pocket", "savings") or row.entry.counted_pocket == cash.id,
        ),
        (EntryFilter(category=own.id), lambda row: own.id in _categories(row)),
        (
            EntryFilter(category=above),
            lambda row: bool({above, *_below(village, own.under)} & _categories(row)),
        ),
        (EntryFilter(least=least), lambda row: _amount(row) >= least),
        (EntryFilter(most=most), lambda row: _amount(row) <= most),
        (EntryFilter(least=least, most=most, text="ข้าว"), lambda _row: True),
        (EntryFilter(has_photo=True), lambda _row: False),
        (EntryFilter(is_corrected=True), lambda row: row.is_corrected),
    ]
    names = Names.read(village.reader)
    for wanted, is_wanted in asked:
        words = wanted.text
        by_hand = {
            row.entry.id
            for row in rows
            if is_wanted(row) and (not words or (words in _words_of(names, row) and least <= _amount(row) <= most))
        }
        for households in (frozenset[Id](), frozenset(one.id for one in village.reader.households())):
            listed = EntryList(village.reader, replace(wanted, households=households))

            assert {row.entry.id for row in listed.page(village.reader, 0, listed.count)} == by_hand, wanted
            assert listed.count == len(by_hand)
    assert any(own.id in _categories(row) for row in rows)


def _refs(row: EntryRow, *accounts: str) -> set[int]:
    lines = [line for entry in row.entries for line in entry.lines]
    return {line.ref for line in lines if line.account.value in accounts} | {one.counted_pocket for one in row.entries}


def _categories(row: EntryRow) -> set[int]:
    return _refs(row, "income", "spending", "cost", "thing") - {0}


def _below(village: Village, code: str) -> set[int]:
    return {one.id for one in village.reader.all(HouseholdCategory, with_deleted=True) if code == one.under != one.code}


@dataclass(frozen=True)
class _Pictured:
    entry: Id

    def write(self, work: Work) -> Label:
        found = work.entry(self.entry)
        assert found is not None
        work.replace_entry(replace(found, photos="ab12"))
        return Label("change_entry")


def test_pictures_and_corrections_are_found(book: Book, home: Home) -> None:
    ids = [book.do(_add(draft(seed, home, kind=K.EXPENSE, months=1)))[0] for seed in range(3)]
    book.do(_Pictured(ids[1]))
    book.do(CloseMonth(home.id, Month(2026, 1)))
    book.do(CorrectClosed(home.id, Month(2026, 1), "ลืม", DeleteEntries((ids[0],))))
    with book.store.reader() as reader:
        in_bin = EntryList(reader, EntryFilter(is_corrected=True, is_deleted=True))
        pictured = EntryList(reader, EntryFilter(has_photo=True))

        assert [row.entry.id for row in in_bin.page(reader, 0, 9)] == [ids[0]]
        assert EntryList(reader, EntryFilter(is_corrected=True)).count == 0
        assert [row.entry.id for row in pictured.page(reader, 0, 9)] == [ids[1]]


@pytest.mark.parametrize("half", [0, 1])
def test_a_pair_is_found_by_a_picture_of_either_half(book: Book, home: Home, half: int) -> None:
    two = pair(1, home)
    ids = book.do(AddEntries((two.first, two.second), is_pair=True))
    book.do(_Pictured(ids[half]))
    with book.store.reader() as reader:
        pictured = EntryList(reader, EntryFilter(has_photo=True))
        assert [{one.id for one in row.entries} for row in pictured.page(reader, 0, 9)] == [set(ids)]


def _speaks_of(names: Names, row: EntryRow, number: str) -> bool:
    amounts = {abs(line.satang) for line in row.entry.lines} | {int(row.entry.counted or 0)}
    return number in _words_of(names, row) or (number.isdigit() and int(number) * 100 in amounts)


def test_filters_find_what_one_finds_by_hand(village: Village) -> None:
    rows = _all(village)
    for wanted, is_wanted in _filters(village):
        by_hand = {row.entry.id for row in rows if is_wanted(row)}
        listed = EntryList(village.reader, wanted)

        assert {row.entry.id for row in listed.page(village.reader, 0, listed.count)} == by_hand, wanted
        assert listed.count == entry_count(village.reader, wanted) == len(by_hand)


@pytest.mark.parametrize(
    "text", ["ข้าว", "ไก่ 110", "ป้าแดง", "เงินสด", "110", "ทอผ้า", "จำลอง", "หลังคา", "ธ.ก.ส", "ไม่มีที่ไหน"]
)
def test_words_are_found_alike_in_all_households_and_in_some(village: Village, text: str) -> None:
    names = Names.read(village.reader)
    rows = [row for row in _all(village) if all(_speaks_of(names, row, word) for word in text.split())]
    households = [one.id for one in village.reader.households()]
    for some in ([], households, households[1:2]):
        listed = EntryList(village.reader, EntryFilter(households=frozenset(some), text=text))

        found = {row.entry.id for row in listed.page(village.reader, 0, listed.count)}
        assert found == {row.entry.id for row in rows if not some or row.entry.household in some}


def test_the_bin_holds_what_was_deleted_and_closed_months_say_so(book: Book, home: Home) -> None:
    ids = [book.do(_add(draft(seed, home, kind=K.EXPENSE, months=1)))[0] for seed in range(3)]
    book.do(DeleteEntries((ids[0],)))
    book.do(CloseMonth(home.id, Month(2026, 1)))
    with book.store.reader() as reader:
        kept = EntryList(reader, EntryFilter())
        thrown = EntryList(reader, EntryFilter(is_deleted=True))
        rows = kept.page(reader, 0, 9)

        assert [row.entry.id for row in thrown.page(reader, 0, 9)] == [ids[0]]
        assert sorted(row.entry.id for row in rows) == sorted(ids[1:])
        assert all(row.is_closed for row in rows)
        assert thrown.place(ids[1]) == -1


def _add(said: Draft) -> AddEntries:
    return AddEntries((said,))


def test_a_row_without_a_description_is_named_by_its_category_or_kind(home: Home, book: Book) -> None:
    for kind in EntryKind:
        (key, *_more) = book.do(_add(draft(1, home, kind=kind)))
        with book.store.reader() as reader, using("th"):
            entry = reader.entry(key)
            assert entry is not None
            row = row_of(_unnamed(entry), None, Names.read(reader))
        assert row.what
        if kind is K.EXPENSE:
            assert row.what == row.categories


def _unnamed(entry: Entry) -> Entry:
    return replace(entry, description="")
