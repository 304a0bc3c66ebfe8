"""Sealing with a passphrase for tests alone, at the lowest cost: it opens in a millisecond instead of seconds.

The library that seals always takes its seconds, so the format of age is written here once more; it is the library that
opens it. The keys were made once; nothing of a person was ever sealed to them.
"""

import base64
import hashlib
import hmac
import os
import struct
from pathlib import Path
from typing import NamedTuple

import msgspec
from pyrage import x25519

from painplan.store.sealed.sealed import NewKey

PASSPHRASE = "several words"
_FILE = Path(__file__).parents[1] / "data" / "low_cost_keys.json"


class LowCostKey(NamedTuple):
    """One of them."""

    new: NewKey
    public: str


def _read() -> list[LowCostKey]:
    keys = msgspec.json.decode(_FILE.read_bytes(), type=list[dict[str, str]])
    return [
        LowCostKey(
            NewKey(x25519.Identity.from_str(key["secret"]), base64.b64decode(key["sealed"])),
            key["public"],
        )
        for key in keys
    ]


KEYS = _read()

WORK = 1
"""A guess is two to the power of this steps; a person's passphrase takes `sealing.LEAST_WORK` or more."""
LARGEST = 64 * 1_024
"""Bytes; larger contents are sealed in parts, which no test needs."""
LAST = bytes(11) + b"\x01"
"""The first part is the last one."""


def seal_for_travel(content: bytes, passphrase: str) -> bytes:
    """Takes the place of `sealing.seal_for_travel`: a file of age (https://age-encryption.org/v1) that costs little."""
    assert len(content) <= LARGEST
    salt, nonce, file_key = os.urandom(16), os.urandom(16), os.urandom(16)
    wrap = hashlib.scrypt(
        passphrase.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=2**WORK, r=8, p=1, dklen=32
    )
    stanza = f"age-encryption.org/v1\n-> scrypt {_b64(salt)} {WORK}\n{_b64(_locked(wrap, bytes(12), file_key))}\n---"
    mac = hmac.digest(_derived(file_key, b"", b"header"), stanza.encode(), "sha256")
    sealed = _locked(_derived(file_key, nonce, b"payload"), LAST, content)
    return f"{stanza} {_b64(mac)}\n".encode() + nonce + sealed


def _b64(content: bytes) -> str:
    return base64.b64encode(content).decode().rstrip("=")


def _derived(key: bytes, salt: bytes, what_for: bytes) -> bytes:
    """HKDF with SHA-256, one block of it."""
    return hmac.digest(hmac.digest(salt or bytes(32), key, "sha256"), what_for + b"\x01", "sha256")


def _locked(key: bytes, nonce: bytes, content: bytes) -> bytes:
    """ChaCha20-Poly1305 (RFC 8439) without anything beside it."""
    blocks = (_chacha(key, 1 + number, nonce) for number in range((len(content) + 63) // 64))
    sealed = bytes(one ^ other for one, other in zip(content, b"".join(blocks), strict=False))
    once = _chacha(key, 0, nonce)
    r = int.from_bytes(once[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    padded, total = sealed + bytes(-len(sealed) % 16) + struct.pack("<QQ", 0, len(sealed)), 0
    for at in range(0, len(padded), 16):
        total = (total + int.from_bytes(padded[at : at + 16] + b"\x01", "little")) * r % (2**130 - 5)
    return sealed + ((total + int.from_bytes(once[16:32], "little")) % 2**128).to_bytes(16, "little")


def _chacha(key: bytes, counter: int, nonce: bytes) -> bytes:
    begun = struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<I", counter) + nonce)
    now = list(begun)
    for _ in range(10):
        for a, b, c, d in _QUARTERS:
            for one, other, back, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                now[one] = (now[one] + now[other]) & 0xFFFFFFFF
                mixed = now[back] ^ now[one]
                now[back] = (mixed << turn | mixed >> 32 - turn) & 0xFFFFFFFF
    return struct.pack("<16I", *((one + other) & 0xFFFFFFFF for one, other in zip(now, begun, strict=True)))


_QUARTERS = (
    *((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)),
    *((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)),
)
