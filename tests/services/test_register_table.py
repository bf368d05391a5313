"""The register as a table: what it holds, what it never does, and that a list saved can be read again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from household_ledger.app.opening import Application, opened
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.intake import Asked, intake_text
from household_ledger.domain.register import Household
from household_ledger.services.commands.households import AddHousehold, LeaveProject
from household_ledger.services.exchange.register_list import Standing, read_register
from household_ledger.services.exchange.register_row import ListedMember
from household_ledger.services.exchange.register_table import register_sheet
from household_ledger.services.exchange.table_export import write_table
from household_ledger.services.views.household_list import HouseholdLine, household_list
from household_ledger.text.i18n import using
from tests.cli.command_fixtures import StillClock, made_once

__all__ = ["made_once"]
TODAY = StillClock().today()
ASKED = Household(
    id=NO_ID,
    code="0901",
    name="นางสาวอื่น",
    address="99/1",
    village_no="3",
    subdistrict="ในเมือง",
    district="เมือง",
    province="ขอนแก่น",
    postcode="40000",
    phone="0812345678",
    started_on=date(2026, 1, 5),
    is_comparison=True,
    intake=intake_text({Asked.LAND: "ที่ดินลับ"}),
)
SECRET = ("99/1", "ในเมือง", "40000", "0812345678")


@pytest.fixture(scope="module")
def village(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    path = tmp_path_factory.mktemp("register") / "village.hldb"
    shutil.copy(made_once, path)
    with opened(path, StillClock(), to_write=True) as app:
        people = (ListedMember("สมาชิกลับ", 1990),)
        made = app.ledger.execute(AddHousehold(household=ASKED, people=people)).ids[0]
        app.ledger.execute(LeaveProject(household=made, on=date(2026, 11, 2), reason="เหตุลับ"))
        yield app


def lines_of(app: Application) -> tuple[HouseholdLine, ...]:
    with app.store.reader() as reader:
        return household_list(app.figures, reader, TODAY)


def test_each_household_stands_there_once_and_nothing_that_was_not_asked_for(village: Application) -> None:
    lines = lines_of(village)

    plain, whole = register_sheet(lines, TODAY), register_sheet(lines, TODAY, has_contacts=True)

    assert [row[0] for row in plain.rows] == [one.household.code for one in lines]
    assert len(plain.heads) == 10
    assert whole.heads[:10] == plain.heads
    (row,) = [row for row in plain.rows if row[0] == "0901"]
    (told,) = [row for row in whole.rows if row[0] == "0901"]
    assert row[1:7] == ("นางสาวอื่น", "", "ใช่", date(2026, 1, 5), date(2026, 11, 2), 1)
    assert told[10:] == ("99/1", "3", "ในเมือง", "เมือง", "ขอนแก่น", "40000", "0812345678")
    assert [one for one in (*SECRET, "เหตุลับ", "ที่ดินลับ", "สมาชิกลับ") if one in str(plain)] == []
    assert [one for one in ("เหตุลับ", "ที่ดินลับ", "สมาชิกลับ") if one in str(whole)] == []


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_list_that_was_saved_is_read_again(village: Application, tmp_path: Path, language: str, ending: str) -> None:
    lines = lines_of(village)
    path = tmp_path / f"list{ending}"
    with using(language):
        assert write_table(register_sheet(lines, TODAY, about=("ศูนย์",), has_contacts=True), path) == len(lines)
        with village.store.reader() as reader:
            listed = read_register(path, reader, TODAY)

    assert {row.standing for row in listed.rows} == {Standing.KNOWN}
    assert len(listed.unread) == 4, "persons, last written and the months are told, not read"
    (back,) = [row.household.household() for row in listed.rows if row.household.code == "0901"]
    assert back == replace(ASKED, left_on=date(2026, 11, 2), intake=back.intake)
