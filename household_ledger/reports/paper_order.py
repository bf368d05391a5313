"""What is to be printed, as a value: what a page names needs nothing of what prints it."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.text.i18n import N_

MONTH, SUMMARY, SLIPS = "month", "savings-summary", "savings-slips"
BLANK_DAY, BLANK_MONTH, BLANK_HOURS = "blank-day", "blank-month", "blank-hours"
VISIT = "visit"
"""The sheet taken along to a household: what waits there on the day it is printed; the month is the one asked about."""
BEFORE_AFTER = "before-after"
"""A household before and after the project began, up to the month."""
YEAR = "year"
"""Twelve months on a page, with the page of `JPT` behind it."""
JPT = "jpt"
"""Items 22–23 of จปฐ. from the twelve months to the month."""
GROUP_OUTCOME = "group-outcome"
"""What a village or all came to up to the month, for the provider and an evaluator."""
EIGHT_SIDES = N_("The eight sides")
"""The card of the eight sides in `GROUP_OUTCOME`."""
CONSENT = "consent"
"""The sheet that tells a household what is kept and asks its adults, each purpose apart; of no month."""
BLANK_BASELINE = "blank-baseline"
"""A sheet to be filled in by pen: what a household lived on before the project; of no month."""
MY_DATA = "my-data"
"""Everything kept of a household, for its people; of no month."""
BLANKS = (BLANK_DAY, BLANK_MONTH, BLANK_HOURS)
"""Paper to write on: of any month, also one to come."""
OF_NO_MONTH = (CONSENT, BLANK_BASELINE, MY_DATA)
"""Documents of how things stand on the day they are printed."""
OF_TWELVE_MONTHS = (YEAR, JPT)
"""Documents of the twelve months to their month; of a year under way, too."""
EACH_HOUSEHOLD = (MONTH, VISIT, YEAR, JPT, BEFORE_AFTER, *BLANKS, *OF_NO_MONTH)
"""Documents of one household each; the others are of a village or of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """A document: `kind` is one of the words above; `month` the month it is of, or the last one it looks back from.

    `households` for papers of one household each (one, or many in a batch; NO_ID: an interview sheet with a line for
    the name); `group` a village of the summary and slips
    (None: all; NO_ID: the households of no village). `is_month_open`: a line for the month is printed in its place
    (blank paper; `month` then names the file alone). `opens_at` is the title of the
    card a preview opens at, as in the source ("" the beginning).
    """

    kind: str
    month: Month
    households: tuple[Id, ...] = ()
    group: Id | None = None
    has_signature_column: bool = False
    is_month_open: bool = False
    opens_at: str = ""
