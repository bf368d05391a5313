"""The buttons of a made-up household: its own habits first, then what beginners need; each writes a sound entry."""

from __future__ import annotations

import re
from collections import Counter

from household_ledger.domain.category import fixed_id, standard_categories
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, SPENDING_WITHOUT_INTEREST
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind, PocketKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.register import Debt, Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.beginners import BEGINNERS, picture_of
from household_ledger.services.views.tiles import all_tiles, tiles
from household_ledger.text.matching import plain
from household_ledger.ui.desk import Desk
from household_ledger.ui.theme.icons import pixmap


def test_every_button_of_a_household_writes_an_entry_that_is_sound(desk: Desk) -> None:
    assert desk.household is not None
    with desk.reader() as reader:
        every = (*tiles(reader, desk.household, desk.today), *all_tiles(reader, desk.household, desk.today))
        debts = reader.of_household(Debt, desk.household)
    assert len(every) > 50
    for one in every:
        owed_on = debts[0].id if one.kind is EntryKind.REPAY else NO_ID
        drafts = one.drafts(desk.household, desk.today, Money(100), owed_on=owed_on)
        desk.execute(AddEntries(drafts, is_pair=len(drafts) > 1))
        if one.may_be_owed:
            desk.execute(AddEntries(one.drafts(desk.household, desk.today, Money(100), owed_on=debts[0].id)))


def test_the_eleven_are_what_the_household_wrote_most(desk: Desk) -> None:
    """An oracle that only counts: what was written most this half-year is among them."""
    assert desk.household is not None
    with desk.reader() as reader:
        shown = tiles(reader, desk.household, desk.today)
        query = EntryQuery(
            household=desk.household, first=desk.today.replace(month=5), kinds=frozenset({EntryKind.EXPENSE})
        )
        said = (one.description for one in reader.entries(query) if len(one.lines) == 2)
        counted = Counter(plain(re.sub(r"\s*\d+ \S+$", "", words)) for words in said)
    (most, _times), *_others = counted.most_common(1)
    assert len(shown) == len(set(shown)) == 11
    assert most in {plain(one.words) for one in shown}
    assert any(one.kind is EntryKind.SAVE for one in shown)
    of_category = Counter((one.kind, one.category) for one in shown if one.category)
    assert max(of_category.values()) <= 2


def test_what_is_written_with_a_count_is_one_button_whatever_the_count(desk: Desk) -> None:
    assert desk.household is not None
    with desk.reader() as reader:
        cash = next(one.id for one in reader.of_household(Pocket, desk.household) if one.kind is PocketKind.CASH)
    for count in (*range(30, 3, -1), 3):
        part = Part(fixed_id("I02"), Money(count * 120_00))
        draft = Draft(
            household=desk.household,
            date=desk.today,
            kind=EntryKind.INCOME,
            description=f"ขายไข่เป็ด {count} แผง",
            amount=part.amount,
            parts=(part,),
            pocket=cash,
        )
        desk.execute(AddEntries((draft,)))

    with desk.reader() as reader:
        shown = [one for one in tiles(reader, desk.household, desk.today) if "ไข่เป็ด" in one.words]

    assert [(one.words, one.amount, one.category) for one in shown] == [("ขายไข่เป็ด", Money(36_000), fixed_id("I02"))]


def test_the_board_stands_still_while_entries_are_written(desk: Desk) -> None:
    assert desk.household is not None
    with desk.reader() as reader:
        before = tiles(reader, desk.household, desk.today)
    desk.execute(AddEntries(before[3].drafts(desk.household, desk.today, Money(100))))
    with desk.reader() as reader:
        after = tiles(reader, desk.household, desk.today)
    assert [one.words for one in after] == [one.words for one in before]


def test_a_new_household_has_the_buttons_of_beginners(empty_desk: Desk) -> None:
    empty_desk.execute(AddFirstHousehold(person="สมศรี", role=Role.PARTICIPANT, code="001", name="บ้านใหม่"))
    empty_desk.take_first()
    assert empty_desk.household is not None
    with empty_desk.reader() as reader:
        shown = tiles(reader, empty_desk.household, empty_desk.today)
    assert len(shown) == 11
    assert {"กับข้าว", "หมอ ยา", "ไปโรงเรียน"} <= {one.words for one in shown}


def test_all_buttons_hold_every_category_money_can_move_in(desk: Desk) -> None:
    assert desk.household is not None
    with desk.reader() as reader:
        every = all_tiles(reader, desk.household, desk.today)
    codes = {int(one.id) for one in standard_categories().values()}
    assert {int(one.category) for one in every} >= codes & (CASH_INCOME | COSTS | SPENDING_WITHOUT_INTEREST) - {
        1014,
        3022,
    }


def test_there_are_twenty_seven_beginners_and_each_has_a_picture_of_its_own_that_is_drawn() -> None:
    pictures = [picture_of(one.code) for one in BEGINNERS]
    assert len(BEGINNERS) == len(set(pictures)) == 27
    for one in {*pictures, *(picture_of(code) for code in standard_categories() if code[0] != "X")}:
        assert not pixmap(one, "ink", 24).isNull()
