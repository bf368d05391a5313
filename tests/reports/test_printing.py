"""A printed file is whole, says what it is, reads back exactly, and is the same every time."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from pdfminer.high_level import extract_text

from household_ledger.errors import Cancelled, EnvironmentProblem, UserError
from household_ledger.reports.frame import Document
from household_ledger.reports.printing import print_file
from household_ledger.reports.signatures import Signature, Signatures
from household_ledger.reports.table import Table
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, ThaiParagraph
from tests.reports.paper_samples import ABOUT, IN_KIND_SENTENCE, NAMES, month_page, render, savings_page

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
BODY_SENTENCE = (
    "กองทุนหมู่บ้านอนุมัติให้สมาชิกกู้เงินฉุกเฉินไม่เกินห้าหมื่นบาทถ้วนต่อราย และต้องชำระคืนภายในสิบสองเดือน"
    "นับแต่วันที่ทำสัญญา ที่ น้ำ ปั๊ม กู้ ญี่ปุ่น ฐู ฏุ ป่า ฝ้าย ผู้ใหญ่ เก็บเงินออม กตัญญู ปี่ ป้ำ กำ"
)


def squeezed(text: str) -> str:
    return "".join(text.split())


def read_twice(path: Path) -> Iterator[str]:
    """Read a file with two foreign programs."""
    yield "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    yield extract_text(path)


def report_of_sentences(rows: int) -> Document:
    columns = (TableColumn("ที่"), TableColumn("รายการค่าใช้จ่าย", Align.LEFT, share=1, most_lines=3), TableColumn("บาท"))
    listed = [TableRow((f"{index + 1}", IN_KIND_SENTENCE, "12,500.00")) for index in range(rows)]
    return Document(
        title="รายงานการประชุม",
        made_from="จากสมุด หมู่บ้านตัวอย่าง",
        body=(*(ThaiParagraph.of(BODY_SENTENCE) for _ in range(3)), Table(columns, listed)),
        closing=Signatures((Signature("ผู้จัดทำ", NAMES[0]),)),
    )


def test_every_sentence_of_wrapped_cells_and_paragraphs_comes_back(tmp_path: Path) -> None:
    pages = print_file(tmp_path / "report.pdf", [report_of_sentences(90)], ABOUT)

    assert pages > 2
    for text in read_twice(tmp_path / "report.pdf"):
        assert squeezed(text).count(squeezed(BODY_SENTENCE)) == 3
        assert squeezed(text).count(IN_KIND_SENTENCE) == 90
        assert "\u200b" not in text
        assert not any(0xE000 <= ord(letter) < 0xF900 or ord(letter) >= 0xF0000 for letter in text)


def test_every_name_amount_and_page_number_of_a_table_comes_back(tmp_path: Path) -> None:
    print_file(tmp_path / "savings.pdf", [savings_page(75)], ABOUT)

    for text in read_twice(tmp_path / "savings.pdf"):
        assert text.count(NAMES[1]) == 15
        assert "71,100" in text


def test_a_file_of_many_documents_numbers_each_on_its_own_and_has_bookmarks(tmp_path: Path) -> None:
    documents = [month_page(NAMES[0]), savings_page(75), month_page(NAMES[1], is_thumb=True)]

    pages = print_file(tmp_path / "many.pdf", iter(documents), ABOUT, count=3)

    reader = pypdf.PdfReader(tmp_path / "many.pdf")
    assert pages == len(reader.pages) == 1 + 3 + 1
    titles = [entry.title for entry in reader.outline if isinstance(entry, pypdf.generic.Destination)]
    assert titles == [document.subtitle for document in documents]


def test_the_file_says_what_it_is_and_no_time_but_the_clock(tmp_path: Path) -> None:
    path = tmp_path / "month.pdf"
    made_at = ABOUT.made_at.astimezone(timezone(timedelta(hours=7)))

    print_file(path, [month_page()], replace(ABOUT, made_at=made_at))

    reader = pypdf.PdfReader(path)
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (ABOUT.title, ABOUT.author)
    assert reader.metadata.creation_date == reader.metadata.modification_date == ABOUT.made_at
    assert b"/Lang (th-TH)" in path.read_bytes()
    assert b"/DisplayDocTitle true" in path.read_bytes()


def test_every_font_is_inside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "month.pdf"
    print_file(path, [month_page()], ABOUT)

    content = path.read_bytes()

    assert content.count(b"/Type /FontDescriptor") == content.count(b"/FontFile2") == content.count(b"/BaseFont") > 1
    assert b"Helvetica" not in content


def test_the_same_documents_are_the_same_bytes_whatever_was_printed_between(tmp_path: Path) -> None:
    print_file(tmp_path / "one.pdf", [month_page(), savings_page(30)], ABOUT)
    print_file(tmp_path / "between.pdf", [report_of_sentences(5)], ABOUT)
    print_file(tmp_path / "two.pdf", [month_page(), savings_page(30)], ABOUT)

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert (tmp_path / "one.pdf").read_bytes() != (tmp_path / "between.pdf").read_bytes()


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    program = (
        "import pathlib, sys; from tests.reports.paper_samples import *; "
        "from household_ledger.reports.printing import print_file; "
        "print_file(pathlib.Path(sys.argv[1]), [month_page(), savings_page(30)], ABOUT)"
    )
    print_file(tmp_path / "here.pdf", [month_page(), savings_page(30)], ABOUT)

    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "there.pdf")], check=True, cwd=ROOT, env=environment)

    digests = [hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("here.pdf", "there.pdf")]
    assert digests[0] == digests[1]


def test_a_second_thread_waits_until_the_first_file_is_drawn(tmp_path: Path) -> None:
    other = threading.Thread(target=print_file, args=(tmp_path / "other.pdf", [savings_page(40)], ABOUT))

    def start_the_other(_done: int, _total: int) -> None:
        other.start()
        other.join(0.3)
        assert other.is_alive()

    print_file(tmp_path / "first.pdf", [savings_page(40)], ABOUT, progress=start_the_other)
    other.join()

    assert (tmp_path / "other.pdf").read_bytes() == (tmp_path / "first.pdf").read_bytes()


def test_a_disk_that_fills_up_keeps_the_page_printed_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "month.pdf"
    print_file(path, [month_page()], ABOUT)
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentProblem) as caught:
        print_file(path, [savings_page(5)], ABOUT)

    assert caught.value.code == "disk_full"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_stopped_batch_leaves_nothing_and_the_next_one_is_right(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def stop_at_two(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_file(tmp_path / "batch.pdf", (month_page() for _ in range(9)), ABOUT, count=9, progress=stop_at_two)

    assert told == [(1, 9), (2, 9)]
    assert list(tmp_path.iterdir()) == []
    assert print_file(tmp_path / "batch.pdf", [month_page()], ABOUT) == 1


def test_nothing_to_print_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        print_file(tmp_path / "empty.pdf", [], ABOUT)

    assert caught.value.code == "nothing_to_print"
    assert list(tmp_path.iterdir()) == []


def test_a_lost_typeface_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(name: str) -> None:
        raise EnvironmentProblem("typeface_missing", style=name)

    monkeypatch.setattr("household_ledger.reports.printing.font", lost)

    with pytest.raises(EnvironmentProblem) as caught:
        print_file(tmp_path / "month.pdf", [month_page()], ABOUT)

    assert caught.value.code == "typeface_missing"


def test_paper_is_grey_on_white_with_ink_in_every_corner_it_should_have(tmp_path: Path) -> None:
    print_file(tmp_path / "month.pdf", [month_page(is_thumb=True)], ABOUT)

    picture = render(tmp_path / "month.pdf", dots_per_inch=60)

    colours = {colour for _count, colour in picture.getcolors(1 << 24) or []}
    assert all(max(colour) - min(colour) <= 2 for colour in colours if isinstance(colour, tuple))
    assert picture.getpixel((2, 2)) == (255, 255, 255)
    assert min(sum(colour) for colour in colours if isinstance(colour, tuple)) < 150


def test_tone_marks_and_low_vowels_are_drawn_whole(tmp_path: Path) -> None:
    def ink_rows(text: str) -> list[int]:
        document = Document(title="", made_from="", body=(ThaiParagraph.of(text),))
        path = tmp_path / "ink.pdf"
        print_file(path, [document], ABOUT)
        picture = render(path, dots_per_inch=150).convert("L").crop((60, 140, 1240, 200))
        rows = (picture.crop((0, row, picture.width, row + 1)) for row in range(picture.height))
        return [row for row, line in enumerate(rows) if min(line.tobytes()) < 128]

    bare, marked, low = ink_rows("ปม"), ink_rows("ป้ำปั๊ม"), ink_rows("ฏุฐู")
    assert marked[0] < bare[0] - 6
    assert low[-1] > bare[-1] + 4
    assert marked[0] > 0


def test_neither_reports_nor_the_command_line_load_the_pdf_library_before_it_is_needed() -> None:
    program = (
        "import sys; import household_ledger.reports; "
        "import household_ledger.files; print('reportlab' in sys.modules, 'uharfbuzz' in sys.modules)"
    )

    told = subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, capture_output=True, text=True)

    assert told.stdout.split() == ["False", "False"]
