"""Sentences about bundles and merging."""

from __future__ import annotations

from household_ledger.text.i18n import N_, Counted

SENTENCES: dict[str, str | Counted] = {
    "not_a_bundle": N_("{name} is not a bundle of this program. Choose a file made with “bundle”."),
    "bundle_damaged": N_("{name} is damaged, so nothing of it was taken in. Ask for the bundle again."),
    "bundle_newer": N_("{name} was made by a newer version. Update this program, then take it in."),
    "bundle_too_big": N_("{name} is larger inside than a ledger can be. Nothing of it was taken in."),
    "bundle_copied_file": N_(
        "{name} comes from a copy of a file that was written on in two places, so nothing of it was taken in."
        " Bring over by hand what was written in the copy, or export and import it."
    ),
    "bundle_other_history": N_(
        "{name} rests on another history than this ledger, so nothing of it was taken in."
        " Ask for a bundle of the whole ledger."
    ),
    "month_late": N_("Entries came into {month} after it was closed. Look at them and close the month again first."),
}
