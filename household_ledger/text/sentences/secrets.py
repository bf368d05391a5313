"""Sentences about encrypted ledgers and what opens them."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "secret_needed": N_("{name} is locked. Type its passphrase, or the numbers of its recovery sheet."),
    "secret_unasked": N_(
        "{name}: a passphrase is needed, and nobody can be asked here. "
        "Run this in a terminal, or put the passphrase into the environment as {variable}."
    ),
    "secret_wrong": N_(
        "{name} did not open: the passphrase is another one, or the file is broken. "
        "Type it again; if it is surely right, go back to a safety copy."
    ),
    "secret_not_it": N_("That is not the passphrase. Type it again."),
    "sheet_not_it": N_(
        "These numbers do not open this book. Only the sheet printed last does: look whether it is this one."
    ),
    "secret_short": N_("Choose a passphrase of {needed} characters or more."),
    "secret_is_sheet": N_("A passphrase of {needed} digits would be taken for a recovery sheet. Choose another one."),
    "secret_differs": N_("The two passphrases are not the same. Type both again."),
    "recovery_digits": N_("A recovery sheet has {needed} digits; these are {count}. Look whether some are missing."),
    "recovery_group": N_("Group {number} of the recovery sheet is not as it is printed. Type that group again."),
    "is_encrypted": N_("{name} is locked with a passphrase already."),
    "is_not_encrypted": N_("{name} is not locked with a passphrase."),
    "encrypting_failed": N_("{name} could not be written anew safely, so it was left as it was. Try again."),
}
