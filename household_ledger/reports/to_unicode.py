"""The table inside a PDF that says which letters each code on the page stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_IN_A_BLOCK = 100


def to_unicode(font_name: str, letters: Sequence[str]) -> str:
    """Write the ToUnicode map of a font subset: code k stands for `letters[k]`, for nothing where that is empty."""
    rows = [f"<{code:02X}> <{_hexadecimal(text)}>" for code, text in enumerate(letters) if text]
    return "\n".join([*_head(font_name), *_blocks(rows), *_TAIL])


_TAIL = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")


def _hexadecimal(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _head(font_name: str) -> tuple[str, ...]:
    return (
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{font_name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    )


def _blocks(rows: Sequence[str]) -> Iterable[str]:
    """Cut the rows into blocks of at most a hundred, as the format wants."""
    for start in range(0, len(rows), _MOST_IN_A_BLOCK):
        block = rows[start : start + _MOST_IN_A_BLOCK]
        yield f"{len(block)} beginbfchar"
        yield from block
        yield "endbfchar"
