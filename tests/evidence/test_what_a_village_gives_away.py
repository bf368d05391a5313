"""What an attacker can work out of a pack made for others than the provider: no number of fewer than five."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from household_ledger.domain.disclosure import LEAST_TOLD, Told
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.result import Indicator, Key
from household_ledger.domain.kinds import Grade, Verdict
from household_ledger.domain.statistics import sign_test, wilcoxon_test
from household_ledger.services.evidence.change import VERDICTS
from household_ledger.services.evidence.pack import EvidencePack, GradeMix, Level, Side
from household_ledger.services.evidence.roll_up import roll_up
from household_ledger.services.evidence.telling import Telling, about_of_a_hundred
from tests.domain.villages import AS_OF, Villager, village
from tests.evidence.made_packs import MEASURES, Made, Member, numbers_of, pack_of, read

LEFT = date(2026, 2, 3)
BASELINES = ("baseline_A", "baseline_B", "baseline_C", "baseline_D", "without_baseline")
SUMS = (
    ("enrolled", ("left", *VERDICTS.values())),
    ("enrolled", BASELINES),
    ("matched", ("increased", "same", "decreased", "inside")),
    ("unknown", ("inside", "outside")),
    ("matched", ("on_files", "matched_and_seen")),
    *((f"{slot}n", (f"{slot}up", f"{slot}same", f"{slot}down")) for slot in (1, 2)),
    *(("enrolled", (f"{slot}n", f"{slot}unscored")) for slot in (1, 2)),
)
"""What anybody may know of how the numbers hang together; some parts are told nowhere."""
SCORED = (((2, 4),), ((2, 4),), ((2, 4), (3, 2)), ((3, 3),), ((3, 3),), ((4, 2),), ((2, 3), (3, 1)), ())


def villagers() -> st.SearchStrategy[Villager]:
    return st.builds(
        Villager,
        after=st.sampled_from((50_000, 100_000, 150_000)),
        months_before=st.sampled_from((12, 12, 12, 4, 0)),
        left_on=st.sampled_from((None, None, None, None, LEFT)),
        is_comparison=st.sampled_from((False, False, False, True)),
        members=st.sampled_from(((4, 4), (4, 4), (4, 8))),
        on_a_file=st.booleans(),
    )


def households() -> st.SearchStrategy[Member]:
    return st.builds(
        Member,
        villager=villagers(),
        has=st.tuples(*[st.sampled_from((True, True, True, False))] * len(MEASURES)),
        stairs=st.tuples(st.integers(0, 2), st.integers(0, 3)),
        grades=st.tuples(*[st.sampled_from(Grade)] * 2),
        eight=st.tuples(*[st.sampled_from(SCORED)] * 2),
    )


VILLAGES = st.lists(households(), min_size=1, max_size=26).map(Made)
TWO_FELL = Made(
    [Member(villager=Villager(after=150_000))] * 10
    + [Member()] * 6
    + [Member(villager=Villager(after=50_000))] * 2
    + [Member(villager=Villager(months_after=0, months_before=4))] * 6
    + [Member(villager=Villager(left_on=LEFT))] * 5
)
"""All numbers of verdicts but one may be told: then that one comes out."""
UP, SAME, DOWN = SCORED[0], SCORED[3], SCORED[5]
TWO_SCORED_LESS = Made(
    [Member(eight=(UP, UP))] * 6 + [Member(eight=(SAME, SAME))] * 6 + [Member(eight=(DOWN, ()))] * 2 + [Member()] * 8
)
"""Of fourteen scored in a side two fell; in the other side these two were scored once."""
slow = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a village made smaller takes minutes and tells no more
)


def sides(made: Made) -> Iterator[tuple[int, dict[str, set[Id]]]]:
    """Give each side's sets of households, under the names their sizes have in a pack."""
    change = village([one.villager for one in made.members])
    for place, each in enumerate((change.participants, change.comparison)):
        ours = {*each.enrolled, *each.yet_to_start}
        sets = {"people": ours, "enrolled": set(each.enrolled), "matched": set(each.matched)}
        sets |= {name: set(each.of(one)) for one, name in VERDICTS.items()}
        sets["left"] = {one.household for one in each.attrition.leavers}
        sets |= {f"baseline_{kind.value}": set(ids) for kind, ids in each.baselines}
        sets["without_baseline"] = set(each.without_baseline)
        sets["on_files"] = set(each.on_files)
        stayed = ours - sets["left"]
        for (_indicator, key, _unit), has in zip(
            MEASURES, zip(*(one.has for one in made.members), strict=True), strict=True
        ):
            sets[key.value] = {one for one in stayed if has[one - 1]} & set(each.enrolled)
        if place == 0:
            for slot, way, ids in eight_of(made, sets["enrolled"]):
                sets[f"{slot}{way}"] = ids
            for level in range(8):
                sets[f"verified{level}"] = {one for one in stayed if made.members[one - 1].stairs[1] == level}
                sets[f"start{level}"] = {one for one in stayed if made.members[one - 1].stairs[0] == level}
        yield place, sets


def eight_of(made: Made, enrolled: set[Id]) -> Iterator[tuple[int, str, set[Id]]]:
    """Give for each side of Change 8 the households scored both times, and those that went each way."""
    for slot in (1, 2):
        both = {
            one
            for one in enrolled
            if len(made.members[one - 1].eight) >= slot and made.members[one - 1].eight[slot - 1]
        }
        by = {one: sum(after - before for before, after in made.members[one - 1].eight[slot - 1]) for one in both}
        yield slot, "n", both
        yield slot, "up", {one for one in both if by[one] > 0}
        yield slot, "same", {one for one in both if by[one] == 0}
        yield slot, "down", {one for one in both if by[one] < 0}


def told(pack: EvidencePack, side: int) -> dict[str, int | None]:
    """Give every number of households a pack tells of a side exactly."""
    found: dict[str, int | None] = dict(numbers_of(pack, side))
    people = pack.all_people
    found["people"] = (people.participants, people.comparison)[side].n
    for table in pack.tables:
        for row in table.totals:
            if row.side is tuple(Side)[side]:
                found |= {cell.key.value: cell.n for cell in row.cells if cell.key in {key for _i, key, _u in MEASURES}}
    if side == 0:
        for line in pack.eight[-1].sides:
            found |= {f"{line.slot}{key}": n for key, n in zip(("n", "up", "same", "down"), line.counts, strict=True)}
        for stair in pack.stairs[-1].stairs:
            found |= {f"verified{stair.level}": stair.verified, f"start{stair.level}": stair.at_start}
        found |= {"verified0": pack.stairs[-1].nowhere, "start0": pack.stairs[-1].nowhere_at_start}
    return found


@slow
@given(VILLAGES)
def test_what_is_told_is_true_and_of_five_households_at_least(made: Made) -> None:
    pack = pack_of(made, Level.NODE)

    for side, sets in sides(made):
        for key, n in told(pack, side).items():
            if n is not None:
                assert n == len(sets[key]), key
                assert n >= LEAST_TOLD, key


@slow
@given(VILLAGES)
@example(TWO_SCORED_LESS)
def test_no_two_numbers_told_differ_by_a_few_households(made: Made) -> None:
    pack = pack_of(made, Level.NODE)

    for side, sets in sides(made):
        exact = {key: sets[key] for key, n in told(pack, side).items() if n is not None}
        for name, one in exact.items():
            for other_name, other in exact.items():
                few = len(other) - len(one)
                assert not (one < other and few < LEAST_TOLD), f"{other_name} less {name} is {few}"


@slow
@given(VILLAGES)
@example(TWO_FELL)
@example(TWO_SCORED_LESS)
def test_all_equations_together_fix_no_number_kept_back(made: Made) -> None:
    pack = pack_of(made, Level.NODE)

    for side, sets in sides(made):
        known = {key: n for key, n in told(pack, side).items() if n is not None}
        hidden = [key for key in told(pack, side) if key not in known and key in sets and len(sets[key]) < LEAST_TOLD]
        for key in hidden:
            if any(key in (whole, *parts) for whole, parts in SUMS):
                low, high = limits(key, known)
                assert high - low >= 1, f"{key} is {low}"


def limits(key: str, known: dict[str, int]) -> tuple[float, float]:
    """Say between what a number lies for who knows what is told and how it hangs together."""
    names = sorted({one for whole, parts in SUMS for one in (whole, *parts)})
    equal = [[float(one in parts) - float(one == whole) for one in names] for whole, parts in SUMS]
    right = [0.0] * len(SUMS)
    for name, n in known.items():
        if name in names:
            equal.append([float(one == name) for one in names])
            right.append(float(n))
    goal = [float(one == key) for one in names]
    least, most = (linprog([sign * one for one in goal], A_eq=equal, b_eq=right, bounds=(0, 1000)) for sign in (1, -1))
    return least.fun, -most.fun


@slow
@given(VILLAGES, VILLAGES)
def test_a_roll_up_and_its_packs_together_tell_no_more_than_the_packs(one: Made, other: Made) -> None:
    packs = [pack_of(Made(made.members, f"หน่วย {n}", writer=n), Level.NODE) for n, made in enumerate((one, other), 1)]

    rolled = roll_up([read(pack) for pack in packs])

    for side in (0, 1):
        for key, total in numbers_of(rolled, side).items():
            parts = [numbers_of(pack, side)[key] for pack in packs]
            assert total == (None if None in parts else sum(part or 0 for part in parts))
    tables = {table.indicator: table for table in rolled.tables}
    for table in tables.values():
        for together in table.totals:
            rows = [row for row in table.rows if row.side is together.side]
            assert all(cell.value is None or len(rows) == 1 for cell in together.cells)


def test_informal_lenders_alcohol_and_classes_of_debt_are_not_told_apart() -> None:
    pack = pack_of(Made([Member()] * 12), Level.NODE)

    debt = pack.table(Indicator.DEBT_STOCK)

    assert debt is not None
    assert debt.columns == (Key.DEBT,)


def test_amounts_are_told_in_whole_baht_and_means_only_with_their_number() -> None:
    members = [Member(has=(True, n != 3, True, True)) for n in range(12)]

    cells = [cell for table in pack_of(Made(members), Level.NODE).tables for row in table.totals for cell in row.cells]

    amounts = [cell.value for cell in cells if cell.unit.value.startswith("satang") and cell.value is not None]
    assert amounts
    assert all(one % 100 == 0 for one in amounts)
    rate = next(cell for cell in cells if cell.key is Key.SAVING_RATE)
    assert (rate.n, rate.at_least, rate.mean, rate.grades) == (None, 5, None, ())
    assert rate.value is not None


def test_a_sum_one_household_outweighs_has_no_mean() -> None:
    heavy = [Villager(after=100_000 + (9_000_000 if n == 0 else 0)) for n in range(8)]

    change = pack_of(Made([Member(villager=one) for one in heavy]), Level.NODE).change.totals[0]

    guess = change.estimate("mean_per_month")
    assert guess is not None
    assert (guess.value, guess.n) == (None, 8)
    middle = change.estimate("median_per_month")
    assert middle is not None
    assert middle.value == 0


def test_what_one_household_s_work_brought_is_no_sum_of_all() -> None:
    brought = [2_000_000, *[0] * 7], [20_000] * 8
    heavy, even = (
        pack_of(Made([Member(villager=Villager(after=110_000, hens=one)) for one in each]), Level.NODE)
        for each in brought
    )

    one, all_alike = (pack.change.totals[0].estimate("contribution") for pack in (heavy, even))

    assert one is not None
    assert all_alike is not None
    assert one.value is None
    assert all_alike.value == 8 * 20_000


def test_what_work_brought_less_the_mean_is_not_what_one_household_found_elsewhere() -> None:
    told = []
    for elsewhere in (10_000, 0):
        rise = [20_000 + elsewhere] * 7 + [60_000]
        villagers = [Villager(after=100_000 + one, hens=20_000) for one in rise]
        change = pack_of(Made([Member(villager=one) for one in villagers]), Level.NODE).change.totals[0]
        guesses = [change.estimate(key) for key in ("mean_per_month", "contribution")]
        told.append([one is not None and one.value is not None for one in guesses])

    assert told == [[True, True], [True, False]]


def test_what_leavers_had_is_the_middle_of_those_it_is_known_of() -> None:
    leavers = [Member(villager=Villager(left_on=LEFT, months_before=12 if n < 3 else 0)) for n in range(6)]
    made = Made([Member()] * 10 + leavers)

    own, node = (
        pack_of(made, level).change.totals[0].estimate("baseline_of_leavers") for level in (Level.PROVIDER, Level.NODE)
    )

    assert own is not None
    assert node is not None
    assert (own.n, own.value is None) == (3, False)
    assert (node.n, node.value) == (None, None)


def test_months_of_two_grades_kept_back_are_of_five_households_each_counted_once() -> None:
    few = [(Grade.C, Grade.D)] * 2 + [(Grade.B, Grade.D)] + [(Grade.A, Grade.B)] * 9
    pack = pack_of(Made([Member(grades=one) for one in few]), Level.NODE)

    told = dict(quality_of(pack))

    assert told == {Grade.A: None, Grade.B: 10, Grade.C: None, Grade.D: None}


def test_months_kept_back_to_hide_others_are_not_told_beside_a_measure_of_the_same_households() -> None:
    everybody = [Member(grades=(Grade.A, Grade.B))] * 5
    without_a_rate = [Member(grades=(Grade.B, Grade.B), has=(True, False, True, True))] * 5

    few, more = (pack_of(Made(members), Level.NODE) for members in (everybody, everybody * 4 + without_a_rate))

    assert dict(quality_of(few)) == {Grade.A: None, Grade.B: 5, Grade.C: None, Grade.D: None}
    assert {cell.grades for table in few.tables for row in table.totals for cell in row.cells} == {()}
    assert quality_of(more)[0] == (Grade.A, None)
    assert income_grades(more) == ((Grade.A, 40), (Grade.B, 60)), "19 and 20 months are 40 in a hundred"


def quality_of(pack: EvidencePack) -> tuple[tuple[Grade, int | None], ...]:
    return next(one for one in pack.quality if one.side is Side.PARTICIPANTS).months


def books(*verified: tuple[int, int]) -> Made:
    """Make a village: of each household how many months of the quarter are verified, and how many there are."""
    return Made([Member(quarter=tuple((Grade.A, n < some) for n in range(months))) for some, months in verified])


def bookkeeping(made: Made, key: Key, level: Level = Level.NODE) -> Fraction | None:
    table = pack_of(made, level).table(Indicator.BOOKKEEPING)
    assert table is not None
    return next(cell.value for row in table.totals for cell in row.cells if cell.key is key)


def test_the_share_of_verified_months_is_told_where_both_sorts_are_months_of_five() -> None:
    one, all_but_one = books((1, 3), *[(0, 3)] * 19), books((2, 3), *[(3, 3)] * 19)
    of_four = books(*[(3, 3)] * 4, *[(0, 3)] * 6, *[(0, 1)] * 10)
    half = books(*[(3, 3), (0, 3)] * 10)

    assert [bookkeeping(made, Key.VERIFIED_SHARE) for made in (one, all_but_one, of_four)] == [None] * 3
    assert bookkeeping(half, Key.VERIFIED_SHARE) == Fraction(1, 2)
    assert bookkeeping(one, Key.VERIFIED_SHARE, Level.PROVIDER) == Fraction(1, 60)


def test_who_keeps_books_is_not_told_beside_a_few_more_who_ever_kept_any() -> None:
    keeps, has_stopped = ((Grade.A, True),) * 3, ((Grade.D, False),) * 3
    none = (False,) * len(MEASURES)
    never = [Member(has=none, quarter=has_stopped)] * 5

    few, many = (
        Made([Member(quarter=keeps)] * (15 - stopped) + [Member(quarter=has_stopped)] * stopped + never)
        for stopped in (2, 5)
    )

    assert bookkeeping(few, Key.ADOPTION) is None
    assert bookkeeping(many, Key.ADOPTION) == Fraction(1, 2)


def income_grades(pack: EvidencePack) -> GradeMix:
    income = pack.table(Indicator.NET_INCOME)
    assert income is not None
    return income.totals[0].cells[0].grades


def test_the_grades_behind_a_figure_are_parts_of_a_hundred_for_months_would_tell_those_that_are_missing() -> None:
    half = [Member()] * 10
    mixed, few_a, no_a = (
        Made([*half[:some], *[Member(grades=(Grade.B, Grade.B))] * (16 - some)]) for some in (10, 4, 0)
    )

    assert income_grades(pack_of(mixed, Level.PROVIDER)) == ((Grade.A, 10), (Grade.B, 22))
    assert income_grades(pack_of(mixed, Level.NODE)) == ((Grade.A, 30), (Grade.B, 70))
    assert [income_grades(pack_of(made, Level.NODE)) for made in (few_a, no_a)] == [(), ()]


@given(st.dictionaries(st.sampled_from(Grade), st.integers(1, 400), min_size=1))
def test_parts_of_a_hundred_are_whole_fives_near_the_truth(months: dict[Grade, int]) -> None:
    shares = dict(about_of_a_hundred(months))

    assert sum(shares.values()) == 100
    for grade, count in months.items():
        share = shares.get(grade, 0)
        assert share % 5 == 0
        assert abs(share - Fraction(100 * count, sum(months.values()))) < 5


def test_chance_is_told_as_what_it_stays_below_for_it_is_a_number_of_households() -> None:
    falling = [Member(villager=Villager(after=150_000 if n else 50_000)) for n in range(24)]

    node, own = (
        pack_of(Made(falling), level).change.totals[0].estimate("sign_test") for level in (Level.NODE, Level.PROVIDER)
    )

    assert node is not None
    assert own is not None
    assert own.value == Fraction(2 * (1 + 24), 2**24)
    assert node.value == Fraction(1, 100)


def test_no_chance_told_says_that_fewer_than_five_went_the_other_way() -> None:
    telling = Telling.of((), (), is_exact=False)
    told = dict[tuple[int, Fraction], set[int]]()
    for n in range(6, 41):
        for fell in range(n // 2 + 1):
            p = sign_test([Fraction(-1)] * fell + [Fraction(1)] * (n - fell)).p
            if (chance := telling.chance(p, Told(n, n))) is not None:
                told.setdefault((n, chance), set()).add(fell)

    assert min(n for n, _chance in told) == 18
    assert [key for key, fell in told.items() if max(fell) < LEAST_TOLD] == []


def test_a_verdict_is_told_where_the_limits_are_it_is_made_of() -> None:
    rose = [Member(villager=Villager(after=150_000))]

    few, many, own = (
        pack_of(Made(rose * n), level).change.totals[0].verdict
        for n, level in ((9, Level.NODE), (10, Level.NODE), (9, Level.PROVIDER))
    )

    assert (few, many, own) == (None, Verdict.UP, Verdict.UP)


@pytest.mark.parametrize("n", [8, 12, 17, 18, 19, 22])
def test_what_both_tests_say_of_chance_fixes_no_few_that_fell(n: int) -> None:
    telling = Telling.of((), (), is_exact=False)
    fell_of: dict[tuple[object, ...], set[int]] = {}
    for fell in range(n // 2 + 1):
        for falling in ranks_of_every_sum(n, fell):
            moved = [Fraction(-size if size in falling else size) for size in range(1, n + 1)]
            told = tuple(telling.chance(p, Told(n, n)) for p in (sign_test(moved).p, wilcoxon_test(moved).p))
            fell_of.setdefault(told, set()).add(fell)

    assert [fell for fell in fell_of.values() if len(fell) == 1 and min(fell) < LEAST_TOLD] == []


def ranks_of_every_sum(n: int, count: int) -> Iterator[set[int]]:
    """Give for every sum so many ranks can have one set of ranks that has it."""
    ranks = list(range(1, count + 1))
    yield set(ranks)
    for place in reversed(range(count)):
        while ranks[place] < n - (count - 1 - place):
            ranks[place] += 1
            yield set(ranks)


def test_a_village_of_four_is_told_nothing_of_but_that_it_is_there() -> None:
    pack = pack_of(Made([Member()] * 4), Level.NODE)

    assert pack.all_people.participants == (None, 0)
    assert all(cell.value is None for table in pack.tables for row in table.totals for cell in row.cells)
    assert all(one.value is None for side in pack.change.totals for one in side.numbers)
    assert all(one.value is None for side in pack.change.totals for one in side.estimates)
    assert all(months is None for one in pack.quality for _grade, months in one.months)


def test_all_are_told_at_least_where_a_measure_is_over_all_of_them() -> None:
    everybody, with_five_more = (
        pack_of(Made([Member()] * 8 + [Member(villager=Villager(started_on=date(2027, 1, 1)))] * more), Level.NODE)
        for more in (0, 5)
    )

    for pack, people in ((everybody, (None, 8)), (with_five_more, (13, 13))):
        assert pack.all_people.participants == people
        assert pack.change.totals[0].told("enrolled") == (None, 8)
        assert pack.change.totals[0].told("matched") == (8, 8)
        assert pack.change.totals[0].told("left") == (None, 0), "that nobody left is told by no difference"


def test_households_without_consent_are_a_number_from_five_on() -> None:
    made = Made([Member()] * 20)

    none, few, many = (pack_of(made, Level.NODE, counted=range(1, last)).all_people for last in (21, 18, 15))

    assert (none.not_counted, few.not_counted, many.not_counted) == (None, None, 6)
    assert pack_of(made, Level.PROVIDER).all_people.not_counted == 0


def test_the_provider_s_own_pack_tells_all_of_everybody() -> None:
    made = Made([Member(villager=Villager(after=50_000))] + [Member()] * 3)

    pack = pack_of(made, Level.PROVIDER)

    assert pack.all_people.participants == (4, 4)
    assert numbers_of(pack)["decreased"] == 1
    assert numbers_of(pack)["same"] == 3
    income = pack.table(Indicator.NET_INCOME)
    assert income is not None
    assert [(row.who.code, row.cells[0].value) for row in income.rows if row.who is not None] == [
        (f"{n:03}", Fraction(100_000 + 1_717 * n)) for n in range(1, 5)
    ]
    assert income.totals[0].cells[0].n == 4
    assert pack.as_of == AS_OF
    assert pack.change.totals[0].lead is not None


def test_verdicts_of_the_pack_have_names_of_their_own() -> None:
    assert set(VERDICTS) == set(Verdict)


def sides_of(members: Sequence[Member], level: Level = Level.NODE) -> list[tuple[int | None, ...]]:
    return [one.counts for one in pack_of(Made(members), level).eight[-1].sides]


def test_a_side_of_change_eight_is_told_by_number_and_households_alone_above_the_provider() -> None:
    members = [Member(eight=(UP,))] * 7 + [Member(eight=(SAME,))] * 6 + [Member(eight=(DOWN,))] * 5 + [Member()] * 6

    (own,), (node,) = (pack_of(Made(members), level).eight[-1].sides for level in (Level.PROVIDER, Level.NODE))

    assert (own.name, own.scale) == ("ด้านลับ 1", 5)
    assert own.before == own.after == 3
    assert (node.name, node.before, node.after, node.scale) == ("", None, None, None)
    assert own.counts == node.counts == (18, 7, 6, 5)


def test_a_household_of_several_scored_counts_once_above_the_provider_by_all_of_them() -> None:
    three = ((2, 4), (2, 4), (4, 1))
    members = [Member(eight=(three,))] * 6 + [Member()] * 6

    assert sides_of(members, Level.PROVIDER) == [(18, 12, 0, 6)]
    assert sides_of(members) == [(6, None, None, None)], "up, all six: that none fell is not told"


def test_that_nobody_is_left_unscored_is_told_by_no_number_of_all() -> None:
    unmatched = Villager(months_before=0, months_after=0)
    everybody = [Member(villager=unmatched, has=(False,) * len(MEASURES), eight=(UP,))] * 8
    more = [Member(villager=unmatched, has=(False,) * len(MEASURES))] * 5

    (all_scored,), (five_are_not,) = sides_of(everybody), sides_of(everybody + more)

    assert all_scored[0] is None
    assert five_are_not[0] == 8


def test_a_side_is_not_told_beside_a_number_of_all_a_few_households_off() -> None:
    never = Member(has=(False,) * len(MEASURES), villager=Villager(months_before=0, months_after=0))
    keeps = replace(never, quarter=((Grade.A, True),) * 3)

    few, many = (
        sides_of([never] * 6 + [keeps] * (20 - scored) + [replace(keeps, eight=(UP,))] * scored) for scored in (17, 13)
    )

    assert (few[0][0], many[0][0]) == (None, 13)


def test_those_without_consent_are_in_no_side() -> None:
    members = [Member(eight=(UP,))] * 20

    pack = pack_of(Made([*members, *[Member()] * 6]), Level.NODE, counted=(*range(1, 15), *range(21, 27)))

    assert pack.eight[-1].sides[0].n == 14
