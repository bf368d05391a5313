"""Are dates read in every form people write, in both eras, and read back as they are shown?"""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import thai_strftime

from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.text.calendar_words import FIRST_YEAR, LAST_YEAR
from household_ledger.text.dates import (
    DateStyle,
    MonthStyle,
    format_date,
    format_days,
    format_month,
    format_months,
    format_year,
    month_name,
    named_days,
    named_days_of_months,
    parse_date,
    parse_month,
    parse_year,
    weekday_name,
)
from household_ledger.text.i18n import using

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
SPEECHES = st.tuples(st.sampled_from(["th", "en"]), st.sampled_from(["arabic", "thai"]))
STYLES: list[DateStyle] = ["short", "medium", "long", "era", "full"]
MONTH_STYLES: list[MonthStyle] = ["short", "long", "era"]

FIFTH = [
    *("5", "๕", "5/11", "5/11/69", "5/11/2569", "๕/๑๑/๒๕๖๙", "05/11/2569", "5-11-2569", "5.11.69", "5 11 2569"),
    *("5 / 11 / 2569", "2026-11-05", "2569-11-05", "2026/11/5", "05112569", "๐๕๑๑๒๕๖๙", "20261105", "051169", "0511"),
    *("5 พ.ย.", "5 พย", "5พ.ย.69", "5 พ.ย. 2569", "5 พฤศจิกายน 2569", "๕ พฤศจิกายน พ.ศ. ๒๕๖๙", "5 พฤศจิกา 69"),
    *("วันที่ 5 เดือนพฤศจิกายน พ.ศ. 2569", "วันพฤหัสบดีที่ 5 พฤศจิกายน พ.ศ. 2569", "5 พ.ย. ค.ศ. 2026", "5/11/26 ค.ศ."),
    *("5 Nov 2026", "5 november 2026", "Nov 5, 2026", "Thursday 5 November 2026", "5 Nov 2569", "5/11/2026"),
]


@pytest.mark.parametrize("typed", FIFTH)
def test_every_form_of_the_fifth_of_november_is_read(typed: str) -> None:
    assert parse_date(typed, TODAY) == date(2026, 11, 5)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "date_empty"),
        *(
            (typed, "date_not_understood")
            for typed in ("พรุ่งนี้", "5/11/69/1", "5 พ.", "-5", "5//11", "5/11/", "พ.ศ. 2569")
        ),
        *((typed, "date_not_understood") for typed in ("5 พ.ย. ธ.ค.", "123/1/2569", "9" * 100, "²/3")),
        *(
            (typed, "date_impossible")
            for typed in ("0", "31", "32", "2569", "5/13", "5/0", "31/4/69", "29/2/2568", "29/2/2025")
        ),
        *((typed, "date_year") for typed in ("5/11/3112", "5/11/1469", "5/11/269", "5/11/9", "5/11/2399", "5/11/2300")),
        *((typed, "date_year") for typed in ("5/11 พ.ศ. 2026", "5/11/2569 ค.ศ.", "5 Nov 2026 BE")),
        ("วันศุกร์ที่ 5 พฤศจิกายน 2569", "date_weekday"),
    ],
)
def test_what_is_no_date_is_a_problem_and_never_another_date(typed: str, code: str) -> None:
    found = parse_date(typed, TODAY)

    assert isinstance(found, Problem)
    assert found.code == code


@pytest.mark.parametrize(
    ("typed", "day"),
    [("29/2/2571", date(2028, 2, 29)), ("29/2/2028", date(2028, 2, 29)), ("29 ก.พ. 67", date(2024, 2, 29))],
)
def test_the_leap_day_is_right_in_both_eras(typed: str, day: date) -> None:
    assert parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("21/12", date(2026, 12, 21)),
        ("22/12", date(2026, 12, 22)),
        ("23/12", date(2025, 12, 23)),
        ("1/1", date(2026, 1, 1)),
        ("31 ธ.ค.", date(2025, 12, 31)),
    ],
)
def test_a_day_without_a_year_is_the_latest_one_at_most_a_month_ahead(typed: str, day: date) -> None:
    assert parse_date(typed, TODAY) == day


@given(DAYS)
def test_a_day_without_a_year_is_never_far_from_the_reference(reference: date) -> None:
    found = parse_date("15/6", reference)

    assert isinstance(found, date)
    assert reference + timedelta(31 - 366) < found <= reference + timedelta(31)


@given(DAYS, SPEECHES, st.sampled_from(STYLES))
def test_a_date_survives_being_written_and_read(day: date, speech: tuple[str, str], style: DateStyle) -> None:
    with using(*speech):
        assert parse_date(format_date(day, style), TODAY) == day


@given(DAYS, SPEECHES)
def test_a_day_and_month_survive_when_read_on_that_day(day: date, speech: tuple[str, str]) -> None:
    with using(*speech):
        assert parse_date(format_date(day, "day"), day) == day


@given(DAYS)
def test_numbers_mean_the_same_day_in_either_era(day: date) -> None:
    for year in (day.year, day.year + 543):
        assert parse_date(f"{day.day}/{day.month}/{year}", TODAY) == day
        assert parse_date(f"{year}-{day.month:02}-{day.day:02}", TODAY) == day
        assert parse_date(f"{day:%d%m}{year}", TODAY) == day


@given(st.dates(date(1957, 1, 1), date(2056, 12, 31)))
def test_two_digits_are_the_buddhist_era(day: date) -> None:
    assert parse_date(f"{day.day}/{day.month}/{(day.year + 543) % 100:02}", TODAY) == day


@given(DAYS)
def test_thai_dates_are_what_an_independent_library_writes(day: date) -> None:
    moment = datetime.combine(day, time())

    with using("th"):
        assert format_date(day, "long") == thai_strftime(moment, "%-d %B %Y")
        assert format_date(day, "medium") == thai_strftime(moment, "%-d %b %Y")
        assert weekday_name(day) == thai_strftime(moment, "%A")


@given(st.text(alphabet="0123456789๑๒/-. พยมกธ.ศNov,ที่", max_size=20) | st.text(max_size=20), DAYS)
def test_nothing_typed_makes_the_reading_fail(typed: str, reference: date) -> None:
    assert isinstance(parse_date(typed, reference), date | Problem)
    assert isinstance(parse_month(typed, Month.of(reference)), Month | Problem)
    assert isinstance(parse_year(typed), int | Problem)


def test_styles_of_a_date() -> None:
    day = date(2026, 11, 5)

    with using("th", "thai"):
        assert format_date(day, "full") == "วันพฤหัสบดีที่ ๕ พฤศจิกายน พ.ศ. ๒๕๖๙"
        assert format_date(day, "short") == "๐๕/๑๑/๒๕๖๙"
    with using("th"):
        assert format_date(day) == "5 พ.ย. 2569"
        assert format_date(day, "day") == "5 พ.ย."
        assert format_year(2026, has_era=True) == "พ.ศ. 2569"
        assert weekday_name(day, is_short=True) == "พฤ."
    with using("en"):
        assert format_date(day, "long") == "5 November 2026"
        assert format_date(day, "full") == "Thursday 5 November 2026"
        assert format_year(2026, has_era=True) == "2026"


OCTOBER = [
    *("2026-10", "2569-10", "10/2569", "10/69", "10-2026", "๑๐/๒๕๖๙", "102569", "202610", "256910", "ต.ค. 2569"),
    *("ตค69", "ตุลาคม 69", "ตุลาคม พ.ศ. 2569", "เดือนตุลาคม 2569", "Oct 2026", "october 2026", "ต.ค. 2026", "2026 Oct"),
]


@pytest.mark.parametrize("typed", OCTOBER)
def test_every_form_of_october_is_read(typed: str) -> None:
    assert parse_month(typed) == Month(2026, 10)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "month_empty"),
        *((typed, "month_not_understood") for typed in ("10", "ต.ค.", "2569", "5 ต.ค. 2569", "5/10/2569", "x")),
        *((typed, "month_impossible") for typed in ("13/2569", "2026-13", "0/2569")),
        *((typed, "month_year") for typed in ("10/3112", "ต.ค. 9", "พ.ศ. 2026 ต.ค.")),
    ],
)
def test_what_is_no_month_is_a_problem(typed: str, code: str) -> None:
    found = parse_month(typed)

    assert isinstance(found, Problem)
    assert found.code == code


def test_a_month_without_a_year_is_the_latest_up_to_the_reference() -> None:
    assert parse_month("ต.ค.", Month(2026, 11)) == Month(2026, 10)
    assert parse_month("12", Month(2026, 11)) == Month(2025, 12)


@given(DAYS.map(Month.of), SPEECHES, st.sampled_from(MONTH_STYLES))
def test_a_month_survives_being_written_and_read(month: Month, speech: tuple[str, str], style: MonthStyle) -> None:
    with using(*speech):
        assert parse_month(format_month(month, style)) == month
        assert parse_year(format_year(month.year, has_era=True)) == month.year


def test_spans_say_once_what_both_ends_share() -> None:
    with using("th"):
        assert format_months(Month(2026, 5), Month(2026, 10)) == "พ.ค.–ต.ค. 2569"
        assert format_months(Month(2025, 11), Month(2026, 10)) == "พ.ย. 2568–ต.ค. 2569"
        assert format_months(Month(2026, 5), Month(2026, 5)) == "พ.ค. 2569"
        assert format_days(date(2026, 11, 5), date(2026, 11, 12)) == "5–12 พ.ย. 2569"
        assert format_days(date(2026, 10, 28), date(2026, 11, 3)) == "28 ต.ค.–3 พ.ย. 2569"
        assert format_days(date(2025, 12, 28), date(2026, 1, 3)) == "28 ธ.ค. 2568–3 ม.ค. 2569"
    with using("en"):
        assert format_months(Month(2026, 5), Month(2026, 10), "long") == "May–October 2026"
        assert month_name(5) == "May"


def test_a_year_is_read_in_either_era() -> None:
    assert [parse_year(typed) for typed in ("2569", "69", "พ.ศ. 2569", "2026", "ค.ศ. 2026", "๒๕๖๙")] == [2026] * 6
    for typed in ("", "123", "3112", "ต.ค. 2569", "พ.ศ. 2026"):
        assert isinstance(parse_year(typed), Problem)


@pytest.mark.parametrize(
    "typed", ["5/11/2569\u200b", "\ufeff5 พ.ย. 2569", "\u202a2026-11-05\u202c", "5\u200b/11\u200b/69"]
)
def test_what_comes_along_unseen_when_pasted_is_no_part_of_a_day(typed: str) -> None:
    assert parse_date(typed, date(2026, 11, 21)) == date(2026, 11, 5)


def days(*numbers: int) -> list[date]:
    return [date(2026, 10, number) for number in numbers]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((), ""),
        ((12,), "12"),
        ((12, 13), "12, 13"),
        ((12, 13, 14), "12–14"),
        ((1, 2, 3, 12, 16, 17), "1–3, 12, 16, 17"),
        (tuple(range(1, 32)), "1–31"),
    ],
)
def test_days_that_follow_each_other_are_named_as_a_span(numbers: tuple[int, ...], told: str) -> None:
    assert named_days(days(*numbers)) == told


@given(st.sets(st.integers(0, 30)))
def test_every_day_is_in_what_is_named_unless_it_ends_in_dots(chosen: set[int]) -> None:
    told = named_days([date(2026, 10, 1) + timedelta(days=number) for number in sorted(chosen)])

    covered: set[int] = set()
    for part in told.removesuffix(" …").split(", ") if told else []:
        low, _dash, high = part.partition("–")
        covered |= set(range(int(low) - 1, int(high or low)))
    assert covered <= chosen
    assert covered == chosen or told.endswith(" …")


def test_days_of_several_months_are_named_with_theirs() -> None:
    named = [*days(1, 2, 3, 12), date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 9)]
    assert named_days_of_months(named) == "1–3 ต.ค., 12 ต.ค., 31 ต.ค.–1 พ.ย., 9 พ.ย."
    assert named_days_of_months([]) == ""
