"""Sentences about what is typed into a cell: amounts, dates, months, years."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "amount_empty": N_("Type an amount."),
    "amount_too_long": N_("This is longer than {most} signs. Work it out in two steps."),
    "amount_not_understood": N_("“{text}” is not an amount. Write for example 120, 1,250.50 or 35+20*2."),
    "amount_commas": N_("A comma in “{text}” is in an unusual place. Write for example 1,250 or 1250."),
    "amount_by_zero": N_("Nothing can be divided by zero."),
    "amount_too_fine": N_("An amount has at most two digits after the point."),
    "quantity_too_large": N_("The quantity is too large. Check the digits."),
    "quantity_too_fine": N_("A quantity has at most three digits after the point."),
    "amount_not_above_zero": N_("Please write an amount above zero."),
    "amount_not_above_zero_or_empty": N_("Write an amount above zero, or leave this empty."),
    "number_not_understood": N_("“{text}” is not a number. Write for example 12 or 2.5."),
    "number_not_above_zero": N_("Write a number above zero."),
    "number_too_large": N_("Write a number of at most {most}."),
    "number_out_of_bounds": N_("Write a whole number from {least} to {most}."),
    "date_empty": N_("Type a date."),
    "date_not_understood": N_("“{text}” is not a date. Write for example 5, 5/11, 5 พ.ย. or 5/11/2569."),
    "date_impossible": N_("There is no such day as “{text}”. Check day and month."),
    "date_year": N_("The year in “{text}” is neither พ.ศ. nor ค.ศ. Write for example 2569, 69 or 2026."),
    "date_weekday": N_("“{text}” falls on another weekday. Check the day."),
    "month_empty": N_("Type a month."),
    "month_not_understood": N_("“{text}” is not a month. Write for example 10/2569, ต.ค. 2569 or 2026-10."),
    "month_impossible": N_("There is no such month as “{text}”."),
    "month_year": N_("The year in “{text}” is neither พ.ศ. nor ค.ศ. Write for example 2569, 69 or 2026."),
    "year_empty": N_("Type a year."),
    "year_not_understood": N_("“{text}” is not a year. Write for example 2569 or 2026."),
    "cancelled": N_("Stopped. Nothing half done was kept."),
}
