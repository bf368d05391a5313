"""What a month's entries are to an indicator; their names are in `text.indicator_words`."""

from __future__ import annotations

from enum import StrEnum


class Term(StrEnum):
    """Which part of an indicator an entry belongs to."""

    IN_CASH = "in_cash"
    IN_KIND = "in_kind"
    WINDFALL = "windfall"
    COST = "cost"
    TOOL_SHARE = "tool_share"
    SPENT = "spent"
    INTEREST = "interest"
    PRINCIPAL = "principal"
    SAVED = "saved"
    NECESSARY = "necessary"
    REDUCIBLE = "reducible"
    SOCIAL = "social"
    OWED = "owed"
    OWN_FOOD = "own_food"
    OTHER_FOOD = "other_food"
    CONSUMED = "consumed"
    HOURS = "hours"
    ANY = "any"
