"""Where the lines are drawn that a project may draw elsewhere: each declared once, with its default and its bounds."""

from __future__ import annotations

import json
from dataclasses import Field, dataclass, field, fields

from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Project


def _limit(default: int, *, least: int, most: int) -> int:
    declared: int = field(default=default, metadata={"least": least, "most": most})
    return declared


def _permille(default: int) -> int:
    return _limit(default, least=0, most=1000)


def _days(default: int) -> int:
    return _limit(default, least=0, most=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The project settings; their names are the keys of `Project.settings` (`reference/indicators.md`, grades, M3, M4).

    Shares in thousandths, lags in days. `price_year` is a year of the Common Era, 0: the year of the month asked, or
    the last one that has an index. `minimum_wage_baht` is the province's for a day (M6), 0: the lowest of the table;
    `jpt_income_baht` what จปฐ. asks of a person's income in a year (M17), 0: that of the table, where it has the year;
    `jpt_social_item` the line of its item 22.2 that social spending stands in, (2) or (3). `deadweight_permille` is the
    part of what households gained that would have come without the project (M16).
    """

    tau_permille: int = _limit(50, least=1, most=500)
    price_year: int = _limit(0, least=0, most=2200)
    matched_months: int = _limit(3, least=3, most=12)
    coverage_a_permille: int = _permille(900)
    coverage_b_permille: int = _permille(800)
    coverage_c_permille: int = _permille(500)
    unexplained_a_permille: int = _permille(50)
    unexplained_b_permille: int = _permille(100)
    lag_a_days: int = _days(7)
    lag_b_days: int = _days(14)
    other_permille: int = _permille(150)
    minimum_wage_baht: int = _limit(0, least=0, most=5000)
    jpt_income_baht: int = _limit(0, least=0, most=1_000_000)
    jpt_social_item: int = _limit(2, least=2, most=3)
    deadweight_permille: int = _permille(0)


DEFAULTS = Thresholds()
_DECLARED: dict[str, Field[int]] = {declared.name: declared for declared in fields(Thresholds)}
_FALLING = ("coverage_a_permille", "coverage_b_permille", "coverage_c_permille")
_RISING = (("unexplained_a_permille", "unexplained_b_permille"), ("lag_a_days", "lag_b_days"))


@dataclass(frozen=True, slots=True)
class Changed:
    """A setting that differs from its default: printed beside the figures it touches."""

    key: str
    value: int
    default: int


def read_thresholds(settings: str) -> tuple[Thresholds, list[Problem]]:
    """Read project settings (a JSON object); what cannot be used keeps its default and is a problem."""
    try:
        said = json.loads(settings or "{}")
    except ValueError:
        return DEFAULTS, [Problem("settings_unreadable", "settings")]
    if not isinstance(said, dict):
        return DEFAULTS, [Problem("settings_unreadable", "settings")]
    problems = [problem for key, value in said.items() if (problem := _problem(key, value))]
    wrong = {problem.field for problem in problems}
    thresholds = Thresholds(**{key: value for key, value in said.items() if key not in wrong})
    crossed = _crossed(thresholds)
    return (DEFAULTS, problems + crossed) if crossed else (thresholds, problems)


def thresholds_of(project: Project) -> Thresholds:
    """Give a project's thresholds; its own price year serves where the settings name none."""
    thresholds, _problems = read_thresholds(project.settings)
    if thresholds.price_year or not project.price_year:
        return thresholds
    said = {changed.key: changed.value for changed in changed_from_default(thresholds)}
    return Thresholds(**{**said, "price_year": project.price_year})


def changed_from_default(thresholds: Thresholds) -> tuple[Changed, ...]:
    """List the settings a project drew elsewhere, in the order they are declared."""
    return tuple(
        Changed(key, getattr(thresholds, key), getattr(DEFAULTS, key))
        for key in _DECLARED
        if getattr(thresholds, key) != getattr(DEFAULTS, key)
    )


def setting_bounds() -> dict[str, tuple[int, int]]:
    """Give the least and the most each setting may be, in the order they are declared."""
    return {key: (one.metadata["least"], one.metadata["most"]) for key, one in _DECLARED.items()}


def with_setting(settings: str, key: str, value: int) -> tuple[str, list[Problem]]:
    """Draw one line elsewhere in project settings (a JSON object), or as usual, and say what would be wrong then.

    What this program does not know stays as it was written; what cannot be read at all is begun anew.
    """
    try:
        said = json.loads(settings or "{}")
    except ValueError:
        said = {}
    drawn = {one: known for one, known in said.items() if one != key} if isinstance(said, dict) else {}
    if value != getattr(DEFAULTS, key):
        drawn[key] = value
    problem = _problem(key, value)
    kept = Thresholds(**{one: known for one, known in drawn.items() if _problem(one, known) is None})
    return json.dumps(drawn, ensure_ascii=False), [problem] if problem is not None else _crossed(kept)


def write_thresholds(thresholds: Thresholds) -> str:
    """Write what differs from the defaults as the JSON object `Project.settings` holds."""
    return json.dumps({changed.key: changed.value for changed in changed_from_default(thresholds)})


def _problem(key: str, value: object) -> Problem | None:
    declared = _DECLARED.get(key)
    if declared is None:
        return Problem("setting_unknown", key)
    least, most = declared.metadata["least"], declared.metadata["most"]
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        return Problem("setting_out_of_range", key, {"least": least, "most": most})
    return None


def _crossed(thresholds: Thresholds) -> list[Problem]:
    """Find limits that make a better grade easier to reach than a worse one."""
    coverage = [getattr(thresholds, key) for key in _FALLING]
    problems = [] if coverage == sorted(coverage, reverse=True) else [Problem("settings_crossed", _FALLING[0])]
    problems += [
        Problem("settings_crossed", stricter)
        for stricter, looser in _RISING
        if getattr(thresholds, stricter) > getattr(thresholds, looser)
    ]
    return problems
