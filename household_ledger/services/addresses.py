"""Where places of Thailand lie: subdistricts with their district, province and postcode, found while one types.

The names are GeoThai's (`docs/decisions/0021`), read on first use; nothing asks a network. An address this does not
know is as good as any other: it only offers.
"""

from __future__ import annotations

import csv
import heapq
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from household_ledger.text.clean import clean
from household_ledger.text.collation import sort_key
from household_ledger.text.digits import to_arabic

MOST_OFFERED: Final = 12
"""So many places are offered at once, unless another number is asked."""
_BANGKOK = "กรุงเทพมหานคร"
_LEVELS = (("ตำบล", "ต.", "แขวง"), ("อำเภอ", "อ.", "เขต"), ("จังหวัด", "จ."))
"""What is written before the name of a subdistrict, a district, a province."""
_ALONE = re.compile(rf"({'|'.join(re.escape(word) for words in _LEVELS for word in words)})\s+")


@dataclass(frozen=True, slots=True)
class Place:
    """A subdistrict, and where it lies; names without the words for the level before them."""

    subdistrict: str
    district: str
    province: str
    postcode: str

    @property
    def words(self) -> str:
        """Write it in one line, as on an envelope; in Thai whatever the language of the moment."""
        if self.province == _BANGKOK:
            return f"แขวง{self.subdistrict} เขต{self.district} {self.province} {self.postcode}"
        return f"ต.{self.subdistrict} อ.{self.district} จ.{self.province} {self.postcode}"


def places_like(typed: str, *, near: str = "", most: int = MOST_OFFERED) -> tuple[Place, ...]:
    """List places somebody may mean, the likeliest first; nothing for nothing typed.

    Each word is the beginning of a name (of a subdistrict before that of a district or province; of the level only
    that is written before it: "อ.เมือง") or of a postcode, in Thai or Arabic digits. Of equal ones those in the
    province `near` come first, then Thai order.
    """
    wanted = [_wanted(word) for word in _ALONE.sub(r"\1", to_arabic(clean(typed))).split()]
    wanted = [one for one in wanted if one[1]]
    if not wanted:
        return ()
    found = []
    for place, names in _places():
        ranks = [_rank(names, levels, words) for levels, words in wanted]
        if None not in ranks:
            found.append((sum(one for one in ranks if one is not None), place.province != near, place))
    best = heapq.nsmallest(most, found, key=lambda one: (one[0], one[1], *_in_order(one[2])))
    return tuple(place for _rank_of, _is_far, place in best)


def province_named(typed: str) -> str | None:
    """Give the name of the province somebody means, as it is written in Thai; None where there is no such one.

    In Thai, with or without the word for its level, or in English; capitals, dots and spaces do not matter. What a
    province is called besides stands in `data/province_called.csv`.
    """
    bare = _bare(typed)
    return _provinces().get(bare) or _called().get(_joined(bare))


def provinces_like(typed: str, *, most: int = MOST_OFFERED) -> tuple[str, ...]:
    """List provinces somebody may mean by the beginning of their name, in Thai order; nothing for nothing typed."""
    wanted = _bare(typed)
    found = {name for one, name in _provinces().items() if wanted and one.startswith(wanted)}
    return tuple(sorted(found, key=sort_key)[:most])


def _bare(typed: str) -> str:
    words = clean(typed).casefold().removesuffix("ฯ")
    for before in _LEVELS[2]:
        words = words.removeprefix(before)
    return words.removesuffix(" province").strip()


def _joined(name: str) -> str:
    """Write a name without what parts its syllables: in English they stand together or apart."""
    return re.sub(r"[\s.\-]", "", name)


@cache
def _provinces() -> dict[str, str]:
    import geothai

    found = {"กรุงเทพ": _BANGKOK, "กทม": _BANGKOK, "กทม.": _BANGKOK}
    for one in geothai.provinces():
        found |= {one.name_th: one.name_th, one.name_en.casefold(): one.name_th}
    return found


@cache
def _called() -> dict[str, str]:
    """Give the province of each other name, in small letters and without spaces, and of each name so written."""
    text = (files("household_ledger") / "data" / "province_called.csv").read_text(encoding="utf-8")
    others = {_joined(row["called"].casefold()): row["province"] for row in csv.DictReader(text.splitlines())}
    return others | {_joined(name): province for name, province in _provinces().items()}


def _wanted(word: str) -> tuple[tuple[int, ...], str]:
    """Tell which names (0 subdistrict, 1 district, 2 province, 3 postcode) a word may begin, and with what."""
    if word.isdecimal():
        return (3,), word
    for level, befores in enumerate(_LEVELS):
        for before in befores:
            if word.startswith(before):
                return (level,), word.removeprefix(before)
    return (0, 1, 2), word


def _rank(names: tuple[str, str, str, str], levels: tuple[int, ...], words: str) -> int | None:
    """Say how well a word fits: 0 the whole name of a subdistrict, 1 its beginning, 2 a whole district; None not."""
    for level in levels:
        if names[level].startswith(words):
            return 2 * level + (names[level] != words)
    return None


def _in_order(place: Place) -> tuple[str, str, str, str]:
    return sort_key(place.subdistrict), sort_key(place.province), sort_key(place.district), place.postcode


@cache
def _places() -> tuple[tuple[Place, tuple[str, str, str, str]], ...]:
    import geothai  # 20 ms and 6 MB nobody needs who types no address

    places = []
    for province in geothai.provinces():
        for district in geothai.districts(province.code):
            of_district = district.name_th.removeprefix("เขต")
            for one in geothai.subdistricts(district.code):
                for postcode in one.postal_codes:
                    names = (one.name_th, of_district, province.name_th, postcode)
                    places.append((Place(*names), names))
    return tuple(places)
