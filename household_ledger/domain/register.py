"""The register: project, provider, villages, households and what belongs to a household."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.ids import NO_ID, PROJECT, PROVIDER, Id
from household_ledger.domain.kinds import CostKind, InterestRule, Need, PocketKind, Role, Sector
from household_ledger.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The project this file's households belong to.

    `price_year` is a year of the Common Era; `settings` a JSON object of project settings that differ from their
    defaults (`domain.thresholds`); `keep_until` the last day the data of its households is to be kept. The two budgets
    are those of the kinds of its costs (None: not said).
    """

    id: Id = PROJECT
    name: str = ""
    funder: str = ""
    contract: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    price_year: int | None = None
    settings: str = "{}"
    is_deleted: bool = False
    keep_until: date | None = None
    mechanism_budget: Money | None = None
    occupation_budget: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectCost:
    """A cost of the project itself, of one of its two kinds."""

    id: Id
    date: date
    kind: CostKind
    amount: Money
    note: str = ""
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """The หน่วยพัฒนาอาชีพ that keeps this file."""

    id: Id = PROVIDER
    name: str = ""
    node: str = ""
    region: str = ""
    province: str = ""
    address: str = ""
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageGroup:
    """A village or savings group within the provider."""

    id: Id
    name: str
    subdistrict: str = ""
    district: str = ""
    province: str = ""
    is_deleted: bool = False
    postcode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who types, checks or signs."""

    id: Id
    name: str
    role: Role
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """A household of the register. `intake` is a JSON object (`domain.intake`); `village_no` its หมู่ที่."""

    id: Id
    code: str
    name: str
    group: Id = NO_ID
    province: str = ""
    address: str = ""
    started_on: date | None = None
    left_on: date | None = None
    is_comparison: bool = False
    intake: str = "{}"
    is_deleted: bool = False
    village_no: str = ""
    subdistrict: str = ""
    district: str = ""
    postcode: str = ""
    phone: str = ""

    def has_left(self, day: date) -> bool:
        """Tell whether its leaving has come by a day; from the day it left on nobody goes there any more."""
        return self.left_on is not None and self.left_on <= day

    def left_before(self, day: date) -> bool:
        """Tell whether it was gone on a day: on the one it left it was still there, and counts."""
        return self.left_on is not None and self.left_on < day


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person of a household, dated in and out; `birth_year` is CE. Without `present_from` in no head count."""

    id: Id
    household: Id
    name: str
    birth_year: int | None = None
    present_from: date | None = None
    present_to: date | None = None
    is_participant: bool = False
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pocket:
    """A กระเป๋าเงิน: cash, bank, card to spend from, or savings of one form (S01–S04, S06 in `category`)."""

    id: Id
    household: Id
    name: str
    kind: PocketKind
    category: str = ""
    is_deleted: bool = False


def usual_pocket(pockets: Iterable[Pocket]) -> Pocket | None:
    """Give the pocket money comes from unless it is said: cash, else the bank; what a card pays for is always said."""
    meant = [one for one in pockets if one.kind in (PocketKind.CASH, PocketKind.BANK)]
    return min(meant, key=lambda one: (one.kind is not PocketKind.CASH, one.id), default=None)


def welfare_card_of(pockets: Iterable[Pocket]) -> Pocket | None:
    """Give the welfare card among pockets, None for a household without."""
    return min((one for one in pockets if one.kind is PocketKind.CARD), key=lambda one: one.id, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """What a household owes one lender of one class (D01–D06).

    `rate` in hundredths of a percent (per month, per year, or of the principal when flat); `total` is the fixed total
    to pay.
    """

    id: Id
    household: Id
    name: str
    debt_class: str
    rule: InterestRule = InterestRule.NONE
    rate: int = 0
    principal: Money | None = None
    total: Money | None = None
    instalments: int = 0
    first_due: date | None = None
    started_on: date | None = None
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupation:
    """An อาชีพ of a household; `ended_on` is its last day: what happened until then may still be written for it.

    Books of before occupations were dated have some that are over (deleted) and whose last day nobody knows.
    """

    id: Id
    household: Id
    name: str
    is_main: bool = False
    sector: Sector = Sector.FARM
    started_on: date | None = None
    is_new: bool = False
    is_supported: bool = False
    group_name: str = ""
    is_deleted: bool = False
    ended_on: date | None = None

    @property
    def is_given_up(self) -> bool:
        """Tell whether it is over, on whichever day."""
        return self.is_deleted or self.ended_on is not None

    def is_over(self, day: date) -> bool:
        """Tell whether it was over before a day."""
        return self.is_deleted or (self.ended_on is not None and self.ended_on < day)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductionCycle:
    """One round of an occupation: a crop, a batch of hens."""

    id: Id
    household: Id
    occupation: Id
    name: str
    starts_on: date | None = None
    ends_on: date | None = None
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A buyer, shop or person a household deals with, named once."""

    id: Id
    household: Id
    name: str
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdCategory:
    """A household's own word on a category.

    An own sub-category (`code` E01.1 under E01), or a standard code (`code` = `under`) renamed, hidden or given another
    need class.
    """

    id: Id
    household: Id
    code: str
    under: str
    name: str = ""
    need: Need | None = None
    is_hidden: bool = False
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthState:
    """Whether a household's month is closed, verified, corrected; key (household, month number 202611)."""

    household: Id
    month: int
    closed_on: date | None = None
    closed_by: Id = NO_ID
    reopening_reason: str = ""
    verified_on: date | None = None
    verified_by: Id = NO_ID
    seen: str = ""
    is_paper_daily: bool = False
    corrected_on: date | None = None
    correction_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """That a household was erased: its number, which names nobody any more, and what goes on being counted.

    `sums` is a JSON list of `domain.erasure.ErasedMonth`, `searches` one of the ids of kept searches that named it and
    went with it.
    """

    id: Id
    erased_on: date | None = None
    sums: str = "[]"
    searches: str = "[]"
