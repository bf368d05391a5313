"""Shared ledgers on the command line: every command takes an address, none tells its password."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from household_ledger.cli import asking
from household_ledger.errors import Cancelled, UserError
from household_ledger.paths import data_folder, documents_folder
from tests.cli.cli_support import Run
from tests.office import PASSWORD, Office, an_office

SMALL = ("--demo", "--households", "2", "--months", "2", "--until", "2026-10")
_WHO_WROTE = re.compile(r'"(?:writer|hash)": [^,\n]+')
"""Two ledgers made apart have each their own writer, and so another chain."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with an_office(tmp_path / "server") as made:
        yield made


@pytest.fixture
def url(office: Office, made_once: Path) -> str:
    """Give the address of a small made-up provider."""
    shutil.copyfile(made_once, office.folder / "ledger")
    return str(office.address())


def test_every_command_does_with_an_address_what_it_does_with_a_file(office: Office, run: Run, tmp_path: Path) -> None:
    file, url = tmp_path / "village.hldb", str(office.address())
    for ledger in (file, url):
        assert run("new", ledger, *SMALL).status == 0
    household = ("--household", "001")
    asked = [
        ("figures", household, "--from", "2026-09", "--to", "2026-10", "--json"),
        ("check", "--json"),
        ("undo",),
        ("redo",),
    ]

    for command, *more in asked:
        words = [word for one in more for word in (one if isinstance(one, tuple) else (one,))]
        there, here = run(command, url, *words), run(command, file, *words)
        assert (there.status, there.err) == (0, "")
        assert _WHO_WROTE.sub("", there.out) == _WHO_WROTE.sub("", here.out)

    exported = [run("export", one, "--format", "csv", "-o", tmp_path / "all.csv") for one in (url, file)]
    assert exported[0].status == 0
    assert exported[0].out == exported[1].out
    for word, where in (
        ("report", ("--month", "2026-10", "-o", tmp_path / "month.pdf")),
        ("chart", ("--month", "2026-10", "-o", tmp_path / "months.png")),
    ):
        kind = "month" if word == "report" else "months"
        assert run(word, kind, url, *household, *where).status == 0
    assert run("report", "my-data", url, *household, "-o", tmp_path / "mine.json").status == 0
    assert (tmp_path / "month.pdf").read_bytes().startswith(b"%PDF")


def test_a_bundle_is_the_safety_copy_and_comes_back_as_a_new_ledger(
    url: str, office: Office, run: Run, tmp_path: Path
) -> None:
    made = run("backup", url, "-o", tmp_path / "copies")
    assert made.status == 0
    (copy,) = (tmp_path / "copies").glob("*.hlbundle")
    whole = run("check", url, "--json").out

    back = tmp_path / "back.hldb"
    for place in (back, office.address("back")):
        assert run("restore", copy, place).status == 0
        assert run("check", place, "--json").out == whole
        again = run("restore", copy, place)
        assert again.status == 1
        assert "merge" in again.err
    refused = run("restore", back, url)
    assert refused.status == 1
    assert "bundle" in refused.err


def test_a_copy_that_is_damaged_makes_no_ledger(url: str, run: Run, tmp_path: Path) -> None:
    assert run("bundle", url, "-o", tmp_path / "whole.hlbundle").status == 0
    content = bytearray((tmp_path / "whole.hlbundle").read_bytes())
    content[len(content) // 2] ^= 0xFF
    (tmp_path / "bad.hlbundle").write_bytes(content)

    assert run("restore", tmp_path / "bad.hlbundle", tmp_path / "back.hldb").status == 1
    assert not (tmp_path / "back.hldb").exists()


def test_what_came_from_a_file_merges_into_a_shared_ledger_after_a_copy_of_it(
    url: str, office: Office, run: Run, tmp_path: Path
) -> None:
    other = str(office.address("other"))
    assert run("new", other).status == 0
    assert run("bundle", url, "-o", tmp_path / "all.hlbundle").status == 0

    assert run("merge", other, tmp_path / "all.hlbundle").status == 0

    assert run("check", other, "--json").out == run("check", url, "--json").out


@pytest.mark.parametrize(
    ("command", "word"),
    [
        (("encrypt",), "รหัสผ่าน"),
        (("rekey",), "รหัสผ่าน"),
        (("decrypt",), "รหัสผ่าน"),
        (("recovery",), "รหัสผ่าน"),
        (("salvage", "-o", "new.hldb"), "merge"),
    ],
)
def test_what_is_about_files_is_refused_in_a_sentence(
    url: str, run: Run, command: tuple[str, ...], word: str, office: Office
) -> None:
    asked = len(office.asked)
    answer = run(command[0], url, *command[1:])

    assert answer.status == 1
    assert word in answer.err
    assert answer.err.count("\n") == 1
    assert len(office.asked) == asked, "nobody was asked"


def test_a_new_ledger_with_a_passphrase_is_none_on_a_server(office: Office, run: Run) -> None:
    answer = run("new", office.address(), "--encrypt")

    assert answer.status == 1
    assert not office.asked


@pytest.mark.parametrize(
    "address", ["mysql://office/ledger", "postgresql://office", "postgresql://hl:geheim@office:x/ledger"]
)
def test_a_wrong_address_is_one_sentence(office: Office, run: Run, address: str) -> None:
    for words in (("check", address), ("new", address), ("open", address), ("backup", address)):
        answer = run(*words)
        assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
        assert "geheim" not in answer.err
    assert not office.asked


def test_a_password_is_asked_for_unseen_where_the_server_wants_one(
    office: Office, url: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.password = PASSWORD
    asked: list[str] = []

    def typed(prompt: str, _nobody: UserError) -> str:
        asked.append(prompt)
        return PASSWORD

    monkeypatch.setattr(asking, "hidden", typed)

    answer = run("check", url)

    assert answer.status == 0
    assert len(asked) == 1
    assert "hl@office/ledger" in asked[0]
    assert office.asked[-1].password == PASSWORD


def test_where_nobody_can_be_asked_it_is_said_where_a_password_may_stand(office: Office, url: str, run: Run) -> None:
    office.password = PASSWORD

    answer = run("check", url)

    assert answer.status == 1
    assert "PGPASSWORD" in answer.err


@pytest.mark.usefixtures("url")
@pytest.mark.parametrize("password", [PASSWORD, "another"])
def test_no_answer_and_nothing_kept_tells_a_password(office: Office, run: Run, tmp_path: Path, password: str) -> None:
    office.password = password
    secret = office.address().with_password(PASSWORD).url
    spelled = secret.partition("hl:")[2].partition("@office")[0]

    answers = [
        run(*words)
        for words in (
            ("check", secret),
            ("check", secret, "--json"),
            ("history", secret),
            ("backup", secret, "-o", tmp_path / "copies"),
            ("bundle", secret, "-o", tmp_path / "a.hlbundle"),
            ("new", secret),
            ("encrypt", secret),
        )
    ]

    assert any(one.status == 0 for one in answers) == (password == PASSWORD)
    for one in answers:
        assert PASSWORD not in one.out + one.err
        assert spelled not in one.out + one.err
    kept = [path for folder in (tmp_path, data_folder()) for path in folder.rglob("*") if path.is_file()]
    assert [path for path in kept if {PASSWORD.encode(), spelled.encode()} & {*path.read_bytes().split(b'"')}] == []
    assert not any(spelled in str(path) or PASSWORD in str(path) for path in kept)


def test_making_up_that_is_stopped_says_what_is_left(office: Office, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_said: object) -> None:
        raise Cancelled

    monkeypatch.setattr("household_ledger.services.demo.making.make_demo", stopped)

    answer = run("new", office.address(), *SMALL)

    assert answer.status == 1
    assert "ledger" in answer.err


def test_erasing_a_household_makes_bundles_around_it_and_says_where_it_still_is(url: str, run: Run) -> None:
    assert run("backup", url).status == 0

    answer = run("erase", url, "--household", "001", "--confirm", "001")

    assert answer.status == 0
    assert "by-hand" in answer.out
    assert "before-erase" in answer.out
    assert "after-erase" in answer.out
    removed = run("erase", url, "--finish", "--remove-copies")
    assert removed.status == 0
    assert not list(Path(documents_folder()).rglob("* by-hand*.hlbundle"))
    assert list(Path(documents_folder()).rglob("* after-erase*.hlbundle"))
    assert run("figures", url, "--household", "001", "--from", "2026-09", "--to", "2026-09", "--json").status == 1
    assert run("check", url).status == 0
