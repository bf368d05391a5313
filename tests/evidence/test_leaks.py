"""Nothing a household wrote, and nobody's name, goes above the provider: every byte of every file is searched."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pypdfium2
import pytest

from household_ledger.app.data_package import write_data_package
from household_ledger.app.evidence import write_pack, write_roll_up
from household_ledger.app.opening import Application, opened
from household_ledger.domain.change_eight import SLOTS, ChangeLabel
from household_ledger.domain.consent import Consent, Purpose
from household_ledger.domain.consenting import adults_on
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Member, Provider, VillageGroup
from household_ledger.domain.staircase import Stair
from household_ledger.services.commands.changes import NameChanges
from household_ledger.services.commands.consents import RecordConsents
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.evidence.consenting import counted_households
from household_ledger.services.evidence.pack import Level
from household_ledger.services.ports import Initiator
from tests.db.ledgers import Book, HandClock, Home, add_home, add_people, new_book
from tests.erasing.planted import Canaries, plant

pytestmark = pytest.mark.slow
AS_OF = Month(2026, 10)
DAY = date(2026, 11, 21)
PHONE = "0891239876"


@dataclass(frozen=True)
class Planted:
    """Words that must stay below, and the folders of the packs: of each level, and rolled up twice."""

    words: list[str]
    folder: Path
    sides: list[str]
    """What the project calls the sides of Change 8, which are among the words."""


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """Make a village, one of its households full of words nobody else has, and everybody willing to be counted."""
    folder = tmp_path_factory.mktemp("planted")
    path = folder / "สมุดลับมาก.hldb"
    canaries = Canaries()
    clock = HandClock()
    with new_book(path, clock) as book:
        make_demo(book.ledger, DemoOptions(households=9, months=14, until=AS_OF))
        add_people(book)
        home = add_home(book, "ก99ลับ")
        plant(book, home, canaries, entries=200)
        _tell_where_it_lives(book, home, canaries)
        village = VillageGroup(
            id=NO_ID, name=canaries.new(), subdistrict=canaries.new(), district=canaries.new()
        )  # fmt: skip
        book.do(AddRecords((village,)))
        sides = [f"side{canaries.new()}" for _slot in SLOTS]
        book.do(NameChanges(tuple(sides)))
        words = [*canaries.words, PHONE, path.stem, *_hashes_of_pictures(book, home)]
    with opened(path, clock, to_write=True) as app:
        words += _names(app)
        _ask_everybody(app)
        with app.store.reader() as reader:
            assert home.id in counted_households(reader, DAY), "what is in no pack proves nothing"
        for level in Level:
            write_pack(app, folder / level.value, level=level, as_of=AS_OF)
        write_data_package(app, folder / "package", is_pseudonymous=True)
    write_roll_up([folder / "node"], folder / "rolled")
    write_roll_up([folder / "rolled"], folder / "country")
    return Planted(words, folder, sides)


def _tell_where_it_lives(book: Book, home: Home, canaries: Canaries) -> None:
    """Write anew, after all that was done to it, where the household is found and why it would leave."""
    with book.store.reader() as reader:
        household = reader.record(Household, home.id)
    assert household is not None
    new = canaries.new
    intake = json.dumps({"limits": new(), "leaving_reason": new()}, ensure_ascii=False)
    moved = replace(household, address=new(), village_no=new(), subdistrict=new(), district=new())
    book.do(ReplaceRecord(household, replace(moved, intake=intake, phone=PHONE)))


def _hashes_of_pictures(book: Book, home: Home) -> list[str]:
    with book.store.reader() as reader:
        hashes = [one.hash for one in reader.photos(home.id)]
    assert hashes
    return hashes


def _names(app: Application) -> list[str]:
    with app.store.reader() as reader:
        provider = reader.provider()
        names = [one.name for one in reader.all(Member)]
        names += [name for one in reader.households() for name in (one.name, one.code)]
        stairs = [one.name for one in reader.all(Stair)]
        sides = [one.name for one in reader.all(ChangeLabel)]
    app.ledger.execute(
        ReplaceRecord(provider, Provider(id=provider.id, name="หน่วยหนึ่ง", node="NODE หนึ่ง", address="ถนนลับมาก")),
        Initiator(),
    )
    return [*(one for one in names if len(one) > 3), *stairs, *sides, "ถนนลับมาก"]


def _ask_everybody(app: Application) -> None:
    with app.store.reader() as reader:
        asked = [
            Consent(
                id=NO_ID, household=one.id, member=adult.id, purpose=purpose, version="1",
                asked_on=DAY, is_given=True,
            )
            for one in reader.all(Household)
            for adult in adults_on(reader.of_household(Member, one.id), DAY)
            for purpose in (Purpose.RECORD, Purpose.EVIDENCE)  # a deed of the planted household took the first back
        ]  # fmt: skip
    for one in asked:
        app.ledger.execute(RecordConsents((one,)), Initiator())


def texts_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Give everything that can be read in the files of a folder, as it lies, unpacked and as its readers see it."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        content = path.read_bytes()
        yield path.name, content.decode("utf-8", "replace")
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as parts:
                for name in parts.namelist():
                    yield f"{path.name}/{name}", parts.read(name).decode("utf-8", "replace")
        elif path.suffix == ".parquet":
            yield path.name, repr(pq.read_table(path).to_pydict())
        elif path.suffix == ".pdf":
            paper = pypdfium2.PdfDocument(path)
            for number in range(len(paper)):
                yield f"{path.name}:{number}", paper[number].get_textpage().get_text_range()
            paper.close()


def found_in(folder: Path, words: Iterable[str]) -> set[tuple[str, str]]:
    wanted = list(words)
    return {(name, word) for name, text in texts_of(folder) for word in wanted if word in text}


@pytest.mark.parametrize("pack", ["node", "central", "rolled", "country", "package"])
def test_no_word_of_a_household_goes_above_the_provider(planted: Planted, pack: str) -> None:
    assert len(planted.words) > 100
    assert found_in(planted.folder / pack, planted.words) == set()


def test_the_central_team_sees_no_provider(planted: Planted) -> None:
    seen = {
        pack: any("หน่วยหนึ่ง" in text for _name, text in texts_of(planted.folder / pack))
        for pack in ("node", "rolled", "central", "country")
    }

    assert seen == {"node": True, "rolled": True, "central": False, "country": False}


def test_the_search_sees_a_word_in_whichever_file_it_stands(planted: Planted) -> None:
    node = planted.folder / "node"
    files = {one.name for one in node.rglob("*") if one.is_file()}

    seen = {name.split("/")[0].split(":")[0] for name, _word in found_in(node, ["หน่วยหนึ่ง"])}

    assert seen == files
    assert len(files) == 21


def test_the_search_sees_names_where_they_belong(planted: Planted) -> None:
    seen = {name.split("/")[0].split(":")[0] for name, _word in found_in(planted.folder / "provider", planted.words)}

    assert {"evidence.xlsx", "pack.json", "indicators.parquet", "indicators.csv"} <= seen
    sides = found_in(planted.folder / "provider", planted.sides)
    named = {"evidence.xlsx", "pack.json", "change_eight.parquet", "change_eight.csv", "evidence.pdf"}
    assert {name.split("/")[0].split(":")[0] for name, _word in sides} == named
    papers = [text for name, text in texts_of(planted.folder / "node") if name.startswith("evidence.pdf:")]
    assert any("หน่วยหนึ่ง" in text for text in papers)
