"""Thai and Arabic digits: reading both, writing those of the moment."""

from __future__ import annotations

from household_ledger.text import i18n

_ARABIC = "0123456789"
_THAI = "๐๑๒๓๔๕๖๗๘๙"
_WIDE = "０１２３４５６７８９"
_TO_ARABIC = str.maketrans(_THAI + _WIDE, _ARABIC * 2)
_TO_THAI = str.maketrans(_ARABIC, _THAI)


def to_arabic(text: str) -> str:
    """Turn Thai (and full-width) digits into 0–9."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """Turn 0–9 into Thai digits."""
    return text.translate(_TO_THAI)


def in_digits(text: str) -> str:
    """Write a text's figures in the digits of the moment."""
    return to_thai(text) if i18n.digits() == "thai" else text
