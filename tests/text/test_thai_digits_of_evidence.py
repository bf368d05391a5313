"""Where Thai digits are asked for, words of evidence hold no others: but codes such as M4 and A–D."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from household_ledger.domain.indicators.result import Key, Measure, Note, Remark, Unit
from household_ledger.domain.kinds import BaselineType
from household_ledger.domain.stair_measures import StairMeasure
from household_ledger.domain.thresholds import DEFAULTS
from household_ledger.services.evidence.pack import Guess, Held, Level
from household_ledger.services.evidence.words import (
    estimate_words,
    kept_back_words,
    method_lines,
    privacy_lines,
    subject_words,
    why_words,
)
from household_ledger.text.group_figures import change_basis, contribution_said, difference_said, middle_said
from household_ledger.text.group_words import group_lines
from household_ledger.text.i18n import using
from household_ledger.text.indicator_words import measure_name, note_words
from household_ledger.text.labels import baseline_name
from household_ledger.text.method_words import Method, method_notes
from household_ledger.text.stair_words import measure_words
from tests.domain.villages import AS_OF, Villager, village
from tests.evidence.made_packs import Made, Member, pack_of

CODES = re.compile(r"\bM\d+\b|\b[0-9a-f]{16,}\b|\b\d+:\d+ [0-9a-f]+\b")
ARABIC = re.compile(r"[0-9]")


def names() -> Iterator[str]:
    yield from map(baseline_name, BaselineType)
    yield from map(measure_words, StairMeasure)
    for key in Key:
        of = "D01" if key is Key.DEBT_OF_CLASS else ""
        yield measure_name(Measure(key, None, Unit.NUMBER, of=of))
    for remark in Remark:
        yield note_words(Note(remark, 2026, 2025))


def methods() -> Iterator[str]:
    limits = replace(DEFAULTS, tau_permille=30)
    method = Method(as_of=AS_OF, thresholds=limits, price_year=2026, stand_ins=((2026, 2025),))
    for note in method_notes(method):
        yield from (note.about, *note.lines)


def change() -> Iterator[str]:
    members = [Villager(after=112_000 + 900 * n, hens=5_000) for n in range(20)]
    found = village([*members, *[Villager(after=101_000 + n, is_comparison=True) for n in range(12)]])
    side = found.participants
    yield from group_lines(found)
    yield change_basis(found)
    for said in (middle_said(side), contribution_said(side), difference_said(found)):
        yield from (said.figure, said.below)


def pack() -> Iterator[str]:
    made = pack_of(Made([Member()] * 12), Level.NODE)
    yield from (*method_lines(made), *privacy_lines(made))
    one = Guess(key="mean_per_month", value=Fraction(1), low=Fraction(0), high=Fraction(2), n=12)
    yield estimate_words(one, is_exact=False)
    yield why_words(replace(one, value=None, reason=Held.TOO_FEW.value))
    yield kept_back_words([None])
    yield subject_words("3")


@pytest.mark.parametrize("told", [names, methods, change, pack])
def test_words_of_evidence_are_in_thai_digits_where_these_are_asked_for(told: type[Iterable[str]]) -> None:
    with using("th", "thai"):
        found = list(told())

    assert any(re.search("[๐-๙]", one) for one in found)
    assert [one for one in found if ARABIC.search(CODES.sub("", one))] == []
