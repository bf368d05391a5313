"""What the JSON export says of searches kept: what each looks for, its categories by their codes, the rest by names."""

from __future__ import annotations

from household_ledger.domain.category import STANDARD_LIMIT, code_of
from household_ledger.domain.ids import Id
from household_ledger.domain.register import Household, HouseholdCategory, Member, Occupation, Pocket
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.services.entry_filter_text import sought_of
from household_ledger.services.exchange.json_values import Json, iso
from household_ledger.services.ports import Reader

_NAMED = {"member": Member, "occupation": Occupation, "pocket": Pocket}


def search_json(saved: SavedFilter, reader: Reader) -> Json:
    """Give one kept search; amounts in satang, what it does not ask for left out.

    What is one household's own is named with that household's code beside it. One that a later version kept, which
    cannot be read here, is given as it stands, under `text`.
    """
    try:
        sought = sought_of(saved.text)
    except ValueError:
        return {"name": saved.name, "text": saved.text}
    wanted = sought.wanted
    told: dict[str, Json] = {"name": saved.name, "span": sought.span.value}
    said: dict[str, Json] = {
        "everywhere": sought.is_everywhere or None,
        "words": wanted.text or None,
        "from": iso(wanted.first),
        "to": iso(wanted.last),
        "least": None if wanted.least is None else int(wanted.least),
        "most": None if wanted.most is None else int(wanted.most),
        "kinds": [kind.value for kind in sorted(wanted.kinds)] or None,
        "tones": [*sorted(wanted.tones)] or None,
        "category": None if wanted.category is None else _category(wanted.category, reader),
        "with_photo": wanted.has_photo or None,
        "corrected": wanted.is_corrected or None,
        "deleted": wanted.is_deleted or None,
    }
    own = {name: getattr(wanted, name) for name in _NAMED}
    said |= {name: _own(_NAMED[name], key, reader) for name, key in own.items() if key is not None}
    return told | {name: value for name, value in said.items() if value is not None}


def _category(category: Id, reader: Reader) -> Json:
    return code_of(category) if category < STANDARD_LIMIT else _own(HouseholdCategory, category, reader)


def _own(kind: type[Member | Occupation | Pocket | HouseholdCategory], key: Id, reader: Reader) -> Json:
    found = reader.record(kind, key)
    home = reader.record(Household, found.household) if found is not None else None
    if found is None or home is None:
        return None
    return {"household": home.code, "name": found.name}
