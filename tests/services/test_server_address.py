"""Addresses of shared ledgers: read as they are written, and never shown with their password."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from household_ledger.errors import UserError
from household_ledger.services.server_address import ServerAddress, is_url
from household_ledger.text.messages import message

TYPED = "ไม่บอกใคร@#/1"


def test_an_address_is_told_from_the_path_of_a_file() -> None:
    assert is_url("postgresql://office/ledger")
    assert not is_url("C:\\สมุด\\บ้าน.hldb")
    assert not is_url("/srv/office/ledger.hldb")


@pytest.mark.parametrize(
    ("typed", "name", "shown"),
    [
        ("postgresql://hl@office/ledger", "ledger", "hl@office/ledger"),
        ("postgres://hl@office/ledger", "ledger", "hl@office/ledger"),
        ("  POSTGRESQL://hl@office:5432/ledger\n", "ledger", "hl@office/ledger"),
        ("postgresql://hl:pw@office:5433/ledger", "ledger", "hl@office:5433/ledger"),
        ("postgresql://office/ledger", "ledger", "office/ledger"),
        ("postgresql:///ledger", "ledger", "localhost/ledger"),
        ("postgresql:///ledger?host=/run/postgresql&user=hl", "ledger", "hl@/run/postgresql/ledger"),
        ("postgresql://hl@%2Frun%2Fpostgresql/ledger", "ledger", "hl@/run/postgresql/ledger"),
        ("postgresql://hl@/ledger?host=%2Fsocket&port=5433", "ledger", "hl@/socket:5433/ledger"),
        ("postgresql://hl@office/ledger?host=other", "ledger", "hl@other/ledger"),
        ("postgresql://hl@office/ledger?port=5433", "ledger", "hl@office:5433/ledger"),
        ("postgresql://hl@/ledger?host=one,other", "ledger", "hl@localhost/ledger"),
        ("postgresql://hl:pw@[::1]:5433/ledger", "ledger", "hl@[::1]:5433/ledger"),
        ("postgresql://hl@office/%E0%B8%AA%E0%B8%A1%E0%B8%B8%E0%B8%94", "สมุด", "hl@office/สมุด"),
    ],
)
def test_an_address_names_the_database_and_shows_who_signs_in_where(typed: str, name: str, shown: str) -> None:
    address = ServerAddress(typed)

    assert (address.name, address.shown) == (name, shown)


@pytest.mark.parametrize(
    "typed",
    [
        f"postgresql://hl:{'pw-1234'}@office/ledger",
        "postgresql://hl@office/ledger?password=pw-1234",
        "postgresql://hl@office/ledger?sslmode=require&sslpassword=pw-1234",
        "postgresql://hl:p@ss:pw-1234@office/ledger",
    ],
)
def test_no_way_of_writing_an_address_down_gives_its_password_away(typed: str) -> None:
    address = ServerAddress(typed)

    for written in (repr(address), str(address), address.shown, address.name, address.plain.url, f"{address}"):
        assert "pw-1234" not in written
    assert "pw-1234" in address.url
    assert not address.plain.has_password


def test_what_else_an_address_says_is_remembered_without_its_password() -> None:
    address = ServerAddress("postgresql://hl:pw@office:5433/ledger?sslmode=require&password=pw")

    assert str(address) == "postgresql://hl@office:5433/ledger?sslmode=require"
    assert ServerAddress(str(address)) == address.plain


def test_a_plus_in_what_else_an_address_says_is_a_plus_as_the_driver_reads_it() -> None:
    address = ServerAddress("postgresql://hl@office/ledger?password=a+b&options=-c%20jit%3Doff")

    assert address.password.split("+") == ["a", "b"]
    assert str(address) == "postgresql://hl@office/ledger?options=-c%20jit%3Doff"


@pytest.mark.parametrize("typed", ["postgresql://hl@office/ledger", "postgresql://hl:old@office/ledger"])
def test_a_password_of_any_signs_is_taken_up_and_left_off_again(typed: str) -> None:
    address = ServerAddress(typed).with_password(TYPED)

    assert address.has_password
    assert address.user == "hl"
    assert address.server == "office"
    assert str(address) == "postgresql://hl@office/ledger"
    assert ServerAddress(address.url) == address


def test_an_address_that_names_nobody_takes_a_password_too() -> None:
    address = ServerAddress("postgresql:///ledger?user=hl").with_password(TYPED)

    assert address.has_password
    assert str(address) == "postgresql:///ledger?user=hl"


def test_the_parts_of_a_form_make_an_address() -> None:
    address = ServerAddress.of_parts(" office:5433 ", "สมุด ตำบล", "hl", TYPED)

    assert address.shown == "hl@office:5433/สมุด ตำบล"
    assert address.has_password
    assert ServerAddress.of_parts("/run/postgresql", "ledger", "hl").shown == "hl@/run/postgresql/ledger"


@pytest.mark.parametrize(
    ("typed", "driven"),
    [
        ("postgresql://hl@/ledger?host=/run/pg&port=5433", "postgresql://hl@%2Frun%2Fpg:5433/ledger"),
        ("postgresql:///ledger?host=other&user=hl&sslmode=require", "postgresql://hl@other/ledger?sslmode=require"),
        ("postgresql://hl@office/ledger?host=one,other", "postgresql://hl@office/ledger?host=one,other"),
        (
            "postgresql://hl@office/ledger?sslrootcert=/etc/ca.pem",
            "postgresql://hl@office/ledger?sslrootcert=/etc/ca.pem",
        ),
    ],
)
def test_the_fields_of_a_form_say_the_whole_address(typed: str, driven: str) -> None:
    address = ServerAddress(typed)
    again = ServerAddress.of_parts(address.server, address.name, address.user).saying(address.more)

    assert unquote(again.url) == unquote(driven)
    assert (again.server, again.more) == (address.server, address.more)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("mysql://office/ledger", "url_of_another"),
        ("://office/ledger", "bad_url"),
        ("postgresql://office", "url_without_database"),
        ("postgresql://office/", "url_without_database"),
        ("postgresql://office/a/b", "url_without_database"),
        ("postgresql://office:port/ledger", "bad_url"),
        ("postgresql://office:99999/ledger", "bad_url"),
        ("postgresql://hl:pw#1@office/ledger", "bad_url"),
        ("postgresql://of fice/ledger", "bad_url"),
        ("postgresql://[::1/ledger", "bad_url"),
    ],
)
def test_an_address_that_is_none_is_told_in_a_sentence_without_what_was_typed(typed: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        ServerAddress(typed)

    assert refused.value.code == code
    assert "pw" not in message(refused.value)


def test_a_form_without_a_database_or_a_server_is_told() -> None:
    for server, database in (("office", " "), ("", "ledger")):
        with pytest.raises(UserError):
            ServerAddress.of_parts(server, database, "hl")


def test_another_database_of_the_same_server_is_reached_with_the_same_name_and_password() -> None:
    address = ServerAddress("postgresql://hl:pw@office:5433/ledger?sslmode=require")

    assert ServerAddress("postgresql:///ledger").beside("other").url == "postgresql:///other"
    assert (
        address.beside("สมุด").url
        == "postgresql://hl:pw@office:5433/%E0%B8%AA%E0%B8%A1%E0%B8%B8%E0%B8%94?sslmode=require"
    )
