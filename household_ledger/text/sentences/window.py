"""Sentences of the window: what a person asked for there and cannot have yet."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "code_taken": N_("Another household has the code {code}. Choose another one."),
    "no_such_folder": N_("There is no folder {name}. Choose one that is there, or leave it empty."),
}
