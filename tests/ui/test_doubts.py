"""What nobody knew of whether it was saved, once it is known: what is meant by the like of it, and by what follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Role
from household_ledger.domain.register import Person
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.drafts import Drafts
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Command, EntryQuery
from household_ledger.ui.coming_back import CameBack
from household_ledger.ui.desk import Desk
from tests.ui.lost_answers import BOTH, IS_SAVED, Lose, gone, lose, server_back, spending

__all__ = ["lose"]


def count(desk: Desk, what: str) -> int:
    """Count the entries of these words."""
    with desk.reader() as reader:
        there = reader.entries(EntryQuery(household=desk.household, first=desk.today, last=desk.today))
        return sum(one.description == what for one in there)


def test_the_like_of_what_everybody_sees_is_saved_is_written_from_elsewhere(desk: Desk, lose: Lose) -> None:
    rice = spending(desk, "ข้าวราดแกง", 20_00)
    lose(IS_SAVED)
    with pytest.raises(EnvironmentProblem, match="saved_unknown"):
        desk.execute(rice, of="row")
    server_back(desk)
    desk.execute(rice)

    assert count(desk, "ข้าวราดแกง") == 2


def person(name: str) -> AddRecords:
    """Say who types, too: what no draft is kept of."""
    return AddRecords((Person(id=NO_ID, name=name, role=Role.RECORDER),))


def refuse(desk: Desk, command: Command, monkeypatch: pytest.MonkeyPatch, *, of: str | None = None) -> None:
    """Have a server that is away refuse something."""
    with monkeypatch.context() as away:
        away.setattr(Ledger, "execute", gone)
        with pytest.raises(EnvironmentProblem, match="server_gone"):
            desk.execute(command, of=of)


@pytest.fixture
def folder(desk: Desk, tmp_path: Path) -> Path:
    """Have drafts kept in a folder."""
    desk.drafts_folder = tmp_path / "unsaved"
    return desk.drafts_folder


@pytest.mark.usefixtures("folder")
def test_what_was_refused_and_has_no_row_is_told_once_when_the_server_is_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _time in range(2):
        refuse(desk, person("ป้าแดง"), monkeypatch)

    assert desk.come_back() == CameBack(deeds=1)
    assert desk.come_back() == CameBack()


@pytest.mark.usefixtures("folder")
def test_what_was_done_after_all_is_not_told_as_lost(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(desk, person("ป้าแดง"), monkeypatch)
    desk.execute(person("ป้าแดง"))

    assert desk.come_back() == CameBack()


@pytest.mark.usefixtures("folder")
@BOTH
def test_what_nobody_knew_of_and_has_no_row_is_told_as_what_it_was(desk: Desk, lose: Lose, *, is_saved: bool) -> None:
    lose(is_saved)
    with pytest.raises(EnvironmentProblem, match="saved_unknown"):
        desk.execute(person("ป้าแดง"))
    desk.look_after_doubts()

    assert desk.come_back() == (CameBack(saved=1) if is_saved else CameBack(deeds=1))


def test_rows_of_an_earlier_run_are_not_said_to_stand_anywhere(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Drafts(folder, desk.opened.book).refused(spending(desk, "ข้าวเมื่อวาน", 30_00))
    refuse(desk, spending(desk, "ข้าว", 20_00), monkeypatch, of="row")
    assert desk.come_back() == CameBack(standing=1, adrift=1)
    desk.give_up("row")
    assert desk.come_back() == CameBack(adrift=2)
    desk.execute(spending(desk, "ข้าว", 20_00), of="another row")

    assert desk.come_back() == CameBack(adrift=1), "typed anew, it is in the book"


@pytest.mark.usefixtures("folder")
def test_a_row_saved_when_the_server_is_back_is_what_waited(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    rice = spending(desk, "ข้าว", 20_00)
    refuse(desk, rice, monkeypatch, of="row")
    desk.back.connect(lambda: desk.execute(rice, of="row"))

    assert desk.come_back() == CameBack(saved=1)


def test_of_two_kinds_of_things_not_saved_both_are_said() -> None:
    said = CameBack(saved=3, standing=2, deeds=1).words()

    assert "2 แถว" in said
    assert "1 อย่าง" in said
    assert "ครบ" not in said
