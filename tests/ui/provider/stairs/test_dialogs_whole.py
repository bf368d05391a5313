"""The dialogs of the staircases in every size of letters: nothing cut off, unnamed, untranslated or out of reach."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from household_ledger.domain.change_eight import ChangeLabel
from household_ledger.domain.register import Household, Member, Person, Provider
from household_ledger.domain.staircase import StairMark
from household_ledger.services.commands.changes import NameChanges
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.commands.stairs import MarkStair
from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.stairs.editor import StaircaseEditor
from household_ledger.ui.pages.provider.stairs.page import StairsPage
from household_ledger.ui.pages.provider.stairs.queue import QueueDialog
from household_ledger.ui.pages.provider.stairs.steps_dialog import StepsDialog
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import DARK, LIGHT
from household_ledger.ui.widgets.form import FormDialog
from tests.ui import looking
from tests.ui.conftest import Shot, wear
from tests.ui.hands import press
from tests.ui.provider.conftest import Shown, drop, wait
from tests.ui.provider.stairs.making import home, in_dialog, mark_of, two_people
from tests.ui.test_every_page import LONG

SCREEN = 1366
"""Pixels of the smallest screen; without one Qt says 800."""
LOOKS = {
    "th": (Look(), "th"),
    "th-150": (Look(LIGHT, 150), "th"),
    "en-150": (Look(DARK, 150), "en"),
}


@pytest.fixture(params=LOOKS)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> str:
    look, spoken = LOOKS[request.param]
    wear(qapp, look)
    set_language(spoken)
    return spoken


@pytest.fixture
def page(shown: Shown, desk: Desk, language: str) -> StairsPage:
    two_people(desk)
    with desk.reader() as reader:
        first = reader.households()[0]
    desk.execute(ReplaceRecord(was=first, now=replace(first, name=LONG)))
    desk.execute(MarkStair(replace(mark_of(home(desk, 0), 5), document=LONG, note=f"{LONG} {LONG}")))
    desk.execute(NameChanges((LONG[:90], "การออม", "หนี้สิน", "อาชีพ", "สุขภาพ", "ครอบครัว", "ชุมชน", "ความสุข")))
    return shown(StairsPage, desk)


def faults(dialog: QDialog, language: str, desk: Desk) -> dict[str, list[str]]:
    for _turn in range(5):
        QTest.qWait(5)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with desk.reader() as reader:
        kinds = (Household, Member, Person, Provider, ChangeLabel, StairMark)
        data = "\n".join(str(one) for kind in kinds for one in reader.all(kind))
    found = {
        "clipped": looking.clipped(dialog),
        "overlapping": looking.overlapping(dialog),
        "unnamed": looking.unnamed(dialog),
        "untranslated": looking.untranslated(dialog, language, data),
        "out of reach": looking.unreachable(dialog),
        "wider than the screen": [str(dialog.width())] if dialog.width() > SCREEN else [],
    }
    return {name: told for name, told in found.items() if told}


def is_as_wide_as_seen(part: QWidget) -> bool:
    """Tell whether a part that scrolls up and down has all its width in sight."""
    seen = part.parentWidget()
    return seen is not None and part.width() <= seen.width()


def test_the_stairs_of_a_household_are_whole(page: StairsPage, desk: Desk, language: str, shot: Shot) -> None:
    seen: list[dict[str, list[str]]] = []

    def look(dialog: StepsDialog) -> None:
        press(dialog.verify)  # refused: its words and the way on are seen too
        shot(dialog, f"steps-{language}")
        assert is_as_wide_as_seen(dialog.detail)
        seen.append(faults(dialog, language, desk))
        dialog.reject()

    in_dialog(StepsDialog, look)
    page.open_steps(home(desk, 0), 5)

    assert seen == [{}]


def test_the_queue_is_whole(page: StairsPage, desk: Desk, language: str, shot: Shot) -> None:
    seen: list[dict[str, list[str]]] = []

    def look(dialog: QueueDialog) -> None:
        press(dialog.next)
        shot(dialog, f"queue-{language}")
        assert is_as_wide_as_seen(dialog.detail)
        seen.append(faults(dialog, language, desk))
        dialog.reject()

    in_dialog(QueueDialog, look)
    press(page.next)

    assert seen == [{}]


def test_the_editor_is_whole(page: StairsPage, desk: Desk, language: str, shot: Shot) -> None:
    seen: list[dict[str, list[str]]] = []

    def look(editor: StaircaseEditor) -> None:
        editor.table.selectRow(4)
        press(editor.away)
        shot(editor, f"editor-{language}")
        seen.append(faults(editor, language, desk))
        editor.reject()

    in_dialog(StaircaseEditor, look)
    press(page.edit)

    assert seen == [{}]


@pytest.mark.parametrize("form", ["change", "fall", "names", "scores"])
def test_a_form_is_whole(page: StairsPage, desk: Desk, language: str, shot: Shot, form: str) -> None:
    seen: list[dict[str, list[str]]] = []

    def look(asked: FormDialog) -> None:
        shot(asked, f"{form}-{language}")
        assert all(one.width() <= asked.width() for one in asked.fields()), "wider than its form"
        seen.append(faults(asked, language, desk))
        drop(asked)

    if form in ("change", "fall"):

        def deed(dialog: StepsDialog) -> None:
            in_dialog(FormDialog, look)
            (dialog.change if form == "change" else dialog.fall).click()
            dialog.reject()

        in_dialog(StepsDialog, deed)
        page.open_steps(home(desk, 0), 5)
    else:
        in_dialog(FormDialog, look)
        (page.changes.ask_names if form == "names" else page.changes.ask_scores)()
    wait(desk)

    assert seen == [{}]
