"""Sentences about printing and files."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "disk_full": N_(
        "The disk that {name} goes to is full. What was there before is untouched. Free some room or choose "
        "another folder, then try again."
    ),
    "no_room_for_copy": N_(
        "{folder} has room for {free} MB more; a safety copy needs {needed} MB there. Free some room or choose another "
        "folder, then try again."
    ),
    "read_only": N_("{name} cannot be written in {folder}: the folder is read-only. Choose another folder."),
    "no_folder": N_("The folder {folder} is not there. If it is on a USB stick, plug it in, or choose another folder."),
    "file_in_use": N_("{name} is open in another program. Close it there, then try again."),
    "name_is_file": N_("{name} in {folder} is a file, not a folder. Give a folder, or another name."),
    "name_is_folder": N_("{name} is the name of a folder in {folder}. Give the file another name."),
    "name_too_long": N_("The name {name} is too long for this disk. Give a shorter one."),
    "file_too_big": N_("{name} is too big for this disk. Choose another disk."),
    "disk_failed": N_(
        "The disk did not take {name}. What was there before is untouched. Check that the disk or USB stick "
        "is firmly connected, or choose another folder."
    ),
    "nothing_to_print": N_("There is nothing to print. Choose at least one household and month."),
}
