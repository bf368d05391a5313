"""What a group shows before its income may be claimed: whose it is, what is set beside what, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.first_year import Book, FirstYear, Lived, Spell, first_year
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.result import (
    HouseholdIndicators,
    Indicator,
    IndicatorResult,
    Key,
    Measure,
    Unit,
)
from household_ledger.domain.kinds import Grade
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from tests.domain.making import figures
from tests.domain.villages import AS_OF, Villager, village

TODAY = date(2026, 7, 21)
STARTED = date(2025, 6, 10)
Rates = tuple[Fraction | None, Fraction]


def months_of(shape: str, *, grade: Grade = Grade.A, last: Month = AS_OF) -> list[MonthFigures]:
    """Make months up to one: "." has 100 baht more than it needs, "x" 100 less, "c" is of grade C and short."""
    first = last.plus(1 - len(shape))
    made = []
    for back, sign in enumerate(shape):
        spent = 5_000 if sign == "." else 25_000
        month = figures(first.plus(back), cash={"I01": 15_000}, grade=Grade.C if sign == "c" else grade)
        made.append(replace(month, cash=replace(month.cash, cash_spending=Money(spent))))
    return made


def indicators(
    household: int, *, saving: Rates = (None, Fraction(0)), short: Fraction = Fraction(0), work: Sequence[Measure] = ()
) -> HouseholdIndicators:
    grades = ((Grade.A, 2), (Grade.B, 1))
    results = (
        IndicatorResult(
            Indicator.SAVING,
            (Measure(Key.SAVING_RATE, saving[0], Unit.RATIO), Measure(Key.SAVING_MONTHS, saving[1], Unit.RATIO)),
            (),
            grades,
        ),
        IndicatorResult(Indicator.SHORT_MONTHS, (Measure(Key.SHORT_SHARE, short, Unit.RATIO),), (), grades),
        IndicatorResult(Indicator.NEW_OCCUPATIONS, tuple(work), (), grades),
    )
    return HouseholdIndicators(Id(household), f"{household:03}", "", AS_OF, 2026, (), (), results)


def shown(*books: Book, villagers: Sequence[Villager] = ()) -> FirstYear:
    change = village(villagers or [Villager(months_after=2)] * len(books))
    return first_year(change, books, TODAY)


def book(household: int, shape: str = "", *, start: date | None = STARTED, **told: object) -> Book:
    return Book(Id(household), start, months_of(shape), indicators(household, **told))  # type: ignore[arg-type]


def test_the_first_months_since_the_start_stand_beside_as_many_of_the_last() -> None:
    short = shown(book(1, "xxx..x..."), book(2, "x......"), book(3, "...xx.xx")).short

    # nine months: four, the one in the middle left out, four; seven: three and three; eight: four and four
    assert (short.first, short.last) == (Spell(short=5, months=11), Spell(short=4, months=11))
    assert (short.fewer, short.as_many, short.more) == ((1, 2), (), (3,))
    assert short.too_young == ()


def test_months_before_the_start_and_of_poor_quality_are_in_no_half() -> None:
    since = date(2026, 1, 20)  # its month is in neither period: the five months from February on are one too few
    before_it = book(1, "xxxxxx.....", start=since)
    poor = book(2, "cxxx...")
    one_too_few = book(3, "ccxx...")

    short = shown(before_it, poor, one_too_few).short

    assert short.too_young == (1, 3)
    assert short.fewer == (2,)
    assert (short.first, short.last) == (Spell(short=3, months=3), Spell(short=0, months=3))


def test_who_left_and_who_is_compared_with_show_nothing_but_how_accounts_were_kept() -> None:
    left = Villager(left_on=date(2026, 5, 1), months_after=2)
    staying = Villager(months_after=2)
    books = [book(number, "." * 8, saving=(None, Fraction(1))) for number in (1, 2)]

    year = shown(*books, villagers=[left, staying])

    assert year.households == (2,)
    assert year.recording.value(Key.HOUSEHOLDS) == 2
    assert year.short.as_many == (2,)
    assert year.saving.regularity.n == 1


def test_savings_are_added_over_the_year_and_rates_are_those_of_the_household_in_the_middle() -> None:
    def saver(number: int, rate: Fraction | None, put_in: int) -> Book:
        plain = book(number, "." * 14, saving=(rate, Fraction(number, 4)))
        months = [
            replace(
                one,
                cash=replace(one.cash, deposits=Money(put_in), withdrawals=Money(10)),
                savings_end=Money(put_in * place),
            )
            for place, one in enumerate(plain.months, start=1)
        ]
        return replace(plain, months=months)

    saving = shown(saver(1, Fraction(1, 10), 500), saver(2, None, 0), saver(3, Fraction(3, 10), 700)).saving

    assert saving.put_by == (1, 3)
    assert (saving.deposits, saving.withdrawals, saving.held) == (12 * 1200, 12 * 30, 14 * 1200)
    assert (saving.regularity.n, saving.regularity.value) == (3, Fraction(2, 4))
    assert (saving.rate.n, saving.rate.value) == (2, None), "two households are no group"
    assert saving.grades == ((Grade.A, 6), (Grade.B, 3))


def test_new_work_is_counted_by_occupation_and_by_household() -> None:
    def measures(name: str, sales: int | None, *, active: int, at_6: int | None) -> list[Measure]:
        told = ((Key.SALES_MONTHS, sales), (Key.ACTIVE, active), (Key.ALIVE_6, at_6), (Key.ALIVE_12, None))
        return [
            Measure(key, None if value is None else Fraction(value), Unit.COUNT, of=name) for key, value in told
        ]  # fmt: skip

    def begun(count: int) -> Measure:
        return Measure(Key.NEW_OCCUPATIONS, Fraction(count), Unit.COUNT)

    two = (*measures("ไก่", 5, active=1, at_6=1), *measures("เห็ด", 1, active=0, at_6=0), begun(2))
    unsold = (*measures("จักสาน", 0, active=0, at_6=None), begun(1))

    work = shown(book(1, work=two), book(2, work=unsold), book(3, work=(begun(0),))).work

    assert (work.begun, work.selling, work.active) == (3, 2, 1)
    assert (work.households, work.sellers) == ((1, 2), (1,))
    assert (work.alive_6, work.alive_12) == (Lived(alive=1, known=2), Lived(alive=0, known=0))
    assert work.grades == ((Grade.A, 4), (Grade.B, 2)), "of those who began something"


def test_nobody_shows_nothing() -> None:
    year = shown()

    assert year.households == ()
    assert year.recording.values == ()
    assert (year.saving.deposits, year.short.share.value, year.work.begun) == (0, None, 0)
