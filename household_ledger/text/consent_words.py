"""Consents in words: where somebody stands with a purpose, and whether a household may be counted."""

from __future__ import annotations

from household_ledger.domain.consenting import Answer, Counting, Standing, WhyNotCounted
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import N_, _, ngettext

_STANDINGS = {
    Standing.NOT_ASKED: N_("not asked"),
    Standing.GIVEN: N_("agreed"),
    Standing.REFUSED: N_("refused"),
    Standing.WITHDRAWN: N_("withdrew"),
}


def standing_words(standing: Standing) -> str:
    """Name where somebody stands with a purpose."""
    return _(_STANDINGS[standing])


def answer_words(answer: Answer) -> str:
    """Say where somebody stands with a purpose, and since when."""
    words, consent = standing_words(answer.standing), answer.consent
    if consent is None:
        return words
    since = consent.withdrawn_on if answer.standing is Standing.WITHDRAWN else consent.asked_on
    return f"{words} {format_date(since)}" if since is not None else words


def counting_words(of: Counting) -> str:
    """Say in a few words whether a household may be counted."""
    if of.why is None:
        return _("may be counted")
    if of.why is WhyNotCounted.NO_ADULT:
        return _("no adult named")
    if of.why is WhyNotCounted.WITHDRAWN:
        return _("withdrew")
    many = {
        WhyNotCounted.NOT_ASKED: ngettext("{count} not asked", "{count} not asked", of.people),
        WhyNotCounted.REFUSED: ngettext("{count} refused", "{count} refused", of.people),
    }
    return many[of.why].format(count=format_number(of.people))
