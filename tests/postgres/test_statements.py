"""What is written for SQLite is said to a server in its own words."""

from __future__ import annotations

import pytest

from household_ledger.db.postgres.statements import for_server


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
