"""Sentences about a line of a written page being typed in."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "paper_date_missing": N_("Write the day, for example 5. The lines below take it over."),
    "paper_other_month": N_("This page is for {month}. Write a line of another month on that month's page."),
    "paper_day_ahead": N_("{day} is still to come. Check the day."),
    "paper_number_unknown": N_("Nothing has the number {number}. Look at the page again, or press ↓ to choose."),
    "paper_number_which": N_("Number {number} may be several. Write one of: {choices}."),
    "paper_number_over": N_("Number {number} ({name}) is out of use. Press ↓ to choose another."),
    "paper_number_no_cash": N_(
        "Number {number} ({name}) is no cash. Write the number of the thing itself, and under Note how it came."
    ),
    "paper_number_interest": N_(
        "Number {number} ({name}) is paid with its debt. Write the number of the debt, and all that was paid."
    ),
    "paper_number_missing": N_("Write the number of what it was, or press ↓ to choose."),
    "paper_number_is_in": N_("Number {number} ({name}) is money in: write the amount under In."),
    "paper_number_is_out": N_("Number {number} ({name}) is money out: write the amount under Out."),
    "paper_number_is_saving": N_("Number {number} ({name}) is saving: write the amount under Saving."),
    "paper_words_are_in": N_("“{text}” is money in: write the amount under In."),
    "paper_words_are_out": N_("“{text}” is money out: write the amount under Out."),
    "paper_one_amount": N_("A line has one amount: under In, Out or Saving."),
    "paper_given_unsure": N_(
        "“{note}”: if somebody gave it, write “Somsri gave it”. If you paid for it, press Enter once more."
    ),
    "paper_card_right": N_(
        "The welfare card is no cash. Write the number of what it bought, the amount under Out, and under Note: card."
    ),
    "paper_credit_whom": N_("Write after it whose shop, for example: on credit Somsri."),
}
