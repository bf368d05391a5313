"""What was answered when a household was asked back: entries told, nothing of it, and what stays a gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.entry import Entry
from household_ledger.domain.figures_days import DayState
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import TELLS_OF_NO_DAY, EntryKind, KnownBy
from household_ledger.domain.money import Money, total
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Household
from household_ledger.domain.unanswered import Unanswered
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.month_days import month_days
from household_ledger.services.views.name_book import Names
from household_ledger.services.views.so_far import SoFar, so_far_of
from household_ledger.text.labels import entry_kind_name
from household_ledger.text.matching import plain
from household_ledger.text.measures import without_count

_K = EntryKind
_UNKNOWN = frozenset({DayState.UNKNOWN, DayState.OUTSIDE})
"""A day before the book begins that was asked about all the same is as little known as one in it."""
ORDER = (_K.INCOME, _K.EXPENSE, _K.CREDIT, _K.COST, _K.PRODUCED, _K.RECEIVED, _K.SAVE, _K.REPAY)
"""Money in, money out, costs, goods, savings, debts: the order questions are asked and answers are listed in."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry that answers a question; `is_sum` where it is known only as a sum of several days."""

    entry: Id
    day: date
    amount: Money
    is_sum: bool


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """What was written of one thing: how often, and what it comes to, in satang."""

    what: str
    kind: EntryKind
    times: int
    amount: Money


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that stands written of some days, and everything that does not.

    `nothing` and `gaps` are what was asked for: nothing of it, and not known; `unknown` the days nobody knows of.
    """

    first: date
    last: date
    lines: tuple[ReviewLine, ...]
    come_to: SoFar
    nothing: tuple[str, ...]
    gaps: tuple[Unanswered, ...]
    unknown: tuple[date, ...]


def written(reader: Reader, question: Unanswered) -> tuple[Told, ...]:
    """List the entries of the days asked about that answer a question: of its kind, in its words."""
    query = EntryQuery(
        household=question.household, first=question.first, last=question.last, kinds=frozenset({question.kind})
    )
    return tuple(
        Told(entry.id, entry.date, draft_of(entry).amount, entry.known_by is KnownBy.SUMMARY)
        for entry in reader.entries(query)
        if thing(entry.description) == thing(question.what)
    )


def asked_before(reader: Reader, household: Id, first: date, last: date) -> tuple[Unanswered, ...]:
    """List what a household was asked of just these days: open, nothing of it, or answered with what is written.

    What was asked and taken back (undone) is not among it.
    """
    asked = [
        one
        for one in reader.of_household(Unanswered, household, with_deleted=True)
        if (one.first, one.last) == (first, last)
    ]
    return tuple(one for one in asked if not one.is_deleted or written(reader, one))


def same_asked(what: str, kind: EntryKind, asked: Iterable[Unanswered]) -> Unanswered | None:
    """Find what was asked in these words, for an answer of this kind; of what there was nothing of the words decide."""
    said = thing(what)
    return next((one for one in asked if thing(one.what) == said and one.kind in (kind, _K.NOTHING)), None)


def thing(words: str) -> str:
    """Give what words are about, to compare: without spelling of its own, and without how much of it there was."""
    return plain(without_count(words))


def words_about(entry: Entry, names: Names) -> str:
    """Say what an entry is about: its words without how much, else its category, savings or debt; "" for none."""
    said = draft_of(entry)
    category = names.category(said.household, said.parts[0].category) if said.parts else ""
    return without_count(said.description) or category or names.name(said.to_pocket) or names.name(said.debt)


def open_questions(
    reader: Reader, household: Id, first: date = date.min, last: date = date.max
) -> tuple[Unanswered, ...]:
    """List what a household was asked and nobody could say yet, of days that touch these, oldest first."""
    asked = [one for one in reader.of_household(Unanswered, household) if one.is_open]
    return tuple(
        sorted((one for one in asked if one.first <= last and one.last >= first), key=lambda one: (one.first, one.id))
    )


def review(reader: Reader, household: Household, first: date, last: date, today: date) -> Review:
    """Read what stands written of the days from first to last, and what was asked and is not."""
    entries = list(reader.entries(EntryQuery(household=household.id, first=first, last=last)))
    asked = reader.of_household(Unanswered, household.id)
    of_days = [one for one in asked if (one.first, one.last) == (first, last)]
    unknown = [
        one.day
        for month in months_between(Month.of(first), Month.of(last))
        for one in month_days(reader, household, month, today)
        if first <= one.day <= last and one.state in _UNKNOWN
    ]
    return Review(
        first=first,
        last=last,
        lines=_lines(entries, Names.read(reader, household.id)),
        come_to=so_far_of(entries, first, last),
        nothing=tuple(one.what for one in of_days if one.kind is _K.NOTHING),
        gaps=open_questions(reader, household.id, first, last),
        unknown=tuple(unknown),
    )


def _lines(entries: Iterable[Entry], names: Names) -> tuple[ReviewLine, ...]:
    """Put entries of one thing and kind on one line; those without words by what else they say."""
    of_words: dict[tuple[EntryKind, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.kind not in TELLS_OF_NO_DAY and entry.kind is not _K.NOTHING and not _is_echo(entry):
            of_words[entry.kind, thing(words_about(entry, names))].append(entry)
    lines = [
        ReviewLine(
            words_about(same[-1], names) or entry_kind_name(kind),
            kind,
            len(same),
            total(draft_of(one).amount for one in same),
        )
        for (kind, _words), same in of_words.items()
    ]
    return tuple(sorted(lines, key=lambda one: (_place(one.kind), -one.amount, one.what)))


def _is_echo(entry: Entry) -> bool:
    """Tell whether it is the income that a right on the welfare card is: its spending speaks for both."""
    return entry.pair != NO_ID and entry.kind is _K.INCOME


def _place(kind: EntryKind) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)
