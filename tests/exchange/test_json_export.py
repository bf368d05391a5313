"""What the JSON export says is enough to rebuild the ledger: checked by a reader that knows nothing but the format."""

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.goal import Goal, GoalChange
from household_ledger.domain.ids import NO_ID, PROJECT, PROVIDER, Id
from household_ledger.domain.kinds import (
    BaselineType,
    CostKind,
    GoalKind,
    InterestRule,
    Need,
    PocketKind,
    Rhythm,
    Role,
    Sector,
)
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    Occupation,
    Person,
    Pocket,
    ProductionCycle,
    Project,
    ProjectCost,
    Provider,
    VillageGroup,
)
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.register import AddRecords, DeleteRecords
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.entry_filter_text import to_text
from household_ledger.services.exchange.json_export import export_json
from household_ledger.services.figures.figures import Figures
from household_ledger.services.sought import Sought, Span
from tests.db.drafts import draft
from tests.db.ledgers import Book, add_home
from tests.exchange.making import entries_of, exported, row, take

DAY, MONTH = r"\d{4}-\d{2}-\d{2}", r"\d{4}-\d{2}"
TEXT, WHOLE, FLAG = str, int, bool

ENTRY: dict[str, str | type | tuple[type, ...]] = {
    "date": DAY,
    "household": TEXT,
    "kind": TEXT,
    "category": TEXT,
    "amount": WHOLE,
    "pocket": TEXT,
    "to_pocket": TEXT,
    "debt": TEXT,
    "principal": WHOLE,
    "interest": WHOLE,
    "occupation": TEXT,
    "member": TEXT,
    "quantity": (int, float),
    "unit": TEXT,
    "unit_price": WHOLE,
    "note": TEXT,
    "known_by": TEXT,
    "entered_on": DAY,
    "entry_id": TEXT,
    "source": TEXT,
    "party": TEXT,
    "life_months": WHOLE,
    "goal": TEXT,
    "pair": TEXT,
    "description": TEXT,
}
LISTS = (
    "consents",
    "categories",
    "members",
    "occupations",
    "pockets",
    "debts",
    "goals",
    "recurring",
    "templates",
    "unanswered",
    "baselines",
    "months",
    "photos",
    "visits",
    "attendance",
    "steps",
)


def read(book: Book, folder: Path) -> dict[str, Any]:
    export_json(book.store, folder / "out.json")
    told: dict[str, Any] = json.loads((folder / "out.json").read_bytes())
    return told


def fits(value: object, kind: str | type | tuple[type, ...]) -> bool:
    if isinstance(kind, str):
        return isinstance(value, str) and re.fullmatch(kind, value) is not None
    return isinstance(value, kind) and not (isinstance(value, bool) and kind is not bool)


def add(book: Book, record: object) -> Id:
    return book.do(AddRecords((record,)))[0]


def provider_with_everything(book: Book) -> None:
    settings = '{"tau_permille": 30}'
    add(book, Project(id=PROJECT, name="ปลดหนี้", contract="69-1", starts_on=date(2026, 1, 1), settings=settings))
    add(book, Provider(id=PROVIDER, name="หน่วยพัฒนาอาชีพ", node="อีสาน", region="4", province="ขอนแก่น"))
    add(book, ProjectCost(id=NO_ID, date=date(2026, 3, 1), kind=CostKind.MECHANISM, amount=Money(1250050)))
    group = add(book, VillageGroup(id=NO_ID, name="บ้านหนองแวง"))
    add(book, Person(id=NO_ID, name="สมชาย", role=Role.VERIFIER))
    start = date(2026, 1, 5)
    home = add(book, Household(id=NO_ID, code="001", name="บ้านแดง", group=group, started_on=start, is_comparison=True))
    household_with_everything(book, {"id": NO_ID, "household": home})
    take(
        book,
        row(category="E01.1", quantity="2.5", unit="กก.", unit_price="48.20"),
        row("hours", quantity="3", occupation="ไก่ไข่"),
    )
    book.do(CloseMonth(home, Month(2026, 5)))


def household_with_everything(book: Book, owner: dict[str, Any]) -> None:
    add(book, Member(**owner, name="แดง", birth_year=1960, present_from=date(2026, 1, 5), is_participant=True))
    work = add(book, Occupation(**owner, name="ไก่ไข่", sector=Sector.FARM, is_supported=True, is_new=True))
    add(book, Occupation(**owner, name="ทอผ้า", sector=Sector.NON_FARM, ended_on=date(2026, 3, 31)))
    add(book, ProductionCycle(**owner, occupation=work, name="รุ่น 1", starts_on=date(2026, 2, 1)))
    pocket = add(book, Pocket(**owner, name="กลุ่ม", kind=PocketKind.SAVINGS, category="S03"))
    debt = Debt(**owner, name="กองทุน", debt_class="D02", rule=InterestRule.PER_YEAR, rate=600, instalments=12)
    add(book, replace(debt, principal=Money(1000000)))
    goal = Goal(
        **owner,
        name="ค่าเทอม",
        kind=GoalKind.SAVE,
        target=Money(500000),
        by=date(2027, 5, 1),
        rhythm=Rhythm.HARVEST,
        harvest_months="1,11",
        pockets=str(pocket),
        opening=Money(100),
    )
    change = GoalChange(**owner, goal=add(book, goal), changed_on=date(2026, 4, 1))
    add(book, replace(change, target_before=Money(1), target_after=Money(500000)))
    lines = (BaselineLine("I01", 100, 50, 2500),)
    baseline = Baseline(**owner, type=BaselineType.C, first=202501, last=202512, lines=lines, members=3)
    add(book, replace(baseline, adult_equivalent_tenths=21, debts=Money(7)))
    add(book, HouseholdCategory(**owner, code="E04", under="E04", name="ขนม", need=Need.NECESSARY))
    add(book, HouseholdCategory(**owner, code="E01.1", under="E01", name="ผัก"))


def said(told: dict[str, Any], *keys: str) -> tuple[object, ...]:
    return tuple(told[key] for key in keys)


def test_the_project_its_costs_provider_groups_and_people_are_there(book: Book, tmp_path: Path) -> None:
    provider_with_everything(book)
    told = read(book, tmp_path)

    assert list(told) == [
        "schema",
        "project",
        "costs",
        "provider",
        "groups",
        "people",
        "prices",
        "searches",
        "trainings",
        "stairs",
        "steps",
        "change8",
        "photos",
        "households",
        "entries",
    ]
    assert told["schema"] == "household-ledger/1"
    assert told["project"] == {
        "name": "ปลดหนี้",
        "funder": "",
        "contract": "69-1",
        "start": "2026-01-01",
        "end": None,
        "price_year": None,
        "keep_until": None,
        "budgets": {"mechanism": None, "occupation": None},
        "settings": {"tau_permille": 30},
    }
    assert told["costs"] == [{"date": "2026-03-01", "kind": "mechanism", "amount": 1250050, "note": ""}]
    assert told["provider"]["node"] == "อีสาน"
    assert told["groups"][0]["name"] == "บ้านหนองแวง"
    assert told["people"] == [{"name": "สมชาย", "role": "verifier"}]


def test_a_search_that_a_later_version_kept_is_given_as_it_stands(book: Book, tmp_path: Path) -> None:
    provider_with_everything(book)
    add(book, SavedFilter(id=NO_ID, name="ไข่", text="?colour=red"))
    kept = to_text(Sought(span=Span.THREE_MONTHS, wanted=EntryFilter(text="ไข่")))
    add(book, SavedFilter(id=NO_ID, name="ไข่ใหม่", text=kept))

    later, known = read(book, tmp_path)["searches"]

    assert later == {"name": "ไข่", "text": "?colour=red"}
    assert (known["name"], known["words"]) == ("ไข่ใหม่", "ไข่")


def test_a_household_is_there_with_members_occupations_and_pockets(book: Book, tmp_path: Path) -> None:
    provider_with_everything(book)
    (home,) = read(book, tmp_path)["households"]

    assert said(home, "code", "name", "group", "start", "left", "comparison") == (
        "001",
        "บ้านแดง",
        "บ้านหนองแวง",
        "2026-01-05",
        None,
        True,
    )
    assert all(isinstance(home[name], list) for name in LISTS)
    assert [said(one, "code", "under", "need") for one in home["categories"]] == [
        ("E04", "E04", "necessary"),
        ("E01.1", "E01", None),
    ]
    assert home["members"] == [
        {"name": "แดง", "birth_year": 1960, "from": "2026-01-05", "to": None, "participant": True}
    ]
    assert said(home["occupations"][0], "name", "sector", "supported", "is_new") == ("ไก่ไข่", "farm", True, True)
    assert [said(one, "name", "start", "end") for one in home["occupations"]] == [
        ("ไก่ไข่", None, None),
        ("ทอผ้า", None, "2026-03-31"),
    ]
    assert home["occupations"][0]["cycles"] == [{"name": "รุ่น 1", "from": "2026-02-01", "to": None}]
    assert [said(one, "name", "kind", "category") for one in home["pockets"]] == [
        ("กลุ่ม", "savings", "S03"),
        ("เงินสด", "cash", None),
    ]


def test_debts_goals_baselines_and_months_are_there(book: Book, tmp_path: Path) -> None:
    provider_with_everything(book)
    (home,) = read(book, tmp_path)["households"]
    debt, goal, baseline, month = (home[name][0] for name in ("debts", "goals", "baselines", "months"))

    assert said(debt, "class", "rule", "rate", "principal") == ("D02", "per_year", 600, 1000000)
    assert said(goal, "target", "by", "rhythm", "opening") == (500000, "2027-05-01", "harvest", 100)
    assert said(goal, "harvest_months", "pockets") == ([1, 11], ["กลุ่ม"])
    assert goal["history"][0]["target_after"] == 500000
    assert said(baseline, "type", "from", "to", "members") == ("C", "2025-01", "2025-12", 3)
    assert said(baseline, "adult_equivalents", "debts") == (2.1, 7)
    assert baseline["lines"] == [{"source": "I01", "cash": 100, "in_kind": 50, "hours": 2.5}]
    assert said(month, "month", "closed_on", "verified_by") == ("2026-05", "2026-11-21", None)


def test_entries_have_the_canonical_columns_in_satang_and_units(book: Book, tmp_path: Path) -> None:
    provider_with_everything(book)
    bought, hours = read(book, tmp_path)["entries"]

    assert (bought["amount"], bought["unit_price"], bought["quantity"]) == (12050, 4820, 2.5)
    assert (hours["quantity"], "amount" in hours) == (3, False)


def test_every_entry_fits_the_format_and_is_what_the_csv_says(book: Book, tmp_path: Path) -> None:
    home = add_home(book, "001")
    book.do(AddEntries(tuple(draft(seed, home) for seed in range(300))))
    entries = read(book, tmp_path)["entries"]
    cells = exported(book, tmp_path / "rows.csv")

    assert all(fits(value, ENTRY[column]) for one in entries for column, value in one.items())
    assert [{**one, **numbers(one)} for one in cells] == [{k: str(v) for k, v in one.items()} for one in entries]


def numbers(cells: dict[str, str]) -> dict[str, str]:
    """Turn the baht of CSV cells into satang."""
    money = {column: cells[column] for column in ("amount", "principal", "interest", "unit_price") if column in cells}
    return {column: str(round(float(cell) * 100)) for column, cell in money.items()}


def test_an_independent_reader_gets_the_balances_and_the_income_of_the_months(book: Book, tmp_path: Path) -> None:
    home = add_home(book, "001")
    book.do(AddEntries(tuple(draft(seed, home) for seed in range(300))))
    told = read(book, tmp_path)

    savings = {one["name"] for one in told["households"][0]["pockets"] if one["kind"] == "savings"}
    saved = income = owed = 0
    for one in told["entries"]:
        amount = one.get("amount", 0)
        if one["kind"] == "save" or (one["kind"] == "opening" and one.get("pocket") in savings):
            saved += amount
        elif one["kind"] == "withdraw":
            saved -= amount
        elif one["kind"] == "income" and one["category"] not in ("I18", "I19"):
            income += amount
        elif one["kind"] in ("borrow", "credit") or (one["kind"] == "opening" and "debt" in one):
            owed += amount
        elif one["kind"] == "repay":
            owed -= one["principal"]
    months = list(Figures(book.store, book.clock).months(home.id, Month(2026, 1), Month(2026, 11)))

    assert saved == months[-1].savings_end
    assert income == sum(month.cash.cash_income for month in months)
    assert owed == months[-1].debt_end


def test_the_same_ledger_gives_the_same_bytes(book: Book, tmp_path: Path) -> None:
    provider_with_everything(book)
    read(book, tmp_path)
    first = (tmp_path / "out.json").read_bytes()
    read(book, tmp_path)

    assert (tmp_path / "out.json").read_bytes() == first


def test_an_empty_ledger_is_a_whole_object(book: Book, tmp_path: Path) -> None:
    told = read(book, tmp_path)

    assert (told["households"], told["entries"], told["project"]["settings"]) == ([], [], {})


def test_records_out_of_use_are_marked_and_deleted_entries_left_out(book: Book, tmp_path: Path) -> None:
    provider_with_everything(book)
    with book.store.reader() as reader:
        (debt,) = reader.all(Debt)
        (member,) = reader.all(Member)
    book.do(DeleteRecords(Debt, (debt.id,)))
    book.do(DeleteRecords(Member, (member.id,)))
    (home,) = read(book, tmp_path)["households"]

    assert [one["deleted"] for one in home["debts"]] == [True]
    assert home["members"] == []
    assert len(entries_of(book)) == 2


def test_a_split_is_several_objects_with_one_id(book: Book, tmp_path: Path) -> None:
    take(book, row(entry_id="a", amount="1"), row(entry_id="a", category="E02", amount="2"), row(entry_id="b"))

    told = read(book, tmp_path)["entries"]

    assert sorted(Counter(one["entry_id"] for one in told).values()) == [1, 2]
    assert [one["amount"] for one in told] == [100, 200, 12050]
