"""Opening a key while others go on: by the library, in a process of its own."""

import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from painplan.store import opening_aside
from painplan.store.sealing import WrongPassphrase, new_identity, opened_identity, public_key, sealed_identity

WORDS = "several wörds 🙂"

pytestmark = pytest.mark.slow  # a passphrase takes seconds by intention


@pytest.fixture(scope="module")
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
