"""Sentences about the village price list."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "unit_missing": N_("Write of what it is the price: 1 กก., 1 ฟอง, 1 กำ."),
    "price_there": N_("There is a price of that month already. Change that one, or choose another month."),
    "price_twice": N_("{name} stands here twice for the same month."),
}
