"""A ledger nobody writes here has nothing to take back, and no writer."""

from __future__ import annotations

from collections.abc import Collection

from household_ledger.domain.changes import Label, Reach, Step


class OnlyShown:
    """What a store that is only shown answers where one that is written names its writer's steps."""

    def writer(self) -> int:
        """Name nobody."""
        return 0

    def undo_label(self, past: Collection[Step] = ()) -> Label | None:  # noqa: ARG002 -- none
        """Tell that there is nothing to take back."""
        return None

    def undo_step(self, past: Collection[Step] = ()) -> Step | None:  # noqa: ARG002 -- none
        """Tell that there is nothing to take back."""
        return None

    def redo_label(self, past: Collection[Step] = ()) -> Label | None:  # noqa: ARG002 -- none
        """Tell that there is nothing to bring back."""
        return None

    def redo_step(self, past: Collection[Step] = ()) -> Step | None:  # noqa: ARG002 -- none
        """Tell that there is nothing to bring back."""
        return None

    def reach(self, past: Collection[Step] = (), *, redo: bool = False) -> Reach | None:  # noqa: ARG002 -- neither
        """Tell that there is nothing to take back."""
        return None
