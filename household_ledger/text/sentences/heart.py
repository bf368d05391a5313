"""Sentences about the ledger file, its steps and its closed months."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "file_missing": N_("There is no file {name}. Check its name and folder, or make a new ledger with “new”."),
    "file_exists": N_("{name} is there already. Choose another name; nothing was overwritten."),
    "not_a_ledger": N_(
        "{name} is not a ledger of this program. It was not touched. If it was one once, go back to a safety copy of "
        "it."
    ),
    "foreign_file": N_("{name} belongs to another program. It was not touched."),
    "newer_file": N_("{name} was written by a newer version of this program. Install the newer version to open it."),
    "older_file": N_("{name} is of an older version. Open it once for writing and it is brought up to date."),
    "damaged": N_("{name} is damaged. Copy it aside as it is, and go on from the newest safety copy."),
    "damaged_page": N_(
        "This lies in the damaged part of {name}. Other pages may still be read; bring the book back to see what "
        "can be saved."
    ),
    "damaged_shown": N_("{name} is damaged, so nothing is written into it. Bring the book back first."),
    "damaged_printing": N_(
        "{name} is damaged, and what is printed could be wrong. Bring the book back first, then print."
    ),
    "journal_unreadable": N_(
        "The history of this ledger was changed by something else than this program, and cannot be read at this "
        "place. Look through the ledger with “check”, and go on from the newest safety copy."
    ),
    "busy": N_("{name} is being written by another program. Wait a moment and try again."),
    "io_error": N_("The disk failed while working on {name}. What was saved is kept; check the disk, then try again."),
    "copy_first": N_(
        "The disk failed while {name} was saved. Before more is saved a safety copy must succeed, and none could be "
        "made in {folder}. Choose another folder for the copies, or plug in another disk, and try again."
    ),
    "file_gone": N_(
        "{name} is no longer in {folder}. Put the stick back in, or the file back in its place, and try again. "
        "What was saved before is in the file."
    ),
    "file_changed": N_(
        "Another file lies where {name} was, and it lacks what was written here. Nothing was written into it. "
        "Put the right file back and save again."
    ),
    "cannot_open": N_("{name} cannot be opened. Check that you may write to it and to its folder."),
    "opened_for_reading": N_("{name} was opened for reading only. Nothing was written."),
    "upgrade_failed": N_(
        "{name} could not be brought to this version and is as it was. The safety copy lies beside it."
    ),
    "does_not_balance": N_("The entry does not balance. Nothing was written."),
    "month_closed": N_("{month} is closed. Open it again with a reason, or correct it as a dated correction."),
    "month_to_come": N_("{month} is still to come. It can be closed once it has begun."),
    "month_not_closed": N_("{month} is not closed. Close it first."),
    "not_of_the_month": N_("The correction changes no entry of {month}."),
    "nothing_changed": N_("Nothing was changed, so nothing was written."),
    "changed_since": N_("This was changed in the meantime. Look at it as it is now, then try again."),
    "undo_in_the_way": N_("{words} With --past it is left as it is, and the step before it is taken back."),
    "redo_in_the_way": N_("{words} With --past it is left out, and the step after it is brought back."),
    "undo_at_its_end": N_("{words} There is nothing before it to take back."),
    "redo_at_its_end": N_("{words} There is nothing else to bring back."),
    "stands_against": N_("Something was done to the same since: {what}. Take that back first."),
    "named_since": N_("“{text}” names what was made then. Delete that entry first, or give it another name."),
    "named_since_kind": N_("An entry ({kind}) names what was made then. Delete that entry first."),
    "step_taken_back": N_("This was taken back already."),
    "step_erased": N_("What was done here was erased for good, so it cannot be taken back."),
    "step_of_month": N_(
        "This closed, opened, verified or corrected {month}. On the page of the month it can be closed, or opened "
        "again with a reason."
    ),
    "unknown_step": N_("This step is not in the ledger."),
    "has_entries": N_("{name} has entries, so it stays as it is. Rename it, or move its entries first."),
    "nothing_to_undo": N_("There is nothing to undo."),
    "nothing_to_redo": N_("There is nothing to redo."),
    "unknown_record": N_("This is not in the ledger any more."),
    "unknown_entry": N_("This entry is not in the ledger."),
    "entry_deleted": N_("This entry is deleted. Bring it back first."),
    "entry_of_pair": N_("This entry belongs to a pair. Change both together."),
    "not_a_pair": N_("These two entries are no pair."),
    "say_why": N_("Give the reason."),
    "say_who": N_("Say who verifies."),
    "say_what_was_seen": N_("Say what was seen: which papers, receipts, passbooks."),
    "verifier_role": N_(
        "The role of {name} is not to verify. Let a verifier or the responsible person do so, or change the role on the"
        " page of the project."
    ),
    "verifier_twice": N_(
        "{name} is to verify what {other} wrote. If they are one person, another must verify. If they are two, give"
        " them names that tell them apart."
    ),
    "verifier_typed": N_("Whoever typed entries of the month cannot verify it. Another person must."),
}
