"""The catalogues of display text: gather it from the source, bring the .po files up to date, check them, compile them.

python tools/catalogues.py compile            what set-up and the build do
python tools/catalogues.py update [SHEET...]  after a change of display text; sheets: lines of English<TAB>Thai
python tools/catalogues.py check              what `do.py check` does
"""

from __future__ import annotations

import ast
import copy
import io
import string
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "household_ledger"
SOURCES = ROOT / "resources" / "i18n"
COMPILED = PACKAGE / "i18n"
DOMAIN = "household_ledger"
SOURCE_LANGUAGE = "en"
LANGUAGES = (SOURCE_LANGUAGE, "th")
_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "Counted": (1, 2)}


def source_path(language: str) -> Path:
    """Where people edit a language."""
    return SOURCES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def compiled_path(language: str) -> Path:
    """Where the program reads a language."""
    return COMPILED / language / "LC_MESSAGES" / f"{DOMAIN}.mo"


def gathered() -> Catalog:
    """Find every display string of the package."""
    template = Catalog(fuzzy=False)
    found = extract_from_dir(
        PACKAGE, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("L10N:",), strip_comment_tags=True
    )
    for name, _line, text, comments, context in sorted(found, key=lambda one: (Path(one[0]).parts, one[1])):
        place = f"{PACKAGE.name}/{Path(name).as_posix()}"
        template.add(text, locations=[(place, 0)], auto_comments=comments, context=context)
    return template


def unseen(template: Catalog) -> Iterator[str]:
    """Find display strings that gathering does not see: those inside the braces of another string."""
    seen = {words for message in template if message.id for words in identifiers(message)}
    for path in sorted(PACKAGE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id not in KEYWORDS:
                continue
            for place in range(len(KEYWORDS[call.func.id] or (1,))):
                words = call.args[place] if place < len(call.args) else None
                if isinstance(words, ast.Constant) and isinstance(words.value, str) and words.value not in seen:
                    yield f"{path.relative_to(PACKAGE).as_posix()}:{call.lineno}: {words.value!r}"


def read(language: str) -> Catalog:
    """Read what people edited; an empty catalogue where the language is new."""
    path = source_path(language)
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def updated(language: str, template: Catalog, sheet: Mapping[str, str]) -> Catalog:
    """Give the catalogue as it should be: exactly the strings of the source, the sheet's words where there are none."""
    catalogue = read(language)
    # A copy, for the catalogue takes over the very messages it is given.
    catalogue.update(copy.deepcopy(template), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    for message in catalogue:
        if message.id and language == SOURCE_LANGUAGE:
            message.string = message.id
        elif message.id and not any(strings(message)):
            _fill(message, sheet, catalogue.num_plurals)
    return catalogue


def _fill(message: Message, sheet: Mapping[str, str], forms: int) -> None:
    singular, *rest = identifiers(message)
    words = sheet.get(rest[0] if rest else singular) or sheet.get(singular)
    if words:
        message.string = (words,) * forms if rest else words


def identifiers(message: Message) -> tuple[str, ...]:
    """Give the source text, and its plural where it has one."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def strings(message: Message) -> tuple[str, ...]:
    """Give the translation, one a plural form."""
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)


def as_po(catalogue: Catalog) -> bytes:
    """Write the catalogue in its one right form, so that equal catalogues are equal files."""
    file = io.BytesIO()
    # Without line numbers: they would change the file at every edit far away from any text.
    write_po(file, catalogue, width=120, sort_output=True, omit_header=True, include_lineno=False)
    header = (
        f"Language: {catalogue.locale}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {catalogue.plural_forms}",
    )
    lines = ['msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in header), "", ""]
    return "\n".join(lines).encode() + file.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Compile the catalogue; without the moment of reading, that equal catalogues may be equal files."""
    catalogue.creation_date = catalogue.revision_date = _NO_MOMENT
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def compile_all() -> None:
    """Write the compiled catalogues that are missing or old."""
    for language in LANGUAGES:
        content, path = as_mo(read(language)), compiled_path(language)
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def update_all(sheets: list[Path]) -> None:
    """Bring every .po file up to date with the source and fill in the words of the sheets."""
    words: dict[str, str] = {}
    for sheet in sheets:
        for line in sheet.read_text(encoding="utf-8").splitlines():
            english, tab, thai = line.replace("\\n", "\n").partition("\t")
            if tab:
                words[english] = thai
    template = gathered()
    for language in LANGUAGES:
        path = source_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_po(updated(language, template, words)))
    compile_all()


def placeholders(text: str) -> frozenset[str]:
    """Name what a sentence leaves open: `{count}` and `{name}`."""
    return frozenset(name for _text, name, _form, _conversion in string.Formatter().parse(text) if name is not None)


def problems() -> Iterator[str]:
    """Find what is missing, doubtful or out of date, in words for the person who mends it."""
    template = gathered()
    for place in unseen(template):
        yield f"{place} is not gathered: take it out of the string around it"
    for language in LANGUAGES:
        catalogue, path = read(language), source_path(language)
        for message in catalogue:
            yield from (f"{language}: {fault}: {message.id!r}" for fault in faults(message))
        if not path.exists() or path.read_bytes() != as_po(updated(language, template, {})):
            yield f"{language}: not up to date with the source: run tools/catalogues.py update"
        if not compiled_path(language).exists() or compiled_path(language).read_bytes() != as_mo(catalogue):
            yield f"{language}: not compiled: run tools/catalogues.py compile"


def faults(message: Message) -> Iterator[str]:
    """Find what is wrong with one translation."""
    if not message.id:
        return
    if message.fuzzy:
        yield "fuzzy"
    if any("\t" in text for text in strings(message)) and not any("\t" in text for text in identifiers(message)):
        yield "a tab, as between the columns of a sheet"
    if not all(strings(message)):
        yield "not translated"
    elif message.pluralizable:
        allowed = {placeholders(identifier) for identifier in identifiers(message)}
        # A plural form may leave the number out (`one entry`), but may not bring in anything unknown.
        if not all(any(placeholders(text) <= names for names in allowed) for text in strings(message)):
            yield "other placeholders"
    elif placeholders(strings(message)[0]) != placeholders(identifiers(message)[0]):
        yield "other placeholders"


def main(arguments: list[str]) -> int:
    """Do what the arguments say; 1 when the check finds something, 2 on wrong usage."""
    match arguments:
        case ["compile"]:
            compile_all()
        case ["update", *sheets]:
            update_all([Path(sheet) for sheet in sheets])
        case ["check"]:
            found = list(problems())
            print(*found, sep="\n", end="\n" if found else "")
            return 1 if found else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
