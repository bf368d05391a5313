"""What is written for SQLite is said to a server in its own words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from household_ledger.db.postgres.statements import for_server
from household_ledger.db.schema import metadata
from tests.conftest import ROOT

_MAY_BE_NULL = {
    column.name
    for table in metadata.sorted_tables
    for column in table.columns
    if column.nullable and not column.computed
}
_OF_FILES_ALONE = ("salvage", "recasting", "pages", "upgrading")
"""What reads files that are never on a server."""


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("select a from t where b=? and c=?", "select a from t where b=$1 and c=$2"),
        ("select a from t where b=?2 and c=?1 and d=?2", "select a from t where b=$2 and c=$1 and d=$2"),
        ("select 'why? 5%' from t where a=?", "select 'why? 5%' from t where a=$1"),
        ("select a from t cross join u w on w.a=t.a", "select a from t join u w on w.a=t.a"),
        ("select a from t cross join u w where w.a=t.a", "select a from t cross join u w where w.a=t.a"),
        ("select a from t where a in (select value from json_each(?))",
         "select a from t where a in (select value from hl_numbers($1))"),
        ("select 1 from json_each(?) j cross join t on t.a=j.value->>0",
         "select 1 from hl_rows($1) j cross join t on t.a=(j.value->>0)::bigint"),
        ("select 1 from json_each(?) j cross join t u on u.a=j.value->>0",
         "select 1 from hl_rows($1) j join t u on u.a=(j.value->>0)::bigint"),
        ("select t.before->>'date' from t", "select ((t.before)::json->>'date') from t"),
        ("select coalesce(image->>'deleted',0) from t",
         "select coalesce(((image)::json->>'deleted')::bigint,0) from t"),
        ("select a from t where a like 'integer like ?%'", "select a from t where a ilike 'integer like ?%'"),
        ("select cast(case when a then (b) else c end as blob) from t",
         "select convert_to(case when a then (b) else c end,'UTF8') from t"),
        ("select cast(a as integer) from t", "select cast(a as bigint) from t"),
        ("select instr(a,?) from t", "select strpos(a,$1) from t"),
        ("select 'x.y->>7 and z->>''deleted''' from t", "select 'x.y->>7 and z->>''deleted''' from t"),
    ],
)  # fmt: skip
def test_a_statement_is_said_in_the_server_s_words(ours: str, theirs: str) -> None:
    said = for_server(ours)
    assert said is not None
    assert said.text == theirs


def test_named_cells_are_given_in_the_order_of_their_numbers() -> None:
    said = for_server("select a from t where a=:one and b=:other and c=:one")
    assert said is not None
    assert said.text == "select a from t where a=$1 and b=$2 and c=$1"
    assert said.given({"other": 2, "one": 1, "more": 3}) == [1, 2]


def test_a_server_is_not_asked_to_put_triggers_aside() -> None:
    assert for_server("drop trigger temp.touch_entry_insert") is None


def _statements() -> Iterator[tuple[str, str]]:
    """Give every text in `db` that orders something, as far as it stands fixed, with its module."""
    for path in sorted((ROOT / "household_ledger" / "db").glob("*.py")):
        if not path.stem.startswith(_OF_FILES_ALONE):
            known = vars(import_module(f"household_ledger.db.{path.stem}"))
            yield from ((path.stem, text) for text in _texts(path, known) if "order by " in text)


def _texts(path: Path, known: dict[str, object]) -> Iterator[str]:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    put_together = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    parts = {id(part) for node in put_together for part in ast.walk(node)}
    yield from ("".join(_part(one, known) for one in node.values) for node in put_together)
    yield from (
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts
    )


def _part(node: ast.expr, known: dict[str, object]) -> str:
    """Give a part of a text: what stands there, or what is put in where the module itself says it."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    named = node.value if isinstance(node, ast.FormattedValue) else None
    return str(known.get(named.id, "…")) if isinstance(named, ast.Name) else "…"


def _nulls_in_order(text: str) -> list[str]:
    """Name what a statement orders by that may be null: a file has these first, a server last."""
    found = []
    for begins in re.finditer("order by ", text):
        ordered = _until_closed(text[begins.end() :])
        for said in _apart(re.split(r" limit\b", ordered)[0]):
            term = said
            if said.isdigit():
                listed = text[: begins.start()].rpartition("select ")[2].partition(" from ")[0]
                term = _apart(listed)[int(said) - 1]
            column = re.fullmatch(r"(?:\w+\.)?\"?(\w+)\"?(?: desc| asc)?", term)
            if column is not None and column[1] in _MAY_BE_NULL:
                found.append(term)
    return found


def _until_closed(text: str) -> str:
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return text[:place]
    return text


def _apart(listed: str) -> list[str]:
    """Take a list apart at the commas that stand in no brackets."""
    parts, depth = [""], 0
    for sign in listed:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [one.strip() for one in parts]


def test_nothing_is_ordered_by_what_may_be_null_as_two_databases_put_that_at_two_ends() -> None:
    statements = list(_statements())
    assert len(statements) > 40
    assert [(module, terms) for module, text in statements if (terms := _nulls_in_order(text))] == []


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("select a from goal g order by g.target desc,g.id", ["g.target desc"]),
        ("select id,by from goal group by 1 order by 2", ["by"]),
        ("select (select id from debt order by total limit 1) from t order by id", ["total"]),
        ("select id from debt order by total nulls last,id", []),
        ("select id from debt order by coalesce(total,0),id", []),
        ("select id from household order by code,id", []),
    ],
)
def test_what_may_be_null_is_seen_in_an_order(text: str, terms: list[str]) -> None:
    assert _nulls_in_order(text) == terms
