"""The provider's own pack of few households: no mean of one or two, and the true reason of every "—"."""

from __future__ import annotations

from fractions import Fraction

from household_ledger.domain.indicators.result import Key, Unit
from household_ledger.domain.statistics import Unsaid
from household_ledger.services.evidence.pack import Guess, Level, SideChange
from household_ledger.services.evidence.words import column_name, estimate_words, why_words
from household_ledger.text.i18n import using
from tests.domain.villages import Villager
from tests.evidence.made_packs import Made, Member, pack_of


def told(side: SideChange, key: str) -> Guess:
    guess = side.estimate(key)
    assert guess is not None
    return guess


def test_a_mean_is_told_from_five_households_on() -> None:
    four, five = (pack_of(Made([Member()] * n), Level.PROVIDER) for n in (4, 5))

    for pack, are_told in ((four, False), (five, True)):
        cells = [
            cell for table in pack.tables for row in table.totals for cell in row.cells if cell.is_middle and cell.n
        ]
        assert {cell.mean is not None for cell in cells} == {are_told}
        assert (told(pack.change.totals[0], "mean_per_month").value is not None) is are_told
    assert told(four.change.totals[0], "mean_per_month").reason == Unsaid.TOO_FEW.value


def test_nothing_of_his_own_is_kept_back_from_the_provider() -> None:
    hens = [Member(villager=Villager(after=110_000, hens=15_000))] * 2
    falling = [Member(villager=Villager(after=90_000, hens=5_000))] * 2
    others = [Member(villager=Villager(is_comparison=True))] * 5

    ours, none = pack_of(Made([*hens, Member(), *others]), Level.PROVIDER).change.totals
    fell = pack_of(Made(falling), Level.PROVIDER).change.totals[0]

    assert (told(ours, "contribution").n, told(ours, "contribution_share").n) == (2, 3)
    assert told(ours, "contribution_share").value == Fraction(3, 2)
    with using("en"):
        assert {why_words(told(none, key)) for key in ("contribution", "contribution_share")} == {
            "There is no household to say this of."
        }
        assert why_words(told(fell, "contribution_share")).startswith("Income did not rise")


def test_what_was_earned_before_has_no_sign_and_a_middle_is_called_no_mean() -> None:
    before, rise = (Guess(key=key, value=Fraction(992_528), n=8) for key in ("baseline_of_stayers", "median_per_month"))

    with using("en"):
        assert estimate_words(before, is_exact=True) == "9,925.28"
        assert estimate_words(rise, is_exact=True) == "+9,925.28"
        assert [
            column_name(key, Unit.SATANG_PER_MONTH) for key in (Key.CHANGE_PER_MONTH, Key.NET_INCOME_PER_MONTH)
        ] == ["real change", "net income"]
