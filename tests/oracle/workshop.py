"""A household made for the indicators: cycles, tools and quantities, shop credit, loans renewed, goods given."""

import csv
import io
from datetime import date
from pathlib import Path

from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import BaselineType, PocketKind
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    Occupation,
    Party,
    Pocket,
    ProductionCycle,
)
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.importing import import_canonical
from tests.oracle.hand_made import COLUMNS
from tests.oracle.in_the_ledger import Opened
from tests.oracle.village import month_at, month_index

HENS, STALL = "เลี้ยงไก่", "แผงขายของ"
FIRST, LAST = "2025-11", "2026-10"
PLACES = {"S01": "กระปุก", "S04": "กอช.", "S03": "กลุ่ม"}
LENDERS = {"D01": "ธนาคาร", "D03": "นายทุน", "D04": "ร้านอาหารสัตว์"}


def row(day: str, kind: str, category: str = "", amount: str = "", **more: str) -> dict[str, str]:
    told = {"household": "W01", "date": day, "kind": kind, "category": category, "amount": amount, **more}
    return {"pocket": "เงินสด", **told} if kind in ("income", "expense", "cost", "save", "repay", "borrow") else told


def every_month(month: str) -> list[dict[str, str]]:
    """Every day asked about, wages, food of all sorts, something put by."""
    return [
        *[row(f"{month}-{day:02}", "nothing") for day in range(1, 29)],
        row(f"{month}-03", "income", "I07", "3000"),
        row(f"{month}-04", "expense", "E01", "900"),
        row(f"{month}-05", "expense", "E02", "120"),
        row(f"{month}-06", "in_kind_produced", "E01", "150", occupation=HENS),
        row(f"{month}-06", "in_kind_produced", "E02", "40", occupation=HENS),
        row(f"{month}-07", "in_kind_received", "E02", "25", source="I10"),
        row(f"{month}-07", "in_kind_received", "E01", "35", source="I15"),
        row(f"{month}-08", "in_kind_given", "E01", "60", occupation=HENS),
        row(f"{month}-08", "in_kind_given", "E21", "20", occupation=HENS),
        row(f"{month}-09", "expense", "E05", "70"),
        row(f"{month}-09", "in_kind_produced", "E05", "30", occupation=HENS),
        row(f"{month}-10", "save", "", "100", to_pocket=PLACES["S01"]),
        row(f"{month}-10", "save", "", "50", to_pocket=PLACES["S04"]),
    ]


def work() -> list[dict[str, str]]:
    """Hens from February on, in a cycle from the middle of a month to the middle of another; a stall without units."""
    return [
        *[
            row(
                f"2026-{month:02}-15", "income", "I02", f"{900 + month}.25", occupation=HENS, quantity="9.5", unit="แผง"
            )
            for month in range(2, 11)
            if month != 8
        ],
        row("2026-04-02", "income", "I02.1", "500", occupation=HENS, quantity="5", unit="แผง"),
        row("2026-04-02", "income", "I18", "2000", occupation=HENS, quantity="77", unit="แผง"),
        row("2026-05-02", "income", "I19", "300", occupation=HENS, quantity="9", unit="แผง"),
        row("2026-05-03", "income", "I02", "80", occupation=HENS),
        row("2026-03-05", "cost", "C02", "200", occupation=HENS),
        row("2026-03-12", "cost", "C07", "1000", occupation=HENS, life_months="7"),
        row("2026-04-12", "in_kind_received", "C07", "600", occupation=HENS, life_months="4", source="I18"),
        row("2026-04-13", "in_kind_received", "C01", "450", occupation=HENS, source="I18"),
        row("2026-05-13", "cost", "C04", "150", occupation=HENS),
        row("2026-05-14", "credit", "C08", "90", debt=LENDERS["D04"], occupation=HENS),
        row("2026-06-25", "cost", "C02", "333", occupation=HENS),
        row("2026-06-26", "in_kind_input", "C02", "44", occupation=HENS, source=STALL),
        *[row(f"2026-{month:02}-16", "hours", "", quantity=f"{month}.5", occupation=HENS) for month in (3, 4, 9)],
        row("2026-02-20", "income", "I05", "400", occupation=STALL, quantity="3", unit="ชิ้น"),
        row("2026-03-20", "income", "I05", "400", occupation=STALL, quantity="3", unit="ห่อ"),
        row("2025-12-20", "income", "I05", "700", occupation=STALL),
        row("2026-09-09", "income", "I15", "1000"),
    ]


def debts() -> list[dict[str, str]]:
    """Loans of three classes: renewed in part, renewed too late, a shop paid with interest."""
    return [
        row("2025-11-02", "borrow", "D01", "9000", debt=LENDERS["D01"]),
        row("2025-12-01", "repay", "", "1050", debt=LENDERS["D01"], principal="1000", interest="50"),
        row("2025-12-31", "borrow", "D01", "600", debt=LENDERS["D01"]),
        row("2026-02-01", "repay", "", "700", debt=LENDERS["D01"], principal="700", interest="0"),
        row("2026-03-04", "borrow", "D01", "650", debt=LENDERS["D01"]),
        row("2026-04-01", "borrow", "D03", "800", debt=LENDERS["D03"]),
        row("2026-05-20", "repay", "", "95", debt=LENDERS["D04"], principal="60", interest="35"),
        row("2026-06-01", "repay", "", "900", debt=LENDERS["D03"], principal="800", interest="100"),
        row("2026-06-30", "borrow", "D03", "1200", debt=LENDERS["D03"]),
        row("2026-07-09", "opening", "D01", "5000", debt=LENDERS["D01"]),
    ]


def rows_csv() -> str:
    months = [month_at(index) for index in range(month_index(FIRST), month_index(LAST) + 1)]
    rows = [row("2025-11-01", "opening", "", "4000", pocket="เงินสด")]
    rows += [one for month in months for one in every_month(month)] + work() + debts()
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for number, one in enumerate([*rows, *counts(rows, months)]):
        writer.writerow({"entry_id": f"w-{number}", "entered_on": one["date"], **one})
    writer.writerow({"entry_id": "c-1", "household": "W02", "date": "2026-10-01", "kind": "nothing"})
    return text.getvalue()


def counts(rows: list[dict[str, str]], months: list[str]) -> list[dict[str, str]]:
    """Count the cash at each month's end as the book has it."""
    signs = {"income": 1, "opening": 1, "borrow": 1, "expense": -1, "cost": -1, "save": -1, "repay": -1}
    moved = [(one["date"], signs[one["kind"]] * float(one["amount"])) for one in rows if one.get("pocket")]
    return [
        row(
            f"{month}-28",
            "cash_count",
            "",
            f"{sum(amount for day, amount in moved if day <= f'{month}-28'):.2f}",
            pocket="เงินสด",
        )
        for month in months
    ]


def fill_workshop(opened: Opened, folder: Path) -> None:
    """Register the two households, one of them only to compare with, and import the rows."""
    opened.ledger.execute(
        AddRecords(
            (
                Household(id=Id(0), code="W01", name="W01", started_on=date(2026, 1, 10), province="กรุงเทพมหานคร"),
                Household(id=Id(0), code="W02", name="W02", started_on=date(2026, 1, 10), is_comparison=True),
            )
        )
    )
    home = opened.household("W01")
    opened.ledger.execute(AddRecords(tuple(_records(home))))
    with opened.store.reader() as reader:
        hens = next(one for one in reader.of_household(Occupation, home) if one.name == HENS)
    cycle = ProductionCycle(
        id=Id(0),
        household=home,
        occupation=hens.id,
        name="รุ่น 1",
        starts_on=date(2026, 3, 10),
        ends_on=date(2026, 6, 14),
    )
    opened.ledger.execute(AddRecords((cycle,)))
    (folder / "workshop.csv").write_text(rows_csv(), encoding="utf-8")
    outcome = import_canonical(opened.ledger, folder / "workshop.csv")
    assert [(one.number, one.column, one.problem) for one in outcome.problems] == []


def _records(home: Id) -> list[object]:
    told = BaselineLine("I07", 250_000, 5_000), BaselineLine("C02", 30_000, 1_000), BaselineLine("I18", 99_000, 0)
    return [
        Occupation(id=Id(0), household=home, name=HENS, started_on=date(2026, 2, 1), is_new=True, is_supported=True),
        Occupation(id=Id(0), household=home, name=STALL, started_on=date(2020, 1, 1)),
        Member(id=Id(0), household=home, name="ก", birth_year=1980, present_from=date(2020, 1, 1)),
        Member(id=Id(0), household=home, name="ข", birth_year=2015, present_from=date(2020, 1, 1)),
        Party(id=Id(0), household=home, name="ใครก็ได้"),
        HouseholdCategory(id=Id(0), household=home, code="I02.1", under="I02", name="ไข่เป็ด"),
        *[
            Pocket(id=Id(0), household=home, name=name, kind=PocketKind.SAVINGS, category=form)
            for form, name in PLACES.items()
        ],
        *[Debt(id=Id(0), household=home, name=name, debt_class=kind) for kind, name in LENDERS.items()],
        Baseline(
            id=Id(0),
            household=home,
            type=BaselineType.D,
            first=202507,
            last=202507,
            lines=told,
            members=2,
            adult_equivalent_tenths=13,
        ),
    ]
