"""The words of the notice and consent sheet; where they change, `domain.consent.SHEET_VERSION` does."""

from __future__ import annotations

from household_ledger.domain.consent import Purpose
from household_ledger.domain.register import Project, Provider
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import N_, _
from household_ledger.text.joined import named

_ASKED = {
    Purpose.RECORD: N_("Keep the accounts of our household in the provider's book."),
    Purpose.EVIDENCE: N_("Count our figures with those of others, without names, in reports above the provider."),
    Purpose.PHOTO: N_("Show pictures of me, our home or our things in reports and lessons."),
    Purpose.STORY: N_("Tell the story of our household under its name."),
}


def asked_words(purpose: Purpose) -> str:
    """Say what an adult is asked to agree to, as that person would say it."""
    return _(_ASKED[purpose])


def notice_lines(provider: Provider, project: Project) -> tuple[str, ...]:
    """Say what is kept, who sees it, how long, what rights there are and how to take an answer back."""
    kept_by = provider.name or _("the provider")
    until = (
        _("Until {day}. After that it is erased, or what is left can no longer be traced to a household.").format(
            day=format_date(project.keep_until, "long")
        )
        if project.keep_until is not None
        else _("As long as the project lasts; until when, the provider writes here: ..............................")
    )
    return (
        named(
            _("What is kept"),
            _(
                "who belongs to the household and when each was born, what it has and wishes, what comes in and goes "
                "out, savings, debts, work, visits, lessons attended, pictures given to it, the answers on this sheet."
            ),
        ),
        named(
            _("Who sees it"),
            _(
                "whoever writes for the household, and the staff of {provider}. The program sends nothing over the "
                "internet. Above them go figures over five households or more, and for study, where the provider gives "
                "it, a table with a made-up sign for each household; both without names, and only of households whose "
                "adults all agreed."
            ).format(provider=kept_by),
        ),
        named(_("How long it is kept"), until),
        named(
            _("Your rights"),
            _(
                "to see everything and have it printed, to have mistakes mended, to have it erased, to complain. "
                "Whoever says no to counting, pictures or the story stays in the project as before."
            ),
        ),
        named(
            _("Taking it back"),
            _(
                "at any time, by word or in writing, to {provider}; it is written down with its day and counts from "
                "then on. Sums that went up before, without names, stay as they are."
            ).format(provider=kept_by),
        ),
    )
