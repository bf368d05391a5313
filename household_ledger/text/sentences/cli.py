"""Sentences of the command line and of safety copies."""

from __future__ import annotations

from household_ledger.text.i18n import N_, Counted

SENTENCES: dict[str, str | Counted] = {
    "output_ending": N_("The name “{name}” should end in {endings}. Write it so, or nothing is written."),
    "output_missing": N_("Say where to: the name of a folder is missing."),
    "only_with_demo": N_("--households, --months, --until and --seed go with --demo. Add it, or leave them out."),
    "month_ahead": N_("{month} is still to come. Choose a month up to this one."),
    "month_needed": N_("Which month? Add --month 2569-10. Only paper to write on can do without."),
    "month_or_year_needed": N_("Which twelve months? Add --year 2569, or --month 2569-10 for the last of them."),
    "not_a_year": N_("“{text}” is not a year. Write for example 2026 or 2569."),
    "month_before_start": N_("The book of household {code} begins in {first}. Choose that month or a later one."),
    "nobody_enrolled": N_("No household was enrolled in {month}. Choose another month."),
    "demo_unfinished": N_("{name} is a made-up ledger that was never finished. Remove it and make it anew."),
    "ledger_missing": N_("Say which ledger: its file name is missing."),
    "unknown_target": N_("There is no target “{text}”. Look at `bench --help`."),
    "not_a_month": N_("“{text}” is not a month. Write for example 2026-10, 2569-10 or ต.ค. 2569."),
    "unknown_household": N_("There is no household with the code “{code}” in this ledger."),
    "unknown_group": N_("There is no village or group named “{name}” in this ledger."),
    "months_turned_round": N_("The last month ({last}) comes before the first ({first}). Turn them round."),
    "import_problems": Counted(
        "{name}: one thing needs mending. Nothing was written.",
        "{name}: {count} things need mending. Nothing was written.",
    ),
    "check_found": Counted(
        "{name}: one thing is not in order ({first}). Make a safety copy before going on.",
        "{name}: {count} things are not in order (first: {first}). Make a safety copy before going on.",
    ),
    "chain_not_here": N_(
        "No step of {name} has the hash {hash}: the paper was made from another book, or a step was changed since."
    ),
    "no_households": N_("There is no household to print."),
    "unnamed_is_an_interview": N_(
        "Only the interview sheet has a line for the name: report blank-baseline, with --unnamed."
    ),
    "summary_of_many": N_("The savings summary is of a village (--group NAME) or of all (--all)."),
    "chart_of_one": N_("The chart “{kind}” is of one household. Say which: --household CODE."),
    "chart_of_many": N_("The chart “{kind}” is of a village (--group NAME) or of all (--all)."),
    "chart_format": N_("A chart is written as .png or .svg; “{name}” is neither."),
    "no_goals": N_("This household has no savings goal yet in that month."),
    "unknown_goal": N_("There is no goal named “{name}” in that month."),
    "in_use_here": N_(
        "{name} is already open in another window of this computer, since {since}. Close it there, then open it again."
    ),
    "in_use": N_("{name} is already open on {computer} by {user} since {since}. Close it there, then open it again."),
    "copy_failed": N_(
        "The safety copy of {name} did not verify and was thrown away. The ledger itself was not touched; "
        "try another disk."
    ),
    "code_of_several": N_(
        "Several households have the code “{code}”: {names}. Give them codes of their own, or use --all."
    ),
    "bench_no_end": N_("“{what}” did not end within {seconds} seconds and was stopped. Nothing was measured."),
    "bench_failed": N_("“{what}” ended badly and was not measured: {said}"),
    "typeface_missing": N_(
        "The Thai typeface (Sarabun {style}) is missing from this installation. Install the program again."
    ),
}
