"""A passphrase that busy is never called a wrong one, and a busy machine seals as well as a quiet one."""

import re
import threading

import pyrage
import pytest

from painplan.errors import CannotDo
from painplan.store.sealed import opening_aside, sealing
from painplan.store.sealed.sealing import (
    LEAST_WORK,
    WrongPassphrase,
    new_identity,
    opened_identity,
    seal_for_travel,
    unseal_from_travel,
    work_of,
)
from tests.store import low_cost

WORDS = "four words for it"


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return low_cost.seal_for_travel(f"{new_identity()}\n".encode(), WORDS)


@pytest.fixture
def too_much(sealed: bytes) -> bytes:
    """The same, and what it asks for is more than any machine does."""
    return re.sub(rb"(?m)^(-> scrypt \S+) \d+$", rb"\1 40", sealed)


def test_what_is_too_much_work_is_told_as_that(too_much: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "PAUSE_SECONDS", 0)
    for passphrase in (WORDS, "another one altogether"):
        with pytest.raises(CannotDo, match="busy") as told:
            opened_identity(too_much, passphrase)
        assert not isinstance(told.value, WrongPassphrase)


def test_the_same_beside_the_screens(too_much: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Exception] = []
    *command, program = opening_aside.COMMAND
    at_once = program.replace(f"time.sleep({sealing.PAUSE_SECONDS})", "pass")
    assert at_once != program
    monkeypatch.setattr(opening_aside, "COMMAND", (*command, at_once))
    monkeypatch.setattr(sealing, "PAUSE_SECONDS", 0)

    def beside() -> None:
        try:
            opened_identity(too_much, WORDS)
        except CannotDo as error:
            told.append(error)

    thread = threading.Thread(target=beside)
    thread.start()
    thread.join()
    assert ["busy" in str(error) for error in told] == [True]


def test_it_is_tried_again_where_the_library_was_mistaken(sealed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "PAUSE_SECONDS", 0)
    answers: list[str | bytes] = [
        "Excessive work parameter for passphrase.",
        "Excessive work parameter for passphrase.",
        b"opened",
    ]

    def decrypt(content: bytes, passphrase: str) -> bytes:
        answer = answers.pop(0)
        if isinstance(answer, bytes):
            return answer
        raise pyrage.DecryptError(answer)

    monkeypatch.setattr(pyrage.passphrase, "decrypt", decrypt)
    assert unseal_from_travel(sealed, WORDS) == b"opened"


def test_the_hardest_of_some_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = iter([13, 15, 14, 12, 11])

    def encrypt(content: bytes, passphrase: str) -> bytes:
        return b"age-encryption.org/v1\n-> scrypt c2FsdA %d\n" % next(measured)

    monkeypatch.setattr(pyrage.passphrase, "encrypt", encrypt)
    assert work_of(seal_for_travel(b"words", WORDS)) == 15
    measured = iter([13, LEAST_WORK, 20])
    assert work_of(seal_for_travel(b"words", WORDS)) == LEAST_WORK
    assert list(measured) == [20], "no more than is needed"
