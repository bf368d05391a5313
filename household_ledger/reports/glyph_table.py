"""A font face whose glyph table grows: by letters with their marks as composites, by outlines of signs it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from struct import pack

from reportlab.pdfbase.ttfonts import TTFontFace

_WORDS, _OFFSETS, _ROUND, _MORE = 0x0001, 0x0002, 0x0004, 0x0020
_MOST_GLYPHS = 0xFFFF
_MAXP_SIMPLE, _MAXP_COMPOSITES, _MAXP_COMPONENTS = 6, 10, 28
"""Where `maxp` keeps the limits of simple and composite glyphs."""

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """A glyph of the font and where it stands, in font units from the cluster's origin."""

    glyph: int
    x: int
    y: int


class GrowingFace(TTFontFace):  # type: ignore[misc]  # ReportLab has no types
    """A face that composite glyphs can be added to; ReportLab's own subsetting then embeds them."""

    _ttf_data: bytearray

    def __init__(self, path: str) -> None:
        """Read the font and move its glyphs to the end of the data, where there is room to grow."""
        super().__init__(path)
        start, length = self.get_table_pos("glyf")
        outlines = self._ttf_data[start : start + length]
        self._ttf_data = bytearray(self._ttf_data)
        self._ttf_data += bytes(-len(self._ttf_data) % 4)
        self._outlines_at = len(self._ttf_data)
        self._ttf_data += outlines
        self.table["glyf"]["offset"] = self._outlines_at

    def add(self, parts: tuple[PlacedGlyph, ...], advance: int) -> int:
        """Add a composite of glyphs the font came with; give its glyph number."""
        drawn = [(part, box) for part in parts if (box := self._box_of(part)) is not None]
        box, outline = _composite(drawn) if drawn else ((0, 0, 0, 0), b"")
        return self.add_outline(outline, advance, box[0])

    def add_outline(self, outline: bytes, advance: int, left: int) -> int:
        """Add a glyph by its data, padded to whole words; give its glyph number."""
        glyph = len(self.glyphPos) - 1
        if glyph >= _MOST_GLYPHS:
            raise OverflowError("no font holds more glyphs")
        end = self.glyphPos[-1] + len(outline)
        self._ttf_data[self._outlines_at + self.glyphPos[-1] :] = outline
        self.glyphPos.append(end)
        self.table["glyf"]["length"] = end
        self.hmetrics += [self.hmetrics[-1]] * (glyph - len(self.hmetrics))
        self.hmetrics.append((advance, left & 0xFFFF))
        return glyph

    def _box_of(self, part: PlacedGlyph) -> Box | None:
        """Give the box of a placed glyph's ink; None for one without ink."""
        at, end = self.glyphPos[part.glyph], self.glyphPos[part.glyph + 1]
        if at == end:
            return None
        self.seek(self._outlines_at + at + 2)
        left, bottom, right, top = (self.read_short() for _ in range(4))
        return left + part.x, bottom + part.y, right + part.x, top + part.y

    def get_chunk(self, pos: int, length: int) -> bytes:
        """Give a piece of the font, as ReportLab expects it: bytes that never change."""
        return bytes(self._ttf_data[pos : pos + length])

    def get_table(self, tag: str) -> bytes:
        """Give a table; `maxp` allows for the composites added."""
        table = bytes(super().get_table(tag))
        if tag == "maxp":
            table = _raise_limits(table)
        return table


def _composite(drawn: list[tuple[PlacedGlyph, Box]]) -> tuple[Box, bytes]:
    """Describe glyphs as components of one; the description is padded to whole words."""
    boxes = [box for _, box in drawn]
    box = (
        min(left for left, _, _, _ in boxes),
        min(bottom for _, bottom, _, _ in boxes),
        max(right for _, _, right, _ in boxes),
        max(top for _, _, _, top in boxes),
    )
    last = len(drawn) - 1
    body = b"".join(
        pack(">HHhh", _WORDS | _OFFSETS | _ROUND | (_MORE if index < last else 0), part.glyph, part.x, part.y)
        for index, (part, _) in enumerate(drawn)
    )
    outline = pack(">hhhhh", -1, *box) + body
    return box, outline + bytes(-len(outline) % 4)


def _raise_limits(maxp: bytes) -> bytes:
    """Allow glyphs and composites of up to 2,000 points, 200 contours, 16 components, 4 deep."""
    table = bytearray(maxp)
    table[_MAXP_SIMPLE : _MAXP_SIMPLE + 4] = pack(">HH", 2000, 200)
    table[_MAXP_COMPOSITES : _MAXP_COMPOSITES + 4] = pack(">HH", 2000, 200)
    table[_MAXP_COMPONENTS : _MAXP_COMPONENTS + 4] = pack(">HH", 16, 4)
    return bytes(table)
