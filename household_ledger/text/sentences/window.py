"""Sentences of the window: what a person asked for there and cannot have yet."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "no_screen": N_("There is no screen here to show a window on. The other commands work without one: see --help."),
    "unknown_category": N_("There is no category {code}. Choose one of the list."),
    "name_missing": N_("A name is missing. Write one."),
    "category_there": N_("There is a category {name} already. Use it, or choose another name."),
    "printer_refused": N_("The printer did not take the pages. Check that it is on and has paper, then print again."),
    "table_ending": N_("{name} must end in .xlsx or .csv, so that other programs know what it is."),
    "code_taken": N_("Another household has the code {code}. Choose another one."),
    "no_such_folder": N_("There is no folder {name}. Choose one that is there, or leave it empty."),
}
