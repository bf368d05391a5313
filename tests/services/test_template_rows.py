"""Rows kept as a template are written again as they were; other amounts may stand in them; what is gone is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import Id
from household_ledger.domain.kept_rows import Row, kept, rows_of
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Member, Occupation, Party, Pocket
from household_ledger.domain.template import Template
from household_ledger.services.many_rows import NOT_AGAIN
from household_ledger.services.ports import EntryQuery
from household_ledger.services.prices import PriceList
from household_ledger.services.typed.templates import TemplateRow, rows_to_keep, template_rows, written_on
from household_ledger.services.views.entry_rows import EntryRow, entry_rows
from household_ledger.services.views.name_book import NameBook
from tests.services import typed_home as home
from tests.services.made_village import Village, made_village
from tests.services.typed_home import TODAY, home_book

DAY = date(2026, 11, 20)
K = EntryKind


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    with made_village(tmp_path_factory.mktemp("templates"), households=3, months=6) as made:
        yield made


def of(*rows: Row, household: Id = home.HOME) -> Template:
    return Template(id=Id(1), household=household, name="แบบ", rows=kept(rows))


def spent(*parts: tuple[str | Id, int], **said: object) -> Draft:
    shares = tuple(Part(fixed_id(one) if isinstance(one, str) else one, Money(satang)) for one, satang in parts)
    amount = Money(sum(int(one.amount) for one in shares))
    fields: dict[str, object] = {"kind": K.EXPENSE, "pocket": home.CASH, "description": "ตลาดนัด", **said}
    return Draft(household=home.HOME, date=date(2026, 10, 2), amount=amount, parts=shares, **fields)  # type: ignore[arg-type]


def rows(*given: Draft, book: NameBook | None = None) -> tuple[TemplateRow, ...]:
    return template_rows(of(*((one,) for one in given)), book or home_book(), DAY)


def test_every_row_a_village_wrote_can_be_kept_and_written_again(village: Village) -> None:
    tried = set()
    for household in village.reader.households():
        book = NameBook.read(village.reader, household.id, today=TODAY)
        book.prices = PriceList(())  # of other days' prices: test_priced_again
        for row in entry_rows(village.reader, EntryQuery(household=household.id)):
            text = rows_to_keep([row], village.reader)
            if row.entry.kind in NOT_AGAIN:
                assert text == "[]"
                continue
            (one,) = template_rows(Template(id=Id(1), household=household.id, name="แบบ", rows=text), book, DAY)
            if one.gone or one.left_out:
                continue
            read = written_on(one, one.asked(), book, DAY)
            assert read.problems == (), (row, read.problems)
            assert [draft.date for draft in read.drafts] == [DAY] * len(row.entries)
            assert list(read.drafts) == _drafts(text, household.id)
            assert one.shown is not None
            assert (one.shown.what, one.shown.money_in, one.shown.money_out, one.shown.tag) == _shown(row)
            tried.add(row.entry.kind)
    assert len(tried) > 12


def _drafts(text: str, household: Id) -> list[Draft]:
    return [draft for row in rows_of(text, household, DAY) for draft in row]


def _shown(row: EntryRow) -> tuple[object, ...]:
    return row.what, row.money_in, row.money_out, row.tag


def test_other_amounts_are_written_in_the_cells_asked_for() -> None:
    one, split = rows(spent(("E01", 12_000)), spent(("E01", 3_000), (home.RICE_SACK, 4_500)))

    assert one.asked() == (("money_out", 12_000),)
    assert split.asked() == (("part_0_amount", 3_000), ("part_1_amount", 4_500))

    (said,) = written_on(one, [("money_out", 15_050)], home_book(), DAY).drafts
    assert (said.amount, [int(part.amount) for part in said.parts]) == (15_050, [15_050])
    (shared,) = written_on(split, [("part_0_amount", 100)], home_book(), DAY).drafts
    assert (shared.amount, [int(part.amount) for part in shared.parts]) == (4_600, [100, 4_500])


def test_hours_and_goods_are_asked_for_by_their_measure() -> None:
    hours = Draft(household=home.HOME, date=DAY, kind=K.HOURS, occupation=home.RICE, quantity=2_500)
    eggs = replace(
        spent(("E01", 5_000)), kind=K.PRODUCED, pocket=Id(0), quantity=10_000, unit="ฟอง", unit_price=Money(500)
    )
    work, produce = rows(hours, eggs)

    assert (work.asked(), produce.asked()) == ((("quantity", 2_500),), (("quantity", 10_000),))
    (worked,) = written_on(work, [("quantity", 4_000)], home_book(), DAY).drafts
    assert worked.quantity == 4_000
    read = written_on(produce, [("quantity", 12_000)], home_book(), DAY)
    assert read.problems == ()
    assert (read.amount, read.drafts[0].quantity) == (6_000, 12_000)


def test_a_repayment_with_another_amount_is_divided_anew() -> None:
    paid = Draft(
        household=home.HOME,
        date=DAY,
        kind=K.REPAY,
        amount=Money(100_000),
        principal=Money(90_000),
        interest=Money(10_000),
        pocket=home.CASH,
        debt=home.FUND,
    )
    (one,) = rows(paid)

    (same,) = written_on(one, one.asked(), home_book(), DAY).drafts
    (other,) = written_on(one, [("money_out", 50_000)], home_book(), DAY).drafts

    assert (same.principal, same.interest) == (90_000, 10_000)
    assert (other.amount, other.principal, other.interest) == (50_000, None, None)


def test_what_a_row_may_be_without_is_left_out_and_named() -> None:
    gone = Occupation(id=home.HENS, household=home.HOME, name="เลี้ยงไก่ไข่", is_deleted=True)
    child = Member(id=home.CHILD, household=home.HOME, name="น้องแพร", is_deleted=True)
    book = home_book(gone, child)

    (one,) = rows(spent(("E01", 12_000), occupation=home.HENS, member=home.CHILD), book=book)

    assert (one.left_out, one.gone) == (("เลี้ยงไก่ไข่", "น้องแพร"), ())
    (said,) = written_on(one, one.asked(), book, DAY).drafts
    assert (said.occupation, said.member) == (Id(0), Id(0))


def test_an_occupation_over_before_the_day_is_left_out_on_that_day_only() -> None:
    over = Occupation(id=home.HENS, household=home.HOME, name="เลี้ยงไก่ไข่", ended_on=date(2026, 11, 10))
    template = of((spent(("E01", 12_000), occupation=home.HENS),))

    (before,) = template_rows(template, home_book(over), date(2026, 11, 10))
    (after,) = template_rows(template, home_book(over), date(2026, 11, 11))

    assert (before.left_out, after.left_out) == ((), ("เลี้ยงไก่ไข่",))


def test_what_a_row_cannot_be_without_keeps_it_from_being_written() -> None:
    bank = next(one for one in home.records() if isinstance(one, Pocket) and one.id == home.BANK)
    book = home_book(replace(bank, is_deleted=True))
    lent = replace(spent(("E01", 5_000)), kind=K.LEND, parts=(), party=home.BUYER)

    one, fine = rows(spent(("E01", 12_000), pocket=home.BANK), spent(("E01", 5_000)), book=book)
    (whom,) = rows(lent, book=home_book(_gone_buyer()))

    assert (one.gone, one.asked()) == (("บัญชีธนาคาร",), ())
    assert fine.gone == ()
    assert whom.gone == ("แม่ค้าตลาด",)


def _gone_buyer() -> Party:
    return Party(id=home.BUYER, household=home.HOME, name="แม่ค้าตลาด", is_deleted=True)
