"""What the month page holds a month against: months written before the start, else what was told of that time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from household_ledger.app.at_hand import LedgerAtHand
from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import BaselineType, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.services.commands.baselines import SetBaseline
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.views.month_page import Averages, month_page, origin_of

YEAR_BEFORE = (202510, 202609)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[LedgerAtHand]:
    """Open a book with one household that has just begun."""
    made = LedgerShelf().create(tmp_path / "book.hldb")
    made.ledger.execute(AddFirstHousehold(person="อาสา", role=Role.RECORDER, code="001", name="นางใหม่", cash=None))
    yield made
    made.close()


def before_of(opened: LedgerAtHand) -> Averages | None:
    with opened.reader() as reader:
        origin = origin_of(reader, "book.hldb", opened.clock.today())
        (home,) = reader.households()
        return month_page(opened.figures, reader, home, Month.of(opened.clock.today()), origin=origin).before


def told(opened: LedgerAtHand, kind: BaselineType, months: tuple[int, int], *lines: BaselineLine) -> None:
    with opened.reader() as reader:
        (home,) = reader.households()
    first, last = months
    told = Baseline(id=NO_ID, household=home.id, type=kind, first=first, last=last, lines=lines, debts=Money(1_500_00))
    opened.ledger.execute(SetBaseline(told))


def test_nothing_is_known_of_the_time_before_where_nothing_was_written_or_told(opened: LedgerAtHand) -> None:
    assert before_of(opened) is None


def test_what_was_told_of_a_year_stands_in_for_months_nobody_wrote(opened: LedgerAtHand) -> None:
    lines = (
        BaselineLine("I01", cash=36_000_00, in_kind=0),
        BaselineLine("I15", cash=0, in_kind=5_000_00),
        BaselineLine("C01", cash=6_000_01, in_kind=0),
    )
    told(opened, BaselineType.D, (202609, 202609), BaselineLine("I01", cash=1_00, in_kind=0))
    told(opened, BaselineType.C, YEAR_BEFORE, *lines)

    before = before_of(opened)

    assert before is not None
    assert (before.months, before.is_told) == (12, True)
    assert before.net_income == Money(2_916_67), "35,000 less a satang over twelve months, to the nearest satang"
    assert before.debt == Money(1_500_00)
    assert (before.reducible, before.deposits) == (None, None), "nobody was asked"
