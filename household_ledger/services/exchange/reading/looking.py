"""Looking at a file as far as it goes: what it is taken for, what it holds or why not; as its source was before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from household_ledger.errors import UserError
from household_ledger.services.exchange.reading.formats import Request, format_of, read
from household_ledger.services.exchange.reading.found import Found
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.survey import Survey, survey


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of a look; `refusal`: the code of the UserError why it was not read, and what its sentence needs."""

    survey: Survey
    mapping: Mapping
    found: Found | None = None
    refusal: tuple[str, dict[str, str | int]] | None = None
    is_remembered: bool = False
    """The mapping was not said now: its source was read so before."""

    def held(self) -> Found:
        """Give what the file holds; UserError where it could not be read."""
        if self.found is None:
            code, params = self.refusal or ("import_unreadable", {})
            raise UserError(code, **params)
        return self.found


def look(content: bytes, request: Request) -> Looked:
    """Read a file's bytes as far as they go; where nothing is said, as files of its source were read before.

    What was remembered and does not fit any more is passed over. UserError for what is in no format of ours.
    """
    kind = request.format or format_of(request.name, content)
    request = replace(request, format=kind)
    if request.mapping == Mapping() and request.remembered:
        mapping = request.remembered.get(survey(request.name, content, kind, request.mapping).source)
        if mapping is not None:
            looked = _looked(content, replace(request, mapping=mapping))
            if looked.found is not None:
                return replace(looked, is_remembered=True)
    return _looked(content, request)


def _looked(content: bytes, request: Request) -> Looked:
    seen = survey(request.name, content, request.format, request.mapping)
    try:
        return Looked(seen, request.mapping, read(content, request))
    except UserError as problem:
        return Looked(seen, request.mapping, refusal=(problem.code, dict(problem.params)))
