"""Who does not read tells the buttons apart by their pictures: no page has the same one for two things."""

from __future__ import annotations

import pytest

from household_ledger.domain.category import standard_categories
from household_ledger.services.views import pictures
from household_ledger.services.views.beginners import BEGINNERS, picture_of
from household_ledger.services.views.pictures import pictures_in, unalike
from household_ledger.services.views.tiles import Tile, all_tiles, tiles_by_page, told_apart
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_tiles.way import TilesWay
from household_ledger.ui.theme.icons import pixmap
from tests.ui.hands import press


def pages_of(desk: Desk) -> list[tuple[Tile, ...]]:
    """Give all pages of every household, as letters of all sizes make them."""
    found: list[tuple[Tile, ...]] = []
    with desk.reader() as reader:
        for home in reader.households():
            for counts in ((11,), (8, 3), (5, 4, 2), (11, 11)):
                found += tiles_by_page(reader, home.id, desk.today, counts)
            every = all_tiles(reader, home.id, desk.today)
            found += (told_apart(every[at : at + 10]) for at in range(0, len(every), 10))
    return found


def test_no_page_of_any_household_has_the_same_picture_for_two_things(desk: Desk) -> None:
    pages = pages_of(desk)
    assert len(pages) > 20
    for page in pages:
        seen: dict[tuple[str, str], str] = {}
        for one in page:
            assert seen.setdefault((one.picture, one.mark), one.words) == one.words, (one.words, one.picture)


def test_pictures_of_their_own_suffice_and_marks_stay_the_exception(desk: Desk) -> None:
    shown = [one for page in pages_of(desk) for one in page]
    assert [one.words for one in shown if one.mark] == []


def test_the_page_shows_its_pictures_apart_too(way: TilesWay) -> None:
    press(way.board.tiles[-1])
    looks = [one.look_of() for one in way.board.tiles if one.isVisible()]
    assert len(looks) == len(set(looks)) > 5


@pytest.mark.parametrize(
    ("words", "picture"),
    [
        ("เนื้อหมู", "pork"),
        ("ค่ากับข้าว ตลาดเช้า", "food"),
        ("น้ำดื่ม", "water"),
        ("กาแฟซอง กาแฟเย็น", "coffee"),
        ("ขนมหลาน", "sweets"),
        ("ขนมปัง", "bread"),
        ("ข้าวราดแกง", "plate"),
        ("ส้มตำ ไก่ย่าง", "mortar"),
        ("ค่ารถเข้าอำเภอ", "bus"),
        ("น้ำมันรถเครื่อง", "fuel"),
        ("น้ำมันพืช", "sauce"),
        ("ค่าน้ำประปาหมู่บ้าน", "tap"),
        ("แก๊สหุงต้ม", "gas"),
        ("Coffee and milk", "coffee"),
    ],
)
def test_words_tell_their_picture(words: str, picture: str) -> None:
    assert pictures_in(words)[0] == picture


@pytest.mark.parametrize("words", ["ประชุมหมู่บ้าน", "น้ำยาล้างห้องน้ำ", "ยายมา", "นมัสการ", "Coffeeshop"])
def test_letters_within_another_word_tell_no_picture(words: str) -> None:
    assert not {"pork", "milk", "pills", "coffee"} & set(pictures_in(words))


def test_every_picture_words_or_categories_tell_is_drawn_and_no_two_drawings_are_alike() -> None:
    names = {*pictures._OF_WORDS, *(picture_of(code) for code in standard_categories() if code[0] != "X")}
    drawn = {name: pixmap(name, "ink", 48).toImage() for name in names | {picture_of(one.code) for one in BEGINNERS}}
    assert all(not one.isNull() for one in drawn.values())
    listed = list(drawn.items())
    for at, (name, one) in enumerate(listed):
        assert all(one != other for _other, other in listed[at + 1 :]), name


def test_what_has_no_picture_left_is_marked_with_its_own_letters() -> None:
    page = [Tile(words=words, picture="stock", kind=BEGINNERS[0].kind) for words in ("เชือก", "ลวด", "ลูกบิด", "ลวด")]
    assert unalike(page) == (("stock", ""), ("stock", "ล"), ("stock", "ลก"), ("stock", "ล"))
