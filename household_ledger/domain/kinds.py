"""The fixed words of the ledger: kinds of entry, accounts, media, classes. Their display names are in `text.labels`."""

from __future__ import annotations

from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry is; the values are the canonical CSV's words."""

    INCOME = "income"
    EXPENSE = "expense"
    COST = "cost"
    CREDIT = "credit"
    SAVE = "save"
    WITHDRAW = "withdraw"
    BORROW = "borrow"
    REPAY = "repay"
    LEND = "lend"
    RETURNED = "returned"
    PRODUCED = "in_kind_produced"
    RECEIVED = "in_kind_received"
    GIVEN = "in_kind_given"
    INPUT = "in_kind_input"
    ASSET_BUY = "asset_buy"
    ASSET_SELL = "asset_sell"
    TRANSFER = "transfer"
    CASH_COUNT = "cash_count"
    ADJUST = "adjust"
    OPENING = "opening"
    HOURS = "hours"
    NOTHING = "nothing"


IN_KIND = frozenset({EntryKind.PRODUCED, EntryKind.RECEIVED, EntryKind.GIVEN, EntryKind.INPUT})
TELLS_OF_NO_DAY = frozenset({EntryKind.OPENING, EntryKind.HOURS})
"""What does not prove that anybody was asked about the day it is dated (`reference/indicators.md`, cov)."""
WITHOUT_LINES = frozenset({EntryKind.CASH_COUNT, EntryKind.HOURS, EntryKind.NOTHING})


class Account(StrEnum):
    """Where a line is posted; plus is into the account (`design/data.md`, Lines)."""

    POCKET = "pocket"
    SAVINGS = "savings"
    DEBT = "debt"
    LENT = "lent"
    THING = "thing"
    INCOME = "income"
    SPENDING = "spending"
    COST = "cost"
    ADJUST = "adjust"
    OPENING = "opening"


class Medium(StrEnum):
    """What moved on a line."""

    CASH = "cash"
    CREDIT = "credit"
    PRODUCED = "produced"
    RECEIVED = "received"
    GIVEN = "given"
    OWN_INPUT = "own_input"
    MOVED = "moved"
    OPENING = "opening"


class KnownBy(StrEnum):
    """How an entry was known."""

    RECEIPT = "receipt"
    REMEMBERED = "remembered"
    PAPER = "paper"
    SUMMARY = "summary"


class Need(StrEnum):
    """Need class of spending: จำเป็น, ลดได้, สังคม-การให้."""

    NECESSARY = "necessary"
    REDUCIBLE = "reducible"
    SOCIAL = "social"


class PocketKind(StrEnum):
    """Spending pockets, and savings pockets whose form is an S code."""

    CASH = "cash"
    BANK = "bank"
    CARD = "card"
    SAVINGS = "savings"


SAVINGS_FORMS = ("S01", "S02", "S03", "S04", "S06")
LIQUID_FORMS = ("S01", "S02", "S03")
THING_FORMS = ("S05", "S07")
DEBT_CLASSES = ("D01", "D02", "D03", "D04", "D05", "D06")
CASH_BOX = "S01"
"""The form of savings nothing else is said of."""
INFORMAL_LENDER = "D03"
SHOP_CREDIT, HIRE_PURCHASE, RELATIVES = "D04", "D05", "D06"
"""The classes of debt that follow from how it came about: bought on credit, on instalments, lent by somebody."""


class InterestRule(StrEnum):
    """How a debt's interest is reckoned; 0 % (none) is normal."""

    NONE = "none"
    FLAT = "flat"
    PER_MONTH = "per_month"
    PER_YEAR = "per_year"
    FIXED_TOTAL = "fixed_total"


class Sector(StrEnum):
    """Which kind of work an occupation is."""

    FARM = "farm"
    NON_FARM = "non_farm"
    ONLINE = "online"


class Role(StrEnum):
    """What a person does in the file."""

    PARTICIPANT = "participant"
    RECORDER = "recorder"
    VERIFIER = "verifier"
    RESPONSIBLE = "responsible"


class GoalKind(StrEnum):
    """What a goal reaches for: an amount, a debt gone, or months of necessary spending kept ready."""

    SAVE = "save"
    DEBT = "debt"
    EMERGENCY = "emergency"


class Rhythm(StrEnum):
    """How often a household means to put something by."""

    WEEK = "week"
    MONTH = "month"
    MEETING = "meeting"
    HARVEST = "harvest"


class BaselineType(StrEnum):
    """A prospective ledger >= 12 months, B >= 3 matched full months, C one-year recall, D one-month recall."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class CostKind(StrEnum):
    """The two budgets of a project."""

    MECHANISM = "mechanism"
    OCCUPATION = "occupation"


class Grade(StrEnum):
    """Quality of a household-month (`reference/indicators.md`)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Verdict(StrEnum):
    """What may honestly be said of a household's income."""

    UP = "up"
    SAME = "same"
    DOWN = "down"
    UNKNOWN = "unknown"
