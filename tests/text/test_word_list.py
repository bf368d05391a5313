"""The list of words answers as a plain search does, and as the library's tree of letters does."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.text.word_list import WordList

if TYPE_CHECKING:
    from pythainlp.util import Trie

_letters = st.text(alphabet="กขาเ่", min_size=1, max_size=6)


@given(words=st.sets(_letters), added=st.lists(_letters, max_size=4), text=st.text(alphabet="กขาเ่a ", min_size=1))
def test_it_finds_every_word_that_stands_at_a_place_shortest_first(
    words: set[str], added: list[str], text: str
) -> None:
    listed = WordList(words)
    for word in added:
        listed.add(word)
    every = words | set(added)

    for place in range(len(text)):
        standing = [word for word in every if text.startswith(word, place)]
        assert listed.prefixes(text, place) == sorted(standing, key=len)
    assert len(listed) == len(every)


@pytest.fixture(scope="module")
def thai_words() -> frozenset[str]:
    from household_ledger.text import wrap

    wrap.load_words()  # first: it keeps the library out of the person's home
    from pythainlp.corpus import thai_words as words

    return words()


def test_it_cuts_sentences_as_the_tree_of_letters_does(thai_words: frozenset[str]) -> None:
    from pythainlp.tokenize.newmm import segment
    from pythainlp.util import dict_trie

    tree, listed = dict_trie(thai_words), WordList(thai_words)
    for sentence in (
        "จ่ายค่ากับข้าวและค่าน้ำมันรถไปตลาดเช้า",
        "เดือนนี้เหลือเก็บมากกว่าเดือนก่อนเพราะขายไข่เป็ดได้",
        "ยืมเงินกองทุนหมู่บ้านมาซื้อปุ๋ยแล้วทยอยคืนทุกเดือน",
        "กฎหมายฤๅษีฎีกา",
    ):
        assert segment(sentence, custom_dict=cast("Trie", listed)) == segment(sentence, custom_dict=tree)
