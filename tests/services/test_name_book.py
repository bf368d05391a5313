"""The names of a household: what may be named, in which order, under its own words."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry_rules import COSTS, SPENDING
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.pairs import PairKind
from household_ledger.domain.register import HouseholdCategory, Occupation, Pocket
from household_ledger.services.commands.register import AddRecords, DeleteRecords, ReplaceRecord
from household_ledger.services.entry_filter import SPEAKS_FIRST, SPEAKS_LAST
from household_ledger.services.paper_cells import usual_cash
from household_ledger.services.typed.names import names_of
from household_ledger.services.views.entry_row import PAIRS
from household_ledger.services.views.name_book import NameBook, Names
from household_ledger.services.views.tiles import TilesGround
from household_ledger.text.collation import sort_key
from household_ledger.text.entry_tags import kind_tag, pair_tag
from household_ledger.text.i18n import using
from tests.db.ledgers import Book, Home
from tests.services.typed_home import BOX, CASH, GROUP, HOME, RICE_SACK, TODAY, home_book, records


def test_what_was_deleted_may_not_be_named_but_keeps_its_name(book: Book, home: Home) -> None:
    book.do(DeleteRecords(Occupation, (home.hens,)))
    with book.store.reader() as reader:
        names = NameBook.read(reader, home.id, today=TODAY)

    assert [one.name for one in names.occupations] == ["ทำนา"]
    assert names.owner(Occupation, home.hens) is None
    assert names.names.name(home.hens) == "เลี้ยงไก่"
    assert home.hens not in names_of(names).people.words
    assert names_of(names).people.find("เลี้ยง") == []


def test_the_file_s_names_hold_every_household_s(book: Book, home: Home) -> None:
    with book.store.reader() as reader:
        pocket = reader.record(Pocket, home.bank)
        assert pocket is not None
        whole, own = Names.read(reader), Names.read(reader, home.id)
        assert whole.name(home.bank) == own.name(home.bank) == "ธนาคาร"
    book.do(ReplaceRecord(pocket, replace(pocket, name="บัญชีใหม่")))
    with book.store.reader() as reader:
        assert Names.read(reader).name(home.bank) == "บัญชีใหม่"
    assert whole.name(0) == whole.name(99) == ""


def test_a_household_s_words_stand_for_categories_only_at_home() -> None:
    names = Names(records())

    assert names.category(HOME, fixed_id("E18")) == "เน็ตบ้าน"
    assert names.category(1, fixed_id("E18")) != "เน็ตบ้าน"
    assert names.category(HOME, RICE_SACK) == "ข้าวสาร"
    with using("en"):
        assert Names(()).category(0, fixed_id("E13")) == "Health"


def test_categories_have_places_in_the_order_of_their_words() -> None:
    names = Names(records())
    places = names.places(HOME)
    words = [names.category(HOME, number) for number in sorted(places, key=places.__getitem__)]

    assert words == sorted(words, key=sort_key)
    assert len(places) == 74
    assert places[fixed_id("E18")] != names.places()[fixed_id("E18")]


def test_nothing_is_ever_meant_to_be_paid_by_card_whichever_way_it_is_written(book: Book, home: Home) -> None:
    with book.store.reader() as reader:
        pockets = [one.id for one in reader.of_household(Pocket, home.id) if one.kind is not PocketKind.SAVINGS]

    def meant() -> set[Id]:
        with book.store.reader() as reader:
            usual = NameBook.read(reader, home.id, today=TODAY).default_pocket
            written = usual.id if usual is not None else NO_ID
            return {written, usual_cash(reader, home.id), TilesGround(reader, home.id, TODAY).cash}

    card = Pocket(id=NO_ID, household=home.id, name="บัตรสวัสดิการ", kind=PocketKind.CARD)
    book.do(DeleteRecords(Pocket, tuple(pockets)))
    book.do(AddRecords((card,)))
    assert meant() == {NO_ID}

    (bank,) = book.do(AddRecords((replace(card, name="ออมทรัพย์", kind=PocketKind.BANK),)))
    assert meant() == {bank}


def test_cash_is_meant_when_no_pocket_is_said() -> None:
    book = home_book()
    without = NameBook(HOME, [one for one in records() if getattr(one, "id", 0) != CASH], today=TODAY)

    assert book.default_pocket is not None
    assert book.default_pocket.id == CASH
    assert without.default_pocket is not None
    assert without.default_pocket.kind is not PocketKind.SAVINGS
    assert NameBook(HOME, [], today=TODAY).default_pocket is None
    assert [one.id for one in book.savings] == [GROUP, BOX]


def test_categories_of_one_name_are_told_apart_by_their_codes() -> None:
    same = HouseholdCategory(id=Id(10_090), household=HOME, code="E09.1", under="E09", name="ข้าวสาร")
    categories = names_of(home_book(same)).categories

    assert {one.id for one in categories.find("ข้าวสาร", SPENDING | COSTS)} == {RICE_SACK, same.id}
    for one in (RICE_SACK, same.id):
        word = categories.word(one, SPENDING | COSTS)
        assert word != "ข้าวสาร"
        assert [found.id for found in categories.find(word, SPENDING | COSTS)] == [one]
    assert categories.word(RICE_SACK, frozenset({int(fixed_id("E01"))})) == "ข้าวสาร"
    assert categories.word(Id(77_777), SPENDING) == ""


def test_every_category_s_word_finds_it_again() -> None:
    for language in ("th", "en"):
        with using(language):
            categories = names_of(home_book()).categories
            for one in categories.listed:
                allowed = frozenset(other.standard for other in categories.listed if other.code[0] == one.code[0])
                assert categories.find(categories.word(one.id, allowed), allowed) == [one]


def test_every_kind_and_pair_has_its_tag_in_both_languages() -> None:
    for language in ("th", "en"):
        with using(language):
            tags = [kind_tag(kind) for kind in EntryKind if kind not in (EntryKind.INCOME, EntryKind.EXPENSE)]
            tags += [pair_tag(pair) for pair in PairKind]
        assert all(tags)
        assert len(set(tags)) == len(tags)
    assert kind_tag(EntryKind.INCOME) == kind_tag(EntryKind.EXPENSE) == ""


def test_the_half_that_speaks_for_a_pair_is_the_one_its_kind_is_told_by() -> None:
    for first, other in PAIRS:
        assert SPEAKS_FIRST.get(first, SPEAKS_LAST) < SPEAKS_FIRST.get(other, SPEAKS_LAST)
    assert set(PAIRS.values()) == set(PairKind)
