"""One writer's ops: the head of its hash chain, what it has seen of other writers, its stacks."""

from __future__ import annotations

from collections.abc import Iterable

from household_ledger.db.connections import Raw
from household_ledger.db.identity import IdMaker, milliseconds
from household_ledger.db.journal import FORMAT, Header, Leaf, dumps, label_from, label_json, numbers_in, op_hash
from household_ledger.db.stacks import Stacks, read_stacks
from household_ledger.db.writers import MERGED
from household_ledger.domain.changes import Label, SentStep, Step
from household_ledger.domain.ids import Id
from household_ledger.services.ports import Clock

_HEAD = "select seq,hash,hlc from op where writer=? order by seq desc limit 1"
_HASH = "select hash from op where writer=? and seq=?"
_CONTEXTS = "select seq,context from op where writer=? and seq>? and context is not null order by seq"
_LEAF = "insert into leaf(writer,seq,part,household_id,records,salt,digest,body) values(?,?,?,?,?,?,?,?)"
_TOUCH = "insert into touch(kind,id,sub,writer,seq,part) values(?,?,?,?,?,?)"
_OP = "insert into op(writer,seq,hlc,context,schema,person,label,target,hash) values(?,?,?,?,?,?,?,?,?)"


class Chain:
    """The journal as one writer continues it.

    Kept between steps, and read anew by `refresh` when somebody else wrote; `follow` moves on only after a commit.
    """

    def __init__(self, raw: Raw, writer: int, clock: Clock) -> None:
        self.writer = writer
        self.raw = raw
        self._clock = clock
        self._version = -1
        self._stacks: Stacks | None = None
        self._seq, self._hash, self.hlc = 0, b"", 0
        self._context: str | None = None
        self._seen: dict[int, int] = {}
        self._looked_to = 0
        """What the ops up to this number have named of other writers: who types beside another names much."""
        self.coming: tuple[int, bytes, int, int | None] | None = None
        """The op written and not yet committed: its number, hash, time and target."""

    def refresh(self) -> bool:
        """Read head and context anew if another connection has written since; say whether it has."""
        version = self._others()
        if version == self._version:
            return False
        self._version = version
        self._seq, self._hash, self.hlc = self.raw.execute(_HEAD, (self.writer,)).fetchone() or (0, b"", self.hlc)
        self._context = self._unseen()
        self._stacks = None
        return True

    @property
    def head(self) -> tuple[int, int, bytes]:
        """Name the writer's last step known: writer, number (0: none) and hash."""
        return self.writer, self._seq, self._hash

    def read_anew(self) -> None:
        """Have everything read anew before the next step; what is coming is still to be committed."""
        self._version = -1

    def doubt(self) -> None:
        """Have everything read anew before the next step: a step was broken off, perhaps just after its commit."""
        self.read_anew()
        self.coming = None

    def stacks(self) -> Stacks:
        """Give what can be undone and redone, reading it from the ops when it is not known."""
        if self._stacks is None:
            self._stacks = read_stacks(self.raw, self.writer)
        return self._stacks

    def own(self, steps: Iterable[Step]) -> frozenset[int]:
        """Give the numbers of those of some steps that are the writer's own."""
        return frozenset(one.seq for one in steps if one.writer == self.writer)

    def label(self, seq: int) -> Label:
        """Read what one of the writer's steps did."""
        row = self.raw.execute("select label from op where writer=? and seq=?", (self.writer, seq)).fetchone()
        return label_from(row[0]) if row is not None else Label("")

    def append(self, leaves: list[Leaf], label: Label, *, person: Id, target: int | None, ids: IdMaker) -> Step:
        """Write leaves, touches and the op that holds them; the time never falls, nor below that of an id given."""
        seq = self._seq + 1
        for part, leaf in enumerate(leaves):
            self.raw.execute(
                _LEAF, (self.writer, seq, part, leaf.household, leaf.records, leaf.salt, leaf.digest, leaf.body)
            )
            self.raw.executemany(_TOUCH, [(*key, self.writer, seq, part) for key in leaf.keys])
        hlc = max(self.hlc + 1, ids.time, milliseconds(self._clock) or 0)
        header: Header = (self.writer, seq, hlc, self._context, FORMAT, int(person), label_json(label), target)
        chained = op_hash(self._hash, header, [(leaf.salt, leaf.digest) for leaf in leaves])
        self.raw.execute(_OP, (*header, chained))
        self.coming = seq, chained, hlc, target
        return Step(self.writer, seq)

    def follow(self) -> None:
        """Take the committed op as the new head."""
        if self.coming is None:
            return
        self._seq, self._hash, self.hlc, target = self.coming
        self.coming = self._context = None
        if self._stacks is not None:
            self._stacks.follow(self._seq, target)

    def _others(self) -> int:
        """Give a number that is another one once others have written."""
        row = self.raw.execute("pragma data_version").fetchone()
        return int(row[0]) if row else 0

    def _unseen(self) -> str | None:
        """Give the heads of other writers that no op of this one has named: the next op's context, null when none."""
        for seq, context in self.raw.execute(_CONTEXTS, (self.writer, self._looked_to)):
            self._seen |= numbers_in(context)
            self._looked_to = seq
        unseen: dict[str, list[int | str]] = {}
        others = self.raw.execute("select id,why from writer where id<>? order by id", (self.writer,)).fetchall()
        for other, why in others:
            head = self.raw.execute(_HEAD, (other,)).fetchone()
            if head is not None and head[0] > self._seen.get(other, 0):
                unseen[str(other)] = [head[0], head[1].hex()]
                if why != MERGED:  # within one file what comes later is numbered later; others' clocks never move ours
                    self.hlc = max(self.hlc, head[2])
        return dumps(unseen) if unseen else None


def is_in(raw: Raw, step: SentStep) -> bool:
    """Tell whether a step is in a ledger; another may have its number."""
    row = raw.execute(_HASH, step[:2]).fetchone()
    return row is not None and row[0] == step.hash
