"""A repayment whose principal and interest nobody says: the division is seen before Enter, and in the row kept."""

from __future__ import annotations

import pytest

from household_ledger.domain.entry import Entry
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.entry_drafts import draft_of
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import using
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import Key, Typist, written

FUND = "กองทุนหมู่บ้าน"


def grey(page: EntryPage, name: str) -> str:
    cell = page.grid.view.editor.cells[name]
    assert not cell.text()
    return cell.placeholderText()


def repaid(desk: Desk) -> list[Entry]:
    return [one for one in written(desk) if one.kind is EntryKind.REPAY]


def posted(entry: Entry) -> tuple[str, str]:
    principal = sum(line.satang for line in entry.lines if line.account is Account.DEBT)
    interest = sum(line.satang for line in entry.lines if line.account is Account.SPENDING)
    return format_amount(Money(principal)), format_amount(Money(interest))


def begun(typist: Typist, amount: str) -> Typist:
    typist.row(kind="กู้ยืม", what="กู้มา", money_in="10,000", debt=FUND)
    typist.kind("ใช้หนี้")
    return typist.fill(money_out=amount, debt=FUND).press(Key.Key_Tab)


@pytest.mark.parametrize("amount", ["500", "1,234.50", "3"])
def test_the_boxes_left_blank_say_in_grey_what_enter_then_writes(
    amount: str, page: EntryPage, typist: Typist, desk: Desk
) -> None:
    begun(typist, amount)
    told = grey(page, "principal"), grey(page, "interest")
    typist.save()

    (entry,) = repaid(desk)
    assert told == posted(entry)
    assert told[1] != "0", "a debt without interest would show nothing here"


def test_a_box_that_is_written_is_what_the_other_is_reckoned_from(page: EntryPage, typist: Typist) -> None:
    begun(typist, "500").fill(interest="20.25")

    assert grey(page, "principal") == "479.75"


def test_the_kept_row_says_what_of_it_was_interest(page: EntryPage, typist: Typist, desk: Desk) -> None:
    begun(typist, "500").save()
    (entry,) = repaid(desk)
    principal, interest = posted(entry)
    row = next(page.grid.source.place(one.id) for one in repaid(desk))
    shown = page.grid.model.shown(row)

    assert shown is not None
    assert shown.looks["note"].text == f"ต้น {principal} ดอก {interest}"
    assert [one.words for one in shown.looks["category"].tags] == [f"ดอกเบี้ย {interest}"]
    with using("en"):
        page.refresh()
        english = page.grid.model.shown(row)
        assert english is not None
        assert english.looks["note"].text == f"principal {principal} interest {interest}"


def test_a_repayment_being_changed_is_divided_as_if_it_were_not_there(
    page: EntryPage, typist: Typist, desk: Desk
) -> None:
    begun(typist, "500").save()
    (before,) = repaid(desk)
    typist.press(Key.Key_Up, Key.Key_F2)
    typist.fill(principal="").press(Key.Key_Delete)
    typist.fill(interest="").press(Key.Key_Delete)
    told = grey(page, "principal"), grey(page, "interest")
    typist.save()

    (after,) = repaid(desk)
    assert after.id == before.id
    assert told == posted(after) == posted(before)
    assert draft_of(after).amount == Money(50_000)
