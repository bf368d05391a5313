"""Signs our typeface lacks, as outlines from one that came with a package; what neither has is not found here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from household_ledger.text.typefaces import other_typeface


@dataclass(frozen=True, slots=True)
class Outline:
    """A glyph in the form a TrueType font holds it: its data, how far it reaches, where its ink begins."""

    glyph: bytes
    advance: int
    left: int


def outline_of(character: str, units: int) -> Outline | None:
    """Give the outline of a character in `units` to the em; None when there is none."""
    face = _face()
    name = face.getBestCmap().get(ord(character)) if face is not None else None
    if face is None or name is None:
        return None
    from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]
    from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]

    scale = units / face["head"].unitsPerEm
    glyphs, pen = face.getGlyphSet(), TTGlyphPen(None)
    drawn = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(drawn)
    drawn.replay(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
    made = pen.glyph(round=round)
    glyph = bytes(made.compile(None, recalcBBoxes=True, optimizeSize=False))
    return Outline(glyph + bytes(-len(glyph) % 4), round(glyphs[name].width * scale), getattr(made, "xMin", 0))


@lru_cache(maxsize=1)
def _face() -> Any:  # noqa: ANN401 -- fontTools has no types
    path = other_typeface()
    if path is None:
        return None
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    return TTFont(path)
