"""May a line of Thai end only where a reader would end it?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.text.wrap import ZWSP, add_words, bound, breaks, segments, strip_zwsp, with_zwsp

GOLD = (Path(__file__).parent / "gold_sentences.txt").read_text(encoding="utf-8").splitlines()
"""Sentences of the field; `|` at every place where a line may acceptably end, judged by hand."""

MIXED = st.text(alphabet="กขงนบปมยรเแไา่้ัิุๆฯำ 0123,.()-ab\n\u200b😀", max_size=60)


def _ends(pieces: list[str]) -> set[int]:
    ends, place = set(), 0
    for piece in pieces[:-1]:
        place += len(piece)
        ends.add(place)
    return ends


def test_lines_end_at_words_in_sentences_of_the_field() -> None:
    offered = {sentence: set(breaks(sentence.replace("|", ""))) for sentence in GOLD}
    allowed = {sentence: _ends(sentence.split("|")) for sentence in GOLD}

    assert sum(len(offered[one] & allowed[one]) for one in GOLD) >= 115
    assert sum(len(offered[one] - allowed[one]) for one in GOLD) <= 1
    assert max(len(piece) for one in GOLD for piece in segments(one.replace("|", ""))) <= 14


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("ก", ["ก"]),
        ("ต่าง ๆ (สิ้นเดือน) 1,234.50 บาท", ["ต่าง ๆ ", "(สิ้นเดือน) ", "1,234.50 ", "บาท"]),
        ("ก.ย. 2569", ["ก.ย. ", "2569"]),
        ("คน@example.co.th ร้อยละ 56 %", ["คน@example.co.th ", "ร้อยละ ", "56 %"]),
        ("(รับ)จ่าย", ["(รับ)", "จ่าย"]),
        ("ครึ่งแรกขาดมือ", ["ครึ่งแรก", "ขาดมือ"]),
        ("บ้าน\u00a02", ["บ้าน\u00a02"]),
    ],
)
def test_pieces_of_mixed_text(text: str, pieces: list[str]) -> None:
    assert segments(text) == pieces


@given(MIXED)
def test_the_pieces_join_to_the_text_and_none_begins_with_a_mark(text: str) -> None:
    pieces = segments(text)

    assert "".join(pieces) == text
    assert all(piece for piece in pieces)
    assert not any(piece[0] in "ๆฯะาำิุ่้ั,.)% \n" for piece in pieces[1:])
    assert not any(piece[-1] in "เแไ(" for piece in pieces[:-1])


@given(MIXED)
def test_invisible_breaks_come_out_as_they_went_in(text: str) -> None:
    assert strip_zwsp(with_zwsp(text)) == strip_zwsp(text)
    assert with_zwsp(with_zwsp(text)) == with_zwsp(text)


def test_invisible_breaks_stand_between_words_and_not_beside_spaces() -> None:
    assert with_zwsp("เงินออมครัวเรือน ต.ค.").split(ZWSP) == ["เงินออม", "ครัวเรือน ต.ค."]


def test_a_name_that_was_added_is_kept_whole() -> None:
    assert segments("เงินของแสงหล้าคำปุ้น") == ["เงิน", "ของ", "แสง", "หล้า", "คำ", "ปุ้น"]

    add_words(["นางแสงหล้า คำปุ้น", "x" * 50, ""])

    assert segments("เงินของแสงหล้าคำปุ้น") == ["เงิน", "ของ", "แสงหล้า", "คำปุ้น"]


@pytest.mark.parametrize("piece", ["ก", "นา", "ตากลม", "เงินฝากคงเหลือ", "่้"])
def test_long_text_without_spaces_is_cut_in_time_that_grows_with_its_length(piece: str) -> None:
    text = piece * (20_000 // len(piece))

    assert "".join(segments(text)) == text


def test_long_text_is_cut_as_its_sentences_are() -> None:
    plain = [sentence.replace("|", "") for sentence in GOLD]

    assert segments("\n".join(plain) + "\n") == [piece for one in plain for piece in segments(one + "\n")]
    assert max(map(len, segments("".join(plain) * 3))) <= 14


def test_nothing_is_written_into_the_home_folder(tmp_path: Path) -> None:
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHAINLP_READ_ONLY"}
    script = "from household_ledger.text.wrap import breaks; breaks('เงินออมครัวเรือน')"

    subprocess.run([sys.executable, "-c", script], env=surroundings | {"HOME": str(tmp_path)}, check=True)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เดือนก่อน 14,243 ▼ 44 · ในบ้าน 5", "เดือนก่อน 14,243 ▼_44 · ในบ้าน 5"),
        ("นับล่าสุด 31 ต.ค. 2569 และ 3 มี.ค.", "นับล่าสุด 31_ต.ค._2569 และ 3_มี.ค."),
        ("เหลือ 1,240 บาท จาก 12 บาทา", "เหลือ 1,240_บาท จาก 12 บาทา"),
        ("since 3 Nov 2025: 12 % of 40 baht", "since 3_Nov_2025: 12_% of 40_baht"),
    ],
)
def test_a_number_stays_with_its_sign_and_unit_and_a_day_with_its_month(text: str, expected: str) -> None:
    assert bound(text).replace("\u00a0", "_") == expected
    assert bound(text).replace("\u00a0", " ") == text
