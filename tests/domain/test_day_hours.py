"""Hours of one day in several rows: of one person no more than the day has, of a family what several may work."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from household_ledger.domain.day_hours import hours_together
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, KnownBy
from tests.domain.making import HENS, NOI, RICE, TODAY, draft

HOURS = draft(EntryKind.HOURS, occupation=HENS, member=NOI, quantity=13_000)


def kept(of: Draft, **other: object) -> Entry:
    said = replace(of, **other)  # type: ignore[arg-type]
    return Entry(
        id=Id(900),
        household=said.household,
        date=said.date,
        kind=said.kind,
        lines=(),
        occupation=said.occupation,
        quantity=said.quantity,
        member=said.member,
        known_by=said.known_by,
    )


def told(draft: Draft, *others: Entry) -> list[tuple[str, str, object]]:
    return [(one.code, one.field, one.params.get("hours")) for one in hours_together(draft, others)]


def test_twelve_and_thirteen_hours_of_one_person_are_remarked_on_whatever_the_work() -> None:
    assert told(HOURS, kept(HOURS, quantity=12_000)) == [("hours_together_over_a_day", "quantity", 25)]
    assert told(HOURS, kept(HOURS, quantity=12_000, occupation=RICE)) == [("hours_together_over_a_day", "quantity", 25)]
    assert told(HOURS, kept(HOURS, quantity=6_000), kept(HOURS, quantity=5_500)) != []


def test_a_day_s_hours_exactly_are_no_more_than_it_has() -> None:
    assert told(HOURS, kept(HOURS, quantity=11_000)) == []
    assert told(HOURS, kept(HOURS, quantity=11_001)) != []


@pytest.mark.parametrize(
    "other",
    [
        {"member": Id(77)},
        {"member": NO_ID},
        {"date": TODAY - timedelta(days=1)},
        {"known_by": KnownBy.SUMMARY},
        {"kind": EntryKind.EXPENSE},
    ],
)
def test_others_days_people_and_summaries_do_not_count(other: dict[str, object]) -> None:
    assert told(HOURS, kept(HOURS, quantity=20_000, **other)) == []


def test_of_nobody_named_those_of_the_same_work_count_together() -> None:
    family = replace(HOURS, member=NO_ID)

    assert told(family, kept(family, quantity=12_000)) != []
    assert told(family, kept(family, quantity=12_000, occupation=RICE)) == []


def test_a_summary_and_what_is_no_work_are_not_remarked_on() -> None:
    assert told(replace(HOURS, known_by=KnownBy.SUMMARY), kept(HOURS, quantity=20_000)) == []
    assert told(draft(EntryKind.NOTHING), kept(HOURS, quantity=20_000)) == []
    assert told(HOURS) == [], "alone it is for the rules of a single row"
