"""What each kind of row becomes, and what an import makes of names it does not know."""

from datetime import date

import pytest

from household_ledger.domain.category import fixed_id
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, EntryKind, InterestRule, KnownBy, Medium, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import (
    Debt,
    Household,
    Member,
    Occupation,
    Party,
    Pocket,
)
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.exchange.importing_names import FIRST_POCKET
from tests.db.ledgers import Book, add_home
from tests.exchange.making import Cells, entries_of, problems_of, row, take, taken


def lines_of(book: Book, *rows: Cells) -> set[tuple[str, str, str, int]]:
    """Import rows and give each line as (account, name or code of its ref, medium, satang)."""
    found = set()
    for entry in taken(book, *rows):
        names = {0: ""} | {int(fixed_id(code)): code for code in CODES}
        with book.store.reader() as reader:
            names |= {one.id: one.name for one in reader.all(Pocket)}
            names |= {one.id: one.name for one in reader.all(Debt)}
            names |= {one.id: one.name for one in reader.all(Party)}
        found |= {(str(one.account), names[one.ref], str(one.medium), int(one.satang)) for one in entry.lines}
    return found


CODES = ["E01", "E02", "E27", "I01", "I14", "I18", "I20", "I21", "C01", "C02", "C07", "S05", "X02"]


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (
            row("income", category="I01", amount="50", pocket="กระเป๋า"),
            {("pocket", "กระเป๋า", "cash", 5000), ("income", "I01", "cash", -5000)},
        ),
        (
            row("expense", category="E02", amount="50"),
            {("spending", "E02", "cash", 5000), ("pocket", FIRST_POCKET, "cash", -5000)},
        ),
        (
            row("cost", category="C01", amount="50", occupation="นา"),
            {("cost", "C01", "cash", 5000), ("pocket", FIRST_POCKET, "cash", -5000)},
        ),
        (
            row("credit", category="E01", amount="50", debt="ร้าน"),
            {("spending", "E01", "credit", 5000), ("debt", "ร้าน", "credit", -5000)},
        ),
        (
            row("save", amount="50", to_pocket="กลุ่ม"),
            {("savings", "กลุ่ม", "cash", 5000), ("pocket", FIRST_POCKET, "cash", -5000)},
        ),
        (
            row("withdraw", amount="50", pocket="กลุ่ม"),
            {("pocket", FIRST_POCKET, "cash", 5000), ("savings", "กลุ่ม", "cash", -5000)},
        ),
        (
            row("borrow", amount="50", debt="กองทุน"),
            {("pocket", FIRST_POCKET, "cash", 5000), ("debt", "กองทุน", "cash", -5000)},
        ),
        (
            row("repay", amount="50", principal="40", interest="10", debt="กองทุน"),
            {
                ("debt", "กองทุน", "cash", 4000),
                ("spending", "E27", "cash", 1000),
                ("pocket", FIRST_POCKET, "cash", -5000),
            },
        ),
        (
            row("repay", amount="10", principal="0", interest="10", debt="กองทุน"),
            {("debt", "กองทุน", "cash", 0), ("spending", "E27", "cash", 1000), ("pocket", FIRST_POCKET, "cash", -1000)},
        ),
        (
            row("repay", amount="50", debt="กองทุน"),
            {("debt", "กองทุน", "cash", 5000), ("pocket", FIRST_POCKET, "cash", -5000)},
        ),
        (
            row("lend", amount="50", party="พี่แดง", category="D07"),
            {("lent", "พี่แดง", "cash", 5000), ("pocket", FIRST_POCKET, "cash", -5000)},
        ),
        (
            row("returned", amount="50", party="พี่แดง"),
            {("pocket", FIRST_POCKET, "cash", 5000), ("lent", "พี่แดง", "cash", -5000)},
        ),
        (
            row("in_kind_produced", category="E01", amount="50", occupation="ไก่"),
            {("spending", "E01", "produced", 5000), ("income", "I20", "produced", -5000)},
        ),
        (
            row("in_kind_produced", category="E01", quantity="2.5", unit_price="3.33", occupation="ไก่"),
            {("spending", "E01", "produced", 833), ("income", "I20", "produced", -833)},
        ),
        (
            row("in_kind_produced", category="E01", amount="50", quantity="2.5", unit_price="3.33"),
            {("spending", "E01", "produced", 5000), ("income", "I20", "produced", -5000)},
        ),
        (
            row("in_kind_received", category="E01", amount="50"),
            {("spending", "E01", "received", 5000), ("income", "I21", "received", -5000)},
        ),
        (
            row("in_kind_received", category="C01", amount="50", source="I18", occupation="ไก่"),
            {("cost", "C01", "received", 5000), ("income", "I18", "received", -5000)},
        ),
        (
            row("in_kind_given", category="E01", amount="50", occupation="ไก่"),
            {("spending", "E01", "given", 5000), ("income", "I20", "given", -5000)},
        ),
        (
            row("in_kind_input", category="C02", amount="50", occupation="ไก่", source="นา"),
            {("cost", "C02", "own_input", 5000), ("income", "I20", "own_input", -5000)},
        ),
        (
            row("asset_buy", category="S05", amount="50"),
            {("thing", "S05", "cash", 5000), ("pocket", FIRST_POCKET, "cash", -5000)},
        ),
        (
            row("asset_sell", category="S05", amount="50"),
            {("pocket", FIRST_POCKET, "cash", 5000), ("thing", "S05", "cash", -5000)},
        ),
        (
            row("transfer", amount="50", to_pocket="ธนาคาร", category="X01"),
            {("pocket", "ธนาคาร", "moved", 5000), ("pocket", FIRST_POCKET, "moved", -5000)},
        ),
        (row("cash_count", amount="50", pocket="กระเป๋า"), set()),
        (
            row("adjust", amount="-3.25", category="X02"),
            {("pocket", FIRST_POCKET, "cash", -325), ("adjust", "X02", "cash", 325)},
        ),
        (
            row("opening", amount="-3.25", pocket="กระเป๋า"),
            {("pocket", "กระเป๋า", "opening", -325), ("opening", "", "opening", 325)},
        ),
        (
            row("opening", amount="50", pocket="กลุ่ม", category="S03"),
            {("savings", "กลุ่ม", "opening", 5000), ("opening", "", "opening", -5000)},
        ),
        (
            row("opening", amount="50", debt="ธ.ก.ส.", category="D01"),
            {("debt", "ธ.ก.ส.", "opening", -5000), ("opening", "", "opening", 5000)},
        ),
        (row("hours", quantity="2.5", occupation="ไก่"), set()),
        (row("nothing"), set()),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else "",
)
def test_a_row_of_each_kind_posts_what_the_table_says(
    book: Book, cells: Cells, lines: set[tuple[str, str, str, int]]
) -> None:
    assert lines_of(book, cells) == lines


def test_a_row_keeps_all_that_it_says(book: Book) -> None:
    (entry,) = taken(
        book,
        row(
            "income",
            category="I01",
            amount="75",
            occupation="ไข่",
            member="สมศรี",
            quantity="2.5",
            unit="แผง",
            unit_price="30",
            note="ตลาดนัด\nวันพุธ",
            known_by="receipt",
            entered_on="2026-05-06",
            party="แม่ค้า",
            description="ขายไข่",
            goal="มอเตอร์ไซค์",
        ),
    )

    assert (entry.kind, entry.date, entry.first_written_on) == (EntryKind.INCOME, date(2026, 5, 4), date(2026, 5, 6))
    assert (entry.quantity, entry.unit, entry.unit_price) == (2500, "แผง", 3000)
    assert (entry.note, entry.description, entry.known_by) == ("ตลาดนัด\nวันพุธ", "ขายไข่", KnownBy.RECEIPT)
    with book.store.reader() as reader:
        assert [reader.record(Occupation, entry.occupation), reader.record(Member, entry.member)] == [
            Occupation(id=entry.occupation, household=entry.household, name="ไข่"),
            Member(id=entry.member, household=entry.household, name="สมศรี", present_from=None),
        ]
        assert reader.record(Party, entry.party) == Party(id=entry.party, household=entry.household, name="แม่ค้า")
        assert reader.record(Goal, entry.goal) == Goal(id=entry.goal, household=entry.household, name="มอเตอร์ไซค์")


def test_what_says_no_day_of_writing_was_written_today(book: Book) -> None:
    (entry,) = taken(book, row())

    assert entry.first_written_on == book.clock.today()


def test_a_cash_count_keeps_what_was_counted_and_moves_nothing(book: Book) -> None:
    entries = taken(
        book,
        row("cash_count", amount="350.25", pocket="กระเป๋า"),
        row("cash_count", amount="0", pocket="กระเป๋า", date="2026-05-05"),
        row("cash_count", amount="12", pocket="กระเป๋า", date="2026-05-06"),
    )

    assert [entry.counted for entry in entries] == [35025, 0, 1200]
    assert len({entry.counted_pocket for entry in entries}) == 1
    assert all(not entry.lines for entry in entries)


def test_a_tool_lives_as_long_as_the_row_says_else_five_years(book: Book) -> None:
    entries = taken(
        book,
        row("cost", category="C07", amount="900", occupation="นา", life_months="24"),
        row("cost", category="C07", amount="900", occupation="นา"),
        row("cost", category="C07.1", amount="900", occupation="นา", life_months="12"),
        row("cost", category="C01", amount="900", occupation="นา"),
    )

    assert [entry.lines[0].life_months for entry in entries] == [24, 60, 12, 0]


def test_a_split_is_one_entry_of_several_categories(book: Book) -> None:
    (entry,) = taken(
        book,
        row(entry_id="a", category="E01", amount="100", description="ตลาด", pocket="กระเป๋า"),
        row(entry_id="a", category="E04", amount="20.50"),
        row(entry_id="a", category="E09", amount="9.50", description="ตลาด"),
    )

    assert [(one.account, one.satang) for one in entry.lines] == [
        (Account.SPENDING, 10000),
        (Account.SPENDING, 2050),
        (Account.SPENDING, 950),
        (Account.POCKET, -13000),
    ]
    assert entry.description == "ตลาด"


def test_the_same_entry_id_in_two_households_is_two_entries(book: Book) -> None:
    entries = taken(book, row(entry_id="1"), row(entry_id="1", household="002"), row(entry_id="2", household="002"))

    assert [len(entry.lines) for entry in entries] == [2, 2, 2]


def test_the_halves_of_a_pair_get_one_pair_id_wherever_they_stand(book: Book) -> None:
    entries = taken(
        book,
        row("income", category="I14", amount="300", pocket="บัตร", pair="w1"),
        row(),
        row("expense", category="E01", amount="300", pocket="บัตร", pair="w1"),
    )

    first, alone, second = entries
    assert first.pair == second.pair != NO_ID
    assert alone.pair == NO_ID


def test_interest_taken_off_a_loan_is_read_as_its_pair(book: Book) -> None:
    entries = taken(
        book,
        row("borrow", amount="10000", debt="นายทุน", category="D03", pair="7"),
        row("expense", amount="500", category="E27", pair="7"),
    )

    assert entries[0].pair == entries[1].pair != NO_ID


def test_unknown_names_are_made_once_and_reported(book: Book) -> None:
    outcome = take(
        book,
        row(household="ก1", pocket="เงินสด", member="แดง", party="ร้าน"),
        row(household="ก1", pocket="เงินสด", member="แดง", category="E01.2"),
        row("save", household="ก1", amount="5", pocket="เงินสด", to_pocket="กลุ่ม", category="S03", goal="บ้าน"),
        row("credit", household="ก1", amount="5", category="E01", debt="ป้า"),
        row("hours", household="ก1", quantity="2", occupation="ทอผ้า"),
    )

    assert problems_of(outcome) == []
    assert sorted((one.kind, one.household, one.name) for one in outcome.made) == [
        ("category", "ก1", "E01.2"),
        ("debt", "ก1", "ป้า"),
        ("goal", "ก1", "บ้าน"),
        ("household", "ก1", "ก1"),
        ("member", "ก1", "แดง"),
        ("occupation", "ก1", "ทอผ้า"),
        ("party", "ก1", "ร้าน"),
        ("pocket", "ก1", "กลุ่ม"),
        ("pocket", "ก1", "เงินสด"),
    ]
    assert take(book, row(household="ก1", date="2026-05-09", pocket="เงินสด", member="แดง")).made == ()


def pockets_of(book: Book) -> dict[str, tuple[PocketKind, str]]:
    with book.store.reader() as reader:
        return {one.name: (one.kind, one.category) for one in reader.all(Pocket)}


def debts_of(book: Book) -> dict[str, str]:
    with book.store.reader() as reader:
        return {one.name: one.debt_class for one in reader.all(Debt)}


def test_codes_give_the_savings_form_and_the_lender_class(book: Book) -> None:
    taken(
        book,
        row("save", amount="5", to_pocket="กลุ่ม", category="S03"),
        row("withdraw", amount="5", pocket="ธนาคาร", category="S02"),
        row("opening", amount="5", pocket="แชร์", category="S06"),
        row("save", amount="5", to_pocket="กระปุก"),
        row("borrow", amount="5", debt="ธ.ก.ส.", category="D01"),
        row("repay", amount="5", debt="กองทุน", category="D02"),
        row("opening", amount="5", debt="พี่", category="D06"),
        row("credit", amount="5", debt="ร้าน", category="E01"),
    )

    assert pockets_of(book) == {
        FIRST_POCKET: (PocketKind.CASH, ""),
        "กลุ่ม": (PocketKind.SAVINGS, "S03"),
        "ธนาคาร": (PocketKind.SAVINGS, "S02"),
        "แชร์": (PocketKind.SAVINGS, "S06"),
        "กระปุก": (PocketKind.SAVINGS, "S01"),
    }
    assert debts_of(book) == {"ธ.ก.ส.": "D01", "กองทุน": "D02", "พี่": "D06", "ร้าน": "D04"}


def test_what_a_later_row_says_of_a_pocket_or_debt_holds_for_the_earlier_ones(book: Book) -> None:
    entries = taken(
        book,
        row("opening", amount="500", pocket="กลุ่ม", date="2026-05-01"),
        row("credit", amount="5", debt="กองทุน", category="E01", date="2026-05-02"),
        row("save", amount="5", to_pocket="กลุ่ม", category="S03", date="2026-05-03"),
        row("repay", amount="5", debt="กองทุน", category="D02", date="2026-05-04"),
    )

    assert entries[0].lines[0].account is Account.SAVINGS
    assert pockets_of(book)["กลุ่ม"] == (PocketKind.SAVINGS, "S03")
    assert debts_of(book) == {"กองทุน": "D02"}


def test_transfers_between_savings_are_known_by_either_side(book: Book) -> None:
    entries = taken(
        book,
        row("save", amount="50", to_pocket="กลุ่ม", category="S03"),
        row("transfer", amount="20", pocket="กลุ่ม", to_pocket="ธนาคาร", date="2026-05-05"),
        row("transfer", amount="20", pocket="ก", to_pocket="ข", category="S06", date="2026-05-06"),
    )

    assert [one.account for one in entries[1].lines + entries[2].lines] == [Account.SAVINGS] * 4
    assert pockets_of(book)["ข"] == (PocketKind.SAVINGS, "S06")


@pytest.mark.parametrize(("pocket", "to_pocket"), [("กระปุก", "เงินสด"), ("เงินสด", "กระปุก")])
def test_a_transfer_the_wrong_way_never_makes_savings_of_cash(book: Book, pocket: str, to_pocket: str) -> None:
    outcome = take(
        book,
        row("opening", amount="1000", category="", date="2026-05-01"),
        row("save", amount="200", category="", to_pocket="กระปุก", date="2026-05-02"),
        row("transfer", amount="50", category="", pocket=pocket, to_pocket=to_pocket, date="2026-05-03"),
    )

    assert outcome.added == 0
    assert [(one.number, one.problem.code) for one in outcome.problems] == [(4, "transfer_crosses")]


def test_a_chain_of_transfers_is_known_for_savings_by_its_last_pocket(book: Book) -> None:
    entries = taken(
        book,
        row("transfer", amount="4", pocket="ก", to_pocket="ข", date="2026-05-01"),
        row("transfer", amount="3", pocket="ข", to_pocket="ค", date="2026-05-02"),
        row("transfer", amount="2", pocket="ค", to_pocket="ง", date="2026-05-03"),
        row("save", amount="9", to_pocket="ง", category="S03", date="2026-05-04"),
    )

    assert {one.account for entry in entries[:3] for one in entry.lines} == {Account.SAVINGS}
    assert pockets_of(book)["ง"] == (PocketKind.SAVINGS, "S03")


def test_a_savings_box_called_cash_is_not_taken_for_the_purse(book: Book) -> None:
    taken(book, row(date="2026-05-01"), row("save", amount="5", to_pocket=FIRST_POCKET, category="S01"))

    assert pockets_of(book)[FIRST_POCKET] == (PocketKind.SAVINGS, "S01")
    assert len(pockets_of(book)) == 2


def test_a_blank_pocket_is_the_first_cash_pocket_there_is(book: Book) -> None:
    home = add_home(book, "001")
    (entry,) = taken(book, row())

    assert entry.lines[-1].ref == home.cash


def test_known_names_are_found_and_nothing_is_made(book: Book) -> None:
    home = add_home(book, "001")
    with book.store.reader() as reader:
        pocket, debt, occupation = reader.all(Pocket)[0], reader.all(Debt)[0], reader.all(Occupation)[0]
        member, party, goal = reader.all(Member)[0], reader.all(Party)[0], reader.all(Goal)[0]
    outcome = take(
        book,
        row(
            pocket=pocket.name,
            occupation=occupation.name,
            member=member.name,
            party=party.name,
            goal=goal.name,
        ),
        row("credit", category="E01", amount="3", debt=debt.name),
    )

    assert (outcome.added, outcome.made) == (2, ())
    assert {entry.household for entry in entries_of(book)} == {home.id}


def test_a_repayment_is_divided_by_the_rule_of_a_debt_that_has_one(book: Book) -> None:
    taken(book, row("borrow", amount="1000", debt="กองทุน", category="D02", date="2026-01-10"))
    with book.store.reader() as reader:
        (debt,) = reader.all(Debt)
        (household,) = reader.all(Household)
    ruled = Debt(
        id=Id(0), household=household.id, name="ธนาคาร", debt_class="D01", rule=InterestRule.PER_MONTH, rate=100
    )
    book.do(AddRecords((ruled,)))
    assert debt.rule is InterestRule.NONE

    outcome = take(
        book,
        row("borrow", amount="1000", debt="ธนาคาร", date="2026-02-10"),
        row("repay", amount="110", debt="ธนาคาร", date="2026-03-10"),
        row("repay", amount="110", debt="ธนาคาร", date="2026-04-10"),
        row("repay", amount="110", debt="กองทุน", date="2026-04-11"),
    )

    assert problems_of(outcome) == []
    paid = [
        {(one.account, one.medium): one.satang for one in entry.lines}
        for entry in entries_of(book)
        if entry.kind is EntryKind.REPAY
    ]
    # 1 % of 1,000 is 10; then 1 % of 900 is 9; the fund bears none.
    assert [one.get((Account.SPENDING, Medium.CASH)) for one in paid] == [1000, 900, None]
    assert [one[Account.DEBT, Medium.CASH] for one in paid] == [Money(10000), Money(10100), Money(11000)]


@pytest.mark.parametrize(
    ("cells", "parts"),
    [
        ({"amount": "50", "principal": "40"}, (4000, 1000)),
        ({"amount": "50", "interest": "10"}, (4000, 1000)),
        ({"principal": "40", "interest": "10"}, (4000, 1000)),
        ({"principal": "40"}, (4000, None)),
        ({"interest": "10"}, (0, 1000)),
        ({"amount": "50", "principal": "50"}, (5000, None)),
    ],
)
def test_what_is_left_out_of_a_repayment_follows_from_the_rest(
    book: Book, cells: Cells, parts: tuple[int, int | None]
) -> None:
    (entry,) = taken(book, row("repay", debt="กองทุน", **cells))

    amounts = {one.account: one.satang for one in entry.lines}
    assert (amounts[Account.DEBT], amounts.get(Account.SPENDING)) == parts


def test_a_guard_against_formulas_is_taken_off(book: Book) -> None:
    (entry,) = taken(book, row(description="'=HYPERLINK(1)", note="''tis", pocket="'-กระเป๋า"))

    assert (entry.description, entry.note) == ("=HYPERLINK(1)", "'tis")
    assert "-กระเป๋า" in pockets_of(book)
