"""Writing what shows that a made-up project worked: consents, visits, lessons, stairs, scores, through the door."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from household_ledger.domain.change_eight import ChangeScore
from household_ledger.domain.changes import Label
from household_ledger.domain.consent import Consent
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.indicators.result import HouseholdIndicators, Indicator, Key
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.period import Month
from household_ledger.domain.register import Member
from household_ledger.domain.staircase import Audience, StairMark
from household_ledger.domain.training import Training
from household_ledger.domain.visit import Visit
from household_ledger.services.commands.changes import NameChanges, ScoreChanges
from household_ledger.services.commands.consents import RecordConsents, WithdrawConsent
from household_ledger.services.commands.lessons import RecordTraining
from household_ledger.services.commands.stairs import FallBack, MarkStair, VerifyMark
from household_ledger.services.commands.visits import RecordVisit
from household_ledger.services.demo.agreeing import consents_of, taken_back
from household_ledger.services.demo.climbing import Reached, Seen, climbed
from household_ledger.services.demo.entering import Entered
from household_ledger.services.demo.portrait import Portrait
from household_ledger.services.demo.provider import RESPONSIBLE, VERIFIERS, VOLUNTEERS, typist_of, verifier_of
from household_ledger.services.demo.recalling import baseline_of
from household_ledger.services.demo.registering import start_of
from household_ledger.services.demo.scoring import NAMES, Scored, scores_of, staff_scores
from household_ledger.services.demo.settling import Settled
from household_ledger.services.demo.steps import On, Together
from household_ledger.services.demo.story import Book
from household_ledger.services.demo.teaching import PLACE, came_to, sessions_of, taught_on
from household_ledger.services.demo.village import Village
from household_ledger.services.demo.visiting import Call
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Initiator
from household_ledger.text.i18n import using

if TYPE_CHECKING:
    from household_ledger.services.figures.ports import FigureStore

_ANALYSED_AFTER = timedelta(days=7)
_FELL = "เลิกอาชีพใหม่ และกู้นอกระบบ"


class Showing:
    """One making of a demo's evidence, after its register was entered."""

    def __init__(self, ledger: Ledger, village: Village, entered: Entered) -> None:
        self._ledger, self._village, self._entered = ledger, village, entered
        self._responsible = Initiator(entered.people[RESPONSIBLE])

    def agree(self) -> None:
        """Write down what adults agreed to, household by household, and what one of them took back."""
        timeline = self._village.timeline
        with self._ledger.store.reader() as reader:
            members = {one.code: reader.of_household(Member, self._household(one)) for one in self._village.portraits}
        for portrait in self._village.portraits:
            consents = tuple(consents_of(portrait, timeline, members[portrait.code]))
            if not consents:
                continue
            self._ledger.execute(On(consents[0].asked_on, RecordConsents(consents)), self._responsible)
            with self._ledger.store.reader() as reader:
                kept = reader.of_household(Consent, self._household(portrait))
            for gone in taken_back(portrait, timeline, kept):
                self._ledger.execute(On(gone.on, WithdrawConsent(gone.consent.id, gone.on)), self._responsible)

    def teach(self) -> None:
        """Hold the lessons."""
        village = self._village
        came = {one.code: came_to(one, village.timeline, village.options.seed) for one in village.portraits}
        for session in sessions_of(village.timeline):
            training = Training(
                id=NO_ID,
                held_on=session.held_on,
                name=session.name,
                lessons=session.lessons,
                place=PLACE,
                trainer=self._responsible.person,
                aar=session.aar,
            )
            there = tuple((self._household(one), NO_ID) for one in village.portraits if session in came[one.code])
            self._ledger.execute(On(session.held_on, RecordTraining(training, there)), self._responsible)

    def visit(self, portrait: Portrait, calls: list[Call]) -> None:
        """Visit a household; the months seen there are verified by that."""
        verifier = self._entered.people[verifier_of(portrait)]
        visits = tuple(
            On(call.on, RecordVisit(_visit(call, self._household(portrait), verifier), seen=call.seen))
            for call in calls
        )
        with using("th"):  # what was seen is written in words, the same whoever makes the demo
            self._together(visits, "record_visits", verifier, portrait)

    def climb(self, books: dict[str, Book], settled: dict[str, list[Settled]], calls: dict[str, list[Call]]) -> None:
        """Mark the stairs households reached and the provider's own, look at what shows them, and say who came down."""
        village, people = self._village, self._entered.people
        figures = Figures(cast("FigureStore", self._ledger.store), self._ledger.clock)  # every book gives both
        for portrait in village.portraits:
            code, household = portrait.code, self._household(portrait)
            reached = climbed(
                Seen(books[code], settled[code], calls[code], is_better=partial(self._is_better, figures, portrait))
            )
            writer, verifier = people[typist_of(portrait)], people[verifier_of(portrait)]
            marks = tuple(On(one.on, MarkStair(_mark(one, household, Audience.PARTICIPANT))) for one in reached)
            self._together(marks, "mark_stairs", writer, portrait)
            looks, falls = self._looks(household, reached)
            self._together(tuple(looks), "verify_marks", verifier, portrait)
            self._each(falls, verifier)
        own, writer = provider_climbed(village), people[VERIFIERS[0]]
        self._each([On(one.on, MarkStair(_mark(one, NO_ID, Audience.PROVIDER))) for one in own], writer)
        looks, _falls = self._looks(NO_ID, own)
        self._each(looks, self._responsible.person)

    def score(self) -> None:
        """Fill in the form of eight changes for the households and volunteers who were asked."""
        village, people = self._village, self._entered.people
        self._ledger.execute(On(village.timeline.start_month.first, NameChanges(NAMES)), self._responsible)
        asked = [
            (scored, self._household(one), NO_ID)
            for one in village.portraits
            for scored in scores_of(one, village.timeline, village.options.seed)
        ]
        asked += [
            (scored, NO_ID, people[name])
            for place, name in enumerate(VOLUNTEERS)
            for scored in staff_scores(place, village.timeline, village.options.seed)
        ]
        scores = tuple(self._score(scored, household, person) for scored, household, person in asked)
        self._ledger.execute(On(village.timeline.last_day, ScoreChanges(scores)), self._responsible)

    def _is_better(self, figures: Figures, portrait: Portrait, month: Month) -> bool:
        """Tell whether by a month income truly rose, and reserves rose or debts weigh less (M3, M10, M12)."""
        household = self._household(portrait)
        now = figures.indicators(household, month)
        if now.result(Indicator.REAL_CHANGE).verdict is not Verdict.UP:
            return False
        before = Month.of(start_of(portrait, self._village.timeline)).plus(-1)
        return _is_safer(figures.indicators(household, before), now)

    def _looks(self, household: Id, reached: list[Reached]) -> tuple[list[On], list[On]]:
        """Give who looked at which mark, and who came down from one, once they are written."""
        audience = Audience.PARTICIPANT if household != NO_ID else Audience.PROVIDER
        with self._ledger.store.reader() as reader:
            kept = {one.level: one.id for one in reader.of_household(StairMark, household) if one.audience is audience}
        looks = [On(one.seen_on, VerifyMark(kept[one.level])) for one in reached if one.seen_on is not None]
        falls = [On(one.fell_on, FallBack(kept[one.level], one.fell_on, _FELL)) for one in reached if one.fell_on]
        return looks, falls

    def _score(self, scored: Scored, household: Id, person: Id) -> ChangeScore:
        return ChangeScore(
            id=NO_ID,
            household=household,
            person=person,
            slot=scored.slot,
            moment=scored.moment,
            score=scored.score,
            scored_on=scored.on,
            scored_by=self._responsible.person,
        )

    def _together(self, commands: tuple[On, ...], code: str, person: Id, portrait: Portrait) -> None:
        """Do things of one household in one step."""
        if commands:
            label = Label(code, (("household", portrait.code), ("count", len(commands))))
            self._ledger.execute(Together(commands, label), Initiator(person))

    def _each(self, commands: Iterable[On], person: Id) -> None:
        for command in commands:
            self._ledger.execute(command, Initiator(person))

    def _household(self, portrait: Portrait) -> Id:
        return self._entered.names[portrait.code].household


def provider_climbed(village: Village) -> list[Reached]:
    """Give the provider's own stairs, none without the one below: target group, time before, lessons."""
    timeline, seed = village.timeline, village.options.seed
    begun = timeline.start_month.first
    reached = [Reached(1, begun + _ANALYSED_AFTER, "", "ผลวิเคราะห์กลุ่มเป้าหมาย", seen_on=begun + 2 * _ANALYSED_AFTER)]
    asked = [one for one in village.portraits if not one.is_comparison]
    known = [one for one in asked if baseline_of(one, timeline, NO_ID, seed) is not None]
    if 10 * len(known) >= 9 * len(asked):
        value = f"มีข้อมูลก่อนเริ่ม {len(known)} จาก {len(asked)} ครัวเรือน"
        reached.append(Reached(2, begun + 3 * _ANALYSED_AFTER, value, seen_on=begun + 4 * _ANALYSED_AFTER))
        held = taught_on(sessions_of(timeline))
        if held is not None:
            reached.append(Reached(3, held, "สอนครบ 4 บท", "ใบลงชื่อเข้าอบรม"))
    last = timeline.last_day
    return [
        one if one.seen_on is None or one.seen_on <= last else replace(one, seen_on=None)
        for one in reached
        if one.on <= last
    ]


def _is_safer(before: HouseholdIndicators, now: HouseholdIndicators) -> bool:
    has_more = _rose(before, now, Indicator.EMERGENCY, Key.EMERGENCY_MONTHS)
    weighs_less = _rose(now, before, Indicator.DEBT_SERVICE, Key.SERVICE_RATIO)
    return has_more or weighs_less


def _rose(one: HouseholdIndicators, other: HouseholdIndicators, indicator: Indicator, key: Key) -> bool:
    """Tell whether a measure is known of both and more in the other."""
    less, more = one.result(indicator).value(key), other.result(indicator).value(key)
    return less is not None and more is not None and more > less


def _visit(call: Call, household: Id, visitor: Id) -> Visit:
    return Visit(
        id=NO_ID,
        household=household,
        visited_on=call.on,
        visitor=visitor,
        has_counted_cash=call.has_counted_cash,
        has_compared_receipts=call.has_compared_receipts,
        has_read_page=call.has_read_page,
        counted=call.counted,
        months=call.months,
        note=call.note,
    )


def _mark(reached: Reached, household: Id, audience: Audience) -> StairMark:
    return StairMark(
        id=NO_ID,
        household=household,
        audience=audience,
        level=reached.level,
        reached_on=reached.on,
        value=reached.value,
        document=reached.document,
        is_baseline=reached.is_baseline,
    )
