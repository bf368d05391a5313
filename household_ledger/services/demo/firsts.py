"""What the six households of the lessons have of their own: happenings, words, habits, months put right."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.kinds import Need
from household_ledger.services.demo.habits import CAREFUL, GOOD, PAPER, WEEKLY
from household_ledger.services.demo.portrait import Happening, OwnWord, Portrait


def with_own(portrait: Portrait) -> Portrait:
    """Give one of the six what is its own."""
    index = portrait.index
    return replace(
        portrait,
        habit=_HABITS_OF_SIX[index],
        happenings=_HAPPENINGS[index],
        words=_WORDS.get(index, ()),
        corrected=_CORRECTED.get(index, ()),
        recorded_before=_RECORDED_BEFORE.get(index),
        summaries=_SUMMARIES.get(index, 0),
        is_typing=index in _TYPING,
    )


_HABITS_OF_SIX = (CAREFUL, GOOD, WEEKLY, PAPER, WEEKLY, CAREFUL)
_RECORDED_BEFORE = {2: 6, 4: 5}
_SUMMARIES = {4: 2}
_TYPING = (2, 4)
_CORRECTED = {0: (-2, 3), 4: (2,)}
_HAPPENINGS = {
    0: (
        Happening(-5, "calf_bought"),
        Happening(-1, "relief"),
        Happening(1, "project_tools"),
        Happening(2, "sold_on_credit"),
        Happening(3, "calf_sold"),
        Happening(4, "paid_for"),
        Happening(5, "tools_bought"),
    ),
    1: (
        Happening(-3, "windfall"),
        Happening(1, "project_tools"),
        Happening(3, "sold_on_credit"),
        Happening(5, "paid_for"),
    ),
    2: (Happening(-3, "motorcycle"), Happening(1, "tools_bought"), Happening(4, "fee")),
    3: (
        Happening(-5, "gold_bought"),
        Happening(-4, "lent"),
        Happening(1, "project_tools"),
        Happening(2, "returned"),
        Happening(4, "gold_sold"),
        Happening(5, "dividend"),
    ),
    4: (
        Happening(-4, "loan_interest_off"),
        Happening(-2, "interest_added"),
        Happening(1, "project_tools"),
        Happening(3, "circle_paid_out"),
    ),
    5: (Happening(-2, "fee"), Happening(1, "tools_bought"), Happening(3, "ceremony")),
}
_WORDS = {
    0: (OwnWord("E01.1", "E01", "ข้าวสาร"), OwnWord("E10", "E10", "", Need.NECESSARY)),
    1: (OwnWord("E05", "E05", is_hidden=True), OwnWord("E19", "E19", is_hidden=True)),
    2: (OwnWord("E18", "E18", "โทรศัพท์ขายของ", Need.NECESSARY),),
    5: (OwnWord("E13.1", "E13", "ค่ารถและค่ายาไปโรงพยาบาล", Need.NECESSARY), OwnWord("E20", "E20", is_hidden=True)),
}
