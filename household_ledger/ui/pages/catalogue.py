"""Which pages there are, in which workspace, under which icon; a page's module is imported when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import cast

from household_ledger.text.i18n import N_
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page

HOUSEHOLD, PROVIDER = "household", "provider"
WORKSPACES = {HOUSEHOLD: N_("Household"), PROVIDER: N_("Provider")}


@dataclass(frozen=True, slots=True)
class PageInfo:
    """One page: its key, workspace, icon and name, and the class that is it."""

    key: str
    workspace: str
    picture: str
    name: str
    module: str
    class_name: str
    short_name: str = ""
    """For the rail, where the name needs two lines."""
    deeds: tuple[str, ...] = ()
    """What is done there that people look for from anywhere: words of its palette actions."""
    also: str = ""
    """What else it is called by those who look for it."""

    def make(self, desk: Desk) -> Page:
        """Import and build the page."""
        return self._class()(desk)

    @property
    def asks_before_closing(self) -> bool:
        """Tell whether the page has a say of its own when the window closes; imports it."""
        return self._class().may_close is not Page.may_close

    def _class(self) -> type[Page]:
        found = getattr(import_module(f"household_ledger.ui.pages.{self.module}"), self.class_name)
        return cast("type[Page]", found)


PAGES = (
    PageInfo("today", HOUSEHOLD, "today", N_("Today"), "household.today.page", "TodayPage"),
    PageInfo(
        "entry",
        HOUSEHOLD,
        "entry",
        N_("Daily entries"),
        "household.entry",
        "EntryPage",
        deeds=(N_("Count cash"), N_("Search entries")),
    ),
    PageInfo(
        "month",
        HOUSEHOLD,
        "month",
        N_("The month"),
        "household.month.page",
        "MonthPage",
        deeds=(N_("Close the month"), N_("Open the month again"), N_("Verify the month"), N_("Print the month's page")),
    ),
    PageInfo(
        "savings",
        HOUSEHOLD,
        "saving",
        N_("Our savings"),
        "household.savings.page",
        "SavingsPage",
        deeds=(N_("Put by now"), N_("Take savings out"), N_("Set a new goal")),
    ),
    PageInfo(
        "debts",
        HOUSEHOLD,
        "debt",
        N_("Our debts"),
        "household.debts.page",
        "DebtsPage",
        deeds=(N_("Add a debt"), N_("Pay a debt"), N_("Lent and returned")),
    ),
    PageInfo(
        "occupations", HOUSEHOLD, "occupation", N_("Occupations"), "household.occupations.page", "OccupationsPage"
    ),
    PageInfo(
        "before_after", HOUSEHOLD, "compare", N_("Before and after"), "household.before_after.page", "BeforeAfterPage"
    ),
    PageInfo(
        "home",
        HOUSEHOLD,
        "home",
        N_("Our home"),
        "household.our_home.page",
        "HomePage",
        deeds=(N_("What comes again"),),
    ),
    PageInfo(
        "register",
        PROVIDER,
        "people",
        N_("Households"),
        "provider.register",
        "RegisterPage",
        deeds=(N_("Add a household"), N_("Read a list…")),
    ),
    PageInfo(
        "follow",
        PROVIDER,
        "follow",
        N_("Follow-up"),
        "provider.follow.page",
        "FollowPage",
        deeds=(N_("Write a visit"), N_("Visit sheets"), N_("Write a lesson")),
        also=N_("Visits and lessons"),
    ),
    PageInfo(
        "savings_summary",
        PROVIDER,
        "saving",
        N_("Monthly savings summary"),
        "provider.savings_summary",
        "SavingsSummaryPage",
        N_("Savings summary"),
        deeds=(N_("Print the summary"), N_("Slips"), N_("Save as a table…")),
    ),
    PageInfo("print_all", PROVIDER, "prints", N_("Print the whole set"), "provider.print_all", "PrintAllPage"),
    PageInfo(
        "prices",
        PROVIDER,
        "basket",
        N_("Village prices"),
        "provider.prices",
        "PricesPage",
        deeds=(N_("Add a price…"), N_("This month's prices")),
    ),
    PageInfo(
        "stairs",
        PROVIDER,
        "stairs",
        N_("Outcome staircase"),
        "provider.stairs.page",
        "StairsPage",
        deeds=(N_("Look at what waits"), N_("Change the staircase"), N_("Name the sides…")),
        also=N_("Change 8"),
    ),
    PageInfo(
        "evidence",
        PROVIDER,
        "evidence",
        N_("Evidence of results"),
        "provider.evidence.page",
        "EvidencePage",
        N_("Evidence"),
        also=N_("Indicators"),
    ),
    PageInfo(
        "exchange",
        PROVIDER,
        "swap",
        N_("Data in and out"),
        "provider.exchange.page",
        "ExchangePage",
        deeds=(
            N_("Export to a file…"),
            N_("Import a file…"),
            N_("Send to another computer…"),
            N_("Take in from another computer…"),
        ),
        also=N_("Several computers"),
    ),
    PageInfo(
        "project",
        PROVIDER,
        "project",
        N_("The project"),
        "provider.project.page",
        "ProjectPage",
        deeds=(N_("Change these facts…"), N_("Add a cost…"), N_("Add a person"), N_("Add a village")),
        also=N_("Lines and settings"),
    ),
)
PAGE = {one.key: one for one in PAGES}


def pages_of(workspace: str) -> tuple[PageInfo, ...]:
    """List a workspace's pages in their order."""
    return tuple(one for one in PAGES if one.workspace == workspace)
