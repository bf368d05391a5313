"""Every way of writing in every look: whole, named and translated; by Tab in the order one reads; large enough."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.register import Household, Member, Occupation, Pocket
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import LIGHT
from tests.ui import looking
from tests.ui.conftest import Shot, wear
from tests.ui.entry_ways.ways import against_reading, built, too_small, views
from tests.ui.test_every_page import DRESSES, LONG, Dress, faults, names_in

VIEWS = views()
WORN = [one for one in DRESSES if one.name in ("light", "150", "200", "english-150")]
"""Dark is the last; the page itself is looked at in all of them."""


def data_of(desk: Desk) -> str:
    """Give every word that is data of the file."""
    with desk.reader() as reader:
        kinds = (Household, Member, Pocket, Occupation)
        return "\n".join([names_in(desk), *(str(one) for kind in kinds for one in reader.all(kind))])


@pytest.mark.parametrize("dress", WORN, ids=lambda one: one.name)
@pytest.mark.parametrize("view", VIEWS)
def test_a_way_is_whole_in_every_look(view: str, dress: Dress, desk: Desk, qapp: QApplication, shot: Shot) -> None:
    wear(qapp, dress.look)
    set_language(dress.language)
    page = built(view, desk)

    shot(page, f"way-{view.replace('/', '-')}-{dress.name}")
    assert faults(page, dress.language, data_of(desk)) == {}
    assert looking.layouts_at_rest() == 0
    assert too_small(view, page) == []
    page.close()


@pytest.mark.parametrize("view", VIEWS)
def test_a_way_of_a_home_with_very_long_names_is_whole(view: str, desk: Desk, qapp: QApplication, shot: Shot) -> None:
    wear(qapp, Look(LIGHT, 150))
    with desk.reader() as reader:
        records: list[Any] = [
            *reader.all(Household)[:1],
            *reader.all(Member),
            *reader.all(Pocket),
            *reader.all(Occupation),
        ]
    for one in records:
        desk.execute(ReplaceRecord(was=one, now=replace(one, name=f"{one.name} {LONG}")))
    page = built(view, desk)

    shot(page, f"way-{view.replace('/', '-')}-long")
    assert faults(page, "th", data_of(desk)) == {}
    page.close()


@pytest.mark.parametrize("view", VIEWS)
def test_a_way_in_a_book_without_households_says_where_to_begin(view: str, empty_desk: Desk, shot: Shot) -> None:
    page = built(view, empty_desk)

    shot(page, f"way-{view.replace('/', '-')}-empty")
    assert faults(page, "th", "") == {}
    page.close()


@pytest.mark.parametrize("letters", [100, 150])
@pytest.mark.parametrize("view", VIEWS)
def test_tab_comes_to_every_control_of_a_way_in_the_order_one_reads(
    view: str, letters: int, desk: Desk, qapp: QApplication
) -> None:
    wear(qapp, Look(LIGHT, letters))
    page = built(view, desk)

    assert against_reading(page) == []
    assert looking.unreachable(page) == []
    page.close()
