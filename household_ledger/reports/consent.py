"""The notice and consent sheet of a household (product §8.8): what is kept, and each adult's answer to each purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.domain.consent import Purpose
from household_ledger.domain.consenting import Standing
from household_ledger.reports.block import Block, Column, Row
from household_ledger.reports.cards import Card
from household_ledger.reports.frame import Document
from household_ledger.reports.origin import household_line, issued_by, made_from
from household_ledger.reports.ruled import Fill, HandLine, Tick
from household_ledger.reports.sheet import BODY, NOTE
from household_ledger.reports.signatures import Signature, Signatures
from household_ledger.reports.thai_paragraph import ThaiParagraph
from household_ledger.text.dates import format_date, format_year
from household_ledger.text.digits import in_digits
from household_ledger.text.evidence_words import purpose_name
from household_ledger.text.i18n import N_, _, digits
from household_ledger.text.joined import beside, named
from household_ledger.text.notice_words import asked_words, notice_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from household_ledger.domain.consenting import Answer
    from household_ledger.services.views.consent_sheet import AdultAnswers, ConsentSheet

MOST_ON_A_PAGE = 4
"""So many adults stand on one page with the notice; more flow over to a second."""
_NOBODY_KNOWN = 2
"""Blank places for adults where nobody is written down."""
_SHARES = (0.5, 0.5)
_LINE = 16.5
_SAID = {
    Standing.GIVEN: N_("agreed on {day}"),
    Standing.REFUSED: N_("refused on {day}"),
    Standing.WITHDRAWN: N_("taken back on {day}"),
}


def consent_document(page: ConsentSheet) -> Document:
    """Set one household's sheet, in the language and digits of the moment."""
    adults = [_adult_card(one) for one in page.adults] or [_unknown_card() for _number in range(_NOBODY_KNOWN)]
    version = _("Sheet {version}").format(version=in_digits(page.version))
    return Document(
        title=_("What is kept of a household, and what its adults agree to"),
        subtitle=beside(household_line(page.household, page.members, page.group), version),
        issued_by=issued_by(page.letterhead),
        made_from=beside(version, made_from(page.origin)),
        body=(_notice_card(page), _asked_card(), *adults),
        is_one_page=len(page.adults) <= MOST_ON_A_PAGE,
        has_thai_digits=digits() == "thai",
    )


def _notice_card(page: ConsentSheet) -> Card:
    lines = notice_lines(page.letterhead.provider, page.letterhead.project)
    told = tuple(ThaiParagraph.of(one, BODY) for one in lines)
    return Card(Column(told, gap=1), _("Read this out before anybody signs"), is_ruled=False)


def _asked_card() -> Card:
    told = tuple(
        ThaiParagraph.of(f"{in_digits(str(number))}. {named(purpose_name(one), asked_words(one))}", BODY)
        for number, one in enumerate(Purpose, start=1)
    )
    return Card(Column(told, gap=0), _("Each of these is asked by itself"), is_ruled=False)


def _adult_card(adult: AdultAnswers) -> Card:
    member = adult.member
    born = format_year(member.birth_year, has_era=True) if member.birth_year is not None else ""
    said = _said(adult.answers)
    before = (ThaiParagraph.of(said, NOTE),) if said else ()
    return Card(
        Column((*before, _answers()), gap=1),
        member.name,
        _("born {year}").format(year=born) if born else "",
        is_ruled=False,
    )


def _unknown_card() -> Card:
    name = HandLine((_("Name"), Fill(3), _("Year of birth"), Fill()))
    return Card(Column((name, _answers()), gap=1))


def _said(answers: Mapping[Purpose, Answer]) -> str:
    """Say what was answered before: a sheet may be asked anew."""
    told = []
    for purpose, one in answers.items():
        consent = one.consent
        if consent is None:
            continue
        day = consent.withdrawn_on if one.standing is Standing.WITHDRAWN else consent.asked_on
        words = _(_SAID[one.standing]).format(day=format_date(day or consent.asked_on))
        told.append(named(purpose_name(purpose), words))
    return named(_("So far"), beside(*told)) if told else ""


def _answers() -> Block:
    """Give a square for yes and one for no to each purpose, and beside them room to sign or to print a thumb."""
    lines = tuple(
        HandLine(
            (Tick(_("I agree")), Tick(_("I do not agree")), f"{in_digits(str(number))}. {purpose_name(one)}"), _LINE
        )
        for number, one in enumerate(Purpose, start=1)
    )
    signed = Signatures((Signature(_("Signed")), Signature(_("or thumb print"), is_thumb=True)), has_dates=True)
    return Row((Column(lines, gap=0), signed), _SHARES)
