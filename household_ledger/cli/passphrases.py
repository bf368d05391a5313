"""Passphrases of sealed bundles: asked for on the terminal without being shown, or taken from the environment."""

from __future__ import annotations

import os

from household_ledger.cli.asking import hidden
from household_ledger.errors import UserError
from household_ledger.text.i18n import _

VARIABLE = "HOUSEHOLD_LEDGER_BUNDLE_PASSPHRASE"
"""For programs: where a passphrase may stand instead of being typed."""


def new_passphrase() -> str:
    """Ask for a passphrase to seal with, twice; UserError `passphrase_short`, `passphrase_not_repeated`."""
    from household_ledger.db.seal import check_passphrase

    said = os.environ.get(VARIABLE, "")
    is_typed = not said
    if is_typed:
        said = _typed(_("Passphrase for the bundle:"))
    check_passphrase(said)
    if is_typed and _typed(_("The same once more:")) != said:
        raise UserError("passphrase_not_repeated")
    return said


def asked_passphrase(name: str) -> str:
    """Ask for the passphrase a file was sealed with; UserError `bundle_sealed` where none is said."""
    said = os.environ.get(VARIABLE, "") or _typed(_("Passphrase of {name}:").format(name=name))
    if not said:
        raise UserError("bundle_sealed", name=name)
    return said


def _typed(words: str) -> str:
    """Ask on the terminal; UserError `passphrase_needed` where there is none, Cancelled where typing was ended."""
    return hidden(f"{words} ", UserError("passphrase_needed", variable=VARIABLE))
