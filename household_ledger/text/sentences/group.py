"""Sentences about the change of a group: what leads, and why there is no number."""

from __future__ import annotations

from household_ledger.text.i18n import N_, Counted

SENTENCES: dict[str, str | Counted] = {
    "group_nobody_enrolled": N_("No household has begun the project yet."),
    "group_nobody_matched": N_(
        "No household has enough good months both before and after yet, so nothing can be said of income yet."
    ),
    "group_too_few_matched": Counted(
        "Only {n} household can be compared. Look at it by itself: it does not speak for a group.",
        "Only {n} households can be compared. Look at each by itself: they do not speak for a group.",
        by="n",
    ),
    "group_few_months": N_(
        "The household in the middle can be compared over fewer than six months before and after: of so short a time "
        "income cannot be claimed yet."
    ),
    "group_turned_by_leavers": N_(
        "With those who left and can be compared, the answer of the group would be another: none is given."
    ),
    "group_turned_by_unclaimed": N_(
        "Without the changes that nobody may claim yet, the answer of the group would be another: none is given."
    ),
    "group_income": Counted(
        "{n} household has been compared, real income before and after.",
        "{n} households have been compared, real income before and after.",
        by="n",
    ),
    "statistic_nobody": N_("There is no household to say this of."),
    "statistic_too_few": Counted(
        "Only {n} household: this can be said from {least} on.",
        "Only {n} households: this can be said from {least} on.",
        by="n",
    ),
    "statistic_too_few_changed": Counted(
        "The income of only {n} household changed: from {least} on it can be told from chance.",
        "The income of only {n} households changed: from {least} on it can be told from chance.",
        by="n",
    ),
    "statistic_nothing_changed": N_("The income of no household changed, neither up nor down."),
    "statistic_no_comparison_group": N_("There is no comparison group."),
    "statistic_comparison_too_few": N_(
        "Too few to set two groups side by side: {ours} in the project and {others} outside can be compared, "
        "and each side needs {least}."
    ),
}
