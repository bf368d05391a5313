"""Files of every format, as banks and other programs write them: the same money, to the satang, or a question."""

from __future__ import annotations

import gzip
from datetime import date

import pytest

from household_ledger.domain.kinds import EntryKind
from household_ledger.errors import UserError
from household_ledger.services.exchange.reading.own import Own, Sort
from tests.exchange.reading.samples import (
    BANK,
    BEANCOUNT,
    GNUCASH,
    HLEDGER,
    HOMEBANK,
    MERGED,
    OFX_SGML,
    OFX_XML,
    QIF,
    SAMPLES,
    SHEET,
    Money,
    codes_of,
    found_in,
    known_as,
    money_of,
    workbook,
)

BANK_MONEY: Money = [
    ("2026-11-02", EntryKind.EXPENSE, "E28", 120050),
    ("2026-11-13", EntryKind.INCOME, "I10", 300000),
]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("bank.csv", "UTF-8"),
        ("bank874.csv", "CP874 (TIS-620)"),
        ("bank16.csv", "UTF-16"),
        ("wide.csv", "UTF-16-LE"),
        ("wide_big.csv", "UTF-16-BE"),
        ("mark.csv", "UTF-8"),
    ],
)
def test_a_statement_is_the_same_in_every_encoding(name: str, encoding: str) -> None:
    found = found_in(name, SAMPLES[name](), other_income="I10")

    assert money_of(found) == BANK_MONEY
    assert found.problems == ()
    assert found.said[0].params == {"encoding": encoding}
    assert [one.params["row"] for one in found.said if one.code == "import_line_left_out"] == [5, 8]


MOVED = """วันที่,รายการ,ถอน,ฝาก,คงเหลือ
5/11/2569,ขายข้าวโพด,,12,500.50,17,500.50
6/11/2569,ซื้อข้าว,100.00,,400.50
"""


@pytest.mark.parametrize("text", [MOVED, MOVED.replace(",", "\t"), MOVED.replace("คงเหลือ", "คงเหลือ,,")])
def test_a_row_longer_than_its_heads_is_never_read_under_the_wrong_ones(text: str) -> None:
    found = found_in("bank.csv", text, other_income="I07")

    assert money_of(found) == [("2026-11-06", EntryKind.EXPENSE, "E28", 10000)]
    assert codes_of(found) == [(2, "csv_columns")]


def test_a_row_of_our_own_columns_longer_than_its_heads_is_told() -> None:
    text = "date,household,kind,category,amount,pocket\n2026-11-05,001,expense,E01,1,250.00,เงินสด\n"

    found = found_in("own.csv", text)

    assert (found.rows, codes_of(found)) == ((), [(2, "csv_columns")])


def test_a_note_beside_a_sheet_moves_nothing_in_it() -> None:
    rows = (("วันที่", "รายการ", "จ่าย"), (date(2026, 11, 5), "ก", 100, "ถามพ่อ"))

    assert money_of(found_in("book.xlsx", workbook(rows, ()))) == [("2026-11-05", EntryKind.EXPENSE, "E28", 10000)]


def test_our_own_json_is_no_table() -> None:
    with pytest.raises(UserError, match="import_is_json"):
        found_in("demo.json", '{"ledger": [1, 2, 3, 4]}')


def test_income_nobody_named_is_asked_about_row_by_row() -> None:
    assert codes_of(found_in("bank.csv", BANK)) == [(7, "import_income_open")]


def test_letters_that_fit_nothing_are_asked_about() -> None:
    with pytest.raises(UserError, match="import_ask_encoding"):
        found_in("a.csv", "Datum,Text,Betrag\n2026-11-05,Käse für ÄÖÜ,-3\n".encode("cp1252"))


@pytest.mark.parametrize("words", ["café, crème brûlée", "Häuser", "“a” – b"])
def test_western_letters_are_not_taken_for_thai(words: str) -> None:
    text = f'date,description,amount\n2026-11-05,"{words}",-3\n'

    with pytest.raises(UserError, match="import_ask_encoding"):
        found_in("a.csv", text.encode("cp1252"))

    assert found_in("a.csv", text.encode("cp1252"), encoding="cp1252").rows[0].description == words


def test_letters_are_never_bent_to_fit_what_was_asked_for() -> None:
    with pytest.raises(UserError, match="import_not_encoded"):
        found_in("a.csv", BANK.encode("cp874"), encoding="utf-8")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_separator_is_found(separator: str) -> None:
    text = "date,description,amount\n2026-11-05,rice; all of it,-3.50\n2026-11-06,x,4\n"
    text = text.replace(",", separator) if separator != ";" else text.replace(";", "").replace(",", ";")

    found = found_in("a.csv", text, other_income="I10")

    assert [amount for *_rest, amount in money_of(found)] == [350, 400]


def test_days_that_can_be_read_two_ways_are_asked_about() -> None:
    text = "date,description,amount\n5/11/2026,x,-3\n6/11/2026,y,-4\n"

    with pytest.raises(UserError, match="import_ask_date_order"):
        found_in("a.csv", text)

    assert money_of(found_in("a.csv", text, date_order="mdy"))[0][0] == "2026-05-11"
    assert money_of(found_in("a.csv", text, date_order="dmy"))[0][0] == "2026-11-05"


@pytest.mark.parametrize("heads", [("จำนวนเงิน", "รับ", "จ่าย"), ("เงิน", "เข้า", "ออก")])
def test_heads_in_two_rows_are_read_where_no_cell_is_joined_any_more(heads: tuple[str, str, str]) -> None:
    over, came, went = heads
    text = f"วันที่,รายการ,{over},,หมวด\n,,{came},{went},\n5/11/2569,ตลาด,,120.5,E01\n13/11/2569,รับจ้าง,350,,I07\n"

    assert money_of(found_in("a.csv", text)) == [
        ("2026-11-05", EntryKind.EXPENSE, "E01", 12050),
        ("2026-11-13", EntryKind.INCOME, "I07", 35000),
    ]


def test_amounts_whose_signs_contradict_each_other_are_asked_about() -> None:
    with pytest.raises(UserError, match="import_ask_decimal"):
        found_in("a.csv", 'date,amount\n2026-11-05,"1.234,50"\n2026-11-06,"1,234.50"\n')


def test_amounts_without_a_direction_are_asked_about() -> None:
    text = "date,description,amount\n2026-11-05,x,3\n"

    with pytest.raises(UserError, match="import_ask_way"):
        found_in("a.csv", text)

    assert money_of(found_in("a.csv", text, amounts="spending")) == [("2026-11-05", EntryKind.EXPENSE, "E28", 300)]


def test_a_code_tells_the_direction_of_its_amount() -> None:
    text = "วันที่,รายการ,จำนวนเงิน,หมวด\n2026-11-05,x,3,E01\n2026-11-06,y,4,I07\n"

    assert [kind for _day, kind, *_rest in money_of(found_in("a.csv", text))] == [EntryKind.EXPENSE, EntryKind.INCOME]


def test_a_column_of_its_own_tells_the_direction() -> None:
    text = "วันที่,รายการ,ประเภท,จำนวนเงิน\n2026-11-05,x,รายจ่าย,3\n2026-11-06,y,รายรับ,4\n2026-11-07,z,อะไร,5\n"

    found = found_in("a.csv", text, other_income="I10")

    assert [amount for *_rest, amount in money_of(found)] == [300, 400]
    assert codes_of(found) == [(4, "import_way_unknown")]


def test_money_taken_out_below_zero_is_out_but_beside_other_money_taken_out_it_is_told() -> None:
    rows = ("2026-11-05,a,-3,\n", "2026-11-06,b,-4,\n", "2026-11-07,c,5,\n")

    assert [amount for *_rest, amount in money_of(found_in("a.csv", "date,item,out,in\n" + "".join(rows[:2])))] == [
        300,
        400,
    ]
    assert codes_of(found_in("a.csv", "date,item,out,in\n" + "".join(rows))) == [
        (2, "import_way_unknown"),
        (3, "import_way_unknown"),
    ]


def test_a_number_of_the_file_that_comes_again_is_another_entry_on_another_day_or_of_another_amount() -> None:
    rows = "2026-11-05,a,-3,R1\n2026-11-05,a,-3,R1\n2026-11-05,fee,-1,R1\n2026-11-06,a,-3,R1\n"

    found = found_in("a.csv", "date,description,amount,reference\n" + rows)

    assert len({row.entry_id for row in found.rows}) == 4
    assert found.problems == ()


def test_columns_without_heads_are_asked_about_and_named_by_number() -> None:
    text = "2026-11-05;ข้าว;-3,50\n2026-11-06;น้ำ;-4,00\n"

    with pytest.raises(UserError, match="import_ask_columns"):
        found_in("a.csv", text)

    found = found_in("a.csv", text, columns={"date": "1", "description": "2", "amount": "3"})
    assert [(row.description, row.amount) for row in found.rows] == [("ข้าว", 350), ("น้ำ", 400)]


def test_a_head_the_mapping_names_is_taken_and_a_wrong_one_told() -> None:
    text = "when,what,paid\n2026-11-05,x,-3\n"

    assert money_of(found_in("a.csv", text, columns={"date": "when", "amount": "paid"}, header_row=1))[0][3] == 300
    with pytest.raises(UserError, match="import_no_column"):
        found_in("a.csv", text, columns={"date": "wann", "amount": "paid"}, header_row=1)


def test_bad_rows_are_told_with_their_numbers_and_text() -> None:
    text = (
        "date,description,in,out\n2026-11-05,a,,x1\n31/2/2569,b,,2\n,c,,3\n"
        "2026-11-06,d,1,2\n2026-11-07,e,,\n2026-11-08,รวม,,9\n"
    )

    found = found_in("a.csv", text)

    assert codes_of(found) == [
        (2, "not_an_amount"),
        (3, "not_a_date"),
        (4, "missing"),
        (5, "import_both_ways"),
        (6, "amount_missing"),
        (7, "import_looks_like_sum"),
    ]
    assert found.rows == ()
    assert found.raw[2] == "2026-11-05 | a |  | x1"


def test_a_category_without_a_code_stands_in_the_note() -> None:
    (row,) = found_in("a.csv", "date,amount,category\n2026-11-05,-3,ของแปลก\n").rows

    assert (row.category, row.note) == ("E28", "หมวดเดิม: ของแปลก")


def test_a_category_goes_by_exact_name_in_either_language_by_own_name_and_by_mapping() -> None:
    names = ("ข้าว อาหารสด เครื่องปรุง", "ALCOHOL", "ผัก", "Auto")
    text = "date,amount,category\n" + "".join(f"2026-11-05,-3,{name}\n" for name in names)

    found = found_in("a.csv", text, categories={"Auto": "E16"})

    assert [row.category for row in found.rows] == ["E01", "E05", "E01.1", "E16"]


def test_a_sheet_with_joined_heads_days_of_both_eras_and_formula_text() -> None:
    found = found_in("book.xlsx", workbook(SHEET, MERGED))

    assert money_of(found) == [
        ("2026-11-05", EntryKind.EXPENSE, "E01", 12050),
        ("2026-11-06", EntryKind.INCOME, "I07", 35000),
        ("2026-11-07", EntryKind.EXPENSE, "E01", 100025),
    ]
    assert found.problems == ()


def test_joined_money_is_counted_once_and_a_joined_day_is_of_every_row() -> None:
    rows = (("วันที่", "รายการ", "จ่าย"), (date(2026, 11, 5), "ก", 100), (None, "ข", None), (None, "ค", 50))

    found = found_in("book.xlsx", workbook(rows, ("A2:A4", "C2:C3")))

    assert [(row.description, row.amount, row.date.day) for row in found.rows] == [("ก", 10000, 5), ("ค", 5000, 5)]
    assert codes_of(found) == [(3, "amount_missing")]


def test_qif_with_splits_openings_and_a_transfer_told_twice() -> None:
    found = found_in("home.qif", QIF)

    assert money_of(found) == [
        ("2026-11-01", EntryKind.OPENING, "", 50000),
        ("2026-11-13", EntryKind.EXPENSE, "E01", 10050),
        ("2026-11-13", EntryKind.EXPENSE, "E04", 2000),
        ("2026-11-14", EntryKind.SAVE, "S02", 30000),
    ]
    assert found.rows[1].entry_id == found.rows[2].entry_id != ""


@pytest.mark.parametrize(("number", "entry_id"), [("38277001863869", ""), ("382770018638697731", "382770018638697731")])
def test_qif_is_known_by_numbers_of_this_program_alone(number: str, entry_id: str) -> None:
    record = f"D2026-11-05\nT-{{}}\nC*\nN{number}\nPตลาด\nLE01\n^\n"
    head = "!Account\nNเงินสด\nTCash\n^\n!Type:Cash\n"

    (row,) = found_in("a.qif", head + record.format(5)).rows
    assert row.entry_id == entry_id

    assert [row.entry_id for row in found_in("a.qif", head + record.format(5) + record.format(6)).rows] == ["", ""]


def test_two_equal_transfers_told_in_both_accounts_are_two() -> None:
    out, back = ("D2026-11-14\nT{}300.00\nL[{}]\n^\n".format(*one) for one in (("-", "ออมกลุ่ม"), ("", "เงินสด")))
    text = QIF + "!Account\nNเงินสด\nTCash\n^\n!Type:Cash\n" + out + "!Account\nNออมกลุ่ม\nTBank\n^\n!Type:Bank\n" + back

    assert [kind for _day, kind, *_rest in money_of(found_in("home.qif", text))].count(EntryKind.SAVE) == 2


def test_qif_whose_split_does_not_add_up_is_told() -> None:
    assert codes_of(found_in("home.qif", QIF.replace("$-20.00", "$-20.01"))) == [(11, "import_not_balanced")]


def test_qif_of_investments_is_told_not_read() -> None:
    found = found_in("a.qif", "!Type:Invst\nD2026-11-05\nNBuy\nT5\n^\n")

    assert (found.rows, codes_of(found)) == ((), [(2, "import_not_understood")])


def test_ofx_of_both_generations_with_the_banks_own_numbers() -> None:
    old = found_in("bank.ofx", OFX_SGML, other_income="I08")
    new = found_in("card.qfx", OFX_XML)

    assert money_of(old) == [
        ("2026-11-05", EntryKind.EXPENSE, "E28", 12050),
        ("2026-11-06", EntryKind.INCOME, "I08", 50000),
    ]
    assert old.rows[0].description == "ร้านป้า & ลูก"
    assert [row.entry_id for row in old.rows] == ["fitid:1234567890:A1", "fitid:1234567890:A2"]
    assert money_of(new) == [("2026-11-05", EntryKind.EXPENSE, "E28", 9900)]
    assert old.hints == {("001", "pocket", "1234567890"): "bank"}
    assert new.hints == {("001", "pocket", "4444"): "card"}


def test_an_account_of_a_bank_is_the_pocket_a_mapping_names() -> None:
    found = found_in("bank.ofx", OFX_SGML, other_income="I08", accounts={"1234567890": "ธนาคาร"})

    assert {row.pocket for row in found.rows} == {"ธนาคาร"}
    assert found.hints == {}


def test_a_number_of_the_bank_that_means_two_entries_is_told_and_the_same_twice_is_one() -> None:
    same = found_in(
        "bank.ofx", OFX_SGML.replace("</BANKTRANLIST>", _again("500") + "</BANKTRANLIST>"), other_income="I08"
    )
    other = found_in(
        "bank.ofx", OFX_SGML.replace("</BANKTRANLIST>", _again("501") + "</BANKTRANLIST>"), other_income="I08"
    )

    assert len(same.rows) == 2
    assert same.problems == ()
    assert [code for _row, code in codes_of(other)] == ["import_id_twice"]


def _again(amount: str) -> str:
    return f"<STMTTRN><DTPOSTED>20261106<TRNAMT>{amount}<FITID>A2<NAME>เงินเดือน</STMTTRN>\n"


def test_another_currency_is_refused() -> None:
    with pytest.raises(UserError, match="import_currency"):
        found_in("bank.ofx", OFX_SGML.replace("THB", "USD"))


def test_homebank_with_a_transfer_told_twice_and_splits() -> None:
    found = found_in("home.xhb", HOMEBANK, categories={"อาหาร": "E01", "อาหาร:ผัก": "E04"})

    assert money_of(found) == [
        ("2026-11-05", EntryKind.EXPENSE, "E01", 12050),
        ("2026-11-05", EntryKind.TRANSFER, "", 30000),
        ("2026-11-05", EntryKind.EXPENSE, "E01", 2000),
        ("2026-11-05", EntryKind.EXPENSE, "E04", 1025),
        ("2026-11-05", EntryKind.OPENING, "", 50000),
    ]
    assert (found.rows[1].pocket, found.rows[1].to_pocket) == ("เงินสด", "ธนาคาร")


@pytest.mark.parametrize("content", [GNUCASH.encode(), gzip.compress(GNUCASH.encode())])
def test_gnucash_plain_and_packed(content: bytes) -> None:
    found = found_in("home.gnucash", content, categories={"ของสด": "E01"})

    assert money_of(found) == [
        ("2026-11-01", EntryKind.OPENING, "", 50000),
        ("2026-11-05", EntryKind.EXPENSE, "E01", 12050),
        ("2026-11-06", EntryKind.TRANSFER, "", 30000),
    ]
    assert [row.entry_id for row in found.rows] == ["gnucash:t0", "gnucash:t1", "gnucash:t2"]


def test_a_fraction_finer_than_the_satang_is_told() -> None:
    assert codes_of(found_in("a.gnucash", GNUCASH.replace("12050/100", "120505/1000"))) == [(7, "not_an_amount")]


def test_journals_of_hledger_and_beancount() -> None:
    plain = found_in("home.journal", HLEDGER)
    bean = found_in("home.beancount", BEANCOUNT)

    assert money_of(plain) == [
        ("2026-11-01", EntryKind.OPENING, "", 50000),
        ("2026-11-05", EntryKind.EXPENSE, "E01", 12050),
        ("2026-11-06", EntryKind.TRANSFER, "", 30000),
    ]
    assert money_of(bean) == money_of(plain)[:2]
    assert (bean.rows[1].description, bean.rows[1].note) == ("ร้านป้า · ตลาด", "เย็น")
    assert plain.rows[1].note == "เย็น"


@pytest.mark.parametrize(
    "posting",
    [
        "assets:เงินสด  -5 USD",
        "assets:เงินสด  -5 THB @ 2 USD",
        "(assets:เงินสด)  -5",
        "assets:เงินสด  -5 =* 100",
        "other  -5",
    ],
)
def test_a_posting_that_is_not_understood_is_told_with_its_line(posting: str) -> None:
    found = found_in(
        "a.journal",
        f"2026-11-05 x\n    expenses:E01  5 THB\n    {posting}\n\n"
        "2026-11-06 y\n    expenses:E01  5\n    assets:เงินสด\n",
    )

    assert [row.number for row in found.rows] == [5]
    assert [number for number, _code in codes_of(found)] == [1]


@pytest.mark.parametrize("line", ["include other.journal", "alias a=b", "~ monthly", "= expenses", "apply account x"])
def test_a_directive_that_changes_what_follows_refuses_the_journal(line: str) -> None:
    with pytest.raises(UserError, match="import_line_not_understood"):
        found_in("a.journal", f"{line}\n\n{HLEDGER}")


def test_debts_are_borrowed_repaid_with_interest_and_bought_on_credit() -> None:
    text = """2026-11-05 loan
    assets:เงินสด  1000
    liabilities:กองทุน

2026-11-06 back
    liabilities:กองทุน  100
    expenses:E27  15.50
    assets:เงินสด

2026-11-07 credit
    expenses:E01  20
    liabilities:กองทุน
"""
    found = found_in("a.journal", text)

    assert money_of(found) == [
        ("2026-11-05", EntryKind.BORROW, "D02", 100000),
        ("2026-11-06", EntryKind.REPAY, "D02", 11550),
        ("2026-11-07", EntryKind.CREDIT, "E01", 2000),
    ]
    assert (found.rows[1].principal, found.rows[1].interest) == (10000, 1550)


def test_an_account_nobody_knows_is_asked_about_and_what_the_mapping_says_is_taken() -> None:
    text = "2026-11-05 x\n    liabilities:ร้านค้า  -5\n    expenses:E01\n"

    assert codes_of(found_in("a.journal", text)) == [(1, "import_account_open")]
    found = found_in("a.journal", text, accounts={"ร้านค้า": "debt D04/ร้านป้า"})
    assert (found.rows[0].debt, found.hints) == ("ร้านป้า", {("001", "debt", "ร้านป้า"): "D04"})


def test_spending_that_comes_in_is_told() -> None:
    text = "2026-11-05 x\n    assets:เงินสด  5\n    expenses:E01\n"

    assert codes_of(found_in("a.journal", text)) == [(1, "import_wrong_way")]


def test_savings_to_savings_is_a_transfer() -> None:
    known = known_as(ออมอื่น=Own(Sort.SAVINGS, "ออมอื่น", "S03"))

    found = found_in("a.journal", "2026-11-05 x\n    assets:ออมอื่น  5\n    assets:ออมกลุ่ม\n", known)

    assert money_of(found) == [("2026-11-05", EntryKind.TRANSFER, "S03", 500)]


def test_own_columns_are_read_as_they_are_and_other_households_told() -> None:
    text = "date,household,kind,category,amount\n2026-11-05,001,expense,E01,3.50\n2026-11-05,002,expense,E01,3.50\n"

    found = found_in("a.csv", text)

    assert money_of(found) == [("2026-11-05", EntryKind.EXPENSE, "E01", 350)]
    assert codes_of(found) == [(3, "import_other_household")]
