"""Rows the machine refuses, in every way of writing: kept in a draft file, offered when the book opens again."""

from __future__ import annotations

from pathlib import Path

import pytest

from household_ledger import files
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.drafts import Drafts, hold_room, room_of
from household_ledger.services.ledger import Ledger
from household_ledger.services.unsaved import Unsaved
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.window import Window
from household_ledger.ui.unsaved.dialog import UnsavedDialog, offer_unsaved
from household_ledger.ui.widgets import dialogs
from tests.db.ledgers import Book, HandClock, State
from tests.ui.entry_ways.actions_base import Scene, all_actions, breathe
from tests.ui.hands import press

_WRITES_ROWS = {"AddEntries", "AddRows", "AddWithPhotos", "AnswerQuestion", "ReplaceEntry", "ReplaceRow"}
_NO_ROWS = {"nothing_of_it"}
"""Of these what was answered is that there was nothing."""
ACTIONS = {name: one for name, one in all_actions().items() if _WRITES_ROWS & {*one.commands}}


def records(desk: Desk) -> State:
    store = desk.opened.ledger.store
    return Book(desk.opened.path, HandClock(), store, desk.opened.ledger).state()  # type: ignore[arg-type]


def refuse(*_said: object, **_more: object) -> None:
    raise EnvironmentProblem("disk_full", name="demo.hldb")


def refused(name: str, window: Window, monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[Unsaved]:
    """Do something with the hands while the machine refuses to write; give what is in the draft file."""
    window.desk.drafts_folder = folder
    hand = ACTIONS[name].do(Scene(window, monkeypatch))
    next(hand)
    breathe()
    with monkeypatch.context() as full:
        full.setattr(Ledger, "execute", refuse)
        assert next(hand, None) is None
        breathe()
    return Drafts(folder, window.desk.opened.book).rows


def offered(window: Window) -> UnsavedDialog:
    """Show what a book opened again would: the drafts read anew."""
    vars(window.desk.refused)["_drafts"] = None
    made = offer_unsaved(window.desk, window)
    assert made is not None
    return made


@pytest.mark.parametrize("name", sorted(ACTIONS.keys() - _NO_ROWS - {"a_name_made"}))
def test_a_refused_row_comes_back_and_is_what_would_have_been_saved(
    name: str, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = refused(name, window, monkeypatch, tmp_path / "unsaved")
    assert rows
    there = records(window.desk)

    made, gone = offered(window), list[int]()
    made.finished.connect(gone.append)
    assert made.table.model().rowCount() == len(rows)
    for _row in rows:
        press(made.save)
        breathe()

    assert Drafts(tmp_path / "unsaved", window.desk.opened.book).rows == []
    assert gone
    assert records(window.desk) != there, "saved when somebody wanted it, not before"


def test_a_row_saved_after_all_is_not_offered(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "unsaved"
    scene = Scene(window, monkeypatch)
    assert refused("a_large_button", window, monkeypatch, folder)
    assert list(folder.glob("*.json"))

    press(scene.tiles.write)
    breathe()

    assert not list(folder.glob("*.json"))
    assert offer_unsaved(window.desk, window) is None


def test_a_row_thrown_away_is_gone_and_later_is_later(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refused("a_large_button", window, monkeypatch, tmp_path / "unsaved")
    press(offered(window).later)
    made = offered(window)
    monkeypatch.setattr(dialogs, "confirm", lambda *_asked: True)
    there = records(window.desk)

    press(made.throw)
    breathe()

    assert offer_unsaved(window.desk, window) is None
    assert records(window.desk) == there
    assert not list((tmp_path / "unsaved").glob("*.json"))


def test_what_may_be_in_the_book_already_is_not_saved_with_all(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refused("a_large_button", window, monkeypatch, tmp_path / "unsaved")
    (written,) = (tmp_path / "unsaved").glob("*.json")
    content = written.read_bytes()
    press(offered(window).save)
    breathe()
    written.write_bytes(content)

    made = offered(window)

    assert not made.save_all.isEnabled()
    assert made.table.model().index(0, 4).data() == "อาจอยู่ในสมุดแล้ว"
    made.reject()


def test_of_a_locked_book_nothing_is_written_down(
    tmp_path: Path, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "unsaved"
    rows = refused("a_large_button", window, monkeypatch, folder)
    book = window.desk.opened.book

    locked = Drafts(folder, book, is_secret=True)

    assert locked.rows == rows, "still in the window"
    assert not list(folder.glob("*.json")), "what was written before it was locked is gone"


def test_on_a_full_disk_the_room_held_back_is_used(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "unsaved"
    hold_room(folder)
    real = files.write_whole

    def write(path: Path, content: bytes) -> None:
        if room_of(folder).exists():
            raise EnvironmentProblem("disk_full", name=path.name)
        real(path, content)

    monkeypatch.setattr("household_ledger.services.drafts.write_whole", write)

    assert refused("a_large_button", window, monkeypatch, folder)
