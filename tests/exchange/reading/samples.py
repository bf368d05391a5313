"""Files as banks and other programs write them, and how a test reads one."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from household_ledger.domain.kinds import EntryKind
from household_ledger.services.exchange.reading.formats import Request, read
from household_ledger.services.exchange.reading.found import Found
from household_ledger.services.exchange.reading.mapping import Mapping, mapping_of
from household_ledger.services.exchange.reading.own import Known, Own, Sort, standard_names

TODAY = date(2026, 11, 21)
KNOWN = Known(
    "001",
    {
        "เงินสด": Own(Sort.SPENDING, "เงินสด", "cash"),
        "ธนาคาร": Own(Sort.SPENDING, "ธนาคาร", "bank"),
        "ออมกลุ่ม": Own(Sort.SAVINGS, "ออมกลุ่ม", "S02"),
        "กองทุน": Own(Sort.DEBT, "กองทุน", "D02"),
    },
    {**standard_names(), "ผัก": "E01.1"},
)

BANK = """ธนาคารตัวอย่าง จำกัด สาขาบ้านใหม่
เลขที่บัญชี,123-4-56789-0

วันที่,รายการ,ถอน,ฝาก,คงเหลือ
1/11/2569,ยอดยกมา,,,"1,000.00"
2/11/2569,ถอนเงินสด ATM,"1,200.50",,...
13/11/2569,รับโอนจากลูก,,"3,000.00",...
รวม,,1200.50,3000.00,
"""
QIF = """!Account
Nเงินสด
TCash
^
!Type:Cash
D2026-11-01
T500.00
POpening Balance
L[เงินสด]
^
D2026-11-13
T-120.50
Pตลาดนัด
SE01
$-100.50
SE04
$-20.00
^
D2026-11-14
T-300.00
L[ออมกลุ่ม]
^
!Account
Nออมกลุ่ม
TBank
^
!Type:Bank
D2026-11-14
T300.00
L[เงินสด]
^
"""
OFX_SGML = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
ENCODING:UTF-8

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>THB
<BANKACCTFROM><BANKID>004<ACCTID>1234567890<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20261101<DTEND>20261130
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261105120000[+7:ICT]<TRNAMT>-120.50<FITID>A1<NAME>ร้านป้า &amp; ลูก
<MEMO>ของใช้</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261106<TRNAMT>500<FITID>A2<NAME>เงินเดือน</STMTTRN>
</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""
OFX_XML = """<?xml version="1.0" encoding="UTF-8"?>
<?OFX OFXHEADER="200" VERSION="211"?>
<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>THB</CURDEF>
<CCACCTFROM><ACCTID>4444</ACCTID></CCACCTFROM><BANKTRANLIST>
<STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20261105</DTPOSTED><TRNAMT>-99.00</TRNAMT><FITID>X9</FITID>
<NAME>ปั๊มน้ำมัน</NAME></STMTTRN></BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>
"""
_DAY = date(2026, 11, 5).toordinal()
HOMEBANK = f"""<?xml version="1.0"?>
<homebank v="1.4" d="050600">
<properties title="บ้าน" curr="1"/>
<account key="1" pos="1" type="2" name="เงินสด" initial="500"/>
<account key="2" pos="2" type="1" name="ธนาคาร" initial="0"/>
<pay key="1" name="ร้านป้า"/>
<cat key="1" name="อาหาร"/>
<cat key="2" parent="1" name="ผัก"/>
<ope date="{_DAY}" amount="-120.5" account="1" paymode="1" payee="1" category="1" wording="ของสด"/>
<ope date="{_DAY}" amount="-300" account="1" dst_account="2" paymode="5" kxfer="1"/>
<ope date="{_DAY}" amount="300" account="2" dst_account="1" paymode="5" kxfer="1"/>
<ope date="{_DAY}" amount="-30.25" account="1" scat="1||2" samt="-20||-10.25" smem="ก||ข"/>
</homebank>
"""
_SPACES = "".join(
    f' xmlns:{one}="http://www.gnucash.org/XML/{one}"' for one in ["gnc", "act", "trn", "ts", "split", "cmdty"]
)


def _account(key: str, name: str, sort: str) -> str:
    return (
        f"<gnc:account><act:name>{name}</act:name><act:id>{key}</act:id><act:type>{sort}</act:type>"
        "<act:parent>r</act:parent></gnc:account>"
    )


def _transaction(key: str, day: str, words: str, splits: Sequence[tuple[str, str]]) -> str:
    parts = "".join(
        f"<trn:split><split:value>{value}</split:value><split:account>{account}</split:account></trn:split>"
        for account, value in splits
    )
    return (
        f"<gnc:transaction><trn:id>{key}</trn:id><trn:currency><cmdty:id>THB</cmdty:id></trn:currency>"
        f"<trn:date-posted><ts:date>{day} 10:59:00 +0000</ts:date></trn:date-posted>"
        f"<trn:description>{words}</trn:description><trn:splits>{parts}</trn:splits></gnc:transaction>"
    )


GNUCASH = (
    f'<?xml version="1.0" encoding="utf-8" ?><gnc-v2{_SPACES}><gnc:book>'
    "<gnc:account><act:name>Root</act:name><act:id>r</act:id><act:type>ROOT</act:type></gnc:account>"
    + _account("c", "เงินสด", "CASH")
    + _account("b", "ธนาคาร", "BANK")
    + _account("e", "ของสด", "EXPENSE")
    + _account("o", "Opening Balances", "EQUITY")
    + _transaction("t0", "2026-11-01", "ยอดยกมา", [("c", "50000/100"), ("o", "-50000/100")])
    + _transaction("t1", "2026-11-05", "ตลาด", [("c", "-12050/100"), ("e", "12050/100")])
    + _transaction("t2", "2026-11-06", "ฝากธนาคาร", [("c", "-300/1"), ("b", "300/1")])
    + "</gnc:book></gnc-v2>"
)
HLEDGER = """; บ้าน
decimal-mark .
commodity 1000.00 THB

account assets:เงินสด

2026-11-01 * opening
    assets:เงินสด      500.00 THB
    equity:opening

2026-11-05 * (12) ตลาด ; note: เย็น
    expenses:E01  120.50 THB
    assets:เงินสด

2026/11/06 ฝาก
    assets:ธนาคาร  ฿300
    assets:เงินสด  -300.00 THB
"""
BEANCOUNT = """option "title" "บ้าน"
option "operating_currency" "THB"
2026-01-01 open Assets:เงินสด THB
2026-01-01 open Expenses:E01

2026-11-01 * "opening"
  Assets:เงินสด  500.00 THB
  Equity:Opening-Balances

2026-11-05 * "ร้านป้า" "ตลาด" #tag ^link
  note: "เย็น"
  Expenses:E01  120.50 THB
  Assets:เงินสด  -120.50 THB

2026-11-30 balance Assets:เงินสด  379.50 THB
"""

Rows = Sequence[Sequence[object]]


def workbook(rows: Rows, merged: Sequence[str] = ()) -> bytes:
    """Make an XLSX of cells."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for each in merged:
        sheet.merge_cells(each)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


SHEET: Rows = (
    ("บัญชีรายรับรายจ่าย",),
    ("วันที่", "รายการ", "จำนวนเงิน", None, "หมวด"),
    (None, None, "รับ", "จ่าย", None),
    (date(2026, 11, 5), "ตลาด", None, 120.5, "E01"),
    (date(2569, 11, 6), "รับจ้าง", 350, None, "I07"),
    ("7/11/69", "=1+1", None, "๑,๐๐๐.๒๕", "E01"),
    ("รวม", None, 350, 1120.75, None),
)
MERGED = ("A2:A3", "B2:B3", "C2:D2", "E2:E3")

SAMPLES: dict[str, Callable[[], bytes]] = {
    "bank.csv": BANK.encode,
    "bank874.csv": lambda: BANK.encode("cp874"),
    "bank16.csv": lambda: BANK.encode("utf-16"),
    "wide.csv": lambda: BANK.encode("utf-16-le"),
    "wide_big.csv": lambda: BANK.encode("utf-16-be"),
    "mark.csv": lambda: BANK.encode("utf-8-sig"),
    "book.xlsx": lambda: workbook(SHEET, MERGED),
    "home.qif": QIF.encode,
    "old.qif": lambda: QIF.encode("cp874"),
    "bank.ofx": OFX_SGML.encode,
    "card.qfx": OFX_XML.encode,
    "home.xhb": HOMEBANK.encode,
    "plain.gnucash": GNUCASH.encode,
    "packed.gnucash": lambda: gzip.compress(GNUCASH.encode()),
    "home.journal": HLEDGER.encode,
    "home.beancount": BEANCOUNT.encode,
}


def found_in(name: str, content: bytes | str, known: Known = KNOWN, **mapping: object) -> Found:
    """Read a file here, in the test's own process."""
    said = mapping_of(mapping) if mapping else Mapping()
    data = content.encode() if isinstance(content, str) else content
    return read(data, Request(name, known, TODAY, mapping=said))


Money = list[tuple[str, EntryKind, str, int]]


def money_of(found: Found) -> Money:
    """Give (day, kind, category, satang) of each row."""
    return [(row.date.isoformat(), row.kind, row.category, int(row.amount or 0)) for row in found.rows]


def codes_of(found: Found) -> list[tuple[int, str]]:
    """Give (row, code) of each problem."""
    return [(one.number, one.problem.code) for one in found.problems]


def known_as(**names: Own) -> Known:
    """Give the usual household with further accounts."""
    return replace(KNOWN, accounts={**KNOWN.accounts, **names})
