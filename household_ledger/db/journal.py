"""The journal's own format: leaves packed with a preset dictionary, salted digests, a hash chain over the steps.

Everything here is part of the file format; what changes it needs another `FORMAT` (in `op.schema`) beside this one.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from household_ledger.db.columns import Value
from household_ledger.domain.changes import Label
from household_ledger.errors import EnvironmentProblem

FORMAT = 2
"""Since 2 a step's hash holds a salted digest of what its label names, so that an erasure can empty the label too."""
_LABELS_APART = 2
_NO_HEADER = -15
_LEVEL, _LEVEL_MANY = 6, 3
_MANY_BYTES = 1 << 16
"""The leaves of an import are packed three times as fast for a quarter more room."""
_SALT_BYTES = 16
_DICTIONARY = (
    b'["project",1,0,null,{"name":"","settings":"{}","price_year":"household","code":"name":"group":"province":"started_on":"20'
    b'"member","participant":1,"present_from":"birth_year":"pocket","kind":"savings","category":"S0"cash","debt","debt_class":"D0"'
    b'rule":"none","per_year","rate":"occupation","sector":"farm","main":1,"goal","target":"by":"rhythm":"month","every":'
    b'"household_category","under":"E0"need":"reducible","hidden":1,"party","baseline","lines":[["I0"type":"C","first":20"last":20'
    b'"month",{"closed":["2026-11-",null],"verified":[null,null,null],"paper":null,"correction":[null,null]}]'
    b'["transfer",["adjust",["opening",["lend",["returned",["withdraw",["borrow",["asset_buy",["in_kind_given",["in_kind_input",'
    b'["in_kind_received",["in_kind_produced",["hours",["nothing",["cash_count",["repay",["credit",["save",["cost",["income",["expense",'
    b'["lent",0,"moved",["opening",0,0,"opening",["adjust",6002,0,"cash",-["thing",["savings",0,"cash",["debt",0,"credit",-'
    b'["income",1020,0,"produced",-["income",1021,0,"received",-["spending",3027,0,"cash",["cost",2007,"cash",60],["income",1001,"cash",-'
    b'"known_by":"remembered""paper""summary","deleted":1}]["entry",0,{"deleted":null},{"deleted":1}]'
    b'["entry",0,null,{"of":[20,"2026-11-",null,null],"money":["expense",null,null,null,null,null,null,'
    b'[["spending",3001,0,"cash",00,0],["pocket",0,"cash",-00,0]]],"correction":[null,null],"date":"2026-11-","member":null,"party":null,'
    b'"goal":null,"description":"","note":null,"known_by":"receipt","deleted":null}],["entry",'
)
_DICTIONARIES = {1: _DICTIONARY, FORMAT: _DICTIONARY}
MISREAD = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, zlib.error)
"""What comes of a journal somebody changed past the program."""


class Leaf(NamedTuple):
    """The changed records of one household in a step: text packed, and what the chain holds of it."""

    household: int
    records: int
    salt: bytes
    digest: bytes
    body: bytes
    keys: list[tuple[int, int, int]]


Seal = tuple[bytes | None, bytes]
"""A leaf's salt (None: it was erased) and digest."""
Header = tuple[int, int, int, str | None, int, int, str, int | None]
"""writer, seq, hlc, context, schema, person, label, target: what the op's hash covers beside the leaves."""
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Made once: a merge writes some hundred thousand times."""


def dumps(value: object) -> str:
    """Write JSON as the journal keeps it; what is once stored is never spelled anew."""
    return _WRITER.encode(value)


def make_leaf(household: int, raw: bytes, keys: list[tuple[int, int, int]]) -> Leaf:
    """Pack the JSON text of a leaf (UTF-8) under a fresh salt."""
    salt = os.urandom(_SALT_BYTES)
    return Leaf(household, len(keys), salt, digest_of(salt, raw), packed(raw), keys)


def packed(raw: bytes) -> bytes:
    """Pack the text of a leaf."""
    level = _LEVEL if len(raw) < _MANY_BYTES else _LEVEL_MANY
    packer = zlib.compressobj(level, zlib.DEFLATED, _NO_HEADER, zdict=_DICTIONARIES[FORMAT])
    return packer.compress(raw) + packer.flush()


def text_of(body: bytes, schema: int = FORMAT) -> bytes:
    """Unpack a leaf's body to the bytes its digest is over."""
    return zlib.decompressobj(_NO_HEADER, zdict=_DICTIONARIES[schema]).decompress(body)


def told_text(body: bytes, schema: int) -> bytes:
    """Unpack a leaf's body; EnvironmentProblem `journal_unreadable` where somebody changed it."""
    try:
        return text_of(body, schema)
    except MISREAD as problem:
        raise EnvironmentProblem("journal_unreadable") from problem


class Change(NamedTuple):
    """A record in a leaf: its units before (None: it was made) and after."""

    kind: str
    id: int
    sub: int
    before: dict[str, Value | list[object]] | None
    after: dict[str, Value | list[object]]


def changes_in(body: bytes, schema: int = FORMAT) -> list[Change]:
    """Read the changes a leaf holds; EnvironmentProblem `journal_unreadable` where somebody changed it."""
    try:
        return [Change(*one) for one in json.loads(text_of(body, schema))]
    except MISREAD as problem:
        raise EnvironmentProblem("journal_unreadable") from problem


def digest_of(salt: bytes, raw: bytes) -> bytes:
    """Digest a leaf's text; the salt keeps it from being guessed after an erasure."""
    return hashlib.sha256(salt + raw).digest()


def op_hash(previous: bytes, header: Header, seals: Sequence[Seal]) -> bytes:
    """Chain an op to the one before it (b"" for the first) with its header and the digests of its leaves."""
    hashed = header
    if header[4] >= _LABELS_APART:
        hashed = (*header[:6], emptied_label(header[6], header[4], seals), header[7])
    return _chained(previous, hashed, seals)


def is_chained(previous: bytes, header: Header, seals: Sequence[Seal], chained: bytes) -> bool:
    """Tell whether an op's hash holds; of one that an earlier program wrote nobody can once its label was emptied.

    That of an op whose label is none does not.
    """
    label, schema = _told(header[6]), header[4]
    if label is None:
        return False
    hashed = header
    if isinstance(label[1], str):
        if not any(salt is None for salt, _digest in seals):
            return False
        if schema < _LABELS_APART:
            return True
    elif schema >= _LABELS_APART:
        hashed = (*header[:6], _emptied(*label, schema, seals), header[7])
    return _chained(previous, hashed, seals) == chained


def _chained(previous: bytes, hashed: Header, seals: Sequence[Seal]) -> bytes:
    return hashlib.sha256(previous + dumps(hashed).encode() + b"".join([digest for _salt, digest in seals])).digest()


def emptied_label(label: str, schema: int, seals: Sequence[Seal]) -> str:
    """Give what is left of a label when a leaf of its step is erased: its code, and a digest nobody can guess from.

    The salts of all leaves are in it, so that it goes with the first of them. EnvironmentProblem `journal_unreadable`
    where somebody changed it so that it is none.
    """
    told = _told(label)
    if told is None:
        raise EnvironmentProblem("journal_unreadable")
    return label if isinstance(told[1], str) else _emptied(*told, schema, seals)


def _emptied(code: str, params: object, schema: int, seals: Sequence[Seal]) -> str:
    salts = b"".join([salt or b"" for salt, _digest in seals])
    digest = hashlib.sha256(salts + dumps(params).encode()).hexdigest() if schema >= _LABELS_APART else ""
    return dumps([code, digest])


def label_json(label: Label) -> str:
    """Write a label for `op.label`."""
    return dumps([label.code, [list(pair) for pair in label.params]])


def label_from(text: str) -> Label:
    """Read `op.label`; one that somebody changed so that it is none says nothing."""
    code, params = _told(text) or ("", [])
    return Label(code, tuple((name, value) for name, value in params) if isinstance(params, list) else ())


def _told(text: str) -> tuple[str, list[tuple[str, str | int]] | str] | None:
    """Read a label: its code, and words or numbers by name, or a digest of them; None where it is none."""
    try:
        said = json.loads(text)
        dumps(said).encode()  # half a sign cannot be told
        code, params = said if isinstance(said, list) else (None, None)
        if not isinstance(code, str) or not isinstance(params, str | list):
            return None
        if isinstance(params, list) and not all(
            isinstance(name, str) and isinstance(value, str | int) for name, value in params
        ):
            return None
    except MISREAD:
        return None
    return code, params


def heads_in(context: str | None) -> dict[int, tuple[int, bytes]]:
    """Read `op.context`: of other writers the last step newly seen, and its hash. One of `MISREAD` where it is none."""
    said = json.loads(context) if context is not None else {}
    return {int(other): (int(seq), bytes.fromhex(head)) for other, (seq, head) in said.items()}


def numbers_in(context: str | None) -> dict[int, int]:
    """Read the numbers of these steps; where somebody changed it so that it names none, it names none."""
    with suppress(*MISREAD):
        return {other: seq for other, (seq, _head) in heads_in(context).items()}
    return {}
