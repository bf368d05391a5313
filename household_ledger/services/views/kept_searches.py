"""Searches kept under names, those that serve the book looked at; and what a search asks for, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from household_ledger.domain.category import STANDARD_LIMIT
from household_ledger.domain.ids import Id
from household_ledger.domain.money import Money
from household_ledger.domain.register import HouseholdCategory, Member, Occupation, Pocket
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.services.entry_filter_text import sought_of
from household_ledger.services.ports import Reader
from household_ledger.services.sought import Sought, Span
from household_ledger.services.views.name_book import Names
from household_ledger.text.amounts import format_amount
from household_ledger.text.collation import sort_key
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import N_, _
from household_ledger.text.joined import beside
from household_ledger.text.labels import entry_kind_name

SPANS: dict[Span, str] = {
    Span.MONTH: N_("This month"),
    Span.MONTH_BEFORE: N_("The month before"),
    Span.THREE_MONTHS: N_("This month and the two before"),
    Span.YEAR: N_("This year"),
    Span.ALL: N_("All months"),
    Span.DAYS: N_("Days from – to"),
}
"""How far to look; months go with the month looked at."""
TONE_WORDS: dict[str, str] = {
    "income": N_("All income"),
    "expense": N_("All spending and costs"),
    "saving": N_("All savings and assets"),
    "debt": N_("All debts, credit and lending"),
    "in_kind": N_("All that is not cash"),
}
"""Kinds taken together, by the token their amounts are written in."""


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A kept search; `sought` is None for a text of a later version of the program."""

    saved: SavedFilter
    sought: Sought | None


def kept_searches(reader: Reader, household: Id, *, has_others: bool) -> list[KeptSearch]:
    """List the searches for one book in the order of their names.

    One that names what is another household's own is left out, and one through every household unless `has_others`.
    """
    found = [KeptSearch(one, _read(one.text)) for one in reader.all(SavedFilter)]
    fit = [one for one in found if one.sought is None or _serves(one.sought, reader, household, has_others=has_others)]
    return sorted(fit, key=lambda one: sort_key(one.saved.name))


def sought_words(sought: Sought, names: Names, household: Id) -> str:
    """Say what a search asks for besides its words, and how far it looks where that is not plain; "" for nothing."""
    wanted = sought.wanted
    kinds = [_(TONE_WORDS[tone]) for tone in sorted(wanted.tones) if tone in TONE_WORDS]
    kinds += [entry_kind_name(kind) for kind in sorted(wanted.kinds)]
    return beside(
        span_words(sought),
        *kinds,
        names.category(household, wanted.category) if wanted.category is not None else "",
        *(names.name(one) for one in (wanted.pocket, wanted.occupation, wanted.member) if one is not None),
        _amount_words(wanted.least, wanted.most),
        _("with a picture") if wanted.has_photo else "",
        _("corrected after closing") if wanted.is_corrected else "",
    )


def told_of(sought: Sought, names: Names, household: Id) -> str:
    """Say all of what a search looks for."""
    wanted = sought.wanted
    far = "" if sought.span is Span.DAYS else _(SPANS[sought.span])
    words = _("“{words}”").format(words=wanted.text) if wanted.text else ""
    every = _("Every household") if sought.is_everywhere else ""
    asked = sought_words(replace(sought, span=sought.span if sought.span is Span.DAYS else Span.ALL), names, household)
    return beside(words, asked, far, every, _("Bin") if wanted.is_deleted else "")


def span_words(sought: Sought) -> str:
    """Say how far is looked, where it is neither the month looked at nor all months."""
    if sought.span in (Span.MONTH, Span.ALL):
        return ""
    if sought.span is not Span.DAYS:
        return _(SPANS[sought.span])
    first, last = sought.wanted.first, sought.wanted.last
    if first is not None and last is not None:
        return _("{first} – {last}").format(first=format_date(first), last=format_date(last))
    if first is not None:
        return _("from {day}").format(day=format_date(first))
    return _("until {day}").format(day=format_date(last)) if last is not None else ""


def _amount_words(least: Money | None, most: Money | None) -> str:
    if least is not None and least == most:
        return _("{amount} baht").format(amount=format_amount(least))
    if least is not None and most is not None:
        return _("{least}–{most} baht").format(least=format_amount(least), most=format_amount(most))
    if least is not None:
        return _("{amount} baht or more").format(amount=format_amount(least))
    return _("{amount} baht or less").format(amount=format_amount(most)) if most is not None else ""


def _read(text: str) -> Sought | None:
    try:
        return sought_of(text)
    except ValueError:
        return None


def _serves(sought: Sought, reader: Reader, household: Id, *, has_others: bool) -> bool:
    wanted = sought.wanted
    own: list[tuple[type[Pocket | Occupation | Member | HouseholdCategory], Id | None]] = [
        (Pocket, wanted.pocket),
        (Occupation, wanted.occupation),
        (Member, wanted.member),
    ]
    if wanted.category is not None and wanted.category >= STANDARD_LIMIT:
        own.append((HouseholdCategory, wanted.category))
    records = [reader.record(kind, key) for kind, key in own if key is not None]
    is_here = all(one is not None and one.household == household for one in records)
    return is_here and (has_others or not sought.is_everywhere)
