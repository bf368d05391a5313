"""How an order becomes documents: the one place, for the window and the command line alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.register import Household
from household_ledger.errors import UserError
from household_ledger.reports.batch import Batch, Piece
from household_ledger.reports.paper_names import (
    my_data_name,
    page_name,
    paper_name,
    plain_page_name,
    plain_paper_name,
    set_name,
)
from household_ledger.reports.paper_order import (
    BEFORE_AFTER,
    BLANK_BASELINE,
    BLANK_DAY,
    BLANK_HOURS,
    BLANK_MONTH,
    BLANKS,
    CONSENT,
    GROUP_OUTCOME,
    JPT,
    MONTH,
    MY_DATA,
    OF_NO_MONTH,
    OF_TWELVE_MONTHS,
    SLIPS,
    SUMMARY,
    VISIT,
    YEAR,
    PaperOrder,
)
from household_ledger.services.views.month_page import month_page, origin_of
from household_ledger.services.views.savings_page import SavingsPage, savings_page, village_of
from household_ledger.text.dates import format_month, format_months
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import N_, _, language

if TYPE_CHECKING:
    from household_ledger.reports.frame import Document
    from household_ledger.services.figures.figures import Figures
    from household_ledger.services.ports import Clock, Reader

_TITLES = {
    MONTH: N_("Household account, {month}"),
    VISIT: N_("Visit to a household, {month}"),
    YEAR: N_("Household accounts of the year, {months}"),
    JPT: N_("Basic needs survey, items 22–23, {months}"),
    BEFORE_AFTER: N_("Before and after, up to {month}"),
    SUMMARY: N_("Savings summary, {month}"),
    SLIPS: N_("Savings slips, {month}"),
    GROUP_OUTCOME: N_("Outcome report, up to {month}"),
    BLANK_DAY: N_("Daily page to write on, {month}"),
    BLANK_MONTH: N_("Monthly page to write on, {month}"),
    BLANK_HOURS: N_("Hours to write on, {month}"),
}
_OPEN_TITLES = {
    BLANK_DAY: N_("Daily page to write on"),
    BLANK_MONTH: N_("Monthly page to write on"),
    BLANK_HOURS: N_("Hours to write on"),
    CONSENT: N_("Notice and consent"),
    BLANK_BASELINE: N_("Before the project: an interview"),
    MY_DATA: N_("Everything kept about this household"),
}
_OF_ANY_TIME = (*BLANKS, *OF_NO_MONTH)
_TAGS = {"th": "th-TH", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class PaperSource:
    """What is printed from: one state of a ledger, the file's name, and the clock that says when."""

    name: str
    reader: Reader
    figures: Figures
    clock: Clock
    is_for_scripts: bool = False
    """Whether a file each is named by code and month, the same in every language, or for people."""


def batch_of(orders: Sequence[PaperOrder], source: PaperSource) -> Batch:
    """Name the documents of some orders of one kind, made late, in the language and digits of the moment.

    UserError `month_ahead`, `month_before_start` (never of paper to write on), `no_households` when there is nobody to
    print for, `unknown_household`.
    """
    today = Month.of(source.clock.today())
    ahead = next((one for one in orders if one.kind not in BLANKS and _begins(one) > today), None)
    if ahead is not None:
        raise UserError("month_ahead", month=_begins(ahead).iso)
    pieces = _apart_by_name([piece for order in orders for piece in _PIECES[order.kind](order, source)])
    if not pieces:
        raise UserError("no_households")
    return Batch(
        pieces,
        paper_title(orders[0]),
        source.reader.provider().name,
        made_at=source.clock.now(),
        language=_TAGS[language()],
    )


def paper_title(order: PaperOrder) -> str:
    """Name a document."""
    if order.is_month_open or order.kind in OF_NO_MONTH:
        return _(_OPEN_TITLES[order.kind])
    months = format_months(_begins(order), order.month)
    return in_digits(_(_TITLES[order.kind]).format(month=format_month(order.month, style="era"), months=months))


def _begins(order: PaperOrder) -> Month:
    """Give the first month a document is of."""
    return order.month.plus(1 - MONTHS_A_YEAR) if order.kind in OF_TWELVE_MONTHS else order.month


def _months(order: PaperOrder, source: PaperSource) -> Iterator[Piece]:
    origin = origin_of(source.reader, source.name, source.clock.today())

    def maker(household: Household) -> Callable[[], Document]:
        from household_ledger.reports.household_month import household_month

        return lambda: household_month(month_page(source.figures, source.reader, household, order.month, origin=origin))

    for household in _households(order, source):
        name = (plain_page_name if source.is_for_scripts else page_name)(household, order.month)
        yield Piece(f"{name}.pdf", maker(household))


def _visits(order: PaperOrder, source: PaperSource) -> Iterator[Piece]:
    from household_ledger.reports.visit_sheet import visit_sheet_document
    from household_ledger.services.views.visit_sheet import visit_sheet

    origin = origin_of(source.reader, source.name, source.clock.today())

    def maker(household: Household) -> Callable[[], Document]:
        return lambda: visit_sheet_document(
            visit_sheet(source.figures, source.reader, household, order.month, origin=origin)
        )

    for household in _households(order, source):
        yield Piece(_paper_file(household, order, source), maker(household))


def _before_after(order: PaperOrder, source: PaperSource) -> Iterator[Piece]:
    from household_ledger.reports.before_after import before_after
    from household_ledger.services.views.before_after_page import before_after_page

    origin = origin_of(source.reader, source.name, source.clock.today())

    def maker(household: Household) -> Callable[[], Document]:
        return lambda: before_after(
            before_after_page(source.figures, source.reader, household, order.month, origin=origin)
        )

    for household in _households(order, source):
        yield Piece(_paper_file(household, order, source), maker(household))


def _jpt(order: PaperOrder, source: PaperSource) -> Iterator[Piece]:
    from household_ledger.reports.jpt import jpt
    from household_ledger.services.views.jpt_page import jpt_page

    origin = origin_of(source.reader, source.name, source.clock.today())

    def maker(household: Household) -> Callable[[], Document]:
        return lambda: jpt(jpt_page(source.figures, source.reader, household, order.month, origin=origin))

    for household in _households(order, source):
        yield Piece(_paper_file(household, order, source), maker(household))


def _years(order: PaperOrder, source: PaperSource) -> Iterator[Piece]:
    """Give each household's year with the survey's items behind it."""
    from household_ledger.reports.jpt import jpt
    from household_ledger.reports.year import year
    from household_ledger.services.views.jpt_page import jpt_page
    from household_ledger.services.views.year_page import year_page

    origin = origin_of(source.reader, source.name, source.clock.today())

    def maker(household: Household) -> Callable[[], Document]:
        def made() -> Document:
            page = year_page(source.figures, source.reader, household, order.month, origin=origin)
            return replace(year(page), pages_behind=1)

        return made

    def behind(household: Household) -> Callable[[], Document]:
        def made() -> Document:
            page = jpt_page(source.figures, source.reader, household, order.month, origin=origin)
            return replace(jpt(page), pages_before=1)

        return made

    for household in _households(order, source):
        yield Piece(_paper_file(household, order, source), maker(household), behind(household))


def _households(order: PaperOrder, source: PaperSource) -> Iterator[Household]:
    """Find the households ordered; UserError `unknown_household`, `month_before_start` (never of paper to write on)."""
    for one in order.households:
        household = source.reader.record(Household, one)
        if household is None:
            raise UserError("unknown_household", code=str(one))
        first = source.figures.first_month(one) if order.kind not in _OF_ANY_TIME else None
        if first is not None and order.month < first:
            raise UserError("month_before_start", code=household.code, first=first.iso)
        yield household


def _paper_file(household: Household, order: PaperOrder, source: PaperSource) -> str:
    return f"{(plain_paper_name if source.is_for_scripts else paper_name)(household, order)}.pdf"


def _blanks(order: PaperOrder, source: PaperSource) -> Iterator[Piece]:
    from household_ledger.reports.blanks import blank_document_of

    origin = origin_of(source.reader, source.name, source.clock.today())

    def maker(household: Household) -> Callable[[], Document]:
        return lambda: blank_document_of(order, source.reader, household, origin=origin)

    for household in _households(order, source):
        yield Piece(_paper_file(household, order, source), maker(household))


def _my_data(order: PaperOrder, source: PaperSource) -> Iterator[Piece]:
    from household_ledger.reports.my_data import my_data_document
    from household_ledger.services.views.my_data import my_data_page

    origin = origin_of(source.reader, source.name, source.clock.today())

    def maker(household: Household) -> Callable[[], Document]:
        return lambda: my_data_document(my_data_page(source.reader, household, origin=origin))

    for household in _households(order, source):
        yield Piece(f"{my_data_name(household, is_plain=source.is_for_scripts)}.pdf", maker(household))


def _consents(order: PaperOrder, source: PaperSource) -> Iterator[Piece]:
    from household_ledger.reports.consent import consent_document
    from household_ledger.services.views.consent_sheet import consent_sheet

    origin = origin_of(source.reader, source.name, source.clock.today())

    def maker(household: Household) -> Callable[[], Document]:
        return lambda: consent_document(consent_sheet(source.reader, household, origin=origin))

    for household in _households(order, source):
        yield Piece(_paper_file(household, order, source), maker(household))


def _interviews(order: PaperOrder, source: PaperSource) -> Iterator[Piece]:
    from household_ledger.reports.interview import interview_document
    from household_ledger.services.views.interview_sheet import interview_sheet

    origin = origin_of(source.reader, source.name, source.clock.today())

    def maker(household: Household | None) -> Callable[[], Document]:
        return lambda: interview_document(interview_sheet(source.reader, household, origin=origin))

    if NO_ID in order.households:
        yield Piece(f"{set_name(order)}.pdf", maker(None))
    named = replace(order, households=tuple(one for one in order.households if one != NO_ID))
    for household in _households(named, source):
        yield Piece(_paper_file(household, order, source), maker(household))


def _summary(order: PaperOrder, source: PaperSource) -> Iterator[Piece]:
    from household_ledger.reports.savings_summary import savings_summary

    yield Piece(
        _village_paper_name(order, source),
        lambda: savings_summary(_savings_of(order, source), has_signature_column=order.has_signature_column),
    )


def _slips(order: PaperOrder, source: PaperSource) -> Iterator[Piece]:
    from household_ledger.reports.savings_slips import savings_slips

    yield Piece(_village_paper_name(order, source), lambda: savings_slips(_savings_of(order, source)))


def _outcome(order: PaperOrder, source: PaperSource) -> Iterator[Piece]:
    from household_ledger.reports.group_outcome import group_outcome
    from household_ledger.services.views.outcome_page import outcome_page

    origin = origin_of(source.reader, source.name, source.clock.today())

    def make() -> Document:
        return group_outcome(outcome_page(source.figures, source.reader, order.month, order.group, origin=origin))

    yield Piece(_village_paper_name(order, source), make)


def _savings_of(order: PaperOrder, source: PaperSource) -> SavingsPage:
    origin = origin_of(source.reader, source.name, source.clock.today())
    return savings_page(source.figures, source.reader, order.month, order.group, origin=origin)


def _village_paper_name(order: PaperOrder, source: PaperSource) -> str:
    village = village_of(source.reader, order.group).name if order.group is not None else ""
    return f"{set_name(order, village)}.pdf"


_PIECES: dict[str, Callable[[PaperOrder, PaperSource], Iterator[Piece]]] = {
    MONTH: _months,
    VISIT: _visits,
    YEAR: _years,
    JPT: _jpt,
    BEFORE_AFTER: _before_after,
    SUMMARY: _summary,
    SLIPS: _slips,
    GROUP_OUTCOME: _outcome,
    CONSENT: _consents,
    BLANK_BASELINE: _interviews,
    MY_DATA: _my_data,
    **dict.fromkeys(BLANKS, _blanks),
}


def _apart_by_name(pieces: Sequence[Piece]) -> list[Piece]:
    """Give no two pieces the same name, on systems that fold capitals either."""
    told: list[Piece] = []
    taken: set[str] = set()
    for one in pieces:
        stem, dot, ending = one.file_name.rpartition(".")
        name, number = one.file_name, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number}){dot}{ending}"
        taken.add(name.casefold())
        told.append(replace(one, file_name=name))
    return told
