"""Looking whether a ledger is what its journal says: chain, digests, rows, balance, totals, pictures, safeguards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from household_ledger.db.audit_merged import MergedFold, is_same
from household_ledger.db.conflicts import has_merged
from household_ledger.db.connections import Raw
from household_ledger.db.erasing import what_came_back
from household_ledger.db.format import SCHEMA
from household_ledger.db.journal import (
    FORMAT,
    MISREAD,
    Change,
    Header,
    changes_in,
    digest_of,
    heads_in,
    is_chained,
    text_of,
)
from household_ledger.db.opening import missing_derived
from household_ledger.db.photos import Key, faults_of_photos, unnamed_photos
from household_ledger.db.records import BY_NAME, KINDS
from household_ledger.db.totals import GROUPING
from household_ledger.db.units import Image
from household_ledger.domain.photo import hashes_of
from household_ledger.errors import EnvironmentProblem

_OPS = "select writer,seq,hlc,context,schema,person,label,target,hash from op order by writer,seq"
_LEAVES = "select salt,digest,body from leaf where writer=? and seq=? order by part"
_ORDER = (
    "select l.household_id,o.schema,l.writer,l.seq,l.part from leaf l join op o on o.writer=l.writer and o.seq=l.seq"
    " order by l.household_id,o.hlc,o.writer,o.seq,l.part"
)
_UNBALANCED = "select entry_id from entry_line group by 1 having sum(satang)<>0 limit 20"
_KEPT = "select household_id,month,account,ref,occupation,medium,sign,satang,count from month_total"
_UNREADABLE = frozenset({"damaged", "leaf_changed"})
"""After these the journal cannot be folded."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be: a code, and where."""

    code: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a look through the whole file found."""

    entries: int
    steps: int
    findings: tuple[Finding, ...]


def verify_journal(raw: Raw) -> list[Finding]:
    """Look through what a copy must have right: the chain to its head, digests, balance, what is installed."""
    return [*verify_chain(raw), *(Finding("not_installed", name) for name in _not_installed(raw))]


def verify_chain(raw: Raw) -> list[Finding]:
    """Look through the journal: the chain to its head, digests, balance."""
    return [
        *_look_at_chain(raw),
        *(Finding("does_not_balance", str(entry)) for (entry,) in raw.execute(_UNBALANCED)),
    ]


def verify_all(raw: Raw) -> CheckReport:
    """Look through everything: file, journal, rows against the journal, kept totals against the lines, pictures."""
    findings = [Finding("damaged", str(row[0])) for row in raw.execute("pragma integrity_check(20)") if row[0] != "ok"]
    findings += [Finding("reference_missing", str(row[0])) for row in raw.execute("pragma foreign_key_check")]
    return verify_contents(raw, [*findings, *verify_journal(raw)])


def verify_contents(raw: Raw, findings: list[Finding]) -> CheckReport:
    """Look through the contents after what was found of the journal: rows against it, kept totals, pictures."""
    findings = [*findings, *(Finding("erased_is_there", table) for table in what_came_back(raw))]
    if not _UNREADABLE & {finding.code for finding in findings}:
        findings += [*_read_through(_look_at_rows(raw)), *_look_at_totals(raw)]
        findings += [Finding(code, name) for code, name in faults_of_photos(raw)]
    return CheckReport(_count(raw, "entry where deleted=0"), _count(raw, "op"), tuple(findings))


def _read_through(found: Iterator[Finding]) -> Iterator[Finding]:
    """Pass on what is found, until the journal says what no program of ours wrote: that is a finding too."""
    try:
        yield from found
    except (EnvironmentProblem, *MISREAD) as problem:
        if isinstance(problem, EnvironmentProblem) and problem.code != "journal_unreadable":
            raise
        yield Finding("leaf_changed")


def _not_installed(raw: Raw) -> list[str]:
    """Name views and triggers that are not this program's, and the version where it is told in two ways.

    A file of an older version has views and triggers of its own.
    """
    row = raw.execute("pragma user_version").fetchone()
    version = row[0] if row is not None else 0
    missing = missing_derived(raw) if version == SCHEMA else []
    if raw.execute("select version_num from alembic_version").fetchall() != [(f"{version:04}",)]:
        missing.append("alembic_version")
    return missing


def _count(raw: Raw, table: str) -> int:
    row = raw.execute(f"select count(*) from {table}").fetchone()
    return int(row[0]) if row is not None else 0


def _look_at_chain(raw: Raw) -> Iterator[Finding]:
    """Follow each writer's ops from the first: no gap, digests and hashes right, contexts true heads."""
    last: dict[int, tuple[int, bytes]] = {}
    heads: dict[tuple[int, int], bytes] = {}
    contexts: list[tuple[str, str]] = []
    for *cells, chained in raw.execute(_OPS):
        header: Header = tuple(cells)
        writer, seq, context = header[0], header[1], header[3]
        number, previous = last.get(writer, (0, b""))
        where = f"{writer}/{seq}"
        seals = []
        for salt, digest, body in raw.execute(_LEAVES, (writer, seq)).fetchall():
            seals.append((salt, digest))
            if body is not None and not _is_digest(salt, body, digest, header[4]):
                yield Finding("leaf_changed", where)
        if seq != number + 1:
            yield Finding("step_missing", where)
        if not is_chained(previous, header, seals, chained):
            yield Finding("chain_broken", where)
        last[writer] = seq, chained
        heads[writer, seq] = chained
        if context is not None:
            contexts.append((where, context))
    for where, context in contexts:
        if not _is_of_heads(context, heads):
            yield Finding("chain_broken", where)


def _is_of_heads(context: str, heads: dict[tuple[int, int], bytes]) -> bool:
    """Tell whether what a step knew of other writers is so."""
    try:
        return all(heads.get((other, seq)) == head for other, (seq, head) in heads_in(context).items())
    except MISREAD:
        return False


def _is_digest(salt: bytes, body: bytes, digest: bytes, schema: int) -> bool:
    try:
        return digest_of(salt, text_of(body, schema)) == digest
    except MISREAD:
        return False


def _look_at_rows(raw: Raw) -> Iterator[Finding]:
    """Fold the journal and compare with the rows, household by household, so that little is held at once."""
    order = raw.execute(_ORDER).fetchall()
    households = sorted({row[0] for row in order} | {0} | {row[0] for row in raw.execute("select id from household")})
    leaves: dict[int, list[tuple[int, int, int, int]]] = {household: [] for household in households}
    for household, *leaf in order:
        leaves[household].append(tuple(leaf))
    touched = _Touched()
    merged = MergedFold(raw, households) if has_merged(raw) else None
    for household in households:
        folded: dict[tuple[str, int, int], Image] = {}
        touched.household = household
        for schema, *key in leaves[household]:
            if merged is None:
                yield from _fold(raw, folded, schema or FORMAT, tuple(key), touched)
                continue
            for change in _changes(raw, schema or FORMAT, tuple(key), touched):
                merged.add(tuple(key), change)
        if merged is not None:
            yield from (Finding("journal_contradicts", where) for where in merged.contradictions())
        yield from _compare(raw, household, merged.images(household) if merged is not None else folded)
    if merged is not None:
        yield from (Finding("conflicts_differ", where) for where in merged.compare(raw))
    yield from touched.compare(raw)
    yield from (Finding("photo_unnamed", name) for name in unnamed_photos(raw, touched.photos))


@dataclass(slots=True)
class _Touched:
    """What the leaves say they touched, as a count and a sum over all: the list itself may be as long as the file.

    The pictures records were given are told one by one.
    """

    count: int = 0
    sum: int = 0
    unreadable: set[tuple[int, ...]] = field(default_factory=set)
    household: int = 0
    """Whose leaves are being read."""
    photos: set[Key] = field(default_factory=set)
    """The pictures any of them names."""

    def note_photos(self, image: Image) -> None:
        """Take note of the pictures a record is given."""
        self.photos.update((self.household, name) for name in hashes_of(image.get("photos") or ""))

    def add(self, kind: int, record: int, sub: int, key: tuple[int, ...]) -> None:
        self.count += 1
        self.sum += hash((kind, record, sub, *key))

    def compare(self, raw: Raw) -> Iterator[Finding]:
        """Hold the index of what was touched by which step against it; that of leaves without a body cannot be."""
        kept = _Touched()
        for kind, record, sub, *key in raw.execute("select kind,id,sub,writer,seq,part from touch"):
            if tuple(key) not in self.unreadable:
                kept.add(kind, record, sub, tuple(key))
        if (kept.count, kept.sum) != (self.count, self.sum):
            yield Finding("touches_differ")


def _changes(raw: Raw, schema: int, key: tuple[int, ...], touched: _Touched) -> Iterator[Change]:
    """Give what a leaf says was changed, and take note of it; nothing where it was erased."""
    row = raw.execute("select body from leaf where writer=? and seq=? and part=?", key).fetchone()
    if row is None or row[0] is None:
        touched.unreadable.add(key)
        return
    for change in changes_in(row[0], schema):
        touched.add(BY_NAME[change.kind].code, change.id, change.sub, key)
        if BY_NAME[change.kind].has_photos:
            touched.note_photos(change.after)
        yield change


def _fold(
    raw: Raw, folded: dict[tuple[str, int, int], Image], schema: int, key: tuple[int, ...], touched: _Touched
) -> Iterator[Finding]:
    for change in _changes(raw, schema, key, touched):
        have = folded.setdefault((change.kind, change.id, change.sub), {})
        before = change.before or {}
        if any(not is_same(have.get(name), value) for name, value in before.items()):
            yield Finding("journal_contradicts", f"{change.kind} {change.id} {change.sub}")
        have.update(change.after)


def _compare(raw: Raw, household: int, folded: dict[tuple[str, int, int], Image]) -> Iterator[Finding]:
    for kind in KINDS:
        if (household == 0 and not kind.is_of_project) or (household and kind.household == "0"):
            continue
        rows = raw.execute(f"select id,sub,image from {kind.name}_image where household_id=?", (household,))
        for record, sub, image in rows:
            have = folded.pop((kind.name, record, sub), {})
            now = json.loads(image)
            if any(not is_same(have.get(name), value) for name, value in now.items()):
                yield Finding("journal_is_not_rows", f"{kind.name} {record} {sub}")
    for name, record, sub in folded:
        yield Finding("row_missing", f"{name} {record} {sub}")


def _look_at_totals(raw: Raw) -> Iterator[Finding]:
    for sql in (f"{_KEPT} except {GROUPING}", f"{GROUPING} except {_KEPT}"):
        for row in raw.execute(f"select * from ({sql}) other limit 20"):
            yield Finding("total_differs", f"{row[0]} {row[1]} {row[2]} {row[3]}")
