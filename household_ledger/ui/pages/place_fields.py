"""Where something lies, as forms ask it: any of its names or its postcode brings the others, and all may be typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from household_ledger.domain.register import Household, VillageGroup
from household_ledger.services.addresses import Place, places_like
from household_ledger.text.digits import to_arabic
from household_ledger.text.i18n import _
from household_ledger.ui.widgets.fields import Field, OfferedField, TextField

_LEAST_TYPED = 2
"""One letter begins hundreds of names."""


@dataclass(frozen=True, slots=True)
class Lying:
    """Where a household or village lies, as it is written down."""

    subdistrict: str = ""
    district: str = ""
    province: str = ""
    postcode: str = ""

    @classmethod
    def of(cls, place: Household | VillageGroup) -> Lying:
        """Tell where a household or village lies."""
        return cls(place.subdistrict, place.district, place.province, place.postcode)


class PlaceFields:
    """Subdistrict, district, province and postcode; `near` tells the province whose places are offered first."""

    def __init__(self, near: Callable[[], str]) -> None:
        self._near = near
        self.subdistrict = OfferedField[Place](_("Subdistrict"), name="subdistrict", offers=self._offers)
        self.district = OfferedField[Place](_("District"), name="district", offers=self._offers_with("อ."))
        self.province = TextField(_("Province"), name="province", longest=100)
        self.postcode = OfferedField[Place](_("Postcode"), name="postcode", offers=self._offers, longest=10)
        for one in (self.subdistrict, self.district, self.postcode):
            one.taken.connect(self._on_taken)
        self.subdistrict.show_hint(_("Type its beginning, or the postcode: the rest is offered below."))

    def all(self) -> tuple[Field, ...]:
        """List the fields in their order."""
        return (self.subdistrict, self.district, self.province, self.postcode)

    def show(self, lying: Lying) -> None:
        """Show where it lies, as if it had stood there all along."""
        for field, words in zip(self._lines(), _names(lying), strict=True):
            field.show_value(words)

    def lying(self) -> Lying:
        """Give what is typed."""
        return Lying(*(one.value() for one in self._lines()))

    def take(self, lying: Lying) -> None:
        """Take where it lies as if it had been typed."""
        for field, words in zip(self._lines(), _names(lying), strict=True):
            field.take_words(words)

    def _lines(self) -> tuple[TextField, ...]:
        return (self.subdistrict, self.district, self.province, self.postcode)

    def _offers(self, typed: str) -> Sequence[tuple[Place, str]]:
        if len(typed.strip()) < _LEAST_TYPED:
            return ()
        return [(one, one.words) for one in places_like(typed, near=self._near())]

    def _offers_with(self, level: str) -> Callable[[str], Sequence[tuple[Place, str]]]:
        return lambda typed: self._offers(f"{level}{typed.strip()}" if len(typed.strip()) >= _LEAST_TYPED else "")

    def _on_taken(self, place: object) -> None:
        if isinstance(place, Place):
            self.take(Lying(place.subdistrict, place.district, place.province, place.postcode))


class HomeFields:
    """Where a household is found: its house, where that lies, its telephone."""

    def __init__(self, near: str = "") -> None:
        """`near` is the province whose places come first until another is said."""
        self.near = near
        self.address = TextField(_("House number, road"), name="address", longest=300)
        self.village_no = TextField(_("Village number"), name="village_no", longest=20)
        self.place = PlaceFields(lambda: self.place.lying().province or self.near)
        self.phone = TextField(_("Telephone number"), name="phone", longest=60)

    def all(self) -> tuple[Field, ...]:
        """List the fields in their order."""
        return (self.address, self.village_no, *self.place.all(), self.phone)

    def show(self, household: Household) -> None:
        """Show what is known of a household."""
        self.address.show_value(household.address)
        self.village_no.show_value(household.village_no)
        self.place.show(Lying.of(household))
        self.phone.show_value(household.phone)

    def household(self, before: Household) -> Household:
        """Make a household of what is typed; what is not asked here stays."""
        lying = self.place.lying()
        return replace(
            before,
            address=self.address.value(),
            village_no=self.village_no.value(),
            subdistrict=lying.subdistrict,
            district=lying.district,
            province=lying.province,
            postcode=to_arabic(lying.postcode),
            phone=to_arabic(self.phone.value()),
        )


def _names(lying: Lying) -> tuple[str, str, str, str]:
    return lying.subdistrict, lying.district, lying.province, lying.postcode
