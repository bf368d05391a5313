"""What a remark on a written line says of how a thing was got: on credit, of one's own, given, paid by card."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from household_ledger.domain.kinds import SHOP_CREDIT, EntryKind, PocketKind
from household_ledger.domain.register import welfare_card_of
from household_ledger.services.typed.names import names_of
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.entry_tags import kind_tag
from household_ledger.text.i18n import using
from household_ledger.text.labels import pocket_kind_name
from household_ledger.text.matching import plain

_K = EntryKind
GIVEN_UNSURE: Final = "paper_given_unsure"
"""Asked once, before the line is kept as paid for: the remark may say that somebody gave it."""
_AT_HEAD: Final = (_K.CREDIT, _K.PRODUCED)
"""Kinds said by a word at the head of a remark, as the page itself tells its writer."""
_PLAIN: Final = frozenset((None, _K.INCOME, _K.EXPENSE, _K.COST))
_FREE: Final = re.compile(
    r"(?:ได้มาฟรี|ได้ฟรี|ได้เปล่า|ได้มาเปล่า|ของฟรี|ของแจก|ฟรี|ขอเขามา|ขอมา|got it free|free)"
    r"(?:\s*(?:จาก|from)\s*(?P<giver>.+))?",
    re.IGNORECASE,
)
_ASKED_WHO: Final = re.compile(r"(?:ใครให้|given by)\s*[:·-]*\s*(?P<giver>.*)", re.IGNORECASE)
"""The words the page is printed with, and a name after them."""
_GAVE: Final = re.compile(
    r"(?P<giver>.+?)\s*(?:(?:เอา|แบ่ง|นำ)?มาให้|แบ่งให้|แบ่งมา|ให้มา|ให้ฟรี|ให้มาฟรี|ให้กิน|ให้|แจกมา|แจกให้|แจก| gave(?: it)?)"
)
_MAYBE: Final = re.compile(r"(?:ให้|รับของ|รับจาก|ได้จาก|ได้มา|ได้ของ).*")
"""Given to us, or given away; got from somebody, or bought of him."""
_DEEDS: Final = ("ซื้อ", "จ่าย", "โอน", "คืน", "ยืม", "ขอ", "ฝาก", "ทำบุญ", "แถม", "ลดราคา", "ออกเงิน")
_DEEDS_FIRST: Final = (
    *("ต้อง", "ยัง", "ไม่", "จะ", "ไป", "เอา", "ทำ", "ส่ง", "ไว้", "เก็บ", "ใช้", "หา", "ได้"),
    *("เลี้ยง", "พา", "ช่วย", "สั่ง", "เบิก"),
)
"""Before ให้ they are no name: what was done for somebody."""
_LONGEST_NAME: Final = 40
_BY_CARD: Final = re.compile(
    r"(?:รูด|ใช้|ซื้อด้วย|จ่ายด้วย)?\s*บัตร(?:สวัสดิการ(?:แห่งรัฐ)?|คนจน|ประชารัฐ)?|(?:welfare )?card", re.IGNORECASE
)
_ANYBODY: Final = frozenset(
    plain(word)
    for word in (
        *("ใคร", "คน", "มีคน", "เขา", "ญาติ", "ญาติพี่น้อง", "พี่น้อง", "เพื่อน", "เพื่อนบ้าน", "ข้างบ้าน", "บ้านข้างๆ", "ชาวบ้าน"),
        *("พี่", "น้อง", "ป้า", "ลุง", "น้า", "อา", "ผู้ใหญ่"),
        *("รัฐ", "รัฐบาล", "อบต", "อบต.", "เทศบาล", "วัด", "โรงเรียน", "โครงการ"),
    )
)
"""They name nobody: no other party of the book."""
_OF_THE_HOME: Final = frozenset(
    plain(word) for word in ("ลูก", "หลาน", "ลูกหลาน", "พ่อ", "แม่", "พ่อแม่", "ปู่", "ย่า", "ตา", "ยาย", "สามี", "ภรรยา")
)
"""They may live in the house: it may be given to us or to them."""


@dataclass(frozen=True, slots=True)
class Noted:
    """How a thing was got by its remark, and what the remark says beside: the shop, the buyer, the giver."""

    kind: EntryKind | None = None
    rest: str = ""
    is_by_card: bool = False
    is_unsure: bool = False


def noted(note: str) -> Noted:
    """Read a remark; one that says nothing of it, or speaks of something else, is only a remark."""
    text = note.strip()
    for kind in _AT_HEAD:
        with using("th"):
            thai = kind_tag(kind)
        for word in (thai, kind_tag(kind)):
            rest = text[len(word) :]
            if text.casefold().startswith(word.casefold()) and (not rest or not rest[0].isalnum() or rest[0] == " "):
                return Noted(kind, rest.strip(" :·-"))
    said = " ".join(text.split())
    if _BY_CARD.fullmatch(said):
        return Noted(is_by_card=True)
    told = _FREE.fullmatch(said) or _ASKED_WHO.fullmatch(said)
    found = told or _GAVE.fullmatch(said)
    if found is None:
        return Noted(is_unsure=_MAYBE.fullmatch(said) is not None)
    giver = (found["giver"] or "").strip(" :·-")
    word = plain(giver)
    if word in _ANYBODY or not word or (told and word in _OF_THE_HOME):
        return Noted(_K.RECEIVED)
    is_deed = any(deed in giver for deed in _DEEDS) or giver.startswith(_DEEDS_FIRST)
    if is_deed or len(giver) > _LONGEST_NAME or word in _OF_THE_HOME:
        return Noted(is_unsure=True)
    return Noted(_K.RECEIVED, giver)


def is_no_cash(note: str, *, is_spending: bool) -> bool:
    """Tell whether a line's goods are no cash by its remark: their value may stand in either column."""
    kind = noted(note).kind
    return kind is _K.PRODUCED or (kind is _K.RECEIVED and is_spending)


def is_unsure(row: TypedRow, note: str, *, book: NameBook, is_goods: bool) -> bool:
    """Tell whether a line is to be asked about, once: bought, or given to us."""
    if row.kind not in _PLAIN:
        return False
    found = noted(note)
    return found.is_unsure or (found.kind is _K.RECEIVED and (not is_goods or _is_at_home(found.rest, book)))


def with_note(row: TypedRow, note: str, *, was: str, book: NameBook, is_goods: bool) -> TypedRow:
    """Make of a row what its remark says; `was` is the remark it was kept with, whose word may be taken out.

    Only what `is_goods` can be given to us so: money in is money, whoever gave it.
    """
    if row.is_kept and note.strip() == was.strip():
        return row  # it is what it was kept as
    found, before = noted(note), noted(was)
    kind = found.kind
    if kind is _K.RECEIVED and (not is_goods or _is_at_home(found.rest, book)):
        kind = None
    if kind is None and before.kind is not None and row.kind is before.kind:
        row = replace(row, kind=None, debt="", party="", is_on_credit=False)  # the word was taken out
    if kind is None:
        is_by_card = found.is_by_card and is_goods and row.kind in _PLAIN
        return replace(row, pocket=_card(book)) if is_by_card else row
    if row.kind not in (*_PLAIN, kind):
        return row
    if kind is _K.RECEIVED:
        return replace(row, kind=kind, pocket="", debt="", party=found.rest)
    if kind is _K.PRODUCED:
        return replace(row, kind=kind, pocket="", debt="")
    return _on_credit(row, found.rest, book)


def _on_credit(row: TypedRow, whose: str, book: NameBook) -> TypedRow:
    if row.money_in:
        return replace(row, kind=_K.CREDIT, party=whose or row.party, is_on_credit=True)
    shops = [one.id for one in book.debts if one.debt_class == SHOP_CREDIT]
    only = names_of(book).debts.word(shops[0]) if len(shops) == 1 else ""
    return replace(row, kind=_K.CREDIT, pocket="", debt=whose or row.debt or only)


def _is_at_home(giver: str, book: NameBook) -> bool:
    """Tell whether the giver is of the household: what moves within it is nothing received."""
    return bool(giver) and any(plain(one.name) == plain(giver) for one in book.members)


def _card(book: NameBook) -> str:
    card = welfare_card_of(book.pockets)
    return names_of(book).pockets.word(card.id) if card is not None else pocket_kind_name(PocketKind.CARD)
