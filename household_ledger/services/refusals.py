"""Refusals that carry more than a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.domain.changes import ChangeSet, SentStep
from household_ledger.domain.problem import Problem
from household_ledger.errors import EnvironmentProblem, UserError

SAVED_AFTER_ALL = "saved_after_all"
"""The code of what is refused because something else, sent from the same place before, turned out to be saved."""
MAY_BE_SAVED = frozenset({"saved_unknown", SAVED_AFTER_ALL})
"""What a server says of a step that may be saved, or is."""
AWAY = frozenset({"server_gone", "no_server"})
"""What is said of a server that is away, once, by a bar that stands until it is back."""


class InvalidEntry(UserError):  # noqa: N818 -- named for what the person has before them
    """Drafts that cannot be kept: `problems` lists each with the number of its draft, so that cells can be marked."""

    def __init__(self, problems: Sequence[tuple[int, Problem]]) -> None:
        """Name the first problem in the sentence and keep them all."""
        first = problems[0][1]
        told = {**first.params, "problem": first.code, "field": first.field, "count": len(problems)}
        super().__init__("invalid_entry", **told)
        self.problems = tuple(problems)


class SavedUnknown(EnvironmentProblem):
    """The answer to a save was lost: the step that was sent, and what it did if it was saved."""

    def __init__(self, step: SentStep, changes: ChangeSet, **params: str | int) -> None:
        """Keep what is needed to look it up, and to tell of it then."""
        super().__init__("saved_unknown", **params)
        self.step = step
        self.changes = changes

    def again(self) -> SavedUnknown:
        """Give the same, to be raised once more."""
        return SavedUnknown(self.step, self.changes, **self.params)


class SavedAfterAll(EnvironmentProblem):
    """Not written, because something else sent from the same place before turned out to be saved: what that did."""

    def __init__(self, changes: ChangeSet, **params: str | int) -> None:
        """Keep what was written then."""
        super().__init__(SAVED_AFTER_ALL, **params)
        self.changes = changes
