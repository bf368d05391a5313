"""What stands above each step of an import: the answer so far, and the next step in words."""

from __future__ import annotations

from typing import NamedTuple

from household_ledger.services.exchange.reading.found import Found
from household_ledger.services.importing_preview import Fate, Taking
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.pages.provider.exchange.importing.order import ImportRun


class Heading(NamedTuple):
    """A title, what stands under it, the words of the next step, and whether it can be taken."""

    title: str
    subtitle: str
    next: str = ""
    may_go_on: bool = False


def of_choosing() -> Heading:
    """Say that a file is wanted."""
    return Heading(_("Import from a file"), _("Nothing is written before you have seen it."))


def of_reading(name: str, found: Found | None) -> Heading:
    """Say how much of the file can be read."""
    step, onwards = _("Step 2 of 3"), _("Look at the rows")
    if found is None:
        return Heading(_("{name} cannot be read yet").format(name=name), step, onwards)
    good, bad = len({row.number for row in found.rows}), len({one.number for one in found.problems})
    words = ngettext("{count} row of {name} can be read", "{count} rows of {name} can be read", good)
    told = words.format(count=format_number(good), name=name)
    if bad:
        left = ngettext("{count} row is to be mended", "{count} rows are to be mended", bad)
        told = beside(told, left.format(count=format_number(bad)))
    return Heading(told, step, onwards, bool(good or bad))


def of_rows(taking: Taking) -> Heading:
    """Say what will come in, what is there already, and what stays out."""
    told, counts, coming = taking.preview, taking.preview.counts, taking.count()
    words = [_("{entries} will be added").format(entries=counted.entries(coming))]
    if counts[Fate.THERE]:
        there = ngettext("{count} is there already", "{count} are there already", counts[Fate.THERE])
        words.append(there.format(count=format_number(counts[Fate.THERE])))
    if counts[Fate.BAD]:
        out = ngettext("{count} row stays out", "{count} rows stay out", counts[Fate.BAD])
        words.append(out.format(count=format_number(counts[Fate.BAD])))
    whose = told.household.name if told.household is not None else _("All that the file names")
    onwards = _("Add {entries}").format(entries=counted.entries(coming))
    return Heading(beside(*words), beside(_("Step 3 of 3"), whose), onwards, coming > 0)


def of_end(run: ImportRun, name: str, *, is_taken_back: bool = False) -> Heading:
    """Say what came of it, that it was taken back since, or that it is under way."""
    if is_taken_back:
        return Heading(taken_back(run), name)
    title = run.told or _("Adding {name}…").format(name=name)
    if run.outcome is None and not run.is_under_way:
        title = _("Nothing was added")
    return Heading(title, name, _("Look at the entries"), may_go_on=True)


def taken_back(run: ImportRun) -> str:
    """Say that what came in is out again."""
    return _("Taken back: what was added from {name} is out again").format(name=run.taking.preview.name)
