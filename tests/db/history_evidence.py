"""Steps of histories on consents, visits, lessons, stairs and the eight changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from household_ledger.domain.change_eight import ChangeScore, Moment
from household_ledger.domain.consent import Consent
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.staircase import Audience, Stair, StairMark
from household_ledger.domain.training import Training
from household_ledger.domain.visit import Visit
from household_ledger.errors import UserError
from household_ledger.services.commands.changes import NameChanges, ScoreChanges
from household_ledger.services.commands.consents import ChangeConsent, RecordConsents, WithdrawConsent, WithdrawConsents
from household_ledger.services.commands.lessons import ChangeTraining, RecordTraining, RemoveTraining, SayWhoCame
from household_ledger.services.commands.stairs import ChangeMark, FallBack, MarkStair, VerifyMark, WriteStaircase
from household_ledger.services.commands.visits import ChangeVisit, RecordVisit, RemoveVisit
from household_ledger.services.ports import Command
from tests.db.deeds_evidence import DAY, consent, mark, training, visit
from tests.db.history_base import SEED, WHICH, RememberingBook
from tests.db.history_photos import some_photo


class EvidenceHistories(RememberingBook):
    """What is asked, looked at, taught and reached."""

    @rule(which=WHICH, seed=SEED)
    def record_consents(self, which: int, seed: int) -> None:
        self.act(RecordConsents(tuple(consent(self.homes[which], seed + one) for one in range(1 + seed % 3))))

    @rule(place=SEED, is_back=st.booleans())
    def change_consent(self, place: int, is_back: bool) -> None:  # noqa: FBT001 -- hypothesis gives it
        if (was := self._one(Consent, place)) is None:
            return
        if not is_back:
            self.act(ChangeConsent(was, replace(was, note=f"แก้ {self.book.steps()}")))
            return
        self.act(WithdrawConsent(was.id, DAY), refused="consent_withdrawn" if was.withdrawn_on else "")

    @rule(place=SEED)
    def withdraw_consents(self, place: int) -> None:
        with self.book.store.reader() as reader:
            holding = [one for one in reader.all(Consent) if one.withdrawn_on is None and one.is_given]
        chosen = holding[place % (len(holding) + 1) :][:2]
        self.act(WithdrawConsents(tuple(one.id for one in chosen), DAY), refused="" if chosen else "nothing_changed")

    @rule(which=WHICH, seed=SEED, month=st.integers(0, 3))
    def record_visit(self, which: int, seed: int, month: int) -> None:
        home = self.homes[which]
        made = visit(self.book, home, seed, months=f"20260{month}" if month else "")
        self._try(RecordVisit(made, (some_photo(seed % 9, home.id),)), "verifier")

    @rule(place=SEED, month=st.integers(0, 3), is_gone=st.booleans())
    def change_visit(self, place: int, month: int, is_gone: bool) -> None:  # noqa: FBT001 -- hypothesis gives it
        if (was := self._one(Visit, place)) is None:
            return
        now = replace(
            was, has_compared_receipts=True, months=f"20260{month}" if month else "", note=f"แก้ {self.book.steps()}"
        )
        self._try(RemoveVisit(was.id) if is_gone else ChangeVisit(was, now), "verifier")

    @rule(seed=SEED)
    def record_training(self, seed: int) -> None:
        self.act(RecordTraining(training(seed), tuple((home.id, NO_ID) for home in self.homes[: seed % 3])))

    @rule(place=SEED, what=st.integers(0, 2))
    def change_training(self, place: int, what: int) -> None:
        if (was := self._one(Training, place)) is None:
            return
        home = self.homes[place % 2]
        now = replace(was, aar=f"ครั้งที่ {self.book.steps()}")
        commands: tuple[Command, ...] = (
            ChangeTraining(was, now),
            SayWhoCame(was.id, ((home.id, home.member),)),
            RemoveTraining(was.id),
        )
        self._try(commands[what])

    @rule(seed=SEED)
    def write_staircase(self, seed: int) -> None:
        there = sorted(
            (one for one in self._all(Stair) if one.audience is Audience.PROVIDER), key=lambda one: one.level
        )
        new = Stair(id=NO_ID, audience=Audience.PROVIDER, level=0, name=f"ขั้น {seed}")
        was = there[: len(there) - seed % 5 // 4]  # now and then without one that was written since
        self._try(WriteStaircase(Audience.PROVIDER, tuple(was), (*there[seed % 2 :], *(new,) * (seed % 3))))

    @rule(which=st.integers(0, 2), level=st.integers(1, 3), seed=SEED)
    def mark_stair(self, which: int, level: int, seed: int) -> None:
        household = (*(home.id for home in self.homes), NO_ID)[which]
        self._try(MarkStair(mark(household, level), (some_photo(seed % 9, Id(household)),)), "typist")

    @rule(place=SEED, what=st.integers(0, 2))
    def change_mark(self, place: int, what: int) -> None:
        if (was := self._one(StairMark, place)) is None:
            return
        now = replace(was, document=f"รายงาน {self.book.steps()}")
        commands: tuple[Command, ...] = (
            ChangeMark(was, now),
            VerifyMark(was.id),
            FallBack(was.id, DAY + timedelta(days=1)),
        )
        self._try(commands[what], ("typist", "verifier", "")[what])

    @rule(seed=SEED)
    def name_changes(self, seed: int) -> None:
        self._try(NameChanges(tuple(("", f"ด้าน {seed}")[(seed >> slot) % 2] for slot in range(3))))

    @rule(which=WHICH, seed=SEED)
    def score_changes(self, which: int, seed: int) -> None:
        home = self.homes[which]
        self._try(
            ScoreChanges(
                (
                    ChangeScore(
                        id=NO_ID,
                        household=home.id,
                        slot=1 + seed % 8,
                        moment=Moment.AFTER,
                        score=seed % 5,
                        scored_on=DAY,
                    ),
                )
            )
        )

    def _try(self, command: Command, person: str = "") -> None:
        """Execute what the book may refuse for what stands in it; refused, nothing has changed."""
        before, steps = self.current, self.book.steps()
        try:
            self.book.do(command, person)
        except UserError:
            assert self.book.state() == before
            assert self.book.steps() == steps
            return
        self.done[type(command).__name__] += 1

    def _all(self, kind: type[Any]) -> list[Any]:
        with self.book.store.reader() as reader:
            return reader.all(kind)

    def _one(self, kind: type[Any], place: int) -> Any:  # noqa: ANN401 -- a record of that sort
        found = self._all(kind)
        return found[place % len(found)] if found else None
