"""Which folders of packs are put together: never what stands where the new one will."""

from __future__ import annotations

from pathlib import Path

from household_ledger.services.evidence.pack import Level
from household_ledger.services.evidence.pack_file import PACK_FILE, pack_bytes
from household_ledger.services.evidence.packs_found import packs_in
from tests.evidence.made_packs import Made, Member, pack_of


def test_what_stands_under_the_name_asked_for_is_left_out_even_where_it_cannot_be_read(tmp_path: Path) -> None:
    of_provider = pack_bytes(pack_of(Made([Member() for _home in range(6)]), Level.NODE))
    for name, content in (("หน่วย ก", of_provider), ("รวม", b"{}")):
        (tmp_path / name).mkdir()
        (tmp_path / name / PACK_FILE).write_bytes(content)

    found = packs_in(tmp_path, "รวม")

    assert [one.name for one in found.taken] == ["หน่วย ก"]
    assert [one.name for one in found.left_out] == ["รวม"]
