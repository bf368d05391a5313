"""While something is looked for, the page says what was found and what it comes to; the day comes back afterwards."""

from __future__ import annotations

from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.so_far import so_far_of
from household_ledger.text.amounts import NONE, format_amount
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.widgets.words import Words
from tests.ui.entry_grid.conftest import FOOD, THIS_MONTH, Key, Typist, settle, written
from tests.ui.entry_grid.test_bin import delete, is_deleted, open_bin, shown
from tests.ui.entry_grid.test_several_rows import said
from tests.ui.hands import child, press

OCTOBER = THIS_MONTH.plus(-1)


def look_for(page: EntryPage, words: str) -> None:
    page.going.open_search()
    page.grid.search.field.setText(words)
    page.grid.search.ask_now()
    settle()


def test_the_strip_says_what_all_found_rows_come_to(page: EntryPage, desk: Desk) -> None:
    desk.turn_to(OCTOBER)
    of_day = (page.title.words(), said(page))
    look_for(page, "ข้าว")
    found = shown(page)
    everything = so_far_of((one for row in found for one in row.row.entries), OCTOBER.first, OCTOBER.last)
    amounts = (everything.money_in, everything.money_out, everything.deposits)
    told = [format_amount(one) if one else NONE for one in amounts]

    assert len(found) > 2
    assert said(page) == f"พบ {len(found)} รายการ รับ {told[0]} · จ่าย {told[1]} · ออม {told[2]}"
    assert page.title.words() == f"พบ {len(found)} รายการ"
    Typist(page).press(Key.Key_Escape)
    settle()
    assert (page.title.words(), said(page)) == of_day


def test_a_step_made_meanwhile_leaves_the_heading_with_what_is_found(page: EntryPage, desk: Desk) -> None:
    desk.turn_to(OCTOBER)
    (gone,) = delete(page, 1)
    open_bin(page)
    count = page.grid.model.entries
    assert page.title.words() == f"ในถังขยะมี {count} รายการ"
    page.grid.view.stand_at(page.grid.source.place(gone.id), "what")
    Typist(page).press(Key.Key_Return)
    settle()

    assert not is_deleted(page, gone.id)
    assert page.title.words() == f"ในถังขยะมี {count - 1} รายการ"
    assert page.grid.notice.words.words() == f"เอากลับมาแล้ว: {gone.description}"
    assert "จ่าย" not in said(page)


def test_the_bin_keeps_nothing_of_what_was_looked_for(page: EntryPage, typist: Typist, desk: Desk) -> None:
    gone = delete(page, 2)
    typist.row(what="ไข่", category=FOOD, money_out="5")
    assert len(written(desk)) == 1
    look_for(page, "ไม่มีคำนี้แน่นอน")
    press(child(page, "bin"))
    settle()
    assert page.grid.search.text == ""
    assert {one.id for one in gone} <= {one.row.entry.id for one in shown(page)}

    Typist(page).press(Key.Key_Escape)
    look_for(page, "ไม่มีคำนี้แน่นอน")
    open_bin(page)
    assert {one.id for one in gone} <= {one.row.entry.id for one in shown(page)}
    assert isinstance(child(page, "found", Words), Words)


def test_what_the_sums_are_of_is_asked_of_the_ledger_once_for_each_entry(page: EntryPage, desk: Desk) -> None:
    """Both halves of a linked pair may be asked for: each counts once."""
    with desk.reader() as reader:
        entries = list(reader.entries(EntryQuery(household=desk.household)))
        paired = [one for one in entries if one.pair]
        sums = reader.cash_sums([one.id for one in entries])
        of_pairs = reader.cash_sums([one.id for one in paired])
    for some, told in ((entries, sums), (paired, of_pairs)):
        by_hand = so_far_of(some, OCTOBER.first, OCTOBER.last)
        assert tuple(told) == (by_hand.money_in, by_hand.money_out, by_hand.deposits)
