"""`pack.json`: a pack as one JSON file, with a digest that tells when somebody changed it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from household_ledger.errors import UserError
from household_ledger.services.evidence.codec import Json, NotOursError, from_json, to_json
from household_ledger.services.evidence.pack import EvidencePack

PACK_FILE = "pack.json"
SCHEMA = "household-ledger/evidence/3"
_WITHOUT_EIGHT = "household-ledger/evidence/2"
"""Packs of this one are the same without Change 8."""
_OLDER = frozenset({"household-ledger/evidence/1"})
"""Grades of these are months where those of later packs are parts of a hundred: they cannot be put together."""
_SCHEMAS = "household-ledger/evidence/"
_MOST_BYTES = 50 << 20


@dataclass(frozen=True, slots=True)
class ReadPack:
    """A pack that was read, what it is called where it lies, and its digest."""

    pack: EvidencePack
    digest: str
    name: str


def pack_bytes(pack: EvidencePack) -> bytes:
    """Write a pack as the file holds it: the same bytes for the same pack."""
    content = to_json(pack)
    whole = {"schema": SCHEMA, "digest": digest_of(content), "pack": content}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def digest_of(content: Json) -> str:
    """Give the digest of a pack's content: SHA-256 of its JSON in one canonical spelling."""
    spelled = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(spelled.encode()).hexdigest()


def read_pack(path: Path) -> ReadPack:
    """Read a pack by its folder or its `pack.json`.

    UserError `evidence_no_pack`, `evidence_pack_older`, `evidence_pack_newer`, `evidence_pack_changed`,
    `evidence_pack_unreadable`, `cannot_read`.
    """
    file = path / PACK_FILE if path.is_dir() else path
    name = file.parent.absolute().name if file.name == PACK_FILE else file.name
    whole = _json_of(file, name)
    schema = whole.get("schema") if isinstance(whole, dict) else None
    if not isinstance(whole, dict) or not isinstance(schema, str) or not schema.startswith(_SCHEMAS):
        raise UserError("evidence_no_pack", name=name)
    if schema in _OLDER:
        raise UserError("evidence_pack_older", name=name)
    if schema not in (SCHEMA, _WITHOUT_EIGHT):
        raise UserError("evidence_pack_newer", name=name)
    digest = whole.get("digest")
    if not isinstance(digest, str) or digest != digest_of(whole.get("pack")):
        raise UserError("evidence_pack_changed", name=name)
    try:
        pack = from_json(EvidencePack, _with_eight(whole["pack"]) if schema == _WITHOUT_EIGHT else whole["pack"])
    except NotOursError as problem:
        raise UserError("evidence_pack_unreadable", name=name) from problem
    if not pack.sources or not pack.bases or all(one.who is not None for one in pack.people):
        raise UserError("evidence_pack_unreadable", name=name)
    return ReadPack(pack, digest, name)


def _with_eight(content: Json) -> Json:
    return {**content, "eight": []} if isinstance(content, Mapping) else content


def _json_of(file: Path, name: str) -> Json:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise UserError("evidence_no_pack", name=name)
        content: Json = json.loads(file.read_bytes())
    except FileNotFoundError as problem:
        raise UserError("evidence_no_pack", name=name) from problem
    except OSError as problem:
        raise UserError("cannot_read", name=name) from problem
    except (ValueError, RecursionError) as problem:
        raise UserError("evidence_no_pack", name=name) from problem
    return content
