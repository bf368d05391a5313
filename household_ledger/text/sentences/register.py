"""Sentences about households, the provider and its project, and lists of households that are taken in."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "left_before_start": N_("This is before the household began. Check both days."),
    "leaving_later": N_("This day is still to come. Write it when the household has left."),
    "written_after_leaving": N_("Something is written on {day} already. Choose that day or a later one."),
    "ending_later": N_("This day is still to come. Write it when the work has ended."),
    "written_after_ending": N_("Something is written for this work on {day}. Choose that day or a later one."),
    "province_unknown": N_("No province of Thailand is called so. Choose one that is offered while you type."),
    "price_year_unknown": N_("There are no prices of that year. Choose another year."),
    "sheet_too_big": N_("{name} is too large for a list of households. Keep only the rows that are needed."),
    "sheet_old_excel": N_("{name} is in the old Excel form (.xls). Open it in Excel and save it as .xlsx."),
    "sheet_unreadable": N_("{name} cannot be read as a table. Save it as XLSX or CSV and try again."),
    "sheet_empty": N_("{name} is empty."),
    "register_no_heads": N_("No row of {name} names the columns. Put heads above them; at least “ชื่อ” or “Name”."),
    "register_no_rows": N_("{name} has heads and no row below them. Write the households there, then read it again."),
    "register_code_twice": N_("The code {code} is there twice in this list. Give each household its own."),
    "register_total": N_("This row adds up the others. Leave it out of the list."),
    "register_too_long": N_("This is longer than {longest} letters. Shorten it."),
    "register_day_far": N_("The day “{text}” is too far away. Check the year."),
    "register_yes_or_no": N_("“{text}” is neither yes nor no. Write ใช่ or ไม่, or leave it empty."),
    "register_birth_far": N_("Nobody was born in “{text}” who lives today. Check the year."),
    "member_line_name": N_("“{text}” is no name. Write a name a line, the year of birth behind it."),
    "member_lines_many": N_("{count} people are too many for one home. Write at most {most}, a name a line."),
    "member_line_year": N_("The year of birth in “{text}” cannot be. Write for example 2518."),
    "register_rows_left_out": N_("Rows left out of {name}: {count}. Mend them and read the list again."),
}
