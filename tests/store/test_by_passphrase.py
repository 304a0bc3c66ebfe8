"""Opening a key by its passphrase: what age sealed opens, what was changed does not, and other threads go on."""

import hashlib
import re
import threading
import time
from functools import cache
from typing import Any

import pytest

from painplan.store.by_passphrase import MOST_WORK, Refused, Unfit, opened_by_passphrase
from painplan.store.sealing import new_identity, public_key, seal, seal_for_travel

WORDS = "several wörds 🙂"
SECRET = b"AGE-SECRET-KEY-1QQQQ\n"

pytestmark = pytest.mark.slow  # a passphrase takes seconds by intention


@pytest.fixture(scope="module")
def sealed() -> bytes:
    """What the library seals."""
    return seal_for_travel(SECRET, WORDS)


def test_what_age_sealed_opens(sealed: bytes) -> None:
    assert opened_by_passphrase(sealed, WORDS) == SECRET


def test_another_passphrase_is_refused(sealed: bytes) -> None:
    with pytest.raises(Refused):
        opened_by_passphrase(sealed, WORDS.upper())


def test_no_byte_can_be_changed_and_nothing_cut_off(sealed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = cache(hashlib.scrypt)

    def scrypt(password: bytes, **how: Any) -> bytes:
        known = how["salt"] == salt and how["n"] == work
        return slow(password, **how) if known else bytes(32)

    asked: dict[str, Any] = {}

    def ask(_: bytes, **how: Any) -> bytes:
        asked.update(how)
        return bytes(32)

    monkeypatch.setattr(hashlib, "scrypt", ask)
    with pytest.raises(Refused):
        opened_by_passphrase(sealed, WORDS)
    salt, work = asked["salt"], asked["n"]
    monkeypatch.setattr(hashlib, "scrypt", scrypt)
    for at in range(len(sealed)):
        for bit in (1, 32, 128):
            changed = bytearray(sealed)
            changed[at] ^= bit
            with pytest.raises((Refused, Unfit)):
                opened_by_passphrase(bytes(changed), WORDS)
        with pytest.raises((Refused, Unfit)):
            opened_by_passphrase(sealed[:at], WORDS)


def test_another_form_is_left_to_the_library(sealed: bytes) -> None:
    too_much = re.sub(rb" \d+\n", f" {MOST_WORK + 1}\n".encode(), sealed, count=1)
    for content in (b"", seal(SECRET, public_key(new_identity())), too_much, sealed + bytes(100_000)):
        with pytest.raises(Unfit):
            opened_by_passphrase(content, WORDS)


def test_other_threads_go_on_while_it_opens(sealed: bytes) -> None:
    opening, ticks = threading.Thread(target=opened_by_passphrase, args=(sealed, WORDS)), 0
    opening.start()
    while opening.is_alive():
        time.sleep(0.001)
        ticks += 1
    assert ticks > 20
