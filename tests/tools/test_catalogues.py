"""Does the check of the catalogues find what a translator can get wrong?"""

import importlib.util
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Message

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    """Load the tool from its file, as `do.py` does."""
    place = importlib.util.spec_from_file_location("catalogues", ROOT / "tools" / "catalogues.py")
    assert place is not None
    assert place.loader is not None
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    return module


@pytest.fixture
def project(catalogues: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project of one module and one sheet of translations."""
    package = tmp_path / "household_ledger"
    package.mkdir()
    monkeypatch.setattr(catalogues, "PACKAGE", package)
    monkeypatch.setattr(catalogues, "SOURCES", tmp_path / "resources")
    monkeypatch.setattr(catalogues, "COMPILED", package / "i18n")
    (package / "page.py").write_text(
        '_("Save")\nN_("Month")\nngettext("{count} entry", "{count} entries", n)\n_(name)\n', encoding="utf-8"
    )
    (tmp_path / "thai.tsv").write_text("Save\tออม\nMonth\tเดือน\n{count} entries\t{count} รายการ\n", encoding="utf-8")
    return tmp_path


def test_a_full_sheet_leaves_nothing_to_complain_of(catalogues: ModuleType, project: Path) -> None:
    catalogues.update_all([project / "thai.tsv"])

    assert list(catalogues.problems()) == []


def test_a_string_new_in_the_source_is_missed_in_every_language(catalogues: ModuleType, project: Path) -> None:
    catalogues.update_all([project / "thai.tsv"])
    with (project / "household_ledger" / "page.py").open("a", encoding="utf-8") as page:
        page.write('_("Goal")\n')

    assert [problem[:22] for problem in catalogues.problems()] == ["en: not up to date wit", "th: not up to date wit"]


def test_a_string_inside_another_is_not_left_out_in_silence(catalogues: ModuleType, project: Path) -> None:
    catalogues.update_all([project / "thai.tsv"])
    page = project / "household_ledger" / "page.py"
    page.write_text(page.read_text(encoding="utf-8") + "f\"({_('taken back')})\"\n", encoding="utf-8")

    found = list(catalogues.problems())

    assert any("page.py:5" in one and "taken back" in one for one in found), found


def test_an_update_tells_what_is_still_to_be_translated(catalogues: ModuleType, project: Path) -> None:
    catalogues.update_all([project / "thai.tsv"])
    (project / "household_ledger" / "page.py").write_text('_("Save")\n_("Goal")\n', encoding="utf-8")
    catalogues.update_all([])

    assert list(catalogues.problems()) == ["th: not translated: 'Goal'"]


def test_a_catalogue_edited_after_it_was_compiled_is_found(catalogues: ModuleType, project: Path) -> None:
    catalogues.update_all([project / "thai.tsv"])
    thai = catalogues.source_path("th")
    thai.write_bytes(thai.read_bytes().replace("ออม".encode(), "เก็บออม".encode()))

    assert list(catalogues.problems()) == ["th: not compiled: run tools/catalogues.py compile"]
    catalogues.compile_all()
    assert list(catalogues.problems()) == []


def test_compiling_later_gives_the_same_file(catalogues: ModuleType, project: Path) -> None:
    catalogues.update_all([project / "thai.tsv"])
    now, later = catalogues.read("th"), catalogues.read("th")
    later.creation_date = later.revision_date = datetime(2030, 5, 6, tzinfo=UTC)

    assert catalogues.as_mo(now) == catalogues.as_mo(later) == catalogues.compiled_path("th").read_bytes()


def test_words_of_a_translator_survive_an_update(catalogues: ModuleType, project: Path) -> None:
    catalogues.update_all([project / "thai.tsv"])
    before = catalogues.source_path("th").read_bytes()
    (project / "thai.tsv").write_text("Save\tอื่น\n", encoding="utf-8")
    catalogues.update_all([project / "thai.tsv"])

    assert catalogues.source_path("th").read_bytes() == before


@pytest.mark.parametrize(
    ("source", "translation", "found"),
    [
        ("Save {name}", "ออม {name}", []),
        ("Save {name}", "ออม", ["other placeholders"]),
        ("Save {name}", "ออม {nam}", ["other placeholders"]),
        ("Save", "", ["not translated"]),
        ("Save", "ออม\tSave", ["a tab, as between the columns of a sheet"]),
        ("Saved\tby", "ออม\tโดย", []),
        (("{count} entry", "{count} entries"), ("{count} รายการ",), []),
        (("One entry", "{count} entries"), ("{count} รายการ",), []),
        (("{count} entry", "{count} entries"), ("{number} รายการ",), ["other placeholders"]),
        (("{count} entry", "{count} entries"), ("",), ["not translated"]),
    ],
)
def test_the_check_finds_faults(
    catalogues: ModuleType, source: str | tuple[str, str], translation: str | tuple[str, ...], found: list[str]
) -> None:
    message = Message(source, translation)

    assert list(catalogues.faults(message)) == found


def test_a_doubtful_translation_is_found(catalogues: ModuleType) -> None:
    assert list(catalogues.faults(Message("Save", "ออม", flags=["fuzzy"]))) == ["fuzzy"]
