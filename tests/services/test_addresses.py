"""Places found while one types: what is likeliest first, and nothing refused."""

from __future__ import annotations

import csv
import subprocess
import sys
from importlib.resources import files

import pytest

from household_ledger.services.addresses import MOST_OFFERED, Place, places_like, province_named, provinces_like


def test_the_beginning_of_a_subdistrict_brings_where_it_lies() -> None:
    assert places_like("แม่นาว") == (Place("แม่นาวาง", "แม่อาย", "เชียงใหม่", "50280"),)


def test_whole_names_come_first_then_those_nearby_then_thai_order() -> None:
    places = places_like("สันทราย", near="เชียงใหม่")

    assert [(one.subdistrict, one.district) for one in places[:7]] == [
        ("สันทราย", "ฝาง"),
        ("สันทราย", "พร้าว"),
        ("สันทราย", "สารภี"),
        ("สันทราย", "เมืองเชียงราย"),
        ("สันทราย", "แม่จัน"),
        ("สันทรายน้อย", "สันทราย"),
        ("สันทรายหลวง", "สันทราย"),
    ]
    assert [one.province for one in places[2:6]] == ["เชียงใหม่", "เชียงราย", "เชียงราย", "เชียงใหม่"]
    assert [one.district for one in places[8:]] == ["สันทราย"] * 4


def test_each_word_narrows_what_is_offered() -> None:
    assert {one.district for one in places_like("สันทราย เชียงราย แม่จัน")} == {"แม่จัน"}
    assert places_like("สันทราย ภูเก็ต") == ()


@pytest.mark.parametrize("typed", ["อ.เมือง จ.น่าน", "อ. เมือง จ. น่าน", "อำเภอเมือง จังหวัดน่าน", "  อ.เมือง   จ.น่าน "])
def test_the_word_for_the_level_says_which_name_is_meant(typed: str) -> None:
    places = places_like(typed, most=50)

    assert {(one.district, one.province) for one in places} == {("เมืองน่าน", "น่าน")}
    assert "ในเวียง" in {one.subdistrict for one in places}


@pytest.mark.parametrize("typed", ["84360", "๘๔๓๖๐"])
def test_a_postcode_brings_its_subdistricts(typed: str) -> None:
    assert places_like(typed) == (Place("เกาะเต่า", "เกาะพะงัน", "สุราษฎร์ธานี", "84360"),)


def test_the_beginning_of_a_postcode_brings_those_it_may_become() -> None:
    assert {one.postcode[:3] for one in places_like("843", most=500)} == {"843"}
    assert {one.postcode for one in places_like("8436", most=500)} == {"84360"}


def test_a_subdistrict_of_two_postcodes_is_offered_with_each() -> None:
    places = places_like("สวนจิตรลดา")

    assert [one.postcode for one in places] == ["10300", "10303"]


def test_no_more_is_offered_than_can_be_read() -> None:
    assert len(places_like("ก")) == MOST_OFFERED
    assert len(places_like("ก", most=3)) == 3


@pytest.mark.parametrize("typed", ["", "   ", "ต.", "ไม่มีที่นี่", "123456", "(", "ที่อยู่ ๑๒/๓"])
def test_what_is_no_place_brings_nothing(typed: str) -> None:
    assert places_like(typed) == ()


def test_a_place_is_written_as_on_an_envelope() -> None:
    assert places_like("แม่นาวาง")[0].words == "ต.แม่นาวาง อ.แม่อาย จ.เชียงใหม่ 50280"
    assert places_like("คลองเตย")[0].words == "แขวงคลองเตย เขตคลองเตย กรุงเทพมหานคร 10110"


def test_nothing_is_read_before_somebody_types() -> None:
    code = "import sys, household_ledger.services.addresses as it; it.places_like(' '); print('geothai' in sys.modules)"

    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "False"


@pytest.mark.parametrize("typed", ["ขอนแก่น", " จ.ขอนแก่น", "จังหวัดขอนแก่น", "จังหวัด ขอนแก่น", "khon kaen", "Khon Kaen"])
def test_a_province_is_known_however_it_is_written(typed: str) -> None:
    assert province_named(typed) == "ขอนแก่น"


def test_what_is_no_province_is_none_and_the_capital_has_its_short_names() -> None:
    assert [province_named(one) for one in ("50000", "", "เมือง", "ขอน", "อีสาน")] == [None] * 5
    assert {province_named(one) for one in ("กรุงเทพฯ", "กทม.", "Bangkok", "กรุงเทพมหานคร")} == {"กรุงเทพมหานคร"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("อยุธยา", "พระนครศรีอยุธยา"),
        ("จ.อยุธยา", "พระนครศรีอยุธยา"),
        ("Ayutthaya", "พระนครศรีอยุธยา"),
        ("โคราช", "นครราชสีมา"),
        ("Korat", "นครราชสีมา"),
        ("ChiangMai", "เชียงใหม่"),
        ("Chonburi", "ชลบุรี"),
        ("Phang Nga", "พังงา"),
        ("Loei Province", "เลย"),
    ],
)
def test_a_province_is_known_by_what_else_it_is_called(typed: str, meant: str) -> None:
    assert province_named(typed) == meant


def test_every_other_name_is_of_a_province_and_of_one_alone() -> None:
    text = (files("household_ledger") / "data" / "province_called.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))

    assert len({row["called"].casefold() for row in rows}) == len(rows)
    assert all(province_named(row["province"]) == row["province"] == province_named(row["called"]) for row in rows)


def test_provinces_are_offered_by_how_they_begin() -> None:
    assert provinces_like("นคร") == ("นครนายก", "นครปฐม", "นครพนม", "นครราชสีมา", "นครศรีธรรมราช", "นครสวรรค์")
    assert provinces_like("chiang") == ("เชียงราย", "เชียงใหม่")
    assert provinces_like(" ") == ()
