"""What a check of a ledger file found, in words."""

from __future__ import annotations

from household_ledger.text.i18n import N_, _

_FINDINGS = {
    "damaged": N_("a damaged place in the file"),
    "not_installed": N_("a part of the file's own safeguards is missing"),
    "reference_missing": N_("something names a record that is missing"),
    "does_not_balance": N_("an entry whose two sides are not equal"),
    "leaf_changed": N_("a step of the history was altered"),
    "step_missing": N_("a step of the history is missing"),
    "chain_broken": N_("the history does not hang together"),
    "journal_contradicts": N_("the history contradicts itself"),
    "journal_is_not_rows": N_("a record differs from its history"),
    "touches_differ": N_("the index of the history differs from the history"),
    "row_missing": N_("a record of the history is missing"),
    "total_differs": N_("a kept total differs from its entries"),
    "conflicts_differ": N_("the list of what is to be settled differs from the history"),
    "photo_missing": N_("an entry names a picture that is missing"),
    "photo_damaged": N_("a damaged picture"),
    "erased_is_there": N_("something of a household that was erased is still there"),
    "photo_unnamed": N_("a picture that belongs to nothing"),
}


def finding_text(code: str) -> str:
    """Say what a finding is; an unknown code stays as it is."""
    return _(_FINDINGS[code]) if code in _FINDINGS else code
