"""Goods of the list written again on another day have the price of that day; a price somebody said stays."""

from __future__ import annotations

from datetime import date

import pytest

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.price import Price
from household_ledger.domain.pricing import value_of, with_value
from household_ledger.domain.recurring import Recurring, Recurs, WeekendShift
from household_ledger.domain.register import Household
from household_ledger.domain.template import Template
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.prices import SetPrices
from household_ledger.services.commands.recurring import AddRecurring, TakeTurn
from household_ledger.services.commands.rows import CopyRows
from household_ledger.services.entry_drafts import amount_of
from household_ledger.services.ports import EntryQuery
from household_ledger.services.priced_again import changed_copies
from household_ledger.services.typed.templates import TemplateRow, template_rows, written_on
from household_ledger.services.typed.worth_words import price_change_words
from household_ledger.services.views.due import due_turns
from household_ledger.services.views.rules import rule_lines
from household_ledger.text.i18n import using
from tests.db.ledgers import Book, Home
from tests.services import typed_home
from tests.services.typed_home import home_book

OCTOBER, NOVEMBER = date(2026, 10, 15), date(2026, 11, 21)
PRICES = (
    Price(id=NO_ID, name="ผักบุ้ง", unit="กก.", from_month=202607, price=Money(2500)),
    Price(id=NO_ID, name="ผักบุ้ง", unit="กก.", from_month=202611, price=Money(3050)),
)
SAID = "ผักบุ้ง เป็นเงิน 50 · ราคาของวันนั้น 25 บาท/กก. เดิม 30.50"


def goods(household: Id, price: int = 3050, quantity: int = 2000, **said: object) -> Draft:
    """Two kilos of morning glory at a price."""
    value = value_of(quantity, price)
    fields: dict[str, object] = {
        "amount": value,
        "parts": (Part(fixed_id("E01"), value),),
        "description": "ผักบุ้ง",
        "unit": "กก.",
        **said,
    }
    return Draft(
        household=household,
        date=NOVEMBER,
        kind=EntryKind.PRODUCED,
        quantity=quantity,
        unit_price=Money(price),
        **fields,  # type: ignore[arg-type]
    )


@pytest.fixture
def listed(book: Book) -> Book:
    book.do(SetPrices(PRICES))
    return book


def of_october(book: Book, home: Home) -> list[tuple[int | None, int]]:
    with book.store.reader() as reader:
        query = EntryQuery(household=home.id, first=date(2026, 10, 1), last=date(2026, 10, 31))
        return [(one.unit_price, int(amount_of(one))) for one in reader.entries(query)]


def entry_of(book: Book, key: int) -> Entry:
    with book.store.reader() as reader:
        found = reader.entry(Id(key))
    assert found is not None
    return found


def test_a_copy_has_the_price_of_its_own_day_there_and_back(listed: Book, home: Home) -> None:
    (key,) = listed.do(AddEntries((goods(home.id),)))
    with listed.store.reader() as reader:
        (change,) = changed_copies([entry_of(listed, key)], OCTOBER, reader)
        assert changed_copies([entry_of(listed, key)], NOVEMBER, reader) == ()
    assert (change.was, change.now, change.value) == (3050, 2500, 5000)
    with using("th"):
        assert price_change_words([change]) == SAID

    (copy,) = listed.do(CopyRows((Id(key),), OCTOBER))
    assert of_october(listed, home) == [(2500, 5000)]
    (back,) = listed.do(CopyRows((Id(copy),), NOVEMBER))
    assert (entry_of(listed, back).unit_price, amount_of(entry_of(listed, back))) == (3050, 6100)


@pytest.mark.parametrize(
    "own",
    [
        {"price": 2800},
        {"price": 2500},  # October's, written in November: it was said
        {"unit": "กำ"},
        {"description": "ตำลึง"},
        {"amount": Money(6000), "parts": (Part(fixed_id("E01"), Money(6000)),)},
        {"parts": (Part(fixed_id("E01"), Money(3000)), Part(fixed_id("E02"), Money(3100)))},
    ],
)
def test_what_a_household_said_stays(listed: Book, home: Home, own: dict[str, object]) -> None:
    draft = goods(home.id, **own)  # type: ignore[arg-type]
    (key,) = listed.do(AddEntries((draft,)))
    listed.do(CopyRows((Id(key),), OCTOBER))
    assert of_october(listed, home) == [(draft.unit_price, int(draft.amount))]


def test_before_the_list_knew_a_price_a_copy_keeps_its_own(listed: Book, home: Home) -> None:
    (key,) = listed.do(AddEntries((goods(home.id),)))
    (copy,) = listed.do(CopyRows((Id(key),), date(2026, 6, 15)))
    assert amount_of(entry_of(listed, copy)) == 6100


def test_what_falls_due_again_is_proposed_and_written_at_the_price_of_its_day(listed: Book, home: Home) -> None:
    rule = Recurring(
        id=NO_ID,
        household=home.id,
        rows=kept([[goods(home.id)]]),
        rhythm=Recurs.MONTH_DAY,
        day=15,
        starts_on=date(2026, 10, 1),
    )
    listed.do(AddRecurring(rule))
    with listed.store.reader() as reader:
        household = reader.record(Household, home.id)
        assert household is not None
        october, november = due_turns(reader, household, NOVEMBER)
        (line,) = rule_lines(reader, household, NOVEMBER)
    assert (october.amount, november.amount) == (5000, 6100)
    assert (line.amount, line.rows[0][0].amount, line.next_rows) == (5000, 6100, october.rows)
    assert (october.price_changes, november.price_changes) == (line.price_changes, ())
    with using("th"):
        assert price_change_words(october.price_changes) == SAID

    listed.do(TakeTurn(october.recurring.id, october.due, october.rows))
    assert of_october(listed, home) == [(2500, 5000)]


def test_a_turn_moved_off_a_weekend_has_the_day_and_price_it_is_moved_to(listed: Book, home: Home) -> None:
    saturday, monday = date(2026, 10, 31), date(2026, 11, 2)
    rhythm = {"rhythm": Recurs.MONTH_DAY, "day": 31, "weekend": WeekendShift.AFTER, "starts_on": saturday}
    rows = kept([[goods(home.id, price=2500)]])
    listed.do(AddRecurring(Recurring(id=NO_ID, household=home.id, rows=rows, **rhythm)))  # type: ignore[arg-type]
    with listed.store.reader() as reader:
        household = reader.record(Household, home.id)
        assert household is not None
        (turn,) = due_turns(reader, household, NOVEMBER)

    ((draft,),) = turn.rows
    assert (turn.due, turn.date, draft.date) == (saturday, monday, monday)
    assert (draft.unit_price, draft.amount) == (3050, 6100)


def template_row(draft: Draft, day: date) -> TemplateRow:
    template = Template(id=Id(1), household=typed_home.HOME, name="แบบ", rows=kept([[draft]]))
    (row,) = template_rows(template, home_book(*PRICES), day)
    return row


def test_a_template_is_worth_what_its_day_says_also_with_another_quantity_and_another_day() -> None:
    book = home_book(*PRICES)
    row = template_row(goods(typed_home.HOME), OCTOBER)
    assert row.shown is not None
    assert (row.draft.amount, row.shown.money_in, row.typed.unit_price) == (5000, 5000, "25")
    assert [(one.was, one.now) for one in row.price_changes] == [(3050, 2500)]
    for day, price in ((OCTOBER, 2500), (NOVEMBER, 3050)):  # amounts typed over stay when the day is changed
        for quantity in (2000, 3000):
            read = written_on(row, (("quantity", quantity),), book, day)
            (draft,) = map(with_value, read.drafts)
            assert (draft.date, draft.unit_price, draft.amount) == (day, price, value_of(quantity, price))


def test_a_template_at_a_price_the_list_never_had_keeps_it() -> None:
    row = template_row(goods(typed_home.HOME, price=2800), OCTOBER)
    assert (row.draft.amount, row.price_changes) == (5600, ())
