"""Sentences about files of other programs: how they were read, what is asked about them, what is wrong with rows."""

from __future__ import annotations

from household_ledger.text.i18n import N_, Counted

SENTENCES: dict[str, str | Counted] = {
    "import_whose": N_("Say whose file it is with --household CODE, or add --canonical for the project's own CSV."),
    "import_canonical_alone": N_(
        "--canonical names the households in the file itself:"
        " leave out --household, --format, --mapping and --skip-bad."
    ),
    "export_register_alone": N_(
        "The list of households is written whole: leave out --household, --from, --to and --pseudonymous."
    ),
    "export_contacts_of_register": N_("--contacts goes with --register alone. Leave it out."),
    "not_a_file": N_("{name} is no file with something in it to read. Choose another."),
    "import_is_bundle": N_("{name} is a bundle of another laptop's book. Take it in under “Bring together”."),
    "import_is_ledger": N_("{name} is an account book of its own. Open it from the file's name below."),
    "import_changed_since": N_("The book has changed since {name} was looked at, and nothing was added. Look again."),
    "import_empty": N_("{name} is empty."),
    "import_unreadable": N_("{name} cannot be read: it is damaged, or not what its name says. Save it again."),
    "import_bomb": N_("{name} unpacks to far more than it is. It was not read."),
    "import_document_type": N_("{name} brings a document type of its own, which no ledger needs. It was not read."),
    "import_too_long": N_("Reading {name} took longer than {seconds} seconds. Split it into smaller files."),
    "import_cell_too_long": N_("A cell or line of {name} is longer than {limit} letters. Check the file."),
    "import_too_many_columns": N_("{name} has more than {limit} columns. Leave out what is not needed."),
    "import_format_unknown": N_("{name} is in no format that can be read: {formats}."),
    "import_is_json": N_(
        "{name} is JSON, which is written for other programs and not read. Export as CSV or XLSX, and choose that."
    ),
    "import_not_ofx": N_("{name} holds no OFX statement. Download it again, or choose another format."),
    "import_not_homebank": N_("{name} is no HomeBank file."),
    "import_not_gnucash": N_("{name} is no GnuCash file. Save it in GnuCash as XML."),
    "import_invested": N_("{name} is a statement of investments, which is not read. Take that of the bank account."),
    "import_currency": N_("{name} is in {currency}, not in baht. It was not read."),
    "import_no_sheet": N_("{name} has no sheet “{sheet}”, but: {sheets}. Change “sheet” of the mapping."),
    "import_no_column": N_("{name} has no column “{column}”. Change “columns” of the mapping."),
    "import_line_not_understood": N_(
        "Row {row} of {name} is not understood, and what follows may depend on it: {text}"
    ),
    "import_ask_encoding": N_(
        "The letters of {name} fit neither UTF-8 nor Thai Windows. Say “encoding” in the mapping: {choices}."
    ),
    "import_not_encoded": N_("{name} is not in {encoding}. Say another “encoding” in the mapping: {choices}."),
    "import_ask_columns": N_(
        "The columns of {name} are not known by their heads. Say in the mapping which they are:"
        " “columns” with date and amount, or with date, in and out."
    ),
    "import_ask_date_order": N_(
        "In {name} it is not clear whether the day or the month comes first (“{text}”)."
        " Say “date_order” in the mapping: dmy, mdy or ymd."
    ),
    "import_ask_decimal": N_(
        "In {name} the amounts do not tell whether a point or a comma stands before the satang."
        " Say in the mapping which is the “decimal”."
    ),
    "import_ask_way": N_(
        "The amounts of {name} do not say whether money came in or went out."
        " Say “amounts” in the mapping: spending, income or signed; or give each row a code."
    ),
    "mapping_unreadable": N_("The mapping {name} is no JSON object. Check its brackets and commas."),
    "mapping_key": N_("“{key}” is nothing a mapping can say. It can say: {keys}."),
    "mapping_value": N_("“{text}” cannot be said of “{key}” in a mapping. Possible: {choices}"),
    "import_encoding": N_("Letters: {encoding}"),
    "import_separator": N_("Columns separated by: {sign}"),
    "import_sheet": N_("Sheet: {sheet}"),
    "import_columns_read": N_("Columns read: {columns}"),
    "import_columns_unread": N_("Columns not read: {columns}"),
    "import_own_columns": N_("The columns are this program's own."),
    "import_date_order": N_("Order of day, month and year: {order}"),
    "import_pocket_first": N_("No account is named: the money moves in the household's first cash pocket."),
    "import_line_left_out": N_("Row {row} is no entry of its own and was left out: {text}"),
    "import_opening_left_out": N_("What {account} began with was left out: nothing else is on that account."),
    "import_bank_savings": N_("The bank calls {account} a savings account; it is read as a pocket to spend from."),
    "import_balances_hold": Counted(
        "{count} balance the journal tells is right.", "{count} balances the journal tells are right.", "count"
    ),
    "import_balances_unchecked": Counted(
        "{count} balance the journal tells was not checked: rows are wrong.",
        "{count} balances the journal tells were not checked: rows are wrong.",
        "count",
    ),
    "import_running_differs": N_(
        "Row {row}: the balance does not follow from the row before. Is a row missing, or an amount another one?"
    ),
    "import_balance_differs": N_(
        "Row {row}: the journal tells another balance of {account} than its entries add up to. Is something before it"
        " missing?"
    ),
    "import_category_other": Counted(
        "“{text}” ({count} time) has no code: it went to another one, and stands in the note.",
        "“{text}” ({count} times) has no code: it went to another one, and stands in the note.",
        "count",
    ),
    "import_category_none": Counted(
        "{count} row has no category: it went to the one for everything else.",
        "{count} rows have no category: they went to the one for everything else.",
        "count",
    ),
    "import_income_unknown": N_(
        "What income is “{text}”? Say it in the mapping under “categories”, or “other_income” for all such."
    ),
    "import_income_open": N_("What income is this? Say “other_income” in the mapping, for example I07."),
    "import_account_open": N_(
        "What is the account “{account}”? Say it in the mapping under “accounts”: the household's own name for it,"
        " or for example bank/{account}, savings S03/{account}, debt D02/{account}."
    ),
    "import_account_other": N_("“{account}” is something else in this household. Change “accounts” of the mapping."),
    "import_no_account": N_("No account of the household is named here."),
    "import_not_balanced": N_("The sides of this entry do not add up to nothing."),
    "import_not_understood": N_("This is not understood: {text}"),
    "import_in_kind": N_("Goods without money are not read from this format. Use the CSV or XLSX of this program."),
    "import_cut_off": N_("The file ends in the middle of this entry."),
    "import_amount_too_big": N_("The amount is too large. Check the digits."),
    "import_both_ways": N_("There are amounts in more than one column. Leave one."),
    "import_way_unknown": N_("“{text}” does not say whether money came in or went out."),
    "import_looks_like_sum": N_("“{text}” looks like a sum, but has a day of its own. Leave the row out if it is one."),
    "import_other_household": N_("This row is of the household {whose}."),
    "import_id_twice": N_("The bank's number {text} stands here for another entry than before."),
    "import_debt_direct": N_("Money between “{account}” and another account that is not to spend from is not read."),
    "import_savings_direct": N_(
        "Income or spending straight on the savings “{account}” is not read. Move it to a pocket."
    ),
    "import_to_itself": N_("The money goes from “{account}” to itself."),
    "import_adjusted": N_("“{account}” cannot be adjusted: only pockets to spend from are counted."),
    "import_category_moves": N_("{text} is no income or spending. Name the account the money goes to."),
    "import_wrong_way": N_(
        "The money of “{text}” goes the wrong way: spending that comes in, or income that goes out."
    ),
    "import_bad_rows": Counted(
        "{count} row of {name} has a problem, and nothing was written. Mend it, or add --skip-bad.",
        "{count} rows of {name} have problems, and nothing was written. Mend them, or add --skip-bad.",
        "count",
    ),
    "import_would_leave_out": Counted(
        "{count} row of {name} would be left out.", "{count} rows of {name} would be left out.", "count"
    ),
    "import_left_out": Counted(
        "{count} row of {name} was not taken in. It is kept in {kept}, beside the file.",
        "{count} rows of {name} were not taken in. They are kept in {kept}, beside the file.",
        "count",
    ),
}
