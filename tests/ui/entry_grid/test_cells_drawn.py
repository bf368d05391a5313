"""A cell drawn once more looks as if it had never been drawn before, whatever was drawn in between."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from household_ledger.ui.entry_grid.table.paint import CREDIT_SIGN, CellLook, Tag, draw_cell
from household_ledger.ui.theme.look import look, px, set_look

_WORDS = ("", "ไข่", "น้ำมันรถเครื่อง", "ข้าว อาหารสด เครื่องปรุง", "12,345.00")
_TAGS = (
    (),
    (Tag("หนี้"),),
    (Tag("แก้หลังปิดเดือน", short="✎"), Tag("รายรับหาย?", "attention", short="!")),
    (Tag("2 ภาพ", "primary", short="2", picture="photo"),),
)


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = look()
    yield
    set_look(before)


@dataclass(frozen=True)
class _Drawing:
    cell: CellLook
    room: QRect
    is_number: bool

    def draw(self) -> QImage:
        image = QImage(self.room.right() + 20, self.room.bottom() + 5, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        draw_cell(painter, self.room, self.cell, is_number=self.is_number)
        painter.end()
        return image


def _by_chance(chance: random.Random) -> _Drawing:
    strong, struck, number = (chance.random() < 0.3 for _one in range(3))
    tags, sign = chance.choice(_TAGS), chance.choice(("", "→", CREDIT_SIGN))
    cell = CellLook(chance.choice(_WORDS), "expense", tags, sign, is_strong=strong, is_struck=struck)
    room = QRect(chance.randrange(40), chance.randrange(9), chance.choice((30, 90, 200)), px(36))
    return _Drawing(cell, room, number)


def test_a_cell_drawn_again_is_drawn_as_the_first_time() -> None:
    chance = random.Random(7)
    for size in (100, 150, 100):
        set_look(replace(look(), type_size=size))
        drawings = [_by_chance(chance) for _one in range(250)]
        again = [one.draw() for one in drawings]
        for one, drawn in zip(drawings, again, strict=True):
            set_look(replace(look()))  # equal, but nothing was laid out in its letters yet
            assert one.draw() == drawn
        assert len({bytes(one.constBits()) for one in again}) > 50
