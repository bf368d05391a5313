"""Paper to write on in the window: found from the daily entries, chosen in the preview, printed for every household."""

from __future__ import annotations

import contextlib
import tempfile
import threading
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from household_ledger.settings import PRINT_FOLDER
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.pages.provider.print_all import PrintAllPage
from household_ledger.ui.paper import making
from household_ledger.ui.paper.orders import BLANK_DAY, BLANK_HOURS, BLANK_MONTH, EACH_HOUSEHOLD, MONTH, PaperOrder
from household_ledger.ui.paper.preview import PaperPreview
from tests.ui.conftest import Shot
from tests.ui.hands import child, press
from tests.ui.paper.test_preview import ready, wait


@pytest.fixture
def order(desk: Desk) -> PaperOrder:
    assert desk.household is not None
    return PaperOrder(kind=MONTH, month=desk.month, households=(desk.household,))


def pick(window: QWidget, name: str, place: int) -> None:
    """Choose in a list with the keys, as a person without a mouse."""
    box = child(window, name, QComboBox)
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _step in range(place):
        QTest.keyClick(box, Qt.Key.Key_Down)


@pytest.fixture
def preview(desk: Desk, order: PaperOrder) -> Iterator[PaperPreview]:
    made = PaperPreview(desk, order)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    ready(desk, made)
    yield made
    made.close()
    wait(desk)


def test_the_paper_of_a_household_can_be_turned_into_paper_to_write_on(
    desk: Desk, preview: PaperPreview, shot: Shot
) -> None:
    month = child(preview, "month_on_paper")
    assert not month.isVisible(), "the month's page has its month"

    seen = []
    for kind in (BLANK_DAY, BLANK_MONTH, BLANK_HOURS):
        pick(preview, "paper_of_household", EACH_HOUSEHOLD.index(kind))
        ready(desk, preview)
        assert preview.papers.kind == kind
        seen.append((preview.view.count, preview.windowTitle()))
        shot(preview, f"preview-{kind}")

    assert preview.focusWidget() is child(preview, "paper_of_household"), "the keys go on choosing"
    assert month.isVisible()
    assert [pages for pages, _title in seen] == [1, 2, 1]
    assert all("ตุลาคม" in title for _pages, title in seen)

    pick(preview, "month_on_paper", 1)
    ready(desk, preview)
    assert "พฤศจิกายน" in preview.windowTitle()
    pick(preview, "month_on_paper", 2)
    ready(desk, preview)
    assert preview.windowTitle() == "ใบจดชั่วโมงทำงาน"

    pick(preview, "paper_of_household", 0)
    ready(desk, preview)
    assert "ตุลาคม" in preview.windowTitle()
    assert not month.isVisible()


def test_the_papers_of_many_or_of_a_village_offer_no_other(desk: Desk) -> None:
    everyone = tuple(one.id for one in desk.figures.households())
    made = PaperPreview(desk, PaperOrder(kind=BLANK_DAY, month=desk.month, households=everyone))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    ready(desk, made)

    assert made.papers.isHidden()
    assert made.view.count == len(everyone)
    made.close()
    wait(desk)


def test_the_page_of_daily_entries_offers_it_in_the_palette(desk: Desk) -> None:
    page = EntryPage(desk)
    page.refresh()
    asked: list[PaperOrder] = []
    desk.print_asked.connect(asked.append)

    (action,) = [one for one in page.palette_actions() if one.words == "พิมพ์หน้าจดเปล่า…"]
    action.run()

    assert [(one.kind, one.month, one.households) for one in asked] == [(BLANK_DAY, desk.month, (desk.household,))]


def test_the_whole_set_is_printed_for_next_month(desk: Desk, tmp_path: Path, shot: Shot) -> None:
    desk.settings.choose(PRINT_FOLDER, str(tmp_path / "papers"))
    page = PrintAllPage(desk)
    page.resize(1156, 684)
    page.show()
    page.refresh()
    wait(desk, lambda: page.choice.count > 0)
    assert not child(page, "paper_of_household").isVisible()

    press(child(page, "choice_blank"))
    pick(page, "paper_of_household", 1)
    pick(page, "month_on_paper", 1)
    shot(page, "print-all-blank")
    assert page.title.words() == "หน้าจดเปล่า ทั้งเดือน · พฤศจิกายน 2569 ให้ 4 ครัวเรือน"
    press(child(page, "choice_apart"))
    press(child(page, "begin"))
    wait(desk)

    files = sorted((tmp_path / "papers").iterdir())
    assert len(files) == page.choice.count == 4
    assert all("2569-11" in one.name and len(PdfReader(one).pages) == 2 for one in files)

    again = PrintAllPage(desk)
    again.restore(page.keep())
    assert (again.choice.kind.current(), again.choice.blank.kind) == ("blank", BLANK_MONTH)
    page.close()


def test_papers_begun_at_once_lie_in_one_folder_that_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The folder of papers looked at is made once, however many ask for it first."""
    made: list[str] = []
    both = threading.Barrier(2, timeout=0.5)

    class SlowFolder:
        def __init__(self, **_wishes: object) -> None:
            with contextlib.suppress(threading.BrokenBarrierError):
                both.wait()  # a second maker would meet the first here
            self.name = str(tmp_path / str(len(made)))
            made.append(self.name)
            Path(self.name).mkdir()

    monkeypatch.setattr(tempfile, "TemporaryDirectory", SlowFolder)
    monkeypatch.setattr(making, "_folder", lru_cache(maxsize=1)(making._folder.__wrapped__))
    askers = [threading.Thread(target=making._new_folder) for _place in range(2)]
    for one in askers:
        one.start()
    for one in askers:
        one.join()

    assert len(made) == 1
