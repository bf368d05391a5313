"""How a household stands to a stair, in words and tones, for everything of the page that says so."""

from __future__ import annotations

from household_ledger.domain.stair_standing import StaircaseStanding
from household_ledger.domain.staircase import Stair
from household_ledger.domain.stairs_reached import OnStairs
from household_ledger.services.views.stair_steps import StairStep, StepState, Waiting
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import N_, _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import household_words

_STATES = {
    StepState.VERIFIED: (N_("Verified"), "primary", "check"),
    StepState.WAITING: (N_("Waits to be verified"), "attention", "history"),
    StepState.SHOWN: (N_("Shown, not marked yet"), "income", "idea"),
    StepState.PASSED: (N_("Shown"), "ink_2", "check"),
    StepState.SLIPPED: (N_("Shown no more"), "expense", "warn"),
    StepState.LATER: (N_("Reached later"), "ink_2", "history"),
    StepState.FALLEN: (N_("Fell back"), "expense", "down"),
    StepState.NOT_YET: (N_("Not yet"), "ink_3", "remove"),
    StepState.UNTOLD: (N_("Cannot be told"), "ink_3", "help"),
    StepState.BY_PERSON: (N_("A person says it"), "ink_3", "person"),
}
_MEANT = {
    StepState.VERIFIED: N_("Reached, and another person looked at what shows it."),
    StepState.WAITING: N_("Marked as reached. It counts once another person has looked at what shows it."),
    StepState.SHOWN: N_("What is written shows that it is reached. Mark it, so that another person can look at it."),
    StepState.PASSED: N_("What is written shows it. A stair above is verified, so this one needs no mark."),
    StepState.SLIPPED: N_("Marked as reached, but what is written shows by now that it is not. It does not count."),
    StepState.LATER: N_("It is marked as reached on a later day. To say an earlier one, change what shows it."),
    StepState.FALLEN: N_("It was reached, and fallen back from. Mark it anew when it is reached again."),
    StepState.NOT_YET: N_("What is written does not show it yet."),
    StepState.UNTOLD: N_("What is written cannot show it. Where a person saw it, mark it with what shows it."),
    StepState.BY_PERSON: N_("No rule shows this stair: a person marks it, with what shows it."),
}


def stair_name(stair: Stair) -> str:
    """Name a stair with its number: "4 เปลี่ยน"."""
    return f"{format_number(stair.level)} {stair.name}"


def state_words(step: StairStep) -> str:
    """Name how a household stands to a stair, and whether it fell back after the day looked at."""
    later = _("fell back later") if step.mark is not None and not step.is_open else ""
    return beside(_(_STATES[step.state][0]), later)


def state_meant(step: StairStep) -> str:
    """Say what that means, and what is to be done."""
    return _(_MEANT[step.state])


def state_tone(step: StairStep) -> str:
    """Give the tone it is written in."""
    return _STATES[step.state][1]


def state_picture(step: StairStep) -> str:
    """Give the icon it stands beside."""
    return _STATES[step.state][2]


def who_words(person: OnStairs) -> str:
    """Name who stands on the stairs: a household, or (id 0) the provider."""
    return household_words(person.code, person.name) if person.code else person.name or _("Provider")


def waiting_words(waiting: tuple[Waiting, ...], standing: StaircaseStanding, level: int) -> str:
    """Say how the numbers that wait hang together: the rings of the picture, those for a stair or above, the marks."""
    rings, below = sum(len(one.waiting) for one in standing.stairs), standing.waiting_from(level)
    marks = sum(one.mark is not None for one in waiting)
    told = (
        (
            rings,
            ngettext(
                "{count} household waits to be verified: a ring on the highest stair it waits for",
                "{count} households wait to be verified: each a ring on the highest stair it waits for",
                rings,
            ),
        ),
        (
            below,
            ngettext(
                "{count} of them stands below stair {level} and waits for it or above",
                "{count} of them stand below stair {level} and wait for it or above",
                below,
            ),
        ),
        (
            marks,
            ngettext(
                "{count} mark, of any stair, is still to be verified",
                "{count} marks, of all stairs, are still to be verified",
                marks,
            ),
        ),
    )
    return beside(
        *(words.format(count=format_number(count), level=format_number(level)) for count, words in told if count)
    )


def standing_words(person: OnStairs, stairs: tuple[Stair, ...]) -> str:
    """Say where somebody stands, and what waits above."""
    names = {one.level: stair_name(one) for one in stairs}
    here = _("Stands on {stair}").format(stair=names[person.verified]) if person.verified in names else ""
    waits = _("waits for {stair}").format(stair=names[person.waiting]) if person.waiting in names else ""
    fell = _("came down from {stair}").format(stair=names[person.fallen_from]) if person.fallen_from in names else ""
    start = _("at the start {stair}").format(stair=names[person.at_start]) if person.at_start in names else ""
    return beside(here or _("Stands on no stair by verified evidence yet"), waits, fell, start)
