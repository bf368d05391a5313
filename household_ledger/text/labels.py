"""The names of the ledger's fixed words on screen and paper: kinds, classes, grades, roles, records."""

from __future__ import annotations

from household_ledger.domain.category import standard_categories
from household_ledger.domain.kinds import (
    Account,
    BaselineType,
    CostKind,
    EntryKind,
    GoalKind,
    Grade,
    InterestRule,
    KnownBy,
    Medium,
    Need,
    PocketKind,
    Rhythm,
    Role,
    Sector,
    Verdict,
)
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import N_, _, language

_ENTRY_KINDS = {
    EntryKind.INCOME: N_("Income"),
    EntryKind.EXPENSE: N_("Expense"),
    EntryKind.COST: N_("Occupation cost"),
    EntryKind.CREDIT: N_("Purchase on credit"),
    EntryKind.SAVE: N_("Saving"),
    EntryKind.WITHDRAW: N_("Withdrawal of savings"),
    EntryKind.BORROW: N_("Borrowing"),
    EntryKind.REPAY: N_("Repayment"),
    EntryKind.LEND: N_("Money lent"),
    EntryKind.RETURNED: N_("Loan returned to us"),
    EntryKind.PRODUCED: N_("Own produce eaten or used"),
    EntryKind.RECEIVED: N_("Goods received free"),
    EntryKind.GIVEN: N_("Own produce given away"),
    EntryKind.INPUT: N_("Own produce used for work"),
    EntryKind.ASSET_BUY: N_("Asset bought"),
    EntryKind.ASSET_SELL: N_("Asset sold"),
    EntryKind.TRANSFER: N_("Transfer between pockets"),
    EntryKind.CASH_COUNT: N_("Cash count"),
    EntryKind.ADJUST: N_("Cash adjustment"),
    EntryKind.OPENING: N_("Balance brought forward"),
    EntryKind.HOURS: N_("Hours worked"),
    EntryKind.NOTHING: N_("Nothing today"),
}
_ACCOUNTS = {
    Account.POCKET: N_("Spending pocket"),
    Account.SAVINGS: N_("Savings pocket"),
    Account.DEBT: N_("Debt"),
    Account.LENT: N_("Money others owe us"),
    Account.THING: N_("Assets"),
    Account.INCOME: N_("Income"),
    Account.SPENDING: N_("Household spending"),
    Account.COST: N_("Occupation cost"),
    Account.ADJUST: N_("Cash adjustment"),
    Account.OPENING: N_("Balance brought forward"),
}
_MEDIA = {
    Medium.CASH: N_("In cash"),
    Medium.CREDIT: N_("On credit"),
    Medium.PRODUCED: N_("Own produce"),
    Medium.RECEIVED: N_("Received free"),
    Medium.GIVEN: N_("Given away"),
    Medium.OWN_INPUT: N_("Own input to work"),
    Medium.MOVED: N_("Moved"),
    Medium.OPENING: N_("Brought forward"),
}
_NEEDS = {Need.NECESSARY: N_("Necessary"), Need.REDUCIBLE: N_("Could be less"), Need.SOCIAL: N_("Social and giving")}
_KNOWN_BY = {
    KnownBy.RECEIPT: N_("From a receipt"),
    KnownBy.REMEMBERED: N_("Remembered"),
    KnownBy.PAPER: N_("From the paper page"),
    KnownBy.SUMMARY: N_("As a summary"),
}
_POCKETS = {
    PocketKind.CASH: N_("Cash"),
    PocketKind.BANK: N_("Bank account"),
    PocketKind.CARD: N_("State welfare card"),
    PocketKind.SAVINGS: N_("Savings pocket"),
}
_INTEREST_RULES = {
    InterestRule.NONE: N_("No interest"),
    InterestRule.FLAT: N_("Flat, on the first amount"),
    InterestRule.PER_MONTH: N_("Percent a month on what is left"),
    InterestRule.PER_YEAR: N_("Percent a year on what is left"),
    InterestRule.FIXED_TOTAL: N_("A fixed total to pay"),
}
_SECTORS = {Sector.FARM: N_("Farm"), Sector.NON_FARM: N_("Outside the farm"), Sector.ONLINE: N_("Online")}
_ROLES = {
    Role.PARTICIPANT: N_("Participant"),
    Role.RECORDER: N_("Recorder"),
    Role.VERIFIER: N_("Verifier"),
    Role.RESPONSIBLE: N_("Responsible person"),
}
_GOALS = {
    GoalKind.SAVE: N_("Savings goal"),
    GoalKind.DEBT: N_("Paying off a debt"),
    GoalKind.EMERGENCY: N_("Emergency money"),
}
_RHYTHMS = {
    Rhythm.WEEK: N_("each week"),
    Rhythm.MONTH: N_("each month"),
    Rhythm.MEETING: N_("each meeting"),
    Rhythm.HARVEST: N_("each harvest"),
}
_BASELINES = {
    BaselineType.A: N_("Twelve months recorded before the start"),
    BaselineType.B: N_("At least three months recorded before the start"),
    BaselineType.C: N_("One year as remembered"),
    BaselineType.D: N_("One month as remembered"),
}
_COST_KINDS = {CostKind.MECHANISM: N_("Mechanism budget"), CostKind.OCCUPATION: N_("Occupation budget")}
_GRADE_WORDS = {
    Grade.A: N_("Complete records"),
    Grade.B: N_("Complete records"),
    Grade.C: N_("Fair records"),
    Grade.D: N_("Records with gaps"),
}
_VERDICTS = {
    Verdict.UP: N_("Increased"),
    Verdict.SAME: N_("About the same"),
    Verdict.DOWN: N_("Decreased"),
    Verdict.UNKNOWN: N_("Cannot be concluded yet"),
}
_LENDERS = {
    "D01": N_("Bank or other institution"),
    "D02": N_("Village fund or group"),
    "D03": N_("Informal lender"),
    "D04": N_("Shop credit"),
    "D05": N_("Hire purchase or card"),
    "D06": N_("Relatives and friends"),
    "D07": N_("Lent to others"),
}
_FORMS = {
    "S01": N_("Cash box"),
    "S02": N_("Bank or savings lottery"),
    "S03": N_("Savings group, fund or co-op"),
    "S04": N_("National Savings Fund or endowment"),
    "S05": N_("Gold, animals, valuables"),
    "S06": N_("Share circle"),
    "S07": N_("Land, house, vehicle"),
}
_RECORDS = {
    "project": N_("Project"),
    "projectcost": N_("Project cost"),
    "provider": N_("Provider"),
    "villagegroup": N_("Village or group"),
    "person": N_("Person"),
    "household": N_("Household"),
    "member": N_("Member"),
    "pocket": N_("Pocket"),
    "debt": N_("Debt"),
    "occupation": N_("Occupation"),
    "productioncycle": N_("Production cycle"),
    "party": N_("Buyer, shop or person"),
    "category": N_("Category"),
    "householdcategory": N_("Category"),
    "goal": N_("Goal"),
    "goalchange": N_("Change of a goal"),
    "baseline": N_("Baseline"),
    "monthstate": N_("Month"),
    "month": N_("Month"),
    "price": N_("Price"),
    "entry": N_("Entry"),
    "recurring": N_("Repeated entry"),
    "recurringturn": N_("Turn of a repeated entry"),
    "template": N_("Template"),
    "savedfilter": N_("Kept search"),
    "unanswered": N_("Question left open"),
    "consent": N_("Consent"),
    "visit": N_("Visit"),
    "training": N_("Lesson"),
    "attendance": N_("Attendance"),
    "stair": N_("Stair"),
    "stairmark": N_("Stair reached"),
    "changelabel": N_("Name of a change"),
    "changescore": N_("Score of a change"),
}


def entry_kind_name(kind: EntryKind) -> str:
    """Name a kind of entry."""
    return _(_ENTRY_KINDS[kind])


def account_name(account: Account) -> str:
    """Name where a line is posted."""
    return _(_ACCOUNTS[account])


def medium_name(medium: Medium) -> str:
    """Name what moved on a line."""
    return _(_MEDIA[medium])


def need_name(need: Need) -> str:
    """Name a need class: จำเป็น, ลดได้, สังคม–การให้."""
    return _(_NEEDS[need])


def known_by_name(known_by: KnownBy) -> str:
    """Name how an entry was known."""
    return _(_KNOWN_BY[known_by])


def pocket_kind_name(kind: PocketKind) -> str:
    """Name a kind of pocket."""
    return _(_POCKETS[kind])


def interest_rule_name(rule: InterestRule) -> str:
    """Name how interest is reckoned."""
    return _(_INTEREST_RULES[rule])


def sector_name(sector: Sector) -> str:
    """Name a kind of work."""
    return _(_SECTORS[sector])


def role_name(role: Role) -> str:
    """Name what a person does in the file."""
    return _(_ROLES[role])


def goal_kind_name(kind: GoalKind) -> str:
    """Name what a goal reaches for."""
    return _(_GOALS[kind])


def rhythm_name(rhythm: Rhythm) -> str:
    """Name how often something is put by."""
    return _(_RHYTHMS[rhythm])


def baseline_name(baseline: BaselineType) -> str:
    """Name what a baseline rests on."""
    return in_digits(_(_BASELINES[baseline]))


def cost_kind_name(kind: CostKind) -> str:
    """Name a budget of the project."""
    return _(_COST_KINDS[kind])


def grade_words(grade: Grade) -> str:
    """Say a month's quality as a household reads it; the letter is for those who verify."""
    return _(_GRADE_WORDS[grade])


def verdict_words(verdict: Verdict) -> str:
    """Say what may be said of an income."""
    return _(_VERDICTS[verdict])


def lender_name(code: str) -> str:
    """Name a lender class, D01–D07; KeyError for another code."""
    return _(_LENDERS[code])


def savings_form_name(code: str) -> str:
    """Name a form of savings or assets, S01–S07; KeyError for another code."""
    return _(_FORMS[code])


def record_name(sort: str) -> str:
    """Name a sort of record, by its class in any case or its table (`VillageGroup`, `village_group`).

    An unknown one stays as it is.
    """
    found = _RECORDS.get(sort.replace("_", "").lower())
    return _(found) if found else sort


def name_beside(code: str, name: str) -> str:
    """Give what is written beside a household's code: its name, nothing where it has none of its own."""
    return "" if name.strip().casefold() == code.strip().casefold() else name


def household_words(code: str, name: str) -> str:
    """Name a household by code and name, by its code alone where it has no name of its own."""
    return " ".join(part for part in (code, name_beside(code, name)) if part)


def category_name(code: str) -> str:
    """Name a standard category from the reference data; another code stays as it is (a household names its own)."""
    category = standard_categories().get(code)
    if category is None:
        return code
    return category.name_th if language() == "th" else category.name_en[:1].upper() + category.name_en[1:]
