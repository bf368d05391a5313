"""The staircase: who reached which stair by verified evidence, whose evidence waits, and who came down."""

from __future__ import annotations

from collections.abc import Mapping

from household_ledger.charts.spec import Fall, Mark, Stair, Stairs, Told, Tone
from household_ledger.domain.ids import Id
from household_ledger.domain.stair_standing import StaircaseStanding, StairStanding
from household_ledger.text import counted
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside, named

WORK = 5
"""The participants' stair of work and income (`reference/indicators.md`), which a title speaks of."""


def staircase_chart(standing: StaircaseStanding, names: Mapping[Id, str], *, aim: int = WORK) -> Stairs:
    """Show every household as a dot on its stair; `names` are what they are called by, a dot leads to its household.

    The title speaks of the stair `aim`, or of the highest there is.
    """
    levels, level = [one.level for one in standing.stairs], aim_of(standing, aim)
    return Stairs(
        kind="staircase",
        title=_title(standing, level),
        subtitle=_subtitle(standing, level) if standing.stairs else "",
        alternative=_alternative(standing, level),
        stairs=tuple(_stair(one, names) for one in standing.stairs),
        falls=_falls(standing, levels),
        heads=(_("Evidence verified"), _("Waiting for verification"), _("Before the project")),
        table=tuple(_cells(one) for one in standing.stairs),
        legend=_legend(standing),
    )


def aim_of(standing: StaircaseStanding, aim: int) -> int:
    """Give the stair a title speaks of: the one asked for, or the highest there is."""
    return min(aim, max((one.level for one in standing.stairs), default=aim))


def most_stand(standing: StaircaseStanding) -> str:
    """Say on which stair most households stand by verified evidence: what the picture shows beside its title."""
    most = max((len(one.verified) for one in standing.stairs), default=0)
    if not most:
        return _("No household stands on a stair by verified evidence yet")
    stairs = ", ".join(_label(one) for one in standing.stairs if len(one.verified) == most)
    told = _("More households stand on stair {stairs} than on any other: {count} of {all}")
    if sum(len(one.verified) == most for one in standing.stairs) > 1:
        told = _("Most households stand on the stairs {stairs}: {count} on each, of {all}")
    return told.format(stairs=stairs, count=format_number(most), all=format_number(standing.households))


def _label(stair: StairStanding) -> str:
    return f"{format_number(stair.level)} {stair.name}"


def _stair(stair: StairStanding, names: Mapping[Id, str]) -> Stair:
    marks = [
        *(_mark(one, stair, names, tone=Tone.REACHED) for one in stair.verified),
        *(_mark(one, stair, names, tone=Tone.WAITING) for one in stair.waiting),
    ]
    waiting = format_number(len(stair.waiting))
    return Stair(
        name=_("Stair {stair}").format(stair=_label(stair)),  # beside how many: the number alone reads as another count
        marks=tuple(marks),
        reached=format_number(len(stair.verified)),
        waiting=f"+{waiting}" if stair.waiting else "",
        waiting_told=_("+{count} waiting").format(count=waiting) if stair.waiting else "",
        at_start=_("at the start {count}").format(count=format_number(stair.at_start)) if stair.at_start else "",
    )


def _mark(household: Id, stair: StairStanding, names: Mapping[Id, str], *, tone: Tone) -> Mark:
    state = _("evidence verified") if tone is Tone.REACHED else _("waits to be verified, does not count yet")
    return Mark(tone, named(names.get(household, ""), beside(_label(stair), state)), (), household)


def _falls(standing: StaircaseStanding, levels: list[int]) -> tuple[Fall, ...]:
    return tuple(
        Fall(
            levels.index(start),
            levels.index(end),
            format_number(len(households)),
            _("From stair {start} to stair {end}: {households}").format(
                start=format_number(start), end=format_number(end), households=counted.households(len(households))
            ),
            _("{count} came down").format(count=format_number(len(households))),
        )
        for (start, end), households in standing.falls().items()
        if start in levels and end in levels
    )


def _legend(standing: StaircaseStanding) -> tuple[tuple[str, Tone], ...]:
    told = [(_("evidence verified"), Tone.REACHED), (_("waits to be verified, does not count yet"), Tone.WAITING)]
    if standing.fallen:
        told.append((_fell_back(len(standing.fallen)), Tone.FALLEN))
    return tuple(told)


def _fell_back(count: int) -> str:
    told = ngettext("{count} household came down", "{count} households came down", count)
    return told.format(count=format_number(count))


def _title(standing: StaircaseStanding, level: int) -> str:
    if not standing.households:
        return _("No household stands on the stairs yet")
    reached, waiting = standing.verified_from(level), standing.waiting_from(level)
    first = ngettext(
        "{count} household has reached stair {level} or above",
        "{count} households have reached stair {level} or above",
        reached,
    )
    if not reached:
        first = _("No household has reached stair {level} yet")
    told = first.format(count=format_number(reached), level=format_number(level))
    if not waiting:
        return told
    more = ngettext(
        "{reached}; {count} waits for it or above to be verified",
        "{reached}; {count} wait for it or above to be verified",
        waiting,
    )
    return more.format(reached=told, count=format_number(waiting))


def _subtitle(standing: StaircaseStanding, level: int) -> str:
    count = standing.at_start_from(level)
    words = (
        _("at the start {count} on stair {level} or above")
        if count
        else _("at the start nobody on stair {level} or above")
    )
    start = words.format(count=format_number(count), level=format_number(level))
    return beside(
        counted.households(standing.households),
        start,
        _("only verified evidence counts for a stair"),
        _fell_back(len(standing.fallen)) if standing.fallen else "",
    )


def _cells(stair: StairStanding) -> tuple[Told, ...]:
    numbers = (len(stair.verified), len(stair.waiting), stair.at_start)
    return (Told(_label(stair), stair.level), *(Told(format_number(number), number) for number in numbers))


def _alternative(standing: StaircaseStanding, level: int) -> str:
    told = _title(standing, level)
    if not standing.households:
        return told
    rows = "; ".join(
        _("{stair}: {verified} verified, {waiting} waiting, {start} at the start").format(
            stair=_label(one),
            verified=format_number(len(one.verified)),
            waiting=format_number(len(one.waiting)),
            start=format_number(one.at_start),
        )
        for one in standing.stairs
    )
    levels = [one.level for one in standing.stairs]
    return ". ".join([told, rows, *(one.told for one in _falls(standing, levels))])
