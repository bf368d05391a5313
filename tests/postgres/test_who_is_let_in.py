"""What cannot be opened is refused with its reason, and nothing there is touched."""

from __future__ import annotations

import traceback
from collections.abc import Iterator

import psycopg
import pytest

from household_ledger.db.format import SCHEMA
from household_ledger.db.postgres import faults
from household_ledger.db.postgres.store import open_server
from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.text.i18n import using
from household_ledger.text.messages import message
from tests.databases import Databases
from tests.db.ledgers import HandClock, add_home
from tests.postgres.shared import numbers_in, shared_book, write_numbers
from tests.server import Kept

GUEST = "hl_guest"
LANGUAGES = ("th", "en")


@pytest.fixture(scope="module")
def gate() -> Iterator[Databases]:
    """Give a server of these tests' own, which knows a guest by a password."""
    kept = Kept("own")
    made = Databases(kept.where)
    with psycopg.connect(kept.url, autocommit=True) as raw:
        raw.execute(f"create role {GUEST} login password 'right'")
    try:
        yield made
    finally:
        kept.close()


@pytest.fixture(params=["English", "a language nobody here reads"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Say what the server speaks."""
    spoken: str = request.param
    if spoken != "English":
        monkeypatch.setattr(faults, "_NOT_LET_IN", ())
    return spoken


@pytest.fixture
def ledger(gate: Databases) -> str:
    """Name a database with a ledger, in which a number was written."""
    name = gate.new()
    with shared_book(gate.url(name), create=True) as book:
        add_home(book)
        list(write_numbers(book, 1, 2))
    return name


def refused(url: str, *, create: bool = False) -> LedgerError:
    """Try to open it to write and to read; give why not, the same both times."""
    said = []
    for is_read in (False, *([] if create else [True])):
        with pytest.raises((UserError, EnvironmentProblem)) as problem:
            open_server(url, clock=HandClock(), create=create, read_only=is_read)
        said.append(problem.value)
    assert len({(type(one), one.code) for one in said}) == 1
    for language in LANGUAGES:
        with using(language):
            assert str(said[0].params["name"]) in message(said[0]), "a sentence that names the ledger"
    return said[0]


def with_sql(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as raw:
        for statement in statements:
            raw.execute(statement)


@pytest.mark.usefixtures("language")
def test_a_wrong_password_is_refused_and_the_right_one_is_let_in(gate: Databases, ledger: str) -> None:
    with_sql(gate.url(ledger), f"grant select on all tables in schema public to {GUEST}")

    assert refused(gate.url(ledger, user=GUEST, password="wrong")).code == "server_refused"  # noqa: S106 -- no secret
    url = gate.url(ledger, user=GUEST, password="right")  # noqa: S106 -- no secret
    open_server(url, clock=HandClock(), read_only=True).close()


def test_nobody_is_let_in_under_a_name_the_server_does_not_know(gate: Databases, ledger: str, language: str) -> None:
    problem = refused(gate.url(ledger, user="nobody_here"))

    assert problem.code == ("server_stranger" if language == "English" else "server_says")
    assert "nobody_here" in str(problem.params["text"]), "what it says itself"


def test_who_has_no_password_is_told_that_one_is_wanted(gate: Databases, ledger: str) -> None:
    assert refused(gate.url(ledger, user=GUEST)).code == "server_refused"


def test_who_may_not_read_it_is_told_so(gate: Databases, ledger: str) -> None:
    url = gate.url(ledger, user=GUEST, password="right")  # noqa: S106 -- no secret

    assert refused(url).code == "server_forbids"


def test_who_finds_a_server_full_is_told_so_and_not_that_their_password_is_wrong(gate: Databases, ledger: str) -> None:
    with_sql(gate.url(ledger), f"alter role {GUEST} connection limit 0")
    try:
        problem = refused(gate.url(ledger, user=GUEST, password="right"))  # noqa: S106 -- no secret
    finally:
        with_sql(gate.url(ledger), f"alter role {GUEST} connection limit -1")

    assert isinstance(problem, EnvironmentProblem), "what was typed is kept as a draft"
    assert problem.code == "server_full"


@pytest.mark.usefixtures("language")
def test_who_may_not_enter_a_database_is_told_so(gate: Databases, ledger: str) -> None:
    with_sql(
        gate.url(ledger), "do $$begin execute 'revoke connect on database '||current_database()||' from public'; end$$"
    )

    assert refused(gate.url(ledger, user=GUEST, password="right")).code == "server_forbids"  # noqa: S106 -- no secret


@pytest.mark.usefixtures("language")
def test_a_database_that_is_missing_is_named_and_none_is_made_by_opening(gate: Databases) -> None:
    problem = refused(gate.url("not_there"))

    assert (problem.code, problem.params["name"]) == ("no_database", "not_there")
    assert refused(gate.url("not_there")).code == "no_database"
    url = gate.url("not_there", user=GUEST, password="right")  # noqa: S106 -- no secret
    assert refused(url, create=True).code == "no_database", "who may not make one"


def test_a_database_without_a_ledger_is_not_opened_and_nothing_is_made_beside_what_is_there(gate: Databases) -> None:
    empty, strange = gate.url(gate.new()), gate.url(gate.new())
    with_sql(strange, "create table stock as select 7 as hens")

    assert refused(empty).code == "database_empty"
    assert refused(strange).code == "not_a_ledger"
    assert refused(strange, create=True).code == "database_in_use"
    with psycopg.connect(strange) as raw:
        assert raw.execute("select relname from pg_class where relnamespace='public'::regnamespace").fetchall() == [
            ("stock",)
        ]


def test_no_ledger_is_made_over_another(gate: Databases, ledger: str) -> None:
    assert refused(gate.url(ledger), create=True).code == "database_has_ledger"
    with shared_book(gate.url(ledger)) as book:
        assert numbers_in(book) == [1]


def test_a_ledger_of_a_newer_version_is_not_touched(gate: Databases, ledger: str) -> None:
    with_sql(gate.url(ledger), f"update alembic_version set version_num='{SCHEMA + 1:04}'")

    assert refused(gate.url(ledger)).code == "newer_file"
    with_sql(gate.url(ledger), f"update alembic_version set version_num='{SCHEMA:04}'")
    with shared_book(gate.url(ledger)) as book:
        assert numbers_in(book) == [1]
        book.assert_whole()


def test_a_database_that_cannot_hold_thai_is_refused(gate: Databases) -> None:
    url = gate.url("old_letters")
    with_sql(gate.url("postgres"), "create database old_letters template template0 encoding 'LATIN1' locale 'C'")

    assert refused(url, create=True).code == "server_encoding"


def test_a_server_that_is_not_there_is_told(own_server: Kept) -> None:
    own_server.stop()

    problem = refused(own_server.where.url("office"))
    assert isinstance(problem, EnvironmentProblem)
    assert (problem.code, problem.params["name"]) == ("no_server", "office")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("sslmode=bogus", 'invalid sslmode value: "bogus"'),
        ("port=abc", 'invalid integer value "abc" for connection option "port"'),
        ("target_session_attrs=bogus", 'invalid target_session_attrs value: "bogus"'),
    ],
)
def test_what_an_address_asks_of_the_driver_that_there_is_not_is_named(more: str, said: str) -> None:
    with pytest.raises(UserError, match="url_option") as problem:
        open_server(f"postgresql://hl:right@/ledger?host=%2Fnowhere&{more}", clock=HandClock())

    assert problem.value.params["text"] == said
    for spoken in LANGUAGES:
        with using(spoken):
            assert said in message(problem.value)


@pytest.mark.parametrize(
    "typed",
    [
        "hl@office/ledger?password=right%zz",
        "hl:right%00@office/ledger",
        "hl:right@office/ledger?sslmod=require",
        "hl:right@office/ledger?sslmode",
        "hl:right@office/led%zzger",
    ],
)
def test_an_address_the_driver_cannot_read_is_told_without_what_it_holds(typed: str) -> None:
    with pytest.raises(UserError, match="bad_url") as problem:
        open_server(f"postgresql://{typed}", clock=HandClock())

    told = "".join(traceback.format_exception(problem.value))
    assert "right" not in told
