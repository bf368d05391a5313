"""What came back of a damaged ledger, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from household_ledger.domain.period import Month
from household_ledger.services.copies.copy import read_name
from household_ledger.services.copies.salvaged import Lost, Salvaged
from household_ledger.services.copies.words import when_words
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.filling import written
from household_ledger.text.i18n import _, ngettext

_MOST = 20
ENTRY = "entry"


def salvaged_words(salvaged: Salvaged, *, most: int = _MOST) -> list[str]:
    """Say what came back and what did not, a line each; of long lists the first `most`."""
    lines = [
        _("Back: {entries}, and {steps} of the history.").format(
            entries=counted.entries(salvaged.entries), steps=counted.steps(salvaged.steps)
        )
    ]
    if salvaged.copy is not None:
        named = read_name(salvaged.path, salvaged.copy)
        when = when_words(named) if named is not None else salvaged.copy.name
        told = (
            _("It is the safety copy of {when}. Nothing in the damaged file could be read: what came after it is lost.")
            if salvaged.is_copy_alone
            else _("It rests on the safety copy of {when}; {steps} made after it came along.")
        )
        lines.append(told.format(when=when, steps=counted.steps(salvaged.came_after)))
    if salvaged.is_everything:
        return [*lines, _("Nothing is known to be missing.")]
    if salvaged.gone:
        lines += [_("Not to be got back:"), *_listed(salvaged.gone, most)]
    if salvaged.older:
        lines += [_("Back, but perhaps changed again later:"), *_listed(salvaged.older, most)]
    return [*lines, *_further(salvaged)]


def _further(salvaged: Salvaged) -> Iterator[str]:
    if salvaged.lost_photos:
        yield ngettext("{count} picture is lost.", "{count} pictures are lost.", salvaged.lost_photos).format(
            count=format_number(salvaged.lost_photos)
        )
    if salvaged.lost_steps:
        told = _("{steps} of the history are lost; what they wrote was taken from the entries themselves.")
        yield told.format(steps=counted.steps(salvaged.lost_steps))
    if salvaged.unverified:
        months = ", ".join(f"{household} {format_month(Month.from_iso(one))}" for household, one in salvaged.unverified)
        yield _("No longer verified, because something of it is missing: {months}").format(months=months)


def _listed(lost: tuple[Lost, ...], most: int) -> Iterator[str]:
    """List what is lost: entries of a day and household as one line, which a person can look for on paper."""
    counts = Counter((one.sort, one.day, one.household) for one in lost)
    for (sort, day, household), count in list(counts.items())[:most]:
        when = format_date(date.fromisoformat(day)) if day else ""
        what = counted.entries(count) if sort == ENTRY else f"{written('sort', sort)} × {format_number(count)}"
        yield "  " + " · ".join(part for part in (when, household, what) if part)
    if len(counts) > most:
        yield "  " + _("and {count} more").format(count=format_number(len(counts) - most))
