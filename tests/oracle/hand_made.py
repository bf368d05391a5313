"""A small village written by hand: every kind of entry, every pair, splits, tools, counts, own words, late openings."""

import csv
import io
from datetime import date
from functools import partial

from tests.oracle.village import Facts, Goal, Member

TODAY = date(2026, 11, 21)
COLUMNS = (
    *("date", "household", "kind", "category", "amount", "pocket", "to_pocket", "debt", "principal", "interest"),
    *("occupation", "quantity", "unit", "unit_price", "known_by", "entered_on", "entry_id", "source", "party"),
    *("life_months", "goal", "pair"),
)
CASH, BANK, JAR, GROUP = "เงินสด", "ธนาคาร", "กระปุก", "กลุ่มออมทรัพย์"
HENS, RICE, SHOP = "ไก่ไข่", "นาข้าว", "ขายของ"


def line(household: str, day: str, kind: str, category: str = "", amount: str = "", **more: str) -> dict[str, str]:
    return {"household": household, "date": day, "kind": kind, "category": category, "amount": amount, **more}


ADD = partial(line, "V01")


def opening_month() -> list[dict[str, str]]:
    """Write January: openings, a split, several counts, an adjustment."""
    return [
        ADD("2026-01-10", "opening", "", "1500.25", pocket=CASH),
        ADD("2026-01-10", "opening", "S01", "300", pocket=JAR),
        ADD("2026-01-10", "opening", "D02", "20000", debt="กองทุนหมู่บ้าน"),
        ADD("2026-01-12", "income", "I01", "8000", pocket=CASH, occupation=RICE, quantity="1000", unit="กก."),
        ADD("2026-01-12", "income", "I18", "1000", pocket=CASH),
        ADD("2026-01-13", "income", "I19", "500.50", pocket=CASH, known_by="remembered", entered_on="2026-01-20"),
        ADD("2026-01-13", "transfer", "", "3000", pocket=CASH, to_pocket=BANK),
        ADD("2026-01-14", "cost", "C02", "1200", pocket=CASH, occupation=RICE, known_by="receipt"),
        ADD("2026-01-14", "cost", "C07", "1000.01", pocket=BANK, occupation=HENS, life_months="3"),
        ADD("2026-01-15", "expense", "E01", "100", pocket=CASH, entry_id="market-1", occupation=SHOP),
        ADD("2026-01-15", "expense", "E04", "35.50", pocket=CASH, entry_id="market-1", occupation=SHOP),
        ADD("2026-01-15", "expense", "C06", "64.50", pocket=CASH, entry_id="market-1", occupation=SHOP),
        ADD("2026-01-16", "expense", "E01.1", "40", pocket=CASH),
        ADD("2026-01-16", "expense", "E19.1", "60", pocket=CASH),
        ADD("2026-01-17", "save", "S03", "200", pocket=CASH, to_pocket=GROUP, goal="ค่าเทอม"),
        ADD("2026-01-18", "cash_count", "", "6000", pocket=CASH),
        ADD("2026-01-18", "expense", "E18", "99", pocket=CASH, entered_on="2026-01-25"),
        ADD("2026-01-20", "cash_count", "", "6050.75", pocket=CASH),
        ADD("2026-01-20", "cash_count", "", "6060.75", pocket=CASH),
        ADD("2026-01-20", "adjust", "", "-12.25", pocket=CASH),
        ADD("2026-01-21", "nothing"),
        ADD("2026-01-22", "hours", "", occupation=HENS, quantity="2.5"),
        ADD("2026-01-31", "income", "I06", "0.01", pocket=BANK),
    ]


def goods_and_debts() -> list[dict[str, str]]:
    """Write February: in kind of every sort, loans, interest, goods on credit."""
    return [
        ADD(
            "2026-02-01", "in_kind_produced", "E01", "", quantity="2.5", unit="กก.", unit_price="33.33", occupation=HENS
        ),
        ADD("2026-02-01", "in_kind_received", "E01", "75"),
        ADD("2026-02-02", "in_kind_received", "E11", "120", source="I10"),
        ADD("2026-02-02", "in_kind_received", "C01", "450", source="I18", occupation=HENS),
        ADD("2026-02-02", "in_kind_received", "C07", "700.07", source="I18", occupation=HENS, life_months="6"),
        ADD("2026-02-03", "in_kind_received", "E01", "55.55", source="I19"),
        ADD("2026-02-03", "in_kind_given", "E21", "80", occupation=HENS),
        ADD("2026-02-04", "in_kind_input", "C02", "300", occupation=HENS, source=RICE),
        ADD("2026-02-04", "in_kind_input", "C07", "100", occupation=RICE, life_months="4"),
        ADD("2026-02-05", "borrow", "D03", "5000", pocket=CASH, debt="นายทุน", pair="loan"),
        ADD("2026-02-05", "expense", "E27", "250", pocket=CASH, pair="loan"),
        ADD("2026-02-06", "repay", "", "1100", pocket=CASH, debt="กองทุนหมู่บ้าน", principal="1000", interest="100"),
        ADD("2026-02-07", "credit", "C02", "2000", debt="ร้านปุ๋ย", occupation=RICE),
        ADD("2026-02-07", "credit", "E09", "150", debt="ร้านปุ๋ย"),
        ADD("2026-02-08", "credit", "E27", "75", debt="นายทุน"),
        ADD("2026-02-08", "credit", "C07", "999.99", debt="ร้านปุ๋ย", occupation=SHOP),
    ]


def things_and_pairs() -> list[dict[str, str]]:
    """Write February: things, lending, pairs."""
    return [
        ADD("2026-02-09", "asset_buy", "S05", "1500", pocket=CASH),
        ADD("2026-02-10", "lend", "", "400", pocket=CASH, party="ยายแก้ว"),
        ADD("2026-02-11", "income", "I05", "700", pocket=CASH, occupation=SHOP, pair="sale"),
        ADD("2026-02-11", "lend", "", "700", pocket=CASH, party="ร้านกาแฟ", pair="sale"),
        ADD("2026-02-12", "income", "I17", "3.21", pocket=CASH, pair="interest"),
        ADD("2026-02-12", "save", "S03", "3.21", pocket=CASH, to_pocket=GROUP, pair="interest"),
        ADD("2026-02-13", "withdraw", "", "20", pocket=GROUP, to_pocket=CASH, pair="fee"),
        ADD("2026-02-13", "expense", "E26", "20", pocket=CASH, pair="fee"),
        ADD("2026-02-14", "cash_count", "", "9000", pocket=BANK),
        ADD("2026-02-25", "income", "I11", "600", pocket=BANK),
        ADD("2026-02-26", "cash_count", "", "7100", pocket=CASH),
        ADD("2026-02-27", "expense", "E16", "80", pocket=BANK),
    ]


def late_openings() -> list[dict[str, str]]:
    """Write March: openings in the middle of the ledger, returns, sales, transfers among savings, a summary row."""
    return [
        ADD("2026-03-03", "opening", "S02", "2500", pocket="เผื่อเรียก"),
        ADD("2026-03-03", "opening", "", "44", pocket=BANK),
        ADD("2026-03-04", "opening", "D06", "350", debt="น้า"),
        ADD("2026-03-05", "returned", "", "400", pocket=CASH, party="ยายแก้ว"),
        ADD("2026-03-06", "asset_sell", "S05", "1700", pocket=CASH),
        ADD("2026-03-07", "transfer", "", "100", pocket=JAR, to_pocket="เผื่อเรียก"),
        ADD("2026-03-08", "withdraw", "", "500", pocket="เผื่อเรียก", to_pocket=BANK, goal="ค่าเทอม"),
        ADD("2026-03-09", "repay", "", "1575", pocket=CASH, debt="นายทุน", principal="1500", interest="75"),
        ADD("2026-03-10", "expense", "E02", "310", pocket=CASH, known_by="summary"),
        ADD("2026-03-10", "expense", "E28", "900", pocket=CASH),
        ADD("2026-03-11", "adjust", "", "15", pocket=BANK),
        ADD("2026-03-30", "hours", "", occupation=HENS, quantity="10"),
        ADD("2026-03-31", "hours", "", occupation=RICE, quantity="0.125"),
    ]


def steady_months() -> list[dict[str, str]]:
    """Write April to November: day after day, saving for goals, repaying, counting; entries of days to come."""
    return [
        *[
            ADD(f"2026-04-{day:02}", "expense", "E01", f"{50 + day}", pocket=CASH, entered_on=f"2026-04-{day:02}")
            for day in range(1, 31)
        ],
        ADD("2026-04-15", "income", "I07", "9000", pocket=CASH, entered_on="2026-04-15"),
        ADD("2026-04-20", "save", "", "250", pocket=CASH, to_pocket=JAR, goal="ฉุกเฉิน", entered_on="2026-04-20"),
        ADD("2026-04-20", "save", "", "100", pocket=CASH, to_pocket=GROUP, goal="ค่าเทอม", entered_on="2026-04-20"),
        ADD("2026-04-30", "cash_count", "", "13090.50", pocket=CASH, entered_on="2026-04-30"),
        *[
            ADD(
                f"2026-{month:02}-{day:02}",
                "expense",
                "E01",
                f"{60 + month}",
                pocket=CASH,
                entered_on=f"2026-{month:02}-{day:02}",
            )
            for month in range(8, 12)
            for day in range(1, 28)
            if not (month == 11 and day > 20)
        ],
        *from_paper(),
        *[
            ADD(f"2026-{month:02}-10", "income", "I07", "2500", pocket=CASH, entered_on=f"2026-{month:02}-10")
            for month in range(5, 12)
        ],
        *[
            ADD(f"2026-{month:02}-11", "save", "", f"{100 + month}", pocket=CASH, to_pocket=GROUP, goal=goal)
            for month in range(5, 11)
            for goal in ("ค่าเทอม", "ฉุกเฉิน", "เล่น ๆ")
        ],
        *[
            ADD(
                f"2026-{month:02}-27", "repay", "", "500", pocket=CASH, debt="กองทุนหมู่บ้าน", principal="500", interest="0"
            )
            for month in range(5, 11)
        ],
        *[ADD(f"2026-{month:02}-27", "cash_count", "", f"{13100 + month * 17}", pocket=CASH) for month in range(5, 10)],
        ADD("2026-11-20", "income", "I08", "5000", pocket=BANK),
        ADD("2026-11-30", "expense", "E07", "1000", pocket=BANK),
        ADD("2026-12-05", "income", "I08", "7000", pocket=BANK),
    ]


def from_paper() -> list[dict[str, str]]:
    """Write the food of May to July, typed in late: May from its page, June told back, July the greater part so."""
    return [
        ADD(
            f"2026-{month:02}-{day:02}",
            "expense",
            "E01",
            f"{60 + month}",
            pocket=CASH,
            entered_on=f"2026-{month + 1:02}-04",
            known_by="paper" if day <= last else "remembered",
        )
        for month, last in ((5, 27), (6, 0), (7, 11))
        for day in range(1, 28)
    ]


def busy_household() -> list[dict[str, str]]:
    """Write V01: everything there is, from a day in the middle of January 2026."""
    return opening_month() + goods_and_debts() + things_and_pairs() + late_openings() + steady_months()


def leaving_household() -> list[dict[str, str]]:
    """V02: started before its first entry, wrote summaries, recorded thinly, left in May; counts from the first day."""
    add = partial(line, "V02")
    return [
        add("2025-12-20", "cash_count", "", "800", pocket=CASH),
        add("2025-12-31", "expense", "E01", "2000", pocket=CASH, known_by="summary"),
        add("2025-12-31", "income", "I10", "3000", pocket=CASH, known_by="summary"),
        add("2026-01-05", "income", "I05", "1000", pocket=CASH, occupation=SHOP),
        *[
            add(f"2026-01-{day:02}", "expense", "E03", "20", pocket=CASH, entered_on="2026-02-10")
            for day in range(5, 28)
        ],
        add("2026-01-31", "cash_count", "", "2340", pocket=CASH),
        *[add(f"2026-03-{day:02}", "nothing") for day in range(1, 28)],
        add("2026-03-28", "cash_count", "", "2340", pocket=CASH),
        add("2026-04-02", "cash_count", "", "2300", pocket=CASH),
        add("2026-04-03", "nothing"),
        add("2026-05-02", "expense", "E22", "500", pocket=CASH),
        add("2026-05-20", "save", "S06", "300", pocket=CASH, to_pocket="แชร์"),
        add("2026-06-01", "expense", "E22", "50", pocket=CASH),
    ]


def village_rows() -> list[dict[str, str]]:
    return busy_household() + leaving_household()


def village_csv() -> str:
    """Write the village as canonical CSV; rows that say nothing of their writing were written on their day."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for number, row in enumerate(village_rows()):
        row.setdefault("entry_id", f"row-{number}")
        row.setdefault("entered_on", min(row["date"], TODAY.isoformat()))
        writer.writerow(row)
    return text.getvalue()


def village_facts() -> list[Facts]:
    """Give what the register says; V03 has started and never wrote."""
    return [
        Facts(
            "V01",
            started_on=date(2026, 2, 1),
            members=[
                Member(1980, date(2025, 1, 1)),
                Member(1985, date(2026, 3, 15)),
                Member(2015, date(2025, 1, 1), date(2026, 6, 14)),
                Member(2012, date(2025, 1, 1)),
                Member(1950, None),
            ],
            needs={"E01.1": "reducible", "E19": "social", "E04": "necessary"},
            savings={JAR: "S01", GROUP: "S03", "เผื่อเรียก": "S02"},
            occupations=[HENS, RICE, SHOP],
            goals=[
                Goal("ค่าเทอม", target=300_000, by=date(2027, 5, 15), started_on=date(2026, 1, 15), opening=5_000),
                Goal("ฉุกเฉิน", kind="emergency", months=3, by=date(2027, 12, 31), rhythm="week"),
                Goal("ปลดหนี้กองทุน", kind="debt", debt="กองทุนหมู่บ้าน", started_on=date(2026, 1, 10), by=date(2026, 12, 20)),
                Goal("เล่น ๆ"),
                Goal(
                    "รถ",
                    target=100_000,
                    by=date(2026, 12, 1),
                    rhythm="harvest",
                    harvest_months=(11, 12, 1),
                    opening=100_000,
                    ended_on=date(2026, 10, 20),
                ),
                Goal("ปุ๋ย", target=50_001, by=date(2026, 9, 1), rhythm="meeting", every=4, started_on=date(2026, 3, 9)),
            ],
            verified={"2026-04": "cash counted", "2026-05": "paper page read", "2026-06": "receipts"},
            paper_daily={"2026-05", "2026-06", "2026-07"},
            closed={"2026-04", "2026-05", "2026-06"},
        ),
        Facts(
            "V02",
            started_on=date(2026, 1, 1),
            left_on=date(2026, 5, 10),
            members=[Member(None, date(2025, 1, 1)), Member(1990, date(2025, 1, 1))],
            savings={"แชร์": "S06"},
            occupations=[SHOP],
        ),
        Facts("V03", started_on=date(2026, 9, 16)),
    ]
