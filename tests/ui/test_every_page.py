"""Every page in every look: nothing clipped, overlapping, unnamed, untranslated or out of the keyboard's reach."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.app.at_hand import LedgerAtHand
from household_ledger.domain.register import Household, Member, Person, Project, Provider, VillageGroup
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ports import EntryQuery
from household_ledger.settings import SHOW_EVERYTHING, Settings
from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.rail import rail_width
from household_ledger.ui.jobs import Jobs
from household_ledger.ui.pages.catalogue import PAGE, PAGES
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.pages.page import Page
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import DARK, LIGHT
from household_ledger.ui.widgets.chart_view import ChartView
from tests.charts.making import comparison
from tests.ui import looking
from tests.ui.conftest import Shot, wear

KEYS = [one.key for one in PAGES]
_QUIET = 8
"""So many turns with nothing to wait for nothing more comes."""
HEIGHT = 660
"""What the frame leaves a page of 768 lines."""
LONG = "นางสาวพรรณทิพาวดีศรีสุขเกษมสันต์ วงศ์สุวรรณประเสริฐกุลชัยพัฒนาเจริญรุ่งเรือง"


@dataclass(frozen=True)
class Dress:
    name: str
    look: Look
    language: str = "th"


DRESSES = (
    Dress("light", Look()),
    Dress("dark", Look(DARK)),
    Dress("150", Look(LIGHT, 150)),
    Dress("200", Look(LIGHT, 200)),
    Dress("english", Look(), "en"),
    Dress("english-150", Look(DARK, 150), "en"),
)


@pytest.fixture(params=DRESSES, ids=lambda one: one.name)
def dress(request: pytest.FixtureRequest, qapp: QApplication) -> Dress:
    chosen: Dress = request.param
    wear(qapp, chosen.look)
    set_language(chosen.language)
    return chosen


def built(key: str, desk: Desk) -> Page:
    page = PAGE[key].make(desk)
    page.resize(1366 - rail_width(), HEIGHT)
    page.show()
    page.refresh()
    settle(desk, page)
    return page


def settle(desk: Desk, page: Page | None = None) -> None:
    """Let jobs end, charts be drawn at their size and late layouts happen: what lies deep asks level by level."""
    quiet = 0
    for _turn in range(2000):
        QTest.qWait(2)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        charts = [one for one in page.findChildren(ChartView) if one.isVisible()] if page is not None else []
        quiet = quiet + 1 if not desk.jobs.is_busy and all(one.is_drawn for one in charts) else 0
        if quiet > _QUIET:
            return


def faults(page: Page, language: str, data: str) -> dict[str, list[str]]:
    found = {
        "clipped": looking.clipped(page),
        "wider than its place": too_wide(page),
        "overlapping": looking.overlapping(page),
        "unnamed": looking.unnamed(page),
        "untranslated": looking.untranslated(page, language, data),
    }
    return {name: told for name, told in found.items() if told}


def too_wide(page: Page) -> list[str]:
    """Say whether the body is wider than what is seen of it: it scrolls up and down only."""
    held = page.area.widget()
    body, seen = held.width() if held is not None else 0, page.area.viewport().width()
    return [f"{body} px of {seen} px"] if body > seen else []


def names_in(desk: Desk) -> str:
    """Give every word that is data of the file."""
    with desk.reader() as reader:
        kinds = (Household, Member, Person, VillageGroup, Provider, Project)
        entries = {entry.description for entry in reader.entries(EntryQuery())}
        return "\n".join([*(str(one) for kind in kinds for one in reader.all(kind)), *entries])


@pytest.mark.parametrize("key", KEYS)
def test_a_page_of_the_made_up_village_is_whole(key: str, desk: Desk, dress: Dress, shot: Shot) -> None:
    page = built(key, desk)

    shot(page, f"{key}-{dress.name}")
    assert faults(page, dress.language, names_in(desk)) == {}
    assert looking.layouts_at_rest() == 0, "a page nobody touches does nothing"
    page.close()


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_page_that_shows_everything_is_whole_in_large_letters(
    key: str, language: str, desk: Desk, qapp: QApplication, shot: Shot
) -> None:
    wear(qapp, Look(LIGHT, 150))
    set_language(language)
    desk.settings.choose(SHOW_EVERYTHING, value=True)
    page = built(key, desk)

    shot(page, f"{key}-everything-{language}")
    assert faults(page, language, names_in(desk)) == {}
    page.close()


@pytest.mark.parametrize("is_everything", [False, True])
def test_a_household_compared_is_whole(
    is_everything: bool,  # noqa: FBT001 -- a case of the test
    desk: Desk,
    dress: Dress,
    shot: Shot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Figures, "comparison", lambda *_asked: comparison())
    desk.settings.choose(SHOW_EVERYTHING, value=is_everything)
    page = built("before_after", desk)

    shot(page, f"before_after-compared-{is_everything}-{dress.name}")
    assert faults(page, dress.language, names_in(desk)) == {}
    assert looking.layouts_at_rest() == 0
    page.close()


@pytest.mark.parametrize("key", KEYS)
def test_a_page_of_an_empty_book_is_whole(key: str, empty_desk: Desk, shot: Shot) -> None:
    page = built(key, empty_desk)

    shot(page, f"{key}-empty")
    assert faults(page, "th", "") == {}
    assert page.title.words()
    page.close()


@pytest.fixture
def long_desk(opened_demo: LedgerAtHand, settings: Settings, jobs: Jobs, desk: Desk) -> Desk:
    """Give the made-up village with very long Thai names."""
    with opened_demo.reader() as reader:
        household = reader.households()[0]
        records: list[Member | VillageGroup] = [*reader.all(Member), *reader.all(VillageGroup)]
    desk.execute(ReplaceRecord(was=household, now=replace(household, name=LONG)))
    for one in records:
        desk.execute(ReplaceRecord(was=one, now=replace(one, name=f"{one.name} {LONG}")))
    return desk


@pytest.mark.parametrize("key", KEYS)
def test_a_page_with_very_long_names_is_whole(key: str, long_desk: Desk, shot: Shot) -> None:
    page = built(key, long_desk)

    shot(page, f"{key}-long")
    assert faults(page, "th", names_in(long_desk)) == {}
    page.close()


@pytest.mark.parametrize("key", KEYS)
def test_every_control_of_a_page_is_reached_by_tab_and_large_enough(key: str, desk: Desk) -> None:
    page = built(key, desk)

    assert looking.unreachable(page) == []
    assert looking.small_targets(page) == []
    page.close()


def test_the_row_being_typed_is_whole_in_sight_also_under_a_long_heading(desk: Desk, qapp: QApplication) -> None:
    wear(qapp, Look(LIGHT, 150))

    page = built("entry", desk)

    assert isinstance(page, EntryPage)
    view = page.grid.view
    assert view.editor.isVisible()
    assert view.editor.geometry().bottom() <= view.viewport().height()
