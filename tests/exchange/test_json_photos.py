"""The JSON export names pictures by their hashes; the table for spreadsheets does not speak of them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.photos import AttachPhotos
from household_ledger.services.exchange.exporting import export_csv
from household_ledger.services.exchange.json_export import export_json
from tests.db.drafts import draft
from tests.db.history_photos import some_photo
from tests.db.ledgers import Book, add_home


def test_an_entry_names_its_pictures_and_the_household_says_what_they_are(book: Book, tmp_path: Path) -> None:
    home = add_home(book)
    one, _other = book.do(AddEntries((draft(1, home), replace(draft(2, home), paper_line=207))))
    photos = (some_photo(3, home.id), some_photo(4, home.id))
    book.do(AttachPhotos(one, photos))

    export_json(book.store, tmp_path / "out.json")
    export_csv(book.store, tmp_path / "out.csv")

    told = json.loads((tmp_path / "out.json").read_bytes())
    assert [entry["photos"] for entry in told["entries"] if "photos" in entry] == [[one.hash for one in photos]]
    assert {one["hash"]: one for one in told["households"][0]["photos"]} == {
        one.hash: {
            "hash": one.hash,
            "width": 40,
            "height": 30,
            "bytes": len(one.picture),
            "added": date.isoformat(one.added_on),
        }
        for one in photos
    }
    assert [entry["paper"] for entry in told["entries"] if "paper" in entry] == [{"page": 2, "line": 7}]
    assert photos[0].hash not in (tmp_path / "out.csv").read_text(encoding="utf-8")
