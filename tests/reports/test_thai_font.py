"""Thai on paper is drawn shaped and read back letter by letter."""

from __future__ import annotations

import io
import itertools
import re

import pypdf
import pypdfium2
import pytest
import uharfbuzz  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.high_level import extract_text
from pypdf.generic import DictionaryObject, StreamObject
from reportlab.pdfgen.canvas import Canvas

from household_ledger.reports import shaping
from household_ledger.reports.fonts import BOLD, REGULAR, font, width_of
from household_ledger.reports.glyph_table import PlacedGlyph
from household_ledger.reports.shaping import MARKS
from household_ledger.reports.sheet import TextStyle
from household_ledger.reports.to_unicode import to_unicode
from household_ledger.text.typefaces import typeface

CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
VOWELS = ("", *"ะัาำิีึืุู็์ํฺ")
TONES = ("", *"่้๊๋")
SYLLABLES = [
    consonant + (tone + vowel if vowel in {"ะ", "า", "ำ"} else vowel + tone)
    for consonant in CONSONANTS
    for vowel in VOWELS
    for tone in TONES
]


def written(lines: list[str], name: str = REGULAR) -> bytes:
    """Write lines of text on pages of forty."""
    font(name)
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(1000, 1300), initialFontName=name, invariant=True)
    for start in range(0, len(lines), 40):
        canvas.setFont(name, 16)
        for index, line in enumerate(lines[start : start + 40]):
            canvas.drawString(20, 1270 - 31 * index, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def read_by_pypdf(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def read_by_pdfminer(pdf: bytes) -> str:
    return extract_text(io.BytesIO(pdf))


@pytest.mark.parametrize("name", [REGULAR, BOLD])
def test_every_syllable_comes_back_from_every_document(name: str) -> None:
    assert len(SYLLABLES) == 3300
    lines = [" ".join(SYLLABLES[start : start + 25]) for start in range(0, len(SYLLABLES), 25)]

    first, second = written(lines, name), written(lines, name)

    assert read_by_pypdf(first).split() == SYLLABLES
    assert read_by_pdfminer(first).split() == SYLLABLES
    assert second == first


def positions(text: str, style: str = "Regular") -> list[tuple[int, int, int]]:
    """Ask HarfBuzz where the glyphs of a text stand: glyph, x, y."""
    shaping_font = uharfbuzz.Font(uharfbuzz.Face(typeface(style).read_bytes()))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.script, buffer.language, buffer.direction = "Thai", "th", "ltr"
    uharfbuzz.shape(shaping_font, buffer, {"kern": False, "liga": False})
    placed, x = [], 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        placed.append((info.codepoint, x + position.x_offset, position.y_offset))
        x += position.x_advance
    return placed


def test_a_letter_with_its_marks_looks_the_same_beside_any_neighbour() -> None:
    letters = re.compile(f"[^{MARKS}]?[{MARKS}]+|.")
    neighbours = ["", "ก", "ป", "ฐ", "เ", "โ", "ไ", "า", "ะ", "ๆ", "1", "๑", " ", "(", "่"]
    marked = [SYLLABLES[index] for index in range(0, len(SYLLABLES), 61)]
    for before, middle, after in itertools.product(neighbours, marked, neighbours[:9]):
        text = before + middle + after
        alone, x = [], 0
        for piece in letters.findall(text):
            alone += [(glyph, x + dx, dy) for glyph, dx, dy in positions_of(piece)]
            x += advance_of(piece)
        assert alone == positions_of(text), text


def positions_of(text: str) -> list[tuple[int, int, int]]:
    if text not in _POSITIONS:
        _POSITIONS[text] = positions(text)
    return _POSITIONS[text]


def advance_of(text: str) -> int:
    return round(width_of(text, TextStyle(1000)))


_POSITIONS: dict[str, list[tuple[int, int, int]]] = {}


def test_tone_marks_stand_where_harfbuzz_puts_them_even_after_latin() -> None:
    shaper, face = font(REGULAR).shaper, font(REGULAR).face
    sign = shaper.shape("A-1 น้ำ")[-1]

    parts = tuple(PlacedGlyph(*each) for each in positions("น้ำ"))
    glyph, same = face.charToGlyph[ord(sign)], face.add(parts, 0)

    def outline(number: int) -> bytes:
        table = face.get_table("glyf")
        return table[face.glyphPos[number] : face.glyphPos[number + 1]]

    assert len(parts) > 1
    assert outline(glyph) == outline(same)
    assert shaper.letters(ord(sign)) == "น้ำ"


def test_a_letter_the_font_lacks_is_still_read_back() -> None:
    assert read_by_pypdf(written(["ไก่ 漢 ✓ 😀 ก"])).split() == ["ไก่", "漢", "✓", "😀", "ก"]


PICTURES = "ไข่ 🥚 ✓ 😀 👍🏽 🌾 ❤️ ☎️ 漢 🇹🇭 👨‍👩‍👧 1️⃣ ລາວ ©️ ก็"


def drawn_alike(one: str, other: str) -> bool:
    """Tell whether the last letters of two lines look alike."""
    looks = []
    for text in (one, other):
        page = pypdfium2.PdfDocument(written([text]))[0]
        looks.append(page.render(scale=2).to_pil().crop((0, 0, 400, 120)).tobytes())
    return bool(looks[0] == looks[1])


@pytest.mark.parametrize("name", [REGULAR, BOLD])
def test_pictures_come_back_as_they_were_put_in(name: str) -> None:
    pdf = written([PICTURES], name)

    assert read_by_pypdf(pdf).split() == PICTURES.split()
    assert read_by_pdfminer(pdf).split() == PICTURES.split()


def test_no_sign_is_drawn_as_an_empty_box() -> None:
    shaper, lacking = font(REGULAR).shaper, 0
    face = font(REGULAR).face
    for picture in (*PICTURES.split(), "\u0e80", "\U0001f996"):
        for sign in shaper.shape(picture):
            lacking += face.charToGlyph[ord(sign)] == 0

    assert lacking == 0
    assert not drawn_alike("😀", "\u2022"), "a typeface at hand has it"
    assert drawn_alike("🌾", "\u2022"), "none has it: plainly something"
    assert drawn_alike("👨‍👩‍👧", "\u2022"), "one picture is one sign"


def test_without_another_typeface_a_stand_in_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shaping, "outline_of", lambda _character, _units: None)
    picture = "\U0001f63b"  # one no other test asks for: glyphs are remembered

    assert drawn_alike(picture, "\u2022")
    assert read_by_pypdf(written([picture])).split() == [picture]


def test_invisible_characters_never_reach_the_paper() -> None:
    text = "กอง\u200bทุน\u2060หมู่\ufeffบ้าน \U000f0000x\U000f0001"

    back = read_by_pypdf(written([text]))

    assert "".join(back.split()) == "กองทุนหมู่บ้านx"
    assert back.strip().isprintable()


def test_line_feeds_and_tabs_become_spaces() -> None:
    assert read_by_pypdf(written(["หนึ่ง\tสอง\nสาม", "a\tb"])).split() == ["หนึ่ง", "สอง", "สาม", "a", "b"]


def test_what_was_printed_before_leaves_no_trace() -> None:
    first = written(["น้ำปั๊ม"])
    written([" ".join(SYLLABLES[:700])])

    assert written(["น้ำปั๊ม"]) == first


@given(st.text(alphabet="กปฐญนมเแไาะำิีุู่้์ๆฯ ๑๒3a.,-", max_size=40))
def test_width_is_the_sum_of_letters_however_text_is_cut_between_them(text: str) -> None:
    cut = next((index for index in range(len(text) // 2, len(text)) if not re.match(f"[{MARKS}]", text[index])), 0)
    style = TextStyle(10)

    together = width_of(text[:cut], style) + width_of(text[cut:], style)

    assert width_of(text, style) == pytest.approx(together)


def test_the_map_of_letters_is_cut_into_blocks_of_a_hundred() -> None:
    table = to_unicode("AAAAAA+Sarabun", ["", *("ก" * 250)])

    counts = [int(found) for found in re.findall(r"(\d+) beginbfchar", table)]
    assert counts == [100, 100, 50]
    assert "<01> <0E01>" in table
    assert "<00> <" not in table.partition("endcodespacerange")[2]


def embedded_fonts(pdf: bytes) -> list[TTFont]:
    """Take the font subsets out of a file."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    objects = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]
    descriptors = [each for each in objects if isinstance(each, DictionaryObject) and "/FontFile2" in each]
    streams = [each["/FontFile2"].get_object() for each in descriptors]
    return [TTFont(io.BytesIO(stream.get_data())) for stream in streams if isinstance(stream, StreamObject)]


def test_the_embedded_subsets_are_whole_fonts_with_true_boxes() -> None:
    subsets = embedded_fonts(written([" ".join(SYLLABLES[start : start + 25]) for start in range(0, 1000, 25)]))

    assert len(subsets) > 3
    composites = 0
    for subset in subsets:
        glyphs, count = subset["glyf"], subset["maxp"].numGlyphs
        assert len(subset.getGlyphOrder()) == count
        for name in subset.getGlyphOrder():
            glyph = glyphs[name]
            if not glyph.isComposite():
                continue
            composites += 1
            told = (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)
            glyph.recalcBounds(glyphs)
            assert told == (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)
            assert len(glyph.components) <= subset["maxp"].maxComponentElements
    assert composites > 700
