"""Every number, estimate and setting of a pack has words of its own."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from household_ledger.domain.thresholds import DEFAULTS, Thresholds, changed_from_default
from household_ledger.services.evidence.pack import EvidencePack, Guess, Level
from household_ledger.services.evidence.words import (
    estimate_name,
    estimate_words,
    method_lines,
    number_name,
    people_line,
    privacy_lines,
)
from household_ledger.text.i18n import using
from tests.evidence.made_packs import Made, Member, pack_of


@pytest.fixture
def pack() -> EvidencePack:
    return pack_of(Made([Member()] * 6), Level.PROVIDER)


def test_numbers_and_estimates_have_names(pack: EvidencePack) -> None:
    named = [number_name(one.key) for side in pack.change.totals for one in side.numbers]
    named += [estimate_name(one.key) for side in pack.change.totals for one in side.estimates]

    assert all(named)
    assert len(set(named)) * 2 == len(named)


def test_who_did_not_agree_is_said_to_be_counted_where_it_is() -> None:
    made = Made([Member()] * 20)
    with using("en"):
        mine, above = (
            people_line(pack_of(made, level, counted=range(1, 15))) for level in (Level.PROVIDER, Level.NODE)
        )

    assert "20" in mine
    assert mine.endswith("Of these in no pack above the provider, without consent: 6 households")
    assert above.endswith("Not counted, without consent: 6 households")


@pytest.mark.parametrize(
    ("p", "told"),
    [
        (Fraction(1, 2**19), "less than 0.1 percent"),
        (Fraction(1, 1001), "less than 0.1 percent"),
        (Fraction(1, 1000), "0.1 percent"),
        (Fraction(1), "100.0 percent"),
    ],
)
def test_chance_is_never_told_as_nothing(p: Fraction, told: str) -> None:
    with using("en"):
        assert estimate_words(Guess(key="sign_test", value=p, n=20), is_exact=True) == told


def test_the_methods_say_every_setting_a_project_drew_elsewhere(pack: EvidencePack) -> None:
    drawn = {key: getattr(DEFAULTS, key) + 1 for key in Thresholds.__dataclass_fields__ if key != "jpt_social_item"}
    changed = changed_from_default(replace(DEFAULTS, **drawn))
    (basis,) = pack.bases

    before, after = (set(method_lines(replace(pack, bases=(replace(basis, changed=said),)))) for said in ((), changed))

    assert len(after - before) == len(drawn) - 1  # the price year is said in any case


def test_a_pack_above_the_provider_says_that_it_takes_the_place_of_the_earlier_one(pack: EvidencePack) -> None:
    with using("en"):
        own, node = (" ".join(privacy_lines(replace(pack, level=level))) for level in (Level.PROVIDER, Level.NODE))

    assert "Keep only the later." in node
    assert "Keep only the later." not in own
    assert "So can packs of successive months" in node
    assert "So can packs of successive months" not in own
