"""What can go wrong, said as one sentence a person can act on.

Every error that leaves a room is one of these. Its text says what happened, where, and what to do now; front
ends print it as it is.
"""


class PainPlanError(Exception):
    """Base of all errors meant for a person; ``str(error)`` is the sentence."""

    exit_code = 1


class CannotDo(PainPlanError):
    """The request is understood but cannot be done: a damaged file, a lock, a safety rule (exit code 1)."""


class WrongInput(PainPlanError):
    """What was typed or given does not fit; nothing was changed (exit code 2)."""

    exit_code = 2


def quoted(text: str) -> str:
    """What was typed or read, short enough to stand in a sentence; control characters are not repeated."""
    clean = "".join(character if character.isprintable() else "�" for character in text.strip())
    return f"“{clean[:40]}{'…' if len(clean) > 40 else ''}”"
