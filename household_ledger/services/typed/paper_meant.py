"""What a number written on a daily page means in a household: the entry it stands for, or why it says too little."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from household_ledger.domain.category import INTEREST, OWN_PRODUCE, RECEIVED_FREE, STANDARD_LIMIT, code_of, fixed_id
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.pairs import WELFARE_RIGHT
from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Occupation
from household_ledger.services.typed.names import names_of
from household_ledger.services.views.name_book import NameBook
from household_ledger.services.views.paper_numbers import Numbered, as_number, is_numeric
from household_ledger.services.views.usual_categories import UsualCategory, UsualSort
from household_ledger.text.digits import in_digits
from household_ledger.text.joined import beside

_K = EntryKind
_SORTS: Final = {
    "I": (UsualSort.IN, _K.INCOME),
    "E": (UsualSort.SPENDING, _K.EXPENSE),
    "C": (UsualSort.COST, _K.COST),
    "S": (UsualSort.SAVING, _K.SAVE),
}
_SAID_ELSEWHERE: Final = {
    fixed_id(INTEREST): "paper_number_interest",
    fixed_id(OWN_PRODUCE): "paper_number_no_cash",
    fixed_id(RECEIVED_FREE): "paper_number_no_cash",
}
"""Numbers of what the page has another place for."""
_MOST_CHOICES: Final = 6


def meant_by(
    text: str, book: NameBook, listed: Sequence[UsualCategory], month: Month
) -> UsualCategory | Problem | None:
    """Give what a typed number stands for, or what is wrong with it; None for words.

    A number that leaves open which occupation, debt or savings takes the only one in use in the month.
    """
    if not is_numeric(text):
        return None
    found, number = book.numbers.meant(text), as_number(text)
    used = [one for one in found if _is_used(one, book, month)]
    if not found:
        return Problem("paper_number_unknown", "number", {"number": text.strip()})
    if not used and found[0].occupation != NO_ID and book.numbers.of(found[0]) != number:
        bare = Numbered(found[0].category)  # no occupation was written, and all are over: it is of none
        used = [bare] if _is_used(bare, book, month) else []
    one = used[0] if used else found[0]
    usual = usual_of(one, book, listed)
    shown: dict[str, str | int] = {"number": in_digits(number), "name": usual.name}
    if not used:
        return Problem("paper_number_over", "number", shown)
    if len(used) > 1:
        names = [usual_of(each, book, listed) for each in used]
        choices = ", ".join(f"{in_digits(each.number)} {_told_apart(each, book)}" for each in names[:_MOST_CHOICES])
        return Problem("paper_number_which", "number", {"number": in_digits(number), "choices": choices})
    elsewhere = _said_elsewhere(one, book)
    return Problem(elsewhere, "number", shown) if elsewhere else usual


def sort_meant(text: str, book: NameBook) -> UsualSort | None:
    """Tell where the amount of a number stands though it leaves open what exactly it is; None where nothing tells."""
    sorts = {usual_of(one, book).sort for one in book.numbers.meant(text)}
    return sorts.pop() if len(sorts) == 1 else None


def usual_of(one: Numbered, book: NameBook, listed: Iterable[UsualCategory] = ()) -> UsualCategory:
    """Give the entry a thing stands for, named as the page names it, else by the household's own word."""
    number = book.numbers.of(one)
    on_page = next((each for each in listed if number and each.number == number), None)
    if on_page is not None:
        return on_page
    if one.debt != NO_ID:
        return _made(one, (UsualSort.DEBT, _K.REPAY), book.names.name(one.debt), number)
    if one.pocket != NO_ID:
        return _made(one, _SORTS["S"], book.names.name(one.pocket), number)
    standard = book.numbers.standard(one.category)
    name = book.names.category(book.household, one.category)
    is_one_of_several = one.occupation != NO_ID and len(book.occupations) > 1
    shown = beside(book.names.name(one.occupation), name) if is_one_of_several else name
    return _made(one, _SORTS[code_of(standard)[0]], shown, number)


def numbered(book: NameBook, listed: Sequence[UsualCategory], month: Month) -> list[UsualCategory]:
    """List what a number may be written for in a month: what the page lists in its order, then all else by number."""
    places = {one.number for one in listed}
    known = (one for one in book.numbers.all() if not _said_elsewhere(one, book) and _is_used(one, book, month))
    return [*listed, *(one for one in (usual_of(each, book) for each in known) if one.number not in places)]


def _made(one: Numbered, of: tuple[UsualSort, EntryKind], name: str, number: str) -> UsualCategory:
    category, occupation, pocket, debt = one
    sort, kind = of
    return UsualCategory(
        sort=sort,
        kind=kind,
        category=category,
        occupation=occupation,
        pocket=pocket,
        debt=debt,
        name=name,
        number=number,
    )


def _is_used(one: Numbered, book: NameBook, month: Month) -> bool:
    """Tell whether something may be written of in a month: what is deleted may not, nor what was over before it."""
    names = names_of(book)
    if one.debt != NO_ID:
        return bool(names.debts.word(one.debt))
    if one.pocket != NO_ID:
        return bool(names.pockets.word(one.pocket))
    if one.category >= STANDARD_LIMIT and names.categories.get(one.category) is None:
        return False
    return one.occupation == NO_ID or _goes_on(one.occupation, book, month)


def _said_elsewhere(one: Numbered, book: NameBook) -> str:
    """Tell, by the code of its sentence, what has another place on the page; "" for what has none."""
    standard = book.numbers.standard(one.category)
    if standard == WELFARE_RIGHT:
        return "paper_card_right"
    return _SAID_ELSEWHERE.get(standard, "")


def _goes_on(occupation: Id, book: NameBook, month: Month) -> bool:
    works = (*book.occupations, *(one for one in book.over[Occupation] if isinstance(one, Occupation)))
    return any(one.id == occupation and not one.is_over(month.first) for one in works)


def _told_apart(one: UsualCategory, book: NameBook) -> str:
    return book.names.name(one.occupation) or one.name
