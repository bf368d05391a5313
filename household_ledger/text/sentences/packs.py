"""Sentences about evidence packs: why a number is kept back, and what is wrong with packs to be put together."""

from __future__ import annotations

from household_ledger.text.i18n import N_, Counted

SENTENCES: dict[str, str | Counted] = {
    "evidence_too_few": N_("Kept back: it speaks of fewer than five households, or would give such a number away."),
    "evidence_see_rows": N_("It cannot be made of the rows' values: read it row by row."),
    "evidence_other_stairs": N_(
        "The stairs are not added up: they are not the same everywhere, or some are a provider's own. Read them in "
        "the packs this one was put together from."
    ),
    "evidence_rows_left_out": Counted(
        "Without {count} row that keeps its mean back.", "Without {count} rows that keep their mean back.", "count"
    ),
    "evidence_no_pack": N_("{name} is no evidence pack. Choose the folder of a pack, or its pack.json."),
    "evidence_pack_older": N_(
        "The evidence pack {name} was made by an older version of the program. Ask for it again, made by this one."
    ),
    "evidence_pack_newer": N_(
        "The evidence pack {name} was made by a newer version of the program. Update the program first."
    ),
    "evidence_pack_changed": N_(
        "The evidence pack {name} was changed after it was made. Ask for it again as it came out of the program."
    ),
    "evidence_pack_unreadable": N_("The evidence pack {name} cannot be read. Ask for it again."),
    "evidence_packs_none": N_("Choose the evidence packs to put together."),
    "evidence_pack_of_provider": N_(
        "{name} names households and must stay with its provider. Ask for the pack made for the NODE."
    ),
    "evidence_pack_of_all": N_(
        "{name} is of all NODEs put together already. Choose the packs it was made from, or those of single NODEs."
    ),
    "evidence_packs_mixed": N_(
        "{name} is not of the same sort as {other}. Put packs of providers together, or those of NODEs, not both."
    ),
    "evidence_packs_other_month": N_("{name} and {other} are of different months. Ask for packs of one month."),
    "evidence_packs_other_node": N_("{name} and {other} are of different NODEs. Put each NODE's together first."),
    "evidence_pack_twice": N_("{name} and {other} are of the same ledger. Leave one of them out."),
    "evidence_pack_same_name": N_(
        "{name} and {other} are both of {whose}. Leave one of them out; if they are two, let each write a name of its "
        "own in its ledger and make its pack again."
    ),
    "evidence_no_packs": N_("No evidence pack lies in {folder}. Choose the folder that holds their folders."),
    "evidence_eight_apart": N_(
        "Not added up: a pack put together here was made by an earlier version of the program and holds no Change 8."
    ),
    "evidence_month_not_over": N_("{month} is not over yet. Choose a month that is."),
    "evidence_pseudonymous_package": N_(
        "Only the Data Package is made without names. Choose --format datapackage, or leave --pseudonymous out."
    ),
    "evidence_package_too_few": Counted(
        "Only {count} household may be counted: a Data Package without names needs {least}. Ask the others whether "
        "they agree to be counted, or leave --pseudonymous out.",
        "Only {count} households may be counted: a Data Package without names needs {least}. Ask the others whether "
        "they agree to be counted, or leave --pseudonymous out.",
        "count",
    ),
    "evidence_package_of_all": N_("A Data Package is of all households. Leave --household out."),
    "evidence_folder_taken": N_(
        "There is something else in the folder {name}. Choose an empty folder, a new one, or that of an older pack."
    ),
}
