"""Sentences about safety copies and going back to one."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "copy_damaged": N_("{name} is damaged: it is not what it was when it was made. Choose another safety copy."),
    "copy_of_another": N_("{name} is a copy of another book, not of {ledger}. Nothing was changed."),
    "copy_is_ledger": N_("{name} is the book itself, not a copy of it. Choose a safety copy."),
    "no_room_to_import": N_(
        "The disk {name} lies on is nearly full, so nothing large can be read in now. Entries can still be written. "
        "Free some room, then try again."
    ),
}
