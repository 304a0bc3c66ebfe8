"""What can go wrong, said as one sentence a person can act on.

Every error that leaves a room is one of these. Its text says what happened, where, and what to do now; front
ends print it as it is.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress


class PainPlanError(Exception):
    """Base of all errors meant for a person; ``str(error)`` is the sentence."""

    exit_code = 1


class CannotDo(PainPlanError):
    """The request is understood but cannot be done: a damaged file, a lock, a safety rule (exit code 1)."""


class WrongInput(PainPlanError):
    """What was typed or given does not fit; nothing was changed (exit code 2)."""

    exit_code = 2


class DiaryChanged(Exception):
    """Another program made something else of the diary while it was open here: sealed it, replaced it, erased it.

    What was chosen when it was opened does not hold any more, so nothing between the store and the top of the program
    goes on after this one: it is no error of what was asked. Its text is a sentence like those of the others.

    Args:
        told: What happened.
        do: What to do now.
        gone: Whether nothing is left of the diary.
        same: Whether it holds the same entries and needs no passphrase: whoever opens it anew goes on as before.
    """

    exit_code = 1

    def __init__(self, told: str, do: str, *, gone: bool = False, same: bool = False) -> None:
        super().__init__(f"{told} {do}")
        self.told, self.gone, self.same = told, gone, same


@contextmanager
def told_first(lines: Callable[[], Iterable[str]]) -> Iterator[None]:
    """What an answer leads to is told whatever becomes of saving it: an error in here carries it to the front end.

    Args:
        lines: What has to be told, from the answer alone; asked only where something went wrong.
    """
    try:
        yield
    except Exception as error:
        if not first_words(error):
            with suppress(Exception):  # what went wrong is told in any case
                error.first_words = tuple(lines())  # type: ignore[attr-defined]  # any error may carry it
        raise


def first_words(error: BaseException) -> tuple[str, ...]:
    """What has to be told before an error; nothing for most."""
    return getattr(error, "first_words", ())


def quoted(text: str) -> str:
    """What was typed or read, short enough to stand in a sentence; control characters are not repeated."""
    clean = "".join(character if character.isprintable() else "�" for character in text.strip())
    return f"“{clean[:40]}{'…' if len(clean) > 40 else ''}”"
