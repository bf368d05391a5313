"""Thai text into drawable signs: a letter with its marks is one sign, drawn as one glyph, read back as its letters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import uharfbuzz  # type: ignore[import-untyped]

from household_ledger.reports.glyph_table import GrowingFace, PlacedGlyph
from household_ledger.reports.other_faces import outline_of
from household_ledger.text.pictures import PICTURES, STAND_IN

if TYPE_CHECKING:
    from pathlib import Path

MARKS = "\u0e31\u0e33-\u0e3a\u0e47-\u0e4e"
"""What stands on, under or (SARA AM) half over the letter before it."""
_MARKED = re.compile(f"[^{MARKS}]?[{MARKS}]+")
_FIRST_SIGN, _LAST_SIGN = 0xF0000, 0xFFFFD
"""Signs are private code points no font maps itself; they exist inside one process only."""
_PRIVATE = re.compile("[\U000f0000-\U000ffffd]")
"""Private code points of this plane in a text would be taken for signs."""
_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe00-\ufe0f]")
"""What is not drawn."""
_SPACES = re.compile("[\\t\\n\\r\\x0b\\x0c\u2028\u2029]")
_FEATURES = {"kern": False, "liga": False}
"""A cluster must not depend on its neighbours, else it could not be one glyph."""
_REMEMBERED = 16384


class Shaper:
    """Shapes with HarfBuzz, cluster by cluster, and grows the face by what it meets."""

    def __init__(self, path: Path, face: GrowingFace) -> None:
        """Shape the font at a path into a face made from the same file."""
        self._face = face
        self._font = uharfbuzz.Font(uharfbuzz.Face(path.read_bytes()))
        self._signs: dict[str, str] = {}
        self._letters: dict[int, str] = {}
        self.shape = lru_cache(maxsize=_REMEMBERED)(self._shape)
        self.width = lru_cache(maxsize=_REMEMBERED)(self._width)

    def letters(self, sign: int) -> str:
        """Give the letters a sign (or a plain character) stands for."""
        return self._letters.get(sign) or chr(sign)

    def _shape(self, text: str) -> str:
        """Replace each marked letter, and each character the font lacks, by its sign."""
        if text.isascii() and text.isprintable():
            return text
        text = PICTURES.sub(lambda found: self._picture(found[0]), _PRIVATE.sub("", text))
        text = _SPACES.sub(" ", _UNSEEN.sub("", text))
        text = _MARKED.sub(lambda found: self._sign(found[0]), text)
        known = self._face.charToGlyph
        return "".join(each if ord(each) in known else self._sign(each) for each in text)

    def _width(self, text: str) -> float:
        """Measure text in thousandths of its size."""
        widths, otherwise = self._face.charWidths, self._face.defaultWidth
        return float(sum(widths.get(ord(each), otherwise) for each in self.shape(text)))

    def _sign(self, cluster: str) -> str:
        sign = self._signs.get(cluster)
        if sign is None:
            sign = self._signs[cluster] = chr(self._new_sign(cluster))
        return sign

    def _picture(self, picture: str) -> str:
        """Give a picture's sign; one the font has by itself needs none."""
        return picture if len(picture) == 1 and ord(picture) in self._face.charToGlyph else self._sign(picture)

    def _new_sign(self, cluster: str) -> int:
        number = _FIRST_SIGN + len(self._signs)
        if number > _LAST_SIGN:
            raise OverflowError("no more private code points")
        face = self._face
        face.charToGlyph[number], advance = self._new_glyph(cluster)
        face.charWidths[number] = advance * 1000 / face.unitsPerEm
        self._letters[number] = cluster
        return number

    def _new_glyph(self, cluster: str) -> tuple[int, int]:
        """Draw a cluster as one glyph; what the font lacks by another's outline, or else by a plain stand-in."""
        face, first = self._face, cluster[0]
        if ord(first) in face.charToGlyph:
            is_picture = PICTURES.fullmatch(cluster) is not None
            parts, advance = self._place(first if is_picture else cluster)
            return face.add(parts, advance), advance
        other = outline_of(first, face.unitsPerEm) if len(PICTURES.sub("x", cluster)) == 1 else None
        if other is None:
            parts, advance = self._place(STAND_IN)
            return face.add(parts, advance), advance
        return face.add_outline(other.glyph, other.advance, other.left), other.advance

    def _place(self, cluster: str) -> tuple[tuple[PlacedGlyph, ...], int]:
        """Ask HarfBuzz where the glyphs of a cluster stand, and how far it reaches."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(cluster)
        buffer.script, buffer.language, buffer.direction = "Thai", "th", "ltr"
        uharfbuzz.shape(self._font, buffer, _FEATURES)
        parts, x = [], 0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            parts.append(PlacedGlyph(info.codepoint, x + position.x_offset, position.y_offset))
            x += position.x_advance
        return tuple(parts), x
