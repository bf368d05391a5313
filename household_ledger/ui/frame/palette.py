"""Everything that can be gone to or done, found by Thai or English words whatever language the window speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Household
from household_ledger.domain.validation import FIRST_DAY
from household_ledger.text.dates import format_month, parse_month
from household_ledger.text.i18n import LANGUAGES, _, using
from household_ledger.text.joined import beside
from household_ledger.ui.frame.actions import FrameAction
from household_ledger.ui.frame.chooser import Choice
from household_ledger.ui.pages.catalogue import PAGES, WORKSPACES, PageInfo
from household_ledger.ui.pages.page import PaletteAction

MONTHS_LISTED = 36


def of_pages(workspaces: Sequence[str], current: str, go: Callable[[str], object]) -> list[Choice]:
    """List the pages of the workspaces shown, those of the current one first."""
    shown = [one for one in PAGES if one.workspace in workspaces]
    shown.sort(key=lambda one: one.workspace != current)
    return [_page(one, go) for one in shown]


def of_actions(actions: Iterable[FrameAction]) -> list[Choice]:
    """List what the frame can do."""
    return [
        Choice(_(one.words), one.run, also=in_all_languages(one.words, one.also), picture=one.picture, after=one.key)
        for one in actions
    ]


def of_page_actions(actions: Iterable[PaletteAction]) -> list[Choice]:
    """List what the page shown can do."""
    return [Choice(one.words, one.run, also=one.also, picture="right", after=_("on this page")) for one in actions]


def of_deeds(workspaces: Sequence[str], shown: str, do: Callable[[str, str], object]) -> list[Choice]:
    """List what other pages do: whoever looks for closing the month need not know where it is closed."""
    return [
        Choice(_(deed), partial(do, one.key, deed), also=in_all_languages(deed), picture=one.picture, after=_(one.name))
        for one in PAGES
        if one.workspace in workspaces and one.key != shown
        for deed in one.deeds
    ]


def of_households(households: Iterable[Household], look_at: Callable[[Household], object]) -> list[Choice]:
    """List the households."""
    kind = _("household")
    return [
        Choice(
            one.name,
            lambda one=one: look_at(one),  # type: ignore[misc]  # each line its own household
            also=one.code,
            picture="home",
            before=one.code,
            after=kind,
        )
        for one in households
    ]


def of_months(first: Month, last: Month, turn_to: Callable[[Month], object]) -> list[Choice]:
    """List the months, the latest first."""
    listed = list(months_between(max(first, last.plus(1 - MONTHS_LISTED)), last))
    return [_month(one, turn_to) for one in reversed(listed)]


def typed_month(typed: str, last: Month, turn_to: Callable[[Month], object]) -> list[Choice]:
    """Offer the month typed in full ("10/2569", "ต.ค. 69"), if it is one up to the present."""
    if not any(letter.isdigit() for letter in typed):
        return []
    month = parse_month(typed, last)
    return [_month(month, turn_to)] if isinstance(month, Month) and _EARLIEST <= month <= last else []


_EARLIEST = Month.of(FIRST_DAY)


def in_all_languages(words: str, *more: str) -> str:
    """Give words of the source in every language there is."""
    told = []
    for language in LANGUAGES:
        with using(language):
            told += [_(one) for one in (words, *more) if one]
    return beside(*dict.fromkeys(told))


def _page(info: PageInfo, go: Callable[[str], object]) -> Choice:
    return Choice(
        _(info.name),
        lambda: go(info.key),
        also=f"{in_all_languages(info.name, info.also)} {info.key}",
        picture=info.picture,
        after=_(WORKSPACES[info.workspace]),
    )


def _month(month: Month, turn_to: Callable[[Month], object]) -> Choice:
    also = [month.iso, f"{month.month}/{month.year + 543}", f"{month.month}/{month.year}"]
    for language in LANGUAGES:
        with using(language):
            also += [format_month(month), format_month(month, "short")]
    return Choice(format_month(month), lambda: turn_to(month), also=beside(*also), picture="calendar", after=_("month"))
