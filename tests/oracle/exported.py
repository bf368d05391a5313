"""Reading what the program exported (canonical CSV for the rows, JSON for the facts) into the oracle's own shapes."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from tests.oracle.reckoning import Household
from tests.oracle.village import Facts, Goal, Member, day, read_rows


def read_export(rows: Path, facts: Path, today: date) -> dict[str, Household]:
    """Give every household of an export by its code."""
    with rows.open(encoding="utf-8-sig", newline="") as file:
        by_code = read_rows(file)
    told = json.loads(facts.read_text(encoding="utf-8"))
    assert told["project"]["settings"] == {}, "the oracle knows the usual limits only"
    return {one["code"]: Household(facts_of(one), by_code.get(one["code"], []), today) for one in told["households"]}


def _day(text: str | None) -> date | None:
    return day(text) if text else None


def facts_of(told: dict[str, Any]) -> Facts:
    """Give what an export says of a household beside its rows."""
    months = told["months"]
    goals = sorted(told["goals"], key=lambda goal: goal["priority"])
    return Facts(
        told["code"],
        started_on=_day(told["start"]),
        left_on=_day(told["left"]),
        members=[Member(one["birth_year"], _day(one["from"]), _day(one["to"])) for one in told["members"]],
        needs={one["code"]: one["need"] for one in told["categories"] if one["need"]},
        savings={one["name"]: one["category"] for one in told["pockets"] if one["kind"] == "savings"},
        occupations=[one["name"] for one in told["occupations"]],
        goals=[_goal(one) for one in goals],
        verified={one["month"]: one["seen"] or "" for one in months if one["verified_on"]},
        paper_daily={one["month"] for one in months if one["paper_page"]},
        closed={one["month"] for one in months if one["closed_on"]},
    )


def _goal(told: dict[str, Any]) -> Goal:
    return Goal(
        told["name"],
        kind=told["kind"],
        target=told["target"],
        months=told["months"],
        debt=told["debt"] or "",
        by=_day(told["by"]),
        rhythm=told["rhythm"],
        every=told["every"],
        harvest_months=tuple(told["harvest_months"]),
        started_on=_day(told["from"]),
        opening=told["opening"],
        ended_on=_day(told["ended"]),
    )
