"""Descriptions as another hand would have written them: a letter wrong, a place added, a shop or money named first."""

from __future__ import annotations

from random import Random
from typing import Final

_ADDED: Final = (
    "ตลาดนัดวันพุธ", "ปากซอย", "เจ้าประจำ", "หน้าอำเภอ", "ของป้าแดง", "ฝากลุงดำ", "ตราดอกบัว", "อย่างดี", "ของหลานคนโต", "ในเมือง",
)  # fmt: skip
_SHOPS: Final = ("โลตัส", "บิ๊กซี", "เซเว่น", "ร้านเจ๊นก", "ร้านค้าชุมชน", "แม็คโคร", "ร้านลุงสี", "ตลาดเทศบาล")
_RECEIVED: Final = ("ได้เงิน", "รับเงินค่า", "ได้", "เงิน")
_LETTERS: Final = "กขคงจชดตทนบปพมยรลวสหอ"


def with_a_slip(words: str, random: Random) -> str:
    """Write one letter wrong, twice, not at all, or after the next one."""
    at = random.randrange(len(words))
    slips = (
        words[:at] + random.choice(_LETTERS) + words[at + 1 :],
        words[:at] + words[at] + words[at:],
        words[:at] + words[at + 1 :],
        words[:at] + words[at + 1 : at + 2] + words[at] + words[at + 2 :],
    )
    return random.choice(slips)


def with_words_added(words: str, random: Random) -> str:
    """Say also where it was, whose, or of which make."""
    return f"{words} {random.choice(_ADDED)}"


def with_a_shop_before(words: str, random: Random) -> str:
    """Name the shop first."""
    return f"{random.choice(_SHOPS)} {words}"


def with_money_before(words: str, random: Random) -> str:
    """Say first that money came."""
    return f"{random.choice(_RECEIVED)}{words}"
