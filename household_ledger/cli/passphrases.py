"""Passphrases of sealed bundles: asked for on the terminal without being shown, or taken from the environment."""

from __future__ import annotations

import os

from household_ledger.cli.asking import hidden, typed_twice
from household_ledger.errors import UserError
from household_ledger.services.secret import check_passphrase
from household_ledger.text.i18n import _

VARIABLE = "HOUSEHOLD_LEDGER_BUNDLE_PASSPHRASE"
"""For programs: where a passphrase may stand instead of being typed."""


def passphrase_to_seal() -> str:
    """Ask for a passphrase to seal with, twice; UserError `secret_short`, `secret_differs`."""
    said = os.environ.get(VARIABLE, "")
    if not said:
        return typed_twice(_("Passphrase for the bundle:") + " ", check_passphrase, _unasked())
    check_passphrase(said)
    return said


def passphrase_of_bundle(name: str) -> str:
    """Ask for the passphrase a file was sealed with; UserError `bundle_sealed` where none is said."""
    said = os.environ.get(VARIABLE, "") or hidden(_("Passphrase of {name}:").format(name=name) + " ", _unasked())
    if not said:
        raise UserError("bundle_sealed", name=name)
    return said


def _unasked() -> UserError:
    return UserError("passphrase_needed", variable=VARIABLE)
