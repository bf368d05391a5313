"""Which kept searches speak of one household: by what is its own, or by a name."""

from __future__ import annotations

from collections.abc import Iterator

from household_ledger.domain.ids import Id
from household_ledger.domain.register import Household, HouseholdCategory, Member, Occupation, Party, Pocket
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.services.entry_filter_text import sought_of
from household_ledger.services.ports import Reader
from household_ledger.text.clean import clean
from household_ledger.text.digits import to_arabic

_SHORTEST_NAME = 3
"""A word of fewer letters stands in many searches by chance."""


def searches_naming(reader: Reader, household: Household) -> list[Id]:
    """Name the kept searches that ask for what is the household's own, or say a name of it."""
    own, names = _own(reader, household), _names(reader, household)
    return [one.id for one in reader.all(SavedFilter, with_deleted=True) if _is_about(one, own, names)]


def _own(reader: Reader, household: Household) -> set[int]:
    def ids(kind: type[Pocket | Occupation | Member | HouseholdCategory]) -> set[int]:
        return {int(one.id) for one in reader.of_household(kind, household.id, with_deleted=True)}

    return ids(Pocket) | ids(Occupation) | ids(Member) | ids(HouseholdCategory)


def _names(reader: Reader, household: Household) -> list[str]:
    said = [household.name]
    kinds: tuple[type[Member | Party], ...] = (Member, Party)
    for kind in kinds:
        said += [one.name for one in reader.of_household(kind, household.id, with_deleted=True)]
    return [_plain(name) for name in said if len(_plain(name)) >= _SHORTEST_NAME]


def _is_about(search: SavedFilter, own: set[int], names: list[str]) -> bool:
    said = _plain(f"{search.name} {search.text}")
    return any(name in said for name in names) or any(one in own for one in _ids(search.text))


def _ids(text: str) -> Iterator[Id]:
    try:
        wanted = sought_of(text).wanted
    except ValueError:  # of a later version
        return
    yield from (one for one in (wanted.pocket, wanted.occupation, wanted.member, wanted.category) if one is not None)


def _plain(text: str) -> str:
    return to_arabic(clean(text)).casefold()
