"""What came back of a damaged ledger, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from household_ledger.domain.period import Month
from household_ledger.services.copies.salvaged import Lost, Salvaged
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.filling import written
from household_ledger.text.i18n import _, ngettext

_MOST = 20


def salvaged_words(salvaged: Salvaged, *, most: int = _MOST) -> list[str]:
    """Say what came back and what did not, a line each; of long lists the first `most`."""
    lines = [
        _("Back: {entries}, and {steps} of the history.").format(
            entries=counted.entries(salvaged.entries), steps=counted.steps(salvaged.steps)
        )
    ]
    if salvaged.copy is not None:
        lines.append(
            _("It rests on the safety copy {name}; {steps} made after it came along.").format(
                name=salvaged.copy.name, steps=counted.steps(salvaged.came_after)
            )
        )
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
    for one in lost[:most]:
        day = format_date(date.fromisoformat(one.day)) if one.day else ""
        yield "  " + " · ".join(part for part in (written("sort", one.sort), day, one.household) if part)
    if len(lost) > most:
        yield "  " + _("and {count} more").format(count=format_number(len(lost) - most))
