"""Going to another page, household and month at once is one move: told once, and each page is read once."""

from __future__ import annotations

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.entry_rows import entry_rows
from household_ledger.ui.arrivals import ShowEntry
from household_ledger.ui.desk import Looked, Sight
from household_ledger.ui.frame.entries_panel import EntriesPanel
from household_ledger.ui.frame.window import Window
from tests.ui.frame.conftest import TinyPage, page_of, settle

MAY = Month(2026, 5)


def reads(page: TinyPage) -> int:
    return page.asked.count("refresh")


def moves(window: Window) -> list[Sight]:
    told = list[Sight]()
    window.desk.moved.connect(lambda: told.append(window.desk.sight))
    return told


def test_a_page_of_another_household_and_month_is_read_once_and_the_one_left_not_at_all(window: Window) -> None:
    desk, left, told = window.desk, page_of(window), moves(window)
    third = desk.figures.households()[2].id
    before = reads(left)

    desk.go("savings", ShowEntry(Id(7)), household=third, month=MAY)
    settle()

    arrived = page_of(window)
    assert arrived.key == "savings"
    assert arrived.arrived == [ShowEntry(Id(7))]
    assert told == [Sight(third, MAY)]
    assert (reads(left) - before, reads(arrived)) == (0, 1)

    desk.go("today")
    settle()
    assert page_of(window) is left
    assert (reads(left) - before, reads(arrived)) == (1, 1), "what was left is read anew when it is shown again"


def test_a_page_that_was_made_before_is_read_once_for_the_move(window: Window) -> None:
    desk = window.desk
    window.go("entry")
    entry = page_of(window)
    window.go("today")
    before = reads(entry)

    desk.go("entry", month=MAY)
    settle()

    assert reads(entry) - before == 1


def test_the_page_shown_is_read_once_for_household_and_month_together(window: Window) -> None:
    page, told = page_of(window), moves(window)
    second = window.desk.figures.households()[1].id
    before = reads(page)

    window.desk.stand(Sight(second, MAY))
    window.desk.stand(Sight(second, MAY))
    settle()

    assert reads(page) - before == 1
    assert told == [Sight(second, MAY)]


def test_an_entry_pressed_in_the_drawer_is_one_move(window: Window) -> None:
    desk = window.desk
    third = desk.figures.households()[2].id
    window.go("entry")
    entry = page_of(window)
    window.go("today")
    left = page_of(window)
    query = EntryQuery(household=third, first=MAY.first, last=MAY.last)
    desk.entries_asked.emit(Looked("หนึ่งรายการ", (query,)))
    panel = window.parts.drawer.panel
    assert isinstance(panel, EntriesPanel)
    with desk.reader() as reader:
        row = next(iter(entry_rows(reader, query)))
    before = reads(left), reads(entry)

    panel.pressed.emit(row)
    settle()

    assert desk.sight == Sight(third, MAY)
    assert entry.arrived[-1] == ShowEntry(row.entry.id)
    assert (reads(left) - before[0], reads(entry) - before[1]) == (0, 1)


def test_a_household_chosen_from_the_register_is_read_once(window: Window) -> None:
    today = page_of(window)
    window.go("register")
    before = reads(today)

    window.look_at(window.desk.figures.households()[1].id)
    settle()

    assert page_of(window) is today
    assert reads(today) - before == 1


def test_nothing_moves_from_a_page_that_would_not_be_left(window: Window) -> None:
    desk, told = window.desk, moves(window)
    page_of(window).may_be_left = False
    sight = desk.sight

    desk.go("entry", household=desk.figures.households()[2].id, month=MAY)
    settle()

    assert (desk.sight, told, window.parts.pages.key) == (sight, [], "today")
