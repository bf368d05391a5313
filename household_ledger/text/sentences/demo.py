"""Sentences of the made-up provider."""

from __future__ import annotations

from household_ledger.text.i18n import N_

SENTENCES = {
    "demo_households": N_("A made-up ledger has 1 to {most} households."),
    "demo_months": N_("A made-up ledger has 1 to {most} months."),
    "demo_until": N_("The made-up months must lie between {first} and {last}."),
    "demo_not_empty": N_("This ledger has households already. Make the made-up provider in a new file."),
}
