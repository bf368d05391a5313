"""Sentences about why a household is in no figure above its provider."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "consent_of_the_day": N_("Somebody's answer of {day} to this is written already. Put that one right in the list."),
    "uncounted_no_adult": N_("Nobody of age is written down here. Add who lives in the household, then ask them."),
    "uncounted_not_asked": N_("Not every adult was asked yet whether the household may be counted. Ask them."),
    "uncounted_refused": N_("Somebody refused to be counted, so the household is in no figure above the provider."),
    "uncounted_withdrawn": N_("Somebody took this consent back: the household is in no figure above the provider."),
}
