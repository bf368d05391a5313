"""What a household itself wrote goods for: its last price of a thing, and what a village list may begin with."""

from __future__ import annotations

from datetime import date, timedelta

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.price import Price
from household_ledger.services.commands.entries import AddEntries, DeleteEntries
from household_ledger.services.commands.prices import SetPrices
from household_ledger.services.typed.completion import Completion
from household_ledger.services.typed.measured import priced_anew
from household_ledger.services.typed.own_price import own_price
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.typed.worth import OwnPrice
from household_ledger.services.views.price_suggestions import Suggestion, suggested_prices
from tests.db.ledgers import Book, Home, add_home

TODAY = date(2026, 11, 21)


def goods(home: Home, words: str, day: date, baht: int, unit: str = "กำ", *, is_priced: bool = True) -> Draft:
    amount = Money(200 * baht)
    return Draft(
        household=home.id,
        date=day,
        kind=EntryKind.PRODUCED,
        amount=amount,
        parts=(Part(fixed_id("E01"), amount),),
        quantity=2000,
        unit=unit,
        unit_price=Money(baht * 100) if is_priced else None,
        description=words,
    )


def own(book: Book, home: Home, words: str, unit: str = "") -> OwnPrice | None:
    with book.store.reader() as reader:
        return own_price(reader, Completion.read(reader, home.id, today=TODAY), words, unit)


def test_the_last_price_of_a_thing_is_found_however_much_it_was(book: Book, home: Home) -> None:
    other = add_home(book, "002")
    first, last = date(2026, 9, 1), date(2026, 10, 1)
    book.do(AddEntries((goods(home, "ผักกูด 2 กำ", first, 10), goods(home, "ผักกูด 3 กำ", last, 12))))
    book.do(AddEntries((goods(home, "ผักกูด", last + timedelta(days=1), 90, "กก."),)))
    book.do(AddEntries((goods(home, "ผักกูด", last + timedelta(days=2), 99, is_priced=False),)))
    book.do(AddEntries((goods(other, "ผักกูด", TODAY, 55),)))

    assert own(book, home, "ผักกูด", "กำ") == OwnPrice(Money(1200), "กำ", last)
    assert own(book, home, "ผักกูด 7 กก.", "กิโล") == OwnPrice(Money(9000), "กก.", last + timedelta(days=1))
    assert own(book, home, "ผักกูด", "มัด") is None
    assert own(book, home, "ผัก", "กำ") is None


def test_behind_many_unpriced_uses_the_latest_price_is_found(book: Book, home: Home) -> None:
    earlier, later = TODAY - timedelta(days=120), TODAY - timedelta(days=100)
    priced = (goods(home, "ผักกูด 2 กำ", later, 12), goods(home, "ผักกูด 2 กำ", earlier, 10))
    given = (goods(home, f"ผักกูด {n} กำ", TODAY - timedelta(days=n), 99, is_priced=False) for n in range(3, 45))
    book.do(AddEntries((*priced, *given)))

    assert own(book, home, "ผักกูด", "กำ") == OwnPrice(Money(1200), "กำ", later)


def test_words_that_say_only_how_much_name_nothing_that_was_priced(book: Book, home: Home) -> None:
    book.do(AddEntries((goods(home, "2 กก.", TODAY, 90, "กก."),)))

    assert own(book, home, "5 กก.", "กก.") is None
    with book.store.reader() as reader:
        assert suggested_prices(reader, TODAY) == ()


def test_what_households_wrote_is_suggested_by_its_middle_price_unless_the_list_has_it(book: Book, home: Home) -> None:
    days = [TODAY - timedelta(days=back) for back in (400, 300, 200, 100, 50)]
    book.do(AddEntries(tuple(goods(home, f"ผักกูด {n} กำ", day, n) for n, day in enumerate(days, 9))))
    book.do(AddEntries((goods(home, "ไข่ไก่กินเอง 2 ฟอง", TODAY, 4, "ฟอง"), goods(home, "ปลา", TODAY, 80, "กก."))))
    gone: tuple[Id, ...] = book.do(AddEntries((goods(home, "ปู", TODAY, 300, "กก."),)))
    book.do(DeleteEntries(gone))

    with book.store.reader() as reader:
        assert suggested_prices(reader, TODAY) == (
            Suggestion("ผักกูด", "กำ", Money(1100), 4),
            Suggestion("ปลา", "กก.", Money(8000), 1),
            Suggestion("ไข่ไก่", "ฟอง", Money(400), 1),
        )
    listed = (("ไข่ไก่", "ฟอง"), ("ผักกูด", "กก."))
    book.do(SetPrices(tuple(Price(id=NO_ID, name=n, unit=u, from_month=202601, price=Money(1)) for n, u in listed)))
    with book.store.reader() as reader:
        assert [one.name for one in suggested_prices(reader, TODAY)] == ["ผักกูด", "ปลา"]


def test_a_row_like_one_priced_before_is_priced_anew_and_others_stay() -> None:
    row = TypedRow(kind=EntryKind.PRODUCED, what="ไข่ 10 ฟอง", quantity="10", unit="ฟอง", unit_price="4", money_in="40")
    assert priced_anew(row) == TypedRow(kind=EntryKind.PRODUCED, what="ไข่", quantity="10", unit="ฟอง")
    for other in (
        TypedRow(kind=EntryKind.PRODUCED, what="ผัก", money_in="40"),
        TypedRow(kind=EntryKind.EXPENSE, what="ไข่ 10 ฟอง", money_out="40", quantity="10", unit_price="4"),
    ):
        assert priced_anew(other) == other
