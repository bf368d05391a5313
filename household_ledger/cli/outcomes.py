"""What an import says of its rows, of entries and of households alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.cli.context import Context
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.labels import record_name

if TYPE_CHECKING:
    from household_ledger.services.importing import ImportOutcome


def already_there(count: int) -> str:
    """Say how many were known before, as a further sentence; nothing when there were none."""
    if not count:
        return ""
    told = ngettext("{count} was there already.", "{count} were there already.", count)
    return " " + told.format(count=format_number(count))


def row_words(number: int, column: str) -> str:
    """Name a row, and a column where one is meant; a row as a whole has none."""
    words = _("row {row}, {column}") if column else _("row {row}")
    return words.format(row=format_number(number), column=column)


def tell_outcome(outcome: ImportOutcome, context: Context) -> None:
    """Say what came in (or would) and what was made for it."""
    added, known = outcome.added, outcome.already_there
    told = ngettext("{count} entry added.", "{count} entries added.", added)
    if outcome.is_dry_run:
        told = ngettext(
            "Only looked: {count} entry would be added.", "Only looked: {count} entries would be added.", added
        )
    context.say(told.format(count=format_number(added)) + already_there(known))
    if outcome.said_earlier:
        context.say(counted.said_earlier(outcome.said_earlier))
    for kind, household, name in dict.fromkeys((one.kind, one.household, one.name) for one in outcome.made):
        owner = "" if kind == "household" else f" ({household})"
        context.say("  " + _("made: {kind} {name}").format(kind=record_name(kind), name=name) + owner)
