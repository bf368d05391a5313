"""What is kept of a typed text: one spelling for what looks alike, nothing invisible."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = ("Cc", "Cf", "Cs", "Co")
_LINES = re.compile(r"\r\n?|[\u2028\u2029\v\f\u0085]")
_SPACES = re.compile(r"\s+")
_AROUND_LINES = re.compile(r"[^\S\n]*\n[^\S\n]*")
_EMPTY_LINES = re.compile(r"\n{3,}")
_INNER = re.compile(r"[^\S\n]+")
# Marks of one consonant in the order they are read: below, above, tone, silencer; each once.
_MARKS = re.compile("[ัิ-ฺ็-๎]{2,}")
_RANK = {
    **dict.fromkeys("ฺ", 0),
    **dict.fromkeys("ุู", 1),
    **dict.fromkeys("ัิีึื็", 2),
    **dict.fromkeys("่้๊๋", 3),
    **dict.fromkeys("์๎", 4),
    **dict.fromkeys("ํ", 5),
}
_SARA_AM = re.compile("ํ([่-๋]*)า")
_TONE_AFTER_AM = re.compile("ำ([่-๋]+)")


def clean(text: str, *, has_lines: bool = False) -> str:
    """Give the text as it is kept: NFC, Thai marks in order, no control or invisible characters, single spaces.

    Two เ become แ, ํ and า become ำ. Lines are joined unless `has_lines`. Cleaning a second time changes nothing.
    """
    text = _LINES.sub("\n", text)
    text = seen(text)
    return _spaces(spelt_one_way(text), has_lines=has_lines)


def seen(text: str) -> str:
    """Give the text without what nobody sees: marks of direction, joiners and controls that come along when pasted."""
    if text.isprintable():
        return text
    return "".join(" " if letter == "\t" else letter for letter in text if _is_kept(letter))


def _is_kept(letter: str) -> bool:
    return letter in "\n\t" or unicodedata.category(letter) not in _UNSEEN


def _spaces(text: str, *, has_lines: bool) -> str:
    if not has_lines:
        return _SPACES.sub(" ", text).strip()
    text = _AROUND_LINES.sub("\n", _INNER.sub(" ", text))
    return _EMPTY_LINES.sub("\n\n", text).strip()


def spelt_one_way(text: str) -> str:
    """Give the text with the Thai letters and marks that look alike written one way; spaces stay as they are."""
    # Repeat until nothing moves: every rule only ever brings marks nearer to their place.
    while True:
        tidy = _MARKS.sub(_in_order, unicodedata.normalize("NFC", text)).replace("เเ", "แ")
        tidy = _TONE_AFTER_AM.sub(r"\1ำ", _SARA_AM.sub(r"\1ำ", tidy))
        if tidy == text:
            return text
        text = tidy


def _in_order(marks: re.Match[str]) -> str:
    return "".join(dict.fromkeys(sorted(marks.group(), key=_RANK.__getitem__)))
