"""Refusals that carry more than a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.domain.problem import Problem
from household_ledger.errors import UserError


class InvalidEntry(UserError):  # noqa: N818 -- named for what the person has before them
    """Drafts that cannot be kept: `problems` lists each with the number of its draft, so that cells can be marked."""

    def __init__(self, problems: Sequence[tuple[int, Problem]]) -> None:
        """Name the first problem in the sentence and keep them all."""
        first = problems[0][1]
        told = {**first.params, "problem": first.code, "field": first.field, "count": len(problems)}
        super().__init__("invalid_entry", **told)
        self.problems = tuple(problems)
