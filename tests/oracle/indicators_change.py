"""M3 for the oracle: which months may be held against each other, and what the change is worth."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.oracle.indicators_doubts import Doubts
from tests.oracle.indicators_home import Home
from tests.oracle.indicators_prices import deflator
from tests.oracle.village import month_index


@dataclass
class Change:
    """Values, the months they rest on, and the verdict."""

    values: dict[str, float | None] = field(default_factory=dict)
    months: list[int] = field(default_factory=list)
    verdict: str = "unknown"
    per_head_before: float = 0
    pairs: list[tuple[int, int]] = field(default_factory=list)
    """Months of the ledger's own that are held against each other; none of a recall."""


@dataclass
class Side:
    """One matched month, or a recalled stretch: its terms and price level."""

    income: float
    cash: float
    level: float
    heads: float | None
    adults: float | None
    supported: float | None = None


Term = Callable[[Side], float]


def start_of(home: Home, told: dict[str, Any]) -> str | None:
    started: str | None = home.told["start"] or told["project"]["start"]
    return started


def change(home: Home, told: dict[str, Any]) -> Change:
    if not home.told["start"]:
        return Change()
    pairs, after = matched(home, "AB")
    if len(pairs) >= told["project"]["settings"].get("matched_months", 3):
        return _measured(home, told, pairs)
    return _recalled(home, told, after)


def matched(home: Home, grades: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Give the months of such grades that stand against each other, and all of those after."""
    start = month_index(home.told["start"][:7])
    whole = [month for month in home.enrolled if home.is_whole(month) and home.figures[month]["grade"] in grades]
    before = [month for month in whole if start - 12 <= month < start]
    after = [month for month in whole if max(start + 1, home.as_of - 11) <= month <= home.as_of]
    calendar = {month % 12: month for month in before}
    return [(calendar[month % 12], month) for month in after if month % 12 in calendar], after


def _side(home: Home, told: dict[str, Any], month: int) -> Side:
    supported = [one["name"] for one in home.told["occupations"] if one["supported"] and not one.get("deleted")]
    supported += [one["name"] for one in home.told["occupations"] if one["supported"] and one.get("deleted")]
    return Side(
        home.net_income(month),
        home.net_income_cash(month),
        deflator(told, home, month),
        home.size(month, "members"),
        home.size(month, "adult_equivalents"),
        sum(home.profit(name, month) for name in supported),
    )


def _measured(home: Home, told: dict[str, Any], pairs: list[tuple[int, int]]) -> Change:
    before = [_side(home, told, month) for month, _after in pairs]
    after = [_side(home, told, month) for _before, month in pairs]
    found = Change(_values(before, after, len(pairs)), sorted({month for pair in pairs for month in pair}))
    found.pairs = pairs
    found.per_head_before = _added(before, lambda one: one.income / (one.heads or 1))
    found.verdict = _verdict(told, found, list(zip(before, after, strict=True)), Doubts(home, told, pairs))
    return found


def _same_months(recall: dict[str, Any], after: list[int]) -> list[int]:
    """List the months after that are the calendar months told, all of them; else none."""
    months = list(range(month_index(recall["from"]), month_index(recall["to"]) + 1))
    same = [month for month in after if month % 12 in {one % 12 for one in months}]
    return same if len(same) == len(months) == len({month % 12 for month in months}) else []


def _tells_income(recall: dict[str, Any]) -> bool:
    """Say whether any source of CI or KI was asked about: I18 and I19 are neither."""
    return any(one["source"][0] == "I" and one["source"] not in ("I18", "I19") for one in recall["lines"])


def _recalled(home: Home, told: dict[str, Any], after: list[int]) -> Change:
    """Hold a recall against the same calendar months, all of them; its verdict stays open."""
    recalls = [one for one in home.told["baselines"] if one["type"] in "CD" and _tells_income(one)]
    if not recalls:
        return Change()
    ordered = sorted(enumerate(recalls), key=lambda one: (one[1]["type"] == "C", one[1]["to"], one[0]), reverse=True)
    comparable = [(one, same) for _place, one in ordered if (same := _same_months(one, after))]
    if not comparable:
        return Change()
    recall, same = comparable[0]
    months = list(range(month_index(recall["from"]), month_index(recall["to"]) + 1))

    def told_of(letter: str, *kinds: str) -> float:
        lines = [one for one in recall["lines"] if one["source"][0] == letter and one["source"] not in ("I18", "I19")]
        return float(sum(one[kind] for one in lines for kind in kinds))

    level = sum(deflator(told, home, month) for month in months) / len(months)
    before = Side(
        told_of("I", "cash", "in_kind") - told_of("C", "cash", "in_kind"),
        told_of("I", "cash") - told_of("C", "cash"),
        level,
        recall["members"] or None,
        recall["adult_equivalents"] or None,
    )
    values = _values([before], [_side(home, told, month) for month in same], len(same))
    back = {month % 12: month for month in months}
    return Change(values, sorted({*same, *(back[month % 12] for month in same)}))


def _added(sides: list[Side], term: Term) -> float:
    return sum(term(one) / one.level for one in sides)


def _values(before: list[Side], after: list[Side], many: int) -> dict[str, float | None]:
    def risen(term: Term) -> float:
        return _added(after, term) - _added(before, term)

    first, rise = _added(before, lambda one: one.income), risen(lambda one: one.income)
    cash = risen(lambda one: one.cash)
    sides = [*before, *after]
    is_told = all(one.supported is not None for one in sides)
    gained = risen(lambda one: one.supported or 0) if is_told else None
    return {
        "before": first,
        "after": first + rise,
        "change": rise,
        "change_share": rise / first if first > 0 else None,
        "change_per_month": rise / many,
        "change_cash": cash,
        "change_in_kind": rise - cash,
        "change_nominal": sum(one.income for one in after) - sum(one.income for one in before),
        "change_per_person": risen(lambda one: one.income / (one.heads or 1))
        if all(one.heads for one in sides)
        else None,
        "change_per_adult_equivalent": risen(lambda one: one.income / (one.adults or 1))
        if all(one.adults for one in sides)
        else None,
        "contribution": gained,
        "contribution_share": gained / rise if gained is not None and rise > 0 else None,
    }


def _verdict(told: dict[str, Any], found: Change, pairs: list[tuple[Side, Side]], doubts: Doubts) -> str:
    """Say it unless members changed and the change per person says another thing, or one month alone makes it so."""
    tau = told["project"]["settings"].get("tau_permille", 50) / 1000
    share, each, first = found.values["change_share"], found.values["change_per_person"], found.per_head_before
    if share is None:
        return "unknown"
    changed = any(one.heads and two.heads and one.heads != two.heads for one, two in pairs)
    if changed and (
        each is None or first <= 0 or _band(each / first, tau) != _band(share, tau) or (each > 0) != (share > 0)
    ):
        return "unknown"
    verdict = _band(share, tau)
    if verdict == "same":
        return verdict
    asked: list[Term] = [lambda one: one.income, *([lambda one: one.income / (one.heads or 1)] if changed else [])]
    if any(_one_month_decides(pairs, verdict, tau, term) for term in asked):
        return "unknown"
    if _weaker_months_turn(doubts.home, told, verdict, tau):
        return "unknown"
    return "unknown" if _is_doubted(doubts, found, pairs, tau, changed=changed) else verdict


def _weaker_months_turn(home: Home, told: dict[str, Any], verdict: str, tau: float) -> bool:
    """Tell whether another verdict comes of the months of grade C matched too."""
    pairs, _after = matched(home, "ABC")
    before, after = ([_side(home, told, month) for month in side] for side in zip(*pairs, strict=True))
    share = _share(before, after, lambda one: one.income)
    return share is None or _band(share, tau) != verdict


def _one_month_decides(pairs: list[tuple[Side, Side]], verdict: str, tau: float, term: Term) -> bool:
    """Leave each month out; of twelve those that one of the years alone has (decision 19)."""
    real = [[one.income / one.level for one in pair] for pair in pairs]
    lesser = [pair[0] if verdict == "up" else pair[1] for pair in real]
    richer = [pair[1] if verdict == "up" else pair[0] for pair in real]
    highest = sum(lesser) / len(lesser) + 1e-9
    asked = [
        n
        for n, (less, more) in enumerate(zip(lesser, richer, strict=True))
        if len(pairs) < 12 or less <= highest or 2 * less < more
    ]
    left = [pairs[:place] + pairs[place + 1 :] for place in asked]
    shares = [_share([one for one, _two in rest], [two for _one, two in rest], term) for rest in left]
    return any(one is None or _band(one, tau) != verdict for one in shares)


def _is_doubted(doubts: Doubts, found: Change, pairs: list[tuple[Side, Side]], tau: float, *, changed: bool) -> bool:
    """Tell whether decision 23 speaks against a rise or fall, of the whole or, where the members changed, a share."""
    first, then = found.values["before"] or 0, found.values["after"] or 0
    is_rise = then > first
    verdict, better = ("up", 1) if is_rise else ("down", 0)

    def still(amount: float, first: float, then: float) -> bool:
        one, two = (first, then - amount) if is_rise else (first - amount, then)
        return one > 0 and _band((two - one) / one, tau) == verdict

    amount, worst = doubts.amount(better), doubts.deflators_at_worst(is_rise=is_rise)
    stands = still(amount, first, then) and still(amount, *_sums(pairs, worst, lambda one: one.income))
    if not changed:
        return not stands
    fewest, levels = min(pair[better].heads or 1 for pair in pairs), [(one.level, two.level) for one, two in pairs]
    shares = [_sums(pairs, known, lambda one: one.income / (one.heads or 1)) for known in (levels, worst)]
    return not (stands and all(still(amount / fewest, *share) for share in shares))


def _sums(pairs: list[tuple[Side, Side]], levels: list[tuple[float, float]], term: Term) -> tuple[float, float]:
    """Add a term up before and after, at other levels of prices."""
    both = list(zip(pairs, levels, strict=True))
    return sum(term(pair[0]) / level[0] for pair, level in both), sum(term(pair[1]) / level[1] for pair, level in both)


def _share(before: list[Side], after: list[Side], term: Term) -> float | None:
    first, then = (_added(sides, term) for sides in (before, after))
    return (then - first) / first if first > 0 else None


def _band(share: float, tau: float) -> str:
    if share >= tau:
        return "up"
    return "down" if share <= -tau else "same"
