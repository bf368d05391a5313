"""The print preview: every paper is made, shown, gone through by keys and mouse, saved, opened, printed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from shiboken6 import isValid

from household_ledger.errors import EnvironmentProblem
from household_ledger.text.digits import in_digits
from household_ledger.text.wrap import strip_zwsp
from household_ledger.ui.desk import Desk
from household_ledger.ui.paper import making, printing
from household_ledger.ui.paper import preview as preview_module
from household_ledger.ui.paper.making import Paper
from household_ledger.ui.paper.orders import EIGHT_SIDES, GROUP_OUTCOME, MONTH, SLIPS, SUMMARY, PaperOrder
from household_ledger.ui.paper.preview import PaperPreview
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import DARK, LIGHT, Tokens
from household_ledger.ui.widgets import dialogs
from tests.ui import looking
from tests.ui.conftest import Shot, wear
from tests.ui.hands import child, press

Open = Callable[[PaperOrder], PaperPreview]


def wait(desk: Desk, until: Callable[[], bool] = lambda: True) -> None:
    """Let jobs end and what they bring be shown."""
    for _turn in range(4000):
        QTest.qWait(2)
        if not desk.jobs.is_busy and until():
            return
    raise AssertionError("still waiting")


def ready(desk: Desk, preview: PaperPreview) -> None:
    """Wait until the first page in sight is drawn, or trouble is told."""
    wait(
        desk,
        lambda: (
            preview._job is None
            and (preview.view.picture_of(preview.view.page) is not None or preview.stage.stack.currentIndex() == 2)
        ),
    )


@pytest.fixture
def shown(desk: Desk, qapp: QApplication) -> Iterator[Open]:
    made: list[PaperPreview] = []

    def show(order: PaperOrder) -> PaperPreview:
        one = PaperPreview(desk, order)
        made.append(one)
        one.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        one.show()
        ready(desk, one)
        return one

    yield show
    for one in made:
        one.close()
    wait(desk)


def months(desk: Desk, count: int) -> PaperOrder:
    households = tuple(one.id for one in desk.figures.households())
    return PaperOrder(kind=MONTH, month=desk.month, households=households[:count])


def words(preview: PaperPreview, name: str) -> str:
    found = child(preview, name, QLabel)
    assert isinstance(found, QLabel)
    return strip_zwsp(found.text())


def ink(preview: PaperPreview, page: int) -> int:
    """Count dark dots of what is drawn of a page, on a coarse grid."""
    image = preview.view.picture_of(page)
    assert image is not None
    return len(
        [
            None
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
            if image.pixelColor(x, y).lightness() < 128
        ]
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", [SUMMARY, SLIPS])
def test_the_papers_of_savings_are_shown_on_white(
    shown: Open, desk: Desk, qapp: QApplication, shot: Shot, *, kind: str, theme: Tokens
) -> None:
    wear(qapp, Look(theme))
    preview = shown(PaperOrder(kind=kind, month=desk.month))

    image = preview.view.picture_of(0)
    assert image is not None
    right, bottom = image.width() - 4, image.height() - 4
    corners = [image.pixelColor(x, y).lightness() for x in (3, right) for y in (3, bottom)]
    assert corners == [255] * 4
    assert 50 < ink(preview, 0) < image.width() * image.height() // 9 // 5, "written on, and mostly white"
    page = PdfReader(BytesIO(preview._paper.content)).pages[0].extract_text()  # type: ignore[union-attr]
    assert ("สรุปการออมประจำเดือน" in page) is (kind == SUMMARY)
    assert all(in_digits(one.code) in page for one in desk.figures.households())
    assert child(preview, "signature_column").isVisibleTo(preview) is (kind == SUMMARY)
    shot(preview, f"preview-{kind}-{'dark' if theme is DARK else 'light'}")


def test_a_paper_opens_at_the_card_it_was_asked_for_and_is_made_anew_where_it_is_read(shown: Open, desk: Desk) -> None:
    order = PaperOrder(kind=GROUP_OUTCOME, month=desk.month)
    preview = shown(replace(order, opens_at=EIGHT_SIDES))
    pages = [one.extract_text() for one in PdfReader(BytesIO(preview._paper.content)).pages]  # type: ignore[union-attr]
    place = next(number for number, text in enumerate(pages) if "ทั้ง 8 ด้าน" in strip_zwsp(text))

    assert place > 0
    assert preview.view.page == place
    preview.view.go_to(0)
    press(child(preview, "choice_thai"))
    ready(desk, preview)
    assert preview.view.page == 0
    assert shown(order).view.page == 0
    assert shown(replace(months(desk, 2), opens_at=EIGHT_SIDES)).view.page == 0


def test_pages_are_gone_through_by_keys_and_by_mouse(shown: Open, desk: Desk) -> None:
    preview = shown(months(desk, 4))
    view = preview.view

    assert view.count == 4
    assert words(preview, "page_number") == "หน้า 1 จาก 4"
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 1
    press(child(preview, "page_after"))
    assert words(preview, "page_number") == "หน้า 3 จาก 4"
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page == 3
    press(child(preview, "page_after"))
    assert view.page == 3
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 0
    wait(desk, lambda: view.picture_of(0) is not None)


def test_the_size_follows_the_width_until_it_is_chosen(shown: Open, desk: Desk) -> None:
    preview = shown(months(desk, 1))
    view = preview.view
    fitting = view.percent

    press(child(preview, "larger"))
    assert view.percent > fitting
    chosen, size = view.percent, preview.size()
    preview.resize(size.width() + 200, size.height())
    wait(desk)
    assert view.percent == chosen, "chosen, it follows the window no more"
    preview.resize(size)
    QTest.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.percent < fitting
    press(child(preview, "fit_width"))
    assert view.percent == fitting
    assert view.horizontalScrollBar().maximum() == 0
    wait(desk)
    assert words(preview, "page_size") == f"{fitting} %"


def test_thai_digits_and_a_column_to_sign_in_make_the_paper_anew(shown: Open, desk: Desk) -> None:
    preview = shown(PaperOrder(kind=SUMMARY, month=desk.month))
    before = PdfReader(BytesIO(preview._paper.content)).pages[0].extract_text()  # type: ignore[union-attr]

    press(child(preview, "choice_thai"))
    ready(desk, preview)
    signing = child(preview, "signature_column")
    assert isinstance(signing, QCheckBox)
    signing.click()
    ready(desk, preview)

    after = PdfReader(BytesIO(preview._paper.content)).pages[0].extract_text()  # type: ignore[union-attr]
    assert "001" in before
    assert "๐๐๑" in after
    assert "ลายมือชื่อ" not in before
    assert "ลายมือชื่อ" in after
    assert "๒๕๖๙" in preview.title.words()


def test_it_says_from_which_step_it_was_made(shown: Open, desk: Desk) -> None:
    preview = shown(months(desk, 2))

    with desk.reader() as reader:
        step = reader.step_count()
    assert preview.told.words() == f"2 หน้า · ทำจากสมุดขั้นที่ {step}"


def test_a_paper_is_saved_whole(shown: Open, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = shown(months(desk, 3))
    monkeypatch.setattr(dialogs, "save_path", lambda *_told: tmp_path / "เอกสาร.pdf")

    QTest.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert len(PdfReader(tmp_path / "เอกสาร.pdf").pages) == 3
    assert "เอกสาร.pdf" in words(preview, "said")


@pytest.mark.parametrize("is_chosen_size", [False, True])
def test_saving_leaves_the_place_and_the_size_looked_at(
    shown: Open, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_chosen_size: bool
) -> None:
    preview = shown(months(desk, 3))
    view, bar = preview.view, preview.view.verticalScrollBar()
    monkeypatch.setattr(dialogs, "save_path", lambda *_told: tmp_path / "เอกสาร.pdf")
    if is_chosen_size:
        press(child(preview, "larger"))
    bar.setValue(bar.maximum() // 2 + 37)
    place, size, edge = bar.value(), view.percent, view.mapTo(preview, view.rect().topLeft())

    press(child(preview, "save_pdf"))
    wait(desk, preview.stage.said.isVisible)

    assert (bar.value(), view.percent) == (place, size)
    assert view.mapTo(preview, view.rect().topLeft()) == edge


def test_other_digits_leave_the_place_looked_at(shown: Open, desk: Desk) -> None:
    preview = shown(months(desk, 3))
    bar = preview.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2 + 37)
    place = bar.value()

    press(child(preview, "choice_thai"))
    ready(desk, preview)

    assert bar.value() == place


def test_a_wider_window_shows_the_same_line_at_its_upper_edge(shown: Open, desk: Desk) -> None:
    preview = shown(months(desk, 3))
    view, bar = preview.view, preview.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before, part = view.percent, bar.value() / bar.maximum()

    preview.resize(preview.width() - 200, preview.height())
    wait(desk)

    assert view.percent < before
    assert bar.value() / bar.maximum() == pytest.approx(part, abs=0.02)


def test_what_is_asked_before_the_paper_is_there_is_done_when_it_is(
    desk: Desk, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "save_path", lambda *_told: tmp_path / "เอกสาร.pdf")
    preview = PaperPreview(desk, months(desk, 1))
    preview.show()
    preview.activateWindow()
    qapp.processEvents()
    QTest.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not (tmp_path / "เอกสาร.pdf").exists()

    wait(desk, (tmp_path / "เอกสาร.pdf").exists)

    assert "เอกสาร.pdf" in words(preview, "said")
    preview.close()
    wait(desk)


def test_a_folder_that_went_is_told_and_the_preview_stays(
    shown: Open, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = shown(months(desk, 1))
    monkeypatch.setattr(dialogs, "save_path", lambda *_told: tmp_path / "none" / "x.pdf")

    press(child(preview, "save_pdf"))

    assert words(preview, "said")
    assert preview.isVisible()


def test_it_is_opened_in_another_program_or_told_that_there_is_none(
    shown: Open, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = shown(months(desk, 1))
    opened: list[Path] = []

    def open_it(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(dialogs, "open_in_system", open_it)
    press(child(preview, "open_outside"))
    assert opened[0].read_bytes().startswith(b"%PDF")
    monkeypatch.setattr(dialogs, "open_in_system", lambda _path: False)
    press(child(preview, "open_outside"))
    assert "PDF" in words(preview, "said")


def test_nothing_of_a_paper_lies_on_a_disk_before_it_is_given_on(
    shown: Open, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(dialogs, "open_in_system", lambda _path: True)
    with tempfile.TemporaryDirectory() as aside:
        monkeypatch.setattr(making, "_folder", lambda: SimpleNamespace(name=aside))
        preview = shown(months(desk, 2))
        before = list(tmp_path.rglob("*.pdf*"))

        press(child(preview, "open_outside"))

        assert before == []
        assert [one.suffix for one in Path(aside).rglob("*") if one.is_file()] == [".pdf"], "the look would see it"


def test_of_a_locked_book_another_program_gets_only_what_was_saved_on_purpose(
    shown: Open, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview, opened = shown(months(desk, 1)), list[Path]()
    monkeypatch.setattr(type(desk.opened), "is_encrypted", True)
    monkeypatch.setattr(Paper, "laid_aside", lambda _paper: pytest.fail("laid where nobody said"))
    monkeypatch.setattr(dialogs, "open_in_system", opened.append)
    monkeypatch.setattr(dialogs, "save_path", lambda *_told: None)
    press(child(preview, "open_outside"))
    assert opened == []

    monkeypatch.setattr(dialogs, "save_path", lambda *_told: tmp_path / "เอกสาร.pdf")
    press(child(preview, "open_outside"))

    assert opened == [tmp_path / "เอกสาร.pdf"]
    assert opened[0].read_bytes().startswith(b"%PDF")


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the file that stands for a printer."""
    target = tmp_path / "printed.pdf"

    def pdf_printer(_parent: QWidget, title: str, _pages: int) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setDocName(title)
        printer.setResolution(100)
        return printer

    monkeypatch.setattr(printing, "ask_printer", pdf_printer)
    return target


def test_the_paper_is_not_made_anew_under_the_pages_that_are_being_printed(
    shown: Open, desk: Desk, printed: Path
) -> None:
    preview = shown(PaperOrder(kind=SUMMARY, month=desk.month))
    paper, choices = preview._paper, [child(preview, name) for name in ("choice_thai", "signature_column")]

    press(child(preview, "print"))
    for one in choices:
        press(one)
    wait(desk, lambda: preview._run is None and preview._job is None)

    assert preview._paper is paper, "its pages would have been white: who makes one anew lets go of the one before"
    assert len(PdfReader(printed).pages[0].images) == 1
    assert all(one.isEnabled() for one in choices)


def test_every_page_reaches_the_printer(shown: Open, desk: Desk, printed: Path) -> None:
    preview = shown(months(desk, 2))
    press(child(preview, "print"))
    wait(desk, lambda: preview._run is None)

    pages = PdfReader(printed).pages
    assert len(pages) == 2
    assert all(len(page.images) == 1 for page in pages)
    assert words(preview, "said") == f"บันทึกแล้ว: {printed}", "in place of a printer a file was chosen"


def test_what_reached_a_real_printer_is_counted(
    shown: Open, desk: Desk, printed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = shown(months(desk, 2))
    monkeypatch.setattr(QPrinter, "outputFileName", lambda _printer: "")

    press(child(preview, "print"))
    wait(desk, lambda: preview._run is None)

    assert printed.is_file()
    assert words(preview, "said") == "ส่งเข้าเครื่องพิมพ์แล้ว 2 หน้า"


def test_printing_that_ends_with_the_book_is_no_refusal_of_the_printer(shown: Open, desk: Desk, printed: Path) -> None:
    preview = shown(months(desk, 3))
    press(child(preview, "print"))
    QApplication.processEvents()
    assert desk.jobs.is_busy

    desk.jobs.finish()

    assert preview._run is None
    assert words(preview, "said").startswith("บันทึกแล้ว")


def test_a_paper_waits_at_the_printer_under_the_name_of_its_file(
    shown: Open, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[str] = []

    def refuse(dialog: QPrintDialog) -> int:
        named.append(dialog.printer().docName())
        return 0

    monkeypatch.setattr(QPrintDialog, "exec", refuse)
    home = desk.figures.households()[0]
    press(child(shown(months(desk, 1)), "print"))
    press(child(shown(PaperOrder(kind=SUMMARY, month=desk.month)), "print"))
    printing.ask_printer(shown(months(desk, 1)), "007 ด.ช. แดง 2569-10", 1)

    assert named == [f"{home.code} {home.name} 2569-10", "สรุปการออม 2569-10", "007 ด ช แดง 2569-10"]


def test_a_printer_that_refuses_is_told(shown: Open, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = shown(months(desk, 1))

    class Refusing(printing.PrintRun):
        def begin(self) -> None:
            self.ended.emit(0, EnvironmentProblem("printer_refused"))

    monkeypatch.setattr(printing, "ask_printer", lambda *_told: QPrinter())
    monkeypatch.setattr(printing, "PrintRun", Refusing)
    press(child(preview, "print"))
    wait(desk, lambda: preview._run is None)

    assert "เครื่องพิมพ์" in words(preview, "said")


def test_trouble_while_making_is_told_and_can_be_tried_again(
    shown: Open, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_told: object, **_more: object) -> object:
        raise EnvironmentProblem("disk_full", name="x.pdf", folder="x")

    with monkeypatch.context() as patch:
        patch.setattr(preview_module, "make_paper", refuse)
        preview = shown(months(desk, 1))
    assert preview.stage.stack.currentIndex() == 2
    assert preview.stage.trouble.said.words()
    assert not child(preview, "print").isEnabled()

    assert preview.stage.trouble.action is not None
    press(preview.stage.trouble.action)
    ready(desk, preview)
    assert preview.stage.stack.currentIndex() == 0
    assert child(preview, "print").isEnabled()


def test_closing_while_it_is_made_harms_nothing(desk: Desk) -> None:
    preview = PaperPreview(desk, months(desk, 4))
    preview.show()

    QTest.keyClick(preview, Qt.Key.Key_Escape)
    wait(desk)
    QTest.qWait(1)

    assert not isValid(preview)


@pytest.mark.parametrize("look", [Look(), Look(DARK), Look(LIGHT, 150)], ids=["light", "dark", "150"])
def test_nothing_of_it_is_clipped_or_unnamed(
    shown: Open, desk: Desk, qapp: QApplication, look: Look, shot: Shot
) -> None:
    wear(qapp, look)

    preview = shown(months(desk, 4))

    shot(preview, f"preview-{look.type_size}-{look.tokens.is_dark}")
    assert looking.clipped(preview) == []
    assert looking.overlapping(preview) == []
    assert looking.unnamed(preview) == []
    assert looking.untranslated(preview, "th") == []
    assert looking.unreachable(preview) == []
