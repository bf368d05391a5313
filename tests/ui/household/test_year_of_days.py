"""A year of days on the month's page: a day shows its entries, a gap leads to writing, the same days as the figures."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from household_ledger.charts.canvas import Spot
from household_ledger.domain.figures_days import DayState
from household_ledger.domain.period import Month
from household_ledger.text.i18n import set_language
from household_ledger.ui.arrivals import Arrival, WriteOn
from household_ledger.ui.desk import Desk, Looked, Sight
from household_ledger.ui.pages.household.month.page import MonthPage
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import DARK, LIGHT
from tests.ui import looking
from tests.ui.charts.conftest import settle
from tests.ui.conftest import Shot, wear
from tests.ui.hands import child, press
from tests.ui.household.conftest import OCTOBER, built, home


@pytest.fixture
def days(page: MonthPage, desk: Desk) -> MonthPage:
    press(child(page, "choice_days"))
    settle(desk)
    return page


def spot_of(page: MonthPage, told: str) -> Spot:
    return next(one for one in page.days.view.spots() if told in one.told)


def test_the_page_says_how_much_of_the_month_is_written_and_shows_twelve_months(
    days: MonthPage, desk: Desk, shot: Shot
) -> None:
    calendar = desk.figures.recording(home(desk), OCTOBER.plus(-11), OCTOBER)
    shot(days, "year-of-days")

    assert days.title.words().startswith("ตุลาคม 2569 จด")
    assert f"{calendar.days_recorded} จาก {calendar.days_in_months} วัน" in days.subtitle.words()
    shown = [one for month in calendar.months for one in month.days if one.state is not DayState.AHEAD]
    assert len(days.days.view.spots()) == len([one for one in shown if one.state is not DayState.OUTSIDE])


def test_a_day_that_is_written_shows_its_entries(days: MonthPage, desk: Desk, looked: list[Looked]) -> None:
    days.days.view.press(spot_of(days, "จดแล้ว"))

    (asked,) = looked
    with desk.reader() as reader:
        assert [entry for query in asked.queries for entry in reader.entries(query)]


def test_a_gap_leads_to_writing_on_that_day_in_its_month(days: MonthPage, desk: Desk, looked: list[Looked]) -> None:
    calendar = desk.figures.recording(home(desk), OCTOBER.plus(-11), OCTOBER)
    gap = next(one.day for month in calendar.months for one in month.days if one.state is DayState.UNKNOWN)
    gone: list[tuple[str, Arrival | None, Sight]] = []
    desk.page_asked.connect(lambda key, wish, sight: gone.append((key, wish, sight)))

    days.days.view.press(next(one for one in days.days.view.spots() if one.about == gap))

    assert looked == []
    assert [(key, wish) for key, wish, _sight in gone] == [("entry", WriteOn(gap))]
    assert gone[0][2].month == Month.of(gap)
    assert isinstance(gap, date)


def test_the_days_stay_in_sight_when_the_month_turns_and_when_the_page_is_built_anew(
    days: MonthPage, desk: Desk
) -> None:
    desk.turn_to(OCTOBER.plus(-1))

    assert days.title.words().startswith("กันยายน 2569 จด")
    assert days.stack.currentWidget() is days.days

    again = MonthPage(desk)
    again.restore(days.keep())
    assert again.sight.current() == "days"


@pytest.mark.parametrize(
    ("look", "language"),
    [(Look(DARK), "th"), (Look(LIGHT, 150), "th"), (Look(LIGHT, 200), "en")],
    ids=["dark", "150", "english-200"],
)
def test_nothing_is_clipped_in_any_look(qapp: QApplication, desk: Desk, shot: Shot, look: Look, language: str) -> None:
    wear(qapp, look)
    set_language(language)
    page = built(desk)
    press(child(page, "choice_days"))
    settle(desk)
    shot(page, f"year-of-days-{look.type_size}-{language}")

    assert looking.clipped(page) == []
    assert looking.overlapping(page) == []
    assert page.days.view.is_drawn
    page.close()
