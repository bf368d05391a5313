"""What this program writes as QIF and journals comes back as the same money."""

from __future__ import annotations

from dataclasses import replace

import pytest

from household_ledger.domain.kinds import EntryKind
from household_ledger.services.exchange.reading.found import Found
from tests.exchange.reading.samples import KNOWN, codes_of, found_in, money_of

QIF = """!Account
N001 เงินสด
TCash
^
!Type:Cash
D2026-08-02
T1600.00
N38
Pลูกส่งเงินให้
LI10 Remittances
^
D2026-08-03
T-40.00
SE01.1 ข้าวสาร
$-30.00
SE04 Snacks- soft drinks
$-10.00
^
D2026-08-04
T-100.00
LC02 Fertiliser- pesticide- feed/ทำนา
^
D2026-08-05
T-115.00
S[001 D02 กองทุน]
$-100.00
SE27 Loan interest
$-15.00
^
D2026-08-06
T-70.00
L[001 S03 กลุ่มใหม่]
^
D2026-08-07
T-20.00
L[001 lent สมชาย]
^
D2026-08-08
T-5000.00
L[001 things S05 ทอง]
^
D2026-08-10
T-12.25
Ladjusted
^
D2026-08-11
T3.50
Ladjusted
^
!Account
N001 things S05 ทอง
TOth A
^
!Type:Oth A
D2026-08-08
T5000.00
L[001 เงินสด]
^
!Account
N001 in kind
TOth A
^
!Type:Oth A
D2026-08-09
T0.00
Sin kind:E01 Food at home
$-110.00
Sin kind:I20 Own produce consumed
$110.00
^
"""

DEBT = """!Account
N001 D02 กองทุน
TOth L
^
!Type:Oth L
D2026-08-05
T100.00
L[001 เงินสด]
^
D2026-08-05
T100.00
L[001 เงินสด]
^
"""
"""The other side of the repayment with interest, and of one more without."""

PLAIN = """!Account
N001 เงินสด
TCash
^
!Type:Cash
D2026-08-05
T-100.00
L[001 D02 กองทุน]
^
"""

HLEDGER = """; household-ledger journal/1 บ้าน
decimal-mark .
commodity 1000.00 THB

account assets:001 ก:cash:เงินสด
    ; household: 001
    ; account: pocket
    ; name: เงินสด
account assets:001 ก:savings:S03 กลุ่ม
    ; household: 001
    ; account: savings
    ; name: กลุ่ม%2C ใหม่
    ; category: S03
account liabilities:001 ก:D02 กองทุน
    ; household: 001
    ; account: debt
    ; name: กองทุน
    ; category: D02
account expenses:001 ก:E01 อาหาร
    ; household: 001
    ; account: spending
    ; category: E01
account expenses:001 ก:E27 ดอกเบี้ย
    ; household: 001
    ; account: spending
    ; category: E27
account income:001 ก:in kind:I20 ผลิต
    ; household: 001
    ; account: income
    ; category: I20
    ; in_kind: yes

2026-08-02 * (11) ตลาด
    ; kind: expense
    ; party: '=ร้าน
    expenses:001 ก:E01 อาหาร     30.25 THB
    assets:001 ก:cash:เงินสด    -30.25 THB

2026-08-03 * (12) ข้าวจากนา
    ; kind: in_kind_produced
    ; quantity: 2.5
    ; unit: กก.
    expenses:001 ก:E01 อาหาร       50.00 THB
    income:001 ก:in kind:I20 ผลิต  -50.00 THB

2026-08-04 * (13)
    ; kind: repay
    liabilities:001 ก:D02 กองทุน   100.00 THB
    expenses:001 ก:E27 ดอกเบี้ย     15.50 THB
    assets:001 ก:cash:เงินสด      -115.50 THB

2026-08-05 * (14)
    ; kind: save
    assets:001 ก:savings:S03 กลุ่ม  20.00 THB
    assets:001 ก:cash:เงินสด       -20.00 THB

2026-08-06 * (15)
    ; kind: cash_count
    ; amount: 300
    ; pocket: เงินสด
"""


def beancount_of(journal: str) -> str:
    """Write the same journal as beancount does."""
    lines = ["; household-ledger journal/1"]
    for line in journal.splitlines()[3:]:
        bare = line.strip()
        if line.startswith("account "):
            lines.append(f"2026-08-01 open {named(line[8:])} THB")
        elif bare.startswith("; "):
            key, _colon, value = bare[2:].partition(": ")
            told = value if key in ("quantity", "amount") else f'"{value.replace("%2C", ",")}"'
            lines.append(f"    {key}: {told}")
        elif line.startswith("2026"):
            day, _star, code, *words = line.split(" ", 3)
            lines += [f'{day} * "{" ".join(words)}"', f'    entry_id: "{code[1:-1]}"']
        elif bare:
            account, amount = bare.split("  ", 1)
            lines.append(f"    {named(account)}  {amount.strip()}")
        else:
            lines.append("")
    return "\n".join(lines) + "\n"


def named(account: str) -> str:
    return account.replace(" ", "-").capitalize()


@pytest.mark.parametrize("text", [QIF + PLAIN + DEBT, DEBT + QIF + PLAIN, PLAIN + DEBT + QIF, QIF + DEBT + PLAIN])
def test_a_repayment_with_interest_told_in_both_accounts_is_one(text: str) -> None:
    repaid = [row for row in found_in("household.qif", text).rows if row.kind is EntryKind.REPAY]

    assert sorted((row.amount, row.principal, row.interest) for row in repaid) == [
        (10000, 10000, 0),
        (11500, 10000, 1500),
    ]


def test_our_qif_is_the_same_money() -> None:
    found = found_in("own.qif", QIF, replace(KNOWN, occupations=frozenset({"ทำนา"})))

    assert money_of(found) == [
        ("2026-08-02", EntryKind.INCOME, "I10", 160000),
        ("2026-08-03", EntryKind.EXPENSE, "E01.1", 3000),
        ("2026-08-03", EntryKind.EXPENSE, "E04", 1000),
        ("2026-08-04", EntryKind.COST, "C02", 10000),
        ("2026-08-05", EntryKind.REPAY, "D02", 11500),
        ("2026-08-06", EntryKind.SAVE, "S03", 7000),
        ("2026-08-07", EntryKind.LEND, "", 2000),
        ("2026-08-08", EntryKind.ASSET_BUY, "S05", 500000),
        ("2026-08-10", EntryKind.ADJUST, "", -1225),
        ("2026-08-11", EntryKind.ADJUST, "", 350),
    ]
    assert (found.rows[3].occupation, found.rows[6].party, found.rows[0].pocket) == ("ทำนา", "สมชาย", "เงินสด")
    assert [code for _row, code in codes_of(found)] == ["import_in_kind"]
    assert found.hints == {("001", "pocket", "กลุ่มใหม่"): "S03"}


def check_own(found: Found) -> None:
    assert found.problems == ()
    assert money_of(found) == [
        ("2026-08-02", EntryKind.EXPENSE, "E01", 3025),
        ("2026-08-03", EntryKind.PRODUCED, "E01", 5000),
        ("2026-08-04", EntryKind.REPAY, "D02", 11550),
        ("2026-08-05", EntryKind.SAVE, "S03", 2000),
        ("2026-08-06", EntryKind.CASH_COUNT, "", 30000),
    ]
    assert [row.entry_id for row in found.rows] == ["11", "12", "13", "14", "15"]
    assert (found.rows[0].party, found.rows[0].description) == ("=ร้าน", "ตลาด")
    assert (found.rows[1].quantity, found.rows[1].unit) == (2500, "กก.")
    assert (found.rows[2].principal, found.rows[2].interest) == (10000, 1550)
    assert found.rows[3].to_pocket == "กลุ่ม, ใหม่"


def test_our_hledger_journal_comes_back_in_every_column() -> None:
    check_own(found_in("own.journal", HLEDGER))


def test_our_beancount_journal_comes_back_in_every_column() -> None:
    check_own(found_in("own.beancount", beancount_of(HLEDGER)))


def test_a_split_of_our_journal_with_one_wrong_share_stays_out_whole() -> None:
    share = "    expenses:001 ก:E01 อาหาร     5.00 THB\n    ; life_months: many\n    expenses:001 ก:E01 อาหาร     30.25"

    found = found_in("own.journal", HLEDGER.replace("    expenses:001 ก:E01 อาหาร     30.25", share, 1))

    assert [code for _row, code in codes_of(found)] == ["not_months"]
    assert [row.entry_id for row in found.rows] == ["12", "13", "14", "15"]


def test_entries_of_other_households_in_our_journals_are_told() -> None:
    found = found_in("own.journal", HLEDGER.replace("household: 001", "household: 002"))

    assert [code for _row, code in codes_of(found)] == ["import_other_household"] * 4
