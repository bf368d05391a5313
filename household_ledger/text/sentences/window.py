"""Sentences of the window: what a person asked for there and cannot have yet."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "no_screen": N_("There is no screen here to show a window on. The other commands work without one: see --help."),
    "unknown_category": N_("There is no category {code}. Choose one of the list."),
    "code_missing": N_("A code is missing. Write one, for example 001."),
    "dates_reversed": N_("This lies before the beginning. Check both days."),
    "interview_too_long": N_("That is more than a month. Ask about 31 days at most."),
    "interview_ahead": N_(
        "These days are still to come, or the household had left by then. Ask about days up to today."
    ),
    "interview_closed": N_("These days lie in a month that is closed. Ask about later days, or open the month again."),
    "outside_interview": N_("This day is not one of the days asked about."),
    "question_answered": N_("This is answered already. Take the answer out first if it was wrong."),
    "born_ahead": N_("This year is still to come. Is it the year of birth?"),
    "here_before_birth": N_("This is before they were born. Check both."),
    "amount_below_zero": N_("An amount here is not below zero. Check {text}."),
    "savings_form_unknown": N_("Choose how the savings are kept."),
    "lender_unknown": N_("Choose who is owed."),
    "goal_without_debt": N_("Choose which debt the goal is to pay off."),
    "harvest_months_wrong": N_("Say in which months the harvest is, at least one."),
    "goal_without_months": N_("Say for how many months, or how much in baht."),
    "interest_above_payment": N_("This is more than what is paid. Check both amounts."),
    "total_below_principal": N_("This is less than the loan itself. Check both amounts."),
    "first_due_missing": N_("Say when the first instalment is due."),
    "rate_too_fine": N_("Two decimals of a percent are enough."),
    "name_missing": N_("A name is missing. Write one."),
    "category_there": N_("There is a category {name} already. Use it, or choose another name."),
    "book_read_only": N_(
        "{name} can only be read where it is, in {folder}. Copy it to a folder of your own and open it there."
    ),
    "printer_refused": N_("The printer did not take the pages. Check that it is on and has paper, then print again."),
    "table_ending": N_("{name} must end in .xlsx or .csv, so that other programs know what it is."),
    "code_taken": N_("Another household has the code {code}. Choose another one."),
    "no_such_folder": N_("There is no folder {name}. Choose one that is there, or leave it empty."),
}
