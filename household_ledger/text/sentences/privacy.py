"""Sentences about erasing a household."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "erase_code_differs": N_("This is not the code of the household. To erase it, type {code}."),
    "erase_not_confirmed": N_("Nothing was erased. To erase it, type the code of the household when asked for it."),
    "erased_for_good": N_("A household was erased here at its own wish. That cannot be taken back."),
}
