"""Everything that can be told of the time before has a name for people, and every clash a sentence."""

from __future__ import annotations

import pytest

from household_ledger.charts.recall_words import doubt_words, part_heading, recall_source_name, recall_title
from household_ledger.domain.baseline import REPAID, Baseline
from household_ledger.domain.category import standard_categories
from household_ledger.domain.figures_needs import need_classes
from household_ledger.domain.ids import Id
from household_ledger.domain.jpt import Item
from household_ledger.domain.kinds import BaselineType
from household_ledger.domain.money import Money
from household_ledger.domain.recall import PARTS, Clash, Doubt, Placing, recalled
from household_ledger.text.i18n import set_language


@pytest.fixture(autouse=True, params=["th", "en"])
def language(request: pytest.FixtureRequest) -> None:
    set_language(request.param)


def test_every_line_that_may_be_kept_has_a_name_of_its_own() -> None:
    names = [recall_source_name(one) for one in (*standard_categories(), REPAID)]

    assert not {REPAID, *standard_categories()} & set(names)
    assert len(set(names)) == len(names)


def test_every_part_has_a_heading_of_its_own() -> None:
    headings = [part_heading(one) for one in PARTS]

    assert len(set(headings)) == len(headings) == 10


@pytest.mark.parametrize("clash", Clash)
def test_every_clash_says_by_how_much_and_of_what(clash: Clash) -> None:
    source = "I07" if clash is Clash.MONTH_ABOVE_YEAR else ""
    said = doubt_words(Doubt(clash, Money(123_400), source, hours=1_234_000))

    assert "1,234" in said
    assert clash.value not in said
    assert "{" not in said


def test_a_title_is_written_in_the_digits_of_the_moment() -> None:
    told = Baseline(id=Id(1), household=Id(1), type=BaselineType.C, first=202410, last=202509)
    set_language("th", "thai")

    title = recall_title(recalled(told, Placing(need_classes(()), Item.NECESSARY)))

    assert not set("0123456789") & set(title)
    assert "๒๕๖๗" in title
