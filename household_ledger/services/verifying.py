"""Who may verify what: somebody whose role it is, other than who wrote it, also where a person is written twice."""

from __future__ import annotations

from collections.abc import Iterable

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Role
from household_ledger.domain.register import Person
from household_ledger.errors import UserError
from household_ledger.services.merging.doubles import plain
from household_ledger.services.ports import Reader

VERIFYING = frozenset({Role.VERIFIER, Role.RESPONSIBLE})
"""Roles that verify (`reference/indicators.md` asks for a ผู้ตรวจสอบ); who answers for the project may too."""


def has_verifiers(reader: Reader) -> bool:
    """Tell whether anybody's role is to verify; until somebody's is, anybody but who wrote it may."""
    return any(one.role in VERIFYING for one in reader.all(Person))


def is_typist_unknown(writers: Iterable[Id]) -> bool:
    """Tell whether of some of what was written nobody said who wrote it, as of all that comes from the command line.

    Whoever did may verify it: there is nothing to hold the verifier against.
    """
    return NO_ID in writers


def why_not_verify(verifier: Id, writers: Iterable[Id], reader: Reader, *, own: str) -> UserError | None:
    """Say why a person cannot verify what `writers` wrote; None where nothing speaks against it.

    `own` where the verifier, or who was said to be the same, is one of them; `verifier_role` where the verifier's role
    is another and somebody's is to verify; `verifier_twice` where somebody of the same name wrote: whether these are
    one person nobody said. Who is not said (0) wrote nothing.
    """
    mine, theirs = reader.who_they_are(frozenset({verifier})), reader.who_they_are(frozenset(writers)) - {NO_ID}
    if mine & theirs:
        return UserError(own)
    people = {one.id: one for one in reader.all(Person, with_deleted=True)}
    me = people.get(verifier)
    is_role = any(people[one].role in VERIFYING for one in mine if one in people)
    if me is not None and not is_role and has_verifiers(reader):
        return UserError("verifier_role", name=me.name)
    names = (people[one].name for one in sorted(theirs) if one in people)
    same = next((name for name in names if me is not None and plain(name) == plain(me.name)), None)
    return UserError("verifier_twice", name=me.name, other=same) if me is not None and same is not None else None
