"""Opening a key while others go on: by the library, in a process of its own."""

import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pyrage
import pytest

from painplan.errors import CannotDo
from painplan.store.sealed import opening_aside, sealing
from painplan.store.sealed.sealing import WrongPassphrase, new_identity, opened_identity, public_key, sealed_identity
from tests.store import low_cost

WORDS = "several wörds 🙂"

pytestmark = pytest.mark.slow


@pytest.fixture
def key() -> tuple[str, bytes]:
    """A public key, and its secret one sealed."""
    identity = new_identity()
    return public_key(identity), sealed_identity(identity, WORDS)


class Opening(threading.Thread):
    """Opens a key in a thread, as the screens do."""

    def __init__(self, content: bytes, passphrase: str) -> None:
        super().__init__()
        self.given, self.found = (content, passphrase), ""
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.found = public_key(opened_identity(*self.given))
        except Exception as error:
            self.error = error


def opened(content: bytes, passphrase: str) -> Opening:
    opening = Opening(content, passphrase)
    opening.start()
    opening.join()
    return opening


@pytest.mark.real_passphrase  # it takes seconds by intention
def test_other_threads_go_on_while_it_opens(key: tuple[str, bytes]) -> None:
    opening, ticks = Opening(key[1], WORDS), 0
    opening.start()
    while opening.is_alive():
        time.sleep(0.001)
        ticks += 1
    assert opening.found == key[0]
    assert ticks > 20


def test_another_passphrase_and_what_was_changed_do_not_open(key: tuple[str, bytes]) -> None:
    public, sealed = key
    changed = bytearray(sealed)
    changed[-1] ^= 1
    assert opened(sealed, WORDS).found == public
    for content, passphrase in ((sealed, WORDS.upper()), (bytes(changed), WORDS), (sealed[:-1], WORDS), (b"", WORDS)):
        assert isinstance(opened(content, passphrase).error, WrongPassphrase)


def test_the_same_is_refused_in_a_thread_and_without(key: tuple[str, bytes]) -> None:
    """A last character of the MAC whose spare bits are set: the standard tool refuses such a file."""
    header, _, rest = key[1].partition(b"\n--- ")
    mac, _, body = rest.partition(b"\n")
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    other = letters[letters.index(mac[-1:]) ^ 1 : (letters.index(mac[-1:]) ^ 1) + 1]
    content = header + b"\n--- " + mac[:-1] + other + b"\n" + body
    assert isinstance(opened(content, WORDS).error, WrongPassphrase)
    with pytest.raises(WrongPassphrase):
        opened_identity(content, WORDS)


@pytest.mark.parametrize("command", [("no such program",), (sys.executable, "-c", "raise SystemExit(1)")])
def test_where_no_process_can_be_had_it_is_done_here(
    key: tuple[str, bytes], monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(opening_aside, "COMMAND", command)
    assert opened(key[1], WORDS).found == key[0]


def test_the_passphrase_stands_in_no_argument_and_no_file(
    key: tuple[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    run = subprocess.run

    def watching(command: Any, **how: Any) -> Any:
        seen.append((command, {name: value for name, value in how.items() if name != "input"}))
        return run(command, **how)

    monkeypatch.setattr(subprocess, "run", watching)
    monkeypatch.chdir(tmp_path)
    assert opened(key[1], WORDS).found == key[0]
    assert len(seen) == 1
    assert WORDS not in str(seen)
    assert list(tmp_path.iterdir()) == []


BUSY = "Excessive work parameter for passphrase. Decryption would take around 64 seconds."


@pytest.mark.parametrize("times", [3, sealing.TRIES])
@pytest.mark.parametrize("aside", [False, True])
def test_a_busy_machine_never_calls_a_right_passphrase_wrong(
    monkeypatch: pytest.MonkeyPatch, times: int, aside: bool
) -> None:
    """The library measures how fast the machine is, and refuses before it looks at the passphrase."""
    public, (new, _) = low_cost.KEYS[0].public, low_cost.KEYS[0]
    if aside:
        pretend = f"""
import pyrage
before, said = pyrage.passphrase.decrypt, []
def decrypt(*given):
    said.append(given)
    if len(said) <= {times}:
        raise pyrage.DecryptError({BUSY!r})
    return before(*given)
pyrage.passphrase.decrypt = decrypt
"""
        *command, program = opening_aside.COMMAND
        program = pretend + program.replace(f"time.sleep({sealing.PAUSE_SECONDS})", "pass")
        monkeypatch.setattr(opening_aside, "COMMAND", (*command, program))
        opening = opened(new.sealed, low_cost.PASSPHRASE)
        found, error = opening.found, opening.error
    else:
        monkeypatch.setattr(sealing, "PAUSE_SECONDS", 0)
        before, said = pyrage.passphrase.decrypt, list[object]()

        def decrypt(*given: object) -> object:
            said.append(given)
            if len(said) <= times:
                raise pyrage.DecryptError(BUSY)
            return before(*given)

        monkeypatch.setattr(pyrage.passphrase, "decrypt", decrypt)
        found, error = "", None
        try:
            found = public_key(opened_identity(new.sealed, low_cost.PASSPHRASE))
        except CannotDo as refused:
            error = refused
    if times < sealing.TRIES:
        assert (found, error) == (public, None)
    else:
        assert isinstance(error, CannotDo)
        assert not isinstance(error, WrongPassphrase)
        assert "so busy now" in str(error)
