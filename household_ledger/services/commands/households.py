"""Households of the register: taken in with what they need to be written for, changed, leaving, coming back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from household_ledger.domain.changes import Label
from household_ledger.domain.evidence_rules import place_problems
from household_ledger.domain.household_size import counted_from
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.intake import LEAVING_REASON, intake_in, intake_text
from household_ledger.domain.kinds import PocketKind
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household, Member, Pocket, VillageGroup
from household_ledger.domain.validation import FIRST_DAY
from household_ledger.errors import UserError
from household_ledger.services.commands.cleaning import cleaned
from household_ledger.services.commands.register import label_of, refuse, sound, with_id
from household_ledger.services.exchange.register_row import ListedMember
from household_ledger.services.ports import EntryQuery, Reader, Work
from household_ledger.text.clean import clean

CASH_POCKET = "เงินสด"
_DAYS_AHEAD = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class AddHousehold:
    """Take in a household (id 0) with its cash pocket, so that writing can begin, and its first members.

    `village` is a name: the one there is, or a new one. `members` (id 0) are written as they are; of `people` the first
    takes part in the project, unless the household is only compared with.
    """

    household: Household
    village: str = ""
    members: tuple[Member, ...] = ()
    people: tuple[ListedMember, ...] = ()

    def write(self, work: Work) -> Label:
        """InvalidEntry with the fields that are wrong."""
        refuse(problems_of(self.household, work))
        household, _cash = insert_household(work, self.household, village_of(work, self.village, self.household))
        people = people_of(household, self.people, participants=1)
        members = [*(replace(one, household=household.id) for one in self.members), *people]
        work.insert([with_id(sound(one), work) for one in members])
        return label_of("add", [household])


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeHousehold:
    """Write a household anew, made from what it `was`; `village` as `AddHousehold`, "" for that of `now`."""

    was: Household
    now: Household
    village: str = ""

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `changed_since`, `nothing_changed`."""
        refuse(problems_of(self.now, work))
        group = village_of(work, self.village, self.now) if clean(self.village) else self.now.group
        now = replace(cleaned(self.now), group=group)
        work.replace(now, was=self.was)
        return label_of("change", [now])


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveProject:
    """Say that a household left on a day, and why; its months until then stay in every figure."""

    household: Id
    on: date
    reason: str = ""

    def write(self, work: Work) -> Label:
        """InvalidEntry for a day before it began, after today, or before something already written."""
        household = _known(work, self.household)
        refuse(_leaving_problems(household, self.on, work))
        intake = intake_in(household.intake) | {LEAVING_REASON: clean(self.reason)}
        work.replace(replace(household, left_on=self.on, intake=intake_text(intake)), was=household)
        return Label("leave_project", (("code", household.code), ("name", household.name)))


@dataclass(frozen=True, slots=True)
class ComeBack:
    """Take back that a household left."""

    household: Id

    def write(self, work: Work) -> Label:
        """UserError `unknown_record`, `nothing_changed`."""
        household = _known(work, self.household)
        intake = {key: one for key, one in intake_in(household.intake).items() if key != LEAVING_REASON}
        work.replace(replace(household, left_on=None, intake=intake_text(intake)), was=household)
        return Label("come_back", (("code", household.code), ("name", household.name)))


def leaving_reason(household: Household) -> str:
    """Tell why a household left; "" when nobody said."""
    return str(intake_in(household.intake).get(LEAVING_REASON, ""))


def code_problem(reader: Reader, code: str, own: Id) -> Problem | None:
    """Tell that another household than `own` (0: a new one) has a code; None when it is free."""
    twin = reader.household_by_code(clean(code))
    if twin is None or twin.id == own:
        return None
    return Problem("code_taken", "code", {"code": twin.code})


def problems_of(household: Household, work: Work) -> list[Problem]:
    """Tell what is wrong with a household's own facts."""
    problems = [Problem("missing", name) for name in ("code", "name") if not clean(getattr(household, name))]
    taken = code_problem(work.reader, household.code, household.id)
    if taken is not None:
        problems.append(taken)
    last = work.clock.today() + timedelta(days=_DAYS_AHEAD)
    day = household.started_on
    if day is not None and day < FIRST_DAY:
        problems.append(Problem("date_too_early", "started_on", {"first": FIRST_DAY.isoformat()}))
    if day is not None and day > last:
        problems.append(Problem("date_too_late", "started_on", {"last": last.isoformat()}))
    if day is not None and household.left_on is not None and household.left_on < day:
        problems.append(Problem("left_before_start", "started_on"))
    return [*problems, *place_problems(cleaned(household))]


def village_of(work: Work, name: str, household: Household) -> Id:
    """Find a village by its name, or make it; 0 for no name. Of several with the name the household's own is meant."""
    wanted = clean(name)
    if not wanted:
        return NO_ID
    own = work.record(VillageGroup, household.group)
    if own is not None and own.name == wanted and not own.is_deleted:
        return household.group
    for one in work.reader.all(VillageGroup):
        if one.name == wanted:
            return one.id
    # Of the address the province alone: what else is a household's own would stay when it is erased.
    made = with_id(cleaned(VillageGroup(id=NO_ID, name=wanted, province=household.province)), work)
    work.insert([made])
    return Id(made.id)


def insert_household(work: Work, household: Household, village: Id) -> tuple[Household, Pocket]:
    """Write a new household with its cash pocket, and give both."""
    made: Household = with_id(replace(cleaned(household), group=village), work)
    pocket: Pocket = with_id(Pocket(id=NO_ID, household=made.id, name=CASH_POCKET, kind=PocketKind.CASH), work)
    work.insert([made, pocket])
    return made, pocket


def people_of(household: Household, listed: Sequence[ListedMember], *, participants: int | None = None) -> list[Member]:
    """Make the members (id 0) a household was told with.

    The first `participants` (None: all) take part, of one that is only compared with nobody.
    """
    most = 0 if household.is_comparison else len(listed) if participants is None else participants
    return [
        Member(
            id=NO_ID,
            household=household.id,
            name=one.name,
            birth_year=one.birth_year,
            present_from=counted_from(household.started_on, one.birth_year) if household.started_on else None,
            is_participant=number < most,
        )
        for number, one in enumerate(listed)
    ]


def _leaving_problems(household: Household, day: date, work: Work) -> list[Problem]:
    if day > work.clock.today():
        return [Problem("leaving_later", "left_on")]
    if household.started_on is not None and day < household.started_on:
        return [Problem("left_before_start", "left_on")]
    after = EntryQuery(household=household.id, first=day + timedelta(days=1))
    last = max((one.date for one in work.reader.entries(after)), default=None)
    return [Problem("written_after_leaving", "left_on", {"day": last.isoformat()})] if last is not None else []


def _known(work: Work, household: Id) -> Household:
    found = work.record(Household, household)
    if found is None or found.is_deleted:
        raise UserError("unknown_record")
    return found
