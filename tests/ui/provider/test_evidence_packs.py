"""Making an evidence pack from its page, stopping it, and putting packs together."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.period import Month
from household_ledger.errors import Cancelled
from household_ledger.services.evidence.pack import Level
from household_ledger.services.evidence.pack_file import read_pack
from household_ledger.services.ports import Progress
from household_ledger.text.dates import format_date
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.evidence.packing import PackOrder
from household_ledger.ui.pages.provider.evidence.page import EvidencePage
from household_ledger.ui.paper.orders import GROUP_OUTCOME, PaperOrder
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.fields import ChoiceField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words
from tests.ui.hands import child, press
from tests.ui.provider.conftest import Shown, in_form, wait


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder that is chosen whenever one is asked for."""
    chosen = tmp_path / "หลักฐาน"
    chosen.mkdir()
    monkeypatch.setattr(dialogs, "pick_folder", lambda *_asked: chosen)
    return chosen


def make_pack(page: EvidencePage, desk: Desk, level: Level) -> None:
    def choose(form: FormDialog) -> None:
        field = form["level"]
        assert isinstance(field, ChoiceField)
        field.show_value(level)
        press(child(form, "save"))

    in_form(choose)
    press(child(page, "make_pack"))
    finish(page, desk)


def finish(page: EvidencePage, desk: Desk) -> None:
    """Wait for a pack: a workbook and tables take seconds on a crowded machine."""
    for _turn in range(600):
        if not page.card.is_under_way:
            break
        QTest.qWait(100)
    wait(desk)


def told(page: EvidencePage) -> str:
    words = child(page.card, "told")
    assert isinstance(words, Words)
    return words.words()


def test_a_pack_is_made_for_whom_was_chosen_and_its_folder_offered(shown: Shown, desk: Desk, place: Path) -> None:
    page = shown(EvidencePage, desk)

    make_pack(page, desk, Level.NODE)

    (folder,) = place.iterdir()
    pack = read_pack(folder).pack
    assert (pack.level, pack.as_of) == (Level.NODE, Month(2026, 10))
    assert folder.name.startswith("หลักฐาน 2569-10 ")
    assert "พร้อมแล้ว" in told(page)
    assert child(page, "open_folder").isVisible()
    assert not child(page, "stop").isVisible()


def test_a_pack_speaks_of_the_last_month_that_is_over(shown: Shown, desk: Desk, place: Path) -> None:
    page = shown(EvidencePage, desk)
    desk.turn_to(Month.of(desk.today))
    wait(desk)

    make_pack(page, desk, Level.PROVIDER)

    (folder,) = place.iterdir()
    assert read_pack(folder).pack.as_of == Month.of(desk.today).plus(-1)


def test_what_lies_there_and_is_no_pack_is_never_written_over(
    shown: Shown, desk: Desk, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(EvidencePage, desk)
    make_pack(page, desk, Level.PROVIDER)
    (folder,) = place.iterdir()
    (folder / "mine.txt").write_text("ของฉัน", encoding="utf-8")
    monkeypatch.setattr(dialogs, "confirm", lambda *_asked: True)

    make_pack(page, desk, Level.PROVIDER)

    assert (folder / "mine.txt").read_text(encoding="utf-8") == "ของฉัน"
    assert page.card.run is not None
    assert page.card.run.is_refused
    assert folder.name in told(page)


def test_a_pack_stopped_leaves_nothing_and_says_so(shown: Shown, desk: Desk, place: Path) -> None:
    page = shown(EvidencePage, desk)

    def stopped(progress: Progress) -> object:
        progress(0, 8)
        raise Cancelled

    page.card.begin(PackOrder("ทำชุดหลักฐาน", place / "x", stopped))  # type: ignore[arg-type]
    assert page.card.isVisible()
    assert child(page, "stop").isVisible()
    finish(page, desk)

    assert list(place.iterdir()) == []
    assert told(page).startswith("หยุดแล้ว")
    assert not child(page, "open_folder").isVisible()


def test_before_a_pack_gives_way_it_is_asked_for_and_kept_where_it_is_to_stay(
    shown: Shown, desk: Desk, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(EvidencePage, desk)
    make_pack(page, desk, Level.PROVIDER)
    (folder,) = place.iterdir()
    before = (folder / "pack.json").stat().st_ino
    said: list[str] = []
    answers = [False, True]

    def answer(_parent: object, title: str, words: str, *_rest: str) -> bool:
        said.extend((title, words))
        return answers.pop(0)

    monkeypatch.setattr(dialogs, "confirm", answer)
    make_pack(page, desk, Level.PROVIDER)
    kept = (folder / "pack.json").stat().st_ino
    made = format_date(read_pack(folder).pack.made_at.astimezone().date())
    make_pack(page, desk, Level.PROVIDER)

    assert folder.name in said[0]
    assert made in said[1]
    assert kept == before
    assert (folder / "pack.json").stat().st_ino != before


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Gather what questions say, line by line, and answer yes to them."""
    said: list[list[str]] = []

    def yes(_parent: object, _title: str, words: str, *_rest: str) -> bool:
        said.append(words.split("\n"))
        return True

    monkeypatch.setattr(dialogs, "confirm", yes)
    return said


def put_together(page: EvidencePage, desk: Desk) -> None:
    press(child(page, "put_together"))
    finish(page, desk)


def test_packs_are_put_together_beside_where_they_lie(
    shown: Shown, desk: Desk, place: Path, asked: list[list[str]]
) -> None:
    page = shown(EvidencePage, desk)
    make_pack(page, desk, Level.NODE)

    put_together(page, desk)

    (first,) = [one for one in place.iterdir() if [one.name] in asked]
    (rolled,) = [one for one in place.iterdir() if [one.name] not in asked]
    assert asked == [[first.name]]
    assert read_pack(rolled).digest != read_pack(first).digest


def test_the_provider_s_own_pack_and_what_was_put_together_before_are_left_out_and_named(
    shown: Shown, desk: Desk, place: Path, asked: list[list[str]]
) -> None:
    page = shown(EvidencePage, desk)
    make_pack(page, desk, Level.NODE)
    (node,) = place.iterdir()
    make_pack(page, desk, Level.PROVIDER)
    (own,) = set(place.iterdir()) - {node}
    put_together(page, desk)
    (rolled,) = set(place.iterdir()) - {node, own}
    other_language = rolled.rename(place / "Packs put together")

    put_together(page, desk)

    assert asked[0][0] == node.name
    assert asked[0][-1] == own.name
    assert (asked[1][0], set(asked[1][-2:])) == (node.name, {own.name, other_language.name})
    assert rolled.exists()
    assert not page.card.run or not page.card.run.is_refused


def test_a_folder_with_the_provider_s_own_pack_alone_says_which_to_ask_for(
    shown: Shown, desk: Desk, place: Path, asked: list[list[str]]
) -> None:
    page = shown(EvidencePage, desk)
    make_pack(page, desk, Level.PROVIDER)
    said: list[str] = []
    desk.said.connect(lambda notice: said.append(notice.words))

    put_together(page, desk)

    assert asked == []
    assert len(said) == 1
    assert next(place.iterdir()).name in said[0]


def test_a_folder_without_packs_says_what_to_choose(shown: Shown, desk: Desk, place: Path) -> None:
    page = shown(EvidencePage, desk)
    said: list[str] = []
    desk.said.connect(lambda notice: said.append(notice.words))

    press(child(page, "put_together"))

    assert page.card.run is None
    assert len(said) == 1
    assert str(place) in said[0]


def test_asking_for_a_pack_and_leaving_it_makes_none(shown: Shown, desk: Desk, place: Path) -> None:
    page = shown(EvidencePage, desk)

    def leave() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, FormDialog)
        form.reject()

    QTimer.singleShot(0, leave)
    press(child(page, "make_pack"))

    assert page.card.run is None
    assert list(place.iterdir()) == []


def test_the_outcome_report_is_the_paper_of_the_page(shown: Shown, desk: Desk) -> None:
    page = shown(EvidencePage, desk)
    asked: list[PaperOrder] = []
    desk.print_asked.connect(asked.append)

    press(child(page, "print_outcome"))

    assert asked == [PaperOrder(kind=GROUP_OUTCOME, month=Month(2026, 10))]
    assert page.paper() == asked[0]
