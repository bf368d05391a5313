"""The words of the one gentle suggestion on a household's month."""

from __future__ import annotations

from collections.abc import Mapping

from household_ledger.domain.suggestion import Advice, Suggestion
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.i18n import N_, Counted, _, ngettext
from household_ledger.text.labels import category_name

_SENTENCES: Mapping[Advice, str | Counted] = {
    Advice.RECORD_MORE: Counted(
        "{count} day is not known yet. Ask about it together, then the picture is whole.",
        "{count} days are not known yet. Ask about them together, then the picture is whole.",
    ),
    Advice.SHORT_BECAUSE: N_(
        "The month fell short because of {things}, {amount} baht. Put a little by each month before the next one."
    ),
    Advice.SHORT: N_("{amount} baht more went out than came in. Look together at what could be less."),
    Advice.HALVE_FOR_GOAL: Counted(
        "With half as much for {things}, {goal} would be reached {count} month sooner.",
        "With half as much for {things}, {goal} would be reached {count} months sooner.",
    ),
    Advice.HALVE: N_("Half as much for {things} would leave {amount} baht a month."),
    Advice.NO_SPENDING: N_(
        "No spending is written this month. Ask together what was bought; then it is known what is left."
    ),
    Advice.SAVE_A_LITTLE: N_("Something is left this month. {amount} baht could go into savings first."),
    Advice.COUNT_CASH: N_("Count the cash once at the end of the month, to see that nothing was forgotten."),
    Advice.KEEP_ON: N_("Recorded well. Keep on like this."),
}


def suggestion_text(suggestion: Suggestion) -> str:
    """Say the suggestion in the language of the moment."""
    things = _(" and ").join(category_name(code) for code in suggestion.codes)
    words = _SENTENCES[suggestion.advice]
    said = _(words) if isinstance(words, str) else ngettext(words.singular, words.plural, suggestion.count)
    return said.format(
        things=things,
        amount=format_amount(suggestion.amount),
        count=format_number(suggestion.count),
        goal=suggestion.goal,
    )
