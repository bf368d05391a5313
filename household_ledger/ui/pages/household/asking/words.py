"""What is said while days are asked about: how far it is, what was kept, which days could not be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from household_ledger.domain.period import Month
from household_ledger.services.views.gaps import Askable, Gaps, NotKept
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_month, named_days
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside


def counted_words(nothing: int, skipped: int, still: int) -> str:
    """Say how many days are ticked, skipped and not answered."""
    told = [_("ticked {count}").format(count=format_number(nothing))]
    if skipped:
        told.append(_("skipped {count}").format(count=format_number(skipped)))
    told.append(_("not answered yet {count}").format(count=format_number(still)))
    return beside(*told)


def save_words(nothing: int) -> str:
    """Say what saving keeps."""
    if not nothing:
        return _("Save")
    return ngettext("Save {count} day", "Save {count} days", nothing).format(count=format_number(nothing))


def rest_words(still: int) -> str:
    """Say what ticking all that is left means; there are several."""
    return _("Nothing on all {count} days left").format(count=format_number(still))


def second_look(days: Sequence[date]) -> tuple[str, str, str]:
    """Ask before several days left are ticked at once: title, words, the verb."""
    count = format_number(len(days))
    words = _(
        "Day {days}. Say it only if somebody of the household was asked about each of them. "
        "A day nobody remembers is better skipped: a gap is honest."
    )
    return (
        _("Did really nothing happen on these {count} days?").format(count=count),
        words.format(days=named_days(days)),
        _("I asked: nothing on all {count} days").format(count=count),
    )


def kept_words(kept: int, left: int) -> str:
    """Say how many days were kept, and how many stay gaps."""
    told = ngettext("Kept: nothing happened on {count} day.", "Kept: nothing happened on {count} days.", kept)
    told = told.format(count=format_number(kept))
    if not left:
        return told
    rest = ngettext("{count} day is still not known.", "{count} days are still not known.", left)
    return f"{told} {rest.format(count=format_number(left))}"


def refused_words(refused: Sequence[NotKept], kept: int) -> str:
    """Say which days could not be marked and why, and that the others were."""
    told = []
    written = [one.day for one in refused if not one.is_closed]
    closed = [one.day for one in refused if one.is_closed]
    if written:
        told.append(_("Day {days}: something was written meanwhile, so it stays.").format(days=named_days(written)))
    if closed:
        words = _("Day {days}: {month} was closed meanwhile.")
        told.append(words.format(days=named_days(closed), month=format_month(Month.of(closed[0]))))
    if kept:
        others = ngettext("The other {count} day is kept.", "The other {count} days are kept.", kept)
        told.append(others.format(count=format_number(kept)))
    return "\n".join(told)


def state_words(found: Gaps) -> tuple[str, str, str]:
    """Say why there is nothing to ask: a picture, a title, words."""
    month = format_month(found.month)
    if found.askable is Askable.AHEAD:
        return "calendar", _("This month is still to come."), _("There will be days to ask about when they are over.")
    if found.askable is Askable.OUTSIDE:
        words = _("No day of {month} lies in the time of this household's book.")
        return "calendar", _("Nothing to ask about"), words.format(month=month)
    if not found.days:
        words = _("Every day of {month} up to today is written or was asked about. Thank you for keeping it so well.")
        return "check", _("No day is missing"), words.format(month=month)
    words = _("Not known: {days}. To ask about them, open the month again with a reason.")
    title = _("{month} is closed.").format(month=month)
    return "lock", title, words.format(days=named_days([one.day for one in found.days]))
