"""The notice and consent sheet: everything that must be told, each adult and purpose apart, a page a household."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from household_ledger.app.opening import opened
from household_ledger.domain.consent import SHEET_VERSION, Consent, Purpose
from household_ledger.domain.consenting import answer_of
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Member, Project, Provider, VillageGroup
from household_ledger.reports.batch import print_apart, print_together
from household_ledger.reports.consent import MOST_ON_A_PAGE, consent_document
from household_ledger.reports.orders import PaperSource, batch_of
from household_ledger.reports.paper_order import CONSENT, PaperOrder
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.views.consent_sheet import AdultAnswers, ConsentSheet, consent_sheet
from household_ledger.services.views.month_page import Letterhead, Origin
from household_ledger.services.views.visit_sheet import visit_sheet
from household_ledger.text.evidence_words import purpose_name
from household_ledger.text.i18n import using
from tests.cli.command_fixtures import Run, StillClock
from tests.oracle.in_the_ledger import new_ledger
from tests.reports.comings_and_goings import comings_and_goings
from tests.reports.paper_samples import ENDLESS_NAME, LONG_NAME, Drawn, draw_pages

TODAY = date(2026, 11, 21)
HOME = Id(1)
PROVIDER = Provider(name="หน่วยพัฒนาอาชีพ")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with using("en"):
        yield


def adult(number: int, name: str = "นางบุญมา ใจงาม", *consents: Consent) -> AdultAnswers:
    member = Member(id=Id(number), household=HOME, name=name, birth_year=1981)
    return AdultAnswers(member, {one: answer_of(consents, member.id, one, TODAY) for one in Purpose})


def sheet_of(*adults: AdultAnswers, **fields: object) -> ConsentSheet:
    made = ConsentSheet(
        household=Household(id=HOME, code="012", name="นางบุญมา ใจงาม"),
        group=None,
        members=5,
        adults=adults,
        letterhead=Letterhead(Project(name="ไก่ไข่", keep_until=date(2031, 9, 30)), PROVIDER),
        origin=Origin("village.hldb", 42, TODAY),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def drawn(page: ConsentSheet) -> list[Drawn]:
    pages = draw_pages(consent_document(page))
    for one in pages:
        assert one.collisions() == []
        assert all(text.right <= 595.3 for text in one.texts)
    return pages


def words(page: ConsentSheet) -> str:
    return " ".join(text for one in drawn(page) for text in one.said())


def test_all_that_must_be_told_is_told() -> None:
    told = words(sheet_of(adult(1)))

    for part in ("What is kept", "Who sees it", "How long it is kept", "Your rights", "Taking it back"):
        assert f"{part}: " in told
    assert "Until 30 September 2031." in told
    assert "the staff of หน่วยพัฒนาอาชีพ" in told
    assert told.count(f"Sheet {SHEET_VERSION}") == 2, "in the head and in the foot"


def test_a_project_that_did_not_say_how_long_has_a_line_to_write_it_on() -> None:
    open_ended = Letterhead(Project(name="ไก่ไข่"), Provider())

    told = words(sheet_of(adult(1), letterhead=open_ended))

    assert "until when, the provider writes here: ....." in told
    assert "the staff of the provider." in told


@pytest.mark.parametrize("count", [1, 2, MOST_ON_A_PAGE])
def test_each_adult_is_asked_for_each_purpose_yes_or_no_on_one_page(count: int) -> None:
    (page,) = drawn(sheet_of(*(adult(number, f"ผู้ใหญ่ {number}") for number in range(1, count + 1))))

    said = page.said()
    assert [said.count(f"ผู้ใหญ่ {number}") for number in range(1, count + 1)] == [1] * count
    for number, one in enumerate(Purpose, start=1):
        assert said.count(f"{number}. {purpose_name(one)}") == count
    squares = [box for box, fill in page.boxes if fill is None and box.width == box.height]
    assert len(squares) == count * len(Purpose) * 2
    assert said.count("Witness") == 2 * count
    assert (said.count("Signed"), said.count("Thumb print"), said.count("born 1981")) == (count, count, count)


def test_more_adults_flow_over_to_a_second_page_and_none_is_cut_apart() -> None:
    pages = drawn(sheet_of(*(adult(number, f"ผู้ใหญ่ {number}") for number in range(1, 8))))

    assert len(pages) == 2
    for page in pages:
        names = [text for text in page.said() if text.startswith("ผู้ใหญ่")]
        assert page.said().count("Signed") == len(names) > 0


def test_where_nobody_is_written_down_there_are_places_for_two() -> None:
    (page,) = drawn(sheet_of())

    assert page.said().count("Year of birth") == 2
    assert page.said().count("I agree") == 2 * len(Purpose)


def test_what_was_answered_before_is_told_with_its_day() -> None:
    def asked(number: int, purpose: Purpose, **said: object) -> Consent:
        made = Consent(id=Id(number), household=HOME, member=Id(1), purpose=purpose, asked_on=date(2026, 3, 4))
        return replace(made, **said)  # type: ignore[arg-type]

    told = words(
        sheet_of(
            adult(
                1,
                "นางบุญมา",
                asked(1, Purpose.RECORD, is_given=True),
                asked(2, Purpose.PHOTO),
                asked(3, Purpose.EVIDENCE, is_given=True, withdrawn_on=date(2026, 5, 6)),
            )
        )
    )

    so_far = told.partition("So far: ")[2]
    assert f"{purpose_name(Purpose.RECORD)}: agreed on 4 Mar 2026" in so_far
    assert f"{purpose_name(Purpose.EVIDENCE)}: taken back on 6 May 2026" in so_far
    assert f"{purpose_name(Purpose.PHOTO)}: refused on 4 Mar 2026" in so_far
    assert "So far" not in words(sheet_of(adult(1)))


@pytest.mark.parametrize("digits", ["arabic", "thai"])
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", [LONG_NAME, ENDLESS_NAME])
def test_long_names_overlap_nothing(name: str, language: str, digits: str) -> None:
    with using(language, digits):
        page = sheet_of(
            *(adult(number, name) for number in range(1, 5)),
            household=Household(id=HOME, code=name[:40], name=name),
            group=VillageGroup(id=Id(9), name=name),
            letterhead=Letterhead(Project(name=name, contract=name), Provider(name=name)),
        )

        assert len(drawn(page)) == 1


def test_adults_who_belong_to_the_household_are_asked_and_counted_as_on_the_visit_sheet(tmp_path: Path) -> None:
    made = new_ledger(tmp_path / "book.hldb", TODAY)
    made.ledger.execute(AddRecords((Household(id=Id(0), code="001", name="บ้าน"),)))
    home = made.household("001")
    mother = Member(id=Id(0), household=home, name="แม่", birth_year=1980, present_from=date(2025, 1, 1))
    people = (
        mother,
        replace(mother, name="ลูก", birth_year=2015),
        replace(mother, name="ย้ายไป", present_to=date(2026, 1, 1)),
        replace(mother, name="จะมา", present_from=date(2027, 1, 1)),
    )
    made.ledger.execute(AddRecords(people))
    with made.store.reader() as reader:
        record = reader.record(Household, home)
        assert record is not None
        page = consent_sheet(reader, record, origin=Origin("x", 1, TODAY))
        visit = visit_sheet(made.figures, reader, record, Month.of(TODAY), origin=page.origin)
    made.store.close()

    assert [one.member.name for one in page.adults] == ["แม่"]
    assert (page.members, page.version) == (visit.members, SHEET_VERSION)
    assert page.members == 2


def test_a_village_has_a_page_each_household_named_without_a_month(made_once: Path, tmp_path: Path) -> None:
    with opened(made_once, StillClock()) as app, app.snapshot() as (reader, figures), using("th", "thai"):
        homes = figures.households()
        source = PaperSource("village.hldb", reader, figures, StillClock())
        order = PaperOrder(kind=CONSENT, month=Month(2026, 11), households=tuple(one.id for one in homes))
        batch = batch_of([order], source)
        together = print_together(batch, tmp_path / "all.pdf")
        apart = print_apart(batch, tmp_path / "apart")

    assert together.pages == len(homes) == len(PdfReader(tmp_path / "all.pdf").pages)
    assert all("2569" not in path.name and "ยินยอม" in path.name for path in apart.files)
    text = "".join(PdfReader(tmp_path / "all.pdf").pages[0].extract_text().split())
    assert "ไม่ยินยอม" in text
    assert "พยาน" in text


def test_the_command_line_asks_all_but_those_who_left_also_those_to_come(run: Run, tmp_path: Path) -> None:
    book = comings_and_goings(tmp_path / "book.hldb")

    answer = run("report", "consent", book, "--all", "-o", tmp_path / "sheets")

    assert answer.status == 0
    assert sorted(path.name for path in (tmp_path / "sheets").iterdir()) == ["001-consent.pdf", "003-consent.pdf"]
    alone = run("report", "consent", book, "--household", "002", "-o", tmp_path / "one.pdf")
    assert (alone.status, len(PdfReader(tmp_path / "one.pdf").pages)) == (0, 1)
