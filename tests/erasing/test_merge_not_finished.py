"""An erasure that came in a bundle and cannot be finished at once: what came in is told, and it is finished later."""

from __future__ import annotations

from pathlib import Path

import pytest

from household_ledger.db import erasing
from household_ledger.domain.changes import ChangeSet
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.erasing import EraseHousehold
from tests.db.ledgers import add_home, new_book


def test_what_came_in_is_told_though_the_disk_has_no_room_to_write_the_file_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[ChangeSet] = []
    bundles = [tmp_path / f"{number}.hlbundle" for number in range(2)]

    def no_room(*_all: object) -> bool:
        raise EnvironmentProblem("disk_full", name="here.hldb")

    with new_book(tmp_path / "there.hldb") as there, new_book(tmp_path / "here.hldb") as here:
        home = add_home(there, "001")
        there.store.bundle(bundles[0])
        here.ledger.merge(bundles[0])
        there.do(EraseHousehold(home.id, "001"))
        there.store.bundle(bundles[1])
        here.ledger.subscribe(told.append)
        with monkeypatch.context() as full:
            full.setattr(erasing, "finish", no_room)
            merged = here.ledger.merge(bundles[1])

        assert merged.applied == 1
        assert [changes.households for changes in told] == [frozenset({home.id})]
        assert here.store.is_erasing()
        assert here.store.finish_erasing()
        assert not here.store.is_erasing()
        here.assert_whole()
