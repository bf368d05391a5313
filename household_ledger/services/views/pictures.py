"""Which picture a button has: by its words, then by its category; on one page no two things have the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, Protocol
from unicodedata import category

from household_ledger.text.digits import in_digits

_OF_WORDS: Final[Mapping[str, str]] = {
    "pork": "หมู เนื้อ pork meat",
    "drumstick": "ไก่ย่าง ไก่สด ไก่ทอด แกงไก่ chicken",
    "hen": "ไก่ เป็ด ไก่บ้าน ลูกไก่ hen poultry",
    "egg": "ไข่ ไข่ไก่ ไข่เป็ด egg eggs",
    "fish": "ปลา ปลาทู กุ้ง หอย fish",
    "jar": "ปลาร้า กะปิ ปลากระป๋อง",
    "vegetables": "ผัก เต้าหู้ ถั่ว คะน้า กะหล่ำ vegetables",
    "chilli": "พริก มะเขือ chilli",
    "fruit": "ผลไม้ มังคุด เงาะ มะม่วง ส้มโอ ลำไย ทุเรียน fruit",
    "banana": "กล้วย มะละกอ banana",
    "mushroom": "เห็ด ก้อนเชื้อเห็ด mushrooms",
    "rice": "ข้าวเปลือก ข้าวสาร ข้าวนาปรัง ข้าวนาปี เกี่ยวข้าว ข้าวเหนียว rice",
    "root": "หัวมัน ขุดมัน ขนมัน มันสำปะหลัง cassava",
    "cane": "อ้อย sugarcane",
    "noodles": "ก๋วยเตี๋ยว บะหมี่ มาม่า เส้น ขนมจีน noodles",
    "plate": "ข้าวราดแกง ข้าวแกง ข้าวผัด อาหารตามสั่ง",
    "tied_bag": "แกงถุง กับข้าวถุง",
    "mortar": "ส้มตำ ตำถั่ว",
    "skewer": "หมูปิ้ง ข้าวเหนียวหมูปิ้ง ลูกชิ้น ปิ้ง",
    "pot": "โจ๊ก ข้าวต้ม ต้ม",
    "steamed": "ข้าวต้มมัด ห่อหมก บ๊ะจ่าง",
    "food": "กับข้าว ค่ากับข้าว ตลาดเช้า",
    "sweets": "ขนม ขนมหลาน ลูกอม sweets candy",
    "bread": "ขนมปัง ปาท่องโก๋ เค้ก bread",
    "ice_cream": "ไอศกรีม ไอติม",
    "milk": "นม นมเด็ก นมผง milk",
    "can": "น้ำอัดลม โค้ก เป๊ปซี่ น้ำหวาน",
    "coffee": "กาแฟ ชาเย็น coffee",
    "water": "น้ำดื่ม น้ำเปล่า น้ำแข็ง water",
    "bottle": "เบียร์ เหล้า เหล้าขาว ยาดอง beer",
    "sauce": "น้ำปลา น้ำมันพืช ซีอิ๊ว น้ำมันหมู",
    "leaf": "หมาก พลู ใบกระท่อม",
    "smoke": "บุหรี่ ยาเส้น ยาสูบ tobacco cigarettes",
    "soap": "สบู่ ยาสีฟัน soap",
    "washing": "ผงซักฟอก น้ำยาล้างจาน ซักผ้า",
    "shampoo": "แชมพู ครีม แป้งทาตัว shampoo",
    "scissors": "ตัดผม เสริมสวย haircut",
    "mirror": "ผ้าอนามัย ของใช้ส่วนตัว เครื่องสำอาง",
    "bin_bag": "ถุงขยะ ถุง ไม้ขีด",
    "idea": "หลอดไฟ ถ่านไฟฉาย",
    "power": "ค่าไฟ ไฟฟ้า สายไฟ electricity",
    "gas": "แก๊ส แก๊สหุงต้ม ถ่านหุงต้ม",
    "tap": "ประปา ค่าน้ำ ค่าน้ำประปา ก๊อกน้ำ ค่าน้ำรด",
    "repaired_house": "ซ่อมบ้าน ค่าซ่อมบ้าน หลังคา ตะปู สังกะสี",
    "key": "ค่าเช่า ค่าเช่าบ้าน rent",
    "television": "โทรทัศน์ ทีวี พัดลม ตู้เย็น เครื่องใช้ไฟฟ้า ตู้แช่",
    "broom": "ไม้กวาด ดอกหญ้า broom",
    "shirt": "เสื้อ เสื้อผ้า กางเกง ชุดนักเรียน clothes",
    "shoe": "รองเท้า shoes",
    "thread": "ด้าย ไหม ซิป กระดุม thread",
    "sewing": "เย็บ เย็บผ้า ซ่อมเสื้อผ้า ปะผ้า sewing",
    "cloth": "ผ้าทอ ทอผ้า กระจูด เสื่อ",
    "handbag": "กระเป๋า",
    "dye": "สีย้อม ย้อมผ้า น้ำกรด",
    "beads": "ลูกปัด พวงกุญแจ สร้อย",
    "fuel": "น้ำมัน น้ำมันรถ น้ำมันเติมรถ น้ำมันรถเครื่อง fuel petrol",
    "bus": "ค่ารถ ค่ารถเข้าอำเภอ สองแถว รถเมล์ รถตู้ bus fare",
    "lorry": "ค่ารถขน ค่ารถส่ง ขนส่ง น้ำมันไปส่ง",
    "wheel": "ปะยาง ยางรถ เปลี่ยนน้ำมันเครื่อง",
    "tool": "ซ่อม ซ่อมรถ ซ่อมรถเครื่อง",
    "bike": "รถเครื่อง มอเตอร์ไซค์ จักรยาน ผ่อนรถ ผ่อนรถเครื่อง",
    "parcel": "พัสดุ ค่าส่ง ไปรษณีย์",
    "hospital": "โรงพยาบาล ค่ารถและค่ายา คลินิก ไปหาหมอ hospital",
    "pills": "ยาแก้ ยาแก้ปวด ยาธาตุ ค่ายา วิตามิน วัคซีน medicine",
    "book": "สมุด ปากกา หนังสือ ค่ารายงาน book",
    "pupil": "เงินไปโรงเรียน ค่าเทอม",
    "phone": "เติมเงิน โทรศัพท์ เติมเงินโทรศัพท์ ค่าโทร phone",
    "waves": "อินเทอร์เน็ต เน็ต internet",
    "game": "เกม เติมเกม games",
    "balloon": "งานวัด เที่ยว",
    "lottery": "หวย ลอตเตอรี่ สลากกินแบ่ง lottery",
    "alms": "ใส่บาตร alms",
    "merit": "ทำบุญ ผ้าป่า กฐิน merit",
    "envelope": "งานแต่ง งานบวช ซอง",
    "candle": "งานศพ ธูป เทียน ฌาปนกิจ",
    "gift": "ของเยี่ยม ของขวัญ ของฝาก",
    "stamp": "ค่าธรรมเนียม ถ่ายเอกสาร ภาษี ค่าปรับ",
    "bank": "ธนาคาร ธ.ก.ส. ฝากเงิน bank",
    "group_saving": "กลุ่มสัจจะ ออมทรัพย์ กองทุน สหกรณ์",
    "saving": "กระปุก",
    "ring": "วงแชร์ แชร์",
    "wheelchair": "พิการ ความพิการ",
    "baby": "เด็กแรกเกิด เลี้ยงดู ผ้าอ้อม",
    "elder": "ผู้สูงอายุ ให้แม่ ให้พ่อ ให้ยาย",
    "family": "พี่น้อง ลูกส่ง ญาติ ให้หลาน",
    "hands": "เงินช่วยเหลือ เยียวยา",
    "prize": "ถูกรางวัล ถูกหวย",
    "stall": "แผง ค่าแผง ตลาดนัด ร้าน",
    "sickle": "ดายหญ้า ตัดหญ้า เกี่ยวหญ้า",
    "bricks": "ก่อสร้าง",
    "tractor": "ไถ จ้างไถ รถไถ รถเกี่ยว",
    "seeds": "เมล็ด เมล็ดพันธุ์",
    "rubber": "น้ำยาง กรีดยาง ยางพารา rubber",
    "sack": "ปุ๋ย อาหารไก่ อาหารไก่ไข่ อาหารหมู รำ ปลายข้าว แป้ง น้ำตาล fertiliser feed",
    "wares": "ของมาขาย เสื้อผ้ามาขาย สั่งเสื้อผ้ามาขาย",
    "stock": "กล่อง แผงไข่ ตะกร้า",
    "online": "ออนไลน์ ร้านออนไลน์ เสื้อผ้าออนไลน์ online",
    "paid_work": "เงินเดือน salary",
    "project": "โครงการ ประชุม",
    "question": "จำไม่ได้",
}
"""Words that tell a picture; of words within each other the longest does ("ขนมปัง" is bread, not sweets)."""

_LEADING: Final = frozenset("เแโใไ")
_MARKS: Final = frozenset({"Mn", "Mc"})
_FOLLOWING: Final = frozenset("\u0e30\u0e32\u0e33")
"""Vowels that stand after their consonant: "นมา" is no "นม"."""


class Pictured(Protocol):
    """What has words and pictures that fit it, the best first."""

    @property
    def words(self) -> str:
        """Give its words."""
        ...

    @property
    def pictures(self) -> tuple[str, ...]:
        """Name the pictures that fit it."""
        ...


def pictures_in(words: str) -> tuple[str, ...]:
    """Name the pictures words tell, in the order they are said in."""
    told, end = [], 0
    for found in _pattern().finditer(words.lower()):
        if _is_whole(words, found.start(), found.end()) and found.start() >= end:
            told.append(_by_word()[found.group()])
            end = found.end()
    return tuple(dict.fromkeys(told))


def unalike(things: Sequence[Pictured]) -> tuple[tuple[str, str], ...]:
    """Give each thing of one page a picture, and a mark where no picture of its own is left.

    What is said in the same words may have the same picture. The mark is as much of the words as tells it apart.
    """
    given: dict[tuple[str, str], str] = {}
    chosen = []
    firsts = {one.pictures[0] for one in things}
    for one in things:
        free = [name for name in one.pictures if given.get((name, ""), one.words) == one.words]
        mine = [name for name in free if name == one.pictures[0] or name not in firsts]  # leave another its best
        fitting = [(name, "") for name in dict.fromkeys((*mine, *free))]
        marked = ((one.pictures[0], mark) for mark in _marks(one.words))
        picture = next(at for at in chain(fitting, marked) if given.get(at, one.words) == one.words)
        given[picture] = one.words
        chosen.append(picture)
    return tuple(chosen)


def _marks(words: str) -> Iterator[str]:
    letters = "".join(letter for letter in words if letter.isalnum() and letter not in _LEADING)
    for count in (1, 2):
        if letters[:count]:
            yield letters[:count].upper()
    number = 1
    while True:
        yield in_digits(str(number))
        number += 1


def _is_whole(words: str, start: int, end: int) -> bool:
    """Tell whether letters are a word of their own as far as spelling says: "หมู" is not in "หมู่บ้าน"."""
    before, after = words[start - 1 : start], words[end : end + 1]
    if words[start].isascii():
        return not (before.isalnum() or after.isalnum())
    return before not in _LEADING and not (after and (category(after) in _MARKS or after in _FOLLOWING))


@lru_cache(maxsize=1)
def _by_word() -> dict[str, str]:
    return {word: picture for picture, words in _OF_WORDS.items() for word in words.split()}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_by_word(), key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in longest_first))
