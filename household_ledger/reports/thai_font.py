"""A ReportLab font that shapes Thai: whatever ReportLab draws with it comes out shaped and reads back exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from household_ledger.reports.glyph_table import GrowingFace
from household_ledger.reports.shaping import Shaper
from household_ledger.reports.to_unicode import to_unicode

if TYPE_CHECKING:
    from pathlib import Path


class ThaiTTFont(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """Every shaped cluster is one glyph of the embedded subset with one ToUnicode entry holding all its letters.

    Only static TrueType outlines (no CFF, no variable axes). One document at a time: fonts are shared.
    """

    def __init__(self, name: str, path: Path) -> None:
        """Read the font at a path and give it a name for `setFont`."""
        super().__init__(name, str(path), shapable=False)
        self.face = GrowingFace(str(path))
        self.shaper = Shaper(path, self.face)

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """Measure text in points as it will be drawn."""
        return 0.001 * size * self.shaper.width(_as_text(text, encoding))

    def splitString(self, text: str | bytes, doc: Any, encoding: str = "utf-8") -> Any:  # noqa: ANN401, N802
        """Shape text, then let ReportLab spread the signs over subsets."""
        return super().splitString(self.shaper.shape(_as_text(text, encoding)), doc, encoding)

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802
        """Embed the subsets, then say what their codes stand for in our own words."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
            stream = doc.idToObject["toUnicodeCMap:" + name]
            stream.content = to_unicode(name, self._letters_of(subset))

    def _letters_of(self, subset: list[int]) -> list[str]:
        """Name the letters of each code; none for code 0 and for the spaces that only fill up the first codes."""
        return [
            "" if sign == 0 or (sign == ord(" ") and code < ord(" ")) else self.shaper.letters(sign)
            for code, sign in enumerate(subset)
        ]


def _as_text(text: str | bytes, encoding: str) -> str:
    return text.decode(encoding) if isinstance(text, bytes) else str(text)
