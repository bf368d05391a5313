"""The parts month figures are put together from: tools, counts, days, lags, need classes."""

from collections import Counter
from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.figures_counts import PocketBook, counted, months_to_read, standing
from household_ledger.domain.figures_days import days_enrolled, enrolled_months, median_halfdays, recording_of
from household_ledger.domain.figures_needs import need_classes
from household_ledger.domain.figures_sums import (
    AdjustRow,
    BookRow,
    CountRow,
    DayRow,
    HouseholdSums,
    PocketDayRow,
    ToolRow,
)
from household_ledger.domain.figures_tools import spread
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Need
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Household, HouseholdCategory

HOUSE = Household(id=Id(1), code="A1", name="บ้าน")
POCKET = 7


@given(st.integers(-(10**9), 10**9), st.integers(1, 400))
def test_the_shares_of_a_tool_over_its_life_come_to_its_price(satang: int, life: int) -> None:
    bought = Month(2024, 6)
    tool = ToolRow(1, bought.number, 5, "cash", satang, life)

    shares = spread([tool], list(months_between(bought.plus(-2), bought.plus(life + 2))))

    assert sum(one.cost for one in shares.values()) == satang
    assert sum(one.by_occupation[5] for one in shares.values()) == satang
    assert shares[bought.plus(-1).number].cost == shares[bought.plus(life).number].cost == 0
    amounts = [shares[bought.plus(age).number].cost for age in range(life)]
    assert max(amounts) - min(amounts) <= 1


def test_a_tool_made_of_ones_own_costs_its_occupation_only() -> None:
    month = Month(2026, 1)

    shares = spread([ToolRow(1, month.number, 5, "own_input", 600, 6)], [month])[month.number]

    assert (shares.cost, shares.received, shares.by_occupation) == (0, 0, {5: 100})


def sums(counts: list[CountRow], moved: list[tuple[str, int]], adjusts: list[tuple[str, int]]) -> HouseholdSums:
    """One pocket, a few days of January and February 2026; adjustments are among what moved."""
    ends = [
        BookRow(1, month, POCKET, sum(amount for day, amount in moved if day < f"2026-{month - 202600 + 1:02}"))
        for month in (202601, 202602)
    ]
    return HouseholdSums(
        first=202601,
        last=202602,
        first_entry=None,
        counts=counts,
        adjusts=[AdjustRow(1, day, POCKET, amount) for day, amount in adjusts],
        books=ends,
        pocket_days=[PocketDayRow(1, int(day[:4] + day[5:7]), day, POCKET, amount) for day, amount in moved],
    )


def count(day: str, amount: int, number: int = 1) -> CountRow:
    return CountRow(1, int(day[:4] + day[5:7]), day, number, POCKET, amount)


def test_one_gap_is_not_counted_twice() -> None:
    found = counted(sums([count("2026-01-10", 90), count("2026-01-20", 90)], [("2026-01-05", 100)], []))

    assert (found[202601].unexplained, found[202601].cash) == (-10, 90)


def test_an_adjustment_after_a_count_neither_hides_nor_repeats_the_gap() -> None:
    moved = [("2026-01-05", 100), ("2026-01-10", -10)]

    found = counted(sums([count("2026-01-10", 90), count("2026-02-03", 90)], moved, [("2026-01-10", -10)]))

    assert (found[202601].unexplained, found[202602].unexplained) == (-10, 0)
    assert (found[202601].cash, found[202602].cash) == (90, 90)


def test_a_later_adjustment_moves_no_cash_that_was_counted() -> None:
    moved = [("2026-01-05", 100), ("2026-01-15", -10), ("2026-01-18", 30)]
    other = CountRow(1, 202601, "2026-01-20", 2, 8, 5)

    found = counted(sums([count("2026-01-10", 90), other], moved, [("2026-01-15", -10)]))

    assert found[202601].cash == 90 + 30 + 5
    assert found[202601].unexplained == -10 + 5


def test_a_count_stands_at_the_end_of_its_day_and_the_last_of_a_day_stands() -> None:
    counts = [count("2026-01-10", 50, 1), count("2026-01-10", 70, 2)]

    found = counted(sums(counts, [("2026-01-10", 100)], []))

    assert standing(counts) == [counts[1]]
    assert found[202601].unexplained == -30


def test_the_days_of_the_month_of_the_count_before_are_read_too() -> None:
    counts = [count("2025-06-01", 1), count("2025-09-01", 1), count("2026-02-01", 1)]

    assert months_to_read(counts, 202601, 202602) == {202509, 202602}
    assert months_to_read(counts, 202512, 202601) == set()


def test_the_book_of_a_pocket_stands_still_between_months_that_moved() -> None:
    book = PocketBook([BookRow(1, 202601, POCKET, 40)], [PocketDayRow(1, 202601, "2026-01-09", POCKET, 40)], [])

    assert [book.at(POCKET, day) for day in ("2026-01-08", "2026-01-09", "2026-05-01")] == [0, 40, 40]
    assert book.at(99, "2026-01-09") == 0


@given(st.lists(st.integers(0, 30), max_size=30))
def test_the_median_lag_is_that_of_the_statistics_books(lags: list[int]) -> None:
    assert median_halfdays(Counter(lags)) == (round(2 * median(lags)) if lags else None)


def day_row(day: str, written: str | None, **counts: int) -> DayRow:
    full = {"counting": 1, "from_paper": 0, "saves": 0, "money": 1, "money_in_summary": 0, "all": 1} | counts
    return DayRow._make((1, 202601, day, written, *full.values(), None))


END = date(2026, 1, 31)


def test_days_ahead_and_after_the_last_enrolled_one_are_not_recorded_days() -> None:
    rows = [
        day_row("2026-01-09", "2026-01-09"),
        day_row("2026-01-10", "2026-01-14"),
        day_row("2026-01-11", "2026-01-02"),
    ]

    recording = recording_of(rows, date(2026, 1, 10), is_paper_daily=False)

    assert (recording.days_recorded, recording.median_lag_halfdays) == (2, 4)
    assert recording.has_entries
    assert recording_of(rows[2:], date(2026, 1, 10), is_paper_daily=False).days_recorded == 0


def test_recording_counts_days_once_and_lags_by_entry() -> None:
    rows = [
        day_row("2026-01-02", "2026-01-02", counting=1),
        day_row("2026-01-02", "2026-01-08", counting=2, all=2),
        day_row("2026-01-03", "2026-01-01", counting=1),
        day_row("2026-01-04", "2026-01-04", counting=0),
        day_row("2026-01-05", None, counting=1),
    ]

    recording = recording_of(rows, END, is_paper_daily=False)

    assert (recording.days_recorded, recording.median_lag_halfdays) == (3, 6)
    assert recording.has_entries
    assert not recording.is_summary_only


def test_only_what_a_page_written_daily_was_asked_for_waited_for_nothing() -> None:
    rows = [
        day_row("2026-01-02", "2026-01-30", counting=3, from_paper=3),
        day_row("2026-01-03", None, counting=1, from_paper=1),
        day_row("2026-01-04", "2026-01-24", counting=2, from_paper=0),
        day_row("2026-01-05", "2026-01-30", counting=4, from_paper=1),
    ]

    def lag(*, is_paper_daily: bool) -> int | None:
        return recording_of(rows, END, is_paper_daily=is_paper_daily).median_lag_halfdays

    assert lag(is_paper_daily=True) == round(2 * median([0] * 3 + [0] + [20] * 2 + [0] + [25] * 3))
    assert lag(is_paper_daily=False) == round(2 * median([28] * 3 + [20] * 2 + [25] * 4))
    typed = [day_row("2026-01-02", "2026-01-30", counting=3)]
    assert recording_of(typed, END, is_paper_daily=True).median_lag_halfdays == 2 * 28


def test_a_month_of_summaries_is_known_as_such_and_an_empty_one_is_not() -> None:
    summary = day_row("2026-01-31", "2026-01-31", counting=0, money=2, money_in_summary=2, all=3)

    assert recording_of([summary], END, is_paper_daily=False).is_summary_only
    assert not recording_of([], END, is_paper_daily=False).is_summary_only
    assert not recording_of([day_row("2026-01-31", None, money=0)], END, is_paper_daily=False).is_summary_only


@pytest.mark.parametrize(
    ("started", "left", "first_entry", "expected"),
    [
        (None, None, None, None),
        ("2026-03-10", None, None, ("2026-03", "2026-11")),
        ("2026-03-10", None, "2026-01-31", ("2026-01", "2026-11")),
        ("2026-03-10", "2026-05-02", "2026-04-01", ("2026-03", "2026-05")),
        (None, "2027-05-02", "2026-11-21", ("2026-11", "2026-11")),
        ("2026-12-01", None, None, None),
        ("2026-03-10", "2026-02-28", None, None),
    ],
)
def test_figures_exist_from_the_first_entry_or_the_start_until_leaving_or_today(
    started: str | None, left: str | None, first_entry: str | None, expected: tuple[str, str] | None
) -> None:
    def day(text: str | None) -> date | None:
        return date.fromisoformat(text) if text else None

    house = Household(id=Id(1), code="A1", name="บ้าน", started_on=day(started), left_on=day(left))
    today = date(2026, 11, 21)

    span = enrolled_months(house, day(first_entry), today)

    assert (None if span is None else (span[0].iso, span[1].iso)) == expected
    days = sum(
        days_enrolled(house, day(first_entry), month, today) for month in months_between(Month(2025, 1), Month(2027, 6))
    )
    known = [one for one in (day(started), day(first_entry)) if one]
    last = min(day(left) or today, today)
    assert days == (max(0, (last - min(known)) // timedelta(days=1) + 1) if known else 0)


def test_a_households_word_on_its_own_sub_category_goes_before_that_on_the_code_and_the_standard() -> None:
    def word(number: int, code: str, need: Need | None, *, is_deleted: bool = False) -> HouseholdCategory:
        under = code.partition(".")[0]
        return HouseholdCategory(
            id=Id(number), household=HOUSE.id, code=code, under=under, need=need, is_deleted=is_deleted
        )

    classes = need_classes(
        [
            word(20_002, "E01", Need.SOCIAL),
            word(20_001, "E01", Need.REDUCIBLE),
            word(20_003, "E01.1", Need.NECESSARY),
            word(20_004, "E01.2", None),
            word(20_005, "E02", Need.SOCIAL, is_deleted=True),
        ]
    )

    assert classes.of("E01", 0) is Need.REDUCIBLE
    assert classes.of("E01", 20_003) is Need.NECESSARY
    assert classes.of("E01", 20_004) is Need.REDUCIBLE
    assert classes.of("E02", 0) is need_classes([]).of("E02", 0)
    assert classes.of("E27", 0) is None
