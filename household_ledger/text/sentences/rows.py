"""Sentences about a row of the grid being typed, and about what the grid does besides."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "both_in_and_out": N_("Write the amount under In or under Out, not both."),
    "name_ambiguous": N_("“{text}” may mean {first} or {second}. Write more of it, or choose one."),
    "who_unknown": N_("There is no occupation, member or shop called “{text}”."),
    "who_twice": N_("Write one occupation and one member, not two of a kind."),
    "paid_now_too_much": N_("What was paid now must be less than the whole."),
    "day_has_entries": N_("This day has entries already, so it is not a day with nothing."),
    "count_agrees": N_("The book agrees with the count already."),
}
