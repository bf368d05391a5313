"""The stairs of the two templates (`reference/indicators.md`): what serves where the file has none of an audience."""

from __future__ import annotations

from typing import Final, NamedTuple

from household_ledger.domain.staircase import Audience, Source


class TemplateStair(NamedTuple):
    """One stair: its rule, and what shows it; its name is in `text.stair_words`."""

    test: str
    source: Source


TEMPLATES: Final = {
    Audience.PARTICIPANT: (
        TemplateStair("lessons >= 4 and entries >= 1", Source.ATTENDANCE),
        TemplateStair("days >= 60 and closed >= 1", Source.LEDGER),
        TemplateStair("pages_read >= 1 and budget and goals >= 1", Source.VISIT),
        TemplateStair("(reducible = down or saved_months >= 4) and new_informal_debt = no", Source.LEDGER),
        TemplateStair("supported_sold >= 3", Source.LEDGER),
        TemplateStair("income = up and (reserve = up or debt_service = down)", Source.LEDGER),
        TemplateStair("kept_months >= 12 and helps_others", Source.DOCUMENT),
    ),
    Audience.PROVIDER: (
        TemplateStair("intake >= 100%", Source.DOCUMENT),
        TemplateStair("baselines >= 90%", Source.LEDGER),
        TemplateStair("lessons_held >= 4", Source.ATTENDANCE),
        TemplateStair("visit_gap <= 30", Source.VISIT),
        TemplateStair("good_households >= 70%", Source.LEDGER),
        TemplateStair("with_work >= 1", Source.LEDGER),
        TemplateStair("lessons_written >= 1 and goes_on", Source.DOCUMENT),
    ),
}
