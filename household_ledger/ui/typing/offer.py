"""One line of the list that opens under a cell: what is offered and in which words, apart from the list itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from household_ledger.domain.kinds import EntryKind
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import month_name
from household_ledger.text.entry_tags import kind_tag
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import entry_kind_name
from household_ledger.text.matching import NO_MATCH, closeness

if TYPE_CHECKING:  # what knows the household's habits is loaded once the page is there
    from household_ledger.services.typed.completion import Usual


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list: its words, what is said beside them, and what taking it means to whoever offered it."""

    words: str
    detail: str = ""
    value: object = None
    is_kind: bool = False
    """A word that changes the kind of the row; it is written in the colour of a deed."""
    picture: str = ""
    is_looked_at: bool = False
    """Taking it with Enter goes on in the row instead of saving it: it brings more than its words say."""
    is_alike: bool = False
    """It merely resembles what was typed: nobody means it without going to it."""


def ranked(typed: str, offers: Sequence[Offer]) -> list[Offer]:
    """Give the offers a typed word finds, nearest first."""
    found = sorted((_nearness(typed, one.words), place) for place, one in enumerate(offers))
    return [offers[place] for near, place in found if near < NO_MATCH]


def making_words(kind: EntryKind) -> str:
    """Say of a word that it makes the row one of a kind."""
    return _("make it: {kind}").format(kind=entry_kind_name(kind))


def usual_words(usual: Usual, occupation: str) -> str:
    """Say of a description what it came to the last time, of which work, how often it was written."""
    often = (
        ngettext("{count} time", "{count} times", usual.times).format(count=format_number(usual.times))
        if usual.times > 1
        else month_name(usual.last_on.month, is_short=True)
    )
    told = (format_amount(usual.amount) if usual.amount else "", kind_tag(usual.kind), occupation, often)
    return beside(*told)


def _nearness(typed: str, words: str) -> int:
    """Rank names: the very word, then what begins with it or has it as a word, then what holds it."""
    near = closeness(typed, words)
    return near if near in (0, NO_MATCH) else 1 + near // 4
