"""Sentences about what the server of a shared ledger refuses, and about a save whose answer was lost."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "server_forbids": N_(
        "The server does not let {user} do this in {name}. Ask whoever keeps the server to allow it. Nothing was "
        "written."
    ),
    "server_full": N_("So many programs are on the server of {name} that it lets nobody else in. Try again later."),
    "server_says": N_(
        "The server of {name} lets nobody in just now. It says: {text}. Try again later, or ask whoever keeps the "
        "server."
    ),
    "server_disk_full": N_(
        "The disk of the server of {name} is full. What was saved is safe there. Tell whoever keeps the server, then "
        "try again."
    ),
    "server_failed": N_(
        "The server failed while working on {name}. What was saved is safe there. Tell whoever keeps the server, then "
        "try again."
    ),
    "server_read_only": N_("The server of {name} lets nobody write now. Ask whoever keeps it. Nothing was written."),
    "server_encoding": N_(
        "The database {name} cannot hold Thai words. Ask whoever keeps the server for one whose encoding is UTF8."
    ),
    "database_empty": N_("The database {name} is still empty. A new ledger can be made in it."),
    "database_has_ledger": N_(
        "There is a ledger in the database {name} already. Choose an empty one; it was not touched."
    ),
    "database_in_use": N_("Something else is in the database {name}. Choose an empty one; it was not touched."),
    "saved_unknown": N_(
        "The server of {name} went away in the midst of saving, and it is not known whether this was saved. Once the "
        "server is back, look first whether it is there."
    ),
    "merge_unknown": N_(
        "The server of {name} went away in the midst of taking it in, and it is not known whether that was done. Take "
        "it in once more when the server is back: what is there already does not come twice."
    ),
    "saved_after_all": N_(
        "What was written before the server of {name} went away was saved after all. Look at it, then write what is "
        "still missing; this was not written."
    ),
}
