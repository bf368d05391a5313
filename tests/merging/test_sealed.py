"""Sealed bundles: read again with the passphrase alone; every damage is told and nothing half taken in."""

from __future__ import annotations

import hashlib
import io
import os
import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given, settings
from hypothesis import strategies as st

from household_ledger.db import bundle as bundle_module
from household_ledger.db import seal
from household_ledger.db.bundle import read_bundle
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.photos import AddWithPhotos
from household_ledger.text.all_sentences import SENTENCES
from tests.db.drafts import draft
from tests.db.history_photos import some_photo
from tests.db.ledgers import Book, add_home, new_book
from tests.merging.replicas import content

_SAID = "ข้าวเหนียว มะม่วง"
DAMAGES = 20_000 if os.environ.get("HL_MORE") == "1" else 1_600


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the key for next to nothing, and chunks small, so that there are many."""
    monkeypatch.setattr(seal, "_COST", 2)
    monkeypatch.setattr(seal, "CHUNK", 256)


@pytest.fixture
def giver(tmp_path: Path) -> Iterator[Book]:
    with new_book(tmp_path / "ให้.hldb") as opened:
        home = add_home(opened)
        opened.do(AddWithPhotos(AddEntries((draft(1, home),)), (some_photo(1, home.id),)))
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Book]:
    with new_book(tmp_path / "รับ.hldb") as opened:
        yield opened


def _sealed(data: bytes, passphrase: str = _SAID, *, piece: int = 1000) -> bytes:
    file = io.BytesIO()
    sealing = seal.Sealing(file, passphrase)
    for place in range(0, len(data), piece):
        sealing.write(data[place : place + piece])
    sealing.finish()
    return file.getvalue()


def _opened(sealed: bytes, passphrase: str = _SAID) -> bytes:
    opened = seal.Sealed(io.BytesIO(sealed), passphrase)
    opened.look_through()
    return io.BufferedReader(opened).read()


def _by_the_book(sealed: bytes, passphrase: str, cost: int) -> bytes:
    """Open a sealed file as its description says, with another maker's scrypt."""
    assert sealed[:8] == b"HLSEAL1\n"
    key = hashlib.scrypt(passphrase.encode(), salt=sealed[8:24], n=cost, r=8, p=1, dklen=32, maxmem=1 << 28)
    chunks = [sealed[place : place + 65_536 + 16] for place in range(24, len(sealed), 65_536 + 16)]
    return b"".join(
        ChaCha20Poly1305(key).decrypt(
            number.to_bytes(11, "big") + (b"\1" if number == len(chunks) - 1 else b"\0"), chunk, sealed[:24]
        )
        for number, chunk in enumerate(chunks)
    )


def test_the_form_of_the_file_is_as_it_is_described() -> None:
    data = random.Random(1).randbytes(200_000)
    sealed = _sealed(data)
    assert _by_the_book(sealed, _SAID, 1 << 17) == data == _opened(sealed)
    assert len(sealed) == 24 + len(data) + 4 * 16


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072, 200_001])
def test_what_is_sealed_comes_out_the_same(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_COST", 2)
    data = random.Random(size).randbytes(size)
    assert _opened(_sealed(data, piece=70_000)) == data == _by_the_book(_sealed(data), _SAID, 2)


@given(st.binary(max_size=2000), st.lists(st.tuples(st.integers(0, 2100), st.integers(0, 900)), max_size=9))
@settings(max_examples=60, deadline=None)
def test_it_is_read_in_any_order(data: bytes, looks: list[tuple[int, int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seal, "_COST", 2)
        patch.setattr(seal, "CHUNK", 256)
        opened = io.BufferedReader(seal.Sealed(io.BytesIO(_sealed(data)), _SAID))
        for place, length in looks:
            opened.seek(place)
            assert opened.read(length) == data[place : place + length]
        assert opened.seek(0, os.SEEK_END) == len(data)


@pytest.mark.usefixtures("cheap")
def test_the_same_letters_spelled_in_another_code_are_the_same_passphrase() -> None:
    assert _opened(_sealed(b"x", "caf\u00e9 \u0e01\u0e33"), "cafe\u0301 \u0e01\u0e33") == b"x"


@pytest.mark.usefixtures("cheap")
def test_every_damage_is_told() -> None:
    _damage_many(random.Random(7))


def _damage_many(r: random.Random) -> None:
    for number in range(DAMAGES):
        data = r.randbytes(r.choice((0, 5, 256, 700, 1024)))
        sealed = _sealed(data)
        hurt = _hurt(sealed, r)
        if hurt != sealed:
            assert _is_told(hurt), number


def _is_told(hurt: bytes) -> bool:
    try:
        _opened(hurt)
    except seal.BrokenSeal:
        return True
    return False


def _hurt(sealed: bytes, r: random.Random) -> bytes:
    """Flip a bit anywhere, cut, go on too long, change the header, or move, lose, double or exchange whole chunks."""
    hurt, chunk = bytearray(sealed), 256 + 16
    chunks = [sealed[place : place + chunk] for place in range(24, len(sealed), chunk)]
    way = r.randrange(9)
    if way == 0:
        hurt[r.randrange(len(hurt))] ^= 1 << r.randrange(8)
    elif way == 1:
        del hurt[r.randrange(len(hurt)) :]
    elif way == 2:
        hurt += r.randbytes(r.randrange(1, 300))
    elif way == 3:
        hurt[r.randrange(24)] ^= 1 << r.randrange(8)
    elif way == 4:
        del hurt[24 + chunk * r.randrange(len(chunks)) :]  # cut between chunks
    else:
        if way == 5:
            r.shuffle(chunks)
        elif way == 6:
            chunks.insert(r.randrange(len(chunks) + 1), r.choice(chunks))
        elif way == 7:
            chunks.pop(r.randrange(len(chunks)))
        else:
            other = _sealed(r.randbytes(1024))
            chunks[r.randrange(len(chunks))] = other[24 : 24 + chunk]
        hurt[24:] = b"".join(chunks)
    return bytes(hurt)


class _Unsigned:
    """A cipher that hides and does not hold to any tag."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def encrypt(self, nonce: bytes, data: bytes, _header: bytes) -> bytes:
        return self.decrypt(nonce, data + b"\0" * 16, _header) + b"\0" * 16

    def decrypt(self, nonce: bytes, data: bytes, _header: bytes) -> bytes:
        stream = Cipher(algorithms.ChaCha20(self._key, b"\1\0\0\0" + nonce), mode=None).encryptor()
        return stream.update(data[:-16])


_MUTANTS: dict[str, tuple[str, Any]] = {
    "chunks may be exchanged": ("_nonce", lambda _number, *, is_last: bytes(11) + bytes([is_last])),
    "chunks may be cut off": ("_nonce", lambda number, **_last: number.to_bytes(12, "big")),
    "nothing is held to its tag": (
        "_cipher",
        lambda passphrase, header: _Unsigned(hashlib.sha256(passphrase.encode() + header).digest()),
    ),
}


@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize("name", _MUTANTS)
def test_a_weaker_seal_is_found_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, *_MUTANTS[name])
    with pytest.raises(AssertionError):
        _damage_many(random.Random(7))


@pytest.mark.usefixtures("cheap")
def test_a_damaged_sealed_bundle_is_refused_with_a_sentence_and_nothing_is_taken_in(
    giver: Book, other: Book, tmp_path: Path
) -> None:
    stick, r = tmp_path / "ชุด.hlbundle", random.Random(3)
    giver.store.bundle(stick, _SAID)
    whole, before = stick.read_bytes(), content(other)
    for _damage in range(40):
        hurt = _hurt(whole, r)
        if hurt == whole:
            continue
        stick.write_bytes(hurt)
        with pytest.raises(UserError) as refusal:
            other.ledger.merge(stick, _SAID)
        assert refusal.value.code in {"bundle_damaged", "bundle_not_opened", "bundle_cut_off", "not_a_bundle"}
        assert refusal.value.code in SENTENCES
        assert content(other) == before
    stick.write_bytes(whole)
    other.ledger.merge(stick, _SAID)
    other.assert_whole()
    assert content(other) == content(giver)


def test_without_the_passphrase_or_with_another_it_is_refused(giver: Book, other: Book, tmp_path: Path) -> None:
    stick = tmp_path / "ชุด.hlbundle"
    giver.store.bundle(stick, _SAID)
    for passphrase, code in (("", "bundle_sealed"), ("ข้าวเหนียว ทุเรียน", "bundle_not_opened")):
        with pytest.raises(UserError, match=code):
            other.ledger.merge(stick, passphrase)
    assert other.ledger.merge(stick, _SAID).applied == other.steps()


@pytest.mark.parametrize("passphrase", ["ข้าวสวย", " " * 8])
def test_a_passphrase_of_seven_letters_or_of_blanks_is_refused_and_nothing_written(
    giver: Book, tmp_path: Path, passphrase: str
) -> None:
    with pytest.raises(UserError, match="secret_short"):
        giver.store.bundle(tmp_path / "ชุด.hlbundle", passphrase)
    assert not (tmp_path / "ชุด.hlbundle").exists()


def _watched(action: Callable[[], object], place: Path, words: list[bytes], patch: pytest.MonkeyPatch) -> list[str]:
    """Do something with the folder for what is temporary empty; name what was there, or holds the words."""
    aside = place / "aside"
    aside.mkdir()
    patch.setattr(tempfile, "tempdir", str(aside))
    seen: list[str] = []
    look = seal.Sealing.write

    def write(self: seal.Sealing, data: Any) -> int:  # noqa: ANN401 -- as the file has it
        seen.extend(str(one) for one in aside.rglob("*"))
        seen.extend(str(part) for part in place.glob("*.part") for word in words if word in part.read_bytes())
        return look(self, data)

    patch.setattr(seal.Sealing, "write", write)
    action()
    return seen + [str(one) for one in aside.rglob("*")]


def _canaries(giver: Book) -> list[bytes]:
    with giver.store.reader() as reader:
        ((picture, name),) = reader.raw.execute("select picture,hash from photo").fetchall()
    return [picture[:64], name.encode(), b"journal.jsonl", b"PK\3\4"]


def test_nothing_of_it_is_in_the_clear_in_the_file_nor_beside_it(
    giver: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words, plain, sealed = _canaries(giver), tmp_path / "เปิด.hlbundle", tmp_path / "ปิด.hlbundle"
    giver.store.bundle(plain)
    assert all(word in plain.read_bytes() for word in words), "what is looked for would be seen"
    plain.unlink()

    def there_and_back() -> None:
        giver.store.bundle(sealed, _SAID)
        assert len(read_bundle(sealed, _SAID).photos.facts) == 1

    assert _watched(there_and_back, tmp_path, words, monkeypatch) == []
    assert not any(word in sealed.read_bytes() for word in words)


def test_a_seal_put_on_afterwards_would_be_seen(giver: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the bundle in the clear first, and seal what lies there: the mistake the watch is for."""

    def carelessly(raw: Any, path: Path, _passphrase: str, **_said: object) -> int:  # noqa: ANN401 -- as `write_bundle`
        with tempfile.NamedTemporaryFile() as clear:
            count = bundle_module._write(raw, clear)  # noqa: SLF001 -- the mistake
            clear.seek(0)
            with path.open("wb") as file:
                sealing = seal.Sealing(file, _SAID)
                sealing.write(clear.read())
                sealing.finish()
        return count

    monkeypatch.setattr(bundle_module, "write_bundle", carelessly)
    words = _canaries(giver)
    assert _watched(lambda: giver.store.bundle(tmp_path / "x.hlbundle", _SAID), tmp_path, words, monkeypatch)
