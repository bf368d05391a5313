"""What the JSON export says of what evidence rests on beside the entries: of the project, and of each household."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from household_ledger.domain.change_eight import ChangeLabel, ChangeScore
from household_ledger.domain.consent import Consent
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.number_lists import numbers_in
from household_ledger.domain.period import Month
from household_ledger.domain.photo import PhotoFacts, hashes_of
from household_ledger.domain.staircase import Stair, StairMark
from household_ledger.domain.training import Attendance, Training
from household_ledger.domain.visit import Visit
from household_ledger.services.exchange.exporting_labels import Labels
from household_ledger.services.exchange.json_values import Json, iso
from household_ledger.services.ports import Reader


@dataclass(frozen=True, slots=True)
class EvidenceWriter:
    """Says what there is; persons by their names, sessions by their place in `trainings`, counted from 1."""

    people: Mapping[Id, str]
    trainings: Sequence[Training]

    @classmethod
    def of(cls, reader: Reader, people: Mapping[Id, str]) -> EvidenceWriter:
        """Read the sessions."""
        return cls(people, sorted(reader.all(Training), key=lambda one: (one.held_on, one.id)))

    def of_project(self, reader: Reader) -> dict[str, Json]:
        """Give the sessions, the stairs, the provider's own marks, the eight changes and the project's pictures."""
        stairs = sorted(reader.all(Stair), key=lambda one: (one.audience, one.level, one.id))
        labels = {str(one.id): one.name for one in reader.all(ChangeLabel)}
        scores = reader.of_household(ChangeScore, NO_ID)
        return {
            "trainings": [self._training(one) for one in self.trainings],
            "stairs": [_stair(one) for one in stairs],
            "steps": self._marks(reader, NO_ID),
            "change8": {"labels": labels, "scores": [self._score(one, None) for one in scores]},
            "photos": [photo_json(one) for one in reader.photos(NO_ID)],
        }

    def of_household(self, reader: Reader, household: Id, labels: Labels) -> dict[str, Json]:
        """Give a household's consents, visits, attendance, marks and scores."""
        came = reader.of_household(Attendance, household)
        scores = reader.of_household(ChangeScore, household)
        return {
            "consents": [self._consent(one, labels) for one in reader.of_household(Consent, household)],
            "visits": [self._visit(one) for one in _by_day(reader.of_household(Visit, household))],
            "attendance": [told for one in came if (told := self._attendance(one, labels)) is not None],
            "steps": self._marks(reader, household),
            "change8": [self._score(one, labels) for one in scores],
        }

    def _training(self, training: Training) -> Json:
        return {
            "held_on": iso(training.held_on),
            "name": training.name,
            "lessons": list(numbers_in(training.lessons)),
            "place": training.place,
            "trainer": self._person(training.trainer),
            "aar": training.aar,
            "note": training.note,
        }

    def _consent(self, consent: Consent, labels: Labels) -> Json:
        return {
            "member": labels.members.get(consent.member) or None,
            "purpose": consent.purpose.value,
            "version": consent.version,
            "asked_on": iso(consent.asked_on),
            "given": consent.is_given,
            "thumb_print": consent.is_thumb_print,
            "witnesses": [one for one in (consent.witness, consent.second_witness) if one],
            "withdrawn_on": iso(consent.withdrawn_on),
            "withdrawn_by": self._person(consent.withdrawn_by),
            "note": consent.note,
        }

    def _visit(self, visit: Visit) -> Json:
        return {
            "visited_on": iso(visit.visited_on),
            "visitor": self._person(visit.visitor),
            "cash_counted": visit.has_counted_cash,
            "receipts_compared": visit.has_compared_receipts,
            "page_read": visit.has_read_page,
            "counted": None if visit.counted is None else int(visit.counted),
            "months": [Month.from_number(one).iso for one in numbers_in(visit.months)],
            "photos": list(hashes_of(visit.photos)),
            "note": visit.note,
        }

    def _attendance(self, came: Attendance, labels: Labels) -> Json:
        """Give which session it was; None where that was taken out on another laptop."""
        place = next((place for place, one in enumerate(self.trainings, 1) if one.id == came.training), None)
        return None if place is None else {"training": place, "member": labels.members.get(came.member) or None}

    def _marks(self, reader: Reader, household: Id) -> list[Json]:
        marks = sorted(reader.of_household(StairMark, household), key=lambda one: (one.reached_on, one.level, one.id))
        return [
            {
                "audience": mark.audience.value,
                "level": mark.level,
                "reached_on": iso(mark.reached_on),
                "baseline": mark.is_baseline,
                "value": mark.value,
                "photos": list(hashes_of(mark.photos)),
                "document": mark.document,
                "verified_by": self._person(mark.verified_by),
                "verified_on": iso(mark.verified_on),
                "fallen_on": iso(mark.fallen_on),
                "note": mark.note,
            }
            for mark in marks
        ]

    def _score(self, score: ChangeScore, labels: Labels | None) -> Json:
        return {
            "member": (labels.members.get(score.member) or None) if labels is not None else None,
            "person": self._person(score.person),
            "slot": score.slot,
            "moment": score.moment.value,
            "score": score.score,
            "on": iso(score.scored_on),
            "by": self._person(score.scored_by),
            "note": score.note,
        }

    def _person(self, person: Id) -> str | None:
        return self.people.get(person) or None


def photo_json(photo: PhotoFacts) -> Json:
    """Tell of a picture; the picture itself is saved out of the window."""
    return {
        "hash": photo.hash,
        "width": photo.width,
        "height": photo.height,
        "bytes": photo.size,
        "added": iso(photo.added_on),
    }


def _stair(stair: Stair) -> Json:
    return {
        "audience": stair.audience.value,
        "level": stair.level,
        "name": stair.name,
        "test": stair.test,
        "source": stair.source.value,
        "baseline": stair.baseline,
        "target": stair.target,
        "note": stair.note,
    }


def _by_day(visits: list[Visit]) -> list[Visit]:
    return sorted(visits, key=lambda one: (one.visited_on, one.id))
