"""What is asked of a household when it is taken in: the one declaration of its questions, kept as a JSON object."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

Answer = str | bool | int | list[str]
"""A number only of a key this program does not ask."""


class Asked(StrEnum):
    """The questions; a file may hold further keys, which stay as they were written."""

    LIVELIHOOD = "livelihood"
    SKILLS = "skills"
    LAND = "land"
    TOOLS = "tools"
    NEEDS = "needs"
    LIMITS = "limits"
    OCCUPATION_WANTED = "occupation_wanted"
    WELFARE = "welfare"
    """Whether it is entitled to the state welfare card."""


YES_OR_NO: Final = frozenset({Asked.WELFARE})
"""The questions answered so; all others with words, or a list of them."""
LEAVING_REASON: Final = "leaving_reason"
"""Stands beside them: why a household left."""
LONGEST: Final = 500
"""So many letters an answer has at most."""


def intake_in(text: str) -> dict[str, Answer]:
    """Read what was asked; nothing where it cannot be read."""
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def answered(text: str) -> int:
    """Count the questions that have an answer; of yes or no, no is one."""
    said = intake_in(text)
    return sum(said.get(question, "") not in ("", []) for question in Asked)


def intake_text(answers: Mapping[str, Answer]) -> str:
    """Write answers as a household keeps them, those that say nothing left out."""
    said = {str(key): answer for key, answer in answers.items() if answer not in ("", [])}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def wrong_in(text: str) -> str | None:
    """Name the first question whose answer cannot be kept ("": all of it cannot be read); None where all can."""
    try:
        said = json.loads(text)
    except ValueError:
        return ""
    if not isinstance(said, dict):
        return ""
    return next((key for key, answer in said.items() if not _fits(key, answer)), None)


def _fits(key: str, answer: object) -> bool:
    if key not in set(Asked) | {LEAVING_REASON}:
        return True
    if key in YES_OR_NO:
        return isinstance(answer, bool)
    words = answer if isinstance(answer, list) else [answer]
    return all(isinstance(one, str) and len(one) <= LONGEST for one in words)
