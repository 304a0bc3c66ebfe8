"""Opens a small file that age sealed with a passphrase, while other threads go on.

The library that seals and opens everything holds the interpreter for as long as a passphrase takes, seconds by
intention, and a screen would stand still. So this one step, opening ``key.age``, is done here, by the published format
(age-encryption.org/v1): scrypt of the standard library lets other threads run, and what it opens is a hundred bytes.
Nothing is sealed here.
"""

import hashlib
import hmac
import re
from base64 import b64decode
from typing import NamedTuple

MOST_WORK = 21
"""Powers of two. More takes over two gigabytes of memory; the library says what it makes of that."""
_HEADER = re.compile(
    rb"(age-encryption\.org/v1\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9]\d?)\n([A-Za-z0-9+/]{43})\n---) "
    rb"([A-Za-z0-9+/]{43})\n"
)
_LABEL = b"age-encryption.org/v1/scrypt"
_NONCE, _TAG, _CHUNK = 16, 16, 65_536
_WORD = 0xFFFFFFFF
_QUARTERS = (
    *((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)),
    *((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)),
)


class Unfit(Exception):
    """It is no file that is opened here; the library may know it."""


class Refused(Exception):
    """The passphrase is another one, or the file is damaged."""


class _Parts(NamedTuple):
    """A file sealed with a passphrase."""

    header: bytes
    salt: bytes
    work: int
    wrapped: bytes
    mac: bytes
    body: bytes


def opened_by_passphrase(content: bytes, passphrase: str) -> bytes:
    """What is in a file that was sealed with a passphrase.

    Raises:
        Unfit: It has another form, or is larger than a key.
        Refused: The passphrase is another one, or something in the file was changed.
    """
    parts, secret = _parts(content), passphrase.encode()
    memory = 1024 * (2**parts.work + 64)
    try:
        wrapping = hashlib.scrypt(secret, salt=_LABEL + parts.salt, n=2**parts.work, r=8, p=1, maxmem=memory, dklen=32)
    except (AttributeError, ValueError, MemoryError) as error:  # a Python without it, a machine without the memory
        raise Unfit from error
    key = _opened(wrapping, bytes(12), parts.wrapped)
    told = hmac.digest(_derived(key, b"", b"header"), parts.header, "sha256")
    if not hmac.compare_digest(told, parts.mac):
        raise Refused
    payload = _derived(key, parts.body[:_NONCE], b"payload")
    return _opened(payload, bytes(11) + b"\x01", parts.body[_NONCE:])


def _parts(content: bytes) -> _Parts:
    found = _HEADER.match(content)
    if found is None or int(found[3]) > MOST_WORK or not _NONCE + _TAG <= len(content) - found.end() < _CHUNK:
        raise Unfit
    salt, wrapped, mac = (b64decode(part + b"=" * (-len(part) % 4)) for part in (found[2], found[4], found[5]))
    return _Parts(found[1], salt, int(found[3]), wrapped, mac, content[found.end() :])


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF with SHA-256 (RFC 5869), 32 bytes."""
    return hmac.digest(hmac.digest(salt or bytes(32), key, "sha256"), info + b"\x01", "sha256")


def _opened(key: bytes, nonce: bytes, sealed: bytes) -> bytes:
    """ChaCha20-Poly1305 (RFC 8439) without further data."""
    words, tag = sealed[:-_TAG], sealed[-_TAG:]
    padded = words + bytes(-len(words) % 16) + bytes(8) + len(words).to_bytes(8, "little")
    if not hmac.compare_digest(_poly1305(_block(key, 0, nonce)[:32], padded), tag):
        raise Refused
    stream = b"".join(_block(key, 1 + at, nonce) for at in range(-(-len(words) // 64)))
    return bytes(one ^ other for one, other in zip(words, stream, strict=False))


def _poly1305(key: bytes, message: bytes) -> bytes:
    factor = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total, prime = 0, (1 << 130) - 5
    for at in range(0, len(message), 16):
        total = (total + int.from_bytes(message[at : at + 16] + b"\x01", "little")) * factor % prime
    return ((total + int.from_bytes(key[16:], "little")) % (1 << 128)).to_bytes(16, "little")


def _block(key: bytes, counter: int, nonce: bytes) -> bytes:
    start = [int.from_bytes(part, "little") for part in _fours(b"expand 32-byte k" + key)]
    start += [counter, *(int.from_bytes(part, "little") for part in _fours(nonce))]
    state = list(start)
    for _ in range(10):
        for a, b, c, d in _QUARTERS:
            for x, y, z, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                state[x] = (state[x] + state[y]) & _WORD
                mixed = state[z] ^ state[x]
                state[z] = (mixed << turn | mixed >> (32 - turn)) & _WORD
    return b"".join(((one + other) & _WORD).to_bytes(4, "little") for one, other in zip(start, state, strict=True))


def _fours(content: bytes) -> list[bytes]:
    return [content[at : at + 4] for at in range(0, len(content), 4)]
