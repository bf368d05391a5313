"""Sentences about files that are taken in or given out."""

from __future__ import annotations

from household_ledger.text.i18n import N_, Counted

SENTENCES: dict[str, str | Counted] = {
    "no_such_file": N_("There is no file {name}. Check its name and folder."),
    "folder_not_file": N_("{name} is a folder, not a file. Give the name of a file."),
    "cannot_read": N_("{name} cannot be read. Check that the disk or USB stick is firmly connected."),
    "import_too_big": N_("{name} is larger than {limit} MB. Split it into smaller files."),
    "import_too_many_rows": N_("{name} has more than {limit} rows. Split it into smaller files."),
    "import_not_utf8": N_("{name} is not in UTF-8. Save it again as “CSV UTF-8”."),
    "csv_no_header": N_("{name} has no header row. The first row must name the columns."),
    "csv_separator": N_("The columns of {name} are not separated by commas. Save it again as CSV with commas."),
    "csv_unknown_column": N_("The column “{column}” is not known. Check its name, or leave it out."),
    "csv_column_twice": N_("The column “{column}” is there twice. Keep one of them."),
    "csv_column_missing": N_("The column “{column}” is missing. Add it."),
    "csv_columns": Counted(
        "The row has {found} column instead of {wanted}. Check commas and quotation marks.",
        "The row has {found} columns instead of {wanted}. Check commas and quotation marks.",
        "found",
    ),
    "csv_quotes": N_("A quotation mark in this row does not end. Check the quotation marks."),
    "control_characters": N_("There are invisible signs in this cell. Type it again."),
    "missing": N_("This must not be blank."),
    "not_a_date": N_("“{text}” is not a date. Write for example 2026-11-05."),
    "not_an_amount": N_("“{text}” is not an amount in baht with at most two decimals."),
    "amount_too_big": N_("“{text}” is too large: the largest amount is {largest} baht. Check the digits."),
    "not_a_quantity": N_("“{text}” is not a quantity with at most three decimals."),
    "quantity_too_big": N_("“{text}” is too large a quantity. Check the digits."),
    "not_months": N_("“{text}” is not a number of months."),
    "no_such_category": N_("There is no category “{text}”. Write a code such as E01 or I01."),
    "unknown_kind": N_("“{text}” is not a kind of entry."),
    "unknown_known_by": N_("“{text}” is not a way an entry is known: receipt, remembered, paper or summary."),
    "entry_id_scattered": N_("The rows of one entry must stand one after the other."),
    "entry_id_twice": N_("This entry_id is used by another entry in row {first} already."),
    "split_differs": N_("The rows of a split entry must agree; this one differs from row {first}."),
    "form_differs": N_("The pocket {name} is kept as {form}. Give it that code or another name."),
    "class_differs": N_("The debt {name} is owed to: {lender}. Give it that code or another name."),
    "pair_not_two": N_("A pair is two entries; here are {count}."),
    "entry_id_means_another": N_(
        "The ledger knows the entry_id {id} already, with another day, kind or amount."
        " Give this row an id of its own, or leave it out."
    ),
    "pair_half_there": N_("One half of this pair is in the ledger already. Bring in both or neither."),
}
