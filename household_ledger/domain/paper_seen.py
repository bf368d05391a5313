"""Whether what a verifier said of a month tells that the paper page was looked at."""

from __future__ import annotations

import re
from typing import Final

PAPER_WORDS: Final = ("paper", "กระดาษ", "หน้าสมุด", "สมุดจด")
"""Words of `MonthState.seen` of which any, where it is not denied, says that the paper page was in hand."""

_THAI_NOT = r"(?:ไม่|มิ)\s*(?:ได้|เคย)?\s*"
_THAI_SEE = r"(?:เห็น|ขอดู|ดู|ตรวจ|พบ|เจอ|มี|ได้)"
_ENGLISH_NOT = r"(?:\b(?:not|never|cannot)\b|n['’]t\b)"
_PIECES: Final = re.compile(r"[,;.\n·/]|แต่|\bbut\b")
_PAPER: Final = re.compile("|".join(PAPER_WORDS))
_LAST_SEEING: Final = re.compile(rf".*?({_THAI_NOT})?{_THAI_SEE}(?!.*{_THAI_SEE})", re.DOTALL)
_DENIED_BEFORE: Final = re.compile(
    rf"{_ENGLISH_NOT}(?: yet)? (?:seen?|shown?|looked?|had?|have|checked?|read)\b.*$"
    r"|\b(?:no|without)(?: the| any| a)? $"
    r"|(?:ไม่|ไร้)\s*$"
)
_DENIED_AFTER: Final = re.compile(
    rf"^[^,;.]*?{_THAI_NOT}{_THAI_SEE}|^\s*(?:หาย|ขาดหาย)"
    r"|^(?: pages?)?(?: was| were| is| are| has been| have been)?\s*"
    rf"(?:{_ENGLISH_NOT}(?: yet)? (?:seen|shown|there)|missing)"
)


def has_seen_paper(said: str) -> bool:
    """Tell whether words speak of the paper page anywhere without denying it was seen."""
    return any(_is_affirmed(piece) for piece in _PIECES.split(said.casefold()))


def _is_affirmed(piece: str) -> bool:
    return any(
        not _is_denied(piece[: found.start()], piece[found.end() :].partition("กระดาษ")[0])
        for found in _PAPER.finditer(piece)
    )


def _is_denied(before: str, after: str) -> bool:
    seeing = _LAST_SEEING.match(before)
    has_thai_denial = seeing is not None and seeing.group(1) is not None
    return has_thai_denial or bool(_DENIED_BEFORE.search(before) or _DENIED_AFTER.match(after))
