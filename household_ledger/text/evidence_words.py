"""The names of the fixed words evidence is told in: purposes, staircases, sources, moments, questions at intake."""

from __future__ import annotations

from household_ledger.domain.change_eight import Moment
from household_ledger.domain.consent import Purpose
from household_ledger.domain.intake import LEAVING_REASON, Asked
from household_ledger.domain.staircase import Audience, Source
from household_ledger.domain.visit import Visit
from household_ledger.text.i18n import N_, _

_PURPOSES = {
    Purpose.RECORD: N_("Keeping the accounts"),
    Purpose.EVIDENCE: N_("Counting, without names"),
    Purpose.PHOTO: N_("Showing pictures"),
    Purpose.STORY: N_("Telling the household's story"),
}
_AUDIENCES = {Audience.PARTICIPANT: N_("Participants' staircase"), Audience.PROVIDER: N_("Provider's staircase")}
_SOURCES = {
    Source.LEDGER: N_("From the ledger"),
    Source.VISIT: N_("From a visit"),
    Source.ATTENDANCE: N_("From lessons attended"),
    Source.DOCUMENT: N_("From a document"),
}
_MOMENTS = {Moment.BEFORE: N_("Before the project"), Moment.AFTER: N_("After it")}
_INTAKE = {
    Asked.LIVELIHOOD: N_("Livelihood"),
    Asked.SKILLS: N_("Skills"),
    Asked.LAND: N_("Land"),
    Asked.TOOLS: N_("Tools and machines"),
    Asked.NEEDS: N_("Needs"),
    Asked.LIMITS: N_("What makes it hard"),
    Asked.OCCUPATION_WANTED: N_("Work wished for"),
    Asked.WELFARE: N_("State welfare card"),
    LEAVING_REASON: N_("Why it left"),
}
_CHECKED = {
    "has_counted_cash": N_("cash counted"),
    "has_compared_receipts": N_("receipts compared"),
    "has_read_page": N_("page read together"),
}


def checked_words(visit: Visit) -> str:
    """Say what was checked at a visit, as a month it verified keeps it; "" for nothing."""
    return ", ".join(_(words) for name, words in _CHECKED.items() if getattr(visit, name))


def purpose_name(purpose: Purpose) -> str:
    """Name what a consent is for."""
    return _(_PURPOSES[purpose])


def audience_name(audience: Audience) -> str:
    """Name whose staircase it is."""
    return _(_AUDIENCES[audience])


def source_name(source: Source) -> str:
    """Name what shows that a stair is reached."""
    return _(_SOURCES[source])


def moment_name(moment: Moment) -> str:
    """Name when a score was given."""
    return _(_MOMENTS[moment])


def intake_name(key: str) -> str:
    """Name a question asked at intake; another key stands as it was written."""
    return _(_INTAKE[key]) if key in _INTAKE else key
