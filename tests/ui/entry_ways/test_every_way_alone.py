"""Each way of writing is enough by itself with the keyboard alone, the mouse alone, a finger alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.entry import Entry
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.desk import Desk
from tests.ui.entry_ways.alone import BY_KEYS, BY_POINTING, Guard, finger, gather, hit, with_mouse
from tests.ui.entry_ways.ways import built, settle, views

gather()
VIEWS = views()
_SATANG, _HOUR = 120_00, 1_000


@contextmanager
def guarded(*, is_by_keys: bool) -> Iterator[None]:
    """Look that hands do what they are meant to alone."""
    guard, application = Guard(is_by_keys=is_by_keys), QApplication.instance()
    assert application is not None
    application.installEventFilter(guard)
    try:
        yield
    finally:
        application.removeEventFilter(guard)
    assert guard.broken == []


def written(desk: Desk) -> list[Entry]:
    with desk.reader() as reader:
        return list(reader.entries(EntryQuery(household=desk.household)))


def see_one_more(desk: Desk, before: list[Entry]) -> None:
    settle(desk)
    made = [one for one in written(desk) if one not in before]
    worth = [one.quantity if one.kind is EntryKind.HOURS else sum(max(x.satang, 0) for x in one.lines) for one in made]
    assert worth in ([_SATANG], [_HOUR]), "one entry of 120 baht (or 1 h)"


@pytest.mark.parametrize("view", VIEWS)
def test_a_way_is_known_to_be_enough_by_itself(view: str) -> None:
    for known, how in ((BY_KEYS, "by_keys"), (BY_POINTING, "by_pointing")):
        assert view in known, f"write one entry of 120 baht under @{how}({view!r}) in tests/ui/entry_ways/alone_*.py"


@pytest.mark.parametrize("view", [one for one in VIEWS if one in BY_KEYS])
def test_an_entry_is_written_with_keys_alone(view: str, desk: Desk) -> None:
    page, before = built(view, desk), written(desk)
    desk.changed.connect(lambda _changes: page.refresh())
    with guarded(is_by_keys=True):
        BY_KEYS[view](page, hit)
    see_one_more(desk, before)
    page.close()


@pytest.mark.parametrize("pointer", [lambda: with_mouse, finger], ids=["mouse", "finger"])
@pytest.mark.parametrize("view", [one for one in VIEWS if one in BY_POINTING])
def test_an_entry_is_written_by_pointing_alone(view: str, pointer: Callable[[], object], desk: Desk) -> None:
    page, before = built(view, desk), written(desk)
    desk.changed.connect(lambda _changes: page.refresh())
    with guarded(is_by_keys=False):
        BY_POINTING[view](page, pointer())  # type: ignore[arg-type]
    see_one_more(desk, before)
    page.close()
