"""Sentences of shared ledgers, which a server keeps: their addresses, the server, what is done there and not here."""

from __future__ import annotations

from household_ledger.text.i18n import N_, Counted

SENTENCES: dict[str, str | Counted] = {
    "bad_url": N_(
        "This is no address of a shared ledger. Write postgresql://name@server/database; in a password, write @ as "
        "%40, / as %2F and # as %23."
    ),
    "url_of_another": N_(
        "An address that begins with {text} is not known here. A shared ledger's begins with postgresql://"
    ),
    "url_without_database": N_("The name of the database is missing. Write it last: postgresql://name@server/database"),
    "server_password": N_(
        "{name} asks for a password. Give it in {variable} or in the file .pgpass, or run this where it can be typed."
    ),
    "no_server": N_(
        "The server of {name} does not answer. Look whether this computer is on the network, then try again; if it is, "
        "ask whoever keeps the server."
    ),
    "server_gone": N_(
        "The server of {name} does not answer any more. What was saved is safe there. It goes on by itself once the "
        "server is back."
    ),
    "server_refused": N_(
        "The server would not open {name}: the name or the password is another. Type them again, or ask whoever keeps "
        "the server."
    ),
    "server_stranger": N_(
        "The server of {name} does not let this name in, or not from this computer. Look at the name to sign in with, "
        "or ask whoever keeps the server."
    ),
    "url_option": N_(
        "What stands behind the ? of the address is not understood: {text}. Look at the address, or ask whoever keeps "
        "the server."
    ),
    "older_shared": N_(
        "{name} is of an older version. Ask whoever made it to open it once with this version: that brings it up to "
        "date, for everybody."
    ),
    "older_in_use": N_(
        "{name} is of an older version, and somebody has it open. When all have closed it, open it again: that brings "
        "it up to date."
    ),
    "no_database": N_(
        "There is no database {name} on this server. Look at its name, or ask whoever keeps the server to make one."
    ),
    "shared_no_file": N_(
        "{name} lies on a server, not in a file. What is done with the file of a ledger, whoever keeps the server does "
        "there."
    ),
    "shared_locking": N_(
        "{name} lies on a server and has no passphrase of its own. Who may open it is said by whoever keeps the server."
    ),
    "shared_damaged": N_(
        "The ledger {name} on the server is damaged. Whoever keeps the server brings it back from their copies; or "
        "make a new ledger with “new” and take the newest bundle in with “merge”."
    ),
    "shared_salvage": N_(
        "{name} lies on a server. If it is damaged, whoever keeps the server brings it back from their copies; or make "
        "a new ledger with “new” and take the newest bundle in with “merge”."
    ),
    "shared_shown": N_(
        "{name} can only be looked at: the server lets this name write nothing in it. Whoever keeps the server says "
        "who may."
    ),
    "shared_restore": N_(
        "Nothing is put in the place of {name}: others are writing there. Make a new ledger with “new”, a file or an "
        "empty database, and take the copy in with “merge”."
    ),
    "restore_file_of_bundle": N_(
        "{copy} is the file of a ledger; a server takes bundles. Write one with “bundle {copy} -o …”, then restore "
        "that."
    ),
    "restore_bundle_new": N_(
        "{copy} is a bundle and is brought back into a new ledger, never over one: {name} is there already. Give a "
        "name that is free, or take it in with “merge”."
    ),
    "demo_half_made": N_(
        "Making up was stopped, and a part of it is in {name}. Have the database emptied before it is used."
    ),
}
