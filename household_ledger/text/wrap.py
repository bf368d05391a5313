"""Where a line of Thai or mixed text may end: dictionary words inside Thai runs, spaces elsewhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING, cast

from household_ledger.text.word_list import WordList

if TYPE_CHECKING:
    from pythainlp.util import Trie

ZWSP = "\u200b"
_RUN = re.compile("[ก-ฺเ-๎]+")
_GAP = re.compile(f"[ \\t\\r\\n\u3000{ZWSP}]+")
_AFTER_CLOSING = re.compile("[)\\]}”»](?=[ก-ฮเ-ไ])")
_NO_START = frozenset("ๆฯ!%,.:;?)]}”’»…ะัาำิีึืฺุูๅ็่้๊๋์ํ๎\u00a0\u2060 \t\r\n\u3000")
_NO_END = frozenset("([{“‘«฿เแโใไ\u00a0\u2060")
_SHORT_MONTHS = "(?:[ก-ฮ]\\.[ก-ฮ]\\.|มี\\.ค\\.|เม\\.ย\\.|มิ\\.ย\\.)"
_ONE_THING = re.compile(
    "(?<=[▲▼≈→⚠]) (?=[-+−–0-9๐-๙])"  # a sign and its number
    "|(?<=[0-9๐-๙]) (?=(?:บาท|baht|%)(?![A-Za-zก-๙]))"
    f"|(?<=[0-9๐-๙]) (?=(?:{_SHORT_MONTHS}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?![a-z])))"
    "|(?<=[ก-ฮ]\\.) (?=[0-9๐-๙]{4}(?![0-9๐-๙]))"  # of a short month, or พ.ศ.
    "|(?<= [A-Z][a-z]{2}) (?=20[0-9]{2}(?![0-9]))"
)
"""Spaces inside what is read as one: "▼ 44", "1,240 บาท", "31 ต.ค. 2569"."""
_TITLE = re.compile("^(?:นางสาว|นาง|นาย|เด็กชาย|เด็กหญิง)")
_SHORTEST_NAME, _LONGEST_NAME = 3, 14
"""A longer name may be broken inside, or narrow columns could not hold it."""
_CHUNK = 400
"""Longer runs are cut before they reach the dictionary, so that the time stays in step with the length."""

# Words of the field that the dictionary lacks or cuts elsewhere.
_FIELD_WORDS = (
    *("กองทุนหมู่บ้าน", "ออมทรัพย์", "สัจจะ", "เงินออม", "รายรับ", "รายจ่าย", "หนี้สิน", "ต้นทุน", "ผลลัพธ์", "ยกมา", "ยกไป"),
    *("ครัวเรือน", "ปตท", "ธกส", "ปลดหนี้", "ลดได้", "ใบเสร็จ", "บาทถ้วน", "พร้อมเพย์", "ไข่เป็ด", "ไข่ไก่", "แชร์"),
    "ครึ่งแรก",
)

_words_of_ours: set[str] = set(_FIELD_WORDS)
_lock = Lock()
_loading = Lock()


def breaks(text: str) -> list[int]:
    """List the positions p (0 < p < len) at which a line may end, so that text[p:] starts the next.

    Never before a mark, ๆ, ฯ or closing punctuation, never after an opening one; a space belongs to the line it ends.
    The first call loads the dictionary (a tenth of a second, 15 MB). Safe in any thread.
    """
    return list(_breaks(text))


def segments(text: str) -> list[str]:
    """Cut the text at its breaks; the pieces join to the text."""
    cuts = [0, *_breaks(text), len(text)]
    return [text[start:end] for start, end in pairwise(cuts) if end > start]


def bound(text: str) -> str:
    """Bind what is read as one with no-break spaces: a sign and its number, a number and its unit, a short date.

    For windows; narrow columns of a paper may need the breaks.
    """
    return _ONE_THING.sub("\u00a0", text)


def strip_zwsp(text: str) -> str:
    """Take the invisible breaks out again: for copying, searching and keeping."""
    return text.replace(ZWSP, "")


def with_zwsp(text: str) -> str:
    """Mark every break inside words run together with U+200B, for widgets that break nowhere else."""
    pieces = segments(strip_zwsp(text))
    return "".join(piece if piece[-1:].isspace() else piece + ZWSP for piece in pieces[:-1]) + "".join(pieces[-1:])


def add_words(words: Iterable[str]) -> None:
    """Keep these whole: names of people, villages, accounts; with titles and without; only Thai of 3 to 14 letters."""
    runs = {run for word in words for found in _RUN.findall(word) for run in (found, _TITLE.sub("", found))}
    with _lock:
        new = {run for run in runs if _SHORTEST_NAME <= len(run) <= _LONGEST_NAME} - _words_of_ours
        if not new:
            return
        _words_of_ours.update(new)
        if _loaded_dictionary.cache_info().currsize:
            dictionary = _dictionary()
            for word in new:
                dictionary.add(word)
        _words.cache_clear()
        _breaks.cache_clear()


@lru_cache(maxsize=4096)
def _breaks(text: str) -> tuple[int, ...]:
    found = {place for place in _candidates(text) if 0 < place < len(text)}
    return tuple(sorted(p for p in found if text[p] not in _NO_START and text[p - 1] not in _NO_END))


def _candidates(text: str) -> Iterator[int]:
    for run in _RUN.finditer(text):
        place = run.start()
        for word in _run_words(run.group()):
            place += len(word)
            if place < run.end():
                yield place
    yield from (gap.end() for gap in _GAP.finditer(text))
    yield from (closing.end() for closing in _AFTER_CLOSING.finditer(text))


def _run_words(run: str) -> Iterator[str]:
    """Cut a run of Thai letters into words, long runs piece by piece."""
    while len(run) > _CHUNK:
        words = _words(run[:_CHUNK])
        # The last words of the piece may be cut off: they go again with what follows.
        whole = words[: max(1, len(words) - 3)]
        yield from whole
        run = run[sum(map(len, whole)) :]
    yield from _words(run)


@lru_cache(maxsize=8192)
def _words(run: str) -> tuple[str, ...]:
    dictionary = _dictionary()  # first: it keeps the library out of the person's home
    from pythainlp.tokenize.newmm import segment

    words = tuple(segment(run, custom_dict=cast("Trie", dictionary)))
    return words if "".join(words) == run else (run,)


def load_words() -> None:
    """Load the dictionary, for a moment when nobody waits; any thread."""
    _dictionary()


def _dictionary() -> WordList:
    with _loading:  # who comes while another thread loads it waits, and does not load it too
        return _loaded_dictionary()


@lru_cache(maxsize=1)
def _loaded_dictionary() -> WordList:
    # Before its first import, or it makes a folder in the person's home.
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.corpus import thai_words

    return WordList(thai_words() | _words_of_ours)
