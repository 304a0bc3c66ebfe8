"""Sealing with age, so that the standard ``age`` tool opens everything without PainPlan.

All of it is done by pyrage; this module and the process of `opening_aside` are the only ones that know it.

``key.age`` holds an identity, sealed with the passphrase; ``key.pub`` its public key. Every file is sealed to that
public key, so something can be put in without the passphrase, and nothing can be read.
"""

import mmap
import re
import threading
import time
from typing import Any

import pyrage
from pyrage import passphrase as by_passphrase
from pyrage import x25519

from painplan.errors import CannotDo
from painplan.kit.assets import asset
from painplan.kit.pattern import pattern
from painplan.kit.words import say
from painplan.store.sealed import opening_aside
from painplan.store.sealed.passphrases import doubt_about

Identity = Any
"""pyrage has no type information: this is its ``x25519.Identity``."""
_AGE = b"age-encryption.org/v1\n"
_WORK = pattern(rb"^-> scrypt \S+ (\d+)$", re.MULTILINE)
"""Where a file that was sealed with a passphrase says how much work a guess is: two to the power of this."""
LEAST_WORK = 17
"""The library measures how much this machine can do in a second, and takes less while the machine is busy; half of what
age's own tool asks for is the least that is taken here."""
_SEALING_TIMES = 5
USUAL_WORK, MOST_WORK = 19, 24
"""What the library takes on machines of today, and more than it ever takes: that it refuses without trying."""
_BYTES_A_STEP, _BESIDES = 1_024, 16_000_000
"""Memory for each step of the work, and for what else is needed meanwhile."""
_SECRET = pattern(r"^AGE-SECRET-KEY-1[0-9A-Z]+$", re.MULTILINE)


TOO_BUSY = "Excessive work"
"""How the library says that a passphrase would take too long here. It guesses so from a moment in which it measures how
fast the machine is, before it tries the passphrase; on a busy machine another moment says otherwise."""
TRIES, PAUSE_SECONDS = 40, 0.25


_WHOLE_KEY = pattern(rb"(?s)age-encryption\.org/v1\n-> scrypt \S+ \d+\n(?:\S+\n)+--- \S{43}\n.{107,}")
"""A key that is sealed with a passphrase, none of it cut off: 16 bytes, one line for the secret key, 16 bytes."""
_MOST_HEADER = 4_000
"""Bytes of a file that say to which key it is sealed, and more."""


class WrongPassphrase(CannotDo):
    """The passphrase does not open the key."""


def is_sealed(content: bytes) -> bool:
    """Whether this is a file of age."""
    return content.startswith(_AGE)


def new_identity() -> Identity:
    """A new key."""
    return x25519.Identity.generate()


def sealed_identity(identity: Identity, passphrase: str) -> bytes:
    """A key sealed with a passphrase; takes about two seconds, which is what makes guessing slow.

    Raises:
        WrongInput: The passphrase is empty, or far too short.
    """
    doubt_about(passphrase)
    return seal_for_travel(f"{identity}\n".encode(), passphrase)


def opened_identity(content: bytes, passphrase: str) -> Identity:
    """The key in ``key.age``. A thread that is not the main one leaves the seconds of it to a process of its own.

    Raises:
        WrongPassphrase: The passphrase is another one, or the file is damaged or holds no key.
    """
    opened = _by_passphrase(content, passphrase)
    if opened is None:
        raise WrongPassphrase(say("store.sealing.passphrase_does_not_open"))
    found = _SECRET.search(opened.decode(errors="replace"))
    if found is None:
        raise WrongPassphrase(say("store.sealing.key_age_holds_no"))
    return x25519.Identity.from_str(found[0])


def _by_passphrase(content: bytes, passphrase: str) -> bytes | None:
    if threading.current_thread() is not threading.main_thread():
        try:
            return opening_aside.opened_aside(content, passphrase)
        except opening_aside.NotAside:
            pass  # then the screens wait
    return unseal_from_travel(content, passphrase)


def public_key(identity: Identity) -> str:
    """What is needed to seal something to a key; no secret."""
    return str(identity.to_public())


def seal(content: bytes, to: str) -> bytes:
    """Seal to a public key.

    Raises:
        CannotDo: This is no public key.
    """
    if not to:
        raise CannotDo(asset("store")["seal"]["no_public"])
    try:
        return bytes(pyrage.encrypt(content, [x25519.Recipient.from_str(to)]))
    except (pyrage.RecipientError, pyrage.EncryptError) as error:
        raise CannotDo(say("store.sealing.key_pub_damaged_so", error=error)) from error


def unseal(content: bytes, identity: Identity) -> bytes | None:
    """What is in a sealed file; none when it is damaged or sealed to another key."""
    try:
        return bytes(pyrage.decrypt(content, [identity]))
    except pyrage.DecryptError:
        return None


def is_for_another(content: bytes, identity: Identity) -> bool:
    """Whether a file is sealed, and not to this key. A damaged one may look so where the damage is at its beginning."""
    try:
        pyrage.decrypt(content[:_MOST_HEADER], [identity])
    except pyrage.DecryptError as error:
        return "No matching keys" in str(error)
    return False


def is_whole_key(content: bytes | None) -> bool:
    """Whether this looks like a sealed key, so that the passphrase is another one where it does not open it."""
    return content is not None and _WHOLE_KEY.match(content) is not None


def seal_for_travel(content: bytes, passphrase: str) -> bytes:
    """Seal with the passphrase itself: to be opened anywhere, without the key of this diary.

    A guess is never made cheap because the machine was busy at this moment: the hardest of some is taken then.
    """
    check_memory(USUAL_WORK)
    hardest = b""
    for _ in range(_SEALING_TIMES):
        hardest = max(hardest, bytes(by_passphrase.encrypt(content, passphrase)), key=work_of)
        if work_of(hardest) >= LEAST_WORK:
            break
    return hardest


def work_of(content: bytes) -> int:
    """How much work one guess at the passphrase of a sealed file is, as a power of two; 0 where none is needed."""
    found = _WORK.search(content[:1_000])
    return int(found[1]) if found else 0


def unseal_from_travel(content: bytes, passphrase: str) -> bytes | None:
    """What was sealed with a passphrase; none when the passphrase is another one or it was sealed to a key.

    Raises:
        CannotDo: The machine is too busy to tell.
    """
    check_memory(work_of(content))
    for left in range(TRIES, 0, -1):
        try:
            return bytes(by_passphrase.decrypt(content, passphrase))
        except pyrage.DecryptError as error:
            if TOO_BUSY not in str(error):
                return None
        if left > 1:
            time.sleep(PAUSE_SECONDS)
    raise too_busy()


def check_memory(work: int) -> None:
    """Whether there is memory for a passphrase: where it is missing the library ends the program, with its own traces.

    Args:
        work: What `work_of` says of the sealed file.

    Raises:
        CannotDo: There is too little.
    """
    if not 0 < work <= MOST_WORK:
        return
    needed = _BYTES_A_STEP * 2**work + _BESIDES
    try:
        mmap.mmap(-1, needed).close()  # asked for, and not used: it costs nothing
    except (OSError, MemoryError, ValueError) as error:
        raise CannotDo(asset("store")["passphrase"]["memory"].format(megabytes=needed // 1_000_000)) from error


def too_busy() -> CannotDo:
    """The sentence for a passphrase that may be right."""
    return CannotDo(asset("store")["passphrase"]["busy"])
