"""Sentences about safety copies and going back to one."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "copy_damaged": N_("{name} is damaged: it is not what it was when it was made. Choose another safety copy."),
    "copy_of_another": N_("{name} is a copy of another book, not of {ledger}. Nothing was changed."),
    "copy_is_ledger": N_("{name} is the book itself, not a copy of it. Choose a safety copy."),
    "check_damaged": N_(
        "{name} is damaged. “salvage {name} -o NEW” makes a whole file of what can still be read, "
        "“restore” goes back to a safety copy. The damaged file stays as it is."
    ),
    "nothing_to_salvage": N_("Nothing of a ledger can be found in {name}. Go back to a safety copy of it."),
    "not_damaged": N_("{name} is whole: there is nothing to salvage. Nothing was made."),
    "salvage_failed": N_(
        "What came back of {name} does not hold together, so no new file was made. Go back to a safety copy."
    ),
    "no_room_to_import": N_(
        "The disk {name} lies on is nearly full, so nothing large can be read in now. Entries can still be written. "
        "Free some room, then try again."
    ),
}
