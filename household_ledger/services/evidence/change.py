"""The change of income as a pack tells it: all of it to the provider, above it what gives fewer than five not away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from household_ledger.domain.disclosure import LEAST_TOLD, Counted, Sum, Told, kept_back, may_be_added_up
from household_ledger.domain.group_change import DifferenceInDifferences, GroupChange, GroupSide, Ids
from household_ledger.domain.indicators.result import Unit, Why
from household_ledger.domain.kinds import BaselineType, Verdict
from household_ledger.domain.statistics import Estimate, Interval, Unsaid
from household_ledger.services.evidence.pack import ChangeTable, Guess, Held, Number, Side, SideChange, Who
from household_ledger.services.evidence.telling import Telling, may_stand_beside

VERDICTS = {
    Verdict.UP: "increased",
    Verdict.SAME: "same",
    Verdict.DOWN: "decreased",
    Verdict.UNKNOWN: "unknown",
}
_BASELINES = tuple(f"baseline_{one.value}" for one in BaselineType)
_OF_ENROLLED = ("left", *VERDICTS.values())
_MATCHED_UNKNOWN, _OTHER_UNKNOWN, _SEEN = "matched_unknown", "other_unknown", "matched_and_seen"
_SUMS = (
    Sum("everybody", ("enrolled", "yet_to_start")),
    Sum("enrolled", _OF_ENROLLED),
    Sum("enrolled", (*_BASELINES, "without_baseline")),
    Sum("matched", ("increased", "same", "decreased", _MATCHED_UNKNOWN)),
    Sum("enrolled", ("matched", _OTHER_UNKNOWN, "left")),
    Sum("unknown", (_MATCHED_UNKNOWN, _OTHER_UNKNOWN)),
    Sum("matched", ("on_files", _SEEN)),
)
"""What is made of what among the numbers of a side; three of them are never told, and fix others all the same."""
_RATIOS = frozenset({"median_share", "share_up", "contribution_share"})
_WHOLES = frozenset({"everybody", "enrolled"})
_NEVER_TOLD = ("everybody", _MATCHED_UNKNOWN, _OTHER_UNKNOWN, _SEEN)


def sets_of(side: GroupSide) -> tuple[Ids, ...]:
    """Name the sets of households a side's estimates are over."""
    shares = tuple(one.household for one in side.changes if one.share is not None)
    return (shares, side.contribution.households, _leavers_known(side), side.matched)


def sets_counted(side: GroupSide) -> tuple[Ids, ...]:
    """Name the sets of households a side's numbers are of."""
    return tuple(_sets(side).values())


def _leavers_known(side: GroupSide) -> Ids:
    """Name those that left of whom it is known what they had before."""
    return tuple(one.household for one in side.attrition.leavers if one.baseline_income is not None)


def change_table(change: GroupChange, who: Who | None, tellings: dict[Side, Telling]) -> ChangeTable:
    """Tell of the change; above the provider (`who` names it) its sides are rows, and totals alike."""
    sides = (
        (Side.PARTICIPANTS, change.participants),
        (Side.COMPARISON, change.comparison),
    )
    told = [_told(side, each, tellings[side], change) for side, each in sides]
    rows = tuple(replace(one, who=who) for one in told) if who is not None else ()
    difference = _difference(change.difference, told, tellings[Side.PARTICIPANTS])
    of_rows = ((who, difference),) if who is not None else ()
    return ChangeTable(rows=rows, totals=tuple(told), differences=(*of_rows, (None, difference)))


def _told(side: Side, each: GroupSide, telling: Telling, change: GroupChange) -> SideChange:
    numbers = _numbers(each, telling)
    matched = telling.number(each.matched)
    estimates = _estimates(each, telling, {one.key: one.value for one in numbers})
    told = SideChange(
        who=None,
        side=side,
        lead=change.lead if side is Side.PARTICIPANTS and (telling.is_exact or matched.at_least) else None,
        numbers=numbers,
        estimates=estimates,
        verdict=each.verdict if telling.is_exact or _bears_a_verdict(estimates) else None,
    )
    if not telling.is_exact:
        return told
    further = (
        Number("recalled", len(each.recalled)),
        Number("rose", each.signs.rose),
        Number("fell", each.signs.fell),
        Number("stood", each.signs.stood),
    )
    return replace(
        told,
        numbers=(*numbers, *further),
        reasons=tuple(Number(reason.value, len(ids)) for reason, ids in each.reasons),
        hindrances=tuple(Number(key, months) for key, months in each.hindrances),
        grades=each.grades,
    )


def _bears_a_verdict(estimates: Iterable[Guess]) -> bool:
    """Tell whether what a verdict is made of is told: the limits of the middle, and its share of before."""
    told = {one.key: one for one in estimates}
    return told["median_per_month"].low is not None and told["median_share"].value is not None


def _numbers(side: GroupSide, telling: Telling) -> tuple[Number, ...]:
    """Count the households of a side; above the provider those numbers that give no others away."""
    sets = _sets(side)
    told = [key for key in sets if key not in _NEVER_TOLD]
    if telling.is_exact:
        return tuple(Number(key, len(sets[key]), len(sets[key])) for key in told)
    exactly = {key: telling.whole(ids) if key in _WHOLES else telling.number(ids) for key, ids in sets.items()}
    inexact = [key for key, one in exactly.items() if one.n is None]
    counted = {key: Counted(len(ids)) for key, ids in sets.items()}
    hidden = kept_back(counted, _SUMS, never=(*_NEVER_TOLD[1:], *inexact))
    at_least = {"matched": exactly["matched"].at_least}
    at_least["enrolled"] = max(
        exactly["matched"].at_least, 0 if exactly["enrolled"].n else exactly["enrolled"].at_least
    )
    return tuple(
        Number(key, None, at_least.get(key, 0)) if key in hidden else Number(key, len(sets[key]), len(sets[key]))
        for key in told
    )


def _sets(side: GroupSide) -> dict[str, Ids]:
    """Name whom each number is of."""
    matched = frozenset(side.matched)
    unknown = side.of(Verdict.UNKNOWN)
    baselines = dict(side.baselines)
    return {
        "everybody": (*side.enrolled, *side.yet_to_start),
        "enrolled": side.enrolled,
        "yet_to_start": side.yet_to_start,
        "left": tuple(one.household for one in side.attrition.leavers),
        **{f"baseline_{kind.value}": baselines.get(kind, ()) for kind in BaselineType},
        "without_baseline": side.without_baseline,
        "matched": side.matched,
        **{name: side.of(verdict) for verdict, name in VERDICTS.items()},
        "on_files": side.on_files,
        _SEEN: tuple(one for one in side.matched if one not in frozenset(side.on_files)),
        _MATCHED_UNKNOWN: tuple(one for one in unknown if one in matched),
        _OTHER_UNKNOWN: tuple(one for one in unknown if one not in matched),
    }


def _estimates(side: GroupSide, telling: Telling, numbers: dict[str, int | None]) -> tuple[Guess, ...]:
    matched = telling.number(side.matched)
    shares = telling.number(one.household for one in side.changes if one.share is not None)
    leavers = telling.number(_leavers_known(side))
    n = side.with_leavers.n
    together = Told(n, n) if telling.is_exact else Told(None, matched.at_least)
    brought = telling.number(side.contribution.households)
    low, high = _limits(side.interval, telling, matched)
    mean = telling.mean([one.per_month for one in side.changes], matched, Unit.SATANG_PER_MONTH)
    up_told = numbers["increased"] is not None and numbers["matched"] is not None
    stayed = Told(side.attrition.baseline_of_stayers.n, side.attrition.baseline_of_stayers.n)
    return (
        _guess("median_per_month", side.median_per_month, matched, telling, limits=(low, high)),
        _guess("median_share", side.median_share, shares, telling),
        _if(up_told or telling.is_exact, _guess("share_up", side.share_up, matched, telling)),
        _if(
            telling.is_exact or side.with_leavers.n - len(side.changes) >= LEAST_TOLD,
            _guess("median_with_leavers", side.with_leavers, together, telling),
        ),
        Guess(
            key="mean_per_month",
            value=mean,
            n=matched.n,
            at_least=matched.at_least,
            reason=None if mean is not None else _why(side.mean_per_month, telling),
        ),
        *_contribution(side, brought, telling, is_mean_told=mean is not None),
        _guess("baseline_of_leavers", side.attrition.baseline_of_leavers, leavers, telling),
        _if(
            telling.is_exact,
            _guess("baseline_of_stayers", side.attrition.baseline_of_stayers, stayed, telling),
        ),
        _chance("sign_test", side.signs.p, side.signs.reason, matched, telling),
        _chance("wilcoxon", side.ranks.p, side.ranks.reason, matched, telling),
    )


def _contribution(side: GroupSide, told: Told, telling: Telling, *, is_mean_told: bool) -> Iterable[Guess]:
    """Tell what supported occupations brought; above the provider only where no household outweighs the others.

    Its share tells the sum of all changes, and is told where that, as a mean, is.
    """
    part = side.contribution
    if telling.is_exact:
        yield from _own_contribution(side)
        return
    is_told = told.n is not None and may_be_added_up(part.each)
    if is_told and is_mean_told:  # the mean less it is what came from elsewhere
        changes = [one.per_month for one in side.changes]
        is_told = len(changes) == len(part.each) and may_stand_beside(list(zip(changes, part.each, strict=True)))
    matched = telling.number(side.matched)
    for key, value, unit, of, is_safe in (
        ("contribution", part.per_month, Unit.SATANG_PER_MONTH, told, True),
        ("contribution_share", part.share, Unit.RATIO, matched, is_mean_told),
    ):
        yield _if(
            is_told and is_safe and value is not None,
            Guess(key=key, value=telling.value(value, unit), n=of.n, at_least=of.at_least),
        )


def _own_contribution(side: GroupSide) -> Iterable[Guess]:
    """Tell the provider what supported occupations brought, over who has any, and its part of the change of all."""
    part, n, matched = side.contribution, len(side.contribution.households), len(side.changes)
    if not n:
        for key in ("contribution", "contribution_share"):
            yield Guess(key=key, value=None, n=0, reason=Unsaid.NOBODY.value)
        return
    yield Guess(key="contribution", value=part.per_month, n=n, at_least=n)
    why = None if part.share is not None else Why.NO_RISE.value
    yield Guess(key="contribution_share", value=part.share, n=matched, at_least=matched, reason=why)


def _guess(
    key: str,
    estimate: Estimate,
    told: Told,
    telling: Telling,
    *,
    limits: tuple[Fraction | None, Fraction | None] = (None, None),
) -> Guess:
    if estimate.value is None or not (telling.is_exact or told.at_least):
        return Guess(key=key, value=None, n=told.n, at_least=told.at_least, reason=_why(estimate, telling))
    return Guess(
        key=key,
        value=telling.value(estimate.value, Unit.RATIO if key in _RATIOS else Unit.SATANG_PER_MONTH),
        low=limits[0],
        high=limits[1],
        n=told.n,
        at_least=told.at_least,
    )


def _limits(interval: Interval, telling: Telling, told: Told) -> tuple[Fraction | None, Fraction | None]:
    """Tell the limits of an interval; above the provider from ten households on: of few they are single households."""
    if not telling.is_exact and told.at_least < 2 * LEAST_TOLD:
        return None, None
    return telling.value(interval.low, Unit.SATANG_PER_MONTH), telling.value(interval.high, Unit.SATANG_PER_MONTH)


def _why(estimate: Estimate, telling: Telling) -> str:
    """Say why there is no estimate; above the provider one reason serves, for others would tell how few there are."""
    return estimate.reason.value if telling.is_exact and estimate.reason is not None else Held.TOO_FEW.value


def _if(is_told: bool, guess: Guess) -> Guess:  # noqa: FBT001 -- the one thing it asks
    return guess if is_told else Guess(key=guess.key, value=None, n=None, at_least=0, reason=Held.TOO_FEW.value)


def _chance(key: str, p: Fraction | None, reason: object, told: Told, telling: Telling) -> Guess:
    value = telling.chance(p, told)
    if value is None:
        why = str(reason) if telling.is_exact and reason is not None else Held.TOO_FEW.value
        return Guess(key=key, value=None, n=told.n, at_least=told.at_least, reason=why)
    return Guess(key=key, value=value, n=told.n, at_least=told.at_least)


def _difference(found: DifferenceInDifferences, told: Sequence[SideChange], telling: Telling) -> Guess:
    """Tell M18; above the provider where both means are, for one mean and the difference give the other."""
    means = [one.estimate("mean_per_month") for one in told]
    is_told = telling.is_exact or all(one is not None and one.value is not None for one in means)
    n = min(found.participants, found.comparison)
    if found.value is None or not is_told:
        why = found.reason.value if found.reason is not None and telling.is_exact else Held.TOO_FEW.value
        return Guess(key="difference", value=None, n=n if telling.is_exact else None, reason=why)
    low, high = _limits(found.interval, telling, Told(n, n))
    value = telling.value(found.value, Unit.SATANG_PER_MONTH)
    return Guess(key="difference", value=value, low=low, high=high, n=n, at_least=n)
