"""What can go wrong that a person is told of: codes and parameters, never display text."""

from __future__ import annotations


class LedgerError(Exception):
    """A failure with a code; `text.messages` finds the sentence, `params` fill it."""

    def __init__(self, code: str, /, **params: str | int) -> None:
        """Keep the code and what the sentence needs."""
        super().__init__(code, params)
        self.code = code
        self.params = params


class UserError(LedgerError):
    """The person can mend it: one sentence and what to do."""


class EnvironmentProblem(LedgerError):  # noqa: N818 -- the machine's trouble, not the program's error
    """The machine refused (full disk, locked, read-only, damaged): what happened, what is safe."""


class Cancelled(LedgerError):  # noqa: N818 -- a wish, not an error
    """A person stopped a long job; nothing half done stays."""

    def __init__(self, code: str = "cancelled", /, **params: str | int) -> None:
        """Cancel under the usual code."""
        super().__init__(code, **params)
