"""Sentences about bundles and merging."""

from __future__ import annotations

from household_ledger.text.i18n import N_, Counted

SENTENCES: dict[str, str | Counted] = {
    "not_a_bundle": N_(
        "{name} is not a book from another computer. Choose a file ending in .hlbundle that was sent there."
    ),
    "bundle_is_ledger": N_(
        "{name} is a book itself. Have a file of it written for another computer first (“Data in and out”, "
        "or the command “bundle”), and choose that."
    ),
    "bundle_cut_off": N_(
        "{name} did not come whole: its end is missing, so nothing of it was taken in. Copy it once more from the "
        "other computer."
    ),
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
    "not_the_same_sort": N_("These are not of the same kind, so one cannot stand for the other. Rename one of them."),
    "bundle_of_locked": N_(
        "{name} is locked with a passphrase, and a bundle that is not sealed could be read by anybody."
        " Seal it with --encrypt; --plain writes it readable all the same. Nothing was written."
    ),
    "bundle_sealed": N_("{name} is sealed. Type the passphrase it was sealed with."),
    "bundle_not_opened": N_(
        "{name} cannot be opened: the passphrase is another one, or the file is damaged."
        " Type it again, or ask for the bundle again. Nothing was taken in."
    ),
    "passphrase_needed": N_(
        "A passphrase is needed and there is no terminal to ask for it. Put it into {variable} and try again."
    ),
    "month_late": N_("Entries came into {month} after it was closed. Look at them and close the month again first."),
}
