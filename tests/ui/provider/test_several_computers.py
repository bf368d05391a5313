"""Books of several computers: sent, taken in, settled by keyboard or pointer alone; equal at the end to the satang."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
import sqlcipher3.dbapi2 as sqlite
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from household_ledger.db import merging as merging_module
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Household
from household_ledger.errors import Cancelled
from household_ledger.services.commands.erasing import EraseHousehold
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.merging.conflict import Conflict
from household_ledger.services.views.conflict_words import ToSettle
from household_ledger.services.views.conflicts import ConflictLine
from household_ledger.text.i18n import ngettext, set_language
from household_ledger.ui.arrivals import ShowEntry
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Jobs
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.pages.provider.exchange.bundles import part as part_module
from household_ledger.ui.pages.provider.exchange.bundles.asking import SendForm
from household_ledger.ui.pages.provider.exchange.page import ExchangePage
from household_ledger.ui.photos.wanted import holds_pictures
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import DARK
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.dragged import bundles_of
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import Shot, wear
from tests.ui.hands import child, press, type_anew
from tests.ui.provider.conftest import in_form
from tests.ui.provider.two_laptops import OCTOBER, Laptop, make_laptop

WORDS = "ข้าวเหนียวมะม่วง"


@pytest.fixture
def laptops(demo_path: Path, tmp_path: Path, qapp: QApplication) -> Iterator[tuple[Laptop, Laptop]]:
    """Give the volunteer's laptop and the provider's, with the same book so far."""
    jobs = Jobs(), Jobs()
    made = (
        make_laptop(tmp_path / "village", demo_path, jobs[0], person="อาสาหน่อย"),
        make_laptop(tmp_path / "office", demo_path, jobs[1], person="พี่จันทร์"),
    )
    yield made
    for one in made:
        one.rest()
        one.window.hide()
        one.window.deleteLater()
    for runner in jobs:
        runner.stop()
    for one in made:
        one.desk.close()


def send(laptop: Laptop, monkeypatch: pytest.MonkeyPatch, *, passphrase: str = "") -> Path:
    """Send the book to a file, as a person does."""
    path = laptop.folder / f"{laptop.folder.name}.hlbundle"
    monkeypatch.setattr(dialogs, "save_path", lambda *_asked: path)

    def fill(form: FormDialog) -> None:
        assert isinstance(form, SendForm)
        if passphrase:
            QTest.keyClick(form.sealed.box, Qt.Key.Key_Space)
            for name in ("passphrase", "passphrase_again"):
                type_anew(child(form, name), passphrase)
        press(child(form, "save"))

    part = laptop.part
    in_form(fill)
    press(part.send)
    laptop.rest()
    assert path.exists()
    return path


def take(laptop: Laptop, monkeypatch: pytest.MonkeyPatch, *bundles: Path) -> str:
    """Take files in, as a person does; give what is said of it."""
    monkeypatch.setattr(dialogs, "open_paths", lambda *_asked: list(bundles))
    part = laptop.part
    press(part.take_in)
    laptop.rest()
    return part.result.told.words() + "\n" + part.result.more.words()


def differ(village: Laptop, office: Laptop, many: int = 1) -> list[Id]:
    """Write other amounts of the same entries on both."""
    ids = [one.id for one in village.entries()[:many]]
    for number, one in enumerate(ids):
        village.change(one, satang=11_100 + 100 * number)
        office.change(one, satang=22_200 + 100 * number)
    return ids


def pages_seen(laptop: Laptop, qapp: QApplication, shot: Shot) -> None:
    """Look at the page as it is, large, dark and in English, where pictures are wanted: dressing is slow."""
    if "HL_SHOTS" not in os.environ:
        return
    shot(laptop.window, "several-settle")
    laptop.part.settle.every.click()
    laptop.rest()
    shot(laptop.window, "several-together")
    for name, look, language in (("150", Look(type_size=150), "th"), ("dark", Look(DARK), "th"), ("en", Look(), "en")):
        wear(qapp, look)
        set_language(language)
        laptop.window.rebuild()
        laptop.rest()
        shot(laptop.window, f"several-{name}")
    set_language("th")
    laptop.window.rebuild()
    laptop.rest()


def told(laptop: Laptop) -> str:
    """Give what the card of the last taking in says."""
    card = laptop.part.result
    return f"{card.told.words()} {card.more.words()}" if card.isVisible() else ""


def test_two_laptops_write_and_settle_and_have_the_same_figures_to_the_satang(
    laptops: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch, shot: Shot, qapp: QApplication
) -> None:
    village, office = laptops
    shot(office.page.window(), "several-empty")
    asked = differ(village, office, 3)
    village.write("ค่ากับข้าวตลาดนัด", 4_575)
    office.write("ค่ารถไปอำเภอ", 8_025)
    noted = village.entries()[6].id
    village.change(noted, note="ซื้อที่ตลาดนัดหน้าวัด พร้อมถุงผ้าและของฝากคนแก่ในหมู่บ้านที่ไม่สบายหลายคน")
    office.change(noted, note="ซื้อจากร้านป้าแดง")
    assert sums(village.desk) != sums(office.desk)

    said = take(office, monkeypatch, send(village, monkeypatch))
    shot(village.window, "several-sent")
    assert "ใหม่ 1 รายการ" in said
    assert "4 เรื่องจดไม่ตรงกัน" in said
    assert list((office.folder / "copies").glob("*before-merge*.hldb"))
    assert office.page.title.words() == "มี 4 เรื่องรอตกลง"
    assert waiting_in_rail(office) == "4"
    things = office.part.settle._things
    words = {choice.value for thing in things if thing.conflict.record == asked[0] for choice in thing.choices}
    assert words == {"111", "222"}
    places = {choice.source.rsplit(" · ", 1)[0] for choice in things[0].choices}
    assert places == {"พี่จันทร์ · เครื่องนี้", "อาสาหน่อย · เครื่องที่อาสาหน่อยใช้"}
    pages_seen(office, qapp, shot)

    table = office.part.settle.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    other = next(n for n, one in enumerate(office.part.settle.chosen()[0].choices, 1) if "อาสาหน่อย" in one.source)
    QTest.keyClick(table, Qt.Key.Key_Return)
    at = QApplication.focusWidget()
    assert at is child(office.part.settle, "use_1"), "Enter goes from the list to the values"
    for _step in range(other - 1):
        key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Space)
    office.rest()
    assert len(office.conflicts()) == 3
    assert QApplication.focusWidget() is office.part.settle.table, "and back to the list for the next"

    press(office.part.settle.every)
    office.rest()
    press(child(office.part.settle, "use_1"))
    office.rest()
    assert office.conflicts() == []
    assert office.page.title.words() == "ไม่มีเรื่องรอตกลง"
    assert "จดไม่ตรงกัน" not in told(office)
    assert waiting_in_rail(office) == ""

    take(village, monkeypatch, send(office, monkeypatch))
    assert village.conflicts() == []
    assert sums(village.desk) == sums(office.desk)
    assert len(sums(office.desk)) > 50
    assert amount(village, asked[0]) == amount(office, asked[0])
    again = take(village, monkeypatch, office.folder / "office.hlbundle")
    assert "ไม่มีอะไรใหม่" in again
    assert sums(village.desk) == sums(office.desk)


def test_undo_asks_again_and_the_row_in_the_grid_says_so_and_leads_there(
    laptops: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch, shot: Shot
) -> None:
    village, office = laptops
    (asked,) = differ(village, office)
    take(office, monkeypatch, send(village, monkeypatch))
    press(child(office.part.settle, "use_2"))
    office.rest()
    assert office.conflicts() == []
    office.desk.undo()
    office.rest()
    assert [one.record for one in office.conflicts()] == [asked]

    office.window.go("entry", office.desk.sight, ShowEntry(asked))
    office.rest()
    page = office.window.parts.pages.page()
    assert isinstance(page, EntryPage)
    key(Qt.Key.Key_Escape)
    office.rest()
    row = page.grid.source.place(asked)
    looks = page.grid.model.shown(row)
    assert looks is not None
    assert "จดไม่ตรงกัน รอตกลง" in [tag.words for tag in looks.looks["what"].tags]
    shot(office.window, "several-grid")
    view = page.grid.view
    view.setFocus()
    view.setCurrentIndex(page.grid.model.index(row, 1))
    asking = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), view.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(view.viewport(), asking)
    menu = child(page, "row_menu", QMenu)
    action = menu.findChild(QAction, "settle")
    assert action is not None
    action.trigger()
    menu.close()
    office.rest()
    assert office.window.parts.pages.key == "exchange"
    assert [one.conflict.record for one in office.part.settle.chosen()] == [asked]


def test_a_closed_month_is_settled_with_a_reason_and_closed_anew_with_one(
    laptops: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch, shot: Shot
) -> None:
    village, office = laptops
    differ(village, office)
    village.write("มาทีหลัง", 1_000)
    office.desk.execute(CloseMonth(office.home, OCTOBER))
    take(office, monkeypatch, send(village, monkeypatch))
    shot(office.window, "several-late")
    reasons: list[str] = []

    def answer(_parent: object, title: str, *_words: str) -> str:
        reasons.append(title)
        return "ดูใบเสร็จแล้ว"

    monkeypatch.setattr(dialogs, "ask_text", answer)
    press(child(office.part.late, "close_anew_1"))
    office.rest()
    assert office.part.late.isHidden()
    press(child(office.part.settle, "use_2"))
    office.rest()
    assert office.conflicts() == []
    assert reasons == ["ปิดตุลาคม 2569ใหม่ไหม", "ตุลาคม 2569 ปิดแล้ว"]


def test_a_sealed_book_is_opened_by_its_passphrase_alone_and_asked_for_again(
    laptops: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    village, office = laptops
    village.write("ลับ", 1_234)
    sealed = send(village, monkeypatch, passphrase=WORDS)
    assert "ลับ".encode() not in sealed.read_bytes()
    asked: list[bool] = []
    answers = iter(("ผิดแน่นอนเลย", WORDS))

    def say(_parent: object, _name: str, *, is_again: bool) -> str:
        asked.append(is_again)
        return next(answers)

    monkeypatch.setattr(part_module, "ask_passphrase", say)
    said = take(office, monkeypatch, sealed)
    assert asked == [False, True]
    assert "ใหม่ 1 รายการ" in said
    assert WORDS not in repr(vars(office.part)), "nothing that was said for a file outlives its taking in"


def test_what_is_dropped_anywhere_is_taken_in_and_what_is_damaged_is_refused_whole(
    laptops: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch, shot: Shot
) -> None:
    village, office = laptops
    village.write("ลากมาวาง", 2_000)
    sound = send(village, monkeypatch)
    hurt, foreign = sound.with_name("hurt.hlbundle"), sound.with_name("foreign.hlbundle")
    whole = bytearray(sound.read_bytes())
    whole[len(whole) // 2] ^= 0xFF
    hurt.write_bytes(whole)
    foreign.write_text("ไม่ใช่สมุด", encoding="utf-8")
    before = sums(office.desk)
    office.window.go("today")
    office.rest()

    drop(office, hurt, foreign)
    result = office.part.result
    said = result.told.words() + result.more.words()
    assert "foreign.hlbundle" in said
    assert "hurt.hlbundle" in said
    assert sums(office.desk) == before
    shot(office.window, "several-refused")

    office.window.go("today")
    office.rest()
    drop(office, sound)
    assert office.window.parts.pages.key == "exchange"
    assert "ใหม่ 1 รายการ" in office.part.result.told.words()
    assert sums(office.desk) != before


def test_pictures_and_other_files_are_not_taken_for_books(laptops: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    for name in ("a.jpg", "b.hldb"):
        assert bundles_of(dragged(tmp_path / name)) == ()
        assert holds_pictures(dragged(tmp_path / name))
    assert bundles_of(dragged(tmp_path / "a.hlbundle", tmp_path / "b.jpg")) == ()
    assert not holds_pictures(dragged(tmp_path / "a.hlbundle"))


def test_a_stopped_merge_leaves_the_book_as_it_was(
    laptops: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    village, office = laptops
    village.write("หยุดกลางทาง", 3_000)
    bundle, before = send(village, monkeypatch), sums(office.desk)

    def stopping(*_said: object, **_more: object) -> None:
        raise Cancelled

    monkeypatch.setattr(merging_module, "_apply", stopping)
    said = take(office, monkeypatch, bundle)
    assert "หยุดแล้ว สมุดเหมือนเดิม" in said
    assert sums(office.desk) == before
    monkeypatch.undo()
    assert "ใหม่ 1 รายการ" in take(office, monkeypatch, bundle)


def test_things_made_twice_are_said_to_be_the_same_or_named_apart(
    laptops: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch, shot: Shot
) -> None:
    village, office = laptops
    for one, name in zip(laptops, ("ยายมี", "ยายมีนา"), strict=True):
        for code in ("901", "902"):
            one.desk.execute(AddRecords((Household(id=NO_ID, code=code, name=f"{name} {code}"),)))
    take(office, monkeypatch, send(village, monkeypatch))
    assert not office.part.doubles.isHidden()
    shot(office.window, "several-doubles")
    monkeypatch.setattr(dialogs, "confirm", lambda *_asked: True)
    monkeypatch.setattr(dialogs, "ask_text", lambda *_asked: "903")
    press(child(office.part.doubles, "same_1"))
    office.rest()
    press(child(office.part.doubles, "rename_1_2"))
    office.rest()
    assert office.part.doubles.isHidden()
    codes = sorted(one.code for one in office.desk.figures.households() if one.code.startswith("90"))
    assert codes == ["901", "902", "903"]


def key(pressed: Qt.Key) -> None:
    """Press a key wherever the keyboard is."""
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, pressed)


def drop(laptop: Laptop, *paths: Path) -> None:
    """Drop files on the window, as another program does."""
    mime, at = dragged(*paths), QPointF(600, 300)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(at.toPoint(), copy, mime, left, none)
    QApplication.sendEvent(laptop.window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(laptop.window, QDropEvent(at, copy, mime, left, none))
    QTest.qWait(5)
    laptop.rest()


def dragged(*paths: Path) -> QMimeData:
    """Make what a drag of files carries."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
    return mime


def waiting_in_rail(laptop: Laptop) -> str:
    """Read how much the rail says waits; "" for nothing."""
    told = child(child(laptop.window, "page_exchange"), "waiting", Words)
    assert isinstance(told, Words)
    return "" if told.isHidden() else told.words()


def amount(laptop: Laptop, entry: Id) -> int:
    return next(one for one in laptop.entries() if one.id == entry).lines[0].satang


def sums(desk: Desk) -> list[tuple[object, ...]]:
    """Add up every household's lines by month and account with plain SQL, none of the program's own sums."""
    raw = sqlite.connect(str(desk.opened.path))
    try:
        rows = raw.execute(
            "select h.code,substr(e.date,1,7),l.account,l.ref,sum(l.satang),count(*) from entry e"
            " join entry_line l on l.entry_id=e.id join household h on h.id=e.household_id"
            " where e.deleted=0 group by 1,2,3,4 order by 1,2,3,4"
        ).fetchall()
    finally:
        raw.close()
    return [tuple(one) for one in rows]


def test_a_household_erased_on_the_other_computer_is_told_with_the_copies_here_that_still_hold_it(
    laptops: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    village, office = laptops
    with office.desk.reader() as reader:
        gone = min(reader.all(Household), key=lambda one: one.code)
    office.desk.execute(EraseHousehold(gone.id, gone.code))

    told = take(village, monkeypatch, send(office, monkeypatch))

    one = "{count} household was erased on another computer and is gone from this book too"
    assert ngettext(one, one, 1).format(count="1") in told
    (listed,) = [one for one in qapp.topLevelWidgets() if one.objectName() == "erased" and one.isVisible()]
    kept = [one.path for one in village.desk.opened.copies((village.desk.settings.copies_folder(),))]
    assert len(kept) == 2
    press(child(listed, "remove"))
    left = [one for one in kept if one.exists()]
    assert ["after-erase" in one.stem for one in left] == [True], left


def test_while_a_book_is_taken_in_one_bar_tells_how_far_it_is(
    laptops: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    village, office = laptops
    bundle = send(office, monkeypatch)
    monkeypatch.setattr(dialogs, "open_paths", lambda *_asked: [bundle])
    shown: list[object] = []
    for name in ("show_begun", "show_progress"):
        monkeypatch.setattr(village.part.result, name, lambda *said, **_more: shown.append(said))

    press(village.part.take_in)
    village.rest()

    assert shown == [], "the dialog over the window has a bar of its own"
    assert village.part.result.isVisible(), "what came of it is told"


def test_the_three_parts_begin_at_the_same_height(laptops: tuple[Laptop, Laptop]) -> None:
    village, _office = laptops
    page = village.part.window().findChild(ExchangePage)
    assert page is not None

    places = []
    for name in ("export", "import", "merge"):
        press(child(page, f"choice_{name}"))
        village.rest()
        places.append(page.sight.mapTo(page, QPoint(0, 0)).y())

    assert len(set(places)) == 1


@pytest.mark.parametrize(("name", "said"), [("012", "012"), ("บ้านนก", "012 บ้านนก")])
def test_a_household_without_a_name_of_its_own_is_named_once(name: str, said: str) -> None:
    home = Household(id=Id(1), code="012", name=name)
    line = ConflictLine(cast("Conflict", None), home, "", ())

    assert ToSettle(line, "", "", ()).household == said
