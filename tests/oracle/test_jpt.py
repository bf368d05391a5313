"""Items 22–23 of จปฐ. agree with a reckoning from the JSON export, to the satang and the exact fraction."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.jpt import INCOME, SPENDING, Item, Jpt, JptLine, Lack
from household_ledger.domain.kinds import Need
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import HouseholdCategory, Member, Occupation, Project
from household_ledger.domain.thresholds import Thresholds, write_thresholds
from household_ledger.errors import UserError
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.exchange.json_export import export_json
from household_ledger.services.importing import import_canonical
from tests.oracle.conftest import Village
from tests.oracle.hand_made import TODAY
from tests.oracle.in_the_ledger import Opened, new_ledger
from tests.oracle.jpt import LENDERS, JptOracle, Line, threshold

NO_LINE = Line()
OCTOBER = Month(2026, 10)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    made = new_ledger(tmp_path_factory.mktemp("demo") / "demo.hldb", TODAY)
    make_demo(made.ledger, DemoOptions(households=8, months=16))
    yield made
    made.store.close()


def oracles(opened: Opened, folder: Path, last: str, *, social: int = 2) -> dict[str, JptOracle]:
    path = folder / "facts.json"
    export_json(opened.store, path)
    told = json.loads(path.read_text(encoding="utf-8"))
    return {
        one["code"]: JptOracle(
            one,
            [row for row in told["entries"] if row["household"] == one["code"]],
            last,
            opened.clock.today(),
            social=social,
        )
        for one in told["households"]
        if any(row["household"] == one["code"] for row in told["entries"])
    }


def differences(found: Jpt, oracle: JptOracle) -> list[str]:
    """List what the two disagree on."""
    lines = {item.value: line for item, line in found.lines.items()}
    told = [
        f"{name}: {_plain(line)} instead of {oracle.lines.get(name, NO_LINE)}"
        for name, line in lines.items()
        if not _agree(line, oracle.lines.get(name, NO_LINE), oracle)
    ]
    for items, whole in ((INCOME, found.income), (SPENDING, found.spending)):
        parts = [oracle.lines.get(item.value, NO_LINE) for item in items]
        each = [part.each(oracle.sizes) for part in parts]
        in_all = None if None in each else sum(one for one in each if one is not None)
        if (whole.total, whole.per_person) != (sum(one.cash + one.credit + one.own for one in parts), in_all):
            told.append(f"{items[0]} whole: {_plain(whole)} instead of {parts}")
    owed = {code: amount for code, amount in oracle.owed().items() if amount}
    others = {
        "months": ([f"{one // 100}-{one % 100:02}" for one in found.months], oracle.months),
        "received": (found.received_free, oracle.received),
        "social": (found.social, oracle.social),
        "owed": ({code: amount for group in found.debts for code, amount in group.classes}, owed),
        "groups": ([one.total for one in found.debts], [sum(owed.get(code, 0) for code in group) for group in LENDERS]),
        "debt": (found.debt, sum(owed.values())),
        "saved": (dict(found.savings), {code: amount for code, amount in oracle.saved().items() if amount}),
        "savings": (found.saved, sum(oracle.saved().values())),
        "valuables": (found.valuables, oracle.valuables()),
    }
    return told + [f"{name}: {got} instead of {wanted}" for name, (got, wanted) in others.items() if got != wanted]


def _plain(line: JptLine) -> tuple[object, ...]:
    return (int(line.cash), int(line.credit), int(line.own), line.per_person)


def _agree(line: JptLine, told: Line, oracle: JptOracle) -> bool:
    return _plain(line) == (told.cash, told.credit, told.own, told.each(oracle.sizes))


@pytest.mark.parametrize("last", ["2026-10", "2026-12", "2026-04"])
def test_every_line_of_the_village_agrees(village: Village, tmp_path: Path, last: str) -> None:
    opened = village.opened

    for code, oracle in oracles(opened, tmp_path, last).items():
        assert differences(opened.figures.jpt(opened.household(code), Month.from_iso(last)), oracle) == []


@pytest.mark.parametrize("last", ["2026-10", "2026-02"])
def test_every_line_of_the_demo_agrees(demo: Opened, tmp_path: Path, last: str) -> None:
    told = oracles(demo, tmp_path, last)

    assert len(told) == 8
    for code, oracle in told.items():
        found = demo.figures.jpt(demo.household(code), Month.from_iso(last))
        assert differences(found, oracle) == []
        assert found.grades
        assert sum(count for _grade, count in found.grades) == len(found.months)


def test_the_demo_has_something_on_every_line_so_that_agreeing_says_something(demo: Opened, tmp_path: Path) -> None:
    told = oracles(demo, tmp_path, "2026-10").values()

    for item in Item:
        if item is not Item.WORK_UNSAID:
            assert any(one.lines.get(item.value) for one in told), item
    assert any(one.lines["22.2 (1)"].credit for one in told)
    assert any(one.received for one in told)


ROWS = """date,household,kind,category,amount,pocket,to_pocket,debt,principal,interest,occupation,entry_id,source
2025-11-02,A,income,I01,1000,เงินสด,,,,,นา,,
2025-11-03,A,income,I07,300.50,เงินสด,,,,,,,
2025-11-04,A,income,I18,50,เงินสด,,,,,,,
2025-11-05,A,in_kind_received,E01,70,,,,,,,,I10
2025-11-06,A,in_kind_given,E21,20,,,,,,นา,,
2025-11-07,A,in_kind_input,C01,15,,,,,,นา,,
2025-11-08,A,expense,E10,400,เงินสด,,,,,,,
2025-11-09,A,expense,E21,90,เงินสด,,,,,,,
2025-11-10,A,expense,E04.1,30,เงินสด,,,,,,,
2025-11-11,A,credit,C02,600,,,ร้านปุ๋ย,,,นา,,
2025-11-12,A,repay,,110,เงินสด,,ร้านปุ๋ย,100,10,,,
2025-11-13,A,borrow,D01,5000,เงินสด,,ธกส,,,,,
2025-11-14,A,asset_buy,S05,2000,เงินสด,,,,,,,
2025-11-15,A,save,S03,250,เงินสด,กลุ่ม,,,,,,
"""


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Opened]:
    """Give a household of two with the same rows in each of twelve months."""
    opened = new_ledger(tmp_path / "a.hldb", TODAY)
    head, *rows = ROWS.splitlines()
    months = [Month(2025, 11).plus(number) for number in range(12)]
    path = tmp_path / "rows.csv"
    path.write_text(
        "\n".join(
            [
                head,
                "2025-10-31,A,nothing" + "," * 10,
                *(row.replace("2025-11", month.iso) for month in months for row in rows),
            ]
        ),
        encoding="utf-8",
    )
    assert import_canonical(opened.ledger, path).problems == ()
    home = opened.household("A")
    with opened.store.reader() as reader:
        (field,) = reader.of_household(Occupation, home)
        (own,) = (one for one in reader.of_household(HouseholdCategory, home) if one.code == "E04.1")
    opened.ledger.execute(ReplaceRecord(field, replace(field, is_main=True)))
    opened.ledger.execute(ReplaceRecord(own, replace(own, need=Need.NECESSARY)))
    people = tuple(Member(id=NO_ID, household=home, name=name, present_from=date(2020, 1, 1)) for name in ("ก", "ข"))
    opened.ledger.execute(AddRecords(people))
    yield opened
    opened.store.close()


def page(opened: Opened, last: Month = OCTOBER) -> Jpt:
    return opened.figures.jpt(opened.household("A"), last)


def settle(opened: Opened, thresholds: Thresholds) -> None:
    with opened.store.reader() as reader:
        project = reader.project()
    settings = write_thresholds(thresholds)
    if project == Project():
        opened.ledger.execute(AddRecords((Project(settings=settings),)))
    else:
        opened.ledger.execute(ReplaceRecord(project, replace(project, settings=settings)))


def test_each_amount_stands_on_its_own_line(written: Opened) -> None:
    found = page(written)

    baht = {item.value: (line.cash / 1200, line.credit / 1200, line.own / 1200) for item, line in found.lines.items()}
    assert baht == {
        "22.1 (1)": (1000, 0, 0),
        "22.1 (2)": (0, 0, 0),
        "22.1 (1)/(2)": (300.5, 0, 0),
        "22.1 (3)": (50, 0, 0),
        "22.1 (4)": (0, 0, 20),
        "22.2 (1)": (0, 600, 0),
        "22.2 (2)": (120, 0, 20),
        "22.2 (3)": (400, 0, 0),
        "22.2 (4)": (110, 0, 0),
    }
    assert found.income.per_person == Money(12 * 1370_50) / 2
    assert (found.received_free, found.social) == (12 * 70_00, 12 * 110_00)
    assert [(one.classes, one.total) for one in found.debts] == [
        ((("D01", 12 * 5000_00),), 12 * 5000_00),
        ((), 0),
        ((("D04", 12 * 500_00),), 12 * 500_00),
    ]
    assert (found.savings, found.saved, found.valuables) == ((("S03", 12 * 250_00),), 12 * 250_00, 12 * 2000_00)
    assert (found.members, found.members_changed, found.missing) == (2, False, ())


def test_social_spending_moves_by_the_projects_setting_and_nothing_else_does(written: Opened) -> None:
    before = page(written)

    settle(written, Thresholds(jpt_social_item=3))

    after = page(written)
    assert after.social_item is Item.REDUCIBLE
    assert after.lines[Item.NECESSARY].total == before.lines[Item.NECESSARY].total - before.social
    assert after.lines[Item.REDUCIBLE].total == before.lines[Item.REDUCIBLE].total + before.social
    assert after.spending == before.spending
    assert after.income == before.income


def test_furniture_follows_the_need_class_the_household_gives_it(written: Opened) -> None:
    home = written.household("A")
    said = HouseholdCategory(id=NO_ID, household=home, code="E10", under="E10", need=Need.NECESSARY)
    written.ledger.execute(AddRecords((said,)))

    assert page(written).lines[Item.NECESSARY].cash == 12 * 520_00
    assert page(written).lines[Item.REDUCIBLE].cash == 0


def test_the_threshold_is_the_surveys_of_the_year_or_the_projects_own(written: Opened) -> None:
    assert [threshold(year) for year in (2016, 2017, 2021, 2022)] == [None, 38_000_00, 38_000_00, None]
    assert (page(written).threshold, page(written).lacks) == (None, (Lack.NO_THRESHOLD,))
    assert page(written, Month(2021, 12)).threshold == 38_000_00

    settle(written, Thresholds(jpt_income_baht=8223))  # 12 × 1,370.50 ÷ 2

    assert (page(written).threshold, page(written).lacks, page(written).is_reached) == (8223_00, (), True)
    settle(written, Thresholds(jpt_income_baht=8224))
    assert page(written).is_reached is False


def test_what_is_missing_is_said_and_never_filled_up(written: Opened) -> None:
    settle(written, Thresholds(jpt_income_baht=1))

    later = page(written, Month(2026, 12))
    assert later.missing == (202611, 202612)
    assert (later.lacks, later.is_reached) == ((Lack.FEW_MONTHS,), None)
    assert later.income.total == 10 * 1370_50

    earlier = page(written, Month(2025, 10))
    assert (earlier.months, earlier.income.total, earlier.members) == ((), 0, None)
    assert earlier.lacks == (Lack.FEW_MONTHS,)


def test_a_month_without_members_leaves_the_amount_a_person_unsaid(written: Opened) -> None:
    settle(written, Thresholds(jpt_income_baht=1))
    home = written.household("A")
    with written.store.reader() as reader:
        people = reader.of_household(Member, home)
    for one in people:
        written.ledger.execute(ReplaceRecord(one, replace(one, present_from=date(2026, 3, 16))))

    found = page(written)

    assert found.lacks == (Lack.MEMBERS_UNKNOWN,)
    assert found.income.per_person is None
    assert found.is_reached is None
    assert found.income.total == 12 * 1370_50


def test_each_month_is_divided_by_its_own_members(written: Opened) -> None:
    home = written.household("A")
    with written.store.reader() as reader:
        one, _other = reader.of_household(Member, home)
    written.ledger.execute(ReplaceRecord(one, replace(one, present_to=date(2026, 4, 30))))

    found = page(written)

    assert found.members_changed
    assert found.members == 1
    assert found.income.per_person == 6 * Money(1370_50) / 2 + 6 * 1370_50


def test_a_household_nobody_knows_is_refused(written: Opened) -> None:
    with pytest.raises(UserError, match="unknown_household"):
        written.figures.jpt(Id(5), Month(2026, 10))
