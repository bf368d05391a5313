"""The register reminds of the day until which data was to be kept, and erases nothing by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from household_ledger.domain.register import Household
from household_ledger.services.commands.provider import TellProvider
from household_ledger.services.views.retention import data_due
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.register import RegisterPage
from household_ledger.ui.widgets.states import Banner
from tests.ui.conftest import Shot
from tests.ui.hands import child
from tests.ui.provider.conftest import Shown, wait


def _say(desk: Desk, until: date | None) -> None:
    with desk.reader() as reader:
        provider, project = reader.provider(), reader.project()
    desk.execute(TellProvider((provider, project), provider, replace(project, keep_until=until, price_year=None)))


def test_it_reminds_from_the_day_after_and_names_those_who_are_still_there(
    shown: Shown, desk: Desk, shot: Shot
) -> None:
    page = shown(RegisterPage, desk)
    assert not page.findChildren(Banner, "data_due")

    _say(desk, desk.today)
    wait(desk)
    assert not page.findChildren(Banner, "data_due"), "today it is still to be kept"

    _say(desk, date(2026, 11, 20))
    wait(desk, lambda: page.due is not None)
    shot(page, "data_due")
    words = child(page, "data_due", Banner).words.words()  # type: ignore[attr-defined]
    assert "20 พ.ย. 2569" in words
    assert "4 ครัวเรือน" in words
    with desk.reader() as reader:
        assert all(one.name in words for one in reader.households())
        assert len(reader.all(Household)) == 4, "nothing went by itself"

    _say(desk, None)
    wait(desk, lambda: page.due is None)


def test_nobody_is_due_where_no_day_was_said_or_nobody_is_left(desk: Desk, empty_desk: Desk) -> None:
    with desk.reader() as reader:
        assert data_due(reader, date(2099, 1, 1)) is not None
    _say(desk, None)
    with desk.reader() as reader:
        assert data_due(reader, date(2099, 1, 1)) is None
    _say(empty_desk, date(2026, 1, 1))
    with empty_desk.reader() as reader:
        assert data_due(reader, empty_desk.today) is None
