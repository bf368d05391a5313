"""What a household sees without asking (`product.md` §15): who writes and how many households there are decide."""

from __future__ import annotations

from household_ledger.domain.kinds import Role
from household_ledger.settings import PARTICIPANT, SHOW_EVERYTHING, VOLUNTEER, WRITER, Settings
from household_ledger.settings import PROVIDER as PROVIDES
from household_ledger.ui.pages.catalogue import HOUSEHOLD, PROVIDER

_FIRST_PAGES = {PARTICIPANT: "today", VOLUNTEER: "entry", PROVIDES: "register"}


def shown_workspaces(settings: Settings, households: int, typist: Role | None) -> tuple[str, ...]:
    """List the workspaces of the rail.

    The provider's is hidden from a participant, and in a file of one household from everybody who did not say to
    write for several; "show everything" shows it. Who is typing tells more than what was once said of the computer.
    """
    return (HOUSEHOLD, PROVIDER) if _sees_providers(settings, households, typist) else (HOUSEHOLD,)


def first_page(settings: Settings, households: int) -> str:
    """Name the page a new window begins with: what whoever writes here does most."""
    if not households:
        return _FIRST_PAGES[PARTICIPANT]
    return _FIRST_PAGES[settings.text(WRITER)]


def _sees_providers(settings: Settings, households: int, typist: Role | None) -> bool:
    if settings.is_on(SHOW_EVERYTHING):
        return True
    if typist is Role.PARTICIPANT:
        return False
    if settings.text(WRITER) == PARTICIPANT:
        return typist is not None and households > 1
    return households > 1 or settings.is_chosen(WRITER)
