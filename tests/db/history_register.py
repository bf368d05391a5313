"""Steps of histories that the register and a household's own pages take: households, pockets, debts, occupations."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import rule

from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, PROJECT, PROVIDER, Id
from household_ledger.domain.kinds import Need, PocketKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    Occupation,
    Pocket,
    Project,
    Provider,
    VillageGroup,
)
from household_ledger.services.commands.categories import AddOwnCategory, SayCategory
from household_ledger.services.commands.debts import AddDebt, ChangeDebt
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.commands.goals import OrderGoals
from household_ledger.services.commands.households import (
    AddHousehold,
    ChangeHousehold,
    ComeBack,
    LeaveProject,
    leaving_reason,
)
from household_ledger.services.commands.occupations import AddOccupation, ChangeOccupation, EndOccupation
from household_ledger.services.commands.pockets import AddPocket
from household_ledger.services.commands.provider import TellProvider
from household_ledger.services.commands.register_import import ImportHouseholds
from household_ledger.services.exchange.register_row import ListedHousehold, ListedMember
from tests.db.history_base import SEED, WHICH, RememberingBook
from tests.db.history_rows import DAY

T = TypeVar("T")
_VILLAGES = ("", "บ้านโคก", "บ้านหนอง")


class RegisterHistories(RememberingBook):
    """Commands on records: several of them in a step, some with an entry."""

    @rule(which=WHICH, seed=SEED, day=DAY)
    def add_debt(self, which: int, seed: int, day: date) -> None:
        home = self.homes[which]
        debt = Debt(id=NO_ID, household=home.id, name=f"หนี้ {seed % 9}", debt_class="D01")
        amount = (None, Money(0), Money(seed + 1))[seed % 3]
        pocket = (NO_ID, home.cash)[seed % 2]
        command = AddDebt(debt=debt, amount=amount, on=day, pocket=pocket)
        before = len(self.entries())
        if self.act(command, refused=self.closed((home.id, day)) if amount else ""):
            assert len(self.entries()) - before == bool(amount)

    @rule(which=WHICH, seed=SEED)
    def change_debt(self, which: int, seed: int) -> None:
        was = self._some(Debt, seed, household=self.homes[which].id)
        now = replace(was, name=f"หนี้ที่แก้ {self.book.steps()}", rate=seed % 3)
        self.act(ChangeDebt(was, now))

    @rule(which=WHICH, seed=SEED, day=DAY)
    def add_pocket(self, which: int, seed: int, day: date) -> None:
        home = self.homes[which]
        pocket = Pocket(id=NO_ID, household=home.id, name=f"ที่เก็บ {seed % 9}", kind=PocketKind.BANK)
        opening = (None, Money(seed + 1))[seed % 2]
        before = len(self.entries())
        if self.act(AddPocket(pocket, opening, day), refused=self.closed((home.id, day)) if opening else ""):
            assert len(self.entries()) - before == bool(opening)

    @rule(seed=SEED)
    def add_first_household(self, seed: int) -> None:
        code = f"ก{seed % 4}"
        command = AddFirstHousehold(
            person="สมศรี",
            role=Role.RECORDER,
            code=code,
            name=f"บ้านแรก {seed}",
            cash=(None, Money(seed))[seed % 2],
        )
        if self.act(command, refused="invalid_entry" if self._coded(code) else ""):
            assert self._coded(code)

    @rule(seed=SEED)
    def add_household(self, seed: int) -> None:
        code = f"ข{seed % 4}"
        household = Household(id=NO_ID, code=code, name=f"บ้านใหม่ {seed}", started_on=self.book.clock.today())
        members = tuple(Member(id=NO_ID, household=NO_ID, name=f"คนที่ {n}") for n in range(seed % 3))
        command = AddHousehold(household=household, village=_VILLAGES[seed % 3], members=members)
        villages = self._villages()
        if self.act(command, refused="invalid_entry" if self._coded(code) else ""):
            made = self._coded(code)
            assert made is not None
            with self.book.store.reader() as reader:
                assert [one.kind for one in reader.of_household(Pocket, made.id)] == [PocketKind.CASH]
                assert len(reader.of_household(Member, made.id)) == seed % 3
            assert self._villages() == villages | {_VILLAGES[seed % 3]} - {""}

    @rule(seed=SEED)
    def change_household(self, seed: int) -> None:
        was = self._some(Household, seed)
        twin = self._coded(was.code)
        now = replace(was, name=f"บ้าน {seed % 3}", province=f"จังหวัด {self.book.steps()}")
        is_twin = twin is not None and twin.id != was.id
        self.act(
            ChangeHousehold(was=was, now=now, village=_VILLAGES[seed % 3]),
            refused="invalid_entry" if is_twin else "",
        )

    @rule(seed=SEED, days=st.integers(-1, 3))
    def leave_project(self, seed: int, days: int) -> None:
        household = self._some(Household, seed)
        today = self.book.clock.today()
        day = today - timedelta(days=days)
        reason = ("", "ย้ายบ้าน")[seed % 2]
        begun = household.started_on
        is_wrong = (
            day > today
            or (begun is not None and day < begun)
            or any(one.household == household.id and one.date > day for one in self.entries())
        )
        is_same = (household.left_on, leaving_reason(household)) == (day, reason)
        refused = "invalid_entry" if is_wrong else "nothing_changed" if is_same else ""
        self.act(LeaveProject(household=household.id, on=day, reason=reason), refused=refused)

    @rule(seed=SEED)
    def come_back(self, seed: int) -> None:
        household = self._some(Household, seed)
        is_same = household.left_on is None and household.intake == "{}"
        if self.act(ComeBack(household.id), refused="nothing_changed" if is_same else ""):
            with self.book.store.reader() as reader:
                now = reader.record(Household, household.id)
            assert now is not None
            assert (now.left_on, leaving_reason(now)) == (None, "")

    @rule(which=WHICH, seed=SEED)
    def add_occupation(self, which: int, seed: int) -> None:
        home = self.homes[which].id
        made = Occupation(id=NO_ID, household=home, name=f"อาชีพ {seed % 9}", is_main=seed % 2 == 0)
        self.act(AddOccupation(made))
        self._at_most_one_is_main(home)

    @rule(which=WHICH, seed=SEED)
    def change_occupation(self, which: int, seed: int) -> None:
        was = self._some(Occupation, seed, household=self.homes[which].id)
        now = replace(was, is_main=seed % 2 == 0, name=f"อาชีพที่แก้ {self.book.steps()}")
        self.act(ChangeOccupation(was, now))
        self._at_most_one_is_main(self.homes[which].id)

    @rule(which=WHICH, seed=SEED)
    def end_occupation(self, which: int, seed: int) -> None:
        """End one that drafts do not name, or take it up again."""
        home = self.homes[which]
        with self.book.store.reader() as reader:
            found = reader.of_household(Occupation, home.id, with_deleted=True)
        others = [one for one in found if one.id not in (home.rice, home.hens) and one.name]
        if others:
            one = others[seed % len(others)]
            self.act(EndOccupation(one.id, is_over=not one.is_given_up))

    @rule(which=WHICH, seed=SEED)
    def order_goals(self, which: int, seed: int) -> None:
        with self.book.store.reader() as reader:
            found = reader.of_household(Goal, self.homes[which].id)
        random.Random(seed).shuffle(found)
        is_so = [one.priority for one in found] == list(range(1, len(found) + 1))
        self.act(OrderGoals(tuple(one.id for one in found)), refused="nothing_changed" if is_so else "")

    @rule(which=WHICH, seed=SEED, code=st.sampled_from(("E02", "E09", "I01", "X99", "E01.1")))
    def say_category(self, which: int, seed: int, code: str) -> None:
        home = self.homes[which].id
        name, need = ("", "คำของบ้านนี้")[seed % 2], (None, Need.SOCIAL, Need.REDUCIBLE)[seed % 3]
        command = SayCategory(household=home, code=code, name=name, need=need, is_hidden=seed % 5 == 0)
        self.act(command, refused=self._refusal_of_category(command))

    def _refusal_of_category(self, command: SayCategory) -> str:
        with self.book.store.reader() as reader:
            known = reader.of_household(HouseholdCategory, command.household)
        said = [one for one in known if one.code == command.code]
        others = [one.name for one in known if one.code != command.code]
        if not said:
            if command.code in ("X99", "E01.1"):
                return "unknown_category"
            if command.name and command.name in others:
                return "category_there"
            return "" if command.name or command.need or command.is_hidden else "nothing_changed"
        was = said[0]
        if was.code != was.under and not command.name:
            return "name_missing"
        if command.name and command.name != was.name and command.name in others:
            return "category_there"
        need = command.need if was.under.startswith("E") else None
        is_same = (was.name, was.need, was.is_hidden) == (command.name, need, command.is_hidden)
        return "nothing_changed" if is_same else ""

    @rule(which=WHICH, seed=SEED, under=st.sampled_from(("E01", "I01", "C01", "Z01")))
    def add_own_category(self, which: int, seed: int, under: str) -> None:
        home, name = self.homes[which].id, ("", "ปลาร้า", "ผัก", f"ของ {seed % 20}")[seed % 4]
        with self.book.store.reader() as reader:
            known = reader.of_household(HouseholdCategory, home)
        refused = (
            "unknown_category"
            if under == "Z01"
            else "name_missing"
            if not name
            else "category_there"
            if name in {one.name for one in known}
            else ""
        )
        if self.act(AddOwnCategory(household=home, under=under, name=name), refused=refused):
            with self.book.store.reader() as reader:
                made = [one for one in reader.of_household(HouseholdCategory, home) if one.name == name]
            assert [one.under for one in made] == [under]
            assert made[0].code not in {one.code for one in known}

    @rule(seed=SEED)
    def tell_provider(self, seed: int) -> None:
        provider = Provider(id=PROVIDER, name=f"หน่วย {seed % 3}")
        project = Project(id=PROJECT, name=f"โครงการ {seed % 2}", price_year=2024)
        with self.book.store.reader() as reader:
            was = (reader.provider(), reader.project())
        refused = "nothing_changed" if was == (provider, project) else ""
        if seed % 4 == 0 and was[1] != project:  # made from what another wrote over since
            was, refused = (was[0], replace(was[1], contract="ก่อน")), "changed_since"
        self.act(TellProvider(was, provider, project), refused=refused)

    @rule(seed=SEED, count=st.integers(0, 3))
    def import_households(self, seed: int, count: int) -> None:
        listed = tuple(
            ListedHousehold(
                code=f"ค{(seed + number) % 5}",
                name=f"บ้านในรายชื่อ {number}",
                village=_VILLAGES[(seed + number) % 3],
                members=(ListedMember("แม่", 1970), ListedMember("ลูก", None))[: number % 3],
            )
            for number in range(count)
        )
        is_taken = any(self._coded(one.code) for one in listed)
        refused = "" if listed else "nothing_changed"
        if self.act(
            ImportHouseholds(households=listed, name="รายชื่อ"), refused="invalid_entry" if is_taken else refused
        ):
            assert all(self._coded(one.code) for one in listed)

    def _coded(self, code: str) -> Household | None:
        with self.book.store.reader() as reader:
            return reader.household_by_code(code)

    def _villages(self) -> set[str]:
        with self.book.store.reader() as reader:
            return {one.name for one in reader.all(VillageGroup)}

    def _some(self, kind: type[T], seed: int, *, household: Id = NO_ID) -> T:
        with self.book.store.reader() as reader:
            found: Iterable[T] = reader.of_household(kind, household) if household else reader.all(kind)
        listed = list(found)
        return listed[seed % len(listed)]

    def _at_most_one_is_main(self, household: Id) -> None:
        with self.book.store.reader() as reader:
            assert sum(one.is_main for one in reader.of_household(Occupation, household)) <= 1
