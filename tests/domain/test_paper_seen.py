"""What tells that a verifier had the paper page in hand, and what denies it."""

from __future__ import annotations

import pytest

from household_ledger.domain.paper_seen import has_seen_paper


@pytest.mark.parametrize(
    "said",
    [
        "เห็นกระดาษ",
        "ดูหน้าสมุดแล้ว",
        "สมุดจด",
        "paper",
        "Looked at the paper pages",
        "ไม่ได้นับเงินสด เห็นกระดาษ",
        "ไม่มีเงินสดเหลือ ดูกระดาษแล้ว",
        "ดูกระดาษแล้ว ไม่ตรง 2 แถว",
        "cash not counted, paper seen",
        "ไม่เห็นใบเสร็จ, เห็นกระดาษ",
    ],
)
def test_words_of_the_paper_say_it_was_seen(said: str) -> None:
    assert has_seen_paper(said)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "นับเงินสด",
        "ไม่เห็นกระดาษ",
        "ยังไม่ได้เห็นกระดาษ",
        "ไม่ได้ดูหน้าสมุด",
        "ไม่มีกระดาษ",
        "กระดาษไม่ได้ดู",
        "กระดาษหาย",
        "no paper",
        "did not see the paper",
        "paper not seen",
        "without the paper, cash counted",
    ],
)
def test_a_denial_is_no_yes(said: str) -> None:
    assert not has_seen_paper(said)
