"""Words that say by themselves that a line is no plain money in or out: a loan, land or gold sold, a thing given.

Nothing is taken for such a kind by itself; but no income or spending is guessed from these words either: a cow, a gold
chain or a loan counted as income would be a rise that is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from household_ledger.domain.category import PROJECT_MONEY, fixed_id
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.text.matching import plain

_END: Final = r"(?:$|[\s\d])"
_LENDERS: Final = r"กองทุน|ธ\.?\s?ก\.?\s?ส|สหกรณ์|ธนาคาร|ออมสิน|กลุ่ม|หมู่บ้าน|นอกระบบ|เพื่อนบ้าน|ญาติ"
_LOAN: Final = rf"(?:ได้(?:รับ)?)?(?:เงิน)?กู้(?:{_END}|(?:ยืม|เงิน|มา|จาก|{_LENDERS}))|(?:borrow|got a loan|loan from)"
_SOLD: Final = r"(?:ได้(?:รับ)?)?(?:เงิน)?(?:ค่า|จาก)?(?:การ)?ขาย|(?:sold|sell)\s+(?:the\s+|a\s+|our\s+)?"
_LASTING: Final = (
    r"ที่ดิน|ที่(?:นา|สวน|ไร่)\s*(?:$|\d|แปลง|ผืน|มรดก|ไร่|งาน)|"  # ขายที่สวน is also to sell at the garden
    rf"ทอง(?:{_END}|คำ|แท่ง|รูปพรรณ)|(?:สร้อย|แหวน|กำไล)(?:คอ)?ทอง|มอเตอร์ไซ|มอไซ|"
    rf"รถ(?:{_END}|ยนต์|กระบะ|ไถ|เก่า|มอเตอร์ไซ|มอไซ|จักรยานยนต์|อีแต๋น)|บ้าน(?:{_END}|หลัง|พร้อม)|"
    r"(?:land|gold|motorbike|motorcycle|car|truck|house)\s*(?:$|\d)"
)
_LIVESTOCK: Final = rf"(?:แม่|พ่อ)(?:พันธุ์|วัว|ควาย|หมู)|(?:วัว|ควาย)(?:{_END}|ตัว|แก่|เนื้อ{_END}|พันธุ์)|(?:cow|buffalo|ox)\b"
_MONEY: Final = r"\s*(?:เงิน|ทุน|ค่า|เบี้ย|รายได้|จ้าง|งาน|\d)"
_PROJECT: Final = rf"โครงการ(?:ให้|แจก|มอบ|สนับสนุน)(?!{_MONEY})|ได้(?:รับ)?(?!รับ|{_MONEY}).*จากโครงการ(?!{_MONEY})"
_KIN: Final = r"(?:ญาติ|เพื่อนบ้าน|ข้างบ้าน)(?:เอามา|แบ่ง)?ให้(?!\s*เงิน|\s*ตัง|\s*ยืม|\s*\d|$)"


@dataclass(frozen=True, slots=True)
class Meant:
    """A kind words speak of; `is_sure` where they speak of no other. `source` is that of a thing received, or NO_ID."""

    kind: EntryKind
    is_sure: bool
    source: Id = NO_ID


_MEANT: Final = (
    (re.compile(_LOAN), Meant(EntryKind.BORROW, is_sure=True)),
    (re.compile(rf"(?:{_SOLD})(?:{_LASTING})"), Meant(EntryKind.ASSET_SELL, is_sure=True)),
    (re.compile(rf"(?:{_SOLD})(?:{_LIVESTOCK})"), Meant(EntryKind.ASSET_SELL, is_sure=False)),
    (re.compile(_PROJECT), Meant(EntryKind.RECEIVED, is_sure=True, source=fixed_id(PROJECT_MONEY))),
    (re.compile(_KIN), Meant(EntryKind.RECEIVED, is_sure=False)),
)


def kind_meant(words: str) -> Meant | None:
    """Give the kind a description speaks of by itself; None for plain money in or out."""
    said = plain(words)
    return next((meant for pattern, meant in _MEANT if pattern.match(said)), None)
