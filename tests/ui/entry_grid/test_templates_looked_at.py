"""Templates, the search and what is kept of it, looked at in every look: nothing clipped, unnamed, out of reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.domain.template import Template
from household_ledger.services.commands.filters import SaveFilter
from household_ledger.services.commands.templates import SaveTemplate
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.entry_filter_text import to_text
from household_ledger.services.ports import EntryQuery
from household_ledger.services.sought import Sought, Span
from household_ledger.services.typed.templates import rows_to_keep
from household_ledger.services.views.entry_rows import entry_rows
from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import DARK, LIGHT
from tests.ui.conftest import Shot, wear
from tests.ui.entry_grid.conftest import THIS_MONTH, built, settle
from tests.ui.entry_grid.test_templates import in_dialog
from tests.ui.looking import clipped, overlapping, small_targets, unnamed, untranslated

LONG = "ของใช้และอาหารทั้งสัปดาห์จากตลาดนัดวันเสาร์ บ้านหนองแวงใต้"
LOOKS = [("th", "light", 100), ("th", "dark", 150), ("en", "light", 150), ("th", "light", 200)]
OCTOBER = Month(2026, 10)


@pytest.fixture(params=LOOKS, ids=lambda one: "-".join(map(str, one)))
def dressed(
    request: pytest.FixtureRequest, desk: Desk, qapp: QApplication, qtbot: QtBot
) -> Iterator[tuple[EntryPage, str]]:
    """Build the page in a look, with templates and searches of long and short names."""
    language, theme, size = request.param
    household = desk.household or NO_ID
    with desk.reader() as reader:
        rows = entry_rows(reader, EntryQuery(household=household, first=OCTOBER.first, last=OCTOBER.last))
        texts = [rows_to_keep(rows[:1], reader), rows_to_keep(rows[:30], reader)]
    for name, text in zip(("ตลาด", LONG), texts, strict=True):
        desk.execute(SaveTemplate(Template(id=NO_ID, household=household, name=name, rows=text)))
    sought = Sought(span=Span.THREE_MONTHS, wanted=EntryFilter(text="ไข่", has_photo=True, is_corrected=True))
    for name in ("ไข่", LONG):
        desk.execute(SaveFilter(SavedFilter(id=NO_ID, name=name, text=to_text(sought))))
    set_language(language)
    wear(qapp, Look(DARK if theme == "dark" else LIGHT, size))
    desk.turn_to(THIS_MONTH)
    yield built(desk, qtbot), language
    set_language("th")
    wear(qapp, Look())


def look_through(root: QWidget, language: str) -> None:
    settle()
    assert clipped(root) == []
    assert overlapping(root) == []
    assert unnamed(root) == []
    assert small_targets(root) == []
    assert language == "en" or untranslated(root, language) == []


def test_dialogs_are_whole_in_every_look(dressed: tuple[EntryPage, str], shot: Shot, desk: Desk) -> None:
    page, language = dressed

    def look(dialog: QDialog) -> None:
        shot(dialog, f"dialog-{dialog.objectName()}-{language}")
        look_through(dialog, language)

    assert desk.household
    for deed in ("use_template", "filter", "kept_searches"):
        in_dialog(look, lambda deed=deed: page.deeds.run(deed))  # type: ignore[misc]  # each its own deed


def test_the_search_is_whole_in_every_look(dressed: tuple[EntryPage, str], shot: Shot, desk: Desk) -> None:
    page, language = dressed
    page.going.open_search()
    household = desk.household or NO_ID
    pocket = page.grid.parts.book.pockets[0].id if page.grid.parts.book else household
    wanted = EntryFilter(text="ไข่", pocket=pocket, has_photo=True, is_corrected=True, tones=frozenset({"expense"}))
    page.grid.search.ask(Sought(span=Span.THREE_MONTHS, wanted=wanted))

    shot(page, f"search-{language}")
    look_through(page.grid.search, language)
