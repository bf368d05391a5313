"""What is known of a made-up household before its book is written: people, work, debts, savings, habits."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.kinds import BaselineType, GoalKind, InterestRule, Need, Rhythm

CASH = "เงินสด"
BANK = "บัญชีธนาคาร"
CARD = "บัตรสวัสดิการ"
JAR = "กระปุกออม"
DEPOSIT = "เงินฝากธนาคาร"
GROUP = "กลุ่มสัจจะออมทรัพย์"
PENSION_FUND = "กอช."
CIRCLE = "วงแชร์บ้านเหนือ"
FORMS = {JAR: "S01", DEPOSIT: "S02", GROUP: "S03", PENSION_FUND: "S04", CIRCLE: "S06"}
FREE_SAVINGS = (JAR, DEPOSIT)
"""What a household draws on first when money runs short."""
RELATIVES = "ญาติพี่น้อง"
"""Who lends when nothing else is left; this debt is in no register until it is made."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the household; `comes` and `goes` in months from the project's start."""

    name: str
    birth_year: int
    has_card: bool = False
    is_disabled: bool = False
    comes: int | None = None
    goes: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """An occupation the household lives by.

    `before` and `after` say how much of it is done (per cent), `tune` the prices of its costs (permille), `since` the
    month it begins (None: long before) and `until` the one in which it is given up, counted from the start.
    """

    work: str
    before: int
    after: int
    tune: int = 1000
    since: int | None = None
    until: int | None = None
    is_main: bool = False
    is_supported: bool = False

    def scale(self, month: int) -> int:
        """Tell how much of it is done in a month counted from the start, in per cent."""
        if (self.since is not None and month < self.since) or (self.until is not None and month >= self.until):
            return 0
        return self.after if month > 0 else self.before


@dataclass(frozen=True, slots=True)
class Gift:
    """Money that comes without work, once a month on a day; amounts in satang."""

    code: str
    text: str
    low: int
    high: int
    day: int
    pocket: str = CASH


@dataclass(frozen=True, slots=True)
class Loan:
    """A debt as it stood when the book was begun; amounts in satang, `rate` as `domain.register.Debt` has it."""

    key: str
    name: str
    debt_class: str
    rule: InterestRule
    rate: int = 0
    principal: int = 0
    opening: int = 0
    instalments: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Deposit:
    """A habit of putting by, in satang a time; `since` and `until` in months from the start."""

    pocket: str
    rhythm: Rhythm
    amount: int
    goal: str = ""
    every: int = 1
    since: int | None = None
    until: int | None = None
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalPlan:
    """A goal; `since` and `by` in months from the project's start, amounts in satang."""

    name: str
    kind: GoalKind = GoalKind.SAVE
    target: int | None = None
    months: int = 0
    by: int | None = None
    rhythm: Rhythm = Rhythm.MONTH
    every: int = 0
    harvest_months: str = ""
    since: int = 0
    opening: int = 0
    pocket: str = ""
    debt: str = ""
    priority: int = 1
    raised_to: int | None = None
    """The target after it was changed once."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How the book is kept.

    `missed` days a month without a word (from, to), `lost` money forgotten (permille of a month's spending at most),
    `counted` months with a cash count (per cent); each `verified`-th closed month is seen by a verifier (0: none).
    """

    writing: str
    missed: tuple[int, int]
    lost: int
    counted: int = 100
    verified: int = 0
    adjusts: bool = True


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A household's own word on a category (`domain.register.HouseholdCategory`)."""

    code: str
    under: str
    name: str = ""
    need: Need | None = None
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happens once, in a month counted from the start (`services.demo.happenings`)."""

    month: int
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A made-up household.

    `recorded_before` months before the start are in its book (None: all there are); it began `delay` months after the
    project; `leaves` and `falls_back` are months from its start. `without` are codes it never spends on.
    """

    index: int
    code: str
    name: str
    village: int
    province: str
    people: tuple[Someone, ...]
    jobs: tuple[Job, ...]
    gifts: tuple[Gift, ...] = ()
    loans: tuple[Loan, ...] = ()
    deposits: tuple[Deposit, ...] = ()
    goals: tuple[GoalPlan, ...] = ()
    habit: Habit
    happenings: tuple[Happening, ...] = ()
    corrected: tuple[int, ...] = ()
    words: tuple[OwnWord, ...] = ()
    without: frozenset[str] = frozenset()
    own_permille: int = 0
    recorded_before: int | None = None
    summaries: int = 0
    delay: int = 0
    leaves: int | None = None
    falls_back: int | None = None
    recall: BaselineType | None = None
    stipend: int = 0
    is_comparison: bool = False
    is_typing: bool = False
    has_bank: bool = False

    def loan(self, key: str) -> Loan | None:
        """Find a debt by what kind it is."""
        return next((loan for loan in self.loans if loan.key == key), None)
